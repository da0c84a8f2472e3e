"""What tests of the products page look at: a cell of the list, the words in the panel, the stock in the book."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from storemanager.database import Book
from storemanager.gui.models.rows import CELL
from storemanager.gui.pages.products import ProductsPage
from storemanager.services import stock


def shown(page: ProductsPage, row: int, column: int) -> object:
    return page.model.index(row, column).data(CELL)


def said(page: ProductsPage) -> str:
    """Every word in the panel that can be seen."""
    return " | ".join(each.text() for each in page.side.findChildren(QLabel) if each.isVisible())


def on_hand(book: Book, variant_id: int) -> int:
    with book.read() as session:
        return stock.availability(session, [variant_id])[variant_id].on_hand

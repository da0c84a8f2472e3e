"""What tests of the products page look at: a cell of the list, the words in the panel, the stock in the book."""

from __future__ import annotations

from storemanager.database import Book
from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.products import ProductsPage
from storemanager.services import stock
from tests.gui.pages.shown import said as words_in


def shown(page: ProductsPage, row: int, column: int) -> Cell:
    """What the list paints there, once the row is loaded."""
    cell = page.model.index(row, column).data(CELL)
    assert isinstance(cell, Cell)
    return cell


def said(page: ProductsPage) -> str:
    """Every word in the panel that can be seen."""
    return words_in(page.side)


def on_hand(book: Book, variant_id: int) -> int:
    with book.read() as session:
        return stock.availability(session, [variant_id])[variant_id].on_hand

"""Three products, and the page they stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.pages.products import ProductsPage
from storemanager.services import orders
from storemanager.services.orders import LineInput, OrderInput
from tests.gui.pages.desk import Desk, at_the_desk
from tests.makers import NOON, a_shop, a_variant


@pytest.fixture
def shop(book: Book) -> dict[str, int]:
    """Three products, one of them partly promised to an order."""
    with book.write() as session:
        a_shop(session)
        ids = {
            "TEA": a_variant(session, "TEA", name="Trà sen Tây Hồ", on_hand=12, price=226_000),
            "SUGAR": a_variant(session, "SUGAR", name="Đường phèn", on_hand=40, price=30_000),
            "HONEY": a_variant(session, "HONEY", name="Mật ong", on_hand=3, price=189_000),
        }
        given = OrderInput((LineInput(ids["TEA"], 5),), contact_name="Lê Minh Châu", placed_at=NOON)
        orders.create(session, given, now=NOON)
    return ids


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, shop: dict[str, int]) -> Iterator[tuple[Desk, ProductsPage]]:
    with at_the_desk(qtbot, book, ProductsPage) as found:
        yield found

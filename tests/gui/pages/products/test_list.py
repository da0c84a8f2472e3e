"""The list of products as its owner reads it: found, sorted, copied, and kept over a refresh."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.gui.languages import Languages
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.widgets.notes import EmptyState
from tests.gui.pages.desk import Desk, at_the_desk
from tests.gui.pages.products.seen import shown
from tests.gui.pages.shown import filled_buttons
from tests.makers import a_shop, a_variant, put_in_stock


def test_the_list_says_what_is_available_and_what_that_is_made_of(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    _, page = at
    cell = shown(page, page.model.row_of(shop["TEA"]), 1)
    assert (cell.text, cell.second) == ("7", "12 − 5")
    assert "3 variants" in page.head.fact.text()


def test_a_product_is_found_without_accents_and_the_filter_can_be_cleared(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    page.focus_filter()
    with desk.qtbot.waitSignal(page.model.loaded):
        desk.qtbot.keyClicks(page.filters.search, "duong")
    assert list(page.model.all_ids()) == [shop["SUGAR"]]
    with desk.qtbot.waitSignal(page.model.loaded):
        desk.qtbot.keyClicks(page.filters.search, "xyz")
    state = page.card.empty_state()
    assert isinstance(state, EmptyState)
    assert state.title.text() == "No product found"
    with desk.qtbot.waitSignal(page.model.loaded):
        page.clear_filters()
    assert page.model.rowCount() == 3
    assert page.card.empty_state() is None


def test_pressing_a_heading_sorts_and_pressing_it_again_turns_the_order_round(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    head = page.table.horizontalHeader()
    middle = QPoint(head.sectionViewportPosition(1) + head.sectionSize(1) // 2, head.height() // 2)
    for wanted in (["HONEY", "TEA", "SUGAR"], ["SUGAR", "TEA", "HONEY"]):
        with desk.qtbot.waitSignal(page.model.loaded):
            desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert list(page.model.all_ids()) == [shop[sku] for sku in wanted]


def test_ctrl_c_copies_amounts_as_plain_numbers(at: tuple[Desk, ProductsPage], shop: dict[str, int]) -> None:
    desk, page = at
    page.table.go_to(shop["TEA"])
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Trà sen Tây Hồ\t7\t226000"


def test_a_refresh_keeps_the_current_row_and_the_ticks(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    page.table.go_to(shop["TEA"])
    desk.press(Qt.Key.Key_Space)
    with book.write() as session:
        put_in_stock(session, shop["HONEY"], 5)
        a_variant(session, "AAA", name="An toàn", on_hand=1)
    page.refresh()
    desk.settle()
    assert page.table.current_id() == shop["TEA"]
    assert page.model.ticked == {shop["TEA"]}
    assert page.model.rowCount() == 4


def test_an_empty_shop_is_told_what_to_do_first(qtbot: QtBot, dressed: QApplication, book: Book) -> None:
    with book.write() as session:
        a_shop(session)
    with at_the_desk(qtbot, book, ProductsPage) as (_, page):
        state = page.card.empty_state()
        assert isinstance(state, EmptyState)
        assert state.title.text() == "No products yet"
        assert len(filled_buttons(page)) == 1


def test_switching_the_language_puts_every_word_of_the_page_into_it(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], qapp: QApplication
) -> None:
    desk, page = at
    desk.open(shop["TEA"])
    languages = Languages(qapp)
    try:
        languages.use("vi")
        QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        assert page.head.title.text() == "Hàng hoá"
        assert page.table.model().headerData(0, Qt.Orientation.Horizontal) == "Hàng"
        assert page.side.tabs.tabText(0) == "Vì sao còn 7?"
    finally:
        languages.use("en")

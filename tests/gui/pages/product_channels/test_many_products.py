"""Many products at once: ticked on channels, renamed and repriced in a grid, taken back, looked at and sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from storemanager import clock
from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.product_channels import grid_rows
from storemanager.gui.pages.product_channels.grid_rows import GridRow
from storemanager.gui.pages.product_channels.keys import EDIT, SENDING
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.records import PutOnChannels
from storemanager.practice.woocommerce.records import Product
from storemanager.services import catalog
from storemanager.services.catalog_inputs import ProductInput, VariantInput
from tests.gui.pages.product_channels.two_channels import SLOW, TwoChannels, press
from tests.gui.pages.shown import said

CONTROL = Qt.KeyboardModifier.ControlModifier
SKUS = ("LY-1", "LY-2", "LY-3")
ON_WEB, WEB_PRICE, ON_PAGE, PAGE_PRICE = 1, 2, 3, 4
HERE, TITLE, PRICE = 1, 2, 4
"""The columns of all channels, and those of one."""


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[TwoChannels]:
    made = TwoChannels(tmp_path / "shop")
    made.begin(qtbot)
    yield made
    made.end()


@pytest.fixture
def products(shop: TwoChannels, qtbot: QtBot) -> tuple[int, ...]:
    """Three glasses that no channel has, in the grid."""
    made = tuple(shop.a_product(f"Ly thuỷ tinh {sku}", sku) for sku in SKUS)
    shop.window.open_record("product_channels_grid", PutOnChannels(made))
    shop.quiet(qtbot)
    shop.grid().table.setFocus()
    return made


def choose(shop: TwoChannels, rows: range, column: int) -> None:
    table, model = shop.grid().table, shop.grid().model
    chosen = table.selectionModel()
    first, last = model.index(rows[0], column), model.index(rows[-1], column)
    chosen.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
    chosen.select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)


def texts(shop: TwoChannels, column: int) -> list[str]:
    model = shop.grid().model
    return [model.text_at(model.index(row, column)) for row in range(model.rowCount())]


def on_website(shop: TwoChannels) -> dict[str, Product]:
    return {each.sku: each for each in shop.website.products.values() if each.sku in SKUS}


def test_a_grid_of_products_goes_on_two_channels_as_it_was_filled_in(
    shop: TwoChannels, products: tuple[int, ...], qtbot: QtBot
) -> None:
    grid, table = shop.grid(), shop.grid().table
    choose(shop, range(3), ON_WEB)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert texts(shop, ON_WEB) == ["x", "x", "x"]
    choose(shop, range(1, 3), ON_PAGE)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    QGuiApplication.clipboard().setText("+8% ~1000")
    choose(shop, range(1), WEB_PRICE)
    qtbot.keyClick(table, Qt.Key.Key_V, CONTROL)
    shop.quiet(qtbot)
    choose(shop, range(1), WEB_PRICE)
    qtbot.keyClick(table, Qt.Key.Key_D, CONTROL)
    shop.quiet(qtbot)
    assert texts(shop, WEB_PRICE) == ["+8% ~1000"] * 3
    QGuiApplication.clipboard().setText("150000\n99k")
    choose(shop, range(1, 3), PAGE_PRICE)
    qtbot.keyClick(table, Qt.Key.Key_V, CONTROL)
    shop.quiet(qtbot)
    assert texts(shop, PAGE_PRICE) == ["", "150000", "99000"]
    press(qtbot, grid.check_button)
    shop.quiet(qtbot)
    assert grid.send_button.text() == "Send 5 changes"

    qtbot.keyClick(grid, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    assert shop.window.current_key() == SENDING
    sending = shop.sending()
    assert sending.model.rowCount() == 5
    assert not on_website(shop)
    qtbot.keyClick(sending, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    shop.sync.runner.sync()
    shop.quiet(qtbot)
    assert {sku: each.regular_price for sku, each in on_website(shop).items()} == dict.fromkeys(SKUS, "157000")
    assert {sku: shop.graph.price_of(sku)[0] for sku in shop.graph.items} == {"LY-2": "150000 VND", "LY-3": "99000 VND"}


def test_everything_in_the_grid_can_be_taken_back_and_done_again(
    shop: TwoChannels, products: tuple[int, ...], qtbot: QtBot
) -> None:
    grid, table = shop.grid(), shop.grid().table
    assert grid.tabs is not None
    grid.tabs.choose(str(shop.web))
    shop.quiet(qtbot)
    choose(shop, range(3), HERE)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    QGuiApplication.clipboard().setText("Ly quà tặng")
    choose(shop, range(3), TITLE)
    qtbot.keyClick(table, Qt.Key.Key_V, CONTROL)
    shop.quiet(qtbot)
    assert texts(shop, TITLE) == ["Ly quà tặng"] * 3
    qtbot.keyClick(table, Qt.Key.Key_Z, CONTROL)
    shop.quiet(qtbot)
    assert texts(shop, TITLE) == [""] * 3
    qtbot.keyClick(table, Qt.Key.Key_Z, CONTROL)
    assert texts(shop, HERE) == [""] * 3
    assert not grid.undo_button.isEnabled()
    for _ in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Y, CONTROL)
        shop.quiet(qtbot)
    assert texts(shop, HERE) == ["x"] * 3
    assert texts(shop, TITLE) == ["Ly quà tặng"] * 3


def test_ticked_products_are_put_on_channels_from_the_list(shop: TwoChannels, qtbot: QtBot) -> None:
    page = shop.page("products", qtbot)
    assert isinstance(page, ProductsPage)
    page.table.tick_all(True)
    shop.settle(qtbot)
    press(qtbot, page.channels_button)
    shop.quiet(qtbot)
    grid = shop.grid()
    assert shop.window.current_page() is grid
    assert grid.model.rowCount() == 3
    assert "3 products" in said(grid.head)
    qtbot.waitUntil(lambda: grid.model.row(0) is not None, timeout=SLOW)


def test_prices_are_typed_into_their_cells_what_is_none_is_said_and_enter_opens_the_form(
    shop: TwoChannels, products: tuple[int, ...], qtbot: QtBot
) -> None:
    grid = shop.grid()
    problems: list[object] = []
    shop.background.problem.connect(problems.append)
    QGuiApplication.clipboard().setText("150000\ncheap")
    choose(shop, range(2), WEB_PRICE)
    qtbot.keyClick(grid.table, Qt.Key.Key_V, CONTROL)
    shop.quiet(qtbot)
    assert len(problems) == 1
    assert texts(shop, WEB_PRICE) == ["", "", ""], "all of it or nothing"

    assert grid.tabs is not None
    grid.tabs.choose(str(shop.web))
    shop.quiet(qtbot)
    grid.table.setFocus()
    choose(shop, range(1), PRICE)
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    field = grid.table.viewport().findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "+10%")
    with qtbot.waitSignal(grid.model.typed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    shop.quiet(qtbot)
    cell = grid.model.index(0, PRICE + 1).data(CELL)
    assert isinstance(cell, Cell)
    assert cell.text == "159,500\u00a0₫"

    choose(shop, range(1), 0)
    qtbot.keyClick(grid.table, Qt.Key.Key_Return)
    shop.quiet(qtbot)
    assert shop.window.current_key() == EDIT
    part = shop.edit().current_part()
    assert part is not None
    assert part.account_id == shop.web


def test_a_thousand_ticked_products_open_as_fast_as_a_few_and_are_all_checked(shop: TwoChannels, qtbot: QtBot) -> None:
    with shop.book.write() as session:
        given = [ProductInput(f"Ly {one:04}", (VariantInput(f"K-{one:04}", price=90_000),)) for one in range(1000)]
        made = tuple(each.product_id for each in catalog.create_products(session, given, now=clock.now()))
    asked: list[int] = []
    fetch = grid_rows.rows

    def counting(session: Session, ids: Sequence[int], accounts: Sequence[int], now: datetime) -> dict[int, GridRow]:
        asked.append(len(ids))
        return fetch(session, ids, accounts, now)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(grid_rows, "rows", counting)
        shop.window.open_record("product_channels_grid", PutOnChannels(made))
        shop.quiet(qtbot)
        grid = shop.grid()
        qtbot.waitUntil(lambda: grid.model.row(0) is not None, timeout=SLOW)
        shop.quiet(qtbot)
        assert grid.model.rowCount() == 1000
        assert sum(asked) <= 300, "only what comes into view is asked for"
        assert len(grid.checked) == 2000, "and yet all of them are checked"
        QGuiApplication.clipboard().setText("+8% ~1000")
        choose(shop, range(1000), WEB_PRICE)
        qtbot.keyClick(grid.table, Qt.Key.Key_V, CONTROL)
        shop.quiet(qtbot)
        last = grid.model.index(999, WEB_PRICE)
        qtbot.waitUntil(lambda: grid.model.text_at(last) == "+8% ~1000", timeout=SLOW)

"""An account's sets by mouse and keys: categories ticked, shown there after a sync, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from storemanager.gui.channel_access import COLLECTIONS
from storemanager.gui.pages.channels.collections import CollectionsPart
from storemanager.services import catalog
from storemanager.services.catalog_inputs import ProductInput, VariantInput
from storemanager.services.collections import CollectionState
from tests.channels.facebook.conftest import put
from tests.gui.pages.page_shop import SLOW, PageShop
from tests.makers import NOON, put_in_stock


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PageShop]:
    made = PageShop(tmp_path)
    qtbot.addWidget(made.window)
    for sku, place in (("TRA", ("Đồ uống", "Trà")), ("COC", ("Gốm",))):
        put(made.graph, sku, quantity_to_sell_on_facebook=5, price="120000 VND")
        with made.book.write() as session:
            given = ProductInput(sku, (VariantInput(sku, price=120_000),), categories=(place,))
            [product] = catalog.create_products(session, [given], now=NOON)
            put_in_stock(session, product.variant_ids[0], 5)
    made.connect_page()
    yield made
    made.close()


def synced(shop: PageShop, qtbot: QtBot) -> None:
    shop.sync.runner.sync_accounts([shop.page_account])
    shop.quiet(qtbot)


def states(part: CollectionsPart) -> dict[str, CollectionState]:
    return {row.path: row.state for row in part.model.rows}


def test_categories_are_ticked_and_become_sets_and_go_again(
    shop: PageShop, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    part = shop.look(COLLECTIONS, qtbot).collections
    synced(shop, qtbot)
    qtmodeltester.check(part.model)
    assert set(states(part).values()) == {CollectionState.OFF}
    qtbot.waitUntil(lambda: [row.items for row in part.model.rows] == [1, 1, 1], timeout=SLOW)
    table = part.table
    table.setFocus()
    table.go_to(part.model.rows[0].id)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.mouseClick(part.keep_button, Qt.MouseButton.LeftButton)
    shop.quiet(qtbot)
    qtbot.waitUntil(lambda: states(part)["Đồ uống"] is CollectionState.WAITING, timeout=SLOW)
    synced(shop, qtbot)
    qtbot.waitUntil(lambda: states(part)["Đồ uống"] is CollectionState.KEPT, timeout=SLOW)
    assert [each.name for each in shop.graph.sets.values()] == ["Đồ uống"]
    qtbot.keyClick(table, Qt.Key.Key_Return)
    shop.quiet(qtbot)
    synced(shop, qtbot)
    qtbot.waitUntil(lambda: states(part)["Đồ uống"] is CollectionState.OFF, timeout=SLOW)
    assert shop.graph.sets == {}


def test_ticking_is_taken_back_with_undo(shop: PageShop, qtbot: QtBot) -> None:
    part = shop.look(COLLECTIONS, qtbot).collections
    part.table.tick_all(True)
    part.keep_button.click()
    shop.quiet(qtbot)
    qtbot.waitUntil(lambda: set(states(part).values()) == {CollectionState.WAITING}, timeout=SLOW)
    [toast] = shop.window.toasts.toasts()
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    shop.quiet(qtbot)
    qtbot.waitUntil(lambda: set(states(part).values()) == {CollectionState.OFF}, timeout=SLOW)

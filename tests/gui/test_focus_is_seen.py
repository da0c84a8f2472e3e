"""The program by Tab alone: the keys come round every page, and one always sees where they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storemanager.gui.pages.messages import MessagesPage
from storemanager.gui.records import ConnectChannel
from storemanager.services.conversations import ThreadKey
from tests.gui.channel_shop import ChannelShop
from tests.gui.whole_shop import WholeShop, channel_pages

MOST = 60
"""No page has more places to stop at."""
AROUND = 4


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[WholeShop]:
    made = WholeShop(tmp_path / "shop", products=3)
    made.begin(qtbot)
    yield made
    made.end()


def test_tab_comes_round_every_page_and_is_seen_everywhere(shop: WholeShop, qtbot: QtBot) -> None:
    window = shop.window
    wrong: list[str] = []
    for key in ("home", "orders", "customers", "channels", "files", "attention", "sync"):
        shop.page(key, qtbot)
        wrong += [f"{key}: {said}" for said in walk(shop, qtbot)]
    for key, record in (
        ("orders", shop.order),
        ("products", shop.variant),
        ("channels", shop.account),
        ("channels", ConnectChannel("woocommerce")),
        ("settings", "offers"),
        ("settings", "look"),
        *channel_pages(shop.product_of_variant(), shop.account),
    ):
        window.open_record(key, record)
        shop.settle(qtbot)
        wrong += [f"{key}, {record}: {said}" for said in walk(shop, qtbot)]
    wrong += _conversation(shop, qtbot)
    assert wrong == []


def _conversation(shop: WholeShop, qtbot: QtBot) -> list[str]:
    """With everything that has to be chosen."""
    _easy, hard = shop.people_write()
    page = shop.page("messages", qtbot)
    assert isinstance(page, MessagesPage)
    shop.window.open_record("messages", ThreadKey("conversation", hard))
    qtbot.waitUntil(lambda: bool(page.side.rows) and bool(page.side.rows[0].choices), timeout=10_000)
    shop.settle(qtbot)
    return [f"messages: {said}" for said in walk(shop, qtbot)]


def walk(shop: ChannelShop, qtbot: QtBot) -> list[str]:
    """From the search on by Tab, until it comes there again."""
    start, seen = shop.window.search_field, 0
    wrong: list[str] = []
    start.setFocus(Qt.FocusReason.TabFocusReason)
    while seen < MOST:
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is start:
            return wrong
        if now is None or now is at:
            return [*wrong, f"{told(at)} does not let the keys go on"]
        if not shows(now):
            wrong.append(f"{told(now)} looks the same with the keys and without")
        seen += 1
    return [*wrong, "the keys never come round"]


def shows(widget: QWidget) -> bool:
    """Whether anything in or just around it changes when the keys leave it."""
    with_keys = picture(widget)
    widget.clearFocus()
    without = picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return with_keys != without


def picture(widget: QWidget) -> QImage:
    window = widget.window()
    around = widget.rect().adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return window.grab(QRect(widget.mapTo(window, around.topLeft()), around.size())).toImage()


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"

"""Connecting a Facebook Page by hand: the token finds Page and catalogue, and the book's numbers reach it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from storemanager.gui.pages.connect.page import ConnectView
from storemanager.gui.pages.connect.wording import MATCH, PREVIEW
from storemanager.gui.records import ConnectChannel
from storemanager.practice.facebook import GraphSettings, PracticeGraph
from storemanager.practice.server import PracticeServer
from storemanager.services import accounts
from tests.channels.facebook.conftest import LAN
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.test_connect import enter, press, quiet
from tests.makers import a_product
from tests.practice.facebook.conftest import a_row

SLOW = 60_000


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    made = ChannelShop(tmp_path, products=1)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    made.window.start_pages("channels")
    yield made
    made.close()


@pytest.fixture
def graph() -> PracticeGraph:
    graph = PracticeGraph(GraphSettings(batch_seconds=0))
    graph.put_item(a_row("AO", quantity_to_sell_on_facebook=1)["data"])
    graph.writes(LAN, "chào shop")
    return graph


@pytest.fixture
def server(graph: PracticeGraph) -> Iterator[PracticeServer]:
    with PracticeServer(graph) as server:
        yield server


@pytest.fixture
def view(shop: ChannelShop, server: PracticeServer, qtbot: QtBot) -> ConnectView:
    """The form, pointed at this computer before anything else is entered."""
    view = shop.channels().connect_view
    shop.window.open_record("channels", ConnectChannel("facebook"))
    qtbot.waitUntil(lambda: "api_address" in view.form.rows and view.isVisible(), timeout=SLOW)
    field = view.form.rows["api_address"].field
    assert isinstance(field, QLineEdit)
    assert field.text() == "https://graph.facebook.com"
    field.setText(server.url)
    quiet(shop, qtbot)
    return view


def test_a_page_is_connected_and_its_catalogue_shows_what_the_book_has(
    view: ConnectView, shop: ChannelShop, graph: PracticeGraph, qtbot: QtBot
) -> None:
    with shop.book.write() as session:
        a_product(session, "Áo", ("AO",), price=120_000, on_hand=4)
    known = graph.settings
    assert "looks like" in enter(view, qtbot, "app_secret", known.app_secret)
    assert "accepts the token" in enter(view, qtbot, "access_token", known.system_token)
    qtbot.waitUntil(lambda: view.form.value("catalog_id") == known.catalog_id, timeout=SLOW)
    assert view.form.value("page_id") == known.page_id
    press(view, qtbot)
    qtbot.waitUntil(lambda: view.step == MATCH and "1 matched" in view.match.fact.text(), timeout=SLOW)
    with shop.book.read() as session:
        [row] = accounts.rows(session)
    assert row.name == "Mây Shop"
    assert row.address == f"https://www.facebook.com/{known.page_id}"
    quiet(shop, qtbot)
    qtbot.waitUntil(view.next_button.isEnabled, timeout=SLOW)
    qtbot.keyClick(shop.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: view.step == PREVIEW and view.preview.model.rowCount() == 1, timeout=SLOW)
    press(view, qtbot)
    qtbot.waitUntil(lambda: graph.quantity_of("AO") == 4, timeout=SLOW)
    qtbot.waitUntil(lambda: graph.price_of("AO")[0] == "120000 VND", timeout=SLOW)
    quiet(shop, qtbot)


def test_a_dead_token_is_told_below_its_field(view: ConnectView, graph: PracticeGraph, qtbot: QtBot) -> None:
    enter(view, qtbot, "app_secret", graph.settings.app_secret)
    assert "does not know the access token" in enter(view, qtbot, "access_token", "EAAwrong")
    assert not view.next_button.isEnabled()


def test_the_guide_leads_to_meta_s_own_pages(view: ConnectView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    button = view.guide.open_button
    assert button is not None
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == ["https://developers.facebook.com/apps/"]

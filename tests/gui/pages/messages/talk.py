"""A shop with a practice Page before the window, and people who write: what tests of the messages page stand on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.gui.pages.messages import MessagesPage
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.widgets.page import PlainPage
from storemanager.gui.window import ATTENTION, CHANNELS, SYNC
from storemanager.practice.facebook import GraphSettings, PracticeGraph
from storemanager.practice.server import PracticeServer
from storemanager.services import accounts, orders
from storemanager.services import shop as shops
from storemanager.services.orders import OrderDetail, OrderFilter
from storemanager.sync.connections import Connections
from storemanager.texts import translate
from storemanager.vault import open_vault
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.messages.talks import a_talk

SLOW = 30_000


class TalkShop(ChannelShop):
    """The window with the real messages page; `graph` is the practice Page, `page_account` its account."""

    def __init__(self, folder: Path, *, products: int = 1) -> None:
        super().__init__(folder, products=products)
        self.graph = PracticeGraph(GraphSettings(batch_seconds=0))
        self.page_server: PracticeServer = self._ends.enter_context(PracticeServer(self.graph))
        self.page_account = 0

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            PageSpec("home", translate("window", "Today"), "house", PlainPage),
            PageSpec("orders", translate("window", "Orders"), "clipboard-list", PlainPage),
            PageSpec("customers", translate("window", "Customers"), "users", PlainPage),
            PageSpec(
                "messages", translate("window", "Messages"), "message-square",
                lambda: MessagesPage(self.background, self.sync),
            ),
            PageSpec(CHANNELS, translate("window", "Channels"), "store", PlainPage),
            PageSpec(ATTENTION, translate("window", "Needs attention"), "triangle-alert", PlainPage, "hidden"),
            PageSpec(SYNC, translate("window", "Sync"), "refresh-cw", PlainPage, "hidden"),
        )  # fmt: skip

    def connect_page(self, name: str = "Mây Shop", **values: str) -> int:
        """The practice Page as it is connected after an earlier day; the book's numbers go out."""
        known = self.graph.settings
        plain = {
            "api_address": self.page_server.url, "page_id": known.page_id, "catalog_id": known.catalog_id,
            "instagram_id": known.instagram_id, "instagram_name": known.instagram_name, **values,
        }  # fmt: skip
        secrets = {"access_token": known.system_token, "app_secret": known.app_secret}
        with self.book.read() as session:
            public_id = shops.get(session).public_id
        connections = Connections(self.book, lambda: open_vault(self.folder, public_id))
        found = connections.try_out("facebook", plain, secrets)
        self.page_account = connections.add("facebook", name, plain, secrets, found, at=clock.now())
        with self.book.write() as session:
            accounts.activate(session, self.page_account, looked=True, now=clock.now())
        return self.page_account

    def messages(self) -> MessagesPage:
        page = self.window.page("messages")
        assert isinstance(page, MessagesPage)
        return page

    def writes(self, name: str, *said: str, ago: timedelta = timedelta(minutes=10), place: str = "MESSENGER") -> int:
        """Somebody wrote, and it is in the book already."""
        with self.book.write() as session:
            return a_talk(session, self.page_account, name, said, at=clock.now() - ago, place=place)


class Talk:
    """What a test does to the page, and waits for."""

    def __init__(self, shop: TalkShop, qtbot: QtBot) -> None:
        self.shop, self.qtbot = shop, qtbot

    @property
    def page(self) -> MessagesPage:
        return self.shop.messages()

    def settle(self) -> None:
        """Until everything asked was answered, and no round runs."""
        page = self.page

        def quiet() -> bool:
            busy = page.later.isActive() or page.opening() or self.shop.sync.runner.running
            return not busy and not self.shop.background.waiting()

        for _ in range(3):
            self.qtbot.waitUntil(quiet, timeout=SLOW)
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def click_thread(self, place: int) -> None:
        """The first click: the conversation at this place of the list."""
        self.point_at(place)
        self.settle()

    def point_at(self, place: int) -> None:
        """The same, and nothing is waited for."""
        table = self.page.threads.table
        box = table.visualRect(table.table_model().index(place, 0))
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())

    def press(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """To whoever has the focus."""
        self.qtbot.keyClick(QApplication.focusWidget() or self.shop.window.focusWidget() or self.page, key, modifiers)
        self.settle()

    def write(self, words: str) -> None:
        """Into the answer; letters beyond ASCII come from an input method."""
        field = self.page.chat.reply.text_edit
        field.setFocus()
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)

    def names(self) -> list[str]:
        """The list, from above."""
        model = self.page.threads.model
        return [row.title for place in range(model.rowCount()) if (row := model.row(place)) is not None]

    def bubbles(self) -> list[str]:
        """What stands in the chat, from above."""
        view = self.page.chat.view
        return ["\n".join(view.bubbles[row.id].texts()) for row in view.rows]

    def orders(self) -> list[OrderDetail]:
        """Every order of the book."""
        with self.shop.book.read() as session:
            return [orders.order(session, one) for one in orders.order_ids(session, OrderFilter(tab="all"))]

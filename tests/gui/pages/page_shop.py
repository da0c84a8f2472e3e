"""A shop with a window, a book and a pretend Facebook Page: what tests of an account's live parts stand on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.gui.pages.channels.account import AccountView
from storemanager.practice.facebook import GraphSettings, PracticeGraph
from storemanager.practice.server import PracticeServer
from storemanager.services import shop as shops
from storemanager.sync.connections import Connections
from storemanager.vault import open_vault
from tests.channels.facebook.conftest import page_settings
from tests.gui.channel_shop import ChannelShop

SLOW = 15_000


class PageShop(ChannelShop):
    """`graph` is the Page; `look(tab)` shows a part of its account."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, products=1)
        self.graph = PracticeGraph(GraphSettings(batch_seconds=0))
        self.page_server = self._ends.enter_context(PracticeServer(self.graph))
        self.page_account = 0

    def connect_page(self, *, activate: bool = True) -> int:
        with self.book.read() as session:
            public_id = shops.get(session).public_id
        connections = Connections(self.book, lambda: open_vault(self.folder, public_id))
        given = page_settings(self.page_server.url, self.graph.settings)
        found = connections.try_out("facebook", given.values, given.secrets)
        self.page_account = connections.add(
            "facebook", "Mây Shop", given.values, given.secrets, found, activate=activate, at=clock.now()
        )
        return self.page_account

    def look(self, tab: str, qtbot: QtBot) -> AccountView:
        """The part of the account, with everything asked answered."""
        if self.window.page("channels") is None or not self.window.isVisible():
            self.window.show()
            qtbot.waitExposed(self.window)
            self.window.start_pages("channels")
        page = self.channels()
        page.show_account(self.page_account, tab)
        qtbot.waitUntil(lambda: page.account.tabs.current() == tab, timeout=SLOW)
        self.quiet(qtbot)
        return page.account

    def quiet(self, qtbot: QtBot) -> None:
        for _ in range(2):
            qtbot.waitUntil(lambda: not self.background.waiting() and not self.sync.runner.running, timeout=SLOW)
            QApplication.processEvents()

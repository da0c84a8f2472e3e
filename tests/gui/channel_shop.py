"""A shop with a window, a book in a file and a pretend website: what tests of the channel pages stand on."""

from __future__ import annotations

import random
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSettings

from storemanager import clock
from storemanager.database import Book, book_url, open_book
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.pages.attention.page import AttentionPage
from storemanager.gui.pages.channels.page import ChannelsPage
from storemanager.gui.pages.sync import SyncPage
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.widgets.page import PlainPage
from storemanager.gui.window import ATTENTION, CHANNELS, SYNC, MainWindow
from storemanager.practice.catalogue import fill
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from storemanager.services import shop as shops
from storemanager.sync.connections import Connections
from storemanager.sync.engine import Engine
from storemanager.texts import translate
from storemanager.vault import open_vault
from tests.makers import a_shop


class ChannelShop:
    """The window with the real pages of channels and attention; `server` is the website."""

    def __init__(self, folder: Path, *, products: int = 6) -> None:
        self.folder = folder
        self._ends = ExitStack()
        self.book: Book = open_book(book_url(folder), create=True)
        with self.book.write() as session:
            a_shop(session)
        self.website = PracticeShop()
        fill(self.website, products, random.Random(7))
        self.server: PracticeServer = self._ends.enter_context(PracticeServer(self.website))
        self.background = Background(lambda: open_book(book_url(folder)))
        self.access = ChannelAccess(lambda: open_book(book_url(folder)), folder, products=12, shoppers=False)
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(self.pages(), settings)
        self.sync = ShopSync(self.window, self.background, self.access, self.window)
        self.window.resize(1366, 768)

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            PageSpec("home", translate("window", "Today"), "house", PlainPage),
            PageSpec("orders", translate("window", "Orders"), "clipboard-list", PlainPage),
            PageSpec(
                CHANNELS, translate("window", "Channels"), "store", lambda: ChannelsPage(self.background, self.sync)
            ),
            PageSpec(
                ATTENTION, translate("window", "Needs attention"), "triangle-alert",
                lambda: AttentionPage(self.background, self.sync), "hidden",
            ),
            PageSpec(
                SYNC, translate("window", "Sync"), "refresh-cw", lambda: SyncPage(self.background, self.sync), "hidden"
            ),
        )  # fmt: skip

    def connect(self, *, activate: bool = True, adopt: bool = True) -> int:
        """The website connected beside the window, as it is after an earlier day."""
        with self.book.read() as session:
            public_id = shops.get(session).public_id
        connections = Connections(self.book, lambda: open_vault(self.folder, public_id))
        values = {"address": self.server.url}
        secrets = {"consumer_key": self.server.consumer_key, "consumer_secret": self.server.consumer_secret}
        found = connections.try_out("woocommerce", values, secrets)
        account = connections.add("woocommerce", "Website", values, secrets, found, activate=activate, at=clock.now())
        if adopt:
            engine = Engine(self.book, connections.settings, connections.make)
            engine.adopt(account)
            engine.run_round([account])
        return account

    def channels(self) -> ChannelsPage:
        page = self.window.page(CHANNELS)
        assert isinstance(page, ChannelsPage)
        return page

    def attention(self) -> AttentionPage:
        page = self.window.page(ATTENTION)
        assert isinstance(page, AttentionPage)
        return page

    def syncs(self) -> SyncPage:
        page = self.window.page(SYNC)
        assert isinstance(page, SyncPage)
        return page

    def close(self) -> None:
        self.sync.close()
        self.background.close()
        self.sync.release()
        self.window.close()
        self.book.close()
        self._ends.close()

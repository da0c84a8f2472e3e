"""A shop on a marketplace that asks a lot of a product before it takes it, with every page of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.channels.base import AccountSettings, Channel, ImageRules
from storemanager.database import Book, book_url, open_book
from storemanager.gui.channel_access import ChannelAccess
from storemanager.services import accounts
from storemanager.sync.connections import Connections
from storemanager.vault import Vault
from tests.gui.pages.product_channels.two_channels import TwoChannels
from tests.sync.forms_channel import RULES, FormsChannel, FormsShop
from tests.sync.shop_outside import Shop
from tests.sync.virtual_clock import VirtualClock

KIND = "shopee"


class _Asking(Connections):
    """Its marketplace is in memory; everything else is as it is."""

    def __init__(self, book: Book, shop: Shop, forms: FormsShop) -> None:
        super().__init__(book, _no_vault)
        self._outside, self._forms = shop, forms

    def settings(self, account_id: int) -> AccountSettings:
        return AccountSettings(account_id, "Sàn", {}, {})

    def make(self, settings: AccountSettings, cancelled: Callable[[], bool] = lambda: False) -> Channel:
        return FormsChannel(self._outside, settings, self._forms)


class _Access(ChannelAccess):
    def __init__(self, folder: Path, shop: Shop, forms: FormsShop) -> None:
        super().__init__(lambda: open_book(book_url(folder)), folder, products=1, shoppers=False)
        self._outside, self._forms = shop, forms

    @property
    def connections(self) -> Connections:
        return _Asking(self.book, self._outside, self._forms)


class AskingShop(TwoChannels):
    """`outside` is the marketplace, `forms` what it asks and what it was given; `account` the one account there is."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        now = VirtualClock()
        now.moment = clock.now()
        self.outside, self.forms = Shop(now), FormsShop(rules=replace(RULES, images=ImageRules()))
        self.access = _Access(folder, self.outside, self.forms)
        self.sync.access = self.sync.runner.access = self.access

    def begin(self, qtbot: QtBot) -> None:
        self.fill()
        with self.book.write() as session:
            self.account = accounts.add(
                session, kind=KIND, name="Sàn", address="https://san.example", settings={}, currency="VND",
                now=clock.now(),
            )  # fmt: skip
            accounts.activate(session, self.account, now=clock.now())
        self.cup = self.a_product("Cốc Bát Tràng men lam", "COC-BT", weight=300)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.window.resize(1366, 768)
        self.window.start_pages("home")
        self.settle(qtbot)


def _no_vault() -> Vault:
    raise AssertionError("nothing secret is needed here")

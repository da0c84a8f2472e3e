"""The window with all pages of the program on a real book and a pretend website, for tests that go through them all."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.database import book_url
from storemanager.domain.catalog import Variant
from storemanager.gui.pages.product_channels.keys import EDIT, GRID, SENDING, SHOWN
from storemanager.gui.pages.settings import SettingsPage
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.records import ChannelsOf, EditForChannels, PutOnChannels, WhatIsSent
from storemanager.gui.registry import page_specs
from storemanager.gui.widgets.page import Page
from storemanager.services import accounts, orders
from storemanager.services import shop as shops
from storemanager.services.orders import LineInput, OrderInput
from storemanager.vault import open_vault
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.messages.talks import a_talk
from tests.makers import a_customer, a_product, a_variant


class WholeShop(ChannelShop):
    """A shop with an order, a customer and a website."""

    account = order = variant = 0

    def pages(self) -> tuple[PageSpec, ...]:
        return page_specs(lambda: self.background, lambda: self.sync, self._settings_page)

    def _settings_page(self) -> Page:
        settings = QSettings(str(self.folder / "window.ini"), QSettings.Format.IniFormat)
        return SettingsPage(self.background, settings, book_url(self.folder), self.folder)

    def fill(self) -> None:
        """An order that waits, a customer, and goods of which the last were promised twice."""
        with self.book.write() as session:
            tea = a_variant(session, "TRA-SEN-TAY-HO-HOP-THIEC", name="Trà sen Tây Hồ hộp thiếc, quà tặng", on_hand=3)
            a_customer(session, "Nguyễn Thị Phương Thảo Nguyên", phone="0912486317", email="thao.nguyen@mail.example")
            given = OrderInput((LineInput(tea, 2),), contact_name="Nguyễn Thị Phương Thảo", contact_phone="0912486317")
            self.order = orders.create(session, given, now=clock.now())
            self.variant = tea

    def product_of_variant(self) -> int:
        """The product of the goods that were promised twice."""
        with self.book.read() as session:
            return session.get_one(Variant, self.variant).product_id

    def people_write(self) -> tuple[int, int]:
        """A Page on which somebody orders and somebody else is hard to understand; their conversations."""
        with self.book.write() as session:
            account = accounts.add(
                session, kind="facebook", name="Mây Shop", address="https://www.facebook.com/1",
                settings={"page_id": "1", "catalog_id": "2", "api_address": "http://127.0.0.1:9"}, currency="VND",
                now=clock.now(),
            )  # fmt: skip
            wants = ("Lấy 2 TRA-SEN-TAY-HO-HOP-THIEC nhé. Giao 12 ngõ 84 Trần Thái Tông, Cầu Giấy, Hà Nội 0912486317",)
            a_product(session, "Áo thun cotton", ("AO-S", "AO-M"), on_hand=3)
            hard = ("lấy 1 áo thun với 2 nón lá, sđt 0987654321 hoặc 0356789012",)
            at = clock.now() - timedelta(minutes=40)
            found = tuple(
                a_talk(session, account, name, said, at=at)
                for name, said in (("Nguyễn Thị Phương Thảo Nguyên", wants), ("Hoàng Yến", hard))
            )
            public_id = shops.get(session).public_id
        open_vault(self.folder, public_id).set(str(account), {"access_token": "EAA", "app_secret": "0" * 32})
        return found[0], found[1]

    def begin(self, qtbot: QtBot) -> None:
        """The window in sight, on its first page."""
        self.fill()
        self.account = self.connect()
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.window.resize(1366, 768)
        self.window.start_pages("home")

    def end(self) -> None:
        """Closed, and the window gone at once: dressing the next one anew would dress this one too."""
        self.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self, qtbot: QtBot) -> None:
        """Until everything asked was answered and shown."""
        for _ in range(2):
            qtbot.waitUntil(lambda: not self.background.waiting(), timeout=10_000)
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def page(self, key: str, qtbot: QtBot) -> Page:
        """Go to a page, and wait until it is filled."""
        self.window.show_page(key)
        self.settle(qtbot)
        page = self.window.page(key)
        assert page is not None
        return page


def channel_pages(product: int, account: int) -> list[tuple[str, object]]:
    """The pages below the list of products, each with a product in it."""
    return [
        (SHOWN, ChannelsOf(product)),
        (EDIT, EditForChannels(product, account)),
        (GRID, PutOnChannels((product,))),
        (SENDING, WhatIsSent((product,), (account,))),
    ]

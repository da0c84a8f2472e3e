"""A shop that sells on its website and on its Facebook Page, both real practice servers, with the whole window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.gui.pages.product_channels.edit_page import EditPage
from storemanager.gui.pages.product_channels.grid_page import GridPage
from storemanager.gui.pages.product_channels.keys import EDIT, GRID, SENDING
from storemanager.gui.pages.product_channels.send_page import SendPage
from storemanager.practice.facebook import GraphSettings, PracticeGraph
from storemanager.practice.server import PracticeServer
from storemanager.services import catalog
from storemanager.services import shop as shops
from storemanager.services.catalog_inputs import ImageInput, ProductInput, VariantInput
from storemanager.sync.connections import Connections
from storemanager.vault import open_vault
from tests.channels.facebook.conftest import page_settings
from tests.gui.whole_shop import WholeShop
from tests.makers import put_in_stock

CUP, PRICE, STOCK = "COC-BT", 145_000, 5
SLOW = 20_000


class TwoChannels(WholeShop):
    """`website` and `graph` are what shoppers see; `web` and `page_account` the accounts; `cup` is on neither."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, products=1)
        self.graph = PracticeGraph(GraphSettings(batch_seconds=0))
        self.page_server: PracticeServer = self._ends.enter_context(PracticeServer(self.graph))
        self.page_account = self.cup = 0

    def begin(self, qtbot: QtBot) -> None:
        super().begin(qtbot)
        self.page_account = self._connect_page()
        self.cup = self.a_product("Cốc Bát Tràng men lam", CUP)
        self.settle(qtbot)

    @property
    def web(self) -> int:
        return self.account

    def a_product(self, name: str, sku: str, *, weight: int | None = None) -> int:
        """A product that no channel knows."""
        with self.book.write() as session:
            pictures = (ImageInput("https://may.example/coc.jpg"),)
            given = ProductInput(name, (VariantInput(sku, price=PRICE, weight_grams=weight),), images=pictures)
            [made] = catalog.create_products(session, [given], now=clock.now())
            put_in_stock(session, made.variant_ids[0], STOCK)
            return made.product_id

    def _connect_page(self) -> int:
        given = page_settings(self.page_server.url, self.graph.settings, product_link="https://may.example/?s={sku}")
        with self.book.read() as session:
            public_id = shops.get(session).public_id
        connections = Connections(self.book, lambda: open_vault(self.folder, public_id))
        values, secrets = dict(given.values), dict(given.secrets)
        found = connections.try_out("facebook", values, secrets)
        return connections.add("facebook", "Mây Shop", values, secrets, found, activate=True, at=clock.now())

    # --- What the owner does ---

    def edit(self) -> EditPage:
        page = self.window.page(EDIT)
        assert isinstance(page, EditPage)
        return page

    def grid(self) -> GridPage:
        page = self.window.page(GRID)
        assert isinstance(page, GridPage)
        return page

    def sending(self) -> SendPage:
        page = self.window.page(SENDING)
        assert isinstance(page, SendPage)
        return page

    def quiet(self, qtbot: QtBot) -> None:
        """Until nothing is asked, checked or synced any more."""

        def over() -> bool:
            pages = [page for page in (self.window.page(SENDING), self.window.page(GRID)) if page is not None]
            checking = any(page.checking.running for page in pages if isinstance(page, (SendPage, GridPage)))
            grid = self.window.page(GRID)
            timers = [page._later for page in (self.window.page(EDIT), grid) if isinstance(page, (EditPage, GridPage))]
            later = any(timer.isActive() for timer in timers)
            later |= isinstance(grid, GridPage) and grid._check_later.isActive()
            return not (self.background.waiting() or self.sync.runner.running or checking or later)

        for _ in range(2):
            qtbot.waitUntil(over, timeout=SLOW)
            QApplication.sendPostedEvents()
            QApplication.processEvents()


def press(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled(), button.toolTip()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def enter(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type over what is there; letters beyond ASCII come from an input method."""
    assert isinstance(field, (QLineEdit, QPlainTextEdit))
    field.setFocus()
    field.selectAll()
    if text.isascii():
        qtbot.keyClicks(field, text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

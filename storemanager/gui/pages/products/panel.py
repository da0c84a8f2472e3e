"""The panel beside the products list: one variant in full, in four tabs, with what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.models.products import PanelData
from storemanager.gui.pages.products.tabs import ChannelsTab, DetailsTab, PriceTab, Tab, WhyTab
from storemanager.gui.theme import icon
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import SidePanel, Tabs
from storemanager.gui.widgets.panel_parts import scroller, widen_title
from storemanager.gui.widgets.parts import Tile
from storemanager.services.catalog import ProductDetail
from storemanager.texts import translate

TABS = ("why", "channels", "details", "price")


class ProductPanel(SidePanel):
    """`show_data` fills it; the tab that was open stays open when another row is chosen."""

    stock_wanted = Signal()
    edit_wanted = Signal()
    archive_wanted = Signal()
    restore_wanted = Signal()
    copy_wanted = Signal()
    bundle_wanted = Signal()
    shown_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.data: PanelData | None = None
        self._now = clock.now()
        self.lead.addWidget(Tile("package", 36, 20))
        widen_title(self)
        self.why, self.channels, self.details, self.price = WhyTab(), ChannelsTab(), DetailsTab(), PriceTab()
        self.parts: dict[str, Tab] = dict(zip(TABS, (self.why, self.channels, self.details, self.price), strict=True))
        self.tabs = Tabs([(key, "") for key in TABS])
        self.tabs.setUsesScrollButtons(True)  # with large text not all have room
        self.under_head.setContentsMargins(0, 0, 0, 0)
        self.under_head.addWidget(self.tabs)
        for part in self.parts.values():
            self.body.addWidget(part)
        self.tabs.chosen.connect(self.choose)
        self.stock_button = Button("", icon="pencil", key="F4")
        self.shown_button = Button("", icon="eye")
        self.more_button = Button("", icon="ellipsis", name="…")
        self.set_actions(self.stock_button, self.shown_button, self.more_button)
        self.stock_button.clicked.connect(self.stock_wanted)
        self.shown_button.clicked.connect(self.shown_wanted)
        self.menu = QMenu(self)
        self.more_button.clicked.connect(self._open_menu)
        self.retranslate()
        self.choose("why")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The product in full"))
        self.stock_button.setText(self.tr("Change stock"))
        self.shown_button.setText(self.tr("On channels"))
        self.shown_button.setToolTip(self.tr("What each channel will show (Ctrl+E)"))
        self.more_button.setAccessibleName(self.tr("More"))
        self.more_button.setToolTip(self.tr("More"))
        self.tabs.setAccessibleName(self.tr("Parts of the product"))
        self._name_tabs()
        self.fill_current()

    def _name_tabs(self) -> None:
        available = "…" if self.data is None else _number(self.data)
        why = translate("products", "Why {number}?")(number=available)
        self.tabs.rename(
            [
                ("why", str(why)),
                ("channels", self.tr("Channels")),
                ("details", self.tr("Details")),
                ("price", self.tr("Price")),
            ]
        )

    def choose(self, key: str) -> None:
        """Show one tab."""
        for name, part in self.parts.items():
            part.setVisible(name == key)
        if self.tabs.current() != key:
            self.tabs.choose(key)
        self.fill_current()
        scroller(self).verticalScrollBar().setValue(0)

    def show_data(self, data: PanelData, now: datetime) -> None:
        """Show another variant, or the same as it is now; the place that was read stays where it is."""
        same = self.data is not None and self.data.variant.id == data.variant.id
        place = scroller(self).verticalScrollBar().value()
        self.data, self._now = data, now
        variant = data.variant
        options = " / ".join(variant.options)
        name = f"{variant.product_name} · {options}" if options else variant.product_name
        self.say(name, " · ".join(part for part in (variant.sku, *variant.barcodes[:1]) if part))
        self._name_tabs()
        bundle = bool(data.timeline.parts)
        off = ""
        if bundle:
            off = self.tr("A bundle has no stock of its own: change the stock of its parts.")
        elif not variant.track_stock:
            off = self.tr("The stock of this product is not counted.")
        self.stock_button.set_off(off)
        self.fill_current()
        if same:
            scroller(self).verticalScrollBar().setValue(place)

    def fill_current(self) -> None:
        """Only the tab that is looked at is built; another one when it is opened."""
        if self.data is not None:
            self.parts[self.tabs.current()].show_data(self.data, self._now)

    def _open_menu(self) -> None:
        self.menu.clear()
        if self.data is None:
            return
        self.menu.addAction(icon("file-text"), self.tr("Edit"), self.edit_wanted.emit)
        self.menu.addAction(icon("copy"), self.tr("Copy SKU"), self.copy_wanted.emit)
        self.menu.addAction(icon("boxes"), self.tr("What it is made of…"), self.bundle_wanted.emit)
        if archived(self.data.product):
            self.menu.addAction(icon("archive-restore"), self.tr("Bring back"), self.restore_wanted.emit)
        else:
            self.menu.addAction(icon("archive"), self.tr("Archive product"), self.archive_wanted.emit)
        self.menu.popup(self.more_button.mapToGlobal(self.more_button.rect().topLeft()) - self._above())

    def _above(self) -> QPoint:
        return QPoint(self.menu.sizeHint().width() - self.more_button.width(), self.menu.sizeHint().height() + 4)


def archived(product: ProductDetail) -> bool:
    """Whether it was put away."""
    return product.status.name == "ARCHIVED"


def _number(data: PanelData) -> str:
    return words.quantity(data.timeline.available, data.timeline.scale)

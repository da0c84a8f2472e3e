"""The shop: its name, its currency, its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from sqlmodel import Session

from storemanager import clock, texts
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.pages.first_start import CURRENCIES, ZONES
from storemanager.gui.pages.settings.loading import SettingsData
from storemanager.gui.pages.settings.section import Section, Setting, SettingsCard
from storemanager.gui.widgets.fields import Choice, text_field
from storemanager.services import shop

FIELD_WIDE = 280


class ShopSection(Section):
    """`shop_changed(zone)`: what the window shows of the shop is old."""

    shop_changed = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._data: SettingsData | None = None
        self.name_field = text_field()
        self.name_field.setMinimumWidth(FIELD_WIDE)
        self.name_field.editingFinished.connect(self._rename)
        self.currency = Choice()
        self.currency.chosen.connect(lambda code: self._change("currency", code))
        self.zone = Choice()
        self.zone.chosen.connect(lambda zone: self._change("timezone", zone))
        for control in (self.currency, self.zone):
            control.setMinimumWidth(FIELD_WIDE)
        self.name, self.money, self.time = Setting(self.name_field), Setting(self.currency), Setting(self.zone)
        self.body.addWidget(SettingsCard(self.name, self.money, self.time))

    def retranslate(self) -> None:
        self.say(self.tr("Shop"), self.tr("Who you are, and in which money and time you count."))
        self.name.say(self.tr("Name of the shop"), self.tr("Customers see it on receipts and labels."))
        self.time.say(self.tr("Time zone"), self.tr("When a day begins and ends in figures and lists."))
        self._say_currency()
        self._fill()

    def show_data(self, data: SettingsData) -> None:
        self._data = data
        if not (self.name_field.hasFocus() and self.name_field.isModified()):
            self.name_field.setText(data.shop.name)
        self._say_currency()
        self._fill()

    def _say_currency(self) -> None:
        is_open = self._data is None or self._data.currency_open
        hint = (
            self.tr("Prices and stock values are kept in it. It cannot be changed once there are prices or orders.")
            if is_open
            else self.tr("The book holds prices or orders in it: amounts are never converted silently.")
        )
        self.money.say(self.tr("Currency"), hint)
        self.currency.setEnabled(is_open)
        self.currency.setToolTip("" if is_open else hint)

    def _fill(self) -> None:
        if self._data is None:
            return
        own = self._data.shop
        words = {"VND": self.tr("Vietnamese đồng (₫)"), "USD": self.tr("US dollar ($)"), "EUR": self.tr("Euro (€)")}
        codes = dict.fromkeys((*CURRENCIES, own.currency))
        self.currency.fill([(code, words.get(code, code)) for code in codes], own.currency)
        now = clock.now()
        zones = dict.fromkeys((*ZONES, own.timezone))
        self.zone.fill([(zone, self._zone_words(zone, now)) for zone in zones], own.timezone)

    def _zone_words(self, zone: str, now: datetime) -> str:
        place = self.tr("Hanoi") if zone == "Asia/Ho_Chi_Minh" else zone.rsplit("/", 1)[-1].replace("_", " ")
        return f"{place}, {now.astimezone(ZoneInfo(zone)):%H:%M}"

    # --- Changing ---

    def _rename(self) -> None:
        name = self.name_field.text().strip()
        if self._data is not None and name != self._data.shop.name:
            self._change("name", name)

    def _change(self, what: str, value: str) -> None:
        data = self._data
        if data is None or getattr(data.shop, what) == value:
            return
        self._save(what, value, getattr(data.shop, what))

    def _save(self, what: str, value: str, before: str | None) -> None:
        setting = {"name": self.name, "currency": self.money, "timezone": self.time}[what]

        def done(_nothing: None) -> None:
            setting.wrong("")
            self.name_field.setModified(False)
            undo: Callable[[], None] | None = None
            if before is not None:
                kept = before
                undo = lambda: self._save(what, kept, None)  # noqa: E731 - one line says it
            self.said_saved(clock.now(), undo)
            if what == "timezone":
                texts.use_zone(ZoneInfo(value))
            self.shop_changed.emit(what)

        def refused(problem: StoreError) -> None:
            setting.wrong(str(problem))
            if self._data is not None and what != "name":
                self._fill()

        self._background.run(self, _update(what, value), done, writes=True, failed=refused)


def _update(what: str, value: str) -> Callable[[Session], None]:
    """The work for the book."""
    changes: dict[str, str] = {what: value}

    def work(session: Session) -> None:
        shop.update(
            session, name=changes.get("name"), currency=changes.get("currency"), timezone=changes.get("timezone")
        )

    return work

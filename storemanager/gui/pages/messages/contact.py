"""Who the parcel goes to: phone, name and address, each with where it was read. What was said twice is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from storemanager.gui.theme import icon, set_property
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.panel_parts import Elided
from storemanager.gui.widgets.parts import clear, column, gap
from storemanager.services.customers import AddressInput
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class Offer:
    """One value it can be, and where it was read. `said`: in the conversation, not in the book."""

    value: str
    source: str
    said: bool = True
    address: AddressInput | None = None


class ContactField(QWidget):
    """One line to type in, filled with the only value there is; several are offered, and none is taken."""

    changed = Signal()

    def __init__(self, icon_name: str, several: Text) -> None:
        super().__init__()
        self._icon_name, self._several = icon_name, several
        self._offers: tuple[Offer, ...] = ()
        self.touched = False
        self.edit = QLineEdit()
        self._sign = QAction(self)
        self._sign.setIcon(icon(icon_name))
        self.edit.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self.mark = Elided("", "small", role="text_muted")
        self.options = flow()
        self.options.setContentsMargins(0, gap("1"), 0, gap("1"))
        self.options.hide()
        self.edit.textEdited.connect(self._typed)
        self.edit.textChanged.connect(lambda _text: self._dress())
        self.setLayout(column(self.edit, self.mark, self.options, spacing=2))
        self.setFocusProxy(self.edit)

    def say(self, words: str) -> None:
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)

    def offer(self, offers: Sequence[Offer]) -> None:
        """What was read; those in the conversation count before what the book knows."""
        said = _different([each for each in offers if each.said])
        known = _different([each for each in offers if not each.said])
        if tuple(said or known) == self._offers:
            return
        self._offers = tuple(said or known)
        if not self.touched:
            self.edit.setText(self._offers[0].value if len(self._offers) == 1 else "")
            self.edit.setCursorPosition(0)
        self._show_options()
        self._dress()

    def start(self) -> None:
        """Another conversation."""
        self.touched = False
        self._offers = ()
        self.edit.clear()
        self._show_options()
        self._dress()

    def put(self, value: str) -> None:
        """As the owner had it before."""
        self.touched = bool(value)
        self.edit.setText(value)
        self.edit.setCursorPosition(0)

    def value(self) -> str:
        return self.edit.text().strip()

    def address(self) -> AddressInput | None:
        """The address in its parts, as long as nothing was changed in it by hand."""
        found = self._taken()
        return found.address if found is not None else None

    def missing(self) -> Text | None:
        """Several were read, and nobody has said which."""
        return self._several if len(self._offers) > 1 and not self.value() else None

    def _taken(self) -> Offer | None:
        return next((each for each in self._offers if each.value == self.value()), None)

    def _typed(self) -> None:
        self.touched = True
        self.changed.emit()

    def _choose(self, offer: Offer) -> None:
        self.touched = True
        self.edit.setText(offer.value)
        self.edit.setCursorPosition(0)
        self.edit.setFocus()
        self.changed.emit()

    def _show_options(self) -> None:
        layout = self.options.layout()
        assert layout is not None
        clear(layout)
        if len(self._offers) > 1:
            for offer in self._offers:
                button = Button(_short(offer.value), "normal", size="small")
                button.setToolTip(f"{offer.value} · {offer.source}")
                button.setAccessibleName(f"{offer.value}, {offer.source}")
                button.clicked.connect(lambda _checked=False, offer=offer: self._choose(offer))
                layout.addWidget(button)
        self.options.setVisible(len(self._offers) > 1)

    def _dress(self) -> None:
        taken, open_choice = self._taken(), self.missing() is not None
        self.mark.set_words(str(self._several) if open_choice else taken.source if taken else "")
        set_property(self.mark, "role", "danger" if open_choice else "text_muted")
        self.mark.setVisible(bool(self.mark.whole()))
        set_property(self.edit, "wrong", "true" if open_choice else "false")
        self.edit.setToolTip(self.value())


class ContactPart(QWidget):
    """Phone, name and address under one another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phone = ContactField("phone", translate("messages", "Several phone numbers were written. Choose one."))
        self.name = ContactField("user", translate("messages", "Several names were written. Choose one."))
        self.address = ContactField("map-pin", translate("messages", "Several addresses were written. Choose one."))
        self.setLayout(column(self.phone, self.name, self.address, spacing=gap("2")))
        for field in self.fields():
            field.changed.connect(self.changed)

    def fields(self) -> tuple[ContactField, ...]:
        return self.phone, self.name, self.address

    def retranslate(self) -> None:
        self.phone.say(self.tr("Phone"))
        self.name.say(self.tr("Who gets the parcel"))
        self.address.say(self.tr("Address"))

    def start(self) -> None:
        for field in self.fields():
            field.start()

    def missing(self) -> list[Text]:
        return [said for field in self.fields() if (said := field.missing()) is not None]


def _different(offers: Sequence[Offer]) -> list[Offer]:
    """The same value said twice is one; the later place counts."""
    found: dict[str, Offer] = {}
    for offer in offers:
        found[offer.value.casefold()] = offer
    return list(found.values())


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"

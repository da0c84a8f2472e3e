"""The keys, made from the one list of actions, and those of lists and pages."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from storemanager.gui.actions import GLOBAL, page_shortcut
from storemanager.gui.pages.settings.section import Section
from storemanager.gui.widgets.panel_parts import Fact
from storemanager.gui.widgets.parts import CardWithHead, clear, gap, line
from storemanager.texts import Text, translate

LISTS: tuple[tuple[Text, str], ...] = (
    (translate("settings", "Up and down, first, last, a page"), "↑ ↓ Home End PgUp PgDn"),
    (translate("settings", "Tick the row"), "Space"),
    (translate("settings", "Tick a range"), "Shift+↑ ↓"),
    (translate("settings", "Tick everything"), "Ctrl+A"),
    (translate("settings", "Open"), "Enter"),
    (translate("settings", "Menu of the row"), "Shift+F10"),
    (translate("settings", "Copy, for a spreadsheet"), "Ctrl+C"),
    (translate("settings", "Close, then untick"), "Esc"),
)
PAGES: tuple[tuple[Text, str], ...] = (
    (translate("settings", "Save a form"), "Ctrl+Enter"),
    (translate("settings", "Products: change stock"), "F4"),
    (translate("settings", "Products: what channels show"), "Ctrl+E"),
    (translate("settings", "Products: import a file"), "Ctrl+I"),
    (translate("settings", "Customers: edit"), "Ctrl+E"),
)


class KeysSection(Section):
    """Three cards: everywhere, in lists, on pages."""

    def __init__(self) -> None:
        super().__init__()
        self.everywhere, self.lists, self.pages = CardWithHead(""), CardWithHead(""), CardWithHead("")
        for card in (self.everywhere, self.lists, self.pages):
            self.body.addWidget(card)

    def retranslate(self) -> None:
        self.say(self.tr("Keys"), self.tr("Everything works without a mouse. F1 shows them on every page."))
        self.everywhere.title.setText(self.tr("Everywhere"))
        self.lists.title.setText(self.tr("In lists"))
        self.pages.title.setText(self.tr("On pages"))
        native = QKeySequence.SequenceFormat.NativeText
        known = [(str(each.words), QKeySequence(each.shortcut).toString(native)) for each in GLOBAL]
        first, last = page_shortcut(0), page_shortcut(9)
        known.append((self.tr("Pages, in the order of the rail"), f"{first} … {last}"))
        _fill(self.everywhere, known)
        _fill(self.lists, [(str(words), keys) for words, keys in LISTS])
        _fill(self.pages, [(str(words), keys) for words, keys in PAGES])


def _fill(card: CardWithHead, known: list[tuple[str, str]]) -> None:
    clear(card.body)
    for place, (words, keys) in enumerate(known):
        if place:
            card.body.addWidget(line())
        fact = Fact(words, keys.replace("+", " "))
        fact.setContentsMargins(gap("4"), gap("1"), gap("4"), gap("1"))
        card.body.addWidget(fact)

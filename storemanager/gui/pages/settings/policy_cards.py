"""The three ways to share stock among channels, side by side: what each means, and what it would have done lately."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from storemanager.domain.offers import Policy
from storemanager.gui import policies
from storemanager.gui.theme import theme
from storemanager.gui.widgets.parts import Card, Icon, Pill, column, gap, label, row
from storemanager.texts import translate

SIDE_BY_SIDE = 700
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PolicyCard(Card):
    """One of the three; chosen by a press, Space or Enter. The arrows go to the next one."""

    moved = Signal(int)

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.sign = Icon("circle", 18)
        self.title = label("", "strong")
        self.pill = Pill("", "accent")
        self.meaning = label("", "body", role="text_muted", wrap=True)
        self.fits = label("", "small", wrap=True)
        self.figures = label("", "small", wrap=True)
        head = row(self.sign, self.title, -1, self.pill, spacing=gap("2"))
        inside = column(head, self.meaning, self.fits, self.figures, -1, spacing=gap("1") + 2)
        inside.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        super().__init__(inside, pressable=True)

    def show_policy(self, *, used: bool, figures: str) -> None:
        self.choose(used)
        self.sign.show_icon("circle-dot" if used else "circle", "accent" if used else "text_muted")
        self.title.setText(policies.title(self.policy))
        self.meaning.setText(str(policies.MEANINGS[self.policy]))
        self.fits.setText(str(policies.FITS[self.policy]))
        in_use, recommended = translate("settings", "In use"), translate("settings", "Recommended")
        said = in_use if used else recommended if policies.recommended(self.policy) else None
        self.pill.setVisible(said is not None)
        if said is not None:
            self.pill.show_state(str(said), "accent" if used else "")
        self.figures.setText(figures)
        self.figures.setVisible(bool(figures))
        parts = [self.title.text(), str(said) if said else "", self.meaning.text(), self.fits.text(), figures]
        self.setAccessibleName(". ".join(part for part in parts if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)


class PolicyCards(QWidget):
    """`chosen(Policy)` when the owner takes another one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._current: Policy | None = None
        self._figures: Mapping[Policy, str] = {}
        self._beside: bool | None = None
        self.cards = {policy: PolicyCard(policy) for policy in policies.POLICIES}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap("3"))
        for card in self.cards.values():
            card.pressed.connect(lambda card=card: self._press(card.policy))
            card.moved.connect(lambda step, card=card: self._move(card, step))
        self._lay_out(True)

    def show_policy(self, current: Policy, figures: Mapping[Policy, str]) -> None:
        """Which one holds, and what each would have done lately ("" while it is not known)."""
        self._current, self._figures = current, dict(figures)
        self.retranslate()

    def retranslate(self) -> None:
        for policy, card in self.cards.items():
            card.show_policy(used=policy is self._current, figures=self._figures.get(policy, ""))

    def _press(self, policy: Policy) -> None:
        if policy is not self._current:
            self.chosen.emit(policy)

    def _move(self, card: PolicyCard, step: int) -> None:
        cards = list(self.cards.values())
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.width() >= SIDE_BY_SIDE * theme().text_percent / 100)

    def _lay_out(self, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, 0 if beside else place, place if beside else 0)
            self._grid.setColumnStretch(place, 1 if beside or place == 0 else 0)

"""The first step: which channel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager.domain.accounts import PRACTICE
from storemanager.gui.channel_access import ChannelKind
from storemanager.gui.widgets.parts import Card, ChannelChip, clear, column, gap, label, row


class KindStep(QWidget):
    """`chosen(kind)`: a channel, or the practice one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._cards = column(spacing=gap("3"))
        self.setLayout(self._cards)

    def show_kinds(self, kinds: Sequence[ChannelKind], practice: str) -> None:
        """A card for each, and one for the practice channel, in these words."""
        clear(self._cards)
        for key, title in (*((kind.key, kind.title) for kind in kinds), (PRACTICE, practice)):
            inside = row(ChannelChip(key, title, 34), label(title, "strong"), -1, spacing=gap("3"))
            inside.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
            card = Card(inside, pressable=True, name=title)
            card.pressed.connect(lambda key=key: self.chosen.emit(key))
            self._cards.addWidget(card)
        self._cards.addStretch()

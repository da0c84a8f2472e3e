"""The head of the guided page: whose account it is about, what is being done, and how far one is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemanager.gui.pages.connect import wording
from storemanager.gui.pages.connect.wording import Place
from storemanager.gui.widgets.parts import ChannelChip, clear, gap, label, row


class ConnectHead(QWidget):
    """An account there is wears its own sign, a new one that of its channel."""

    def __init__(self) -> None:
        super().__init__()
        self._chip = QVBoxLayout()
        self.title, self.fact = label("", "title"), label("", "body", role="text_muted")
        content = row(spacing=gap("3"))
        content.addLayout(self._chip)
        content.addWidget(self.title)
        content.addWidget(self.fact)
        content.addStretch()
        self.setLayout(content)

    def show_place(self, place: Place, sign: tuple[str, str] | None) -> None:
        """`sign`: the kind and the name of the account there is."""
        clear(self._chip)
        kind = place.kind
        if kind is not None:
            self._chip.addWidget(ChannelChip(*(sign or (kind.key, kind.title)), 34))
        self.title.setText(wording.title(place))
        self.fact.setVisible(not place.compare)

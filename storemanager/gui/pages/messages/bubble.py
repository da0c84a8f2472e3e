"""One message as it is drawn: its words (never read as markup), what was attached, and one line on when and by whom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from storemanager.gui import tokens
from storemanager.gui.theme import set_property
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.parts import Icon, column, gap, label, row

PAD_X, PAD_Y = "3", "2"
_NARROWEST = 120


class Words(QLabel):
    """Somebody's words, whole and in as many lines as they need: the width is given from outside."""

    def __init__(self, text: str, *, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "body")
        if role:
            self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setText(text)

    def fit(self, widest: int) -> None:
        """As narrow as the words are, as wide as there is room for."""
        self.ensurePolished()
        room = QRect(0, 0, max(widest, _NARROWEST), 1_000_000)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        wide = min(self.fontMetrics().boundingRect(room, flags, self.text()).width() + 6, room.width())
        self.setFixedWidth(wide)
        self.setMinimumHeight(0)  # or the height it had before would be its least
        self.setFixedHeight(self.heightForWidth(wide))


class Bubble(QWidget):
    """`link_wanted(address)`: an attachment is to be opened, which only the owner decides; `again_wanted`: send what
    was refused once more."""

    link_wanted = Signal(str)
    again_wanted = Signal()

    def __init__(self, *, ours: bool) -> None:
        super().__init__()
        self.ours = ours
        self._texts: list[Words] = []
        self.frame = QFrame()
        self.frame.setProperty("kind", "bubble")
        self.frame.setProperty("side", "ours" if ours else "theirs")
        self._inside = QVBoxLayout(self.frame)
        self._inside.setContentsMargins(gap(PAD_X), gap(PAD_Y), gap(PAD_X), gap(PAD_Y))
        self._inside.setSpacing(gap("1"))
        self.below = label("", "caption", role="text_muted")
        self.reason = Words("", role="danger")
        self.reason.hide()
        self.again = Button(self.tr("Try again"), "link", size="small", flush=True)
        self.again.hide()
        self.again.clicked.connect(self.again_wanted)
        foot = row(-1, self.below, self.again) if ours else row(self.below, self.again, -1)
        foot.setSpacing(gap("2"))
        side = Qt.AlignmentFlag.AlignRight if ours else Qt.AlignmentFlag.AlignLeft
        whole = column(spacing=gap("1"))
        whole.addWidget(self.frame, alignment=side)
        whole.addWidget(self.reason, alignment=side)
        whole.addLayout(foot)
        self.setLayout(whole)

    def add_text(self, text: str, *, muted: bool = False) -> None:
        """What was written; `muted` for what we say instead of it."""
        made = Words(text, role="text_muted" if muted else "")
        self._texts.append(made)
        self._inside.addWidget(made)

    def add_attachment(self, icon: str, name: str, url: str) -> None:
        """Something that is no text, named. It is opened when the owner presses it, never by itself."""
        if url:
            button = Button(name, "link", icon=icon, size="small", flush=True)
            button.setToolTip(self.tr("Opens in your browser: %1").replace("%1", url))
            button.clicked.connect(lambda: self.link_wanted.emit(url))
            self._inside.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            return
        words = Words(name, role="text_muted")
        self._texts.append(words)
        self._inside.addLayout(row(Icon(icon, tokens.size("icon.px.inline")), words, -1, spacing=gap("1")))

    def say_below(self, words: str, tooltip: str = "") -> None:
        """When, who, and how far it is."""
        self.below.setText(words)
        self.below.setToolTip(tooltip)

    def say_refused(self, reason: str, *, again: bool) -> None:
        """Why it did not reach the person, and the way to try again."""
        set_property(self.frame, "refused", "true")
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.again.setVisible(again)

    def fit(self, widest: int) -> None:
        """As wide as its words, and no wider than `widest`."""
        for words in self._texts:
            words.fit(widest - 2 * gap(PAD_X) - 2)
        if not self.reason.isHidden():
            self.reason.fit(widest)

    def texts(self) -> Sequence[str]:
        """Every line of the message, for who cannot see."""
        return [words.text() for words in self._texts]

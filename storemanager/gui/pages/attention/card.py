"""One matter on its card: what happened, what it means, the facts, and the button that solves it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from storemanager import texts
from storemanager.gui import tokens, words
from storemanager.gui.pages.attention.loading import Matter
from storemanager.gui.pages.attention.words import LATER, facts, offer, sign
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.parts import ChannelChip, Icon, column, gap, label, row
from storemanager.texts import translate

ACTIONS_WIDE = 232
TEXT_MOST = 760


class _Meaning(QLabel):
    """Sentences in lines that are not too long to read; as high as those lines need."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "body")
        self.setProperty("role", "text_muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme().font("body"))
        self.setMaximumWidth(TEXT_MOST * theme().text_percent // 100)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, self.maximumWidth()))  # the layout asks for all the width there is


class MatterCard(QFrame):
    """`acted(what)`: "do", a link's own word, "later" or "menu"; `moved(step)` by the arrows."""

    acted = Signal(str)
    moved = Signal(int)

    def __init__(self, matter: Matter, now: datetime, *, first: bool) -> None:
        super().__init__()
        self.matter = matter
        row_ = matter.row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icon, role = sign(matter)
        self.title = label(str(row_.title), "lead", wrap=True)
        meaning = " ".join(part for part in (str(row_.meaning), str(row_.advice)) if part)
        self.meaning = _Meaning(meaning)
        texts_ = column(self.title, self.meaning, self._facts(), -1, spacing=gap("1"))
        proposal = offer(matter)
        self.button = Button(proposal.button, "primary" if first else "normal")
        self.button.setVisible(bool(proposal.button))
        self.button.clicked.connect(lambda: self.acted.emit("do"))
        self.menu_button = Button("", icon="ellipsis", name=str(translate("attention_page", "More")))
        self.menu_button.clicked.connect(lambda: self.acted.emit("menu"))
        self.link = Button(proposal.link[1], "link", size="small")
        self.link.clicked.connect(lambda: self.acted.emit(proposal.link[0]))
        when = label(words.when(row_.last_at, now), "small")
        when.setToolTip(texts.moment(row_.last_at))
        pressed = row(spacing=gap("1") + 2)
        pressed.addWidget(self.button, 1)
        if not proposal.button:
            pressed.addStretch(1)
        pressed.addWidget(self.menu_button)
        right = column(pressed, row(when, -1, self.link), -1, spacing=gap("1"))
        holder = QWidget()
        holder.setLayout(right)
        holder.setFixedWidth(round(ACTIONS_WIDE * theme().text_percent / 100))
        layout = row(spacing=gap("4"))
        layout.addWidget(Icon(icon, 20, role), alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts_, 1)
        layout.addWidget(holder)
        layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.setLayout(layout)
        self.setAccessibleName(f"{row_.title} {meaning}")

    def _facts(self) -> QWidget:
        parts: list[QWidget] = []
        if self.matter.account_kind:
            parts.append(ChannelChip(self.matter.account_kind, self.matter.account_name, 20))
        for place, (name, value, strong) in enumerate(facts(self.matter)):
            if place:
                parts.append(label("·", "small"))
            if name:
                parts.append(label(name, "small"))
            said = label(value, "small", role="text")
            if strong:
                said.setFont(theme().font("small", weight=700))
            parts.append(said)
        made = flow(*parts)  # in sight also when it is empty: without it the sentence would say how wide a card may be
        made.setMinimumHeight(1)  # its lines are those of its width, not as many as on the narrowest card
        return made

    def menu_place(self) -> QPoint:
        return self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.acted.emit("do")
        elif event.key() == Qt.Key.Key_S and plain:
            self.acted.emit(LATER)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.acted.emit("menu")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme().colour("hover"))
            painter.fillRect(QRectF(0, 0, tokens.size("focus.ring_px") + 1, self.height()), theme().colour("accent"))

"""The band that answers each scan: read from a step away, and a refusal cannot be overlooked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from storemanager.gui import tokens
from storemanager.gui.theme import set_property
from storemanager.gui.widgets.notes import announce
from storemanager.gui.widgets.parts import Icon, column, gap, label, row

_ICONS = {"info": "info", "warn": "triangle-alert", "danger": "circle-x", "success": "circle-check"}
_ICON_PX = 28


class Band(QFrame):
    """Two lines, always as high, so that nothing jumps. Danger fills the whole band."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "band")
        self.tone = "info"
        self._icon = Icon("info", _ICON_PX, "info")
        self.title = label("", "title", wrap=True)
        self.text = label(" ", "body", wrap=True)
        words = column(self.title, self.text, spacing=2)
        layout = row(spacing=gap("3"))
        layout.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(words, 1)
        layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(tokens.size("control_px.till_pay") + gap("5"))
        self.say("info", "")

    def say(self, tone: str, title: str, text: str = "") -> None:
        """What the last scan was; said to a screen reader too."""
        self.tone = tone
        loud = tone == "danger"
        ink = "on_danger" if loud else tone
        set_property(self, "tone", tone)
        self._icon.show_icon(_ICONS[tone], ink)
        for each, words in ((self.title, title), (self.text, text or " ")):
            each.setText(words)
            set_property(each, "role", "on_danger" if loud else "text")
        self.setAccessibleName(f"{title} {text}".strip())
        if title:
            announce(self, self.accessibleName())

"""What the channel has granted so far: what works, what stays closed without the rest, and how to get it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from storemanager.channels.base import Channel, GrantedRight, Rights, RightState
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.pages.channels.live import Ask, LivePart
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import Card, Pill, clear, column, gap, label, line, row
from storemanager.texts import Text, translate

_STATES: dict[RightState, tuple[Text, str, str]] = {
    RightState.GRANTED: (translate("channels_page", "Open"), "success", "check"),
    RightState.IN_PART: (translate("channels_page", "Open in part"), "warn", "hourglass"),
    RightState.MISSING: (translate("channels_page", "Closed"), "warn", "lock"),
}


def read_rights(channel: Channel) -> Sequence[GrantedRight]:
    return channel.rights() if isinstance(channel, Rights) else ()


class RightsPart(LivePart):
    """`sign_in_wanted()`: the owner has new keys to enter."""

    sign_in_wanted = Signal()

    def __init__(self, background: Background, access: ChannelAccess, now: Callable[[], datetime]) -> None:
        self.sign_in_button = Button("", icon="key-round")
        super().__init__(background, access, now, self.sign_in_button)
        self.sign_in_button.clicked.connect(self.sign_in_wanted)
        self.shown: tuple[GrantedRight, ...] = ()
        self._rows = column()
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        inside = column(Card(self._rows))
        inside.addStretch()
        holder.setLayout(inside)
        area = scrolled(holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what can be pressed in it brings itself into view
        self.fill(area)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.sign_in_button.setText(self.tr("Sign in again"))
        self._show()

    def ask(self) -> Ask:
        return read_rights

    def show_answer(self, answer: Any) -> None:
        self.shown = tuple(answer)
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        for place, each in enumerate(self.shown):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(each))

    def _row(self, each: GrantedRight) -> QWidget:
        said, tone, icon = _STATES[each.state]
        head = row(label(str(each.title), "strong"), Pill(str(said), tone, icon), -1, spacing=gap("2"))
        words = column(head, label(str(each.meaning), "body", wrap=True), spacing=gap("1"))
        for number, step in enumerate(each.steps, start=1):
            words.addWidget(label(f"{number}.  {step}", "body", role="text_muted", wrap=True))
        layout = row(spacing=gap("4"))
        layout.addLayout(words, 1)
        if each.page and each.steps:
            layout.addWidget(self._opener(each))
        layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        made = QWidget()
        made.setLayout(layout)
        made.setAccessibleName(f"{each.title}: {said}. {each.meaning}")
        return made

    def _opener(self, each: GrantedRight) -> Button:
        page = each.page
        words = self.tr("Open the page")
        button = Button(words, icon="external-link")
        button.setAccessibleName(f"{words}: {each.title}")
        button.setToolTip(page)
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(page)))
        return button

"""A part of an account that the channel itself is asked for whenever it is looked at: it waits, says why it could not
be read, or shows what was read and since when. The window never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from storemanager import clock
from storemanager.channels.base import Channel
from storemanager.errors import StoreError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState, Skeleton
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.texts import translate

Ask = Callable[[Channel], Any]


def asked(access: ChannelAccess, account_id: int, ask: Ask) -> Any:
    """What a channel answers, on a worker; its connection is closed at the end."""
    connections = access.connections
    channel = connections.make(connections.settings(account_id))
    try:
        return ask(channel)
    finally:
        channel.close()


class LivePart(QWidget):
    """Give it `content`, a way to ask and `show_answer`; it asks when it comes into view for the first time, and when
    its button is pressed."""

    def __init__(
        self, background: Background, access: ChannelAccess, now: Callable[[], datetime], *tools: QWidget
    ) -> None:
        super().__init__()
        self._background, self._access, self._now = background, access, now
        self._account_id = 0
        self._read_for = 0
        self._synced_at: datetime | None = None
        self._ticket = 0
        self.fact = label("", "small", wrap=True)
        self.again_button = Button("", icon="refresh-cw")
        self.again_button.clicked.connect(self.read_again)
        self._tools = row(self.fact, -1, *tools, self.again_button, spacing=gap("2"))
        self.stack = QStackedWidget()
        self._waiting = Skeleton(5, row_height=48)
        self.stack.addWidget(self._waiting)
        self._problem: EmptyState | None = None
        self.content: QWidget = QWidget()
        layout = column(self._tools, spacing=gap("3"))
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)

    def ask(self) -> Ask:
        """What is asked, as a function that holds no widget."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """What came back."""
        raise NotImplementedError

    def fill(self, content: QWidget) -> None:
        """What is shown when an answer is there."""
        self.content = content
        self.stack.addWidget(content)

    def retranslate(self) -> None:
        self.again_button.setText(self.tr("Read again"))

    @property
    def account_id(self) -> int:
        return self._account_id

    def show_account(self, account_id: int) -> None:
        """Another account, or the same one again: that one is not asked anew for it."""
        if account_id == self._account_id:
            return
        self._background.cancel(self._ticket)
        self._account_id, self._read_for = account_id, 0
        self.stack.setCurrentWidget(self._waiting)
        if self.isVisible():
            self.read_again()

    def after_sync(self, synced_at: datetime | None) -> None:
        """What was read before the account's last sync may be old: it is read again as soon as somebody looks."""
        fresh = synced_at == self._synced_at
        self._synced_at = synced_at
        if fresh or self._read_for != self._account_id:
            return
        self._read_for = 0
        if self.isVisible():
            self.read_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._account_id and self._read_for != self._account_id:
            self.read_again()

    def read_again(self) -> None:
        access, account_id, ask = self._access, self._account_id, self.ask()
        self._read_for = account_id
        self.again_button.setEnabled(False)
        self.fact.setText(self.tr("Being read from the channel …"))

        def done(answer: Any) -> None:
            if account_id == self._account_id:
                self._settle(str(translate("channels_page", "Read {time}")(time=words.clock(clock.now(), self._now()))))
                self.show_answer(answer)
                self.stack.setCurrentWidget(self.content)

        def failed(problem: StoreError) -> None:
            if account_id == self._account_id:
                self._settle("")
                self._show_problem(f"{problem.message} {problem.advice}")

        self._ticket = self._background.run_outside(
            self, lambda _outside: asked(access, account_id, ask), done, failed=failed
        )

    def _settle(self, fact: str) -> None:
        self.fact.setText(fact)
        self.again_button.setEnabled(True)

    def _show_problem(self, why: str) -> None:
        old, self._problem = self._problem, EmptyState("wifi-off", self.tr("The channel could not be read"), why)
        self.stack.addWidget(self._problem)
        self.stack.setCurrentWidget(self._problem)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    @property
    def problem(self) -> EmptyState | None:
        """What is said where nothing could be read."""
        return self._problem if self.stack.currentWidget() is self._problem else None

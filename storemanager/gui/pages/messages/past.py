"""Reading back: older messages as one scrolls up, out of the book first, then from the channel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject

from storemanager import clock
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.pages.messages import loading
from storemanager.gui.pages.messages.chat_view import ChatView
from storemanager.gui.pages.messages.loading import Loaded
from storemanager.services.conversations import MessageRow, ThreadKey
from storemanager.sync.older_messages import fetch_older


class Past(QObject):
    """Knows how far back a conversation is shown. `limit`: so many messages are asked for with every refresh."""

    def __init__(self, background: Background, access: ChannelAccess, view: ChatView, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._access, self._view = background, access, view
        self._loaded: Loaded | None = None
        self._several = False
        self._unread_back: tuple[int, ...] = ()
        self.limit = loading.AT_ONCE
        view.older_wanted.connect(self._older_wanted)

    def start(self) -> None:
        """Another conversation."""
        self._loaded, self.limit = None, loading.AT_ONCE
        self._unread_back = ()
        self._view.start()

    def show(self, loaded: Loaded, now: datetime, *, several: bool) -> None:
        """The newest messages; what was read back stays above them."""
        first = self._loaded is None or self._loaded.key != loaded.key
        self._loaded, self._several = loaded, several
        if first:
            self._unread_back = tuple(each.id for each in loaded.detail.conversations if not each.whole)
        in_book = len(loaded.messages) >= self.limit
        self._show(loaded.messages, now, in_book=in_book)

    def _show(self, rows: Sequence[MessageRow], now: datetime, *, in_book: bool) -> None:
        older = in_book or bool(self._unread_back)
        self._view.show_rows(rows, now, has_older=older, places=self._several)

    def _key(self) -> ThreadKey | None:
        return self._loaded.key if self._loaded is not None else None

    # --- Out of the book ---

    def _older_wanted(self) -> None:
        key, rows = self._key(), self._view.rows
        if key is None or not rows:
            return
        before = rows[0].id
        self._background.run(
            self, lambda session: loading.older(session, key, before), lambda found: self._came(key, before, found)
        )

    def _came(self, key: ThreadKey, before: int, found: Sequence[MessageRow]) -> None:
        rows = self._view.rows
        if key != self._key() or not rows or rows[0].id != before:
            return
        if found:
            self.limit = len(rows) + len(found)
            self._show((*found, *rows), clock.now(), in_book=len(found) >= loading.AT_ONCE)
        elif self._unread_back:
            self._fetch(key)
        else:
            self._show(rows, clock.now(), in_book=False)

    # --- From the channel ---

    def _fetch(self, key: ThreadKey) -> None:
        access, conversation_id, now = self._access, self._unread_back[0], clock.now()
        self._view.say_top(self.tr("Fetching older messages…"))
        self._background.run_outside(
            self, lambda _outside: fetch_older(access.book, access.connections, conversation_id, now=now),
            lambda come: self._fetched(key, come), failed=lambda problem: self._not_fetched(key, problem),
        )  # fmt: skip

    def _fetched(self, key: ThreadKey, come: int) -> None:
        if key != self._key():
            return
        if not come:
            self._unread_back = self._unread_back[1:]
        self._older_wanted()

    def _not_fetched(self, key: ThreadKey, problem: StoreError | Exception) -> None:
        """Not again by itself: opening the conversation once more tries again."""
        if key == self._key():
            self._unread_back = ()
            self._show(self._view.rows, clock.now(), in_book=False)
            said = self.tr("Older messages could not be fetched. %1")
            self._view.say_top(said.replace("%1", str(getattr(problem, "message", ""))))

"""The sync of one shop, connected to the window: button, keys, popover, and the practice website behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from storemanager import clock
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.records import ConnectChannel
from storemanager.gui.sync_runner import SyncRunner
from storemanager.gui.syncing import SyncView
from storemanager.gui.window import CHANNELS, SYNC, MainWindow


@runtime_checkable
class ShowsSync(Protocol):
    """A page that shows how far the sync is."""

    def show_sync(self, view: SyncView) -> None: ...


class ShopSync(QObject):
    """Made when the book is open. `begin()` starts the practice website, if there is one, and then the timetable;
    `close()` comes before the background closes, `release()` after it."""

    begun = Signal()

    def __init__(
        self,
        window: MainWindow,
        background: Background,
        access: ChannelAccess,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._background = background
        self.access = access
        self.runner = SyncRunner(background, access, self, now=now)
        self.runner.shown.connect(self._show)
        window.sync_wanted.connect(self._sync)
        window.stop_wanted.connect(self.runner.stop)
        window.sync_log_wanted.connect(lambda: window.show_page(SYNC))

    def begin(self) -> None:
        """The practice website first: a round before it answers would only find a closed door."""
        access = self.access
        self._background.run_outside(
            self, lambda _outside: access.start_practice(), self._practice_runs, failed=self._practice_fails
        )

    def start_practice(self, done: Callable[[int], None], failed: Callable[[StoreError], None] | None = None) -> None:
        """Make the practice website and connect the book to it; `done` gets its account."""
        access = self.access

        def made(account_id: int | None) -> None:
            assert account_id is not None
            self._background.changed.emit()
            self.runner.look()
            done(account_id)

        self._background.run_outside(self, lambda _outside: access.start_practice(make=True), made, failed=failed)

    def close(self) -> None:
        """Stop what is running."""
        self.runner.close()

    def release(self) -> None:
        """Let go of the book and keep the practice website, once nothing works with them any more."""
        self.access.close()

    def _practice_runs(self, account_id: int | None) -> None:
        if account_id is not None:
            self._background.changed.emit()
        self.runner.begin()
        self.begun.emit()

    def _practice_fails(self, problem: Exception) -> None:
        if isinstance(problem, StoreError):
            self._background.problem.emit(problem)
        self.runner.begin()
        self.begun.emit()

    def _sync(self, full_check: bool) -> None:
        if self.runner.has_looked and self.runner.view.connected == 0 and not self.runner.running:
            self._window.sync_popover.close_popover()
            self._window.open_record(CHANNELS, ConnectChannel())
            return
        self.runner.sync(full_check)

    def _show(self, view: SyncView) -> None:
        self._window.show_sync(view)
        page: object = self._window.current_page()
        if isinstance(page, ShowsSync):
            page.show_sync(view)

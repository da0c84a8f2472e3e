"""The daily backup from the window: in the first quiet minute after it is due, without a word unless it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.backup_work import daily

LOOK_EVERY_MS = 60_000


class DailyBackup(QObject):
    """Looks every minute. Quiet: nobody waits for the book and no sync runs."""

    def __init__(
        self, background: Background, url: str, folder: Path, parent: QObject, *, busy: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._background, self._url, self._folder, self._busy = background, url, folder, busy
        self._ticket = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make it if it is due and the moment is good."""
        if self._ticket or self._background.waiting() or self._busy():
            return
        self._ticket = self._background.run_outside(
            self, daily(self._url, self._folder), self._over, failed=self._failed
        )

    def stop(self) -> None:
        """The window closes, or the book is about to be replaced."""
        self._timer.stop()
        if self._ticket:
            self._background.cancel(self._ticket)

    def _over(self, written: bool) -> None:
        self._ticket = 0
        if written:
            self._background.changed.emit()

    def _failed(self, problem: Exception) -> None:
        """What is wrong with backups stands in the book, under what needs attention; a book that cannot be read at all
        is told by whoever reads it next."""
        self._ticket = 0
        if isinstance(problem, StoreError):
            self._background.problem.emit(problem)

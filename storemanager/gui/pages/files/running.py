"""What runs beside the window for the Files page: one piece of work at a time, how far it is, and Stop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from storemanager.gui.pages.files.work import Meter
from storemanager.gui.widgets.notes import Progress
from storemanager.texts import Text, translate

LOOK_MS = 100


class Running(QObject):
    """Looks at the meter of the work from time to time; `round` tells an answer still wanted from an old one.
    `begun()`: what was said of the work before is old. `failed(problem)`: a StoreError, or the owner stopped it."""

    begun = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.progress = Progress()
        self.progress.stopped.connect(self.stop)
        self.round = 0
        self._meter: Meter | None = None
        self._doing: Text | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._show)

    def busy(self) -> bool:
        return self._meter is not None

    def begin(self, words: Text, file: str = "") -> Meter:
        """Something else begins; what ran before is no longer wanted."""
        self.begun.emit()
        self.stop()
        self.round += 1
        self._meter = Meter()
        self._doing = words(file=file) if file else words
        self.progress.begin(self._words())
        self._look.start()
        return self._meter

    def end(self) -> None:
        self._meter = None
        self._look.stop()
        self.progress.end()

    def fail(self, this: int, problem: object) -> None:
        """The work of a round did not come to an end."""
        if this == self.round:
            self.end()
            self.failed.emit(problem)

    def stop(self) -> None:
        """Ask what is running to end at its next step."""
        if self._meter is not None:
            self._meter.stop()

    def drop(self) -> None:
        """Stop it, and do not wait for its answer."""
        self.stop()
        self.round += 1
        self.end()

    def _words(self) -> str:
        if self._doing is None or self._meter is None:
            return ""
        return str(self._doing(done=self._meter.done, total=self._meter.total)).replace("0 / 0", "…")

    def _show(self) -> None:
        meter = self._meter
        if meter is None:
            return
        share = meter.done / meter.total if meter.total else None
        seconds = meter.seconds_left()
        left = "" if seconds is None else str(translate("files_page", "{count:second|seconds} left")(count=seconds))
        self.progress.report(self._words(), share, left)

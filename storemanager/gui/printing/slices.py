"""Long work that has to be done on the window's own thread (text is laid out and painted there), in slices so short
that nobody feels them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

SLICE_SECONDS = 0.02


class Slices(QObject):
    """Takes steps until they end, a few in each turn of the event loop; new steps replace those under way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[None] = iter(())
        self._done: Callable[[], None] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    def run(self, steps: Iterator[None], done: Callable[[], None]) -> None:
        self._steps, self._done = steps, done
        self._turn.start()

    def running(self) -> bool:
        return self._turn.isActive()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        for _ in self._steps:
            if perf_counter() >= until:
                return
        self._turn.stop()
        if self._done is not None:
            self._done()

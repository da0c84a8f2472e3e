"""What is scanned and pressed, taken in order.

A scanner is quicker than a book on a slow disk. So whatever comes while the book is asked waits in a line; after a
refusal the line is emptied, because what was scanned blindly was meant for a parcel that is not there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from storemanager.gui.background import Background
from storemanager.texts import Text

if TYPE_CHECKING:
    from sqlmodel import Session

    from storemanager.errors import StoreError

T = TypeVar("T")


class ScanLine(QObject):
    """`said(tone, title, text)`: what the band says now."""

    said = Signal(str, str, str)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._line: deque[Callable[[], None]] = deque()
        self._busy = False
        self._sayings = 0
        background.crashed.connect(self._broken)

    def quiet(self) -> bool:
        """Nothing is waiting or under way."""
        return not self._busy and not self._line

    def _take(self, act: Callable[[], None]) -> None:
        self._line.append(act)
        self._go_on()

    def _go_on(self) -> None:
        while self._line and not self._busy:
            self._line.popleft()()

    def _run(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], None],
        *,
        writes: bool = False,
        tells: bool = True,
    ) -> None:
        self._busy = True

        def answered(answer: T) -> None:
            self._busy = False
            done(answer)
            self._go_on()

        self._background.run(self, work, answered, writes=writes, tells=tells, failed=self._refused)

    def _refused(self, problem: StoreError) -> None:
        self._busy = False
        self._line.clear()
        self._say("danger", problem.message, problem.advice)
        self._after_refusal(problem)

    def _say(self, tone: str, title: Text | str, text: Text | str = "") -> int:
        self._sayings += 1
        self.said.emit(tone, str(title), str(text))
        return self._sayings

    def _broken(self, _problem: object) -> None:
        """A bug was reported while the book was asked: the table must not wait for ever."""
        self._busy = False
        self._line.clear()

    def _after_refusal(self, problem: StoreError) -> None:
        """What is on the table may be another thing by now."""

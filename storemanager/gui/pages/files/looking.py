"""The whole file is read and compared with the book, so that the owner sees what would be done before it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from storemanager.gui.background import Background, CancelledError
from storemanager.gui.pages.files import work
from storemanager.gui.pages.files.running import Running
from storemanager.gui.pages.files.work import Meter, Seen, Shown
from storemanager.importexport import Parsed
from storemanager.texts import translate

Edits = dict[tuple[int, str], str]


@dataclass(frozen=True)
class Looked:
    """`edits`: what the owner put into cells by now; `fresh`: nothing of the kind, the file as it is."""

    shown: Shown
    edits: Edits
    fresh: bool


class Looking(QObject):
    """`looked(Looked)`; a new look makes an older one unwanted."""

    looked = Signal(object)

    def __init__(self, parent: QObject, background: Background, running: Running) -> None:
        super().__init__(parent)
        self._background, self._running = background, running

    def look(self, seen: Seen, edits: Mapping[tuple[int, str], str] | None = None) -> None:
        """First the file, beside the window, then the comparison, where the book is."""
        fresh, kept = edits is None, dict(edits or {})
        words = translate("files_page", "Looking at {file}: {done} / {total} rows")
        meter = self._running.begin(words, seen.source.name)
        this = self._running.round

        def parsed(read: Parsed) -> None:
            if this == self._running.round:
                self._background.run(
                    self,
                    lambda session: work.compare(session, seen, read, meter, kept),
                    lambda shown: self._compared(this, meter, Looked(shown, kept, fresh)),
                    failed=lambda problem: self._running.fail(this, problem),
                )

        self._background.run_outside(
            self,
            lambda _outside: work.read(seen, meter, kept),
            parsed,
            failed=lambda problem: self._running.fail(this, problem),
        )

    def _compared(self, this: int, meter: Meter, looked: Looked) -> None:
        """Stop holds also for an answer that was on its way already."""
        if meter.stopped():
            self._running.fail(this, CancelledError())
        elif this == self._running.round:
            self._running.end()
            self.looked.emit(looked)

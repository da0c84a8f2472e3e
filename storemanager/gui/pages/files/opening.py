"""The owner's file is chosen and read, and it is said what it seems to be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from storemanager.gui.background import Background
from storemanager.gui.pages.files import work
from storemanager.gui.pages.files.running import Running
from storemanager.gui.pages.files.work import Seen
from storemanager.importexport import ImportKind, SourceFile
from storemanager.texts import translate

SUFFIXES = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xlsb *.xls *.ods"


class Opening(QObject):
    """`recognised(Seen)`. `folder`: where the owner was last, for the next file."""

    recognised = Signal(object)

    def __init__(self, page: QWidget, background: Background, running: Running) -> None:
        super().__init__(page)
        self._page, self._background, self._running = page, background, running
        self.folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def choose(self) -> Path | None:
        """The owner picks a file."""
        tables, everything = translate("FilesPage", "Tables"), translate("FilesPage", "All files")
        filters = f"{tables} ({SUFFIXES});;{everything} (*)"
        asked = str(translate("FilesPage", "Choose a file"))
        path, _ = QFileDialog.getOpenFileName(self._page, asked, self.folder, filters)
        return Path(path) if path else None

    def open(self, path: Path, kind: ImportKind, *, sheet: str = "", encoding: str = "", delimiter: str = "") -> None:
        """Read a file; what the owner said of it holds, the rest is found out."""
        self.folder = str(path.parent)
        told = bool(sheet or encoding or delimiter)
        meter = self._running.begin(translate("files_page", "Reading {file}…")(file=path.name))
        this = self._running.round

        def opened(source: SourceFile) -> None:
            if this == self._running.round:
                self._see(source, kind, told=told)

        self._background.run_outside(
            self,
            lambda _outside: work.open_source(path, meter, sheet=sheet, encoding=encoding, delimiter=delimiter),
            opened,
            failed=lambda problem: self._running.fail(this, problem),
        )

    def see_as(self, source: SourceFile, kind: ImportKind) -> None:
        """The owner says what the file holds."""
        self._running.begin(translate("files_page", "Recognising…"))
        self._see(source, kind, told=True)

    def _see(self, source: SourceFile, kind: ImportKind, *, told: bool) -> None:
        this = self._running.round
        self._background.run(
            self,
            lambda session: work.see(session, source, kind, told=told),
            lambda seen: self._seen(this, seen),
            failed=lambda problem: self._running.fail(this, problem),
        )

    def _seen(self, this: int, seen: Seen) -> None:
        if this == self._running.round:
            self._running.end()
            self.recognised.emit(seen)

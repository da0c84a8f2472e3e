"""What is in the book goes out: everything of one kind, or the rows an import left out, to be mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from storemanager import clock
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.pages.files import work
from storemanager.gui.pages.files.kinds import title
from storemanager.gui.pages.files.opening import Opening
from storemanager.gui.pages.files.running import Running
from storemanager.gui.widgets.toasting import toasts
from storemanager.importexport import ImportKind, Preview
from storemanager.texts import Text, translate

KINDS = {".csv": "CSV (*.csv)", ".xlsx": "Excel (*.xlsx)"}


class TakingOut(QObject):
    """Beside the file the owner worked with last."""

    def __init__(self, page: QWidget, opening: Opening, background: Background, running: Running) -> None:
        super().__init__(page)
        self._page, self._background, self._running = page, background, running
        self._opening = opening

    def export(self, kind_value: str, suffix: str) -> None:
        """Everything of one kind, to a file."""
        kind = ImportKind(kind_value)
        proposed = Path(self._opening.folder) / f"{title(kind)} {clock.now():%Y-%m-%d}{suffix}"
        path = self._ask_where(translate("FilesPage", "Where to save it"), proposed, suffix)
        if path is None or self._running.busy():
            return
        self._opening.folder = str(path.parent)
        meter = self._running.begin(translate("files_page", "Writing {file}: {done} / {total}"), path.name)
        this = self._running.round
        self._background.run(
            self,
            lambda session: work.write_out(session, kind, path, meter),
            lambda count: self._exported(path, count),
            failed=lambda problem: self._running.fail(this, problem),
        )

    def _exported(self, path: Path, count: int) -> None:
        self._running.end()
        said = translate("files_page", "{count:record was|records were} written to {file}.")(
            count=count, file=path.name
        )
        open_it = str(translate("FilesPage", "Open folder"))
        toasts(self._page).done(str(said), undo=lambda: open_folder(path), action=open_it)

    def save_bad_rows(
        self, preview: Preview, saved: Callable[[Path], None], failed: Callable[[StoreError], None]
    ) -> None:
        """The rows that were left out, beside the file they came from unless the owner says otherwise."""
        source = preview.source.path
        suffix = ".xlsx" if preview.source.is_spreadsheet else ".csv"
        to_mend = translate("FilesPage", "to mend")
        proposed = source.with_name(f"{source.stem} - {to_mend}{suffix}")
        path = self._ask_where(translate("FilesPage", "Save the rows that were left out"), proposed, suffix)
        if path is not None:
            self._background.run(
                self, lambda _session: work.save_bad(preview, path), lambda _count: saved(path), failed=failed
            )

    def _ask_where(self, words: Text, proposed: Path, suffix: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._page, str(words), str(proposed), KINDS[suffix])
        return work.with_suffix(chosen, suffix) if chosen else None


def open_folder(path: Path) -> None:
    """Show the folder of a file in the computer's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

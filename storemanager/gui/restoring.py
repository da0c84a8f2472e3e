"""The moment in which a backup takes the book's place: everything that had the book open is closed, a dialog says how
far it is, and whoever asked opens the book again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.backup_work import NoBook, restorer
from storemanager.gui.dialogs.restore_backup import RestoreDialog
from storemanager.gui.widgets.notes import Bar
from storemanager.gui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from storemanager.backups.restoring import Prepared

BAR_HEIGHT = 6


class RestoringDialog(Dialog):
    """Cannot be closed: what runs is one step, and short."""

    def __init__(self, parent: QWidget, *, present: bool) -> None:
        """`present`: there is a book whose place it takes."""
        super().__init__(parent, "", " ")
        self.title.setText(self.tr("Restoring the book"))
        self.text.setText(
            self.tr("The present book is backed up first, then the backup takes its place.")
            if present
            else self.tr("The backup becomes the book of this computer.")
        )
        self.bar = Bar(BAR_HEIGHT)
        self.body.addWidget(self.bar)

    def reject(self) -> None:
        """Esc does nothing."""


class Restoring(QObject):
    """`over(problem or None)` when the book may be opened again, restored or as it was."""

    over = Signal(object)

    def __init__(self, parent: QWidget, prepared: Prepared, shop_folder: Path) -> None:
        super().__init__(parent)
        self._prepared, self._folder = prepared, shop_folder
        self._background = Background(NoBook, self)
        self._background.crashed.connect(self._crashed)
        self._dialog = RestoringDialog(parent, present=prepared.present)

    def begin(self) -> None:
        self._dialog.open()
        self._background.run_outside(
            self, restorer(self._prepared, self._folder), lambda _kept: self._end(None),
            progress=self._show, failed=self._end,
        )  # fmt: skip

    def _show(self, step: tuple[int, int]) -> None:
        self._dialog.bar.show_share(step[0] / max(step[1], 1))

    def _crashed(self, problem: BaseException) -> None:
        """A bug: it goes on to whoever reports bugs, and the book is opened again as it is."""
        self._end(problem)

    def _end(self, problem: object) -> None:
        self._prepared.discard()
        self._background.close()
        self._dialog.accept()
        self._dialog.deleteLater()
        self.over.emit(problem)


class FirstRestore(QObject):
    """From the first start: choose a backup, look at it, and it becomes the book. `done()`: the book is there."""

    done = Signal()

    def __init__(self, page: QWidget, shop_folder: Path, show: Callable[[StoreError], None]) -> None:
        super().__init__(page)
        self._page, self._folder, self._show = page, shop_folder, show
        self._background = Background(NoBook, self)

    def choose(self) -> None:
        """Ask for the file."""
        kind, everything = self.tr("Backups of a shop"), self.tr("All files")
        filters = f"{kind} (*.storebackup *.db);;{everything} (*)"
        chosen, _ = QFileDialog.getOpenFileName(self._page, self.tr("Choose a backup"), str(Path.home()), filters)
        if chosen:
            self.open_file(Path(chosen))

    def open_file(self, file: Path) -> RestoreDialog | None:
        """Show what it holds."""
        from storemanager.database import backup_file  # late: the first paint must not wait for it

        try:
            locked = backup_file.is_sealed(file)
        except StoreError as problem:
            self._show(problem)
            return None
        dialog = RestoreDialog(self._page, self._background, file, self._folder, locked=locked)
        dialog.wanted.connect(self._restore)
        dialog.open()
        return dialog

    def close(self) -> None:
        self._background.close()

    def _restore(self, prepared: Prepared) -> None:
        restoring = Restoring(self._page, prepared, self._folder)
        restoring.over.connect(self._over)
        restoring.begin()

    def _over(self, problem: object) -> None:
        if isinstance(problem, StoreError):
            self._show(problem)
        elif problem is None:
            self._background.close()
            self.done.emit()

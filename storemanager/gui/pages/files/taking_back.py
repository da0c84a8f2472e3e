"""Undoing a whole import: the owner is asked first, and again when something of it was sold or changed since."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from storemanager import clock, texts
from storemanager.errors import NotAllowedError, StoreError
from storemanager.gui.background import Background
from storemanager.gui.pages.files import work
from storemanager.gui.pages.files.running import Running
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.toasting import toasts
from storemanager.importexport import PastImport, UndoResult
from storemanager.texts import translate


class TakingBack(QObject):
    """`done(import id)` when it was taken back."""

    done = Signal(int)

    def __init__(self, page: QWidget, background: Background, running: Running) -> None:
        super().__init__(page)
        self._page, self._background, self._running = page, background, running

    def ask(self, one: PastImport) -> None:
        """What it would do, before it does."""
        when = texts.moment(one.imported_at)
        text = translate(
            "FilesPage",
            "What it made is taken out of the book (goods that had stock go to the archive), and what it changed gets "
            "its earlier values. What was sold or changed since then is named first and stays.",
        )
        question = str(translate("FilesPage", "Undo the import of %1 on %2?"))
        question = question.replace("%2", when).replace("%1", one.file_name)
        dialog = Dialog(self._page.window(), question, str(text), width=1)
        dialog.add_button(str(translate("FilesPage", "Keep it")), "", harmless=True)
        dialog.add_button(str(translate("FilesPage", "Undo the import")), "undo", "danger")
        self._open(dialog, one.id)

    def _open(self, dialog: Dialog, import_id: int) -> None:
        dialog.accepted.connect(lambda: self._answered(dialog, import_id))
        dialog.open()

    def _answered(self, dialog: Dialog, import_id: int) -> None:
        if dialog.answer:
            self.take_back(import_id, partly=dialog.answer == "rest")

    def take_back(self, import_id: int, *, partly: bool = False) -> None:
        """Undo a whole import; with `partly` what was used since is kept."""
        if self._running.busy():
            return
        now = clock.now()
        meter = self._running.begin(translate("files_page", "Taking back: {done} / {total}"))
        this = self._running.round
        self._background.run(
            self,
            lambda session: work.take_back(session, import_id, meter, partly=partly, now=now),
            lambda result: self._taken_back(import_id, result),
            writes=True,
            failed=lambda problem: self._not_taken_back(this, import_id, problem),
        )

    def _taken_back(self, import_id: int, result: UndoResult) -> None:
        self._running.end()
        said = translate("files_page", "The import was taken back: {count:record|records}.")(count=result.undone)
        toasts(self._page).done(str(said))
        self.done.emit(import_id)

    def _not_taken_back(self, this: int, import_id: int, problem: StoreError) -> None:
        if not isinstance(problem, NotAllowedError):
            self._running.fail(this, problem)
            return
        self._running.end()
        dialog = Dialog(self._page.window(), str(problem.message), str(problem.advice), width=1)
        dialog.add_button(str(translate("FilesPage", "Keep everything")), "", harmless=True)
        dialog.add_button(str(translate("FilesPage", "Undo the rest")), "rest", "danger")
        self._open(dialog, import_id)

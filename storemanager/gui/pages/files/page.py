"""Files: what the owner has in Excel or CSV comes in, seen before it is written; what is in the book goes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent

from storemanager import clock
from storemanager.errors import StoreError
from storemanager.gui.background import Background, CancelledError
from storemanager.gui.pages.files import work
from storemanager.gui.pages.files.head import FilesHead
from storemanager.gui.pages.files.kinds import KINDS
from storemanager.gui.pages.files.looking import Edits, Looked, Looking
from storemanager.gui.pages.files.match import MatchView
from storemanager.gui.pages.files.opening import Opening
from storemanager.gui.pages.files.preview import PreviewView
from storemanager.gui.pages.files.problems import ProblemsPanel
from storemanager.gui.pages.files.recognise import RecogniseView, goes_to_matching
from storemanager.gui.pages.files.result import ResultView
from storemanager.gui.pages.files.running import Running
from storemanager.gui.pages.files.start import StartView
from storemanager.gui.pages.files.steps import MATCH, PREVIEW, RECOGNISE, RESULT, START, AnyView, StepViews
from storemanager.gui.pages.files.taking_back import TakingBack
from storemanager.gui.pages.files.taking_out import TakingOut, open_folder
from storemanager.gui.pages.files.work import Seen, Shown
from storemanager.gui.records import ImportFile
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.page import SplitPage
from storemanager.gui.widgets.toasting import toasts
from storemanager.importexport import (
    ImportKind,
    ImportResult,
    past_imports,
)
from storemanager.texts import translate


class FilesPage(SplitPage):
    """One file at a time walks through the steps; whatever takes long runs beside the window and can be stopped."""

    def __init__(self, background: Background) -> None:
        self.side = ProblemsPanel()
        super().__init__(self.side)
        self._background = background
        self.seen: Seen | None = None
        self.shown: Shown | None = None
        self.result: ImportResult | None = None
        self._edits: Edits = {}
        self.running = Running(self)
        self._step = START
        self.opening = Opening(self, background, self.running)
        self.looking = Looking(self, background, self.running)
        self.taking_out = TakingOut(self, self.opening, background, self.running)
        self.taking_back = TakingBack(self, background, self.running)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.retranslate()
        self.go_to(START)

    def _build(self) -> None:
        self.head = FilesHead(self.content.spacing())
        self.close_banner = Button("", "quiet", icon="x", size="small")
        self.banner = Banner("", "", self.close_banner, tone="danger", flat=True)
        self.banner.hide()
        self.views = StepViews(self._wire)
        self.start = self.views.start
        self.progress = self.running.progress
        for part in (self.head, self.banner):
            self.content.addWidget(part)
        self.content.addWidget(self.views, 1)
        self.content.addWidget(self.progress)

    def _connect(self) -> None:
        self.head.crumb.went.connect(lambda _step: self.go_to(START))
        self.close_banner.clicked.connect(self.banner.hide)
        self.start.choose_wanted.connect(self.choose_file)
        self.start.file_dropped.connect(self._dropped)
        self.start.export_wanted.connect(self.taking_out.export)
        self.start.undo_wanted.connect(self.taking_back.ask)
        self.looking.looked.connect(self._show_preview)
        self.opening.recognised.connect(self._recognised)
        self.taking_back.done.connect(self._taken_back)
        self.running.begun.connect(self.banner.hide)
        self.running.failed.connect(self._failed)
        self.side.cell_wanted.connect(self._show_cell)
        self.side.fixes_wanted.connect(self.mend)
        self.side.choice_changed.connect(self._choice_changed)
        QShortcut(QKeySequence("Ctrl+I"), self, self.choose_file)

    def _wire(self, view: AnyView) -> None:
        """A view of a later step was made, because it is needed now."""
        if isinstance(view, RecogniseView):
            view.reopen_wanted.connect(self._reopen)
            view.kind_wanted.connect(self._use_kind)
            view.format_wanted.connect(self._use_format)
            view.back_wanted.connect(lambda: self.go_to(START))
            view.next_wanted.connect(self._after_recognising)
        elif isinstance(view, MatchView):
            view.back_wanted.connect(lambda: self.go_to(RECOGNISE))
            view.next_wanted.connect(self._matched)
        elif isinstance(view, PreviewView):
            view.edit_wanted.connect(lambda row, head, text: self.mend({(row, head): text}))
            view.import_wanted.connect(self.take_in)
            view.back_wanted.connect(self._back_from_preview)
            view.problems_wanted.connect(self.open_panel)
        elif isinstance(view, ResultView):
            view.undo_wanted.connect(self._undo_this)
            view.save_wanted.connect(self.save_bad_rows)
            view.folder_wanted.connect(self._show_saved)
            view.records_wanted.connect(lambda: self.opens.emit(KINDS[view.kind].page, None))
            view.another_wanted.connect(lambda: self.go_to(START))

    @property
    def recognise(self) -> RecogniseView:
        return self.views.recognise

    @property
    def match(self) -> MatchView:
        return self.views.match

    @property
    def preview(self) -> PreviewView:
        return self.views.preview

    @property
    def done(self) -> ResultView:
        return self.views.result

    def retranslate(self) -> None:
        for view in self.views.made():
            view.retranslate()
        self.side.retranslate()
        self.close_banner.setAccessibleName(self.tr("Close"))
        self.close_banner.setToolTip(self.tr("Close"))
        self.head.show_step(self.step(), self.seen)

    # --- Where we are ---

    def step(self) -> str:
        """The step in view: start, recognise, match, preview or result."""
        return self._step

    def go_to(self, step: str) -> None:
        """Show a step."""
        if step == START:
            if self.step() != START:
                self.running.drop()
                self._lock(False)
            self.seen = self.shown = None
            self._edits = {}
            self.refresh()
        self._step = step
        view = self.views.show_step(step)
        self.banner.hide()
        if step != PREVIEW:
            self.close_panel()
        self.head.show_step(self.step(), self.seen)
        if not isinstance(view, StartView) and self.isVisible():
            view.focus_here()

    def refresh(self) -> None:
        self._background.run(self, past_imports, self.start.show_imports)

    # --- Choosing ---

    def choose_file(self) -> None:
        """Ctrl+I: the owner picks a file."""
        path = self.opening.choose()
        if path is not None:
            self.open_file(path)

    def _dropped(self, path: str, count: int) -> None:
        self.open_file(Path(path))
        if count > 1:
            toasts(self).done(self.tr("One file at a time: %1 was opened.").replace("%1", Path(path).name))

    def open_file(self, path: Path) -> None:
        """Read a file and show what it seems to be."""
        self.opening.open(path, self.start.kind)

    def _recognised(self, seen: Seen) -> None:
        self._use(seen)
        self.start.choose_kind(seen.kind)
        self.go_to(RECOGNISE)

    def _use(self, seen: Seen) -> None:
        self.seen, self.shown, self._edits = seen, None, {}
        self.side.forget()
        self.recognise.show_seen(seen)

    def _reopen(self, sheet: str, encoding: str, delimiter: str) -> None:
        seen = self.seen
        if seen is not None:
            self.opening.open(seen.source.path, seen.kind, sheet=sheet, encoding=encoding, delimiter=delimiter)

    def _use_kind(self, kind: ImportKind) -> None:
        if self.seen is not None:
            self.opening.see_as(self.seen.source, kind)

    def _use_format(self, key: str) -> None:
        """The owner says whose file it is; any other file has its columns matched by hand."""
        if self.seen is not None:
            self._use(work.with_format(self.seen, key))

    # --- Matching, and the preview ---

    def _after_recognising(self) -> None:
        if self.seen is not None and goes_to_matching(self.seen):
            self._match_again()
        else:
            self._make_preview()

    def _match_again(self) -> None:
        if self.seen is not None:
            self.match.show_seen(self.seen)
            self.go_to(MATCH)

    def _back_from_preview(self) -> None:
        """A file whose format says what every column is has none to match; its format can be changed, though."""
        if self.seen is not None and self.seen.recognition.mapping:
            self._match_again()
        else:
            self.go_to(RECOGNISE)

    def _matched(self, mapping: dict[int, str]) -> None:
        if self.seen is not None:
            self.seen = work.mapped(self.seen, mapping)
            self._make_preview()

    def mend(self, edits: Mapping[tuple[int, str], str]) -> None:
        """Put something else into cells, and look at the whole file again."""
        if self.shown is not None and not self.running.busy():
            self._make_preview({**self._edits, **edits})

    def _make_preview(self, edits: Edits | None = None) -> None:
        if self.seen is not None:
            self.looking.look(self.seen, edits)
            self.preview.lock(True)  # made now, while the file is read, if it was not there yet

    def _show_preview(self, looked: Looked) -> None:
        self.shown, self._edits = looked.shown, looked.edits
        self._lock(False)
        self._choice_changed()
        self.preview.show_preview(looked.shown, fresh=looked.fresh)
        if looked.fresh:
            self.go_to(PREVIEW)
            QTimer.singleShot(0, self._open_problems)  # after the table has painted: the window is held for less
        else:
            self.side.show_problems(looked.shown)

    def _open_problems(self) -> None:
        shown = self.shown
        if self.step() != PREVIEW or shown is None:
            return
        self.side.show_problems(shown)
        if shown.errors or shown.warnings:
            self.open_panel()

    def _choice_changed(self) -> None:
        self.preview.only_good = self.side.only_good.isChecked()
        self.preview.say_go()

    def _show_cell(self, row: int, head: str) -> None:
        self.preview.show_cell(row, head)
        if self._overlays():
            self.close_panel()

    # --- Importing, and taking back ---

    def take_in(self) -> None:
        """Import what the preview shows."""
        if self.shown is None or self.running.busy() or not self.preview.go.isEnabled():
            return
        preview, only_good, now = self.shown.preview, self.side.only_good.isChecked(), clock.now()
        meter = self.running.begin(translate("files_page", "Importing {file}: {done} / {total}"), preview.source.name)
        this = self.running.round
        self._lock(True)
        self._background.run(
            self,
            lambda session: work.take_in(session, preview, meter, only_good=only_good, now=now),
            lambda result: self._taken_in(this, result),
            writes=True,
            failed=lambda problem: self.running.fail(this, problem),
        )

    def _taken_in(self, this: int, result: ImportResult) -> None:
        said = translate("files_page", "{count:row was|rows were} imported.")(count=result.created + result.updated)
        toasts(self).done(str(said), undo=lambda: self.taking_back.take_back(result.import_id))
        if this != self.running.round:
            return
        self.running.end()
        self._lock(False)
        self.result = result
        self.done.show_result(result, self.seen.kind if self.seen else ImportKind.PRODUCTS)
        self.go_to(RESULT)

    def save_bad_rows(self) -> None:
        """The rows that were left out, to a file."""
        if self.shown is not None:
            self.taking_out.save_bad_rows(self.shown.preview, self.done.show_saved, self._say_problem)

    def _show_saved(self) -> None:
        if self.done.saved is not None:
            open_folder(self.done.saved)

    def _undo_this(self) -> None:
        if self.result is not None:
            self.taking_back.take_back(self.result.import_id)

    def _taken_back(self, import_id: int) -> None:
        if self.result is not None and self.result.import_id == import_id:
            self.done.show_taken_back()
        self.refresh()

    # --- Work that takes long ---

    def _lock(self, on: bool) -> None:
        if self.views.was_made(PREVIEW):
            self.preview.lock(on)

    def _failed(self, problem: StoreError | CancelledError) -> None:
        self._lock(False)
        if isinstance(problem, CancelledError):
            self.banner.say(self.tr("Stopped."), self.tr("Nothing was written to the book."), tone="info")
            self.banner.show()
        else:
            self._say_problem(problem)

    def _say_problem(self, problem: StoreError) -> None:
        self.banner.say(str(problem.message), str(problem.advice), tone="danger")
        self.banner.show()

    # --- The window's side ---

    def open_record(self, record: object) -> None:
        """`ImportFile`, a path, or a kind ("products", "stock", "customers", "orders") to begin with."""
        if isinstance(record, ImportFile):
            self.go_to(START)
            self.start.choose_kind(ImportKind(record.kind))
            if record.path:
                self.open_file(Path(record.path))
            else:
                QTimer.singleShot(0, self.choose_file)
        elif isinstance(record, str) and record in {kind.value for kind in ImportKind}:
            self.go_to(START)
            self.start.choose_kind(ImportKind(record))
            self.start.what.choose(record)
        elif isinstance(record, (str, Path)):
            self.go_to(START)
            self.open_file(Path(record))

    def new_here(self) -> None:
        self.choose_file()

    def finish(self) -> None:
        """F9: on to the next step."""
        step = self.step()
        if step == RECOGNISE:
            self.recognise.next.click()
        elif step == MATCH:
            self.match.next.click()
        elif step == PREVIEW:
            self.preview.go.click()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._dropped(files[0], len(files))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().removeEventFilter(self)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closing the window does not wait for a long file."""
        if event.type() == QEvent.Type.Close:
            self.running.stop()
        return super().eventFilter(watched, event)

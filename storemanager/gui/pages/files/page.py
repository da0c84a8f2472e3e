"""Files: what the owner has in Excel or CSV comes in, seen before it is written; what is in the book goes out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget

from storemanager import clock, texts
from storemanager.errors import NotAllowedError, StoreError
from storemanager.gui.background import Background, CancelledError
from storemanager.gui.pages.files import work
from storemanager.gui.pages.files.kinds import KINDS, title
from storemanager.gui.pages.files.match import MatchView
from storemanager.gui.pages.files.preview import PreviewView
from storemanager.gui.pages.files.problems import ProblemsPanel
from storemanager.gui.pages.files.recognise import RecogniseView, goes_to_matching
from storemanager.gui.pages.files.result import ResultView
from storemanager.gui.pages.files.running import Running
from storemanager.gui.pages.files.start import StartView
from storemanager.gui.pages.files.work import Meter, Seen, Shown
from storemanager.gui.records import ImportFile
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.page import Breadcrumb, PageHead, SplitPage
from storemanager.gui.widgets.stepper import Stepper
from storemanager.gui.widgets.toasting import toasts
from storemanager.importexport import (
    ImportKind,
    ImportResult,
    Parsed,
    PastImport,
    Recognition,
    SourceFile,
    UndoResult,
    past_imports,
)
from storemanager.importexport.fields import key_for_head
from storemanager.importexport.formats import MAPPED
from storemanager.texts import Text, translate

AnyView = StartView | RecogniseView | MatchView | PreviewView | ResultView
STEPS = ("start", "recognise", "match", "preview", "result")
SUFFIXES = "*.csv *.txt *.tsv *.xlsx *.xlsm *.xlsb *.xls *.ods"


class FilesPage(SplitPage):
    """One file at a time walks through the steps; whatever takes long runs beside the window and can be stopped."""

    def __init__(self, background: Background) -> None:
        self.side = ProblemsPanel()
        super().__init__(self.side)
        self._background = background
        self.seen: Seen | None = None
        self.shown: Shown | None = None
        self.result: ImportResult | None = None
        self._edits: dict[tuple[int, str], str] = {}
        self.running = Running(self)
        self._step = "start"
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.retranslate()
        self.go_to("start")

    def _build(self) -> None:
        self.crumb = Breadcrumb()
        self.stepper = Stepper()
        self.head = PageHead("", "", self.stepper)
        self.close_banner = Button("", "quiet", icon="x", size="small")
        self.banner = Banner("", "", self.close_banner, tone="danger", flat=True)
        self.banner.hide()
        self.start = StartView()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.progress = self.running.progress
        for part in (self.crumb, self.head, self.banner):
            self.content.addWidget(part)
        self.content.addWidget(self.stack, 1)
        self.content.addWidget(self.progress)

    def _connect(self) -> None:
        self.crumb.went.connect(lambda _step: self.go_to("start"))
        self.close_banner.clicked.connect(self.banner.hide)
        self.start.choose_wanted.connect(self.choose_file)
        self.start.file_dropped.connect(self._dropped)
        self.start.export_wanted.connect(self.export)
        self.start.undo_wanted.connect(self._ask_to_undo)
        self.side.cell_wanted.connect(self._show_cell)
        self.side.fixes_wanted.connect(self.mend)
        self.side.choice_changed.connect(self._choice_changed)
        QShortcut(QKeySequence("Ctrl+I"), self, self.choose_file)

    # --- The views of the later steps, made when they are first needed ---

    @cached_property
    def recognise(self) -> RecogniseView:
        made = RecogniseView()
        made.reopen_wanted.connect(self._reopen)
        made.kind_wanted.connect(self._use_kind)
        made.format_wanted.connect(self._use_format)
        made.back_wanted.connect(lambda: self.go_to("start"))
        made.next_wanted.connect(self._after_recognising)
        self.stack.addWidget(made)
        return made

    @cached_property
    def match(self) -> MatchView:
        made = MatchView()
        made.back_wanted.connect(lambda: self.go_to("recognise"))
        made.next_wanted.connect(self._matched)
        self.stack.addWidget(made)
        return made

    @cached_property
    def preview(self) -> PreviewView:
        made = PreviewView()
        made.edit_wanted.connect(lambda row, head, text: self.mend({(row, head): text}))
        made.import_wanted.connect(self.take_in)
        made.back_wanted.connect(self._back_from_preview)
        made.problems_wanted.connect(self.open_panel)
        self.stack.addWidget(made)
        return made

    @cached_property
    def done(self) -> ResultView:
        made = ResultView()
        made.undo_wanted.connect(self._undo_this)
        made.save_wanted.connect(self.save_bad_rows)
        made.folder_wanted.connect(self._show_saved)
        made.records_wanted.connect(lambda: self.opens.emit(KINDS[made.kind].page, None))
        made.another_wanted.connect(lambda: self.go_to("start"))
        self.stack.addWidget(made)
        return made

    def _view(self, step: str) -> AnyView:
        views = {"recognise": "recognise", "match": "match", "preview": "preview", "result": "done"}
        found: AnyView = getattr(self, views.get(step, "start"))
        return found

    def _made(self, step: str) -> bool:
        """Whether a step was ever shown."""
        return step == "start" or {"result": "done"}.get(step, step) in self.__dict__

    def retranslate(self) -> None:
        for step in filter(self._made, STEPS):
            self._view(step).retranslate()
        self.side.retranslate()
        self.close_banner.setAccessibleName(self.tr("Close"))
        self.close_banner.setToolTip(self.tr("Close"))
        self._show_head()

    # --- Where we are ---

    def step(self) -> str:
        """The step in view: start, recognise, match, preview or result."""
        return self._step

    def go_to(self, step: str) -> None:
        """Show a step."""
        if step == "start":
            if self.step() != "start":
                self.running.drop()
                self._lock(False)
            self.seen = self.shown = None
            self._edits = {}
            self.refresh()
        self._step = step
        view = self._view(step)
        for place in range(self.stack.count()):  # only the view that is seen says how narrow the page may be
            each = self.stack.widget(place)
            policy = QSizePolicy.Policy.Preferred if each is view else QSizePolicy.Policy.Ignored
            if each is not None:
                each.setSizePolicy(policy, policy)
        self.stack.setCurrentWidget(view)
        self.banner.hide()
        if step != "preview":
            self.close_panel()
        self._show_head()
        if not isinstance(view, StartView) and self.isVisible():
            view.focus_here()

    def _show_head(self) -> None:
        names = (
            self.tr("Choose a file"),
            self.tr("Recognise"),
            self.tr("Match columns"),
            self.tr("Preview"),
            self.tr("Import"),
        )
        step = self.step()
        place = STEPS.index(step)
        self.stepper.setVisible(place > 0)
        self.stepper.show_steps(names, len(STEPS) if step == "result" else place)
        titles = (self.tr("Files"), names[1], names[2], names[3], self.tr("Imported"))
        self.head.say(titles[place])
        self.crumb.setVisible(place > 0)
        if self.seen is not None:
            self.crumb.show_steps([self.tr("Files"), title(self.seen.kind), self._file_words(self.seen.source)])

    def _file_words(self, source: SourceFile) -> str:
        if len(source.sheets) > 1:
            words = self.tr("%1, sheet “%2”").replace("%2", source.sheet)
            return words.replace("%1", source.name)
        return source.name

    def refresh(self) -> None:
        self._background.run(self, past_imports, self.start.show_imports)

    # --- Choosing ---

    def choose_file(self) -> None:
        """Ctrl+I: the owner picks a file."""
        tables, everything = self.tr("Tables"), self.tr("All files")
        filters = f"{tables} ({SUFFIXES});;{everything} (*)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), self._folder, filters)
        if path:
            self.open_file(Path(path))

    def _dropped(self, path: str, count: int) -> None:
        self.open_file(Path(path))
        if count > 1:
            toasts(self).done(self.tr("One file at a time: %1 was opened.").replace("%1", Path(path).name))

    def open_file(self, path: Path, *, sheet: str = "", encoding: str = "", delimiter: str = "") -> None:
        """Read a file and show what it seems to be."""
        self._folder = str(path.parent)
        again = bool(sheet or encoding or delimiter)
        kind = self.seen.kind if again and self.seen is not None else self.start.kind
        meter = self._begin(translate("files_page", "Reading {file}…")(file=path.name))
        this = self.running.round

        def opened(source: SourceFile) -> None:
            if this == self.running.round:
                self._see(source, kind, told=again)

        self._background.run_outside(
            self,
            lambda _outside: work.open_source(path, meter, sheet=sheet, encoding=encoding, delimiter=delimiter),
            opened,
            failed=lambda problem: self._failed(this, problem),
        )

    def _see(self, source: SourceFile, kind: ImportKind, *, told: bool) -> None:
        this = self.running.round
        self._background.run(
            self,
            lambda session: work.see(session, source, kind, told=told),
            lambda seen: self._recognised(this, seen),
            failed=lambda problem: self._failed(this, problem),
        )

    def _recognised(self, this: int, seen: Seen) -> None:
        if this != self.running.round:
            return
        self.running.end()
        self._use(seen)
        self.start.choose_kind(seen.kind)
        self.go_to("recognise")

    def _use(self, seen: Seen) -> None:
        self.seen, self.shown, self._edits = seen, None, {}
        self.side.forget()
        self.recognise.show_seen(seen)

    def _reopen(self, sheet: str, encoding: str, delimiter: str) -> None:
        if self.seen is not None:
            self.open_file(self.seen.source.path, sheet=sheet, encoding=encoding, delimiter=delimiter)

    def _use_kind(self, kind: ImportKind) -> None:
        if self.seen is not None:
            self._begin(translate("files_page", "Recognising…"))
            self._see(self.seen.source, kind, told=True)

    def _use_format(self, key: str) -> None:
        """The owner says whose file it is; any other file has its columns matched by hand."""
        if self.seen is None:
            return
        source, kind = self.seen.source, self.seen.kind
        known = {at: field for at, head in enumerate(source.heads) if (field := key_for_head(head, kind))}
        mapping = self.seen.recognition.mapping or _once_each(known)
        recognition = Recognition(key, mapping, 0.0 if key == MAPPED else 1.0)
        self._use(Seen(source, kind, recognition, self.seen.facts, False))

    # --- Matching, and the preview ---

    def _after_recognising(self) -> None:
        if self.seen is not None and goes_to_matching(self.seen):
            self._match_again()
        else:
            self._make_preview()

    def _match_again(self) -> None:
        if self.seen is not None:
            self.match.show_seen(self.seen)
            self.go_to("match")

    def _back_from_preview(self) -> None:
        """A file whose format says what every column is has none to match; its format can be changed, though."""
        if self.seen is not None and self.seen.recognition.mapping:
            self._match_again()
        else:
            self.go_to("recognise")

    def _matched(self, mapping: dict[int, str]) -> None:
        if self.seen is not None:
            self.seen = work.mapped(self.seen, mapping)
            self._make_preview()

    def mend(self, edits: Mapping[tuple[int, str], str]) -> None:
        """Put something else into cells, and look at the whole file again."""
        if self.shown is not None and not self.running.busy():
            self._make_preview({**self._edits, **edits})

    def _make_preview(self, edits: dict[tuple[int, str], str] | None = None) -> None:
        seen = self.seen
        if seen is None:
            return
        fresh = edits is None
        kept = dict(edits or {})
        meter = self._begin(translate("files_page", "Looking at {file}: {done} / {total} rows"), seen.source.name)
        this = self.running.round
        self.preview.lock(True)  # made now, while the file is read, if it was not there yet

        def parsed(read: Parsed) -> None:
            if this == self.running.round:
                self._background.run(
                    self,
                    lambda session: work.compare(session, seen, read, meter, kept),
                    lambda shown: self._compared(this, meter, shown, kept, fresh=fresh),
                    failed=lambda problem: self._failed(this, problem),
                )

        self._background.run_outside(
            self,
            lambda _outside: work.read(seen, meter, kept),
            parsed,
            failed=lambda problem: self._failed(this, problem),
        )

    def _compared(
        self, this: int, meter: Meter, shown: Shown, edits: dict[tuple[int, str], str], *, fresh: bool
    ) -> None:
        """Stop holds also for an answer that was on its way already."""
        if meter.stopped():
            self._failed(this, CancelledError())
        else:
            self._show_preview(this, shown, edits, fresh=fresh)

    def _show_preview(self, this: int, shown: Shown, edits: dict[tuple[int, str], str], *, fresh: bool) -> None:
        if this != self.running.round:
            return
        self.running.end()
        self.shown, self._edits = shown, edits
        self._lock(False)
        self._choice_changed()
        self.preview.show_preview(shown, fresh=fresh)
        if fresh:
            self.go_to("preview")
            QTimer.singleShot(0, self._open_problems)  # after the table has painted: the window is held for less
        else:
            self.side.show_problems(shown)

    def _open_problems(self) -> None:
        shown = self.shown
        if self.step() != "preview" or shown is None:
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
        meter = self._begin(translate("files_page", "Importing {file}: {done} / {total}"), preview.source.name)
        this = self.running.round
        self._lock(True)
        self._background.run(
            self,
            lambda session: work.take_in(session, preview, meter, only_good=only_good, now=now),
            lambda result: self._taken_in(this, result),
            writes=True,
            failed=lambda problem: self._failed(this, problem),
        )

    def _taken_in(self, this: int, result: ImportResult) -> None:
        said = translate("files_page", "{count:row was|rows were} imported.")(count=result.created + result.updated)
        toasts(self).done(str(said), undo=lambda: self.take_back(result.import_id))
        if this != self.running.round:
            return
        self.running.end()
        self._lock(False)
        self.result = result
        self.done.show_result(result, self.seen.kind if self.seen else ImportKind.PRODUCTS)
        self.go_to("result")

    def save_bad_rows(self) -> None:
        """The rows that were left out, beside the file they came from unless the owner says otherwise."""
        if self.shown is None:
            return
        preview = self.shown.preview
        source = preview.source.path
        suffix = ".xlsx" if preview.source.is_spreadsheet else ".csv"
        to_mend = self.tr("to mend")
        proposed = source.with_name(f"{source.stem} - {to_mend}{suffix}")
        path = self._ask_where(self.tr("Save the rows that were left out"), proposed, suffix)
        if path is not None:
            self._background.run(
                self,
                lambda _session: work.save_bad(preview, path),
                lambda _count: self.done.show_saved(path),
                failed=self._say_problem,
            )

    def _show_saved(self) -> None:
        if self.done.saved is not None:
            open_folder(self.done.saved)

    def _ask_to_undo(self, one: PastImport) -> None:
        when = texts.moment(one.imported_at)
        text = self.tr(
            "What it made is taken out of the book (goods that had stock go to the archive), and what it changed gets "
            "its earlier values. What was sold or changed since then is named first and stays."
        )
        question = self.tr("Undo the import of %1 on %2?").replace("%2", when).replace("%1", one.file_name)
        dialog = Dialog(self.window(), question, text, width=1)
        dialog.add_button(self.tr("Keep it"), "", harmless=True)
        dialog.add_button(self.tr("Undo the import"), "undo", "danger")
        dialog.accepted.connect(lambda: self._answered(dialog, one.id))
        dialog.open()

    def _answered(self, dialog: Dialog, import_id: int) -> None:
        if dialog.answer:
            self.take_back(import_id, partly=dialog.answer == "rest")

    def _undo_this(self) -> None:
        if self.result is not None:
            self.take_back(self.result.import_id)

    def take_back(self, import_id: int, *, partly: bool = False) -> None:
        """Undo a whole import; with `partly` what was used since is kept."""
        if self.running.busy():
            return
        now = clock.now()
        meter = self._begin(translate("files_page", "Taking back: {done} / {total}"))
        this = self.running.round
        self._background.run(
            self,
            lambda session: work.take_back(session, import_id, meter, partly=partly, now=now),
            lambda result: self._taken_back(import_id, result),
            writes=True,
            failed=lambda problem: self._not_taken_back(this, import_id, problem),
        )

    def _taken_back(self, import_id: int, result: UndoResult) -> None:
        self.running.end()
        said = translate("files_page", "The import was taken back: {count:record|records}.")(count=result.undone)
        toasts(self).done(str(said))
        if self.result is not None and self.result.import_id == import_id:
            self.done.show_taken_back()
        self.refresh()

    def _not_taken_back(self, this: int, import_id: int, problem: StoreError) -> None:
        if not isinstance(problem, NotAllowedError):
            self._failed(this, problem)
            return
        self.running.end()
        dialog = Dialog(self.window(), str(problem.message), str(problem.advice), width=1)
        dialog.add_button(self.tr("Keep everything"), "", harmless=True)
        dialog.add_button(self.tr("Undo the rest"), "rest", "danger")
        dialog.accepted.connect(lambda: self._answered(dialog, import_id))
        dialog.open()

    # --- Taking out ---

    def export(self, kind_value: str, suffix: str) -> None:
        """Everything of one kind, to a file."""
        kind = ImportKind(kind_value)
        proposed = Path(self._folder) / f"{title(kind)} {clock.now():%Y-%m-%d}{suffix}"
        path = self._ask_where(self.tr("Where to save it"), proposed, suffix)
        if path is None or self.running.busy():
            return
        self._folder = str(path.parent)
        meter = self._begin(translate("files_page", "Writing {file}: {done} / {total}"), path.name)
        this = self.running.round
        self._background.run(
            self,
            lambda session: work.write_out(session, kind, path, meter),
            lambda count: self._exported(path, count),
            failed=lambda problem: self._failed(this, problem),
        )

    def _exported(self, path: Path, count: int) -> None:
        self.running.end()
        said = translate("files_page", "{count:record was|records were} written to {file}.")(
            count=count, file=path.name
        )
        toasts(self).done(str(said), undo=lambda: open_folder(path), action=self.tr("Open folder"))

    def _ask_where(self, words: str, proposed: Path, suffix: str) -> Path | None:
        kinds = {".csv": "CSV (*.csv)", ".xlsx": "Excel (*.xlsx)"}
        chosen, _ = QFileDialog.getSaveFileName(self, words, str(proposed), kinds[suffix])
        return work.with_suffix(chosen, suffix) if chosen else None

    # --- Work that takes long ---

    def _lock(self, on: bool) -> None:
        if self._made("preview"):
            self.preview.lock(on)

    def _begin(self, words: Text, file: str = "") -> Meter:
        self.banner.hide()
        return self.running.begin(words, file)

    def _failed(self, this: int, problem: StoreError | CancelledError) -> None:
        if this != self.running.round:
            return
        self.running.end()
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
            self.go_to("start")
            self.start.choose_kind(ImportKind(record.kind))
            if record.path:
                self.open_file(Path(record.path))
            else:
                QTimer.singleShot(0, self.choose_file)
        elif isinstance(record, str) and record in {kind.value for kind in ImportKind}:
            self.go_to("start")
            self.start.choose_kind(ImportKind(record))
            self.start.what.choose(record)
        elif isinstance(record, (str, Path)):
            self.go_to("start")
            self.open_file(Path(record))

    def new_here(self) -> None:
        self.choose_file()

    def finish(self) -> None:
        """F9: on to the next step."""
        step = self.step()
        if step == "recognise":
            self.recognise.next.click()
        elif step == "match":
            self.match.next.click()
        elif step == "preview":
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


def open_folder(path: Path) -> None:
    """Show the folder of a file in the computer's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _once_each(known: dict[int, str]) -> dict[int, str]:
    """Of two columns with one meaning the first counts."""
    found: dict[int, str] = {}
    for at, key in known.items():
        if key not in found.values():
            found[at] = key
    return found

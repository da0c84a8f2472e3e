"""What an import did, how to take it back, and the rows it left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.pages.files.kinds import KINDS, title
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.parts import Card, Icon, KeyFigure, column, gap, label, line, row
from storemanager.importexport import ImportKind, ImportResult
from storemanager.texts import translate


class ResultView(QWidget):
    """Signals say what is wanted; the page does it."""

    undo_wanted = Signal()
    save_wanted = Signal()
    folder_wanted = Signal()
    records_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.result: ImportResult | None = None
        self.kind = ImportKind.PRODUCTS
        self.saved: Path | None = None
        self.taken_back = False
        self.icon = Icon("circle-check", 24, "success")
        self.title = label("", "lead")
        self.figures = {key: KeyFigure("0", "") for key in ("new", "changed", "same", "left_out")}
        self.look = Button("", "primary", icon="arrow-right")
        self.look.clicked.connect(self.records_wanted)
        self.another = Button("", icon="file-spreadsheet")
        self.another.clicked.connect(self.another_wanted)
        self.undo = Button("", icon="undo-2")
        self.undo.clicked.connect(self.undo_wanted)
        self.save = Button("", icon="save", size="small")
        self.save.clicked.connect(self.save_wanted)
        self.folder = Button("", icon="folder-open", size="small")
        self.folder.clicked.connect(self.folder_wanted)
        self.left_out = Banner("", "", self.save, self.folder, tone="warn")
        side = tokens.size("layout_px.card_padding")
        head = row(self.icon, self.title, -1, spacing=gap("2"))
        figures = row(*self.figures.values(), -1, spacing=gap("10"))
        buttons = row(self.look, self.another, -1, self.undo, spacing=gap("2"))
        card = Card(column(head, gap("2"), figures, gap("2"), line(), gap("1"), buttons, margin=side, spacing=gap("2")))
        self.setLayout(column(card, self.left_out, -1, spacing=tokens.size("layout_px.card_gap")))
        self.setMaximumWidth(860)
        self.retranslate()

    def retranslate(self) -> None:
        self.another.setText(self.tr("Another file"))
        self.undo.setText(self.tr("Undo this import"))
        self.save.setText(self.tr("Save them to a file"))
        self.folder.setText(self.tr("Open folder"))
        if self.result is not None:
            self._say()

    def show_result(self, result: ImportResult, kind: ImportKind) -> None:
        self.result, self.kind, self.saved, self.taken_back = result, kind, None, False
        self._say()

    def show_saved(self, path: Path) -> None:
        self.saved = path
        self._say()

    def show_taken_back(self) -> None:
        self.taken_back = True
        self._say()

    def _say(self) -> None:
        result = self.result
        assert result is not None
        for key, count, words in (
            ("new", result.created, self.tr("rows new")),
            ("changed", result.updated, self.tr("rows changed")),
            ("same", result.unchanged, self.tr("rows as they were")),
            ("left_out", result.skipped, self.tr("rows left out")),
        ):
            figure = self.figures[key]
            figure.words.setText(words)
            figure.show_figure(texts.number(count), tone="danger" if key == "left_out" and count else "")
        if self.taken_back:
            self.title.setText(self.tr("The import was taken back."))
            self.icon.show_icon("undo-2", "text_muted")
        else:
            written = result.created + result.updated
            self.title.setText(str(translate("files_page", "{count:row was|rows were} imported.")(count=written)))
            self.icon.show_icon("circle-check", "success")
        self.undo.setVisible(not self.taken_back)
        self.look.setText(self.tr("Look at: %1").replace("%1", title(self.kind)))
        self.look.set_icon_name(KINDS[self.kind].icon)
        self.left_out.setVisible(result.skipped > 0 and not self.taken_back)
        self.folder.setVisible(self.saved is not None)
        self.save.setVisible(self.saved is None)
        left_out = str(translate("files_page", "{count:row was|rows were} left out")(count=result.skipped))
        if self.saved is None:
            self.left_out.say(
                left_out,
                self.tr("Save them with the reason beside each row, mend them in Excel, and import that file."),
                tone="warn",
            )
        else:
            said = self.tr("They are in %1, each with its reason. Mend them there and import that file.")
            self.left_out.say(left_out, said.replace("%1", self.saved.name), tone="success")

    def focus_here(self) -> None:
        self.look.setFocus()

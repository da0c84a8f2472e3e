"""What a file seems to be: its format, its letters, its separator, its sheet; each can be changed, with a sample of
the rows beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from storemanager.gui import tokens
from storemanager.gui.models.rows import Cell, Column, RowTableModel
from storemanager.gui.pages.files.kinds import field_words, title
from storemanager.gui.pages.files.work import Seen
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice, FormField
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import Card, column, gap, label, row
from storemanager.gui.widgets.table import Table
from storemanager.importexport import FORMATS, ImportKind, SourceFile
from storemanager.importexport.cells import shown
from storemanager.importexport.formats import MAPPED, OWN, SHOPIFY, WOOCOMMERCE
from storemanager.importexport.reading import SourceRow
from storemanager.texts import translate

ENCODINGS = (
    "utf-8",
    "cp1258",
    "cp1252",
    "utf-16-le",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
    "cp1251",
)
DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 30
_WIDE = 300


class RecogniseView(QWidget):
    """Signals ask for reading the file again in another way; the page does it."""

    reopen_wanted = Signal(str, str, str)
    """Sheet, encoding, separator ("" as found)."""
    kind_wanted = Signal(object)
    format_wanted = Signal(str)
    next_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen | None = None
        self.kind, self.format = Choice(), Choice()
        self.sheet, self.encoding, self.delimiter = Choice(), Choice(), Choice()
        self.fields = {
            "kind": FormField("", self.kind),
            "format": FormField("", self.format),
            "sheet": FormField("", self.sheet),
            "encoding": FormField("", self.encoding),
            "delimiter": FormField("", self.delimiter),
        }
        self.kind.chosen.connect(lambda key: self.kind_wanted.emit(ImportKind(key)))
        self.format.chosen.connect(self.format_wanted)
        for choice in (self.sheet, self.encoding, self.delimiter):
            choice.chosen.connect(lambda _key: self._reopen())
        self.banner = Banner("", "")
        self.found = label("", "lead")
        self.sample_words = label("", "small")
        self.table = Table("")
        self.model: RowTableModel[SourceRow] = RowTableModel((), self, identity=lambda line: line[0])
        self.table.show_model(self.model)
        self.back = Button("", icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.next = Button("", "primary", icon="arrow-right", key="F9")
        self.next.clicked.connect(self.next_wanted)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        side = tokens.size("layout_px.card_padding")
        inner = QWidget()
        inner.setLayout(column(self.found, *self.fields.values(), -1, margin=side, spacing=gap("3")))
        around = column(scrolled(inner), margin=1)
        facts = Card(around)
        facts.setFixedWidth(_WIDE * max(theme().text_percent, 100) // 100)
        head = row(self.sample_words, -1)
        head.setContentsMargins(side, gap("2") + 2, side, gap("2"))
        inside = column(head)
        inside.addWidget(self.table, 1)
        inside.setContentsMargins(1, 0, 1, tokens.size("radius_px.card"))
        both = row(facts, spacing=tokens.size("layout_px.card_gap"))
        both.addWidget(Card(inside), 1)
        layout = column(self.banner, spacing=tokens.size("layout_px.card_gap"))
        layout.addLayout(both, 1)
        layout.addLayout(row(-1, self.back, self.next, spacing=gap("2")))
        self.setLayout(layout)

    def retranslate(self) -> None:
        self.found.setText(self.tr("What the file is"))
        self.fields["kind"].say(self.tr("It holds"))
        self.fields["format"].say(self.tr("Made by"))
        self.fields["sheet"].say(self.tr("Sheet"))
        self.fields["encoding"].say(self.tr("Letters"), self.tr("Change this when names in the sample look garbled."))
        self.fields["delimiter"].say(self.tr("Columns are parted by"))
        self.back.setText(self.tr("Another file"))
        self.table.setAccessibleName(self.tr("The first rows of the file"))
        if self.seen is not None:
            self.show_seen(self.seen)

    def show_seen(self, seen: Seen) -> None:
        self.seen = seen
        source = seen.source
        self.kind.fill([(kind.value, title(kind)) for kind in ImportKind], seen.kind.value)
        self.format.fill(self._formats(seen), seen.recognition.format)
        self.sheet.fill([(name, name) for name in source.sheets], source.sheet)
        self.encoding.fill(self._encodings(source), source.encoding)
        self.delimiter.fill(self._delimiters(source), source.delimiter)
        self.fields["sheet"].setVisible(len(source.sheets) > 1)
        self.fields["encoding"].setVisible(not source.is_spreadsheet)
        self.fields["delimiter"].setVisible(not source.is_spreadsheet)
        self._say(seen)
        self.next.setText(self.tr("Match the columns") if goes_to_matching(seen) else self.tr("Preview"))
        self._show_sample(seen)

    def _say(self, seen: Seen) -> None:
        counted = str(
            translate("files_page", "{rows:row|rows}, {columns:column|columns}.")(
                rows=seen.source.row_count, columns=len(seen.source.heads)
            )
        )
        counted += " "
        warnings = " ".join(str(each) for each in seen.source.warnings)
        if warnings:
            self.banner.say(self.tr("Look at the sample first"), counted + warnings, tone="warn")
        elif seen.remembered:
            self.banner.say(
                self.tr("A file like this was matched before"),
                counted + self.tr("Its columns are matched as last time."),
                tone="success",
            )
        elif seen.recognition.sure:
            name = self.tr("Recognised: %1").replace("%1", str(FORMATS[seen.recognition.format]))
            if seen.recognition.format == MAPPED:
                name = self.tr("Every column that is needed was found")
            self.banner.say(name, counted + self.tr("Compare the sample with what you expect."), tone="success")
        else:
            self.banner.say(
                self.tr("This layout is new"),
                counted + self.tr("Say in the next step which column is what; it is remembered."),
                tone="info",
            )

    def _formats(self, seen: Seen) -> list[tuple[str, str]]:
        """Those that can be read for this kind; ours only when the file says so itself."""
        left_out = set() if seen.kind is ImportKind.PRODUCTS else {WOOCOMMERCE, SHOPIFY}
        if seen.recognition.format != OWN:
            left_out.add(OWN)
        return [(key, str(name)) for key, name in FORMATS.items() if key not in left_out]

    def _encodings(self, source: SourceFile) -> list[tuple[str, str]]:
        words = {
            "utf-8": self.tr("Unicode (UTF-8)"),
            "utf-16-le": self.tr("Unicode (UTF-16)"),
            "cp1258": self.tr("Vietnamese (Windows)"),
            "cp1252": self.tr("Western (Windows)"),
            "gb18030": self.tr("Chinese, simplified"),
            "big5": self.tr("Chinese, traditional"),
            "shift_jis": self.tr("Japanese"),
            "euc_kr": self.tr("Korean"),
            "cp1251": self.tr("Cyrillic (Windows)"),
        }
        keys = list(ENCODINGS) if source.encoding in ENCODINGS else [source.encoding, *ENCODINGS]
        return [(key, words.get(key, key)) for key in keys]

    def _delimiters(self, source: SourceFile) -> list[tuple[str, str]]:
        words = {
            ",": self.tr("comma ( , )"),
            ";": self.tr("semicolon ( ; )"),
            "\t": self.tr("tab"),
            "|": self.tr("bar ( | )"),
        }
        keys = list(DELIMITERS) if source.delimiter in DELIMITERS else [source.delimiter, *DELIMITERS]
        return [(key, words.get(key, key)) for key in keys]

    def _show_sample(self, seen: Seen) -> None:
        source = seen.source
        sample = source.sample(SAMPLE_ROWS)
        self.sample_words.setText(self.tr("The first rows, as they are read"))
        made: list[Column[SourceRow]] = [Column("", lambda line: Cell(str(line[0]), tone="text_muted"), width=48)]
        letters = [max((len(shown(line[at + 1])) for line in sample), default=0) for at in range(len(source.heads))]
        widest = letters.index(max(letters))
        for at, head in enumerate(source.heads):
            hint = field_words(seen.kind, key) if (key := seen.recognition.mapping.get(at)) else ""
            width = None if at == widest else min(240, max(80, round(letters[at] * 7.8) + 28))
            made.append(Column(head or "–", _text(at), width=width, hint=hint))
        self.model.set_rows(())  # rows read with another separator do not have these columns
        self.model.set_columns(made)
        self.model.set_rows(sample)

    def _reopen(self) -> None:
        if self.seen is not None:
            self.reopen_wanted.emit(self.sheet.current(), self.encoding.current(), self.delimiter.current())

    def focus_here(self) -> None:
        QTimer.singleShot(0, self.next.setFocus)


def _text(at: int) -> Callable[[SourceRow], str]:
    return lambda line: " ".join(shown(line[at + 1]).split("\n"))


def goes_to_matching(seen: Seen) -> bool:
    """Whether the owner has to look at the columns before the preview."""
    return not seen.recognition.sure

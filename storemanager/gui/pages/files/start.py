"""Where the Files page begins: what to bring in, what to take out, and what was brought in before."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.models.rows import Align, Cell, Column, Pill, RowTableModel
from storemanager.gui.pages.files.kinds import KINDS, title
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button, Segments
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import StatusLine
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import Card, Icon, clear, column, gap, label, row
from storemanager.gui.widgets.table import Table
from storemanager.importexport import ImportKind, PastImport
from storemanager.texts import translate

UNDO_COLUMN = 7
_TABLE_LEAST = 250
_ROOMY = 960
"""From this width on the kinds stand in one line."""


class DropArea(QFrame):
    """A place to drop a file on, or to press for choosing one."""

    dropped = Signal(str, int)
    """The first file, and how many there were."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        self.icon = Icon("file-spreadsheet", 28, "accent_text")
        self.words = label("", "strong", wrap=True)
        self.second = label("", "small", wrap=True)
        self.second.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.button = Button("", "primary", icon="folder-open", key="Ctrl+I")
        texts_ = column(self.words, self.second, spacing=2)
        layout = row(spacing=gap("4"))
        layout.addWidget(self.icon)
        layout.addLayout(texts_, 1)
        layout.addWidget(self.button)
        layout.setContentsMargins(gap("5"), gap("4"), gap("5"), gap("4"))
        self.setLayout(layout)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0], len(files))

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.colour("accent" if self._over else "border_strong"), 2 if self._over else 1)
        pen.setStyle(Qt.PenStyle.SolidLine if self._over else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.colour("accent_soft" if self._over else "surface_alt"))
        radius = tokens.size("radius_px.card")
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), radius, radius)


class _Rest(QWidget):
    """Takes the height that is left below the cards; it does not ask for all that an empty list would like."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setLayout(column(inner))
        self.setMinimumHeight(_TABLE_LEAST * max(theme().text_percent, 100) // 100)

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())


class StartView(QWidget):
    """Signals say what is wanted; the page does it."""

    choose_wanted = Signal()
    file_dropped = Signal(str, int)
    export_wanted = Signal(str, str)
    """The kind's value, and ".csv" or ".xlsx"."""
    undo_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.kind = ImportKind.PRODUCTS
        self.imports: tuple[PastImport, ...] | None = None
        self.cards = {kind: Card(pressable=True) for kind in ImportKind}
        for kind, card in self.cards.items():
            card.setLayout(column())
            card.pressed.connect(lambda kind=kind: self.choose_kind(kind))
        self.drop = DropArea()
        self.drop.button.clicked.connect(self.choose_wanted)
        self.drop.dropped.connect(self.file_dropped)
        self.bring = label("", "lead")
        self.known = label("", "small", wrap=True)
        self.take = label("", "lead")
        self.take_second = label("", "small", wrap=True)
        self.what = Segments([(kind.value, kind.value) for kind in ImportKind])
        self.format = Segments([(".xlsx", "Excel"), (".csv", "CSV")])
        self.export_button = Button("", icon="download")
        self.export_button.clicked.connect(lambda: self.export_wanted.emit(self.what.current(), self.format.current()))
        self.before = label("", "lead")
        self.table = Table("")
        self.model: RowTableModel[PastImport] = RowTableModel((), self)
        self.table.show_model(self.model)
        self.table.clicked.connect(self._clicked)
        self.undo_button = Button("", icon="undo-2", size="small")
        self.undo_button.clicked.connect(self._undo_current)
        self.table.current_changed.connect(lambda _row: self._show_undo())
        self.foot = StatusLine(self.undo_button)
        self.card = ListCard(self.table, self.foot)
        self._lay_out()
        self.retranslate()
        self.choose_kind(ImportKind.PRODUCTS)

    def _lay_out(self) -> None:
        side = tokens.size("layout_px.card_padding")
        kinds = self._kinds = QGridLayout()
        kinds.setSpacing(gap("2"))
        self._place_cards(len(self.cards))
        bring = Card(column(self.bring, gap("1"), kinds, self.drop, self.known, margin=side, spacing=gap("2")))
        take = Card(
            column(
                self.take,
                self.take_second,
                gap("1"),
                row(self.what, -1),
                row(self.format, -1),
                -1,
                row(self.export_button, -1),
                margin=side,
                spacing=gap("2"),
            )
        )
        upper = row(spacing=tokens.size("layout_px.card_gap"))
        upper.addWidget(bring, 3)
        upper.addWidget(take, 0)
        layout = column(upper, gap("1"), self.before, spacing=gap("2"))
        layout.addWidget(_Rest(self.card), 1)
        inner = QWidget()
        inner.setLayout(layout)
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what can be pressed in it brings itself into view
        self.setLayout(column(area))

    def _place_cards(self, beside: int) -> None:
        """All kinds in one line, or two lines where their words would not fit."""
        for place, card in enumerate(self.cards.values()):
            self._kinds.addWidget(card, place // beside, place % beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY * theme().text_percent / 100
        self._place_cards(len(self.cards) if roomy else len(self.cards) // 2)

    def retranslate(self) -> None:
        self.bring.setText(self.tr("Bring in"))
        self.known.setText(
            self.tr(
                "Excel and CSV. Files of WooCommerce, Shopify, KiotViet, Sapo, Nhanh and Haravan are recognised. "
                "Nothing is written before you have seen it."
            )
        )
        self.drop.words.setText(self.tr("Drop a file here, or choose one"))
        self.drop.button.setText(self.tr("Choose a file"))
        self.take.setText(self.tr("Take out"))
        self.take_second.setText(self.tr("Everything in the book, to read or to mend in Excel and bring back."))
        self.what.rename([(kind.value, title(kind)) for kind in ImportKind])
        self.what.setAccessibleName(self.tr("What to export"))
        self.format.setAccessibleName(self.tr("Kind of file"))
        self.export_button.setText(self.tr("Export…"))
        self.before.setText(self.tr("Imports so far"))
        self.table.setAccessibleName(self.tr("Imports so far"))
        self.model.set_columns(self._columns())
        self._fill_cards()
        self._show_undo()
        if self.imports is not None:
            self.show_imports(self.imports)

    def _fill_cards(self) -> None:
        self.drop.second.setText(f"{title(self.kind)}: {KINDS[self.kind].what}\n.csv, .txt, .xlsx, .xls, .ods")
        for kind, card in self.cards.items():
            words = KINDS[kind]
            card.setAccessibleName(f"{words.title}: {words.what}")
            inside = QWidget()
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            icon = Icon(words.icon, 18, "accent" if kind is self.kind else "text_muted")
            parts = row(icon, label(str(words.title), "strong"), -1, spacing=gap("2"))
            parts.setContentsMargins(gap("3"), gap("2") + 1, gap("2"), gap("2") + 1)
            inside.setLayout(parts)
            layout = card.layout()
            assert layout is not None
            clear(layout)
            layout.addWidget(inside)

    def choose_kind(self, kind: ImportKind) -> None:
        """What the next file holds."""
        self.kind = kind
        for each, card in self.cards.items():
            card.choose(each is kind)
        self._fill_cards()

    # --- Imports so far ---

    def _columns(self) -> tuple[Column[PastImport], ...]:
        return (
            Column(self.tr("When"), lambda one: one.imported_at, width=140),
            Column(self.tr("File"), lambda one: Cell(one.file_name, icon="file-spreadsheet")),
            Column(self.tr("What"), lambda one: title(one.kind), width=110),
            Column(self.tr("Rows"), lambda one: one.rows, Align.RIGHT, width=76),
            Column(self.tr("New"), lambda one: one.created, Align.RIGHT, width=76),
            Column(self.tr("Changed"), lambda one: one.updated, Align.RIGHT, width=84),
            Column(self.tr("Left out"), _skipped, Align.RIGHT, width=84),
            Column("", self._undo_cell, width=150),
        )

    def _undo_cell(self, one: PastImport) -> Cell:
        if one.undone_at is not None:
            return Cell(pill=Pill(self.tr("Taken back")), tooltip=texts.moment(one.undone_at))
        return Cell(self.tr("Undo"), icon="undo-2", tone="accent_text")

    def show_imports(self, imports: tuple[PastImport, ...]) -> None:
        self.imports = imports
        self.model.set_rows(imports)
        self._show_undo()
        if imports:
            self.card.show_table()
            return
        self.card.show_empty(
            EmptyState(
                "history",
                self.tr("Nothing was brought in yet"),
                self.tr("Every import is listed here with what it did, and can be undone as a whole."),
            )
        )

    def current(self) -> PastImport | None:
        place = self.table.currentIndex()
        return self.model.row(place) if place.isValid() else None

    def _show_undo(self) -> None:
        one = self.current()
        open_ = one is not None and one.undone_at is None
        self.undo_button.setText(
            self.tr("Undo the import of %1").replace("%1", one.file_name) if one and open_ else self.tr("Undo import")
        )
        self.undo_button.set_off("" if open_ else self.tr("Choose an import that was not taken back yet."))
        count = len(self.imports or ())
        self.foot.right.setText(str(translate("files_page", "{count:import|imports}")(count=count)))

    def _clicked(self, index: object) -> None:
        if getattr(index, "column", lambda: -1)() == UNDO_COLUMN:
            self._undo_current()

    def _undo_current(self) -> None:
        one = self.current()
        if one is not None and one.undone_at is None:
            self.undo_wanted.emit(one)


def _skipped(one: PastImport) -> Cell:
    return Cell(texts.number(one.skipped), tone="danger" if one.skipped else "text_muted")

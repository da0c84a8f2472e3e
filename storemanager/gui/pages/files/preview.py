"""The preview of an import: figures that filter, and every row with what will become of it. A wrong cell is mended
where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.models.import_preview import PreviewModel
from storemanager.gui.pages.files.work import Shown
from storemanager.gui.theme import set_property
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.parts import Card, Icon, column, gap, label, row
from storemanager.gui.widgets.table import Table
from storemanager.importexport import Action
from storemanager.texts import translate

_FIGURES: tuple[tuple[str, Action | None, str], ...] = (
    ("all", None, ""),
    ("new", Action.NEW, "info"),
    ("changed", Action.CHANGED, "accent_text"),
    ("same", Action.SAME, "text_muted"),
    ("wrong", Action.WRONG, "danger"),
)
_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FigureCard(Card):
    """How many rows there are of one sort; pressed, only those are shown."""

    def __init__(self, tone: str) -> None:
        self.tone = tone
        self.figure = label("0", "title", role=tone)
        self.words = label("", "body", role="text_muted")
        parts = row(self.figure, self.words, -1, spacing=gap("2") + 2)
        parts.setContentsMargins(gap("4") - 2, gap("2") + 3, gap("2"), gap("2") + 3)
        super().__init__(parts, pressable=True)
        for part in (self.figure, self.words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, count: int, words: str) -> None:
        self.figure.setText(texts.number(count))
        set_property(self.figure, "role", self.tone if count else "text_muted")
        self.words.setText(words)
        self.setAccessibleName(f"{texts.number(count)} {words}")


class PreviewTable(Table):
    """A table whose cells can be edited by double click, F2 or Enter."""

    def __init__(self, name: str) -> None:
        super().__init__(name, current_cell=True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _EDIT_KEYS and not event.modifiers() and index.isValid() and index.column() >= 2:
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def show_cell(self, row_number: int, place: int) -> bool:
        """Bring a cell into view and make it the current one."""
        model = self.table_model()
        at = model.row_of(row_number)
        if at < 0:
            return False
        index = model.index(at, max(place, 0))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True


class PreviewView(QWidget):
    """Signals say what is wanted; the page does it."""

    edit_wanted = Signal(int, str, str)
    import_wanted = Signal()
    back_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.only_good = True
        self._only: Action | None = None
        self.figures = {key: FigureCard(tone) for key, _, tone in _FIGURES}
        for key, action, _ in _FIGURES:
            self.figures[key].pressed.connect(lambda action=action: self.filter(action))
        self.model = PreviewModel(self)
        self.model.edit_wanted.connect(self.edit_wanted)
        self.table = PreviewTable("")
        self.table.show_model(self.model)
        self.card = ListCard(self.table)
        self.promise = label("", "small", wrap=True)
        self.back = Button("", icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.go = Button("", "primary", icon="check", key="F9")
        self.go.clicked.connect(self.import_wanted)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        figures = row(spacing=gap("2"))
        for card in self.figures.values():
            figures.addWidget(card, 1)
        foot = row(spacing=gap("2"))
        foot.addWidget(Icon("undo-2", tokens.size("icon.px.inline")))
        foot.addWidget(self.promise, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        layout = column(figures, spacing=tokens.size("layout_px.card_gap"))
        layout.addWidget(self.card, 1)
        layout.addLayout(foot)
        self.setLayout(layout)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("What becomes of every row"))
        self.promise.setText(self.tr("The whole file can be undone after the import."))
        self.model.retranslate()
        if self.shown is not None:
            self._say(self.shown)

    # --- What is shown ---

    def show_preview(self, shown: Shown, *, fresh: bool) -> None:
        """`fresh` begins with all rows; otherwise filter, scroll and current cell stay."""
        self.shown = shown
        column_before = self.table.currentIndex().column()
        if fresh or (self._only is not None and not shown.preview.count(self._only)):
            self._only = None
        self.model.show_preview(shown.preview, self._only)
        if fresh:
            self.table.verticalScrollBar().setValue(0)
            self.table.horizontalScrollBar().setValue(0)
        elif self.table.currentIndex().isValid() and column_before > 0:
            self.table.setCurrentIndex(self.model.index(self.table.currentIndex().row(), column_before))
        self._say(shown)

    def filter(self, action: Action | None) -> None:
        """Only the rows with this action; pressing the same again shows all."""
        if self.shown is None:
            return
        self._only = None if action is self._only else action
        self.table.verticalScrollBar().setValue(0)
        self.model.show_preview(self.shown.preview, self._only)
        self._say(self.shown)
        if self._only is Action.WRONG:
            self.problems_wanted.emit()

    def only(self) -> Action | None:
        return self._only

    def _say(self, shown: Shown) -> None:
        preview = shown.preview
        self.back.setText(self.tr("Match columns again") if preview.recognition.mapping else self.tr("Back"))
        words = {
            "all": self.tr("rows"),
            "new": self.tr("new"),
            "changed": self.tr("will change"),
            "same": self.tr("as they are"),
            "wrong": self.tr("wrong"),
        }
        for key, action, _ in _FIGURES:
            count = preview.row_count if action is None else preview.count(action)
            self.figures[key].say(count, words[key])
            self.figures[key].choose(action is self._only)
        if self.model.rowCount():
            self.card.show_table()
        else:
            self.card.show_empty(self._none())
        self.say_go()

    def _none(self) -> EmptyState:
        button = Button(self.tr("Show all rows"), icon="x")
        button.clicked.connect(lambda: self.filter(None))
        return EmptyState("search", self.tr("No such row"), self.tr("The file has no row of this sort."), button)

    def say_go(self) -> None:
        """What the button does, or why it can do nothing."""
        if self.shown is None:
            return
        preview = self.shown.preview
        wrong = preview.count(Action.WRONG)
        writes = preview.count(Action.NEW) + preview.count(Action.CHANGED)
        text = translate("files_page", "Import {count:row|rows}")
        if wrong:
            text = translate("files_page", "Import {count:good row|good rows}")
        self.go.setText(str(text(count=preview.good)))
        if not writes:
            self.go.set_off(self.tr("Nothing in this file would change the book."))
        elif wrong and not self.only_good:
            self.go.set_off(self.tr("Mend the wrong rows first, or choose to import the good ones."))
        else:
            self.go.set_off("")

    def show_cell(self, number: int, head: str) -> None:
        """Go to a cell from its problem; a filter that hides it is lifted."""
        place = self.model.column_of(head)
        if not self.table.show_cell(number, place):
            self.filter(None)
            self.table.show_cell(number, place)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self, on: bool) -> None:
        """No edits while something runs."""
        self.model.locked = on
        self.go.setEnabled(not on)
        self.back.setEnabled(not on)
        if not on:
            self.say_go()

    def focus_here(self) -> None:
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

"""Which categories an account shows as sets of its own: tick them, and each sync keeps them true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models.rows import Align, Cell, Column, Pill, RowTableModel
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import SelectionBar
from storemanager.gui.widgets.parts import column, gap, label
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import collections
from storemanager.services.collections import CollectionRow, CollectionState
from storemanager.texts import Text, translate

_STATES: dict[CollectionState, tuple[Text, str, str]] = {
    CollectionState.WAITING: (translate("channels_page", "with the next sync"), "info", "clock"),
    CollectionState.KEPT: (translate("channels_page", "kept as a set"), "success", "check"),
    CollectionState.EMPTY: (translate("channels_page", "no item there yet"), "", ""),
    CollectionState.REFUSED: (translate("channels_page", "refused"), "danger", "triangle-alert"),
}


class CollectionsPart(QWidget):
    """`changed()` after each decision."""

    changed = Signal()

    def __init__(self, background: Background, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._background, self._now = background, now
        self._account_id = 0
        self.meaning = label("", "body", role="text_muted", wrap=True)
        self.model = RowTableModel[CollectionRow](self._columns(), self, ticks=True)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.ticks_changed.connect(self._ticked)
        self.table.opened.connect(self._turn)
        self.keep_button = Button("", "primary", icon="check")
        self.keep_button.clicked.connect(lambda: self._decide(True, tuple(self.model.ticked)))
        self.leave_button = Button("", icon="x")
        self.leave_button.clicked.connect(lambda: self._decide(False, tuple(self.model.ticked)))
        self.bar = SelectionBar(self.leave_button, self.keep_button)
        self.bar.cleared.connect(lambda: self.table.tick_all(False))
        self.card = ListCard(self.table, self.bar)
        layout = column(self.meaning, spacing=gap("3"))
        layout.addWidget(self.card, 1)
        self.setLayout(layout)
        self.retranslate()

    def retranslate(self) -> None:
        self.meaning.setText(
            self.tr("A category kept as a set shows on the channel with exactly its items. Each sync keeps it true.")
        )
        self.table.setAccessibleName(self.tr("Categories"))
        self.keep_button.setText(self.tr("Keep as sets"))
        self.leave_button.setText(self.tr("Take the sets away"))
        self.model.set_columns(self._columns())

    def show_rows(self, account_id: int, rows: Sequence[CollectionRow]) -> None:
        if account_id != self._account_id:
            self._account_id = account_id
            self.table.tick_all(False)
        self.model.set_rows(rows)
        if rows:
            self.card.show_table()
            return
        self.card.show_empty(
            EmptyState(
                "tags", self.tr("No categories yet"),
                self.tr("Give your products categories under Products; each can then be a set here."),
            )
        )  # fmt: skip

    def _columns(self) -> tuple[Column[CollectionRow], ...]:
        return (
            Column(self.tr("Category"), lambda row: Cell(*_path(row.path), icon="tag")),
            Column(self.tr("Items there"), lambda row: row.items, Align.RIGHT, width=110),
            Column(self.tr("Set"), self._state, width=380),
            Column(self.tr("Since"), self._since, width=120),
        )

    def _state(self, row: CollectionRow) -> Cell:
        if row.state is CollectionState.OFF:
            return Cell(self.tr("not a set"), tone="text_faint")
        said, tone, icon = _STATES[row.state]
        problem = str(row.problem) if row.problem is not None else ""
        return Cell(second=problem, pill=Pill(str(said), tone, icon), tooltip=problem)

    def _since(self, row: CollectionRow) -> Cell:
        if row.sent_at is None or row.state is CollectionState.OFF:
            return Cell(words.DASH, tone="text_faint")
        return Cell(words.clock(row.sent_at, self._now()))

    # --- Deciding ---

    def _ticked(self) -> None:
        count = len(self.model.ticked)
        said = translate("channels_page", "{count:category|categories} ticked")(count=count)
        self.bar.say(str(said) if count else "")

    def _turn(self, category_id: int) -> None:
        """Enter: the other way round."""
        row = self.model.row(self.model.row_of(category_id))
        if row is not None:
            self._decide(row.state is CollectionState.OFF, (category_id,))

    def _decide(self, kept: bool, ids: tuple[int, ...], *, undoing: bool = False) -> None:
        """Only what changes is changed, so that it can be taken back."""
        off = {row.id for row in self.model.rows if row.state is CollectionState.OFF}
        ids = ids if undoing else tuple(each for each in ids if (each in off) == kept)
        account_id, now = self._account_id, self._now()
        do = collections.keep if kept else collections.leave
        said = {
            True: translate("channels_page", "{count:category is a set|categories are sets} from the next sync on"),
            False: translate("channels_page", "{count:set goes|sets go} with the next sync; the items stay"),
        }[kept](count=len(ids))

        def work(session: Session) -> None:
            do(session, account_id, ids, now=now)

        def done(_nothing: None) -> None:
            self.table.tick_all(False)
            back = None if undoing else lambda: self._decide(not kept, ids, undoing=True)
            toasts(self).done(str(said), undo=back)
            self.changed.emit()

        self._background.run(self, work, done, writes=True)


def _path(path: str) -> tuple[str, str]:
    """Its own name, and where it lies."""
    way, _, name = path.rpartition(" > ")
    return name, way

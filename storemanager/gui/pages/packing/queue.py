"""The packing queue: what has to go out first, what is short, and many orders at once for papers or for the scanner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from storemanager import clock, texts
from storemanager.gui.background import Background
from storemanager.gui.models.headed import HeadedModel
from storemanager.gui.pages.packing import loading
from storemanager.gui.pages.packing.columns import queue_columns
from storemanager.gui.pages.packing.loading import Around
from storemanager.gui.theme import icon
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice, SearchField
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.headed_table import HeadedTable
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import SelectionBar, Tabs
from storemanager.gui.widgets.parts import gap
from storemanager.services.orders import OrderFilter
from storemanager.services.packing_queue import TO_PACK, TO_SEND, PackingRow
from storemanager.texts import translate

REFRESH_MS = 120
MINUTE_MS = 60_000
DESK = "desk"
_TABS = {"to_pack": TO_PACK, "to_send": TO_SEND}


class QueueView(QWidget):
    """`start_wanted(ids)`: to the packing table with these; with none, with the whole queue."""

    start_wanted = Signal(object)
    pick_list_wanted = Signal(object)
    slips_wanted = Signal(object)
    labels_wanted = Signal(object)
    ways_wanted = Signal(object)
    """Labels, and to be asked anew how the parcels get to the carrier."""
    order_wanted = Signal(int)
    orders_wanted = Signal()
    told = Signal()
    """The counts have changed."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._filter = TO_PACK
        self.around: Around | None = None
        self._asked = False
        self._build()
        self._connect()
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.tabs = Tabs([(tab, "") for tab in _TABS])
        self.search = SearchField("")
        self.search.setMinimumWidth(260)
        self.account = Choice(kind="filter")
        self.late_button = Button("", icon="alarm-clock", key="F7")
        self.today_button = Button("", icon="calendar-clock", key="F8")
        self.filters = flow(self.search, self.account, self.late_button, self.today_button)
        self.model = HeadedModel[PackingRow](queue_columns(), self._background, loading.rows, self)
        self.table = HeadedTable("")
        self.table.show_model(self.model)
        self.pick_button = Button("", icon="list-checks", key="Ctrl+L")
        self.slips_button = Button("", icon="printer", key="Ctrl+P")
        self.labels_button = Button("", icon="tag", key="Ctrl+T")
        self.pack_button = Button("", "primary", icon="scan-barcode", key="F9")
        self.bar = SelectionBar(self.pick_button, self.slips_button, self.labels_button, self.pack_button)
        self.card = ListCard(self.table, self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap("3"))
        for part in (self.tabs, self.filters):
            layout.addWidget(part)
        layout.addWidget(self.card, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose_tab)
        self.search.looked_for.connect(lambda text: self._use(replace(self._filter, text=text)))
        self.search.left_downwards.connect(self._into_list)
        self.search.returnPressed.connect(self._into_list)
        self.account.chosen.connect(self._choose_account)
        self.table.opened.connect(lambda one: self.start_wanted.emit((one,)))
        self.table.menu_wanted.connect(self._open_menu)
        self.table.ticks_changed.connect(self.show_ticks)
        self.bar.cleared.connect(lambda: self.table.tick_all(False))
        self.model.loaded.connect(self._show_list)
        self.late_button.clicked.connect(lambda: self._tick_due("late"))
        self.today_button.clicked.connect(lambda: self._tick_due("today"))
        self.pick_button.clicked.connect(lambda: self.pick_list_wanted.emit(self.meant()))
        self.slips_button.clicked.connect(lambda: self.slips_wanted.emit(self.meant()))
        self.labels_button.clicked.connect(lambda: self.labels_wanted.emit(self.meant()))
        self.pack_button.clicked.connect(self.finish)
        keys: dict[str, Callable[[], object]] = {
            "F7": self.late_button.click,
            "F8": self.today_button.click,
            "Ctrl+L": lambda: self.pick_list_wanted.emit(self.meant()),
            "Ctrl+P": lambda: self.slips_wanted.emit(self.meant()),
            "Ctrl+T": lambda: self.labels_wanted.emit(self.meant()),
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(REFRESH_MS)
        self._later.timeout.connect(self._refresh_now)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._minute_passed)  # "25 minutes late" is true for a minute
        self._minute.start()

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Which orders"))
        self.tabs.rename([("to_pack", self.tr("To pack")), ("to_send", self.tr("Packed, to send"))])
        self.search.say(self.tr("Number, customer, phone"))
        self.table.setAccessibleName(self.tr("Packing queue"))
        self.late_button.setText(self.tr("All late"))
        self.today_button.setText(self.tr("All of today"))
        self.pick_button.setText(self.tr("Pick list"))
        self.slips_button.setText(self.tr("Packing slips"))
        self.labels_button.setText(self.tr("Labels"))
        self.model.set_columns(queue_columns())
        self._show_accounts()
        self._show_due()
        self.show_ticks()
        self._show_list()

    # --- What is shown ---

    def refresh(self) -> None:
        """At once the first time; later calls are gathered, so that a sync does not keep the list busy."""
        if self._asked:
            self._later.start()
        else:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._asked = True
        given, now = self._filter, clock.now()
        self.model.ask_headed(lambda session: loading.listed(session, given, now))
        self._background.run(self, lambda session: loading.around(session, given, now), self._show_around)

    def _minute_passed(self) -> None:
        if self.isVisible():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is asked for a list that nobody sees."""
        super().hideEvent(event)
        self._later.stop()

    def _choose_tab(self, key: str) -> None:
        self.table.tick_all(False)
        self._use(replace(self._filter, tab=_TABS[key].tab))

    def _choose_account(self, key: str) -> None:
        account_id = int(key) if key and key != DESK else None
        self._use(replace(self._filter, account_id=account_id, desk=key == DESK))

    def _use(self, given: OrderFilter) -> None:
        if given == self._filter:
            return
        self._filter = given
        self.table.verticalScrollBar().setValue(0)
        self._refresh_now()

    def _show_around(self, around: Around) -> None:
        before, self.around = self.around, around
        if before is None or [each.name for each in before.accounts] != [each.name for each in around.accounts]:
            self._show_accounts()
        for tab in _TABS:
            self.tabs.show_count(tab, around.counts[_TABS[tab].tab])
        self._show_due()
        self._show_list()
        self.told.emit()

    def _show_accounts(self) -> None:
        found = self.around.accounts if self.around else ()
        choices = [("", self.tr("All channels")), *((str(each.id), each.name) for each in found)]
        choices.append((DESK, self.tr("Our own desk")))
        self.account.fill(choices)
        self.account.setAccessibleName(self.tr("Channel"))
        self.account.setVisible(bool(found))

    def _show_due(self) -> None:
        due = self.around.due if self.around else None
        late, today = (len(due.late), len(due.today)) if due else (0, 0)
        self.late_button.set_badge(texts.number(late), "danger" if late else "text")
        self.today_button.set_badge(texts.number(today))
        self.late_button.set_off("" if late else self.tr("Nothing is late."))
        self.today_button.set_off("" if today else self.tr("Nothing is due until midnight."))

    def _show_list(self) -> None:
        if self.model.waiting:
            return
        if self.model.rowCount():
            self.card.show_table()
        elif self.around is not None:
            self.card.show_empty(self._empty())

    def _empty(self) -> EmptyState:
        if self._filter not in (TO_PACK, TO_SEND):
            clear = Button(self.tr("Clear filters"), icon="x")
            clear.clicked.connect(self.clear_filters)
            sentence = self.tr("Nothing matches these filters. Try another tab, or clear the filters.")
            return EmptyState("search", self.tr("No order found"), sentence, clear)
        there = Button(self.tr("All orders"), icon="clipboard-list")
        there.clicked.connect(self.orders_wanted)
        if self._filter == TO_SEND:
            sentence = self.tr("What you have packed waits here until its parcel is sent.")
            return EmptyState("truck", self.tr("No parcel waits to be sent"), sentence, there)
        sentence = self.tr("New orders of every channel come here with each sync, the most urgent first.")
        return EmptyState("circle-check", self.tr("Everything is packed"), sentence, there)

    def clear_filters(self) -> None:
        """Every order of the tab is shown again."""
        self.search.clear()
        self.account.choose("")
        self._use(_TABS[self.tabs.current()])
        self.table.setFocus()

    # --- Ticks ---

    def packed_ones(self) -> bool:
        """Whether the list shows closed parcels."""
        return self._filter.tab == TO_SEND.tab

    def ticked(self) -> tuple[int, ...]:
        """What is ticked, in the order of the queue."""
        return tuple(one for one in self.model.all_ids() if one in self.model.ticked)

    def meant(self) -> tuple[int, ...]:
        """What papers are for: what is ticked, or the order the owner is on."""
        current = self.table.current_id()
        return self.ticked() or (() if current is None else (current,))

    def finish(self) -> None:
        """F9: to the packing table."""
        self.start_wanted.emit(self.ticked())

    def _tick_due(self, which: str) -> None:
        """All late, or all of today; pressed again, none of them."""
        if self.around is None:
            return
        due: Sequence[int] = self.around.due.late if which == "late" else self.around.due.today
        known = [one for one in due if self.model.row_of(one) >= 0]
        self.model.tick(known, not self.model.ticked.issuperset(known))
        self.table.setFocus()

    def show_ticks(self) -> None:
        count = len(self.model.ticked)
        self.bar.say(str(translate("packing_page", "{count:order|orders} ticked")(count=count)) if count else "")
        pack = translate("packing_page", "Pack {count:order|orders}")
        send = translate("packing_page", "Send {count:parcel|parcels}")
        self.pack_button.setText(str((send if self.packed_ones() else pack)(count=count)))
        self.pick_button.setVisible(not self.packed_ones())
        self.told.emit()

    # --- Keys and menu ---

    def _open_menu(self, order_id: int, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Send this parcel") if self.packed_ones() else self.tr("Pack this order")
        menu.addAction(icon("scan-barcode"), words, lambda: self.start_wanted.emit((order_id,)))
        menu.addAction(icon("printer"), self.tr("Packing slip"), lambda: self.slips_wanted.emit((order_id,)))
        menu.addAction(icon("tag"), self.tr("Label"), lambda: self.labels_wanted.emit((order_id,)))
        ways = self.tr("Label, sent another way…")
        menu.addAction(icon("truck"), ways, lambda: self.ways_wanted.emit((order_id,)))
        menu.addAction(icon("clipboard-list"), self.tr("Show the order"), lambda: self.order_wanted.emit(order_id))
        copy_row = self.tr("Copy row")
        menu.addAction(icon("copy"), f"{copy_row}\tCtrl+C", self.table.copy)
        menu.popup(where)

    def _into_list(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            first = 1 if self.model.group(0) is not None else 0
            self.table.setCurrentIndex(self.model.index(first, 0))

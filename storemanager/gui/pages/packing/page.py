"""Packing: the queue of every channel's orders, and the packing table with its scanner."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.pages.packing.queue import QueueView
from storemanager.gui.pages.packing.station import StationView
from storemanager.gui.printing.labels import LabelPapers
from storemanager.gui.printing.packing_papers import Papers
from storemanager.gui.records import OrdersTab, PackOrders
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import Breadcrumb, PageHead, PlainPage
from storemanager.gui.widgets.parts import column
from storemanager.texts import translate


class PackingPage(PlainPage):
    """F9 goes to the packing table, and there sends the parcel; Esc comes back."""

    def __init__(self, background: Background, access: ChannelAccess) -> None:
        super().__init__()
        self._background = background
        self.papers = Papers(self, background)
        self.label_papers = LabelPapers(self, background, access)
        self.queue = QueueView(background)
        self.station = StationView(background)
        self.crumb = Breadcrumb()
        self.start_button = Button("", "primary", icon="scan-barcode", key="F9")
        self.back_button = Button("", icon="list", key="Esc")
        self.head = PageHead("", "", self.back_button, self.start_button)
        self.views = QStackedWidget()
        for view in (self.queue, self.station):
            self.views.addWidget(view)
        top = column(self.crumb, self.head)
        self.content.addLayout(top)
        self.content.addWidget(self.views, 1)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.crumb.went.connect(self._go_up)
        self.start_button.clicked.connect(self.queue.finish)
        self.back_button.clicked.connect(self.show_queue)
        self.queue.start_wanted.connect(self.start)
        self.queue.pick_list_wanted.connect(self.papers.pick_list)
        self.queue.slips_wanted.connect(self.papers.slips)
        self.queue.labels_wanted.connect(self.label_papers.labels)
        self.queue.ways_wanted.connect(lambda ids: self.label_papers.labels(ids, ask_again=True))
        self.queue.order_wanted.connect(lambda one: self.opens.emit("orders", one))
        self.queue.orders_wanted.connect(lambda: self.opens.emit("orders", OrdersTab("all")))
        self.queue.told.connect(self._show_head)
        self.station.slip_wanted.connect(lambda one: self.papers.slips((one,)))
        self.station.label_wanted.connect(lambda one: self.label_papers.labels((one,)))
        self.station.desk.changed.connect(self._show_head)
        self._background.changed.connect(self._book_changed)

    def retranslate(self) -> None:
        self.start_button.setText(self.tr("Pack with the scanner"))
        self.back_button.setText(self.tr("To the queue"))
        self.queue.retranslate()
        self.station.retranslate()
        self._show_way()

    # --- What is shown ---

    def at_the_table(self) -> bool:
        return self.views.currentWidget() is self.station

    def refresh(self) -> None:
        """The queue; at the table the parcel that lies on it."""
        if self.at_the_table():
            self.station.desk.look_again()
        else:
            self.queue.refresh()

    def _book_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_head(self) -> None:
        at_table = self.at_the_table()
        self.head.say(self.tr("Packing table") if at_table else self.tr("Packing"), self._fact())
        self.back_button.setVisible(at_table)
        self.start_button.setVisible(not at_table)
        self.start_button.set_kind("normal" if self.queue.model.ticked else "primary")

    def _show_way(self) -> None:
        steps = [self.tr("Orders"), self.tr("Packing")]
        self.crumb.show_steps([*steps, self.tr("Packing table")] if self.at_the_table() else steps)
        self._show_head()

    def _fact(self) -> str:
        if self.at_the_table():
            sent = self.station.desk.sent_count
            return str(translate("packing_page", "{count:parcel|parcels} sent")(count=sent)) if sent else ""
        around = self.queue.around
        if around is None:
            return ""
        waiting = translate("packing_page", "{count} to pack")(count=around.counts["to_pack"])
        late = translate("packing_page", "{count} late")(count=len(around.due.late))
        return f"{waiting}, {late}" if around.due.late else str(waiting)

    # --- Going ---

    def start(self, order_ids: tuple[int, ...]) -> None:
        """To the packing table: with these orders, or with the whole queue; one order lies on it at once."""
        self._to_table(order_ids, packed=self.queue.packed_ones())

    def _to_table(self, order_ids: tuple[int, ...], *, packed: bool) -> None:
        self.views.setCurrentWidget(self.station)
        self.station.desk.begin(order_ids, packed=packed)
        if len(order_ids) == 1:
            self.station.desk.enter("")
        self.station.field.setFocus()
        self._show_way()

    def show_queue(self) -> None:
        """Back to the list; what was counted is forgotten, what is packed stays packed."""
        if not self.at_the_table():
            return
        self.views.setCurrentWidget(self.queue)
        self._show_way()
        self.queue.refresh()
        self.queue.table.setFocus()

    def _go_up(self, step: int) -> None:
        if step == 0:
            self.opens.emit("orders", None)
        else:
            self.show_queue()

    def open_record(self, record: object) -> None:
        """Orders that were chosen on another page."""
        if isinstance(record, PackOrders):
            self._to_table(record.order_ids, packed=False)

    def finish(self) -> None:
        if self.at_the_table():
            self.station.finish()
        else:
            self.queue.finish()

    def focus_filter(self) -> None:
        if self.at_the_table():
            self.station.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.queue.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.queue.search.selectAll()

    def close_something(self) -> bool:
        """Esc: the parcel is put aside, then back to the queue, then nothing is ticked any more."""
        if self.at_the_table():
            if self.station.desk.at_rest():
                self.show_queue()
            else:
                self.station.desk.put_aside()
            return True
        if self.queue.model.ticked:
            self.queue.table.tick_all(False)
            return True
        return False

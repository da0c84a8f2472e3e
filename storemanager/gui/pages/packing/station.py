"""The packing table: the scan field, the band that answers each scan, the goods of the parcel and where it goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.order_acts import CARRIERS
from storemanager.gui.models.rows import RowTableModel
from storemanager.gui.pages.packing.band import Band
from storemanager.gui.pages.packing.columns import GoodsRow, goods_columns, wrong
from storemanager.gui.pages.packing.desk import PackingDesk, Stage
from storemanager.gui.pages.packing.order_card import OrderCard
from storemanager.gui.pages.packing.scan_field import ScanField
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.notes import Bar, EmptyState
from storemanager.gui.widgets.panel_parts import PanelRow
from storemanager.gui.widgets.parts import Card, ChannelChip, clear, column, gap, label, row
from storemanager.gui.widgets.table import Table
from storemanager.services.packing import Parcel
from storemanager.texts import translate

_SIDE_PX = 320


class StationView(QWidget):
    """Everything by scanner and keyboard; whatever has the focus, what is typed goes into the scan field."""

    slip_wanted = Signal(int)
    label_wanted = Signal(int)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.desk = PackingDesk(background, self)
        self._carded: Parcel | None = None
        self._rested: object = None
        self._states = False
        self._build()
        self._connect()
        self.retranslate()

    # --- Building ---

    def _build(self) -> None:
        self.field = ScanField()
        self.band = Band()
        self.model = RowTableModel[GoodsRow](goods_columns(), self)
        self.table = Table("", rows="table_two_lines")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.show_model(self.model)
        self.progress_words = label("", "strong")
        self.bar = Bar()
        head = row(self.progress_words, spacing=gap("3"))
        head.addWidget(self.bar, 1)
        head.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.carrier = Choice()
        self.carrier_words = label("", "body", role="text_muted")
        self.tracking = label("", "strong")
        self.send_button = Button("", "primary", icon="truck", key="F9")
        self.send_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        last = row(self.carrier_words, self.carrier, -1, self.send_button, spacing=gap("2"))
        foot = column(self.tracking, last, spacing=gap("1"))
        foot.setContentsMargins(gap("4"), gap("2"), gap("4"), gap("2"))
        self.foot = QWidget()
        self.foot.setLayout(foot)
        self.goods = Card(column(head, self.table, self.foot))
        self.goods.layout().setContentsMargins(1, 1, 1, 1)  # type: ignore[union-attr]  # it was given one
        self.side = OrderCard()
        at_work = QWidget()
        beside = row(spacing=gap("3"))
        beside.addWidget(self.goods, 1)
        beside.addWidget(self.side)
        at_work.setLayout(beside)
        self.rest = Card(column())
        self._rest_body = self.rest.layout()
        self.stack = QStackedWidget()
        self._work_page = at_work
        for part in (self.rest, at_work):
            self.stack.addWidget(part)
        self.keys = label("", "small", role="text_muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap("3"))
        for widget in (self.field, self.band):
            layout.addWidget(widget)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.keys)

    def _connect(self) -> None:
        desk = self.desk
        self.field.scanned.connect(desk.enter)
        desk.said.connect(self.band.say)
        desk.changed.connect(self.show_desk)
        self.send_button.clicked.connect(self.finish)
        self.carrier.chosen.connect(desk.use_carrier)
        self.carrier.installEventFilter(self)
        acts = {"Ctrl+Z": desk.back, "F4": desk.count_by_eye, "Ctrl+P": self._want_slip, "Ctrl+T": self._want_label}
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Goods of the parcel"))
        self.model.set_columns(goods_columns(states=self._states))
        self.carrier_words.setText(self.tr("Carrier"))
        self.carrier.fill([("", self.tr("Not said")), *((name, name) for name in CARRIERS)])
        self.carrier.setAccessibleName(self.tr("Carrier"))
        self.send_button.setText(self.tr("Send"))
        self.keys.setText(
            self.tr(
                "Enter: next order · 12* before a code: twelve at once · F4: counted by eye · Ctrl Z: take back · "
                "Ctrl P: packing slip · Ctrl T: label · F9: send · Esc: put aside"
            )
        )
        self._carded = self._rested = None
        self.show_desk()

    # --- What is shown ---

    def show_desk(self) -> None:
        """Everything as the desk has it now."""
        desk = self.desk
        self._show_asked(desk.stage)
        if desk.parcel is None:
            self._show_rest()
            self.stack.setCurrentWidget(self.rest)
            return
        self._show_goods(desk.parcel)
        if self._carded != desk.parcel:
            self._carded = desk.parcel
            self.side.show_parcel(desk.parcel, clock.now())
        self.carrier.choose(desk.carrier)
        sending = desk.stage is Stage.SENDING
        for part in (self.carrier, self.carrier_words):
            part.setVisible(sending)
        self._show_tracking(desk)
        self.send_button.set_off("" if sending else self.tr("First everything has to be in the parcel."))
        self.stack.setCurrentWidget(self._work_page)

    def _show_tracking(self, desk: PackingDesk) -> None:
        on_label = desk.parcel.label if desk.parcel is not None else ""
        words = translate("packing_page", "Tracking number {code}")(code=desk.tracking)
        if on_label and not desk.tracking:
            words = translate("packing_page", "Its label has the tracking number {code}")(code=on_label)
        self.tracking.setVisible(bool(desk.tracking or on_label))
        self.tracking.setText(str(words) if desk.tracking or on_label else "")

    def _show_asked(self, stage: Stage) -> None:
        self.field.say(
            {
                Stage.WAITING: self.tr("Order number, or Enter for the next one"),
                Stage.CHOOSING: self.tr("Which of them: 1, 2, …"),
                Stage.CHECKING: self.tr("Barcode or SKU of the item"),
                Stage.SENDING: self.tr("Tracking number"),
            }[stage]
        )

    def _show_goods(self, parcel: Parcel) -> None:
        check = self.desk.check if self.desk.stage is Stage.CHECKING else None
        short = {each.variant_id: each.quantity if each.scale == 1 else 1 for each in parcel.missing}
        rows = []
        for place, goods in enumerate(parcel.goods):
            count = goods.pieces if check is None else check.count(goods)
            lacks = min(short.get(goods.variant_id or 0, 0), goods.pieces)
            rows.append(GoodsRow(place, goods, count, lacks if check is not None and count < goods.pieces else 0))
        states = any(wrong(each) for each in rows)
        if states != self._states:
            self._states = states
            self.model.set_columns(goods_columns(states=states))
        self.model.set_rows(rows)
        at = next((each.id for each in rows if each.count < each.goods.pieces), None)
        if at is not None:
            self.table.go_to(at)
        pieces, done = sum(each.goods.pieces for each in rows), sum(each.count for each in rows)
        words = translate("packing_page", "{done} of {pieces} in the parcel")(done=done, pieces=pieces)
        self.progress_words.setText(str(words))
        self.bar.show_share(done / pieces if pieces else 1.0, "success" if done == pieces else "accent")

    def _show_rest(self) -> None:
        assert self._rest_body is not None
        desk = self.desk
        now = (desk.stage, desk.choices, desk.left, desk.aside_count(), desk.sent_count if desk.left else 0)
        if now == self._rested:
            return  # what stands there is made anew only when it says something else
        self._rested = now
        clear(self._rest_body)
        if self.desk.stage is Stage.CHOOSING:
            self._rest_body.addWidget(self._choices())
            return
        self._rest_body.addWidget(self._invitation())

    def _choices(self) -> QWidget:
        made = QWidget()
        layout = column(spacing=gap("1"))
        layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        for place, order in enumerate(self.desk.choices, start=1):
            chip = ChannelChip(order.account_kind or "counter", order.account_name)
            title = " · ".join(part for part in (order.account_name, order.shown_number, order.customer) if part)
            choice = PanelRow(
                title, f"{order.number} · {order.items_text}", lead=label(f"{place}", "strong"), chip=chip,
                pressable=True,
            )  # fmt: skip
            choice.pressed.connect(lambda place=place: self.desk.enter(str(place)))
            layout.addWidget(choice)
        layout.addStretch()
        made.setLayout(layout)
        return made

    def _invitation(self) -> EmptyState:
        left = self.desk.left
        if left is not None and not left.stuck and not left.elsewhere and not self.desk.aside_count():
            sent = translate("packing_page", "{count:parcel was|parcels were} sent in this round.")
            words = str(sent(count=self.desk.sent_count)) if self.desk.sent_count else ""
            return EmptyState("circle-check", self.tr("Everything is done"), words)
        button = Button(self.tr("Next order"), "primary", icon="package-open", key="Enter")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.desk.enter(""))
        sentence = self.tr("Scan the number on the packing slip, or take the most urgent one.")
        return EmptyState("scan-barcode", self.tr("Which order?"), sentence, button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Larger text needs a wider card; the goods keep more than half of the room."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(_SIDE_PX * theme().text_percent // 100, max(self.width() * 2 // 5, 200)))

    # --- Keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.field.take(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scan while the carrier is chosen is a scan, not a search in the list of carriers."""
        if watched is self.carrier and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() != Qt.Key.Key_Space and self.field.take(event)
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """F9."""
        self.desk.finish()
        self.field.setFocus()

    def _want_label(self) -> None:
        if self.desk.parcel is not None:
            self.label_wanted.emit(self.desk.parcel.order.id)

    def _want_slip(self) -> None:
        if self.desk.parcel is not None:
            self.slip_wanted.emit(self.desk.parcel.order.id)

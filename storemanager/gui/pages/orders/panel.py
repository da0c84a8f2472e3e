"""The panel beside the orders list: one order in full, and the steps that are open to it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from storemanager import clock, texts
from storemanager.domain.orders import PaymentKind
from storemanager.gui import words
from storemanager.gui.pages.orders.columns import DESK
from storemanager.gui.people import phone_words
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import SidePanel
from storemanager.gui.widgets.panel_parts import Elided, Fact, PanelRow, Section, plain_text, scroller, widen_title
from storemanager.gui.widgets.parts import ChannelChip, Icon, Pill, StateMark, Tile, clear, column, gap, label, row
from storemanager.services.order_details import LineDetail
from storemanager.services.orders import OrderDetail, OrderProblem
from storemanager.texts import translate

MAIN_STEPS = ("confirm", "pack", "ship", "deliver")
OTHER_STEPS = ("record_payment", "unpack", "refund", "return_goods", "note", "cancel")
_ICONS = {
    "confirm": "check",
    "pack": "package-check",
    "ship": "truck",
    "deliver": "circle-check",
    "record_payment": "banknote",
    "unpack": "package-open",
    "refund": "undo-2",
    "return_goods": "package-x",
    "note": "pencil",
    "cancel": "ban",
}
LATE_STATUSES = ("CONFIRMED", "PACKED")


class OrderPanel(SidePanel):
    """`step_wanted(step)` for everything that is done with the order."""

    step_wanted = Signal(str)
    match_wanted = Signal(int, str, str)
    product_wanted = Signal(int)
    customer_wanted = Signal(int)
    link_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("")
        self.detail: OrderDetail | None = None
        self._now = clock.now()
        widen_title(self)
        self.link_button = Button("", "quiet", icon="external-link", name=self.tr("Open on the channel"))
        self.link_button.clicked.connect(self._open_link)
        self.tools.addWidget(self.link_button)
        self.pills = QHBoxLayout()
        self.pills.setSpacing(gap("2"))
        self.under_head.addLayout(self.pills)
        self.menu = QMenu(self)
        self.more_button = Button("", icon="ellipsis", name=self.tr("More"))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The order in full"))
        self.link_button.setToolTip(self.tr("Open on the channel"))
        if self.detail is not None:
            self.show_detail(self.detail, self._now)

    def step_words(self, step: str) -> str:
        """What the button of a step says."""
        return {
            "confirm": self.tr("Confirm"),
            "pack": self.tr("Pack"),
            "ship": self.tr("Ship"),
            "deliver": self.tr("Delivered"),
            "record_payment": self.tr("Record payment"),
            "unpack": self.tr("Open the parcel again"),
            "refund": self.tr("Refund"),
            "return_goods": self.tr("Goods came back"),
            "note": self.tr("Note"),
            "cancel": self.tr("Cancel order…"),
        }[step]

    def show_detail(self, detail: OrderDetail, now: datetime) -> None:
        """Show another order, or the same one as it is now."""
        same = self.detail is not None and self.detail.id == detail.id
        area = scroller(self)
        place = area.verticalScrollBar().value() if same else 0
        self.detail, self._now = detail, now
        clear(self.lead)
        self.lead.addWidget(ChannelChip(detail.account_kind or DESK, detail.account_name or self.tr("Our own desk")))
        second = f"{detail.account_name} · {detail.number}" if detail.remote_number else self.tr("Our own desk")
        self.say(detail.shown_number, second)
        self.link_button.setVisible(detail.remote_url.startswith(("https://", "http://")))
        self._show_pills(detail, now)
        clear(self.body)
        for part in (
            self._recipient(detail), self._lines(detail), self._amounts(detail), self._parcels(detail, now),
            self._notes(detail), self._history(detail, now),
        ):  # fmt: skip
            if part is not None:
                self.body.addWidget(part)
        self.end()
        self._show_steps(detail)
        area.verticalScrollBar().setValue(place)

    def _show_pills(self, detail: OrderDetail, now: datetime) -> None:
        clear(self.pills)
        pills = []
        if detail.ship_by is not None and detail.status.name in LATE_STATUSES:
            due, tone = words.ship_by(detail.ship_by, now)
            if tone == "danger":
                sentence = translate("order_panel", "Due {time}, {late}")
                due = str(sentence(time=words.clock(detail.ship_by, now), late=due))
            else:
                due = str(translate("order_panel", "Due {time}")(time=words.clock(detail.ship_by, now)))
            pills.append(Pill(due, tone, "alarm-clock" if tone else ""))
        states = [words.order_status(detail.status), words.payment_status(detail.payment_status)]
        states += [words.order_problem(each) for each in detail.problems if each is not OrderProblem.UNMATCHED]
        pills += [Pill(state.words, state.tone, state.icon) for state in states]
        for pill in pills[:3]:
            self.pills.addWidget(pill)
        self.pills.addStretch()

    # --- Sections ---

    def _recipient(self, detail: OrderDetail) -> QWidget:
        masked = bool(detail.shipping.get("masked"))
        hidden = str(translate("order_panel", "masked by {channel}")(channel=detail.account_name)) if masked else ""
        section = Section(self.tr("Ship to"), hidden)
        name = str(detail.shipping.get("name") or detail.contact_name or detail.customer)
        if detail.customer_id is not None:
            button = Button(name or self.tr("Customer"), "link", size="small", trailing="chevron-right", flush=True)
            customer_id = detail.customer_id
            button.clicked.connect(lambda: self.customer_wanted.emit(customer_id))
            section.body.addLayout(row(button, -1))
        else:
            section.add(label(name or self.tr("No name"), "strong", wrap=True))
        phone = phone_words(str(detail.shipping.get("phone") or detail.contact_phone))
        for line in (phone, address(detail)):
            if line:
                section.add(plain_text(line, role="text_muted"))
        return section

    def _lines(self, detail: OrderDetail) -> QWidget:
        pieces = sum(1 if line.scale > 1 else line.quantity for line in detail.lines)
        section = Section(str(translate("order_panel", "{count:item|items}")(count=pieces)))
        for line in detail.lines:
            section.add(self._line(line, detail))
        return section

    def _line(self, line: LineDetail, detail: OrderDetail) -> QWidget:
        shelf = str(translate("order_panel", "shelf {shelf}")(shelf=line.shelf)) if line.shelf else ""
        second = " · ".join(part for part in (line.sku, shelf, _progress(line)) if part)
        gone = line.quantity == 0
        made = PanelRow(
            line.title, second, lead=Tile("package", 32, 18), trail=words.money(line.total, detail.currency),
            trail_second=f"× {words.quantity(line.quantity, line.scale)}", pressable=line.variant_id is not None,
            title_role="text_faint" if gone else "", divider=False,
        )  # fmt: skip
        if line.variant_id is not None:
            variant_id = line.variant_id
            made.pressed.connect(lambda: self.product_wanted.emit(variant_id))
            return made
        choose = Button(self.tr("Choose product"), size="small", icon="link")
        choose.clicked.connect(lambda: self.match_wanted.emit(line.id, line.title, line.sku))
        no_match = words.order_problem(OrderProblem.UNMATCHED)
        pill = Pill(no_match.words, no_match.tone, no_match.icon)
        holder = QWidget()
        under = row(pill, choose, -1, spacing=gap("2"))
        under.setContentsMargins(40, 0, 0, gap("1"))
        holder.setLayout(column(made, under))
        return holder

    def _amounts(self, detail: OrderDetail) -> QWidget:
        section = Section()
        currency = detail.currency

        def fact(name: str, amount: int, *, strong: bool = False) -> None:
            section.add(Fact(name, words.money(amount, currency), strong=strong))

        fact(self.tr("Goods"), detail.subtotal)
        if detail.discount_total:
            fact(self.tr("Discounts"), -detail.discount_total)
        if detail.shipping_total:
            fact(self.tr("Shipping"), detail.shipping_total)
        if detail.tax_total:
            fact(self.tr("Tax"), detail.tax_total)
        fact(self.tr("Customer pays"), detail.total, strong=True)
        if detail.paid_total and detail.paid_total != detail.total:
            fact(self.tr("Paid"), detail.paid_total)
        if detail.refunded_total:
            fact(self.tr("Given back"), -detail.refunded_total)
        if detail.fee_total:
            fact(self.tr("Marketplace fees"), -detail.fee_total)
        self._channel_keeps(section, detail)
        if detail.cost is None:
            section.add(Fact(self.tr("Cost"), self.tr("not known for every item"), role="text_muted"))
        else:
            fact(self.tr("Cost"), -detail.cost)
            fact(self.tr("Gross profit"), detail.gross_profit or 0, strong=True)
        return section

    def _channel_keeps(self, section: Section, detail: OrderDetail) -> None:
        """From what the customer pays to what the channel pays out."""
        told = detail.channel_costs
        if told is None:
            return
        for kind, amount in told.costs:
            section.add(Fact(words.channel_cost(kind), words.money(-amount, detail.currency)))
        name = detail.account_name or self.tr("The channel")
        pays = translate("order_panel", "{channel} pays out")
        if not told.final:
            pays = translate("order_panel", "{channel} will pay out about")
        hint = "" if told.final else self.tr("An estimate of the channel, until the order is completed there.")
        paid = words.money(told.payout, detail.currency)
        section.add(Fact(str(pays(channel=name)), paid, strong=True, hint=hint))

    def _parcels(self, detail: OrderDetail, now: datetime) -> QWidget | None:
        if not detail.shipments and not detail.returns:
            return None
        section = Section(self.tr("Parcels"))
        for parcel in detail.shipments:
            title = " ".join(part for part in (parcel.carrier, parcel.tracking_number) if part)
            when = words.clock(parcel.shipped_at, now)
            section.add(PanelRow(title or self.tr("Sent without a number"), when, lead=_small_icon("truck")))
        for back in detail.returns:
            pieces = sum(line.quantity for line in back.lines)
            came = translate("order_panel", "{count:item|items} came back")(count=pieces)
            second = " · ".join(part for part in (back.reason, words.clock(back.returned_at, now)) if part)
            section.add(PanelRow(str(came), second, lead=_small_icon("package-x")))
        return section

    def _notes(self, detail: OrderDetail) -> QWidget | None:
        if not detail.note and not detail.customer_note:
            return None
        section = Section(self.tr("Notes"))
        if detail.customer_note:
            section.add(label(self.tr("From the customer"), "small"))
            section.add(plain_text(detail.customer_note))
        if detail.note:
            section.add(label(self.tr("Only for your shop"), "small"))
            section.add(plain_text(detail.note))
        return section

    def _history(self, detail: OrderDetail, now: datetime) -> QWidget:
        section = Section(self.tr("History"))
        placed = self.tr("Placed")
        if detail.account_name:
            placed = str(translate("order_panel", "Placed on {channel}")(channel=detail.account_name))
        entries = [(placed, detail.placed_at)]
        entries += [(str(each.text), each.happened_at) for each in reversed(detail.history) if each.text]
        told = {str(each.text) for each in detail.history if each.text}
        for payment in detail.payments:
            amount = words.money(payment.amount, detail.currency)
            back = payment.kind is PaymentKind.REFUND
            sentence = translate("orders", "Refunded: {amount}") if back else translate("orders", "Paid: {amount}")
            if str(sentence(amount=amount)) not in told:
                entries.append((str(sentence(amount=amount)), payment.paid_at))
        for text, at in sorted(entries, key=lambda entry: entry[1]):
            section.body.addLayout(_event("same", text, words.clock(at, now), texts.moment(at)))
        for _kind in detail.waiting:
            waits = translate("order_panel", "{channel} is told by the next sync")(channel=detail.account_name)
            section.body.addLayout(_event("waiting", str(waits), "", ""))
        todo = next((step for step in MAIN_STEPS if step in detail.steps), None)
        if todo is not None and not detail.waiting:
            section.body.addLayout(_event("waiting", self.step_words(todo), self.tr("not done"), ""))
        return section

    # --- Steps ---

    def main_step(self) -> str | None:
        """What is to be done next with the order."""
        steps = self.detail.steps if self.detail is not None else frozenset()
        return next((step for step in MAIN_STEPS if step in steps), None)

    def _show_steps(self, detail: OrderDetail) -> None:
        buttons: list[QWidget] = []
        main = self.main_step()
        others = [step for step in (*MAIN_STEPS, *OTHER_STEPS) if step in detail.steps and step != main]
        if main is not None:
            buttons.append(self._step_button(main, "F9"))
        beside = next((step for step in ("ship", "record_payment", "return_goods") if step in others), None)
        if beside is not None:
            buttons.append(self._step_button(beside))
        self.more_button = Button("", icon="ellipsis", name=self.tr("More"))
        self.more_button.clicked.connect(self._open_menu)
        buttons.append(self.more_button)
        self.set_actions(*buttons)

    def _step_button(self, step: str, key: str = "") -> Button:
        made = Button(self.step_words(step), icon=_ICONS[step], key=key)
        made.setObjectName(f"step:{step}")
        made.clicked.connect(lambda: self.step_wanted.emit(step))
        return made

    def menu_steps(self) -> list[str]:
        """Every step that is open now, and the note, which always is."""
        steps = self.detail.steps if self.detail is not None else frozenset()
        return [step for step in (*MAIN_STEPS, *OTHER_STEPS) if step in steps or step == "note"]

    def fill_menu(self, menu: QMenu) -> None:
        """The steps as a menu; what cannot be taken back stands alone at the end."""
        for step in self.menu_steps():
            if step == "cancel":
                menu.addSeparator()
            role = "danger" if step == "cancel" else "text_muted"
            action = menu.addAction(icon(_ICONS[step], role=role), self.step_words(step))
            action.triggered.connect(lambda _checked=False, step=step: self.step_wanted.emit(step))

    def _open_menu(self) -> None:
        self.menu.clear()
        self.fill_menu(self.menu)
        size, button = self.menu.sizeHint(), self.more_button
        at = button.mapToGlobal(button.rect().topRight())
        self.menu.popup(at - QPoint(size.width(), size.height() + 4))

    def _open_link(self) -> None:
        if self.detail is not None:
            self.link_wanted.emit(self.detail.remote_url)


def address(detail: OrderDetail) -> str:
    """Where it goes, on one line, in the order a courier reads it."""
    given = detail.shipping
    names = ("street", "ward", "legacy_ward", "district", "legacy_district", "city", "province", "legacy_province")
    parts = [str(given.get(name) or "") for name in names]
    kept = list(dict.fromkeys(part for part in parts if part))
    return ", ".join(kept) or str(given.get("raw") or "")


def _progress(line: LineDetail) -> str:
    if line.returned_quantity:
        returned = words.quantity(line.returned_quantity, line.scale)
        return str(translate("order_panel", "{quantity} came back")(quantity=returned))
    if line.shipped_quantity and line.open_quantity:
        shipped = words.quantity(line.shipped_quantity, line.scale)
        return str(translate("order_panel", "{quantity} sent")(quantity=shipped))
    return ""


def _small_icon(name: str) -> QWidget:
    return Icon(name, 16)


def _event(state: str, text: str, when: str, hint: str) -> QHBoxLayout:
    """One thing that happened, or is still to come."""
    mark = StateMark(state, "")
    words_of_it = Elided(text, role="" if state == "same" else "text_muted")
    at = label(when, "small")
    at.setToolTip(hint)
    at.setFont(theme().font("small"))
    made = row(mark, spacing=gap("2"))
    made.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
    made.addWidget(words_of_it, 1)
    made.addWidget(at)
    made.setContentsMargins(0, 3, 0, 3)
    return made

"""The four tabs beside the list: why it is this number, what channels show, what the product is, what it costs."""

from __future__ import annotations

import html
import re
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemanager import texts
from storemanager.domain.attention import Severity
from storemanager.gui import words
from storemanager.gui.models.products import NO_OFFER, PanelData
from storemanager.gui.pages.products.offer_why import OfferWhy, why_here
from storemanager.gui.pages.products.reviews import FIRST as FIRST_REVIEWS
from storemanager.gui.pages.products.reviews import ReviewSection
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import Fact, PanelRow, Section, lead_amount, plain_text
from storemanager.gui.widgets.parts import ChannelChip, Icon, StateMark, clear, column, gap, label, line, row
from storemanager.services.accounts import AccountRow
from storemanager.services.listings import ListingRow, OfferState
from storemanager.services.stock import MovementRow, ReservationRow
from storemanager.texts import translate

FIRST_MOVEMENTS = 20
DESK = "counter"


class Tab(QWidget):
    """One tab: `show_data` fills it anew."""

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, gap("3"))
        self.body.setSpacing(0)
        self.data: PanelData | None = None

    def show_data(self, data: PanelData, now: datetime) -> None:
        """Show another variant, or the same one as it is now."""
        self.data = data
        clear(self.body)
        self.fill(data, now)
        self.body.addStretch()

    def fill(self, data: PanelData, now: datetime) -> None:
        raise NotImplementedError


class WhyTab(Tab):
    """on hand − reserved = available, the orders behind it, and every movement with what was there after it."""

    order_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._movements_shown = FIRST_MOVEMENTS

    def fill(self, data: PanelData, now: datetime) -> None:
        timeline = data.timeline
        self.body.addWidget(_formula(data))
        if timeline.parts:
            parts = Section(self.tr("Made of"), self.tr("available"))
            for part in timeline.parts:
                needs = translate("products", "{needed} for each")(needed=part.needed)
                parts.add(PanelRow(part.sku, str(needs), trail=texts.number(part.available)))
            self.body.addWidget(parts)
        if timeline.reservations:
            orders = translate("products", "{count:order|orders}")(count=len(timeline.reservations))
            section = Section(self.tr("Reserved now"), str(orders))
            for reservation in timeline.reservations:
                section.add(self._reservation(reservation, timeline.scale, now))
            self.body.addWidget(section)
        if not timeline.parts:
            self.body.addWidget(self._movements(data, now))

    def _reservation(self, reservation: ReservationRow, scale: int, now: datetime) -> PanelRow:
        placed = translate("products", "placed {time}")(time=words.clock(reservation.placed_at, now))
        second = str(placed)
        role = ""
        if reservation.ship_by is not None:
            due, role = words.ship_by(reservation.ship_by, now)
            second = f"{second} · {due}"
        made = PanelRow(
            reservation.remote_number or reservation.number, second, pressable=True,
            lead=lead_amount(texts.MINUS + words.quantity(reservation.quantity, scale)),
            chip=ChannelChip(reservation.account_kind or DESK, reservation.account_name, 20),
        )  # fmt: skip
        if role == "danger":
            made.second.setProperty("role", "danger")
        order_id = reservation.order_id
        made.pressed.connect(lambda: self.order_wanted.emit(order_id))
        return made

    def _movements(self, data: PanelData, now: datetime) -> Section:
        movements = data.timeline.movements
        section = Section(self.tr("In and out"), self.tr("on hand after"))
        if not movements:
            section.add(label(self.tr("No goods have moved yet."), "small", role="text_muted"))
        for movement in movements[: self._movements_shown]:
            section.add(self._movement(movement, data.timeline.scale, now))
        hidden = len(movements) - self._movements_shown
        if hidden > 0:
            more = Button(self.tr("Show older ones"), "link", size="small")
            more.clicked.connect(lambda: self._show_more(now))
            section.add(more)
        return section

    def _show_more(self, now: datetime) -> None:
        self._movements_shown = 100
        if self.data is not None:
            self.show_data(self.data, now)

    def _movement(self, movement: MovementRow, scale: int, now: datetime) -> PanelRow:
        second = " · ".join(part for part in (words.when(movement.happened_at, now), movement.actor) if part)
        gained = movement.quantity > 0
        chip: QWidget = Icon("warehouse", 16)
        if movement.order_id is not None:
            chip = ChannelChip(movement.account_kind or DESK, movement.account_name or movement.reference, 20)
        lead = lead_amount(words.change(movement.quantity, scale), role="success" if gained else "text", strong=True)
        made = PanelRow(
            str(movement.text), second, lead=lead, chip=chip, trail=words.quantity(movement.on_hand_after, scale),
            pressable=movement.order_id is not None,
        )  # fmt: skip
        if movement.order_id is not None:
            order_id = movement.order_id
            made.pressed.connect(lambda: self.order_wanted.emit(order_id))
        return made


def _formula(data: PanelData) -> QWidget:
    """The big sum: 12 − 5 = 7."""
    timeline, variant = data.timeline, data.variant
    low = variant.reorder_point is not None and timeline.available <= variant.reorder_point
    tone = "danger" if timeline.available <= 0 else "warn" if low else ""
    orders = len({row.order_id for row in timeline.reservations})
    reserved_for = translate("products", "reserved for {count:order|orders}")(count=orders)
    figures = (
        (words.quantity(timeline.on_hand, timeline.scale), str(translate("products", "on hand")), ""),
        (words.quantity(timeline.reserved, timeline.scale), str(reserved_for), ""),
        (words.quantity(timeline.available, timeline.scale), str(translate("products", "available")), tone),
    )
    parts: list[QWidget | int] = []
    for sign, (figure, name, role) in zip(("", texts.MINUS, "="), figures, strict=True):
        if sign:
            mark = label(sign, "figure", role="text_muted")
            mark.setFont(theme().font("figure", weight=400))
            parts += [-1, mark, -1]
        parts.append(_figure(figure, name, role))
    made = QWidget()
    layout = row(*parts, spacing=gap("1"))
    layout.setContentsMargins(gap("5"), gap("3"), gap("5"), gap("3"))
    made.setLayout(layout)
    made.setAccessibleName(str(timeline.text))
    made.setToolTip(str(timeline.text))
    return made


def _figure(figure: str, name: str, role: str) -> QWidget:
    number, below = label(figure, "figure", role=role), label(name, "small")
    for part in (number, below):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made = QWidget()
    made.setLayout(column(number, below, spacing=0))
    return made


class ChannelsTab(Tab):
    """Every account: what it shows, what it should, since when we know, and what can be done about it."""

    pause_wanted = Signal(int)
    resume_wanted = Signal(int)
    unmatch_wanted = Signal(int)
    again_wanted = Signal(int)
    create_wanted = Signal(int)
    link_wanted = Signal(str)
    connect_wanted = Signal()
    policy_wanted = Signal(object)

    def fill(self, data: PanelData, now: datetime) -> None:
        if data.reasons.listings:
            why = OfferWhy(data)
            why.policy_wanted.connect(self.policy_wanted)
            self.body.addWidget(why)
        if not data.accounts:
            nothing = Section(first=True)
            nothing.add(label(self.tr("No channel is connected yet."), "strong"))
            sentence = self.tr("Connect your website or a marketplace, and its number appears here.")
            nothing.add(label(sentence, "body", role="text_muted", wrap=True))
            button = Button(self.tr("Connect a channel"), icon="plug")
            button.clicked.connect(self.connect_wanted)
            nothing.body.addSpacing(gap("2"))
            nothing.body.addLayout(row(button, -1))
            self.body.addWidget(nothing)
        for place, account in enumerate(data.accounts):
            mine = [listing for listing in data.listings if listing.account_id == account.id]
            section = Section(first=place == 0 and not data.reasons.listings)
            self._account(section, account, mine, data, now)
            self.body.addWidget(section)

    def _account(
        self, section: Section, account: AccountRow, mine: list[ListingRow], data: PanelData, now: datetime
    ) -> None:
        offer = data.offers.get(account.id, NO_OFFER)
        state = words.offer_state(offer.state)
        mark = StateMark(offer.state.value, state)
        head = row(
            ChannelChip(account.shown_kind, account.name, 22), label(account.name, "strong"), -1, mark,
            label(state, "small"), spacing=gap("2"),
        )  # fmt: skip
        section.body.addLayout(head)
        if not mine:
            button = Button(self.tr("Put it on this channel"), size="small", icon="plus")
            button.clicked.connect(lambda: self.create_wanted.emit(account.id))
            section.body.addSpacing(gap("2"))
            section.body.addLayout(row(button, -1))
            return
        section.body.addSpacing(gap("1"))
        wanted = words.DASH if offer.wanted is None else texts.number(offer.wanted)
        section.add(Fact(self.tr("Should show"), wanted))
        for listing in mine:
            self._listing(section, listing, offer.state, data, now)

    def _listing(
        self, section: Section, listing: ListingRow, state: OfferState, data: PanelData, now: datetime
    ) -> None:
        reason = next((one for one in data.reasons.listings if one.listing_id == listing.id), None)
        if reason is not None:
            section.add(label(why_here(reason), "small", role="warn" if reason.waits else "", wrap=True))
        shown = words.DASH if listing.stock_seen is None else texts.number(listing.stock_seen)
        if listing.stock_unclear:
            shown = self.tr("not known, will be read again")
        role = "danger" if state is OfferState.DIFFERS else ""
        section.add(Fact(self.tr("Shows"), shown, role=role))
        if listing.stock_seen_at is not None and listing.stock_seen_from is not None:
            how = f"{words.when(listing.stock_seen_at, now)} · {words.seen_from(listing.stock_seen_from)}"
            section.add(Fact(self.tr("Seen"), how, hint=texts.moment(listing.stock_seen_at)))
        price = words.money(listing.price_seen, data.currency)
        if listing.sale_price_seen is not None:
            price = f"{price} → {words.money(listing.sale_price_seen, data.currency)}"
        section.add(Fact(self.tr("Price there"), price))
        if listing.failures:
            tries = translate("products", "{count:try was|tries were} in vain")(count=listing.failures)
            section.add(label(str(tries), "small", role="danger"))
        for trouble in data.troubles.get(listing.id, ()) if listing.gone_at is None else ():
            role = "danger" if trouble.severity is Severity.DANGER else "warn"
            section.add(label(f"{trouble.meaning} {trouble.advice}", "small", role=role, wrap=True))
        if listing.gone_at is not None:
            section.add(label(self.tr("The item is not on the channel any more."), "small", role="warn"))
        section.body.addSpacing(gap("1"))
        section.body.addLayout(row(*self._buttons(listing), -1, spacing=gap("1")))

    def _buttons(self, listing: ListingRow) -> list[QWidget]:
        made: list[QWidget] = []

        def button(text: str, signal: SignalInstance, value: object, icon: str = "") -> None:
            one = Button(text, "quiet" if made else "normal", size="small", icon=icon)
            one.clicked.connect(lambda: signal.emit(value))
            made.append(one)

        if listing.failures:
            button(self.tr("Try again"), self.again_wanted, listing.id, "rotate-ccw")
        if listing.paused:
            button(self.tr("Resume"), self.resume_wanted, listing.id, "play")
        else:
            button(self.tr("Pause"), self.pause_wanted, listing.id, "pause")
        if listing.remote_url.startswith(("https://", "http://")):
            button(self.tr("Open there"), self.link_wanted, listing.remote_url, "external-link")
        button(self.tr("Unmatch"), self.unmatch_wanted, listing.id, "unlink")
        return made


class DetailsTab(Tab):
    """What the product is. Texts that came from a channel or a file are shown as plain letters (F71)."""

    variant_wanted = Signal(int)
    answer_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._reviews_of = 0
        self._reviews_shown = FIRST_REVIEWS

    def fill(self, data: PanelData, now: datetime) -> None:
        product, variant = data.product, data.variant
        facts = Section(first=True)
        status = words.product_status(product.status).words
        shown = [
            (self.tr("Status"), status),
            *zip(product.options, variant.options, strict=False),
            (self.tr("SKU"), variant.sku),
            (self.tr("Barcodes"), ", ".join(variant.barcodes) or words.DASH),
            (self.tr("Categories"), "\n".join(" › ".join(path) for path in product.categories) or words.DASH),
            (self.tr("Brand"), product.brand),
            (self.tr("Unit"), product.unit),
            (self.tr("Shelf"), variant.shelf),
            (self.tr("Weight"), _weight(variant.weight_grams)),
            (self.tr("Tags"), ", ".join(product.tags)),
            (self.tr("Low stock from"), _optional(variant.reorder_point, variant.quantity_scale)),
            (self.tr("Safety stock"), _optional(variant.safety_stock or None, variant.quantity_scale)),
        ]
        for name, value in shown:
            if value:
                facts.add(Fact(name, value))
        self.body.addWidget(facts)
        self._siblings(data)
        if data.judged.count:
            self._reviews(data, now)
        for title, words_of_it in (
            (self.tr("In short"), product.short_description),
            (self.tr("Description"), product.description),
        ):
            if words_of_it.strip():
                section = Section(title)
                section.add(plain_text(readable(words_of_it)))
                self.body.addWidget(section)
        if product.images:
            pictures = Section(self.tr("Pictures"), texts.number(len(product.images)))
            for image in product.images:
                pictures.add(plain_text(image.url, role="text_muted"))
            self.body.addWidget(pictures)

    def _reviews(self, data: PanelData, now: datetime) -> None:
        if self._reviews_of != data.product.id:
            self._reviews_of, self._reviews_shown = data.product.id, FIRST_REVIEWS
        said = ReviewSection(data.judged, now, self._reviews_shown)
        said.answer_wanted.connect(self.answer_wanted)
        said.more_wanted.connect(lambda: self._show_all(now))
        self.body.addWidget(said)

    def _show_all(self, now: datetime) -> None:
        self._reviews_shown = len(self.data.judged.rows) if self.data is not None else FIRST_REVIEWS
        if self.data is not None:
            self.show_data(self.data, now)

    def _siblings(self, data: PanelData) -> None:
        if not data.siblings:
            return
        section = Section(self.tr("Other variants"), self.tr("available"))
        for each in data.siblings:
            title = " / ".join(each.options) or each.title or each.sku
            made = PanelRow(title, each.sku, trail=words.quantity(each.available, each.quantity_scale), pressable=True)
            variant_id = each.id
            made.pressed.connect(lambda one=variant_id: self.variant_wanted.emit(one))
            section.add(made)
        self.body.addWidget(section)


_BREAK = re.compile(r"<\s*(br|/p|/div|/li|/h\d)\s*/?>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)


def readable(markup: str) -> str:
    """A text that may be HTML, as plain letters: its tags are left out, and nothing of it is ever run (F71)."""
    bare = html.unescape(_TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", markup))))
    return re.sub(r"\n{3,}", "\n\n", bare).strip()


def _weight(grams: int | None) -> str:
    if grams is None:
        return ""
    return f"{words.quantity(grams, 1000)} kg" if grams >= 1000 else f"{texts.number(grams)} g"


def _optional(value: int | None, scale: int) -> str:
    return "" if value is None else words.quantity(value, scale)


class PriceTab(Tab):
    """Price, sale, cost and margin; changed at the foot, with undo."""

    change_wanted = Signal()

    def fill(self, data: PanelData, now: datetime) -> None:
        variant, currency = data.variant, data.currency
        section = Section(first=True)
        section.add(Fact(self.tr("Price"), words.money(variant.price, currency), strong=True))
        if variant.sale_price is not None:
            section.add(Fact(self.tr("Sale price"), words.money(variant.sale_price, currency), role="accent_text"))
            section.add(Fact(self.tr("Sale runs"), _dates(variant.sale_from, variant.sale_to)))
        section.add(line())
        section.add(Fact(self.tr("Cost"), words.money(variant.cost, currency)))
        selling = variant.sale_price if variant.sale_price is not None else variant.price
        if variant.cost is not None and selling:
            earned = selling - variant.cost
            section.add(Fact(self.tr("Gross profit each"), words.money(earned, currency)))
            section.add(Fact(self.tr("Margin"), words.percent(round(earned * 1000 / selling))))
        button = Button(self.tr("Change prices"), icon="tag")
        button.clicked.connect(self.change_wanted)
        section.body.addSpacing(gap("2"))
        section.body.addLayout(row(button, -1))
        self.body.addWidget(section)


def _dates(start: datetime | None, end: datetime | None) -> str:
    if start is None and end is None:
        return str(translate("products", "until you end it"))
    if end is None and start is not None:
        return str(translate("products", "from {start}")(start=texts.moment(start)))
    if start is None and end is not None:
        return str(translate("products", "until {end}")(end=texts.moment(end)))
    assert start is not None
    assert end is not None
    return f"{texts.moment(start)} – {texts.moment(end)}"

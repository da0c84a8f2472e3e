"""A random life of one order on its channel, told to the book in any order, twice, or with versions lost in between:
the book ends as if it had only ever seen the last version."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from sqlmodel import Session, col, select

from storemanager.channels.base import (
    RemoteAddress,
    RemoteOrder,
    RemoteRefund,
    RemoteRefundLine,
    RemoteShipment,
    RemoteShipmentLine,
    RemoteStatus,
)
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.orders import (
    GOODS_OUT,
    RESERVES,
    Order,
    OrderLine,
    OrderStatus,
    Payment,
    ReturnLine,
)
from storemanager.domain.stock import MovementReason, Reservation, ReservationState, StockMovement
from storemanager.domain.syncing import OutboxKind
from storemanager.services import attention, orders, outbox, stock
from storemanager.sync import intake
from storemanager.sync.tally import Tally
from tests.makers import NOON
from tests.sync.remote_life import LAN, RemoteLife, S, a_line, left, vnd

NEXT = {
    S.UNPAID: (S.ON_HOLD, S.TO_SHIP, S.TO_SHIP, S.CANCELLED, S.FAILED),
    S.ON_HOLD: (S.TO_SHIP, S.TO_SHIP, S.UNPAID, S.CANCELLED),
    S.TO_SHIP: (S.COMPLETED, S.SHIPPED, S.COMPLETED, S.ON_HOLD, S.UNKNOWN, S.CANCELLED, S.REFUNDED),
    S.UNKNOWN: (S.TO_SHIP, S.COMPLETED, S.CANCELLED),
    S.SHIPPED: (S.COMPLETED, S.COMPLETED, S.REFUNDED, S.CANCELLED),
    S.COMPLETED: (S.REFUNDED, S.REFUNDED, S.TO_SHIP, S.CANCELLED),
    S.CANCELLED: (S.TO_SHIP,),
    S.FAILED: (S.TO_SHIP, S.UNPAID),
    S.REFUNDED: (),
}
SKUS = ("MUG", "CUP")
MASK = RemoteAddress(name="N*** L**", phone="*******678", masked=True)
PICK = st.integers(0, 7)
FEW = st.integers(1, 4)
TOLD = st.booleans()


class OrderLife(RuleBasedStateMachine):
    """The order is left alone here."""

    book: Book
    account: int

    @initialize(begins=st.sampled_from([S.UNPAID, S.TO_SHIP, S.TO_SHIP, S.COMPLETED]))
    def open(self, begins: RemoteStatus) -> None:
        self.writing = self.book.write()
        self.session: Session = self.writing.__enter__()
        self.life = RemoteLife()
        if begins is not S.UNPAID:
            self.life.set_status(begins)
            del self.life.versions[0]
        self.taken: list[int] = []
        self.now = NOON

    def teardown(self) -> None:
        if not hasattr(self, "writing"):
            return
        try:
            self._deliver(len(self.life.versions) - 1)
            self.adds_up()
            self.ends_right()
        finally:
            self.session.rollback()
            self.writing.__exit__(None, None, None)

    # --- On the channel ---

    @rule(pick=PICK, told=TOLD)
    def status_moves(self, pick: int, told: bool) -> None:
        choices = NEXT.get(self.life.order.status, ())
        if choices:
            self.life.set_status(choices[pick % len(choices)])
        self._tell(told)

    @rule(how=st.sampled_from(["quantity", "price", "add", "take off"]), pick=PICK, number=st.integers(0, 5), told=TOLD)
    def lines_change(self, how: str, pick: int, number: int, told: bool) -> None:
        lines = self.life.order.lines
        line = lines[pick % len(lines)]
        fixed = self.life.refunded(line) + self.life.in_parcels(line)
        if how == "add":
            added = a_line(f"L{len(self.life.versions)}", SKUS[pick % 2], number or 1, 120)
            self.life.change(lines=(*lines, added))
        elif how == "take off" and len(lines) > 1 and not fixed:
            self.life.change(lines=tuple(each for each in lines if each is not line))
        else:
            quantity = max(number, fixed) if how == "quantity" else line.quantity
            price = 50 + 20 * number if how == "price" else line.unit_price.minor
            changed = a_line(line.remote_id, line.sku, quantity, price)
            self.life.change(lines=tuple(changed if each is line else each for each in lines))
        self._tell(told)

    @rule(pick=PICK, quantity=st.integers(0, 3), restock=st.sampled_from([True, False, None]), told=TOLD)
    def money_is_given_back(self, pick: int, quantity: int, restock: bool | None, told: bool) -> None:
        order = self.life.order
        line = order.lines[pick % len(order.lines)]
        quantity = min(quantity, line.quantity - self.life.refunded(line))
        if order.paid_at is None or order.status in (S.GONE, S.CANCELLED, S.FAILED):
            return
        at = self.life.now + timedelta(minutes=1)
        given = (RemoteRefundLine(line.remote_id, quantity, vnd(10 * quantity)),) if quantity else ()
        refund = RemoteRefund(f"R{len(self.life.versions)}", vnd(10 * quantity + 1), "", at, given, restock)
        self.life.change(refunds=(*order.refunds, refund))
        self._tell(told)

    @rule()
    def goods_of_a_refund_turn_up_later(self) -> None:
        refunds = self.life.order.refunds
        if any(refund.restocked is None for refund in refunds):
            self.life.change(
                refunds=tuple(replace(each, restocked=True) if each.restocked is None else each for each in refunds)
            )

    @rule(pick=PICK, quantity=FEW, told=TOLD)
    def part_is_sent_there(self, pick: int, quantity: int, told: bool) -> None:
        order = self.life.order
        line = order.lines[pick % len(order.lines)]
        quantity = min(quantity, line.quantity - self.life.refunded(line) - self.life.in_parcels(line))
        if order.status is not S.TO_SHIP or quantity <= 0:
            return
        at = self.life.now + timedelta(minutes=1)
        inside = (RemoteShipmentLine(line.remote_id, quantity),)
        parcel = RemoteShipment(f"P{len(self.life.versions)}", shipped_at=at, lines=inside)
        self.life.change(shipments=(*order.shipments, parcel))
        self._tell(told)

    @rule()
    def order_is_deleted_or_restored(self) -> None:
        if self.life.deleted_as is not None:
            self.life.change(status=self.life.deleted_as)
            self.life.deleted_as = None
        elif self.life.order.status is not S.GONE:
            self.life.deleted_as = self.life.order.status
            self.life.change(status=S.GONE)

    @rule(mask=st.booleans())
    def buyer_is_hidden_or_shown(self, mask: bool) -> None:
        self.life.change(billing=MASK if mask else LAN)

    # --- Told to the book ---

    @rule(pick=st.integers(0, 30))
    def some_version_arrives(self, pick: int) -> None:
        self._deliver(pick % len(self.life.versions))

    @rule()
    def newest_version_arrives(self) -> None:
        self._deliver(len(self.life.versions) - 1)

    def _tell(self, told: bool) -> None:
        if told:
            self._deliver(len(self.life.versions) - 1)

    def _deliver(self, index: int) -> None:
        version = self.life.versions[index]
        before = self._progress()
        known = index <= max(self.taken, default=-1)
        held = self._all_held()
        self._take(version)
        if known:  # told already, or older than what was told
            assert (self._progress(), self._all_held()) == (before, held)
        if index > max(self.taken, default=-1) and (before or version.status is not S.GONE):
            self.taken.append(index)
        self._nothing_undone(before, version)
        self.adds_up()

    def _take(self, version: RemoteOrder) -> None:
        self.now += timedelta(minutes=1)
        tally = Tally()
        intake.take_in(self.session, self.account, [version], now=self.now, tally=tally)
        assert not tally.counts["orders_parked"], [row.meaning for row in attention.rows(self.session)]

    def _progress(self) -> tuple[Any, ...] | None:
        """What must never fall back: status, units sent and back of each line, every movement and hand-made payment."""
        order = self._order("1")
        if order is None:
            return None
        lines = {line.id: (line.shipped_quantity, line.returned_quantity) for line in self._lines(order)}
        movements = set(self.session.exec(select(StockMovement.id).where(StockMovement.order_id == order.id)))
        by_hand = set(self.session.exec(select(Payment.id).where(col(Payment.idempotency_key).startswith("hand"))))
        return order.status, order.channel_status, lines, movements, by_hand

    def _nothing_undone(self, before: tuple[Any, ...] | None, version: RemoteOrder) -> None:
        after = self._progress()
        if before is None or after is None:
            return
        for line_id, (sent, back) in before[2].items():
            assert after[2][line_id][0] >= sent
            assert after[2][line_id][1] >= back
        assert before[3] <= after[3]
        assert before[4] <= after[4]
        if before[0] is OrderStatus.PACKED:
            assert after[0] in GOODS_OUT | {OrderStatus.PACKED, OrderStatus.CANCELLED}
        if before[0] is OrderStatus.CONFIRMED and before[1] == version.channel_status:
            assert after[0] not in (OrderStatus.UNPAID, OrderStatus.PENDING)  # the channel has not moved it
        if before[0] in GOODS_OUT and after[0] not in GOODS_OUT | {OrderStatus.CANCELLED}:
            assert (after[0], version.status) == (OrderStatus.CONFIRMED, S.TO_SHIP)
            assert orders.open_quantities(self.session, self._id()), "all had left, and nothing was added there"
        if before[0] is OrderStatus.CANCELLED and before[1] == version.channel_status and self._cancel_waits():
            assert after[0] is OrderStatus.CANCELLED

    def _id(self) -> int:
        order = self._order("1")
        return (order.id or 0) if order is not None else 0

    def _cancel_waits(self) -> bool:
        return any(row.kind is OutboxKind.CANCEL for row in outbox.rows(self.session, unsettled_only=True))

    # --- What is always true ---

    def adds_up(self) -> None:
        assert stock.check(self.session) == []
        found = self.session.exec(select(Order)).all()
        assert len(found) <= 1
        for order in found:
            self._lines_add_up(order)

    def _lines_add_up(self, order: Order) -> None:
        held, moved = self._held(order), self._moved(order)
        for line in self._lines(order):
            sent = line.shipped_quantity - self._restocked(line)
            assert moved[line.id or 0] == -sent, line
            open_now = orders.open_quantity(line) if order.status in RESERVES else 0
            assert held[line.id or 0] == open_now, (order.status, line)

    def _all_held(self) -> Counter[int]:
        order = self._order("1")
        return self._held(order) if order is not None else Counter()

    def _held(self, order: Order) -> Counter[int]:
        query = select(Reservation).where(Reservation.order_id == order.id, Reservation.state == ReservationState.OPEN)
        found: Counter[int] = Counter()
        for row in self.session.exec(query):
            found[row.order_line_id] += row.quantity
        return found

    def _moved(self, order: Order) -> Counter[int]:
        """By line: the key of every movement names the line first."""
        found: Counter[int] = Counter()
        for row in self.session.exec(select(StockMovement).where(StockMovement.order_id == order.id)):
            assert row.reason in (MovementReason.SALE, MovementReason.RETURN)
            found[int(row.idempotency_key.split(":")[1])] += row.quantity
        return found

    def _restocked(self, line: OrderLine) -> int:
        query = select(ReturnLine).where(ReturnLine.order_line_id == line.id, col(ReturnLine.restocked))
        return sum(row.quantity for row in self.session.exec(query))

    # --- How it must end ---

    def ends_right(self) -> None:
        """As if only the last version had ever been seen."""
        order = self._order("1")
        if order is None:
            assert self.life.order.status is S.GONE
            return
        seen = [self.life.versions[index] for index in self.taken]
        seen = [version for version in seen if version.status is not S.GONE]
        self._take(replace(seen[-1], remote_id="once"))
        once = self._order("once")
        assert once is not None
        ours, theirs = self._figures(order), self._figures(once)
        gone = [left(version) for version in seen]
        stayed = all(later[line] >= was[line] for was, later in pairwise(gone) for line in was)
        if stayed:
            assert ours == theirs
            sent = {line.remote_line_id or "": line.shipped_quantity for line in self._lines(order)}
            assert {name: count for name, count in sent.items() if count} == +gone[-1]  # by the channel's own account
        else:
            # What was seen to leave stays away until somebody says that it came back, and the owner is told.
            assert all(ours["moved"][sku] <= theirs["moved"][sku] for sku in SKUS)
            assert (ours["paid"], ours["refunded"]) == (theirs["paid"], theirs["refunded"])
            kinds = {row.kind for row in attention.rows(self.session) if row.order_id == order.id}
            assert AttentionKind.ORDER_CHANGED in kinds
        if any(version.billing == LAN for version in seen):
            assert order.contact_name == LAN.name
            assert order.billing["phone"] == LAN.phone

    def _figures(self, order: Order) -> dict[str, Any]:
        held, moved = self._held(order), self._moved(order)
        by_sku: dict[str, Counter[str]] = {"held": Counter(), "moved": Counter()}
        for line in self._lines(order):
            by_sku["held"][line.sku] += held[line.id or 0]
            by_sku["moved"][line.sku] += moved[line.id or 0]
        return by_sku | {"paid": order.paid_total, "refunded": order.refunded_total, "total": order.total}

    def _order(self, remote_id: str) -> Order | None:
        query = select(Order).where(Order.remote_id == remote_id).execution_options(populate_existing=True)
        return self.session.exec(query).first()

    def _lines(self, order: Order) -> list[OrderLine]:
        query = select(OrderLine).where(OrderLine.order_id == order.id).execution_options(populate_existing=True)
        return list(self.session.exec(query).all())

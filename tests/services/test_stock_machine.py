"""A random stockroom: whatever is done in whatever order, ledger, balances, promises and the explanation add up."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from storemanager.database import book_url, open_book
from storemanager.domain.orders import OrderLine, OrderStatus
from storemanager.domain.stock import MovementReason
from storemanager.errors import StoreError
from storemanager.services import orders, stock
from storemanager.services.orders import ReturnInput
from tests.makers import NOON, a_variant, the_location
from tests.order_makers import a_bundle, a_channel_order, a_location, an_account, an_order, line_ids
from tests.rounds import rounds

SMALL = st.integers(1, 6)
PICK = st.integers(0, 5)


class Stockroom(RuleBasedStateMachine):
    """Three products, a bundle of two of them, two locations, our own desk and one channel."""

    empty_book: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(self.empty_book, self.folder / "shop.db")
        self.book = open_book(book_url(self.folder))
        self.writing = self.book.write()
        self.session = self.writing.__enter__()
        self.singles = [a_variant(self.session, sku, on_hand=4) for sku in ("CUP", "TEA", "MUG")]
        self.box = a_bundle(self.session, "BOX", (self.singles[0], 2), (self.singles[1], 1))
        self.places = [the_location(self.session), a_location(self.session)]
        self.account = an_account(self.session)
        self.orders: list[int] = []
        self.now = NOON
        self.expected = dict.fromkeys(self.singles, 4)

    def teardown(self) -> None:
        if hasattr(self, "writing"):
            self.session.rollback()
            self.writing.__exit__(None, None, None)
            self.book.close()
            shutil.rmtree(self.folder)

    def _try(self, act: Any, *arguments: Any, **named: Any) -> bool:
        """Do it or be refused in words; a refusal must change nothing, which the invariants see."""
        self.now += timedelta(minutes=1)
        savepoint = self.session.begin_nested()
        try:
            act(self.session, *arguments, now=self.now, **named)
        except StoreError:
            savepoint.rollback()
            return False
        savepoint.commit()
        return True

    def _order(self, pick: int) -> int | None:
        return self.orders[pick % len(self.orders)] if self.orders else None

    @rule(which=st.integers(0, 2), quantity=SMALL, where=st.integers(0, 1))
    def receive(self, which: int, quantity: int, where: int) -> None:
        assert self._try(stock.receive, self.singles[which], quantity, location_id=self.places[where])
        self.expected[self.singles[which]] += quantity

    @rule(which=st.integers(0, 2), change=st.integers(-4, 4))
    def adjust(self, which: int, change: int) -> None:
        if self._try(stock.adjust, self.singles[which], change, MovementReason.DAMAGE):
            self.expected[self.singles[which]] += change

    @rule(which=st.integers(0, 2), counted=st.integers(0, 9), where=st.integers(0, 1))
    def count(self, which: int, counted: int, where: int) -> None:
        assert self._try(stock.count, self.singles[which], counted, location_id=self.places[where])
        self.expected[self.singles[which]] = stock.timeline(self.session, self.singles[which]).on_hand

    @rule(which=st.integers(0, 2), quantity=SMALL, back=st.booleans())
    def transfer(self, which: int, quantity: int, back: bool) -> None:
        ends = self.places[::-1] if back else self.places
        self._try(stock.transfer, self.singles[which], quantity, *ends)

    @rule(which=st.integers(0, 3), quantity=SMALL)
    def order_at_the_desk(self, which: int, quantity: int) -> None:
        variant = [*self.singles, self.box][which]
        before = stock.availability(self.session, [variant])[variant].available
        made: list[int] = []
        savepoint = self.session.begin_nested()
        try:
            made.append(an_order(self.session, (variant, quantity), now=self.now))
        except StoreError:
            savepoint.rollback()
            assert quantity > before
        else:
            savepoint.commit()
            assert quantity <= before
        self.orders += made

    @rule(which=st.integers(0, 4), quantity=SMALL)
    def order_on_the_channel(self, which: int, quantity: int) -> None:
        variant = [*self.singles, self.box, None][which]
        self.orders.append(a_channel_order(self.session, self.account, (variant, quantity), (self.singles[2], 1)))

    @rule(pick=PICK, act=st.sampled_from(["pack", "unpack", "ship", "deliver", "cancel"]))
    def step(self, pick: int, act: str) -> None:
        if order := self._order(pick):
            sold = self._sold(order) if act in ("ship", "deliver") else {}
            if self._try(getattr(orders, act), order):
                self._expect(sold, -1)

    @rule(pick=PICK, status=st.sampled_from(OrderStatus))
    def follow_the_channel(self, pick: int, status: OrderStatus) -> None:
        if order := self._order(pick):
            sold = self._sold(order)
            self.now += timedelta(minutes=1)
            changed = orders.move_to(self.session, order, status, now=self.now, by_channel=True)
            reached = orders.order(self.session, order).status
            if changed and reached in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
                self._expect(sold, -1)

    @rule(pick=PICK, quantity=st.integers(1, 2))
    def ship_a_part(self, pick: int, quantity: int) -> None:
        if order := self._order(pick):
            line = orders.order(self.session, order).lines[0]
            parts = self._parts(line.variant_id, quantity)
            if self._try(orders.ship, order, quantities={line.id: quantity}):
                self._expect(parts, -1)

    @rule(pick=PICK, quantity=SMALL, restock=st.booleans())
    def take_back(self, pick: int, quantity: int, restock: bool) -> None:
        if order := self._order(pick):
            line = orders.order(self.session, order).lines[0]
            if self._try(orders.return_goods, order, {line.id: ReturnInput(quantity, restock)}) and restock:
                self._expect(self._parts(line.variant_id, quantity), 1)

    @rule(pick=PICK, quantity=st.integers(0, 6))
    def edit_on_the_channel(self, pick: int, quantity: int) -> None:
        order = self._order(pick)
        if order and orders.order(self.session, order).status is OrderStatus.CONFIRMED:
            line = self.session.get_one(OrderLine, line_ids(self.session, order)[0])
            line.quantity = max(quantity, line.shipped_quantity)
            self.session.add(line)
            orders.settle(self.session, order, now=self.now)
            orders.settle(self.session, order, now=self.now)

    def _parts(self, variant: int | None, quantity: int) -> dict[int, int]:
        if variant is None:
            return {}
        if variant == self.box:
            return {self.singles[0]: 2 * quantity, self.singles[1]: quantity}
        return {variant: quantity}

    def _sold(self, order: int) -> dict[int, int]:
        """What would leave if the order went out now."""
        found: dict[int, int] = {}
        for line in orders.order(self.session, order).lines:
            for variant, quantity in self._parts(line.variant_id, line.open_quantity).items():
                found[variant] = found.get(variant, 0) + quantity
        return found

    def _expect(self, changes: dict[int, int], sign: int) -> None:
        for variant, quantity in changes.items():
            self.expected[variant] += sign * quantity

    @invariant()
    def everything_adds_up(self) -> None:
        if not hasattr(self, "session"):
            return
        assert stock.check(self.session) == []
        for variant in self.singles:
            told = stock.timeline(self.session, variant, limit=1_000)
            assert told.on_hand == self.expected[variant]
            assert told.available == told.on_hand - told.reserved
            assert told.reserved == sum(row.quantity for row in told.reservations)
            assert told.on_hand == sum(row.quantity for row in told.movements)
            assert all(
                newer.on_hand_after - newer.quantity == older.on_hand_after
                for newer, older in zip(told.movements, told.movements[1:], strict=False)
            )

    @invariant()
    def only_open_orders_hold_goods(self) -> None:
        if not hasattr(self, "session"):
            return
        held = {row.order_id for variant in self.singles for row in stock.timeline(self.session, variant).reservations}
        open_orders = {row.id for row in orders.order_rows(self.session, self.orders) if row.status.name in RESERVING}
        assert held <= open_orders


RESERVING = {"PENDING", "CONFIRMED", "PACKED"}


@pytest.fixture
def machine(tmp_path: Path) -> type[Stockroom]:
    open_book(book_url(tmp_path), create=True).close()
    return type("StockroomHere", (Stockroom,), {"empty_book": tmp_path / "shop.db"})


def test_a_random_stockroom_always_adds_up(machine: type[Stockroom]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=rounds(8),
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

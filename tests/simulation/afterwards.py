"""After a backup was put back: the owner waits until a sync has read what is there, enters again what the book forgot
and the channels do not know, counts the shelves, and lets the accounts write again."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from storemanager.channels.base import RemoteStatus
from storemanager.domain.accounts import AccountState, ReadOnly
from storemanager.domain.orders import TO_SHIP, Order, OrderLine, OrderStatus
from storemanager.domain.stock import MovementReason
from storemanager.services import accounts, attention, listings, orders, stock
from storemanager.services.orders import ReturnInput
from storemanager.services.stock import NewMovement, post
from storemanager.sync import actions
from tests.makers import the_location

if TYPE_CHECKING:
    from tests.simulation.keeper import Program


class Afterwards:
    """What is still to be put right. Orders are entered again as soon as the book has them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._truth = program.shop.truth
        self._counted = False
        self._counts = 0
        self._forgotten_parcels = dict(program.parcels)
        self._forgotten_cancels = set(self._truth.called_off)
        self._forgotten_returns = dict(program.returns)
        self._truth.held = set(range(len(program.accounts)))

    @property
    def is_over(self) -> bool:
        return self._counted and not self._truth.held

    def settings(self, session: Session) -> None:
        """At once: who is paused, and which policies hold."""
        program = self._program
        program.write_rules(session)
        for channel, account_id in enumerate(program.accounts):
            state = accounts.get(session, account_id).state
            if channel in program.paused and state is not AccountState.PAUSED:
                accounts.pause(session, account_id)
            elif channel not in program.paused and state is AccountState.PAUSED:
                accounts.resume(session, account_id)
            for goods in range(len(program.variants)):
                listing_id = program.listing(session, channel, goods)
                wanted = (channel, goods) in program.left_alone
                if wanted != listings.get(session, listing_id).paused:
                    (listings.pause if wanted else listings.resume)(session, listing_id, now=program.now())

    def look(self) -> None:
        """What can be put right by now."""
        program, now = self._program, self._program.now()
        with program.book.read() as session:
            rows = [accounts.get(session, account_id) for account_id in program.accounts]
        compared = [channel for channel, row in enumerate(rows) if row.read_only and accounts.is_compared(row)]
        released = [channel for channel, row in enumerate(rows) if row.read_only is None]
        if len(compared) + len(released) < len(rows):
            return
        self._orders_again()
        if not self._counted:
            program.do(self._count)
            self._counted = True
            self._truth.told_again()
        for channel in compared:
            if rows[channel].read_only is ReadOnly.RESTORED:
                program.do(partial(accounts.release, account_id=program.accounts[channel], now=now))
                self._truth.tell(f"owner: has looked at channel {channel}")
            self._truth.held.discard(channel)
        self._ask_about_acts()

    # --- What the book forgot ---

    def _orders_again(self) -> None:
        program = self._program
        with program.book.read() as session:
            query = select(Order).where(program.bought_outside()).order_by(col(Order.id))
            found = [(order.id or 0, program.place_of(order), order.status) for order in session.exec(query)]
        for order_id, there, status in found:
            if there in self._forgotten_parcels and status in TO_SHIP:
                self._ship_again(order_id, there)
            elif there in self._forgotten_cancels and status in (OrderStatus.CONFIRMED, OrderStatus.PENDING):
                self._cancel_again(order_id, there)
        ids = {there: order_id for order_id, there, _ in found}
        for channel, remote_id, line_id in self._forgotten_returns:
            if (channel, remote_id) in ids:
                self._return_again(ids[channel, remote_id], (channel, remote_id, line_id))

    def _ship_again(self, order_id: int, there: tuple[int, str]) -> None:
        program, parcel = self._program, self._forgotten_parcels[there]

        def ship(session: Session) -> None:
            orders.ship(session, order_id, tracking_number=parcel, now=program.now())

        program.do(ship)
        self._truth.tell(f"owner: ships {there} again in the book")

    def _cancel_again(self, order_id: int, there: tuple[int, str]) -> None:
        program = self._program
        if self._truth.stores[there[0]].orders[there[1]].status is RemoteStatus.COMPLETED:
            return

        def cancel(session: Session) -> None:
            orders.cancel(session, order_id, reason="no goods", now=program.now())

        program.do(cancel)
        self._truth.tell(f"owner: cancels {there} again in the book")

    def _return_again(self, order_id: int, there: tuple[int, str, str]) -> None:
        """What was refunded through the channel comes in from there by itself."""
        program, (channel, _, line_id) = self._program, there
        money = self._forgotten_returns[there]
        told = money and not self._truth.coming[channel, line_id]

        def take_back(session: Session) -> bool:
            query = select(Order, OrderLine).join(OrderLine, col(OrderLine.order_id) == Order.id)
            rows = session.exec(query.where(Order.id == order_id))
            line = next(line for order, line in rows if program.line_of(order, line) == line_id)
            if told or line.returned_quantity or not line.shipped_quantity:
                return False
            orders.return_goods(
                session, order_id, {line.id or 0: ReturnInput(1)}, refund_amount=money, now=program.now()
            )
            return True

        if program.do(take_back):
            self._truth.tell(f"owner: takes {there} back again in the book")

    def _count(self, session: Session) -> None:
        """What lies on the shelves. Of parcels that the book does not know yet it will hear, and count them down; but
        not of those whose order was cancelled meanwhile."""
        program, away = self._program, self._away(session)
        there = stock.availability(session, program.variants)
        moves = []
        self._counts += 1
        for goods, variant in zip(program.shop.week.goods, program.variants, strict=True):
            difference = self._truth.shelf[goods.sku] - away[goods.sku] - there[variant].on_hand
            if difference:
                key = f"looked {self._counts} {program.shop.clock.hours} {goods.sku}"
                moves.append(
                    NewMovement(
                        variant_id=variant, location_id=the_location(session), quantity=difference,
                        reason=MovementReason.CORRECTION, idempotency_key=key, happened_at=program.now(),
                    )
                )  # fmt: skip
        post(session, moves, now=program.now())

    def _away(self, session: Session) -> Counter[str]:
        """How many units of each item are with buyers, as far as the book will not hear of it by itself."""
        known: dict[tuple[int, str], int] = {}
        query = (
            select(Order, OrderLine)
            .join(OrderLine, col(OrderLine.order_id) == Order.id)
            .where(self._program.bought_outside(), Order.status != OrderStatus.CANCELLED)
        )
        for order, line in session.exec(query):
            channel, _ = self._program.place_of(order)
            key = (channel, self._program.line_of(order, line))
            # An order that was made smaller after its parcel had left: the book can only send what it says now.
            more = max(0, self._truth.left.get(key, 0) - line.shipped_quantity) if line.shipped_quantity else 0
            known[key] = line.shipped_quantity - line.returned_quantity + more
        away: Counter[str] = Counter()
        for sku, lines in self._truth.lines.items():
            for channel, remote_id, line_id in lines:
                key = (channel, line_id)
                is_off = self._truth.stores[channel].orders[remote_id].status is RemoteStatus.CANCELLED
                lost = self._truth.left.get(key, 0) - self._truth.returned[key] if is_off else 0
                away[sku] += known.get(key, lost)
        return away

    def _ask_about_acts(self) -> None:
        """The acts that waited in the backup may have been done: tried again, the channel is looked at first."""
        program = self._program
        with program.book.read() as session:
            rows = [row for row in attention.rows(session) if row.action == "retry_act"]
        for row in rows:
            if row.account_id in program.accounts and program.accounts.index(row.account_id) not in self._truth.held:
                program.do(partial(actions.act, attention_id=row.id, now=program.now()))
                self._truth.tell(f"owner tries again: {row.title}")

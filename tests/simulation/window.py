"""What the people in a simulated shop do in the program's window, which may be killed while they do it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from storemanager.database import Book
from storemanager.database.problems import BookBusyError
from storemanager.domain.accounts import Listing
from storemanager.domain.offers import Policy
from storemanager.domain.orders import GOODS_OUT, TO_SHIP, Order, OrderLine, OrderStatus
from storemanager.domain.stock import MovementReason
from storemanager.errors import StoreError
from storemanager.services import accounts, catalog, listings, orders, stock
from storemanager.services.catalog_inputs import PriceChange
from storemanager.services.orders import LineInput, OrderInput, ReturnInput
from tests.simulation.hands import REFUNDED, Taken
from tests.simulation.life import Killed, Life, MortalBook
from tests.simulation.rules import Rules
from tests.simulation.shop import Shop

COMMITTED = 3
"""At this point of an act, and from then on, a kill comes too late to undo it."""


class Window:
    """The acts, and what the people remember of them: a book that is put back to an earlier state does not."""

    shop: Shop
    book: Book
    variants: list[int]
    accounts: list[int]

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.paused: set[int] = set()
        self.left_alone: set[tuple[int, int]] = set()
        self.parcels: dict[tuple[int, str], str] = {}
        self.returns: dict[tuple[int, str, str], int] = {}
        self.told: Callable[[], None] = lambda: None  # called after every act that was kept

    def now(self) -> datetime:
        return self.shop.clock.computer()

    def forgetful(self) -> bool:
        """Whether the book is an older one that nobody has put right yet: until then nobody ships, cancels or takes
        back what may have been done already."""
        return False

    def do(self, act: Callable[[Session], Any]) -> Any:
        """What somebody does in the window; a refusal is an answer, too. If the program ends meanwhile, they look
        whether it was done when it runs again, and do it again if not."""
        life = Life(self.shop.act_kill())
        book, done = MortalBook(self.book, life), None
        book.written = self.told
        try:
            with book.write() as session:
                done = act(session)
        except Killed:
            self.shop.killed_in_act()
            if life.points < COMMITTED:
                return self.do(act)
        except BookBusyError:
            raise  # nobody else has it open
        except StoreError as error:
            self.shop.truth.tell(f"refused: {error.message}")
            return None
        return True if done is None else done

    # --- Goods ---

    def receive(self, goods: int, units: int) -> None:
        self.do(lambda session: stock.receive(session, self.variants[goods], units, now=self.now()))

    def damage(self, goods: int, units: int) -> bool:
        variant = self.variants[goods]
        return bool(
            self.do(lambda session: stock.adjust(session, variant, -units, MovementReason.DAMAGE, now=self.now()))
        )

    def count(self, goods: int, difference: int) -> bool:
        def count(session: Session) -> object:
            variant = self.variants[goods]
            there = stock.availability(session, [variant])[variant].on_hand
            if there + difference < 0:
                return False
            stock.count(session, variant, there + difference, now=self.now())
            return True

        return bool(self.do(count))

    def sell(self, goods: int, units: int) -> bool:
        given = OrderInput(lines=(LineInput(self.variants[goods], units),))
        key = f"till {self.shop.clock.hours} {goods}"
        return bool(self.do(lambda session: orders.sell(session, given, key=key, now=self.now())))

    def price(self, goods: int, price: int) -> None:
        change = PriceChange(self.variants[goods], price)
        self.do(lambda session: catalog.set_prices(session, [change], now=self.now()))

    # --- Orders ---

    def ship(self, pick: float) -> tuple[int, str, dict[str, int]] | None:
        def ship(session: Session) -> object:
            order = self._one(session, TO_SHIP, pick)
            if order is None or order.id is None:
                return False
            there = self.place_of(order)
            parcel = f"VN-{there[0]}-{there[1]}"
            orders.ship(session, order.id, tracking_number=parcel, now=self.now())
            self.parcels[there] = parcel
            lines = session.exec(select(OrderLine).where(OrderLine.order_id == order.id)).all()
            return (*there, {self.line_of(order, line): line.shipped_quantity for line in lines})

        return None if self.forgetful() else self.do(ship) or None

    def cancel(self, pick: float) -> Taken:
        def cancel(session: Session) -> object:
            order = self._one(session, {OrderStatus.CONFIRMED}, pick)
            if order is None or order.id is None:
                return False
            orders.cancel(session, order.id, reason="no goods", now=self.now())
            return self.place_of(order)

        return None if self.forgetful() else self.do(cancel) or None

    def take_back(self, pick: float) -> tuple[int, str, str] | None:
        """One unit comes back; two times out of three the buyer gets money for it through the channel."""

        def take_back(session: Session) -> object:
            order = self._one(session, GOODS_OUT - {OrderStatus.RETURNED}, pick)
            if order is None or order.id is None:
                return False
            line = session.exec(select(OrderLine).where(OrderLine.order_id == order.id)).first()
            if line is None or line.id is None or line.returned_quantity:
                return False
            money = 1000 if pick < REFUNDED and self.is_refunded_there(order) else 0
            orders.return_goods(session, order.id, {line.id: ReturnInput(1)}, refund_amount=money, now=self.now())
            there = (*self.place_of(order), self.line_of(order, line))
            self.returns[there] = money
            return there

        return None if self.forgetful() else self.do(take_back) or None

    def place_of(self, order: Order) -> tuple[int, str]:
        """(channel, id there)"""
        return self.accounts.index(order.account_id or 0), order.remote_id or ""

    def line_of(self, _order: Order, line: OrderLine) -> str:
        """(id there)"""
        return line.remote_line_id or ""

    def is_refunded_there(self, _order: Order) -> bool:
        """Whether the channel pays back, and then puts the goods on its shelf."""
        return True

    def bought_outside(self) -> ColumnElement[bool]:
        """Which of the book's orders are those of the channels."""
        return col(Order.account_id).is_not(None)

    def orders_of(self, session: Session, channel: int) -> list[Order]:
        query = select(Order).where(Order.account_id == self.accounts[channel]).order_by(col(Order.id))
        return list(session.exec(query))

    def _one(self, session: Session, statuses: Collection[OrderStatus], pick: float) -> Order | None:
        """One of the channels' orders in these statuses."""
        found = session.exec(
            select(Order).where(col(Order.status).in_(list(statuses)), self.bought_outside()).order_by(col(Order.id))
        ).all()
        return found[int(pick * len(found))] if found else None

    # --- Settings ---

    def pause(self, channel: int) -> None:
        self.paused.add(channel)
        self.do(lambda session: accounts.pause(session, self.accounts[channel]))

    def resume(self, channel: int) -> None:
        self.paused.discard(channel)
        self.do(lambda session: accounts.resume(session, self.accounts[channel]))

    def leave(self, channel: int, goods: int) -> None:
        self.left_alone.add((channel, goods))
        self.do(lambda session: listings.pause(session, self.listing(session, channel, goods), now=self.now()))

    def take_up(self, channel: int, goods: int) -> None:
        self.left_alone.discard((channel, goods))
        self.do(lambda session: listings.resume(session, self.listing(session, channel, goods), now=self.now()))

    def listing(self, session: Session, channel: int, goods: int) -> int:
        query = select(Listing.id).where(
            Listing.account_id == self.accounts[channel], Listing.variant_id == self.variants[goods]
        )
        return session.exec(query).one() or 0

    def change_policy(self, pick: float) -> str | None:
        changes = self.rules.changes(len(self.variants), len(self.accounts))
        if not changes:
            return None
        words, self.rules = changes[int(pick * len(changes))]
        self.do(self.write_rules)
        self.shop.truth.strict_no_more(self.strict_goods())
        return words

    def strict_goods(self) -> list[str]:
        """The items that the rules of this moment put under strict quotas."""
        rules, channels = self.rules, len(self.accounts)
        return [
            goods.sku for item, goods in enumerate(self.shop.week.goods) if rules.of(item, channels) is Policy.STRICT
        ]

    def write_rules(self, session: Session) -> None:
        self.rules.write(session, self.accounts, self.variants, self.now())

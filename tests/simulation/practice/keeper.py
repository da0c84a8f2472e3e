"""The real program as the keeper of a shop whose stores are practice servers, with the orders that its owner makes by
hand."""

from __future__ import annotations

from functools import partial

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from storemanager.channels.base import Context
from storemanager.domain.accounts import AccountState
from storemanager.domain.offers import Policy
from storemanager.domain.orders import Order, OrderLine, OrderStatus
from storemanager.services import accounts, orders
from storemanager.services.orders import LineInput, OrderInput
from storemanager.sync.notes import notebook
from tests.simulation.afterwards import Afterwards
from tests.simulation.keeper import Program
from tests.simulation.places import Place, Ready
from tests.simulation.practice.page import line_of
from tests.simulation.practice.shop import PracticeWeek
from tests.simulation.practice.store import PracticeStore
from tests.simulation.practice.wire import Line
from tests.simulation.timeline import START

Wanted = tuple[tuple[str, int], ...]


class PracticeProgram(Program):
    """What is by hand is named in an order's note: by its word."""

    def __init__(self, shop: PracticeWeek, policy: Policy, ready: Ready, place: Place) -> None:
        self.week = shop
        self.named = {goods.sku: item for item, goods in enumerate(shop.week.goods)}
        super().__init__(shop, policy, ready, place)
        shop.program = self

    def _add_account(self, session: Session, index: int) -> int:
        store = self.week.outside[index]
        known = store.settings(0)
        return accounts.add(
            session, kind=store.kind, name=known.name, address=f"https://{store.kind}.test",
            settings={}, currency="VND", now=START,
        )  # fmt: skip

    def context(self, store: PracticeStore, account_id: int) -> Context:
        """What a connector of this life is given."""
        clock = self.shop.clock
        return Context(
            now=self.now, sleep=clock.pass_, transport=Line(store, self.life),
            monotonic=lambda: clock().timestamp(), notes=notebook(self.mortal, account_id, self.now),
        )  # fmt: skip

    def sync(self, *, check_all: bool = False) -> None:
        super().sync(check_all=check_all)
        for store in self.week.outside:
            if store.twice():
                self.shop.truth.broken(f"channel {store.index}: done more than once: {store.twice()}")

    def signed_out(self) -> list[int]:
        """The accounts that wait for the owner to sign in."""
        with self.book.read() as session:
            states = [accounts.get(session, account_id).state for account_id in self.accounts]
        return [channel for channel, state in enumerate(states) if state is AccountState.SIGN_IN]

    # --- Orders by hand ---

    def take_order(self, word: str, wanted: Wanted) -> bool:
        lines = tuple(LineInput(self.variants[self.named[sku]], quantity) for sku, quantity in wanted)
        given = OrderInput(lines=lines, note=word)
        return bool(self.do(lambda session: orders.create(session, given, now=self.now())))

    def cancel_order(self, word: str) -> bool:
        def cancel(session: Session) -> bool:
            order = self.by_word(session, word)
            if order is None or order.id is None or order.status is not OrderStatus.CONFIRMED:
                return False
            orders.cancel(session, order.id, reason="not wanted", now=self.now())
            return True

        return bool(self.do(cancel))

    def knows(self, there: tuple[int, str]) -> bool:
        with self.book.read() as session:
            return self._there(session, there) is not None

    def cancel_there(self, there: tuple[int, str]) -> bool:
        """Whether the order could still be cancelled."""

        def cancel(session: Session) -> bool:
            order = self._there(session, there)
            if order is None or order.id is None or order.status is not OrderStatus.CONFIRMED:
                return False
            orders.cancel(session, order.id, reason="the buyer asks", now=self.now())
            return True

        return bool(self.do(cancel))

    def _there(self, session: Session, there: tuple[int, str]) -> Order | None:
        query = select(Order).where(Order.account_id == self.accounts[there[0]], Order.remote_id == there[1])
        return session.exec(query).first()

    def by_word(self, session: Session, word: str) -> Order | None:
        return session.exec(select(Order).where(Order.note == word)).first()

    def bought_outside(self) -> ColumnElement[bool]:
        return or_(super().bought_outside(), col(Order.note).startswith("message "))

    def place_of(self, order: Order) -> tuple[int, str]:
        return super().place_of(order) if order.account_id is not None else (self.week.page.index, order.note)

    def line_of(self, order: Order, line: OrderLine) -> str:
        return super().line_of(order, line) if order.account_id is not None else line_of(order.note, line.sku)

    def is_refunded_there(self, order: Order) -> bool:
        return self.shop.stores[self.place_of(order)[0]].gives_back

    def orders_of(self, session: Session, channel: int) -> list[Order]:
        if channel != self.week.page.index:
            return super().orders_of(session, channel)
        query = select(Order).where(self.bought_outside(), col(Order.account_id).is_(None)).order_by(col(Order.id))
        return list(session.exec(query))

    def _put_right(self) -> Afterwards:
        return AfterwardsByHand(self)


class AfterwardsByHand(Afterwards):
    """After a backup was put back, what was made of messages since is entered again, too."""

    def __init__(self, program: PracticeProgram) -> None:
        super().__init__(program)
        self._by_hand = program
        self._entered = False

    def look(self) -> None:
        super().look()
        if not self._counted or self._entered:
            return
        self._entered = True
        page = self._by_hand.week.page
        with self._by_hand.book.read() as session:
            missing = [word for word in page.orders if self._by_hand.by_word(session, word) is None]
        for word in missing:
            self._enter(word)
        if missing:
            self._orders_again()
        self._by_hand.do(partial(self._count))

    def _enter(self, word: str) -> None:
        page = self._by_hand.week.page
        if self._by_hand.take_order(word, page.by_hand[word]):
            self._truth.tell(f"owner: enters {word} again")
            return
        skus = [sku for sku, _ in page.by_hand[word]]
        with self._truth.somebody(skus):  # there is not enough for it any more
            page.given_up.add(word)
            self._truth.called_off.add((page.index, word))
        self._truth.tell(f"owner: cannot keep {word}")

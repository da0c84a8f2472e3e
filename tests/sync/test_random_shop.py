"""A random shop: shoppers, cancels, edits, refunds, people typing numbers, and faults at every request, for fifty
rounds. After a quiet round every order is in the book once, ledger and balances agree, and every item shows what it
should."""

from random import Random

import pytest

from storemanager.channels.base import RemoteRefund, RemoteRefundLine, RemoteStatus, StockWriteKind
from storemanager.database import Book
from storemanager.domain.orders import OrderStatus
from storemanager.money import Money
from storemanager.services import orders
from tests.rounds import rounds
from tests.sync.world import World, a_world

SKUS = [f"SKU-{number}" for number in range(6)]
FAULTS = {
    "pull_orders": ["before"],
    "pull_products": ["before"],
    "read_stock": ["before"],
    "write_stock": ["before", "after", "lost item", "batch"],
    "write_prices": ["before", "after"],
    "ship_order": ["before", "after"],
    "cancel_order": ["before", "after"],
    "refund_order": ["before", "after"],
}


class RandomShop:
    def __init__(self, world: World, random: Random) -> None:
        self.world, self.random = world, random
        self.variants = {sku: world.product(sku, on_hand=random.randint(3, 40)) for sku in SKUS}
        world.shop.page_size = 3

    def shopper(self, _step: str = "") -> None:
        """Somebody does something on the channel between two requests."""
        shop, random = self.world.shop, self.random
        if random.random() > 0.25:
            return
        chance = random.random()
        if chance < 0.6 or not shop.orders:
            status = random.choice(
                [RemoteStatus.TO_SHIP, RemoteStatus.TO_SHIP, RemoteStatus.UNPAID, RemoteStatus.ON_HOLD]
            )
            shop.buy(random.choice(SKUS), random.randint(1, 3), status=status)
            return
        remote_id = random.choice(sorted(shop.orders))
        order = shop.orders[remote_id]
        open_there = order.status in (RemoteStatus.TO_SHIP, RemoteStatus.UNPAID, RemoteStatus.ON_HOLD)
        if open_there and chance < 0.72:
            shop.move(remote_id, RemoteStatus.CANCELLED)
        elif open_there and chance < 0.8:
            shop.edit(remote_id, order.lines[0].remote_id, random.randint(1, 4))
        elif open_there and chance < 0.9:
            shop.move(remote_id, random.choice([RemoteStatus.TO_SHIP, RemoteStatus.COMPLETED]))
        elif order.status is RemoteStatus.COMPLETED and not order.refunds:
            line = order.lines[0]
            back = RemoteRefundLine(line.remote_id, 1, Money(1000, "VND"))
            refund = RemoteRefund(f"R{remote_id}", Money(1000, "VND"), "broken", shop.clock(), (back,), True)
            shop.refund(remote_id, refund, restock=True)

    def _buy_one(self) -> None:
        """In the server's own window between its reading and its writing: the sale that a write undoes there."""
        self.world.shop.buy(self.random.choice(SKUS), 1)

    def owner(self) -> None:
        """Somebody does something in the book between two rounds."""
        world, random = self.world, self.random
        chance = random.random()
        if chance < 0.3:
            world.receive(self.variants[random.choice(SKUS)], random.randint(1, 8))
        elif chance < 0.7:
            ours = [order for order in world.orders() if order.status in (OrderStatus.CONFIRMED, OrderStatus.SHIPPED)]
            if ours:
                self._one(random.choice(ours).id or 0)
        elif chance < 0.75:
            sku = random.choice(SKUS)
            world.shop.set_stock(sku, random.randint(0, 30))

    def _one(self, order_id: int) -> None:
        with self.world.book.write() as session:
            order = next(order for order in self.world.orders() if order.id == order_id)
            if order.status is OrderStatus.CONFIRMED and self.random.random() < 0.7:
                orders.ship(session, order_id, tracking_number=f"VN{order_id}", now=self.world.clock())
            elif order.status is OrderStatus.CONFIRMED:
                orders.cancel(session, order_id, reason="no goods", now=self.world.clock())

    def faults(self) -> None:
        shop, random = self.world.shop, self.random
        shop.faults.clear()
        for step, kinds in FAULTS.items():
            if random.random() < 0.15:
                shop.faults[step] = [""] * random.randint(0, 2) + [random.choice(kinds)]
        if random.random() < 0.5:
            shop.inside_write = self._buy_one


@pytest.mark.parametrize(
    ("kind", "seed", "short"),
    [
        (StockWriteKind.NON_ATOMIC_DELTA, 1, 8),
        (StockWriteKind.ABSOLUTE, 2, 6),
        (StockWriteKind.DELTA, 3, 6),
        (StockWriteKind.COMPARE_AND_SET, 4, 6),
    ],
)
def test_wild_rounds_end_right(book: Book, kind: StockWriteKind, seed: int, short: int) -> None:
    world = a_world(book, kind)
    wild = RandomShop(world, Random(f"{seed}-{kind.name}"))
    world.sync()
    for _ in range(rounds(short)):
        wild.faults()
        world.shop.before = wild.shopper
        world.sync(minutes=wild.random.choice([1, 5, 60]))
        world.shop.before = None
        wild.owner()
    world.shop.faults.clear()
    world.shop.inside_write = None
    for _ in range(3):
        world.sync(minutes=400, full_check=True)  # whatever waits for a back-off is due
    assert sorted(order.remote_id or "" for order in world.orders()) == sorted(world.shop.orders)
    world.all_is_well()
    world.sync()
    assert world.shop.writes == []
    for order in world.orders():
        there = world.shop.orders[order.remote_id or ""]
        gone = there.status is RemoteStatus.CANCELLED
        assert gone == (order.status is OrderStatus.CANCELLED), (order.remote_id, there.status, order.status)

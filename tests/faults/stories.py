"""The operations that are walked through against the in-memory channel, with each of the four kinds of stock write
where it matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlmodel import Session, select

from storemanager.channels.base import RemoteRefund, RemoteRefundLine, RemoteStatus, StockWriteKind
from storemanager.domain.attention import AttentionKind
from storemanager.domain.catalog import Product, Variant
from storemanager.domain.orders import Order, OrderLine
from storemanager.domain.syncing import OutboxKind
from storemanager.money import Money
from storemanager.services import catalog, orders, outbox, stock
from storemanager.services.catalog import PriceChange
from storemanager.services.order_inputs import ReturnInput
from storemanager.sync import actions, offering
from tests.faults.memory import Deed, MemoryStory
from tests.makers import a_product
from tests.sync.world import World

SKUS = [f"SKU-{number}" for number in range(5)]
ABSOLUTE, COMPARE_AND_SET = StockWriteKind.ABSOLUTE, StockWriteKind.COMPARE_AND_SET


def _goods(world: World, count: int = len(SKUS)) -> None:
    for number, sku in enumerate(SKUS[:count]):
        world.product(sku, on_hand=10 + number)


def _in_step(world: World) -> None:
    """Products on both sides, and nothing to do."""
    _goods(world)
    world.sync()
    world.sync()


def _one_product(world: World) -> None:
    world.product("MUG", on_hand=10)
    world.sync()
    world.sync()


def _orders_there(world: World) -> None:
    """Seven orders in several states on pages of two."""
    states = [RemoteStatus.TO_SHIP, RemoteStatus.UNPAID, RemoteStatus.ON_HOLD, RemoteStatus.TO_SHIP]
    world.shop.page_size = 2
    for number in range(7):
        world.shop.buy(SKUS[number % len(SKUS)], 1 + number % 2, status=states[number % len(states)])
        world.clock.pass_(3 if number % 2 else 0)  # some at the same instant


def first_sync(world: World) -> None:
    _goods(world)
    world.shop.page_size = 2
    _orders_there(world)


def order_pull(world: World) -> None:
    _in_step(world)
    _orders_there(world)


def orders_that_changed(world: World) -> None:
    """Cancelled, edited, paid, refunded with and without the goods, deleted."""
    _in_step(world)
    shop = world.shop
    ids = [shop.buy(sku, 3) for sku in SKUS]
    unpaid = shop.buy("SKU-0", 2, status=RemoteStatus.UNPAID)
    world.sync()
    world.ship(ids[2])
    world.sync()
    shop.page_size = 2
    shop.move(ids[0], RemoteStatus.CANCELLED)
    shop.edit(ids[1], shop.orders[ids[1]].lines[0].remote_id, 1)
    _refunded_there(world, ids[2], restock=True)
    _refunded_there(world, ids[3], restock=False)
    shop.move(unpaid, RemoteStatus.TO_SHIP)


def _refunded_there(world: World, remote_id: str, *, restock: bool) -> None:
    line = world.shop.orders[remote_id].lines[0].remote_id
    back = RemoteRefundLine(line, 1, Money(100_000, "VND"))
    given = RemoteRefund(world.shop.next_id(), Money(100_000, "VND"), "broken", world.clock(), (back,), restock)
    world.shop.refund(remote_id, given, restock=restock)


def product_pull(world: World) -> None:
    """New ones, retitled ones, and one that is gone."""
    _in_step(world)
    world.shop.page_size = 2
    for number in range(3):
        world.shop.add(f"NEW-{number}", 4)
    for sku in SKUS[:3]:
        world.shop.items[world.shop.ref_of(sku)].title += " (mới)"
        world.shop.changed[world.shop.ref_of(sku).product_id] = world.clock()


def goods_received(world: World) -> None:
    """Five numbers to send, in two batches; up and down."""
    _in_step(world)
    for number, sku in enumerate(SKUS):
        _count(world, sku, 3 if number % 2 else 30 + number)


def _count(world: World, sku: str, on_hand: int) -> None:
    variant_id = world.listing(sku).variant_id or 0
    with world.book.write() as session:
        stock.count(session, variant_id, on_hand, note="counted", now=world.clock())


def a_sale_in_the_window(world: World) -> None:
    """Somebody buys between the server's own reading and writing: the write undoes the sale there (F20, F21)."""

    def buy() -> None:
        world.shop.buy(SKUS[0], 1)

    world.shop.inside_write = buy


def sales_and_goods(world: World) -> None:
    """Orders wait there for what is about to be sent."""
    goods_received(world)
    world.shop.buy("SKU-0", 2)
    world.shop.buy("SKU-1", 1)


def new_prices(world: World) -> None:
    _in_step(world)
    ids = {sku: world.listing(sku).variant_id or 0 for sku in SKUS}
    changes = [
        PriceChange(ids[sku], 110_000 + number * 1000, 105_000 if number % 2 else None)
        for number, sku in enumerate(SKUS)
    ]
    with world.book.write() as session:
        catalog.set_prices(session, changes, now=world.clock())


# --- Once-only acts: two orders each, so that the second follows the trouble of the first ---


def _two_orders(world: World) -> list[str]:
    _one_product(world)
    ids = [world.shop.buy("MUG", 2), world.shop.buy("MUG", 3)]
    world.sync()
    return ids


def shipping(world: World) -> None:
    for number, remote_id in enumerate(_two_orders(world)):
        world.ship(remote_id, f"VN{number}")


def shipping_in_parts(world: World) -> None:
    _, second = _two_orders(world)
    order = world.order(second)
    [line] = world.lines(second)
    for part in (1, 2):
        with world.book.write() as session:
            orders.ship(
                session, order.id or 0, quantities={line.id or 0: part}, tracking_number=f"VN{part}", now=world.clock()
            )


def cancelling(world: World) -> None:
    for remote_id in _two_orders(world):
        with world.book.write() as session:
            orders.cancel(session, world.order(remote_id).id or 0, reason="no goods", now=world.clock())


def _return(restock: bool) -> Deed:
    def prepare(world: World) -> None:
        ids = _two_orders(world)
        for remote_id in ids:
            world.ship(remote_id)
        world.sync()
        world.sync()
        for remote_id in ids:
            order, [line] = world.order(remote_id), world.lines(remote_id)
            given = {line.id or 0: ReturnInput(1, restock=restock)}
            with world.book.write() as session:
                orders.return_goods(session, order.id or 0, given, refund_amount=100_000, now=world.clock())

    return prepare


def refund_without_goods(world: World) -> None:
    for remote_id in _two_orders(world):
        with world.book.write() as session:
            orders.refund(session, world.order(remote_id).id or 0, 50_000, reason="late", now=world.clock())


def status_and_note(world: World) -> None:
    """An order on hold is confirmed here, and gets a note."""
    _one_product(world)
    ids = [world.shop.buy("MUG", 1, status=RemoteStatus.ON_HOLD) for _ in range(2)]
    world.sync()
    for remote_id in ids:
        order_id = world.order(remote_id).id or 0
        with world.book.write() as session:
            orders.confirm(session, order_id, now=world.clock())
            outbox.add(
                session, account_id=world.account, kind=OutboxKind.NOTE, payload={"note": "hello"},
                key=f"note:{order_id}", order_id=order_id, now=world.clock(),
            )  # fmt: skip


# --- Products on the channel ---


def creating(world: World) -> None:
    _one_product(world)
    with world.book.write() as session:
        made = a_product(session, "Áo thun", ["AO-S", "AO-M"], on_hand=4)
        offering.put_on_channel(session, world.account, made.product_id, now=world.clock())


def changing(world: World) -> None:
    """New texts go there, and it is hidden."""
    creating(world)
    for _ in range(3):
        world.sync()
    with world.book.write() as session:
        product_id = session.exec(select(Variant.product_id).where(Variant.sku == "AO-S")).one()
        product = session.get(Product, product_id)
        assert product is not None
        product.name = "Áo thun cổ tròn"
        session.add(product)
        offering.update_on_channel(session, world.account, product_id, now=world.clock())
        offering.set_published(session, world.account, product_id, False, now=world.clock())


def adopting(world: World) -> None:
    """A shop outside with goods and orders, and an empty book."""
    for number, sku in enumerate(SKUS):
        world.shop.add(sku, 5 + number)
    world.shop.page_size = 2
    world.shop.buy("SKU-1", 2)
    world.shop.buy("SKU-2", 1)


def adopt(world: World) -> None:
    world.clock.pass_(600)
    world.shop.writes.clear()
    world.shop.price_writes.clear()
    world.engine().adopt(world.account)


# --- Checks and repairs ---


def somebody_typed_numbers(world: World) -> None:
    _in_step(world)
    world.shop.set_stock("SKU-0", 99)
    world.shop.set_stock("SKU-3", 1)
    world.shop.changed.update({world.shop.ref_of(sku).product_id: world.shop.clock.moment for sku in SKUS})


def full_check(world: World) -> None:
    world.sync(full_check=True)


def a_parked_order(world: World) -> None:
    """It could not be read; the channel has mended it, and the owner pressed the button."""
    _in_step(world)
    bad = world.shop.buy("SKU-0", 2)
    world.shop.buy("SKU-1", 1)
    world.shop.bad_orders.add(bad)
    world.sync()
    world.shop.bad_orders.clear()
    row = world.matter(AttentionKind.PARKED_RECORD)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())


def a_parked_act(world: World) -> None:
    """It was refused; the owner has put it right there and presses the button."""
    shipping(world)
    world.shop.faults["ship_order"] = ["reject"]
    world.sync()
    row = world.matter(AttentionKind.PARKED_ACT)
    with world.book.write() as session:
        actions.act(session, row.id, now=world.clock())


def an_order_gone_there(world: World) -> None:
    _in_step(world)
    remote_id = world.shop.buy("SKU-0", 2)
    world.sync()
    world.shop.save(replace(world.shop.move(remote_id, RemoteStatus.GONE)))


def a_busy_day(world: World) -> None:
    """Everything at once: orders in, goods received, prices, a parcel, a cancel, a refund, a new product."""
    goods_received(world)
    ids = [world.shop.buy(sku, 1) for sku in SKUS[:3]]
    world.sync()
    for number, sku in enumerate(SKUS):
        _count(world, sku, 50 + number)
    world.ship(ids[0])
    with world.book.write() as session:
        orders.cancel(session, _order_id(session, ids[1]), reason="-", now=world.clock())
        orders.refund(session, _order_id(session, ids[2]), 10_000, now=world.clock())
        change = PriceChange(_variant_of(session, ids[2]), 120_000, None)
        catalog.set_prices(session, [change], now=world.clock())
        made = a_product(session, "Áo thun", ["AO-S"], on_hand=4)
        offering.put_on_channel(session, world.account, made.product_id, now=world.clock())
    world.shop.buy("SKU-4", 1)


def _order_id(session: Session, remote_id: str) -> int:
    return session.exec(select(Order.id).where(Order.remote_id == remote_id)).one() or 0


def _variant_of(session: Session, remote_id: str) -> int:
    order_id = _order_id(session, remote_id)
    return session.exec(select(OrderLine.variant_id).where(OrderLine.order_id == order_id)).one() or 0


def _kinds(name: str, prepare: Deed, **more: Any) -> list[MemoryStory]:
    return [MemoryStory(f"{name}, {kind.value}", prepare, kind=kind, **more) for kind in StockWriteKind]


STORIES: tuple[MemoryStory, ...] = (
    MemoryStory("first sync", first_sync),
    MemoryStory("first sync of an account that may not write yet", first_sync, active=False),
    MemoryStory("orders on several pages", order_pull),
    MemoryStory("orders that changed", orders_that_changed),
    MemoryStory("products that changed", product_pull),
    *_kinds("stock out", goods_received),
    *_kinds("stock out while orders wait", sales_and_goods, numbers_told=False),
    MemoryStory(
        "a sale in the window, non-atomic delta", goods_received, just_before=a_sale_in_the_window, numbers_told=False
    ),
    MemoryStory(
        "a sale in the window, absolute", goods_received, kind=ABSOLUTE, just_before=a_sale_in_the_window,
        numbers_told=False,
    ),
    MemoryStory("prices", new_prices),
    MemoryStory("ship", shipping),
    MemoryStory("ship in parts", shipping_in_parts),
    MemoryStory("cancel", cancelling),
    MemoryStory("refund with the goods", _return(True)),
    MemoryStory("refund, the goods are broken", _return(False)),
    MemoryStory("refund without goods", refund_without_goods),
    MemoryStory("status and note", status_and_note),
    MemoryStory("create and publish", creating),
    MemoryStory("change and hide", changing),
    MemoryStory("adopt", adopting, adopt, active=False, again=adopt),
    MemoryStory("full check", somebody_typed_numbers, full_check, again=full_check, numbers_told=False),
    MemoryStory("retry of a parked order", a_parked_order),
    MemoryStory("retry of a parked act", a_parked_act),
    MemoryStory("an order gone there", an_order_gone_there),
    MemoryStory("a busy day", a_busy_day, numbers_told=False),
    MemoryStory("a busy day, compare and set", a_busy_day, kind=COMPARE_AND_SET, numbers_told=False),
)  # fmt: skip

"""The operations that are walked through against the practice Shopee."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.catalog import Product, Variant
from storemanager.domain.syncing import OutboxKind
from storemanager.practice.people import Person
from storemanager.services import catalog, orders, outbox, stock
from storemanager.services.catalog import PriceChange, ProductInput, VariantInput
from storemanager.services.catalog_inputs import ImageInput
from storemanager.sync import offering
from tests.faults.shopee import MarketDeed, MarketStory, MarketWorld
from tests.makers import put_in_stock
from tests.sync.forms_channel import a_picture

SHOPPER = Person("Lan", "Nguyễn", "0912345678", "lan@mail.example", "1 Lê Lợi", "Phường Sài Gòn", "Hồ Chí Minh", "")


def shelf(world: MarketWorld) -> None:
    """Two plain items and one in two sizes."""
    for sku, quantity in (("MUG", 20), ("CUP", 15)):
        world.shop.add_product({"name": sku, "sku": sku, "regular_price": "90000", "stock_quantity": quantity})
    size = {"name": "Size", "variation": True, "options": ["S", "M"]}
    parent = world.shop.add_product({"name": "Áo thun", "sku": "SHIRT", "type": "variable", "attributes": [size]})
    for option in ("S", "M"):
        body = {"sku": f"SHIRT-{option}", "regular_price": "150000", "stock_quantity": 10}
        world.shop.add_variation(parent, {**body, "attributes": [{"name": "Size", "option": option}]})


def in_step(world: MarketWorld) -> None:
    shelf(world)
    world.adopt()
    world.activate()
    for _ in range(3):
        world.sync()


def buy(world: MarketWorld, sku: str, quantity: int = 1, *, cod: bool = True) -> str:
    return world.shop.buy(sku, quantity, cod=cod, who=SHOPPER).sn


def a_shop_with_orders(world: MarketWorld) -> None:
    shelf(world)
    buy(world, "MUG", 2)
    buy(world, "SHIRT-S", cod=False)


def orders_in(world: MarketWorld) -> None:
    in_step(world)
    for number, sku in enumerate(("MUG", "CUP", "SHIRT-S", "SHIRT-M")):
        buy(world, sku, 1 + number % 2, cod=number != 1)


def orders_that_changed(world: MarketWorld) -> None:
    in_step(world)
    gone, sent, done, paid = (buy(world, sku, 2, cod=sku != "SHIRT-M") for sku in ("MUG", "CUP", "SHIRT-S", "SHIRT-M"))
    world.sync()
    world.shop.cancel(gone)
    world.shop.pick_up(sent)
    world.shop.complete(done)
    world.shop.pay(paid)


def money_given_back(world: MarketWorld) -> None:
    in_step(world)
    sn = buy(world, "MUG", 2)
    world.shop.complete(sn)
    world.sync()
    world.shop.settle_return(world.shop.ask_for_return(sn).sn, "ACCEPTED")


def goods_counted(world: MarketWorld) -> None:
    in_step(world)
    for sku, quantity in (("MUG", 33), ("CUP", 4), ("SHIRT-S", 12), ("SHIRT-M", 3)):
        with world.book.write() as session:
            stock.count(session, world.variant_id(sku), quantity, note="counted", now=world.outside.now())


def goods_counted_and_orders(world: MarketWorld) -> None:
    goods_counted(world)
    buy(world, "MUG", 2)
    buy(world, "CUP", 1)


def new_prices(world: MarketWorld) -> None:
    in_step(world)
    changes = [PriceChange(world.variant_id(sku), 99_000) for sku in ("MUG", "CUP", "SHIRT-S")]
    with world.book.write() as session:
        catalog.set_prices(session, changes, now=world.outside.now())


def _for_each(deed: Callable[[Session, int, datetime], None]) -> MarketDeed:
    def prepare(world: MarketWorld) -> None:
        in_step(world)
        numbers = [buy(world, "MUG", 2), buy(world, "CUP", 3)]
        world.sync()
        for sn in numbers:
            order_id, now = world.order_id(sn), world.outside.now()
            with world.book.write() as session:
                deed(session, order_id, now)

    return prepare


def _ship(session: Session, order_id: int, now: datetime) -> None:
    orders.ship(session, order_id, now=now)


def _cancel(session: Session, order_id: int, now: datetime) -> None:
    orders.cancel(session, order_id, reason="no goods", now=now)


def a_note(world: MarketWorld) -> None:
    in_step(world)
    sn = buy(world, "MUG")
    world.sync()
    order_id = world.order_id(sn)
    with world.book.write() as session:
        outbox.add(
            session, account_id=world.account, kind=OutboxKind.NOTE, payload={"note": "hello"}, key="note:1",
            order_id=order_id, now=world.outside.now(),
        )  # fmt: skip


def creating(world: MarketWorld) -> None:
    """A product in two sizes, with a picture that lies somewhere on the web."""
    in_step(world)
    world.shop.add_category("Thời trang")
    world.shop.pictures["picture"] = a_picture()
    variants = tuple(
        VariantInput(f"QUAN-{size}", options=(size,), price=120_000, weight_grams=200) for size in ("S", "M")
    )
    given = ProductInput(
        "Quần", variants, ("Cỡ",), description="Vải lanh", categories=(("Thời trang",),),
        images=(ImageInput(f"{world.server.url}/file/picture"),),
    )  # fmt: skip
    with world.book.write() as session:
        [made] = catalog.create_products(session, [given], now=world.outside.now())
        for variant_id in made.variant_ids:
            put_in_stock(session, variant_id, 4)
        offering.put_on_channel(session, world.account, made.product_id, now=world.outside.now())


def changing(world: MarketWorld) -> None:
    creating(world)
    for _ in range(3):
        world.sync()
    with world.book.write() as session:
        product_id = session.get_one(Variant, world.variant_id("QUAN-S")).product_id
        product = session.get_one(Product, product_id)
        product.name = "Quần dài"
        session.add(product)
        offering.update_on_channel(session, world.account, product_id, now=world.outside.now())
        offering.set_published(session, world.account, product_id, False, now=world.outside.now())


def adopt(world: MarketWorld) -> None:
    world.adopt()


def somebody_typed_numbers(world: MarketWorld) -> None:
    in_step(world)
    world.shop.set_stock("MUG", 77)
    world.shop.set_stock("SHIRT-M", 1)


def full_check(world: MarketWorld) -> None:
    world.sync(full_check=True)


STORIES: tuple[MarketStory, ...] = (
    MarketStory("adopt", a_shop_with_orders, adopt, again=adopt),
    MarketStory("orders in", orders_in),
    MarketStory("orders that changed", orders_that_changed),
    MarketStory("money given back", money_given_back),
    MarketStory("stock out", goods_counted),
    MarketStory("stock out while orders wait", goods_counted_and_orders),
    MarketStory("prices", new_prices),
    MarketStory("ship", _for_each(_ship)),
    MarketStory("cancel", _for_each(_cancel)),
    MarketStory("note", a_note),
    MarketStory("create and publish", creating),
    MarketStory("change and hide", changing),
    MarketStory("full check", somebody_typed_numbers, full_check, again=full_check),
)

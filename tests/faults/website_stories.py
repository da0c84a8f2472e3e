"""The operations that are walked through against the practice website."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.catalog import Product, Variant
from storemanager.domain.price_rules import PriceRule
from storemanager.domain.syncing import OutboxKind
from storemanager.practice.woocommerce.records import Product as RemoteProduct
from storemanager.services import catalog, channel_prices, channel_products, orders, outbox, stock
from storemanager.services.catalog import PriceChange
from storemanager.services.channel_products import Cell, OwnField
from storemanager.services.order_inputs import ReturnInput
from storemanager.sync import channel_plan, listing_forms, offering
from storemanager.sync.listing_forms import Forms
from tests.faults.website import WebDeed, WebStory, WebWorld
from tests.makers import a_product
from tests.practice.goods import a_shirt

SHOPPER = {"first_name": "Lan", "last_name": "Nguyễn", "phone": "0912345678", "email": "lan@shop.example"}


def shelf(world: WebWorld) -> None:
    """Two plain products and one in two sizes."""
    for sku, quantity in (("MUG", 20), ("CUP", 15)):
        world.shop.add_product(
            {"name": sku, "sku": sku, "regular_price": "90000", "manage_stock": True, "stock_quantity": quantity}
        )
    a_shirt(world.shop)
    world.shop.add_category("Quần áo")


def in_step(world: WebWorld) -> None:
    shelf(world)
    world.adopt()
    world.activate()
    for _ in range(3):
        world.sync()


def buy(world: WebWorld, sku: str, quantity: int = 1, payment: str = "cod") -> int:
    return world.shop.buy(sku, quantity, payment, SHOPPER).id


def a_shop_with_orders(world: WebWorld) -> None:
    shelf(world)
    buy(world, "MUG", 2)
    buy(world, "SHIRT-S", 1, "bacs")


def orders_in(world: WebWorld) -> None:
    in_step(world)
    for number, payment in enumerate(("cod", "bacs", "pending", "cod")):
        buy(world, ("MUG", "CUP", "SHIRT-S", "SHIRT-M")[number], 1 + number % 2, payment)


def orders_that_changed(world: WebWorld) -> None:
    in_step(world)
    ids = [buy(world, sku, 2) for sku in ("MUG", "CUP", "SHIRT-S")]
    held = buy(world, "MUG", 1, "bacs")
    world.sync()
    world.shop.cancel(ids[0])
    world.shop.set_status(ids[1], "completed")
    world.shop.pay(held)


def goods_counted(world: WebWorld) -> None:
    in_step(world)
    for sku, quantity in (("MUG", 33), ("CUP", 4), ("SHIRT-S", 12), ("SHIRT-M", 3)):
        with world.book.write() as session:
            stock.count(session, world.variant_id(sku), quantity, note="counted", now=world.outside.now())


def goods_counted_and_orders(world: WebWorld) -> None:
    goods_counted(world)
    buy(world, "MUG", 2)
    buy(world, "CUP", 1)


def a_sale_in_the_window(world: WebWorld) -> None:
    """Somebody buys between the site's own reading and writing: the write undoes the sale there (F20, F21)."""
    waiting = ["MUG"]

    def passer_by(product: RemoteProduct) -> None:
        if product.sku in waiting:
            waiting.remove(product.sku)
            buy(world, product.sku)

    world.shop.between_read_and_write = passer_by


def new_prices(world: WebWorld) -> None:
    in_step(world)
    changes = [
        PriceChange(world.variant_id(sku), 99_000, None if sku == "MUG" else 95_000)
        for sku in ("MUG", "CUP", "SHIRT-S")
    ]
    with world.book.write() as session:
        catalog.set_prices(session, changes, now=world.outside.now())


def _two_orders(world: WebWorld) -> list[int]:
    in_step(world)
    numbers = [buy(world, "MUG", 2), buy(world, "MUG", 3)]
    world.sync()
    return numbers


def _for_each(deed: Callable[[Session, int, datetime], None]) -> WebDeed:
    def prepare(world: WebWorld) -> None:
        for number in _two_orders(world):
            order_id, now = world.order_id(number), world.outside.now()
            with world.book.write() as session:
                deed(session, order_id, now)

    return prepare


def _ship(session: Session, order_id: int, now: datetime) -> None:
    orders.ship(session, order_id, tracking_number=f"VN{order_id}", carrier="GHN", now=now)


def _cancel(session: Session, order_id: int, now: datetime) -> None:
    orders.cancel(session, order_id, reason="no goods", now=now)


def shipping_in_parts(world: WebWorld) -> None:
    number = _two_orders(world)[1]
    order_id, line_id = world.order_id(number), world.line_id(number)
    for part in (1, 2):
        with world.book.write() as session:
            orders.ship(
                session, order_id, quantities={line_id: part}, tracking_number=f"VN{part}", now=world.outside.now()
            )


def _two_sent(world: WebWorld) -> list[int]:
    """Sent and, as the buyer pays on delivery, paid."""
    numbers = _two_orders(world)
    for number in numbers:
        with world.book.write() as session:
            orders.ship(session, world.order_id(number), now=world.outside.now())
    world.sync()
    world.sync()
    return numbers


def refund_without_goods(world: WebWorld) -> None:
    for number in _two_sent(world):
        with world.book.write() as session:
            orders.refund(session, world.order_id(number), 20_000, reason="late", now=world.outside.now())


def _return(restock: bool) -> WebDeed:
    def prepare(world: WebWorld) -> None:
        for number in _two_sent(world):
            given = {world.line_id(number): ReturnInput(1, restock=restock)}
            with world.book.write() as session:
                orders.return_goods(
                    session, world.order_id(number), given, refund_amount=90_000, now=world.outside.now()
                )

    return prepare


def status_and_note(world: WebWorld) -> None:
    in_step(world)
    number = buy(world, "MUG", 1, "bacs")
    world.sync()
    order_id = world.order_id(number)
    with world.book.write() as session:
        orders.confirm(session, order_id, now=world.outside.now())
        outbox.add(
            session, account_id=world.account, kind=OutboxKind.NOTE, payload={"note": "hello"}, key="note:1",
            order_id=order_id, now=world.outside.now(),
        )  # fmt: skip


def creating(world: WebWorld) -> None:
    in_step(world)
    with world.book.write() as session:
        made = a_product(session, "Quần", ["QUAN-S", "QUAN-M"], on_hand=4)
        offering.put_on_channel(session, world.account, made.product_id, now=world.outside.now())


def creating_with_a_form(world: WebWorld) -> None:
    """Seen beforehand and sent: its own title, a category of the website's, answers, a price by the account's rule."""
    in_step(world)
    Forms(world.book, world.settings, world.make, clock=world.outside.now).refresh(world.account)
    with world.book.write() as session:
        made = a_product(session, "Quần", ["QUAN-S", "QUAN-M"], on_hand=4)
        now, place = world.outside.now(), (made.product_id, world.account)
        [category, *_] = listing_forms.categories(session, world.account)
        channel_prices.set_account_rule(session, world.account, PriceRule(percent=800, step=1000), now=now)
        answers = {"short_description": ["Mặc mát"], "featured": ["true"]}
        said = [
            Cell(*place, OwnField.TITLE, "Quần vải lanh"),
            Cell(*place, OwnField.CATEGORY, category.remote_id),
            Cell(*place, OwnField.FIELDS, answers),
        ]
        channel_products.set_many(session, said, now=now)
        assert channel_plan.send(session, [place], now=now).created == 1


def changing(world: WebWorld) -> None:
    creating(world)
    for _ in range(3):
        world.sync()
    with world.book.write() as session:
        product_id = _product_of(session, world.variant_id("QUAN-S"))
        product = session.get_one(Product, product_id)
        product.name = "Quần dài"
        session.add(product)
        offering.update_on_channel(session, world.account, product_id, now=world.outside.now())
        offering.set_published(session, world.account, product_id, False, now=world.outside.now())


def _product_of(session: Session, variant_id: int) -> int:
    return session.get_one(Variant, variant_id).product_id


def adopt(world: WebWorld) -> None:
    world.adopt()


def somebody_typed_numbers(world: WebWorld) -> None:
    in_step(world)
    world.shop.set_stock("MUG", 77)
    world.shop.set_stock("SHIRT-M", 1)


def full_check(world: WebWorld) -> None:
    world.sync(full_check=True)


STORIES: tuple[WebStory, ...] = (
    WebStory("adopt", a_shop_with_orders, adopt, again=adopt),
    WebStory("orders in", orders_in),
    WebStory("orders that changed", orders_that_changed),
    WebStory("stock out", goods_counted),
    WebStory("stock out while orders wait", goods_counted_and_orders),
    WebStory("a sale in the window", goods_counted, just_before=a_sale_in_the_window),
    WebStory("prices", new_prices),
    WebStory("ship", _for_each(_ship)),
    WebStory("ship in parts", shipping_in_parts),
    WebStory("cancel", _for_each(_cancel)),
    WebStory("refund with the goods", _return(True)),
    WebStory("refund, the goods are broken", _return(False)),
    WebStory("refund without goods", refund_without_goods),
    WebStory("status and note", status_and_note),
    WebStory("create and publish", creating),
    WebStory("create with form", creating_with_a_form),
    WebStory("change and hide", changing),
    WebStory("full check", somebody_typed_numbers, full_check, again=full_check),
)

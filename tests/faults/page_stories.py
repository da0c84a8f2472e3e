"""The operations that are walked through against the practice Page."""

from __future__ import annotations

from datetime import timedelta

from storemanager.domain.catalog import ProductCategory, Variant
from storemanager.practice.facebook import Person
from storemanager.services import catalog, channel_products, collections, conversations, posts, stock
from storemanager.services.catalog_create import ensure_categories
from storemanager.services.catalog_inputs import ImageInput, PriceChange, ProductInput, VariantInput
from storemanager.services.channel_products import Cell, OwnField
from storemanager.services.conversations import MessageInput, ThreadList
from storemanager.services.posts import PostInput
from storemanager.sync import channel_plan, offering
from tests.channels.facebook.conftest import HOA, LAN, put
from tests.conversation_makers import FREELY
from tests.faults.page import PageStory, PageWorld
from tests.makers import NOON, a_variant, put_in_stock

MINH = Person("6700445566", "Minh Đỗ")
GOODS = {"AO-S": 20, "AO-M": 15, "MU": 8}


def shelf(world: PageWorld) -> None:
    """A shirt in two sizes and a cap, in the book and in the catalogue."""
    for sku, quantity in GOODS.items():
        group = {"item_group_id": "AO"} if sku.startswith("AO") else {}
        put(world.graph, sku, quantity_to_sell_on_facebook=quantity, price="120000 VND", **group)
        with world.book.write() as session:
            put_in_stock(session, a_variant(session, sku, price=120_000), quantity)


def in_step(world: PageWorld) -> None:
    shelf(world)
    for _ in range(3):
        world.sync()


def goods_counted(world: PageWorld) -> None:
    in_step(world)
    for sku, quantity in (("AO-S", 33), ("AO-M", 4), ("MU", 0)):
        with world.book.write() as session:
            stock.count(session, world.variant_id(sku), quantity, note="counted", now=world.outside.now())


def new_prices(world: PageWorld) -> None:
    in_step(world)
    changes = [PriceChange(world.variant_id("AO-S"), 99_000), PriceChange(world.variant_id("MU"), 110_000, 90_000)]
    with world.book.write() as session:
        catalog.set_prices(session, changes, now=world.outside.now())


def a_new_product(world: PageWorld) -> None:
    in_step(world)
    kinds = tuple(VariantInput(f"VAY-{size}", options=(size,), price=250_000) for size in "SM")
    pictures = (ImageInput("https://may.example/vay.jpg"),)
    with world.book.write() as session:
        [made] = catalog.create_products(
            session, [ProductInput("Váy", kinds, options=("Size",), images=pictures)], now=NOON
        )
        for variant_id in made.variant_ids:
            put_in_stock(session, variant_id, 5)
        offering.put_on_channel(session, world.account, made.product_id, now=world.outside.now())


def a_new_product_with_answers(world: PageWorld) -> None:
    """Its own text, the answers to what Facebook asks, and a price of its own."""
    in_step(world)
    pictures = (ImageInput("https://may.example/non.jpg"),)
    with world.book.write() as session:
        [made] = catalog.create_products(
            session, [ProductInput("Nón", (VariantInput("NON", price=80_000),), images=pictures)], now=NOON
        )
        put_in_stock(session, made.variant_ids[0], 5)
        place, now = (made.product_id, world.account), world.outside.now()
        said = [
            Cell(*place, OwnField.DESCRIPTION, "Nón lá đan tay"),
            Cell(*place, OwnField.FIELDS, {"brand": ["Mây"], "condition": ["new"]}),
            Cell(*place, OwnField.PRICE, 86_000, made.variant_ids[0]),
        ]
        channel_products.set_many(session, said, now=now)
        assert channel_plan.send(session, [place], now=now).created == 1


def to_be_hidden(world: PageWorld) -> None:
    in_step(world)
    with world.book.write() as session:
        product_id = session.get_one(Variant, world.variant_id("MU")).product_id
        offering.set_published(session, world.account, product_id, False, now=world.outside.now())


def people_write(world: PageWorld) -> None:
    """Two people on Messenger, one on Instagram; one of them goes on writing after the first sync."""
    in_step(world)
    for person in (LAN, MINH, HOA):
        world.graph.writes(person, f"Chào, {person.name} đây")
    world.sync()
    for text in ("Còn áo không?", "Lấy 2 áo size M"):
        world.graph.writes(LAN, text)
    world.graph.writes(HOA, "Giá?")


def answers_wait(world: PageWorld) -> None:
    """Two answers to one person, the same words twice, and products for another."""
    people_write(world)
    world.sync()
    with world.book.write() as session:
        places = {
            each.person_name or "Hoa": each.id
            for key in conversations.thread_keys(session, ThreadList.ALL, now=NOON)
            for each in conversations.thread(session, key).conversations
        }
        mug = world.variant_id("MU")
        written = (
            (LAN.name, MessageInput("Dạ")),
            (LAN.name, MessageInput("Dạ")),
            (MINH.name, MessageInput(variant_ids=(mug,))),
        )
        for number, (person, given) in enumerate(written):
            conversations.queue_message(
                session, places[person], given, limits=FREELY, key=f"answer-{number}", now=world.outside.now()
            )


def a_post(world: PageWorld) -> None:
    in_step(world)
    pictures = ("https://may.example/a.jpg", "https://may.example/b.jpg")
    for given in (
        PostInput("Hàng mới về", url="https://may.example/ao"),
        PostInput("Hai hình", pictures),
        PostInput("Tuần sau", publish_at=world.outside.now() + timedelta(days=7)),
    ):
        with world.book.write() as session:
            posts.publish(session, world.account, given, now=world.outside.now())


def to_be_taken_down(world: PageWorld) -> None:
    a_post(world)
    world.sync()
    for post in list(world.graph.posts.values())[:2]:
        with world.book.write() as session:
            posts.remove(session, world.account, post.id, post.message, now=world.outside.now())


def categories_ticked(world: PageWorld) -> None:
    in_step(world)
    with world.book.write() as session:
        made = ensure_categories(session, [("Áo",), ("Mũ",)])
        for sku, place in (("AO-S", ("Áo",)), ("AO-M", ("Áo",)), ("MU", ("Mũ",))):
            product_id = session.get_one(Variant, world.variant_id(sku)).product_id
            session.add(ProductCategory(product_id=product_id, category_id=made[place]))
        collections.keep(session, world.account, list(made.values()), now=world.outside.now())


STORIES = (
    PageStory("first sync", shelf),
    PageStory("stock", goods_counted),
    PageStory("prices", new_prices),
    PageStory("new product", a_new_product),
    PageStory("new product with answers", a_new_product_with_answers),
    PageStory("hide", to_be_hidden),
    PageStory("pull conversations", people_write),
    PageStory("send messages", answers_wait),
    PageStory("post", a_post),
    PageStory("take down", to_be_taken_down),
    PageStory("sets", categories_ticked),
)

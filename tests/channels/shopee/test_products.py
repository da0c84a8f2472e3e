"""Reading the items of a Shopee shop, whole, once, and in few requests."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import httpx
import pytest

from storemanager.channels.base import Page, RemoteProduct
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.money import Money
from storemanager.practice.catalogue import fill
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import Connect, settings
from tests.channels.shopee.test_contract import TOKENS, reply
from tests.channels.world import Script, World
from tests.practice.shopee.traffic import CheckedShopee


def pulled(
    pull: Callable[[str | None], Page[RemoteProduct]], cursor: str | None = None
) -> tuple[list[RemoteProduct], str]:
    """Page by page until no more waits."""
    found: list[RemoteProduct] = []
    for _ in range(60):
        page = pull(cursor)
        assert page.complete
        assert not page.bad
        found += page.items
        cursor = page.cursor
        if not page.more:
            return found, cursor
    raise AssertionError("the pull never ends")


def test_an_item_with_kinds_and_one_without_are_read_whole(
    shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int
) -> None:
    found = {item.title: item for item in pulled(shopee.pull_products)[0]}
    cup, [only] = found["Cốc gốm"], found["Cốc gốm"].variants
    assert (only.ref.product_id, only.ref.variant_id, only.sku) == (str(mug), "", "MUG")
    assert (only.price, only.stock, only.weight_grams) == (Money(90000, "VND"), 50, 350)
    assert (only.barcode, cup.images[0].url) == ("8930000009995", "https://anh.example/coc.png")
    kinds = found["Áo thun"].variants
    assert [(each.sku, each.options, each.stock) for each in kinds] == [
        ("SHIRT-S", (("Size", "S"),), 10),
        ("SHIRT-M", (("Size", "M"),), 10),
    ]
    assert {each.ref.variant_id for each in kinds} == {str(number) for number in shop.items[shirt].models}


def test_what_did_not_change_is_not_read_again_and_what_did_is(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World
) -> None:
    fill(shop, 130, random.Random(3))
    world.advance(60)
    first, cursor = pulled(shopee.pull_products)
    assert len({item.remote_id for item in first}) == len(first) == 130
    world.advance(600)
    again, cursor = pulled(shopee.pull_products, cursor)
    assert again == []
    world.advance(600)
    server.requests.reset()
    assert pulled(shopee.pull_products, cursor)[0] == []
    assert len(server.requests) == 1
    sku = next(iter(next(iter(shop.items.values())).models.values())).sku
    shop.set_stock(sku, 3)
    world.advance(5)
    changed, cursor = pulled(shopee.pull_products, cursor)
    assert [item.variants[0].sku for item in changed] == [sku]
    world.advance(5)
    assert pulled(shopee.pull_products, cursor)[0] == []


def test_a_change_within_the_second_of_the_look_is_not_lost(
    shopee: Shopee, shop: CheckedShopee, world: World, mug: int
) -> None:
    _, cursor = pulled(shopee.pull_products)
    shop.set_stock("MUG", 4)
    world.advance(1)
    found, cursor = pulled(shopee.pull_products, cursor)
    assert [item.variants[0].stock for item in found] == [4]


@pytest.mark.parametrize("minutes", [17, 4, -4, -17])
def test_f62_with_a_wrong_clock_no_change_falls_between_two_looks(
    connect: Connect, shop: CheckedShopee, world: World, mug: int, minutes: int
) -> None:
    shop.clock = lambda: world.now() - timedelta(minutes=minutes)
    cursor: str | None = None
    for number in range(8):
        shop.set_stock("MUG", number)
        world.advance(50)
        found, cursor = pulled(connect().pull_products, cursor)  # each round knows only its own clock at first
        assert [item.variants[0].stock for item in found] == [number]


def test_a_list_that_refuses_to_go_deep_is_read_in_smaller_windows(
    shopee: Shopee, shop: CheckedShopee, world: World
) -> None:
    shop.deepest_offset = 100
    for number in range(520):
        shop.add_product({"name": f"P{number}", "sku": f"P{number}", "regular_price": "5000", "stock_quantity": 1})
        world.advance(3600)
    found, _ = pulled(shopee.pull_products)
    assert {item.title for item in found} == {f"P{number}" for number in range(520)}
    assert len(found) < 2 * 520, "hardly any page is read twice"
    assert len(shopee.read_all_stock()) == 520


def test_f06_an_item_that_moves_while_one_reads_hides_no_other(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World
) -> None:
    for number in range(250):
        shop.add_product({"name": f"P{number}", "sku": f"P{number}", "regular_price": "5000", "stock_quantity": 1})
    world.advance(60)

    def moves(_request: object) -> None:
        if len(server.requests.matching(path="get_item_list")) == 2:
            world.advance(2)
            shop.set_stock("P249", 9)  # the newest stands first: all others move up

    server.front.before_request = moves
    found, cursor = pulled(shopee.pull_products)
    server.front.before_request = None
    world.advance(30)
    later, _ = pulled(shopee.pull_products, cursor)
    assert {item.title for item in [*found, *later]} == {f"P{number}" for number in range(250)}


def test_a_promotion_is_read_with_its_end(shopee: Shopee, shop: CheckedShopee, mug: int, world: World) -> None:
    promotion = shop.promote("MUG", 70000, days=3)
    [[only]] = [item.variants for item in pulled(shopee.pull_products)[0]]
    assert (only.price, only.sale_price) == (Money(90000, "VND"), Money(70000, "VND"))
    assert (only.sale_from, only.sale_to) == (promotion.begins, promotion.ends)
    [reading] = shopee.read_stock([only.ref])
    assert (reading.sale_price, reading.sale_to) == (only.sale_price, promotion.ends)


def test_a_deleted_item_is_told_as_such_and_a_hidden_one_too(
    shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int
) -> None:
    shop.items[mug].status, shop.items[shirt].status = "UNLIST", "SELLER_DELETE"
    assert {item.remote_id: item.status for item in pulled(shopee.pull_products)[0]} == {
        str(mug): "draft",
        str(shirt): "trashed",
    }


def test_an_item_is_hidden_and_shown_again(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int, shirt: int
) -> None:
    for published, status in ((False, "UNLIST"), (False, "UNLIST"), (True, "NORMAL")):
        shopee.set_published(str(mug), published)
        assert shop.items[mug].status == status
    shop.items[shirt].status = "BANNED"
    with pytest.raises(RejectedError, match="banned"):
        shopee.set_published(str(shirt), True)
    with pytest.raises(RejectedError):
        shopee.set_published("abc", True)


def test_a_sku_leads_to_every_item_that_has_it(shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int) -> None:
    twin = shop.add_product({"name": "Cốc khác", "sku": "mug", "regular_price": "80000", "stock_quantity": 1})
    assert {item.remote_id for item in shopee.find_by_skus(["MUG"])} == {str(mug), str(twin)}
    assert [item.remote_id for item in shopee.find_by_skus(["SHIRT-M"])] == [str(shirt)]
    assert shopee.find_by_skus(["NOTHING", " "]) == []


def test_f03_an_item_that_makes_no_sense_is_set_aside(world: World) -> None:
    listed = reply({"item": [{"item_id": 1, "update_time": 5}, {"item_id": 2, "update_time": 6}], "total_count": 2})
    good = {"item_id": 1, "item_name": "A", "has_model": False, "price_info": [{"original_price": 5000}]}
    odd = {**good, "item_id": 2, "price_info": [{"original_price": "cheap"}]}
    script = Script(listed, reply({"item_list": [good, odd]}))
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    page = shopee.pull_products(None)
    assert [item.title for item in page.items] == ["A"]
    assert [(bad.remote_id, "cheap" in bad.raw) for bad in page.bad] == [("2", True)]


def test_an_item_s_page_is_known_on_the_real_shopee_only(world: World) -> None:
    listed = reply({"item": [{"item_id": 11, "update_time": 5}], "total_count": 1})
    row = {"item_id": 11, "item_name": "A", "has_model": False, "price_info": [{"original_price": 5000}]}
    pages = []
    for place in ("live", "own"):
        script = Script(listed, reply({"item_list": [row]}))
        given = settings("https://relay.example", TOKENS, place=place, region="VN")
        pages.append(Shopee(given, context=world.context(script)).pull_products(None).items[0].url)
    assert pages == ["https://shopee.vn/product/322300222/11", ""]


def test_f07_a_list_that_repeats_its_page_for_ever_is_left_and_begun_anew(world: World) -> None:
    endless = reply({"item": [], "total_count": 500, "has_next_page": True, "next_offset": 0})
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(Script(endless)))
    page = shopee.pull_products(None)
    assert (page.complete, page.more) == (False, False)


def test_f55_a_list_that_is_none_is_no_answer(world: World) -> None:
    script = Script(reply({"item": "many"}), httpx.Response(500))
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    with pytest.raises(TransientError):
        shopee.pull_products(None)

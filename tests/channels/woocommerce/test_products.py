"""Products in and out of a WooCommerce shop, and creating them so that a repeat never makes a second one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from storemanager.channels.base import ProductDraft, RemoteImage, RemoteProduct, VariantDraft
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.woocommerce import WooCommerce
from storemanager.money import Money
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.channels.world import NOON, Script, World, refusal, rows, settings

Connect = Callable[..., WooCommerce]


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


CAKE = ProductDraft(
    "Bánh pía & trà <em>sen</em>",
    (
        VariantDraft(
            "CAKE-1",
            barcode="8930000001115",
            price=vnd(85000),
            sale_price=vnd(69000),
            sale_from=NOON,
            sale_to=NOON + timedelta(days=2),
            stock=40,
            weight_grams=500,
        ),
    ),
    description="<p>Đặc sản <em>Sóc Trăng</em></p>",
    categories=(("Đồ ăn", "Bánh"), ("Quà tặng",)),
)
HAT = ProductDraft(
    "Nón lá",
    tuple(
        VariantDraft(f"HAT-{size}-{colour}", (("Cỡ", size), ("Màu", colour)), price=vnd(50000), stock=3)
        for size in "SM"
        for colour in ("Đỏ", "Xanh")
    ),
)


def products(shop: PracticeShop) -> list[str]:
    return [each.name for each in shop.products.values() if each.type != "variation"]


def drained(website: WooCommerce, cursor: str | None) -> tuple[list[RemoteProduct], str]:
    found: list[RemoteProduct] = []
    while True:
        page = website.pull_products(cursor)
        found, cursor = found + list(page.items), page.cursor
        if not page.more:
            return found, cursor


def test_names_come_without_entities_and_everything_else_comes_along(website: WooCommerce, mug: int) -> None:
    product = website.find_by_skus(["mug "])[0]
    only = product.variants[0]
    assert product.title == "Cốc gốm & đĩa"
    assert (only.sku, only.barcode, only.weight_grams, only.stock) == ("MUG", "8930000009995", 350, 50)
    assert only.price == vnd(90000)
    assert product.status == "published"


def test_a_product_is_found_whole_by_the_sku_of_one_variation(website: WooCommerce, mug: int, shirt: int) -> None:
    found = website.find_by_skus(["SHIRT-M", "MUG", "NOWHERE", ""])
    assert {product.remote_id: len(product.variants) for product in found} == {str(mug): 1, str(shirt): 2}
    shirt_found = next(product for product in found if product.remote_id == str(shirt))
    assert [variant.options for variant in shirt_found.variants] == [(("Size", "S"),), (("Size", "M"),)]


def test_a_sku_with_a_comma_is_found_too(website: WooCommerce, shop: PracticeShop) -> None:
    shop.add_product({"name": "Lạ", "sku": "A,1", "regular_price": "1"})
    shop.add_product({"name": "Khác", "sku": "A,11", "regular_price": "1"})
    assert [product.title for product in website.find_by_skus(["A,1"])] == ["Lạ"]


def test_f36_a_new_product_is_unpublished_and_has_its_numbers(website: WooCommerce, shop: PracticeShop) -> None:
    made = website.create_product(CAKE)
    only = made.variants[0]
    assert made.status == "draft"
    assert (only.stock, only.price, only.sale_price) == (40, vnd(85000), vnd(69000))
    assert (only.sale_from, only.sale_to) == (NOON, NOON + timedelta(days=2))
    assert (only.barcode, only.weight_grams) == ("8930000001115", 500)
    assert made.categories == (("Đồ ăn", "Bánh"), ("Quà tặng",))
    website.set_published(made.remote_id, True)
    assert website.find_by_skus(["CAKE-1"])[0].status == "published"
    website.set_published(made.remote_id, False)
    assert website.find_by_skus(["CAKE-1"])[0].status == "draft"


def test_creating_twice_makes_one(website: WooCommerce, shop: PracticeShop) -> None:
    assert website.create_product(CAKE).remote_id == website.create_product(CAKE).remote_id
    assert website.create_product(HAT).remote_id == website.create_product(HAT).remote_id
    assert len(products(shop)) == 2
    assert len(website.find_by_skus(["HAT-S-Đỏ"])[0].variants) == 4
    assert len([each for each in shop.categories.values() if each.name == "Bánh"]) == 1


@pytest.mark.parametrize("fault", [Fault.AFTER_500, Fault.AFTER_DROP, Fault.TRUNCATED, Fault.BEFORE_500])
@pytest.mark.parametrize("draft", [CAKE, HAT], ids=["simple", "variable"])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_f24_an_attempt_that_broke_off_anywhere_is_completed_and_not_doubled(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, fault: Fault, draft: ProductDraft, nth: int
) -> None:
    server.faults.add(Rule(fault, method="POST", nth=frozenset({nth})))
    for _ in range(4):
        try:
            made = website.create_product(draft)
            break
        except TransientError:
            continue
    assert len(made.variants) == len(draft.variants)
    assert {variant.stock for variant in made.variants} == {variant.stock for variant in draft.variants}
    assert len(products(shop)) == 1


def test_f33_a_sku_of_somebody_elses_product_is_not_taken_over(
    website: WooCommerce, shop: PracticeShop, mug: int
) -> None:
    with pytest.raises(RejectedError, match="Cốc gốm") as caught:
        website.create_product(ProductDraft("Cốc khác", (VariantDraft("mug", price=vnd(1000)),)))
    assert caught.value.code == "product_invalid_sku"
    assert len(products(shop)) == 1


def test_a_sku_held_by_a_product_in_the_trash_is_explained(website: WooCommerce, shop: PracticeShop, mug: int) -> None:
    with shop.locked():
        shop.products[mug].status = "trash"
        shop.changed()
    with pytest.raises(RejectedError, match="trash") as caught:
        website.create_product(ProductDraft("Cốc mới", (VariantDraft("MUG", price=vnd(1000)),)))
    assert "Restore" in str(caught.value.advice)


def test_a_barcode_of_another_product_is_explained(website: WooCommerce, mug: int) -> None:
    with pytest.raises(RejectedError, match="barcode"):
        website.create_product(
            ProductDraft("Cốc mới", (VariantDraft("NEW", price=vnd(1000), barcode="8930000009995"),))
        )


def test_a_picture_that_cannot_be_fetched_is_explained_and_nothing_is_saved(
    website: WooCommerce, shop: PracticeShop
) -> None:
    url = "https://pictures.example/broken.jpg"
    shop.pictures_that_fail.add(url)
    with pytest.raises(RejectedError, match="picture"):
        website.create_product(replace(CAKE, images=(RemoteImage(url),)))
    assert products(shop) == []


def test_pictures_that_are_there_already_are_not_fetched_again(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer
) -> None:
    draft = replace(CAKE, images=(RemoteImage("https://pictures.example/a.jpg", "Bánh"),))
    made = website.create_product(draft)
    assert made.images
    server.requests.reset()
    website.update_product(made.remote_id, replace(draft, images=made.images))
    sent = json.loads(server.requests.matching("PUT")[0].body)
    assert sent["images"][0]["id"] == int(made.images[0].remote_id)
    assert "src" not in sent["images"][0]


@pytest.mark.parametrize(
    "draft",
    [
        replace(CAKE, title="  "),
        replace(CAKE, variants=()),
        replace(CAKE, variants=(VariantDraft("", price=vnd(1)),)),
        replace(HAT, variants=(HAT.variants[0], HAT.variants[0])),
        replace(HAT, variants=(VariantDraft("A"), VariantDraft("B"))),
        replace(CAKE, variants=(VariantDraft("A", price=vnd(1000), sale_price=vnd(1000)),)),
        replace(CAKE, variants=(VariantDraft("A", sale_price=vnd(1000)),)),
        replace(CAKE, variants=(VariantDraft("A", price=Money(100, "USD")),)),
        replace(CAKE, variants=(VariantDraft("A", stock=1.5),)),  # type: ignore[arg-type]  # on purpose
        replace(CAKE, images=(RemoteImage("file:///etc/passwd"),)),
    ],
)
def test_what_the_shop_would_twist_is_refused_before_anything_is_sent(
    website: WooCommerce, server: PracticeServer, draft: ProductDraft
) -> None:
    with pytest.raises(RejectedError) as caught:
        website.create_product(draft)
    assert str(caught.value.message)
    assert server.requests.count() == 0


def test_an_update_changes_words_and_variants_but_neither_stock_nor_price(
    website: WooCommerce, shop: PracticeShop
) -> None:
    made = website.create_product(HAT)
    shop.set_stock("HAT-S-Đỏ", 77)
    shop.set_price("HAT-S-Đỏ", "66000")
    refs = {variant.sku: variant.ref for variant in made.variants}
    kept = tuple(replace(variant, ref=refs[variant.sku], stock=1, price=vnd(1)) for variant in HAT.variants)
    more = VariantDraft("HAT-L-Đỏ", (("Cỡ", "L"), ("Màu", "Đỏ")), price=vnd(52000), stock=6)
    changed = website.update_product(
        made.remote_id, replace(HAT, title="Nón lá Huế", variants=(*kept, more), categories=(("Nón",),))
    )
    by_sku = {variant.sku: variant for variant in changed.variants}
    assert changed.title == "Nón lá Huế"
    assert changed.categories == (("Nón",),)
    assert (by_sku["HAT-S-Đỏ"].stock, by_sku["HAT-S-Đỏ"].price) == (77, vnd(66000))
    assert (by_sku["HAT-L-Đỏ"].stock, by_sku["HAT-L-Đỏ"].options) == (6, (("Cỡ", "L"), ("Màu", "Đỏ")))
    assert len(changed.variants) == 5


def test_updating_what_was_deleted_is_refused_as_gone(website: WooCommerce) -> None:
    with pytest.raises(RejectedError) as caught:
        website.update_product("987654", CAKE)
    assert caught.value.gone
    with pytest.raises(RejectedError) as caught:
        website.set_published("987654", True)
    assert caught.value.gone


def test_a_deleted_product_shows_up_in_the_pull_as_trashed(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    cursor = drained(website, None)[1]
    world.advance(30)
    with shop.locked():
        shop.products[mug].status = "trash"
        shop.products[mug].modified = world.now()
        shop.changed()
    assert [product.status for product in drained(website, cursor)[0]] == ["trashed"]


def test_categories_that_point_at_each_other_do_not_hang() -> None:
    from storemanager.channels.woocommerce.products_in import category_paths

    ring = [{"id": 1, "name": "A &amp; B", "parent": 2}, {"id": 2, "name": "C", "parent": 1}]
    assert category_paths(ring)[1] == ("C", "A & B")


def test_grouped_and_external_products_are_named_as_what_they_are(website: WooCommerce, shop: PracticeShop) -> None:
    shop.add_product({"name": "Bộ quà", "sku": "SET", "type": "grouped"})
    product = website.find_by_skus(["SET"])[0]
    assert product.kind == "grouped"
    assert not product.variants[0].sellable


def test_a_category_made_by_somebody_else_meanwhile_is_used(world: World) -> None:
    from storemanager.channels.woocommerce.api import WooApi
    from storemanager.channels.woocommerce.taxonomy import Taxonomy

    taken = refusal(400, "term_exists", "A term with the name provided already exists.", resource_id=26)
    api = WooApi(settings(), world.context(Script(rows(), taken)))
    assert Taxonomy(api).category_ids([("Đồ chơi",)]) == [26]


def test_two_creates_at_the_same_instant_end_in_a_question_and_not_in_two_products(world: World) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return refusal(400, "woocommerce_rest_product_not_created", "already present in the lookup table")
        return rows()

    website = WooCommerce(settings(), context=world.context(Script(serve)))
    with pytest.raises(RejectedError) as caught:
        website.create_product(ProductDraft("Cốc", (VariantDraft("MUG", price=vnd(1000)),)))
    assert caught.value.code == "woocommerce_rest_product_not_created"

"""Putting products on Shopee: hidden until everything is set, never twice, and refused here in a sentence where Shopee
would only give a code."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from storemanager.channels.base import Catalogue, ListingForms, ListingRef, ProductDraft, RemoteImage, VariantDraft
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import taxonomy
from tests.channels.shopee.conftest import Connect
from tests.channels.shopee.goods import PICTURE, a_mug, a_size, dong, trousers
from tests.channels.world import World
from tests.practice.shopee.traffic import CheckedShopee


def posted(server: PracticeServer, call: str) -> int:
    return sum(row.path.endswith(call) for row in server.requests.matching("POST"))


# --- Making ---


def test_a_product_is_made_hidden_with_its_numbers_and_shown_when_it_is_said(
    shopee: Shopee, shop: CheckedShopee
) -> None:
    made = shopee.create_product(a_mug())
    [item] = shop.items.values()
    assert (made.remote_id, made.status, made.title) == (str(item.id), "draft", "Cốc men lam")
    [variant] = made.variants
    assert (variant.sku, variant.price, variant.stock, variant.weight_grams) == ("BLUE-MUG", dong(95_000), 7, 350)
    assert variant.barcode == "8930000009995"
    assert item.description == "Cốc gốm men lam.\n350 ml\nNung 1250°"
    assert (item.category_id, item.carriers, item.brand) == (taxonomy.MUGS, [50021], (0, "NoBrand"))
    assert list(shop.pictures.values()) == [PICTURE]
    shopee.set_published(made.remote_id, True)
    assert item.status == "NORMAL"


def test_a_product_in_sizes_and_colours_gets_a_model_for_each(shopee: Shopee, shop: CheckedShopee) -> None:
    draft = trousers(*(a_size(size, colour) for size in ("S", "M") for colour in ("Đen", "Trắng")))
    made = shopee.create_product(draft)
    assert {variant.sku: variant.options for variant in made.variants} == {
        variant.sku: variant.options for variant in draft.variants
    }
    assert [(variant.price, variant.stock) for variant in made.variants] == [(dong(150_000), 4)] * 4
    [item] = shop.items.values()
    assert (item.sku, item.status) == ("QUAN", "UNLIST")


def test_each_colour_has_its_picture_if_all_of_them_have_one(shopee: Shopee, shop: CheckedShopee) -> None:
    seen = [a_size(size, image=RemoteImage("", data=PICTURE + size.encode())) for size in ("S", "M")]
    shopee.create_product(trousers(*seen))
    [item] = shop.items.values()
    assert [shop.pictures[number][-1:] for number in item.tier_images] == [b"S", b"M"]
    shopee.create_product(trousers(replace(seen[0], sku="X1-A"), replace(a_size("M"), sku="X1-B")))
    assert [each.tier_images for each in shop.items.values()][1] == []


def test_a_picture_is_fetched_from_its_address(shopee: Shopee, shop: CheckedShopee, server: PracticeServer) -> None:
    shop.pictures["somewhere"] = PICTURE
    shopee.create_product(a_mug(images=(RemoteImage(f"{server.url}/file/somewhere"),)))
    assert list(shop.pictures.values()) == [PICTURE, PICTURE]
    for name, address in (("gone", f"{server.url}/file/nothing"), ("none", f"{server.url}/api/v2/x"), ("odd", "C:/a")):
        with pytest.raises(RejectedError, match="picture"):
            shopee.create_product(
                a_mug(images=(RemoteImage(address),), variants=(replace(a_mug().variants[0], sku=name),))
            )
    assert len(shop.items) == 1


def test_the_category_of_the_same_name_is_taken_when_none_was_chosen(shopee: Shopee, shop: CheckedShopee) -> None:
    number = shop.add_category("Đồ gốm")
    shopee.create_product(a_mug(category_id="", fields=(), categories=(("Gốm", "đồ gốm"),)))
    assert [item.category_id for item in shop.items.values()] == [number]
    with pytest.raises(RejectedError, match="which of its categories"):
        shopee.create_product(
            a_mug(category_id="", categories=(("Đồ chơi",),), variants=(replace(a_mug().variants[0], sku="N"),))
        )


# --- Never twice ---


@pytest.mark.parametrize("fault", [Fault.AFTER_DROP, Fault.AFTER_500, Fault.BEFORE_DROP])
@pytest.mark.parametrize("call", ["add_item", "init_tier_variation"])
def test_f36_an_unclear_answer_makes_no_second_product(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World, connect: Connect, fault: Fault, call: str
) -> None:
    server.faults.add(Rule(fault, path=call, times=1))
    made = None
    with suppress(TransientError):
        made = shopee.create_product(trousers())
    if made is None:
        world.advance(60)
        made = connect().create_product(trousers())
    assert len(shop.items) == 1
    assert {variant.sku for variant in made.variants} == {"QUAN-S", "QUAN-M"}


def test_asking_again_finds_what_is_there_and_makes_nothing(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer
) -> None:
    first = shopee.create_product(trousers())
    again = shopee.create_product(trousers())
    assert replace(again, modified_at=first.modified_at) == first
    assert posted(server, "add_item") == posted(server, "init_tier_variation") == 1


def test_what_an_earlier_attempt_left_half_done_is_completed(shopee: Shopee, shop: CheckedShopee) -> None:
    shopee.create_product(trousers(a_size("S")))
    made = shopee.create_product(trousers(a_size("S"), a_size("L")))
    assert [(variant.sku, variant.options) for variant in made.variants] == [
        ("QUAN-S", (("Cỡ", "S"),)),
        ("QUAN-L", (("Cỡ", "L"),)),
    ]
    assert len(shop.items) == 1


def test_a_product_that_has_no_sizes_yet_is_nothing_that_could_be_sold(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer
) -> None:
    server.faults.add(Rule(Fault.BEFORE_DROP, path="init_tier_variation", times=1))
    with pytest.raises(TransientError):
        shopee.create_product(trousers())
    [half] = shopee.pull_products(None).items
    assert (half.status, half.variants) == ("draft", ())
    assert shopee.read_all_stock() == []
    shopee.create_product(trousers())
    [item] = shop.items.values()
    assert (item.sku, len(shopee.read_all_stock())) == ("QUAN", 2)


def test_another_item_with_this_sku_is_to_be_linked_not_made_again(
    shopee: Shopee, shop: CheckedShopee, mug: int
) -> None:
    with pytest.raises(RejectedError, match=r"already has another item.*Cốc gốm") as caught:
        shopee.create_product(a_mug(variants=(replace(a_mug().variants[0], sku="mug"),)))
    assert "Link it" in str(caught.value.advice)
    assert list(shop.items) == [mug]


def test_an_item_the_shop_has_hidden_by_hand_is_not_overwritten_but_to_be_linked(
    shopee: Shopee, shop: CheckedShopee, mug: int, server: PracticeServer
) -> None:
    shopee.set_published(str(mug), False)
    server.requests.reset()
    with pytest.raises(RejectedError, match=r"already has another item.*Cốc gốm") as caught:
        shopee.create_product(a_mug(variants=(replace(a_mug().variants[0], sku="MUG"),)))
    assert caught.value.code == "sku_taken"
    assert (posted(server, "update_item"), posted(server, "add_item")) == (0, 0)
    assert (shop.items[mug].name, shop.items[mug].models[0].units) == ("Cốc gốm", 50)


@pytest.mark.parametrize("draft", [a_mug(), trousers()])
def test_what_an_earlier_attempt_made_has_words_form_price_and_stock_of_today_afterwards(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, draft: ProductDraft
) -> None:
    shopee.create_product(draft)
    first = replace(draft.variants[0], price=dong(99_000), stock=3)
    changed = replace(
        draft,
        description="Hàng mới",
        images=(RemoteImage("", data=PICTURE + b"2"),),
        variants=(first, *draft.variants[1:]),
    )
    made = shopee.create_product(changed)
    [item] = shop.items.values()
    assert (item.description, item.status, len(item.images)) == ("Hàng mới", "UNLIST", 1)
    assert shop.pictures[item.images[0].rsplit("/", 1)[-1]] == PICTURE + b"2"
    assert [(each.price, each.stock) for each in made.variants] == [(v.price, v.stock) for v in changed.variants]
    assert item.sku == ("QUAN" if len(draft.variants) > 1 else "BLUE-MUG")
    server.requests.reset()
    again = shopee.create_product(changed)
    assert replace(again, modified_at=made.modified_at) == made
    assert posted(server, "update_price") == posted(server, "update_stock") == posted(server, "add_item") == 0


def test_half_made_sizes_are_completed_under_a_title_that_was_changed_meanwhile(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer
) -> None:
    server.faults.add(Rule(Fault.BEFORE_DROP, path="init_tier_variation", times=1))
    with pytest.raises(TransientError):
        shopee.create_product(trousers())
    made = shopee.create_product(trousers(title="Quần lanh dài"))
    [item] = shop.items.values()
    assert (made.title, item.name, item.sku, len(made.variants)) == ("Quần lanh dài", "Quần lanh dài", "QUAN", 2)


# --- What Shopee would refuse ---

LONG = "Cốc " * 40


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": " "}, "needs a name"),
        ({"title": LONG}, "Shopee takes 120 at most"),
        ({"description": "<p> </p>"}, "needs a description"),
        ({"description": "x" * 5001}, "Shopee takes 5,?000 at most"),
        ({"images": ()}, "at least one picture"),
        ({"images": (RemoteImage("", data=b"GIF89a" + bytes(9)),)}, "JPEG or PNG"),
        ({"images": (RemoteImage("", data=PICTURE + bytes(10_000_000)),)}, "10 MB"),
        ({"variants": ()}, "no variant"),
        ({"variants": (VariantDraft("A", price=dong(9000), stock=1),)}, "needs a weight"),
        ({"variants": (VariantDraft("A", stock=1, weight_grams=9),)}, "needs a price"),
        ({"variants": (VariantDraft("A", price=dong(9000), weight_grams=9),)}, "not counted"),
        ({"variants": (VariantDraft("A", price=dong(9000), stock=10**7, weight_grams=9),)}, "0 to 999"),
        ({"variants": (VariantDraft("", price=dong(9000), stock=1),)}, "needs a SKU"),
        ({"variants": (a_size("S"), a_size("S", sku="T"))}, "same options"),
        ({"variants": (a_size("S"), a_size("M", sku="QUAN-S"))}, "same SKU"),
        ({"variants": tuple(a_size(str(n)) for n in range(51))}, "51 variants"),
        ({"variants": (a_size("S"), VariantDraft("T", price=dong(9000), stock=1))}, "needs its options"),
        ({"variants": (replace(a_size("S"), options=tuple((str(n), "x") for n in range(3))),)}, "more than 2 options"),
        ({"variants": (replace(a_size("S"), weight_grams=60_000),)}, "carries .*60 kg"),
        ({"category_id": "100712"}, "no category with the number 100712"),
        ({"fields": ()}, "wants “Chất liệu”"),
        ({"fields": (("100061", ("678", "679")),)}, "takes 1 values"),
        ({"fields": (("100061", ("Sứ",)), ("100062", ("350 gallon",)))}, "one of these units: ml, l"),
        ({"fields": (("100061", ("Sứ",)), ("100037", ("Mars",)))}, "“Mars” does not fit"),
        ({"fields": (("100061", ("Sứ",)), ("100063", ("soon",)))}, "“soon” does not fit"),
        ({"fields": (("100061", ("Sứ",)), ("100064", ("1", "2", "3")))}, "takes 2 values"),
        ({"fields": (("100061", ("Sứ",)), ("brand", ("Nobody",)))}, "no brand “Nobody”"),
        ({"fields": (("100061", ("Sứ",)), ("package_length", ("12",)))}, "length, width and height"),
        ({"category_id": "101240", "fields": ()}, "wants “Brand”"),
        ({"category_id": "101240", "fields": (("100643", ("3341",)), ("brand", ("1200001",)))}, "wants “Tạ đeo: Loại"),
    ],
)  # fmt: skip
def test_what_shopee_would_refuse_is_said_here_in_a_sentence_and_nothing_is_made(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, changed: dict[str, Any], words: str
) -> None:
    with pytest.raises(RejectedError, match=words) as caught:
        shopee.create_product(a_mug(**changed))
    assert len(str(caught.value.advice)) > 20
    assert not shop.items
    assert not posted(server, "add_item")


def test_a_refusal_of_shopee_s_own_is_quoted(shopee: Shopee, shop: CheckedShopee, server: PracticeServer) -> None:
    draft = a_mug(variants=(replace(a_mug().variants[0], price=dong(500)),))
    with pytest.raises(RejectedError, match="original_price is out of range"):
        shopee.create_product(draft)
    assert posted(server, "add_item") == 1
    assert not shop.items


# --- Changing ---


def test_texts_and_pictures_change_and_numbers_stay(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    shop.set_stock("MUG", 31)
    there = RemoteImage("https://anh.example/coc.png")
    new = RemoteImage("", data=PICTURE)
    only = VariantDraft("MUG-2", price=dong(1), stock=0, weight_grams=400, ref=ListingRef(str(mug)))
    changed = shopee.update_product(
        str(mug), a_mug(title="Cốc lớn", images=(there, new), variants=(only,), category_id="")
    )
    item = shop.items[mug]
    assert (changed.title, item.name, item.models[0].sku, item.kilograms) == ("Cốc lớn", "Cốc lớn", "MUG-2", "0.4")
    assert (item.models[0].units, item.models[0].price, item.category_id) == (31, 90_000, 0)
    assert item.images[0] == "https://anh.example/coc.png"
    assert len(item.images) == 2 == len(shop.pictures) + 1


def test_new_sizes_are_added_and_the_old_ones_keep_their_numbers(
    shopee: Shopee, shop: CheckedShopee, shirt: int
) -> None:
    small, medium = shop.items[shirt].models
    kept = VariantDraft("SHIRT-S1", (("Cỡ", "Nhỏ"),), ref=ListingRef(str(shirt), str(small)))
    draft = trousers(kept, a_size("L", sku="SHIRT-L"), title="Áo thun cotton", images=(), category_id="")
    changed = shopee.update_product(str(shirt), draft)
    assert [(v.sku, v.options, v.stock) for v in changed.variants] == [
        ("SHIRT-S1", (("Cỡ", "Nhỏ"),), 10),
        ("SHIRT-M", (("Cỡ", "M"),), 10),
        ("SHIRT-L", (("Cỡ", "L"),), 4),
    ]
    assert [v.ref.variant_id for v in changed.variants][:2] == [str(small), str(medium)]
    assert shopee.update_product(str(shirt), draft).variants == changed.variants, "sent again, no second model is made"


def test_what_cannot_be_brought_together_is_said(shopee: Shopee, shop: CheckedShopee, mug: int, shirt: int) -> None:
    small, medium = shop.items[shirt].models
    for number, draft, words in (
        (mug, trousers(category_id=""), "options on one side only"),
        (shirt, trousers(a_size("S", "Đen"), category_id=""), "other options here"),
        (
            shirt,
            trousers(a_size("M", ref=ListingRef(str(shirt), str(small))), category_id=""),
            "exchanged among its variants",
        ),
    ):
        with pytest.raises(RejectedError, match=words):
            shopee.update_product(str(number), draft)
    with pytest.raises(RejectedError) as caught:
        shopee.update_product("4711", a_mug())
    assert caught.value.gone
    assert list(shop.items[shirt].models) == [small, medium]


# --- The form ---


def test_only_the_last_categories_of_the_tree_are_offered(shopee: Shopee) -> None:
    assert isinstance(shopee, (Catalogue, ListingForms))
    paths = {category.remote_id: category.path for category in shopee.listing_categories()}
    assert paths["101190"] == ("Nhà Cửa & Đời Sống", "Đồ dùng phòng ăn", "Cốc & Ly")
    assert str(taxonomy.TABLEWARE) not in paths
    with pytest.raises(RejectedError):
        shopee.listing_fields(str(taxonomy.TABLEWARE))


def test_the_form_of_a_category_begins_with_what_is_required(shopee: Shopee) -> None:
    fields = shopee.listing_fields(str(taxonomy.MUGS))
    assert [(field.key, field.required) for field in fields][:2] == [("100061", True), ("100037", False)]
    by_key = {field.key: field for field in fields}
    assert by_key["100061"].own
    assert by_key["100062"].units == ("ml", "l")
    assert by_key["100064"].most_choices == 2
    assert by_key["brand"].choices[:2] == (("0", "No brand"), ("1146303", "Minh Long"))
    assert {"package_length", "package_width", "package_height"} <= set(by_key)
    [child] = [field for field in shopee.listing_fields(str(taxonomy.WEIGHTS)) if field.key == "100602"]
    assert (child.label, child.required) == ("Tạ đeo: Loại tạ đeo", False)


def test_answers_to_the_form_arrive_as_shopee_keeps_them(shopee: Shopee, shop: CheckedShopee) -> None:
    given = (
        ("100061", ("Sứ",)), ("100062", ("350 ML",)), ("100063", ("2026-11-01",)), ("100064", ("1", "2")),
        ("brand", ("1146303",)), ("package_length", ("12",)), ("package_width", ("9",)), ("package_height", ("10",)),
    )  # fmt: skip
    shopee.create_product(a_mug(fields=given))
    [item] = shop.items.values()
    told = {
        row["attribute_id"]: [
            (v["value_id"], v["original_value_name"], v["value_unit"]) for v in row["attribute_value_list"]
        ]
        for row in item.attributes
    }
    assert told == {
        100061: [(0, "Sứ", "")],
        100062: [(0, "350", "ml")],
        100063: [(0, "1793491200", "")],
        100064: [(1, "Lam", ""), (2, "Trắng", "")],
    }
    assert item.brand == (1146303, "Minh Long")


def test_a_brand_far_down_a_long_list_is_found_by_its_name(shopee: Shopee, shop: CheckedShopee) -> None:
    shopee.create_product(trousers(fields=(("brand", ("Nhãn 240",)),)))
    [item] = shop.items.values()
    assert item.brand[1] == "Nhãn 240"

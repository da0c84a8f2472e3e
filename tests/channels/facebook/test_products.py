"""The catalogue: read whole and then left alone, made, changed, hidden and taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storemanager.channels.base import ListingRef, ProductDraft, RemoteImage, VariantDraft
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.facebook import Facebook
from storemanager.money import Money
from storemanager.practice.facebook.stocked import stocked_page
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.facebook.conftest import Connect, put
from tests.practice.facebook.contracts import WatchedGraph

MUG = ProductDraft(
    title="Cốc gốm",
    description="<p>Men lam &amp; vẽ tay</p>",
    variants=(VariantDraft("COC", price=Money(90_000, "VND"), stock=6, barcode="8930000009995"),),
    images=(RemoteImage("https://may.example/coc.jpg"), RemoteImage("https://may.example/coc2.jpg")),
    categories=(("Gốm sứ", "Cốc"),),
)
SHIRT = replace(
    MUG,
    title="Áo thun",
    variants=tuple(
        VariantDraft(
            f"AT-{size}", (("Size", size), ("Màu", "Đỏ"), ("Cổ áo", "tròn")), price=Money(150_000, "VND"), stock=2
        )
        for size in "SM"
    ),
)


def pulled(page: Facebook) -> dict[str, set[str]]:
    """All products with their variants' SKUs."""
    found: dict[str, set[str]] = {}
    cursor: str | None = None
    while True:
        answer = page.pull_products(cursor)
        assert answer.complete
        assert not answer.bad
        for product in answer.items:
            found.setdefault(product.remote_id, set()).update(variant.sku for variant in product.variants)
        if not answer.more:
            return found
        cursor = answer.cursor


# --- Reading ---


@pytest.mark.usefixtures("shirts")
def test_items_of_one_group_are_one_product(page: Facebook) -> None:
    answer = page.pull_products(None)
    shirt, cap = answer.items
    assert (shirt.remote_id, shirt.title) == ("AO", "Áo AO-S")
    assert [(each.ref, each.options, each.stock) for each in shirt.variants] == [
        (ListingRef("AO", "AO-S"), (("Size", "S"),), 5),
        (ListingRef("AO", "AO-M"), (("Size", "M"),), 7),
    ]
    assert cap.variants[0].ref == ListingRef("MU")
    assert cap.variants[0].price == Money(150_000, "VND")


@pytest.mark.usefixtures("shirts")
def test_after_the_first_time_only_the_count_is_asked_for(
    page: Facebook, graph: WatchedGraph, server: PracticeServer
) -> None:
    cursor = page.pull_products(None).cursor
    server.requests.reset()
    again = page.pull_products(cursor)
    assert (again.items, again.more, again.cursor) == ((), False, cursor)
    assert len(server.requests) == 1
    put(graph, "MOI")
    changed = page.pull_products(again.cursor)
    assert {product.remote_id for product in changed.items} == {"AO", "MU", "MOI"}


def test_a_large_catalogue_is_read_page_by_page_with_every_product_whole(page: Facebook, graph: WatchedGraph) -> None:
    for number in range(330):
        put(graph, f"H-{number:03}", item_group_id=f"G-{number % 110}")
    assert all(len(skus) == 3 for skus in pulled(page).values())
    first = page.pull_products(None)
    assert first.more
    assert all(len(product.variants) == 3 for product in first.items), "also those that go on behind the page's end"


def test_f03_an_item_without_an_id_does_not_stop_the_others(page: Facebook, graph: WatchedGraph) -> None:
    put(graph, "AO")
    graph.items["AO"].retailer_id = ""
    put(graph, "MU")
    answer = page.pull_products(None)
    assert [product.remote_id for product in answer.items] == ["MU"]
    assert len(answer.bad) == 1


def test_f07_a_list_that_turns_in_circles_is_not_taken_for_whole(page: Facebook, server: PracticeServer) -> None:
    graph: WatchedGraph = server.shop  # type: ignore[assignment]  # it is one
    for number in range(450):
        put(graph, f"H-{number:03}")
    first = page.pull_products(None)
    server.faults.add(Rule(Fault.REPEATED_PAGE, path="/products", times=1))
    again = page.pull_products(first.cursor)
    assert not again.complete
    assert again.cursor == first.cursor


@pytest.mark.usefixtures("shirts")
def test_products_are_found_by_sku_with_all_their_kinds(page: Facebook) -> None:
    found = page.find_by_skus(["AO-M", "KHONG-CO", "MU"])
    assert {product.remote_id: len(product.variants) for product in found} == {"AO": 2, "MU": 1}


def test_the_goods_of_the_demo_shop_are_all_read(connect: Connect, server: PracticeServer) -> None:
    demo = stocked_page(products=60)
    graph: WatchedGraph = server.shop  # type: ignore[assignment]  # it is one
    graph.items = demo.items
    assert {sku for skus in pulled(connect()).values() for sku in skus} == set(demo.items)


# --- Making ---


def test_a_product_is_made_hidden_with_its_numbers(page: Facebook, graph: WatchedGraph) -> None:
    made = page.create_product(MUG)
    assert made.status == "draft"
    [variant] = made.variants
    assert (variant.sku, variant.stock) == ("COC", 6)
    assert graph.items["COC"].data == {
        "id": "COC",
        "item_group_id": made.remote_id,
        "condition": "new",
        "visibility": "staging",
        "title": "Cốc gốm",
        "description": "Men lam & vẽ tay",
        "link": "https://may.example/?s=COC",
        "image_link": "https://may.example/coc.jpg",
        "additional_image_link": ["https://may.example/coc2.jpg"],
        "gtin": "8930000009995",
        "product_type": "Gốm sứ > Cốc",
        "availability": "in stock",
        "quantity_to_sell_on_facebook": 6,
        "price": "90000 VND",
    }
    page.set_published(made.remote_id, True)
    assert graph.items["COC"].data["visibility"] == "published"
    page.delete_product(made.remote_id)
    assert graph.quantity_of("COC") is None
    with pytest.raises(RejectedError) as caught:
        page.set_published(made.remote_id, True)
    assert caught.value.gone


def test_kinds_of_a_product_share_a_group_and_keep_their_options(page: Facebook, graph: WatchedGraph) -> None:
    made = page.create_product(SHIRT)
    small = graph.items["AT-S"].data
    assert (small["size"], small["color"], small["additional_variant_attribute"]) == ("S", "Đỏ", "Cổ áo:tròn")
    assert {variant.ref for variant in made.variants} == {
        ListingRef(made.remote_id, "AT-S"),
        ListingRef(made.remote_id, "AT-M"),
    }
    assert set(made.variants[0].options) == {("Color", "Đỏ"), ("Size", "S"), ("Cổ áo", "tròn")}


def test_f24_making_it_again_after_a_lost_answer_makes_no_second_one(
    page: Facebook, graph: WatchedGraph, server: PracticeServer
) -> None:
    server.faults.add(Rule(Fault.AFTER_DROP, path="items_batch", times=1))
    with pytest.raises(TransientError) as caught:
        page.create_product(SHIRT)
    assert caught.value.unclear
    graph.pass_time()
    made = page.create_product(SHIRT)
    assert len(made.variants) == 2
    assert graph.items.keys() == {"AT-S", "AT-M"}


def test_a_sku_that_another_product_has_is_not_overwritten(page: Facebook, graph: WatchedGraph) -> None:
    put(graph, "COC", title="Cốc của ai đó")
    with pytest.raises(RejectedError, match="Cốc của ai đó"):
        page.create_product(MUG)
    assert graph.items["COC"].data["title"] == "Cốc của ai đó"


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (replace(MUG, images=()), "picture that has a web address"),
        (replace(MUG, images=(RemoteImage("C:/anh.jpg"),)), "picture that has a web address"),
        (replace(MUG, title=" "), "needs a name"),
        (replace(MUG, variants=(replace(MUG.variants[0], price=None),)), "no price"),
        (replace(MUG, variants=(replace(MUG.variants[0], sku="x" * 101),)), "SKU of at most 100"),
        (replace(MUG, variants=MUG.variants * 2), "same SKU"),
        (replace(MUG, variants=()), "no variant"),
    ],
)
def test_what_facebook_would_refuse_is_said_before_it_is_sent(
    page: Facebook, server: PracticeServer, draft: ProductDraft, words: str
) -> None:
    with pytest.raises(RejectedError, match=words) as caught:
        page.create_product(draft)
    assert str(caught.value.advice)
    assert len(server.requests) == 0


def test_a_product_without_a_page_of_its_own_is_refused_in_plain_words(
    connect: Connect, server: PracticeServer
) -> None:
    page = connect()
    with pytest.raises(RejectedError, match="has none") as caught:
        page.create_product(MUG)
    assert "website" in str(caught.value.advice)
    assert len(server.requests) == 0
    made = page.create_product(replace(MUG, url="https://may.example/san-pham/coc"))
    assert made.url == "https://may.example/san-pham/coc"


def test_an_update_changes_texts_and_adds_kinds_but_leaves_numbers_alone(page: Facebook, graph: WatchedGraph) -> None:
    made = page.create_product(SHIRT)
    refs = {variant.sku: variant.ref for variant in made.variants}
    known = tuple(replace(variant, ref=refs[variant.sku], stock=99) for variant in SHIRT.variants)
    extra = VariantDraft("AT-L", (("Size", "L"),), price=Money(150_000, "VND"), stock=1)
    changed = page.update_product(made.remote_id, replace(SHIRT, title="Áo thun mới", variants=(*known, extra)))
    assert {variant.sku for variant in changed.variants} == {"AT-S", "AT-M", "AT-L"}
    assert {item.data["title"] for item in graph.items.values()} == {"Áo thun mới"}
    assert [graph.quantity_of(sku) for sku in ("AT-S", "AT-L")] == [2, 1]


def test_a_row_that_meta_refuses_is_told_in_its_own_words(page: Facebook, graph: WatchedGraph) -> None:
    graph.refused_ids["COC"] = "image_link: could not be fetched"
    with pytest.raises(RejectedError, match="could not be fetched"):
        page.create_product(MUG)


# --- Sets ---


@pytest.mark.usefixtures("shirts")
def test_a_set_that_somebody_made_by_hand_is_not_taken_over_by_its_name(page: Facebook, graph: WatchedGraph) -> None:
    """Advertisements may run on it."""
    made = page.put_collection("Tết", [ListingRef("AO", "AO-S"), ListingRef("MU")])
    with pytest.raises(RejectedError, match="was not made here"):
        page.put_collection("Tết", [ListingRef("MU")])
    assert [(each.remote_id, len(each.items or ())) for each in page.collections()] == [(made.remote_id, 2)]


def test_a_set_is_made_once_changed_and_taken_away(page: Facebook, graph: WatchedGraph) -> None:
    made = page.put_collection("Tết", [ListingRef("AO", "AO-S"), ListingRef("MU")])
    assert page.put_collection("Tết", [ListingRef("AO", "AO-S"), ListingRef("MU")]).remote_id == made.remote_id
    page.put_collection("Tết", [ListingRef("MU")], made.remote_id)
    [told] = page.collections()
    assert (told.name, told.items) == ("Tết", (ListingRef("MU"),))
    renamed = page.put_collection("Xuân", [ListingRef("MU")], made.remote_id)
    assert (renamed.remote_id, [each.name for each in page.collections()]) == (made.remote_id, ["Xuân"])
    with pytest.raises(RejectedError, match="exactly the same products"):
        page.put_collection("Hè", [ListingRef("MU")])
    assert [each.name for each in page.collections()] == ["Xuân"], "a set of somebody else's is left alone"
    page.remove_collection(made.remote_id)
    page.remove_collection(made.remote_id)
    assert graph.sets == {}
    with pytest.raises(RejectedError):
        page.put_collection("Trống", [])

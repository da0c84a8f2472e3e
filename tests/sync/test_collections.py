"""Categories of the book as sets of a catalogue: each holds exactly its items, is told of only when that changes, and
goes when it is not wanted any more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from storemanager.database import Book
from storemanager.domain.catalog import Category
from storemanager.domain.syncing import RunState
from storemanager.practice.faults import Fault, Rule
from storemanager.services import catalog, collections
from storemanager.services.catalog_inputs import ProductInput, VariantInput
from storemanager.services.collections import CollectionRow, CollectionState
from tests.channels.facebook.conftest import put
from tests.makers import NOON, put_in_stock
from tests.sync.page_world import PageWorld, page_world

GOODS = {"TRA": ("Đồ uống", "Trà"), "CAFE": ("Đồ uống", "Cà phê"), "COC": ("Gốm",)}


@pytest.fixture
def shop(book: Book) -> Iterator[PageWorld]:
    with page_world(book, PageWorld) as shop:
        for sku, place in GOODS.items():
            in_category(shop, sku, place)
        shop.activate()
        for _ in range(2):
            shop.sync()
        yield shop


def in_category(shop: PageWorld, sku: str, place: tuple[str, ...], *, there: bool = True) -> int:
    """A product in the book, in a category, and in the catalogue."""
    if there:
        put(shop.graph, sku, quantity_to_sell_on_facebook=5, price="120000 VND")
    with shop.book.write() as session:
        given = ProductInput(sku.title(), (VariantInput(sku, price=120_000),), categories=(place,))
        [made] = catalog.create_products(session, [given], now=NOON)
        put_in_stock(session, made.variant_ids[0], 5)
        return made.product_id


def ids(shop: PageWorld, *paths: str) -> list[int]:
    with shop.book.read() as session:
        known = {path: each for each, path in session.exec(select(Category.id, Category.path))}
        return [known[path] or 0 for path in paths]


def keep(shop: PageWorld, *paths: str) -> None:
    chosen = ids(shop, *paths)
    with shop.book.write() as session:
        collections.keep(session, shop.account, chosen, now=shop.outside.now())


def leave(shop: PageWorld, *paths: str) -> None:
    chosen = ids(shop, *paths)
    with shop.book.write() as session:
        collections.leave(session, shop.account, chosen, now=shop.outside.now())


def there(shop: PageWorld) -> dict[str, list[str]]:
    return {each.name: sorted(each.rule["retailer_id"]["is_any"]) for each in shop.graph.sets.values()}


def row(shop: PageWorld, path: str) -> CollectionRow:
    with shop.book.read() as session:
        return next(each for each in collections.rows(session, shop.account) if each.path == path)


def writes(shop: PageWorld) -> list[str]:
    return [each for each in shop.asked() if not each.startswith("GET")]


def test_a_category_that_was_ticked_becomes_a_set_with_all_below_it(shop: PageWorld) -> None:
    assert row(shop, "Đồ uống").state is CollectionState.OFF
    assert row(shop, "Đồ uống").items == 2
    keep(shop, "Đồ uống", "Gốm")
    assert row(shop, "Đồ uống").state is CollectionState.WAITING
    run = shop.sync().runs[0]
    assert run.state is RunState.DONE
    assert any("2 sets brought up to date" in str(line) for line in run.lines)
    assert there(shop) == {"Đồ uống": ["CAFE", "TRA"], "Gốm": ["COC"]}
    assert row(shop, "Đồ uống").state is CollectionState.KEPT
    assert row(shop, "Đồ uống").sent_at is not None


def test_a_set_is_told_of_only_when_it_changed(shop: PageWorld) -> None:
    keep(shop, "Đồ uống")
    shop.sync()
    for _ in range(2):
        shop.sync()
        assert shop.asked_of_catalogue() == [f"GET {shop.graph.settings.catalog_id}"]
    in_category(shop, "MATCHA", ("Đồ uống", "Trà"))
    for _ in range(2):
        shop.sync()
    assert there(shop) == {"Đồ uống": ["CAFE", "MATCHA", "TRA"]}
    assert len(shop.graph.sets) == 1
    del shop.graph.items["CAFE"]
    put(shop.graph, "KHAC")
    shop.sync(full_check=True)
    assert there(shop) == {"Đồ uống": ["MATCHA", "TRA"]}


def test_a_set_whose_category_is_left_goes_and_its_items_stay(shop: PageWorld) -> None:
    keep(shop, "Đồ uống", "Gốm")
    shop.sync()
    leave(shop, "Gốm")
    assert row(shop, "Gốm").state is CollectionState.WAITING
    shop.sync()
    assert there(shop) == {"Đồ uống": ["CAFE", "TRA"]}
    assert row(shop, "Gốm").state is CollectionState.OFF
    assert "COC" in shop.graph.items
    keep(shop, "Gốm")
    leave(shop, "Gốm")
    shop.sync()
    assert not writes(shop), "what never was there needs no taking away"


def test_a_category_without_items_there_waits_for_the_first(shop: PageWorld) -> None:
    in_category(shop, "NEN", ("Nến",), there=False)
    keep(shop, "Nến")
    shop.sync()
    assert not writes(shop)
    assert row(shop, "Nến").state is CollectionState.EMPTY
    put(shop.graph, "NEN", quantity_to_sell_on_facebook=5, price="120000 VND")
    for _ in range(2):
        shop.sync()
    assert there(shop) == {"Nến": ["NEN"]}
    del shop.graph.items["NEN"]
    shop.sync(full_check=True)
    assert there(shop) == {}
    assert row(shop, "Nến").state is CollectionState.EMPTY


def test_two_categories_of_one_name_are_told_apart(shop: PageWorld) -> None:
    in_category(shop, "TRA-GIA", ("Gia vị", "Trà"))
    for _ in range(2):
        shop.sync()
    keep(shop, "Đồ uống > Trà", "Gia vị > Trà")
    shop.sync()
    assert there(shop) == {"Đồ uống > Trà": ["TRA"], "Gia vị > Trà": ["TRA-GIA"]}
    leave(shop, "Gia vị > Trà")
    shop.sync()
    assert there(shop) == {"Trà": ["TRA"]}, "renamed, not made a second time"


def test_a_set_that_facebook_refuses_is_told_once_and_holds_nobody_back(shop: PageWorld) -> None:
    keep(shop, "Gốm")
    shop.sync()
    in_category(shop, "DIA", ("Bát đĩa",))
    in_category(shop, "BAT", ("Bát đĩa",))
    for _ in range(2):
        shop.sync()
    [coc] = list(shop.graph.sets.values())
    coc.name = "Của chủ shop"
    shop.graph.sets = {coc.id + 7000: coc}  # ours is gone; somebody made one of the same goods by hand
    coc.id += 7000
    keep(shop, "Bát đĩa")
    shop.sync(full_check=True)
    assert there(shop) == {"Của chủ shop": ["COC"], "Bát đĩa": ["BAT", "DIA"]}
    [told] = shop.told("does not take the set")
    assert "exactly the same products" in str(told.meaning)
    assert "Commerce Manager" in str(told.advice)
    assert row(shop, "Gốm").state is CollectionState.REFUSED
    shop.server.requests.reset()
    shop.engine.run_round(trigger="schedule")
    assert not writes(shop), "the same would be refused again"
    shop.sync()
    assert writes(shop) == ["POST product_sets"], "the owner asked for it"
    in_category(shop, "AM", ("Gốm",))
    for _ in range(2):
        shop.sync()
    assert there(shop)["Gốm"] == ["AM", "COC"]
    assert shop.told("does not take the set") == []


def test_what_somebody_changed_there_by_hand_is_put_right_by_the_nightly_look(shop: PageWorld) -> None:
    keep(shop, "Đồ uống")
    shop.sync()
    [made] = shop.graph.sets.values()
    made.rule = {"retailer_id": {"is_any": ["COC"]}}
    shop.sync()
    assert there(shop) == {"Đồ uống": ["COC"]}
    shop.sync(full_check=True)
    assert there(shop) == {"Đồ uống": ["CAFE", "TRA"]}
    shop.graph.sets.clear()
    shop.sync(full_check=True)
    assert there(shop) == {"Đồ uống": ["CAFE", "TRA"]}
    shop.sync(full_check=True)
    assert not writes(shop)


@pytest.mark.parametrize("fault", [Fault.BEFORE_500, Fault.AFTER_500, Fault.AFTER_DROP, Fault.CUT_JSON])
def test_f20_a_lost_answer_makes_no_second_set(shop: PageWorld, fault: Fault) -> None:
    keep(shop, "Đồ uống", "Gốm")
    shop.server.faults.add(Rule(fault, path="product_sets", method="POST", times=1))
    shop.sync()
    shop.sync()
    assert there(shop) == {"Đồ uống": ["CAFE", "TRA"], "Gốm": ["COC"]}
    assert len(shop.graph.sets) == 2
    shop.sync()
    assert not writes(shop)

"""What Meta's own specifications say: every call we make exists, and none is made that exists only on paper any more.

The specifications still list the order management interface, which Meta has taken away; here they are used to make sure
that we never ask for it. Skipped where they are not beside the project (the last two are not)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from storemanager.channels import facebook
from storemanager.channels.base import ListingRef, MessageDraft, PostDraft, PriceUpdate, StockUpdate
from storemanager.channels.facebook import Facebook
from storemanager.channels.facebook import items_in as items
from storemanager.money import Money
from storemanager.practice.facebook import router
from tests.channels.facebook.conftest import HOA, LAN, Connect
from tests.channels.facebook.test_products import MUG, SHIRT
from tests.channels.world import World
from tests.practice.facebook.contracts import GONE_PARAMETERS, GONE_TAGS, REMOVED, WatchedGraph, call_of, node

SOURCES = sorted(Path(facebook.__file__).parent.glob("*.py"))


@pytest.fixture
def contracts(shared: Path) -> Path:
    return shared / "contracts" / "facebook"


def everything(page: Facebook, graph: WatchedGraph, world: World) -> None:
    """Each thing that a Page can be told or asked once."""
    graph.writes(LAN, "chào shop")
    graph.writes(HOA, "chào shop")
    for key in ("access_token", "page_id", "catalog_id"):
        assert page.test_field(key).passed
    page.check()
    page.create_product(MUG)
    made = page.create_product(SHIRT)
    page.update_product(made.remote_id, MUG)
    page.set_published(made.remote_id, True)
    page.pull_products(None)
    page.find_by_skus(["COC"])
    small = ListingRef(made.remote_id, "AT-S")
    page.write_stock([StockUpdate(small, 5, None)])
    page.write_prices([PriceUpdate(small, Money(160_000, "VND"), Money(99_000, "VND"), world.now())])
    page.read_stock([small])
    page.read_all_stock()
    page.remove_collection(page.put_collection("Tết", [small]).remote_id)
    spring = page.put_collection("Xuân", [small])
    page.put_collection("Xuân", [small, ListingRef("COC")], spring.remote_id)
    page.delete_product(made.remote_id)
    for conversation in page.pull_conversations(None).items:
        page.older_messages(conversation.remote_id, None)
        page.mark_read(conversation)
        page.send_message(conversation, MessageDraft("Dạ"))
    page.propose_template("da_gui", "vi", "Đơn {{1}} đã gửi", ("1",))
    world.advance(60)
    page.send_message(conversation, MessageDraft(template=page.templates()[0].filled(("2",))))
    page.publish_post(PostDraft("Tết", ("https://may.example/1.jpg", "https://may.example/2.jpg")))
    page.publish_post(PostDraft("Xuân", ("https://may.example/1.jpg",)))
    page.remove_post(page.posts()[0].remote_id)


def removed_edges() -> set[str]:
    """Every address of the order management interface, out of the specifications themselves."""
    found = {api["endpoint"] for api in node("CommerceOrder")["apis"] if api.get("endpoint")}
    for name in ("Page", "ProductCatalog"):
        found |= {
            api["endpoint"]
            for api in node(name)["apis"]
            if api.get("endpoint") and str(api.get("return")).startswith("Commerce")
        }
    return found


@pytest.mark.usefixtures("contracts")
def test_every_call_exists_and_none_belongs_to_what_was_taken_away(
    connect: Connect, graph: WatchedGraph, world: World
) -> None:
    everything(connect(product_link="https://may.example/?s={sku}", templates="yes"), graph, world)
    assert len(graph.seen) >= 20, "all of it was held against the specifications"
    gone = removed_edges() | set(REMOVED)
    assert {"commerce_orders", "shipments", "refunds", "cancellations"} <= gone
    for method, kind, edge in graph.seen:
        assert edge not in gone
        assert call_of(kind, method, edge) is not None
    assert graph.problems == []


@pytest.mark.usefixtures("contracts")
def test_the_practice_page_knows_no_call_that_does_not_exist() -> None:
    tables = {
        "Page": router.PAGE_EDGES,
        "ProductCatalog": router.CATALOG_EDGES,
        "ProductSet": router.SET_EDGES,
        "PagePost": router.POST_EDGES,
        "UnifiedThread": router.THREAD_EDGES,
        "IGUser": router.INSTAGRAM_EDGES,
    }
    for kind, table in tables.items():
        for method, edge in table:
            assert call_of(kind, method, edge) is not None, (kind, method, edge)
            assert edge not in removed_edges() | set(REMOVED)


@pytest.mark.usefixtures("contracts")
def test_every_field_of_an_item_that_is_read_exists() -> None:
    known = {each["name"] for each in node("ProductItem")["fields"]}
    assert set(items.PRODUCT_FIELDS.split(",")) <= known


def test_no_source_names_a_call_a_parameter_or_a_tag_that_is_gone() -> None:
    assert len(SOURCES) > 10
    words = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    for name in ("commerce_orders", "order_management", "acknowledge_order", *GONE_TAGS):
        assert name not in words
    for name in GONE_PARAMETERS:
        assert not re.search(rf'"{name}"', words), name


def test_the_single_item_calls_that_take_hundredths_are_never_used() -> None:
    words = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert not re.search(r"post\w*\(f?\"[^\"]*/products\"", words)
    assert words.count("/items_batch") == 1

"""What Meta has granted so far, thing by thing; and the catalogue, which works with everything else refused."""

from __future__ import annotations

import pytest

from storemanager.channels.base import (
    GrantedRight,
    ListingRef,
    Outcome,
    PostDraft,
    PriceUpdate,
    Rights,
    RightState,
    StockUpdate,
)
from storemanager.channels.errors import SignInError
from storemanager.channels.facebook import Facebook
from storemanager.channels.facebook.rights import CATALOGUE
from storemanager.money import Money
from storemanager.practice.facebook.settings import HUMAN_AGENT
from tests.channels.facebook.conftest import LAN
from tests.practice.facebook.contracts import WatchedGraph


def things(page: Facebook) -> dict[str, GrantedRight]:
    assert isinstance(page, Rights)
    return {each.key: each for each in page.rights()}


def test_with_everything_granted_and_reviewed_nothing_is_left_to_do(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "chào shop")
    found = things(page)
    assert list(found) == ["catalogue", "posts", "messages", "instagram", "templates", "by_hand"]
    assert {each.state for each in found.values()} == {RightState.GRANTED}
    assert not any(each.steps or each.names for each in found.values())


@pytest.mark.parametrize(
    ("taken", "closed"),
    [
        ("catalog_management", {"catalogue"}),
        ("pages_manage_posts", {"posts"}),
        ("pages_read_engagement", {"posts"}),
        ("pages_messaging", {"messages", "by_hand"}),
        ("instagram_basic", {"instagram"}),
        ("instagram_manage_messages", {"instagram"}),
        ("page_utility_messaging", {"templates"}),
        ("pages_show_list", {"posts", "messages", "instagram", "templates", "by_hand"}),
    ],
)
def test_a_right_that_is_missing_closes_its_own_things_and_names_itself(
    page: Facebook, graph: WatchedGraph, taken: str, closed: set[str]
) -> None:
    graph.writes(LAN, "chào shop")
    graph.settings.permissions.discard(taken)
    found = things(page)
    assert {key for key, each in found.items() if each.state is not RightState.GRANTED} == closed
    for key in closed - {"by_hand"}:
        assert found[key].names == (taken,)
        assert any(taken in str(step) for step in found[key].steps)
        assert found[key].page.startswith("https://")


def test_messages_that_meta_has_not_reviewed_are_open_in_part(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "chào shop")
    graph.settings.reviewed.clear()
    messages = things(page)["messages"]
    assert messages.state is RightState.IN_PART
    assert "role in it" in str(messages.meaning)
    assert "Advanced Access to pages_messaging" in str(messages.steps[0])


def test_the_feature_human_agent_is_told_apart_from_the_right_to_write(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "chào shop")
    graph.settings.features[HUMAN_AGENT] = "PENDING"
    found = things(page)
    assert found["messages"].state is RightState.GRANTED
    assert found["by_hand"].state is RightState.MISSING
    assert found["by_hand"].names == ("Human Agent",)


def test_a_dead_token_is_told_instead_of_a_list_of_rights(page: Facebook, graph: WatchedGraph) -> None:
    graph.token_dead = 460
    with pytest.raises(SignInError, match="password"):
        page.rights()


@pytest.mark.usefixtures("shirts")
def test_the_catalogue_works_with_everything_else_refused(page: Facebook, graph: WatchedGraph) -> None:
    graph.settings.permissions.intersection_update({CATALOGUE})
    graph.settings.reviewed.clear()
    found = page.check()
    assert found.can_write
    assert found.shop_name == graph.settings.catalog_name
    assert len(page.pull_products(None).items) == 2
    [sent] = page.write_stock([StockUpdate(ListingRef("MU"), wanted=9, seen=3)])
    [priced] = page.write_prices([PriceUpdate(ListingRef("MU"), Money(99_000, "VND"))])
    assert (sent.outcome, priced.outcome) == (Outcome.DONE, Outcome.DONE)
    assert graph.quantity_of("MU") == 9
    assert page.read_stock([ListingRef("MU")])[0].stock == 9
    assert len(page.read_all_stock()) == 3
    page.set_published("MU", False)
    made = page.put_collection("Sale", [ListingRef("MU")])
    assert [each.name for each in page.collections()] == ["Sale"]
    page.remove_collection(made.remote_id)
    for closed in (lambda: page.publish_post(PostDraft("x")), page.posts):
        with pytest.raises(SignInError, match="has not granted"):
            closed()
    open_now = {key for key, each in things(page).items() if each.state is RightState.GRANTED}
    assert open_now == {"catalogue"}

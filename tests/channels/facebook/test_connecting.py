"""Connecting a Page: what Meta has granted so far is said, and everything that needs no review works first."""

from __future__ import annotations

import pytest

from storemanager.channels.errors import RejectedError, SignInError
from storemanager.channels.facebook import Facebook
from storemanager.channels.facebook.api import ADDRESS
from storemanager.practice.facebook.settings import HUMAN_AGENT
from storemanager.practice.server import PracticeServer
from tests.channels.facebook.conftest import LAN, Connect
from tests.channels.world import NOON, World
from tests.practice.facebook.contracts import WatchedGraph


def warnings(page: Facebook) -> list[str]:
    return [str(each) for each in page.check().warnings]


def test_a_page_with_every_right_is_connected_without_a_warning(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "chào shop")
    check = page.check()
    assert (check.shop_name, check.currency, check.version, check.can_write) == ("Mây Shop", "VND", "v26.0", True)
    assert check.address == f"https://www.facebook.com/{graph.settings.page_id}"
    assert check.warnings == ()
    assert check.values == {
        "instagram_id": graph.settings.instagram_id,
        "instagram_name": "may.shop",
        "human_agent": "yes",
        "templates": "yes",
    }


@pytest.mark.parametrize(
    ("right", "words"),
    [
        ("catalog_management", "stock, prices and products cannot be sent"),
        ("pages_messaging", "messages of the Page are not read"),
        ("instagram_manage_messages", "messages of Instagram are not read"),
        ("page_utility_messaging", "no message about an order"),
        ("pages_manage_posts", "posts cannot be published"),
    ],
)
def test_f53_each_missing_right_is_named_with_what_works_without_it(
    page: Facebook, graph: WatchedGraph, right: str, words: str
) -> None:
    graph.writes(LAN, "chào shop")
    graph.settings.permissions.discard(right)
    [said] = [each for each in warnings(page) if right in each]
    assert words in said
    assert page.check().can_write == (right != "catalog_management")


def test_before_the_review_the_catalogue_works_and_the_messages_say_what_they_wait_for(
    page: Facebook, graph: WatchedGraph
) -> None:
    graph.writes(LAN, "chào shop")
    graph.settings.reviewed.clear()
    graph.settings.features[HUMAN_AGENT] = "PENDING"
    told = warnings(page)
    assert len(told) == 2
    assert "Advanced Access" in told[0]
    assert "Human Agent" in told[1]
    assert page.check().can_write


def test_f52_a_token_that_ends_within_a_week_is_told_of(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "chào shop")
    graph.settings.expires_at = int(NOON.timestamp()) + 5 * 86_400
    assert warnings(page) == ["Facebook's access ends on 27 Nov 2026. Make a new token before."]
    graph.settings.expires_at = int(NOON.timestamp()) + 50 * 86_400
    assert warnings(page) == []


def test_a_dead_token_and_wrong_numbers_are_cases_for_the_owner(connect: Connect, graph: WatchedGraph) -> None:
    with pytest.raises(RejectedError, match="no Page"):
        connect(page_id="123456").check()
    with pytest.raises(RejectedError, match="no catalogue"):
        connect(catalog_id="my shop").check()
    graph.token_dead = 460
    with pytest.raises(SignInError):
        connect().check()
    with pytest.raises(SignInError, match="does not know"):
        connect({"access_token": "EAAwrong"}).check()


def test_the_values_are_tested_one_by_one_and_the_numbers_found_by_themselves(
    connect: Connect, graph: WatchedGraph
) -> None:
    token = connect(page_id="", catalog_id="").test_field("access_token")
    assert token.passed, token.message
    assert token.values == {"page_id": graph.settings.page_id, "catalog_id": graph.settings.catalog_id}
    assert "Mây Shop" in str(connect().test_field("page_id").message)
    assert "Mây Shop catalogue" in str(connect().test_field("catalog_id").message)
    assert not connect(catalog_id="99999").test_field("catalog_id").passed
    assert not connect(page_id="").test_field("page_id").passed


def test_a_wrong_secret_is_told_before_and_after_it_is_tried(connect: Connect) -> None:
    assert not connect({"app_secret": "abc"}).test_field("app_secret").passed
    assert connect().test_field("app_secret").passed
    other = connect({"app_secret": "f" * 32}).test_field("access_token")
    assert not other.passed
    assert "app secret" in str(other.message)


def test_a_pattern_for_links_needs_a_place_for_the_sku(connect: Connect) -> None:
    assert connect().test_field("product_link").passed
    assert connect(product_link="https://may.example/?s={sku}").test_field("product_link").passed
    assert not connect(product_link="may.example").test_field("product_link").passed
    assert connect().test_field("api_address").passed


def test_without_an_address_of_its_own_it_speaks_to_meta() -> None:
    [address] = [field for field in Facebook.fields if field.key == "api_address"]
    assert (address.default, address.required) == (ADDRESS, False)
    assert ADDRESS == "https://graph.facebook.com"
    assert all(step.page.startswith("https://") for step in Facebook.steps)


def test_f70_neither_tokens_nor_proofs_reach_a_log(page: Facebook, graph: WatchedGraph, world: World) -> None:
    graph.writes(LAN, "chào shop")
    page.check()
    everything = "\n".join(world.lines)
    assert "debug_token" in everything
    for secret in (graph.settings.system_token, graph.settings.page_token, graph.settings.app_secret, "appsecret"):
        assert secret not in everything


def test_every_token_travels_in_the_header(page: Facebook, server: PracticeServer) -> None:
    page.read_all_stock()
    assert all("access_token" not in request.query for request in server.requests)

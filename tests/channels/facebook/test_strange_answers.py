"""Whatever shape an answer has, the shop gets a result or one of the three errors, and nothing that was not done counts
as done."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemanager.channels.base import (
    ListingRef,
    MessageDraft,
    Outcome,
    PostDraft,
    RemoteConversation,
    RemoteMessage,
    RemotePerson,
    StockUpdate,
)
from storemanager.channels.errors import ChannelError
from storemanager.channels.facebook import Facebook
from tests.channels.facebook.conftest import page_settings
from tests.channels.facebook.test_products import SHIRT
from tests.channels.world import NOON, Script, World, answer

SETTINGS = page_settings("https://shop.example", product_link="https://may.example/?s={sku}", templates="yes")
NAMES = (
    "data", "id", "retailer_id", "retailer_product_group_id", "availability", "quantity_to_sell_on_facebook", "errors",
    "handles", "validation_status", "status", "message", "messages", "participants", "from", "created_time",
    "updated_time", "paging", "cursors", "after", "next", "name", "filter", "access_token", "scopes", "is_valid",
    "attachments", "components", "price", "sale_price_start_date", "error", "code", "expires_at", "handle",
    "ids_of_invalid_requests", "errors_total_count", "additional_variant_attributes", "additional_image_urls",
)  # fmt: skip
WORDS = ("", "AO", "finished", "in stock", "BODY", "2026-11-22T05:00:00+0000", '{"retailer_id":1}', "EAAx", "t_1")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=14,
)
ROWS = st.fixed_dictionaries(
    {"data": st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6), max_size=3)}
)
LAN = RemoteConversation(
    "t_1", RemotePerson("67"), NOON, (RemoteMessage("m_1", NOON - timedelta(hours=1), False, "chào"),), "MESSENGER"
)
DEEDS: dict[str, Callable[[Facebook], object]] = {
    "check": lambda page: page.check(),
    "pull": lambda page: page.pull_products(None),
    "find": lambda page: page.find_by_skus(["AO"]),
    "read": lambda page: page.read_stock([ListingRef("AO")]),
    "read all": lambda page: page.read_all_stock(),
    "create": lambda page: page.create_product(SHIRT),
    "publish": lambda page: page.set_published("AO", True),
    "sets": lambda page: page.put_collection("Tết", [ListingRef("AO")]),
    "talk": lambda page: page.pull_conversations(None),
    "older": lambda page: page.older_messages("t_1", None),
    "send": lambda page: page.send_message(LAN, MessageDraft("Dạ", first_tried_at=NOON)),
    "templates": lambda page: page.propose_template("a", "vi", "x", ()),
    "posts": lambda page: page.publish_post(PostDraft("Tết", first_tried_at=NOON)),
}


def page_that_hears(replies: list[Any]) -> Facebook:
    """Its requests are answered by these in turn; the Page's token always comes."""
    left = iter(replies)

    def reply(request: httpx.Request) -> httpx.Response:
        if request.url.params.get("fields") == "access_token":
            return answer({"access_token": "EAAPageToken0001"})
        return answer(next(left, {"data": []}))

    return Facebook(SETTINGS, context=World().context(Script(reply)))


@pytest.mark.parametrize("deed", DEEDS, ids=str)
@settings(max_examples=20, deadline=None)
@given(replies=st.lists(VALUES | ROWS, min_size=1, max_size=4))
def test_any_answer_is_understood_or_is_one_of_the_three_errors(deed: str, replies: list[Any]) -> None:
    page = page_that_hears(replies)
    with suppress(ChannelError):
        DEEDS[deed](page)
    page.close()


@settings(max_examples=60, deadline=None)
@given(taken=VALUES, told=VALUES | ROWS)
def test_f26_only_a_finished_batch_without_a_complaint_is_done(taken: Any, told: Any) -> None:
    page = page_that_hears([taken, *[told] * 12])
    try:
        [result] = page.write_stock([StockUpdate(ListingRef("AO"), 3, None)])
    except ChannelError:
        return
    finally:
        page.close()
    if result.outcome is Outcome.DONE:
        assert isinstance(taken, dict)
        assert taken["handles"]
        [*_, row] = [each for each in told["data"] if isinstance(each, dict)][:1]
        assert row["status"] == "finished"
        assert "AO" not in json.dumps([row.get("errors"), row.get("ids_of_invalid_requests")])

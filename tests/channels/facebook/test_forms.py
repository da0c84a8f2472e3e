"""What Facebook's catalogue wants to know of a product, and what becomes of the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storemanager.channels.base import ListingForms
from storemanager.channels.errors import RejectedError
from storemanager.channels.facebook import Facebook
from tests.channels.facebook.conftest import Connect
from tests.channels.facebook.test_products import MUG
from tests.practice.facebook.contracts import WatchedGraph


def test_a_page_on_the_web_is_asked_for_where_none_can_be_made_from_the_sku(connect: Connect, page: Facebook) -> None:
    assert isinstance(page, ListingForms)
    assert connect().listing_rules().link
    assert not page.listing_rules().link
    assert page.listing_rules().images.least == 1


def test_facebook_has_no_categories_to_choose_from(page: Facebook) -> None:
    assert page.listing_categories() == ()
    with pytest.raises(RejectedError, match="no categories to choose from"):
        page.listing_fields("12")
    assert [field.key for field in page.listing_fields("")] == ["brand", "condition", "google_product_category"]


def test_answers_stand_in_the_catalogue_and_unanswered_ones_stay(page: Facebook, graph: WatchedGraph) -> None:
    answers = (("brand", ("Gốm Lan",)), ("condition", ("used",)), ("unknown", ("x",)))
    made = page.create_product(replace(MUG, fields=answers))
    item = graph.items["COC"].data
    assert (item["brand"], item["condition"]) == ("Gốm Lan", "used")
    assert "unknown" not in item
    there = replace(MUG.variants[0], ref=made.variants[0].ref)
    page.update_product(made.remote_id, replace(MUG, title="Cốc to", variants=(there,)))
    assert item["title"] == "Cốc to"
    assert (item["brand"], item["condition"]) == ("Gốm Lan", "used")

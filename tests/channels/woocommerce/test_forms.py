"""What a WooCommerce shop wants to know of a product, and what it does with the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from storemanager.channels.base import ListingForms, RemoteCategory
from storemanager.channels.errors import RejectedError
from storemanager.channels.woocommerce import WooCommerce
from storemanager.practice.woocommerce import PracticeShop
from tests.channels.woocommerce.test_products import CAKE


def test_the_shops_own_categories_are_read_with_their_whole_path(website: WooCommerce) -> None:
    assert isinstance(website, ListingForms)
    assert not website.listing_rules().category
    website.create_product(CAKE)
    found = {category.path: category for category in website.listing_categories()}
    assert ("Đồ ăn", "Bánh") in found
    assert ("Đồ ăn",) in found
    assert all(isinstance(category, RemoteCategory) for category in found.values())


def test_a_chosen_category_stands_in_place_of_those_of_the_book(website: WooCommerce, shop: PracticeShop) -> None:
    made = website.create_product(CAKE)
    gift = next(each for each in website.listing_categories() if each.path == ("Quà tặng",))
    changed = website.update_product(made.remote_id, replace(CAKE, category_id=gift.remote_id))
    assert changed.categories == (("Quà tặng",),)
    categories = len(shop.categories)
    website.update_product(made.remote_id, replace(CAKE, category_id=gift.remote_id, categories=(("Mới",),)))
    assert len(shop.categories) == categories


def test_answers_of_the_form_are_kept_and_unanswered_ones_are_left(website: WooCommerce, shop: PracticeShop) -> None:
    answers = (("featured", ("true",)), ("short_description", ("Ngon, giòn",)))
    made = website.create_product(replace(CAKE, fields=answers))
    kept = shop.products[int(made.remote_id)].plain
    assert (kept["featured"], kept["short_description"]) == (True, "Ngon, giòn")
    website.update_product(made.remote_id, replace(CAKE, fields=(("featured", ("false",)),)))
    assert (kept["featured"], kept["short_description"]) == (False, "Ngon, giòn")


@pytest.mark.parametrize("category", ["abc", "-1"])
def test_a_category_of_another_channel_is_refused_before_anything_is_sent(
    website: WooCommerce, shop: PracticeShop, category: str
) -> None:
    with pytest.raises(RejectedError, match="none of this website's"):
        website.listing_fields(category)
    with pytest.raises(RejectedError, match="none of this website's"):
        website.create_product(replace(CAKE, category_id=category))
    assert shop.products == {}

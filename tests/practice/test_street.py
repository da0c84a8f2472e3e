"""The practice channels of the demo: the same goods side by side, and the same shops the next day."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from storemanager.practice.facebook.stall import PageStall
from storemanager.practice.shopee.stall import MarketStall
from storemanager.practice.street import KINDS, Street
from storemanager.practice.woocommerce.stall import WebsiteStall

NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)


def a_street(folder: Path, *kinds: str) -> Street:
    return Street(
        folder, kinds or KINDS, products=18, weeks=1, seed=5, busy=False, clock=lambda: NOON
    )  # fmt: skip


def skus_of(street: Street) -> tuple[set[str], set[str]]:
    assert street.market is not None
    assert street.page is not None
    there = {model.sku for item in street.market.shop.items.values() for model in item.models.values()}
    return there, set(street.page.graph.items)


def test_marketplace_and_page_sell_the_website_s_goods_and_show_its_numbers(tmp_path: Path) -> None:
    street = a_street(tmp_path)
    on_market, on_page = skus_of(street)
    website, market, page = street.website.shop, street.market, street.page
    assert market is not None
    assert page is not None
    assert on_market
    assert on_market <= on_page
    for sku in on_market:
        assert market.shop.find(sku)[1].units == max(0, website.stock_of(sku) or 0)
        assert page.graph.quantity_of(sku) == market.shop.find(sku)[1].units


def test_what_people_did_is_still_so_the_next_day(tmp_path: Path) -> None:
    with a_street(tmp_path) as street:
        for stall in street:
            for _ in range(6):
                stall.somebody_comes()
    website, market, page = street.website, street.market, street.page
    again = a_street(tmp_path)
    assert again.market is not None
    assert again.page is not None
    assert market is not None
    assert page is not None
    assert again.website.shop.orders == website.shop.orders
    assert again.market.shop.orders == market.shop.orders != {}
    assert again.market.shop.items == market.shop.items
    assert again.market.shop.numbers == market.shop.numbers
    assert again.page.graph.threads == page.graph.threads != {}
    assert again.page.graph.items == page.graph.items
    before = set(again.market.shop.orders)
    again.market.shop.buy(next(sku for sku in skus_of(again)[0] if again.market.shop.find(sku)[1].units))
    assert len(again.market.shop.orders) == len(before) + 1, "no number is given out twice"


def test_a_file_that_is_none_is_made_anew(tmp_path: Path) -> None:
    for stall in (WebsiteStall, MarketStall, PageStall):
        (tmp_path / stall.file_name).write_text("{")
    street = a_street(tmp_path)
    assert all(skus_of(street))


def test_only_the_channels_that_are_wanted_run(tmp_path: Path) -> None:
    with a_street(tmp_path, MarketStall.kind) as street:
        assert [stall.kind for stall in street] == [MarketStall.kind]
    assert [path.name for path in tmp_path.iterdir()] == [MarketStall.file_name]

"""The answers of a real server, where they are beside the project: each is understood as what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from storemanager.channels.base import ListingRef, Outcome, RemoteStatus, StockUpdate
from storemanager.channels.errors import ChannelError, RejectedError, SignInError
from storemanager.channels.woocommerce import WooCommerce, connecting, orders_in, products_in
from storemanager.channels.woocommerce.api import WooApi
from storemanager.money import Money
from tests.channels.world import Script, World, answer, settings

Sample = Callable[[str], dict[str, Any]]


@pytest.fixture
def sample(shared: Path) -> Sample:
    folder = shared / "contracts" / "woocommerce" / "samples"

    def read(name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return found

    return read


def replay(sample: dict[str, Any]) -> httpx.Response:
    return answer(sample["body"], sample["status"], {"X-WP-Total": sample["headers"].get("X-WP-Total", "")})


@pytest.mark.parametrize(
    ("name", "kind", "gone"),
    [
        ("error_401_bad_secret", SignInError, None),
        ("error_401_no_auth", SignInError, None),
        ("error_401_oauth_bad_signature", SignInError, None),
        ("error_401_read_only_key_writes", SignInError, None),
        ("error_401_unknown_key", SignInError, None),
        ("error_400_put_unknown_product_id", RejectedError, True),
        ("error_404_product", RejectedError, True),
        ("error_404_order", RejectedError, True),
        ("error_404_customer", RejectedError, True),
        ("variation_put_on_products_route", RejectedError, True),
        ("error_404_route", RejectedError, False),
        ("error_400_duplicate_sku", RejectedError, False),
        ("error_400_duplicate_gtin", RejectedError, False),
        ("error_400_stock_not_a_number", RejectedError, False),
        ("error_400_order_bad_status", RejectedError, False),
        ("error_400_bad_json", RejectedError, False),
        ("error_413_batch_of_101", RejectedError, False),
        ("error_500_refund_gateway_cannot", RejectedError, False),
        ("error_500_refund_too_much", RejectedError, False),
        ("error_501_customer_delete_without_force", RejectedError, False),
        ("product_create_with_trashed_sku", RejectedError, False),
    ],
)
def test_each_refusal_becomes_the_right_error(
    sample: Sample, world: World, name: str, kind: type[ChannelError], gone: bool | None
) -> None:
    script = Script(replay(sample(name)))
    api = WooApi(settings(sign_in="basic"), world.context(script))
    with pytest.raises(kind) as caught:
        api.send("POST", "anything", {})
    assert len(script.requests) == 1
    if gone is not None:
        assert isinstance(caught.value, RejectedError)
        assert caught.value.gone is gone
    assert "<" not in str(caught.value), "no markup in what the owner reads"


def test_real_orders_are_understood(sample: Sample) -> None:
    expected = {
        "order_processing": RemoteStatus.TO_SHIP,
        "order_completed": RemoteStatus.COMPLETED,
        "order_on_hold": RemoteStatus.ON_HOLD,
        "order_pending": RemoteStatus.UNPAID,
        "order_cancelled": RemoteStatus.CANCELLED,
        "order_failed": RemoteStatus.FAILED,
        "order_refunded": RemoteStatus.REFUNDED,
        "order_checkout_draft": RemoteStatus.DRAFT,
        "order_from_storefront_cod": RemoteStatus.TO_SHIP,
        "order_from_storefront_bacs_variation": RemoteStatus.ON_HOLD,
        "order_create_unknown_product_id_accepted": None,
    }
    for name, status in expected.items():
        order = orders_in.order(sample(name)["body"], [], currency="VND")
        assert status is None or order.status is status
        goods = sum((line.total for line in order.lines), Money(0, "VND"))
        parts = [order.shipping_total, order.fee_total, order.tax_total]
        assert sum((part for part in parts if part), goods) == order.total, name
        if order.takes_stock and status is not None and not sample(name)["body"]["refunds"]:
            assert [line.stock_taken for line in order.lines] == [line.quantity for line in order.lines]
        if status in (RemoteStatus.CANCELLED, RemoteStatus.FAILED, RemoteStatus.UNPAID):
            assert {line.stock_taken for line in order.lines} == {0}


def test_a_real_partial_refund_says_what_came_back(sample: Sample) -> None:
    refunds = sample("refund_list")["body"]
    order = orders_in.order(sample("order_with_partial_refund")["body"], refunds, currency="VND")
    assert [refund.restocked for refund in order.refunds] == [True]
    assert [line.stock_taken for line in order.lines] == [2, 3, 1]


def test_real_products_are_understood(sample: Sample) -> None:
    on_sale = products_in.product(
        sample("product_simple_on_sale")["body"],
        [],
        currency="VND",
        weight_unit="kg",
        paths={16: ("Quần áo", "Áo thun")},
    )
    only = on_sale.variants[0]
    assert (only.price, only.sale_price, only.stock) == (Money(324000, "VND"), Money(259000, "VND"), 130)
    assert (only.barcode, only.weight_grams) == ("8930000000019", 1600)
    assert on_sale.categories == (("Quần áo", "Áo thun"),)
    shirt = products_in.product(
        sample("product_variable")["body"],
        sample("variation_list")["body"],
        currency="VND",
        weight_unit="kg",
        paths={},
    )
    assert shirt.variants
    assert all([name for name, _ in variant.options] == ["Màu", "Size"] for variant in shirt.variants)
    pool = sample("variation_stock_managed_by_parent")["body"]
    shared_variant = products_in.variant(pool, "323", {"attributes": []}, "VND", "kg")
    assert (shared_variant.stock, shared_variant.stock_shared) == (9, True)


def test_real_batches_give_each_item_its_own_result(sample: Sample, world: World) -> None:
    raw = sample("batch_update_partial_error")["body"]["update"]
    website = WooCommerce(settings(sign_in="basic"), context=world.context(Script(answer({"update": raw}))))
    refs = [ListingRef("19"), ListingRef("999999"), ListingRef("20"), ListingRef("20")]
    results = website.write_stock([StockUpdate(ref, 5, 6) for ref in refs])
    assert [result.outcome for result in results] == [
        Outcome.DONE,
        Outcome.REJECTED,
        Outcome.REJECTED,
        Outcome.DONE,
    ]
    assert [result.gone for result in results] == [False, True, False, False]
    assert [result.stock for result in results] == [77, None, None, 78]
    for name in ("batch_top_level_fields_param", "variation_id_in_products_batch"):
        website = WooCommerce(settings(sign_in="basic"), context=world.context(Script(replay(sample(name)))))
        result = website.write_stock([StockUpdate(ListingRef("191"), 5, 6)])[0]
        assert result.outcome is (Outcome.UNKNOWN if name.startswith("batch") else Outcome.REJECTED)


def test_a_real_shop_says_what_it_is(sample: Sample, world: World) -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path.endswith("/wp-json/"):
            return replay(sample("site_index"))
        if path.endswith("system_status"):
            return replay(sample("system_status"))
        return answer([])

    found = connecting.check(WooApi(settings(), world.context(Script(serve))))
    assert (found.shop_name, found.version) == ("Cửa hàng mẫu", "11.0.1")
    assert (found.currency, found.timezone) == ("VND", "Asia/Ho_Chi_Minh")
    assert found.warnings == ()


def test_filters_we_rely_on_are_really_there(shared: Path) -> None:
    """An unknown filter is ignored in silence: each one used in a pull must be in the shop's own description."""
    used = {
        "products": {"modified_after", "dates_are_gmt", "include", "sku", "search_sku", "status", "include_status"},
        "product_variations_all": {"modified_after", "modified_before", "dates_are_gmt", "include", "parent"},
        "orders": {"modified_after", "modified_before", "dates_are_gmt", "status"},
    }
    for name, filters in used.items():
        schema = json.loads((shared / "contracts/woocommerce/schema" / f"{name}.json").read_text(encoding="utf-8"))
        args = next(each["args"] for each in schema["endpoints"] if "GET" in each["methods"])
        assert filters <= set(args), name
        assert {"modified", "id"} <= set(args["orderby"]["enum"]), name

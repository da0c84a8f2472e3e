"""Items are written in batches that are worked off later, and read with prices for a shopper's eyes."""

from __future__ import annotations

from typing import Any

from storemanager.practice.facebook import PracticeGraph
from storemanager.practice.facebook.stocked import stocked_page
from tests.practice.facebook.conftest import Api, a_minute, a_row
from tests.practice.woocommerce.conftest import Hands

FIELDS = "id,retailer_id,retailer_product_group_id,name,availability,price,sale_price,sale_price_start_date,currency"


def _products(api: Api, **parameters: Any) -> Any:
    asked: dict[str, Any] = {"fields": FIELDS, **parameters}
    return api.get(f"{api.graph.settings.catalog_id}/products", **asked).json()


def test_a_batch_is_taken_at_once_and_worked_off_later(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    said = api.batch(a_row("AO-M", item_group_id="AO")).json()
    [handle] = said["handles"]
    assert said["validation_status"][0]["warnings"]
    assert api.status(handle)["status"] == "in_progress"
    assert graph.quantity_of("AO-M") is None
    a_minute(clock)
    assert api.status(handle)["status"] == "finished"
    assert graph.quantity_of("AO-M") == 12


def test_no_batch_overtakes_one_that_came_before(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    api.batch(a_row("AO-M"))
    a_minute(clock)
    for seconds, quantity in ((90.0, 3), (1.0, 5)):
        graph.settings.batch_seconds = seconds
        api.batch({"method": "UPDATE", "data": {"id": "AO-M", "quantity_to_sell_on_facebook": quantity}})
    a_minute(clock)
    assert graph.quantity_of("AO-M") == 12
    a_minute(clock)
    assert graph.quantity_of("AO-M") == 5


def test_prices_are_written_as_text_and_shown_for_eyes_only(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    window = "2026-12-01T00:00+07:00/2026-12-12T23:59+07:00"
    api.batch(a_row("AO-M", sale_price="135000 VND", sale_price_effective_date=window))
    a_minute(clock)
    [item] = _products(api)["data"]
    assert (item["price"], item["sale_price"], item["currency"]) == ("150.000 ₫", "135.000 ₫", "VND")
    assert item["sale_price_start_date"] == "2026-12-01T00:00+07:00"
    graph.settings.locale = "en"
    assert _products(api)["data"][0]["price"] == "₫150,000"


def test_an_update_changes_only_what_it_names(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    api.batch(a_row("AO-M"))
    a_minute(clock)
    api.batch({"method": "UPDATE", "data": {"id": "AO-M", "quantity_to_sell_on_facebook": 3}}, allow_upsert=False)
    a_minute(clock)
    assert graph.quantity_of("AO-M") == 3
    assert graph.price_of("AO-M")[0] == "150000 VND"


def test_a_finished_batch_may_hold_refused_rows(api: Api, clock: Hands) -> None:
    rows = [a_row("AO-M"), {"method": "UPDATE", "data": {"id": "GONE", "title": "?"}}, a_row("AO-L")]
    [handle] = api.batch(*rows, allow_upsert=False).json()["handles"]
    a_minute(clock)
    told = api.status(handle, load_ids_of_invalid_requests="true")
    assert told["ids_of_invalid_requests"] == ["GONE"]
    assert told["errors"] == [{"line": 2, "id": "GONE", "message": "Item not found"}]
    assert api.status(handle)["ids_of_invalid_requests"] == [], "the list comes only when it is asked for"


def test_what_cannot_be_right_is_said_at_once(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    said = api.batch(a_row("AO-M", price="150.000 đ"), a_row("AO-L", image_link=""), a_row("AO-S")).json()
    assert len(said["handles"]) == 1
    wrong = {each["retailer_id"]: each["errors"] for each in said["validation_status"] if each["errors"]}
    assert wrong.keys() == {"AO-M", "AO-L"}
    a_minute(clock)
    assert graph.quantity_of("AO-S") == 12
    assert graph.items.keys() == {"AO-S"}
    assert api.batch(a_row("AO-M", availability="maybe")).json()["handles"] == []


def test_a_sale_price_must_be_lower_than_the_price(api: Api, clock: Hands) -> None:
    [handle] = api.batch(a_row("AO-M", sale_price="150000 VND")).json()["handles"]
    a_minute(clock)
    assert api.status(handle)["errors_total_count"] == 1


def test_a_row_that_was_taken_may_be_rejected_by_a_review_later(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    api.batch(a_row("AO-M"), a_row("TL", title="Thuốc lá cuộn tay"))
    a_minute(clock, 0.1)
    fields = "retailer_id,review_status,errors"
    assert {item["review_status"] for item in _products(api, fields=fields)["data"]} == {"pending"}
    a_minute(clock, 2)
    by_id = {item["retailer_id"]: item for item in _products(api, fields=fields)["data"]}
    assert by_id["AO-M"]["review_status"] == "approved"
    assert by_id["TL"]["review_status"] == "rejected"
    assert "commerce policy" in by_id["TL"]["errors"][0]["title"]


def test_too_many_rows_are_too_much_data(api: Api) -> None:
    row = {"method": "UPDATE", "data": {"id": "AO-M", "title": "x"}}
    assert api.error(api.batch(*[row] * 5001))[0] == 1


def test_a_list_is_paged_by_cursors_and_skips_nothing_when_it_shrinks(api: Api, graph: PracticeGraph) -> None:
    for number in range(5):
        graph.put_item(a_row(f"AO-{number}")["data"])
    first = _products(api, limit=2)
    after = first["paging"]["cursors"]["after"]
    del graph.items["AO-1"]
    second = _products(api, limit=2, after=after)
    assert [item["retailer_id"] for item in second["data"]] == ["AO-2", "AO-3"]
    last = _products(api, limit=2, after=second["paging"]["cursors"]["after"])
    assert "next" not in last["paging"]


def test_items_are_found_by_our_own_ids(api: Api, graph: PracticeGraph) -> None:
    for number in range(5):
        graph.put_item(a_row(f"AO-{number}", item_group_id="AO" if number < 2 else "")["data"])
    found = _products(api, filter='{"retailer_id":{"is_any":["AO-1","AO-9"]}}')
    assert [item["retailer_id"] for item in found["data"]] == ["AO-1"]
    group = '{"or":[{"retailer_product_group_id":{"eq":"AO"}},{"retailer_id":{"eq":"AO"}}]}'
    assert len(_products(api, filter=group)["data"]) == 2
    assert api.error(api.get(f"{graph.settings.catalog_id}/products", fields="sku"))[0] == 100


def test_a_set_is_a_rule_with_a_name(api: Api, graph: PracticeGraph) -> None:
    graph.put_item(a_row("AO-1")["data"])
    sets = f"{graph.settings.catalog_id}/product_sets"
    rule = '{"retailer_id":{"is_any":["AO-1"]}}'
    made = api.post(sets, name="Sale", filter=rule).json()["id"]
    [told] = api.get(sets, fields="id,name,product_count,filter").json()["data"]
    assert told == {"id": made, "name": "Sale", "product_count": 1, "filter": '{"retailer_id": {"is_any": ["AO-1"]}}'}
    assert api.error(api.post(sets, name="Again", filter=rule)) == (10803, 0)
    assert api.post(made, name="Tết").json() == {"success": True}
    assert api.delete(made).json() == {"success": True}
    assert api.error(api.delete(made)) == (100, 33)


def test_the_demo_page_sells_what_the_demo_website_sells() -> None:
    graph = stocked_page(products=20)
    again = stocked_page(products=20)
    assert len(graph.items) > 20, "kinds of one thing are items of their own"
    assert {sku: item.data for sku, item in graph.items.items()} == {s: i.data for s, i in again.items.items()}
    groups = {item.data["item_group_id"] for item in graph.items.values() if "item_group_id" in item.data}
    assert groups
    assert all(item.data["price"].endswith(" VND") and item.data["image_link"] for item in graph.items.values())

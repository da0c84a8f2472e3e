"""Pages, totals, filters and the incremental pull."""

import httpx
import pytest

from storemanager.practice.woocommerce import PracticeShop
from tests.practice.woocommerce.conftest import Hands


@pytest.fixture
def seven(shop: PracticeShop, clock: Hands) -> list[int]:
    """Seven products, one second apart."""
    numbers = []
    for number in range(7):
        numbers.append(shop.add_product({"name": f"Hàng {number}", "sku": f"H{number}", "regular_price": "1000"}))
        clock.advance(1)
    return numbers


def _ids(answer: httpx.Response) -> list[int]:
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()]


def test_pages_come_with_totals_and_links_and_end_in_an_empty_list(api: httpx.Client, seven: list[int]) -> None:
    asked: dict[str, str | int] = {"per_page": 3, "orderby": "id", "order": "asc", "_fields": "id"}
    first = api.get("/products", params=asked)
    assert _ids(first) == seven[:3]
    assert (first.headers["X-WP-Total"], first.headers["X-WP-TotalPages"]) == ("7", "3")
    assert 'rel="next"' in first.headers["Link"]
    assert 'rel="prev"' not in first.headers["Link"]
    third = api.get("/products", params={**asked, "page": 3})
    assert _ids(third) == seven[6:]
    assert 'rel="next"' not in third.headers["Link"]
    assert _ids(api.get("/products", params={**asked, "page": 99})) == []
    following = first.headers["Link"].partition(">")[0].lstrip("<")
    assert _ids(api.get(following)) == seven[3:6]
    assert _ids(api.get("/products", params={**asked, "offset": 5})) == seven[5:]


@pytest.mark.parametrize("size", [101, 0, -1])
def test_a_page_holds_one_to_a_hundred(api: httpx.Client, size: int) -> None:
    refused = api.get("/products", params={"per_page": size}).json()
    assert refused["data"]["params"] == {"per_page": "per_page must be between 1 (inclusive) and 100 (inclusive)"}


def test_filters_that_do_not_exist_are_ignored(api: httpx.Client, seven: list[int]) -> None:
    assert len(_ids(api.get("/products", params={"meta_key": "x", "per_page": 50}))) == 7
    api.post("/customers", json={"email": "a@mail.example"})
    assert len(_ids(api.get("/customers", params={"modified_after": "2099-01-01T00:00:00"}))) == 1


@pytest.mark.parametrize(
    ("bound", "as_gmt", "found"),
    [
        ("2026-11-22T05:00:03", "true", 3),  # what should be sent: UTC without a suffix
        ("2026-11-22T12:00:03", "false", 3),  # shop time
        ("2026-11-22T05:00:03Z", "false", 3),
        ("2026-11-22T12:00:03+07:00", "false", 3),
        ("2026-11-22T05:00:03Z", "true", 0),  # wrong by the offset, and nobody says so
        ("2026-11-22T05:00:03", "false", 7),  # f08: UTC taken for shop time
    ],
)
def test_f08_modified_after_means_shop_time_unless_told_otherwise(
    api: httpx.Client, seven: list[int], bound: str, as_gmt: str, found: int
) -> None:
    asked = {"modified_after": bound, "dates_are_gmt": as_gmt, "orderby": "modified", "order": "asc"}
    assert _ids(api.get("/products", params=asked)) == seven[7 - found :]


def test_a_date_that_is_none_is_refused(api: httpx.Client) -> None:
    for bad in ("gestern", "2026-11-22"):
        refused = api.get("/orders", params={"modified_after": bad}).json()
        assert refused["data"]["details"]["modified_after"]["code"] == "rest_invalid_date"


def test_a_change_moves_a_product_to_the_end_of_the_pull(api: httpx.Client, clock: Hands, seven: list[int]) -> None:
    asked = {"modified_after": "2026-11-22T05:00:06", "dates_are_gmt": "true", "orderby": "modified", "order": "asc"}
    assert _ids(api.get("/products", params=asked)) == []
    api.put(f"/products/{seven[0]}", json={"regular_price": "1000"})
    assert _ids(api.get("/products", params=asked)) == [seven[0]]


def test_the_variations_of_all_products_come_in_one_list_on_new_shops_only(
    shop: PracticeShop, api: httpx.Client, shirt: int
) -> None:
    assert _ids(api.get("/variations", params={"order": "asc"})) == shop.products[shirt].children
    assert _ids(api.get(f"/products/{shirt}/variations", params={"sku": "SHIRT-M"})) == [
        shop.products[shirt].children[1]
    ]
    shop.settings.lists_all_variations = False
    missing = api.get("/variations")
    assert (missing.status_code, missing.json()["code"]) == (404, "rest_no_route")
    assert api.options("/variations").status_code == 404


def test_include_and_exclude_choose_by_id(api: httpx.Client, seven: list[int]) -> None:
    some = f"{seven[4]},{seven[2]}"
    assert _ids(api.get("/products", params={"include": some, "orderby": "include"})) == [seven[4], seven[2]]
    assert seven[4] not in _ids(api.get("/products", params={"exclude": some}))


def test_fields_trim_lists_to_the_bone_and_leave_single_answers_their_links(
    api: httpx.Client, seven: list[int]
) -> None:
    assert set(api.get("/products", params={"_fields": "id,sku"}).json()[0]) == {"id", "sku"}
    single = api.get(f"/products/{seven[0]}", params={"_fields": "id"}).json()
    assert set(single) == {"id", "_links"}
    nested = api.get(f"/products/{seven[0]}", params={"_fields": "dimensions.width"}).json()
    assert nested["dimensions"] == {"width": ""}


def test_options_tells_which_filters_exist(api: httpx.Client) -> None:
    read = api.options("/products").json()["endpoints"][0]["args"]
    assert read["modified_after"]["format"] == "date-time"
    assert read["per_page"]["maximum"] == 100
    assert "modified_after" not in api.options("/customers").json()["endpoints"][0]["args"]


def test_bad_json_an_unknown_route_and_a_missing_field_are_refused(api: httpx.Client) -> None:
    assert api.post("/products", content='{"name": ').json()["code"] == "rest_invalid_json"
    assert api.get("/carts").json()["code"] == "rest_no_route"
    missing = api.post("/customers", json={}).json()
    assert (missing["code"], missing["data"]["params"]) == ("rest_missing_callback_param", ["email"])


def test_ten_thousand_products_are_listed_in_pages_without_sorting_each_time(
    shop: PracticeShop, api: httpx.Client
) -> None:
    for number in range(10_000):
        shop.add_product({"name": f"Hàng {number}", "sku": f"H{number}", "regular_price": "1000"})
    asked: dict[str, str | int] = {"per_page": 100, "orderby": "id", "order": "asc", "_fields": "id,sku"}
    seen: list[int] = []
    for page in range(1, 102):
        seen += _ids(api.get("/products", params={**asked, "page": page}))
    assert len(set(seen)) == len(seen) == 10_000
    assert len(shop.sorted_lists) == 1

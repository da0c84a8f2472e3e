"""Products and variations: prices, SKUs, texts, pictures, the trash."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from storemanager.practice.woocommerce import PracticeShop
from tests.practice.woocommerce.conftest import Hands


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("90000", "90000"), ("90000.55", "90000.55"), ("12.000", "12.000"), ("12,5", "12.5"), ("1.234.567", "1234.567")],
)
def test_f46_a_dot_in_a_price_is_the_decimal_point(api: httpx.Client, mug: int, sent: str, kept: str) -> None:
    answer = api.put(f"/products/{mug}", json={"regular_price": sent}).json()
    assert (answer["regular_price"], answer["price"]) == (kept, kept)


def test_a_word_as_price_wipes_it_and_a_number_is_refused(api: httpx.Client, mug: int) -> None:
    refused = api.put(f"/products/{mug}", json={"regular_price": 91000})
    assert refused.status_code == 400
    assert refused.json()["data"]["details"]["regular_price"]["code"] == "rest_invalid_type"
    wiped = api.put(f"/products/{mug}", json={"regular_price": "abc"})
    assert wiped.status_code == 200
    assert (wiped.json()["price"], wiped.json()["purchasable"]) == ("", False)


def test_a_sale_price_above_the_regular_one_is_dropped_in_silence(api: httpx.Client, mug: int) -> None:
    answer = api.put(f"/products/{mug}", json={"sale_price": "90000"}).json()
    assert (answer["sale_price"], answer["on_sale"], answer["price"]) == ("", False, "90000")


def test_f45_a_sale_begins_and_ends_in_shop_time(api: httpx.Client, clock: Hands, mug: int) -> None:
    sale = {
        "sale_price": "70000",
        "date_on_sale_from": "2026-11-22T13:00:00",
        "date_on_sale_to_gmt": "2026-11-22T07:00:00",
    }
    shown = api.put(f"/products/{mug}", json=sale).json()
    assert (shown["on_sale"], shown["price"]) == (False, "90000")
    assert shown["date_on_sale_from_gmt"] == "2026-11-22T06:00:00"
    assert shown["date_on_sale_to"] == "2026-11-22T14:00:00"
    clock.advance(3600)
    assert api.get(f"/products/{mug}").json()["price"] == "70000"
    assert [item["id"] for item in api.get("/products", params={"on_sale": "true"}).json()] == [mug]
    clock.advance(3601)
    after = api.get(f"/products/{mug}").json()
    assert (after["on_sale"], after["price"], after["sale_price"]) == (False, "90000", "70000")
    assert api.get("/products", params={"on_sale": "true"}).json() == []
    cleared = api.put(f"/products/{mug}", json={"sale_price": "", "date_on_sale_from": "", "date_on_sale_to": ""})
    assert cleared.json()["date_on_sale_to"] is None


def test_a_sku_is_taken_whatever_its_case_and_even_by_the_trash(api: httpx.Client, mug: int) -> None:
    refused = api.post("/products", json={"name": "Khác", "sku": " mug "}).json()
    assert (refused["code"], refused["data"]["resource_id"]) == ("product_invalid_sku", mug)
    api.delete(f"/products/{mug}")
    trashed = api.post("/products", json={"name": "Khác", "sku": "MUG"})
    assert (trashed.status_code, trashed.json()["code"]) == (400, "woocommerce_rest_product_not_created")
    api.delete(f"/products/{mug}", params={"force": "true"})
    assert api.post("/products", json={"name": "Khác", "sku": "MUG"}).status_code == 201


def test_f24_creating_a_product_four_times_at_once_makes_one(shop: PracticeShop, api: httpx.Client) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: api.post("/products", json={"name": "Nón", "sku": "NON"}), range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 400, 400, 400]
    assert len(shop.products) == 1


def test_a_barcode_belongs_to_one_product_and_finds_it(api: httpx.Client, mug: int) -> None:
    code = {"global_unique_id": "8930000000415"}
    assert api.put(f"/products/{mug}", json=code).status_code == 200
    refused = api.post("/products", json={"name": "Khác", **code}).json()
    assert (refused["code"], refused["data"]["resource_id"]) == ("product_invalid_global_unique_id", mug)
    assert [item["id"] for item in api.get("/products", params=code).json()] == [mug]


def test_a_refused_write_changes_nothing(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    shop.pictures_that_fail.add("https://anh.example/")
    sent = {"name": "Tên mới", "sku": "NEW", "stock_quantity": 1, "images": [{"src": "https://anh.example/x.png"}]}
    refused = api.put(f"/products/{mug}", json=sent)
    assert (refused.status_code, refused.json()["code"]) == (400, "woocommerce_product_image_upload_error")
    shown = api.get(f"/products/{mug}").json()
    assert (shown["name"], shown["sku"], shown["stock_quantity"]) == ("Cốc gốm", "MUG", 50)
    assert api.post("/products", json={"name": "Khác", "sku": "NEW"}).status_code == 201


def test_a_picture_becomes_a_copy_at_the_shops_own_address(api: httpx.Client, mug: int) -> None:
    sent = {"images": [{"src": "https://anh.example/coc.png", "alt": "Cốc"}]}
    image = api.put(f"/products/{mug}", json=sent).json()["images"][0]
    assert image["src"].startswith(str(api.base_url).partition("/wp-json")[0] + "/wp-content/uploads/2026/11/")
    picture = httpx.get(image["src"])
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    kept = api.put(f"/products/{mug}", json={"images": [{"id": image["id"]}]}).json()["images"][0]
    assert kept["id"] == image["id"]


def test_f71_names_come_back_escaped_and_scripts_are_cut_out(api: httpx.Client, mug: int) -> None:
    sent = {"name": "Bút & sổ", "description": '<p onclick="x()">Tốt</p><script>alert(1)</script>'}
    answer = api.put(f"/products/{mug}", json=sent).json()
    assert (answer["name"], answer["description"]) == ("Bút &amp; sổ", "<p>Tốt</p>")
    again = api.put(f"/products/{mug}", json={"name": answer["name"]}).json()
    assert again["name"] == "Bút &amp; sổ"


def test_the_trash_hides_a_product_from_lists_and_publishing_brings_it_back(api: httpx.Client, mug: int) -> None:
    assert api.delete(f"/products/{mug}").json()["status"] == "publish"
    assert api.get(f"/products/{mug}").json()["status"] == "trash"
    assert api.get("/products").json() == []
    assert [item["id"] for item in api.get("/products", params={"status": "trash"}).json()] == [mug]
    assert len(api.get("/products", params={"include_status": "any,trash"}).json()) == 1
    api.put(f"/products/{mug}", json={"status": "publish"})
    assert len(api.get("/products").json()) == 1
    api.delete(f"/products/{mug}", params={"force": "true"})
    assert api.get(f"/products/{mug}").status_code == 404


def test_an_unknown_product_is_404_when_read_and_400_when_written(api: httpx.Client, shirt: int) -> None:
    for method, status in (("GET", 404), ("DELETE", 404), ("PUT", 400)):
        answer = api.request(method, "/products/999999", json={"name": "x"} if method == "PUT" else None)
        assert (answer.status_code, answer.json()["code"]) == (status, "woocommerce_rest_product_invalid_id")
    gone = api.put(f"/products/{shirt}/variations/999999", json={"sku": "x"})
    assert (gone.status_code, gone.json()["code"]) == (404, "woocommerce_rest_product_variation_invalid_id")


def test_skus_are_looked_up_many_at_once_variations_included(api: httpx.Client, mug: int, shirt: int) -> None:
    answer = api.get("/products", params={"sku": "MUG,shirt-m,NOPE", "_fields": "id,type,parent_id,name"}).json()
    assert {(item["type"], item["parent_id"]) for item in answer} == {("simple", 0), ("variation", shirt)}
    assert "Áo thun - M" in {item["name"] for item in answer}
    assert api.get("/products", params={"search": "MUG"}).json() == []
    assert len(api.get("/products", params={"search_sku": "UG"}).json()) == 1
    assert [item["id"] for item in api.get("/products", params={"search": "ao thun"}).json()] == [shirt]


def test_a_variation_on_the_products_route_is_refused(shop: PracticeShop, api: httpx.Client, shirt: int) -> None:
    small = shop.products[shirt].children[0]
    refused = api.put(f"/products/{small}", json={"stock_quantity": 5})
    assert (refused.status_code, refused.json()["code"]) == (404, "woocommerce_rest_invalid_product_id")
    assert api.get("/products", params={"type": "variation"}).status_code == 400
    assert shop.stock_of("SHIRT-S") == 10


def test_meta_is_replaced_by_key_and_removed_by_null(api: httpx.Client, mug: int) -> None:
    api.put(f"/products/{mug}", json={"meta_data": [{"key": "_ours", "value": "1"}]})
    meta = api.put(f"/products/{mug}", json={"meta_data": [{"key": "_ours", "value": "2"}]}).json()["meta_data"]
    assert [(entry["key"], entry["value"]) for entry in meta] == [("_ours", "2")]
    gone = api.put(f"/products/{mug}", json={"meta_data": [{"key": "_ours", "value": None}]}).json()["meta_data"]
    assert gone == []


def test_a_variable_product_shows_its_cheapest_price_and_its_kinds(
    shop: PracticeShop, api: httpx.Client, shirt: int
) -> None:
    small = shop.products[shirt].children[0]
    api.put(f"/products/{shirt}/variations/{small}", json={"regular_price": "120000"})
    shown = api.get(f"/products/{shirt}").json()
    assert (shown["price"], shown["regular_price"], shown["stock_status"]) == ("120000", "", "instock")
    assert shown["variations"] == shop.products[shirt].children
    assert shown["attributes"][0]["options"] == ["S", "M"]


def test_a_category_exists_once_under_its_parent(api: httpx.Client) -> None:
    made = api.post("/products/categories", json={"name": "Đồ chơi & quà"})
    assert (made.status_code, made.json()["slug"]) == (201, "do-choi-qua")
    again = api.post("/products/categories", json={"name": "Đồ chơi & quà"}).json()
    assert (again["code"], again["data"]["resource_id"]) == ("term_exists", made.json()["id"])
    inside = {"name": "Đồ chơi & quà", "parent": made.json()["id"]}
    assert api.post("/products/categories", json=inside).json()["slug"] == "do-choi-qua-2"

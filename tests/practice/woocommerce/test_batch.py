"""Batches: not checked, not a transaction, and never more than a hundred."""

import httpx

from storemanager.practice.woocommerce import PracticeShop


def test_one_refused_item_leaves_the_others_done(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    sent = {
        "create": [{"name": "Khác", "sku": "mug "}, {"name": "Mới", "sku": "NEW"}],
        "update": [{"id": 999999, "stock_quantity": 1}, {"id": mug, "stock_quantity": 8}],
        "delete": [999998],
    }
    answer = api.post("/products/batch", json=sent)
    assert answer.status_code == 200
    body = answer.json()
    duplicate = body["create"][0]
    assert (duplicate["id"], duplicate["error"]["code"]) == (0, "product_invalid_sku")
    assert duplicate["error"]["data"] == {"status": 400, "resource_id": mug, "unique_sku": "mug-1"}
    assert body["create"][1]["sku"] == "NEW"
    assert (body["update"][0]["id"], body["update"][0]["error"]["data"]["status"]) == (999999, 400)
    assert body["update"][1]["stock_quantity"] == 8
    assert body["delete"][0]["error"]["data"]["status"] == 404


def test_nonsense_becomes_zero_in_a_batch_and_is_refused_alone(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    alone = api.put(f"/products/{mug}", json={"stock_quantity": "nhiều"})
    assert alone.status_code == 400
    assert alone.json()["data"]["params"] == {"stock_quantity": "stock_quantity is not of type integer."}
    assert shop.stock_of("MUG") == 50
    for nonsense, result in (("nhiều", 0), ("7.9", 7), (3.9, 3)):
        api.post("/products/batch", json={"update": [{"id": mug, "stock_quantity": nonsense}]})
        assert shop.stock_of("MUG") == result
    item = {"id": mug, "regular_price": 12345, "status": "sold"}
    shown = api.post("/products/batch", json={"update": [item]}).json()["update"][0]
    assert (shown["regular_price"], shown["status"]) == ("12345", "draft")


def test_a_hundred_and_one_items_do_nothing_at_all(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    answer = api.post("/products/batch", json={"update": [{"id": mug, "stock_quantity": 1}] * 101})
    assert (answer.status_code, answer.json()["code"]) == (413, "woocommerce_rest_request_entity_too_large")
    assert shop.stock_of("MUG") == 50
    assert api.post("/products/batch", json={"update": [{"id": mug, "stock_quantity": 1}] * 100}).status_code == 200


def test_fields_on_a_batch_hide_the_answer_though_the_writes_are_done(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    sent = {"update": [{"id": mug, "stock_quantity": 3}]}
    assert api.post("/products/batch", params={"_fields": "id"}, json=sent).json() == []
    assert shop.stock_of("MUG") == 3
    assert api.post("/products/batch", params={"_fields": "update.id"}, json=sent).json() == {"update": []}


def test_variations_have_a_batch_of_their_own_per_parent(shop: PracticeShop, api: httpx.Client, shirt: int) -> None:
    small, medium = shop.products[shirt].children
    wrong = api.post("/products/batch", json={"update": [{"id": small, "stock_quantity": 1}]}).json()["update"][0]
    assert wrong["error"]["code"] == "woocommerce_rest_invalid_product_id"
    sent = {"update": [{"id": small, "stock_quantity": 1}, {"id": medium, "inventory_delta": 2}]}
    right = api.post(f"/products/{shirt}/variations/batch", json=sent).json()["update"]
    assert [item["stock_quantity"] for item in right] == [1, 12]
    assert shop.stock_of("SHIRT-M") == 12


def test_orders_in_a_batch_keep_the_good_ones(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    order = shop.buy("MUG")
    sent = {"update": [{"id": order.id, "status": "completed"}, {"id": 999999, "status": "completed"}]}
    good, bad = api.post("/orders/batch", json=sent).json()["update"]
    assert good["status"] == "completed"
    assert bad["error"]["code"] == "woocommerce_rest_shop_order_invalid_id"

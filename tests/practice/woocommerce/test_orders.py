"""Orders, refunds, customers, coupons and webhooks."""

import httpx
import pytest

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import PracticeShop

LAN = {"first_name": "Lan", "last_name": "Trần", "phone": "0912345678", "email": "lan@mail.example"}


def _order(api: httpx.Client, **body: Json) -> Json:
    answer = api.post("/orders", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_each_way_to_pay_begins_in_its_own_status(shop: PracticeShop, api: httpx.Client, mug: int) -> None:
    begun = {payment: shop.buy("MUG", 1, payment, LAN) for payment in ("cod", "bacs", "pending")}
    assert {payment: order.status for payment, order in begun.items()} == {
        "cod": "processing",
        "bacs": "on-hold",
        "pending": "pending",
    }
    shop.pay(begun["bacs"].id, "FT123")
    shown = api.get(f"/orders/{begun['bacs'].id}").json()
    assert (shown["status"], shown["transaction_id"], shown["created_via"]) == ("processing", "FT123", "store-api")
    assert shown["date_paid_gmt"] == "2026-11-22T05:00:00"
    assert shown["total"] == "120000"


def test_f10_the_default_list_has_neither_drafts_nor_trash_and_any_adds_neither(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    shop.settings.checkout_makes_drafts = True
    draft = shop.leave_cart([("MUG", 1)], LAN)
    assert draft is not None
    trashed, kept = shop.buy("MUG"), shop.buy("MUG")
    api.delete(f"/orders/{trashed.id}")

    def ids(**asked: str) -> list[int]:
        return [order["id"] for order in api.get("/orders", params=asked).json()]

    assert ids() == ids(status="any,checkout-draft") == [kept.id]
    assert ids(status="checkout-draft") == [draft.id]
    assert ids(status="trash") == [trashed.id]
    assert ids(status="processing,on-hold") == [kept.id]
    assert api.get(f"/orders/{trashed.id}").json()["status"] == "trash"


def test_new_shops_keep_nothing_of_a_cart_that_was_left(shop: PracticeShop, mug: int) -> None:
    assert shop.leave_cart([("MUG", 1)], LAN) is None
    assert shop.orders == {}


def test_f03_goods_that_do_not_exist_are_accepted_as_an_empty_line(api: httpx.Client) -> None:
    for line in ({"sku": "KHONG-CO", "quantity": 1}, {"product_id": 999999, "quantity": 1}):
        shown = _order(api, line_items=[line])["line_items"][0]
        assert (shown["name"], shown["product_id"], shown["total"], shown["sku"]) == ("", 0, "0", None)
    missing = api.post("/orders", json={"line_items": [{"quantity": 1}]}).json()
    assert missing["code"] == "woocommerce_rest_required_product_reference"


def test_own_prices_and_fees_make_the_total_of_the_counter(api: httpx.Client, mug: int) -> None:
    shown = _order(
        api,
        status="completed",
        line_items=[{"sku": "MUG", "quantity": 2, "subtotal": "100000", "total": "80000"}],
        fee_lines=[{"name": "Giảm giá", "total": "-5000"}],
        created_via="store-counter",
    )
    assert (shown["total"], shown["discount_total"], shown["created_via"]) == ("75000", "20000", "store-counter")
    assert shown["line_items"][0]["price"] == 40000
    assert shown["date_completed_gmt"] == shown["date_paid_gmt"] == "2026-11-22T05:00:00"


def test_f04_a_sale_number_in_the_transaction_id_is_found_again_meta_is_not(api: httpx.Client, mug: int) -> None:
    made = _order(
        api, transaction_id="POS-T-000124", billing=LAN, meta_data=[{"key": "_ext_id", "value": "POS-M-000124"}]
    )

    def found(words: str) -> list[int]:
        return [order["id"] for order in api.get("/orders", params={"search": words}).json()]

    assert found("POS-T-000124") == found("0912345678") == found("tran") == [made["id"]]
    assert found("POS-M-000124") == []


def test_dates_and_numbers_cannot_be_set(api: httpx.Client) -> None:
    shown = _order(api, date_created="2020-01-01T00:00:00", number="A-1")
    assert (shown["date_created_gmt"], shown["number"]) == ("2026-11-22T05:00:00", str(shown["id"]))


def test_an_unknown_status_and_a_bad_address_are_refused(api: httpx.Client) -> None:
    status = api.post("/orders", json={"status": "shipped"}).json()
    assert "status is not one of auto-draft, pending," in status["data"]["params"]["status"]
    email = api.post("/orders", json={"billing": {"email": "không-phải-email"}}).json()
    assert email["data"]["params"] == {"billing": "Invalid email address."}


@pytest.fixture
def paid(shop: PracticeShop, mug: int) -> Json:
    order = shop.buy("MUG", 3, "cod", LAN)
    return {"id": order.id, "line": order.lines[0].id}


def _refund(api: httpx.Client, paid: Json, **body: Json) -> httpx.Response:
    return api.post(f"/orders/{paid['id']}/refunds", json=body)


def test_f15_a_refund_with_quantities_brings_goods_back_but_not_twice(
    shop: PracticeShop, api: httpx.Client, paid: Json
) -> None:
    line = {"id": paid["line"], "quantity": 2, "refund_total": 180000}
    made = _refund(api, paid, amount="180000", api_refund=False, line_items=[line])
    assert made.status_code == 201
    assert "(?P<order_id>" in made.headers["Location"]
    assert made.json()["line_items"][0]["quantity"] == -2
    assert shop.stock_of("MUG") == 49
    api.put(f"/orders/{paid['id']}", json={"status": "cancelled"})
    assert shop.stock_of("MUG") == 50
    shown = api.get(f"/orders/{paid['id']}").json()
    assert shown["refunds"][0]["total"] == "-180000"
    assert [refund["parent_id"] for refund in api.get("/refunds").json()] == [paid["id"]]


def test_a_refund_without_lines_or_with_restock_off_moves_no_goods(
    shop: PracticeShop, api: httpx.Client, paid: Json
) -> None:
    line = {"id": paid["line"], "quantity": 1, "refund_total": 90000}
    _refund(api, paid, amount="90000", api_refund=False, api_restock=False, line_items=[line])
    assert shop.stock_of("MUG") == 47
    assert _refund(api, paid, amount="210000", api_refund=False).status_code == 201
    assert api.get(f"/orders/{paid['id']}").json()["status"] == "refunded"
    assert shop.stock_of("MUG") == 47


def test_refusals_of_refunds_come_as_500_with_a_bare_number(api: httpx.Client, paid: Json) -> None:
    for body in ({"amount": "1000"}, {"amount": "99999999", "api_refund": False}):
        refused = _refund(api, paid, **body)
        assert (refused.status_code, refused.json()["data"]) == (500, 500)
        assert refused.json()["code"] == "woocommerce_rest_cannot_create_order_refund"


def test_the_status_refunded_makes_a_refund_of_the_rest_and_moves_no_goods(
    shop: PracticeShop, api: httpx.Client, paid: Json
) -> None:
    _refund(api, paid, amount="100000", api_refund=False)
    api.put(f"/orders/{paid['id']}", json={"status": "refunded"})
    amounts = sorted(refund["amount"] for refund in api.get(f"/orders/{paid['id']}/refunds").json())
    assert amounts == ["100000", "200000"]
    assert shop.stock_of("MUG") == 47


def test_coupons_take_off_what_they_say_and_are_refused_otherwise(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    ten = {"code": "GIAM10", "discount_type": "percent", "amount": "10", "usage_limit": 1}
    assert api.post("/coupons", json=ten).json()["code"] == "giam10"
    assert api.post("/coupons", json=ten).json()["code"] == "woocommerce_rest_coupon_code_already_exists"
    lines = [{"sku": "MUG", "quantity": 2}]
    shown = _order(api, status="processing", line_items=lines, coupon_lines=[{"code": "GIAM10"}])
    assert (shown["total"], shown["discount_total"]) == ("162000", "18000")
    assert shown["coupon_lines"][0]["discount"] == "18000"
    used_up = api.post("/orders", json={"line_items": lines, "coupon_lines": [{"code": "giam10"}]}).json()
    assert used_up["code"] == "woocommerce_rest_invalid_coupon"
    unknown = api.post("/orders", json={"line_items": lines, "coupon_lines": [{"code": "KHONGCO"}]}).json()
    assert unknown["message"] == "Coupon &quot;khongco&quot; cannot be applied because it does not exist."
    assert len(api.get("/orders").json()) == 1


def test_the_nearest_thing_to_two_for_one(api: httpx.Client, mug: int) -> None:
    free_one = {
        "code": "MUA2TANG1",
        "discount_type": "percent",
        "amount": "100",
        "limit_usage_to_x_items": 1,
        "product_ids": [mug],
        "minimum_amount": "180000",
    }
    api.post("/coupons", json=free_one)

    def total(quantity: int) -> str:
        body = {"line_items": [{"sku": "MUG", "quantity": quantity}], "coupon_lines": [{"code": "MUA2TANG1"}]}
        answer = api.post("/orders", json=body).json()
        return str(answer.get("total", answer.get("code")))

    assert [total(quantity) for quantity in (1, 2, 3)] == ["woocommerce_rest_invalid_coupon", "90000", "180000"]


def test_guests_stay_guests_and_customers_are_found_by_email_only(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    made = api.post("/customers", json={"email": "lan@mail.example", "billing": LAN}).json()
    guest = shop.buy("MUG", 1, "cod", LAN)
    ours = _order(api, customer_id=made["id"])
    assert [order["id"] for order in api.get("/orders", params={"customer": 0}).json()] == [guest.id]
    assert [order["id"] for order in api.get("/orders", params={"customer": made["id"]}).json()] == [ours["id"]]
    assert api.get("/customers", params={"search": "0912345678"}).json() == []
    assert len(api.get("/customers", params={"email": "lan@mail.example"}).json()) == 1
    again = api.post("/customers", json={"email": "LAN@mail.example"}).json()
    assert again["code"] == "registration-error-email-exists"
    assert api.delete(f"/customers/{made['id']}").status_code == 501
    assert api.put("/customers/999999", json={"first_name": "x"}).status_code == 404


def test_webhooks_know_their_topics(api: httpx.Client) -> None:
    hook = {"topic": "order.updated", "delivery_url": "https://hook.example/woo"}
    assert api.post("/webhooks", json=hook).json()["hooks"][0] == "woocommerce_update_order"
    refused = api.post("/webhooks", json={**hook, "topic": "cart.abandoned"}).json()
    assert refused["code"] == "woocommerce_rest_shop_webhook_invalid_topic"
    assert len(api.get("/webhooks").json()) == 1


def test_the_shop_tells_its_currency_its_version_and_how_long_it_holds_stock(api: httpx.Client) -> None:
    status = api.get("/system_status").json()
    assert (status["environment"]["version"], status["settings"]["number_of_decimals"]) == ("11.0.1", 0)
    general = {setting["id"]: setting["value"] for setting in api.get("/settings/general").json()}
    assert general["woocommerce_currency"] == "VND"
    held = api.get("/settings/products/woocommerce_hold_stock_minutes").json()
    assert held["value"] == "60"
    assert {status["slug"] for status in api.get("/orders/statuses").json()} >= {"on-hold", "checkout-draft"}


@pytest.mark.parametrize(
    ("method", "status", "is_paid"),
    [
        ("bacs", "processing", True),
        ("cod", "processing", False),
        ("cod", "completed", True),
        ("bacs", "on-hold", False),
    ],
)
def test_processing_means_paid_except_for_cash_on_delivery(
    api: httpx.Client, mug: int, method: str, status: str, is_paid: bool
) -> None:
    lines = [{"sku": "MUG", "quantity": 1}]
    shown = _order(api, status=status, payment_method=method, line_items=lines)
    assert (shown["date_paid"] is not None) == is_paid


def test_an_order_that_is_paid_at_once_is_processed_and_takes_stock(
    shop: PracticeShop, api: httpx.Client, mug: int
) -> None:
    shown = _order(api, set_paid=True, line_items=[{"sku": "MUG", "quantity": 4}])
    assert shown["status"] == "processing"
    assert shop.stock_of("MUG") == 46


def test_two_refunds_never_bring_back_more_than_was_taken(shop: PracticeShop, api: httpx.Client, paid: Json) -> None:
    line = {"id": paid["line"], "quantity": 2, "refund_total": 1000}
    for _ in range(2):
        assert _refund(api, paid, api_refund=False, line_items=[line]).json()["amount"] == "1000"
    assert shop.stock_of("MUG") == 50

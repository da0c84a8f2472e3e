"""A practice shop with the same ids and SKUs as the real shop whose answers were recorded."""

import json
from datetime import UTC, datetime

from storemanager.practice.http import Json, Request
from storemanager.practice.woocommerce import PracticeShop

RECORDED_AT = datetime(2026, 11, 22, 6, 22, 20, tzinfo=UTC)
CUSTOMER = {
    "first_name": "Thị Mai",
    "last_name": "Trần",
    "address_1": "12 Lê Lợi",
    "city": "Huế",
    "email": "khach@mail.example",
    "phone": "0900000000",
}
SIMPLE = {
    10: "SP-0001",
    11: "SP-0002",
    12: "SP-0003",
    13: "SP-0004",
    14: "SP-0005",
    15: "SP-0006",
    19: "SP-0010",
    20: "SP-0011",
    29: "SP-0020",
    39: "SP-0030",
    49: "SP-0040",
    50: "SP-0041",
    59: "SP-0050",
}
MOI = {
    "name": "Bánh pía sầu riêng 500g",
    "sku": "MOI-001",
    "regular_price": "85000",
    "manage_stock": True,
    "stock_quantity": 12,
    "global_unique_id": "8930000009995",
}


def twin() -> PracticeShop:
    """The whole recorded shop, as far as the recorded requests touch it."""
    shop = PracticeShop(clock=lambda: RECORDED_AT)
    for category_id, name in ((16, "Áo thun"), (17, "Áo sơ mi"), (24, "Bánh kẹo"), (25, "Cà phê")):
        shop.number_from(category_id)
        shop.add_category(name)
    for number, sku in SIMPLE.items():
        shop.number_from(number)
        shop.add_product(_simple(number, sku))
    _variable(shop, 190, "BT-001", "Áo thun nam – nhiều màu")
    _variable(shop, 323, "BT-020", "Áo thun nữ – nhiều màu")
    shop.number_from(330)
    _post(shop, "coupons", {"code": "giam10", "discount_type": "percent", "amount": "10"})
    _post(shop, "coupons", {"code": "hot", "amount": "15", "date_expires": "2027-01-31T07:00:00"})
    for number in (2, 8, 11):
        shop.number_from(number)
        body = {"email": f"khach{number - 1}@mail.example", "billing": CUSTOMER, "shipping": CUSTOMER}
        _post(shop, "customers", {**body, "first_name": "Bảo Trân", "last_name": "Đỗ"})
    _orders(shop)
    shop.number_from(600)
    return shop


def _simple(number: int, sku: str) -> dict[str, Json]:
    body: dict[str, Json] = {
        "name": f"Áo thun & cà phê {number}",
        "sku": sku,
        "regular_price": "324000",
        "manage_stock": True,
        "stock_quantity": 200,
        "categories": [{"id": 17}],
        "weight": "1.9",
    }
    if number == 10:
        body |= {"sale_price": "259000", "low_stock_amount": 5}
    if number == 50:
        body |= {"global_unique_id": "8930000000415"}
    return body


def _variable(shop: PracticeShop, number: int, sku: str, name: str) -> None:
    shop.number_from(number)
    attributes = [
        {"name": "Màu", "visible": True, "variation": True, "options": ["Đỏ", "Xanh", "Trắng"]},
        {"name": "Size", "position": 1, "visible": True, "variation": True, "options": ["M", "L"]},
    ]
    shop.add_product({"name": name, "sku": sku, "type": "variable", "attributes": attributes})
    managed = number == 190
    for colour, code in (("Đỏ", "DO"), ("Xanh", "XA"), ("Trắng", "TR")):
        for size in ("M", "L"):
            body: dict[str, Json] = {
                "sku": f"{sku}-{code}-{size}",
                "regular_price": "113000",
                "attributes": [{"name": "Màu", "option": colour}, {"name": "Size", "option": size}],
            }
            shop.add_variation(number, body | ({"manage_stock": True, "stock_quantity": 33} if managed else {}))


def _post(shop: PracticeShop, path: str, body: dict[str, Json]) -> Json:
    return send(shop, "POST", path, body)


def send(shop: PracticeShop, method: str, path: str, body: dict[str, Json] | None = None, query: str = "") -> Json:
    """One request with the shop's key, without going over the wire."""
    key = f"consumer_key={shop.consumer_key}&consumer_secret={shop.consumer_secret}"
    request = Request(
        method,
        f"/wp-json/wc/v3/{path}",
        f"{query}&{key}" if query else key,
        body=json.dumps(body).encode() if body is not None else b"",
    )
    return json.loads(shop.handle(request).body)


def _orders(shop: PracticeShop) -> None:
    def order(number: int, status: str, line: dict[str, Json], **more: Json) -> Json:
        shop.number_from(number)
        shipping = [{"method_title": "Giao hàng", "method_id": "flat_rate", "total": "30000"}]
        body = {"payment_method": "bacs", "billing": CUSTOMER, "shipping": CUSTOMER, "shipping_lines": shipping}
        return _post(shop, "orders", {**body, "status": status, "line_items": [line], **more})

    mixed = {"sku": "BT-001-XA-L", "quantity": 3}
    done = order(357, "completed", {"sku": "SP-0003", "quantity": 3}, customer_id=8)
    send(shop, "PUT", "orders/357", {"line_items": [mixed]})
    shop.number_from(358)
    line = {"id": done["line_items"][0]["id"], "quantity": 1, "refund_total": 69000}
    refund = {"amount": "69000", "reason": "Hoàn một phần", "api_refund": False, "line_items": [line]}
    send(shop, "POST", "orders/357/refunds", refund)
    order(388, "processing", {"sku": "SP-0004", "quantity": 1}, coupon_lines=[{"code": "giam10"}], customer_id=2)
    send(shop, "PUT", "orders/388", {"line_items": [mixed]})
    order(394, "on-hold", mixed, customer_id=8)
    order(404, "on-hold", mixed)
    order(414, "pending", mixed, customer_id=8)
    order(423, "cancelled", mixed, customer_id=8)
    order(434, "processing", mixed, customer_id=8)
    send(shop, "PUT", "orders/434", {"status": "refunded"})
    order(439, "failed", mixed, customer_id=8)
    shop.number_from(443)
    shop.settings.checkout_makes_drafts = True
    shop.leave_cart([("SP-0002", 1)], CUSTOMER)
    shop.settings.checkout_makes_drafts = False
    shop.number_from(446)
    shop.buy("SP-0020", 2, "cod", CUSTOMER)
    shop.buy("BT-001-TR-L", 1, "bacs", CUSTOMER)
    shop.number_from(444)
    shop.add_product(MOI)
    shop.number_from(448, 332)
    counter = {
        "status": "processing",
        "payment_method": "cod",
        "created_via": "store-counter",
        "meta_data": [{"key": "_ext_id", "value": "POS-000123"}],
        "fee_lines": [{"name": "Giảm giá tại quầy", "total": "-5000"}],
        "line_items": [{"product_id": 39, "quantity": 2}],
    }
    _post(shop, "orders", counter)
    shop.number_from(457, 2000)
    _post(shop, "orders", {"status": "processing", "line_items": [{"sku": "SP-0050", "quantity": 1}]})
    send(shop, "DELETE", "orders/457")
    shop.number_from(464)
    _post(shop, "orders", {"transaction_id": "POS-T-000124", "created_via": "store-counter"})
    shop.number_from(466)
    _post(shop, "coupons", {"code": "TET2027", "discount_type": "percent", "amount": "20"})

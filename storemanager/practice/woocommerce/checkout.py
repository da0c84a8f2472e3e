"""The storefront: what a shopper's checkout does, and the unpaid orders it leaves behind."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import coupons, order_writes, orders, stock
from storemanager.practice.woocommerce.product_views import full_name
from storemanager.practice.woocommerce.records import ADDRESS_FIELDS, ExtraLine, Order, Product
from storemanager.practice.woocommerce.state import Shop

# How each way to pay begins, and what the storefront calls it.
PAYMENTS = {
    "cod": ("processing", "cod", "Trả tiền mặt khi nhận hàng"),
    "bacs": ("on-hold", "bacs", "Chuyển khoản ngân hàng"),
    "pending": ("pending", "vnpay", "Thanh toán trực tuyến"),
}
STOREFRONT = ("store-api", "checkout")
EMPTY_HASH = "d751713988987e9331980363e24189ce"
Goods = Sequence[tuple[Product, int]]


class SoldOutError(Exception):
    """The storefront does not sell what it does not have."""


def place(
    shop: Shop,
    goods: Goods,
    payment: str,
    customer: Mapping[str, str],
    *,
    coupon: str | None = None,
    check_stock: bool = True,
) -> Order:
    """A shopper presses the order button."""
    if check_stock:
        for product, quantity in goods:
            _refuse_if_short(shop, product, quantity)
    status, order_method, title = PAYMENTS[payment]
    order = _filled(shop, goods, customer)
    order.payment_method, order.payment_method_title = order_method, title
    if coupon is not None:
        coupons.apply(shop, order, [coupon])
    shop.orders[order.id] = order
    shop.changed()
    orders.change_status(shop, order, status)
    return order


def draft(shop: Shop, goods: Goods, customer: Mapping[str, str]) -> Order:
    """A shopper fills in the form on an older shop and goes away."""
    order = _filled(shop, goods, customer)
    order.status = "checkout-draft"
    shop.orders[order.id] = order
    shop.changed()
    return order


def cancel_unpaid(shop: Shop) -> None:
    """Storefront orders that were not paid within the holding time are cancelled."""
    limit = shop.now() - timedelta(minutes=shop.settings.hold_stock_minutes)
    for order in list(shop.orders.values()):
        if order.status == "pending" and order.created_via in STOREFRONT and order.modified <= limit:
            orders.change_status(shop, order, "cancelled")
            stock.add_note(shop, order, "Unpaid order cancelled - time limit reached.")
            orders.touch(shop, order)


def held(shop: Shop, owner: Product) -> int:
    """What unpaid orders hold back for a while; the stock number does not show it."""
    since = shop.now() - timedelta(minutes=shop.settings.hold_stock_minutes)
    return sum(
        line.quantity
        for order in shop.orders.values()
        if order.status == "pending" and order.created_via in STOREFRONT and order.created > since
        for line in order.lines
        if (product := shop.products.get(line.goods_id)) is not None and stock.holder(shop, product) is owner
    )


def _refuse_if_short(shop: Shop, product: Product, quantity: int) -> None:
    owner = stock.holder(shop, product)
    if owner.backorders != "no":
        return
    if owner.manage_stock and (owner.stock_quantity or 0) - held(shop, owner) < quantity:
        raise SoldOutError(f"{product.sku}: {quantity} wanted, {owner.stock_quantity} left")
    if not owner.manage_stock and product.stock_status == "outofstock":
        raise SoldOutError(product.sku)


def _filled(shop: Shop, goods: Goods, customer: Mapping[str, str]) -> Order:
    order = orders.new(shop)
    order.created_via = "store-api"
    order.customer_ip = "203.0.113.7"
    order.customer_note = customer.get("customer_note", "")
    order.cart_hash = hashlib.md5(order.key.encode(), usedforsecurity=False).hexdigest()
    for name in ADDRESS_FIELDS:
        order.billing[name] = order.shipping[name] = customer.get(name, "VN" if name == "country" else "")
    order.lines = [order_writes.new_line(shop, product, {"quantity": quantity}) for product, quantity in goods]
    items = ", ".join(f"{full_name(shop, product)} &times; {quantity}" for product, quantity in goods)
    entry: dict[str, Json] = {"id": shop.next_part_id(), "key": "Items", "value": items}
    order.shipping_lines = [
        ExtraLine(
            shop.next_part_id(),
            "Giao hàng tiêu chuẩn",
            Decimal(shop.settings.shipping_price),
            method_id="flat_rate",
            instance_id="1",
            meta=[entry],
        )
    ]
    order.meta = [
        {"id": shop.next_part_id(), "key": "_coupons_hash", "value": EMPTY_HASH},
        {"id": shop.next_part_id(), "key": "is_vat_exempt", "value": "no"},
    ]
    return order

"""Coupons: their routes, and what they take off an order."""

from collections.abc import Callable, Sequence
from datetime import UTC
from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import stock
from storemanager.practice.woocommerce.calls import Answer, Call, links, merged_meta
from storemanager.practice.woocommerce.errors import ApiError, invalid_id
from storemanager.practice.woocommerce.listing import found, page, single
from storemanager.practice.woocommerce.records import Coupon, CouponLine, Line, Order
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import boolean, decimal, gmt, integer, local, moment, money, text

Show = Callable[[Shop, Coupon], Json]
TYPES = ("percent", "fixed_cart", "fixed_product")


def _numbers(value: Json) -> list[int]:
    return [integer(item) for item in value] if isinstance(value, list) else []


def _limit(value: Json) -> int | None:
    return integer(value) or None


PLAIN: dict[str, tuple[Json, Callable[[Json], Json]]] = {
    "description": ("", text),
    "individual_use": (False, boolean),
    "product_ids": ([], _numbers),
    "excluded_product_ids": ([], _numbers),
    "usage_limit": (None, _limit),
    "usage_limit_per_user": (None, _limit),
    "limit_usage_to_x_items": (None, _limit),
    "free_shipping": (False, boolean),
    "product_categories": ([], _numbers),
    "excluded_product_categories": ([], _numbers),
    "exclude_sale_items": (False, boolean),
    "email_restrictions": ([], lambda value: value if isinstance(value, list) else []),
}


def _plain(name: str) -> Show:
    return lambda shop, coupon: coupon.plain.get(name, PLAIN[name][0])


VIEW: dict[str, Show] = {
    "id": lambda shop, coupon: coupon.id,
    "code": lambda shop, coupon: coupon.code,
    "amount": lambda shop, coupon: money(coupon.amount, 2),
    "status": lambda shop, coupon: coupon.status,
    "date_created": lambda shop, coupon: local(coupon.created, shop.settings.zone),
    "date_created_gmt": lambda shop, coupon: gmt(coupon.created),
    "date_modified": lambda shop, coupon: local(coupon.modified, shop.settings.zone),
    "date_modified_gmt": lambda shop, coupon: gmt(coupon.modified),
    "discount_type": lambda shop, coupon: coupon.discount_type,
    "description": _plain("description"),
    "date_expires": lambda shop, coupon: local(coupon.expires, shop.settings.zone),
    "date_expires_gmt": lambda shop, coupon: gmt(coupon.expires),
    "usage_count": lambda shop, coupon: coupon.usage_count,
    "individual_use": _plain("individual_use"),
    "product_ids": _plain("product_ids"),
    "excluded_product_ids": _plain("excluded_product_ids"),
    "usage_limit": _plain("usage_limit"),
    "usage_limit_per_user": _plain("usage_limit_per_user"),
    "limit_usage_to_x_items": _plain("limit_usage_to_x_items"),
    "free_shipping": _plain("free_shipping"),
    "product_categories": _plain("product_categories"),
    "excluded_product_categories": _plain("excluded_product_categories"),
    "exclude_sale_items": _plain("exclude_sale_items"),
    "minimum_amount": lambda shop, coupon: money(coupon.minimum_amount, 2),
    "maximum_amount": lambda shop, coupon: money(coupon.maximum_amount, 2),
    "email_restrictions": _plain("email_restrictions"),
    "used_by": lambda shop, coupon: list(coupon.used_by),
    "meta_data": lambda shop, coupon: coupon.meta,
}


def coupon_links(shop: Shop, coupon: Coupon) -> Json:
    """Links of a coupon."""
    return links(shop.address, "coupons", coupon.id)


def list_all(shop: Shop, call: Call) -> Answer:
    """GET coupons."""
    code = text(call.parameters.get("code")).lower()
    words = text(call.parameters.get("search")).lower()
    records = found(
        shop,
        call,
        "coupons",
        shop.coupons.values,
        lambda coupon: coupon.status != "trash" and (not code or coupon.code == code) and words in coupon.code,
    )
    return page(shop, call, records, VIEW, coupon_links)


def get(shop: Shop, call: Call) -> Answer:
    """GET coupons/<id>."""
    return single(shop, call, VIEW, _coupon(shop, call.ids[0], 404), coupon_links)


def create(shop: Shop, call: Call) -> Answer:
    """POST coupons."""
    now = shop.now()
    coupon = Coupon(shop.next_id(), now, now, "")
    _write(shop, coupon, call.parameters)
    shop.coupons[coupon.id] = coupon
    shop.changed()
    return single(shop, call, VIEW, coupon, coupon_links, 201)


def update(shop: Shop, call: Call) -> Answer:
    """PUT coupons/<id>. An unknown id is a 400 here."""
    coupon = _coupon(shop, call.ids[0], 400)
    _write(shop, coupon, call.parameters)
    return single(shop, call, VIEW, coupon, coupon_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE coupons/<id>."""
    coupon = _coupon(shop, call.ids[0], 404)
    answer = single(shop, call, VIEW, coupon, coupon_links)
    if call.parameters.get("force"):
        del shop.coupons[coupon.id]
    elif coupon.status == "trash":
        raise ApiError(410, "woocommerce_rest_already_trashed", "The shop_coupon has already been deleted.")
    else:
        coupon.status, coupon.modified = "trash", shop.now()
    shop.changed()
    return answer


def _coupon(shop: Shop, number: int, status: int) -> Coupon:
    coupon = shop.coupons.get(number)
    if coupon is None:
        raise invalid_id("shop_coupon", status)
    return coupon


def _write(shop: Shop, coupon: Coupon, sent: dict[str, Json]) -> None:
    code = text(sent.get("code")).strip().lower() or coupon.code
    if any(other.code == code and other.id != coupon.id for other in shop.coupons.values()):
        raise ApiError(400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists")
    kind = sent.get("discount_type")
    kind = kind if kind in TYPES else coupon.discount_type
    amount = decimal(sent["amount"]) if sent.get("amount") is not None else coupon.amount
    if amount < 0 or (kind == "percent" and amount > 100):
        raise ApiError(400, "coupon_invalid_amount", "Invalid discount amount.")
    coupon.code, coupon.discount_type, coupon.amount = code, kind, amount
    if sent.get("status") is not None:
        coupon.status = text(sent["status"])
    for name, zone in (("date_expires", shop.settings.zone), ("date_expires_gmt", UTC)):
        if sent.get(name) is not None:
            coupon.expires = moment(sent[name], zone)
    for name in ("minimum_amount", "maximum_amount"):
        if sent.get(name) is not None:
            setattr(coupon, name, decimal(sent[name]))
    for name, (_, read) in PLAIN.items():
        if sent.get(name) is not None:
            coupon.plain[name] = read(sent[name])
    if sent.get("meta_data") is not None:
        coupon.meta = merged_meta(coupon.meta, sent["meta_data"], shop.next_part_id)
    coupon.modified = shop.now()
    shop.changed()


def apply(shop: Shop, order: Order, codes: Sequence[str]) -> None:
    """Make these the order's coupons and work out what they take off."""
    wanted = [_usable(shop, order, code.strip().lower()) for code in codes]
    for line in order.lines:
        line.total = line.subtotal
    order.coupon_lines = []
    for coupon in wanted:
        discount = _take_off(shop, coupon, order)
        order.coupon_lines.append(
            CouponLine(
                shop.next_part_id(),
                coupon.code,
                coupon.id,
                coupon.discount_type,
                coupon.amount,
                bool(coupon.plain.get("free_shipping", False)),
                shop.next_part_id(),
                discount,
            )
        )


def _usable(shop: Shop, order: Order, code: str) -> Coupon:
    coupon = next((one for one in shop.coupons.values() if one.code == code and one.status == "publish"), None)
    if coupon is None:
        raise _refused(code, "cannot be applied because it does not exist.")
    if coupon.expires is not None and coupon.expires <= shop.now():
        raise _refused(code, "has expired.")
    limit = coupon.plain.get("usage_limit")
    if limit is not None and coupon.usage_count >= limit:
        raise _refused(code, "usage limit has been reached.")
    worth = sum((line.subtotal for line in order.lines), Decimal(0))
    if coupon.minimum_amount > worth:
        raise _refused(code, f"needs a minimum spend of {money(coupon.minimum_amount, shop.settings.decimals)}.")
    if coupon.maximum_amount and coupon.maximum_amount < worth:
        raise _refused(code, f"allows a maximum spend of {money(coupon.maximum_amount, shop.settings.decimals)}.")
    restricted = coupon.plain.get("product_ids") or coupon.plain.get("product_categories")
    if restricted and not any(_fits(shop, coupon, line) for line in order.lines):
        raise _refused(code, "is not applicable to selected products.")
    return coupon


def _refused(code: str, why: str) -> ApiError:
    return ApiError(400, "woocommerce_rest_invalid_coupon", f"Coupon &quot;{code}&quot; {why}")


def _fits(shop: Shop, coupon: Coupon, line: Line) -> bool:
    product = shop.products.get(line.goods_id)
    parent = shop.products.get(line.product_id)
    if product is None or parent is None:
        return False
    numbers = {line.product_id, line.variation_id}
    groups = set(parent.category_ids)
    rules = coupon.plain
    if numbers & set(rules.get("excluded_product_ids", ())):
        return False
    if groups & set(rules.get("excluded_product_categories", ())):
        return False
    if rules.get("exclude_sale_items") and product.sale_price:
        return False
    wanted, wanted_groups = set(rules.get("product_ids", ())), set(rules.get("product_categories", ()))
    return not (wanted or wanted_groups) or bool(numbers & wanted) or bool(groups & wanted_groups)


def _take_off(shop: Shop, coupon: Coupon, order: Order) -> Decimal:
    lines = [line for line in order.lines if line.quantity > 0 and _fits(shop, coupon, line)]
    left = coupon.plain.get("limit_usage_to_x_items") or sum(line.quantity for line in lines)
    cart_left = coupon.amount
    taken = Decimal(0)
    for line in lines:
        units = min(left, line.quantity)
        left -= units
        part = line.subtotal * units / line.quantity
        if coupon.discount_type == "percent":
            discount = part * coupon.amount / 100
        elif coupon.discount_type == "fixed_product":
            discount = coupon.amount * units
        else:
            discount = cart_left
        discount = Decimal(money(min(discount, line.total), shop.settings.decimals))
        cart_left -= discount
        line.total -= discount
        taken += discount
    return taken


def count_uses(shop: Shop, order: Order) -> None:
    """Keep how often each coupon was used, and by whom."""
    who = str(order.customer_id) if order.customer_id else order.billing["email"]
    used = order.status in stock.TAKES
    for line in order.coupon_lines:
        coupon = shop.coupons.get(line.coupon_id)
        if coupon is None:
            continue
        entry = who or f"order {order.id}"
        if used and not line.counted:
            coupon.usage_count += 1
            coupon.used_by.append(entry)
        elif line.counted and order.status in ("cancelled", "failed"):
            coupon.usage_count -= 1
            if entry in coupon.used_by:
                coupon.used_by.remove(entry)
        else:
            continue
        line.counted = used

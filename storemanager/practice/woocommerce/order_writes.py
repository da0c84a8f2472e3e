"""What a write does to an order: addresses, lines, own prices, fees and coupons."""

from decimal import Decimal

from storemanager.practice.http import Json
from storemanager.practice.woocommerce import coupons, stock
from storemanager.practice.woocommerce.calls import merged_meta
from storemanager.practice.woocommerce.errors import ApiError
from storemanager.practice.woocommerce.product_views import effective_price, full_name
from storemanager.practice.woocommerce.records import ADDRESS_FIELDS, ExtraLine, Line, Order, Product
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import decimal, integer, rich_text, slug, text

TEXTS = ("created_via", "currency", "payment_method", "payment_method_title", "transaction_id")


def write(shop: Shop, order: Order, body: dict[str, Json], *, creating: bool) -> None:
    """Change everything but the status."""
    if body.get("customer_id"):
        if integer(body["customer_id"]) not in shop.customers:
            raise ApiError(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.")
        order.customer_id = integer(body["customer_id"])
    for name in TEXTS:
        if body.get(name) is not None and (creating or name != "created_via"):
            setattr(order, name, text(body[name]))
    if body.get("customer_note") is not None:
        order.customer_note = rich_text(body["customer_note"])
    for kind in ("billing", "shipping"):
        sent = body.get(kind)
        if isinstance(sent, dict):
            address: dict[str, str] = getattr(order, kind)
            address.update({name: text(sent[name]) for name in ADDRESS_FIELDS if sent.get(name) is not None})
    if body.get("meta_data") is not None:
        order.meta = merged_meta(order.meta, body["meta_data"], shop.next_part_id)
    for sent in _items(body, "line_items"):
        _line(shop, order, sent)
    for sent in _items(body, "shipping_lines"):
        _extra(shop, order.shipping_lines, sent, title="method_title")
    for sent in _items(body, "fee_lines"):
        _extra(shop, order.fee_lines, sent, title="name")
    if isinstance(body.get("coupon_lines"), list):
        coupons.apply(shop, order, [text(sent.get("code")) for sent in _items(body, "coupon_lines")])


def _items(body: dict[str, Json], name: str) -> list[dict[str, Json]]:
    sent = body.get(name)
    return [item for item in sent if isinstance(item, dict)] if isinstance(sent, list) else []


def _line(shop: Shop, order: Order, sent: dict[str, Json]) -> None:
    if not sent.get("id"):
        line = new_line(shop, _meant(shop, sent), sent)
        order.lines.append(line)
    else:
        line = _known_line(order, integer(sent["id"]))
        gone = ("product_id" in sent and sent["product_id"] is None) or sent.get("quantity") == 0
        if gone:
            order.lines.remove(line)
            sent = {"quantity": 0}
        _edit(line, sent)
    if order.status in stock.TAKES:  # a new order is still pending here
        stock.adjust(shop, order, line)


def _known_line(order: Order, number: int) -> Line:
    for line in order.lines:
        if line.id == number:
            return line
    raise ApiError(
        400,
        "woocommerce_rest_invalid_item_id",
        "Order item ID provided is not associated with order.",
    )


def _edit(line: Line, sent: dict[str, Json]) -> None:
    if sent.get("quantity") is not None:
        line.quantity = integer(sent["quantity"])
    if sent.get("name") is not None:
        line.name = text(sent["name"])
    if sent.get("subtotal") is not None:
        line.subtotal = decimal(sent["subtotal"])
    if sent.get("total") is not None:
        line.total = decimal(sent["total"])


def _meant(shop: Shop, sent: dict[str, Json]) -> Product | None:
    """What a new line is for. Unknown goods are accepted, as an empty line."""
    if sent.get("sku"):
        return shop.find_sku(text(sent["sku"]))
    number = integer(sent.get("variation_id")) or integer(sent.get("product_id"))
    if not number:
        raise ApiError(400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.")
    return shop.products.get(number)


def new_line(shop: Shop, product: Product | None, sent: dict[str, Json]) -> Line:
    """A line for what was found; without own prices it costs what the shop asks now."""
    quantity = integer(sent["quantity"]) if sent.get("quantity") is not None else 1
    if product is None:
        line = Line(shop.next_part_id(), "", 0, 0, quantity, Decimal(0), Decimal(0))
        line.image = {"id": 0, "src": ""}
        _edit(line, sent)
        return line
    worth = decimal(effective_price(shop, product)) * quantity
    line = Line(
        shop.next_part_id(),
        full_name(shop, product),
        product.parent_id if product.is_variation else product.id,
        product.id if product.is_variation else 0,
        quantity,
        worth,
        worth,
        sku=product.sku,
        global_unique_id=product.global_unique_id,
    )
    if product.is_variation:
        line.parent_name = shop.products[product.parent_id].name
        line.image = {"id": 0, "src": ""}
        line.meta = [_chosen(shop, attribute) for attribute in product.attributes]
    if product.images:
        line.image = {"id": str(product.images[0]["id"]), "src": product.images[0]["src"]}
    _edit(line, sent)
    line.meta = merged_meta(line.meta, sent.get("meta_data"), shop.next_part_id)
    return line


def _chosen(shop: Shop, attribute: dict[str, Json]) -> dict[str, Json]:
    option = text(attribute["option"])
    return {
        "id": shop.next_part_id(),
        "key": slug(text(attribute["name"])),
        "value": option,
        "display_key": attribute["name"],
        "display_value": option,
    }


def _extra(shop: Shop, lines: list[ExtraLine], sent: dict[str, Json], *, title: str) -> None:
    line = next((line for line in lines if line.id == integer(sent.get("id"))), None)
    if line is None:
        line = ExtraLine(shop.next_part_id(), "", Decimal(0))
        lines.append(line)
    elif title in sent and sent[title] is None:
        lines.remove(line)
        return
    if sent.get(title) is not None:
        line.title = text(sent[title])
    if sent.get("total") is not None:
        line.total = decimal(sent["total"])
    for name in ("method_id", "instance_id", "tax_class", "tax_status"):
        if sent.get(name) is not None:
            setattr(line, name, text(sent[name]))
    line.meta = merged_meta(line.meta, sent.get("meta_data"), shop.next_part_id)

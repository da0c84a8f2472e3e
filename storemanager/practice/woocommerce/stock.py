"""Stock numbers: who holds them, how orders take and return them, and the write that is not atomic."""

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.records import Line, Note, Order, Past, Product
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import integer

TAKES = frozenset({"processing", "on-hold", "completed"})
PAST_KEPT = 16
RETURNS = frozenset({"cancelled", "pending", "failed"})


def holder(shop: Shop, product: Product) -> Product:
    """Whose number counts: a variation without a number of its own shares its parent's."""
    if product.is_variation and not product.manage_stock:
        parent = shop.products.get(product.parent_id)
        if parent is not None and parent.manage_stock:
            return parent
    return product


def shown_quantity(shop: Shop, product: Product) -> int | None:
    """The stock number that answers show."""
    owner = holder(shop, product)
    return owner.stock_quantity if owner.manage_stock else None


def shown_status(shop: Shop, product: Product) -> str:
    """In stock, out of stock or on back-order."""
    owner = holder(shop, product)
    if owner.manage_stock:
        return _status_of(owner)
    if product.type == "variable":
        states = {shown_status(shop, shop.products[child]) for child in product.children}
        return next((state for state in ("instock", "onbackorder") if state in states), "outofstock")
    return product.stock_status


def _status_of(product: Product) -> str:
    if (product.stock_quantity or 0) > 0:
        return "instock"
    return "outofstock" if product.backorders == "no" else "onbackorder"


def touch(shop: Shop, product: Product) -> None:
    """A write moves the product's date, and that of its parent."""
    product.modified = shop.now()
    if product.parent_id and product.is_variation:
        parent = shop.products.get(product.parent_id)
        if parent is not None:
            parent.modified = product.modified
    shop.changed()


def write(shop: Shop, product: Product, quantity: int) -> None:
    """Set the number."""
    product.manage_stock = True
    _set(shop, product, quantity)
    product.stock_status = _status_of(product)
    touch(shop, product)


def _set(shop: Shop, product: Product, quantity: int) -> None:
    product.past = [*product.past, Past(shop.now(), product.stock_quantity, product.modified)][-PAST_KEPT:]
    product.stock_quantity = quantity


def change(shop: Shop, product: Product, delta: int) -> None:
    """Add to the number in one step, as orders do."""
    _set(shop, product, (product.stock_quantity or 0) + delta)
    product.stock_status = _status_of(product)
    if shop.settings.purchase_moves_modified:
        touch(shop, product)
    shop.changed()


def apply(shop: Shop, product: Product, body: dict[str, Json]) -> None:
    """What a product write says about stock. The delta is read, added and written in three steps."""
    if body.get("manage_stock") is not None:
        wanted = body["manage_stock"]
        product.manage_stock = wanted != "parent" and (wanted is True or str(wanted).lower() in ("1", "yes", "true"))
    if body.get("backorders") is not None:
        product.backorders = str(body["backorders"])
    if not product.manage_stock:
        product.stock_quantity = None
        if body.get("stock_status") is not None and product.type != "variable":
            product.stock_status = str(body["stock_status"])
        return
    if body.get("stock_quantity") is not None:
        _set(shop, product, integer(body["stock_quantity"]))
    elif body.get("inventory_delta") is not None:
        read = product.stock_quantity or 0
        shop.window(product)
        _set(shop, product, read + integer(body["inventory_delta"]))
    elif product.stock_quantity is None:
        product.stock_quantity = 0
    product.stock_status = _status_of(product)


def take(shop: Shop, order: Order) -> None:
    """Take what the order's lines have not taken yet; every line remembers."""
    taken = [
        _move(shop, owner, line, line.quantity)
        for line in order.lines
        if not line.reduced_stock and (owner := _counted(shop, line)) is not None
    ]
    if taken:
        add_note(shop, order, "Stock levels reduced: " + ", ".join(taken))


def give_back(shop: Shop, order: Order) -> None:
    """Return what the order's lines hold."""
    returned = [
        _move(shop, owner, line, -line.reduced_stock)
        for line in order.lines
        if line.reduced_stock and (owner := _counted(shop, line)) is not None
    ]
    if returned:
        add_note(shop, order, "Stock levels increased: " + ", ".join(returned))


def adjust(shop: Shop, order: Order, line: Line) -> None:
    """A line of a taken order was edited: move the difference only. What a refund brought back stays back."""
    owner = _counted(shop, line)
    difference = line.quantity - line.restocked - line.reduced_stock
    if not line.quantity:
        difference = -line.reduced_stock
    if owner is not None and difference:
        add_note(shop, order, "Adjusted stock: " + _move(shop, owner, line, difference))


def restock(shop: Shop, order: Order, line: Line, quantity: int) -> None:
    """Goods of a refund come back, at most as many as the line took."""
    owner = _counted(shop, line)
    back = min(quantity, line.reduced_stock)
    if owner is None or back <= 0:
        return
    before = owner.stock_quantity or 0
    change(shop, owner, back)
    line.reduced_stock -= back
    line.restocked += back
    add_note(shop, order, f"Item #{line.goods_id} stock increased from {before} to {before + back}.")


def count_sales(shop: Shop, order: Order, *, sold: bool) -> None:
    """Keep the products' own sales figures."""
    if order.sales_counted == sold:
        return
    order.sales_counted = sold
    for line in order.lines:
        product = shop.products.get(line.product_id)
        if product is not None:
            product.total_sales += line.quantity if sold else -line.quantity


def add_note(shop: Shop, order: Order, text: str, *, customer_note: bool = False) -> Note:
    """Write a note; the order's own date does not move."""
    note = Note(shop.next_part_id(), shop.now(), text, customer_note)
    order.notes.append(note)
    return note


def _counted(shop: Shop, line: Line) -> Product | None:
    product = shop.products.get(line.goods_id)
    if product is None:
        return None
    owner = holder(shop, product)
    return owner if owner.manage_stock else None


def _move(shop: Shop, owner: Product, line: Line, quantity: int) -> str:
    before = owner.stock_quantity or 0
    change(shop, owner, -quantity)
    line.reduced_stock += quantity
    return f"{line.name} ({before}&rarr;{before - quantity})"

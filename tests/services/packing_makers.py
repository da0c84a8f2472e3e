"""A small shelf for the tests of packing: goods with barcodes and places, and orders of two channels that want them."""

from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order
from storemanager.services import catalog
from storemanager.services.catalog import ProductInput, VariantInput
from tests.makers import NOON, a_shop, put_in_stock
from tests.order_makers import a_channel_order

HOUR = timedelta(hours=1)


def on_the_shelf(
    session: Session, sku: str, *, barcode: str = "", shelf: str = "", on_hand: int = 10, name: str = ""
) -> int:
    """A product sold in one way, with a code and a place."""
    a_shop(session)
    variant = VariantInput(sku, price=100_000, barcodes=(barcode,) if barcode else ())
    [made] = catalog.create_products(session, [ProductInput(name or sku, (variant,))], now=NOON)
    [variant_id] = made.variant_ids
    session.get_one(Variant, variant_id).shelf = shelf
    if on_hand:
        put_in_stock(session, variant_id, on_hand)
    session.flush()
    return variant_id


def to_pack(
    session: Session,
    account_id: int,
    *lines: tuple[int | None, int],
    due: timedelta | None = None,
    number: str = "",
    paid: bool = True,
    name: str = "",
    now: datetime = NOON,
) -> int:
    """A channel's order that waits to be packed; its ship-by time counted from `now`."""
    ship_by = None if due is None else now + due
    order_id = a_channel_order(session, account_id, *lines, total=200_000, ship_by=ship_by, placed_at=now)
    record = session.get_one(Order, order_id)
    record.remote_number = number or record.remote_number
    record.paid_total = 200_000 if paid else 0
    record.contact_name = name
    session.flush()
    return order_id

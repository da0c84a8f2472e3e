"""Makers of what a test needs in the book, in the words of the shop. They go through the services, like everyone."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from sqlmodel import Session, col, select

from storemanager.domain.stock import Location, MovementReason
from storemanager.services import catalog, customers, shop
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.customers import CustomerInput

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
"""Noon of an ordinary day in Vietnam."""
LATER = NOON + timedelta(minutes=10)

_numbers = count(1)


def a_shop(session: Session, name: str = "Gốm Nhà Lan", *, currency: str = "VND", language: str = "vi") -> str:
    """A shop with its first stockroom; its public id."""
    if shop.find(session) is None:
        shop.create(session, name=name, currency=currency, language=language, now=NOON)
    return shop.get(session).public_id


def the_location(session: Session) -> int:
    """The default stockroom."""
    found = session.exec(select(Location.id).where(col(Location.is_default))).one()
    assert found is not None
    return found


def a_product(
    session: Session,
    name: str = "Áo thun",
    skus: Sequence[str] = (),
    *,
    price: int | None = 120_000,
    on_hand: int = 0,
) -> catalog.ProductIds:
    """A product with one variant for each SKU (a size each, where there are several)."""
    skus = skus or (f"SP-{next(_numbers):04}",)
    several = len(skus) > 1
    variants = tuple(
        VariantInput(sku, options=(f"Cỡ {number}",) if several else (), price=price)
        for number, sku in enumerate(skus, start=1)
    )
    given = ProductInput(name, variants, options=("Cỡ",) if several else ())
    [made] = catalog.create_products(session, [given], now=NOON)
    if on_hand:
        for variant_id in made.variant_ids:
            put_in_stock(session, variant_id, on_hand)
    return made


def a_variant(session: Session, sku: str = "", *, name: str = "", on_hand: int = 0, price: int | None = 120_000) -> int:
    """A product that is sold in one way only; the id of its variant."""
    code = sku or f"SP-{next(_numbers):04}"
    return a_product(session, name or code, [code], price=price, on_hand=on_hand).variant_ids[0]


def put_in_stock(session: Session, variant_id: int, quantity: int) -> None:
    """Goods that were there when the book began."""
    from storemanager.services import stock

    a_shop(session)
    movement = stock.NewMovement(
        variant_id=variant_id,
        location_id=the_location(session),
        quantity=quantity,
        reason=MovementReason.INITIAL,
        idempotency_key=f"maker-{next(_numbers)}",
        happened_at=NOON,
    )
    stock.post(session, [movement], now=NOON)


def a_customer(session: Session, name: str = "Nguyễn Thị Lan", *, phone: str = "", email: str = "") -> int:
    """A customer; with a phone of their own unless one is given."""
    given = CustomerInput(name=name, phone=phone or f"09{next(_numbers):08}", email=email)
    made = customers.find_or_create(session, given, now=NOON)
    assert made.customer_id is not None
    return made.customer_id

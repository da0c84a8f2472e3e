"""Makers of orders: our own through the desk, a channel's as sync writes them into the book."""

from datetime import datetime
from itertools import count

from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.catalog import BundleComponent, Variant
from storemanager.domain.orders import Order, OrderLine, OrderStatus
from storemanager.domain.stock import Location
from storemanager.services import orders
from storemanager.services.orders import DiscountInput, LineInput, OrderInput
from tests.makers import NOON, a_shop, a_variant

_numbers = count(1)


def an_order(
    session: Session,
    *lines: tuple[int, int],
    confirm: bool = True,
    discount: int = 0,
    name: str = "",
    now: datetime = NOON,
    ship_by: datetime | None = None,
) -> int:
    """A manual order of (variant, quantity) lines at the prices of the day."""
    a_shop(session)
    given = OrderInput(
        lines=tuple(LineInput(variant_id, quantity) for variant_id, quantity in lines),
        discounts=(DiscountInput(discount),) if discount else (),
        contact_name=name,
        confirm=confirm,
        ship_by=ship_by,
    )
    return orders.create(session, given, now=now)


def an_account(session: Session, name: str = "mocnhien.vn", kind: str = "woocommerce") -> int:
    """A connected channel account, ready to be sold on."""
    account = ChannelAccount(kind=kind, name=name, connected_at=NOON)
    session.add(account)
    session.flush()
    assert account.id is not None
    return account.id


def a_channel_order(
    session: Session,
    account_id: int,
    *lines: tuple[int | None, int],
    status: OrderStatus = OrderStatus.CONFIRMED,
    total: int = 0,
    placed_at: datetime = NOON,
    ship_by: datetime | None = None,
    moves_stock: bool = True,
    currency: str = "VND",
) -> int:
    """An order as it came from a channel; a line without a variant matched nothing. Its stock is settled."""
    a_shop(session)
    number = next(_numbers)
    order = Order(
        number=f"WEB-{number:06}",
        account_id=account_id,
        remote_id=str(number),
        remote_number=f"#{10_000 + number}",
        status=status,
        currency=currency,
        total=total,
        moves_stock=moves_stock,
        placed_at=placed_at,
        ship_by=ship_by,
        created_at=placed_at,
        updated_at=placed_at,
        search_text=orders.order_search_text(f"WEB-{number:06}", f"#{10_000 + number}"),
    )
    session.add(order)
    session.flush()
    assert order.id is not None
    for position, (variant_id, quantity) in enumerate(lines):
        session.add(
            OrderLine(
                order_id=order.id,
                position=position,
                remote_line_id=f"{number}-{position}",
                variant_id=variant_id,
                title=f"Món {position}",
                quantity=quantity,
                total=100_000 * quantity,
            )
        )
    orders.settle(session, order.id, now=placed_at)
    return order.id


def line_ids(session: Session, order_id: int) -> list[int]:
    """The order's lines in their order."""
    statement = select(OrderLine.id).where(OrderLine.order_id == order_id).order_by(col(OrderLine.position))
    return [line_id for line_id in session.exec(statement) if line_id is not None]


def a_bundle(session: Session, sku: str, *parts: tuple[int, int], price: int = 300_000) -> int:
    """A bundle of (variant, quantity) parts."""
    bundle = a_variant(session, sku, price=price)
    for component_id, quantity in parts:
        session.add(BundleComponent(bundle_id=bundle, component_id=component_id, quantity=quantity))
    session.flush()
    return bundle


def by_weight(session: Session, variant_id: int) -> int:
    """Let a variant be sold by weight, counted in thousandths."""
    variant = session.get_one(Variant, variant_id)
    variant.quantity_scale = 1000
    session.add(variant)
    session.flush()
    return variant_id


def a_location(session: Session, name: str = "Kho 2") -> int:
    """A second place that holds stock."""
    location = Location(name=name)
    session.add(location)
    session.flush()
    assert location.id is not None
    return location.id

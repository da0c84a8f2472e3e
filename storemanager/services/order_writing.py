"""Writing an order at the desk: prices of the day, discounts that add up, and the goods reserved in the same
transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection
from sqlmodel import Session

from storemanager.domain.folding import search_text
from storemanager.domain.orders import Order, OrderDiscount, OrderLine, OrderStatus
from storemanager.errors import InvalidInputError
from storemanager.money import Money
from storemanager.services import audit, sales_speed, shop
from storemanager.services.changes import chunks
from storemanager.services.order_inputs import LineInput, OrderInput
from storemanager.services.order_payments import payment_status
from storemanager.services.order_stock import settle_order
from storemanager.services.order_totals import LineAmounts, gross, line_amounts
from storemanager.services.stock import MOST
from storemanager.services.stock_driver import marks, run
from storemanager.texts import translate

NUMBER_SERIES, NUMBER_PREFIX = "order", "DH"


class _Goods(NamedTuple):
    """A variant as it is sold now; `price` is the sale price while a sale lasts."""

    id: int
    sku: str
    title: str
    cost: int | None
    quantity_scale: int
    name: str
    price: int | None


@dataclass(frozen=True)
class Priced:
    """A line with everything taken from the catalog that was not given."""

    line: LineInput
    title: str
    sku: str
    unit_price: int
    unit_cost: int | None
    scale: int


def create(session: Session, given: OrderInput, *, now: datetime, actor: str = "") -> int:
    """Write a manual order; confirmed at once it reserves its goods, or refuses and changes nothing."""
    order = write(session, given, now=now)
    assert order.id is not None
    total = Money(order.total, order.currency)
    text = translate("orders", "Order {number} written, {total}")(number=order.number, total=total)
    audit.record(session, action="order.create", entity="order", entity_id=order.id, text=text, now=now, actor=actor)
    if given.confirm:
        order.status, order.confirmed_at = OrderStatus.CONFIRMED, now
        settle_order(session, order, strict=True, now=now, actor=actor)
        sales_speed.record_order(session, order.id, now=now)
    return order.id


def write(session: Session, given: OrderInput, *, now: datetime) -> Order:
    """The order with its lines as a draft; stock is not touched."""
    currency = shop.get(session).currency
    priced = price_lines(session.connection(), given.lines, now)
    amounts = amounts_of(given, priced, currency)
    order = _order(session, given, amounts, currency, now)
    session.add(order)
    session.flush()
    assert order.id is not None
    for position, (line, line_amount) in enumerate(zip(priced, amounts, strict=True)):
        session.add(_line(order.id, position, line, line_amount))
    for discount in given.discounts:
        session.add(OrderDiscount(order_id=order.id, code=discount.code, title=discount.title, amount=discount.amount))
    session.flush()
    return order


def order_search_text(
    number: str, remote_number: str = "", contact_name: str = "", contact_phone: str = "", *more: str
) -> str:
    """What an order is found by: its numbers, the customer's name and phone, and what else is handed in."""
    digits = "".join(letter for letter in contact_phone if letter.isdigit())
    national = "0" + digits[2:] if digits.startswith("84") else digits
    return search_text(number, remote_number, contact_name, contact_phone, digits, national, *more)


def price_lines(connection: Connection, lines: Sequence[LineInput], now: datetime) -> list[Priced]:
    """Each line with title, SKU, price and cost of the day; a line that makes no sense is refused."""
    if not lines:
        raise InvalidInputError(
            translate("orders", "The order has no lines."), translate("orders", "Add at least one product.")
        )
    variants = _variants(connection, {line.variant_id for line in lines if line.variant_id is not None}, now)
    return [_priced(line, variants.get(line.variant_id or 0)) for line in lines]


def _variants(connection: Connection, variant_ids: set[int], now: datetime) -> Mapping[int, _Goods]:
    """What the catalog says of these variants; the price is that of `now`. One of the few statements that a sale waits
    for, so it goes to the driver as it is."""
    found: dict[int, _Goods] = {}
    for some in chunks(sorted(variant_ids)):
        statement = _GOODS + f" WHERE variant.id IN ({marks(len(some))})"
        for row in run(connection, statement, (now, now, *some)):
            found[row[0]] = _Goods(*row)
    return found


_GOODS = (
    "SELECT variant.id, variant.sku, variant.title, variant.cost, variant.quantity_scale, product.name, CASE"
    " WHEN sale_price IS NOT NULL AND (sale_from IS NULL OR sale_from <= ?) AND (sale_to IS NULL OR sale_to > ?)"
    " THEN sale_price ELSE price END FROM variant JOIN product ON product.id = variant.product_id"
)


def _priced(line: LineInput, variant: _Goods | None) -> Priced:
    if line.variant_id is not None and variant is None:
        raise InvalidInputError(
            translate("orders", "A product of the order is not in the book any more."),
            translate("orders", "Take the line off, or choose another product."),
        )
    title = line.title or (_variant_title(variant) if variant else "")
    if not title.strip():
        raise InvalidInputError(
            translate("orders", "A line of the order says nothing about what was bought."),
            translate("orders", "Choose a product, or write what it is."),
        )
    if not 0 < line.quantity <= MOST:
        raise InvalidInputError(
            translate("orders", "The quantity of “{title}” must be more than zero.")(title=title),
            translate("orders", "Enter how many the customer takes."),
        )
    price = line.unit_price
    if price is None and variant is not None:
        price = variant.price
    if price is None or price < 0:
        raise InvalidInputError(
            translate("orders", "“{title}” has no price.")(title=title),
            translate("orders", "Enter the price of this line, or give the product one."),
        )
    if variant is None:
        return Priced(line, title, line.sku, price, None, 1)
    return Priced(line, title, line.sku or variant.sku, price, variant.cost, variant.quantity_scale)


def _variant_title(variant: _Goods) -> str:
    return f"{variant.name} · {variant.title}" if variant.title else variant.name


def amounts_of(given: OrderInput, priced: Sequence[Priced], currency: str) -> list[LineAmounts]:
    """What each line costs after all discounts; a discount that is more than what it lowers is refused."""
    grosses = [gross(line.unit_price, line.line.quantity, line.scale) for line in priced]
    for line, amount in zip(priced, grosses, strict=True):
        if not 0 <= line.line.discount <= amount:
            raise InvalidInputError(
                translate("orders", "The discount on “{title}” is more than the line costs.")(title=line.title),
                translate("orders", "Lower the discount."),
            )
    own = [line.line.discount for line in priced]
    discount = sum(entry.amount for entry in given.discounts)
    left = sum(grosses) - sum(own)
    if discount > left or any(entry.amount < 0 for entry in given.discounts):
        raise InvalidInputError(
            translate("orders", "The discount of {discount} is more than the order costs, {total}.")(
                discount=Money(discount, currency), total=Money(left, currency)
            ),
            translate("orders", "Lower the discount."),
        )
    if given.shipping_total < 0:
        raise InvalidInputError(
            translate("orders", "The shipping fee cannot be below zero."),
            translate("orders", "Enter 0, or give a discount instead."),
        )
    return line_amounts(grosses, own, discount)


def _order(session: Session, given: OrderInput, amounts: Sequence[LineAmounts], currency: str, now: datetime) -> Order:
    number = shop.next_number(session, NUMBER_SERIES, NUMBER_PREFIX)
    total = sum(line.total for line in amounts) + given.shipping_total
    return Order(
        number=number,
        customer_id=given.customer_id,
        location_id=given.location_id,
        currency=currency,
        subtotal=sum(line.gross for line in amounts),
        discount_total=sum(line.discount for line in amounts),
        shipping_total=given.shipping_total,
        total=total,
        payment_status=payment_status(total, 0, 0),
        payment_method=given.payment_method,
        billing=dict(given.billing),
        shipping=dict(given.shipping),
        contact_name=given.contact_name.strip(),
        contact_phone=given.contact_phone.strip(),
        customer_note=given.customer_note,
        note=given.note,
        placed_at=given.placed_at or now,
        ship_by=given.ship_by,
        created_at=now,
        updated_at=now,
        search_text=order_search_text(number, "", given.contact_name, given.contact_phone),
    )


def _line(order_id: int, position: int, priced: Priced, amounts: LineAmounts) -> OrderLine:
    return OrderLine(
        order_id=order_id,
        position=position,
        variant_id=priced.line.variant_id,
        sku=priced.sku,
        title=priced.title,
        quantity=priced.line.quantity,
        unit_price=priced.unit_price,
        discount=amounts.discount,
        total=amounts.total,
        unit_cost=priced.unit_cost,
    )

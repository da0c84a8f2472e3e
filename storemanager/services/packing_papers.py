"""What stands on the papers of packing: a pick list for a round through the shelves, and a slip for each parcel."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import shown_kinds
from storemanager.domain.folding import fold
from storemanager.domain.orders import TO_SHIP, OrderStatus
from storemanager.domain.phones import display, normalise
from storemanager.services.changes import chunks
from storemanager.services.order_tables import ACCOUNT, ORDER
from storemanager.services.packing_goods import Goods, goods_of
from storemanager.services.packing_queue import missing

_LOCATION = SQLModel.metadata.tables["location"]
_ADDRESS = ("street", "ward", "legacy_ward", "district", "legacy_district", "city", "province", "legacy_province")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class Share:
    """How much of one thing one order wants."""

    number: str
    quantity: int


@dataclass(frozen=True)
class Pick:
    """One thing to fetch from one place, for all the orders together. `variant_id` is None where the product is not
    known yet; `missing` is how much of it the shelf will not have."""

    variant_id: int | None
    location: str
    shelf: str
    title: str
    sku: str
    quantity: int
    scale: int
    missing: int
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class PickList:
    """`orders` counts those that have something to fetch; `places` whether there is more than one stockroom."""

    picks: tuple[Pick, ...]
    orders: int
    places: bool


@dataclass(frozen=True)
class SlipLine:
    """One thing in the parcel; `bundle` is what it was bought as, where that was a bundle."""

    title: str
    sku: str
    bundle: str
    quantity: int
    scale: int


@dataclass(frozen=True)
class Slip:
    """What lies in one parcel and where it goes. Everything the customer or a channel wrote is plain text."""

    number: str
    own_number: str
    channel: str
    placed_at: datetime
    ship_by: datetime | None
    name: str
    phone: str
    address: str
    customer_note: str
    lines: tuple[SlipLine, ...]
    to_collect: int
    currency: str
    order_id: int = 0


def pick_list(session: Session, order_ids: Sequence[int]) -> PickList:
    """What these orders want, summed by thing and place, in the order of a walk: stockroom, shelf (A2 before A10),
    name. Orders that are packed already have theirs."""
    orders = {row.id: row for row in _orders(session, order_ids) if row.status.name == "CONFIRMED"}
    goods = goods_of(session, list(orders))
    locations = _locations(session)
    wanted: dict[tuple[Any, ...], _Sum] = {}
    for order_id in (one for one in order_ids if one in goods):
        number = _number(orders[order_id])
        for each in goods[order_id]:
            for location_id, quantity in each.places:
                key = (location_id, each.variant_id or (each.title, each.sku))
                wanted.setdefault(key, _Sum(each, locations.get(location_id, ""))).add(number, quantity)
    short = _short(session, list(orders))
    picks = [each.pick(short) for each in wanted.values()]
    return PickList(tuple(sorted(picks, key=_walk)), len(goods), len({pick.location for pick in picks}) > 1)


class _Sum:
    """One thing at one place, growing order by order."""

    def __init__(self, goods: Goods, location: str) -> None:
        self._goods, self._location = goods, location
        self._shares: dict[str, int] = defaultdict(int)

    def add(self, number: str, quantity: int) -> None:
        self._shares[number] += quantity

    def pick(self, short: Mapping[int, int]) -> Pick:
        each = self._goods
        total = sum(self._shares.values())
        return Pick(
            each.variant_id, self._location, each.shelf, each.title, each.sku, total, each.scale,
            min(total, short.get(each.variant_id or 0, 0)),
            tuple(Share(number, quantity) for number, quantity in self._shares.items()),
        )  # fmt: skip


def _walk(pick: Pick) -> tuple[Any, ...]:
    """By stockroom, then shelf the way people number them, things without a shelf last, then by name."""
    shelf = tuple((int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(fold(pick.shelf)) if part)
    return fold(pick.location), not pick.shelf.strip(), shelf, fold(pick.title), pick.sku


def _short(session: Session, order_ids: Sequence[int]) -> dict[int, int]:
    """Variant -> what these orders lack of it together."""
    found: dict[int, int] = defaultdict(int)
    for rows in missing(session, order_ids).values():
        for row in rows:
            found[row.variant_id] += row.quantity
    return found


def slips(session: Session, order_ids: Sequence[int], *, sent: bool = False) -> list[Slip]:
    """A slip for each of these orders, in their order; those that were called off have none, and those that have left
    only where they are wanted with `sent`."""
    wanted = TO_SHIP | {OrderStatus.SHIPPED} if sent else TO_SHIP
    orders = {row.id: row for row in _orders(session, order_ids) if row.status in wanted}
    goods = goods_of(session, list(orders))
    return [_slip(orders[one], goods.get(one, ())) for one in order_ids if one in orders]


def _slip(row: Any, goods: Sequence[Goods]) -> Slip:
    place = row.shipping if any(row.shipping.get(name) for name in ("street", "city", "raw")) else row.billing
    return Slip(
        number=_number(row),
        own_number=row.number,
        channel=row.account_name or "",
        placed_at=row.placed_at,
        ship_by=row.ship_by,
        name=str(place.get("name") or row.contact_name),
        phone=_phone(str(place.get("phone") or row.contact_phone or "")),
        address=address_of(place),
        customer_note=row.customer_note,
        lines=tuple(SlipLine(each.title, each.sku, each.bundle, each.quantity, each.scale) for each in goods),
        to_collect=max(0, row.total - row.paid_total),
        currency=row.currency,
        order_id=row.id,
    )


def address_of(place: Mapping[str, Any]) -> str:
    """Where it goes, on one line, in the order a courier reads it."""
    parts = [str(place.get(name) or "").strip() for name in _ADDRESS]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or str(place.get("raw") or "")


def _phone(given: str) -> str:
    """As it is dialled; what a channel has masked stays as it is."""
    known = normalise(given)
    return display(known.e164) if known else given


def _number(row: Any) -> str:
    return str(row.remote_number or row.number)


def _orders(session: Session, order_ids: Sequence[int]) -> list[Any]:
    session.flush()
    statement = select(
        ORDER.c.id, ORDER.c.number, ORDER.c.remote_number, ORDER.c.status, ORDER.c.placed_at, ORDER.c.ship_by,
        ORDER.c.shipping, ORDER.c.billing, ORDER.c.contact_name, ORDER.c.contact_phone, ORDER.c.customer_note,
        ORDER.c.total, ORDER.c.paid_total, ORDER.c.currency, shown_kinds(), ACCOUNT.c.name.label("account_name"),
    ).outerjoin(ACCOUNT, ACCOUNT.c.id == ORDER.c.account_id)  # fmt: skip
    rows: list[Any] = []
    for some in chunks(order_ids):
        rows += session.connection().execute(statement.where(ORDER.c.id.in_(some)))
    return rows


def _locations(session: Session) -> dict[int, str]:
    return {row.id: row.name for row in session.connection().execute(select(_LOCATION.c.id, _LOCATION.c.name))}

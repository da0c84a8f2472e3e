"""What lies in a packed parcel, remembered when it was closed, so that a later change of the order can say what to put
in, what to take out and what to write on it (F14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from storemanager.domain.orders import Order, OrderLine, OrderStatus
from storemanager.services.order_tables import lines_of

SEALED = "sealed"
"""In the order's `extra`: its lines, its address and what is to be collected, as they were when it was packed."""
_ADDRESS = ("name", "phone", "company", "street", "ward", "district", "city", "province", "postcode", "country")


@dataclass(frozen=True)
class Contents:
    """`ordered` and `to_send` by line; units that were refunded and did not come back are ordered but not sent."""

    ordered: Mapping[int, int]
    to_send: Mapping[int, int]
    address: Mapping[str, str]
    to_collect: int


@dataclass(frozen=True)
class ParcelChange:
    """What has to be done to the parcel: (title, quantity) of what is missing or too much; the address and the amount
    only where they are others now."""

    put_in: tuple[tuple[str, int], ...] = ()
    take_out: tuple[tuple[str, int], ...] = ()
    address: str | None = None
    collect: tuple[int, int] | None = None

    def __bool__(self) -> bool:
        return bool(self.put_in or self.take_out or self.address is not None or self.collect is not None)


def contents(session: Session, order: Order) -> Contents:
    """The order as it would be packed now."""
    lines = lines_of(session, order.id or 0)
    place = order.shipping if any(order.shipping.get(name) for name in ("street", "city")) else order.billing
    return Contents(
        {line.id or 0: line.quantity for line in lines},
        {line.id or 0: _to_send(line) for line in lines},
        {name: str(place.get(name) or "") for name in _ADDRESS},
        max(0, order.total - order.paid_total),
    )


def seal(session: Session, order: Order) -> None:
    """Remember what is in the parcel, unless it is closed already."""
    if SEALED in order.extra:
        return
    packed = contents(session, order)
    order.extra = {
        **order.extra,
        SEALED: {
            "lines": [[line, packed.ordered[line], packed.to_send[line]] for line in packed.ordered],
            "address": dict(packed.address),
            "to_collect": packed.to_collect,
        },
    }


def open_again(order: Order) -> None:
    """Nothing of it is in a parcel any more."""
    if SEALED in order.extra:
        order.extra = {name: value for name, value in order.extra.items() if name != SEALED}


def sealed(order: Order) -> Contents | None:
    """What is in the parcel; None when none was closed."""
    raw: Mapping[str, Any] | None = order.extra.get(SEALED)
    if raw is None:
        return None
    return Contents(
        {line: ordered for line, ordered, _ in raw["lines"]},
        {line: to_send for line, _, to_send in raw["lines"]},
        raw["address"],
        raw["to_collect"],
    )


def change_since(session: Session, order: Order, packed: Contents) -> ParcelChange:
    """What the order asks for now that is not what `packed` holds. Once the goods have left, money given back and money
    collected change nothing in the parcel any more: only the lines and the address are compared."""
    now = contents(session, order)
    still_here = order.status is OrderStatus.PACKED
    before, after = (packed.to_send, now.to_send) if still_here else (packed.ordered, now.ordered)
    titles = {line.id: line.title for line in lines_of(session, order.id or 0)}
    more = {line: after[line] - before.get(line, 0) for line in after}
    return ParcelChange(
        tuple((titles[line], count) for line, count in more.items() if count > 0),
        tuple((titles[line], -count) for line, count in more.items() if count < 0),
        _written(now.address) if dict(now.address) != dict(packed.address) else None,
        (packed.to_collect, now.to_collect) if still_here and packed.to_collect != now.to_collect else None,
    )


def _to_send(line: OrderLine) -> int:
    return max(0, line.quantity - max(0, line.refunded_quantity - line.returned_quantity))


def _written(address: Mapping[str, str]) -> str:
    return ", ".join(address[name] for name in _ADDRESS if address.get(name))

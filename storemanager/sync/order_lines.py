"""The lines of a channel's order: compared by the channel's own line id, so that an edit moves only the difference
(F14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from storemanager.channels.base import RemoteLine, RemoteOrder
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderLine
from storemanager.services import orders
from storemanager.sync.seen import Ref


@dataclass(frozen=True)
class LineChange:
    """`taken`: what the channel took from each item since the last version. `edited`: a line known before is another
    now."""

    taken: tuple[tuple[Ref, int], ...]
    edited: bool


def take_lines(
    session: Session, order: Order, known: Sequence[OrderLine], remote: RemoteOrder, *, now: datetime
) -> LineChange:
    """Make the order's lines those of `remote`. A line taken off there stays with quantity 0."""
    by_id = {line.remote_line_id: line for line in known}
    taken: list[tuple[Ref, int]] = []
    edited = False
    rematched: list[tuple[OrderLine, int]] = []
    for position, given in enumerate(remote.lines):
        line = by_id.pop(given.remote_id, None)
        if line is None:
            line = OrderLine(order_id=order.id or 0, remote_line_id=given.remote_id, title=given.title, quantity=0)
            edited = edited or bool(known)
        elif line.quantity != given.quantity or line.sku != (given.sku or line.sku):
            edited = True
        other_item = _is_other_item(line, given)
        taken += _count_taken(line, given, remote)
        _copy(line, position, given)
        variant_id = _resolve(session, order.account_id or 0, given)
        if line.variant_id is None:
            line.variant_id = variant_id
            line.unit_cost = _cost(session, variant_id)
        elif other_item and variant_id is not None and variant_id != line.variant_id:
            rematched.append((line, variant_id))
        session.add(line)
    for line in by_id.values():
        if line.remote_line_id is not None and (line.quantity or line.channel_taken):
            taken.append((_ref(line), -(line.channel_taken or 0)))
            line.quantity, line.channel_taken, edited = 0, 0, True
            session.add(line)
    session.flush()
    for line, variant_id in rematched:
        orders.match_line(session, line.id or 0, variant_id, now=now, origin="sync")
    return LineChange(tuple(taken), edited)


def taken_there(given: RemoteLine, remote: RemoteOrder) -> int:
    """How many units the channel has taken from its stock for the line by now: its own word, or its rule (design
    section 5)."""
    if given.stock_taken is not None:
        return given.stock_taken
    if not remote.takes_stock:
        return 0
    back = sum(
        refunded.quantity
        for refund in remote.refunds
        if refund.restocked
        for refunded in refund.lines
        if refunded.line_remote_id == given.remote_id
    )
    return max(0, given.quantity - back)


def find_variant(session: Session, account_id: int, ref: Ref | None, sku: str) -> int | None:
    """Which variant an item is: by its listing; without one, by exactly its SKU. A doubtful listing decides nothing
    (F33)."""
    if ref is not None:
        asked = {"account": account_id, "product": ref[0], "variant": ref[1]}
        listing = session.execute(_ITEM, asked).first()
        if listing is not None:
            variant_id, state = listing
            return variant_id if state is MatchState.MATCHED else None
    if not sku.strip():
        return None
    return session.scalars(_BY_SKU, {"sku": sku}).first()


_ITEM = select(col(Listing.variant_id), col(Listing.match_state)).where(
    col(Listing.account_id) == bindparam("account"),
    col(Listing.remote_product_id) == bindparam("product"),
    col(Listing.remote_variant_id) == bindparam("variant"),
)
_BY_SKU = select(col(Variant.id)).where(col(Variant.sku) == bindparam("sku"))
_COST = select(col(Variant.cost)).where(col(Variant.id) == bindparam("variant"))


def _resolve(session: Session, account_id: int, given: RemoteLine) -> int | None:
    ref = (given.ref.product_id, given.ref.variant_id) if given.ref else None
    return find_variant(session, account_id, ref, given.sku)


def _count_taken(line: OrderLine, given: RemoteLine, remote: RemoteOrder) -> list[tuple[Ref, int]]:
    units = taken_there(given, remote)
    before, line.channel_taken = line.channel_taken or 0, units
    now_at = (given.ref.product_id, given.ref.variant_id) if given.ref else _ref(line)
    moved: Counter[Ref] = Counter()
    if line.remote_product_id:
        moved[_ref(line)] -= before
    moved[now_at] += units
    return [(ref, count) for ref, count in moved.items() if count and ref[0]]


def _copy(line: OrderLine, position: int, given: RemoteLine) -> None:
    line.position = position
    line.sku = given.sku or line.sku
    line.title = given.title or line.title or given.sku or "?"
    line.quantity = given.quantity
    line.unit_price, line.total = given.unit_price.minor, given.total.minor
    line.discount = max(0, given.unit_price.minor * given.quantity - given.total.minor)
    line.tax = given.tax.minor if given.tax is not None else line.tax
    if given.ref is not None:
        line.remote_product_id, line.remote_variant_id = given.ref.product_id, given.ref.variant_id


def _ref(line: OrderLine) -> Ref:
    return line.remote_product_id, line.remote_variant_id


def _is_other_item(line: OrderLine, given: RemoteLine) -> bool:
    """Only another item of the channel makes it another product; what the owner matched by hand stays."""
    return given.ref is not None and bool(line.remote_product_id) and _ref(line) != (
        given.ref.product_id, given.ref.variant_id
    )  # fmt: skip


def _cost(session: Session, variant_id: int | None) -> int | None:
    if variant_id is None:
        return None
    return session.scalars(_COST, {"variant": variant_id}).first()

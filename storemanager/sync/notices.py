"""What a sync finds that the owner must know: raised as rows of "needs attention", and closed when the matter is
gone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from storemanager.channels.base import RemoteOrder, RemoteStatus
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import GOODS_OUT, RESERVES, Order, OrderStatus
from storemanager.domain.syncing import OutboxEntry, OutboxState
from storemanager.services import attention
from storemanager.services import oversold as oversold_goods
from storemanager.services.attention import ATTENTION
from storemanager.services.bulk import chunks
from storemanager.services.order_tables import LINE, ORDER, PRODUCT, VARIANT
from storemanager.texts import Text, translate

_WAITS = RESERVES | {OrderStatus.UNPAID}


# --- Acts ---


def settled_acts(session: Session, account_id: int, *, now: datetime) -> None:
    """Acts the owner was asked about that wait for nobody any more: given up, done or tried again elsewhere."""
    session.flush()
    for key, payload in session.connection().execute(_ASKED_ABOUT, {"account": account_id}).all():
        entry = session.get(OutboxEntry, payload.get("outbox_id"))
        if entry is None or entry.state is not OutboxState.PARKED:
            resolution = "withdrawn" if entry is None else _SETTLED.get(entry.state, "try again")
            attention.resolve(session, key, resolution=resolution, now=now)


_SETTLED = {OutboxState.DONE: "done", OutboxState.WITHDRAWN: "withdrawn"}
_ASKED_ABOUT = columns(ATTENTION.c.key, ATTENTION.c.payload).where(
    ATTENTION.c.kind == AttentionKind.PARKED_ACT,
    ATTENTION.c.account_id == bindparam("account"),
    ATTENTION.c.open_key.is_not(None),
)


# --- Orders ---


def about_order(
    session: Session, order: Order, remote: RemoteOrder, *, before: OrderStatus | None, now: datetime
) -> None:
    """What the owner must know of this version of an order. `before`: its state in the book until now, None for a new
    order."""
    attention.resolve(session, f"order-gone:{order.id}", resolution="it is there again", now=now)
    if remote.status is RemoteStatus.UNKNOWN:
        _unknown_status(session, order, now)
    else:
        attention.resolve(session, f"order-status:{order.id}", resolution="known status", now=now)
    was_done = before is OrderStatus.PACKED or before in GOODS_OUT
    if was_done and order.status is OrderStatus.CANCELLED and before is not OrderStatus.CANCELLED:
        _cancelled_late(session, order, before is OrderStatus.PACKED, now)


def order_gone(session: Session, order: Order, *, merged_into: str = "", now: datetime) -> None:
    """`merged_into`: the number of another order that seems to hold its goods now."""
    meaning = translate("sync", "It is kept here and its goods stay reserved.")
    if merged_into:
        meaning = translate(
            "sync", "It is kept here and its goods stay reserved. Order {other} of this customer holds the same goods."
        )(other=merged_into)
    attention.raise_(
        session,
        kind=AttentionKind.ORDER_GONE,
        severity=Severity.WARN,
        area=Area.ORDERS,
        key=f"order-gone:{order.id}",
        account_id=order.account_id,
        order_id=order.id,
        title=translate("sync", "Order {number} was deleted on the channel.")(number=_number(order)),
        meaning=meaning,
        advice=translate("sync", "Ship it if the customer still wants it, or cancel it."),
        action="cancel_order",
        payload={"order_id": order.id},
        now=now,
    )


def _unknown_status(session: Session, order: Order, now: datetime) -> None:
    attention.raise_(
        session,
        kind=AttentionKind.UNKNOWN_STATUS,
        severity=Severity.WARN,
        area=Area.ORDERS,
        key=f"order-status:{order.id}",
        account_id=order.account_id,
        order_id=order.id,
        title=translate("sync", 'Order {number} has a status this program does not know: "{status}".')(
            number=_number(order), status=order.channel_status
        ),
        meaning=translate("sync", "Its goods are reserved, and it is not shipped by itself."),
        advice=translate("sync", "Look at the order on the channel, then confirm or cancel it here."),
        action="open_order",
        payload={"order_id": order.id},
        now=now,
    )


def _cancelled_late(session: Session, order: Order, packed: bool, now: datetime) -> None:
    meaning = (
        translate("sync", "It was already packed here. Its goods are free again.")
        if packed
        else translate("sync", "Its goods had already left. They are not counted as back before you say so.")
    )
    advice = (
        translate("sync", "Take it out of the parcels and put the goods back on the shelf.")
        if packed
        else translate("sync", "Stop the parcel if you can; when the goods are back, record a return.")
    )
    _order_changed(
        session, order, translate("sync", "Order {number} was cancelled on the channel."), meaning, advice, now
    )


def _order_changed(session: Session, order: Order, title: Text, meaning: Text, advice: Text, now: datetime) -> None:
    attention.raise_(
        session, kind=AttentionKind.ORDER_CHANGED, severity=Severity.DANGER, area=Area.ORDERS,
        key=f"order-changed:{order.id}", account_id=order.account_id, order_id=order.id,
        title=title(number=_number(order)), meaning=meaning, advice=advice, action="open_order",
        payload={"order_id": order.id}, now=now,
    )  # fmt: skip


def _number(order: Order | Row[*tuple[Any, ...]]) -> str:
    return order.remote_number or order.number


_UNKNOWN = (
    columns(ORDER.c.id, ORDER.c.number, ORDER.c.remote_number, LINE.c.id.label("line_id"), LINE.c.title, LINE.c.sku)
    .join(LINE, LINE.c.order_id == ORDER.c.id)
    .where(
        ORDER.c.account_id == bindparam("account"),
        ORDER.c.status.in_(_WAITS),
        LINE.c.variant_id.is_(None),
        LINE.c.quantity > 0,
    )
    .order_by(ORDER.c.id, LINE.c.position)
)


def unknown_products(session: Session, account_id: int, *, now: datetime) -> int:
    """One row for each open order of the account that has lines without a product; answers how many orders."""
    session.flush()
    found: dict[int, list[Row[*tuple[Any, ...]]]] = {}
    for line in session.connection().execute(_UNKNOWN, {"account": account_id}):
        found.setdefault(line.id, []).append(line)
    prefix = f"unknown-product:{account_id}:"
    for order_id, lines in found.items():
        attention.raise_(
            session,
            kind=AttentionKind.UNKNOWN_PRODUCT,
            severity=Severity.DANGER,
            area=Area.ORDERS,
            key=f"{prefix}{order_id}",
            account_id=account_id,
            order_id=order_id,
            title=translate("sync", "Order {number}: {titles} is not in the book.")(
                number=_number(lines[0]), titles=tuple(_said(line) for line in lines[:5])
            ),
            meaning=translate("sync", "The order is kept, but no stock is reserved for this item."),
            advice=translate("sync", "Choose which product it is, or take it in from the channel."),
            action="match_line",
            payload={"order_id": order_id, "line_ids": [line.line_id for line in lines]},
            now=now,
        )
    attention.resolve_many(
        session, prefix, keep={f"{prefix}{order_id}" for order_id in found}, resolution="matched", now=now
    )
    return len(found)


def _said(line: Row[*tuple[Any, ...]]) -> str:
    return f"{line.title} ({line.sku})" if line.sku else line.title


# --- Stock ---


def oversold(session: Session, *, now: datetime) -> int:
    """One row for each variant that is promised more often than it is there (F31), but for what the owner has settled;
    answers how many variants."""
    short = oversold_goods.unsettled(session)
    connection = session.connection()
    rows = [row for some in chunks(sorted(short)) for row in connection.execute(_SHORT, {"ids": some})]
    keys = set()
    for variant_id, sku, scale, name, options in rows:
        keys.add(f"oversold:{variant_id}")
        waiting = _orders_waiting_for(session, variant_id)
        attention.raise_(
            session,
            kind=AttentionKind.OVERSOLD,
            severity=Severity.DANGER,
            area=Area.STOCK,
            key=f"oversold:{variant_id}",
            variant_id=variant_id,
            order_id=waiting[0][0] if waiting else None,
            title=translate("sync", "{title} ({sku}): {missing} more sold than there are.")(
                title=f"{name} · {options}" if options else name, sku=sku, missing=-(-short[variant_id] // scale)
            ),
            meaning=translate("sync", "Orders wait for it: {numbers}.")(
                numbers=tuple(number for _, number in waiting) or ("–",)
            ),
            advice=translate(
                "sync", "Get more in, or call the customer of the latest order and offer another or a refund."
            ),
            action="open_order" if waiting else "open_variant",
            payload={"order_id": waiting[0][0], "variant_id": variant_id} if waiting else {"variant_id": variant_id},
            now=now,
        )
    attention.resolve_many(session, "oversold:", keep=keys, resolution="enough again", now=now)
    return len(keys)


def _orders_waiting_for(session: Session, variant_id: int) -> list[tuple[int, str]]:
    """The latest orders that still need it, the latest first: those the owner would call."""
    found = session.connection().execute(_WAITING, {"variant": variant_id})
    return [(order.id, _number(order)) for order in found]


_SHORT = (
    columns(VARIANT.c.id, VARIANT.c.sku, VARIANT.c.quantity_scale, PRODUCT.c.name, VARIANT.c.title)
    .join(PRODUCT, PRODUCT.c.id == VARIANT.c.product_id)
    .where(VARIANT.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(VARIANT.c.id)
)
_WAITING = (
    columns(ORDER.c.id, ORDER.c.number, ORDER.c.remote_number)
    .join(LINE, LINE.c.order_id == ORDER.c.id)
    .where(LINE.c.variant_id == bindparam("variant"), ORDER.c.status.in_(RESERVES))
    .order_by(ORDER.c.placed_at.desc(), ORDER.c.id.desc())
    .limit(5)
)


# --- Matching ---


def matches(session: Session, account_id: int, *, now: datetime) -> None:
    """One row for all doubtful pairs of an account, and one for all SKUs that are there twice."""
    query = (
        select(col(Listing.match_reason), func.count())
        .where(Listing.account_id == account_id, Listing.match_state == MatchState.SUGGESTED)
        .group_by(col(Listing.match_reason))
    )
    counts: dict[str, int] = dict(session.exec(query).all())
    twice = counts.pop("ambiguous", 0)
    account = session.get(ChannelAccount, account_id)
    name = account.name if account else ""
    _matching_row(
        session, account_id, f"doubtful:{account_id}", AttentionKind.DOUBTFUL_MATCH, sum(counts.values()),
        translate("sync", "{account}: {count:item looks|items look} like products of yours, but not surely.")(
            account=name, count=sum(counts.values())
        ),
        translate("sync", "Nothing is sent to them before you decide."), now,
    )  # fmt: skip
    _matching_row(
        session, account_id, f"ambiguous:{account_id}", AttentionKind.AMBIGUOUS_SKU, twice,
        translate("sync", "{account}: {count:item has|items have} a SKU that is there more than once.")(
            account=name, count=twice
        ),
        translate("sync", "It is not clear which is which, so nothing is sent to them."), now,
    )  # fmt: skip


def _matching_row(
    session: Session,
    account_id: int,
    key: str,
    kind: AttentionKind,
    count: int,
    title: Text,
    meaning: Text,
    now: datetime,
) -> None:
    if not count:
        attention.resolve(session, key, resolution="decided", now=now)
        return
    attention.raise_(
        session, kind=kind, severity=Severity.WARN, area=Area.STOCK, key=key, account_id=account_id, title=title,
        meaning=meaning, advice=translate("sync", "Go through the pairs and say which are right."),
        action="review_matches", payload={"account_id": account_id}, now=now,
    )  # fmt: skip

"""The whole book as plain values, without times and without numbers of rows: two books that tell the same are equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.accounts import Listing
from storemanager.domain.attention import Attention
from storemanager.domain.catalog import Product, Variant
from storemanager.domain.channel_products import ListingContent
from storemanager.domain.conversations import Conversation, Message
from storemanager.domain.customers import Customer
from storemanager.domain.orders import (
    ChannelCost,
    ChannelPayout,
    Order,
    OrderLine,
    Payment,
    Return,
    ReturnLine,
    Shipment,
)
from storemanager.domain.stock import Reservation, ReservationState, StockMovement
from storemanager.domain.syncing import OutboxEntry, ParkedRecord
from storemanager.services import stock
from storemanager.texts import Text


def book_state(session: Session) -> dict[str, Any]:
    """Orders, ledger, listings, waiting acts and open matters. Proves the ledger on the way."""
    assert stock.check(session) == [], "ledger and balances differ"
    skus = {row.id: row.sku for row in _all(session, Variant)}
    return {
        "orders": {str(row.remote_id): _order(session, row, skus) for row in _all(session, Order)},
        "number of orders": len(_all(session, Order)),
        "stock": _stock(session, skus),
        "movements": _counted((skus[r.variant_id], r.reason.name, r.quantity) for r in _all(session, StockMovement)),
        "reserved": _counted(
            (skus[row.variant_id], row.quantity)
            for row in _all(session, Reservation)
            if row.state is ReservationState.OPEN
        ),
        "listings": _counted(_listing(row, skus) for row in _all(session, Listing)),
        "contents": _counted(
            (row.title, str(sorted((row.sent or {}).items()))) for row in _all(session, ListingContent)
        ),
        "acts": _counted((row.kind.name, row.state.name) for row in _all(session, OutboxEntry)),
        "parked": _counted((row.stream, row.remote_id) for row in _all(session, ParkedRecord)),
        "matters": _counted(
            (row.kind.name, str(Text.from_json(row.title)))
            for row in session.exec(select(Attention).where(col(Attention.resolved_at).is_(None)))
        ),
        "products": _counted((row.name,) for row in _all(session, Product)),
        "variants": _counted((row.sku, row.price) for row in _all(session, Variant)),
        "customers": _counted((row.name,) for row in _all(session, Customer)),
        "messages": _messages(session),
    }


def _messages(session: Session) -> dict[str, Any]:
    """What stands in each conversation, in order, and whether somebody waits."""

    def said(row: Conversation) -> list[tuple[Any, ...]]:
        found = select(Message).where(Message.conversation_id == row.id)
        return [
            (each.from_shop, each.text, tuple(card["name"] for card in each.attachments), each.remote_id is not None)
            for each in session.exec(found.order_by(col(Message.sent_at), col(Message.id)))
        ]

    return {
        row.remote_id: (row.person_name, row.waiting_since is not None, row.unread, row.done_at is not None, said(row))
        for row in _all(session, Conversation)
    }


def in_doubt(session: Session) -> bool:
    """Whether a number is still to be read again before it may be used."""
    return session.exec(select(Listing.id).where(col(Listing.stock_unclear))).first() is not None


def _all(session: Session, table: type[Any]) -> list[Any]:
    assert issubclass(table, SQLModel)
    return list(session.exec(select(table)))


def _counted(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
    return dict(Counter(rows))


def _stock(session: Session, skus: dict[Any, str]) -> dict[str, Any]:
    levels = stock.availability(session, [variant_id for variant_id in skus if variant_id is not None])
    return {skus[key]: (each.on_hand, each.reserved, each.available) for key, each in levels.items()}


def _listing(row: Listing, skus: dict[Any, str]) -> tuple[Any, ...]:
    return (
        row.remote_sku, row.match_state.name, skus.get(row.variant_id), row.stock_seen, row.stock_unclear,
        row.price_seen, row.sale_price_seen, row.price_unclear, row.gone_at is not None, row.paused, row.failures,
    )  # fmt: skip


def _order(session: Session, order: Order, skus: dict[Any, str]) -> dict[str, Any]:
    def of(table: type[Any]) -> list[Any]:
        return list(session.exec(select(table).where(table.order_id == order.id)))

    returned = [
        (line.quantity, line.restocked)
        for row in of(Return)
        for line in session.exec(select(ReturnLine).where(ReturnLine.return_id == row.id))
    ]
    return {
        "status": order.status.name,
        "there": order.channel_status,
        "paid": (order.payment_status.name, order.total, order.paid_total, order.refunded_total),
        "gone": order.gone_at is not None,
        "lines": sorted(
            (skus.get(line.variant_id), line.sku, line.quantity, line.shipped_quantity, line.returned_quantity)
            for line in of(OrderLine)
        ),
        "payments": sorted((row.kind.name, row.amount) for row in of(Payment)),
        "shipments": sorted((row.carrier, row.tracking_number) for row in of(Shipment)),
        "returns": sorted(returned),
        "the channel keeps": sorted((row.kind.name, row.amount) for row in of(ChannelCost)),
        "the channel pays": [(row.amount, row.final) for row in of(ChannelPayout)],
    }

"""What an entry of the outbox means on a channel: the one call that does it, with everything it needs read from the
book beforehand. Each looks before it repeats: by the entry's key where the channel can be searched for it, by the
SKU of a product, or by the state the order is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from storemanager.channels.base import (
    CatalogueWriting,
    Orders,
    ProductDraft,
    Publishing,
    RefundRequest,
    RemoteMessage,
    RemoteOrder,
    RemotePost,
    RemoteProduct,
    RemoteRefund,
    RemoteRefundLine,
    RemoteReview,
    RemoteStatus,
    Reviews,
    ShipmentNotice,
)
from storemanager.channels.errors import RejectedError
from storemanager.domain.accounts import Listing
from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.money import Money
from storemanager.services import outbox, posts
from storemanager.services.outbox import OutboxRow
from storemanager.sync import channel_pictures, contents, drafts, message_calls, post_acts
from storemanager.sync.desk import Desk
from storemanager.sync.order_money import not_in_book
from storemanager.texts import translate


@dataclass(frozen=True)
class Listed:
    """A product as it is there now, made or changed from the draft."""

    product: RemoteProduct
    draft: ProductDraft


Done = RemoteOrder | RemoteRefund | Listed | RemoteReview | RemoteMessage | RemotePost | None


def prepare(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done] | None:
    """The call that does it, with everything read from the book beforehand; None when its time has not come."""
    if row.kind in posts.KINDS:
        return post_acts.prepare(desk, row)
    if row.kind in _PRODUCT_ACTS:
        return _product_act(session, desk, row)
    if row.kind is OutboxKind.REPLY_REVIEW:
        return _answer(desk, row)
    if row.kind is OutboxKind.SEND_MESSAGE:
        return message_calls.send(session, desk, row)
    return _order_act(session, desk, row)


def _answer(desk: Desk, row: OutboxRow) -> Callable[[], Done]:
    """The channel looks itself whether the review has this answer already."""
    channel, remote_id, text = desk.channel, str(row.payload["remote_id"]), str(row.payload["text"])
    if not isinstance(channel, Reviews):
        raise _cannot()
    return lambda: channel.reply_review(remote_id, text)


def _order_act(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done]:
    channel = desk.channel
    if not isinstance(channel, Orders):
        raise _cannot()
    order = session.get(Order, row.order_id) if row.order_id is not None else None
    if order is None or order.remote_id is None:
        raise RejectedError(
            translate("sync", "The order of this act is not on the channel."),
            translate("sync", "Withdraw the act."),
        )
    remote_id, payload = order.remote_id, row.payload
    if row.kind is OutboxKind.SHIP and payload.get("complete", True):
        notice = ShipmentNotice(
            payload.get("tracking_number", ""), payload.get("carrier", ""), payload.get("tracking_url", ""),
            payload.get("notify_customer", True), row.key,
        )  # fmt: skip
        return lambda: channel.ship_order(remote_id, notice)
    if row.kind is OutboxKind.CANCEL:
        return lambda: (
            _there_already(channel, remote_id, row, RemoteStatus.CANCELLED)
            or channel.cancel_order(remote_id, str(payload.get("reason", "")))
        )
    if row.kind is OutboxKind.STATUS:
        status = RemoteStatus[payload["status"]]
        return lambda: _there_already(channel, remote_id, row, status) or channel.set_status(remote_id, status)
    if row.kind is OutboxKind.REFUND:
        request = _refund(payload, order.currency, row.key)
        return lambda: _refund_once(desk, channel, order, row, request)
    # A note, or a parcel that is only a part of the order: the customer learns of it, the order stays open there.
    note, to_customer = _note(row)
    return lambda: channel.add_note(remote_id, note, to_customer=to_customer, key=row.key)


class RefundedThereTooError(Exception):
    """Somebody has given money back on the channel's own pages, and the book did not know of it."""

    def __init__(self, there: Money, here: Money) -> None:
        super().__init__()
        self.there, self.here = there, here


def _refund_once(desk: Desk, channel: Orders, order: Order, row: OutboxRow, request: RefundRequest) -> RemoteRefund:
    """Before money is given back for the first time: has it not been given back there meanwhile? The channel knows the
    key of our own refunds only."""
    assert order.remote_id is not None
    if row.state is OutboxState.WAITING and not row.payload.get(outbox.LOOKED):
        there = channel.get_order(order.remote_id)
        with desk.read() as session:
            unknown = not_in_book(session, order, there.refunds)
        if unknown:
            total = sum(refund.amount.minor for refund in unknown)
            raise RefundedThereTooError(Money(total, order.currency), request.amount)
        with desk.write() as session:
            outbox.looked(session, row.id)
    return channel.refund_order(order.remote_id, request)


def _there_already(channel: Orders, remote_id: str, row: OutboxRow, status: RemoteStatus) -> RemoteOrder | None:
    """Before a step is repeated: the order as it is, where the step was done or life has gone on past it. Repeating
    would then take the order back."""
    if not row.attempts:
        return None
    order = channel.get_order(remote_id)
    past = _PAST_ALL_STEPS - {RemoteStatus.SHIPPED} if status is RemoteStatus.COMPLETED else _PAST_ALL_STEPS
    return order if order.status is status or order.status in past else None


_PAST_ALL_STEPS = frozenset(
    {
        RemoteStatus.SHIPPED, RemoteStatus.COMPLETED, RemoteStatus.CANCELLED, RemoteStatus.REFUNDED,
        RemoteStatus.GONE,
    }
)  # fmt: skip


def _note(row: OutboxRow) -> tuple[str, bool]:
    payload = row.payload
    if row.kind is OutboxKind.NOTE:
        return str(payload.get("note", "")), bool(payload.get("to_customer", False))
    parts = (payload.get("carrier", ""), payload.get("tracking_number", ""), payload.get("tracking_url", ""))
    return " · ".join(part for part in parts if part) or "…", bool(payload.get("notify_customer", True))


def _refund(payload: Mapping[str, Any], currency: str, key: str) -> RefundRequest:
    lines = tuple(
        RemoteRefundLine(line["remote_line_id"], line["quantity"], Money(line["amount"], currency))
        for line in payload.get("lines", ())
    )
    return RefundRequest(
        Money(payload["amount"], currency), payload.get("reason", ""), lines, bool(payload.get("restock", True)), key
    )


def _product_act(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done] | None:
    if row.kind is OutboxKind.PUBLISH:
        return _publish(session, desk, row)
    channel = desk.channel
    if not isinstance(channel, CatalogueWriting):
        raise _cannot()
    draft = drafts.product_draft(session, desk.account_id, row.product_id)
    if row.kind is OutboxKind.CREATE_LISTING:
        return lambda: _create(desk, channel, draft)
    remote_id = str(row.payload["remote_product_id"])
    there = contents.shown(session, [(desk.account_id, remote_id)]).get((desk.account_id, remote_id))
    same = there is not None and contents.standing(there, draft)[contents.Part.PICTURES] is contents.Standing.SAME
    return lambda: _update(desk, channel, remote_id, draft, same_pictures=same)


def _create(desk: Desk, channel: CatalogueWriting, draft: ProductDraft) -> Listed:
    return Listed(channel.create_product(channel_pictures.fitted(desk, draft)), draft)


def _update(
    desk: Desk, channel: CatalogueWriting, remote_id: str, draft: ProductDraft, *, same_pictures: bool
) -> Listed:
    """Pictures that are there already are not brought here and sent once more."""
    if same_pictures and channel_pictures.are_uploaded(desk.channel):
        draft = replace(draft, images=())
    return Listed(channel.update_product(remote_id, channel_pictures.fitted(desk, draft)), draft)


def _publish(session: Session, desk: Desk, row: OutboxRow) -> Callable[[], Done] | None:
    channel, remote_id = desk.channel, str(row.payload["remote_product_id"])
    if not isinstance(channel, Publishing):
        raise _cannot()
    published = bool(row.payload.get("published", True))
    if published and _numbers_open(session, desk.account_id, remote_id):
        return None
    return lambda: channel.set_published(remote_id, published)


def _numbers_open(session: Session, account_id: int, remote_id: str) -> bool:
    """Whether a stock number of the product has not been read back yet."""
    query = select(Listing.id).where(
        Listing.account_id == account_id, Listing.remote_product_id == remote_id, col(Listing.stock_unclear)
    )
    return session.exec(query).first() is not None


_PRODUCT_ACTS = frozenset({OutboxKind.CREATE_LISTING, OutboxKind.UPDATE_LISTING, OutboxKind.PUBLISH})


def _cannot() -> RejectedError:
    return RejectedError(
        translate("sync", "This channel cannot be told this by the program."),
        translate("sync", "Do it on the channel itself, then withdraw the act here."),
    )

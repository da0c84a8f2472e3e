"""What the buttons of "needs attention" do to the book; what is left to the channel follows with the next sync.

Buttons that only open a page (open_order, open_variant, sign_in, review_matches, sync_now) are the window's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.accounts import ContestedField, Listing
from storemanager.domain.orders import Order, OrderLine
from storemanager.domain.syncing import OutboxKind, OutboxState, ParkedRecord
from storemanager.errors import InvalidInputError, NotAllowedError
from storemanager.services import attention, channel_prices, listings, orders, outbox
from storemanager.services.attention import AttentionRow
from storemanager.sync import echo, matching, notices, put_back
from storemanager.sync.price_conflicts import AGREED
from storemanager.sync.products_in import price_seen, sensible
from storemanager.texts import translate

Choice = Mapping[str, Any]
"""What the owner chose beside pressing the button."""


def act(session: Session, attention_id: int, *, choice: Choice | None = None, now: datetime, actor: str = "") -> None:
    """Do what the row's button says and close the row. Raises StoreError and changes nothing when it cannot be done."""
    row = attention.get(session, attention_id)
    if row.resolved_at is not None:
        return
    handler = _HANDLERS.get(row.action)
    if handler is None:
        raise NotAllowedError(
            translate("sync", "This matter is solved on another page."),
            translate("sync", "Open it from the row."),
        )
    resolution = handler(session, row, choice or {}, now, actor)
    if resolution:
        attention.resolve_id(session, attention_id, resolution=resolution, now=now)


def can_act(action: str) -> bool:
    """Whether the button is done here; others open a page."""
    return action in _HANDLERS


def match_line(session: Session, order_line_id: int, variant_id: int, *, now: datetime, actor: str = "") -> None:
    """The owner says which product a line is; its listing learns it too, so that the next order knows."""
    line = session.get(OrderLine, order_line_id)
    orders.match_line(session, order_line_id, variant_id, now=now, actor=actor)
    account_id = _account_of(session, line)
    if line is None or account_id is None:
        return
    listing = _listing_of(session, account_id, line)
    if listing is not None and listing.variant_id is None and listing.id is not None:
        listings.match(session, listing.id, variant_id, now=now)
        matching.match_waiting_lines(session, account_id, now=now)
    notices.unknown_products(session, account_id, now=now)


def _listing_of(session: Session, account_id: int, line: OrderLine) -> Listing | None:
    if not line.remote_product_id:
        return None
    return session.exec(
        select(Listing).where(
            Listing.account_id == account_id,
            Listing.remote_product_id == line.remote_product_id,
            Listing.remote_variant_id == line.remote_variant_id,
        )
    ).first()


def _account_of(session: Session, line: OrderLine | None) -> int | None:
    """The account a line's order came from."""
    order = session.get(Order, line.order_id) if line is not None else None
    return order.account_id if order is not None else None


def decide_matches(
    session: Session, account_id: int, *, accept: list[int], reject: list[int], ignore: list[int], now: datetime
) -> None:
    """The owner went through the doubtful pairs: right, wrong, or not ours to keep."""
    listings.accept(session, accept, now=now)
    for listing_id in reject:
        listings.unmatch(session, listing_id, now=now)
    for listing_id in ignore:
        listings.ignore(session, listing_id, now=now)
    matching.match_waiting_lines(session, account_id, now=now)
    notices.matches(session, account_id, now=now)
    notices.unknown_products(session, account_id, now=now)


Handler = Callable[[Session, AttentionRow, Choice, datetime, str], str]


def _match_line(session: Session, row: AttentionRow, choice: Choice, now: datetime, actor: str) -> str:
    """`choice`: {"matches": {line id: variant id}}; the row closes by itself when no line is left."""
    matches = choice.get("matches") or {}
    if not matches:
        raise InvalidInputError(
            translate("sync", "No product was chosen."), translate("sync", "Choose which product the line is.")
        )
    for line_id, variant_id in matches.items():
        match_line(session, int(line_id), int(variant_id), now=now, actor=actor)
    return ""


def _write_again(session: Session, row: AttentionRow, _choice: Choice, now: datetime, _actor: str) -> str:
    listings.try_again(session, list(row.payload.get("listing_ids", ())), now=now)
    return "write again"


def _agree(session: Session, row: AttentionRow, _choice: Choice, now: datetime, _actor: str) -> str:
    ids = list(row.payload.get("listing_ids", ()))
    for listing in session.exec(select(Listing).where(col(Listing.id).in_(ids))):
        listing.dirty = True
        session.add(listing)
    return AGREED


def _choose_price(session: Session, row: AttentionRow, choice: Choice, now: datetime, actor: str) -> str:
    """`choice`: {"keep": "ours"} or {"keep": "theirs"}."""
    keep = choice.get("keep")
    ids = row.payload["listing_ids"]
    together = "prices" in row.payload
    listing = None if together else session.get(Listing, ids[0])
    if keep not in ("ours", "theirs") or not (together or listing):
        raise InvalidInputError(
            translate("sync", "No price was chosen."), translate("sync", "Choose yours or the channel's.")
        )
    if listing is None:
        put_back.decide(session, row.payload, theirs=keep == "theirs", now=now, actor=actor)
        return str(keep)
    shown = price_seen(listing)
    if keep == "theirs" and listing.variant_id is not None and shown is not None:
        took = {listing.variant_id: sensible(shown)}
        channel_prices.take(session, listing.account_id, took, now=now, actor=actor)
    listing.dirty = True
    session.add(listing)
    return str(keep)


def _choose_owner(session: Session, row: AttentionRow, choice: Choice, now: datetime, actor: str) -> str:
    """`choice`: {"keep": "ours"} goes on writing, {"keep": "theirs"} leaves it to the other: the item is paused, the
    price comes into the book."""
    field = ContestedField(row.payload["field"])
    if field is ContestedField.STOCK and choice.get("keep") == "theirs":
        [listing_id] = row.payload["listing_ids"]
        listings.pause(session, listing_id, now=now)
        answer = "theirs"
    elif field is ContestedField.STOCK and choice.get("keep") == "ours":
        _agree(session, row, choice, now, actor)
        answer = "ours"
    elif field is ContestedField.STOCK:
        raise InvalidInputError(
            translate("sync", "No number was chosen."), translate("sync", "Choose yours or the channel's.")
        )
    else:
        answer = _choose_price(session, row, choice, now, actor)
    for listing_id in row.payload["listing_ids"]:
        echo.forget(session, listing_id, field)
    return answer


def _retry_parked(session: Session, row: AttentionRow, _choice: Choice, now: datetime, _actor: str) -> str:
    """Put it first in the line of what the next sync asks for again; the row closes when it came in."""
    parked = session.get(ParkedRecord, row.payload["parked_id"])
    if parked is not None:
        parked.attempts = 0
        session.add(parked)
        return ""
    return "gone"


def _retry_act(session: Session, row: AttentionRow, choice: Choice, _now: datetime, _actor: str) -> str:
    """`choice`: {"withdraw": True} gives the act up instead."""
    entry_id = int(row.payload["outbox_id"])
    state = outbox.get(session, entry_id).state
    if state in (OutboxState.DONE, OutboxState.WITHDRAWN):
        return str(state.value)  # settled elsewhere meanwhile: nothing is left to decide
    if choice.get("withdraw"):
        outbox.withdraw(session, entry_id)
        return "withdrawn"
    outbox.retry(session, entry_id)
    return "try again"


def _ship_again(session: Session, row: AttentionRow, _choice: Choice, now: datetime, _actor: str) -> str:
    """The channel is asked for another time with the next sync; the goods have left the shelf already."""
    order = session.get(Order, int(row.payload["order_id"]))
    if order is not None and order.account_id is not None:
        outbox.add(
            session, account_id=order.account_id, kind=OutboxKind.SHIP, payload={}, order_id=order.id,
            key=f"ship-again:{order.id}:{now.isoformat()}", now=now,
        )  # fmt: skip
    return "arranged anew"


def _cancel_order(session: Session, row: AttentionRow, _choice: Choice, now: datetime, actor: str) -> str:
    """Cancelled here only: it is not on the channel any more."""
    order_id = int(row.payload["order_id"])
    orders.cancel(session, order_id, now=now, actor=actor)
    for entry in outbox.rows(session, order_id=order_id, unsettled_only=True):
        outbox.withdraw(session, entry.id)
    return "cancelled"


def _forget_listing(session: Session, row: AttentionRow, _choice: Choice, now: datetime, _actor: str) -> str:
    for listing_id in row.payload.get("listing_ids", ()):
        listings.ignore(session, int(listing_id), now=now)
    return "left"


_HANDLERS: Mapping[str, Handler] = {
    "match_line": _match_line,
    "write_again": _write_again,
    "agree_mass": _agree,
    "agree_price": _agree,
    "choose_price": _choose_price,
    "choose_owner": _choose_owner,
    "retry_parked": _retry_parked,
    "retry_act": _retry_act,
    "ship_again": _ship_again,
    "cancel_order": _cancel_order,
    "forget_listing": _forget_listing,
}

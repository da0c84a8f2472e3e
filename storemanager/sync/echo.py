"""Whether somebody else writes to what we write to (F42).

A number we know a channel showed, which then shows another without an order or an act of ours that explains it, was
changed against us. Once is put right and told; twice within a day for one field of one item is a fight: nothing more
is sent to that field before the owner says whose it is.

What a reading found is judged only when the orders of that time have come in: most differences are sales.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from storemanager.domain.accounts import (
    ChannelAccount,
    Contest,
    ContestedField,
    Listing,
    Master,
    MatchState,
    ReadOnly,
    SeenFrom,
)
from storemanager.domain.attention import Area, Attention, AttentionKind, Severity
from storemanager.domain.orders import Order, OrderLine
from storemanager.domain.syncing import RunState, SyncRun
from storemanager.money import Money
from storemanager.services import accounts, listings
from storemanager.services.bulk import chunks
from storemanager.services.listings import Hold, OfferFacts, PriceOffer
from storemanager.sync.desk import Desk, Suspect
from storemanager.sync.listing_notices import listing_trouble
from storemanager.sync.planning import as_shown
from storemanager.texts import Value, translate

WITHIN = timedelta(days=1)
ENOUGH = 2
OLD_READING = timedelta(seconds=90)
"""So soon after our own write a reading may still show what was there before it (F56): no proof of anything."""
KEPT = timedelta(days=14)


# --- Stock ---


def stock_read(desk: Desk, row: Listing, shown: int, at: datetime, near: int | None) -> None:
    """A reading, before it takes the place of what was known: kept in mind where it differs from a sure number. `near`:
    the units of orders of which nobody can tell whether that number has them in it (`seen.near_orders`)."""
    if row.stock_seen is None or row.stock_seen == shown or row.id is None or row.variant_id is None:
        return
    if row.match_state is not MatchState.MATCHED or row.paused or row.gone_at is not None:
        return
    unconfirmed = row.stock_seen_from is SeenFrom.WRITE and row.stock_unclear and row.stock_sent_at is None
    sent_since = row.stock_sent_at is not None and (
        row.stock_seen_at is None or row.stock_sent_at > row.stock_seen_at or at - row.stock_sent_at < OLD_READING
    )
    if not unconfirmed and not sent_since:
        desk.suspects.setdefault(row.id, Suspect(row.stock_seen, shown, near))


def judge(desk: Desk) -> None:
    """After the orders of that time were pulled: which of the numbers read are nobody's sale."""
    suspects = dict(desk.suspects)
    desk.suspects.clear()
    if not suspects or not desk.orders_known:
        return
    with desk.write() as session:
        account = session.get(ChannelAccount, desk.account_id)
        if account is None or not (account.push_stock and _is_kept(account)):
            return
        since = _began(session, desk)
        for fact in listings.facts(session, desk.account_id, sorted(suspects)):
            suspect = suspects.get(fact.listing_id)
            if suspect is None or fact.hold is not Hold.NONE or fact.wanted in (None, suspect.shown):
                continue
            if not _explained(session, fact, suspect, since):
                _note(
                    session, fact.listing_id, ContestedField.STOCK, suspect.expected, suspect.shown, None,
                    now=desk.now(),
                )  # fmt: skip


def _explained(session: Session, fact: OfferFacts, suspect: Suspect, since: datetime) -> bool:
    """Orders that came in or changed during this round, or so close to when the number was seen that it may not have
    them in it, account for the difference. One that changed may account for any: what it had been is not known any
    more."""
    if suspect.near is None:
        return True
    query = (
        select(OrderLine.quantity, Order.created_at)
        .join(Order, col(Order.id) == OrderLine.order_id)
        .where(
            Order.account_id == fact.account_id,
            col(Order.updated_at) >= since,
            OrderLine.remote_product_id == fact.product_id,
        )
    )
    if fact.pool is None:
        query = query.where(OrderLine.remote_variant_id == fact.remote_variant_id)
    rows = session.exec(query).all()
    if any(created_at < since for _, created_at in rows):
        return True
    return abs(suspect.shown - suspect.expected) <= suspect.near + sum(quantity for quantity, _ in rows)


def _began(session: Session, desk: Desk) -> datetime:
    query = select(SyncRun.started_at).where(SyncRun.account_id == desk.account_id, SyncRun.state == RunState.RUNNING)
    return session.exec(query.order_by(col(SyncRun.id).desc())).first() or desk.now() - WITHIN


# --- Prices ---


def price_read(session: Session, row: Listing, before: PriceOffer | None, shown: PriceOffer, *, now: datetime) -> None:
    """A price that was read, where `before` is what was known to stand there: our own, changed by somebody."""
    if before is None or row.price_unclear or row.id is None or row.match_state is not MatchState.MATCHED:
        return
    if as_shown(before, now) == as_shown(shown, now):
        return
    account = session.get(ChannelAccount, row.account_id)
    if account is None or not (account.push_prices and _is_kept(account)):
        return
    if account.price_master is not Master.BOOK:
        return  # where the channel rules, or the owner is asked, its price is no fight
    for fact in listings.facts(session, row.account_id, [row.id]):
        if fact.listing_id == row.id and fact.price_wanted is not None:
            wanted = as_shown(fact.price_wanted, now)
            if wanted == as_shown(before, now):
                _note(session, row.id, ContestedField.PRICE, lowest(before), lowest(shown), account.currency, now=now)


def lowest(offer: PriceOffer) -> int:
    """What a buyer pays."""
    return offer.price if offer.sale_price is None else min(offer.price, offer.sale_price)


# --- Fights ---


def contested(session: Session, listing_ids: Sequence[int], field: ContestedField) -> set[int]:
    """The listings whose field the owner has to decide about."""
    found: set[int] = set()
    for some in chunks(list(listing_ids)):
        keys = [contested_key(listing_id, field) for listing_id in some]
        query = select(Attention.listing_id).where(col(Attention.open_key).in_(keys))
        found |= {listing_id for listing_id in session.exec(query) if listing_id is not None}
    return found


def contested_key(listing_id: int, field: ContestedField) -> str:
    return f"contested-{field.value}:{listing_id}"


def forget(session: Session, listing_id: int, field: ContestedField) -> None:
    """The owner has decided: it is counted from nothing again."""
    session.execute(delete(Contest).where(col(Contest.listing_id) == listing_id, col(Contest.field) == field))


def _is_kept(account: ChannelAccount) -> bool:
    """Whether the account is kept true from here; what is not written to is nobody's fight."""
    held: ReadOnly | None = account.read_only
    return held is None and accounts.is_activated(account)


def _note(
    session: Session,
    listing_id: int,
    field: ContestedField,
    ours: int,
    theirs: int,
    currency: str | None,
    *,
    now: datetime,
) -> None:
    forgotten = delete(Contest).where(col(Contest.listing_id) == listing_id, col(Contest.at) < now - KEPT)
    session.execute(forgotten)
    session.add(Contest(listing_id=listing_id, field=field, ours=ours, theirs=theirs, at=now))
    session.flush()
    query = select(func.count()).where(
        Contest.listing_id == listing_id, Contest.field == field, col(Contest.at) > now - WITHIN
    )
    if session.exec(query).one() < ENOUGH:
        return
    stock = field is ContestedField.STOCK
    shown: dict[str, Value] = {"ours": ours, "theirs": theirs}
    if currency is not None:
        shown = {"ours": Money(ours, currency), "theirs": Money(theirs, currency)}
    listing_trouble(
        session, listing_id, kind=AttentionKind.CONTESTED, key=contested_key(listing_id, field),
        severity=Severity.DANGER if stock else Severity.WARN, area=Area.STOCK if stock else Area.PRICES,
        title=translate("sync", "{title} on {account}: the stock was {ours}, and somebody keeps making it {theirs}.")
        if stock
        else translate("sync", "{title} on {account}: the price was {ours}, and somebody keeps making it {theirs}."),
        meaning=translate(
            "sync", "Another program or a person changes it there too, twice within a day. It is not sent any more."
        ),
        advice=translate(
            "sync", "If it is yours, switch the other program off, then keep yours. If it is theirs, leave it to them."
        ),
        action="choose_owner", reply="", payload={"field": field.value, "ours": ours, "theirs": theirs}, now=now,
        **shown,
    )  # fmt: skip

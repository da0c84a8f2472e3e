"""Prices that an undo gave back to a channel although the book never had them: the channel shows what it showed before,
the book keeps its own, and the owner decides which is right. Before that the account is sent no price of theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, Listing
from storemanager.domain.attention import Area, Attention, AttentionKind, Severity
from storemanager.services import attention, channel_prices, listings
from storemanager.services.bulk import chunks
from storemanager.services.listings import PriceOffer
from storemanager.sync import guard, price_conflicts, price_history
from storemanager.sync.planning import NO_PRICES, as_shown
from storemanager.sync.products_in import sensible
from storemanager.texts import translate


@dataclass(frozen=True)
class Back:
    """`former` is to stand there again in place of what we sent; what somebody has typed in since stays."""

    former: PriceOffer
    sent: PriceOffer


def ask(session: Session, account_id: int, prices: Mapping[int, Mapping[str, Any]], *, now: datetime) -> None:
    """One row for all of an account. `prices`: listing -> {"former": …, "sent": …}, each as `sync.sent` keeps it, and
    the "variant" it was then."""
    account = session.get_one(ChannelAccount, account_id)
    together = {**_stored(session, account_id), **{str(listing_id): raw for listing_id, raw in prices.items()}}
    attention.raise_(
        session,
        kind=AttentionKind.PRICE_CONFLICT,
        severity=Severity.WARN,
        area=Area.PRICES,
        key=_key(account_id),
        account_id=account_id,
        title=translate("sync", "{account}: {count:price goes|prices go} back to what was shown there before.")(
            account=account.name, count=len(together)
        ),
        meaning=translate(
            "sync",
            "You took back what was sent. The book never had these prices: it keeps its own, and sends none of them "
            "before you decide.",
        ),
        advice=translate("sync", "Keep your prices and they are sent again, or take the channel's into the book."),
        action="choose_price",
        payload={"listing_ids": sorted(map(int, together)), "prices": together},
        now=now,
    )


def waiting(session: Session, account_id: int) -> dict[int, Back]:
    """The listings over which the owner has not decided."""
    return {
        int(listing_id): Back(price_history.offer(raw["former"]), price_history.offer(raw["sent"]))
        for listing_id, raw in _stored(session, account_id).items()
    }


def close_settled(session: Session, account_id: int, back: Mapping[int, Back], *, now: datetime) -> None:
    """Nothing is left to decide once the former prices stand there and the book has come to say the same."""
    for fact in listings.facts(session, account_id, sorted(back), with_stock=False):
        if fact.listing_id not in back:  # it only shares its stock with one that is
            continue
        if fact.hold in NO_PRICES or fact.price_unclear or fact.price_seen is None or fact.price_wanted is None:
            return
        seen = as_shown(fact.price_seen, now)
        if seen != as_shown(fact.price_wanted, now) or seen == as_shown(back[fact.listing_id].sent, now):
            return
    attention.resolve(session, _key(account_id), resolution="settled", now=now)


def decide(session: Session, payload: Mapping[str, Any], *, theirs: bool, now: datetime, actor: str) -> None:
    """The owner keeps the book's prices, which go out with the next round without being asked about again, or takes the
    former ones into it."""
    prices = {int(listing_id): raw for listing_id, raw in payload["prices"].items()}
    former: dict[int, dict[int, PriceOffer]] = {}
    for some in chunks(sorted(prices)):
        for listing in session.exec(select(Listing).where(col(Listing.id).in_(some))):
            listing.dirty = True
            session.add(listing)
            raw = prices[listing.id or 0]
            if listing.variant_id is not None and listing.variant_id == raw.get("variant", listing.variant_id):
                its = former.setdefault(listing.account_id, {})
                its[listing.variant_id] = sensible(price_history.offer(raw["former"]))
    if theirs:
        for account_id, offers in former.items():
            channel_prices.take(session, account_id, offers, now=now, actor=actor)
    else:
        agree(session, sorted(prices), now=now)


def agree(session: Session, listing_ids: Sequence[int], *, now: datetime) -> None:
    """The owner has decided for what the book wants there: no guard stops it."""
    by_account: dict[int, list[Listing]] = {}
    for some in chunks(listing_ids):
        for listing in session.exec(select(Listing).where(col(Listing.id).in_(some))):
            by_account.setdefault(listing.account_id, []).append(listing)
    for account_id, rows in by_account.items():
        there = channel_prices.offers(session, account_id, [row.variant_id for row in rows if row.variant_id])
        for row in rows:
            price = there.get(row.variant_id or 0)
            if price is not None and price.offer is not None:
                price_conflicts.agree(session, row, price.offer.price, price.offer.sale_price, now=now)
        ids = [row.id or 0 for row in rows]
        guard.agree_to_prices(session, session.get_one(ChannelAccount, account_id), ids, now=now)


def _stored(session: Session, account_id: int) -> dict[str, Any]:
    query = select(Attention.payload).where(Attention.open_key == _key(account_id))
    found = session.exec(query).first()
    return dict(found["prices"]) if found else {}


def _key(account_id: int) -> str:
    return f"put-back:{account_id}"

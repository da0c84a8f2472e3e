"""Prices over which book and channel differ, or that change so much that a typing error is likely: the owner decides
(F46)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount, ContestedField, Listing
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.money import Money
from storemanager.services import account_standing, attention, channel_prices
from storemanager.services.attention import ATTENTION
from storemanager.services.bulk import chunks
from storemanager.services.listings import PriceOffer
from storemanager.sync import echo
from storemanager.sync.listing_notices import listing_trouble
from storemanager.sync.planning import PriceWrite
from storemanager.texts import translate

AGREED = "agreed"
"""The resolution of a row whose writes the owner has confirmed."""
AGREED_FOR = timedelta(days=1)
"""How long a confirmation holds: the same price typed by mistake months later is asked about again."""


def ask(session: Session, listing: Listing, shown: PriceOffer, *, now: datetime) -> None:
    """The price was changed on the channel, and the account says to ask: both values side by side."""
    assert listing.id is not None
    account = session.get(ChannelAccount, listing.account_id)
    if account is None or listing.variant_id is None:
        return
    ours = channel_prices.offers(session, listing.account_id, [listing.variant_id])[listing.variant_id].offer
    if ours is None:
        return
    listing_trouble(
        session, listing.id, kind=AttentionKind.PRICE_CONFLICT, key=conflict_key(listing.id), severity=Severity.WARN,
        area=Area.PRICES, title=translate("sync", "{title}: {ours} here, {theirs} on {account}."),
        meaning=translate("sync", "The price was changed on the channel. Nothing is sent before you decide."),
        advice=translate("sync", "Keep your price, or take the channel's over."), action="choose_price",
        payload={"price": shown.price, "sale_price": shown.sale_price}, now=now,
        ours=Money(ours.price, account.currency), theirs=Money(shown.price, account.currency),
    )  # fmt: skip


def conflict_key(listing_id: int) -> str:
    return f"price-conflict:{listing_id}"


def jump_key(listing_id: int) -> str:
    return f"price-jump:{listing_id}"


def in_conflict(session: Session, listing_ids: Sequence[int]) -> set[int]:
    """Listings over whose price the owner has not decided yet: changed there, or fought over (F42)."""
    found: set[int] = echo.contested(session, listing_ids, ContestedField.PRICE)
    session.flush()
    for some in chunks([conflict_key(listing_id) for listing_id in listing_ids]):
        open_ones = session.connection().scalars(_IN_CONFLICT, {"keys": some})
        found |= {listing_id for listing_id in open_ones if listing_id is not None}
    return found


def agreed_jumps(session: Session, listing_ids: Sequence[int], *, now: datetime) -> set[tuple[int, int, int | None]]:
    """Listing, price and sale price that the owner has confirmed lately although they differ much from what is
    shown."""
    since = now - AGREED_FOR
    found: set[tuple[int, int, int | None]] = set()
    session.flush()
    for some in chunks([jump_key(listing_id) for listing_id in listing_ids]):
        found |= {
            (listing_id, payload["price"], payload.get("sale_price"))
            for listing_id, payload in session.connection().execute(_AGREED, {"keys": some, "since": since})
            if listing_id is not None
        }
    return found


_IN_CONFLICT = select(ATTENTION.c.listing_id).where(ATTENTION.c.open_key.in_(bindparam("keys", expanding=True)))
_AGREED = select(ATTENTION.c.listing_id, ATTENTION.c.payload).where(
    ATTENTION.c.key.in_(bindparam("keys", expanding=True)),
    ATTENTION.c.resolution == AGREED,
    ATTENTION.c.resolved_at > bindparam("since"),
)


def agree(session: Session, listing: Listing, price: int, sale_price: int | None, *, now: datetime) -> None:
    """The owner wants this price, however much it differs: it was there before."""
    assert listing.id is not None
    account = session.get_one(ChannelAccount, listing.account_id)
    listing_trouble(
        session, listing.id, kind=AttentionKind.PRICE_CONFLICT, key=jump_key(listing.id), severity=Severity.INFO,
        area=Area.PRICES, title=translate("sync", "{title} on {account}: back to {price}."),
        meaning=translate("sync", "You took back what was sent."), advice=translate("sync", "Nothing has to be done."),
        action="agree_price", payload={"price": price, "sale_price": sale_price}, now=now,
        price=Money(price, account.currency),
    )  # fmt: skip
    attention.resolve(session, jump_key(listing.id), resolution=AGREED, now=now)


def ask_about_jumps(session: Session, account_id: int, jumps: Sequence[PriceWrite], *, now: datetime) -> None:
    """A price that changes by more than half waits for a confirmation."""
    if not jumps:
        return
    currency = account_standing.get(session, account_id).currency
    for jump in jumps:
        assert jump.seen is not None
        listing_trouble(
            session, jump.listing_id, kind=AttentionKind.PRICE_CONFLICT, key=jump_key(jump.listing_id),
            severity=Severity.WARN, area=Area.PRICES,
            title=translate("sync", "{title} on {account}: {old} would become {new}."),
            meaning=translate("sync", "That is more than half of the price, so it was not sent."),
            advice=translate("sync", "Agree if it is right, or correct the price of the product."),
            action="agree_price", payload={"price": jump.wanted.price, "sale_price": jump.wanted.sale_price}, now=now,
            old=Money(_lowest(jump.seen), currency), new=Money(_lowest(jump.wanted), currency),
        )  # fmt: skip


def close_settled(session: Session, listing_ids: Sequence[int], *, now: datetime) -> None:
    """These listings need no price decision any more."""
    for listing_id in listing_ids:
        attention.resolve(session, jump_key(listing_id), resolution="settled", now=now)


def _lowest(offer: PriceOffer) -> int:
    return offer.price if offer.sale_price is None else min(offer.price, offer.sale_price)

"""What goods cost for somebody who writes on a channel: where the book's prices are kept up there, what these come to
by its price rule; otherwise what the channel shows. Cards, quick replies, what is recognised and the order itself all
say this one price."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlmodel import Session, col

from storemanager.domain.accounts import Listing, Master, MatchState
from storemanager.domain.catalog import Variant
from storemanager.money import Money
from storemanager.services import account_standing, channel_prices, shop
from storemanager.services.bulk import chunks
from storemanager.services.order_totals import price_at


def shown(session: Session, account_id: int | None, variant_ids: Iterable[int], *, now: datetime) -> dict[int, Money]:
    """The price of each that has one, in the currency in which the person sees it: the account's, or the shop's where
    only the book knows a price. Without an account it is the book's."""
    ids = sorted(set(variant_ids))
    if not ids:
        return {}
    account = account_standing.find(session, account_id) if account_id is not None else None
    found = _amounts(session, _BOOK, {}, ids, _own_currency(session), now)
    if account is None:
        return found
    seen = _amounts(session, _SEEN, {"account": account.id}, ids, account.currency, now)
    offered: dict[int, Money] = {}
    for variant_id, there in channel_prices.offers(session, account.id, ids).items():
        if (offer := there.offer) is not None:
            price = price_at(now, offer.price, offer.sale_price, offer.sale_from, offer.sale_to)
            offered |= {variant_id: Money(price, account.currency)} if price is not None else {}
    kept = account.push_prices and account.price_master is not Master.CHANNEL
    return found | seen | offered if kept else found | offered | seen


def for_order(session: Session, account_id: int | None, variant_ids: Iterable[int], *, now: datetime) -> dict[int, int]:
    """The same in the shop's own currency, as orders are written: what is shown in another one costs what the book
    says."""
    ids = list(variant_ids)
    if not ids:
        return {}
    told = shown(session, account_id, ids, now=now)
    own = _own_currency(session)
    foreign = [variant_id for variant_id, price in told.items() if price.currency != own]
    told |= shown(session, None, foreign, now=now)
    return {variant_id: price.minor for variant_id, price in told.items() if price.currency == own}


def _own_currency(session: Session) -> str:
    found = shop.find(session)
    return found.currency if found is not None else "VND"


def _amounts(
    session: Session, statement: Any, given: dict[str, int], ids: list[int], currency: str, now: datetime
) -> dict[int, Money]:
    found: dict[int, Money] = {}
    for some in chunks(ids):
        for variant_id, *prices in session.execute(statement, {"ids": some, **given}):
            if (price := price_at(now, *prices)) is not None:
                found[variant_id] = Money(price, currency)
    return found


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_BOOK_COLUMNS: tuple[Any, ...] = (
    Variant.id, Variant.price, Variant.sale_price, Variant.sale_from, Variant.sale_to,
)  # fmt: skip
_BOOK = select(*_BOOK_COLUMNS).where(col(Variant.id).in_(_IDS))
_SEEN_COLUMNS: tuple[Any, ...] = (
    Listing.variant_id, Listing.price_seen, Listing.sale_price_seen, Listing.sale_from_seen, Listing.sale_to_seen,
)  # fmt: skip
_SEEN = (
    select(*_SEEN_COLUMNS)
    .where(
        col(Listing.account_id) == bindparam("account"),
        col(Listing.variant_id).in_(_IDS),
        col(Listing.match_state) == MatchState.MATCHED,
        col(Listing.gone_at).is_(None),
        col(Listing.price_seen).is_not(None),
        col(Listing.price_unclear).is_(False),
    )
    .order_by(col(Listing.id))
)

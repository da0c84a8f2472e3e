"""Products as they are shown in a message: with the price that the person sees on that account now, the picture, and
the page where they can look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.errors import NotFoundError
from storemanager.money import Money
from storemanager.services import shop
from storemanager.services.catalog_rows import VariantRow, variant_rows
from storemanager.services.order_totals import price_at
from storemanager.texts import amount, translate

_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]
_VARIANT = SQLModel.metadata.tables[str(Variant.__tablename__)]


@dataclass(frozen=True, slots=True)
class Card:
    """One product in a message."""

    title: str
    subtitle: str
    image_url: str
    url: str


def cards(session: Session, account_id: int, variant_ids: Sequence[int], *, now: datetime) -> list[Card]:
    """A card for each, in this order; three statements, however many."""
    rows = {row.id: row for row in variant_rows(session, variant_ids)}
    if len(rows) < len(set(variant_ids)):
        raise NotFoundError(
            translate("conversations", "A product to be sent is not in the book any more."),
            translate("conversations", "Choose the products again."),
        )
    prices, pages = _prices_and_pages(session, account_id, variant_ids, now)
    currency = shop.get(session).currency
    return [_card(rows[each], prices.get(each), pages.get(each, ""), currency) for each in variant_ids]


def shown_price(session: Session, account_id: int, variant_id: int, *, now: datetime) -> int | None:
    """What the variant costs there now, as far as it was seen; otherwise what the book says."""
    return _prices_and_pages(session, account_id, [variant_id], now)[0].get(variant_id)


def _card(row: VariantRow, price: int | None, page: str, currency: str) -> Card:
    title = " · ".join(part for part in (row.name, row.option_title) if part)
    image = row.image_url if row.image_url.startswith("https://") else ""  # a channel fetches no other
    return Card(title, amount(Money(price, currency)) if price is not None else "", image, page)


def _prices_and_pages(
    session: Session, account_id: int, variant_ids: Sequence[int], now: datetime
) -> tuple[dict[int, int], dict[int, str]]:
    session.flush()
    connection = session.connection()
    own = select(
        _VARIANT.c.id, _VARIANT.c.price, _VARIANT.c.sale_price, _VARIANT.c.sale_from, _VARIANT.c.sale_to
    ).where(_VARIANT.c.id.in_(variant_ids))
    prices = {row.id: price_at(now, row.price, row.sale_price, row.sale_from, row.sale_to) for row in
              connection.execute(own)}  # fmt: skip
    pages: dict[int, str] = {}
    elsewhere = _LISTING.c.account_id != account_id
    for row in connection.execute(
        _LISTED.where(_LISTING.c.variant_id.in_(variant_ids)).order_by(elsewhere, _LISTING.c.id)
    ):
        if row.account_id == account_id and row.price_seen is not None and not row.price_unclear:
            prices[row.variant_id] = _price_seen(row, now)
        if row.remote_url.startswith("https://"):
            pages.setdefault(row.variant_id, row.remote_url)
    return {each: price for each, price in prices.items() if price is not None}, pages


_LISTED = select(_LISTING).where(
    _LISTING.c.match_state == MatchState.MATCHED,
    _LISTING.c.gone_at.is_(None),
    or_(_LISTING.c.price_seen.is_not(None), _LISTING.c.remote_url != ""),
)


def _price_seen(row: Any, now: datetime) -> int | None:
    return price_at(now, row.price_seen, row.sale_price_seen, row.sale_from_seen, row.sale_to_seen)

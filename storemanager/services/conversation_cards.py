"""Products as they are shown in a message: with the price that the person sees on that account now, the picture, and
the page where they can look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import Listing, MatchState
from storemanager.errors import NotFoundError
from storemanager.money import Money
from storemanager.services import conversation_prices
from storemanager.services.catalog_rows import VariantRow, variant_rows
from storemanager.texts import amount, translate

_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]


@dataclass(frozen=True, slots=True)
class Card:
    """One product in a message."""

    title: str
    subtitle: str
    image_url: str
    url: str


def cards(session: Session, account_id: int, variant_ids: Sequence[int], *, now: datetime) -> list[Card]:
    """A card for each, in this order; as many statements for one as for many."""
    rows = {row.id: row for row in variant_rows(session, variant_ids)}
    if len(rows) < len(set(variant_ids)):
        raise NotFoundError(
            translate("conversations", "A product to be sent is not in the book any more."),
            translate("conversations", "Choose the products again."),
        )
    prices = conversation_prices.shown(session, account_id, variant_ids, now=now)
    pages = _pages(session, account_id, variant_ids)
    return [_card(rows[each], prices.get(each), pages.get(each, "")) for each in variant_ids]


def _card(row: VariantRow, price: Money | None, page: str) -> Card:
    title = " · ".join(part for part in (row.name, row.option_title) if part)
    image = row.image_url if row.image_url.startswith("https://") else ""  # a channel fetches no other
    return Card(title, amount(price) if price is not None else "", image, page)


def _pages(session: Session, account_id: int, variant_ids: Sequence[int]) -> dict[int, str]:
    """Where each is to be seen: on that account, or elsewhere."""
    session.flush()
    elsewhere = _LISTING.c.account_id != account_id
    pages: dict[int, str] = {}
    for row in session.connection().execute(
        _LISTED.where(_LISTING.c.variant_id.in_(variant_ids)).order_by(elsewhere, _LISTING.c.id)
    ):
        if row.remote_url.startswith("https://"):
            pages.setdefault(row.variant_id, row.remote_url)
    return pages


_LISTED = select(_LISTING.c.variant_id, _LISTING.c.remote_url).where(
    _LISTING.c.match_state == MatchState.MATCHED, _LISTING.c.gone_at.is_(None), _LISTING.c.remote_url != ""
)

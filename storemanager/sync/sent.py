"""What a run wrote, item by item: shown on the Sync page, and put back by an undo (F68).

`before` and `after` hold, for stock, {"stock": 7}; for a price {"price": 120000, "sale_price": null, "sale_from": null,
"sale_to": null}, in minor units of the account's currency and ISO moments. `before` is null where it was not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from storemanager.domain.syncing import SentField, SentValue
from storemanager.services.bulk import insert_rows
from storemanager.services.listings import PriceOffer
from storemanager.sync.planning import PriceWrite, StockWrite


@dataclass(frozen=True)
class Sent:
    """One acknowledged write. `repair`: it put right what a write or a sale had undone."""

    listing_id: int
    field: SentField
    before: dict[str, Any] | None
    after: dict[str, Any]
    repair: bool
    at: datetime


def stock(write: StockWrite, *, repair: bool, at: datetime) -> Sent:
    before = None if write.seen is None else {"stock": write.seen}
    return Sent(write.listing_id, SentField.STOCK, before, {"stock": write.wanted}, repair, at)


def price(write: PriceWrite, *, at: datetime) -> Sent:
    before = None if write.seen is None else _offer(write.seen)
    return Sent(write.listing_id, SentField.PRICE, before, _offer(write.wanted), write.back, at)


def remember(session: Session, run_id: int | None, values: Sequence[Sent]) -> None:
    """Keep them with the run; what is sent outside a run is not kept."""
    if run_id is None or not values:
        return
    rows = [
        {
            "run_id": run_id,
            "listing_id": each.listing_id,
            "field": each.field,
            "before": each.before,
            "after": each.after,
            "repair": each.repair,
            "sent_at": each.at,
        }
        for each in values
    ]
    insert_rows(session, SentValue, rows)


def _offer(offer: PriceOffer) -> dict[str, Any]:
    return {
        "price": offer.price,
        "sale_price": offer.sale_price,
        "sale_from": offer.sale_from.isoformat() if offer.sale_from else None,
        "sale_to": offer.sale_to.isoformat() if offer.sale_to else None,
    }

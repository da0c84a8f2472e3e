"""What stands in the way of raising a number: something that an account has sold, or will give back, unknown to the
book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from storemanager.domain.accounts import Listing
from storemanager.services import outbox
from storemanager.services.bulk import chunks
from storemanager.sync import parking
from storemanager.sync.planning import StockWrite
from storemanager.sync.pulls import ORDERS


@dataclass(frozen=True)
class Trouble:
    """What is known to be going on on an account that the book does not know in full."""

    doubt: parking.Doubt
    coming: frozenset[str]

    def about(self, product_id: str, remote_variant_id: str, sku: str) -> bool:
        return product_id in self.coming or self.doubt.about(product_id, remote_variant_id, sku)


def trouble(session: Session, account_id: int) -> Trouble:
    return Trouble(parking.doubt(session, account_id, ORDERS), outbox.giving_back(session, account_id))


def with_troubled_rivals(
    session: Session, raised: Sequence[StockWrite], troubles: dict[int, Trouble]
) -> frozenset[int]:
    """Writes that rest on the ceiling of an item whose channel sold, or is about to give back, what the book cannot
    name: they wait."""
    rivals = sorted({rival for write in raised for rival in write.rivals or ()})
    bad: set[int] = set()
    for some in chunks(rivals):
        for row in session.exec(select(Listing).where(col(Listing.id).in_(some))):
            if row.account_id not in troubles:
                troubles[row.account_id] = trouble(session, row.account_id)
            if troubles[row.account_id].about(row.remote_product_id, row.remote_variant_id, row.remote_sku):
                bad.add(row.id or 0)
    return frozenset(write.listing_id for write in raised if bad.intersection(write.rivals or ()))

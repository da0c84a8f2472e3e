"""On which channel accounts each person is known: by their id there, or by an order they placed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from storemanager.domain.accounts import ChannelAccount, shown_kinds
from storemanager.domain.customers import CustomerIdentity
from storemanager.domain.orders import Order
from storemanager.services.bulk import chunks


@dataclass(frozen=True, slots=True, order=True)
class KnownOn:
    """One channel account a person is known on."""

    account_id: int
    kind: str
    name: str


def channels_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[KnownOn, ...]]:
    """The accounts of each customer, in the order they were connected; two statements for every few hundred people."""
    found: dict[int, set[KnownOn]] = defaultdict(set)
    for some in chunks(ids):
        for table in (CustomerIdentity, Order):
            statement = (
                select(col(table.customer_id), col(ChannelAccount.id), shown_kinds(), col(ChannelAccount.name))
                .join(ChannelAccount, col(ChannelAccount.id) == col(table.account_id))
                .where(col(table.customer_id).in_(some))
                .distinct()
            )
            for customer_id, account_id, kind, name in session.connection().execute(statement):
                if customer_id is not None and account_id is not None:
                    found[customer_id].add(KnownOn(account_id, kind, name))
    return {customer_id: tuple(sorted(known)) for customer_id, known in found.items()}

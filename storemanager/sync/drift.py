"""Every listing compared with what it should show, without changing anything: `check --channels` of the command line.
(The full check of a round compares the same way, and repairs.)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storemanager.channels.base import AccountSettings, Channel, Stock, StockReading
from storemanager.database import Book
from storemanager.domain.accounts import AccountState, MatchState
from storemanager.services import accounts, listings


@dataclass(frozen=True)
class Drift:
    """One listing that does not show what it should. `shown` None: it is gone there, or keeps no number."""

    account: str
    sku: str
    title: str
    wanted: int | None
    shown: int | None
    gone: bool = False


def compare(
    book: Book,
    settings: Callable[[int], AccountSettings],
    make: Callable[[AccountSettings], Channel],
) -> list[Drift]:
    """Read every listing of every active account back. Raises ChannelError when an account cannot be read: a check that
    looked at half of the listings would say too little."""
    with book.read() as session:
        active = [(row.id, row.name) for row in accounts.rows(session) if row.state is AccountState.ACTIVE]
    return [drift for account_id, name in active for drift in _of_account(book, account_id, name, settings, make)]


def _of_account(
    book: Book,
    account_id: int,
    name: str,
    settings: Callable[[int], AccountSettings],
    make: Callable[[AccountSettings], Channel],
) -> list[Drift]:
    channel = make(settings(account_id))
    try:
        readings = channel.read_all_stock() if isinstance(channel, Stock) else ()
    finally:
        channel.close()
    with book.read() as session:
        facts = listings.facts(session, account_id, listings.listing_ids(session, account_id, MatchState.MATCHED))
    return _differences(name, facts, readings)


def _differences(name: str, facts: Sequence[listings.OfferFacts], readings: Sequence[StockReading]) -> list[Drift]:
    """What is held back on purpose (paused, no number kept) is no drift; what waits to be sent is."""
    shown = {(reading.ref.product_id, reading.ref.variant_id): reading for reading in readings}
    found = []
    for fact in facts:
        if fact.hold in _ON_PURPOSE or fact.wanted is None:
            continue
        reading = shown.get((fact.product_id, fact.remote_variant_id))
        gone = reading is None or reading.gone
        number = None if reading is None else reading.stock
        if gone or number != fact.wanted:
            found.append(Drift(name, fact.sku, fact.title, fact.wanted, number, gone))
    return found


_ON_PURPOSE = frozenset({listings.Hold.PAUSED, listings.Hold.UNTRACKED, listings.Hold.UNMANAGED, listings.Hold.DRAFT})

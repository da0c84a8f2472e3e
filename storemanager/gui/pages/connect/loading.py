"""What connecting asks and does: on worker threads, with plain values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from urllib.parse import urlsplit

from sqlmodel import Session

from storemanager.channels.base import AccountCheck, WriteLimits
from storemanager.domain.accounts import AccountState, Master, MatchState
from storemanager.gui.channel_access import ChannelAccess
from storemanager.services import accounts, listings, shop
from storemanager.services.accounts import AccountRow
from storemanager.services.listings import PriceOffer
from storemanager.sync import price_conflicts
from storemanager.sync.planning import plan_prices, plan_stock
from storemanager.texts import Text

DRAFT = "connect_draft"


@dataclass(frozen=True)
class Connected:
    """What came of connecting: the account, and what the owner should know although it works."""

    account_id: int
    name: str
    warnings: tuple[Text, ...]
    fresh: bool


def connect(
    access: ChannelAccess,
    kind: str,
    name: str,
    values: Mapping[str, str],
    secrets: Mapping[str, str],
    account_id: int | None,
) -> Connected:
    """Try the values out and keep them: the secrets in the vault, the rest in the book. For an account that is there
    already, a secret left empty stays as it was. Raises StoreError, and then nothing was kept."""
    connections = access.connections
    if account_id is not None:
        kept = access.vault().get(str(account_id))
        secrets = {**kept, **{key: value for key, value in secrets.items() if value}}
    found = connections.try_out(kind, values, secrets, account_id=account_id)
    if account_id is not None:
        connections.update(account_id, values, secrets, found, at=access.clock())
        with access.book.read() as session:
            row = accounts.get(session, account_id)
        return Connected(account_id, row.name, found.warnings, fresh=row.state is AccountState.SETTING_UP)
    with access.book.write() as session:
        shop.set_setting(session, f"{DRAFT}:{kind}", {})
    called = _free_name(access, name or _name_of(found, values))
    made = connections.add(kind, called, values, secrets, found, at=access.clock())
    return Connected(made, called, found.warnings, fresh=True)


def _name_of(found: AccountCheck, values: Mapping[str, str]) -> str:
    address = found.address or values.get("address", "")
    return found.shop_name.strip() or urlsplit(address).hostname or address or "1"


def _free_name(access: ChannelAccess, wanted: str) -> str:
    with access.book.read() as session:
        taken = {row.name for row in accounts.rows(session)}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


def draft(session: Session, kind: str) -> dict[str, str]:
    """What was entered and kept for later; never a secret."""
    kept = shop.setting(session, f"{DRAFT}:{kind}", {})
    return {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}


def keep_draft(session: Session, kind: str, values: Mapping[str, str]) -> None:
    shop.set_setting(session, f"{DRAFT}:{kind}", dict(values))


# --- Matching ---


@dataclass(frozen=True)
class Matching:
    """How the channel's items meet the book."""

    account: AccountRow
    counts: Mapping[MatchState, int]
    currency: str

    def count(self, state: MatchState) -> int:
        return self.counts.get(state, 0)


def matching(session: Session, account_id: int) -> Matching:
    return Matching(
        accounts.get(session, account_id), listings.count_by_state(session, account_id), shop.get(session).currency
    )


# --- What will be sent ---


@dataclass(frozen=True)
class Change:
    """One item that will show something else. `asks`: the price differs so much that it is asked about first."""

    id: int
    title: str
    sku: str
    stock_now: int | None
    stock_then: int | None
    price_now: PriceOffer | None
    price_then: PriceOffer | None
    asks: bool = False


@dataclass(frozen=True)
class Preview:
    """All that switching on (or letting an account be written to again) would send. `unread` items are read first, then
    decided; `same` need nothing; `held` prices change so much that each is asked about. `up` and `down` count the stock
    numbers by what becomes of them, `to_zero` those that end the sale. `requests`: about how many it takes."""

    account: AccountRow
    changes: tuple[Change, ...]
    stock: int
    prices: int
    to_zero: int
    unread: int
    same: int
    up: int = 0
    down: int = 0
    held: int = 0
    requests: int = 0
    compared: bool = True

    @property
    def matched(self) -> int:
        return len(self.changes) + self.unread + self.same


def preview(session: Session, account_id: int, now: datetime) -> Preview:
    """What the first round would send, decided by the same rules that will send it."""
    account = accounts.get(session, account_id)
    ids = listings.listing_ids(session, account_id, MatchState.MATCHED)
    facts = {fact.listing_id: fact for fact in listings.facts(session, account_id, ids)}
    stock = plan_stock(list(facts.values()))
    writes = {write.listing_id: write for write in stock.writes} if account.push_stock else {}
    priced = {}
    jumps: set[int] = set()
    if account.push_prices and account.price_master is not Master.CHANNEL:
        agreed = price_conflicts.agreed_jumps(session, ids, now=now)
        prices = plan_prices(list(facts.values()), now=now, agreed=agreed)
        priced = {write.listing_id: write for write in (*prices.writes, *prices.jumps)}
        jumps = {write.listing_id for write in prices.jumps}
    changes = []

    def worst_first(listing_id: int) -> tuple[bool, bool, str]:
        write, fact = writes.get(listing_id), facts[listing_id]
        ends = write is not None and write.wanted == 0 and bool(fact.seen)
        return not ends, listing_id not in jumps, fact.title

    for listing_id in sorted(set(writes) | set(priced), key=worst_first):
        fact, write, price = facts[listing_id], writes.get(listing_id), priced.get(listing_id)
        changes.append(
            Change(
                listing_id, fact.title, fact.sku, fact.seen, write.wanted if write else fact.seen,
                fact.price_seen, price.wanted if price else fact.price_seen, listing_id in jumps,
            )
        )  # fmt: skip
    unread = len(set(stock.to_read) - set(priced)) if account.push_stock else 0
    zero = sum(1 for write in writes.values() if write.wanted == 0 and write.seen)
    up = sum(1 for write in writes.values() if write.seen is not None and write.wanted > write.seen)
    down = sum(1 for write in writes.values() if write.seen is not None and write.wanted < write.seen)
    return Preview(
        account, tuple(changes), len(writes), len(priced), zero, unread, max(0, len(facts) - len(changes) - unread),
        up, down, len(jumps), _requests(account.kind, len(writes), len(priced) - len(jumps), unread),
        accounts.is_compared(account),
    )  # fmt: skip


def _requests(kind: str, stock: int, prices: int, unread: int) -> int:
    """About how many requests it takes: items go in batches, and every stock number is read back. 0: not known."""
    from storemanager.channels import CHANNELS

    channel = next((one for one in CHANNELS if one.key == kind), None)
    limits = getattr(channel, "write_limits", None)
    if not isinstance(limits, WriteLimits):
        return 0
    batches = [ceil(count / limits.batch) for count in (stock, prices, unread)]
    return 2 * batches[0] + batches[1] + batches[2]


def switch_on(session: Session, account_id: int, now: datetime) -> None:
    """The owner has seen it and agrees."""
    accounts.activate(session, account_id, now=now)


def let_write(session: Session, account_id: int, now: datetime) -> None:
    """The owner has looked at the comparison: the account is written to again."""
    accounts.release(session, account_id, now=now)

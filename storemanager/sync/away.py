"""Whether a round may write at all: not to an account that is read-only, and not blindly after days away (F63).

After days away everything new is read first, then everything is decided anew. Only if then little differs it goes on;
if much does, the account waits until the owner has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount, Master, MatchState, ReadOnly
from storemanager.services import account_standing, accounts, listings, shop
from storemanager.sync import guard
from storemanager.sync.desk import Desk
from storemanager.sync.planning import plan_prices, plan_stock
from storemanager.texts import translate

COMING_BACK = "coming_back"
"""Setting of an account that was away, and of which not everything new could be read yet."""
SETTING = "away_days"
AWAY_DAYS = 3


def may_write(desk: Desk) -> bool:
    """Asked when all has been read and before anything is decided. What is held back is told in the round's result."""
    with desk.read() as session:
        stands = account_standing.get(session, desk.account_id)
        if stands.read_only is None and not _was_away(session, stands, desk.now()):
            return True
    with desk.write() as session:
        account = session.get_one(ChannelAccount, desk.account_id)
        if account.read_only_since is not None and account.read_only_since > desk.now():
            account.read_only_since = desk.now()  # the clock was ahead: no look would ever be late enough (F62)
            session.add(account)
        if account.read_only is None and _was_away(session, account, desk.now()):
            _come_back(session, account, over=desk.orders_known)
            if not desk.orders_known:
                return False  # what was sold meanwhile is not all known yet: the next round goes on
            found = compare(session, desk.account_id, now=desk.now())
            if guard.is_too_much(session, found.changing, found.listings):
                accounts.hold(session, [desk.account_id], ReadOnly.AWAY, now=desk.now())
        if account.read_only is None:
            return True
    desk.tally.add("stopped")
    desk.tally.notes.append(
        translate("sync", "Nothing was sent: the account is read-only until you have looked at the comparison.")
    )
    return False


def is_held(desk: Desk) -> bool:
    """Whether the account was made read-only, also in the middle of a round."""
    with desk.read() as session:
        return account_standing.get(session, desk.account_id).read_only is not None


@dataclass(frozen=True)
class Comparison:
    """What the next round would change there: listings by their id. `unread` are read before anything is decided."""

    stock: frozenset[int]
    emptied: frozenset[int]
    prices: frozenset[int]
    unread: frozenset[int]
    listings: int

    @property
    def changing(self) -> int:
        return len(self.stock | self.prices | self.unread)


def compare(session: Session, account_id: int, *, now: datetime) -> Comparison:
    """The book against what the account was last seen to show, by the rules of the push."""
    account = account_standing.get(session, account_id)
    ids = listings.listing_ids(session, account_id, MatchState.MATCHED)
    facts = listings.facts(session, account_id, ids)
    plan, prices = plan_stock(facts), plan_prices(facts, now=now)
    with_prices = account.push_prices and account.price_master is not Master.CHANNEL
    return Comparison(
        frozenset(write.listing_id for write in plan.writes) if account.push_stock else frozenset(),
        frozenset(write.listing_id for write in plan.writes if write.wanted == 0)
        if account.push_stock
        else frozenset(),
        frozenset(write.listing_id for write in (*prices.writes, *prices.jumps)) if with_prices else frozenset(),
        frozenset(plan.to_read) if account.push_stock else frozenset(),
        len(ids),
    )


def _was_away(session: Session, account: ChannelAccount | account_standing.Standing, now: datetime) -> bool:
    if account.settings.get(COMING_BACK):
        return True
    days = int(shop.setting(session, SETTING, AWAY_DAYS))
    return account.last_synced_at is not None and now - account.last_synced_at >= timedelta(days=days)


def _come_back(session: Session, account: ChannelAccount, *, over: bool) -> None:
    settings = {name: value for name, value in account.settings.items() if name != COMING_BACK}
    account.settings = settings if over else {**settings, COMING_BACK: True}
    session.add(account)
    session.flush()

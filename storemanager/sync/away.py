"""Whether a round may write at all: not to an account that is read-only, and not blindly after days away (F63).

After days away everything new is read first, then everything is decided anew. Only if then little differs it goes on;
if much does, the account waits until the owner has looked."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.channels.base import Prices, Stock
from storemanager.domain.accounts import ChannelAccount, Master, MatchState, ReadOnly
from storemanager.services import accounts, listings, shop
from storemanager.sync import guard
from storemanager.sync.desk import Desk
from storemanager.sync.planning import plan_prices, plan_stock
from storemanager.texts import translate

SETTING = "away_days"
AWAY_DAYS = 3


def may_write(desk: Desk) -> bool:
    """Asked when all has been read and before anything is decided. What is held back is told in the round's result."""
    with desk.write() as session:
        account = session.get(ChannelAccount, desk.account_id)
        assert account is not None
        if account.read_only is None and _was_away(session, account, desk.now()):
            if not desk.orders_known:
                return False  # what was sold meanwhile is not all known yet: the next round goes on
            if _much_would_change(session, desk, account):
                accounts.hold(session, [desk.account_id], ReadOnly.AWAY, now=desk.now())
        if account.read_only is None:
            return True
    desk.tally.add("stopped")
    desk.tally.notes.append(
        translate("sync", "Nothing was sent: the account is read-only until you have looked at the comparison.")
    )
    return False


def _was_away(session: Session, account: ChannelAccount, now: datetime) -> bool:
    days = int(shop.setting(session, SETTING, AWAY_DAYS))
    return account.last_synced_at is not None and now - account.last_synced_at >= timedelta(days=days)


def _much_would_change(session: Session, desk: Desk, account: ChannelAccount) -> bool:
    ids = listings.listing_ids(session, desk.account_id, MatchState.MATCHED)
    facts = listings.facts(session, desk.account_id, ids)
    changing: set[int] = set()
    if account.push_stock and isinstance(desk.channel, Stock):
        plan = plan_stock(facts)
        changing |= {write.listing_id for write in plan.writes} | set(plan.to_read)
    if account.push_prices and isinstance(desk.channel, Prices) and account.price_master is not Master.CHANNEL:
        prices = plan_prices(facts, now=desk.now())
        changing |= {write.listing_id for write in (*prices.writes, *prices.jumps)}
    return guard.is_too_much(session, len(changing), len(ids))

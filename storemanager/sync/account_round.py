"""One round of one account: pull, decide, push, in the order of design section 5."""

from __future__ import annotations

from sqlalchemy import bindparam
from sqlmodel import Session, SQLModel

from storemanager.channels.base import CatalogueReading, Collections, Prices, Stock
from storemanager.domain.accounts import AccountState, Listing, Master
from storemanager.services import account_standing, accounts, listings
from storemanager.services.bulk import chunks
from storemanager.sync import adopting, away, conversation_pull, guard, listing_forms, price_conflicts, pulls, rights
from storemanager.sync.acts import Sent, do_acts
from storemanager.sync.collections_out import keep_collections
from storemanager.sync.consent import look_at_consent
from storemanager.sync.costs import pull_costs
from storemanager.sync.desk import Desk
from storemanager.sync.full_check import check_everything
from storemanager.sync.planning import plan_prices, plan_stock
from storemanager.sync.price_push import offer_key, push_prices, refused_prices
from storemanager.sync.reviews import pull_reviews
from storemanager.sync.stock_push import StockPush

SMALL_ROUND, QUIET_ROUND = 20, 4
"""What is only good to know is asked in a round that has asked for no more than this, and never on top of the four
requests that a quiet one may take."""


class AccountRound:
    """Its steps, between which the other accounts are waited for. Whatever stops it, the book stays right and the next
    round goes on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._stock: StockPush | None = None
        self._active = False
        self._looks = False

    def pull(self, *, full_check: bool) -> None:
        """Bring in all that is new there."""
        self._looks = full_check
        desk = self._desk
        _pull(desk)
        _answered(desk)
        listing_forms.remember(desk)
        adopting.finish_counting(desk)
        if full_check and isinstance(desk.channel, Stock):
            check_everything(desk, desk.channel)

    def lower(self) -> None:
        """Send what goes down. A read-only account is compared and nothing more."""
        desk = self._desk
        with desk.read() as session:
            account = account_standing.get(session, desk.account_id)
        active, push_stock = accounts.is_activated(account) and account.state is AccountState.ACTIVE, account.push_stock
        self._active = active and away.may_write(desk)
        if self._active and push_stock and isinstance(desk.channel, Stock):
            self._stock = StockPush(desk, desk.channel)
            self._stock.lower()
        if not push_stock:
            rights.not_wanted(desk, rights.STOCK)

    def waits_for_others(self) -> bool:
        return self._stock is not None and self._stock.waits_for_others()

    def rise(self) -> None:
        """Then what goes up, the prices, and the acts."""
        desk = self._desk
        self._active = self._active and not away.is_held(desk)  # somebody may have stopped it since
        if self._active:
            if self._stock is not None:
                self._stock.rise()
            with desk.read() as session:
                push_prices_there = account_standing.get(session, desk.account_id).push_prices
            if push_prices_there and isinstance(desk.channel, Prices):
                push_prices(desk, desk.channel)
            if not push_prices_there:
                rights.not_wanted(desk, rights.PRICES)
        conversation_pull.pull_conversations(desk)  # after all that shoppers see, and before anybody is answered
        if self._active:
            sent = do_acts(desk)
            if sent is not Sent.NOTHING and self._stock is not None and not away.is_held(desk):
                self._stock.after_acts(look=sent is Sent.UNCLEAR)
            if isinstance(desk.channel, Collections) and not away.is_held(desk):
                keep_collections(desk, desk.channel, look=self._looks)
        _settle(desk, self._active)
        pull_costs(desk)
        asked = desk.channel.usage.requests
        if asked != QUIET_ROUND and asked <= SMALL_ROUND and not look_at_consent(desk):
            pull_reviews(desk)  # one of the two a round


def _pull(desk: Desk) -> None:
    """Orders, then products. The very first time the products come first: then their numbers are older than the
    orders that follow, and the orders' lines find their products."""
    channel = desk.channel
    with desk.read() as session:
        first = pulls.cursor_of(session, desk.account_id, pulls.PRODUCTS) is None
    products_first = first and isinstance(channel, CatalogueReading)
    if not products_first:
        pulls.retry_parked(desk, asked_only=True)
        pulls.pull_orders(desk)
    numbers = pulls.pull_products(desk)
    if products_first or numbers:
        pulls.pull_orders(desk)


def _answered(desk: Desk) -> None:
    """An account that has just signed in again takes its seat before it is decided who is offered how many: whoever is
    written to in a round has one in that round."""
    if not desk.channel.usage.requests:
        return
    with desk.read() as session:
        if account_standing.get(session, desk.account_id).state is not AccountState.SIGN_IN:
            return
    with desk.write() as session:
        accounts.signed_in(session, desk.account_id, now=desk.now())


def _settle(desk: Desk, active: bool) -> None:
    """Listings that need nothing more are not looked at again before something happens to them: decided and written
    down in one transaction, so that a change in between is not forgotten."""
    with desk.write() as session:
        ids = listings.dirty_ids(session, desk.account_id)
        if not ids:
            return
        open_ids = _open(session, desk, ids) if active else set(ids)
        settled = [listing_id for listing_id in ids if listing_id not in open_ids]
        for some in chunks(settled):
            session.connection().execute(_SETTLE, {"ids": some})
        if active:
            guard.first_push_over(session, desk.account_id)


_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]
_SETTLE = _LISTING.update().where(_LISTING.c.id.in_(bindparam("ids", expanding=True))).values(dirty=False)


def _open(session: Session, desk: Desk, ids: list[int]) -> set[int]:
    account = account_standing.get(session, desk.account_id)
    found = listings.facts(session, desk.account_id, ids)
    open_ids: set[int] = set()
    if account.push_stock and isinstance(desk.channel, Stock):
        plan = plan_stock(found)
        open_ids |= {listing_id for write in plan.writes for listing_id in write.members} | {
            *plan.to_read,
            *plan.deferred,
        }
    if account.push_prices and isinstance(desk.channel, Prices) and account.price_master is not Master.CHANNEL:
        agreed = price_conflicts.agreed_jumps(session, ids, now=desk.now())
        prices = plan_prices(found, now=desk.now(), agreed=agreed)
        refused = refused_prices(session, ids)
        open_ids |= {
            write.listing_id
            for write in (*prices.writes, *prices.jumps)
            if refused.get(write.listing_id) != offer_key(write.wanted)
        }
    return open_ids

"""Channel accounts: connecting, policies, pausing, removing, and the lease that lets one program at a time write to
one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, update
from sqlmodel import Session, col, select

from storemanager.domain.accounts import AccountState, ChannelAccount, Listing, Master, MatchState, ReadOnly, shown_kind
from storemanager.domain.orders import FORMER_ACCOUNT, Order
from storemanager.errors import InvalidInputError
from storemanager.services import account_standing, attention, outbox
from storemanager.services.account_holds import (
    ACTIVATED,
    FIRST_PUSH,
    hold,
    hold_all_restored,
    is_compared,
    let_go,
    release,
)
from storemanager.services.stock_driver import run
from storemanager.texts import Text, translate

__all__ = [
    "AccountRow", "activate", "add", "find_by_name", "get", "hold", "hold_all_restored", "is_activated",
    "is_compared", "lease_holder", "pause", "release", "release_lease", "remove", "rename", "resume", "rows",
    "sign_in_key", "signed_in", "signed_out", "take_lease", "update_connection", "update_policy",
]  # fmt: skip


@dataclass(frozen=True)
class AccountRow:
    """An account as pages show it. `listings` counts its items, `unmatched` those without a product of ours,
    `to_review` the doubtful pairs, `waiting` the changes not yet sent (dirty listings and outbox)."""

    id: int
    kind: str
    name: str
    address: str
    settings: Mapping[str, Any]
    state: AccountState
    currency: str
    timezone: str
    version: str
    push_stock: bool
    push_prices: bool
    price_master: Master
    safety_stock: int
    share_percent: int
    cap: int | None
    counts_from: datetime | None
    connected_at: datetime
    last_synced_at: datetime | None
    last_full_check_at: datetime | None
    retry_at: datetime | None
    problem: Text | None
    read_only: ReadOnly | None = None
    read_only_since: datetime | None = None
    listings: int = 0
    unmatched: int = 0
    to_review: int = 0
    waiting: int = 0

    @property
    def shown_kind(self) -> str:
        """The kind an owner sees."""
        return shown_kind(self.kind, self.settings)


def add(
    session: Session,
    *,
    kind: str,
    name: str,
    address: str,
    settings: Mapping[str, Any],
    currency: str,
    timezone: str = "",
    version: str = "",
    now: datetime,
) -> int:
    """Connect an account. Nothing is sent to it before it is activated. Orders of the same shop, kept from an account
    that was removed earlier, become its orders again, so that none is taken in twice."""
    name = name.strip()
    _check_name(session, name, None)
    _check_not_connected(session, kind, address)
    account = ChannelAccount(
        kind=kind, name=name, address=address, settings=dict(settings), currency=currency, timezone=timezone,
        version=version, connected_at=now, counts_from=now,
    )  # fmt: skip
    session.add(account)
    session.flush()
    assert account.id is not None
    _take_back_orders(session, account, address)
    return account.id


def rows(session: Session) -> list[AccountRow]:
    """Every account with its figures, in the order they were connected: three statements, however many listings."""
    found = session.exec(select(ChannelAccount).order_by(col(ChannelAccount.id))).all()
    figures = _figures(session)
    return [_frozen(account, figures.get(account.id or 0, {})) for account in found]


def get(session: Session, account_id: int) -> AccountRow:
    account = _account(session, account_id)
    return _frozen(account, _figures(session, account_id).get(account_id, {}))


def find_by_name(session: Session, name: str) -> int | None:
    return session.exec(select(ChannelAccount.id).where(ChannelAccount.name == name.strip())).first()


def rename(session: Session, account_id: int, name: str) -> None:
    account = _account(session, account_id)
    _check_name(session, name.strip(), account_id)
    account.name = name.strip()
    session.add(account)
    session.flush()


def update_connection(
    session: Session,
    account_id: int,
    *,
    address: str | None = None,
    settings: Mapping[str, Any] | None = None,
    currency: str | None = None,
    timezone: str | None = None,
    version: str | None = None,
    now: datetime,
) -> None:
    """New values from the Connect page; an account that waited for signing in works again."""
    account = _account(session, account_id)
    if address is not None:
        account.address = address
    if settings is not None:
        account.settings = dict(settings)
    if currency is not None:
        account.currency = currency
    if timezone is not None:
        account.timezone = timezone
    if version is not None:
        account.version = version
    if account.state is AccountState.SIGN_IN:
        account.state = _signed_in_state(account)
        attention.resolve(session, sign_in_key(account_id), resolution="signed in", now=now)
    account.problem, account.retry_at = None, None
    session.add(account)
    session.flush()


def update_policy(
    session: Session,
    account_id: int,
    *,
    push_stock: bool | None = None,
    push_prices: bool | None = None,
    price_master: Master | None = None,
    safety_stock: int | None = None,
    share_percent: int | None = None,
    cap: int | None = None,
    no_cap: bool = False,
) -> None:
    """Change what the account is offered. `cap` None leaves it, `no_cap` removes it. Its listings are decided anew."""
    account = _account(session, account_id)
    if (safety_stock is not None and safety_stock < 0) or (cap is not None and cap < 0):
        raise _bad(translate("accounts", "Safety stock and cap cannot be below zero."))
    if share_percent is not None and not 0 <= share_percent <= 100:
        raise _bad(translate("accounts", "The share must be between 0 and 100 percent."))
    account.push_stock = account.push_stock if push_stock is None else push_stock
    account.push_prices = account.push_prices if push_prices is None else push_prices
    account.price_master = account.price_master if price_master is None else price_master
    account.safety_stock = account.safety_stock if safety_stock is None else safety_stock
    account.share_percent = account.share_percent if share_percent is None else share_percent
    account.cap = None if no_cap else (account.cap if cap is None else cap)
    session.add(account)
    session.flush()
    session.execute(update(Listing).where(col(Listing.account_id) == account_id).values(dirty=True))


def pause(session: Session, account_id: int) -> None:
    """Stop all traffic with the account until it is resumed."""
    account = _account(session, account_id)
    account.state = AccountState.PAUSED
    session.add(account)
    session.flush()


def resume(session: Session, account_id: int) -> None:
    """Work with it again; one that was never activated goes on being set up."""
    account = _account(session, account_id)
    if account.state is AccountState.PAUSED:
        account.state = _signed_in_state(account)
        account.retry_at = None
        session.add(account)
        session.flush()


def activate(session: Session, account_id: int, *, looked: bool = True, now: datetime) -> None:
    """From now on the book's numbers go out. `looked`: the owner has seen what will be sent and agrees, so the first
    push is not asked about again, however much it changes."""
    account = _account(session, account_id)
    account.state = AccountState.ACTIVE
    account.settings = {**account.settings, ACTIVATED: now.isoformat()} | ({FIRST_PUSH: True} if looked else {})
    let_go(session, account, now=now)
    session.execute(update(Listing).where(col(Listing.account_id) == account_id).values(dirty=True))


def signed_out(session: Session, account_id: int, problem: Text) -> None:
    """The channel no longer accepts us."""
    account = _account(session, account_id)
    if account.state is not AccountState.PAUSED:
        account.state = AccountState.SIGN_IN
    account.problem = problem.to_json()
    session.add(account)
    session.flush()


def signed_in(
    session: Session, account_id: int, *, now: datetime, stands: account_standing.Standing | None = None
) -> None:
    """It answered again: end the waiting for a sign-in. `stands`: how the account stands, where that is known."""
    stands = stands or account_standing.get(session, account_id)
    if stands.state is AccountState.SIGN_IN or stands.problem is not None or stands.retry_at is not None:
        account = _account(session, account_id)
        if account.state is AccountState.SIGN_IN:
            account.state = _signed_in_state(account)
        account.problem, account.retry_at = None, None
        session.add(account)
        session.flush()
    attention.resolve(session, sign_in_key(account_id), resolution="signed in", now=now)


def remove(session: Session, account_id: int) -> None:
    """Disconnect for good: listings, cursors and waiting acts go; orders, payments and customers stay as the shop's
    own history. The orders remember the channel's number, so that connecting the same shop again does not take them
    in twice."""
    account = _account(session, account_id)
    former = {"kind": account.kind, "address": account.address, "name": account.name}
    if account.counts_from is not None:
        former["counts_from"] = account.counts_from.isoformat()
    for order in session.exec(select(Order).where(Order.account_id == account_id)):
        order.extra = {**order.extra, FORMER_ACCOUNT: {**former, "remote_id": order.remote_id}}
        order.account_id, order.remote_id = None, None
        session.add(order)
    session.flush()
    session.execute(delete(ChannelAccount).where(col(ChannelAccount.id) == account_id))
    session.expire_all()


def take_lease(session: Session, account_id: int, holder: str, *, until: datetime, now: datetime) -> bool:
    """Become the one program that writes to the account, or learn that another one is (F66): one atomic statement."""
    values = (holder, until, account_id, holder, now)
    return run(session.connection(), _TAKE_LEASE, values).scalar() is not None


def lease_holder(session: Session, account_id: int) -> str | None:
    found: str | None = run(session.connection(), _LEASE_HOLDER, (account_id,)).scalar()
    return found


def release_lease(session: Session, account_id: int, holder: str) -> None:
    run(session.connection(), _RELEASE_LEASE, (account_id, holder))


# Every transaction of a sync keeps its lease: the driver is asked, without a detour.
_TAKE_LEASE = (
    "UPDATE channel_account SET lease_holder = ?, lease_until = ?"
    " WHERE id = ? AND (lease_holder IS NULL OR lease_holder = ? OR lease_until <= ?) RETURNING id"
)
_LEASE_HOLDER = "SELECT lease_holder FROM channel_account WHERE id = ?"
_RELEASE_LEASE = "UPDATE channel_account SET lease_holder = NULL, lease_until = NULL WHERE id = ? AND lease_holder = ?"


def sign_in_key(account_id: int) -> str:
    return f"sign-in:{account_id}"


def _take_back_orders(session: Session, account: ChannelAccount, address: str) -> None:
    """The orders of a shop that was connected before are its orders again. The book went on counting its goods while
    it was away, so what was sold there meanwhile moves stock too: it counts from when the shop was first connected."""
    orphans = session.exec(select(Order).where(col(Order.account_id).is_(None), Order.remote_number != "")).all()
    for order in orphans:
        former = order.extra.get(FORMER_ACCOUNT) or {}
        same = former.get("kind") == account.kind and _same_address(former.get("address", ""), address)
        if former.get("remote_id") and same:
            order.account_id, order.remote_id = account.id, former["remote_id"]
            order.extra = {name: value for name, value in order.extra.items() if name != FORMER_ACCOUNT}
            session.add(order)
            if former.get("counts_from") and account.counts_from is not None:
                account.counts_from = min(account.counts_from, datetime.fromisoformat(former["counts_from"]))
    session.add(account)
    session.flush()


def _same_address(one: str, other: str) -> bool:
    """The same shop: a website that got its certificate meanwhile is still the same website."""
    first, second = (address.split("://", 1)[-1].rstrip("/").casefold() for address in (one, other))
    return first == second


def is_activated(account: ChannelAccount | account_standing.Standing) -> bool:
    """Whether the owner has agreed that the book's numbers go out, also while the account waits for a sign-in."""
    return bool(account.settings.get(ACTIVATED))


def _signed_in_state(account: ChannelAccount) -> AccountState:
    return AccountState.ACTIVE if is_activated(account) else AccountState.SETTING_UP


def _check_name(session: Session, name: str, own_id: int | None) -> None:
    if not name:
        raise _bad(translate("accounts", "The account has no name."))
    others = session.exec(select(ChannelAccount.name).where(ChannelAccount.id != own_id)).all()
    if name.casefold() in (other.casefold() for other in others):
        raise _bad(translate("accounts", 'There is already an account called "{name}".')(name=name))


def _check_not_connected(session: Session, kind: str, address: str) -> None:
    """One shop connected twice would bring every order in twice, and promise the same goods twice."""
    for account in session.exec(select(ChannelAccount).where(ChannelAccount.kind == kind)):
        if address and _same_address(account.address, address):
            raise InvalidInputError(
                translate("accounts", "{address} is connected already, as “{name}”.")(
                    address=address, name=account.name
                ),
                translate("accounts", "Use that account, or disconnect it first; its orders stay in the book."),
            )


def _bad(message: Text) -> InvalidInputError:
    return InvalidInputError(message, translate("accounts", "Change the value and try again; nothing was saved."))


def _account(session: Session, account_id: int) -> ChannelAccount:
    account = session.get(ChannelAccount, account_id)
    if account is None:
        raise account_standing.not_connected()
    return account


_LISTINGS_OF_ALL = select(col(Listing.account_id), col(Listing.match_state), col(Listing.dirty), func.count()).group_by(
    col(Listing.account_id), col(Listing.match_state), col(Listing.dirty)
)
_LISTINGS_OF_ONE = _LISTINGS_OF_ALL.where(col(Listing.account_id) == bindparam("account"))


def _figures(session: Session, account_id: int | None = None) -> dict[int, dict[str, int]]:
    figures: dict[int, dict[str, int]] = {}
    counted = _LISTINGS_OF_ALL if account_id is None else _LISTINGS_OF_ONE
    for owner, state, dirty, count in session.execute(counted, {"account": account_id}):
        own = figures.setdefault(owner, {"listings": 0, "unmatched": 0, "to_review": 0, "waiting": 0})
        own["listings"] += count
        own["unmatched"] += count if state is MatchState.UNMATCHED else 0
        own["to_review"] += count if state is MatchState.SUGGESTED else 0
        own["waiting"] += count if dirty and state is MatchState.MATCHED else 0
    for owner, count in outbox.waiting_counts(session).items():
        if account_id in (None, owner):
            own = figures.setdefault(owner, {"listings": 0, "unmatched": 0, "to_review": 0, "waiting": 0})
            own["waiting"] += count
    return figures


def _frozen(account: ChannelAccount, figures: Mapping[str, int]) -> AccountRow:
    assert account.id is not None
    return AccountRow(
        id=account.id, kind=account.kind, name=account.name, address=account.address, settings=account.settings,
        state=account.state, currency=account.currency, timezone=account.timezone, version=account.version,
        push_stock=account.push_stock, push_prices=account.push_prices, price_master=account.price_master,
        safety_stock=account.safety_stock, share_percent=account.share_percent, cap=account.cap,
        counts_from=account.counts_from, connected_at=account.connected_at, last_synced_at=account.last_synced_at,
        last_full_check_at=account.last_full_check_at, retry_at=account.retry_at,
        problem=Text.from_json(account.problem) if account.problem else None, read_only=account.read_only,
        read_only_since=account.read_only_since, **figures,
    )  # fmt: skip

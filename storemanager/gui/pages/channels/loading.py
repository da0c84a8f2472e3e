"""What the channel pages ask the book, each in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, MatchState
from storemanager.domain.attention import Attention
from storemanager.domain.offers import DEFAULT, Policy
from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxKind, RunState, SyncRun
from storemanager.gui.channel_access import COLLECTIONS, ChannelKind, channel_kinds
from storemanager.reports import sync_health
from storemanager.services import accounts, attention, collections, listings, offer_rules, outbox, posts, shop
from storemanager.services.accounts import AccountRow
from storemanager.services.attention import AttentionRow
from storemanager.services.collections import CollectionRow
from storemanager.services.listings import ListingRow, OfferFacts
from storemanager.services.outbox import OutboxRow
from storemanager.services.posts import WaitingPost
from storemanager.sync import schedule
from storemanager.texts import Text

RUNS_SHOWN = 30


@dataclass(frozen=True)
class Traffic:
    """What an account's last round took. `limit_share` None: the channel has no limit."""

    limit_share: float | None
    seconds: float


@dataclass(frozen=True)
class AccountLine:
    """One row of the page. `lag`: how long its latest orders took from being placed to being in the book."""

    row: AccountRow
    kind_title: str
    write: str
    matters: int
    lag: timedelta | None
    traffic: Traffic | None
    policy: Policy | None = None
    """Its own word on how stock is shared; None: as the shop has it, which is `usual`."""
    usual: Policy = DEFAULT

    @property
    def id(self) -> int:
        return self.row.id


@dataclass(frozen=True)
class ChannelsData:
    lines: tuple[AccountLine, ...]
    kinds: tuple[ChannelKind, ...]
    every_minutes: int


def load(session: Session, traffic: Mapping[int, Traffic]) -> ChannelsData:
    """All accounts with what the page says of them."""
    kinds = channel_kinds()
    by_key = {kind.key: kind for kind in kinds}
    rows = accounts.rows(session)
    matters, sharing, usual = _matters(session), _sharing(session), offer_rules.shop_policy(session)
    interval = schedule.every(session)
    lines = []
    for row in rows:
        kind = by_key.get(row.kind)
        lines.append(
            AccountLine(
                row, kind.title if kind else row.kind, kind.write if kind else "", matters.get(row.id, 0),
                _lag(session, row), traffic.get(row.id), sharing.get(row.id), usual,
            )
        )  # fmt: skip
    return ChannelsData(tuple(lines), kinds, 0 if interval is None else int(interval.total_seconds() // 60))


def _matters(session: Session) -> dict[int, int]:
    query = (
        select(col(Attention.account_id), func.count())
        .where(col(Attention.open_key).is_not(None), col(Attention.account_id).is_not(None))
        .group_by(col(Attention.account_id))
    )
    return {account_id: count for account_id, count in session.exec(query) if account_id is not None}


def _sharing(session: Session) -> dict[int, Policy]:
    """The accounts with a word of their own on how stock is shared."""
    own = select(col(ChannelAccount.id), col(ChannelAccount.policy)).where(col(ChannelAccount.policy).is_not(None))
    return {account_id or 0: policy for account_id, policy in session.exec(own) if policy is not None}


def _lag(session: Session, row: AccountRow) -> timedelta | None:
    return sync_health.order_lag(session, row.id, row.counts_from or row.connected_at)


# --- One account ---


@dataclass(frozen=True)
class RunLine:
    """One sync of the account in words."""

    id: int
    trigger: str
    state: RunState
    started_at: datetime
    seconds: int | None
    lines: tuple[Text, ...]
    problem: Text | None


@dataclass(frozen=True)
class Act:
    """An act that waits, with what it is about."""

    row: OutboxRow
    about: str

    @property
    def id(self) -> int:
        return self.row.id


@dataclass(frozen=True)
class AccountData:
    line: AccountLine
    counts: Mapping[MatchState, int]
    acts: tuple[Act, ...]
    runs: tuple[RunLine, ...]
    currency: str
    mine: str
    """The shop's own currency, for finding products."""
    abilities: frozenset[str] = frozenset()
    collections: tuple[CollectionRow, ...] = ()
    """The book's categories, each with what the account makes of it, where it can show any."""
    posts: tuple[WaitingPost, ...] = ()


def load_account(session: Session, account_id: int, traffic: Mapping[int, Traffic]) -> AccountData:
    """One account in full. Raises NotFoundError when it was removed."""
    row = accounts.get(session, account_id)
    kind = next((kind for kind in channel_kinds() if kind.key == row.kind), None)
    line = AccountLine(
        row, kind.title if kind else row.kind, kind.write if kind else "", _matters(session).get(row.id, 0),
        _lag(session, row), traffic.get(row.id), _sharing(session).get(row.id), offer_rules.shop_policy(session),
    )  # fmt: skip
    acts = outbox.rows(session, account_id=account_id, unsettled_only=True)
    return AccountData(
        line,
        listings.count_by_state(session, account_id),
        tuple(Act(act, _about(session, act)) for act in acts),
        _runs(session, account_id),
        row.currency,
        shop.get(session).currency,
        kind.abilities if kind else frozenset(),
        tuple(collections.rows(session, account_id)) if kind and COLLECTIONS in kind.abilities else (),
        tuple(posts.waiting(session, account_id)),
    )


def _about(session: Session, act: OutboxRow) -> str:
    if act.kind in posts.KINDS:
        return " ".join(str(act.payload.get("text", "")).split())
    if act.order_id is not None:
        order = session.get(Order, act.order_id)
        return order.remote_number or order.number if order is not None else ""
    if act.product_id is not None and act.kind in (
        OutboxKind.CREATE_LISTING, OutboxKind.UPDATE_LISTING, OutboxKind.PUBLISH
    ):  # fmt: skip
        from storemanager.domain.catalog import Product

        product = session.get(Product, act.product_id)
        return product.name if product is not None else ""
    return ""


def _runs(session: Session, account_id: int) -> tuple[RunLine, ...]:
    query = select(SyncRun).where(SyncRun.account_id == account_id).order_by(col(SyncRun.id).desc()).limit(RUNS_SHOWN)
    return tuple(
        RunLine(
            run.id or 0, run.trigger, run.state, run.started_at,
            None if run.finished_at is None else int((run.finished_at - run.started_at).total_seconds()),
            tuple(Text.from_json(line) for line in run.lines),
            Text.from_json(run.problem) if run.problem else None,
        )
        for run in session.exec(query)
    )  # fmt: skip


# --- Its listings ---


@dataclass(frozen=True)
class ListingLine:
    """A listing with what it should show; `facts` None: it is no product of ours yet."""

    row: ListingRow
    facts: OfferFacts | None
    currency: str
    trouble: AttentionRow | None = None
    """The worst that is wrong with it there, such as a review that rejected it."""

    @property
    def id(self) -> int:
        return self.row.id


def listing_lines(session: Session, ids: Sequence[int]) -> dict[int, ListingLine]:
    """Rows for the list, by id."""
    rows = listings.rows(session, list(ids))
    found: dict[int, OfferFacts] = {}
    currencies: dict[int, str] = {}
    for account_id in {row.account_id for row in rows}:
        currencies[account_id] = accounts.get(session, account_id).currency
        own = [row.id for row in rows if row.account_id == account_id and row.variant_id is not None]
        found.update((fact.listing_id, fact) for fact in listings.facts(session, account_id, own))
    troubles = attention.about_listings(session, [row.id for row in rows])
    return {
        row.id: ListingLine(
            row, found.get(row.id), currencies[row.account_id], next(iter(troubles.get(row.id, ())), None)
        )
        for row in rows
    }

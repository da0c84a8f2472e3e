"""What the settings page asks the book, and what it tells it: plain functions of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.gui.pages.settings import policy_loading
from storemanager.gui.pages.settings.policy_loading import PolicyData
from storemanager.services import accounts, shop
from storemanager.services.accounts import AccountRow
from storemanager.services.shop import ShopRow
from storemanager.sync import guard, schedule
from storemanager.sync.planning import GUARD_SHARE_PERCENT


@dataclass(frozen=True)
class Guards:
    """When a round stops and asks, and when the owner is told: the share of an account's items that would change at
    once, how many days the program was off, and how long an act has waited."""

    percent: int
    away_days: int
    act_wait_minutes: int


@dataclass(frozen=True)
class SettingsData:
    """Everything on the page that lies in the book. `every_minutes` 0: only by the button."""

    shop: ShopRow
    currency_open: bool
    accounts: tuple[AccountRow, ...]
    guards: Guards
    every_minutes: int
    next_at: datetime | None
    sharing: PolicyData


@dataclass(frozen=True)
class Policy:
    """What one account may be offered; `cap` None: no cap."""

    safety_stock: int
    share_percent: int
    cap: int | None


def load(session: Session) -> SettingsData:
    every = schedule.every(session)
    return SettingsData(
        shop=shop.get(session),
        currency_open=shop.currency_is_open(session),
        accounts=tuple(accounts.rows(session)),
        guards=guards(session),
        every_minutes=0 if every is None else int(every.total_seconds()) // 60,
        next_at=schedule.next_at(session),
        sharing=policy_loading.load(session),
    )


def policy_of(account: AccountRow) -> Policy:
    """The policy as it stands."""
    return Policy(account.safety_stock, account.share_percent, account.cap)


def set_policy(session: Session, account_id: int, policy: Policy) -> None:
    """Offer an account what the policy says from the next sync on."""
    accounts.update_policy(
        session, account_id, safety_stock=policy.safety_stock, share_percent=policy.share_percent, cap=policy.cap,
        no_cap=policy.cap is None,
    )  # fmt: skip


def guards(session: Session) -> Guards:
    """As they stand, or as they are meant to be."""
    from storemanager.sync import acts, away  # late: all of pulling orders comes with them

    return Guards(
        int(shop.setting(session, guard.SETTING, GUARD_SHARE_PERCENT)),
        int(shop.setting(session, away.SETTING, away.AWAY_DAYS)),
        int(shop.setting(session, acts.WAIT_SETTING, acts.WAIT_MINUTES)),
    )


def set_guards(session: Session, wanted: Guards) -> None:
    """They act with the next round; only what differs is written."""
    from storemanager.sync import acts, away  # late, as above

    before = guards(session)
    for name, old, new in (
        (guard.SETTING, before.percent, wanted.percent),
        (away.SETTING, before.away_days, wanted.away_days),
        (acts.WAIT_SETTING, before.act_wait_minutes, wanted.act_wait_minutes),
    ):
        if old != new:
            shop.set_setting(session, name, new)


def set_every(session: Session, minutes: int) -> None:
    """How often a round begins by itself; 0: never."""
    schedule.set_every(session, minutes)

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
class SettingsData:
    """Everything on the page that lies in the book. `every_minutes` 0: only by the button."""

    shop: ShopRow
    currency_open: bool
    accounts: tuple[AccountRow, ...]
    guard_percent: int
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
        guard_percent=int(shop.setting(session, guard.SETTING, GUARD_SHARE_PERCENT)),
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


def set_guard(session: Session, percent: int) -> None:
    """From which share of an account's items on a round stops and asks."""
    shop.set_setting(session, guard.SETTING, percent)


def set_every(session: Session, minutes: int) -> None:
    """How often a round begins by itself; 0: never."""
    schedule.set_every(session, minutes)

"""How an account stands: what the steps of a round ask of it, again and again. Columns, by statements made once: a
record of its own, or the figures that pages show, cost several times as much."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session, SQLModel

from storemanager.domain.accounts import AccountState, Master, ReadOnly
from storemanager.errors import NotFoundError
from storemanager.services.stock_driver import run
from storemanager.texts import translate

ACCOUNT = SQLModel.metadata.tables["channel_account"]


class Standing(NamedTuple):
    """What is asked of an account; `ChannelAccount` says what each means."""

    id: int
    name: str
    state: AccountState
    currency: str
    settings: Mapping[str, Any]
    push_stock: bool
    push_prices: bool
    price_master: Master
    counts_from: datetime | None
    connected_at: datetime
    last_synced_at: datetime | None
    last_full_check_at: datetime | None
    round_seconds: float | None
    retry_at: datetime | None
    problem: Mapping[str, Any] | None
    read_only: ReadOnly | None
    read_only_since: datetime | None
    price_rule: Mapping[str, Any] | None


_ALL = select(*(ACCOUNT.c[name] for name in Standing._fields)).order_by(ACCOUNT.c.id)
_ONE = _ALL.where(ACCOUNT.c.id == bindparam("account"))


def get(session: Session, account_id: int) -> Standing:
    found = find(session, account_id)
    if found is None:
        raise not_connected()
    return found


def find(session: Session, account_id: int) -> Standing | None:
    session.flush()
    row = session.connection().execute(_ONE, {"account": account_id}).first()
    return None if row is None else Standing(*row)


def is_connected(session: Session, account_id: int) -> bool:
    """Whether it is there (still)."""
    session.flush()
    found = run(session.connection(), "SELECT id FROM channel_account WHERE id = ?", (account_id,))
    return found.scalar() is not None


def rows(session: Session) -> list[Standing]:
    """Every account, in the order they were connected."""
    session.flush()
    return [Standing(*row) for row in session.connection().execute(_ALL)]


def not_connected() -> NotFoundError:
    """There is no such account, or not any more."""
    return NotFoundError(
        translate("accounts", "This account is not connected."),
        translate("accounts", "Look under Channels which accounts there are."),
    )

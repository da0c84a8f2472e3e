"""Read-only until looked at: an account to which nothing is written before the owner has seen what the book would
change there (F63, F64, F66). Orders keep coming in; what waits to be sent waits."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from sqlalchemy import update
from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, Listing, MatchState, ReadOnly
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import Order
from storemanager.errors import NotAllowedError
from storemanager.services import account_standing, attention, outbox, shop
from storemanager.texts import Text, translate

FIRST_PUSH = "first_push_agreed"
ACTIVATED = "activated_at"
LEAD, CANDIDATE = "lead", "lead_candidate"
"""Settings of the book: the place that may write to its channels, and the place that asks to (`sync.lead`)."""
NO_STOCK_RIGHT = "no_right_to_stock"
"""Setting of an account whose key may not change stock (F53): it goes on selling what it shows."""
FORMER = "lead_before_restore"
"""The place that led the book a backup was made of, until it is known whether that is this one."""

_RANK = {ReadOnly.DOUBT: 0, ReadOnly.AWAY: 1, ReadOnly.COPIED: 2, ReadOnly.RESTORED: 3}
_NOT_OURS = frozenset({ReadOnly.RESTORED, ReadOnly.COPIED})
"""Reasons for which the book may be another state than the one the channels were last written from."""


def hold(
    session: Session,
    account_ids: Collection[int] | None,
    reason: ReadOnly,
    *,
    now: datetime,
    advice: Text | None = None,
) -> list[int]:
    """Write nothing to these accounts (None: to all) before `release`; answers which were still open. After a restore
    or a copy what the items show is read anew, and no act that waited goes out: each asks whether it was done. `advice`
    where more is known than the reason."""
    query = select(ChannelAccount).order_by(col(ChannelAccount.id))
    if account_ids is not None:
        query = query.where(col(ChannelAccount.id).in_(sorted(account_ids)))
    held: list[int] = []
    for account in session.exec(query):
        assert account.id is not None
        if account.read_only is None:
            account.read_only_since = now
            held.append(account.id)
        elif _RANK[account.read_only] < _RANK[reason]:
            account.read_only_since = now
        else:
            continue
        account.read_only = reason
        account.settings = {name: value for name, value in account.settings.items() if name != FIRST_PUSH}
        session.add(account)
        session.flush()
        if reason in _NOT_OURS:
            _read_anew(session, account.id)
            _ask_about_acts(session, account, now)
        if account.settings.get(ACTIVATED):
            _tell(session, account, reason, now, advice=advice)
    return held


def hold_all_restored(session: Session, *, now: datetime) -> list[int]:
    """The book was put back to an earlier state: no account is written to before it was looked at, and new acts get
    keys that were never used in the state that is lost (F64). Whoever opens the book next leads it."""
    held = hold(session, None, ReadOnly.RESTORED, now=now)
    shop.set_setting(session, outbox.ERA, uuid4().hex[:8])
    shop.set_setting(session, FORMER, shop.setting(session, LEAD))
    forget_lead(session)
    return held


def tell_of_first_book(session: Session, *, now: datetime) -> None:
    """A backup was put back in another place than the one it was made in: the first book may still be in use, and
    nothing there would say that there is a second one."""
    for account in session.exec(select(ChannelAccount).where(ChannelAccount.read_only == ReadOnly.RESTORED)):
        if account.settings.get(ACTIVATED):
            _tell(session, account, ReadOnly.RESTORED, now, meaning=_FIRST_BOOK, advice=_ADVICE[ReadOnly.COPIED])


def release(session: Session, account_id: int, *, now: datetime) -> None:
    """The owner has looked at the comparison and agrees: what it showed goes out with the next round, without being
    asked about again. Refused before a round has read what is there. In a copied book it also takes the lead."""
    account = _account(session, account_id)
    if account.read_only is None:
        return
    if not is_compared(account):
        raise NotAllowedError(
            translate("accounts", "{account} has not been read since it was stopped.")(account=account.name),
            translate("accounts", "Sync once: nothing is sent, and then the comparison shows what is there now."),
        )
    let_go(session, account, now=now)
    account.settings = {**account.settings, FIRST_PUSH: True}
    session.add(account)
    session.flush()
    session.execute(update(Listing).where(col(Listing.account_id) == account_id).values(dirty=True))
    take_lead(session)


def let_go(session: Session, account: ChannelAccount, *, now: datetime) -> None:
    """End the reading only; the row of "needs attention" goes with it."""
    account.read_only, account.read_only_since = None, None
    session.add(account)
    session.flush()
    attention.resolve(session, read_only_key(account.id or 0), resolution="looked at", now=now)


class Held(Protocol):
    """What tells whether an account was looked at: the account itself, or its row."""

    @property
    def read_only(self) -> ReadOnly | None: ...
    @property
    def read_only_since(self) -> datetime | None: ...
    @property
    def last_synced_at(self) -> datetime | None: ...
    @property
    def last_full_check_at(self) -> datetime | None: ...


def is_compared(account: Held) -> bool:
    """Whether what is remembered of the account is what is there: after a restore or a copy, whether a round has read
    it since."""
    if account.read_only not in _NOT_OURS or account.read_only_since is None:
        return True
    read_at = account.last_full_check_at or account.last_synced_at
    return read_at is not None and read_at >= account.read_only_since


def take_lead(session: Session) -> None:
    """The place that asks for the lead has it from now on; nothing happens where none asks."""
    candidate = shop.setting(session, CANDIDATE)
    if candidate:
        shop.set_setting(session, LEAD, candidate)
        shop.set_setting(session, CANDIDATE, None)


def forget_lead(session: Session) -> None:
    shop.set_setting(session, LEAD, None)
    shop.set_setting(session, CANDIDATE, None)


def read_only_key(account_id: int) -> str:
    return f"read-only:{account_id}"


def _read_anew(session: Session, account_id: int) -> None:
    """What the book remembers of the channel may be old: no number is sent on the strength of it."""
    session.execute(
        update(Listing)
        .where(
            col(Listing.account_id) == account_id,
            col(Listing.match_state) == MatchState.MATCHED,
            col(Listing.stock_managed).is_(True),
        )
        .values(stock_unclear=True, dirty=True, stock_ceiling=None, stock_sent_at=None, stock_before=None)
    )
    session.expire_all()


def _ask_about_acts(session: Session, account: ChannelAccount, now: datetime) -> None:
    for row in outbox.rows(session, account_id=account.id, unsettled_only=True):
        order = session.get(Order, row.order_id) if row.order_id is not None else None
        act = outbox.ACT_WORDS[row.kind]
        title = (
            translate("accounts", "Order {number}: was “{act}” done on {account} already?")(
                number=order.remote_number or order.number, act=act, account=account.name
            )
            if order is not None
            else translate("accounts", "Was “{act}” done on {account} already?")(act=act, account=account.name)
        )
        problem = translate("accounts", "It waited in a copy of the book, so it was not sent.")
        outbox.park_as_unclear(session, row.id, problem)
        attention.raise_(
            session,
            kind=AttentionKind.PARKED_ACT,
            severity=Severity.WARN,
            area=Area.ORDERS if order is not None else Area.STOCK,
            key=f"act:{row.id}",
            account_id=account.id,
            order_id=row.order_id,
            title=title,
            meaning=translate("accounts", "It waited in a copy of the book and may have been done since."),
            advice=translate(
                "accounts",
                "If it was done, withdraw it. If not, try again: the channel is looked at before it is done.",
            ),
            action="retry_act",
            payload={"outbox_id": row.id},
            now=now,
        )


_WHY: Mapping[ReadOnly, Text] = {
    ReadOnly.RESTORED: translate("accounts", "{account}: nothing is sent, because the book is an earlier state."),
    ReadOnly.COPIED: translate("accounts", "{account}: nothing is sent, because this book is a copy."),
    ReadOnly.AWAY: translate("accounts", "{account}: nothing is sent after days away, because much would change."),
    ReadOnly.DOUBT: translate("accounts", "{account}: nothing is sent before you have looked."),
}
_MEANING: Mapping[ReadOnly, Text] = {
    ReadOnly.RESTORED: translate(
        "accounts", "A backup was put back. Old stock and prices would overwrite what is there. Orders still come in."
    ),
    ReadOnly.COPIED: translate(
        "accounts",
        "The book was on another computer or in another folder before. Two books that write to one channel undo each "
        "other's numbers. Orders still come in.",
    ),
    ReadOnly.AWAY: translate(
        "accounts", "The last sync was days ago, and more than usual differs now. Orders still come in."
    ),
    ReadOnly.DOUBT: translate("accounts", "Orders still come in; stock, prices and acts wait here."),
}
_ADVICE: Mapping[ReadOnly, Text] = {
    ReadOnly.COPIED: translate(
        "accounts", "Use one of the two books only. If it is this one, sync, look at the comparison and agree."
    ),
}


_FIRST_BOOK = translate(
    "accounts",
    "A backup of a book in another place was put back. If that book is still in use, the two undo each other's "
    "numbers. Orders still come in.",
)


def _tell(
    session: Session,
    account: ChannelAccount,
    reason: ReadOnly,
    now: datetime,
    *,
    meaning: Text | None = None,
    advice: Text | None = None,
) -> None:
    default = translate("accounts", "Sync, look at the comparison, then agree or put the book right.")
    attention.raise_(
        session,
        kind=AttentionKind.READ_ONLY,
        severity=Severity.WARN if reason is ReadOnly.DOUBT else Severity.DANGER,
        area=Area.CONNECTION,
        key=read_only_key(account.id or 0),
        account_id=account.id,
        title=_WHY[reason](account=account.name),
        meaning=meaning or _MEANING[reason],
        advice=advice or _ADVICE.get(reason, default),
        action="look_at_comparison",
        payload={"account_id": account.id},
        now=now,
    )


def _account(session: Session, account_id: int) -> ChannelAccount:
    account = session.get(ChannelAccount, account_id)
    if account is None:
        raise account_standing.not_connected()
    return account

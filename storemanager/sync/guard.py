"""The mass-change guard: a round that would empty or reprice a large share of an account's items stops and asks first
(F68)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, ContestedField, Listing, MatchState
from storemanager.domain.attention import Area, Attention, AttentionKind, Severity
from storemanager.services import attention, shop
from storemanager.services.account_holds import FIRST_PUSH
from storemanager.sync import echo
from storemanager.sync.planning import (
    GUARD_SHARE_PERCENT,
    PriceWrite,
    StockWrite,
    empties,
    too_many,
    too_much_repriced,
    too_much_sold_out,
)
from storemanager.sync.price_conflicts import AGREED
from storemanager.texts import Text, translate

AGREED_FOR = timedelta(days=1)
SETTING = "mass_change_percent"


def stop_mass_sold_out(
    session: Session, account_id: int, writes: Sequence[StockWrite], *, now: datetime
) -> frozenset[int]:
    """The listings that must not be written before the owner has decided: nothing in an ordinary round. Too many would
    be emptied at once (F68), or somebody fights over their number (F42)."""
    fought_over = echo.contested(
        session, [member for write in writes for member in write.members], ContestedField.STOCK
    )
    writes = [write for write in writes if fought_over.isdisjoint(write.members)]
    return _stop_emptying(session, account_id, writes, now=now) | fought_over


def _stop_emptying(session: Session, account_id: int, writes: Sequence[StockWrite], *, now: datetime) -> frozenset[int]:
    key = f"mass-stock:{account_id}"
    agreed = _agreed(session, key, now)
    writes = [write for write in writes if write.listing_id not in agreed]
    emptied = frozenset(write.listing_id for write in writes if write.wanted == 0 or empties(write))
    account = session.get(ChannelAccount, account_id)
    stopped = too_much_sold_out(writes, _matched(session, account_id), _share(session))
    return _judge(
        session, account, stopped, emptied, key, Area.STOCK,
        translate("sync", "{account}: {count:item|items} would be sold out, or nearly, at once."), now,
    )  # fmt: skip


def stop_mass_repricing(
    session: Session, account_id: int, writes: Sequence[PriceWrite], *, now: datetime
) -> frozenset[int]:
    """The same for prices."""
    key = f"mass-prices:{account_id}"
    agreed = _agreed(session, key, now)
    writes = [write for write in writes if write.listing_id not in agreed]
    account = session.get(ChannelAccount, account_id)
    stopped = too_much_repriced(writes, _matched(session, account_id), _share(session))
    return _judge(
        session, account, stopped, frozenset(write.listing_id for write in writes), key, Area.PRICES,
        translate("sync", "{account}: {count:price|prices} would change much at once."), now,
    )  # fmt: skip


def agree_to_prices(session: Session, account: ChannelAccount, listing_ids: Sequence[int], *, now: datetime) -> None:
    """The owner wants these prices, however many: they were there before."""
    assert account.id is not None
    key = f"mass-prices:{account.id}"
    title = translate("sync", "{account}: {count:price goes|prices go} back.")
    attention.raise_(
        session,
        kind=AttentionKind.MASS_CHANGE,
        severity=Severity.INFO,
        area=Area.PRICES,
        key=key,
        account_id=account.id,
        title=title(account=account.name, count=len(listing_ids)),
        meaning=translate("sync", "You took back what was sent."),
        advice=translate("sync", "Nothing has to be done."),
        action="agree_mass",
        payload={"listing_ids": sorted(listing_ids)},
        now=now,
    )
    attention.resolve(session, key, resolution=AGREED, now=now)


def is_too_much(session: Session, changing: int, listings: int) -> bool:
    """Whether so many of an account's listings changing at once is more than the owner's limit."""
    return too_many(changing, listings, _share(session))


def first_push_over(session: Session, account_id: int) -> None:
    account = session.get(ChannelAccount, account_id)
    if account is not None and FIRST_PUSH in account.settings:
        account.settings = {name: value for name, value in account.settings.items() if name != FIRST_PUSH}
        session.add(account)
        session.flush()


def _judge(
    session: Session,
    account: ChannelAccount | None,
    stopped: bool,
    ids: frozenset[int],
    key: str,
    area: Area,
    title: Text,
    now: datetime,
) -> frozenset[int]:
    assert account is not None
    if not stopped or account.settings.get(FIRST_PUSH):
        attention.resolve(session, key, resolution="settled", now=now)
        return frozenset()
    attention.raise_(
        session,
        kind=AttentionKind.MASS_CHANGE,
        severity=Severity.DANGER,
        area=area,
        key=key,
        account_id=account.id,
        title=title(account=account.name, count=len(ids)),
        meaning=translate(
            "sync", "So many changes at once are often a mistake: they were not sent. Everything else was."
        ),
        advice=translate("sync", "Look at the list. Agree if it is right, or undo the change that caused it."),
        action="agree_mass",
        payload={"listing_ids": sorted(ids)},
        now=now,
    )
    return ids


def _agreed(session: Session, key: str, now: datetime) -> frozenset[int]:
    payload = session.scalars(_AGREED, {"about": key, "since": now - AGREED_FOR}).first()
    return frozenset(payload.get("listing_ids", ())) if payload else frozenset()


def _matched(session: Session, account_id: int) -> int:
    return session.scalars(_MATCHED, {"account": account_id}).one()


_AGREED = (
    select(col(Attention.payload))
    .where(
        col(Attention.key) == bindparam("about"),
        col(Attention.resolution) == AGREED,
        col(Attention.resolved_at) > bindparam("since"),
    )
    .order_by(col(Attention.id).desc())
)
_MATCHED = select(func.count()).where(
    col(Listing.account_id) == bindparam("account"), col(Listing.match_state) == MatchState.MATCHED
)


def _share(session: Session) -> int:
    return int(shop.setting(session, SETTING, GUARD_SHARE_PERCENT))

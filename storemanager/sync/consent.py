"""A consent that ends by itself: looked at once a day, and announced a month before, so that no sync stops for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.channels.base import EndingConsent
from storemanager.channels.errors import ChannelError
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import Cursor
from storemanager.services import attention
from storemanager.sync.desk import Desk
from storemanager.texts import translate

STREAM = "consent"
LOOKED_AT_EVERY = timedelta(days=1)
ANNOUNCED, URGENT = timedelta(days=30), timedelta(days=7)


def look_at_consent(desk: Desk) -> bool:
    """Ask when it ends, at most once a day, and tell the owner in time; answers whether it was asked now."""
    channel = desk.channel
    if not isinstance(channel, EndingConsent):
        return False
    with desk.read() as session:
        known = session.get(Cursor, (desk.account_id, STREAM))
        fresh = known is not None and desk.now() - known.updated_at < LOOKED_AT_EVERY
        if fresh and not attention.is_open(session, _key(desk)):  # an open announcement ends as soon as it may
            return False
    desk.check()
    try:
        ends = channel.consent_ends()
    except ChannelError:
        return True  # asked again in the next round; whether it still holds, every other call tells
    with desk.write() as session:
        _remember(session, desk, ends)
        _tell(session, desk, ends)
    return True


def _key(desk: Desk) -> str:
    return f"consent:{desk.account_id}"


def _remember(session: Session, desk: Desk, ends: datetime | None) -> None:
    row = session.get(Cursor, (desk.account_id, STREAM))
    row = row or Cursor(account_id=desk.account_id, stream=STREAM, value="", updated_at=desk.now())
    row.value, row.updated_at = ends.isoformat() if ends else "", desk.now()
    session.add(row)
    session.flush()


def _tell(session: Session, desk: Desk, ends: datetime | None) -> None:
    key, now = _key(desk), desk.now()
    account = session.get(ChannelAccount, desk.account_id)
    if ends is None or account is None or ends - now > ANNOUNCED:
        attention.resolve(session, key, resolution="renewed", now=now)
        return
    attention.raise_(
        session,
        kind=AttentionKind.SIGN_IN,
        severity=Severity.DANGER if ends - now < URGENT else Severity.WARN,
        area=Area.CONNECTION,
        key=key,
        account_id=desk.account_id,
        title=translate("sync", "Your consent for {account} ends on {day}.")(account=account.name, day=ends.date()),
        meaning=translate(
            "sync", "Until then everything goes on. After it nothing comes in and nothing goes out there."
        ),
        advice=translate("sync", "Connect the account once more before that day: it takes a minute."),
        action="sign_in",
        payload={"account_id": desk.account_id},
        now=now,
    )

"""What the book remembers of its backups: where they go, when the last good one was made, what the owner is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update
from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.backups import RETRY, TOO_OLD, BackupKind, is_due
from storemanager.domain.shop import Shop
from storemanager.services import attention, audit, shop
from storemanager.texts import Text, translate, verbatim

FOLDER = "backup_folder"
APART = "backup_folder_apart"
"""Whether backups were seen to lie on another disk than the book."""
LAST_GOOD = "backup_last_good"
LAST_TRY = "backup_last_try"

_FAILED, _OLD, _GONE = "backup:failed", "backup:old", "backup:folder"
_MEANING_FAILED = translate("backups", "Should this computer break now, what happened since the last good one is lost.")


def folder(session: Session) -> Path | None:
    """Where the owner wants the backups; None: beside the book."""
    chosen = shop.setting(session, FOLDER)
    return Path(chosen) if chosen else None


def set_folder(session: Session, chosen: Path | None, *, now: datetime) -> None:
    shop.set_setting(session, FOLDER, str(chosen) if chosen is not None else "")
    shop.set_setting(session, APART, False)
    attention.resolve(session, _GONE, resolution="another folder", now=now)


def is_apart(session: Session) -> bool:
    """Whether the owner's folder was on another disk than the book when it was used last."""
    return bool(shop.setting(session, APART, False))


def folder_used(session: Session, *, apart: bool, now: datetime) -> None:
    """A backup lies in the owner's folder."""
    shop.set_setting(session, APART, apart)
    attention.resolve(session, _GONE, resolution="there again", now=now)


def folder_gone(session: Session, chosen: Path, now: datetime) -> None:
    """The owner's folder is not there, because its drive is not plugged in or it was renamed."""
    _raise(
        session,
        _GONE,
        Severity.WARN,
        translate("backups", "The folder for backups, {folder}, is not there.")(folder=str(chosen)),
        translate(
            "backups", "Until it is back they are kept beside the book. Should this computer break, they go with it."
        ),
        translate(
            "backups", "Plug the drive in and press “Back up now”, or choose another folder under Settings, Backups."
        ),
        now,
    )


def last_good_at(session: Session) -> datetime | None:
    """When the newest backup that passed its trial was made."""
    return _moment(shop.setting(session, LAST_GOOD))


def due(session: Session, now: datetime) -> bool:
    """Whether the daily backup should be made now. A new shop's first one waits an hour: it is still being filled."""
    row = session.get(Shop, 1)
    if row is None or timedelta(0) <= now - row.created_at < RETRY:
        return False
    return is_due(last_good_at(session), _moment(shop.setting(session, LAST_TRY)), now)


def made(session: Session, kind: BackupKind, now: datetime) -> None:
    """A backup has passed its trial: what was said about missing ones is over."""
    if kind in (BackupKind.DAILY, BackupKind.BY_HAND):
        shop.set_setting(session, LAST_GOOD, now.isoformat())
        shop.set_setting(session, LAST_TRY, now.isoformat())
        for key in (_FAILED, _OLD):
            attention.resolve(session, key, resolution="backed up", now=now)


def not_made(session: Session, message: Text, advice: Text, now: datetime) -> None:
    """It could not be made; the timetable tries again in an hour."""
    shop.set_setting(session, LAST_TRY, now.isoformat())
    _raise(session, _FAILED, Severity.WARN, message, _MEANING_FAILED, advice, now)


def not_trusted(session: Session, problems: Sequence[str], place: Path, advice: Text, now: datetime) -> None:
    """It was made and did not pass its trial: either the disk or the book itself is damaged."""
    shop.set_setting(session, LAST_TRY, now.isoformat())
    title = translate("backups", "A new backup did not pass its check.")
    meaning = translate(
        "backups",
        "The book itself may be damaged. It is kept apart as {name}; the earlier backups are untouched. {found}",
    )(name=place.name, found=verbatim("; ".join(problems)))
    _raise(session, _FAILED, Severity.DANGER, title, meaning, advice, now)


def warn_when_old(session: Session, now: datetime) -> bool:
    """Tell the owner when the last good backup is too old; says whether it is. A shop younger than that has time."""
    if not is_too_old(session, now):
        attention.resolve(session, _OLD, resolution="backed up", now=now)
        return False
    last = _last_or_first(session, now)
    if not attention.is_open(session, _OLD):
        _raise(
            session,
            _OLD,
            Severity.WARN,
            translate("backups", "The last good backup is from {day}.")(day=last),
            _MEANING_FAILED,
            translate(
                "backups", "Press “Back up now” under Settings, Backups. It takes a moment, and selling goes on."
            ),
            now,
        )
    return True


def is_too_old(session: Session, now: datetime) -> bool:
    """Whether the last good backup is older than is safe."""
    return now - _last_or_first(session, now) >= TOO_OLD


def _last_or_first(session: Session, now: datetime) -> datetime:
    row = session.get(Shop, 1)
    return last_good_at(session) or (row.created_at if row is not None else now)


def restored(session: Session, *, file: str, made_at: datetime, now: datetime, origin: str) -> None:
    """The book is an older state of itself now: nobody's lease counts any more, and the history says what happened."""
    session.execute(update(ChannelAccount).values(lease_holder=None, lease_until=None))
    text = translate("backups", "The book was restored from the backup of {moment} ({file}).")(
        moment=made_at, file=file
    )
    audit.record(
        session, action="restore", entity="shop", entity_id=1, text=text, after={"file": file}, now=now, origin=origin
    )
    attention.resolve_many(session, "backup:", resolution="restored", now=now)
    # a look at the new state is wanted soon: the day's backup is made at the next quiet minute
    for name in (LAST_GOOD, LAST_TRY):
        shop.set_setting(session, name, "")


def _raise(
    session: Session, key: str, severity: Severity, title: Text, meaning: Text, advice: Text, now: datetime
) -> None:
    attention.raise_(
        session, kind=AttentionKind.BACKUP, severity=severity, area=Area.CONNECTION, key=key, title=title,
        meaning=meaning, advice=advice, now=now,
    )  # fmt: skip


def _moment(raw: Any) -> datetime | None:
    return datetime.fromisoformat(raw) if raw else None

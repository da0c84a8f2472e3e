"""Who may write to the channels: one copy of the book, on one computer, in one folder (F66), and in no older state than
the one that wrote last (F64).

The book remembers the place that leads: this program's installation (an id kept in the user's own folder for settings,
never in the shop's folder, which is what gets copied) and the folder. Beside the installation's id lies a word that
changes with every round; the book holds the same word. A book that comes from another place is a copy; a book whose
word was used up is an older state put back by hand. Both are read-only until the owner has looked. On PostgreSQL there
is one book for all, and the lease is enough.

A word changes in two steps, so that a kill in between is no alarm: the folder for settings accepts the old word and
the new one, the book takes the new one, the old one is forgotten.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlmodel import Session, select

from storemanager import paths
from storemanager.domain.accounts import ChannelAccount, ReadOnly
from storemanager.services import accounts, outbox, shop
from storemanager.services.account_holds import CANDIDATE, FORMER, LEAD, tell_of_first_book
from storemanager.texts import Text, translate

if TYPE_CHECKING:  # the window opens the book before it loads what syncing needs
    from storemanager.sync.desk import Book

_log = logging.getLogger(__name__)
_INSTALLATION = "installation.json"
_NOWHERE = ""
"""The installation of a program that can remember nothing."""


class _Standing(Enum):
    OURS = "ours"
    NOBODYS = "nobody's"
    MOVED = "moved"  # the whole folder was moved on this computer: there is no second copy
    OLDER = "older"
    ELSEWHERE = "elsewhere"
    ASKING = "asking"  # elsewhere, and the owner has been told


def check(book: Book, folder: Path, *, now: datetime) -> ReadOnly | None:
    """Once, when a program has opened the book of `folder`: a copy or an older state becomes read-only. Answers with
    the reason where it has just become so. Where nothing can be remembered a copy is found out all the same, by the
    lead that its book names."""
    try:
        return _check(book, folder, _installation(), now)
    except OSError:
        _log.warning("there is no place to remember which copy of the book leads", exc_info=True)
        return _check(book, folder, _NOWHERE, now)


def _check(book: Book, folder: Path, installation: str, now: datetime) -> ReadOnly | None:
    with book.read() as session:
        here = _here(session, folder, installation)
        if here is None or _standing(session, here) in (_Standing.OURS, _Standing.ASKING):
            return None
    with book.write() as session:  # looked at again while nobody else writes
        left = shop.setting(session, LEAD)["folder"] if _standing(session, here) is _Standing.MOVED else None
        reason = _settle(session, here, now)
    if left is not None:
        with suppress(OSError):  # should there be a book once more where this one was, it is an older state
            _memory(here, left).unlink(missing_ok=True)
    return reason


def renew(book: Book, folder: Path) -> None:
    """Before every round: from now on a copy made earlier is an older state."""
    try:
        installation = _installation()
        with book.write() as session:
            here = _here(session, folder, installation)
            if here is None:
                return
            standing = _standing(session, here)
            if standing is _Standing.NOBODYS:
                _take(session, here)
            if standing is not _Standing.OURS:
                return
            word = _new_word()
            _remember(here, [shop.setting(session, LEAD)["word"], word])
            shop.set_setting(session, LEAD, here.as_json(word))
        with book.write() as session:
            if shop.setting(session, LEAD)["word"] == word:
                _remember(here, [word])
    except OSError:
        _log.warning("there is no place to remember which copy of the book leads", exc_info=True)


def take(book: Book, folder: Path) -> None:
    """The owner gives this copy the lead on purpose. The accounts stay read-only until each was looked at."""
    with book.write() as session:
        here = _here(session, folder, _installation())
        if here is not None:
            _take(session, here)


def leads(book: Book, folder: Path) -> bool:
    """Whether this copy may write to its channels."""
    with book.read() as session:
        here = _here(session, folder, _installation())
        return here is None or _standing(session, here) in (_Standing.OURS, _Standing.NOBODYS)


@dataclass(frozen=True)
class _Here:
    """The place this program is at, and the book it has open."""

    shop_id: str
    installation: str
    folder: str

    def as_json(self, word: str) -> dict[str, str]:
        return {"installation": self.installation, "folder": self.folder, "word": word}

    def is_at(self, place: dict[str, Any]) -> bool:
        return (place.get("installation"), place.get("folder")) == (self.installation, self.folder)


def _here(session: Session, folder: Path, installation: str) -> _Here | None:
    row = shop.find(session)
    return None if row is None else _Here(row.public_id, installation, str(folder.resolve()))


def _standing(session: Session, here: _Here) -> _Standing:
    lead = shop.setting(session, LEAD)
    if not lead:
        return _Standing.NOBODYS
    if here.is_at(lead):
        ours = here.installation == _NOWHERE or lead["word"] in _words(here, here.folder)
        return _Standing.OURS if ours else _Standing.OLDER
    if here.is_at(shop.setting(session, CANDIDATE) or {}):
        return _Standing.ASKING
    same_computer = lead["installation"] == here.installation
    if same_computer and lead["word"] in _words(here, lead["folder"]) and _is_moved(lead["folder"], here.folder):
        return _Standing.MOVED
    return _Standing.ELSEWHERE


def _is_moved(there: str, here: str) -> bool:
    """Whether there is one book only: none is left in its former place, or it is the same under another name (another
    drive letter, another mount). Where that cannot be told, there may be two."""
    try:
        former = _stat(there)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return os.path.samestat(former, _stat(here))


def _stat(folder: str) -> os.stat_result:
    """Of the book in the folder; of the file itself where it was opened by its name."""
    found = os.stat(folder)
    return found if stat.S_ISREG(found.st_mode) else os.stat(Path(folder) / paths.BOOK_FILE)


def _settle(session: Session, here: _Here, now: datetime) -> ReadOnly | None:
    standing = _standing(session, here)
    if standing in (_Standing.OURS, _Standing.ASKING):
        return None
    unprotected = session.exec(select(ChannelAccount.id)).first() is None
    if standing in (_Standing.NOBODYS, _Standing.MOVED) or unprotected:
        former = shop.setting(session, FORMER)
        if former and not here.is_at(former):
            tell_of_first_book(session, now=now)
        if former:
            shop.set_setting(session, FORMER, None)
        if here.installation != _NOWHERE:
            _take(session, here)
        return None
    if standing is _Standing.OLDER:
        accounts.hold_all_restored(session, now=now)
        shop.set_setting(session, FORMER, None)  # it was this place
        _take(session, here)
        return ReadOnly.RESTORED
    same_folder = shop.setting(session, LEAD)["folder"] == here.folder
    accounts.hold(session, None, ReadOnly.COPIED, now=now, advice=_forgot() if same_folder else None)
    shop.set_setting(session, outbox.ERA, _new_word()[:8])  # the other copy gives out the same ids
    word = _new_word()
    if here.installation != _NOWHERE:
        _remember(here, [word])
    shop.set_setting(session, CANDIDATE, here.as_json(word))
    return ReadOnly.COPIED


def _take(session: Session, here: _Here) -> None:
    word = _new_word()
    _remember(here, [word])
    shop.set_setting(session, LEAD, here.as_json(word))
    shop.set_setting(session, CANDIDATE, None)


def _forgot() -> Text:
    """The book lies where it always did, and the program is another one: it is another computer with the same folders,
    or this one has lost its folder for settings, as a container does that is made anew."""
    return translate(
        "sync",
        "If this is the only book, the program has lost its settings folder {folder}, as in a new container: keep that "
        "folder. If there are two, use one only. Then sync, look at the comparison and agree.",
    )(folder=str(paths.own_folder()))


def _new_word() -> str:
    return uuid4().hex


# --- What this computer remembers ---


def _installation() -> str:
    """This program's id on this computer, made on its first use."""
    file = paths.own_folder() / _INSTALLATION
    try:
        return str(json.loads(file.read_text("utf-8"))["id"])
    except (OSError, ValueError, KeyError, TypeError):
        made = uuid4().hex
        _write(file, {"id": made})
        return made


def _memory(here: _Here, folder: str) -> Path:
    """One file for each book and folder: shops that sync at the same time do not meet in it."""
    name = hashlib.sha256(f"{here.shop_id}|{folder}".encode()).hexdigest()[:32]
    return paths.own_folder() / "books" / f"{name}.json"


def _words(here: _Here, folder: str) -> list[str]:
    try:
        return [str(word) for word in json.loads(_memory(here, folder).read_text("utf-8"))["words"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _remember(here: _Here, words: list[str]) -> None:
    _write(_memory(here, here.folder), {"words": words})


def _write(file: Path, content: dict[str, Any]) -> None:
    """On the disk before it counts: the book must never be newer than what is remembered of it."""
    paths.private_folder(file.parent)
    part = file.with_suffix(f".{os.getpid()}.part")
    with part.open("w", encoding="utf-8") as stream:
        json.dump(content, stream)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, file)

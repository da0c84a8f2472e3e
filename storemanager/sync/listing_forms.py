"""What channels ask of a product, kept in the book: their rules, their categories, the form of each category. Read from
the channel when the owner opens the form, and then looked up without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from storemanager.channels.base import (
    AccountSettings,
    CatalogueWriting,
    Channel,
    FieldInput,
    ImageRules,
    ListingField,
    ListingForms,
    ListingRules,
    Publishing,
    RemoteCategory,
)
from storemanager.clock import Clock, now
from storemanager.domain.channel_products import ChannelCategory, ChannelRules
from storemanager.domain.folding import fold
from storemanager.services.bulk import chunks, insert_rows
from storemanager.sync.desk import Book, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERY_PRODUCT = ""
"""The form of channels whose products need no category stands under this one."""


class Forms:
    """Asks a channel for its categories and forms. No transaction is open meanwhile; what came is kept in one."""

    def __init__(
        self,
        book: Book,
        settings: Callable[[int], AccountSettings],
        make: Callable[[AccountSettings, Callable[[], bool]], Channel],
        *,
        clock: Clock = now,
    ) -> None:
        self._book, self._settings, self._make, self._clock = book, settings, make, clock

    def refresh(self, account_id: int, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Read what holds for all products, and the categories. Raises ChannelError. A channel that asks for nothing is
        asked for nothing."""
        with self._channel(account_id, cancelled) as channel:
            if isinstance(channel, ListingForms):
                categories = channel.listing_categories()
                general = None if channel.listing_rules().category else tuple(channel.listing_fields(EVERY_PRODUCT))
            else:
                categories, general = (), ()
            with self._book.write() as session:
                keep_rules(session, account_id, channel)
                _keep_categories(session, account_id, categories, at=self._clock())
                if general is not None:
                    _keep_fields(session, account_id, EVERY_PRODUCT, general, at=self._clock())

    def fetch_fields(
        self, account_id: int, category_id: str, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[ListingField, ...]:
        """Read the form of one category. Raises ChannelError."""
        with self._channel(account_id, cancelled) as channel:
            found = tuple(channel.listing_fields(category_id)) if isinstance(channel, ListingForms) else ()
            with self._book.write() as session:
                keep_rules(session, account_id, channel)
                _keep_fields(session, account_id, category_id, found, at=self._clock())
        return found

    @contextmanager
    def _channel(self, account_id: int, cancelled: Callable[[], bool]) -> Iterator[Channel]:
        channel = self._make(self._settings(account_id), cancelled)
        try:
            yield channel
        finally:
            channel.close()


# --- Looking up ---


def rules(session: Session, account_ids: Sequence[int]) -> dict[int, ListingRules]:
    """The rules of these accounts; one whose channel has none, or was not asked yet, is not in it."""
    query = select(ChannelRules).where(col(ChannelRules.account_id).in_(account_ids))
    return {row.account_id: _rules_from(row.rules) for row in session.exec(query) if row.rules is not None}


def abilities(session: Session, account_ids: Sequence[int]) -> dict[int, ChannelRules]:
    """What these accounts' channels can do; one that was not asked yet is not in it."""
    query = select(ChannelRules).where(col(ChannelRules.account_id).in_(account_ids))
    return {row.account_id: row for row in session.exec(query)}


def asks_category(session: Session, account_id: int) -> bool:
    """Whether one of the channel's own categories has to be chosen."""
    found = rules(session, [account_id]).get(account_id)
    return found is not None and found.category


def categories_read_at(session: Session, account_id: int) -> datetime | None:
    """When the channel's categories were read; None: not yet."""
    row = session.get(ChannelRules, account_id)
    return None if row is None else row.categories_read_at


def categories(session: Session, account_id: int, search: str = "", *, limit: int = 50) -> list[RemoteCategory]:
    """Categories with all these words in their path, as typed with or without accents, the shortest paths first."""
    query = select(ChannelCategory.remote_id, ChannelCategory.path).where(
        ChannelCategory.account_id == account_id, ChannelCategory.remote_id != EVERY_PRODUCT
    )
    for word in fold(search).split():
        query = query.where(col(ChannelCategory.search_text).contains(word, autoescape=True))
    found = session.exec(query.order_by(col(ChannelCategory.search_text)))
    rows = [RemoteCategory(remote_id, tuple(path)) for remote_id, path in found]
    return sorted(rows, key=lambda row: len(row.path))[:limit] if search else rows[:limit]


def fields(session: Session, account_id: int, category_id: str) -> tuple[ListingField, ...] | None:
    """The form of a category; None: it was not read yet."""
    return forms(session, account_id, [category_id]).get(category_id)


def forms(session: Session, account_id: int, category_ids: Sequence[str]) -> dict[str, tuple[ListingField, ...]]:
    """The forms of several categories, those that were read."""
    found: dict[str, tuple[ListingField, ...]] = {}
    for some in chunks(sorted(set(category_ids))):
        query = select(ChannelCategory.remote_id, ChannelCategory.form).where(
            ChannelCategory.account_id == account_id, col(ChannelCategory.remote_id).in_(some)
        )
        for remote_id, form in session.exec(query):
            if form is not None:
                found[remote_id] = tuple(map(_field_from, form))
    return found


def known_categories(session: Session, account_id: int, category_ids: Sequence[str]) -> set[str]:
    """Those of these categories that the channel has."""
    found: set[str] = set()
    for some in chunks(sorted(set(category_ids))):
        query = select(ChannelCategory.remote_id).where(
            ChannelCategory.account_id == account_id, col(ChannelCategory.remote_id).in_(some)
        )
        found.update(session.exec(query))
    return found


# --- Keeping ---


def remember(desk: Desk) -> None:
    """What the channel can do and asks for, as far as it can be said without asking it."""
    with desk.read() as session:
        known = session.get(ChannelRules, desk.account_id)
        if known is not None and (known.rules, known.creates, known.hides) == _said_by(desk.channel):
            return
    with desk.write() as session:
        keep_rules(session, desk.account_id, desk.channel)


def keep_rules(session: Session, account_id: int, channel: Channel) -> None:
    """Write down what the channel says of itself."""
    row = session.get(ChannelRules, account_id) or ChannelRules(account_id=account_id)
    row.rules, row.creates, row.hides = _said_by(channel)
    session.add(row)
    session.flush()


def _said_by(channel: Channel) -> tuple[dict[str, Any] | None, bool, bool]:
    said = _rules_to(channel.listing_rules()) if isinstance(channel, ListingForms) else None
    return said, isinstance(channel, CatalogueWriting), isinstance(channel, Publishing)


def _keep_categories(session: Session, account_id: int, found: Sequence[RemoteCategory], *, at: datetime) -> None:
    """They replace those that were known; the forms of those that stay are kept."""
    query = select(ChannelCategory.remote_id, ChannelCategory.form, ChannelCategory.form_read_at).where(
        ChannelCategory.account_id == account_id, col(ChannelCategory.form).is_not(None)
    )
    kept = {remote_id: (form, read_at) for remote_id, form, read_at in session.exec(query)}
    session.execute(delete(ChannelCategory).where(col(ChannelCategory.account_id) == account_id))
    rows = {each.remote_id: each.path for each in found}
    if EVERY_PRODUCT in kept:
        rows[EVERY_PRODUCT] = ()
    insert_rows(
        session, ChannelCategory,
        [
            {
                "account_id": account_id, "remote_id": remote_id, "path": list(path),
                "search_text": fold(" > ".join(path)), "form": kept.get(remote_id, (None, None))[0],
                "form_read_at": kept.get(remote_id, (None, None))[1],
            }
            for remote_id, path in rows.items()
        ],
    )  # fmt: skip
    row = session.get_one(ChannelRules, account_id)
    row.categories_read_at = at
    session.add(row)
    session.flush()


def _keep_fields(
    session: Session, account_id: int, category_id: str, found: Sequence[ListingField], *, at: datetime
) -> None:
    row = session.get(ChannelCategory, (account_id, category_id))
    row = row or ChannelCategory(account_id=account_id, remote_id=category_id)
    row.form, row.form_read_at = [_field_to(each) for each in found], at
    session.add(row)
    session.flush()


# --- As JSON ---


def _rules_to(said: ListingRules) -> dict[str, Any]:
    raw = asdict(said)
    raw["images"]["formats"] = list(said.images.formats)
    return raw


def _rules_from(raw: Mapping[str, Any]) -> ListingRules:
    images = ImageRules(**{**raw["images"], "formats": tuple(raw["images"]["formats"])})
    return replace(ListingRules(**raw), images=images)


def _field_to(said: ListingField) -> dict[str, Any]:
    raw = asdict(said)
    raw["input"] = said.input.name
    raw["choices"] = [list(choice) for choice in said.choices]
    raw["units"] = list(said.units)
    return raw


def _field_from(raw: Mapping[str, Any]) -> ListingField:
    choices = tuple((sent, read) for sent, read in raw["choices"])
    return ListingField(**{**raw, "input": FieldInput[raw["input"]], "choices": choices, "units": tuple(raw["units"])})

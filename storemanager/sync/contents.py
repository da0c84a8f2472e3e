"""Title, text, categories and pictures of products on channels: what is shown there, and whether that is what was sent.

Channels change what they are given: they clean markup, move pictures to their own servers, write categories their way.
So a part counts as the same when it reads the same, and also when it still is what the channel made of what we sent.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlmodel import Session, col, select

from storemanager.channels.base import ProductDraft, RemoteProduct
from storemanager.channels.plain import plain_text
from storemanager.domain.channel_products import ListingContent
from storemanager.services.bulk import chunks


class Part(Enum):
    TITLE = "title"
    DESCRIPTION = "description"
    CATEGORIES = "categories"
    PICTURES = "images"
    FIELDS = "fields"


class Standing(Enum):
    """How a part on the channel stands to what is to be there."""

    SAME = "same"
    WAITS = "waits"  # it was changed here since it was sent, or was never sent
    CHANGED_THERE = "changed there"


@dataclass(frozen=True)
class Shown:
    """What a product shows, as it was last read."""

    title: str
    description: str
    categories: tuple[tuple[str, ...], ...]
    pictures: tuple[str, ...]
    seen_at: datetime
    sent_at: datetime | None
    sent: Mapping[str, str]
    settled: Mapping[str, str]


def take(session: Session, account_id: int, products: Sequence[RemoteProduct], *, at: datetime) -> None:
    """Remember what these products show."""
    known = {row.remote_product_id: row for row in _rows(session, account_id, [each.remote_id for each in products])}
    for product in products:
        row = known.get(product.remote_id)
        given: dict[str, Any] = {
            "title": product.title,
            "description": product.description,
            "categories": [list(path) for path in product.categories],
            "pictures": [image.url for image in product.images],
        }
        if row is None:
            row = ListingContent(account_id=account_id, remote_product_id=product.remote_id, seen_at=at, **given)
            known[product.remote_id] = row
        else:
            for name, value in given.items():
                if getattr(row, name) != value:
                    setattr(row, name, value)
            row.seen_at = at
        session.add(row)


def was_sent(session: Session, account_id: int, product: RemoteProduct, draft: ProductDraft, *, at: datetime) -> None:
    """Remember that this was sent, and that what the channel answered is what it made of it. A part that was left out
    stays as it was sent before."""
    take(session, account_id, [product], at=at)
    session.flush()
    row = session.get_one(ListingContent, (account_id, product.remote_id))
    now_sent, now_shown = of_draft(draft), _of_row(row)
    if not draft.images:
        now_sent.pop(Part.PICTURES.value)
    row.sent = {**(row.sent or {}), **now_sent}
    row.settled = {**(row.settled or {}), **{name: now_shown[name] for name in now_sent if name in now_shown}}
    row.sent_at = at
    session.add(row)


def shown(session: Session, places: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Shown]:
    """What these (account, product there) show."""
    by_account: dict[int, list[str]] = {}
    for account_id, remote_id in places:
        by_account.setdefault(account_id, []).append(remote_id)
    return {
        (account_id, row.remote_product_id): _frozen(row)
        for account_id, remote_ids in by_account.items()
        for row in _rows(session, account_id, remote_ids)
    }


def standing(there: Shown, draft: ProductDraft) -> dict[Part, Standing]:
    """How each part stands to what would be sent."""
    wanted = of_draft(draft)
    return {part: _standing(part, there, draft, wanted[part.value]) for part in Part}


def of_draft(draft: ProductDraft) -> dict[str, str]:
    """Each part of what would be sent, as a digest."""
    return {
        Part.TITLE.value: _digest(draft.title.strip()),
        Part.DESCRIPTION.value: _digest(draft.description),
        Part.CATEGORIES.value: _digest([draft.category_id] if draft.category_id else draft.categories),
        Part.PICTURES.value: _digest([image.url for image in draft.images]),
        Part.FIELDS.value: _digest([[key, list(values)] for key, values in draft.fields]),
    }


def words(text: str) -> str:
    """A text as it is read, whatever its markup."""
    return " ".join(plain_text(text).split())


def _standing(part: Part, there: Shown, draft: ProductDraft, wanted: str) -> Standing:
    if _reads_the_same(part, there, draft):
        return Standing.SAME
    if there.sent.get(part.value) != wanted:
        return Standing.WAITS
    if part is Part.FIELDS or there.settled.get(part.value) == _shown_digest(part, there):
        return Standing.SAME
    return Standing.CHANGED_THERE


def _reads_the_same(part: Part, there: Shown, draft: ProductDraft) -> bool:
    if part is Part.TITLE:
        return words(there.title) == words(draft.title)
    if part is Part.DESCRIPTION:
        return words(there.description) == words(draft.description)
    if part is Part.CATEGORIES:
        if draft.category_id:
            return False  # its name there need not be that of the category
        return not draft.categories or not there.categories or _leaves(there.categories) == _leaves(draft.categories)
    if part is Part.PICTURES:
        ours = [image.url for image in draft.images]
        unsent = part.value not in there.sent  # they came from somewhere else: as many are the same ones
        return not ours or list(there.pictures) == ours or (unsent and len(there.pictures) == len(ours))
    return not draft.fields and part.value not in there.sent


def _leaves(paths: Sequence[Sequence[str]]) -> set[str]:
    return {path[-1].strip().casefold() for path in paths if path}


def _shown_digest(part: Part, there: Shown) -> str:
    parts: dict[Part, Any] = {
        Part.TITLE: there.title,
        Part.DESCRIPTION: there.description,
        Part.CATEGORIES: [list(path) for path in there.categories],
        Part.PICTURES: list(there.pictures),
    }
    return _digest(parts[part])


def _of_row(row: ListingContent) -> dict[str, str]:
    there = _frozen(row)
    return {part.value: _shown_digest(part, there) for part in Part if part is not Part.FIELDS}


def _rows(session: Session, account_id: int, remote_ids: Sequence[str]) -> list[ListingContent]:
    found: list[ListingContent] = []
    for some in chunks(sorted(set(remote_ids))):
        query = select(ListingContent).where(ListingContent.account_id == account_id)
        found += session.exec(query.where(col(ListingContent.remote_product_id).in_(some)))
    return found


def _frozen(row: ListingContent) -> Shown:
    return Shown(
        row.title, row.description, tuple(tuple(path) for path in row.categories), tuple(row.pictures), row.seen_at,
        row.sent_at, row.sent or {}, row.settled or {},
    )  # fmt: skip


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]

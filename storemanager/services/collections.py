"""Categories that an account shows as collections of its own: which the owner has chosen, what belongs in each now, and
what became of it there."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Category, ProductCategory, Variant
from storemanager.domain.collections import AccountCollection
from storemanager.domain.folding import fold
from storemanager.services.catalog_create import PATH_SEPARATOR
from storemanager.texts import Text

Item = tuple[str, str]
"""A listing by its ids on the channel: product and variant."""


class CollectionState(Enum):
    OFF = "off"
    WAITING = "waiting"  # the next sync brings it there
    KEPT = "kept"
    EMPTY = "empty"  # nothing of the category is on the channel, so there is nothing to show
    REFUSED = "refused"


@dataclass(frozen=True)
class CollectionRow:
    """One category as the account's page shows it. `items`: how many of its items are on the channel."""

    id: int  # the category's
    path: str
    items: int
    state: CollectionState
    problem: Text | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True)
class WantedCollection:
    """What a collection should be on the channel, and what is known of it there. `take_away`: it should be nowhere."""

    id: int
    name: str
    items: tuple[Item, ...]
    remote_id: str
    take_away: bool
    fingerprint: str
    sent: str
    refused: str

    @property
    def is_open(self) -> bool:
        """Whether the channel has to be told."""
        return self.fingerprint not in (self.sent, self.refused)


# --- Choosing ---


def keep(session: Session, account_id: int, category_ids: Sequence[int], *, now: datetime) -> None:
    """Show these categories as collections, from the next sync on. Saying it twice is harmless."""
    known = _known(session, account_id)
    for category_id in category_ids:
        row = known.get(category_id)
        if row is None:
            row = AccountCollection(account_id=account_id, category_id=category_id, updated_at=now)
        elif not row.removed and not row.refused:
            continue
        row.removed, row.refused, row.problem, row.updated_at = False, "", None, now
        session.add(row)
    session.flush()


def leave(session: Session, account_id: int, category_ids: Sequence[int], *, now: datetime) -> None:
    """No longer show them: what is there is taken away with the next sync; the items stay."""
    known = _known(session, account_id)
    for category_id in category_ids:
        row = known.get(category_id)
        if row is None:
            continue
        if not row.remote_id and not row.sent:
            session.delete(row)
        else:
            row.removed, row.refused, row.problem, row.updated_at = True, "", None, now
            session.add(row)
    session.flush()


def rows(session: Session, account_id: int) -> list[CollectionRow]:
    """All categories by their path, each with what the account makes of it."""
    tree = _tree(session)
    known = _known(session, account_id)
    inside = _items(session, account_id, tree, set(tree))
    return [
        _row(category_id, path, inside.get(category_id, ()), known.get(category_id))
        for category_id, path in sorted(tree.items(), key=lambda pair: fold(pair[1]))
    ]


def _row(category_id: int, path: str, items: Collection[Item], known: AccountCollection | None) -> CollectionRow:
    if known is None:
        return CollectionRow(category_id, path, len(items), CollectionState.OFF)
    problem = Text.from_json(known.problem) if known.problem else None
    now = _fingerprint(known.name, items, known.removed or not items)
    if known.problem and known.refused:
        state = CollectionState.REFUSED
    elif known.removed or known.sent != now:
        state = CollectionState.WAITING
    else:
        state = CollectionState.KEPT if items else CollectionState.EMPTY
    return CollectionRow(category_id, path, len(items), state, problem, known.sent_at)


# --- What sync does with them ---


def wanted(session: Session, account_id: int) -> list[WantedCollection]:
    """Every collection the account has or should have, by its name. Nothing is read when nothing was chosen."""
    known = session.exec(select(AccountCollection).where(AccountCollection.account_id == account_id)).all()
    if not known:
        return []
    tree = _tree(session)
    chosen = {row.category_id for row in known if row.category_id is not None and not row.removed}
    names = _names({each: tree[each] for each in chosen if each in tree})
    inside = _items(session, account_id, tree, set(names))
    found = []
    for row in known:
        name = names.get(row.category_id or 0, "")
        items = tuple(sorted(inside.get(row.category_id or 0, ()))) if name else ()
        away = not items
        print_ = _fingerprint(name or row.name, items, away)
        found.append(
            WantedCollection(
                row.id or 0,
                name or row.name,
                items,
                row.remote_id,
                away,
                print_,
                row.sent,
                row.refused,
            )
        )
    return sorted(found, key=lambda each: (not each.take_away, each.name))


def kept(session: Session, done: WantedCollection, remote_id: str, *, now: datetime) -> None:
    """The channel has it like this now; one that was to go is gone, also from the book."""
    row = session.get(AccountCollection, done.id)
    if row is None:
        return
    row.name, row.remote_id, row.sent, row.items = done.name, remote_id, done.fingerprint, len(done.items)
    row.refused, row.problem, row.sent_at = "", None, now
    session.add(row)
    if row.removed or row.category_id is None:
        session.delete(row)
    session.flush()


def refused(session: Session, what: WantedCollection, problem: Text, *, for_good: bool) -> None:
    """The channel did not take it. `for_good`: it would refuse the same again, so only something else is sent."""
    row = session.get(AccountCollection, what.id)
    if row is None:
        return
    row.refused, row.problem = what.fingerprint if for_good else "", problem.to_json()
    session.add(row)
    session.flush()


# --- Pieces ---


def _known(session: Session, account_id: int) -> dict[int, AccountCollection]:
    query = select(AccountCollection).where(AccountCollection.account_id == account_id)
    return {row.category_id: row for row in session.exec(query) if row.category_id is not None}


def _tree(session: Session) -> dict[int, str]:
    found = session.exec(select(Category.id, Category.path))
    return {category_id: path for category_id, path in found if category_id is not None}


def _names(paths: Mapping[int, str]) -> dict[int, str]:
    """What shoppers read: the category's own name, or its whole way where two would be called the same."""
    last = {each: path.rsplit(PATH_SEPARATOR, 1)[-1] for each, path in paths.items()}
    twice = {name for name in last.values() if list(last.values()).count(name) > 1}
    return {each: paths[each] if name in twice else name for each, name in last.items()}


_LISTING, _VARIANT, _LINK = (
    SQLModel.metadata.tables[str(table.__tablename__)] for table in (Listing, Variant, ProductCategory)
)
_PLACED = (
    columns(_LINK.c.category_id, _LISTING.c.remote_product_id, _LISTING.c.remote_variant_id)
    .join(_VARIANT, _VARIANT.c.product_id == _LINK.c.product_id)
    .join(_LISTING, _LISTING.c.variant_id == _VARIANT.c.id)
    .where(
        _LISTING.c.account_id == bindparam("account"),
        _LISTING.c.match_state == MatchState.MATCHED,
        _LISTING.c.gone_at.is_(None),
    )
)


def _items(
    session: Session, account_id: int, tree: Mapping[int, str], wanted_ids: Collection[int]
) -> dict[int, set[Item]]:
    """What is on the channel of these categories and all below them."""
    above = {each: _upwards(path, tree, wanted_ids) for each, path in tree.items()}
    found: dict[int, set[Item]] = {each: set() for each in wanted_ids}
    if not wanted_ids:
        return found
    session.flush()
    for category_id, product_id, variant_id in session.connection().execute(_PLACED, {"account": account_id}):
        for each in above.get(category_id, ()):
            found[each].add((product_id, variant_id))
    return found


def _upwards(path: str, tree: Mapping[int, str], wanted_ids: Collection[int]) -> list[int]:
    """The wanted categories that this one lies in, itself included."""
    return [each for each in wanted_ids if path == tree[each] or path.startswith(tree[each] + PATH_SEPARATOR)]


def _fingerprint(name: str, items: Iterable[Item], take_away: bool) -> str:
    if take_away:
        return "away"
    told = "\n".join((name, *(f"{product_id}\t{variant_id}" for product_id, variant_id in sorted(items))))
    return hashlib.sha256(told.encode()).hexdigest()

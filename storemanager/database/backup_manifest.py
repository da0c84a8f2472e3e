"""What a backup says of itself: the page in it that tells whose book it is, how old, and what must come out of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from storemanager.domain.backups import BackupKind

FORMAT = 1
"""Raised when an older program could no longer restore the file rightly."""


@dataclass(frozen=True)
class Facts:
    """What a book holds, as it says itself: rows of every table, so that a restored copy can be compared. `shop_id` is
    "" in a book that has no shop yet."""

    revision: str
    shop_id: str
    shop_name: str
    counts: Mapping[str, int]
    newest_order_at: datetime | None

    def count(self, table: str) -> int:
        return self.counts.get(table, 0)


@dataclass(frozen=True)
class Part:
    """One file inside. `original` is what a picture was called; it is never used as a path."""

    name: str
    size: int
    sha256: str
    original: str = ""


@dataclass(frozen=True)
class Manifest:
    """The first thing read of a backup, and the last thing written."""

    kind: BackupKind
    made_at: datetime
    program: str
    facts: Facts
    parts: tuple[Part, ...]

    @property
    def whole(self) -> bool:
        """More than the book: also what the window and the pictures are."""
        return len(self.parts) > 1

    def to_bytes(self) -> bytes:
        facts = {**asdict(self.facts), "newest_order_at": _moment(self.facts.newest_order_at)}
        raw = {
            "format": FORMAT,
            "kind": self.kind.value,
            "made_at": _moment(self.made_at),
            "program": self.program,
            "facts": facts,
            "parts": [asdict(part) for part in self.parts],
        }
        return json.dumps(raw, ensure_ascii=False, indent=1).encode()


class NewerFormatError(ValueError):
    """The backup has a form this program does not know."""


def manifest_from(raw: bytes) -> Manifest:
    """Raises ValueError when it is none, NewerFormatError when a later program wrote it."""
    try:
        read: dict[str, Any] = json.loads(raw)
        if int(read["format"]) > FORMAT:
            raise NewerFormatError
        facts: dict[str, Any] = read["facts"]
        return Manifest(
            BackupKind(read["kind"]),
            datetime.fromisoformat(read["made_at"]),
            str(read["program"]),
            Facts(
                str(facts["revision"]),
                str(facts["shop_id"]),
                str(facts["shop_name"]),
                {str(table): int(count) for table, count in facts["counts"].items()},
                _moment_from(facts["newest_order_at"]),
            ),
            tuple(
                Part(str(part["name"]), int(part["size"]), str(part["sha256"]), str(part["original"]))
                for part in read["parts"]
            ),
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"not a manifest: {problem!r}") from problem


def facts_of(connection: sqlite3.Connection) -> Facts:
    """What the book behind `connection` holds, asked in one transaction of the caller's."""
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE "
            "'CREATE VIRTUAL%' ORDER BY name"
        )
        if "_fts" not in name  # a search index keeps its pages in tables of its own
    ]
    counts = {name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables}  # noqa: S608 - names come from the book's own list of tables
    shop = newest = revision = None
    if "shop" in counts:
        shop = connection.execute("SELECT public_id, name FROM shop").fetchone()
    if "orders" in counts:
        newest = connection.execute("SELECT max(placed_at) FROM orders").fetchone()[0]
    if "alembic_version" in counts:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return Facts(
        revision=str(revision[0]) if revision else "",
        shop_id=str(shop[0]) if shop else "",
        shop_name=str(shop[1]) if shop else "",
        counts=counts,
        newest_order_at=datetime.fromisoformat(newest).replace(tzinfo=UTC) if newest else None,
    )


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment_from(raw: str | None) -> datetime | None:
    if raw is None:
        return None
    moment = datetime.fromisoformat(raw)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment

"""Telling sync what to look at: whoever changes a variant's stock or price marks its listings here."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection
from sqlmodel import Session

from storemanager.services.stock_driver import marks, run

CHUNK = 500


def mark_changed(session: Session, variant_ids: Collection[int]) -> None:
    """Let the next round look at every listing of these variants, and of the bundles they are part of (F32)."""
    session.flush()
    mark_on(session.connection(), variant_ids)


def mark_on(connection: Connection, variant_ids: Collection[int]) -> None:
    """The same where nothing waits to be flushed."""
    for chunk in chunks(sorted(variant_ids)):
        among = f"IN ({marks(len(chunk))})"
        bundles = f"SELECT bundle_id FROM bundle_component WHERE component_id {among}"  # noqa: S608 - marks only
        run(
            connection,
            f"UPDATE listing SET dirty = ? WHERE dirty = ? AND (variant_id {among} OR variant_id IN ({bundles}))",  # noqa: S608
            (True, False, *chunk, *chunk),
        )


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """`ids` in pieces that fit one statement on every database."""
    rest = iter(ids)
    while piece := list(islice(rest, size)):
        yield piece

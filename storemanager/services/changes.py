"""Telling sync what to look at: whoever changes a variant's stock or price marks its listings here."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from sqlalchemy import false, or_, select, true, update
from sqlmodel import Session, SQLModel

_LISTING = SQLModel.metadata.tables["listing"]
_COMPONENT = SQLModel.metadata.tables["bundle_component"]
CHUNK = 500


def mark_changed(session: Session, variant_ids: Collection[int]) -> None:
    """Let the next round look at every listing of these variants, and of the bundles they are part of (F32)."""
    for chunk in chunks(sorted(variant_ids)):
        bundles = select(_COMPONENT.c.bundle_id).where(_COMPONENT.c.component_id.in_(chunk))
        concerned = or_(_LISTING.c.variant_id.in_(chunk), _LISTING.c.variant_id.in_(bundles))
        session.connection().execute(
            update(_LISTING).where(concerned, _LISTING.c.dirty == false()).values(dirty=true())
        )


def chunks(ids: Iterable[int], size: int = CHUNK) -> Iterator[list[int]]:
    """`ids` in pieces that fit one statement on every database."""
    rest = iter(ids)
    while piece := list(islice(rest, size)):
        yield piece

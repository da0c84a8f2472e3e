"""Writing planned counts: one movement for each number that differs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from storemanager.domain.catalog import Variant
from storemanager.domain.stock import MovementReason
from storemanager.importexport.notes import Note, changed
from storemanager.importexport.places import Places
from storemanager.importexport.plans import Count, StockPlan
from storemanager.importexport.preview import Preview
from storemanager.importexport.writing_products import check_levels
from storemanager.services import stock


class StockWriter:
    """Carries out the plans of one import, chunk by chunk."""

    def __init__(self, session: Session, preview: Preview, import_id: int, *, now: datetime, actor: str) -> None:
        self._session, self._import_id, self._now, self._actor = session, import_id, now, actor
        self._places = Places(session)
        self._file = preview.source.name

    def write(self, plans: Sequence[StockPlan]) -> list[Note]:
        counted = [plan for plan in plans if plan.new != plan.old]
        expected = [(plan.variant_id, Count("", plan.location, plan.old, plan.new)) for plan in counted]
        check_levels(self._session, self._places, expected, self._file)
        stock.post(
            self._session,
            [
                stock.NewMovement(
                    variant_id=plan.variant_id,
                    location_id=(location_id := self._places.id_of(plan.location)),
                    quantity=plan.new - plan.old,
                    reason=MovementReason.COUNT,
                    idempotency_key=f"import:{self._import_id}:{plan.variant_id}:{location_id}",
                    happened_at=self._now,
                    reference=self._file,
                    actor=self._actor,
                    import_id=self._import_id,
                )
                for plan in counted
            ],
            now=self._now,
        )
        notes: list[Note] = []
        for plan in plans:
            if plan.shelf is not None:
                self._session.connection().execute(
                    update(Variant)
                    .where(col(Variant.id) == plan.variant_id)
                    .values(shelf=plan.shelf, updated_at=self._now)
                )
                notes.append(changed("shelf", plan.variant_id, {"shelf": plan.old_shelf}, {"shelf": plan.shelf}))
        return notes

    def finish(self) -> list[Note]:
        return self._places.notes

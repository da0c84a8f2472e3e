"""Comparing a list of counted numbers with the book: each is the truth for one variant at one location."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.catalog import BundleComponent, Variant, barcode_key, sku_key
from storemanager.domain.stock import Location, StockLevel
from storemanager.importexport.drafts import Parsed, RecordDraft
from storemanager.importexport.formats import OWN
from storemanager.importexport.plans import Action, Change, StockPlan
from storemanager.services.catalog_checks import barcode_owners, sku_owners
from storemanager.texts import Value, translate, verbatim


class StockPlanner:
    """Plans one file of counts, chunk by chunk."""

    def __init__(self, session: Session, parsed: Parsed) -> None:
        self._session = session
        self._parsed = parsed
        self._own = parsed.format == OWN
        self._locations = dict(session.exec(select(Location.name, Location.is_default)).all())
        self._default = next((name for name, is_default in self._locations.items() if is_default), "")
        self._seen: dict[tuple[int, str], int] = {}
        self.new_locations: set[str] = set()
        self.emptied = self.stocked = 0

    def plan(self, drafts: Sequence[RecordDraft]) -> Iterator[StockPlan]:
        skus = {sku_key(sku) for each in drafts if (sku := each.values.get("sku"))}
        codes = {barcode_key(code) for each in drafts for code in each.values.get("barcodes", ())}
        by_sku = sku_owners(self._session, list(skus))
        by_code = barcode_owners(self._session, list(codes - {""}))
        ids = sorted({variant_id for variant_id, _ in (*by_sku.values(), *by_code.values())})
        variants, levels, bundles = self._facts(ids)
        for draft in drafts:
            yield from self._plans(draft, by_sku, by_code, variants, levels, bundles)

    def _facts(self, ids: Sequence[int]) -> tuple[dict[int, Any], dict[tuple[int, str], int], set[int]]:
        variants: dict[int, Any] = {}
        levels: dict[tuple[int, str], int] = {}
        bundles: set[int] = set()
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            columns = (col(Variant.id), col(Variant.quantity_scale), col(Variant.track_stock), col(Variant.shelf))
            connection = self._session.connection()
            variants |= {row.id: row for row in connection.execute(select(*columns).where(col(Variant.id).in_(some)))}
            found = connection.execute(
                select(col(StockLevel.variant_id), col(Location.name), col(StockLevel.on_hand))
                .join(Location, col(Location.id) == col(StockLevel.location_id))
                .where(col(StockLevel.variant_id).in_(some))
            )
            levels |= {(variant_id, name): on_hand for variant_id, name, on_hand in found}
            bundles |= set(
                connection.execute(
                    select(col(BundleComponent.bundle_id)).where(col(BundleComponent.bundle_id).in_(some))
                ).scalars()
            )
        return variants, levels, bundles

    def _plans(
        self, draft: RecordDraft, by_sku: Any, by_code: Any, variants: Any, levels: Any, bundles: set[int]
    ) -> Iterator[StockPlan]:
        row, values, problems, head = draft.rows[0], draft.values, draft.problems, self._parsed.head
        plan = StockPlan({row: Action.SAME}, problems=problems)
        sku = values.get("sku", "").strip()
        owner = by_sku.get(sku_key(sku)) if sku else None
        if owner is None:
            owner = next(
                (by_code[key] for code in values.get("barcodes", ()) if (key := barcode_key(code)) in by_code), None
            )
        if owner is None and not problems.wrong:
            problems.error(
                row,
                head("sku"),
                translate("files", "{sku} is not in the book. Import it as a product first.")(sku=sku)
                if sku
                else translate("files", "Empty. Every row needs a SKU by which the goods are known."),
            )
        counts = {key: number for key, number in values.items() if key == "stock" or key.startswith("stock_at:")}
        if owner is None or problems.wrong:
            plan.rows[row] = Action.WRONG
            yield plan
            return
        plan.variant_id = owner[0]
        variant = variants[owner[0]]
        if "shelf" in values and values["shelf"] != variant.shelf:
            plan.shelf, plan.old_shelf = values["shelf"], variant.shelf
            plan.changes.append(Change(row, "shelf", head("shelf"), variant.shelf, values["shelf"]))
        if counts and (not variant.track_stock or owner[0] in bundles):
            problems.warn(
                row, head("stock"), translate("files", "These goods are not counted; the number is left out.")
            )
            counts = {}
        plans = [plan]
        for key, number in counts.items():
            location = key[9:] if key != "stock" else values.get("location", "").strip()
            target = plan if len(plans) == 1 and not plan.location and plan.new == plan.old else None
            if target is None:
                target = StockPlan({row: Action.SAME}, variant_id=owner[0])
                plans.append(target)
            self._count(target, plan, variant, location, number, levels)
        action = Action.WRONG if problems.wrong else Action.CHANGED if plan.changes else Action.SAME
        for each in plans:
            each.rows = {row: action}
        yield from plans

    def _count(
        self,
        target: StockPlan,
        plan: StockPlan,
        variant: Any,
        location: str,
        number: Any,
        levels: dict[tuple[int, str], int],
    ) -> None:
        (row,) = plan.rows
        head = self._parsed.head("stock")
        name = location or self._default
        units = Decimal(number) * variant.quantity_scale
        if units != units.to_integral_value():
            plan.problems.error(
                row,
                head,
                translate("files", "“{value}”, but these goods are sold by the piece.")(value=f"{Decimal(number):f}"),
            )
            return
        if units < 0 and not self._own:
            plan.problems.error(
                row,
                head,
                translate("files", "{value} is below zero; there cannot be fewer than none.")(value=str(number)),
                "0",
            )
            return
        first = self._seen.setdefault((variant.id, name), row)
        if first != row:
            plan.problems.error(
                row,
                self._parsed.head("sku"),
                translate("files", "The same goods are counted in row {row} already.")(row=verbatim(str(first))),
            )
            return
        if location and location not in self._locations:
            self.new_locations.add(location)
        old = levels.get((variant.id, name), 0)
        target.location, target.old, target.new = location, old, int(units)
        if old > 0:
            self.stocked += 1
            self.emptied += units == 0
        if old != units:
            plan.changes.append(
                Change(
                    row, "stock", head, _shown(old, variant.quantity_scale), _shown(int(units), variant.quantity_scale)
                )
            )


def _shown(units: int, scale: int) -> Value:
    return units if scale == 1 else f"{Decimal(units) / scale:f}"

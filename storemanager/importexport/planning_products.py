"""Comparing the products of a file with the book; a pure plan comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session, select

from storemanager.domain.catalog import Category, ProductStatus
from storemanager.domain.stock import Location
from storemanager.importexport.checking_products import check_product, warn_of_odd_prices
from storemanager.importexport.drafts import Parsed, ProductDraft, VariantDraft
from storemanager.importexport.formats import OWN
from storemanager.importexport.known_products import KnownProducts, known_products
from storemanager.importexport.matching_products import ProductMatcher
from storemanager.importexport.plans import Action, Change, Count, ProductPlan
from storemanager.importexport.problems import ProblemList, Severity
from storemanager.importexport.product_inputs import (
    VARIANT_KEYS,
    components_of,
    product_fields,
    units_of,
    variant_input,
)
from storemanager.importexport.shown_values import plain, shown_amount, shown_value
from storemanager.services import catalog_details
from storemanager.services.catalog_create import path_text
from storemanager.services.catalog_inputs import ProductInput, VariantInput
from storemanager.texts import translate


class ProductPlanner:
    """Plans one file, chunk by chunk; counts across chunks what would be made, emptied or repriced."""

    def __init__(self, session: Session, parsed: Parsed) -> None:
        self._session = session
        self._parsed = parsed
        self._own = parsed.format == OWN
        self._matcher = ProductMatcher(parsed)
        self._paths = set(session.exec(select(Category.path)).all())
        self._locations = dict(session.exec(select(Location.name, Location.is_default)).all())
        self.new_categories: dict[str, int] = {}
        self.new_locations: set[str] = set()
        self.emptied = self.stocked = self.repriced = self.priced = 0

    def plan(self, drafts: Sequence[ProductDraft]) -> Iterator[ProductPlan]:
        known = known_products(self._session, drafts)
        for draft in drafts:
            yield self._plan(draft, known)

    # --- One product ---

    def _plan(self, draft: ProductDraft, known: KnownProducts) -> ProductPlan:
        problems = draft.problems
        plan = ProductPlan(dict.fromkeys(draft.rows, Action.SAME), problems=problems)
        found = [(variant, self._matcher.variant_of(draft, variant, known)) for variant in list(draft.variants)]
        # A grouped product's row without a SKU describes the product and is no variant.
        kept = {id(variant) for variant in draft.variants}
        found = [(variant, match) for variant, match in found if id(variant) in kept]
        matches = [match for _, match in found]
        bad_rows = self._bad_rows(problems, draft)
        product_id = self._matcher.product_of(draft, matches, known)
        if product_id is None and not draft.values.get("name") and bad_rows is not None:
            self._lacks_name(draft)
            bad_rows = None
        bad_rows = self._bad_rows(problems, draft) if bad_rows is not None else None
        good = [(variant, match) for variant, match in found if bad_rows is not None and variant.row not in bad_rows]
        if bad_rows is None or (not good and draft.variants):
            self._refuse(plan)
            return plan
        self._compare(plan, draft, good, product_id, known)
        if problems.wrong:
            later = self._bad_rows(problems, draft)
            if later is None or later - (bad_rows or set()):
                # Found only when the whole was put together: the product waits until it is mended.
                self._refuse(plan)
                return plan
            for row in later:
                plan.rows[row] = Action.WRONG
        return plan

    def _refuse(self, plan: ProductPlan) -> None:
        plan.rows = dict.fromkeys(plan.rows, Action.WRONG)
        plan.changes, plan.counts, plan.wanted, plan.new_variants = [], [], None, ()
        plan.fields, plan.variant_fields = {}, {}

    def _bad_rows(self, problems: ProblemList, draft: ProductDraft) -> set[int] | None:
        """Rows kept out by themselves; None when a mistake keeps out the whole product."""
        variant_rows = {variant.row for variant in draft.variants}
        bad: set[int] = set()
        for each in problems:
            if each.severity is Severity.ERROR:
                if each.row not in variant_rows or each.column not in self._parsed.of_variant:
                    return None
                bad.add(each.row)
        return bad

    def _lacks_name(self, draft: ProductDraft) -> None:
        text = (
            translate("files", "Empty. New goods need a name.")
            if "name" in self._parsed.heads
            else translate("files", "This SKU is not in the book, and the file has no names for new goods.")
        )
        draft.problems.error(draft.rows[0], self._parsed.head("name"), text)

    # --- Comparing ---

    def _compare(
        self,
        plan: ProductPlan,
        draft: ProductDraft,
        good: list[tuple[VariantDraft, int | None]],
        product_id: int | None,
        known: KnownProducts,
    ) -> None:
        detail = known.details.get(product_id or 0)
        values = product_fields(draft)
        if detail is None:
            inputs = [variant_input(self._parsed, draft, variant, None) for variant, _ in good]
            plan.wanted = ProductInput(**{"name": "", **values, "variants": tuple(inputs)})
            plan.rows = dict.fromkeys(plan.rows, Action.NEW)
            merged = plan.wanted
        else:
            plan.product_id = detail.id
            merged = self._compare_known(plan, draft, good, detail, values, known)
        check_product(self._parsed, draft, merged)
        for variant, match in good:
            self._counts(plan, variant, match, draft, detail, known)
            if variant.values.get("active") is False:
                plan.inactive = (*plan.inactive, variant.values["sku"])
            if parts := variant.values.get("components"):
                plan.components[variant.values["sku"]] = components_of(parts)
        warn_of_odd_prices(self._parsed, draft, [variant for variant, _ in good])
        for path in values.get("categories", ()):
            for depth in range(1, len(path) + 1):
                if (text := path_text(path[:depth])) not in self._paths:
                    self.new_categories[text] = self.new_categories.get(text, 0) + len(draft.rows)

    def _compare_known(
        self,
        plan: ProductPlan,
        draft: ProductDraft,
        good: list[tuple[VariantDraft, int | None]],
        detail: catalog_details.ProductDetail,
        values: dict[str, Any],
        known: KnownProducts,
    ) -> ProductInput:
        current = catalog_details.product_input(detail)
        if detail.id in known.taken_back and "status" not in values:
            values["status"] = ProductStatus.ACTIVE
        # An option list says how variants differ; rows that name none of their own do not take it away.
        if not values.get("options") and not any(variant.values.get("options") for variant, _ in good):
            values.pop("options", None)
            for variant, _ in good:
                variant.values.pop("options", None)
        for key, value in values.items():
            old = getattr(current, key)
            if value != old and plain(value) != plain(old):
                plan.fields[key] = value
                plan.expected[key] = old
                plan.changes.append(self._change(draft.rows[0], key, old, value))
        variants = {each.id: each for each in current.variants}
        new: list[VariantInput] = []
        for variant, match in good:
            base = variants.get(match) if match is not None else None
            if match is not None and base is None:
                self._put_away(draft, variant)
                continue
            wanted = variant_input(self._parsed, draft, variant, base)
            if base is None or match is None:
                new.append(wanted)
                plan.rows[variant.row] = Action.NEW
                continue
            self._compare_variant(plan, variant.row, match, base, wanted)
            variants[match] = wanted
        plan.new_variants = tuple(new)
        changed_rows = {each.row for each in plan.changes}
        for row in changed_rows:
            if plan.rows.get(row) is Action.SAME:
                plan.rows[row] = Action.CHANGED
        return replace(current, **plan.fields, variants=(*variants.values(), *new))

    def _put_away(self, draft: ProductDraft, variant: VariantDraft) -> None:
        draft.problems.warn(
            variant.row,
            self._parsed.head("sku"),
            translate("files", "{sku} has been put away in the book; the row changes nothing.")(
                sku=variant.values["sku"]
            ),
        )

    def _compare_variant(
        self, plan: ProductPlan, row: int, variant_id: int, base: VariantInput, wanted: VariantInput
    ) -> None:
        changed: dict[str, Any] = {}
        for key in VARIANT_KEYS:
            old, new = getattr(base, key), getattr(wanted, key)
            if old != new and plain(old) != plain(new):
                changed[key] = new
                plan.expected[f"{variant_id}:{key}"] = old
                plan.changes.append(self._change(row, key, old, new))
        if base.price:
            self.priced += 1
            if wanted.price is not None and abs(wanted.price - base.price) * 2 > base.price:
                self.repriced += 1
        if changed:
            plan.variant_fields[variant_id] = changed

    def _change(self, row: int, key: str, old: Any, new: Any) -> Change:
        currency = self._parsed.facts.currency
        return Change(
            row, key, self._parsed.head(key), shown_value(key, old, currency), shown_value(key, new, currency)
        )

    def _counts(
        self,
        plan: ProductPlan,
        variant: VariantDraft,
        match: int | None,
        draft: ProductDraft,
        detail: catalog_details.ProductDetail | None,
        known: KnownProducts,
    ) -> None:
        counted = variant.values.get("stock")
        if not counted:
            return
        base = next((each for each in detail.variants if each.id == match), None) if detail else None
        tracks = variant.values.get(
            "track_stock", base.track_stock if base else variant.at_first.get("track_stock", True)
        )
        scale = variant.values.get("quantity_scale", base.quantity_scale if base else 1)
        for location, number in counted.items():
            if not tracks or variant.values.get("components"):
                if number and not self._own:
                    draft.problems.warn(
                        variant.row,
                        self._parsed.head("stock"),
                        translate("files", "These goods are not counted; the number is left out."),
                    )
                continue
            units = units_of(self._parsed, draft, variant, "stock", number, scale)
            if location and location not in self._locations:
                self.new_locations.add(location)
            old = known.on_hand.get((match, location), 0) if match is not None else 0
            if match is not None and old > 0:
                self.stocked += 1
                self.emptied += units == 0
            if units == old:
                continue
            plan.counts.append(Count(variant.values["sku"], location, old, units))
            if match is not None:
                was, becomes = shown_amount(old, scale), shown_amount(units, scale)
                plan.changes.append(Change(variant.row, "stock", self._parsed.head("stock"), was, becomes))
                if plan.rows[variant.row] is Action.SAME:
                    plan.rows[variant.row] = Action.CHANGED

"""Comparing the products of a file with the book. Known by SKU, then by barcode, never by name alone; a pure plan
comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from statistics import median
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.catalog import Category, Product, ProductKind, ProductStatus, Variant, barcode_key, sku_key
from storemanager.domain.imports import ImportChange, ImportRun
from storemanager.domain.stock import Location, StockLevel
from storemanager.errors import InvalidInputError
from storemanager.importexport.drafts import Parsed, ProductDraft, VariantDraft
from storemanager.importexport.formats import OWN
from storemanager.importexport.formats.generated import made_sku
from storemanager.importexport.plans import Action, Change, Count, ProductPlan
from storemanager.importexport.problems import ProblemList, Severity
from storemanager.money import Money
from storemanager.services import catalog_details
from storemanager.services.catalog_checks import barcode_owners, check_products, sku_owners
from storemanager.services.catalog_create import path_text
from storemanager.services.catalog_inputs import ImageInput, ProductInput, VariantInput
from storemanager.texts import Value, translate, verbatim

_VARIANT_KEYS = frozenset(each.name for each in fields(VariantInput)) - {"id"}
_PRODUCT_KEYS = frozenset(each.name for each in fields(ProductInput)) - {"variants"}
_BY_SCALE = ("safety_stock", "reorder_point")


@dataclass
class _Known:
    """What the book has of one chunk of the file."""

    by_sku: Mapping[str, tuple[int, str]]
    by_barcode: Mapping[str, tuple[int, str]]
    details: dict[int, catalog_details.ProductDetail]
    product_of: dict[int, int]
    by_handle: dict[str, int]
    on_hand: dict[tuple[int, str], int]
    taken_back: set[int]


class ProductPlanner:
    """Plans one file, chunk by chunk; remembers across chunks what two rows must not share."""

    def __init__(self, session: Session, parsed: Parsed) -> None:
        self._session = session
        self._parsed = parsed
        self._own = parsed.format == OWN
        self._skus: dict[str, tuple[int, str]] = {}
        self._codes: dict[str, tuple[int, str]] = {}
        self._paths = set(session.exec(select(Category.path)).all())
        self._locations = dict(session.exec(select(Location.name, Location.is_default)).all())
        self.new_categories: dict[str, int] = {}
        self.new_locations: set[str] = set()
        self.emptied = self.stocked = self.repriced = self.priced = 0

    def plan(self, drafts: Sequence[ProductDraft]) -> Iterator[ProductPlan]:
        known = self._know(drafts)
        for draft in drafts:
            yield self._plan(draft, known)

    # --- What the book knows ---

    def _know(self, drafts: Sequence[ProductDraft]) -> _Known:
        session = self._session
        variants = [variant for draft in drafts for variant in draft.variants]
        by_sku = sku_owners(session, list({sku_key(sku) for each in variants if (sku := each.values.get("sku"))}))
        codes = {barcode_key(code) for each in variants for code in each.values.get("barcodes", ())}
        by_barcode = barcode_owners(session, list(codes - {""}))
        ids = {variant_id for variant_id, _ in (*by_sku.values(), *by_barcode.values())}
        product_of: dict[int, int] = {}
        on_hand: dict[tuple[int, str], int] = {}
        wanted = sorted(ids)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            pairs = session.connection().execute(
                select(col(Variant.id), col(Variant.product_id)).where(col(Variant.id).in_(some))
            )
            product_of |= {variant_id: product_id for variant_id, product_id in pairs if variant_id}
            levels = session.connection().execute(
                select(
                    col(StockLevel.variant_id), col(Location.name), col(Location.is_default), col(StockLevel.on_hand)
                )
                .join(Location, col(Location.id) == col(StockLevel.location_id))
                .where(col(StockLevel.variant_id).in_(some))
            )
            for variant_id, name, is_default, count in levels:
                on_hand[variant_id, name] = count
                if is_default:
                    on_hand[variant_id, ""] = count
        by_handle = self._handles(drafts)
        products = sorted({*product_of.values(), *by_handle.values()})
        details = {each.id: each for each in catalog_details.products(session, products)}
        return _Known(by_sku, by_barcode, details, product_of, by_handle, on_hand, self._taken_back(details))

    def _handles(self, drafts: Sequence[ProductDraft]) -> dict[str, int]:
        handles = [handle for draft in drafts if (handle := draft.values.get("handle"))]
        rows = (
            self._session.exec(select(Product.handle, Product.id).where(col(Product.handle).in_(handles))).all()
            if handles
            else []
        )
        several = (
            {handle for handle, _ in rows if sum(other == handle for other, _ in rows) > 1}
            if len(rows) < 200
            else set()
        )
        return {handle: product_id for handle, product_id in rows if handle and product_id and handle not in several}

    def _taken_back(self, details: Mapping[int, catalog_details.ProductDetail]) -> set[int]:
        """Products an undone import left archived, because their history had to stay: importing brings them back."""
        archived = [each.id for each in details.values() if each.status is ProductStatus.ARCHIVED]
        if not archived:
            return set()
        statement = (
            select(ImportChange.entity_id)
            .join(ImportRun, col(ImportRun.id) == col(ImportChange.import_id))
            .where(
                col(ImportChange.entity) == "product",
                col(ImportChange.entity_id).in_(archived),
                col(ImportRun.undone_at).is_not(None),
            )
        )
        return set(self._session.exec(statement).all())

    # --- One product ---

    def _plan(self, draft: ProductDraft, known: _Known) -> ProductPlan:
        problems = draft.problems
        plan = ProductPlan(dict.fromkeys(draft.rows, Action.SAME), problems=problems)
        found = [(variant, self._match(draft, variant, known)) for variant in list(draft.variants)]
        # A grouped product's row without a SKU describes the product and is no variant.
        kept = {id(variant) for variant in draft.variants}
        found = [(variant, match) for variant, match in found if id(variant) in kept]
        matches = [match for _, match in found]
        bad_rows = self._bad_rows(problems, draft)
        product_id = self._product_of(draft, matches, known)
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

    def _match(self, draft: ProductDraft, variant: VariantDraft, known: _Known) -> int | None:
        """The variant of the book this row speaks of; codes two rows or two goods share are named."""
        values, problems, head = variant.values, draft.problems, self._parsed.head("sku")
        sku = values.get("sku", "").strip()
        by_code = [
            owner
            for code in values.get("barcodes", ())
            if (owner := known.by_barcode.get(barcode_key(code))) is not None
        ]
        match = known.by_sku.get(sku_key(sku)) if sku else None
        if match is None and by_code:
            match = by_code[0]
            if not sku:
                values["sku"] = sku = match[1]
            else:
                problems.warn(
                    variant.row,
                    head,
                    translate("files", "Known by its barcode as {old}; its SKU becomes {new}.")(old=match[1], new=sku),
                )
        if not sku:
            if draft.values.get("kind") is ProductKind.GROUPED and self._own:
                draft.variants = [each for each in draft.variants if each is not variant]
            elif not any(each.row == variant.row and each.column == head for each in problems):
                problems.error(
                    variant.row,
                    head,
                    translate("files", "Empty. Every row needs a SKU by which the goods are known."),
                    made_sku(draft.values.get("name", ""), *values.get("options", ()))
                    if draft.values.get("name")
                    else None,
                )
            return None
        self._unique(draft, variant, sku, head)
        for code in values.get("barcodes", ()):
            self._unique_code(draft, variant, sku, code)
            owner = known.by_barcode.get(barcode_key(code))
            if owner is not None and (match is None or owner[0] != match[0]):
                problems.error(
                    variant.row,
                    self._parsed.head("barcodes"),
                    translate("files", "The barcode {code} belongs to {sku} in the book.")(code=code, sku=owner[1]),
                )
        return match[0] if match else None

    def _unique(self, draft: ProductDraft, variant: VariantDraft, sku: str, head: str) -> None:
        first = self._skus.setdefault(sku_key(sku), (variant.row, sku))
        if first[0] == variant.row:
            return
        if first[1].strip() == sku.strip():
            text = translate("files", "The SKU {sku} stands in row {row} already.")(
                sku=sku, row=verbatim(str(first[0]))
            )
        else:
            text = translate("files", "{sku} differs only in capitals or spaces from {other} in row {row}.")(
                sku=sku, other=first[1], row=verbatim(str(first[0]))
            )
        draft.problems.error(variant.row, head, text)

    def _unique_code(self, draft: ProductDraft, variant: VariantDraft, sku: str, code: str) -> None:
        first = self._codes.setdefault(barcode_key(code), (variant.row, sku))
        if first[0] != variant.row:
            draft.problems.error(
                variant.row,
                self._parsed.head("barcodes"),
                translate("files", "The barcode {code} stands at {sku} in row {row} already.")(
                    code=code, sku=first[1], row=verbatim(str(first[0]))
                ),
            )

    def _product_of(self, draft: ProductDraft, matches: list[int | None], known: _Known) -> int | None:
        products = {known.product_of[match] for match in matches if match is not None}
        if len(products) > 1:
            draft.problems.error(
                draft.rows[0],
                self._parsed.head("sku"),
                translate("files", "The rows of “{name}” belong to different products in the book.")(
                    name=draft.values.get("name", "")
                ),
            )
        if products:
            return min(products)
        return known.by_handle.get(draft.values.get("handle") or "")

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
        known: _Known,
    ) -> None:
        detail = known.details.get(product_id or 0)
        product_values = self._product_values(draft)
        if detail is None:
            inputs = [self._variant_input(variant, draft, None) for variant, _ in good]
            plan.wanted = ProductInput(**{"name": "", **product_values, "variants": tuple(inputs)})
            plan.rows = dict.fromkeys(plan.rows, Action.NEW)
            merged = plan.wanted
        else:
            plan.product_id = detail.id
            merged = self._compare_known(plan, draft, good, detail, product_values, known)
        self._check(plan, draft, merged)
        for variant, match in good:
            self._counts(plan, variant, match, draft, detail, known)
            if variant.values.get("active") is False:
                plan.inactive = (*plan.inactive, variant.values["sku"])
            if parts := variant.values.get("components"):
                plan.components[variant.values["sku"]] = _components(parts)
        self._siblings(draft, good)
        for path in product_values.get("categories", ()):
            for depth in range(1, len(path) + 1):
                if (text := path_text(path[:depth])) not in self._paths:
                    self.new_categories[text] = self.new_categories.get(text, 0) + len(draft.rows)

    def _product_values(self, draft: ProductDraft) -> dict[str, Any]:
        values = {key: value for key, value in draft.values.items() if key in _PRODUCT_KEYS}
        if "images" in values:
            texts = draft.values.get("image_texts", ())
            pairs = [
                each if isinstance(each, tuple) else (each, texts[place] if place < len(texts) else "")
                for place, each in enumerate(values["images"])
            ]
            values["images"] = tuple(ImageInput(url, alt) for url, alt in pairs)
        return values

    def _variant_input(self, variant: VariantDraft, draft: ProductDraft, base: VariantInput | None) -> VariantInput:
        values = {key: value for key, value in variant.values.items() if key in _VARIANT_KEYS}
        scale = values.get("quantity_scale", base.quantity_scale if base else 1)
        for key in _BY_SCALE:
            if key in values:
                values[key] = self._units(draft, variant, key, values[key], scale)
        values["sku"] = values["sku"].strip()
        return replace(base, **values) if base is not None else VariantInput(**values)

    def _units(self, draft: ProductDraft, variant: VariantDraft, key: str, number: Any, scale: int) -> int:
        """A number of the file in the variant's own units; a part of a piece is refused."""
        units = Decimal(number) * scale
        head = self._parsed.head(key)
        if units != units.to_integral_value():
            draft.problems.error(
                variant.row,
                head,
                translate("files", "“{value}”, but these goods are sold by the piece.")(value=f"{Decimal(number):f}")
                if scale == 1
                else translate("files", "“{value}” has more than three decimals.")(value=f"{Decimal(number):f}"),
            )
            return 0
        if units < 0 and not (self._own and key == "stock"):
            draft.problems.error(
                variant.row,
                head,
                translate("files", "{value} is below zero; there cannot be fewer than none.")(value=str(number)),
                "0",
            )
            return 0
        return int(units)

    def _compare_known(
        self,
        plan: ProductPlan,
        draft: ProductDraft,
        good: list[tuple[VariantDraft, int | None]],
        detail: catalog_details.ProductDetail,
        product_values: dict[str, Any],
        known: _Known,
    ) -> ProductInput:
        current = catalog_details.product_input(detail)
        if detail.id in known.taken_back and "status" not in product_values:
            product_values["status"] = ProductStatus.ACTIVE
        # An option list says how variants differ; rows that name none of their own do not take it away.
        if not product_values.get("options") and not any(variant.values.get("options") for variant, _ in good):
            product_values.pop("options", None)
            for variant, _ in good:
                variant.values.pop("options", None)
        for key, value in product_values.items():
            old = getattr(current, key)
            if value != old and _plain(value) != _plain(old):
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
            wanted = self._variant_input(variant, draft, base)
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
        for key in _VARIANT_KEYS:
            old, new = getattr(base, key), getattr(wanted, key)
            if old != new and _plain(old) != _plain(new):
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
        known: _Known,
    ) -> None:
        counted = variant.values.get("stock")
        if not counted:
            return
        base = next((each for each in detail.variants if each.id == match), None) if detail else None
        tracks = variant.values.get("track_stock", base.track_stock if base else True)
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
            units = self._units(draft, variant, "stock", number, scale)
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
                plan.changes.append(
                    Change(variant.row, "stock", self._parsed.head("stock"), _amount(old, scale), _amount(units, scale))
                )
                if plan.rows[variant.row] is Action.SAME:
                    plan.rows[variant.row] = Action.CHANGED

    def _check(self, plan: ProductPlan, draft: ProductDraft, merged: ProductInput) -> None:
        """The rules of the catalog, each with the row and column it concerns where that can be said."""
        rows = {sku_key(variant.values.get("sku", "")): variant.row for variant in draft.variants}
        before = len(draft.problems)
        for each in merged.variants:
            row = rows.get(sku_key(each.sku))
            if row is None or each.sale_price is None:
                continue
            if each.price is None or each.sale_price >= each.price:
                draft.problems.error(
                    row,
                    self._parsed.head("sale_price"),
                    translate("files", "The sale price {sale} is not below the price {price}.")(
                        sale=Money(each.sale_price, self._parsed.facts.currency),
                        price=Money(each.price or 0, self._parsed.facts.currency),
                    ),
                    "",
                )
            elif each.sale_from and each.sale_to and each.sale_to <= each.sale_from:
                draft.problems.error(
                    row, self._parsed.head("sale_to"), translate("files", "The sale ends before it begins.")
                )
        simple = len(merged.variants) == 1 and not merged.options and merged.name.strip()
        if len(draft.problems) > before or (simple and all(map(barcode_key, merged.variants[0].barcodes))):
            return  # the catalog looks once more when it writes
        try:
            check_products([merged])
        except InvalidInputError as problem:
            draft.problems.error(draft.rows[0], self._parsed.head("options"), problem.message)

    def _siblings(self, draft: ProductDraft, good: list[tuple[VariantDraft, int | None]]) -> None:
        """A price ten times off the others of its product is mostly a lost or doubled zero."""
        prices = [price for variant, _ in good if (price := variant.values.get("price"))]
        if len(prices) < 3:
            return
        middle = median(prices)
        for variant, _ in good:
            price = variant.values.get("price")
            if price and (price * 8 <= middle or price >= middle * 8):
                text = (
                    translate("files", "{price}, more than 8 times cheaper than the other variants.")
                    if price < middle
                    else translate("files", "{price}, more than 8 times dearer than the other variants.")
                )
                draft.problems.warn(
                    variant.row,
                    self._parsed.head("price"),
                    text(price=Money(price, self._parsed.facts.currency)),
                )


def _components(parts: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """ "MUG-RED x 2" -> ("MUG-RED", 2); in the component's own units."""
    found = []
    for part in parts:
        sku, cross, count = part.rpartition(" x ")
        found.append((sku, int(count)) if cross and count.isdecimal() else (part, 1))
    return tuple(found)


def _plain(value: Any) -> Any:
    """Values that differ in kind only are the same: a list and a tuple, text with spaces at its edges."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, ImageInput):
        return [value.url.strip(), value.alt.strip()]
    return value or None if value is None or value == "" else value


def _amount(units: int, scale: int) -> Value:
    return units if scale == 1 else f"{Decimal(units) / scale:f}"


def shown_value(key: str, value: Any, currency: str) -> Value:
    """A field's value as the preview shows it."""
    if value is None or value == () or value == {}:
        return ""
    if key in ("price", "sale_price", "cost"):
        return Money(value, currency)
    if key == "categories":
        return tuple(path_text(path) for path in value)
    if key == "images":
        return tuple(each.url for each in value)
    if isinstance(value, tuple):
        return tuple(str(each) for each in value)
    if isinstance(value, bool):
        return translate("files", "yes") if value else translate("files", "no")
    if isinstance(value, ProductStatus):
        return _STATUS_WORDS[value]
    if isinstance(value, ProductKind):
        return _KIND_WORDS[value]
    if isinstance(value, dict):
        return translate("files", "other data")
    words: Value = value
    return words


_STATUS_WORDS = {
    ProductStatus.ACTIVE: translate("files", "on sale"),
    ProductStatus.DRAFT: translate("files", "draft"),
    ProductStatus.ARCHIVED: translate("files", "archived"),
}
_KIND_WORDS = {
    ProductKind.STANDARD: translate("files", "goods"),
    ProductKind.GROUPED: translate("files", "shown together"),
    ProductKind.EXTERNAL: translate("files", "sold elsewhere"),
    ProductKind.SERVICE: translate("files", "service"),
}

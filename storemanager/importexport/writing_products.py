"""Writing planned products: new ones through the catalog in bulk, changed ones field by field, counts through the
ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, update
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.catalog import BundleComponent, Category, Product, Variant, sku_key
from storemanager.domain.stock import MovementReason, StockLevel
from storemanager.errors import NotAllowedError
from storemanager.importexport.notes import Note, changed, created
from storemanager.importexport.places import Places
from storemanager.importexport.plans import Count, ProductPlan
from storemanager.importexport.preview import Preview
from storemanager.services import catalog, catalog_details, stock
from storemanager.services.bulk import chunks, insert_rows
from storemanager.services.catalog_checks import sku_owners
from storemanager.services.catalog_inputs import ProductInput, VariantInput
from storemanager.services.catalog_snapshot import difference, snapshot
from storemanager.texts import translate

# These columns stand alone: no search text, no rows of other tables hang on them.
_PLAIN_VARIANT = frozenset(
    [
        "price",
        "sale_price",
        "sale_from",
        "sale_to",
        "cost",
        "weight_grams",
        "track_stock",
        "safety_stock",
        "reorder_point",
        "shelf",
        "extra",
    ]
)
_PLAIN_PRODUCT = frozenset(["handle", "kind", "status", "description", "short_description", "unit", "tags", "extra"])


class ProductWriter:
    """Carries out the plans of one import, chunk by chunk."""

    def __init__(self, session: Session, preview: Preview, import_id: int, *, now: datetime, actor: str) -> None:
        self._session, self._import_id, self._now, self._actor = session, import_id, now, actor
        self._places = Places(session)
        self._file = preview.source.name
        self._components: list[tuple[int, tuple[tuple[str, int], ...]]] = []
        self._last_category = max((each or 0 for each in session.exec(select(Category.id))), default=0)

    def write(self, plans: Sequence[ProductPlan]) -> list[Note]:
        new = [plan for plan in plans if plan.product_id is None and plan.wanted is not None]
        known = [plan for plan in plans if plan.product_id is not None]
        notes: list[Note] = []
        ids = self._create(new, notes)
        ids |= self._change(known, notes)
        self._post(plans, ids)
        for plan in plans:
            for sku, parts in plan.components.items():
                if sku_key(sku) in ids:
                    self._components.append((ids[sku_key(sku)], parts))
        inactive = [ids[sku_key(sku)] for plan in plans for sku in plan.inactive if sku_key(sku) in ids]
        for some in chunks(inactive):
            self._session.connection().execute(update(Variant).where(col(Variant.id).in_(some)).values(active=False))
        return notes

    def finish(self) -> list[Note]:
        """What had to wait for all rows: bundles, whose parts may stand anywhere in the file."""
        notes = self._bundles()
        made = self._session.exec(select(Category.id).where(col(Category.id) > self._last_category))
        notes += [created("category", category_id) for category_id in made if category_id is not None]
        return [*self._places.notes, *notes]

    # --- New ---

    def _create(self, plans: list[ProductPlan], notes: list[Note]) -> dict[str, int]:
        inputs = [plan.wanted for plan in plans if plan.wanted is not None]
        ids: dict[str, int] = {}
        for each, made in zip(inputs, catalog.create_products(self._session, inputs, now=self._now), strict=True):
            notes.append(created("product", made.product_id))
            for variant, variant_id in zip(each.variants, made.variant_ids, strict=True):
                ids[sku_key(variant.sku)] = variant_id
        return ids

    # --- Changed ---

    def _change(self, plans: list[ProductPlan], notes: list[Note]) -> dict[str, int]:
        if not plans:
            return {}
        product_ids = list(dict.fromkeys(plan.product_id for plan in plans if plan.product_id is not None))
        details = {each.id: each for each in catalog_details.products(self._session, product_ids)}
        before = {each.id: catalog_details.product_input(each) for each in details.values()}
        after = dict(before)
        for plan in plans:
            if plan.product_id not in after:
                raise _changed_meanwhile(self._file)
            _expect(plan, before[plan.product_id], self._file)
            after[plan.product_id] = _merged(after[plan.product_id], plan)
        simple: list[tuple[ProductInput, ProductInput, int]] = []
        for product_id, wanted in after.items():
            old = before[product_id]
            if wanted == old:
                continue
            notes.append(changed("product", product_id, *difference(snapshot(old), snapshot(wanted))))
            if is_plain(old, wanted):
                simple.append((old, wanted, product_id))
            else:
                catalog.update_product(self._session, product_id, wanted, now=self._now, actor=self._actor)
        write_plain(self._session, simple, now=self._now)
        ids = {
            sku_key(each.sku): each.id for wanted in after.values() for each in wanted.variants if each.id is not None
        }
        fresh = [sku_key(each.sku) for plan in plans for each in plan.new_variants]
        return ids | {key: owner[0] for key, owner in sku_owners(self._session, fresh).items()}

    # --- Stock ---

    def _post(self, plans: Sequence[ProductPlan], ids: dict[str, int]) -> None:
        counts = [(ids[sku_key(count.sku)], count, plan.product_id is None) for plan in plans for count in plan.counts]
        if not counts:
            return
        self._expect_levels([(variant_id, count) for variant_id, count, new in counts if not new])
        stock.post(
            self._session,
            [
                stock.NewMovement(
                    variant_id=variant_id,
                    location_id=(location_id := self._places.id_of(count.location)),
                    quantity=count.new - count.old,
                    reason=MovementReason.INITIAL if new else MovementReason.COUNT,
                    idempotency_key=f"import:{self._import_id}:{variant_id}:{location_id}",
                    happened_at=self._now,
                    reference=self._file,
                    actor=self._actor,
                    import_id=self._import_id,
                )
                for variant_id, count, new in counts
            ],
            now=self._now,
        )

    def _expect_levels(self, counts: list[tuple[int, Count]]) -> None:
        """The preview promised "from 11 to 31"; if something was sold meanwhile, the owner looks again."""
        check_levels(self._session, self._places, counts, self._file)

    # --- Bundles ---

    def _bundles(self) -> list[Note]:
        keys = {sku_key(sku) for _, parts in self._components for sku, _ in parts}
        owners = sku_owners(self._session, list(keys))
        known = set()
        for some in chunks([variant_id for variant_id, _ in self._components]):
            known |= set(
                self._session.exec(select(BundleComponent.bundle_id).where(col(BundleComponent.bundle_id).in_(some)))
            )
        rows = [
            {"bundle_id": bundle_id, "component_id": owners[sku_key(sku)][0], "quantity": quantity}
            for bundle_id, parts in self._components
            if bundle_id not in known
            for sku, quantity in parts
            if sku_key(sku) in owners and owners[sku_key(sku)][0] != bundle_id
        ]
        insert_rows(self._session, BundleComponent, rows)
        return [created("bundle", bundle_id) for bundle_id in dict.fromkeys(row["bundle_id"] for row in rows)]


def check_levels(session: Session, places: Places, counts: list[tuple[int, Count]], file: str) -> None:
    """Refuse when on hand is no longer what the preview was made from."""
    if not counts:
        return
    found: dict[tuple[int, int], int] = {}
    for some in chunks([variant_id for variant_id, _ in counts]):
        rows = session.exec(
            select(StockLevel.variant_id, StockLevel.location_id, StockLevel.on_hand).where(
                col(StockLevel.variant_id).in_(some)
            )
        )
        found |= {(variant_id, location_id): on_hand for variant_id, location_id, on_hand in rows}
    if any(found.get((variant_id, places.id_of(count.location)), 0) != count.old for variant_id, count in counts):
        raise _changed_meanwhile(file)


def write_plain(session: Session, changes: Sequence[tuple[ProductInput, ProductInput, int]], *, now: datetime) -> None:
    """Columns that stand alone, in one statement for each set of columns that changes together."""
    products: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    variants: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
    for old, wanted, product_id in changes:
        _gather(products, _PLAIN_PRODUCT, old, wanted, product_id, now)
        for before, after in zip(old.variants, wanted.variants, strict=True):
            assert after.id is not None
            _gather(variants, _PLAIN_VARIANT, before, after, after.id, now)
    for table, groups in ((Product, products), (Variant, variants)):
        columns = SQLModel.metadata.tables[str(table.__tablename__)]
        for names, rows in groups.items():
            values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in (*names, "updated_at")}
            session.connection().execute(
                update(columns).where(columns.c.id == bindparam("own_id")).values(**values), rows
            )
    catalog.mark_changed(session, [row["own_id"] for rows in variants.values() for row in rows])
    session.expire_all()


def _gather(
    groups: dict[frozenset[str], list[dict[str, Any]]],
    names: frozenset[str],
    old: ProductInput | VariantInput,
    new: ProductInput | VariantInput,
    own_id: int,
    now: datetime,
) -> None:
    changed_names = frozenset(name for name in names if getattr(old, name) != getattr(new, name))
    if changed_names:
        values = {f"new_{name}": _stored(getattr(new, name)) for name in changed_names}
        groups[changed_names].append({"own_id": own_id, "new_updated_at": now, **values})


def _stored(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def is_plain(old: ProductInput, new: ProductInput) -> bool:
    blank: dict[str, Any] = {"variants": (), **dict.fromkeys(_PLAIN_PRODUCT)}
    if replace(old, **blank) != replace(new, **blank) or len(old.variants) != len(new.variants):
        return False
    plain: dict[str, Any] = dict.fromkeys(_PLAIN_VARIANT)
    return all(
        replace(before, **plain) == replace(after, **plain)
        for before, after in zip(old.variants, new.variants, strict=True)
    )


def _merged(base: ProductInput, plan: ProductPlan) -> ProductInput:
    variants = [replace(each, **plan.variant_fields.get(each.id or 0, {})) for each in base.variants]
    return replace(base, **plan.fields, variants=(*variants, *plan.new_variants))


def _expect(plan: ProductPlan, current: ProductInput, file: str) -> None:
    """The preview showed old and new values; if an old one is no longer so, the owner must look again."""
    variants = {each.id: each for each in current.variants}
    for key, value in plan.expected.items():
        variant_id, colon, name = key.partition(":")
        record: Any = variants.get(int(variant_id)) if colon else current
        if record is None or getattr(record, name if colon else key) != value:
            raise _changed_meanwhile(file)


def _changed_meanwhile(file: str) -> NotAllowedError:
    return NotAllowedError(
        translate("files", "The book has changed since the preview of {file} was made, so nothing was imported.")(
            file=file
        ),
        translate("files", "Look at the preview again, then import."),
    )

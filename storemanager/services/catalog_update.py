"""Changing products in the book: whole, by price, or put away; each with its trace, so that it can be undone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, String, bindparam, cast, delete, exists, insert, or_, select, update
from sqlmodel import Session, col

from storemanager.domain.accounts import Listing
from storemanager.domain.audit import AuditEntry
from storemanager.domain.catalog import (
    Barcode,
    BundleComponent,
    Product,
    ProductCategory,
    ProductImage,
    ProductOption,
    ProductStatus,
    Variant,
    VariantOption,
    sku_key,
)
from storemanager.domain.orders import OrderLine
from storemanager.domain.stock import Reservation, StockLevel, StockMovement
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.services import audit
from storemanager.services.bulk import allot_ids, chunks, insert_rows
from storemanager.services.catalog_checks import check_free, check_prices, check_products
from storemanager.services.catalog_create import (
    ensure_categories,
    product_parts,
    product_row,
    variant_parts,
    variant_row,
    variant_search_text,
    write_parts,
)
from storemanager.services.catalog_details import ProductDetail, product, product_input
from storemanager.services.catalog_inputs import PriceChange, ProductInput, VariantInput
from storemanager.services.catalog_snapshot import difference, from_snapshot, moment, moment_text, snapshot
from storemanager.texts import translate

_PRICE_FIELDS = ("price", "sale_price", "sale_from", "sale_to")


def update_product(session: Session, product_id: int, wanted: ProductInput, *, now: datetime, actor: str = "") -> None:
    """Make the product what is given. Variants are known by their SKU; one that is no longer given is deleted, or only
    put away when anything in the book still speaks of it."""
    check_products([wanted])
    current = product(session, product_id)
    check_free(session, [wanted], own={each.id for each in current.variants})
    wanted = _with_ids(session, current, wanted)
    before, after = difference(snapshot(product_input(current)), snapshot(wanted))
    if not before and not after:
        return
    _write(session, current, wanted, now=now)
    audit.record(
        session,
        action="product.edited",
        entity="product",
        entity_id=product_id,
        text=translate("catalog", "“{name}” was changed.")(name=wanted.name.strip()),
        before=before,
        after=after,
        now=now,
        actor=actor,
    )


def set_prices(session: Session, changes: Sequence[PriceChange], *, now: datetime, actor: str = "") -> None:
    """Give each variant its new prices, all or none. One that has them already is left alone."""
    current = _prices(session, [change.variant_id for change in changes])
    entries: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for change in changes:
        if change.variant_id not in current:
            raise no_variant()
        sku, before = current[change.variant_id]
        check_prices(sku, change)
        after = {name: getattr(change, name) for name in _PRICE_FIELDS}
        if after == before:
            continue
        rows.append({"variant": change.variant_id, "updated_at": now, **after})
        entries.append(_price_entry(change.variant_id, sku, before, after, now=now, actor=actor))
    if not rows:
        return
    table = Variant.__table__  # type: ignore[attr-defined]  # SQLModel gives every table one
    columns: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in (*_PRICE_FIELDS, "updated_at")}
    session.connection().execute(update(table).where(table.c.id == bindparam("variant")).values(**columns), rows)
    insert_rows(session, AuditEntry, entries)
    mark_changed(session, [row["variant"] for row in rows])


def archive(session: Session, product_ids: Sequence[int], *, now: datetime, actor: str = "") -> None:
    """Put products away: not sold any more, kept for their history."""
    _set_status(session, product_ids, ProductStatus.ARCHIVED, now=now, actor=actor)


def restore(session: Session, product_ids: Sequence[int], *, now: datetime, actor: str = "") -> None:
    """Bring archived products back."""
    _set_status(session, product_ids, ProductStatus.ACTIVE, now=now, actor=actor)


def mark_changed(session: Session, variant_ids: Collection[int]) -> None:
    """What channels should show for these variants, and for the bundles they are part of, must be decided again."""
    for some in chunks(sorted(variant_ids)):
        bundles = select(col(BundleComponent.bundle_id)).where(col(BundleComponent.component_id).in_(some))
        of_these = or_(col(Listing.variant_id).in_(some), col(Listing.variant_id).in_(bundles))
        session.connection().execute(update(Listing).where(of_these, col(Listing.dirty).is_(False)).values(dirty=True))


@audit.undoes("product.edited")
def _undo_edit(session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None:
    current = snapshot(product_input(product(session, entry.entity_id)))
    audit.refuse_if_changed_since(current, entry)
    for name in entry.after or {}:
        current.pop(name, None)
    update_product(session, entry.entity_id, from_snapshot({**current, **(entry.before or {})}), now=now, actor=actor)


@audit.undoes("prices.changed")
def _undo_prices(session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None:
    current = _prices(session, [entry.entity_id])
    if entry.entity_id not in current:
        raise no_variant()
    _, prices = current[entry.entity_id]
    audit.refuse_if_changed_since(_prices_json(prices), entry)
    before = entry.before or {}
    change = PriceChange(
        entry.entity_id,
        before["price"],
        before["sale_price"],
        moment(before["sale_from"]),
        moment(before["sale_to"]),
    )
    set_prices(session, [change], now=now, actor=actor)


@audit.undoes("product.archived")
def _undo_archive(session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None:
    status = ProductStatus[(entry.before or {})["status"]]
    _set_status(session, [entry.entity_id], status, now=now, actor=actor)


def _write(session: Session, current: ProductDetail, wanted: ProductInput, *, now: datetime) -> None:
    existing = {each.id: each.sku for each in current.variants}
    variant_ids = [each.id for each in wanted.variants if each.id is not None]
    everything = [*existing, *(variant_id for variant_id in variant_ids if variant_id not in existing)]
    _clear_parts(session, current.id, everything)
    _remove(session, [variant_id for variant_id in existing if variant_id not in variant_ids], now=now)
    session.connection().execute(
        update(Product).where(col(Product.id) == current.id).values(**product_row(wanted, now=now))
    )
    _free_skus(session, [each.id for each in wanted.variants if existing.get(each.id or 0, each.sku) != each.sku])
    for position, (variant_id, each) in enumerate(zip(variant_ids, wanted.variants, strict=True)):
        new = variant_id not in existing
        _write_variant(session, current.id, position, variant_id, wanted, each, new=new, now=now)
    categories = ensure_categories(session, wanted.categories)
    options, places, images = product_parts(current.id, wanted, categories, variant_ids)
    write_parts(session, ((ProductOption, options), (ProductCategory, places), (ProductImage, images)))
    mark_changed(session, everything)
    session.expire_all()  # table objects that were read in this transaction are old now


def _with_ids(session: Session, current: ProductDetail, wanted: ProductInput) -> ProductInput:
    """`wanted` with our id at each variant: the one it says, the one of its SKU, or a fresh one."""
    own = {each.id for each in current.variants}
    by_sku = {sku_key(each.sku): each.id for each in current.variants}
    said = {each.id for each in wanted.variants if each.id in own}
    variants = []
    for each in wanted.variants:
        known = each.id if each.id in own else by_sku.get(sku_key(each.sku))
        if known is None or (known in said and known != each.id):
            known = None
        variants.append(replace(each, id=known))
    fresh = iter(allot_ids(session, Variant, sum(each.id is None for each in variants)))
    return replace(
        wanted, variants=tuple(each if each.id is not None else replace(each, id=next(fresh)) for each in variants)
    )


def _free_skus(session: Session, variant_ids: Sequence[int | None]) -> None:
    """Two variants may change SKUs with each other: neither may hold the other's while it is written."""
    for some in chunks(variant_ids):
        own = col(Variant.id)
        statement = update(Variant).where(own.in_(some)).values(sku=col(Variant.sku) + "\t" + cast(own, String))
        session.connection().execute(statement)


def _write_variant(
    session: Session,
    product_id: int,
    position: int,
    variant_id: int,
    wanted: ProductInput,
    each: VariantInput,
    *,
    new: bool,
    now: datetime,
) -> None:
    row = {
        **variant_row(product_id, position, each, now=now),
        "search_text": variant_search_text(wanted, each),
    }
    if new:
        session.connection().execute(insert(Variant).values(id=variant_id, **row))
    else:
        _refuse_new_scale(session, variant_id, each)
        session.connection().execute(update(Variant).where(col(Variant.id) == variant_id).values(**row))
    values, barcodes = variant_parts(variant_id, each)
    write_parts(session, ((VariantOption, values), (Barcode, barcodes)))


def _refuse_new_scale(session: Session, variant_id: int, each: VariantInput) -> None:
    """The ledger counts in the variant's units: to change them would change every number in its history."""
    scale = session.connection().execute(select(col(Variant.quantity_scale)).where(col(Variant.id) == variant_id))
    if scale.scalar_one() != each.quantity_scale and _with_history(session, [variant_id]):
        raise InvalidInputError(
            translate("catalog", "{sku} has stock or orders already; its unit cannot change.")(sku=each.sku),
            translate("catalog", "Make a new variant with the other unit and stop using this one."),
        )


def _clear_parts(session: Session, product_id: int, variant_ids: Sequence[int]) -> None:
    connection = session.connection()
    for table in (ProductOption, ProductCategory, ProductImage):
        connection.execute(delete(table).where(col(table.product_id) == product_id))
    for some in chunks(variant_ids):
        for part in (VariantOption, Barcode):
            connection.execute(delete(part).where(col(part.variant_id).in_(some)))


def _remove(session: Session, variant_ids: Sequence[int], *, now: datetime) -> None:
    kept = _with_history(session, variant_ids)
    gone = [variant_id for variant_id in variant_ids if variant_id not in kept]
    connection = session.connection()
    for some in chunks(sorted(kept)):
        connection.execute(update(Variant).where(col(Variant.id).in_(some)).values(active=False, updated_at=now))
    for some in chunks(gone):
        connection.execute(delete(StockLevel).where(col(StockLevel.variant_id).in_(some)))
        connection.execute(delete(Variant).where(col(Variant.id).in_(some)))


def _with_history(session: Session, variant_ids: Sequence[int]) -> set[int]:
    """Those of `variant_ids` that something in the book still speaks of."""
    own = col(Variant.id)
    speaks = (
        exists().where(col(StockMovement.variant_id) == own),
        exists().where(col(OrderLine.variant_id) == own),
        exists().where(col(Reservation.variant_id) == own),
        exists().where(col(Listing.variant_id) == own),
        exists().where(col(BundleComponent.component_id) == own),
        exists().where(col(BundleComponent.bundle_id) == own),
    )
    found: set[int] = set()
    for some in chunks(variant_ids):
        statement = select(own).where(own.in_(some), or_(*speaks))
        found |= {variant_id for variant_id in session.connection().execute(statement).scalars() if variant_id}
    return found


def _set_status(
    session: Session, product_ids: Sequence[int], status: ProductStatus, *, now: datetime, actor: str
) -> None:
    for some in chunks(product_ids):
        rows = session.connection().execute(
            select(col(Product.id), col(Product.name), col(Product.status)).where(
                col(Product.id).in_(some), col(Product.status) != status
            )
        )
        changed = rows.all()
        ids = [row.id for row in changed]
        session.connection().execute(
            update(Product).where(col(Product.id).in_(ids)).values(status=status, updated_at=now)
        )
        insert_rows(session, AuditEntry, [_status_entry(row, status, now=now, actor=actor) for row in changed])
        variants = session.connection().execute(select(col(Variant.id)).where(col(Variant.product_id).in_(ids)))
        mark_changed(session, [variant_id for variant_id in variants.scalars() if variant_id])


def _status_entry(row: Any, status: ProductStatus, *, now: datetime, actor: str) -> dict[str, Any]:
    words = {
        ProductStatus.ARCHIVED: translate("catalog", "“{name}” was archived."),
        ProductStatus.ACTIVE: translate("catalog", "“{name}” was brought back."),
        ProductStatus.DRAFT: translate("catalog", "“{name}” was made a draft."),
    }
    return {
        "happened_at": now,
        "actor": actor,
        "origin": "",
        "action": "product.archived",
        "entity": "product",
        "entity_id": row.id,
        "text": words[status](name=row.name).to_json(),
        "before": {"status": row.status.name},
        "after": {"status": status.name},
    }


def _price_entry(
    variant_id: int, sku: str, before: Mapping[str, Any], after: Mapping[str, Any], *, now: datetime, actor: str
) -> dict[str, Any]:
    return {
        "happened_at": now,
        "actor": actor,
        "origin": "",
        "action": "prices.changed",
        "entity": "variant",
        "entity_id": variant_id,
        "text": translate("catalog", "The price of {sku} was changed.")(sku=sku).to_json(),
        "before": _prices_json(before),
        "after": _prices_json(after),
    }


def _prices(session: Session, variant_ids: Sequence[int]) -> dict[int, tuple[str, dict[str, Any]]]:
    columns = [getattr(Variant, name) for name in _PRICE_FIELDS]
    found: dict[int, tuple[str, dict[str, Any]]] = {}
    for some in chunks(variant_ids):
        statement = select(col(Variant.id), col(Variant.sku), *columns).where(col(Variant.id).in_(some))
        for row in session.connection().execute(statement):
            found[row.id] = (row.sku, {name: getattr(row, name) for name in _PRICE_FIELDS})
    return found


def _prices_json(prices: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "price": prices["price"],
        "sale_price": prices["sale_price"],
        "sale_from": moment_text(prices["sale_from"]),
        "sale_to": moment_text(prices["sale_to"]),
    }


def no_variant() -> NotFoundError:
    """A variant that is not in the book."""
    return NotFoundError(
        translate("catalog", "This variant is not in the book any more."),
        translate("catalog", "Go back to the list and refresh it."),
    )

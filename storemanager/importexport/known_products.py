"""What the book has of the products one chunk of a file speaks of, asked for together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from storemanager.domain.catalog import Product, ProductStatus, Variant, barcode_key, sku_key
from storemanager.domain.imports import ImportChange, ImportRun
from storemanager.domain.stock import Location, StockLevel
from storemanager.importexport.drafts import ProductDraft
from storemanager.services import catalog_details
from storemanager.services.catalog_checks import barcode_owners, sku_owners


@dataclass
class KnownProducts:
    """The variants of the book by their codes, and the products they or a handle of the file belong to."""

    by_sku: Mapping[str, tuple[int, str]]
    by_barcode: Mapping[str, tuple[int, str]]
    details: dict[int, catalog_details.ProductDetail]
    product_of: dict[int, int]
    by_handle: dict[str, int]
    on_hand: dict[tuple[int, str], int]
    taken_back: set[int]


def known_products(session: Session, drafts: Sequence[ProductDraft]) -> KnownProducts:
    """All that comparing these drafts with the book needs, in a few queries."""
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
            select(col(StockLevel.variant_id), col(Location.name), col(Location.is_default), col(StockLevel.on_hand))
            .join(Location, col(Location.id) == col(StockLevel.location_id))
            .where(col(StockLevel.variant_id).in_(some))
        )
        for variant_id, name, is_default, count in levels:
            on_hand[variant_id, name] = count
            if is_default:
                on_hand[variant_id, ""] = count
    by_handle = _handles(session, drafts)
    products = sorted({*product_of.values(), *by_handle.values()})
    details = {each.id: each for each in catalog_details.products(session, products)}
    return KnownProducts(by_sku, by_barcode, details, product_of, by_handle, on_hand, _taken_back(session, details))


def _handles(session: Session, drafts: Sequence[ProductDraft]) -> dict[str, int]:
    handles = [handle for draft in drafts if (handle := draft.values.get("handle"))]
    rows = (
        session.exec(select(Product.handle, Product.id).where(col(Product.handle).in_(handles))).all()
        if handles
        else []
    )
    several = (
        {handle for handle, _ in rows if sum(other == handle for other, _ in rows) > 1} if len(rows) < 200 else set()
    )
    return {handle: product_id for handle, product_id in rows if handle and product_id and handle not in several}


def _taken_back(session: Session, details: Mapping[int, catalog_details.ProductDetail]) -> set[int]:
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
    return set(session.exec(statement).all())

"""The prices that products had in the book before: what an undo may give back to them. A price that only a channel
showed was never the book's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.audit import AuditEntry
from storemanager.domain.catalog import Variant, sku_key
from storemanager.domain.imports import ImportChange, ImportRun
from storemanager.services.bulk import chunks
from storemanager.services.listings import PriceOffer

_Found = dict[int, list[tuple[datetime, PriceOffer]]]


def earlier(session: Session, variants: Collection[Variant]) -> Mapping[int, list[PriceOffer]]:
    """Variant -> the prices it had, the latest first: changed by themselves, with the product, or by a file."""
    found: _Found = defaultdict(list)
    _by_themselves(session, [variant.id or 0 for variant in variants], found)
    _with_their_products(session, variants, found)
    return {
        variant_id: [offer for _, offer in sorted(prices, key=lambda each: each[0], reverse=True)]
        for variant_id, prices in found.items()
    }


def offer(raw: Mapping[str, Any]) -> PriceOffer:
    """A price as it is stored in an entry or with what was sent."""
    return PriceOffer(raw["price"], raw.get("sale_price"), _moment(raw.get("sale_from")), _moment(raw.get("sale_to")))


def _by_themselves(session: Session, variant_ids: Collection[int], found: _Found) -> None:
    for some in chunks(sorted(variant_ids)):
        query = select(AuditEntry.entity_id, AuditEntry.happened_at, AuditEntry.before).where(
            AuditEntry.entity == "variant",
            AuditEntry.action == "prices.changed",
            col(AuditEntry.entity_id).in_(some),
        )
        for variant_id, at, before in session.exec(query):
            _add(found, variant_id, at, before)


def _with_their_products(session: Session, variants: Collection[Variant], found: _Found) -> None:
    by_product: dict[int, list[Variant]] = defaultdict(list)
    for variant in variants:
        by_product[variant.product_id].append(variant)
    for some in chunks(sorted(by_product)):
        edited = select(AuditEntry.entity_id, AuditEntry.happened_at, AuditEntry.before).where(
            AuditEntry.entity == "product", AuditEntry.action == "product.edited", col(AuditEntry.entity_id).in_(some)
        )
        by_file = (
            select(ImportChange.entity_id, ImportRun.imported_at, ImportChange.before)
            .join(ImportRun, col(ImportRun.id) == ImportChange.import_id)
            .where(ImportChange.entity == "product", col(ImportChange.entity_id).in_(some))
        )
        for product_id, at, before in (*session.exec(edited), *session.exec(by_file)):
            for variant in by_product.get(product_id or 0, ()):
                _add(found, variant.id, at, (before or {}).get(f"variant:{sku_key(variant.sku)}"))


def _add(found: _Found, variant_id: int | None, at: datetime, before: Mapping[str, Any] | None) -> None:
    if variant_id is not None and before and before.get("price") is not None:
        found[variant_id].append((at, offer(before)))


def _moment(raw: str | None) -> datetime | None:
    return None if raw is None else datetime.fromisoformat(raw)

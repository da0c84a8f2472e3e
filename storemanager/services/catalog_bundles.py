"""What a bundle is made of. A bundle has no stock of its own: it can be sold as often as its parts allow, and an order
for it holds the parts (F32)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, delete, func, or_, select

from storemanager.domain.audit import AuditEntry
from storemanager.domain.catalog import BundleComponent, Product, Variant
from storemanager.domain.orders import Order, OrderLine
from storemanager.domain.stock import Reservation, ReservationState, StockLevel
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import audit
from storemanager.services.catalog_update import no_variant
from storemanager.services.changes import mark_changed
from storemanager.texts import translate

MOST_PARTS = 50


@dataclass(frozen=True, slots=True)
class BundlePart:
    """`quantity` of this variant, in its own units, is in one bundle."""

    variant_id: int
    quantity: int


def parts(session: Session, variant_id: int) -> tuple[BundlePart, ...]:
    """What one of this variant is made of, in the order of the parts' SKUs; nothing for one that is no bundle."""
    rows = session.exec(
        select(BundleComponent.component_id, BundleComponent.quantity)
        .join(Variant, col(Variant.id) == col(BundleComponent.component_id))
        .where(BundleComponent.bundle_id == variant_id)
        .order_by(col(Variant.sku))
    )
    return tuple(BundlePart(component_id, quantity) for component_id, quantity in rows)


def set_parts(
    session: Session, variant_id: int, wanted: Sequence[BundlePart], *, now: datetime, actor: str = ""
) -> None:
    """Make the variant a bundle of exactly these; of nothing: an ordinary product again.

    Raises InvalidInputError for parts that cannot be, NotAllowedError while the variant has stock of its own or waits
    in orders: those hold the parts of before.
    """
    row = session.exec(
        select(Variant.sku, Product.name).join(Product, col(Product.id) == col(Variant.product_id))
        .where(Variant.id == variant_id)
    ).first()  # fmt: skip
    if row is None:
        raise no_variant()
    sku, name = row
    before = _as_json(parts(session, variant_id))
    after = _as_json(wanted)
    if before == after:
        return
    _refuse_parts(session, variant_id, sku, wanted)
    _refuse_while_held(session, variant_id, sku)
    session.exec(delete(BundleComponent).where(col(BundleComponent.bundle_id) == variant_id))
    session.add_all(
        BundleComponent(bundle_id=variant_id, component_id=part.variant_id, quantity=part.quantity) for part in wanted
    )
    session.flush()
    said = translate("catalog", "What “{name}” ({sku}) is made of was changed.")
    audit.record(
        session, action="bundle.changed", entity="variant", entity_id=variant_id, text=said(name=name, sku=sku),
        before={"parts": before}, after={"parts": after}, now=now, actor=actor,
    )  # fmt: skip
    mark_changed(session, [variant_id])


@audit.undoes("bundle.changed")
def _undo(session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None:
    audit.refuse_if_changed_since({"parts": _as_json(parts(session, entry.entity_id))}, entry)
    given = (entry.before or {}).get("parts", {})
    before = [BundlePart(int(key), quantity) for key, quantity in given.items()]
    set_parts(session, entry.entity_id, before, now=now, actor=actor)


def _as_json(wanted: Sequence[BundlePart]) -> dict[str, int]:
    return {str(part.variant_id): part.quantity for part in wanted}


def _refuse_parts(session: Session, variant_id: int, sku: str, wanted: Sequence[BundlePart]) -> None:
    if not wanted:
        return
    ids = [part.variant_id for part in wanted]
    if len(wanted) > MOST_PARTS or len(set(ids)) < len(ids):
        raise InvalidInputError(
            translate("catalog", "A bundle has at most {most} parts, each of them once.")(most=MOST_PARTS),
            translate("catalog", "Take some off, or raise the quantity of one."),
        )
    if any(part.quantity <= 0 for part in wanted):
        raise InvalidInputError(
            translate("catalog", "Of each part there must be at least one in the bundle."),
            translate("catalog", "Enter how many, or take the part off."),
        )
    known = dict(session.exec(select(Variant.id, Variant.sku).where(col(Variant.id).in_(ids))).all())
    if len(known) < len(ids):
        raise NotFoundError(
            translate("catalog", "One of the parts is not in the book any more."),
            translate("catalog", "Take it off, and look for it again."),
        )
    bundles = session.exec(select(BundleComponent.bundle_id).where(col(BundleComponent.bundle_id).in_(ids))).first()
    if bundles is not None or variant_id in ids:
        raise InvalidInputError(
            translate("catalog", "{sku} is a bundle itself, and a bundle cannot be part of one.")(
                sku=sku if variant_id in ids else known[bundles]
            ),
            translate("catalog", "Put its parts into this one instead."),
        )
    used = session.exec(
        select(Variant.sku).join(BundleComponent, col(BundleComponent.bundle_id) == col(Variant.id))
        .where(BundleComponent.component_id == variant_id)
    ).first()  # fmt: skip
    if used is not None:
        raise InvalidInputError(
            translate("catalog", "{sku} is part of the bundle {bundle}, so it cannot be one itself.")(
                sku=sku, bundle=used
            ),
            translate("catalog", "Take it out of that bundle first."),
        )


def _refuse_while_held(session: Session, variant_id: int, sku: str) -> None:
    held = session.exec(
        select(func.sum(StockLevel.on_hand), func.sum(StockLevel.reserved)).where(
            StockLevel.variant_id == variant_id, or_(col(StockLevel.on_hand) != 0, col(StockLevel.reserved) != 0)
        )
    ).one()
    if any(held):
        raise NotAllowedError(
            translate("catalog", "{sku} has stock of its own, and a bundle has none.")(sku=sku),
            translate("catalog", "Move its stock to the parts first: correct it to none, and count the parts."),
        )
    numbers = session.exec(
        select(Order.number).join(OrderLine, col(OrderLine.order_id) == col(Order.id))
        .where(OrderLine.variant_id == variant_id)
        .where(
            col(OrderLine.id).in_(
                select(Reservation.order_line_id).where(Reservation.state == ReservationState.OPEN)
            )
        )
        .order_by(col(Order.id)).limit(3)
    ).all()  # fmt: skip
    if numbers:
        raise NotAllowedError(
            translate("catalog", "Orders wait for {sku}, and hold its parts as they are: {numbers}.")(
                sku=sku, numbers=", ".join(numbers)
            ),
            translate("catalog", "Ship or cancel them first."),
        )

"""Taking a whole import back. The ledger is never rewritten: counts are answered by opposite movements, so goods
that had stock stay in the book, archived; what left no trace is deleted. Records that went on living since are
named and left alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, or_, update
from sqlmodel import Session, col, select

from storemanager.domain.accounts import Listing
from storemanager.domain.catalog import BundleComponent, Category, Product, ProductCategory, ProductStatus, Variant
from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.imports import ImportChange, ImportRun
from storemanager.domain.orders import (
    Order,
    OrderDiscount,
    OrderLine,
    Payment,
    Return,
    ReturnLine,
    Shipment,
    ShipmentLine,
)
from storemanager.domain.stock import Location, MovementReason, Reservation, StockLevel, StockMovement
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.importexport.parsing import Step, Stopped
from storemanager.importexport.writing_products import is_plain, write_plain
from storemanager.services import catalog, catalog_details, stock
from storemanager.services.bulk import chunks
from storemanager.services.catalog_snapshot import from_snapshot, snapshot
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class UndoResult:
    """How many records were taken back, and which were kept, each with the reason."""

    undone: int
    kept: tuple[Text, ...]


def undo_import(
    session: Session,
    import_id: int,
    *,
    partly: bool = False,
    now: datetime,
    actor: str = "",
    progress: Step | None = None,
    cancelled: Any = None,
) -> UndoResult:
    """Take back everything the import did. If some of it was used or changed since, it is refused and those records
    are named; with `partly` the rest is taken back and they are kept."""
    run = session.get(ImportRun, import_id)
    if run is None or run.undone_at is not None:
        raise NotFoundError(
            translate("files", "This import is not in the book, or has been undone already."),
            translate("files", "Go back to the list of imports and refresh it."),
        )
    undo = _Undo(session, run, now, actor)
    if undo.kept and not partly:
        raise NotAllowedError(
            translate("files", "{count:record was|records were} used or changed since the import: {records}.")(
                count=len(undo.kept), records=tuple(undo.kept[:5])
            ),
            translate("files", "Undo the rest and keep these, or put them right by hand."),
        )
    undone = undo.run(progress, cancelled)
    run.undone_at = now
    session.add(run)
    session.flush()
    return UndoResult(undone, tuple(undo.kept))


class _Undo:
    """First everything is looked at, then everything is taken back."""

    def __init__(self, session: Session, run: ImportRun, now: datetime, actor: str) -> None:
        self._session, self._now, self._actor = session, now, actor
        assert run.id is not None
        self._import_id: int = run.id
        self._at = run.imported_at
        self.kept: list[Text] = []
        rows = session.exec(
            select(ImportChange.id, ImportChange.entity, ImportChange.entity_id, ImportChange.before)
            .where(ImportChange.import_id == self._import_id)
            .order_by(col(ImportChange.id))
        )
        self._created: dict[str, list[int]] = {}
        self._changed_ids: list[int] = []
        for change_id, entity, entity_id, before in rows:
            if before is None:
                self._created.setdefault(entity, []).append(entity_id)
            elif change_id is not None:
                self._changed_ids.append(change_id)
        self._products = self._unused_products()
        self._orders = self._untouched_orders()
        self._customers = self._unused_customers()
        self._edited = self._unchanged_since()

    # --- Looking ---

    def _unused_products(self) -> list[int]:
        ids = self._created.get("product", [])
        own = col(Variant.id)
        used = or_(
            exists().where(col(OrderLine.variant_id) == own, col(OrderLine.order_id).not_in(self._own_orders())),
            exists().where(col(Reservation.variant_id) == own, col(Reservation.order_id).not_in(self._own_orders())),
            exists().where(col(Listing.variant_id) == own),
            exists().where(
                col(StockMovement.variant_id) == own, col(StockMovement.import_id).is_distinct_from(self._import_id)
            ),
            col(Variant.updated_at) > self._at,
            col(Product.updated_at) > self._at,
        )
        kept: dict[int, tuple[str, str]] = {}
        for some in chunks(ids):
            rows = self._session.exec(
                select(Product.id, Product.name, Variant.sku)
                .join(Variant, col(Variant.product_id) == col(Product.id))
                .where(col(Product.id).in_(some), used)
            )
            kept |= {product_id: (name, sku) for product_id, name, sku in rows if product_id is not None}
        for name, sku in kept.values():
            self.kept.append(translate("files", "{name} ({sku})")(name=name, sku=sku))
        return [product_id for product_id in ids if product_id not in kept]

    def _own_orders(self) -> Any:
        return select(ImportChange.entity_id).where(
            ImportChange.import_id == self._import_id, ImportChange.entity == "order"
        )

    def _untouched_orders(self) -> list[int]:
        good = []
        for some in chunks(self._created.get("order", [])):
            for order in self._session.exec(select(Order).where(col(Order.id).in_(some))):
                assert order.id is not None
                moved = self._session.exec(select(StockMovement.id).where(StockMovement.order_id == order.id)).first()
                if moved is not None or order.updated_at > self._at:
                    self.kept.append(translate("files", "order {number}")(number=order.number))
                else:
                    good.append(order.id)
        return good

    def _unused_customers(self) -> list[int]:
        good = []
        own_orders = set(self._orders)
        for some in chunks(self._created.get("customer", [])):
            for customer in self._session.exec(select(Customer).where(col(Customer.id).in_(some))):
                assert customer.id is not None
                orders = set(self._session.exec(select(Order.id).where(Order.customer_id == customer.id)))
                merged = self._session.exec(select(Customer.id).where(Customer.merged_into_id == customer.id)).first()
                if (
                    orders - own_orders
                    or merged is not None
                    or customer.merged_into_id
                    or customer.updated_at > self._at
                ):
                    self.kept.append(translate("files", "customer {name}")(name=customer.name or "?"))
                else:
                    good.append(customer.id)
        return good

    def _unchanged_since(self) -> dict[str, list[ImportChange]]:
        """Changed records whose changed fields still are what the import made them."""
        good: dict[str, list[ImportChange]] = {}
        for ids in chunks(self._changed_ids):
            statement = select(ImportChange).where(col(ImportChange.id).in_(ids)).order_by(col(ImportChange.id))
            some = self._session.exec(statement).all()
            products = [each.entity_id for each in some if each.entity == "product"]
            current = {
                detail.id: (detail.name, snapshot(catalog_details.product_input(detail)))
                for detail in catalog_details.products(self._session, products)
            }
            for each in some:
                name = self._changed_since(each, current)
                if name is None:
                    good.setdefault(each.entity, []).append(each)
                else:
                    self.kept.append(name)
        return good

    def _changed_since(self, each: ImportChange, products: dict[int, tuple[str, Any]]) -> Text | None:
        after = each.after or {}
        gone = translate("files", "a record that is not in the book any more")
        if each.entity == "product":
            if each.entity_id not in products:
                return gone
            name, fields = products[each.entity_id]
            record: Any = fields
        elif each.entity == "customer":
            customer = self._session.get(Customer, each.entity_id)
            if customer is None:
                return gone
            name, record = customer.name, customer.model_dump()
            after = {key: value for key, value in after.items() if key in record}
        else:
            variant = self._session.get(Variant, each.entity_id)
            if variant is None:
                return gone
            name, record = variant.sku, variant.model_dump()
        same = all(record.get(key) == value for key, value in after.items())
        return None if same else translate("files", "{name}, changed since")(name=name)

    # --- Taking back ---

    def run(self, progress: Step | None, cancelled: Any) -> int:
        steps = (
            lambda: self._delete_orders(self._orders),
            self._post_back,
            self._restore_changed,
            self._bundles,
            lambda: self._delete_products(self._products),
            lambda: self._delete_customers(self._customers),
            self._empty_places,
        )
        undone = 0
        for place, step in enumerate(steps, start=1):
            if cancelled is not None and cancelled():
                raise Stopped
            undone += step() or 0
            if progress is not None:
                progress(place, len(steps))
        return undone

    def _post_back(self) -> None:
        """The opposite of each movement of the import, but not for goods that are kept."""
        kept = set(self._created.get("product", [])) - set(self._products)
        last = 0
        while True:
            rows = self._session.exec(
                select(StockMovement, Variant.product_id)
                .join(Variant, col(Variant.id) == col(StockMovement.variant_id))
                .where(
                    StockMovement.import_id == self._import_id,
                    col(StockMovement.id) > last,
                    ~col(StockMovement.idempotency_key).startswith("undo:"),
                )
                .order_by(col(StockMovement.id))
                .limit(2000)
            ).all()
            if not rows:
                return
            last = rows[-1][0].id or 0
            stock.post(
                self._session,
                [
                    stock.NewMovement(
                        variant_id=row.variant_id,
                        location_id=row.location_id,
                        quantity=-row.quantity,
                        reason=MovementReason.CORRECTION,
                        idempotency_key=f"undo:{self._import_id}:{row.id}",
                        happened_at=self._now,
                        reference=row.reference,
                        actor=self._actor,
                        import_id=self._import_id,
                    )
                    for row, product_id in rows
                    if product_id not in kept
                ],
                now=self._now,
            )

    def _restore_changed(self) -> int:
        plain = []
        for some in chunks(self._edited.get("product", [])):
            details = {
                each.id: each for each in catalog_details.products(self._session, [change.entity_id for change in some])
            }
            for change in some:
                current = catalog_details.product_input(details[change.entity_id])
                fields = snapshot(current)
                for name in change.after or {}:
                    fields.pop(name, None)
                wanted = from_snapshot({**fields, **(change.before or {})})
                if len(current.variants) == len(wanted.variants) and is_plain(current, wanted):
                    plain.append((current, wanted, change.entity_id))
                else:
                    catalog.update_product(self._session, change.entity_id, wanted, now=self._now, actor=self._actor)
        write_plain(self._session, plain, now=self._now)
        for change in self._edited.get("shelf", []):
            self._session.connection().execute(
                update(Variant).where(col(Variant.id) == change.entity_id).values(**(change.before or {}))
            )
        for change in self._edited.get("customer", []):
            self._restore_customer(change)
        return sum(len(changes) for changes in self._edited.values())

    def _restore_customer(self, change: ImportChange) -> None:
        row = self._session.get_one(Customer, change.entity_id)
        for name, value in (change.before or {}).items():
            setattr(row, name, value)
        row.updated_at = self._now
        self._session.add(row)
        self._session.flush()
        after = change.after or {}
        for kind, value in after.get("identities", ()):
            self._session.connection().execute(
                delete(CustomerIdentity).where(
                    col(CustomerIdentity.customer_id) == change.entity_id,
                    col(CustomerIdentity.kind) == IdentityKind[kind],
                    col(CustomerIdentity.value) == value,
                )
            )
        for raw in after.get("addresses", ()):
            self._session.connection().execute(
                delete(Address).where(
                    col(Address.customer_id) == change.entity_id,
                    or_(col(Address.raw) == raw, col(Address.street) == raw),
                )
            )

    def _bundles(self) -> None:
        self._delete(BundleComponent.bundle_id, self._created.get("bundle", []))

    def _delete_products(self, product_ids: list[int]) -> int:
        with_history = self._with_movements(product_ids)
        archived = [product_id for product_id in product_ids if product_id in with_history]
        for some in chunks(archived):
            self._session.connection().execute(
                update(Product)
                .where(col(Product.id).in_(some))
                .values(status=ProductStatus.ARCHIVED, updated_at=self._now)
            )
        gone = [product_id for product_id in product_ids if product_id not in with_history]
        for some in chunks(gone):
            variants = select(col(Variant.id)).where(col(Variant.product_id).in_(some))
            self._session.connection().execute(delete(StockLevel).where(col(StockLevel.variant_id).in_(variants)))
        self._delete(Product.id, gone)
        return len(product_ids)

    def _with_movements(self, product_ids: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for some in chunks(list(product_ids)):
            statement = (
                select(Variant.product_id)
                .join(StockMovement, col(StockMovement.variant_id) == col(Variant.id))
                .where(col(Variant.product_id).in_(some))
                .distinct()
            )
            found |= set(self._session.exec(statement))
        return found

    def _delete_orders(self, order_ids: list[int]) -> int:
        for order_id in order_ids:
            stock.release(self._session, order_id, now=self._now)
        for some in chunks(order_ids):
            connection = self._session.connection()
            for child, parent, key in (
                (ShipmentLine, Shipment, col(ShipmentLine.shipment_id)),
                (ReturnLine, Return, col(ReturnLine.return_id)),
            ):
                own = select(col(parent.id)).where(col(parent.order_id).in_(some))
                connection.execute(delete(child).where(key.in_(own)))
            for table in (Reservation, Shipment, Return, Payment, OrderDiscount, OrderLine):
                connection.execute(delete(table).where(col(table.order_id).in_(some)))
        self._delete(Order.id, order_ids)
        return len(order_ids)

    def _delete_customers(self, customer_ids: list[int]) -> int:
        self._delete(CustomerIdentity.customer_id, customer_ids)
        self._delete(Address.customer_id, customer_ids)
        self._delete(Customer.id, customer_ids)
        return len(customer_ids)

    def _empty_places(self) -> None:
        """Categories and stockrooms the import made go too, unless something stands in them by now."""
        for category_id in sorted(self._created.get("category", []), reverse=True):
            used = exists().where(col(ProductCategory.category_id) == category_id)
            if (
                not self._session.exec(select(used)).one()
                and not self._session.exec(select(Category.id).where(Category.parent_id == category_id)).first()
            ):
                self._delete(Category.id, [category_id])
        for location_id in self._created.get("location", []):
            if (
                self._session.exec(select(StockLevel.variant_id).where(StockLevel.location_id == location_id)).first()
                is None
            ):
                self._delete(Location.id, [location_id])

    def _delete(self, column: Any, ids: Iterable[int]) -> None:
        for some in chunks(list(ids)):
            self._session.connection().execute(delete(column.class_).where(column.in_(some)))
        self._session.expire_all()

"""Writing products, stock, customers and orders to a file in our own format, which reads back without loss."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, func, select

from storemanager.domain.catalog import BundleComponent, Product, ProductKind, ProductOption, ProductStatus, Variant
from storemanager.domain.imports import ImportKind
from storemanager.domain.stock import Location, StockLevel
from storemanager.importexport import moments
from storemanager.importexport.exporting_people import CUSTOMER_KEYS, ORDER_KEYS, customers, orders
from storemanager.importexport.fields import field_named
from storemanager.importexport.heads import VERSION_HEAD
from storemanager.importexport.lists import joined
from storemanager.importexport.parsing import Step, Stopped
from storemanager.importexport.tables import OutCell, new_table
from storemanager.importexport.writing_json import json_text
from storemanager.money import Money
from storemanager.services import catalog_details, shop
from storemanager.services.catalog_create import path_text

CHUNK = 500
Rows = Iterator[tuple[int, list[list[OutCell]]]]
"""(records done, rows of the file)."""
_SHEETS = {
    ImportKind.PRODUCTS: ("Products", "Hàng hoá"),
    ImportKind.STOCK: ("Stock", "Tồn kho"),
    ImportKind.CUSTOMERS: ("Customers", "Khách hàng"),
    ImportKind.ORDERS: ("Orders", "Đơn hàng"),
}
_YES_NO = {"vi": ("có", "không"), "en": ("yes", "no")}
_STATUS = {ProductStatus.ACTIVE: "đang bán", ProductStatus.DRAFT: "nháp", ProductStatus.ARCHIVED: "lưu trữ"}
_KIND = {ProductKind.STANDARD: "hàng hoá", ProductKind.SERVICE: "dịch vụ"}


def export(
    session: Session,
    kind: ImportKind,
    path: Path | str,
    *,
    progress: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write all records of `kind` to `path` (.csv or .xlsx) and answer how many rows that were. A file that was there
    is replaced only when the new one is whole. Raises InvalidInputError, or Stopped when cancelled."""
    path = Path(path)
    language = shop.get(session).language
    heads, total, rows = _EXPORTS[kind](session, language)
    written = 0
    with new_table(
        path, [*heads, VERSION_HEAD.format(kind=kind.value)], sheet=_SHEETS[kind][language == "vi"]
    ) as table:
        for finished, some in rows:
            for row in some:
                table.write(row)
                written += 1
            if cancelled is not None and cancelled():
                raise Stopped
            if progress is not None:
                progress(finished, total)
    return written


def _head(kind: ImportKind, key: str, language: str) -> str:
    field = field_named(kind, key)
    assert field is not None, key
    return field.vietnamese if language == "vi" else field.english


# --- Products ---

_FIRST = ("sku", "name")
_OF_PRODUCT = (
    "handle",
    "categories",
    "brand",
    "unit",
    "kind",
    "status",
    "tags",
    "short_description",
    "description",
    "images",
    "image_texts",
    "extra",
)
_OF_VARIANT = (
    "barcodes",
    "price",
    "sale_price",
    "sale_from",
    "sale_to",
    "cost",
    "weight_grams",
    "track_stock",
    "decimal_quantity",
    "safety_stock",
    "reorder_point",
    "shelf",
    "active",
    "variant_image",
    "components",
    "variant_extra",
)


def _products(session: Session, language: str) -> tuple[list[str], int, Rows]:
    row = shop.get(session)
    most = session.exec(select(func.max(ProductOption.position))).one()
    options = 0 if most is None else most + 1
    places = _other_places(session)
    heads = [_head(ImportKind.PRODUCTS, key, language) for key in (*_FIRST, "group")]
    words = ("Thuộc tính {0}", "Giá trị thuộc tính {0}") if language == "vi" else ("Option {0}", "Option {0} value")
    heads += [word.format(place) for place in range(1, options + 1) for word in words]
    stock_head = _head(ImportKind.PRODUCTS, "stock", language)
    heads += [stock_head, *(f"{stock_head}: {name}" for _, name in places)]
    heads += [_head(ImportKind.PRODUCTS, key, language) for key in (*_OF_VARIANT, *_OF_PRODUCT)]
    writer = _ProductRows(session, language, row.currency, ZoneInfo(row.timezone), options, places)
    ids = [each for each in session.exec(select(Product.id).order_by(col(Product.id))) if each is not None]
    return heads, len(ids), writer.rows(ids)


def _other_places(session: Session) -> list[tuple[int, str]]:
    found = select(Location.id, Location.name).where(col(Location.is_default).is_(False)).order_by(col(Location.id))
    return [(location_id, name) for location_id, name in session.exec(found) if location_id is not None]


class _ProductRows:
    """One row for each variant; what is said of the product stands in its first row, the name in every one."""

    def __init__(
        self,
        session: Session,
        language: str,
        currency: str,
        zone: ZoneInfo,
        options: int,
        places: Sequence[tuple[int, str]],
    ) -> None:
        self._session, self._currency, self._zone, self._options, self._places = (
            session,
            currency,
            zone,
            options,
            places,
        )
        self._vietnamese = language == "vi"
        self._words = _YES_NO["vi" if self._vietnamese else "en"]
        self._default = session.exec(select(Location.id).where(col(Location.is_default).is_(True))).first()

    def rows(self, ids: list[int]) -> Rows:
        for start in range(0, len(ids), CHUNK):
            details = catalog_details.products(self._session, ids[start : start + CHUNK])
            variants = [each.id for detail in details for each in detail.variants]
            levels, components = self._levels(variants), self._components(variants)
            yield (
                min(start + CHUNK, len(ids)),
                [row for detail in details for row in self._product(detail, levels, components)],
            )

    def _levels(self, ids: list[int]) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            columns = (StockLevel.variant_id, StockLevel.location_id, StockLevel.on_hand)
            for variant_id, location_id, on_hand in self._session.exec(
                select(*columns).where(col(StockLevel.variant_id).in_(some))
            ):
                found[variant_id, location_id] = on_hand
        return found

    def _components(self, ids: list[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for start in range(0, len(ids), CHUNK):
            statement = (
                select(BundleComponent.bundle_id, Variant.sku, BundleComponent.quantity)
                .join(Variant, col(Variant.id) == col(BundleComponent.component_id))
                .where(col(BundleComponent.bundle_id).in_(ids[start : start + CHUNK]))
                .order_by(col(BundleComponent.component_id))
            )
            for bundle_id, sku, quantity in self._session.exec(statement):
                found.setdefault(bundle_id, []).append(f"{sku} x {quantity}")
        return found

    def _product(
        self,
        detail: catalog_details.ProductDetail,
        levels: dict[tuple[int, int], int],
        components: dict[int, list[str]],
    ) -> Iterator[list[OutCell]]:
        of_product = self._of_product(detail)
        nothing: list[OutCell] = [None] * len(of_product)
        group = detail.variants[0].sku if len(detail.variants) > 1 else ""
        for place, each in enumerate(detail.variants):
            options: list[OutCell] = []
            for position in range(self._options):
                there = position < len(detail.options)
                value = each.options[position] if position < len(each.options) else ""
                options += [detail.options[position] if there else "", value]
            parts = components.get(each.id, [])
            yield [
                each.sku,
                detail.name,
                group,
                *options,
                *self._stock(each, levels, bundle=bool(parts)),
                *self._variant(each, parts),
                *(nothing if place else of_product),
            ]
        if not detail.variants:
            empty: list[OutCell] = [None] * (1 + 2 * self._options + 1 + len(self._places) + len(_OF_VARIANT))
            yield ["", detail.name, *empty, *of_product]

    def _stock(
        self, each: catalog_details.VariantDetail, levels: dict[tuple[int, int], int], *, bundle: bool
    ) -> list[OutCell]:
        if not each.track_stock or bundle:
            return [None] * (1 + len(self._places))
        default = levels.get((each.id, self._default or 0), 0)
        others = [levels.get((each.id, location_id)) for location_id, _ in self._places]
        return [_units(number, each.quantity_scale) for number in (default, *others)]

    def _variant(self, each: catalog_details.VariantDetail, parts: list[str]) -> list[OutCell]:
        return [
            joined(each.barcodes),
            self._money(each.price),
            self._money(each.sale_price),
            moments.written(each.sale_from, self._zone) if each.sale_from else None,
            moments.written(each.sale_to, self._zone) if each.sale_to else None,
            self._money(each.cost),
            each.weight_grams,
            self._yes(each.track_stock),
            self._yes(each.quantity_scale == 1000),
            _units(each.safety_stock, each.quantity_scale),
            _units(each.reorder_point, each.quantity_scale),
            each.shelf,
            self._yes(each.active),
            each.image_url,
            joined(parts),
            json_text(each.extra),
        ]

    def _of_product(self, detail: catalog_details.ProductDetail) -> list[OutCell]:
        texts = [image.alt for image in detail.images]
        return [
            detail.handle or "",
            joined(path_text(path) for path in detail.categories),
            detail.brand,
            detail.unit,
            _KIND.get(detail.kind, detail.kind.value) if self._vietnamese else detail.kind.value,
            _STATUS[detail.status] if self._vietnamese else detail.status.value,
            joined(detail.tags),
            detail.short_description,
            detail.description,
            joined(image.url for image in detail.images),
            joined(texts) if any(texts) else "",
            json_text(detail.extra),
        ]

    def _money(self, minor: int | None) -> Decimal | None:
        return None if minor is None else Money(minor, self._currency).amount

    def _yes(self, value: bool) -> str:
        return self._words[0] if value else self._words[1]


def _units(number: int | None, scale: int) -> int | Decimal | None:
    return number if number is None or scale == 1 else Decimal(number) / scale


# --- Stock ---


def _stock(session: Session, language: str) -> tuple[list[str], int, Rows]:
    keys = ("sku", "name", "barcodes", "location", "stock", "shelf")
    heads = [_head(ImportKind.STOCK, key, language) for key in keys]
    total = session.exec(select(func.count()).select_from(Variant)).one()
    return heads, total, _stock_rows(session)


def _stock_rows(session: Session) -> Rows:
    """A row for each variant at the default stockroom, and one more for each other place where it has a balance."""
    names = dict(session.exec(select(Location.id, Location.name)).all())
    default = session.exec(select(Location.id).where(col(Location.is_default).is_(True))).first() or 0
    ids = [each for each in session.exec(select(Product.id).order_by(col(Product.id))) if each is not None]
    done = 0
    for start in range(0, len(ids), CHUNK):
        rows: list[list[OutCell]] = []
        details = catalog_details.products(session, ids[start : start + CHUNK])
        variants = [each for detail in details for each in detail.variants]
        levels: dict[int, dict[int, int]] = {}
        numbers = [each.id for each in variants]
        for place in range(0, len(numbers), CHUNK):
            columns = (StockLevel.variant_id, StockLevel.location_id, StockLevel.on_hand)
            found = select(*columns).where(col(StockLevel.variant_id).in_(numbers[place : place + CHUNK]))
            for variant_id, location_id, on_hand in session.exec(found):
                levels.setdefault(variant_id, {})[location_id] = on_hand
        for each in variants:
            name = f"{each.product_name} - {each.title}" if each.title else each.product_name
            for location_id, on_hand in sorted({default: 0, **levels.get(each.id, {})}.items()):
                counted = _units(on_hand, each.quantity_scale) if each.track_stock else None
                rows.append([each.sku, name, joined(each.barcodes), names[location_id], counted, each.shelf])
        done += len(variants)
        yield done, rows


_EXPORTS: dict[ImportKind, Callable[[Session, str], tuple[list[str], int, Rows]]] = {
    ImportKind.PRODUCTS: _products,
    ImportKind.STOCK: _stock,
    ImportKind.CUSTOMERS: lambda session, language: (
        [_head(ImportKind.CUSTOMERS, key, language) for key in CUSTOMER_KEYS],
        *customers(session),
    ),
    ImportKind.ORDERS: lambda session, language: (
        [_head(ImportKind.ORDERS, key, language) for key in ORDER_KEYS],
        *orders(session),
    ),
}

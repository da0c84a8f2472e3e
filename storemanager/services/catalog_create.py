"""New products, one or a hundred thousand: checked whole, then written with a few statements a table."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.audit import AuditEntry
from storemanager.domain.catalog import (
    Barcode,
    Category,
    Product,
    ProductCategory,
    ProductImage,
    ProductOption,
    Variant,
    VariantOption,
    barcode_key,
    sku_key,
)
from storemanager.domain.folding import search_text
from storemanager.errors import InvalidInputError
from storemanager.services.bulk import allot_ids, chunks, insert_rows
from storemanager.services.catalog_checks import check_free, check_products
from storemanager.services.catalog_inputs import CategoryPath, ProductIds, ProductInput, VariantInput
from storemanager.texts import translate

Row = dict[str, Any]

TITLE_SEPARATOR = ", "
PATH_SEPARATOR = " > "


def create_products(
    session: Session, products: Sequence[ProductInput], *, now: datetime, actor: str = ""
) -> list[ProductIds]:
    """Put `products` into the book, all or none; the ids come back in the same order."""
    check_products(products)
    check_free(session, products)
    categories = ensure_categories(session, [path for product in products for path in product.categories])
    made: list[ProductIds] = []
    for some in chunks(products, 5000):  # keeps the rows in memory few
        made += _create(session, some, categories, now=now, actor=actor)
    return made


def ensure_categories(session: Session, paths: Iterable[CategoryPath]) -> dict[CategoryPath, int]:
    """The id of every path, missing places of the tree made on the way."""
    cleaned = {path: _clean_path(path) for path in dict.fromkeys(paths)}
    every = {clean[:depth] for clean in cleaned.values() for depth in range(1, len(clean) + 1)}
    known: dict[CategoryPath, int] = {}
    texts = {path_text(path): path for path in every}
    for some in chunks(list(texts)):
        rows = session.exec(select(Category.path, Category.id).where(col(Category.path).in_(some)))
        known |= {texts[path]: category_id for path, category_id in rows if category_id is not None}
    for depth in range(1, max(map(len, every), default=0) + 1):
        missing = sorted(path for path in every if len(path) == depth and path not in known)
        ids = allot_ids(session, Category, len(missing))
        known |= dict(zip(missing, ids, strict=True))
        insert_rows(session, Category, [_category_row(path, known) for path in missing])
    return {path: known[clean] for path, clean in cleaned.items()}


def path_text(path: CategoryPath) -> str:
    """The path as one text that is unique: a ">" inside a name is marked."""
    return PATH_SEPARATOR.join(name.replace(">", "\\>") for name in path)


def variant_row(product_id: int, position: int, variant: VariantInput, *, now: datetime) -> Row:
    """The columns of a variant that come from the input."""
    return {
        "product_id": product_id,
        "position": position,
        "sku": variant.sku.strip(),
        "sku_key": sku_key(variant.sku),
        "title": TITLE_SEPARATOR.join(value.strip() for value in variant.options),
        "price": variant.price,
        "sale_price": variant.sale_price,
        "sale_from": variant.sale_from,
        "sale_to": variant.sale_to,
        "cost": variant.cost,
        "weight_grams": variant.weight_grams,
        "track_stock": variant.track_stock,
        "quantity_scale": variant.quantity_scale,
        "safety_stock": variant.safety_stock,
        "reorder_point": variant.reorder_point,
        "shelf": variant.shelf.strip(),
        "active": True,
        "extra": variant.extra,
        "updated_at": now,
    }


def variant_search_text(product: ProductInput, variant: VariantInput) -> str:
    """All a variant is searched by, folded."""
    return search_text(product.name, *variant.options, variant.sku, *variant.barcodes, product.brand)


def product_row(product: ProductInput, *, now: datetime) -> Row:
    """The columns of a product that come from the input."""
    return {
        "name": product.name.strip(),
        "handle": product.handle,
        "kind": product.kind,
        "status": product.status,
        "description": product.description,
        "short_description": product.short_description,
        "brand": product.brand.strip(),
        "unit": product.unit.strip(),
        "tags": list(product.tags),
        "extra": product.extra,
        "updated_at": now,
    }


def variant_parts(variant_id: int, variant: VariantInput) -> tuple[list[Row], list[Row]]:
    """The rows of a variant's option values and of its barcodes."""
    options = [
        {"variant_id": variant_id, "position": position, "value": value.strip()}
        for position, value in enumerate(variant.options)
    ]
    codes = {barcode_key(code): code.strip() for code in variant.barcodes}
    barcodes = [
        {"variant_id": variant_id, "position": position, "code": code, "code_key": key}
        for position, (key, code) in enumerate(codes.items())
    ]
    return options, barcodes


def product_parts(
    product_id: int, product: ProductInput, categories: dict[CategoryPath, int], variant_ids: Sequence[int]
) -> tuple[list[Row], list[Row], list[Row]]:
    """The rows of a product's options, of its categories and of its pictures with those of its variants."""
    options = [
        {"product_id": product_id, "position": position, "name": name.strip()}
        for position, name in enumerate(product.options)
    ]
    places = [
        {"product_id": product_id, "category_id": category_id, "position": position}
        for position, category_id in enumerate(dict.fromkeys(categories[path] for path in product.categories))
    ]
    return options, places, list(_image_rows(product_id, product, variant_ids))


def write_parts(session: Session, parts: Iterable[tuple[type[Any], Sequence[Row]]]) -> None:
    """Put in the rows that hang on products and variants."""
    for table, rows in parts:
        insert_rows(session, table, rows)


def _create(
    session: Session,
    products: Sequence[ProductInput],
    categories: dict[CategoryPath, int],
    *,
    now: datetime,
    actor: str,
) -> list[ProductIds]:
    product_ids = allot_ids(session, Product, len(products))
    variant_ids = iter(allot_ids(session, Variant, sum(len(product.variants) for product in products)))
    rows: dict[type[Any], list[Row]] = {
        table: []
        for table in (
            Product,
            Variant,
            ProductOption,
            VariantOption,
            Barcode,
            ProductCategory,
            ProductImage,
            AuditEntry,
        )
    }
    made: list[ProductIds] = []
    for product_id, product in zip(product_ids, products, strict=True):
        own = tuple(next(variant_ids) for _ in product.variants)
        made.append(ProductIds(product_id, own))
        rows[Product].append({"id": product_id, "created_at": now, **product_row(product, now=now)})
        for position, (variant_id, variant) in enumerate(zip(own, product.variants, strict=True)):
            row = variant_row(product_id, position, variant, now=now)
            rows[Variant].append({"id": variant_id, "search_text": variant_search_text(product, variant), **row})
            option_values, barcodes = variant_parts(variant_id, variant)
            rows[VariantOption] += option_values
            rows[Barcode] += barcodes
        options, places, images = product_parts(product_id, product, categories, own)
        rows[ProductOption] += options
        rows[ProductCategory] += places
        rows[ProductImage] += images
        if actor:  # a person's act; what a file or a channel brings is told by its own run
            rows[AuditEntry].append(_created_entry(product_id, product.name.strip(), now=now, actor=actor))
    write_parts(session, rows.items())
    return made


def _created_entry(product_id: int, name: str, *, now: datetime, actor: str) -> Row:
    return {
        "happened_at": now,
        "actor": actor,
        "origin": "",
        "action": "product.created",
        "entity": "product",
        "entity_id": product_id,
        "text": translate("catalog", "“{name}” was added.")(name=name).to_json(),
        "before": None,
        "after": None,
    }


def _image_rows(product_id: int, product: ProductInput, variant_ids: Sequence[int]) -> Iterator[Row]:
    position = 0
    for image in product.images:
        yield _image_row(product_id, None, position, image.url, image.alt)
        position += 1
    for variant_id, variant in zip(variant_ids, product.variants, strict=True):
        if variant.image_url:
            yield _image_row(product_id, variant_id, position, variant.image_url, "")
            position += 1


def _image_row(product_id: int, variant_id: int | None, position: int, url: str, alt: str) -> Row:
    return {
        "product_id": product_id,
        "variant_id": variant_id,
        "position": position,
        "url": url.strip(),
        "file": "",
        "alt": alt.strip(),
    }


def _category_row(path: CategoryPath, known: dict[CategoryPath, int]) -> Row:
    return {
        "id": known[path],
        "name": path[-1],
        "parent_id": known[path[:-1]] if len(path) > 1 else None,
        "path": path_text(path),
    }


def _clean_path(path: CategoryPath) -> CategoryPath:
    clean = tuple(name.strip() for name in path)
    if not clean or not all(clean):
        raise InvalidInputError(
            translate("catalog", "A category has no name."),
            translate("catalog", "Name every level of it, or leave the category out."),
        )
    return clean

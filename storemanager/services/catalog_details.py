"""Products whole: with variants, codes, categories and pictures, many with a constant number of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.catalog import (
    Barcode,
    Category,
    Product,
    ProductCategory,
    ProductImage,
    ProductKind,
    ProductOption,
    ProductStatus,
    Variant,
    VariantOption,
)
from storemanager.errors import NotFoundError
from storemanager.services.bulk import chunks
from storemanager.services.catalog_inputs import CategoryPath, ImageInput, ProductInput, VariantInput
from storemanager.services.catalog_rows import Figures, stock_figures
from storemanager.texts import translate


@dataclass(frozen=True, slots=True)
class VariantDetail:
    """One variant with all that hangs on it."""

    id: int
    product_id: int
    product_name: str
    position: int
    sku: str
    title: str
    options: tuple[str, ...]
    barcodes: tuple[str, ...]
    price: int | None
    sale_price: int | None
    sale_from: datetime | None
    sale_to: datetime | None
    cost: int | None
    weight_grams: int | None
    track_stock: bool
    quantity_scale: int
    safety_stock: int
    reorder_point: int | None
    shelf: str
    active: bool
    image_url: str
    extra: Mapping[str, Any]
    on_hand: int
    reserved: int
    available: int


@dataclass(frozen=True, slots=True)
class ProductDetail:
    """One product with its variants; `images` are its own, a variant's picture stands with the variant."""

    id: int
    name: str
    handle: str | None
    kind: ProductKind
    status: ProductStatus
    description: str
    short_description: str
    brand: str
    unit: str
    tags: tuple[str, ...]
    options: tuple[str, ...]
    categories: tuple[CategoryPath, ...]
    images: tuple[ImageInput, ...]
    extra: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime
    variants: tuple[VariantDetail, ...]


def product(session: Session, product_id: int) -> ProductDetail:
    """The product with everything in it, its inactive variants too."""
    found = products(session, [product_id])
    if not found:
        raise NotFoundError(
            translate("catalog", "This product is not in the book any more."),
            translate("catalog", "Go back to the list and refresh it."),
        )
    return found[0]


def variant(session: Session, variant_id: int) -> VariantDetail:
    """The variant with everything in it."""
    owner = session.exec(select(Variant.product_id).where(Variant.id == variant_id)).first()
    if owner is None:
        raise NotFoundError(
            translate("catalog", "This variant is not in the book any more."),
            translate("catalog", "Go back to the list and refresh it."),
        )
    return next(each for each in product(session, owner).variants if each.id == variant_id)


def products(session: Session, product_ids: Sequence[int]) -> list[ProductDetail]:
    """Several products whole, in the order of the ids; one that is gone is left out."""
    found: dict[int, ProductDetail] = {}
    for some in chunks(product_ids):
        found |= {detail.id: detail for detail in _some_products(session, some)}
    return [found[product_id] for product_id in product_ids if product_id in found]


def product_input(detail: ProductDetail) -> ProductInput:
    """The product as it would be handed in again: what a form begins with and a file is written from."""
    return ProductInput(
        name=detail.name,
        variants=tuple(_variant_input(each) for each in detail.variants if each.active),
        options=detail.options,
        kind=detail.kind,
        status=detail.status,
        description=detail.description,
        short_description=detail.short_description,
        brand=detail.brand,
        unit=detail.unit,
        handle=detail.handle,
        tags=detail.tags,
        categories=detail.categories,
        images=detail.images,
        extra=detail.extra,
    )


def _variant_input(detail: VariantDetail) -> VariantInput:
    return VariantInput(
        sku=detail.sku,
        options=detail.options,
        barcodes=detail.barcodes,
        price=detail.price,
        sale_price=detail.sale_price,
        sale_from=detail.sale_from,
        sale_to=detail.sale_to,
        cost=detail.cost,
        weight_grams=detail.weight_grams,
        track_stock=detail.track_stock,
        quantity_scale=detail.quantity_scale,
        safety_stock=detail.safety_stock,
        reorder_point=detail.reorder_point,
        shelf=detail.shelf,
        image_url=detail.image_url,
        extra=detail.extra,
        id=detail.id,
    )


Table = TypeVar("Table", bound=SQLModel)


def _grouped(session: Session, model: type[Table], key: str, ids: Sequence[int]) -> dict[int, list[Table]]:
    """The rows of `model` whose `key` is one of `ids`, by it, in their order."""
    columns = SQLModel.metadata.tables[str(model.__tablename__)].c
    groups: dict[int, list[Table]] = defaultdict(list)
    for some in chunks(ids):
        for row in session.exec(select(model).where(columns[key].in_(some)).order_by(columns["position"])):
            groups[getattr(row, key)].append(row)
    return groups


def _some_products(session: Session, product_ids: Sequence[int]) -> list[ProductDetail]:
    heads = session.exec(select(Product).where(col(Product.id).in_(product_ids))).all()
    variants = _grouped(session, Variant, "product_id", product_ids)
    options = _grouped(session, ProductOption, "product_id", product_ids)
    images = _grouped(session, ProductImage, "product_id", product_ids)
    places = _grouped(session, ProductCategory, "product_id", product_ids)
    paths = _category_paths(session) if places else {}
    ids = [each.id for group in variants.values() for each in group if each.id is not None]
    values = _grouped(session, VariantOption, "variant_id", ids)
    codes = _grouped(session, Barcode, "variant_id", ids)
    figures = stock_figures(session, ids)
    details = []
    for head in heads:
        assert head.id is not None
        pictures = images.get(head.id, [])
        own_picture = {picture.variant_id: picture.url for picture in reversed(pictures)}
        details.append(
            ProductDetail(
                id=head.id,
                name=head.name,
                handle=head.handle,
                kind=head.kind,
                status=head.status,
                description=head.description,
                short_description=head.short_description,
                brand=head.brand,
                unit=head.unit,
                tags=tuple(head.tags),
                options=tuple(option.name for option in options.get(head.id, [])),
                categories=tuple(paths[place.category_id] for place in places.get(head.id, [])),
                images=tuple(ImageInput(each.url, each.alt) for each in pictures if each.variant_id is None),
                extra=head.extra,
                created_at=head.created_at,
                updated_at=head.updated_at,
                variants=tuple(
                    _detail(head.name, each, values, codes, own_picture, figures) for each in variants.get(head.id, [])
                ),
            )
        )
    return details


def _detail(
    product_name: str,
    row: Variant,
    values: Mapping[int, list[VariantOption]],
    codes: Mapping[int, list[Barcode]],
    own_picture: Mapping[int | None, str],
    figures: Mapping[int, Figures],
) -> VariantDetail:
    assert row.id is not None
    stock = figures[row.id]
    return VariantDetail(
        id=row.id,
        product_id=row.product_id,
        product_name=product_name,
        position=row.position,
        sku=row.sku,
        title=row.title,
        options=tuple(value.value for value in values.get(row.id, [])),
        barcodes=tuple(code.code for code in codes.get(row.id, [])),
        price=row.price,
        sale_price=row.sale_price,
        sale_from=row.sale_from,
        sale_to=row.sale_to,
        cost=row.cost,
        weight_grams=row.weight_grams,
        track_stock=row.track_stock,
        quantity_scale=row.quantity_scale,
        safety_stock=row.safety_stock,
        reorder_point=row.reorder_point,
        shelf=row.shelf,
        active=row.active,
        image_url=own_picture.get(row.id, ""),
        extra=row.extra,
        on_hand=stock.on_hand,
        reserved=stock.reserved,
        available=stock.available,
    )


def _category_paths(session: Session) -> dict[int, CategoryPath]:
    places = {row.id: row for row in session.exec(select(Category))}

    def path(category_id: int | None) -> CategoryPath:
        if category_id is None:
            return ()
        return (*path(places[category_id].parent_id), places[category_id].name)

    return {category_id: path(category_id) for category_id in places if category_id is not None}

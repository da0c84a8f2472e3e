"""A product as flat JSON, so that two states of it can be compared field by field and an edit taken back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from storemanager.domain.catalog import ProductKind, ProductStatus, sku_key
from storemanager.services.catalog_inputs import ImageInput, ProductInput, VariantInput

_VARIANT = "variant:"
Snapshot = dict[str, Any]


def snapshot(product: ProductInput) -> Snapshot:
    """Every field by its name; each variant under its own key, and their order."""
    return {
        "name": product.name.strip(),
        "options": [name.strip() for name in product.options],
        "kind": product.kind.name,
        "status": product.status.name,
        "description": product.description,
        "short_description": product.short_description,
        "brand": product.brand.strip(),
        "unit": product.unit.strip(),
        "handle": product.handle,
        "tags": list(product.tags),
        "categories": [[name.strip() for name in path] for path in product.categories],
        "images": [[image.url.strip(), image.alt.strip()] for image in product.images],
        "extra": dict(product.extra),
        "order": [sku_key(variant.sku) for variant in product.variants],
        **{_VARIANT + sku_key(variant.sku): _variant(variant) for variant in product.variants},
    }


def from_snapshot(fields: Snapshot) -> ProductInput:
    """The product that `snapshot` was made of."""
    return ProductInput(
        name=fields["name"],
        variants=tuple(_variant_input(fields[_VARIANT + key]) for key in fields["order"]),
        options=tuple(fields["options"]),
        kind=ProductKind[fields["kind"]],
        status=ProductStatus[fields["status"]],
        description=fields["description"],
        short_description=fields["short_description"],
        brand=fields["brand"],
        unit=fields["unit"],
        handle=fields["handle"],
        tags=tuple(fields["tags"]),
        categories=tuple(tuple(path) for path in fields["categories"]),
        images=tuple(ImageInput(url, alt) for url, alt in fields["images"]),
        extra=fields["extra"],
    )


def difference(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """Only the fields that differ, as they were and as they are; a variant that is not there is not named."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return (
        {name: before[name] for name in names if name in before},
        {name: after[name] for name in names if name in after},
    )


def moment_text(value: datetime | None) -> str | None:
    """A moment as JSON holds it, in UTC."""
    return None if value is None else value.astimezone(UTC).isoformat()


def moment(value: str | None) -> datetime | None:
    """The moment `moment_text` wrote."""
    return None if value is None else datetime.fromisoformat(value)


def _variant(variant: VariantInput) -> Mapping[str, Any]:
    return {
        **asdict(variant),
        "sku": variant.sku.strip(),
        "options": [value.strip() for value in variant.options],
        "barcodes": [code.strip() for code in variant.barcodes],
        "sale_from": moment_text(variant.sale_from),
        "sale_to": moment_text(variant.sale_to),
        "shelf": variant.shelf.strip(),
        "image_url": variant.image_url.strip(),
    }


def _variant_input(fields: Mapping[str, Any]) -> VariantInput:
    return VariantInput(
        **{
            **fields,
            "options": tuple(fields["options"]),
            "barcodes": tuple(fields["barcodes"]),
            "sale_from": moment(fields["sale_from"]),
            "sale_to": moment(fields["sale_to"]),
        }
    )

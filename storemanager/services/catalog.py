"""The catalog: what the shop sells. One door to everything that is done with products; the files behind it are named
after what they hold."""

from storemanager.services.catalog_create import create_products, ensure_categories
from storemanager.services.catalog_details import (
    ProductDetail,
    VariantDetail,
    product,
    product_input,
    products,
    variant,
)
from storemanager.services.catalog_inputs import (
    CategoryPath,
    ImageInput,
    PriceChange,
    ProductIds,
    ProductInput,
    VariantInput,
)
from storemanager.services.catalog_rows import (
    CategoryRow,
    ProductFilter,
    VariantRow,
    category_rows,
    find_by_barcode,
    find_variant,
    find_variants,
    variant_ids,
    variant_rows,
)
from storemanager.services.catalog_update import archive, mark_changed, restore, set_prices, update_product

__all__ = [
    "CategoryPath",
    "CategoryRow",
    "ImageInput",
    "PriceChange",
    "ProductDetail",
    "ProductFilter",
    "ProductIds",
    "ProductInput",
    "VariantDetail",
    "VariantInput",
    "VariantRow",
    "archive",
    "category_rows",
    "create_products",
    "ensure_categories",
    "find_by_barcode",
    "find_variant",
    "find_variants",
    "mark_changed",
    "product",
    "product_input",
    "products",
    "restore",
    "set_prices",
    "update_product",
    "variant",
    "variant_ids",
    "variant_rows",
]

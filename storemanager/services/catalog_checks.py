"""The catalog's door: nothing reaches the tables that breaks a rule, and what is refused is named with its record."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlmodel import Session, col, select

from storemanager.domain.catalog import Barcode, ProductKind, Variant, barcode_key, sku_key
from storemanager.errors import InvalidInputError
from storemanager.services.bulk import chunks
from storemanager.services.catalog_inputs import PriceChange, ProductInput, VariantInput
from storemanager.texts import Text, translate

MOST_OPTIONS = 10
LARGEST_AMOUNT = 10**15  # beyond this no price is meant; a 64-bit column still holds sums of it
LARGEST_QUANTITY = 2_000_000_000  # an ordinary integer column
LONGEST_SKU = 200


def check_products(products: Sequence[ProductInput]) -> None:
    """Each product by itself, then codes that two of them share. Raises for the first that is wrong."""
    skus: dict[str, str] = {}
    codes: dict[str, str] = {}
    for product in products:
        _check_product(product)
        for variant in product.variants:
            key = sku_key(variant.sku)
            if key in skus:
                raise _same_sku(variant.sku, skus[key])
            skus[key] = variant.sku
            for code in variant.barcodes:
                owner = codes.setdefault(barcode_key(code), variant.sku)
                if owner != variant.sku:
                    raise barcode_taken(code, owner)


def check_free(session: Session, products: Iterable[ProductInput], *, own: Collection[int] = ()) -> None:
    """Codes that the book has already, at variants other than `own`."""
    variants = [variant for product in products for variant in product.variants]
    keys = {sku_key(variant.sku): variant.sku for variant in variants}
    for key, (variant_id, sku) in sku_owners(session, list(keys)).items():
        if variant_id not in own:
            raise _sku_in_book(keys[key], sku)
    codes = {barcode_key(code): code for variant in variants for code in variant.barcodes}
    for key, (variant_id, sku) in barcode_owners(session, list(codes)).items():
        if variant_id not in own:
            raise barcode_taken(codes[key], sku)


def sku_owners(session: Session, keys: Sequence[str]) -> Mapping[str, tuple[int, str]]:
    """SKU key -> (variant, its SKU), for the keys the book knows."""
    found: dict[str, tuple[int, str]] = {}
    for some in chunks(keys):
        rows = session.exec(select(Variant.sku_key, Variant.id, Variant.sku).where(col(Variant.sku_key).in_(some)))
        found |= {key: (variant_id, sku) for key, variant_id, sku in rows if variant_id is not None}
    return found


def barcode_owners(session: Session, keys: Sequence[str]) -> Mapping[str, tuple[int, str]]:
    """Barcode key -> (variant, its SKU), for the keys the book knows."""
    found: dict[str, tuple[int, str]] = {}
    for some in chunks(keys):
        rows = session.exec(
            select(Barcode.code_key, Barcode.variant_id, Variant.sku)
            .join(Variant, col(Variant.id) == Barcode.variant_id)
            .where(col(Barcode.code_key).in_(some))
        )
        found |= {key: (variant_id, sku) for key, variant_id, sku in rows}
    return found


def check_prices(record: str, change: PriceChange | VariantInput) -> None:
    """Prices of one variant by themselves."""
    for amount, word in ((change.price, translate("catalog", "price")), (change.sale_price, _SALE_PRICE)):
        _check_amount(record, word, amount)
    if change.sale_price is not None:
        if change.price is None:
            raise InvalidInputError(
                translate("catalog", "{sku} has a sale price but no price.")(sku=record),
                translate("catalog", "Enter the ordinary price too, or leave the sale price empty."),
            )
        if change.sale_price >= change.price:
            raise InvalidInputError(
                translate("catalog", "The sale price of {sku} is not below its price.")(sku=record),
                translate("catalog", "Enter a lower sale price, or leave it empty."),
            )
    if change.sale_from is not None and change.sale_to is not None and change.sale_to <= change.sale_from:
        raise InvalidInputError(
            translate("catalog", "The sale of {sku} ends before it begins.")(sku=record),
            translate("catalog", "Correct one of the two dates."),
        )


_SALE_PRICE = translate("catalog", "sale price")


def _check_product(product: ProductInput) -> None:
    name = product.name.strip()
    if not name:
        sku = product.variants[0].sku if product.variants else ""
        raise InvalidInputError(
            translate("catalog", "A product has no name (SKU {sku}).")(sku=sku or "?"),
            translate("catalog", "Give it the name customers will read."),
        )
    if not product.variants and product.kind is not ProductKind.GROUPED:
        raise InvalidInputError(
            translate("catalog", "“{name}” has nothing to sell: it has no variant.")(name=name),
            translate("catalog", "Give it at least one SKU."),
        )
    _check_options(name, product)
    for variant in product.variants:
        _check_variant(name, variant)


def _check_options(name: str, product: ProductInput) -> None:
    names = [option.strip().casefold() for option in product.options]
    if "" in names or len(set(names)) < len(names):
        raise InvalidInputError(
            translate("catalog", "The options of “{name}” need a name each, and no name twice.")(name=name),
            translate("catalog", "Name them by what differs, for example Colour and Size."),
        )
    if len(names) > MOST_OPTIONS:
        raise InvalidInputError(
            translate("catalog", "“{name}” has {count} options.")(name=name, count=len(names)),
            translate("catalog", "Use at most {count}, or make several products of it.")(count=MOST_OPTIONS),
        )
    seen: dict[tuple[str, ...], str] = {}
    for variant in product.variants:
        if len(variant.options) != len(names):
            raise InvalidInputError(
                translate("catalog", "{sku} has {given} option values, but “{name}” has {count} options.")(
                    sku=variant.sku, given=len(variant.options), name=name, count=len(names)
                ),
                translate("catalog", "Give each variant one value for each option."),
            )
        values = tuple(value.strip().casefold() for value in variant.options)
        if names and values in seen:
            raise InvalidInputError(
                translate("catalog", "{sku} and {other} are the same variant of “{name}”.")(
                    sku=variant.sku, other=seen[values], name=name
                ),
                translate("catalog", "Give each variant its own combination of options, or leave one of them out."),
            )
        seen[values] = variant.sku


def _check_variant(product_name: str, variant: VariantInput) -> None:
    sku = variant.sku.strip()
    if not sku:
        raise InvalidInputError(
            translate("catalog", "A variant of “{name}” has no SKU.")(name=product_name),
            translate("catalog", "Give it a short code of its own; every channel finds it by that."),
        )
    if len(sku) > LONGEST_SKU:
        raise InvalidInputError(
            translate("catalog", "The SKU {sku}… is longer than {count} characters.")(sku=sku[:30], count=LONGEST_SKU),
            translate("catalog", "Give it a short code of its own; every channel finds it by that."),
        )
    check_prices(sku, variant)
    _check_amount(sku, translate("catalog", "cost"), variant.cost)
    if variant.quantity_scale not in (1, 1000):
        raise InvalidInputError(
            translate("catalog", "The unit of {sku} can be whole pieces or thousandths only.")(sku=sku),
            translate("catalog", "Choose “by piece” or “by weight”."),
        )
    for number, word in (
        (variant.safety_stock, translate("catalog", "safety stock")),
        (variant.reorder_point, translate("catalog", "reorder point")),
        (variant.weight_grams, translate("catalog", "weight")),
    ):
        if number is not None and not 0 <= number <= LARGEST_QUANTITY:
            raise _unusable(sku, word, number)
    if any(not barcode_key(code) for code in variant.barcodes):
        raise InvalidInputError(
            translate("catalog", "A barcode of {sku} is empty.")(sku=sku),
            translate("catalog", "Scan it again, or leave it out."),
        )


def _check_amount(sku: str, word: Text, amount: int | None) -> None:
    if amount is not None and not 0 <= amount <= LARGEST_AMOUNT:
        raise _unusable(sku, word, amount)


def _unusable(sku: str, word: Text, number: int) -> InvalidInputError:
    return InvalidInputError(
        translate("catalog", "The {word} of {sku} cannot be {number}.")(word=word, sku=sku, number=number),
        translate("catalog", "Enter 0 or more, or leave it empty."),
    )


def _same_sku(sku: str, other: str) -> InvalidInputError:
    if sku.strip() == other.strip():
        message = translate("catalog", "The SKU {sku} is given twice.")(sku=sku.strip())
    else:
        message = translate("catalog", "{sku} and {other} differ only in capitals; channels take them for one SKU.")(
            sku=sku.strip(), other=other.strip()
        )
    return InvalidInputError(message, translate("catalog", "Give each variant a SKU of its own."))


def _sku_in_book(sku: str, other: str) -> InvalidInputError:
    if sku.strip() == other:
        message = translate("catalog", "The SKU {sku} is in the book already.")(sku=other)
    else:
        message = translate("catalog", "{sku} and {other} differ only in capitals; channels take them for one SKU.")(
            sku=sku.strip(), other=other
        )
    return InvalidInputError(message, translate("catalog", "Change that product, or choose another SKU."))


def barcode_taken(code: str, sku: str) -> InvalidInputError:
    """The refusal of a barcode that belongs to another variant."""
    return InvalidInputError(
        translate("catalog", "The barcode {code} belongs to {sku}.")(code=code, sku=sku),
        translate("catalog", "A code can stand for one variant only: take it off one of the two."),
    )

"""The kinds of records a file may hold, in words: one place for the views of the page."""

from __future__ import annotations

from dataclasses import dataclass

from storemanager.importexport import NEEDED, ImportKind
from storemanager.importexport.fields import field_named
from storemanager.texts import Text, language, translate


@dataclass(frozen=True)
class KindWords:
    """`what` says what such a file brings; `page` is where its records are looked at."""

    title: Text
    what: Text
    icon: str
    page: str


KINDS: dict[ImportKind, KindWords] = {
    ImportKind.PRODUCTS: KindWords(
        translate("files_page", "Products"),
        translate("files_page", "names, SKUs, variants, prices, pictures"),
        "package",
        "products",
    ),
    ImportKind.STOCK: KindWords(
        translate("files_page", "Stock"), translate("files_page", "counted numbers by SKU"), "boxes", "products"
    ),
    ImportKind.CUSTOMERS: KindWords(
        translate("files_page", "Customers"), translate("files_page", "names, phones, addresses"), "users", "customers"
    ),
    ImportKind.ORDERS: KindWords(
        translate("files_page", "Orders"),
        translate("files_page", "earlier orders with their items"),
        "clipboard-list",
        "orders",
    ),
}


def title(kind: ImportKind) -> str:
    return str(KINDS[kind].title)


def field_words(kind: ImportKind, key: str) -> str:
    """What a field is called: "Giá bán", "Thuộc tính 1", "Tồn kho: Kho chính"."""
    stem, _, rest = key.partition(":")
    if stem == "option_name":
        return str(translate("files_page", "Option {number}: its name")(number=rest))
    if stem == "option_value":
        return str(translate("files_page", "Option {number}: its value")(number=rest))
    if stem == "stock_at":
        return str(translate("files_page", "On hand: {place}")(place=rest))
    field = field_named(kind, key)
    if field is None:
        return key
    return field.vietnamese if language() == "vi" else field.english


def needed_words(kind: ImportKind) -> str:
    """The fields one of which must be matched, as a sentence: "SKU, or Name, or Barcodes"."""
    both = translate("files_page", "{first} and {second}")
    either = translate("files_page", "{first}, or {second}")
    ways = [_joined(both, [field_words(kind, key) for key in sorted(each, reverse=True)]) for each in NEEDED[kind]]
    return _joined(either, ways)


def _joined(by: Text, words: list[str]) -> str:
    said = words[0]
    for each in words[1:]:
        said = str(by(first=said, second=each))
    return said


def enough(kind: ImportKind, keys: set[str]) -> bool:
    """Whether these fields tell one record from another."""
    return any(needed <= keys for needed in NEEDED[kind])

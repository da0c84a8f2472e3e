"""The layouts of files the program knows, and which one a file is in, seen from its heads."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from storemanager.domain.folding import fold
from storemanager.domain.imports import ImportKind
from storemanager.importexport.cells import shown
from storemanager.importexport.codes import is_valid_gtin
from storemanager.importexport.fields import FIELDS
from storemanager.importexport.heads import VERSION_HEAD, key_for_head, tidy_head
from storemanager.importexport.reading import SourceFile
from storemanager.texts import Text, translate

OWN, WOOCOMMERCE, SHOPIFY, VIETNAMESE, MAPPED = "own", "woocommerce", "shopify", "vietnamese", "mapped"
FORMATS: dict[str, Text] = {
    OWN: translate("files", "Store Manager"),
    WOOCOMMERCE: translate("files", "WooCommerce"),
    SHOPIFY: translate("files", "Shopify"),
    VIETNAMESE: translate("files", "KiotViet, Sapo, Nhanh, Haravan"),
    MAPPED: translate("files", "Other file, columns matched by you"),
}
NEEDED = {
    ImportKind.PRODUCTS: ({"sku"}, {"name"}, {"barcodes"}),
    ImportKind.STOCK: ({"sku", "stock"}, {"barcodes", "stock"}),
    ImportKind.CUSTOMERS: ({"name"}, {"phones"}, {"emails"}),
    ImportKind.ORDERS: ({"number", "quantity"}, {"number", "total"}, {"record"}),
}
"""One of these sets of fields must be among the columns, or no row can be told from another."""
_VIETNAMESE_LETTERS = frozenset("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


@dataclass(frozen=True)
class Recognition:
    """What a file seems to be. `mapping` is column index -> field key, `confidence` from 0 (a guess) to 1 (sure), and
    `certainty` the same for each mapped column."""

    format: str
    mapping: dict[int, str]
    confidence: float
    certainty: dict[int, float] = dataclass_field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """Whether the owner need not look at the columns first."""
        return self.confidence >= 0.75


def recognise(source: SourceFile, kind: ImportKind, remembered: dict[int, str] | None = None) -> Recognition:
    """The format of `source` by its heads; `remembered` is the owner's own mapping of such a file (see
    `mapping.recall`)."""
    heads = [head.strip() for head in source.heads]
    folded = {fold(head) for head in heads}
    if VERSION_HEAD.format(kind=kind.value) in folded:
        return Recognition(OWN, _known_columns(source, kind), 1.0)
    if remembered:
        return Recognition(MAPPED, remembered, 1.0)
    if kind is ImportKind.PRODUCTS:
        if {"handle", "title"} <= folded and ({"variant price", "option1 value"} & folded):
            return Recognition(SHOPIFY, {}, 1.0)
        if {"type", "sku", "name"} <= folded and ({"regular price", "parent", "published"} & folded):
            return Recognition(WOOCOMMERCE, {}, 1.0)
    mapping = _known_columns(source, kind)
    keys = set(mapping.values())
    if any(needed <= keys for needed in NEEDED[kind]) and len(mapping) >= 2:
        named = sum(bool(head) for head in heads)
        share = len(mapping) / max(1, named)
        own_words = any(set(heads[index].casefold()) & _VIETNAMESE_LETTERS for index in mapping)
        certainty = dict.fromkeys(mapping, 1.0)
        both = {"sku", "name"} <= keys or kind is not ImportKind.PRODUCTS
        return Recognition(
            VIETNAMESE if own_words else MAPPED, mapping, 0.9 if both else 0.6 + 0.1 * (share > 0.5), certainty
        )
    return _guessed(source, kind, mapping)


def _known_columns(source: SourceFile, kind: ImportKind) -> dict[int, str]:
    mapping: dict[int, str] = {}
    taken: set[str] = set()
    for index, head in enumerate(source.heads):
        key = key_for_head(head, kind)
        if key and key not in taken:  # of two columns with one meaning the first counts
            mapping[index] = key
            taken.add(key)
    return mapping


def _guessed(source: SourceFile, kind: ImportKind, known: dict[int, str]) -> Recognition:
    """Columns nobody names in a known way: by words inside their heads, then by what stands in them."""
    mapping, certainty = dict(known), dict.fromkeys(known, 1.0)
    sample = source.sample(100)
    for index, head in enumerate(source.heads):
        if index in mapping:
            continue
        key, sure = _by_words(head, kind)
        if not key:
            key, sure = _by_content([shown(row[index + 1]).strip() for row in sample], kind)
        if key and key not in mapping.values():
            mapping[index], certainty[index] = key, sure
    good = any(needed <= set(mapping.values()) for needed in NEEDED[kind])
    confidence = min(certainty.values(), default=0.0) * (0.7 if good else 0.3)
    return Recognition(MAPPED, mapping, confidence, certainty)


def _by_words(head: str, kind: ImportKind) -> tuple[str, float]:
    words = set(tidy_head(head).split())
    best, score = "", 0.0
    for field in FIELDS[kind]:
        for name in (field.english, field.vietnamese, *field.aliases):
            parts = set(fold(name).split())
            if parts <= words and len(parts) / len(words) > score:
                best, score = field.key, len(parts) / len(words)
    return (best, 0.5 + 0.3 * score) if score >= 0.3 else ("", 0.0)


def _by_content(cells: list[str], kind: ImportKind) -> tuple[str, float]:
    filled = [cell for cell in cells if cell]
    if len(filled) < 3:
        return "", 0.0
    keys = {field.key for field in FIELDS[kind]}
    if "barcodes" in keys and sum(map(is_valid_gtin, filled)) > len(filled) * 0.7:
        return "barcodes", 0.8
    if "images" in keys and sum(cell.startswith(("http://", "https://")) for cell in filled) > len(filled) * 0.8:
        return "images", 0.6
    if "emails" in keys and sum("@" in cell for cell in filled) > len(filled) * 0.8:
        return "emails", 0.8
    return "", 0.0

"""Which variant and which product of the book the rows of a file speak of: known by SKU, then by barcode, never by
name alone."""

from __future__ import annotations

from storemanager.domain.catalog import ProductKind, barcode_key, sku_key
from storemanager.importexport.drafts import Parsed, ProductDraft, VariantDraft
from storemanager.importexport.formats import OWN
from storemanager.importexport.formats.generated import made_sku
from storemanager.importexport.known_products import KnownProducts
from storemanager.texts import translate, verbatim


class ProductMatcher:
    """Matches one file, chunk by chunk; remembers across chunks what two rows must not share."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._own = parsed.format == OWN
        self._skus: dict[str, tuple[int, str]] = {}
        self._codes: dict[str, tuple[int, str]] = {}

    def variant_of(self, draft: ProductDraft, variant: VariantDraft, known: KnownProducts) -> int | None:
        """The variant of the book this row speaks of; codes two rows or two goods share are named."""
        values, problems, head = variant.values, draft.problems, self._parsed.head("sku")
        sku = values.get("sku", "").strip()
        by_code = [
            owner
            for code in values.get("barcodes", ())
            if (owner := known.by_barcode.get(barcode_key(code))) is not None
        ]
        match = known.by_sku.get(sku_key(sku)) if sku else None
        if match is None and by_code:
            match = by_code[0]
            if not sku:
                values["sku"] = sku = match[1]
            else:
                problems.warn(
                    variant.row,
                    head,
                    translate("files", "Known by its barcode as {old}; its SKU becomes {new}.")(old=match[1], new=sku),
                )
        if not sku:
            if draft.values.get("kind") is ProductKind.GROUPED and self._own:
                draft.variants = [each for each in draft.variants if each is not variant]
            elif not any(each.row == variant.row and each.column == head for each in problems):
                problems.error(
                    variant.row,
                    head,
                    translate("files", "Empty. Every row needs a SKU by which the goods are known."),
                    made_sku(draft.values.get("name", ""), *values.get("options", ()))
                    if draft.values.get("name")
                    else None,
                )
            return None
        self._unique(draft, variant, sku, head)
        for code in values.get("barcodes", ()):
            self._unique_code(draft, variant, sku, code)
            owner = known.by_barcode.get(barcode_key(code))
            if owner is not None and (match is None or owner[0] != match[0]):
                problems.error(
                    variant.row,
                    self._parsed.head("barcodes"),
                    translate("files", "The barcode {code} belongs to {sku} in the book.")(code=code, sku=owner[1]),
                )
        return match[0] if match else None

    def product_of(self, draft: ProductDraft, matches: list[int | None], known: KnownProducts) -> int | None:
        """The product of the book its variants belong to, or its handle names; two products in one draft are named."""
        products = {known.product_of[match] for match in matches if match is not None}
        if len(products) > 1:
            draft.problems.error(
                draft.rows[0],
                self._parsed.head("sku"),
                translate("files", "The rows of “{name}” belong to different products in the book.")(
                    name=draft.values.get("name", "")
                ),
            )
        if products:
            return min(products)
        return known.by_handle.get(draft.values.get("handle") or "")

    def _unique(self, draft: ProductDraft, variant: VariantDraft, sku: str, head: str) -> None:
        first = self._skus.setdefault(sku_key(sku), (variant.row, sku))
        if first[0] == variant.row:
            return
        if first[1].strip() == sku.strip():
            text = translate("files", "The SKU {sku} stands in row {row} already.")(
                sku=sku, row=verbatim(str(first[0]))
            )
        else:
            text = translate("files", "{sku} differs only in capitals or spaces from {other} in row {row}.")(
                sku=sku, other=first[1], row=verbatim(str(first[0]))
            )
        draft.problems.error(variant.row, head, text)

    def _unique_code(self, draft: ProductDraft, variant: VariantDraft, sku: str, code: str) -> None:
        first = self._codes.setdefault(barcode_key(code), (variant.row, sku))
        if first[0] != variant.row:
            draft.problems.error(
                variant.row,
                self._parsed.head("barcodes"),
                translate("files", "The barcode {code} stands at {sku} in row {row} already.")(
                    code=code, sku=first[1], row=verbatim(str(first[0]))
                ),
            )

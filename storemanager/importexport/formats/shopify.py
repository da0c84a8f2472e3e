"""Shopify's product file: the first row of a handle describes the product, each row with an option value or a price
is a variant, and rows with only a picture add pictures. A product without options is written as Title / Default
Title."""

from __future__ import annotations

from collections.abc import Iterator

from storemanager.domain.catalog import ProductStatus
from storemanager.domain.folding import fold
from storemanager.domain.imports import ImportKind
from storemanager.importexport.cells import plain, shown
from storemanager.importexport.drafts import ProductDraft, ShopFacts, VariantDraft
from storemanager.importexport.formats.flat import columns_of
from storemanager.importexport.formats.generated import made_sku
from storemanager.importexport.lists import category_paths, others
from storemanager.importexport.reading import SourceFile, SourceRow
from storemanager.importexport.values import Column
from storemanager.texts import translate

TYPED = {
    "variant sku": "sku",
    "variant barcode": "barcodes",
    "variant price": "price",
    "variant compare at price": "sale_price",  # read here, put right in `_prices`
    "compare-at price": "sale_price",
    "price": "price",
    "cost per item": "cost",
    "variant inventory qty": "stock",
    "variant grams": "weight_grams",
    "title": "name",
    "body (html)": "description",
    "vendor": "brand",
}
_HANDLED = frozenset(
    {
        "handle",
        "tags",
        "type",
        "product category",
        "published",
        "status",
        "image src",
        "image position",
        "image alt text",
        "variant image",
        *(f"option{place} {part}" for place in (1, 2, 3) for part in ("name", "value")),
    }
)
_OF_VARIANT = ("variant ", "cost per item", "image", "option", "price", "compare-at")


def read_products(source: SourceFile, facts: ShopFacts) -> Iterator[ProductDraft]:
    """The products of a Shopify file, those of one handle together."""
    places = {fold(head): index + 1 for index, head in enumerate(source.heads)}
    mapping = {places[head] - 1: key for head, key in TYPED.items() if head in places}
    columns = columns_of(source, ImportKind.PRODUCTS, mapping, facts, source.rows, own=False)
    reader = _Reader(source, places, columns)
    current, draft = "", None
    for row in _by_handle(source, places["handle"]):
        handle = reader.said(row, "handle")
        if draft is None or handle != current:
            if draft is not None:
                yield reader.finished(draft)
            draft, current = reader.begun(row, handle), handle
        reader.add(draft, row)
    if draft is not None:
        yield reader.finished(draft)


def _by_handle(source: SourceFile, place: int) -> Iterator[SourceRow]:
    """The rows in order, those of a handle that comes again later moved up to its first ones."""
    order: dict[str, list[int]] = {}
    for index, row in enumerate(source.rows):
        order.setdefault(plain(shown(row[place])) or f"\0{index}", []).append(index)
    return (source.rows[index] for indexes in order.values() for index in indexes)


class _Reader:
    """One file's columns, and how its rows become drafts."""

    def __init__(self, source: SourceFile, places: dict[str, int], columns: list[Column]) -> None:
        self._heads = {head: source.heads[place - 1] for head, place in places.items()}
        self._places = places
        self._columns = columns
        typed = {fold(each.head) for each in columns}
        rest = [(head, place) for head, place in places.items() if head and head not in typed | _HANDLED]
        self._rest_of_variant = [each for each in rest if each[0].startswith(_OF_VARIANT)]
        self._rest_of_product = [each for each in rest if not each[0].startswith(_OF_VARIANT)]

    def said(self, row: SourceRow, head: str) -> str:
        place = self._places.get(head)
        return plain(shown(row[place])) if place else ""

    def begun(self, row: SourceRow, handle: str) -> ProductDraft:
        draft = ProductDraft(values={"handle": handle or None, "images": []})
        names = [self.said(row, f"option{place} name") for place in (1, 2, 3)]
        if [name for name in names if name] != ["Title"] or self.said(row, "option1 value") != "Default Title":
            draft.values["options"] = tuple(name for name in names if name)
        else:
            draft.values["options"] = ()
        if tags := others(self.said(row, "tags")):
            draft.values["tags"] = tags
        categories = category_paths(self.said(row, "product category"), commas=False)
        if kind := self.said(row, "type"):
            categories = ((kind,), *categories)
        if categories:
            draft.values["categories"] = tuple(dict.fromkeys(categories))
        if status := self._status(row):
            draft.values["status"] = status
        if extra := self._extra(row, self._rest_of_product):
            draft.values["extra"] = {"shopify": extra}
        if not handle:
            draft.problems.error(
                row[0],
                self._heads["handle"],
                translate("files", "The handle is missing: it holds a product's rows together."),
                made_sku(self.said(row, "title")).lower(),
            )
        return draft

    def _status(self, row: SourceRow) -> ProductStatus | None:
        word = self.said(row, "status").casefold()
        if word in ("active", "draft", "archived"):
            status = ProductStatus(word)
            if status is not ProductStatus.ACTIVE:
                return status
        published = self.said(row, "published").casefold()
        if published == "false":
            return ProductStatus.DRAFT
        return ProductStatus.ACTIVE if published == "true" or word == "active" else None

    def add(self, draft: ProductDraft, row: SourceRow) -> None:
        number = row[0]
        draft.rows.append(number)
        if address := self.said(row, "image src"):
            position = self.said(row, "image position")
            draft.values["images"].append(
                (
                    int(position) if position.isdigit() else len(draft.values["images"]) + 1,
                    address,
                    self.said(row, "image alt text"),
                )
            )
        is_variant = any(self.said(row, head) for head in ("option1 value", "variant price", "variant sku", "price"))
        variant = VariantDraft(number)
        for each in self._columns:
            cell = row[each.index + 1]
            if cell == "" or not (is_variant or each.field.of_product):
                continue
            value = each.parse(number, cell, draft.problems)
            if value is None:
                continue
            if each.field.of_product:
                draft.values.setdefault(each.key, value)
            elif each.key == "stock":
                variant.values["stock"] = {"": value}
            else:
                variant.values[each.key] = value
        if is_variant:
            self._settle(draft, variant, row)

    def _settle(self, draft: ProductDraft, variant: VariantDraft, row: SourceRow) -> None:
        values = variant.values
        values["options"] = tuple(
            self.said(row, f"option{place} value") for place in range(1, len(draft.values["options"]) + 1)
        )
        self._prices(draft, variant)
        if not values.get("weight_grams"):
            values.pop("weight_grams", None)  # Shopify writes 0 where nobody gave a weight
        if address := self.said(row, "variant image"):
            values["image_url"] = address
        if extra := self._extra(row, self._rest_of_variant):
            values["extra"] = {"shopify": extra}
        if not values.get("sku") and not any(
            p.row == row[0] and p.column == self._heads.get("variant sku") for p in draft.problems
        ):
            values["sku"] = made_sku(draft.values["handle"] or "", *values["options"])
            draft.problems.warn(
                row[0],
                self._heads.get("variant sku", "Variant SKU"),
                translate("files", "Without a SKU. It gets {sku}, the same at every import of this file.")(
                    sku=values["sku"]
                ),
            )
        draft.variants.append(variant)

    def _prices(self, draft: ProductDraft, variant: VariantDraft) -> None:
        """Shopify's price is what is paid now; “compare at” is the ordinary price it is compared with."""
        values = variant.values
        ordinary = values.pop("sale_price", None)
        now_paid = values.get("price")
        if ordinary is None or now_paid is None:
            return
        if ordinary > now_paid:
            values["price"], values["sale_price"] = ordinary, now_paid
        elif ordinary and ordinary < now_paid:
            head = next(each.head for each in self._columns if each.key == "sale_price")
            draft.problems.warn(
                variant.row,
                head,
                translate("files", "The price to compare with is lower than the price; it is left out."),
            )

    def _extra(self, row: SourceRow, places: list[tuple[str, int]]) -> dict[str, str]:
        return {self._heads[head]: shown(row[place]) for head, place in places if row[place] != ""}

    def finished(self, draft: ProductDraft) -> ProductDraft:
        images = sorted(draft.values.pop("images"), key=lambda image: image[0])
        if images:
            draft.values["images"] = tuple((address, alt) for _, address, alt in images)
        return draft

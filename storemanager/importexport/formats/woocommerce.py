"""WooCommerce's product file: a variable product and its variations are rows of their own; a variation names its
parent by SKU or as "id:44". What we have no field for is kept under `extra`, so that nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from storemanager.domain.catalog import ProductKind, ProductStatus
from storemanager.domain.folding import fold
from storemanager.domain.imports import ImportKind
from storemanager.importexport.cells import plain, shown
from storemanager.importexport.drafts import ProductDraft, ShopFacts, VariantDraft
from storemanager.importexport.formats.flat import columns_of
from storemanager.importexport.formats.generated import made_sku
from storemanager.importexport.lists import addresses, category_paths, others
from storemanager.importexport.reading import SourceFile, SourceRow
from storemanager.importexport.values import Column
from storemanager.texts import translate

_TYPED = {
    "sku": "sku",
    "gtin, upc, ean, or isbn": "barcodes",
    "name": "name",
    "regular price": "price",
    "sale price": "sale_price",
    "date sale price starts": "sale_from",
    "date sale price ends": "sale_to",
    "cost of goods": "cost",
    "stock": "stock",
    "brands": "brand",
    "low stock amount": "reorder_point",
}
_HANDLED = frozenset(
    {"type", "published", "short description", "description", "categories", "tags", "images", "parent"}
)
_ATTRIBUTE = re.compile(r"attribute (\d+) (name|value\(s\)|visible|global|default)")
_IN_STOCK = frozenset({"1", "yes", "backorder"})
"""What the website's exporter writes under "In stock?" for what can be bought."""
_NO_GOODS = {"grouped": ProductKind.GROUPED, "external": ProductKind.EXTERNAL}


def read_products(source: SourceFile, facts: ShopFacts) -> Iterator[ProductDraft]:
    """The products of a WooCommerce file with their variations, wherever those stand in it."""
    reader = _Reader(source, facts)
    children, parents = _families(source, reader)
    for index, row in enumerate(source.rows):
        if reader.types(row) & {"variation"}:
            parent = reader.said(row, "parent")
            if _parent_key(parent) not in parents:
                yield reader.orphan(row, parent)
            continue
        own = [place for key in _names_of(row, reader) for place in children.get(key, ())]
        yield reader.product(row, [source.rows[place] for place in sorted(set(own)) if place != index])


def _families(source: SourceFile, reader: _Reader) -> tuple[dict[str, list[int]], set[str]]:
    children: dict[str, list[int]] = {}
    parents: set[str] = set()
    for index, row in enumerate(source.rows):
        if "variation" in reader.types(row):
            children.setdefault(_parent_key(reader.said(row, "parent")), []).append(index)
        else:
            parents.update(_names_of(row, reader))
    return children, parents


def _parent_key(parent: str) -> str:
    return parent.strip().casefold()


def _names_of(row: SourceRow, reader: _Reader) -> list[str]:
    names = [reader.said(row, "sku").casefold(), f"id:{reader.said(row, 'id')}"]
    return [name for name in names if name not in ("", "id:")]


class _Reader:
    """One file's columns, and how its rows become drafts."""

    def __init__(self, source: SourceFile, facts: ShopFacts) -> None:
        self._places: dict[str, int] = {}
        for index, head in enumerate(source.heads):
            self._places.setdefault(fold(head), index + 1)
        self._heads = source.heads
        mapping = {self._places[head] - 1: key for head, key in _TYPED.items() if head in self._places}
        for head, place in self._places.items():
            if head.startswith("weight"):
                mapping[place - 1] = "weight_grams"
        self._columns: list[Column] = columns_of(source, ImportKind.PRODUCTS, mapping, facts, source.rows, own=False)
        typed = {each.index + 1 for each in self._columns}
        self._attributes = sorted({int(match[1]) for head in self._places if (match := _ATTRIBUTE.fullmatch(head))})
        self._rest = [
            place
            for head, place in self._places.items()
            if head and place not in typed and head not in _HANDLED and not _ATTRIBUTE.fullmatch(head)
        ]

    def said(self, row: SourceRow, head: str) -> str:
        place = self._places.get(head)
        return plain(shown(row[place])) if place else ""

    def types(self, row: SourceRow) -> frozenset[str]:
        return frozenset(word.strip() for word in self.said(row, "type").casefold().split(","))

    def head(self, folded: str) -> str:
        place = self._places.get(folded)
        return self._heads[place - 1] if place else folded

    def product(self, row: SourceRow, children: list[SourceRow]) -> ProductDraft:
        draft = ProductDraft(rows=[row[0], *(child[0] for child in children)])
        types = self.types(row)
        variable = "variable" in types and bool(children)
        own = self._variant(draft, row, of_parent=variable)
        self._describe(draft, row, types)
        attributes = self._attributes_of(row)
        used: set[str] = set()
        for child in children:
            used.update(fold(each["name"]) for each in self._attributes_of(child) if each["name"])
        draft.values["options"] = tuple(each["name"] for each in attributes if fold(each["name"]) in used)
        if variable:
            for child in children:
                draft.variants.append(self._variation(draft, child))
        else:
            self._settle_simple(draft, own, row, types)
        return draft

    def orphan(self, row: SourceRow, parent: str) -> ProductDraft:
        draft = ProductDraft(rows=[row[0]], values={"name": self.said(row, "name") or "?"})
        draft.problems.error(
            row[0],
            self.head("parent"),
            translate("files", "The product “{parent}” this variation belongs to is not in the file.")(parent=parent),
        )
        return draft

    def _describe(self, draft: ProductDraft, row: SourceRow, types: frozenset[str]) -> None:
        values = draft.values
        for key, head in (("description", "description"), ("short_description", "short description")):
            if text := self.said(row, head):
                values[key] = text.replace("\\n", "\n")
        if published := self.said(row, "published"):
            values["status"] = ProductStatus.ACTIVE if published == "1" else ProductStatus.DRAFT
        values["kind"] = next(
            (kind for word, kind in _NO_GOODS.items() if word in types),
            ProductKind.SERVICE if types & {"virtual", "downloadable"} else ProductKind.STANDARD,
        )
        if categories := category_paths(self.said(row, "categories"), commas=True):
            values["categories"] = categories
        if tags := others(self.said(row, "tags").replace("\\,", "\x00")):
            values["tags"] = tuple(tag.replace("\x00", ",") for tag in tags)
        if images := addresses(self.said(row, "images")):
            values["images"] = tuple((address, "") for address in images)
        extra: dict[str, Any] = self._extra(row)
        if attributes := [each for each in self._attributes_of(row) if each["name"]]:
            extra["attributes"] = attributes
        if "variable" in types and (sku := self.said(row, "sku")):
            extra["SKU"] = sku
        extra["Type"] = self.said(row, "type")
        values["extra"] = {"woocommerce": extra}
        if not types & {
            "simple",
            "variable",
            "grouped",
            "external",
            "virtual",
            "downloadable",
            "bundle",
            "subscription",
        }:
            draft.problems.warn(
                row[0],
                self.head("type"),
                translate("files", "“{value}” is not known here and is left out.")(value=self.said(row, "type")),
            )

    def _settle_simple(self, draft: ProductDraft, own: VariantDraft, row: SourceRow, types: frozenset[str]) -> None:
        own.values["options"] = ()
        if draft.values["kind"] is not ProductKind.STANDARD:
            own.values["track_stock"] = False
        self._settle_counting(draft, own, row)
        if "variable" in types:
            draft.problems.warn(
                row[0],
                self.head("type"),
                translate("files", "The file has no variations of this product; it comes in as one without options."),
            )
        self._need_sku(draft, own, row, (self.said(row, "name"),))
        draft.variants.append(own)

    def _variation(self, draft: ProductDraft, row: SourceRow) -> VariantDraft:
        variant = self._variant(draft, row, of_parent=False)
        said = {fold(each["name"]): each["values"] for each in self._attributes_of(row)}
        # An empty value means "any": every size under one price and one SKU.
        variant.values["options"] = tuple(said.get(fold(name), "") for name in draft.values["options"])
        if images := addresses(self.said(row, "images")):
            variant.values["image_url"] = images[0]
        if self.said(row, "published") in ("0", "-1"):
            variant.values["active"] = False
        extra = self._extra(row)
        for head in ("description", "name"):
            if text := self.said(row, head):
                extra[self.head(head)] = text.replace("\\n", "\n")
        variant.values["extra"] = {"woocommerce": extra}
        if "virtual" in self.types(row) or "downloadable" in self.types(row):
            variant.values["track_stock"] = False
        self._settle_counting(draft, variant, row)
        self._need_sku(draft, variant, row, (draft.values.get("name", ""), *variant.values["options"]))
        return variant

    def _variant(self, draft: ProductDraft, row: SourceRow, *, of_parent: bool) -> VariantDraft:
        """The typed cells of a row; of a variable product's own row only those that describe the product."""
        variant = VariantDraft(row[0])
        for each in self._columns:
            cell = row[each.index + 1]
            if cell == "" or (of_parent and not each.field.of_product) or (each.key == "stock" and self._shares(row)):
                continue
            value = each.parse(row[0], cell, draft.problems)
            if value is None:
                continue
            if each.field.of_product:
                draft.values.setdefault(each.key, value)
            elif each.key == "stock":
                variant.values["stock"] = {"": value}
            else:
                variant.values[each.key] = value
        return variant

    def _settle_counting(self, draft: ProductDraft, variant: VariantDraft, row: SourceRow) -> None:
        """What is in stock there without a number is not counted there: it would be sold out here, were it counted
        from nothing. The website's exporter writes "parent" where the variations share the product's number."""
        if "stock" in variant.values or not variant.values.get("track_stock", True):
            return
        if self._shares(row):
            draft.problems.warn(
                row[0],
                self.head("stock"),
                translate(
                    "files", "The website keeps one number for all kinds of this product. Count how many of each."
                ),
            )
        elif self.said(row, "in stock?").casefold() in _IN_STOCK:
            variant.at_first["track_stock"] = False
            draft.problems.note(
                row[0],
                self.head("stock"),
                translate(
                    "files",
                    "The website does not count it. New here, it comes in as not counted and stays on sale; switch on "
                    "“Count the stock” in it when you have counted it.",
                ),
            )

    def _shares(self, row: SourceRow) -> bool:
        return self.said(row, "stock").casefold() == "parent"

    def _need_sku(self, draft: ProductDraft, variant: VariantDraft, row: SourceRow, words: tuple[str, ...]) -> None:
        refused = any(each.row == row[0] and each.column == self.head("sku") for each in draft.problems)
        if variant.values.get("sku") or refused:
            return
        number = self.said(row, "id")
        variant.values["sku"] = f"WOO-{number}" if number else made_sku(*words)
        draft.problems.warn(
            row[0],
            self.head("sku"),
            translate("files", "Without a SKU. It gets {sku}, the same at every import of this file.")(
                sku=variant.values["sku"]
            ),
        )

    def _attributes_of(self, row: SourceRow) -> list[dict[str, str]]:
        found = []
        for place in self._attributes:
            if name := self.said(row, f"attribute {place} name"):
                attribute = {"name": name, "values": self.said(row, f"attribute {place} value(s)").replace("\\,", ",")}
                for part in ("visible", "global", "default"):
                    if said := self.said(row, f"attribute {place} {part}"):
                        attribute[part] = said
                found.append(attribute)
        return found

    def _extra(self, row: SourceRow) -> dict[str, Any]:
        return {self._heads[place - 1]: shown(row[place]) for place in self._rest if row[place] != ""}

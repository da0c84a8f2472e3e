"""What Shopee wants to know before it takes an item: its categories, the attributes and brands of each, and its rules.

Not verified against the official schemas (they say nothing of these calls): `product/get_category`,
`product/get_attribute_tree` and `product/get_brand_list` are read as the public guides and several client libraries
read them; the lengths of `RULES` are those of Vietnam. Shopee's own refusal is quoted where they turn out to be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any

from storemanager.channels.base import FieldInput, ImageRules, ListingField, ListingRules, RemoteCategory
from storemanager.channels.errors import RejectedError
from storemanager.channels.plain import plain_name
from storemanager.channels.shopee import values
from storemanager.channels.shopee.api import REGION, ShopeeApi
from storemanager.texts import Text, translate

Row = dict[str, Any]
MOST_TIERS, MOST_MODELS, MOST_PICTURES, MOST_PICTURE_BYTES = 2, 50, 9, 10_000_000
RULES = ListingRules(
    title_most=120,
    description_most=5000,
    description_least=1,
    plain_description=True,
    images=ImageRules(least=1, most=MOST_PICTURES, most_bytes=MOST_PICTURE_BYTES, upload=True),
    category=True,
    weight=True,
    options=MOST_TIERS,
    variants=MOST_MODELS,
)
BRAND = "brand"
SIZES = ("package_length", "package_width", "package_height")
NO_BRAND, NO_BRAND_NAME = "0", "NoBrand"
_BRANDS_A_PAGE, _BRANDS_SHOWN, _BRANDS_SEARCHED = 100, 300, 3000
_LANGUAGES = {"VN": "vi", "TW": "zh-hant", "ID": "id", "TH": "th", "BR": "pt-br", "MX": "es-mx", "CO": "es-CO"}
_SINGLE, _SINGLE_OWN, _TEXT, _SEVERAL, _SEVERAL_OWN = 1, 2, 3, 4, 5  # input_type
_WHOLE, _DECIMAL, _DATE = 1, 3, 4  # input_validation_type
_WITH_UNIT = 2  # format_type


@dataclass(frozen=True)
class Attribute:
    """One attribute of a category. `value_units`: the unit of each value that Shopee offers itself. `only_with`: the
    attribute and the value that it belongs to; it is `needed` only there."""

    field: ListingField
    needed: bool
    units: tuple[str, ...] = ()
    value_units: dict[str, str] = dataclass_field(default_factory=dict)
    only_with: tuple[str, str] = ("", "")


class FormDesk:
    """The forms of one shop; what was asked once is known for as long as the connector lives."""

    def __init__(self, api: ShopeeApi) -> None:
        self._api = api
        self._categories: tuple[RemoteCategory, ...] | None = None
        self._attributes: dict[str, tuple[Attribute, ...]] = {}
        self._brands: dict[str, ListingField] = {}

    # --- Categories ---

    def categories(self) -> tuple[RemoteCategory, ...]:
        """Only the last ones of the tree: into others nothing can be put."""
        if self._categories is None:
            answer = self._api.get("product/get_category", self._language())
            self._categories = _leaves(self._api.rows(answer, "category_list", "get_category", key="category_id"))
        return self._categories

    def category(self, wanted: str, named: Sequence[tuple[str, ...]]) -> RemoteCategory:
        """The category that was chosen; where none was, the only one that is called like one of the product's own.
        Raises RejectedError."""
        known = self.categories()
        if wanted:
            found = [each for each in known if each.remote_id == wanted]
            if not found:
                raise self._no_category(
                    translate("shopee", "{account} has no category with the number {id} any more."), wanted
                )
            return found[0]
        for path in named:
            same = [each for each in known if _folded(each.path) == _folded(path)]
            same = same or [each for each in known if _folded(each.path[-1:]) == _folded(path[-1:])]
            if len(same) == 1:
                return same[0]
        raise self._no_category(
            translate("shopee", "{account} wants to know which of its categories the product belongs to.")
        )

    def _no_category(self, message: Text, number: str = "") -> RejectedError:
        advice = translate("shopee", "Choose a category of Shopee for the product, then try again.")
        return RejectedError(message(account=self._api.account, id=number), advice, code="category")

    # --- The form of a category ---

    def fields(self, category_id: str) -> list[ListingField]:
        """Attributes, brand and the size of the parcel; what is required comes first."""
        self.category(category_id, ())
        found = [each.field for each in self.attributes(category_id)]
        found += [self.brands(category_id), *_parcel()]
        return sorted(found, key=lambda each: not each.required)

    def attributes(self, category_id: str) -> tuple[Attribute, ...]:
        if category_id not in self._attributes:
            asked = {"category_id_list": [category_id], **self._language()}
            answer = self._api.get("product/get_attribute_tree", asked)
            trees = self._api.rows(answer, "list", "get_attribute_tree")
            mine = [each for each in trees if values.text(each.get("category_id") or category_id) == category_id]
            rows = [row for tree in mine for row in values.rows(tree.get("attribute_tree"))]
            self._attributes[category_id] = tuple(_attributes(rows))
        return self._attributes[category_id]

    # --- Brands ---

    def brands(self, category_id: str) -> ListingField:
        """The brands of a category; of a long list the first ones, and others by their name."""
        if category_id not in self._brands:
            choices: dict[str, str] = {}
            needed = cut = False
            for answer in self._brand_pages(category_id):
                needed = needed or bool(answer.get("is_mandatory"))
                choices |= _brands(answer)
                cut = bool(answer.get("has_next_page")) and len(choices) >= _BRANDS_SHOWN
                if cut:
                    break
            none = {NO_BRAND: str(translate("shopee", "No brand"))} if not needed or NO_BRAND in choices else {}
            shown = {**none, **{number: name for number, name in choices.items() if number != NO_BRAND}}
            self._brands[category_id] = ListingField(
                BRAND, str(translate("shopee", "Brand")), FieldInput.CHOICE, needed, tuple(shown.items()), own=cut
            )
        return self._brands[category_id]

    def brand_named(self, category_id: str, name: str) -> tuple[str, str] | None:
        """(number, name) of a brand that is known only by its name."""
        seen = 0
        for answer in self._brand_pages(category_id):
            found = _brands(answer)
            for number, known in found.items():
                if known.casefold() == name.strip().casefold():
                    return number, known
            seen += len(found)
            if seen >= _BRANDS_SEARCHED:
                return None
        return None

    def _brand_pages(self, category_id: str) -> Iterator[Row]:
        offset = 0
        while True:
            asked = {"category_id": category_id, "status": 1, "offset": offset, "page_size": _BRANDS_A_PAGE}
            answer = self._api.get("product/get_brand_list", asked | self._language())
            yield answer
            following = self._api.number(answer, "next_offset", "get_brand_list")
            if not answer.get("has_next_page") or following <= offset:
                return
            offset = following

    def _language(self) -> Row:
        language = _LANGUAGES.get(self._api.settings.values.get(REGION, ""))
        return {"language": language} if language else {}


def _leaves(rows: Sequence[Row]) -> tuple[RemoteCategory, ...]:
    by_id = {row["category_id"]: row for row in rows}
    found: list[RemoteCategory] = []
    for row in rows:
        if row.get("has_children"):
            continue
        path: list[str] = []
        step: Row | None = row
        while step is not None and len(path) < 12:  # a tree that bites its own tail ends somewhere
            path.insert(0, plain_name(step.get("display_category_name") or step.get("original_category_name")))
            step = by_id.get(step.get("parent_category_id"))
        found.append(RemoteCategory(str(row["category_id"]), tuple(path)))
    return tuple(sorted(found, key=lambda each: each.path))


def _folded(path: Sequence[str]) -> list[str]:
    return [name.strip().casefold() for name in path]


def _brands(answer: Row) -> dict[str, str]:
    return {
        values.text(row.get("brand_id")): plain_name(row.get("display_brand_name") or row.get("original_brand_name"))
        for row in values.rows(answer.get("brand_list"))
    }


# --- Attributes ---


def _attributes(rows: Sequence[Row], only_with: tuple[str, str] = ("", ""), before: str = "") -> Iterator[Attribute]:
    """Those of a tree, one after the other: some belong only to one value of another."""
    for row in rows:
        if not row.get("attribute_id"):
            continue
        made = _attribute(row, only_with, before)
        yield made
        for value in values.rows(row.get("attribute_value_list")):
            mine = (made.field.key, values.text(value.get("value_id")))
            yield from _attributes(values.rows(value.get("child_attribute_list")), mine, f"{_name(value)}: ")


def _attribute(row: Row, only_with: tuple[str, str], before: str) -> Attribute:
    info = values.row(row.get("attribute_info"))
    kind, checked = values.stamp(info.get("input_type")), values.stamp(info.get("input_validation_type"))
    offered = [] if kind == _TEXT else values.rows(row.get("attribute_value_list"))
    units = tuple(values.texts(info.get("attribute_unit_list"))) if info.get("format_type") == _WITH_UNIT else ()
    needed = bool(row.get("mandatory") or row.get("is_mandatory"))
    made = ListingField(
        key=values.text(row["attribute_id"]),
        label=before + _name(row),
        input=_input(kind, checked),
        required=needed and not only_with[0],
        choices=tuple((values.text(each.get("value_id")), _name(each)) for each in offered),
        own=kind in (_SINGLE_OWN, _SEVERAL_OWN),
        units=units,
        most_choices=values.stamp(info.get("max_value_count")) or None if kind in (_SEVERAL, _SEVERAL_OWN) else None,
    )
    value_units = {values.text(each.get("value_id")): values.text(each.get("value_unit")) for each in offered}
    return Attribute(made, needed, units, value_units, only_with)


def _input(kind: int, checked: int) -> FieldInput:
    if kind in (_SEVERAL, _SEVERAL_OWN):
        return FieldInput.CHOICES
    if kind in (_SINGLE, _SINGLE_OWN):
        return FieldInput.CHOICE
    return {_WHOLE: FieldInput.NUMBER, _DECIMAL: FieldInput.NUMBER, _DATE: FieldInput.DATE}.get(
        checked, FieldInput.TEXT
    )


def _name(row: Row) -> str:
    """In the language that was asked for, where there is one."""
    told = [values.text(each.get("value")) for each in values.rows(row.get("multi_lang"))]
    plain = row.get("name") or row.get("display_value_name") or row.get("display_attribute_name")
    return plain_name(told[0] if len(told) == 1 and told[0] else plain)


def _parcel() -> list[ListingField]:
    """Some carriers reckon by the size of the parcel."""
    labels = (
        translate("shopee", "Length of the parcel (cm)"),
        translate("shopee", "Width of the parcel (cm)"),
        translate("shopee", "Height of the parcel (cm)"),
    )
    plain = ListingField("", "", FieldInput.NUMBER)
    return [replace(plain, key=key, label=str(said)) for key, said in zip(SIZES, labels, strict=True)]

"""Categories, the attributes that each asks for, and its brands. Not known officially, as the public guides show
them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemanager.practice.http import Json
from storemanager.practice.shopee.calls import Call
from storemanager.practice.shopee.errors import ApiError

if TYPE_CHECKING:
    from storemanager.practice.shopee.floor import Floor

Row = dict[str, Json]
HOME_AND_LIVING, TABLEWARE, MUGS, VASES = 100636, 100712, 101190, 101191
FASHION, SHIRTS = 100009, 100047
FITNESS, WEIGHTS = 100637, 101240
_TREE = (
    (HOME_AND_LIVING, 0, "Nhà Cửa & Đời Sống", "Home & Living"),
    (TABLEWARE, HOME_AND_LIVING, "Đồ dùng phòng ăn", "Dinnerware"),
    (MUGS, TABLEWARE, "Cốc & Ly", "Mugs & Cups"),
    (VASES, TABLEWARE, "Bình hoa", "Vases"),
    (FASHION, 0, "Thời Trang", "Fashion"),
    (SHIRTS, FASHION, "Áo thun", "T-shirts"),
    (FITNESS, 0, "Thể Thao", "Sports"),
    (WEIGHTS, FITNESS, "Tạ", "Weights"),
)
MATERIAL, CAPACITY, ORIGIN, MADE_ON, COLOURS, KIND, BODY_KIND = (100061, 100062, 100037, 100063, 100064, 100643, 100602)


def _values(*pairs: tuple[int, str], unit: str = "") -> list[Row]:
    return [{"value_id": number, "name": name, "value_unit": unit} for number, name in pairs]


def _attribute(
    number: int, name: str, kind: int, *, needed: bool = False, checked: int = 2, values: list[Row] | None = None,
    units: tuple[str, ...] = (), most: int = 1,
) -> Row:  # fmt: skip
    info = {
        "input_type": kind, "input_validation_type": checked, "format_type": 2 if units else 1,
        "attribute_unit_list": list(units), "max_value_count": most, "is_oem": False, "support_search_value": False,
    }  # fmt: skip
    return {
        "attribute_id": number, "mandatory": needed, "name": name, "attribute_value_list": values or [],
        "attribute_info": info,
    }  # fmt: skip


_ORIGIN = _attribute(ORIGIN, "Xuất xứ", 1, values=_values((6737, "Việt Nam"), (6738, "Nhật Bản")))
_BODY = _attribute(BODY_KIND, "Loại tạ đeo", 5, needed=True, most=5, values=_values((3164, "Cổ chân")))
ATTRIBUTES: dict[int, list[Row]] = {
    MUGS: [
        _ORIGIN,
        _attribute(MATERIAL, "Chất liệu", 2, needed=True, values=_values((678, "Gốm"), (679, "Thủy tinh"))),
        _attribute(CAPACITY, "Dung tích", 3, checked=3, units=("ml", "l")),
        _attribute(MADE_ON, "Ngày sản xuất", 3, checked=4),
        _attribute(COLOURS, "Màu", 4, most=2, values=_values((1, "Lam"), (2, "Trắng"), (3, "Nâu"))),
    ],
    SHIRTS: [_ORIGIN],
    WEIGHTS: [
        _attribute(
            KIND,
            "Loại tạ",
            2,
            values=[*_values((3300, "Tạ đòn")), {"value_id": 3341, "name": "Tạ đeo", "child_attribute_list": [_BODY]}],
        )
    ],
}
BRANDS = {MUGS: [(0, "NoBrand"), (1_146_303, "Minh Long"), (1_146_304, "Bát Tràng")]}
BRAND_NEEDED = frozenset({WEIGHTS})
_MANY = 250
"""So many brands has the category of shirts."""


def rows(shop: Floor) -> list[Row]:
    """All categories; those that came with the goods are last ones without attributes."""
    own = tuple((number, 0, name, name) for name, number in shop.own_categories.items())
    parents = {parent for _, parent, _, _ in _TREE}
    return [
        {
            "category_id": number,
            "parent_category_id": parent,
            "original_category_name": english,
            "display_category_name": shown,
            "has_children": number in parents,
        }
        for number, parent, shown, english in (*_TREE, *own)
    ]


def last(shop: Floor, number: Json) -> int:
    """The number of a category into which something can be put. Raises ApiError."""
    found = next((row for row in rows(shop) if row["category_id"] == number and not isinstance(number, bool)), None)
    if found is None or found["has_children"]:
        raise ApiError("product.error_invalid_category", "Invalid category ID.")
    return int(found["category_id"])


def categories(shop: Floor, _call: Call) -> Json:
    """GET product/get_category."""
    return {"category_list": rows(shop)}


def attribute_tree(shop: Floor, call: Call) -> Json:
    """GET product/get_attribute_tree."""
    asked = [last(shop, number) for number in call.numbers("category_id_list", 20)]
    return {"list": [{"category_id": number, "attribute_tree": ATTRIBUTES.get(number, [])} for number in asked]}


def brands_of(category: int) -> list[tuple[int, str]]:
    if category == SHIRTS:
        return [(0, "NoBrand"), *((2_000_000 + number, f"Nhãn {number:03}") for number in range(_MANY))]
    if category in BRAND_NEEDED:
        return [(1_200_001, "Thép Việt")]
    return BRANDS.get(category, [(0, "NoBrand")])


def brands(shop: Floor, call: Call) -> Json:
    """GET product/get_brand_list."""
    category, offset, size = last(shop, call.number("category_id")), max(0, call.number("offset")), call.size()
    if call.number("status") not in (1, 2):
        raise ApiError("product.error_param", "Wrong parameters, detail: status is unknown.")
    found = brands_of(category)
    return {
        "brand_list": [
            {"brand_id": number, "original_brand_name": name, "display_brand_name": name}
            for number, name in found[offset : offset + size]
        ],
        "has_next_page": offset + size < len(found),
        "next_offset": offset + size if offset + size < len(found) else 0,
        "is_mandatory": category in BRAND_NEEDED,
        "input_type": "DROP_DOWN",
    }

"""The values of goods as the preview of an import shows them, and when two of them are the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from storemanager.domain.catalog import ProductKind, ProductStatus
from storemanager.money import Money
from storemanager.services.catalog_create import path_text
from storemanager.services.catalog_inputs import ImageInput
from storemanager.texts import Value, translate


def shown_value(key: str, value: Any, currency: str) -> Value:
    """A field's value as the preview shows it."""
    if value is None or value == () or value == {}:
        return ""
    if key in ("price", "sale_price", "cost"):
        return Money(value, currency)
    if key == "categories":
        return tuple(path_text(path) for path in value)
    if key == "images":
        return tuple(each.url for each in value)
    if isinstance(value, tuple):
        return tuple(str(each) for each in value)
    if isinstance(value, bool):
        return translate("files", "yes") if value else translate("files", "no")
    if isinstance(value, ProductStatus):
        return _STATUS_WORDS[value]
    if isinstance(value, ProductKind):
        return _KIND_WORDS[value]
    if isinstance(value, dict):
        return translate("files", "other data")
    words: Value = value
    return words


def shown_amount(units: int, scale: int) -> Value:
    """A number of units as the owner counts them: 1500 thousandths are "1.5"."""
    return units if scale == 1 else f"{Decimal(units) / scale:f}"


def plain(value: Any) -> Any:
    """Values that differ in kind only are the same: a list and a tuple, text with spaces at its edges."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, ImageInput):
        return [value.url.strip(), value.alt.strip()]
    return value or None if value is None or value == "" else value


_STATUS_WORDS = {
    ProductStatus.ACTIVE: translate("files", "on sale"),
    ProductStatus.DRAFT: translate("files", "draft"),
    ProductStatus.ARCHIVED: translate("files", "archived"),
}
_KIND_WORDS = {
    ProductKind.STANDARD: translate("files", "goods"),
    ProductKind.GROUPED: translate("files", "shown together"),
    ProductKind.EXTERNAL: translate("files", "sold elsewhere"),
    ProductKind.SERVICE: translate("files", "service"),
}

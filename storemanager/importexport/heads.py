"""Which column a head names, without regard to case, marks and stars."""

from __future__ import annotations

import re
from functools import lru_cache

from storemanager.domain.folding import fold
from storemanager.domain.imports import ImportKind
from storemanager.importexport.fields import FIELDS

# Columns there may be several of: "Option 1", "Option 1 value"; "On hand: Branch".
_OPTION_NAME = re.compile(
    r"(?:option|thuoc tinh)\s*(\d)(?: name)?|option(\d) name|ten thuoc tinh\s*(\d)|phan loai\s*(\d)"
)
_OPTION_VALUE = re.compile(
    r"(?:option|thuoc tinh)\s*(\d)\s*(?:value|gia tri)|option(\d) value|gia tri\s*(?:cua )?(?:thuoc tinh\s*)?(\d)"
)
_STOCK_AT = re.compile(r"(?:on hand|ton kho|stock)\s*[:@]\s*(.+)", re.IGNORECASE)
VERSION_HEAD = "storemanager:{kind}:1"
_DECORATION = re.compile(r"^(?:lc_\w+?_|pl_)|\s*[*]+\s*$")
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*")


def tidy_head(head: str) -> str:
    """A head as it is compared: folded, without stars and the prefixes Sapo puts before branch and price-list
    columns."""
    folded = fold(head).strip(" *")
    return _DECORATION.sub("", folded).strip()


@lru_cache(maxsize=8)
def heads_of(kind: ImportKind) -> dict[str, str]:
    """Folded head -> field key, own heads before those of others."""
    found: dict[str, str] = {}
    for field in FIELDS[kind]:
        for head in (field.english, field.vietnamese):
            found.setdefault(fold(head), field.key)
    for field in FIELDS[kind]:
        for head in field.aliases:
            found.setdefault(fold(head), field.key)
    return found


@lru_cache(maxsize=1)
def known_heads() -> frozenset[str]:
    """Every head of every kind, to find the row of heads by."""
    shopify_and_woocommerce = {
        "type",
        "published",
        "handle",
        "option1 name",
        "regular price",
        "variant price",
        "parent",
    }
    return frozenset(shopify_and_woocommerce.union(*(heads_of(kind) for kind in ImportKind)))


def key_for_head(head: str, kind: ImportKind) -> str:
    """The field a head names for certain, "option_name:1", "option_value:1", "stock_at:Branch", or ""."""
    tidy = tidy_head(head)
    heads = heads_of(kind)
    if kind in (ImportKind.PRODUCTS, ImportKind.STOCK):
        if match := _STOCK_AT.fullmatch(_without_marks(head)):
            return "stock_at:" + head[-len(match[1]) :]
        if kind is ImportKind.PRODUCTS:
            if match := _OPTION_VALUE.fullmatch(tidy):
                return f"option_value:{next(group for group in match.groups() if group)}"
            if match := _OPTION_NAME.fullmatch(tidy):
                return f"option_name:{next(group for group in match.groups() if group)}"
    return heads.get(tidy) or heads.get(_BRACKETS.sub(" ", tidy).strip(), "")


def _without_marks(head: str) -> str:
    """Folded letter by letter, so that places stay the same as in `head`."""
    return "".join(fold(letter) or letter for letter in head)

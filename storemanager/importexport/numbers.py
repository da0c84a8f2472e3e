"""Numbers as people and programs write them: 1.234.567 ₫, 1,234.50, 12,5 kg.

"1.234" may be one thousand or one and a bit. What the currency allows decides first, then the other values of the
same column; when neither does, the number is taken as thousands and the owner is asked to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache

from storemanager.importexport.cells import Cell
from storemanager.texts import Text, translate


class Style(Enum):
    """What a lone dot or comma before three digits means in one column."""

    UNKNOWN = "unknown"
    DECIMAL_DOT = "1,234.5"
    DECIMAL_COMMA = "1.234,5"


@dataclass(frozen=True, slots=True)
class NotANumberError(Exception):
    """Why a cell is not a number, and what it probably should be."""

    text: Text
    fix: str | None = None


_CURRENCY = re.compile(r"(?:vnđ|vnd|đồng|dong|usd|eur|gbp|aud|sgd|[đ₫$€£¥฿])", re.IGNORECASE)
_SIGNS = {
    "đ": {"VND"},
    "₫": {"VND"},
    "v": {"VND"},
    "d": {"VND"},
    "u": {"USD"},
    "a": {"AUD"},
    "s": {"SGD"},
    "€": {"EUR"},
    "e": {"EUR"},
    "£": {"GBP"},
    "g": {"GBP"},
    "¥": {"JPY", "CNY"},
    "฿": {"THB"},
}  # fmt: skip - what a sign, or the first letter of a name, can mean; the dollar sign has many countries
_WITHOUT_DOLLARS = frozenset({"VND", "EUR", "GBP", "JPY", "CNY", "THB"})
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']+")
_SHAPE = re.compile(r"[+-]?\d[\d.,]*|[+-]?[.,]\d+")
_SCIENTIFIC = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d+")
_THOUSANDS_LETTER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(k|tr|triệu|trieu|nghìn|nghin|ngàn|ngan)\b", re.IGNORECASE)
_LETTER_FOR_DIGIT = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "S": "5", "B": "8"})
_LOOKS_MISTYPED = re.compile(r"[\dOolISB.,]+")


def of_another_currency(cell: str, currency: str) -> bool:
    """Whether `cell` says by sign or name that it is not an amount of `currency`: $12 is not twelve đồng."""
    match = _CURRENCY.search(cell)
    if match is None:
        return False
    if match[0] == "$":
        return currency in _WITHOUT_DOLLARS
    return currency not in _SIGNS[match[0][0].lower()]


def style_of(cells: Iterable[Cell]) -> Style:
    """What the values of a column that leave no doubt say about those that do. Contradictions leave the doubt."""
    found = {style for cell in cells if isinstance(cell, str) and (style := _evidence(cell))}
    return found.pop() if len(found) == 1 else Style.UNKNOWN


def _evidence(cell: str) -> Style | None:
    if "," not in cell and "." not in cell:
        return None
    digits = _bare(cell).lstrip("+-")
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        return Style.DECIMAL_DOT if digits.rindex(".") > digits.rindex(",") else Style.DECIMAL_COMMA
    if dots + commas > 1:
        return Style.DECIMAL_COMMA if dots else Style.DECIMAL_DOT
    head, _, tail = digits.partition("." if dots else ",")
    if len(tail) == 3 and 1 <= len(head) <= 3 and head != "0":
        return None
    return Style.DECIMAL_DOT if dots else Style.DECIMAL_COMMA


def _bare(cell: str) -> str:
    return _SPACES.sub("", _CURRENCY.sub("", cell)).replace("−", "-")


@lru_cache(maxsize=4096, typed=True)
def parse(cell: Cell, style: Style, *, places: int) -> tuple[Decimal, bool]:
    """The number in `cell` and whether it is in doubt. `places` is how many decimals it can have at all (0: đồng,
    pieces). Raises NotANumberError."""
    if not isinstance(cell, str):
        if cell != cell or cell in (float("inf"), float("-inf")):
            raise NotANumberError(_not_a_number(str(cell)))
        return Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell), False
    if cell.isdecimal() and cell.isascii():
        return Decimal(cell), False
    bare = _bare(cell)
    negative = bare.startswith("(") and bare.endswith(")")  # bookkeepers' minus
    bare = bare.strip("()") if negative else bare
    if not _SHAPE.fullmatch(bare):
        raise _refusal(cell, bare)
    number, doubtful = _read(bare, style, places, cell)
    return (-number if negative else number), doubtful


def _read(bare: str, style: Style, places: int, cell: str) -> tuple[Decimal, bool]:
    dots, commas = bare.count("."), bare.count(",")
    doubtful = False
    if dots and commas:
        decimal = "." if bare.rindex(".") > bare.rindex(",") else ","
    elif dots + commas > 1:
        decimal = ""
    elif dots + commas == 1:
        mark = "." if dots else ","
        head, _, tail = bare.lstrip("+-").partition(mark)
        if len(tail) != 3 or len(head) > 3 or head in ("0", ""):
            decimal = mark
        elif places == 0:
            decimal = ""
        elif style is Style.UNKNOWN:
            decimal, doubtful = "", True
        else:
            decimal = mark if (style is Style.DECIMAL_DOT) == (mark == ".") else ""
    else:
        decimal = ""
    whole, _, fraction = bare.rpartition(decimal) if decimal else (bare, "", "")
    groups = re.split(r"[.,]", whole.lstrip("+-"))
    if len(groups) > 1 and (any(len(group) != 3 for group in groups[1:]) or not 1 <= len(groups[0]) <= 3):
        raise NotANumberError(_not_a_number(cell))
    try:
        sign = "-" if bare.startswith("-") else ""
        return Decimal(
            f"{sign}{''.join(groups) or '0'}.{fraction or '0'}" if decimal else sign + "".join(groups)
        ), doubtful
    except InvalidOperation:
        raise NotANumberError(_not_a_number(cell)) from None


def _refusal(cell: str, bare: str) -> NotANumberError:
    if cell.startswith("="):
        return NotANumberError(
            translate("files", "“{value}” is a formula, not its result. Save the file with values in Excel first.")(
                value=cell[:60]
            )
        )
    if _SCIENTIFIC.fullmatch(bare):
        return NotANumberError(
            translate("files", "“{value}” is a shortened number: its digits are lost. Type the whole number.")(
                value=cell
            )
        )
    if match := _THOUSANDS_LETTER.fullmatch(cell.strip()):
        times = 1_000_000 if match[2].lower().startswith("tr") else 1_000
        amount = Decimal(match[1].replace(",", ".")) * times
        return NotANumberError(_not_a_number(cell), f"{amount.normalize():f}")
    fix = None
    if _LOOKS_MISTYPED.fullmatch(bare) and any(letter.isdigit() for letter in bare):
        fix = bare.translate(_LETTER_FOR_DIGIT)
    return NotANumberError(_not_a_number(cell), fix)


def _not_a_number(cell: str) -> Text:
    return translate("files", "“{value}” is not a number.")(value=cell[:60])


def written(number: Decimal) -> str:
    """A number for a cell: no exponent, no needless zeros, a dot for decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

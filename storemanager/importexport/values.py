"""From the cells of one column to typed values; whatever cannot be used becomes a problem named by row and column."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo

from storemanager.domain.catalog import ProductKind, ProductStatus
from storemanager.domain.folding import fold as fold_once
from storemanager.importexport import codes, moments, numbers
from storemanager.importexport.cells import Cell, plain, revived, shown
from storemanager.importexport.drafts import ShopFacts
from storemanager.importexport.fields import Field, ValueKind
from storemanager.importexport.lists import addresses, category_paths, others, split
from storemanager.importexport.problems import ProblemList
from storemanager.money import decimals
from storemanager.texts import translate

# The same few words stand in thousands of rows.
fold = lru_cache(maxsize=4096)(fold_once)

_YES = frozenset(["1", "yes", "y", "true", "co", "x", "on", "dung", "dang", "ban", "active"]) | {
    "dang ban",
    "dang kinh doanh",
    "hien",
    "visible",
}
_NO = frozenset(["0", "no", "n", "false", "khong", "off", "sai", "-1"]) | {
    "ngung ban",
    "ngung kinh doanh",
    "an",
    "hidden",
    "",
}
STATUS_WORDS = {
    "active": ProductStatus.ACTIVE,
    "dang ban": ProductStatus.ACTIVE,
    "dang kinh doanh": ProductStatus.ACTIVE,
    "1": ProductStatus.ACTIVE,
    "true": ProductStatus.ACTIVE,
    "yes": ProductStatus.ACTIVE,
    "co": ProductStatus.ACTIVE,
    "hien": ProductStatus.ACTIVE,
    "published": ProductStatus.ACTIVE,
    "con hang": ProductStatus.ACTIVE,
    "hien thi": ProductStatus.ACTIVE,
    "moi": ProductStatus.ACTIVE,
    "draft": ProductStatus.DRAFT,
    "nhap": ProductStatus.DRAFT,
    "ban nhap": ProductStatus.DRAFT,
    "0": ProductStatus.DRAFT,
    "false": ProductStatus.DRAFT,
    "no": ProductStatus.DRAFT,
    "khong": ProductStatus.DRAFT,
    "an": ProductStatus.DRAFT,
    "-1": ProductStatus.DRAFT,
    "archived": ProductStatus.ARCHIVED,
    "ngung ban": ProductStatus.ARCHIVED,
    "ngung kinh doanh": ProductStatus.ARCHIVED,
    "luu tru": ProductStatus.ARCHIVED,
}
KIND_WORDS = {
    "standard": ProductKind.STANDARD,
    "hang hoa": ProductKind.STANDARD,
    "hang hoa thuong": ProductKind.STANDARD,
    "simple": ProductKind.STANDARD,
    "san pham thuong": ProductKind.STANDARD,
    "combo": ProductKind.STANDARD,
    "combo - dong goi": ProductKind.STANDARD,
    "bo (combo)": ProductKind.STANDARD,
    "grouped": ProductKind.GROUPED,
    "external": ProductKind.EXTERNAL,
    "service": ProductKind.SERVICE,
    "dich vu": ProductKind.SERVICE,
    "virtual": ProductKind.SERVICE,
}
_WEIGHT = re.compile(r"([\d.,\s]+?)\s*(kg|gram|gr|g|lbs?|oz)?\.?", re.IGNORECASE)
GRAMS = {
    "": Decimal(1),
    "g": Decimal(1),
    "gr": Decimal(1),
    "gram": Decimal(1),
    "kg": Decimal(1000),
    "lb": Decimal("453.59237"),
    "lbs": Decimal("453.59237"),
    "oz": Decimal("28.349523125"),
}
_SHEET_ERROR = re.compile(r"#(?:N/A|VALUE!|REF!|DIV/0!|NUM!|NAME\?|NULL!)")
LARGEST_AMOUNT = 10**15
MOST_PIECES = 2_000_000_000

_STYLED = (ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.INTEGER, ValueKind.WEIGHT)

Parse = Callable[[int, Cell, ProblemList], Any]
"""(row, cell, problems) -> the value, or None when the cell is empty or cannot be used."""


class Column:
    """One column of a file with the way its cells are read. `style` is decided once, from all its values."""

    __slots__ = ("field", "head", "index", "key", "parse")

    def __init__(self, index: int, head: str, key: str, field: Field, parse: Parse) -> None:
        self.index, self.head, self.key, self.field, self.parse = index, head, key, field, parse


def column(
    index: int, head: str, key: str, field: Field, cells: Iterable[Cell], facts: ShopFacts, *, own: bool
) -> Column:
    """The reader for one column. `own` files are read to the letter: no trimming, our own lists and marks."""
    kind = field.kind
    clean = revived if own else plain
    limit = 0 if own else field.limit
    # Our own numbers have a dot for decimals and no thousands.
    style = numbers.Style.DECIMAL_DOT if own else numbers.style_of(cells) if kind in _STYLED else numbers.Style.UNKNOWN
    parse: Parse
    if kind is ValueKind.MONEY:
        parse = partial(_money, head, style, facts.currency)
    elif kind in (ValueKind.QUANTITY, ValueKind.INTEGER):
        parse = partial(_quantity, head, style)
    elif kind is ValueKind.WEIGHT:
        parse = partial(_weight, head, style, _unit_of(head))
    elif kind is ValueKind.BOOLEAN:
        parse = partial(_boolean, head)
    elif kind is ValueKind.MOMENT:
        parse = partial(_moment, head, ZoneInfo(facts.timezone))
    elif kind is ValueKind.CODE:
        parse = partial(_own_code if own else _code, head, clean, limit)
    elif kind is ValueKind.JSON:
        parse = partial(_json, head)
    elif kind is ValueKind.CHOICE:
        parse = partial(_choice, head, field.key, clean)
    elif kind is ValueKind.LIST:
        parse = _own_list(head, key) if own else _others_list(head, key)
    else:
        parse = partial(_text, head, clean, limit)
    return Column(index, head, key, field, parse)


def _text(head: str, clean: Callable[[str], str], limit: int, row: int, cell: Cell, problems: ProblemList) -> Any:
    text = clean(cell if isinstance(cell, str) else shown(cell))
    if not text:
        return None
    if text[0] == "#" and clean is plain and _SHEET_ERROR.fullmatch(text):
        problems.error(
            row, head, translate("files", "“{value}” is a failed formula. Repair it in the file.")(value=text)
        )
        return None
    if limit and len(text) > limit:
        problems.error(
            row,
            head,
            translate("files", "The text has {length} characters; at most {limit} fit.")(length=len(text), limit=limit),
            text[:limit],
        )
        return None
    return text


def _code(head: str, clean: Callable[[str], str], limit: int, row: int, cell: Cell, problems: ProblemList) -> Any:
    if remark := codes.shortened(cell):
        problems.error(row, head, remark.text)
        return None
    return _text(head, clean, limit, row, codes.as_code(cell), problems)


def _own_code(head: str, clean: Callable[[str], str], limit: int, row: int, cell: Cell, problems: ProblemList) -> Any:
    """A code of our own file, to the letter; unless a spreadsheet has been at it since."""
    if remark := codes.shortened(cell):
        problems.error(row, head, remark.text)
        return None
    return _text(head, clean, limit, row, cell, problems)


def _number(
    head: str, style: numbers.Style, places: int, row: int, cell: Cell, problems: ProblemList
) -> Decimal | None:
    if isinstance(cell, str) and not cell.strip():
        return None
    try:
        number, doubtful = numbers.parse(cell.strip() if isinstance(cell, str) else cell, style, places=places)
    except numbers.NotANumberError as refusal:
        problems.error(row, head, refusal.text, refusal.fix)
        return None
    if doubtful:
        problems.warn(
            row,
            head,
            translate(
                "files", "“{value}” was read as {number}. Write it without a separator if it means something else."
            )(value=shown(cell), number=numbers.written(number)),
            numbers.written(number),
        )
    return number


def _money(head: str, style: numbers.Style, currency: str, row: int, cell: Cell, problems: ProblemList) -> Any:
    places = decimals(currency)
    if isinstance(cell, str) and cell.isdecimal() and len(cell) < 12 and cell.isascii():
        return int(cell) * 10**places
    if isinstance(cell, str) and numbers.of_another_currency(cell, currency):
        problems.error(
            row,
            head,
            translate("files", "“{value}” is not an amount in {currency}, the currency of the shop.")(
                value=cell[:60], currency=currency
            ),
        )
        return None
    number = _number(head, style, places, row, cell, problems)
    if number is None:
        return None
    minor = number.scaleb(places)
    if not isinstance(cell, str):  # a spreadsheet's 0.1 + 0.2
        minor = round(minor, 6).normalize()
    if minor != minor.to_integral_value():
        problems.error(
            row,
            head,
            translate(
                "files", "{value} has more decimals than {currency} has. The file may hold another currency's prices."
            )(value=shown(cell), currency=currency),
        )
        return None
    if minor > LARGEST_AMOUNT:
        problems.error(row, head, translate("files", "{value} is too large an amount.")(value=shown(cell)))
        return None
    if minor < 0:
        problems.error(row, head, translate("files", "{value} cannot be a price: enter 0 or more.")(value=shown(cell)))
        return None
    return int(minor)


def _quantity(head: str, style: numbers.Style, row: int, cell: Cell, problems: ProblemList) -> Any:
    if isinstance(cell, str) and cell.isdecimal() and len(cell) < 10 and cell.isascii():
        return int(cell)
    number = _number(head, style, 3, row, cell, problems)
    if number is None:
        return None
    if abs(number) > MOST_PIECES:
        problems.error(row, head, translate("files", "{value} is too large a number of pieces.")(value=shown(cell)))
        return None
    return int(number) if number == number.to_integral_value() else number


def _unit_of(head: str) -> str:
    match = re.search(r"\((kg|g|gram|lbs?|oz)\)", head, re.IGNORECASE)
    return match[1].lower() if match else "g"


def _weight(head: str, style: numbers.Style, unit: str, row: int, cell: Cell, problems: ProblemList) -> Any:
    if isinstance(cell, str):
        match = _WEIGHT.fullmatch(cell.strip())
        if match and match[2]:
            cell, unit = match[1], match[2].lower()
    number = _number(head, style, 3, row, cell, problems)
    if number is None:
        return None
    grams = (number * GRAMS[unit]).to_integral_value(rounding="ROUND_HALF_UP")
    if not 0 <= grams <= MOST_PIECES:
        problems.error(row, head, translate("files", "{value} cannot be a weight.")(value=shown(cell)))
        return None
    return int(grams)


def _boolean(head: str, row: int, cell: Cell, problems: ProblemList) -> Any:
    word = fold(shown(cell))
    if word in _NO:
        return False if word else None
    if word in _YES:
        return True
    problems.error(row, head, translate("files", "“{value}” is neither yes nor no.")(value=shown(cell)[:60]), "yes")
    return None


def _moment(head: str, zone: ZoneInfo, row: int, cell: Cell, problems: ProblemList) -> Any:
    if isinstance(cell, str) and not cell.strip():
        return None
    try:
        return moments.parse(cell, zone)
    except (ValueError, OverflowError):
        problems.error(
            row,
            head,
            translate("files", "“{value}” is not a date. Write day/month/year, for example 22/11/2026.")(
                value=shown(cell)[:60]
            ),
        )
        return None


def _json(head: str, row: int, cell: Cell, problems: ProblemList) -> Any:
    text = revived(shown(cell))
    if not text.strip():
        return None
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, (dict, list)):
        problems.error(
            row,
            head,
            translate("files", "This column holds the program's own notes; it was changed and cannot be read."),
        )
        return None
    return value


def _choice(head: str, key: str, clean: Callable[[str], str], row: int, cell: Cell, problems: ProblemList) -> Any:
    text = clean(shown(cell))
    if not text:
        return None
    words: dict[str, Any] = {**STATUS_WORDS} if key == "status" else {**KIND_WORDS}
    value = words.get(fold(text))
    if value is None:
        problems.warn(row, head, translate("files", "“{value}” is not known here and is left out.")(value=text[:60]))
    return value


# --- Lists ---


def _own_list(head: str, key: str) -> Parse:
    def parse(row: int, cell: Cell, problems: ProblemList) -> Any:
        items = split(revived(shown(cell)))
        if key == "categories":
            return tuple(tuple(_own_path(item)) for item in items)
        return _checked_barcodes(head, row, items, problems) if key == "barcodes" else items

    return parse


def _own_path(item: str) -> list[str]:
    """The shop's own path: " > " parts, a ">" inside a name stands as "\\>"."""
    return [part.replace("\\>", ">") for part in item.split(" > ")]


def _others_list(head: str, key: str) -> Parse:
    def parse(row: int, cell: Cell, problems: ProblemList) -> Any:
        if key == "barcodes":
            if remark := codes.shortened(cell):
                problems.error(row, head, remark.text)
                return None
            items = others(plain(codes.as_code(cell)))
            return _checked_barcodes(head, row, items, problems)
        if key == "phones" and (remark := codes.shortened(cell)):
            problems.error(row, head, remark.text)
            return None
        text = plain(codes.as_code(cell))
        if key == "images":
            return addresses(text)
        if key == "categories":
            return category_paths(text, commas=False)
        return others(text)

    return parse


def _checked_barcodes(head: str, row: int, items: tuple[str, ...], problems: ProblemList) -> tuple[str, ...]:
    for code in items:
        if remark := codes.shortened(code):
            problems.error(row, head, remark.text)
        elif remark := codes.barcode_remark(code):
            fix = "; ".join(remark.fix if item == code and remark.fix else item for item in items)
            problems.warn(row, head, remark.text, fix)
    return items

"""Numbers about goods: how many of them, and what the buyer says they cost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from storemanager.domain.order_text import words
from storemanager.domain.order_text.tokens import Token, same_word

_THOUSANDS = re.compile(r"(\d{1,4})(?:[.,](\d))?k")
_DONG = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d{4,8})(d|vnd)?")
_MILLIONS = re.compile(r"(\d{1,3})(?:[.,](\d))?tr(\d{1,3})?")
_UNIT_WORDS = {
    "k": 1000,
    "nghin": 1000,
    "ngan": 1000,
    "ng": 1000,
    "tr": 1_000_000,
    "trieu": 1_000_000,
    "d": 1,
    "dong": 1,
    "vnd": 1,
}
_WEIGHT = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)(?:kg|ky|ki|kilo)")
_DECIMAL = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")
_TIMES_AFTER = re.compile(r"(\d{1,3})x")
_TIMES_BEFORE = re.compile(r"x(\d{1,3})")
_GLUED = re.compile(r"(\d{1,3})([a-z]+)")
_NO_COUNT = words.MEASURES | words.NOT_GOODS_UNITS
MOST = 999


@dataclass(frozen=True, slots=True)
class Count:
    """A number of goods in the words up to `end`. `sure`: said to be a count ("x2", "2 cái"), not a bare number.
    `unit` is the place of a counting word that may belong to the goods' name; `rest` the letters glued behind."""

    value: Decimal
    end: int
    sure: bool = False
    weight: bool = False
    unit: int | None = None
    rest: str = ""
    times: bool = False


def price_at(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int] | None:
    """What is said to be paid, in đồng, and where that ends: 150k, 150.000đ, 1tr2, 150 nghìn."""
    word = tokens[at].folded
    if found := _THOUSANDS.fullmatch(word):
        return int(found[1]) * 1000 + int(found[2] or 0) * 100, at + 1
    if found := _MILLIONS.fullmatch(word):
        tail = found[3] or found[2] or ""
        return int(found[1]) * 1_000_000 + int((tail + "000000")[:6]), at + 1
    following = tokens[at + 1].folded if at + 1 < end else ""
    if tokens[at].digits and following in _UNIT_WORDS and len(word) <= 9:
        last = at + 2 == end or not tokens[at + 2].is_word or following != "d"
        return (int(word) * _UNIT_WORDS[following], at + 2) if last and not _asks(tokens, at + 1, end) else None
    if (found := _DONG.fullmatch(word)) and (found[2] or "." in word or "," in word):
        return int(re.sub(r"[.,]", "", found[1])), at + (2 if following in {"d", "dong", "vnd", "₫"} else 1)
    return None


def _asks(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ "còn 2 k": a question at the end, when the number is too small to be a price."""
    return tokens[at].folded == "k" and at + 1 == end and len(tokens[at - 1].folded) < 2


def count_at(tokens: Sequence[Token], at: int, end: int, *, first: bool) -> Count | None:
    """The number of goods said at word `at`. `first`: no goods were named yet, so a number word counts too."""
    word = tokens[at].folded
    following = tokens[at + 1] if at + 1 < end else None
    if found := _TIMES_BEFORE.fullmatch(word):
        return _count(found[1], at + 1, sure=True, times=True)
    if found := _TIMES_AFTER.fullmatch(word):
        return _count(found[1], at + 1, sure=True, times=True)
    if word in {"x", "*", "×"} and following is not None and following.digits:
        return _count(following.folded, at + 2, sure=True, times=True)
    if found := _WEIGHT.fullmatch(word):
        return Count(Decimal(found[1].replace(",", ".")), at + 1, sure=True, weight=True)
    if following is not None and following in words.KILOGRAMS:
        if _DECIMAL.fullmatch(word):
            return Count(Decimal(word.replace(",", ".")), at + 2, sure=True, weight=True)
        if same_word(tokens[at], "nửa"):
            return Count(Decimal("0.5"), at + 2, sure=True, weight=True)
    if tokens[at].digits and len(word) <= 3:
        return _plain(tokens, at, end, int(word), at + 1)
    if (found := _GLUED.fullmatch(word)) and tokens[at].text[-1:].islower():
        return _glued(at, found[1], found[2])
    return _in_words(tokens, at, end, first=first)


def _count(digits: str, end: int, *, sure: bool, times: bool = False) -> Count | None:
    return Count(Decimal(digits), end, sure=sure, times=times) if 0 < int(digits) <= MOST else None


def _plain(tokens: Sequence[Token], at: int, end: int, value: int, after: int) -> Count | None:
    """A number, and what it counts: "2 cái", "2 hộp", "1 chục"."""
    if not 0 < value <= MOST:
        return None
    if after >= end or not tokens[after].is_word:
        return Count(Decimal(value), after)
    following = tokens[after]
    for name, times in (("chục", 10), ("tá", 12)):
        if same_word(following, name) and (name != "tá" or following.text != following.folded):
            return Count(Decimal(value * times), after + 1, sure=True)
    if following.folded in {"mau", "loai", "size", "vi"} and not _names_option(tokens, after + 1, end):
        return None
    if following.folded == "x" and after + 1 < end:
        if tokens[after + 1].digits:
            return None  # "31 x 1": the second number counts
        return Count(Decimal(value), after + 1, sure=True, times=True)
    if following in words.COUNTED_IN:
        unit = None if following in words.ONLY_COUNTED_IN else after
        return Count(Decimal(value), after + 1, sure=True, unit=unit)
    if following in _NO_COUNT and at + 1 == after:
        return None
    return Count(Decimal(value), after)


def _names_option(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ "1 màu đỏ", "2 size M": goods; but "4 màu" are all there are."""
    return at < end and (tokens[at].folded in words.COLOURS or tokens[at] in words.SIZES or tokens[at].digits)


def _glued(at: int, digits: str, letters: str) -> Count | None:
    if not 0 < int(digits) <= MOST or letters in _NO_COUNT or f"{digits}{letters}" in words.SIZES:
        return None
    if letters in words.COUNTED_IN:
        hard = letters not in words.ONLY_COUNTED_IN
        return Count(Decimal(digits), at + 1, sure=True, rest=letters if hard else "")
    return Count(Decimal(digits), at + 1, rest=letters) if len(letters) > 1 and len(digits) < 3 else None


def _in_words(tokens: Sequence[Token], at: int, end: int, *, first: bool) -> Count | None:
    known = words.FOLDED_NUMBERS.get(tokens[at].folded)
    if known is None or not same_word(tokens[at], known[0]) or at + 1 >= end or not tokens[at + 1].is_word:
        return None
    counts = tokens[at + 1] in words.COUNTED_IN
    clear = tokens[at].text.lower() != tokens[at].folded or tokens[at].folded in {"hai", "mot", "one", "two", "three"}
    if not counts and not (first and clear):
        return None
    return _plain(tokens, at, end, known[1], at + 1)

"""Text as people search it: without case, diacritics, and with đ read as d."""

import re
import unicodedata

_D = str.maketrans("đĐ", "dD")
_SPACES = re.compile(r"\s+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """`text` without diacritics and case, spaces made single: "Đường  Phố" -> "duong pho". SQLite's own folding knows
    neither đ nor composed marks, so every searched column is made by this one function."""
    if text.isascii():
        return " ".join(text.split()).lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return _SPACES.sub(" ", _NOT_ASCII.sub(_without_mark, decomposed)).strip().casefold()


def _without_mark(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter.group()) else letter.group()


def search_text(*parts: str | None) -> str:
    """One folded line to search in, from all the words a record is known by."""
    return fold(" ".join(part for part in parts if part))

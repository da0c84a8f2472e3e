"""Text as people search it: without case, diacritics, and with đ read as d."""

import re
import unicodedata

_D = str.maketrans("đĐ", "dD")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """`text` without diacritics and case, spaces made single: "Đường  Phố" -> "duong pho". SQLite's own folding knows
    neither đ nor composed marks, so every searched column is made by this one function."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare).strip().casefold()


def search_text(*parts: str | None) -> str:
    """One folded line to search in, from all the words a record is known by."""
    return fold(" ".join(part for part in parts if part))

"""Several things in one cell: barcodes, tags, categories, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_OTHERS = re.compile(r"\s*[;\n|]\s*")
_URL_LIST = re.compile(r"\s*[,;|\n]\s*(?=https?://)")


def joined(items: Iterable[str]) -> str:
    """Our own way: parted by "; ", with a backslash before a semicolon or backslash that belongs to an item. A
    single empty item is written as a lone backslash, to tell it from no item at all."""
    parts = [item.replace("\\", "\\\\").replace(";", "\\;") for item in items]
    return "\\" if parts == [""] else "; ".join(_guarded(part) for part in parts)


def _guarded(part: str) -> str:
    """Spaces at the edges of an item are kept by a backslash before them."""
    if part[:1].isspace():
        part = "\\" + part
    return part


def split(cell: str) -> tuple[str, ...]:
    """What `joined` made `cell` from."""
    if not cell:
        return ()
    items: list[str] = []
    current: list[str] = []
    letters = iter(cell)
    fresh = True
    for letter in letters:
        if letter == "\\":
            current.append(next(letters, ""))
            fresh = False
        elif letter == ";":
            items.append("".join(current))
            current, fresh = [], True
        elif fresh and letter == " ":
            fresh = False  # the space after the semicolon, or before the first item
            if not items:
                current.append(letter)
        else:
            current.append(letter)
            fresh = False
    items.append("".join(current))
    return tuple(items)


@lru_cache(maxsize=4096)
def others(cell: str, *, commas: bool = True) -> tuple[str, ...]:
    """Items as other programs part them: lines, semicolons, bars, commas."""
    pattern = r"\s*[,;\n|]\s*" if commas else r"\s*[;\n|]\s*"
    return _kept(re.split(pattern, cell.strip()))


def addresses(cell: str) -> tuple[str, ...]:
    """Picture addresses: a comma inside an address does not part it."""
    return _kept(_URL_LIST.split(cell.strip()))


@lru_cache(maxsize=4096)
def category_paths(cell: str, *, commas: bool) -> tuple[tuple[str, ...], ...]:
    """ "Clothing > Shirts, Sale" (WooCommerce) or "Quần áo>>Áo" (KiotViet). Inside a name WooCommerce writes a
    comma as "\\,"."""
    text = cell.strip().replace("\\,", "\x00")
    items = text.split(",") if commas else _OTHERS.split(text)
    paths = []
    for item in items:
        path = tuple(part.strip().replace("\x00", ",") for part in re.split(r">>|>", item) if part.strip())
        if path:
            paths.append(path)
    return tuple(dict.fromkeys(paths))


def _kept(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))

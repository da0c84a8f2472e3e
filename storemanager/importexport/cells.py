"""One cell of a file: made inert for Excel on the way out, and brought back unchanged on the way in (F72).

Excel and its kin run a cell that begins with = + - @ or a control character. So such a text gets an apostrophe in
front, as WooCommerce does too; a text that begins with an apostrophe gets one more, so that the way back is never
in doubt. A text with control characters, which a spreadsheet would lose, is written as a JSON string behind an
apostrophe.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

Cell: TypeAlias = "str | int | float"
"""What a file holds in a place. Numbers are only numbers when the file itself says so (a spreadsheet does, a CSV
file does not)."""

_RUNS = frozenset("=+-@|%\t\r\n'＝＋－＠")
# What XML, or a spreadsheet program, does not give back as it was.
_LOST = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_|^\\s+$")
_FOREIGN = re.compile(r"'(?=[=+\-@\t\r])")
# A bell, a byte-order mark, a zero-width space: they come along unseen, and make a SKU differ from its twin.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')


def inert(text: str) -> str:
    """`text` as it is written to a file: shown by a spreadsheet, never run by it. `revived` gives it back."""
    if not text:
        return text
    if _LOST.search(text):
        return "'" + json.dumps(text)
    return "'" + text if text[0] in _RUNS or text.lstrip()[:1] in _RUNS else text


def revived(cell: str) -> str:
    """The text that `inert` made `cell` from."""
    if not cell.startswith("'"):
        return cell
    if cell.startswith("'\""):
        try:
            text = json.loads(cell[1:])
        except ValueError:
            return cell[1:]
        if isinstance(text, str):
            return text
    return cell[1:]


def plain(cell: str) -> str:
    """A cell of somebody else's file: trimmed, without what nobody sees and the marks by which programs keep Excel
    from running or changing it."""
    text = (cell if cell.isprintable() else _UNSEEN.sub("", cell)).strip()
    if text.startswith("'"):
        return _FOREIGN.sub("", text, count=1)
    if text.startswith('="'):  # ="00123" keeps Excel from eating zeros
        match = _EXCEL_TEXT.fullmatch(text)
        return match[1] if match else text
    return text


def shown(cell: Cell) -> str:
    """A cell as text: a whole number without ".0"."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else repr(cell)
    return str(cell)

"""Codes on goods: what a barcode's check digit says, and what Excel does to codes it takes for numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from storemanager.importexport.cells import Cell, shown
from storemanager.texts import Text, translate

_SHORTENED = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)
_NUMBER_AS_TEXT = re.compile(r"(\d{5,})[.,]0+")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong or doubtful with a code."""

    text: Text
    fix: str | None = None


def shortened(cell: Cell) -> Remark | None:
    """`8.93E+12`: a spreadsheet has taken the code for a number and thrown its last digits away. A number cell of
    more than 15 digits has lost them as well."""
    if isinstance(cell, str):
        if not _SHORTENED.fullmatch(cell):
            return None
        # A SKU like 12E5 is a code; with a decimal mark or a plus sign it is Excel's doing.
        if "+" not in cell and "." not in cell and "," not in cell:
            return None
    elif (isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15) or (
        isinstance(cell, int) and abs(cell) < 10**15
    ):
        return None
    return Remark(
        translate(
            "files",
            "“{value}” was shortened by Excel and its last digits are lost. Make this column Text in the original "
            "file, type the codes again, and import that file.",
        )(value=shown(cell)),
    )


def as_code(cell: Cell) -> str:
    """A code as text, whatever cell it stood in: 8934567890123.0 is 8934567890123."""
    text = shown(cell)
    match = _NUMBER_AS_TEXT.fullmatch(text) if text.endswith("0") else None
    return match[1] if match else text


def check_digit(digits: str) -> str:
    """The last digit an EAN or UPC must have after `digits`."""
    odd = sum(int(digit) for digit in digits[-1::-2])
    even = sum(int(digit) for digit in digits[-2::-2])
    return str(-(odd * 3 + even) % 10)


def is_valid_gtin(code: str) -> bool:
    return code.isdecimal() and len(code) in (8, 12, 13, 14) and check_digit(code[:-1]) == code[-1]


def barcode_remark(code: str) -> Remark | None:
    """What to warn of at a barcode; None when nothing: it is right, or one of the shop's own codes. Never an error:
    shops print numbers of their own making, and scan them every day."""
    if not (code.isdecimal() and code.isascii()):
        return None
    length = len(code)
    if length in (8, 12, 13, 14) and not is_valid_gtin(code):
        right = code[:-1] + check_digit(code[:-1])
        return Remark(
            translate("files", "The check digit of {code} is wrong: {right} would be right.")(code=code, right=right),
            right,
        )
    if length in (7, 11) and is_valid_gtin("0" + code):
        return Remark(
            translate("files", "{code} seems to have lost its leading zero: {right} is a whole barcode.")(
                code=code, right="0" + code
            ),
            "0" + code,
        )
    return None

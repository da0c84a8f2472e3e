"""A barcode on paper, for the scanner at the packing table: Code 128, which holds any number of ours."""

from __future__ import annotations

import re
from base64 import b64encode

_FINENESS = 12
"""The bars are drawn so many times finer than a screen needs them: paper shows it."""
_PER_MILLIMETRE = 96 / 25.4
_HEIGHT = re.compile(r'(<svg [^>]*height=")\d+(")')
"""Bars are the same all the way down: a strip of them, drawn high, costs a tenth of the time on paper."""


def barcode(number: str, wide: float, high: float) -> str:
    """A picture of this number, so many millimetres wide and high; empty where no barcode can hold it."""
    if not number or not number.isascii() or not number.isprintable():
        return ""
    import zxingcpp  # takes a moment to load, and few papers are printed in the first minute

    made = zxingcpp.create_barcode(number, zxingcpp.BarcodeFormat.Code128).to_svg(scale=_FINENESS)
    flat = _HEIGHT.sub(rf"\g<1>{_FINENESS}\g<2>", made, count=1)
    drawn = b64encode(flat.encode()).decode()
    width, height = round(wide * _PER_MILLIMETRE), round(high * _PER_MILLIMETRE)
    return f"<img src='data:image/svg+xml;base64,{drawn}' width='{width}' height='{height}'/>"

"""Which letters and which separator a CSV file was written with.

Order of belief: a byte-order mark, strict UTF-8, then the Windows code pages, where charset-normalizer advises.
Lists made with the old TCVN3 and VNI fonts are Latin letters to a computer: they are recognised by pairs no
language writes, and reported; they are never converted silently.
"""

from __future__ import annotations

import codecs
import csv
import re
from pathlib import Path

SAMPLE = 400_000
DELIMITERS = (",", ";", "\t", "|")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# cp1258 writes tone marks as letters of their own, after the vowel: these bytes make a Vietnamese file, not a
# French one.
_TONES_1258 = re.compile(rb"[A-Za-z\xc0-\xff][\xcc\xd2\xde\xec\xf2]|[\xd5\xf5\xdd\xfd\xc3\xe3\xf0]")
_VNI = re.compile(r"[aAeEoOuUyY][øùûõïØÙÛÕÏ]|[aA][âáàåãäêéèúüëÂÁÀÅÃÄÊÉÈÚÜË]|[ôÔöÖ][ùøûõïÙØÛÕÏ]|ñ[aeioöuô]")
_TCVN3 = re.compile(r"[a-z][µ¸¹¶·¨©®«¬\xadÊÇÈÉËÒÓÔÕÖÝ×ØÜÞãßáâäèåæçéêëìíîïñòóô÷øùúûüýþ]*[µ¸¹¶·¨©®«¬][a-z]?")


def encoding_of(path: Path) -> str:
    """The name of the encoding to open `path` with."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
    for mark, name in _BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return name
    if sample[:200].count(b"\0") > 20:  # UTF-16 without a mark: every other byte of Latin text is zero
        return "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"
    if _is_utf8(path):
        return "utf-8"
    return _code_page(sample)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _code_page(sample: bytes) -> str:
    """cp1258 or cp1252. charset-normalizer advises, but short lists mislead it, so Vietnamese tone letters count
    first."""
    from charset_normalizer import from_bytes

    letters = sum(byte > 127 for byte in sample)
    if letters and len(_TONES_1258.findall(sample)) * 4 >= letters:
        return "cp1258"
    best = from_bytes(sample, cp_isolation=["cp1258", "cp1252"]).best()
    return "cp1258" if best is not None and best.encoding == "cp1258" else "cp1252"


def delimiter_of(sample: str) -> str:
    """The separator that cuts the first records into the most columns, the same number each time."""
    lines = sample.splitlines(keepends=True)
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            rows = list(csv.reader(lines[:200], delimiter=delimiter))[:30]
        except csv.Error:
            continue
        widths = [len(row) for row in rows[:-1] or rows if row]
        if not widths or max(widths) < 2:
            continue
        common = max(set(widths), key=lambda width: (widths.count(width), width))
        score = (widths.count(common) / len(widths) if common > 1 else 0.0, common)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def old_font(sample: str) -> str:
    """ "TCVN3" or "VNI" when the letters look like a text typed with one of those fonts, else "". A few pairs may
    be chance."""
    words = max(1, len(sample.split()))
    # In true Vietnamese the letters with marks are code points above Latin-1; those fonts know only Latin-1.
    if any("\u1ea0" <= letter <= "\u1ef9" for letter in sample) or "đ" in sample or "ơ" in sample or "ư" in sample:
        return ""
    for name, pairs in (("VNI", _VNI), ("TCVN3", _TCVN3)):
        found = len(pairs.findall(sample))
        if found >= 4 and found / words > 0.08:
            return name
    return ""

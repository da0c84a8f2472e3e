"""Phone numbers in a message: however they are spaced, and not the numbers of orders, accounts and parcels."""

import re

from storemanager.domain.folding import fold
from storemanager.domain.order_text.said import PhoneSaid, Quote, Span
from storemanager.domain.phones import Phone, normalise

_GROUPS = re.compile(r"(?<![\w+#])\(?\+?[0-9oO]+\)?(?:[ \u00a0]?[.\-]?[ \u00a0]?\(?[0-9oO]+\)?)*(?!\w)")
_GROUP = re.compile(r"\(?\+?[0-9oO]+\)?")
_LABEL = re.compile(r"(?:sdt|so dt|dt|dthoai|dien thoai|phone|tel|so|zalo|call|goi|lh|lien he|hotline)[ :.\-]*$")
_OTHER = re.compile(
    r"(?:stk|so tk|so tai khoan|tai khoan|tk|ma don|don hang|don|ma|van don|ma vd|mst|ma so thue|cmnd|cccd|order|dh|#)"
    r"(?: (?:so|hang|la))?[ :.#\-]*$"
)
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15


def find_phones(message: int, text: str) -> tuple[PhoneSaid, ...]:
    """Each number in the order it was written; one that was written twice stands twice."""
    found: list[PhoneSaid] = []
    for row in _GROUPS.finditer(text):
        if _OTHER.search(_before(text, row.start())):
            continue
        groups = [(row.start() + part.start(), row.start() + part.end()) for part in _GROUP.finditer(row.group())]
        place = 0
        while place < len(groups):
            taken = _longest(text, groups, place)
            if taken is None:
                place += 1
                continue
            last, phone = taken
            start, end = groups[place][0], groups[last][1]
            found.append(PhoneSaid(phone.e164, phone.can_text, Quote(Span(message, start, end), text[start:end])))
            place = last + 1
    return tuple(found)


def _longest(text: str, groups: list[tuple[int, int]], first: int) -> tuple[int, Phone] | None:
    """The number that begins with group `first` and takes in most groups, if any does."""
    start = groups[first][0]
    for last in range(min(len(groups) - 1, first + 6), first - 1, -1):
        written = text[start : groups[last][1]]
        digits = re.sub(r"[^0-9+]", "", re.sub("[oO]", "0", written))
        if not re.search("[0-9]", written) or not _FEWEST_DIGITS <= len(digits.lstrip("+")) <= _MOST_DIGITS:
            continue
        labelled = bool(_LABEL.search(_before(text, start)))
        if not (digits.startswith(("0", "+", "84")) or labelled):
            continue  # nine digits alone are an amount or a code as easily
        phone = normalise(digits)
        if phone is not None:
            return last, phone
    return None


def _before(text: str, end: int) -> str:
    return fold(text[max(0, end - 24) : end]) + (" " if text[:end].endswith(" ") else "")

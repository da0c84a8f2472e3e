"""Whose parcel it is: a name that is said to be one, or that stands beside the phone or on a line of its own."""

from storemanager.domain.order_text import words
from storemanager.domain.order_text.said import NameSaid
from storemanager.domain.order_text.tokens import Phrases, Sheet, WordSet

_LABELS = Phrases(
    ["tên người nhận", "người nhận", "người nhận hàng", "tên khách", "tên em là", "tên e là", "tên mình là",
    "tên là", "tên",
     "họ tên", "họ và tên", "gặp", "em tên", "mình tên", "em tên là", "my name is", "name", "recipient", "receiver",
     "gửi cho", "gửi tên", "nhận"]
)  # fmt: skip
_TITLES = frozenset(
    ["anh", "a", "chi", "c", "co", "chu", "bac", "em", "e", "ban", "b", "ong", "ba", "ms", "mr", "mrs", "miss", "me"]
)
_BETWEEN_TWO = WordSet("hoặc! hay or and")
_NOT_NAMES = words.ASKING | words.QUESTION | words.SIZE_CUES | words.COLOUR_CUES | words.POLITE | _BETWEEN_TWO
_CONTACT = frozenset(
    [
        "sdt",
        "so",
        "dt",
        "dien",
        "thoai",
        "phone",
        "tel",
        "zalo",
        "lh",
        "lien",
        "he",
        "goi",
        "nhan",
        "hang",
        "nguoi",
        "call",
    ]
)
_LONGEST = 5


def find_names(sheet: Sheet) -> list[NameSaid]:
    """Each name in the order it was written; its words are taken from the sheet."""
    found = _labelled(sheet)
    if not found:
        found = _beside_the_phone(sheet) or _on_a_line(sheet)
    return found


def take_contact_words(sheet: Sheet) -> None:
    """ "Sđt", "zalo" and the like before a phone say nothing more."""
    for phone in sheet.phones:
        at = phone - 1
        while sheet.free(at) and (sheet.tokens[at].folded in _CONTACT or sheet.tokens[at].text in {":", "."}):
            sheet.take(at, at + 1)
            at -= 1


def _labelled(sheet: Sheet) -> list[NameSaid]:
    found: list[NameSaid] = []
    for at in range(len(sheet.tokens)):
        label = _LABELS.at(sheet.tokens, at) if sheet.free(at) else ()
        if not label or found:
            continue
        start = at + len(label)
        colon = False
        while sheet.free(start) and sheet.tokens[start].text in {":", "-", "là", "la"}:
            colon = colon or sheet.tokens[start].text == ":"
            start += 1
        end = _end(sheet, start)
        capital = end > start and all(token.capital for token in sheet.tokens[start:end])
        titled = end > start and sheet.tokens[start].folded in _TITLES
        if end > start and (
            capital or colon or (not sheet.has_capitals and label[0] in {"tên", "họ", "gặp", "em", "mình"}) or titled
        ):
            said = _said(sheet, start, end, labelled=True)
            if said:
                sheet.take(at, end)
                found.append(said)
    return found


def _beside_the_phone(sheet: Sheet) -> list[NameSaid]:
    """The words right after a phone, or else right before it."""
    found: list[NameSaid] = []
    for phone in sheet.phones:
        for start, end in (_after(sheet, phone), _before(sheet, phone)):
            said = _said(sheet, start, end) if 0 <= start < end else None
            if said:
                sheet.take(start, end)
                found.append(said)
                break
    return found


def _after(sheet: Sheet, phone: int) -> tuple[int, int]:
    start = phone + 1
    while (
        start < len(sheet.tokens)
        and sheet.free(start)
        and sheet.tokens[start].text in {",", "-", "(", ":", ".", "–", "/", "|"}
    ):
        start += 1
    if sheet.free(start) and sheet.tokens[start].folded in {"gap", "ten", "la"}:
        start += 1
    return start, _end(sheet, start)


def _before(sheet: Sheet, phone: int) -> tuple[int, int]:
    """The run before the phone, whole; in front of a label like "sđt" as well."""
    end = phone
    while sheet.free(end - 1) and (not sheet.tokens[end - 1].is_word or sheet.tokens[end - 1].folded in _CONTACT):
        if sheet.tokens[end - 1].text in {"?", "!"}:
            return 0, 0
        end -= 1
    start = end
    while sheet.free(start - 1) and not sheet.tokens[start - 1].is_break:
        start -= 1
    return start, end


def _on_a_line(sheet: Sheet) -> list[NameSaid]:
    """A run that is a family name and one to four more words, all with capitals."""
    for start, end in sheet.runs():
        tokens = sheet.tokens[start:end]
        whole = 2 <= len(tokens) <= _LONGEST and all(token.is_word and token.capital for token in tokens[1:])
        titled = tokens[0].folded in _TITLES and len(tokens) <= 3 and sheet.phones
        if whole and ((tokens[0].capital and tokens[0] in words.FAMILY_NAMES) or titled):
            said = _said(sheet, start, end)
            if said:
                sheet.take(start, end)
                return [said]
    return []


def _end(sheet: Sheet, start: int) -> int:
    """Where a name that begins at `start` ends: at a sign, a small word or something taken."""
    end = start
    while sheet.free(end) and end - start < _LONGEST + 1 and sheet.tokens[end].is_word:
        token = sheet.tokens[end]
        if any(letter.isdigit() for letter in token.text) or (
            not token.capital and (token in words.POLITE or token.folded in _CONTACT)
        ):
            break
        if end > start and not token.capital and token in words.ASKING:
            break
        end += 1
    return end


def _said(sheet: Sheet, start: int, end: int, *, labelled: bool = False) -> NameSaid | None:
    """The name in these words, without "anh" or "chị", unless they cannot be one."""
    while end - start > 1 and sheet.tokens[start] in words.POLITE and not sheet.tokens[start].capital:
        start += 1
    while (
        end - start > 1
        and sheet.tokens[start].folded in _TITLES
        and not (sheet.tokens[start].capital and end - start > 2)
    ):
        start += 1
    tokens = sheet.tokens[start:end]
    if not 1 <= len(tokens) <= _LONGEST or not all(
        (token.is_word and token.text.replace("'", "").isalpha()) or _marked(token.text) for token in tokens
    ):
        return None
    if any((token in _NOT_NAMES or token in words.COUNTED_IN) and not token.capital for token in tokens):
        return None
    alone = tokens[0]
    person = sheet.has_capitals and alone.capital and len(alone.text) > 2  # "Minh", which small is "mình"
    if len(tokens) == 1 and (
        alone in _NOT_NAMES or (not person and (alone.folded in _TITLES or alone in words.PRONOUNS))
    ):
        return None
    if not labelled and sheet.has_capitals and not tokens[0].capital and len(tokens) > 1:
        return None
    quote = sheet.quote(start, end)
    name = " ".join(word[:1].upper() + word[1:] for word in quote.text.split())
    return NameSaid(name, quote, labelled)


def _marked(text: str) -> bool:
    """Letters with combining marks, which are no letters by themselves."""
    return not any(letter.isdigit() for letter in text) and text[:1].isalpha()

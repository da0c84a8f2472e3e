"""Addresses in a message: where one begins, how far it goes, and what its parts are."""

from storemanager.domain.order_text import gazetteer, words
from storemanager.domain.order_text.address_parts import Region, address_of, is_numbered
from storemanager.domain.order_text.address_words import (
    STREET_CUES,
    SURE_STREET_CUES,
    Level,
    PlaceFound,
    compound_number,
    is_house_number,
    place_at,
    street_like,
)
from storemanager.domain.order_text.said import AddressSaid
from storemanager.domain.order_text.tokens import Phrases, Sheet, Token, marks

_LABELS = Phrases(
    ["địa chỉ nhận hàng", "địa chỉ giao hàng", "địa chỉ nhận", "địa chỉ giao", "địa chỉ", "dchi", "đchi", "đc", "đ / c",
     "add", "addr", "address", "adress", "ship address", "shipping address", "nơi nhận", "dc nhận"]
)  # fmt: skip
_VERBS = Phrases(
    ["ship", "giao hàng", "giao", "gửi", "gởi", "chuyển", "ship hàng", "deliver", "delivery", "send", "ở", "tại",
    "nhận hàng",
     "nhà", "to", "send it", "deliver it", "ship it", "nhận ở", "nhận tại"]
)  # fmt: skip
_BETWEEN = frozenset(
    [
        "ve",
        "toi",
        "den",
        "qua",
        "cho",
        "em",
        "e",
        "minh",
        "mk",
        "chi",
        "c",
        "anh",
        "a",
        "la",
        "o",
        "tai",
        "giup",
        "dum",
        "ra",
        "vao",
        "hang",
        "nha",
        "dia",
        "diem",
        "to",
        "it",
        "me",
        "at",
        ":",
        ".",
    ]
)
_STOPS = frozenset(
    [
        "ten",
        "nguoi",
        "sdt",
        "dt",
        "dthoai",
        "phone",
        "tel",
        "zalo",
        "gap",
        "name",
        "nhan",
        "goi",
        "cho",
        "lay",
        "dat",
        "mua",
        "chot",
        "tong",
        "tien",
        "gia",
        "va",
    ]
)
_LONGEST = 24


def find_addresses(sheet: Sheet) -> list[AddressSaid]:
    """Each address in the order it was written; its words, and the word that led to it, are taken from the sheet."""
    found: list[AddressSaid] = []
    at = 0
    while at < len(sheet.tokens):
        region = _begin(sheet, at)
        if region is None:
            at += 1
            continue
        said = address_of(sheet, region)
        lead = at if not _names_between(sheet, at, region.start) else region.start
        sheet.take(lead, region.end)
        found.append(said)
        at = region.end
    return found


def _names_between(sheet: Sheet, at: int, start: int) -> bool:
    return start - at > 2 and any(sheet.tokens[place] in words.FAMILY_NAMES for place in range(at, start))


def _begin(sheet: Sheet, at: int) -> Region | None:
    """The address that begins at word `at`, its leading word included, if one does."""
    if not sheet.free(at) or not sheet.tokens[at].is_word:
        return None
    if label := _LABELS.at(sheet.tokens, at):
        after, colon = _after_lead(sheet, at + len(label))
        after = _after_name(sheet, after)
        region = _grow(sheet, after)
        if region and (colon or region.places or street_like(sheet, after)):
            return region
        return None
    if (verb := _VERBS.at(sheet.tokens, at)) and not (verb == ("to",) and marks(sheet.tokens[at].text)):
        after, _ = _after_lead(sheet, at + len(verb))
        after = _after_name(sheet, after)
        region = _grow(sheet, after)
        return region if region and _sure(sheet, region) else None
    return _unled(sheet, at)


def _after_lead(sheet: Sheet, at: int) -> tuple[int, bool]:
    colon = False
    while sheet.free(at) and _between(sheet.tokens[at]) and at + 1 < len(sheet.tokens):
        if sheet.tokens[at].is_word and (place_at(sheet, at, inside=False) or sheet.tokens[at].text == "Nhà"):
            break
        colon = colon or sheet.tokens[at].text == ":"
        at += 1
    return at, colon


def _after_name(sheet: Sheet, at: int) -> int:
    """ "Gửi: Lê Thị Hồng Nhung, xóm 5": who it is for stands before where that is."""
    end = at
    while sheet.free(end) and sheet.tokens[end].is_word and sheet.tokens[end].capital and end - at < 5:
        end += 1
    named = (
        end - at >= 2
        and end < len(sheet.tokens)
        and sheet.tokens[end].is_break
        and sheet.tokens[at] in words.FAMILY_NAMES
    )
    following = _next_word(sheet, end) if named else None
    if following is None or gazetteer.STREETS.at(sheet.tokens, at):
        return at
    begins = street_like(sheet, following) or SURE_STREET_CUES.at(sheet.tokens, following)
    return following if begins else at


def _between(token: Token) -> bool:
    """ "về", "cho em", "to": but "tổ 7" is an address."""
    return token.folded in _BETWEEN and not (token.folded == "to" and marks(token.text))


def _sure(sheet: Sheet, region: Region) -> bool:
    """After "ship" goods may follow as well as a place."""
    if street_like(sheet, region.start, surely=True):
        return True
    return bool(region.places) and (street_like(sheet, region.start) or not _goods_begin(sheet, region.start))


def _goods_begin(sheet: Sheet, at: int) -> bool:
    token = sheet.tokens[at]
    if place_at(sheet, at, inside=True):
        return False  # "q8"
    return is_house_number(token) or token.folded in words.FOLDED_NUMBERS or token in words.ASKING


def _unled(sheet: Sheet, at: int) -> Region | None:
    """An address that no word announces: a house number with a street, or a place that says what it is."""
    opens = at == 0 or not sheet.free(at - 1) or sheet.tokens[at - 1].is_break or sheet.tokens[at - 1] in words.POLITE
    if street_like(sheet, at):
        region = _grow(sheet, at)
        if region and _led_within(sheet, region):
            return None
        known = region and (region.places or SURE_STREET_CUES.at(sheet.tokens, at))
        if region and (known or (opens and compound_number(sheet.tokens[at])) or (opens and _street_alone(sheet, at))):
            return region
    place = place_at(sheet, at, inside=False) if opens else None
    if place and (place.cue or _alone(sheet, place)):
        region = _grow(sheet, at)
        return region if region and region.places else None
    return None


def _led_within(sheet: Sheet, region: Region) -> bool:
    """ "2 XPD-01 giao 12 ngõ 84": the address is announced further on, and what stands before it is something else."""
    return any(_VERBS.at(sheet.tokens, place) and _begin(sheet, place) for place in range(region.start + 1, region.end))


def _street_alone(sheet: Sheet, at: int) -> bool:
    return is_house_number(sheet.tokens[at]) and bool(gazetteer.STREETS.at(sheet.tokens, at + 1))


def _alone(sheet: Sheet, place: PlaceFound) -> bool:
    """A bare name of a place counts where nothing else stands beside it, and it can hardly be a person."""
    follows = sheet.tokens[place.end] if sheet.free(place.end) else None
    ends = follows is None or follows.is_break or follows in words.POLITE or place_at(sheet, place.end, inside=True)
    said = sheet.tokens[place.start : place.end]
    return bool(ends) and (len(said) > 1 or (place.level is Level.PROVINCE and marks(said[0].text) != ()))


def _grow(sheet: Sheet, start: int) -> Region | None:
    """How far an address goes that begins at `start`."""
    region = Region(start, start)
    at, plain = start, start
    while at < len(sheet.tokens) and at - start < _LONGEST and sheet.free(at):
        token = sheet.tokens[at]
        place = _place(sheet, region, at)
        if place:
            _close(region, plain, at)
            region.places.append(place)
            region.end = at = plain = place.end
            if place.level is Level.PROVINCE and not _more(sheet, at):
                break
        elif token.is_break:
            _close(region, plain, at)
            following = _next_word(sheet, at)
            if following is None or not _goes_on(sheet, region, at, following):
                break
            at = plain = following
        elif token.is_word and _stops(sheet, region, at, plain):
            break
        else:
            at += 1
    _close(region, plain, min(at, len(sheet.tokens)))
    return region if region.end > region.start else None


def _place(sheet: Sheet, region: Region, at: int) -> PlaceFound | None:
    """The place at `at`, unless its words are a street's name."""
    if not sheet.tokens[at].is_word:
        return None
    found = place_at(sheet, at, inside=True)
    if found is None or found.cue:
        return found
    before = sheet.tokens[at - 1] if at > region.start else None
    named = before is not None and (before.folded in {"duong", "pho", "lo", "cho"} or is_house_number(before))
    if _family_street(sheet, at):
        return None
    longer = len(gazetteer.STREETS.at(sheet.tokens, at)) > found.end - found.start
    return None if longer or (named and not region.places and not _last_said(sheet, found)) else found


def _family_street(sheet: Sheet, at: int) -> bool:
    """ "212 Nguyễn Thái Bình" is a street, though Thái Bình was a province."""
    return at >= 2 and sheet.tokens[at - 1] in words.FAMILY_NAMES and is_house_number(sheet.tokens[at - 2])


def _last_said(sheet: Sheet, place: PlaceFound) -> bool:
    """A province that ends "ngõ 12 Hà Nội" is one, a house number before it or not, when no other place follows."""
    return False if _more(sheet, place.end) else place.level is Level.PROVINCE


def _more(sheet: Sheet, at: int) -> bool:
    """Whether after a province another place follows, which makes the first one a city of it."""
    following = _next_word(sheet, at) if at < len(sheet.tokens) and sheet.tokens[at].is_break else at
    if following is None or following >= len(sheet.tokens) or not sheet.tokens[following].is_word:
        return False
    place = place_at(sheet, following, inside=True)
    return place is not None and place.level in (Level.PROVINCE, Level.DISTRICT)


def _close(region: Region, start: int, end: int) -> None:
    if end > start:
        region.plain.append((start, end))
        region.end = end


def _next_word(sheet: Sheet, at: int) -> int | None:
    while at < len(sheet.tokens) and not sheet.tokens[at].is_word:
        if not sheet.free(at) or sheet.tokens[at].text in "?!":
            return None
        at += 1
    return at if sheet.free(at) else None


def _goes_on(sheet: Sheet, region: Region, at: int, following: int) -> bool:
    """Whether what follows a comma or a new line still belongs to the address."""
    if place_at(sheet, following, inside=True) and not _talks(sheet, following):
        return True
    if STREET_CUES.at(sheet.tokens, following) and not region.places:
        return True
    if street_like(sheet, following) and not region.places and not is_numbered(sheet, region):
        return True
    return _area_before_place(sheet, following, 2)


def _talks(sheet: Sheet, at: int) -> bool:
    """ "P" for a person, "t lấy 2": a short word that only looks like a cue."""
    return len(sheet.tokens[at].text) == 1 and at + 1 < len(sheet.tokens) and sheet.tokens[at + 1] in words.ASKING


def _area_before_place(sheet: Sheet, at: int, tries: int) -> bool:
    """A name of one to four words, and after the next comma a place."""
    end = at
    while sheet.free(end) and not sheet.tokens[end].is_break and sheet.tokens[end].is_word:
        token = sheet.tokens[end]
        if (token in words.TALK or token.folded in _STOPS) and not token.capital:
            return False
        if end > at and place_at(sheet, end, inside=True):
            return not is_house_number(sheet.tokens[at])
        end += 1
    if not 1 <= end - at <= 4 or sheet.tokens[at].digits or end >= len(sheet.tokens) or not sheet.tokens[end].is_break:
        return False
    following = _next_word(sheet, end)
    if following is None or "\n" in sheet.text[sheet.tokens[end].start : sheet.tokens[following].start]:
        return False
    if place_at(sheet, following, inside=True):
        return True
    return tries > 1 and _area_before_place(sheet, following, tries - 1)


def _stops(sheet: Sheet, region: Region, at: int, plain: int) -> bool:
    """Whether the address is over before the plain word at `at`."""
    token = sheet.tokens[at]
    if region.places and at == plain and at == region.places[-1].end:
        return True  # after a place, without a comma, somebody speaks of something else
    small = not token.capital
    if token.text == "to" and at > region.start:
        return True
    if small and (token.folded in _STOPS or (token in words.POLITE and at > region.start)):
        return True
    if (
        at > region.start
        and small
        and token in words.PRONOUNS
        and token.folded not in {"ba", "ong", "anh", "b", "a", "c", "minh", "nang", "ni"}
    ):
        return True
    following = sheet.tokens[at + 1] if at + 1 < len(sheet.tokens) else None
    counted = following is not None and following in words.COUNTED_IN and not following.capital
    return at > region.start and token.digits and counted

"""The parts of an address: street, ward, district, province, and names of which the level was not said."""

from dataclasses import dataclass, field, replace

from storemanager.domain.order_text import gazetteer, words
from storemanager.domain.order_text.address_words import STREET_CUES, Level, PlaceFound, is_house_number
from storemanager.domain.order_text.said import AddressSaid, Place, Quote
from storemanager.domain.order_text.tokens import Sheet

_BEFORE_A_NUMBER = frozenset(["so", "ngo", "ngach", "hem", "kiet"])


@dataclass
class Region:
    """An address while it is read: words `start` to `end`, its stretches of plain words and its places."""

    start: int
    end: int
    plain: list[tuple[int, int]] = field(default_factory=list)
    places: list[PlaceFound] = field(default_factory=list)


def address_of(sheet: Sheet, region: Region) -> AddressSaid:
    street, areas = _streets(sheet, region)
    ward: Place | None = None
    district: Place | None = None
    province: Place | None = None
    for found in region.places:
        place = Place(found.name, sheet.quote(found.start, found.end))
        if found.level is Level.PROVINCE:
            if province is not None and district is None:
                district = Place(_city(province.name), province.quote)
            province = place
        elif found.level is Level.DISTRICT and district is None:
            district = place
        elif found.level is Level.WARD and ward is None:
            ward = place
        else:
            areas.append(place)
    today = gazetteer.PROVINCE_TODAY.get(province.name, "") if province else ""
    return AddressSaid(
        quotes=(sheet.quote(region.start, region.end),), street=street, ward=ward, district=district, province=province,
        province_today=today, areas=tuple(areas),
    )  # fmt: skip


def _city(name: str) -> str:
    return f"Thành phố {name}"


def _streets(sheet: Sheet, region: Region) -> tuple[Quote | None, list[Place]]:
    """The street part, and names whose level was not said."""
    first: int | None = None
    last = 0
    areas: list[Place] = []
    numbered = False
    for start, end in region.plain:
        start, end = _trimmed(sheet, start, end)
        if start >= end:
            continue
        tokens = sheet.tokens[start:end]
        of_street = any(any(letter.isdigit() for letter in token.text) for token in tokens) or STREET_CUES.at(
            sheet.tokens, start
        )
        before_places = not region.places or start < region.places[0].start
        if before_places and (first is None or of_street or not numbered):
            first, last = start if first is None else first, end
            named = bool(gazetteer.STREETS.at(sheet.tokens, start)) or (
                tokens[0] in words.FAMILY_NAMES and end - start > 1
            )
            numbered = numbered or named or is_numbered(sheet, Region(start, end, [(start, end)]))
        else:
            quote = sheet.quote(start, end)
            areas.append(Place(quote.text, quote))
    return (sheet.quote(first, last) if first is not None else None), areas


def _trimmed(sheet: Sheet, start: int, end: int) -> tuple[int, int]:
    while end > start and not sheet.tokens[end - 1].is_word:
        end -= 1
    while end > start and not sheet.tokens[start].is_word:
        start += 1
    return start, end


def is_numbered(sheet: Sheet, region: Region) -> bool:
    """Whether a house number with a street's name has been said; a room or a building is none."""
    return any(
        (is_house_number(sheet.tokens[start]) or sheet.tokens[start].folded in _BEFORE_A_NUMBER)
        and sum(sheet.tokens[at].is_word and not is_house_number(sheet.tokens[at]) for at in range(start, end)) >= 2
        for start, end in region.plain
    )


def join(addresses: list[AddressSaid]) -> list[AddressSaid]:
    """What was said in two goes is one address: first a street, then the ward and province of it."""
    joined: list[AddressSaid] = []
    for said in addresses:
        last = joined[-1] if joined else None
        if last and last.street and not last.province and not said.street and not (last.ward and said.ward):
            joined[-1] = replace(
                said, quotes=last.quotes + said.quotes, street=last.street, ward=said.ward or last.ward,
                district=said.district or last.district, areas=last.areas + said.areas,
            )  # fmt: skip
        elif last and not last.street and said.street and not _clash(last, said):
            joined[-1] = replace(
                said, quotes=last.quotes + said.quotes, ward=said.ward or last.ward, district=said.district or
                last.district,
                province=said.province or last.province, province_today=said.province_today or last.province_today,
                areas=last.areas + said.areas,
            )  # fmt: skip
        else:
            joined.append(said)
    return joined


def _clash(one: AddressSaid, other: AddressSaid) -> bool:
    pairs = ((one.ward, other.ward), (one.district, other.district), (one.province, other.province))
    return any(first and second for first, second in pairs)

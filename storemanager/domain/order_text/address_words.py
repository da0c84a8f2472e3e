"""The words that addresses are made of, and what a place in a message looks like."""

from dataclasses import dataclass
from enum import IntEnum

from storemanager.domain.folding import fold
from storemanager.domain.order_text import gazetteer, words
from storemanager.domain.order_text.tokens import Phrases, Sheet, Token, listed, marks, same_word


class Level(IntEnum):
    WARD = 1
    DISTRICT = 2
    PROVINCE = 3


_CUES: dict[str, tuple[Level, str]] = {
    "phường": (Level.WARD, "Phường"), "p": (Level.WARD, "Phường"), "f": (Level.WARD, "Phường"),
    "xã": (Level.WARD, "Xã"), "x": (Level.WARD, "Xã"), "thị trấn": (Level.WARD, "Thị trấn"),
    "tt": (Level.WARD, "Thị trấn"), "đặc khu": (Level.WARD, "Đặc khu"), "ward": (Level.WARD, "Phường"),
    "quận": (Level.DISTRICT, "Quận"), "q": (Level.DISTRICT, "Quận"), "huyện": (Level.DISTRICT, "Huyện"),
    "h": (Level.DISTRICT, "Huyện"), "thị xã": (Level.DISTRICT, "Thị xã"), "tx": (Level.DISTRICT, "Thị xã"),
    "district": (Level.DISTRICT, "Quận"), "dist": (Level.DISTRICT, "Quận"),
    "thành phố": (Level.DISTRICT, "Thành phố"), "tp": (Level.DISTRICT, "Thành phố"),
    "city": (Level.DISTRICT, "Thành phố"),
    "tỉnh": (Level.PROVINCE, ""), "t": (Level.PROVINCE, ""),
}  # fmt: skip
_CUE = Phrases(_CUES)
_SINGLE = frozenset(["p", "f", "x", "q", "h", "t", "tt", "tx", "tp"])
"""Short for a level only before a dot, a number or a name."""
_SHAKY = frozenset(["xa", "huyen", "quan", "phuong", "tinh", "city"])
"""Without diacritics also "far", names and trousers."""

STREET_CUES = Phrases(
    listed(
        """số nhà; sn; ngõ; ngách; hẻm; kiệt; đường; phố; thôn; xóm; ấp; bản; tổ; tổ dân phố; tdp; khu phố; kp;
        khu dân cư; kdc; khu đô thị; kđt; khu công nghiệp; kcn; chung cư; cc; tòa nhà; tòa; block; lô; căn hộ; tầng;
        phòng; quốc lộ; ql; tỉnh lộ; đội; buôn; khóm; villa; vinhomes; căn; tháp; lầu; sảnh; street; st; road; đại lộ;
        trường; công ty;
        cty; bệnh viện; chợ; ktx; ký túc xá; tập thể"""
    )
)
SURE_STREET_CUES = Phrases(
    listed(
        """số nhà; thôn; xóm; ấp; khu phố; kp; tổ dân phố; tdp; khu đô thị; kđt; khu dân cư; kdc; khu công nghiệp; kcn;
        chung cư; tòa nhà; căn hộ; quốc lộ; tỉnh lộ; ký túc xá; ktx; khóm; vinhomes; cty; công ty"""
    )
)
"""These begin an address without any word before them."""
NUMBERED_STREET_CUES = Phrases(
    ["ngõ", "ngách", "hẻm", "kiệt", "tổ", "lô", "ql", "tầng", "block", "số", "tòa", "đội", "phòng"]
)


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place at some level: the words `start` to `end` (with the cue), and its full name. `level` None: not said."""

    start: int
    end: int
    name: str
    level: Level | None
    cue: bool = False


def is_house_number(token: Token) -> bool:
    """12, 12/3, 25A, 25/7/12, B12."""
    bare = token.folded
    if not any(letter.isdigit() for letter in bare) or len(bare) > 14:
        return False
    parts = bare.replace("-", "/").split("/")
    return all(_house_part(part) for part in parts) and (len(parts) == 1 or parts[0][-1:].isdigit())


def _house_part(part: str) -> bool:
    """12, 25a, k12: not 150k, x2 or 500g."""
    letters = part.strip("0123456789")
    digits = len(part) - len(letters)
    if not digits or digits > 4 or len(letters) > 2 or any(letter.isdigit() for letter in letters):
        return False
    behind = part[:1].isdigit()
    return letters not in ({"x", "k", "kg", "ml", "xl", "tr", "cm", "gr", "g"} if behind else {"x", "xl"})


def compound_number(token: Token) -> bool:
    """A house number that is hardly a quantity: "12/3", "25A", "154"."""
    if token.folded.lstrip("0123456789") in words.COUNTED_IN:
        return False  # "2c áo" are two pieces
    return is_house_number(token) and ("/" in token.folded or not token.digits or int(token.folded) > 99)


def place_at(sheet: Sheet, at: int, *, inside: bool) -> PlaceFound | None:
    """The ward, district or province that is said at word `at`. `inside`: an address has begun, so that the short and
    shaky ways to say it count too."""
    if not sheet.free(at) or not sheet.tokens[at].is_word:
        return None
    return _glued(sheet, at) or _with_cue(sheet, at, inside) or _known(sheet, at)


def _glued(sheet: Sheet, at: int) -> PlaceFound | None:
    """Q5, P10, F7, TPHCM; the last is a province's short name."""
    token = sheet.tokens[at]
    level = {"p": "Phường", "f": "Phường", "q": "Quận", "quan": "Quận", "phuong": "Phường"}
    letters = token.folded.rstrip("0123456789")
    number = token.folded[len(letters) :]
    if number and letters in level and len(number) <= 2 and int(number) > 0:
        kind = Level.DISTRICT if level[letters] == "Quận" else Level.WARD
        return PlaceFound(at, at + 1, f"{level[letters]} {int(number)}", kind, cue=True)
    return None


def _with_cue(sheet: Sheet, at: int, inside: bool) -> PlaceFound | None:
    cue = _CUE.at(sheet.tokens, at)
    if not cue:
        return None
    level, kind = _CUES[" ".join(cue)]
    name = at + len(cue)
    dotted = name < len(sheet.tokens) and sheet.tokens[name].text in {".", ":"}
    name += dotted
    if not sheet.free(name) or not sheet.tokens[name].is_word:
        return None
    first = sheet.tokens[name]
    if " ".join(cue) in _SINGLE and not (dotted or first.digits or (inside and not _small(first)) or first.capital):
        return None
    if (
        fold(cue[0]) in _SHAKY
        and len(cue) == 1
        and not (
            first.digits
            or first.capital
            or marks(sheet.tokens[at].text)
            or (inside and _follows_sign(sheet, at))
            or gazetteer.DISTRICTS.at(sheet.tokens, name)
        )
    ):
        return None
    if first.digits and len(first.folded) > 2:
        return None  # "P.1204" is a room
    if first.digits:
        return (
            PlaceFound(at, name + 1, f"{kind or 'Tỉnh'} {int(first.folded)}", level, cue=True)
            if int(first.folded)
            else None
        )
    known = gazetteer.PROVINCES.at(sheet.tokens, name)
    if known and (level is Level.PROVINCE or (kind == "Thành phố" and _is_city(gazetteer.province(known)))):
        return PlaceFound(at, name + len(known), gazetteer.province(known), Level.PROVINCE, cue=True)
    district = gazetteer.DISTRICTS.at(sheet.tokens, name) if level is Level.DISTRICT else ()
    end = name + len(district) if district else _name_end(sheet, name)
    if end == name:
        return None
    said = " ".join(district) or sheet.text[sheet.tokens[name].start : sheet.tokens[end - 1].end]
    return PlaceFound(at, end, f"{kind} {_titled(said)}".strip(), level, cue=True)


def _known(sheet: Sheet, at: int) -> PlaceFound | None:
    """A province or an old district by its bare name."""
    found = gazetteer.PROVINCES.at(sheet.tokens, at)
    district = gazetteer.DISTRICTS.at(sheet.tokens, at)
    if len(district) > len(found):
        end = at + len(district)
        return PlaceFound(at, end, _titled(" ".join(district)), Level.DISTRICT)
    if found:
        return PlaceFound(at, at + len(found), gazetteer.province(found), Level.PROVINCE)
    return None


def _follows_sign(sheet: Sheet, at: int) -> bool:
    return at > 0 and sheet.tokens[at - 1].is_break


def _is_city(province: str) -> bool:
    return province in {"Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế"}


def _name_end(sheet: Sheet, start: int) -> int:
    """Where the name after a cue ends: at a sign, a number, another place, or a small word; four words at most."""
    end = start
    while end < min(start + 4, len(sheet.tokens)) and sheet.free(end):
        token = sheet.tokens[end]
        if (
            token.digits
            and end > start
            and len(token.folded) < 3
            and (end + 1 == len(sheet.tokens) or sheet.tokens[end + 1].is_break)
        ):
            return end + 1  # "phường Cổ Nhuế 1"
        if token.is_break or not token.is_word or token.digits:
            break
        if end > start and (
            (_CUE.at(sheet.tokens, end) and place_at(sheet, end, inside=True)) or _known(sheet, end) or _small(token)
        ):
            break
        if end > start and sheet.has_capitals and not token.capital and sheet.tokens[start].capital:
            break
        end += 1
    return end


def _small(token: Token) -> bool:
    """A word of talk, not of a name."""
    return (token in words.POLITE or token.folded in {"cho", "nhan", "gap", "ten", "sdt", "dt"}) and not token.capital


def _titled(said: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in " ".join(said.split()).split(" "))


def street_like(sheet: Sheet, at: int, *, surely: bool = False) -> bool:
    """Whether "12 Lê Lợi" stands at `at` rather than "12 áo"; a capital alone is not enough to be sure."""
    token = sheet.tokens[at]
    if not sheet.free(at) or not token.is_word:
        return False
    if sure := SURE_STREET_CUES.at(sheet.tokens, at):
        after = sheet.tokens[at + len(sure)] if sheet.free(at + len(sure)) else None
        talk = after is None or (after in words.SMALL_TALK and not after.capital)
        return not talk and (sheet.has_marks is False or marks(token.text) != () or token.folded in _PLAIN_CUES)
    if (cue := NUMBERED_STREET_CUES.at(sheet.tokens, at)) and at + len(cue) < len(sheet.tokens):
        return is_house_number(sheet.tokens[at + len(cue)]) and _named(sheet, at + len(cue) + 1, bool(cue[0] != "số"))
    if token.folded in _ROOMS and (
        number := at + 1 + (at + 1 < len(sheet.tokens) and sheet.tokens[at + 1].text == ".")
    ) + 1 < len(sheet.tokens):
        room = sheet.tokens[number]
        return (
            room.digits
            and len(room.folded) in (3, 4)
            and bool(STREET_CUES.at(sheet.tokens, number + 1) or street_like(sheet, number + 1))
        )
    return is_house_number(token) and _named(sheet, at + 1, compound_number(token), surely)


_ROOMS = frozenset(["p", "ph", "phong", "can"])
_PLAIN_CUES = frozenset(["kp", "tdp", "kcn", "ktx", "kdt", "kdc", "chung", "can", "to", "villa", "vinhomes", "cty"])


def _named(sheet: Sheet, at: int, sure: bool, surely: bool = False) -> bool:
    """Whether a street's name stands at `at`, after the number."""
    if not sheet.free(at) or not sheet.tokens[at].is_word:
        return False
    token = sheet.tokens[at]
    if token.digits:
        return False
    if gazetteer.STREETS.at(sheet.tokens, at) or STREET_CUES.at(sheet.tokens, at):
        return True
    follows = sheet.free(at + 1) and sheet.tokens[at + 1].is_word
    if token in words.FAMILY_NAMES and token.capital and follows:
        return True
    if token in words.COUNTED_IN or token in words.KILOGRAMS or token in words.MEASURES:
        return False
    if token in words.FAMILY_NAMES and follows and not _goods_noun(token):
        return True
    return (
        follows
        and (sure or (sheet.has_capitals and token.capital and not surely))
        and token.folded not in words.COLOURS
    )


def _goods_noun(token: Token) -> bool:
    """Family names that are goods as well when written small: "hồ", "đào", "mai", "đỗ"."""
    return (
        token.folded in {"do", "dao", "mai", "ho", "ly", "cao", "la", "to", "tu", "ta", "chau", "vu"}
        and not token.capital
    )


__all__ = ["Level", "PlaceFound", "place_at", "same_word", "street_like"]

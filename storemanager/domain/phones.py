"""Phone numbers as people write them, made one: E.164. Vietnamese numbers of eleven digits from before 2018 are turned
into today's first, because old lists are full of them and no library knows them any more."""

import re
from dataclasses import dataclass
from functools import lru_cache

_OLD_PREFIXES = {
    "120": "70", "121": "79", "122": "77", "126": "76", "128": "78",
    "123": "83", "124": "84", "125": "85", "127": "81", "129": "82",
    "162": "32", "163": "33", "164": "34", "165": "35", "166": "36", "167": "37", "168": "38", "169": "39",
    "186": "56", "188": "58", "199": "59",
}  # fmt: skip
_OLD_NUMBER = re.compile(r"(?:\+?84|0)?0?(1\d\d)(\d{7})")
_FILLING = re.compile(r"[\s().\-–/]+")
_MASKED = re.compile(r"[*•xX#]{2,}|\*")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164 ("+84901234567"). `can_text` is false for landlines and hotlines."""

    e164: str
    can_text: bool


def normalise(raw: str, region: str = "VN") -> Phone | None:
    """The number in `raw`, or None when it is masked, too short, or no number at all. `region` is where numbers without
    a country code belong."""
    return _normalise(raw.strip()[:_LONGEST], region)


def is_masked(value: str) -> bool:
    """Whether a channel has hidden part of it ("******56"): such a value says nothing about a person."""
    return bool(_MASKED.search(value))


def display(e164: str) -> str:
    """The number as it is read out: "0901 234 567"; one of another country in its international form."""
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    if number.country_code != 84:
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = national_form(e164)
    if len(national) == 10 and not national.startswith("02"):
        return f"{national[:4]} {national[4:7]} {national[7:]}"
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def national_form(e164: str) -> str:
    """The number as it is dialled at home, without spaces: "0901234567"; as given when it is not Vietnamese."""
    if not e164.startswith("+84"):
        return e164
    rest = e164[3:]
    return rest if rest.startswith(("1800", "1900")) else "0" + rest


@lru_cache(maxsize=4096)
def _normalise(raw: str, region: str) -> Phone | None:
    import phonenumbers  # a large table: loaded with the first number, not with the program

    if not raw or is_masked(raw):
        return None
    text = _FILLING.sub("", raw)
    if region == "VN" or text.startswith(("+84", "84")):
        text = _today(text)
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    kind = phonenumbers.number_type(number)
    mobile = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), kind in mobile)


def _today(text: str) -> str:
    """An eleven-digit number of the years before 2018 in its form of today; any other as it was."""
    old = _OLD_NUMBER.fullmatch(text)
    if old and old.group(1) in _OLD_PREFIXES:
        return f"+84{_OLD_PREFIXES[old.group(1)]}{old.group(2)}"
    return text

"""Phone numbers as people in Vietnam write them."""

import pytest

from storemanager.domain.phones import Phone, display, is_masked, national_form, normalise


@pytest.mark.parametrize(
    "raw",
    [
        "0901234567",
        "84901234567",
        "+84901234567",
        "901234567",
        "84 0901234567",
        "+840901234567",
        "090.123.4567",
        "090 123 4567",
        "(090) 123-4567",
    ],
)
def test_every_way_to_write_a_number_is_one_number(raw: str) -> None:
    assert normalise(raw) == Phone("+84901234567", can_text=True)


OLD = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0199": "059",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0186": "056",
    "0166": "036", "0167": "037", "0168": "038", "0169": "039", "0188": "058",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), OLD.items())
def test_numbers_of_eleven_digits_become_todays(old: str, new: str) -> None:
    for raw in (f"{old}1234567", f"+84{old[1:]}1234567", f"{old} 123 4567"):
        assert normalise(raw) == Phone(f"+84{new[1:]}1234567", can_text=True)


@pytest.mark.parametrize(("raw", "e164"), [("028 3812 3456", "+842838123456"), ("1900 1234", "+8419001234")])
def test_landlines_and_hotlines_get_no_messages(raw: str, e164: str) -> None:
    assert normalise(raw) == Phone(e164, can_text=False)


@pytest.mark.parametrize("raw", ["", "  ", "abc", "12", "******56", "090xxxx567", "0901*34567", "09012345678901234"])
def test_what_is_no_number_is_none(raw: str) -> None:
    assert normalise(raw) is None


def test_a_number_from_abroad_keeps_its_country() -> None:
    assert normalise("+1 650 253 0000") == Phone("+16502530000", can_text=True)
    assert normalise("650 253 0000", "US") == Phone("+16502530000", can_text=True)
    assert display("+16502530000") == "+1 650-253-0000"


def test_numbers_are_shown_as_they_are_read_out() -> None:
    assert display("+84901234567") == "0901 234 567"
    assert display("+842838123456") == "028 3812 3456"
    assert display("nonsense") == "nonsense"
    assert (national_form("+84901234567"), national_form("+8419001234")) == ("0901234567", "19001234")


def test_hidden_numbers_are_known() -> None:
    assert is_masked("******56")
    assert not is_masked("0901234567")

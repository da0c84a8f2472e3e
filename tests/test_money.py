from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemanager.money import Money, decimals

currencies = st.sampled_from(["VND", "USD", "JPY", "KWD", "EUR"])


@given(st.integers(-(10**14), 10**14), currencies)
def test_an_amount_written_for_a_channel_reads_back_the_same(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.parse(money.plain, currency) == money


def test_currencies_have_the_decimals_of_iso_4217() -> None:
    assert [decimals(code) for code in ("VND", "USD", "JPY", "KWD", "CLF")] == [0, 2, 0, 3, 4]


@pytest.mark.parametrize("text", ["", "abc", "12,5", "1.5", "NaN", "Infinity", "1e999999", "0x10"])
def test_f46_what_is_not_an_exact_amount_of_dong_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"amount|decimals"):
        Money.parse(text, "VND")


def test_a_dot_is_the_decimal_point_and_zeros_behind_it_do_no_harm() -> None:
    assert Money.parse("90000.00", "VND") == Money(90000, "VND")
    assert Money.parse("12.50", "USD") == Money(1250, "USD")


def test_amounts_that_others_computed_are_rounded_half_up() -> None:
    assert Money.rounded("33333.5", "VND").minor == 33334
    for text in ("x", "NaN", "1e999999"):
        with pytest.raises(ValueError, match="not an amount"):
            Money.rounded(text, "VND")


def test_two_currencies_are_never_mixed() -> None:
    with pytest.raises(ValueError, match="mixed"):
        Money(1, "VND") + Money(1, "USD")


def test_sums_are_exact() -> None:
    assert Money(1, "USD") * 3 - Money(2, "USD") + -Money(1, "USD") == Money(0, "USD")
    assert Money(1250, "USD").amount == Decimal("12.50")

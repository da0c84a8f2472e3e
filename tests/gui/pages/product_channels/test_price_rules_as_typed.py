"""A price or a price rule typed into a cell, the way people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemanager.domain.price_rules import PriceRule, Rounding
from storemanager.errors import InvalidInputError
from storemanager.gui.pages.product_channels.price_rule import percent_words, read_price, write_price


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("226000", 226_000),
        ("226.000 ₫", 226_000),
        ("145k", 145_000),
        ("+8%", PriceRule(percent=800)),
        ("8 %", PriceRule(percent=800)),
        ("-2,5%", PriceRule(percent=-250)),
        ("+8% ~1000", PriceRule(percent=800, step=1_000)),
        ("+8% +5k ~1.000", PriceRule(percent=800, amount=5_000, step=1_000)),
        ("-5000", PriceRule(amount=-5_000)),
        ("~10.000-1.000", PriceRule(step=10_000, less=1_000)),
        ("+10% ↑500", PriceRule(percent=1_000, step=500, rounding=Rounding.UP)),
    ],
)
def test_a_price_cell_is_read_the_way_people_write_prices(typed: str, meant: PriceRule | int | None) -> None:
    assert read_price(typed, "VND") == meant


@pytest.mark.parametrize("typed", ["cheap", "+%", "8%%", "-150%", "~0"])
def test_what_is_no_price_and_no_rule_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_price(typed, "VND")
    assert str(refused.value.message)
    assert str(refused.value.advice)


@given(
    percent=st.integers(-9_999, 100_000), amount=st.integers(-10_000_000, 10_000_000),
    step=st.integers(1, 100_000), rounding=st.sampled_from(Rounding), data=st.data(),
)  # fmt: skip
def test_what_is_copied_from_a_price_cell_and_pasted_is_the_same_rule(
    percent: int, amount: int, step: int, rounding: Rounding, data: st.DataObject
) -> None:
    less = data.draw(st.integers(0, step - 1))
    rule = PriceRule(percent, amount, step, less, rounding if step > 1 else Rounding.NEAREST)
    again = read_price(write_price(rule, "VND"), "VND")
    assert again == (None if rule == PriceRule() else rule)


@given(price=st.integers(0, 10**12), currency=st.sampled_from(["VND", "USD"]))
def test_a_price_of_its_own_is_copied_as_the_same_amount(price: int, currency: str) -> None:
    assert read_price(write_price(price, currency), currency) == price


def test_percentages_are_written_with_their_sign() -> None:
    assert [percent_words(value) for value in (800, -250, 5)] == ["+8%", "−2.5%", "+0.05%"]

"""A channel's own price: what a rule makes of the book's, and when it can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemanager.domain.price_rules import PriceRule, Rounding

PRICES = st.integers(0, 2_000_000_000)


@st.composite
def rules(draw: st.DrawFn) -> PriceRule:
    step = draw(st.sampled_from([1, 10, 100, 500, 1000, 10_000, 50_000]))
    return PriceRule(
        percent=draw(st.integers(-9_999, 50_000)),
        amount=draw(st.integers(-500_000, 500_000)),
        step=step,
        less=draw(st.integers(0, step - 1)),
        rounding=draw(st.sampled_from(Rounding)),
    )


@pytest.mark.parametrize(
    ("rule", "book", "shown"),
    [
        (PriceRule(percent=800, step=1000), 100_000, 108_000),
        (PriceRule(percent=800, step=1000), 100_400, 108_000),  # 108,432
        (PriceRule(percent=800, step=1000), 100_463, 109_000),  # 108,500.04
        (PriceRule(percent=800, step=1000, rounding=Rounding.UP), 100_400, 109_000),
        (PriceRule(percent=800, step=1000, rounding=Rounding.DOWN), 100_900, 108_000),
        (PriceRule(percent=800, step=500), 100_400, 108_500),
        (PriceRule(percent=800, step=10_000, less=1000), 100_000, 109_000),
        (PriceRule(percent=800, step=100, less=1), 1_199, 1_299),
        (PriceRule(percent=-1000), 100_005, 90_005),  # 90,004.5: half way goes up
        (PriceRule(amount=-20_000), 5_000, 1),  # what costs something never becomes free
        (PriceRule(amount=-20_000, step=1000), 5_000, 1_000),
        (PriceRule(amount=15_000), 0, 0),  # and what is free stays free
        (PriceRule(), 123_457, 123_457),
    ],
)
def test_a_rule_says_what_stands_on_the_channel(rule: PriceRule, book: int, shown: int) -> None:
    assert rule.apply(book) == shown


@given(rules(), PRICES, PRICES)
def test_a_dearer_product_is_never_the_cheaper_one_on_a_channel(rule: PriceRule, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert 0 <= rule.apply(low) <= rule.apply(high)


@given(rules(), PRICES.filter(bool))
def test_a_price_is_one_that_the_rule_allows_and_the_nearest_of_them(rule: PriceRule, book: int) -> None:
    shown = rule.apply(book)
    assert shown > 0
    assert (shown + rule.less) % rule.step == 0
    if shown == rule.lowest:
        return  # nothing lower is allowed
    away = shown * 10_000 - (book * (10_000 + rule.percent) + rule.amount * 10_000)  # in ten thousandths
    step = rule.step * 10_000
    match rule.rounding:
        case Rounding.NEAREST:
            assert -step < 2 * away <= step
        case Rounding.UP:
            assert 0 <= away < step
        case Rounding.DOWN:
            assert -step < away <= 0


@given(rules(), PRICES)
def test_a_price_that_is_taken_back_leads_to_itself_without_rounding(rule: PriceRule, shown: int) -> None:
    book = rule.exact_inverse(shown)
    if book is not None:
        assert rule.apply(book) == shown
        if book:
            assert book * (10_000 + rule.percent) == (shown - rule.amount) * 10_000


@given(rules(), PRICES)
def test_every_price_that_needed_no_rounding_is_taken_back(rule: PriceRule, book: int) -> None:
    shown = rule.apply(book)
    if book and book * (10_000 + rule.percent) + rule.amount * 10_000 == shown * 10_000:
        assert rule.exact_inverse(shown) == book


def test_a_rounded_price_is_not_taken_back() -> None:
    rule = PriceRule(percent=800, step=1000)
    assert rule.exact_inverse(108_000) == 100_000
    assert rule.exact_inverse(109_000) is None  # 100,926 and 101,388 both lead there
    assert rule.exact_inverse(107_500) is None  # nothing does


@pytest.mark.parametrize("rule", [PriceRule(), PriceRule(800, -5000, 10_000, 1000, Rounding.UP)])
def test_a_rule_is_kept_as_it_is(rule: PriceRule) -> None:
    assert PriceRule.from_json(rule.to_json()) == rule
    assert PriceRule.from_json(None) is None


@pytest.mark.parametrize(
    "wrong", [{"percent": -10_000}, {"percent": 1_000_001}, {"step": 0}, {"step": 10, "less": 10}, {"less": -1}]
)
def test_a_rule_that_would_give_nothing_sensible_is_none(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"percent|rounding"):
        PriceRule(**wrong)  # type: ignore[arg-type]  # only whole numbers are wrong here


def test_only_a_rule_that_changes_nothing_is_plain() -> None:
    assert PriceRule().plain
    assert PriceRule(rounding=Rounding.UP).plain
    assert not PriceRule(step=1000).plain

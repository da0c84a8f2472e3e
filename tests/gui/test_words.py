"""States, times, quantities and prices in words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storemanager import texts
from storemanager.domain.catalog import ProductStatus
from storemanager.domain.orders import OrderStatus, PaymentStatus
from storemanager.domain.stock import MovementReason
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.dialogs.product_variants import combinations, suggested_sku
from storemanager.gui.models.prices import PriceRule, Rule, changed, steps
from storemanager.gui.widgets.entry import parse_amount, parse_quantity
from storemanager.services.catalog import PriceChange
from storemanager.services.listings import OfferState
from storemanager.services.orders import OrderProblem

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 22, 9, 41, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _english_in_hanoi() -> Iterator[None]:
    language, zone = texts.language(), texts.zone()
    texts.use("en")
    texts.use_zone(HANOI)
    yield
    texts.use(language)
    texts.use_zone(zone)


def test_every_state_has_words_and_every_bad_one_a_sign() -> None:
    pills = [words.order_status(each) for each in OrderStatus]
    pills += [words.payment_status(each) for each in PaymentStatus]
    pills += [words.product_status(each) for each in ProductStatus]
    assert all(pill.words for pill in pills)
    assert all(words.order_problem(each).icon for each in OrderProblem)
    assert all(words.reason(each) for each in MovementReason)
    assert {each.value for each in OfferState} == set(words.OFFER_ORDER)
    assert all(words.offer_state(each) for each in OfferState)


@pytest.mark.parametrize(
    ("minutes", "said", "tone"),
    [
        (-25, "25 min late", "danger"),
        (-200, "3 h 20 late", "danger"),
        (-3000, "2 days late", "danger"),
        (64, "1 h 04 left", "warn"),
        (400, "16:21", ""),
        (1440, "tomorrow 09:41", ""),
        (4320, "25 Nov 09:41", ""),
    ],
)
def test_a_ship_by_time_is_told_by_how_urgent_it_is(minutes: int, said: str, tone: str) -> None:
    assert words.ship_by(NOW + timedelta(minutes=minutes), NOW) == (said, tone)


def test_moments_are_relative_within_the_hour_then_the_clock_then_the_day() -> None:
    assert words.when(NOW - timedelta(seconds=20), NOW) == "just now"
    assert words.when(NOW - timedelta(minutes=1), NOW) == "1 minute ago"
    assert words.when(NOW - timedelta(minutes=30), NOW) == "30 minutes ago"
    assert words.when(NOW - timedelta(hours=2), NOW) == "07:41"
    assert words.when(NOW - timedelta(days=1), NOW) == "21 Nov 09:41"
    assert words.when(NOW - timedelta(days=400), NOW) == "18 Oct 2025 09:41"
    texts.use("vi")
    assert words.when(NOW - timedelta(days=1), NOW) == "21/11 09:41"


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("145000", "VND", 145_000),
        ("145.000", "VND", 145_000),
        ("1.234.567 ₫", "VND", 1_234_567),
        ("145,000", "VND", 145_000),
        ("145k", "VND", 145_000),
        ("12.50", "USD", 1250),
        ("$1,234.50", "USD", 123_450),
        ("1.234,50", "USD", 123_450),
        ("−5.000", "VND", -5000),
        ("", "VND", None),
    ],
)
def test_an_amount_is_read_the_way_people_write_it(text: str, currency: str, minor: int | None) -> None:
    for language in ("en", "vi"):
        texts.use(language)
        assert parse_amount(text, currency) == minor


@pytest.mark.parametrize("text", ["12x", "12,5O", "hai trăm", "1.2.3", "--5", "9" * 20, "12,5"])
def test_what_is_no_amount_of_dong_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse_amount(text, "VND")
    assert text in str(refused.value.message)


def test_goods_by_weight_are_typed_with_decimals_and_pieces_are_not() -> None:
    assert parse_quantity("1.25", 1000) == 1250
    texts.use("vi")
    assert parse_quantity("1,25", 1000) == 1250
    assert parse_quantity("1.250", 1000) == 1_250_000
    assert parse_quantity("-3") == -3
    with pytest.raises(InvalidInputError):
        parse_quantity("1,5")
    with pytest.raises(InvalidInputError):
        parse_quantity("8936014520117")


def test_prices_change_by_one_rule_rounded_half_up_and_never_below_zero() -> None:
    assert PriceRule(Rule.PERCENT, 100, 1000).price(226_000) == 249_000
    assert PriceRule(Rule.PERCENT, -55).price(1000) == 945
    assert PriceRule(Rule.AMOUNT, -5000, 500).price(3000) == 0
    assert PriceRule(Rule.FIXED, 99_000).price(1) == 99_000
    prices = [PriceChange(1, 1000, 900), PriceChange(2, None), PriceChange(3, 2000)]
    assert changed(prices, PriceRule(Rule.FIXED, 2000)) == [PriceChange(1, 2000, 900)]
    assert steps("VND")[0] == steps("USD")[0] == 1


def test_variants_are_every_combination_and_their_skus_hold_no_accents() -> None:
    assert combinations([("Màu", ["Đỏ", "Xanh"]), ("Cỡ", ["S", "M"])]) == [
        ("Đỏ", "S"),
        ("Đỏ", "M"),
        ("Xanh", "S"),
        ("Xanh", "M"),
    ]
    assert combinations([]) == [()]
    assert suggested_sku("AO", ("Đỏ đô", "Cỡ 1")) == "AO-DODO-CO1"

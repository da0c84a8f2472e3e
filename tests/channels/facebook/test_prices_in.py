"""Prices of a catalogue are text for shoppers: read where they can only mean one thing, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from storemanager.channels.facebook import Facebook
from storemanager.channels.facebook.values import amount
from storemanager.money import Money
from storemanager.practice.facebook.items import display
from tests.channels.facebook.conftest import put
from tests.practice.facebook.contracts import WatchedGraph


def vnd(units: int) -> Money:
    return Money(units, "VND")


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("150.000 ₫", vnd(150_000)),
        ("₫150,000", vnd(150_000)),
        ("1.250.000\u00a0₫", vnd(1_250_000)),
        ("1 250 000 ₫", vnd(1_250_000)),
        ("150000 VND", vnd(150_000)),
        ("150,000.00 ₫", vnd(150_000)),
        ("900 ₫", vnd(900)),
        ("0 ₫", vnd(0)),
        ("$1,234.50", Money(123_450, "USD")),
        ("1.234,50 €", Money(123_450, "EUR")),
        ("1'234.50 CHF", Money(123_450, "CHF")),
        ("$12", Money(1200, "USD")),
        ("$1,234", Money(123_400, "USD")),
        ("$12.5", Money(1250, "USD")),
        ("Rs. 12.50", Money(1250, "INR")),
        ("¥1,500", Money(1500, "JPY")),
        ("1,50,000.00", None),  # another way to group: not guessed at
        ("150.50 ₫", None),
        ("15.0000 ₫", None),
        ("1.250,000 ₫", None),
        ("12.50 – 18.00 $", None),
        ("from ₫150,000 to ₫200,000", None),
        ("١٥٠ ₫", None),
        ("", None),
        ("free", None),
    ],
)
def test_a_price_for_shoppers_is_read_where_it_can_only_mean_one_thing(text: str, money: Money | None) -> None:
    currency = money.currency if money else "INR" if "1,50" in text else "USD" if "$" in text else "VND"
    assert amount(text, currency) == money


@given(
    units=some.integers(0, 10**12), currency=some.sampled_from(("VND", "USD", "EUR")), locale=some.sampled_from("ve")
)
def test_whatever_meta_writes_is_read_as_what_was_sent(units: int, currency: str, locale: str) -> None:
    sent = Money(units, currency)
    shown = display(f"{sent.plain} {currency}", "vi" if locale == "v" else "en")
    assert amount(shown or "", currency) == sent


def test_products_come_with_their_price_and_a_sale_with_its_days(page: Facebook, graph: WatchedGraph) -> None:
    days = "2026-12-01T00:00+07:00/2026-12-12T23:59+07:00"
    put(graph, "MU", price="120000 VND", sale_price="99000 VND", sale_price_effective_date=days)
    put(graph, "AO", price="150000 VND")
    put(graph, "LA", price="12.50 USD")
    for locale in ("vi", "en"):
        graph.settings.locale = locale
        found = {product.remote_id: product.variants[0] for product in page.pull_products(None).items}
        assert (found["AO"].price, found["AO"].sale_price) == (vnd(150_000), None)
        assert (found["MU"].price, found["MU"].sale_price) == (vnd(120_000), vnd(99_000))
        assert found["MU"].sale_from == datetime(2026, 11, 30, 17, tzinfo=UTC)
        assert found["MU"].sale_to == datetime(2026, 12, 12, 16, 59, tzinfo=UTC)
        assert found["MU"].price_as_text
        assert found["LA"].price is None, "another currency than the account's is not taken for it"

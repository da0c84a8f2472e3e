"""A price on one channel: as usual, by a rule, or its own; the result stands beside every variant as it is typed."""

from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from storemanager.domain.price_rules import PriceRule
from storemanager.gui.pages.product_channels.price_part import PricePart, SaidPrices
from storemanager.services.catalog import VariantDetail
from tests.gui.pages.product_channels.two_channels import enter, press
from tests.gui.pages.shown import said

RULE = PriceRule(percent=800, step=1000)
NOTHING = {1: None, 2: None}


def a_variant(number: int, price: int | None) -> VariantDetail:
    blank = {each.name: None for each in fields(VariantDetail)}
    given = {"id": number, "title": f"Size {number}", "sku": f"S-{number}", "options": (), "price": price}
    return VariantDetail(**{**blank, **given})  # type: ignore[arg-type]  # what the part does not look at


SMALL, LARGE = a_variant(1, 100_000), a_variant(2, 145_000)


@pytest.fixture
def part(dressed: QApplication, qtbot: QtBot) -> PricePart:
    made = PricePart("VND")
    made.retranslate()
    made.resize(620, 400)
    qtbot.addWidget(made)
    made.fill((SMALL, LARGE), SaidPrices(None, NOTHING), RULE, same_money=True)
    made.show()
    qtbot.waitExposed(made)
    return made


def way(part: PricePart, place: int) -> QToolButton:
    return part.how.findChildren(QToolButton)[place]


def test_as_usual_is_the_rule_of_the_channel(part: PricePart) -> None:
    assert "The rule of this channel: +8 %, rounded to 1,000" in said(part)
    assert "100,000\u00a0₫ → 108,000\u00a0₫" in said(part)
    assert "145,000\u00a0₫ → 157,000\u00a0₫" in said(part)
    assert part.said() == SaidPrices(None, NOTHING)


def test_a_rule_of_its_own_takes_the_place_of_the_channel_s(part: PricePart, qtbot: QtBot) -> None:
    press(qtbot, way(part, 1))
    enter(qtbot, part.rule.percent.field, "-10")
    assert "145,000\u00a0₫ → 130,500\u00a0₫" in said(part)
    assert part.said() == SaidPrices(PriceRule(percent=-1000), NOTHING)


def test_one_variant_has_a_price_of_its_own_and_the_other_goes_by_the_rule(part: PricePart, qtbot: QtBot) -> None:
    press(qtbot, way(part, 2))
    enter(qtbot, part.fields[2], "139k")
    assert "145,000\u00a0₫ → 139,000\u00a0₫" in said(part)
    assert "100,000\u00a0₫ → 108,000\u00a0₫" in said(part)
    assert part.said() == SaidPrices(None, {1: None, 2: 139_000})


@pytest.mark.parametrize("typed", ["cheap", "-200%"])
def test_what_is_no_rule_is_said_and_nothing_is_said_to_the_book(part: PricePart, qtbot: QtBot, typed: str) -> None:
    press(qtbot, way(part, 1))
    enter(qtbot, part.rule.percent.field, typed)
    assert part.said() is None
    assert part.rule.percent.below.text()


def test_where_the_channel_has_another_currency_only_a_price_of_its_own_counts(part: PricePart, qtbot: QtBot) -> None:
    part.fill((SMALL,), SaidPrices(None, {1: None}), None, same_money=False)
    assert "no price yet" in said(part)
    press(qtbot, way(part, 2))
    enter(qtbot, part.fields[1], "120000")
    assert part.said() == SaidPrices(None, {1: 120_000})

"""The price rule of a whole channel: what everything costs there where nothing else was said, seen on real prices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from sqlmodel import Session, col, select

from storemanager import clock
from storemanager.domain.catalog import Variant
from storemanager.domain.price_rules import PriceRule
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.pages.product_channels.price_rule import RuleFields
from storemanager.gui.widgets.parts import label
from storemanager.services import channel_prices
from storemanager.services.accounts import AccountRow
from storemanager.texts import translate

EXAMPLES = 4


class AccountRuleDialog(FormDialog):
    """`saved(rule before)` when it is in the book; the prices go out with the next sync."""

    saved = Signal(object)

    def __init__(self, parent: QWidget, background: Background, account: AccountRow) -> None:
        title = translate("account_rule", "What everything costs on {channel}")(channel=account.name)
        text = translate(
            "account_rule",
            "The price and the sale price of the book go through this rule, unless a product has its own.",
        )
        save = str(translate("account_rule", "Use this rule"))
        super().__init__(parent, background, str(title), save, str(text), width=1)
        self._account = account
        self._before: PriceRule | None = None
        self._prices: tuple[int, ...] = ()
        self.rule = RuleFields(account.currency)
        self.examples = label("", "body", role="text_muted", wrap=True)
        self.body.addWidget(self.rule)
        self.body.addWidget(self.examples)
        self.rule.changed.connect(self._show)
        account_id = account.id
        background.run(self, lambda session: _read(session, account_id), self._loaded)

    def _loaded(self, found: tuple[PriceRule | None, Sequence[int]]) -> None:
        self._before, self._prices = found[0], tuple(found[1])
        self.rule.fill(self._before)
        self._show()
        self.rule.percent.field.setFocus()

    def _show(self) -> None:
        rule = self.rule.rule()
        self.save_button.setEnabled(rule is not None)
        if rule is None:
            self.examples.setText("")
            return
        currency = self._account.currency
        lines = [
            f"{words.money(price, currency)} → {words.money(rule.apply(price), currency)}" for price in self._prices
        ]
        self.examples.setText("\n".join([str(channel_prices.describe(rule, currency)), *lines]))

    def save(self) -> None:
        rule = self.rule.rule()
        if rule is None:
            return
        account_id, now, before = self._account.id, clock.now(), self._before
        self.write(
            lambda session: channel_prices.set_account_rule(session, account_id, rule, now=now),
            lambda _nothing: self.saved.emit(before),
        )


def _read(session: Session, account_id: int) -> tuple[PriceRule | None, list[int]]:
    """The rule as it is, and a few prices of the shop, from the lowest on."""
    rule = channel_prices.account_rules(session).get(account_id)
    query = select(Variant.price).where(col(Variant.active), col(Variant.price).is_not(None)).distinct()
    prices = sorted({price for price in session.exec(query.limit(200)) if price})
    step = max(len(prices) // EXAMPLES, 1)
    return rule, prices[::step][:EXAMPLES]

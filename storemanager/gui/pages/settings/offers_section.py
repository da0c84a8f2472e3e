"""Stock and channels: how many of what is there each channel may sell, and when a sync must stop and ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtWidgets import QGridLayout, QWidget

from storemanager import clock
from storemanager.domain.offers import Limits, offered
from storemanager.domain.offers import Policy as SharingPolicy
from storemanager.errors import StoreError
from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.pages.settings import loading, policy_loading
from storemanager.gui.pages.settings.guards_card import GuardsCard
from storemanager.gui.pages.settings.loading import Policy, SettingsData, policy_of
from storemanager.gui.pages.settings.policy_cards import PolicyCards
from storemanager.gui.pages.settings.policy_exceptions import AddException, ExceptionsCard
from storemanager.gui.pages.settings.policy_loading import PolicyData, PolicyException
from storemanager.gui.pages.settings.policy_replay import PolicyReplay, figures
from storemanager.gui.pages.settings.section import Number, Section, quiet
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.parts import CardWithHead, ChannelChip, clear, column, gap, label, row
from storemanager.services import offer_rules
from storemanager.services.accounts import AccountRow
from storemanager.texts import translate

EXAMPLE = 20
MOST = 1_000_000
NO_CAP = -1


class AccountPolicy(QWidget):
    """The three numbers of one account, and what they come to for an example."""

    def __init__(self, account: AccountRow, change: Callable[[AccountRow, Policy], None]) -> None:
        super().__init__()
        self.account = account
        self._change = change
        self.safety, self.share = Number(0, MOST), Number(0, 100)
        self.cap = Number(NO_CAP, MOST)
        self.share.setSuffix(" %")
        for control in (self.safety, self.share, self.cap):
            control.valueChanged.connect(lambda _value: self._changed())
        self.example = label("", "small")
        self.problem = label("", "small", role="danger", wrap=True)
        self.problem.hide()

    def retranslate(self) -> None:
        name = self.account.name
        for control, words in (
            (self.safety, self.tr("Held back")),
            (self.share, self.tr("Share")),
            (self.cap, self.tr("At most")),
        ):
            control.setAccessibleName(f"{name}: {words}")
        self.cap.setSpecialValueText(self.tr("no limit"))
        self._show_example()

    def show_account(self, account: AccountRow) -> None:
        self.account = account
        self.safety.show_value(account.safety_stock)
        self.share.show_value(account.share_percent)
        self.cap.show_value(NO_CAP if account.cap is None else account.cap)
        self._show_example()

    def policy(self) -> Policy:
        cap = self.cap.value()
        return Policy(self.safety.value(), self.share.value(), None if cap == NO_CAP else cap)

    def _changed(self) -> None:
        self._show_example()
        self._change(self.account, self.policy())

    def _show_example(self) -> None:
        policy = self.policy()
        number = offered(EXAMPLE, Limits(policy.safety_stock, policy.share_percent, policy.cap))
        said = translate("settings", "of {available} it may sell {number}")
        self.example.setText(str(said(available=EXAMPLE, number=number)))


class OffersSection(Section):
    """Every change acts with the next sync; until then nothing is sent."""

    def __init__(self, background: Background, url: str) -> None:
        """`url` is the address of the book, for the work that takes its time."""
        super().__init__()
        self._background = background
        self._data: SettingsData | None = None
        self._figures: Mapping[SharingPolicy, str] = {}
        self.policies: dict[int, AccountPolicy] = {}
        self.cards = PolicyCards()
        self.cards.chosen.connect(self._choose_sharing)
        self.replay = PolicyReplay(background, url)
        self.replay.found.connect(self._show_figures)
        self.exceptions = ExceptionsCard()
        self.exceptions.removed.connect(self._remove_exception)
        self.exceptions.add_wanted.connect(self.add_exception)
        self.card = CardWithHead("")
        self.grid = QGridLayout()
        self.guards = GuardsCard(background, self.said_saved)
        self.explain = quiet("")
        self.none = label("", "body", role="text_muted", wrap=True)
        side = tokens.size("layout_px.card_padding")
        self.grid.setContentsMargins(side, gap("3"), side, gap("3"))
        self.grid.setHorizontalSpacing(gap("3"))
        self.grid.setVerticalSpacing(gap("2"))
        self.grid.setColumnStretch(0, 1)
        self.card.body.addLayout(self.grid)
        explained = row(spacing=0)
        explained.addWidget(self.explain, 1)
        explained.setContentsMargins(side, 0, side, gap("3"))
        self.card.body.addLayout(explained)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.replay)
        self.body.addWidget(self.exceptions)
        self.body.addWidget(self.card)
        self.body.addWidget(self.guards)

    def retranslate(self) -> None:
        self.say(self.tr("Stock and channels"), self.tr("How many of the goods that are there each channel may sell."))
        self.card.title.setText(self.tr("What each channel is offered"))
        self.explain.setText(
            self.tr(
                "What is available, less what is held back, times the share, but at most the limit. Holding one or two"
                " back keeps two channels from selling the same last piece between two syncs."
            )
        )
        self.guards.retranslate()
        self.replay.retranslate()
        if self.replay.answer is not None:
            self._show_figures(figures(self.replay.answer))
        self.cards.retranslate()
        self.exceptions.retranslate()
        self._rebuild()

    def show_data(self, data: SettingsData) -> None:
        before, self._data = self._data, data
        self.guards.show_guards(data.guards)
        self._show_sharing(data.sharing)
        known = [(each.id, each.name, each.kind) for each in data.accounts]
        if before is None or known != [(each.id, each.name, each.kind) for each in before.accounts]:
            self._rebuild()
        for account in data.accounts:
            self.policies[account.id].show_account(account)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes down the page, not to what was made last."""
        away = [button for button in self.exceptions.findChildren(Button) if button is not self.exceptions.add_button]
        fields: list[QWidget] = [self.exceptions.add_button, *away]
        for policy in self.policies.values():
            fields += [policy.safety, policy.share, policy.cap]
        fields += self.guards.fields
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def _rebuild(self) -> None:
        if self._data is None:
            return
        clear(self.grid)
        self.policies = {}
        self.explain.setVisible(bool(self._data.accounts))
        if not self._data.accounts:
            said = self.tr("No channel is connected yet. Once there is one, you decide here what it may sell.")
            self.grid.addWidget(label(said, "body", role="text_muted", wrap=True), 0, 0, 1, 4)
            return
        heads = ("", self.tr("Held back"), self.tr("Share"), self.tr("At most"))
        for place, words in enumerate(heads):
            self.grid.addWidget(label(words, "head"), 0, place)
        for line, account in enumerate(self._data.accounts, start=1):
            policy = AccountPolicy(account, self._change_policy)
            policy.show_account(account)
            policy.retranslate()
            self.policies[account.id] = policy
            name = QWidget()
            told = column(label(account.name), policy.example, spacing=1)
            name.setLayout(row(ChannelChip(account.shown_kind, account.name), told, -1, spacing=gap("2")))
            policy.setLayout(column(name, policy.problem))
            parts = (policy, policy.safety, policy.share, policy.cap)
            for place, part in enumerate(parts):
                self.grid.addWidget(part, line, place)

    def _show_sharing(self, sharing: PolicyData) -> None:
        self.cards.show_policy(sharing.policy, self._figures)
        self.exceptions.show_rows(sharing.exceptions, sharing.more)
        why = "" if sharing.places else self.tr("There is no category and no channel yet.")
        self.exceptions.add_button.set_off(why)

    def _show_figures(self, found: Mapping[SharingPolicy, str]) -> None:
        self._figures = found
        if self._data is not None:
            self.cards.show_policy(self._data.sharing.policy, found)

    # --- Changing ---

    def _choose_sharing(self, policy: SharingPolicy) -> None:
        if self._data is not None:
            self._save_sharing(policy, self._data.sharing.policy)

    def _save_sharing(self, policy: SharingPolicy, before: SharingPolicy | None) -> None:
        now = clock.now()

        def done(_nothing: None) -> None:
            undo = None if before is None else lambda: self._save_sharing(before, None)
            self.said_saved(now, undo)

        self._background.run(
            self, lambda session: offer_rules.set_shop_policy(session, policy, now=now), done, writes=True
        )

    def add_exception(self) -> None:
        """A category or a channel gets a word of its own."""
        if self._data is None:
            return
        dialog = AddException(self, self._background, self._data.sharing)
        dialog.saved.connect(lambda one: self.said_saved(clock.now(), lambda: self._set_exception(one, None, None)))
        dialog.open()

    def _remove_exception(self, one: PolicyException) -> None:
        self._set_exception(one, None, one.policy)

    def _set_exception(self, one: PolicyException, policy: SharingPolicy | None, before: SharingPolicy | None) -> None:
        of, of_id, now = one.of, one.id, clock.now()

        def done(_nothing: None) -> None:
            undo = None if before is None else lambda: self._set_exception(one, before, None)
            self.said_saved(now, undo)

        self._background.run(
            self, lambda session: policy_loading.set_policy(session, of, of_id, policy, now=now), done, writes=True
        )

    def _change_policy(self, account: AccountRow, policy: Policy) -> None:
        current = self._account(account.id)
        before = policy_of(current if current is not None else account)
        if policy != before:
            self._save_policy(account.id, policy, before)

    def _account(self, account_id: int) -> AccountRow | None:
        found = self._data.accounts if self._data is not None else ()
        return next((each for each in found if each.id == account_id), None)

    def _save_policy(self, account_id: int, policy: Policy, before: Policy | None) -> None:
        def done(_nothing: None) -> None:
            undo = None if before is None else lambda: self._save_policy(account_id, before, None)
            self.said_saved(clock.now(), undo)

        def refused(problem: StoreError) -> None:
            shown = self.policies.get(account_id)
            if shown is not None:
                shown.problem.setText(str(problem))
                shown.problem.show()

        self._background.run(
            self, lambda session: loading.set_policy(session, account_id, policy), done, writes=True, failed=refused
        )

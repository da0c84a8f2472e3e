"""The step in which the account's items are fetched and put beside the book's products; nothing is sent by it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager.domain.accounts import MatchState
from storemanager.gui.background import Background
from storemanager.gui.pages.channels.review import MatchReview
from storemanager.gui.pages.connect import loading
from storemanager.gui.pages.connect.loading import Matching
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.syncing import AccountProgress, SyncView
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Bar
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.gui.widgets.toasting import toasts
from storemanager.sync.status import AccountRun
from storemanager.texts import translate


class MatchStep(QWidget):
    """`changed()`: whether one may go on has to be looked at again; `failed(what, advice)`: nothing was fetched."""

    changed = Signal()
    failed = Signal(str, str)

    def __init__(self, background: Background, sync: ShopSync) -> None:
        super().__init__()
        self._background, self._sync = background, sync
        self.account_id: int | None = None
        self.fetched = False
        self.matching: Matching | None = None
        self.progress: AccountProgress | None = None
        self._taken_in = ""
        self.fact = label("", "body", wrap=True)
        self.bar = Bar()
        self.adopt_button = Button("", icon="package-plus")
        self.adopt_button.clicked.connect(lambda: self._adopt(None))
        self.review = MatchReview(background, compact=True)
        self.review.changed.connect(self.look)
        self.review.adopt_wanted.connect(self._adopt)
        facts = row(spacing=gap("2"))
        facts.addWidget(self.fact, 1)
        facts.addWidget(self.adopt_button)
        content = column(spacing=gap("2"))
        content.addLayout(facts)
        content.addWidget(self.bar)
        content.addWidget(self.review, 1)
        self.setLayout(content)

    def begin(self, account_id: int | None, *, fetched: bool = False) -> None:
        """Another account; `fetched`: its items were fetched before."""
        self.account_id, self.fetched, self.matching, self._taken_in = account_id, fetched, None, ""

    # --- What is there ---

    def fetch(self) -> None:
        """The first round: everything comes in, nothing goes out."""
        assert self.account_id is not None
        self.fetched = False
        self.changed.emit()
        self._sync.runner.sync_accounts([self.account_id], trigger="connect", over=self._fetch_over)

    def _fetch_over(self, runs: tuple[AccountRun, ...]) -> None:
        failed = next((run for run in runs if run.problem is not None), None)
        self.fetched = failed is None and bool(runs)
        if failed is not None:
            self.failed.emit(str(failed.problem), str(failed.advice or ""))
        self.look()

    def look(self) -> None:
        """Ask the book what matches what."""
        account_id = self.account_id
        if account_id is not None:
            self._background.run(self, lambda session: loading.matching(session, account_id), self._matched)

    def _matched(self, found: Matching) -> None:
        if found.account.id != self.account_id:
            return
        self.matching = found
        self.review.show_account(found.account.id, found.currency, found.counts)
        if self.progress is None:
            self._say()
        self.changed.emit()

    def show_sync(self, view: SyncView) -> None:
        """How far the fetching is."""
        found = next((one for one in view.accounts if one.account_id == self.account_id), None)
        self.progress = found if view.running else None
        self.bar.setVisible(self.progress is not None)
        if self.progress is not None:
            self.bar.show_share(self.progress.share or 0.0)
            self.fact.setText(self.progress.words)
        elif self.matching is not None:
            self._say()

    def _say(self) -> None:
        found = self.matching
        assert found is not None
        parts = (
            translate("connect", "{count} matched")(count=found.count(MatchState.MATCHED)),
            translate("connect", "{count} to decide")(count=found.count(MatchState.SUGGESTED)),
            translate("connect", "{count} without a match")(count=found.count(MatchState.UNMATCHED)),
        )
        said = [self._taken_in] if self._taken_in else []
        self.fact.setText(" · ".join([*said, *(str(part) for part in parts)]))
        self.bar.hide()

    # --- Bringing the rest into the book ---

    def show_buttons(self, one_moment: str) -> None:
        """The items nothing in the book matches can be brought in; not while a sync runs."""
        alone = self.matching.count(MatchState.UNMATCHED) if self.matching is not None else 0
        bring = translate("connect", "Bring {count:item|items} into the book")(count=alone)
        self.adopt_button.setText(str(bring))
        self.adopt_button.setVisible(bool(alone))
        self.adopt_button.set_off(one_moment if self.progress is not None else "")

    def _adopt(self, ids: object) -> None:
        if self.account_id is None:
            return
        chosen = list(ids) if isinstance(ids, tuple) else None
        self._sync.runner.adopt(self.account_id, chosen, over=self._adopted)

    def _adopted(self, runs: tuple[AccountRun, ...]) -> None:
        count = sum(run.counts.get("products_adopted", 0) for run in runs)
        failed = next((run for run in runs if run.problem is not None), None)
        if failed is not None:
            toasts(self).problem(str(failed.problem), str(failed.advice or ""))
        else:
            said = translate("connect", "{count:product|products} taken into the book")(count=count)
            self._taken_in = str(said)
        self.look()

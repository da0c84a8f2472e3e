"""Connecting a channel, step by step: which one, its values, what matches, what will be sent, on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.accounts import AccountState, MatchState
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelKind
from storemanager.gui.pages.channels.review import MatchReview
from storemanager.gui.pages.connect import loading
from storemanager.gui.pages.connect.form import ConnectForm
from storemanager.gui.pages.connect.loading import Connected, Matching, Preview
from storemanager.gui.pages.connect.preview import PreviewStep
from storemanager.gui.pages.connect.steps import DONE, HERE, LATER, Guide, StepLine, Stepper
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.syncing import AccountProgress, SyncView
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.notes import Banner, Bar
from storemanager.gui.widgets.page import Breadcrumb
from storemanager.gui.widgets.parts import Card, ChannelChip, clear, column, gap, label, line, row
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import accounts
from storemanager.sync.status import AccountRun
from storemanager.texts import translate

KIND, FORM, MATCH, PREVIEW = "kind", "form", "match", "preview"
PRACTICE_KIND = "practice"
BESIDE = 960


class ConnectView(QWidget):
    """`finished(account id)` when it is switched on (or signed in again); `left()` when the owner goes back."""

    finished = Signal(int)
    left = Signal()
    practice_wanted = Signal()

    def __init__(self, background: Background, sync: ShopSync) -> None:
        super().__init__()
        self._background = background
        self._sync = sync
        self._kinds: tuple[ChannelKind, ...] = ()
        self._kind: ChannelKind | None = None
        self._wanted: tuple[str, int | None, bool] | None = None
        self.account_id: int | None = None
        self._again = False
        self._guide_at: int | None = None
        self._matching: Matching | None = None
        self._progress: AccountProgress | None = None
        self._busy = False
        self._pulled = False
        self._compare, self._called = False, ""
        self._taken_in = ""
        self.step = KIND
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.crumbs = Breadcrumb()
        self._chip = QVBoxLayout()
        self.title, self.fact = label("", "title"), label("", "body", role="text_muted")
        head = row(spacing=gap("3"))
        head.addLayout(self._chip)
        head.addWidget(self.title)
        head.addWidget(self.fact)
        head.addStretch()
        self.stepper = Stepper()
        self.form = ConnectForm(self._background, self._sync.access)
        self.name = FormField("", text_field())
        self.guide = Guide()
        self.review = MatchReview(self._background, compact=True)
        self.preview = PreviewStep()
        self.banner = Banner("", tone="danger")
        self.banner.hide()
        self.kinds_part = QWidget()
        self._kinds_body = column(spacing=gap("3"))
        self.kinds_part.setLayout(self._kinds_body)
        self.lead, self.lead_text = label("", "lead"), label("", "body", role="text_muted", wrap=True)
        inside = self._form_rows = column(self.name, self.form, spacing=gap("3"))
        form_part = QWidget()
        form_part.setProperty("kind", "scrolled")
        form_part.setLayout(inside)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(form_part)
        self.match_fact = label("", "body", wrap=True)
        self.match_bar = Bar()
        self.adopt_button = Button("", icon="package-plus")
        match_part = QWidget()
        match = column(spacing=gap("2"))
        facts = row(spacing=gap("2"))
        facts.addWidget(self.match_fact, 1)
        facts.addWidget(self.adopt_button)
        match.addLayout(facts)
        match.addWidget(self.match_bar)
        match.addWidget(self.review, 1)
        match_part.setLayout(match)
        self.parts = QStackedWidget()
        self._places = {KIND: self.kinds_part, FORM: area, MATCH: match_part, PREVIEW: self.preview}
        for part in self._places.values():
            self.parts.addWidget(part)
        self.back_button = Button("", "quiet", icon="arrow-left")
        self.later_button = Button("")
        self.next_button = Button("", "primary", icon="arrow-right", key="F9")
        foot = row(self.back_button, -1, self.later_button, self.next_button, spacing=gap("2"))
        body = column(self.lead, self.lead_text, self.banner, spacing=gap("2"))
        body.addWidget(self.parts, 1)
        body.addWidget(line())
        body.addLayout(foot)
        body.setContentsMargins(gap("5"), gap("4"), gap("5"), gap("4"))
        self.middle = Card(body)
        columns = self._columns = row(spacing=gap("4"))
        columns.addWidget(self.stepper)
        columns.addWidget(self.middle, 1)
        columns.addWidget(self.guide)
        content = column(self.crumbs, head, spacing=gap("3"))
        content.addLayout(columns, 1)
        self.setLayout(content)

    def _connect(self) -> None:
        self.crumbs.went.connect(lambda _place: self.left.emit())
        self.form.changed.connect(self._show_steps)
        self.form.submitted.connect(self.form.focus_first)
        self.stepper.chosen.connect(self._read_guide)
        self.back_button.clicked.connect(self.go_back)
        self.later_button.clicked.connect(self.later)
        self.next_button.clicked.connect(self.go_on)
        self.adopt_button.clicked.connect(lambda: self._adopt(None))
        self.review.changed.connect(self._ask_matching)
        self.review.adopt_wanted.connect(self._adopt)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._ask_matching)

    # --- Words ---

    def retranslate(self) -> None:
        self._name_steps()
        self.name.say(self.tr("What you call this account"), self.tr("Left empty, the shop's own name is taken."))
        self.back_button.setText(self.tr("Back"))
        self.review.retranslate()
        self.preview.retranslate()
        if self._kind is not None:
            self._fill_form(keep=True)
        self._show()

    def _name_steps(self) -> None:
        self.crumbs.show_steps([self.tr("Channels"), self._called if self._compare else self.tr("Add a channel")])

    # --- Opening it ---

    def show_kinds(self, kinds: Sequence[ChannelKind]) -> None:
        """What can be connected; what was asked for before it was known opens now."""
        self._kinds = tuple(kinds)
        self._fill_kinds()
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open(wanted[0], wanted[1], compare=wanted[2])

    def open(self, kind: str = "", account_id: int | None = None, *, compare: bool = False) -> None:
        """Begin: with a kind its form at once, with an account where it stopped. `compare`: only what would be sent."""
        if not self._kinds:
            self._wanted = (kind, account_id, compare)
            return
        self.banner.hide()
        self._busy = False
        self._compare, self._called = compare, ""
        self._name_steps()
        if account_id is not None:
            self._background.run(self, lambda session: accounts.get(session, account_id), self._open_account)
            return
        if self.account_id is None and self._kind is not None and kind in ("", self._kind.key) and self.step == FORM:
            self._show()  # what was entered before is still there
            return
        self.account_id, self._again, self._pulled = None, False, False
        chosen = next((one for one in self._kinds if one.key == kind), None)
        if chosen is None and len(self._kinds) == 1 and kind != KIND:
            chosen = self._kinds[0]
        if chosen is None:
            self._kind, self.step = None, KIND
            self._show()
            return
        self._choose(chosen)

    def _choose(self, kind: ChannelKind) -> None:
        self._kind, self.step = kind, FORM
        key = kind.key
        self._background.run(self, lambda session: loading.draft(session, key), self._draft_read)
        self._show()

    def _draft_read(self, draft: dict[str, str]) -> None:
        if self._kind is not None and self.step == FORM and self.account_id is None:
            self.form.show_kind(self._kind.key, self._kind.fields, draft)
            self._show()
            self.form.focus_first()

    def _open_account(self, account: accounts.AccountRow) -> None:
        kind = next((one for one in self._kinds if one.key == account.kind), None)
        if kind is None:
            return
        self._kind, self.account_id, self._called = kind, account.id, account.name
        self._name_steps()
        self._again = account.state is not AccountState.SETTING_UP
        self._pulled = account.last_synced_at is not None
        name = self.name.field
        assert isinstance(name, QLineEdit)
        name.setText(account.name)
        values = {"address": account.address, **{key: str(value) for key, value in account.settings.items()}}
        self.form.show_kind(kind.key, kind.fields, values, keeps_secrets=True)
        if self._compare:
            self._to(PREVIEW)
        elif self._again:
            self._to(FORM)
            self.form.focus_first()
        else:
            self._to(MATCH)
            if not self._pulled:
                self._pull()

    def _fill_form(self, *, keep: bool) -> None:
        assert self._kind is not None
        values = {**self.form.values(), **self.form.secrets()} if keep and self.form.rows else {}
        self.form.show_kind(self._kind.key, self._kind.fields, values, keeps_secrets=self.account_id is not None)

    def _fill_kinds(self) -> None:
        clear(self._kinds_body)
        shown = [(kind.key, kind.title) for kind in self._kinds]
        for key, title in (*shown, (PRACTICE_KIND, self.tr("Practice channel"))):
            inside = row(ChannelChip(key, title, 34), label(title, "strong"), -1, spacing=gap("3"))
            inside.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
            card = Card(inside, pressable=True, name=title)
            card.pressed.connect(lambda key=key: self._kind_chosen(key))
            self._kinds_body.addWidget(card)
        self._kinds_body.addStretch()

    def _kind_chosen(self, key: str) -> None:
        if key == PRACTICE_KIND:
            self.practice_wanted.emit()
            return
        self.open(key)

    # --- What is shown ---

    def _to(self, step: str) -> None:
        self.step = step
        self._guide_at = None
        self.banner.hide()
        self._show()
        if step == MATCH:
            self._ask_matching()
        elif step == PREVIEW:
            self._ask_preview()

    def _show(self) -> None:
        kind, step = self._kind, self.step
        clear(self._chip)
        if kind is not None:
            self._chip.addWidget(ChannelChip(kind.key, kind.title, 34))
            said = (
                translate("connect", "Sign in to {channel}")
                if self._again
                else translate("connect", "Connect {channel}")
            )
            named = kind.title
            if self._compare:
                said, named = translate("connect", "What would change on {channel}"), self._called
            self.title.setText(str(said(channel=named)))
        else:
            self.title.setText(self.tr("Add a channel"))
        leads = {
            KIND: (
                self.tr("Which channel?"),
                self.tr("The practice channel runs on this computer: no account needed."),
            ),
            FORM: (self.tr("Enter and test"), self.tr("Each value is tested as soon as you enter or paste it.")),
            MATCH: (self.tr("Match products"), self.tr("Nothing is sent yet. Say which item there is which product.")),
            PREVIEW: (
                self.tr("Look, then switch on"),
                self.tr("This is everything that goes out when you switch the account on."),
            ),
        }
        if self._compare:
            leads[PREVIEW] = (
                self.tr("Look, then let it go out"),
                self.tr("Nothing has been sent. This is everything that goes out when you agree."),
            )
        self.lead.setText(leads[step][0])
        self.lead_text.setText(leads[step][1])
        self.parts.setCurrentWidget(self._places[step])
        self._place_guide()
        self.stepper.setVisible(kind is not None and not self._compare)
        self.fact.setVisible(not self._compare)
        self.name.setVisible(not self._again)
        self._show_steps()
        self._show_buttons()

    def _show_steps(self) -> None:
        kind = self._kind
        if kind is None:
            self.fact.setText("")
            return
        own = list(kind.steps)
        at = min(int(self.form.progress() * len(own)), len(own) - 1) if self.step == FORM else len(own)
        lines = [
            StepLine(
                str(step.title), self._step_words(place, at), DONE if place < at else HERE if place == at else LATER
            )
            for place, step in enumerate(own)
        ]
        if not self._again:
            places = {FORM: -1, MATCH: 0, PREVIEW: 1}
            here = places.get(self.step, -1)
            for place, title in enumerate((self.tr("Match products"), self.tr("Look, then switch on"))):
                state = DONE if place < here else HERE if place == here else LATER
                lines.append(StepLine(title, self._step_words(place, here), state))
        self.stepper.show_steps(
            lines,
            self.tr(
                "Keys stay in this computer's own key store only: never in the book, a backup or an exported file."
            ),
        )
        number = next((place for place, one in enumerate(lines, start=1) if one.state == HERE), len(lines))
        counted = translate("connect", "step {number} / {count}")(number=number, count=len(lines))
        self.fact.setText(str(counted))
        if own and self.step == FORM:
            place = at if self._guide_at is None else self._guide_at
            address = self.form.value("address") if "address" in self.form.rows else ""
            self.guide.show_step(own[place], place + 1, address)
        self._show_buttons()

    def _step_words(self, place: int, at: int) -> str:
        return self.tr("done") if place < at else self.tr("doing it") if place == at else ""

    def _read_guide(self, place: int) -> None:
        if self._kind is not None and place < len(self._kind.steps) and self.step == FORM:
            self._guide_at = place
            self._show_steps()

    def _show_buttons(self) -> None:
        step = self.step
        words = {
            KIND: "", FORM: self.tr("Sign in") if self._again else self.tr("Connect"), MATCH: self.tr("Continue"),
            PREVIEW: self.tr("It is right, send it") if self._compare else self.tr("Switch on"),
        }  # fmt: skip
        self.next_button.setVisible(step != KIND)
        self.next_button.setText(words[step])
        why = ""
        if self._busy:
            why = self.tr("One moment.")
        elif step == FORM and not self.form.complete():
            why = self.tr("Fill in every value; the ones in red are not right yet.")
        elif step == MATCH and not self._pulled:
            why = self.tr("The items are being fetched.")
        elif self._compare:
            why = self._not_yet()
        self.next_button.set_off(why)
        self.next_button.set_busy(self._busy)
        self.later_button.setVisible(step != KIND and not self._again)
        if self._compare:
            self._show_compare_buttons()
            return
        self.later_button.set_kind("normal")
        self.next_button.set_kind("primary")
        later = self.tr("Later, keep what I entered") if step == FORM else self.tr("Later")
        self.later_button.setText(later)
        self.later_button.setToolTip(self.tr("Keys are not kept before they are tested.") if step == FORM else "")
        self.back_button.setText(self.tr("Back"))
        doubtful = self._matching.count(MatchState.UNMATCHED) if self._matching is not None else 0
        bring = translate("connect", "Bring {count:item|items} into the book")(count=doubtful)
        self.adopt_button.setText(str(bring))
        self.adopt_button.setVisible(bool(doubtful))
        self.adopt_button.set_off(self.tr("One moment.") if self._progress is not None else "")

    def _not_yet(self) -> str:
        """Why what is shown cannot be agreed to now; "" when it can."""
        data = self.preview.data
        if data is None or data.account.id != self.account_id:
            return self.tr("One moment.")
        if data.account.read_only is None:
            return self.tr("Nothing is held back here: it is sent with every sync.")
        if not data.compared:
            return self.tr("What is there has not been read since it was stopped. Sync it first: nothing is sent.")
        return ""

    def _show_compare_buttons(self) -> None:
        """Beside agreeing: look again at what is there now. Before it was read at all, that is the thing to do."""
        data = self.preview.data
        unread = data is not None and data.account.id == self.account_id and not data.compared
        self.later_button.setText(self.tr("Read it now") if unread else self.tr("Read it again"))
        self.later_button.set_kind("primary" if unread else "normal")
        self.next_button.set_kind("normal" if unread else "primary")
        self.later_button.setToolTip("")
        self.later_button.setVisible(True)
        self.later_button.set_off(self.tr("A sync is running.") if self._progress is not None else "")
        self.adopt_button.hide()

    def show_sync(self, view: SyncView) -> None:
        """How far the first fetching is."""
        found = next((one for one in view.accounts if one.account_id == self.account_id), None)
        self._progress = found if view.running else None
        self.match_bar.setVisible(self._progress is not None)
        if self._progress is not None:
            self.match_bar.show_share(self._progress.share or 0.0)
            self.match_fact.setText(self._progress.words)
        elif self._matching is not None:
            self._say_matching()
        if self.step == MATCH or self._compare:
            self._show_buttons()

    # --- Going on ---

    def go_on(self) -> None:
        """The primary button, F9."""
        if not self.next_button.isEnabled() or self.next_button.isHidden():
            return
        {FORM: self._try_out, MATCH: lambda: self._to(PREVIEW), PREVIEW: self._switch_on}[self.step]()

    def go_back(self) -> None:
        if self._compare:
            self.left.emit()
        elif self.step == PREVIEW:
            self._to(MATCH)
        elif self.step == FORM and self.account_id is None and len(self._kinds) > 1:
            self.open(KIND)
        else:
            self.left.emit()

    def later(self) -> None:
        """Leave; what was entered stays here, and but for the keys it is there after the next start too."""
        if self._compare and self.account_id is not None:
            self._sync.runner.sync_accounts([self.account_id], full_check=True, over=lambda _runs: self._ask_preview())
            return
        if self.step == FORM and self._kind is not None and self.account_id is None:
            key, values = self._kind.key, self.form.values()

            def kept(_nothing: None) -> None:
                toasts(self).done(self.tr("Kept. The keys have to be entered again after a restart."))

            self._background.run(self, lambda session: loading.keep_draft(session, key, values), kept, writes=True)
        self.left.emit()

    def _try_out(self) -> None:
        assert self._kind is not None
        name = self.name.field
        assert isinstance(name, QLineEdit)
        access, kind, called = self._sync.access, self._kind.key, name.text().strip()
        values, secrets, account_id = self.form.values(), self.form.secrets(), self.account_id
        self._busy = True
        self.banner.hide()
        self._show_buttons()
        self._background.run_outside(
            self,
            lambda _outside: loading.connect(access, kind, called, values, secrets, account_id),
            self._tried_out,
            failed=self._refused,
        )

    def _refused(self, problem: StoreError) -> None:
        self._busy = False
        if isinstance(problem, StoreError):
            self.banner.say(str(problem.message), str(problem.advice), tone="danger")
            self.banner.show()
        self._show_buttons()

    def _tried_out(self, connected: Connected) -> None:
        self._busy = False
        self.account_id = connected.account_id
        self._background.changed.emit()
        if not connected.fresh:
            said = translate("connect", "{account} lets us in again")(account=connected.name)
            toasts(self).done(str(said))
            self._sync.runner.sync_accounts([connected.account_id])
            self._leave_for(connected.account_id)
            return
        self._to(MATCH)
        if connected.warnings:
            self.banner.say(
                str(translate("connect", "{account} is connected")(account=connected.name)),
                " ".join(str(warning) for warning in connected.warnings), tone="warn",
            )  # fmt: skip
            self.banner.show()
        self._pull()

    def _pull(self) -> None:
        """The first round: everything comes in, nothing goes out."""
        assert self.account_id is not None
        self._pulled = False
        self._show_buttons()
        self._sync.runner.sync_accounts([self.account_id], trigger="connect", over=self._pull_over)

    def _pull_over(self, runs: tuple[AccountRun, ...]) -> None:
        failed = next((run for run in runs if run.problem is not None), None)
        self._pulled = failed is None and bool(runs)
        if failed is not None and self.step == MATCH:
            self.banner.say(str(failed.problem), str(failed.advice or ""), tone="danger")
            self.banner.show()
        self._ask_matching()

    def _ask_matching(self) -> None:
        account_id = self.account_id
        if account_id is not None:
            self._background.run(self, lambda session: loading.matching(session, account_id), self._matched)

    def _matched(self, found: Matching) -> None:
        if found.account.id != self.account_id:
            return
        self._matching = found
        self.review.show_account(found.account.id, found.currency, found.counts)
        if self._progress is None:
            self._say_matching()
        self._show_buttons()

    def _say_matching(self) -> None:
        found = self._matching
        assert found is not None
        parts = (
            translate("connect", "{count} matched")(count=found.count(MatchState.MATCHED)),
            translate("connect", "{count} to decide")(count=found.count(MatchState.SUGGESTED)),
            translate("connect", "{count} without a match")(count=found.count(MatchState.UNMATCHED)),
        )
        said = [self._taken_in] if self._taken_in else []
        self.match_fact.setText(" · ".join([*said, *(str(part) for part in parts)]))
        self.match_bar.hide()

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
        self._ask_matching()

    def _ask_preview(self) -> None:
        account_id, now = self.account_id, clock.now()
        if account_id is not None:
            self._background.run(self, lambda session: loading.preview(session, account_id, now), self._previewed)

    def _previewed(self, data: Preview) -> None:
        if data.account.id == self.account_id:
            self.preview.show_data(data)
            self._show_buttons()

    def _switch_on(self) -> None:
        assert self.account_id is not None
        account_id, now = self.account_id, clock.now()
        self._busy = True
        self._show_buttons()

        agree = loading.let_write if self._compare else loading.switch_on

        def work(session: Session) -> str:
            agree(session, account_id, now)
            return accounts.get(session, account_id).name

        self._background.run(self, work, self._switched_on, writes=True, failed=self._refused)

    def _switched_on(self, name: str) -> None:
        assert self.account_id is not None
        account_id = self.account_id
        said = translate("connect", "{account} is on: its numbers are being sent")(account=name)
        toasts(self).done(str(said))
        self._sync.runner.sync_accounts([account_id])
        self._leave_for(account_id)

    def _leave_for(self, account_id: int) -> None:
        self._busy = self._compare = False
        self.account_id, self._kind, self._matching, self.step = None, None, None, KIND
        self._taken_in = ""
        name = self.name.field
        assert isinstance(name, QLineEdit)
        name.clear()
        self._show()
        self.finished.emit(account_id)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt hands in a QResizeEvent
        self._place_guide()

    def _place_guide(self) -> None:
        """Beside the form where there is room, below it where there is not: it is never out of reach."""
        kind, beside = self._kind, self.width() > BESIDE * theme().text_percent / 100
        if beside != (self._columns.indexOf(self.guide) >= 0):
            self.guide.beside(beside)
            (self._columns if beside else self._form_rows).addWidget(self.guide)
        self.guide.setVisible(self.step == FORM and kind is not None and bool(kind.steps))

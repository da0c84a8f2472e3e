"""Connecting a channel, step by step: which one, its values, what matches, what will be sent, on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.accounts import PRACTICE, AccountState
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelKind
from storemanager.gui.pages.connect import loading, wording
from storemanager.gui.pages.connect.form_step import FormStep
from storemanager.gui.pages.connect.head import ConnectHead
from storemanager.gui.pages.connect.kind_step import KindStep
from storemanager.gui.pages.connect.loading import Connected
from storemanager.gui.pages.connect.match_step import MatchStep
from storemanager.gui.pages.connect.preview import PreviewStep
from storemanager.gui.pages.connect.steps import Stepper
from storemanager.gui.pages.connect.wording import FORM, KIND, MATCH, ONE_MOMENT, PREVIEW
from storemanager.gui.sync_wiring import ShopSync
from storemanager.gui.syncing import SyncView
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.page import Breadcrumb
from storemanager.gui.widgets.parts import Card, column, gap, label, line, row
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import accounts
from storemanager.texts import translate


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
        self._busy = False
        self._compare, self._called = False, ""
        self._sign: tuple[str, str] | None = None
        self.step = KIND
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.crumbs = Breadcrumb()
        self.head = ConnectHead()
        self.stepper = Stepper()
        self.kinds_part = KindStep()
        self.form_part = FormStep(self._background, self._sync.access)
        self.form, self.name, self.guide = self.form_part.form, self.form_part.name, self.form_part.guide
        self.match = MatchStep(self._background, self._sync)
        self.preview = PreviewStep(self._background)
        self.banner = Banner("", tone="danger")
        self.banner.hide()
        self.lead, self.lead_text = label("", "lead"), label("", "body", role="text_muted", wrap=True)
        self.parts = QStackedWidget()
        self._places = {KIND: self.kinds_part, FORM: self.form_part, MATCH: self.match, PREVIEW: self.preview}
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
        content = column(self.crumbs, self.head, spacing=gap("3"))
        content.addLayout(columns, 1)
        self.setLayout(content)

    def _connect(self) -> None:
        self.crumbs.went.connect(lambda _place: self.left.emit())
        self.form.changed.connect(self._show_steps)
        self.stepper.chosen.connect(self._read_guide)
        self.back_button.clicked.connect(self.go_back)
        self.later_button.clicked.connect(self.later)
        self.next_button.clicked.connect(self.go_on)
        self.kinds_part.chosen.connect(self._kind_chosen)
        self.match.changed.connect(self._show_buttons)
        self.preview.changed.connect(self._show_buttons)
        self.match.failed.connect(self._not_fetched)

    # --- Words ---

    def retranslate(self) -> None:
        self._name_steps()
        self.form_part.retranslate()
        self.back_button.setText(self.tr("Back"))
        self.match.review.retranslate()
        self.preview.retranslate()
        if self._kind is not None:
            self.form_part.fill(self._kind, saved=self.account_id)
        self._show()

    def _name_steps(self) -> None:
        self.crumbs.show_steps([self.tr("Channels"), self._called if self._compare else self.tr("Add a channel")])

    # --- Opening it ---

    def show_kinds(self, kinds: Sequence[ChannelKind]) -> None:
        """What can be connected; what was asked for before it was known opens now."""
        self._kinds = tuple(kinds)
        self.kinds_part.show_kinds(self._kinds, self.tr("Practice channel"))
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
        self.account_id, self._again = None, False
        self.match.begin(None)
        self.form_part.call("")
        chosen = next((one for one in self._kinds if one.key == kind), None)
        if chosen is None and len(self._kinds) == 1 and kind != KIND:
            chosen = self._kinds[0]
        if chosen is None:
            self._kind, self.step = None, KIND
            self._show()
            return
        self._choose(chosen)

    def _choose(self, kind: ChannelKind) -> None:
        self._kind, self.step, self._sign = kind, FORM, None
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
        self._sign = (account.shown_kind, account.name)
        self._name_steps()
        self._again = account.state is not AccountState.SETTING_UP
        self.match.begin(account.id, fetched=account.last_synced_at is not None)
        self.form_part.call(account.name)
        values = {"address": account.address, **{key: str(value) for key, value in account.settings.items()}}
        self.form.show_kind(kind.key, kind.fields, values, saved=account.id)
        if self._compare:
            self._to(PREVIEW)
        elif self._again:
            self._to(FORM)
            self.form.focus_first()
        else:
            self._to(MATCH)
            if not self.match.fetched:
                self.match.fetch()

    def _kind_chosen(self, key: str) -> None:
        if key == PRACTICE:
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
            self.match.look()
        elif step == PREVIEW:
            self._ask_preview()

    def _show(self) -> None:
        kind, step = self._kind, self.step
        place = self._place()
        self.head.show_place(place, self._sign)
        lead, text = wording.lead(place)
        self.lead.setText(lead)
        self.lead_text.setText(text)
        self.parts.setCurrentWidget(self._places[step])
        self._place_guide()
        self.stepper.setVisible(kind is not None and not self._compare)
        self.name.setVisible(not self._again)
        self._show_steps()
        self._show_buttons()

    def _place(self) -> wording.Place:
        kind = self._kind
        own = len(kind.steps) if kind is not None else 0
        at = min(int(self.form.progress() * own), own - 1) if self.step == FORM else own
        return wording.Place(kind, self.step, self._again, self._compare, self._called, at)

    def _show_steps(self) -> None:
        kind, place = self._kind, self._place()
        if kind is None:
            self.head.fact.setText("")
            return
        lines = wording.step_lines(place)
        self.stepper.show_steps(lines, wording.promise())
        self.head.fact.setText(wording.counted(lines))
        if kind.steps and self.step == FORM:
            at = place.at if self._guide_at is None else self._guide_at
            field = kind.steps[at].page_field or "address"
            address = self.form.value(field) if field in self.form.rows else ""
            self.guide.show_step(kind.steps[at], at + 1, address)
        self._show_buttons()

    def _read_guide(self, place: int) -> None:
        if self._kind is not None and place < len(self._kind.steps) and self.step == FORM:
            self._guide_at = place
            self._show_steps()

    def _show_buttons(self) -> None:
        step = self.step
        self.next_button.setVisible(step != KIND)
        self.next_button.setText(wording.next_words(self._place()))
        why = ""
        if self._busy:
            why = str(ONE_MOMENT)
        elif step == FORM and not self.form.complete():
            why = self.tr("Fill in every value; the ones in red are not right yet.")
        elif step == MATCH and not self.match.fetched:
            why = self.tr("The items are being fetched.")
        elif self._compare:
            why = wording.not_yet(self.preview.data, self.account_id, syncing=self.match.progress is not None)
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
        self.match.show_buttons(str(ONE_MOMENT))

    def _show_compare_buttons(self) -> None:
        """Beside agreeing: look again at what is there now. Before it was read at all, that is the thing to do."""
        data = self.preview.data
        unread = data is not None and data.account.id == self.account_id and not data.compared
        self.later_button.setText(self.tr("Read it now") if unread else self.tr("Read it again"))
        self.later_button.set_kind("primary" if unread else "normal")
        self.next_button.set_kind("normal" if unread else "primary")
        self.later_button.setToolTip("")
        self.later_button.setVisible(True)
        self.later_button.set_off(self.tr("A sync is running.") if self.match.progress is not None else "")

    def show_sync(self, view: SyncView) -> None:
        """How far the first fetching is."""
        self.match.show_sync(view)
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
            self.form_part.keep(self._kind)
        self.left.emit()

    def _try_out(self) -> None:
        assert self._kind is not None
        self._busy = True
        self.banner.hide()
        self._show_buttons()
        self.form_part.try_out(self._kind, self.account_id, self._tried_out, self._refused)

    def _refused(self, problem: StoreError) -> None:
        self._busy = False
        if isinstance(problem, StoreError):
            self._say(str(problem.message), str(problem.advice), "danger")
        self._show_buttons()

    def _tried_out(self, connected: Connected) -> None:
        self._busy = False
        self.account_id = connected.account_id
        self.match.begin(connected.account_id)
        self._background.changed.emit()
        if not connected.fresh:
            said = translate("connect", "{account} lets us in again")(account=connected.name)
            toasts(self).done(str(said))
            self._sync.runner.sync_accounts([connected.account_id])
            self._leave_for(connected.account_id)
            return
        self._to(MATCH)
        if connected.warnings:
            said = translate("connect", "{account} is connected")(account=connected.name)
            self._say(str(said), " ".join(str(warning) for warning in connected.warnings), "warn")
        self.match.fetch()

    def _not_fetched(self, problem: str, advice: str) -> None:
        if self.step == MATCH:
            self._say(problem, advice, "danger")

    def _say(self, words: str, more: str, tone: str) -> None:
        self.banner.say(words, more, tone=tone)
        self.banner.show()

    def _ask_preview(self) -> None:
        if self.account_id is not None:
            self.preview.look(self.account_id)

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
        self.account_id, self._kind, self.step = None, None, KIND
        self.match.begin(None)
        self.form_part.call("")
        self._show()
        self.finished.emit(account_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_guide()

    def _place_guide(self) -> None:
        kind = self._kind
        self.form_part.place_guide(self._columns, self.width())
        self.guide.setVisible(self.step == FORM and kind is not None and bool(kind.steps))

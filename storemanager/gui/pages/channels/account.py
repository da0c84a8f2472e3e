"""One account in full: its items and matches, what waits to be done there, its last syncs, and what it is offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from sqlmodel import Session

from storemanager import clock, texts
from storemanager.domain.accounts import MatchState
from storemanager.domain.syncing import OutboxState
from storemanager.gui import tokens, words
from storemanager.gui.background import Background
from storemanager.gui.channel_access import COLLECTIONS, POSTS, RIGHTS, ChannelAccess
from storemanager.gui.holding import read_only
from storemanager.gui.models.rows import Cell, Column, RowTableModel
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.channels.collections import CollectionsPart
from storemanager.gui.pages.channels.dialogs import policy_in_words
from storemanager.gui.pages.channels.live import LivePart
from storemanager.gui.pages.channels.loading import AccountData, Act, RunLine
from storemanager.gui.pages.channels.overview import account_menu
from storemanager.gui.pages.channels.posts import PostsPart
from storemanager.gui.pages.channels.review import MatchReview
from storemanager.gui.pages.channels.rights import RightsPart
from storemanager.gui.syncing import AccountProgress, SyncView
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import Banner, EmptyState
from storemanager.gui.widgets.page import Breadcrumb, SelectionBar, Tabs
from storemanager.gui.widgets.panel_parts import Elided
from storemanager.gui.widgets.parts import Card, ChannelChip, Pill, clear, column, gap, label, line, row
from storemanager.gui.widgets.table import Table
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import outbox
from storemanager.texts import translate

ITEMS, ACTS, RUNS, POLICY = "items", "acts", "runs", "policy"


class AccountView(QWidget):
    """`acted(what, account id)` as the list says it; `left()` back to the list; `adopt_wanted(account id, ids)`."""

    acted = Signal(str, int)
    left = Signal()
    adopt_wanted = Signal(int, object)
    changed = Signal()

    def __init__(self, background: Background, access: ChannelAccess, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._background = background
        self._now = now
        self._progress: AccountProgress | None = None
        self.data: AccountData | None = None
        self.crumbs = Breadcrumb()
        self.crumbs.went.connect(lambda _place: self.left.emit())
        self._chip = QVBoxLayout()
        self.title = label("", "title")
        self.second = Elided("", "small")
        self.pill = Pill("")
        self.help_button = Button("", "primary")
        self.help_button.clicked.connect(self._help)
        self.sync_button = Button("", icon="refresh-cw")
        self.sync_button.clicked.connect(lambda: self._act("sync"))
        self.menu_button = Button("", icon="ellipsis", name=self.tr("More"))
        self.menu_button.clicked.connect(self._menu)
        head = row(spacing=gap("3"))
        head.addLayout(self._chip)
        head.addLayout(column(row(self.title, self.pill, -1, spacing=gap("2")), self.second, spacing=1), 1)
        for button in (self.sync_button, self.menu_button, self.help_button):
            head.addWidget(button)
        self.banner = Banner("", tone="warn")
        self.banner.hide()
        self.tabs = Tabs(self._tab_words(), name=self.tr("Parts of the account"))
        self.tabs.chosen.connect(self._show_tab)
        self.review = MatchReview(background)
        self.review.changed.connect(self.changed)
        self.review.adopt_wanted.connect(self._adopt)
        self._make_acts()
        self.runs = QWidget()
        self._runs = column()
        self.runs.setLayout(self._runs)
        self.policy = QWidget()
        self._policy = column()
        self.policy.setLayout(self._policy)
        self.rights = RightsPart(background, access, now)
        self.rights.sign_in_wanted.connect(lambda: self._act(states.SIGN_IN))
        self.posts = PostsPart(background, access, now)
        self.posts.changed.connect(self.changed)
        self._live: dict[str, LivePart] = {POSTS: self.posts, RIGHTS: self.rights}
        self.collections = CollectionsPart(background, now)
        self.collections.changed.connect(self.changed)
        self.parts = QStackedWidget()
        self._places: dict[str, QWidget] = {
            ITEMS: self.review, ACTS: self.acts_card, RUNS: _scrolled(self.runs), POLICY: self.policy,
            COLLECTIONS: self.collections, **self._live,
        }  # fmt: skip
        for part in self._places.values():
            self.parts.addWidget(part)
        content = column(self.crumbs, head, self.banner, self.tabs, spacing=gap("3"))
        content.addWidget(self.parts, 1)
        self.setLayout(content)
        self.retranslate()

    def _make_acts(self) -> None:
        self.acts_model = RowTableModel[Act](self._act_columns(), self, ticks=True)
        self.acts_table = Table("", rows="table_two_lines")
        self.acts_table.show_model(self.acts_model)
        self.acts_table.ticks_changed.connect(self._acts_ticked)
        self.retry_button = Button("", "primary", icon="repeat")
        self.retry_button.clicked.connect(lambda: self._settle("retry"))
        self.withdraw_button = Button("", icon="x")
        self.withdraw_button.clicked.connect(lambda: self._settle("withdraw"))
        self.acts_bar = SelectionBar(self.withdraw_button, self.retry_button)
        self.acts_bar.cleared.connect(lambda: self.acts_table.tick_all(False))
        self.acts_card = ListCard(self.acts_table, self.acts_bar)

    # --- Words ---

    def _tab_words(self) -> list[tuple[str, str]]:
        return [
            (ITEMS, self.tr("Items")), (ACTS, self.tr("Waiting to be sent")), (RUNS, self.tr("Last syncs")),
            (POLICY, self.tr("What it is offered")), (COLLECTIONS, self.tr("Sets")),
            (POSTS, self.tr("Posts")), (RIGHTS, self.tr("Rights")),
        ]  # fmt: skip

    def retranslate(self) -> None:
        self.tabs.rename(self._tab_words())
        self.sync_button.setText(self.tr("Sync only this"))
        self.retry_button.setText(self.tr("Try again"))
        self.withdraw_button.setText(self.tr("Give up"))
        self.acts_table.setAccessibleName(self.tr("What waits to be done on the channel"))
        self.acts_model.set_columns(self._act_columns())
        self.review.retranslate()
        self.collections.retranslate()
        for part in self._live.values():
            part.retranslate()
        self._show()

    # --- What is shown ---

    def show_data(self, data: AccountData) -> None:
        """Another account, or the same one again."""
        fresh = self.data is None or self.data.line.id != data.line.id
        self.data = data
        if fresh:
            self.tabs.choose(ITEMS)
        self._show()

    def show_sync(self, view: SyncView) -> None:
        mine = self.data.line.id if self.data is not None else 0
        found = next((one for one in view.accounts if one.account_id == mine), None) if view.running else None
        self.sync_button.set_off(self.tr("A sync is running.") if view.running else "")
        if found != self._progress:
            self._progress = found
            self._show_head()

    def show_tab(self, key: str) -> None:
        self.tabs.choose(key)

    def _show(self) -> None:
        if self.data is None:
            return
        self._show_head()
        data = self.data
        self.review.show_account(data.line.id, data.mine, data.counts)
        self.acts_model.set_rows(data.acts)
        if data.acts:
            self.acts_card.show_table()
        else:
            self.acts_card.show_empty(
                EmptyState(
                    "send", self.tr("Nothing waits"),
                    self.tr("Shipments, cancellations and other acts for this channel were all done there."),
                )
            )  # fmt: skip
        self.tabs.offer(COLLECTIONS, COLLECTIONS in data.abilities)
        self.collections.show_rows(data.line.id, data.collections)
        self.posts.show_waiting(data.line.row.name, data.mine, data.posts)
        for key, part in self._live.items():
            self.tabs.offer(key, key in data.abilities)
            part.show_account(data.line.id)
            part.after_sync(data.line.row.last_synced_at)
        self.tabs.show_count(ITEMS, sum(data.counts.values()))
        self.tabs.show_count(ACTS, len(data.acts))
        self._show_runs(data)
        self._show_policy(data)

    def _show_head(self) -> None:
        if self.data is None:
            return
        line_ = self.data.line
        clear(self._chip)
        self._chip.addWidget(ChannelChip(line_.row.shown_kind, line_.row.name, 34))
        self.crumbs.show_steps([self.tr("Channels"), line_.row.name])
        self.title.setText(line_.row.name)
        self.second.set_words(f"{states.kind_and_write(line_)} · {line_.row.address}")
        how = states.condition(line_, self._progress, self._now())
        self.pill.show_state(how.pill.words, how.pill.tone, how.pill.icon)
        self.pill.setToolTip(how.reason)
        self.help_button.setText(how.button)
        self.help_button.setVisible(bool(how.action) and how.action != states.REVIEW)
        wrong = how.pill.tone in ("danger", "warn") and how.action != states.REVIEW
        if wrong:
            title, meaning = how.pill.words, how.reason
            if how.action == states.COMPARE and line_.row.read_only is not None:
                title, meaning = read_only(line_.row.read_only)
            elif line_.row.problem is not None and how.reason != str(line_.row.problem):
                title, meaning = str(line_.row.problem), f"{how.pill.words}: {how.reason}"
            self.banner.say(title, meaning, tone=how.pill.tone)
        self.banner.setVisible(wrong)

    def _show_runs(self, data: AccountData) -> None:
        clear(self._runs)
        if not data.runs:
            empty = EmptyState("history", self.tr("Not synced yet"), self.tr("Press Sync: what it did is told here."))
            self._runs.addWidget(empty)
            return
        inside = column()
        for place, run in enumerate(data.runs):
            if place:
                inside.addWidget(line())
            inside.addWidget(self._run_row(run))
        self._runs.addWidget(Card(inside))
        self._runs.addStretch()

    def _run_row(self, run: RunLine) -> QWidget:
        made = QWidget()
        when = label(words.clock(run.started_at, self._now()), "strong")
        when.setToolTip(texts.moment(run.started_at))
        pill = states.run_pill(run.state)
        took = "" if run.seconds is None else states.lag_seconds(max(run.seconds, 1))
        about = " · ".join(part for part in (states.trigger(run.trigger), took) if part)
        words_ = column(spacing=2)
        for said in run.lines if run.problem is None else (run.problem, *run.lines[1:]):
            words_.addWidget(label(str(said), "body", wrap=True))
        layout = row(spacing=gap("4"))
        left = column(row(when, Pill(pill.words, pill.tone, pill.icon), -1, spacing=gap("2")), label(about, "small"))
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(280 * max(theme().text_percent, 100) // 100)
        layout.addWidget(holder, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words_, 1)
        layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        made.setLayout(layout)
        return made

    def _show_policy(self, data: AccountData) -> None:
        clear(self._policy)
        inside = column(spacing=gap("2"))
        for name, value in policy_in_words(data.line):
            inside.addLayout(row(label(name, "body", role="text_muted"), -1, label(value, "strong")))
        change = Button(self.tr("Change"), icon="sliders-horizontal")
        change.clicked.connect(lambda: self._act("policy"))
        inside.addSpacing(gap("2"))
        inside.addLayout(row(change, -1))
        inside.setContentsMargins(gap("4"), gap("4"), gap("4"), gap("4"))
        card = Card(inside)
        card.setMaximumWidth(tokens.size("layout_px.form_max"))
        self._policy.addWidget(card)
        self._policy.addStretch()

    def _show_tab(self, key: str) -> None:
        self.parts.setCurrentWidget(self._places[key])

    # --- Acts ---

    def _act_columns(self) -> tuple[Column[Act], ...]:
        return (
            Column(self.tr("What"), lambda act: Cell(states.act_words(act.row.kind), act.about)),
            Column(self.tr("State"), self._act_state),
            Column(self.tr("Since"), self._act_age, width=130),
            Column(self.tr("Next try"), self._act_next, width=130),
        )

    def _act_state(self, act: Act) -> Cell:
        problem = str(act.row.problem) if act.row.problem is not None else ""
        return Cell(second=problem, pill=states.act_pill(act.row.state), tooltip=problem)

    def _act_age(self, act: Act) -> Cell:
        now = self._now()
        return Cell(words.span(now - act.row.created_at), words.clock(act.row.created_at, now))

    def _act_next(self, act: Act) -> Cell:
        if act.row.state is OutboxState.PARKED:
            return Cell(self.tr("waits for you"), tone="danger")
        if act.row.next_try_at is None:
            return Cell(self.tr("next sync"))
        return Cell(words.clock(act.row.next_try_at, self._now()))

    def _acts_ticked(self) -> None:
        count = len(self.acts_model.ticked)
        self.acts_bar.say(str(translate("channels_page", "{count:act|acts} ticked")(count=count)) if count else "")

    def _settle(self, how: str) -> None:
        ids = tuple(self.acts_model.ticked)
        do = outbox.retry if how == "retry" else outbox.withdraw
        said = {
            "retry": translate("channels_page", "{count:act goes|acts go} out with the next sync"),
            "withdraw": translate("channels_page", "{count:act was|acts were} given up"),
        }[how](count=len(ids))

        def work(session: Session) -> None:
            for entry_id in ids:
                do(session, entry_id)

        def done(_nothing: None) -> None:
            self.acts_table.tick_all(False)
            toasts(self).done(str(said))
            self.changed.emit()

        self._background.run(self, work, done, writes=True)

    # --- Doing ---

    def _act(self, what: str) -> None:
        if self.data is not None:
            self.acted.emit(what, self.data.line.id)

    def _help(self) -> None:
        if self.data is not None:
            self._act(states.condition(self.data.line, self._progress, self._now()).action)

    def _menu(self) -> None:
        if self.data is not None:
            menu = account_menu(self, self.data.line, self._act, open_=False)
            menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _adopt(self, ids: object) -> None:
        if self.data is not None:
            self.adopt_wanted.emit(self.data.line.id, ids)

    def review_matches(self) -> None:
        """The list of what is to be decided."""
        self.tabs.choose(ITEMS)
        self.review.show_state(MatchState.SUGGESTED)


def _scrolled(inside: QWidget) -> QScrollArea:
    inside.setProperty("kind", "scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area

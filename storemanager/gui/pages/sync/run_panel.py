"""One sync in full, in the panel: how it ended, what to do, what was put right and why, and every number it sent."""

from __future__ import annotations

from collections import deque
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from storemanager import texts
from storemanager.gui import words
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.sync.words import sent_change, sent_field, took, what_it_did
from storemanager.gui.sync_words import telling
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.panel_parts import Fact, PanelRow, Section, plain_text
from storemanager.gui.widgets.parts import ChannelChip, Icon, Pill, clear, column, gap, row
from storemanager.reports.sync_runs import RunDetail, RunRow, Sent
from storemanager.texts import translate

FIRST_SENT = 8
MOST_SHOWN = 80
"""More rows than this and laying the panel out holds the window; the others are counted."""
ROWS_A_TURN = 3


class RunContent(QWidget):
    """What stands below the panel's head. `product_wanted(variant id)`, `account_wanted(account id)`,
    `run_wanted(run id)`."""

    product_wanted = Signal(int)
    account_wanted = Signal(int)
    run_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._body = column()
        self.setLayout(self._body)
        self._all_of: int | None = None
        """The run of which every number is shown, not only the first."""
        self.detail: RunDetail | None = None
        self._shown: tuple[object, ...] = ()
        self._coming: deque[tuple[Section, deque[Sent], RunDetail, datetime, int]] = deque()
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._add_some)

    def show_run(self, detail: RunDetail, now: datetime) -> None:
        """Another run, or the same again: then nothing moves unless something has changed."""
        shown = detail, self._all_of == detail.row.id, texts.language(), now.date()
        if shown == self._shown:
            return
        self.detail, self._shown = detail, shown
        self._turn.stop()
        self._coming.clear()
        clear(self._body)
        run = detail.row
        self._body.addWidget(self._head(run, now))
        if run.problem is not None:
            self._body.addWidget(self._trouble(detail))
        if run.lines:
            self._body.addWidget(self._told(run))
        repairs = [one for one in detail.sent if one.repair]
        if repairs:
            section = Section(self.tr("Put right"), texts.number(len(repairs)))
            section.add(
                plain_text(
                    self.tr("The channel showed something else than what was sent less its own sales."),
                    role="text_muted",
                )
            )
            self._add_sent(section, repairs, detail, now)
            self._body.addWidget(section)
        sent = [one for one in detail.sent if not one.repair]
        if sent:
            section = Section(self.tr("Sent"), self.tr("before → after"))
            self._add_sent(section, sent, detail, now)
            self._body.addWidget(section)
        if detail.others:
            self._body.addWidget(self._others(detail))
        self._body.addStretch()

    def _head(self, run: RunRow, now: datetime) -> Section:
        pill = states.run_pill(run.state)
        section = Section(first=True)
        section.body.addLayout(row(Pill(pill.words, pill.tone, pill.icon), -1))
        section.body.addSpacing(gap("1"))
        section.add(Fact(self.tr("Began"), words.clock(run.started_at, now), hint=texts.moment(run.started_at)))
        if run.seconds is not None:
            section.add(Fact(self.tr("Took"), took(run)))
        section.add(Fact(self.tr("Started"), states.trigger(run.trigger)))
        cost = translate("sync_page", "{count:request|requests}")(count=run.requests)
        section.add(Fact(self.tr("Cost"), str(cost), hint=self.tr("Questions and writes to the channel")))
        if run.sent:
            section.add(Fact(self.tr("Numbers sent"), texts.number(run.sent)))
        return section

    def _trouble(self, detail: RunDetail) -> QWidget:
        """What happened, and what to do; a trouble that is over says so."""
        if detail.advice is not None:
            advice = str(detail.advice)
        else:
            advice = self.tr("It has gone on since then, or another sync has taken over: nothing is left to do.")
        banner = Banner(str(detail.row.problem), advice, tone="danger" if detail.advice is not None else "info")
        section = Section()
        section.add(banner)
        return section

    def _told(self, run: RunRow) -> Section:
        section = Section(self.tr("What it did"))
        for said in telling(run.lines):
            section.add(plain_text(str(said)))
        return section

    def _add_sent(self, section: Section, sent: list[Sent], detail: RunDetail, now: datetime) -> None:
        """The first ones; the others when they are wanted, a few in each turn, so that the window never waits."""
        for one in sent[:FIRST_SENT]:
            section.add(self._sent(one, detail.currency, now))
        rest = sent[FIRST_SENT:MOST_SHOWN]
        unseen = detail.row.sent - len(detail.sent) + max(0, len(sent) - MOST_SHOWN)
        if rest and self._all_of == detail.row.id:
            self._coming.append((section, deque(rest), detail, now, unseen))
            self._turn.start()
        elif rest:
            more = Button(str(translate("sync_page", "Show {count} more")(count=len(rest))), "link", size="small")
            more.clicked.connect(lambda: self._show_all(detail, now))
            section.add(more)
        elif unseen > 0:
            section.add(_not_shown(unseen))

    def _show_all(self, detail: RunDetail, now: datetime) -> None:
        self._all_of = detail.row.id
        self.show_run(detail, now)

    def _add_some(self) -> None:
        """A few more rows of the first section that has some left."""
        section, rest, detail, now, unseen = self._coming[0]
        some = QWidget()  # a piece of its own: what stands above it is not laid out again
        some.setLayout(column(*(self._sent(rest.popleft(), detail.currency, now) for _ in range(_few(rest)))))
        section.add(some)
        if not rest:
            self._coming.popleft()
            if unseen > 0:
                section.add(_not_shown(unseen))
        if not self._coming:
            self._turn.stop()

    def _sent(self, one: Sent, currency: str, now: datetime) -> PanelRow:
        before, after = sent_change(one, currency)
        about = [one.sku, sent_field(one.field), words.clock(one.sent_at, now)]
        if one.undone_at is not None:
            about.append(str(translate("sync_page", "put back {time}")(time=words.clock(one.undone_at, now))))
        made = PanelRow(
            one.title, " · ".join(part for part in about if part), trail=f"{before} → {after}",
            pressable=one.variant_id is not None, chip=Icon("wrench", 16, "accent_text") if one.repair else None,
        )  # fmt: skip
        if one.variant_id is not None:
            variant_id = one.variant_id
            made.pressed.connect(lambda: self.product_wanted.emit(variant_id))
        return made

    def _others(self, detail: RunDetail) -> Section:
        section = Section(self.tr("The same sync with other accounts"))
        for run in detail.others:
            said = what_it_did(run)[0]
            made = PanelRow(
                run.account_name, said, chip=ChannelChip(run.kind, run.account_name, 20),
                trail=states.run_pill(run.state).words, pressable=True,
                title_role="danger" if run.problem is not None else "",
            )  # fmt: skip
            run_id = run.id
            made.pressed.connect(lambda run_id=run_id: self.run_wanted.emit(run_id))
            section.add(made)
        return section


def _not_shown(count: int) -> QWidget:
    return plain_text(str(translate("sync_page", "…and {count} more, not shown here")(count=count)), role="text_muted")


def _few(rest: deque[Sent]) -> int:
    return min(ROWS_A_TURN, len(rest))

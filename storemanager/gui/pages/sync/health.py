"""How each account is: one card with its figures, and the button that helps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.holding import read_only
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.sync.loading import SyncData, Talk
from storemanager.gui.pages.sync.words import clock_off, limit_used, standing, waits
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner, EmptyState
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import Card, ChannelChip, Pill, clear, column, gap, label, line, row
from storemanager.reports.sync_health import ChannelHealth
from storemanager.texts import translate

FACT_WIDE = 212
AT_ONCE = 1
KEYS = (
    "rhythm", "lag", "order", "changes", "acts", "rounds", "requests", "numbers", "limit", "clock", "check", "since"
)  # fmt: skip


class FactBlock(QWidget):
    """A small name, and below it what it is; the widgets stay, only their words change."""

    def __init__(self) -> None:
        super().__init__()
        self.name = label("", "small")
        self.value = label("", "body", wrap=True)
        self.value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column(self.name, self.value, -1, spacing=1))

    def say(self, name: str, value: str, *, role: str = "", hint: str = "") -> None:
        self.name.setText(name)
        self.value.setText(value)
        set_property(self.value, "role", role)
        self.setToolTip(hint)
        self.setAccessibleName(f"{name}: {value}")


class HealthCard(Card):
    """`acted(what, account id)`; what as the list of channels says it, or "compare"."""

    acted = Signal(str, int)

    def __init__(self, one: ChannelHealth) -> None:
        self._action = ""
        self.account_id = one.account_id
        self.pill = Pill("")
        self.title = label(one.name, "lead")
        self.second = label("", "small")
        self.button = Button("", size="small")
        self.runs_button = Button("", "link", size="small")
        self.facts = {key: FactBlock() for key in KEYS}
        self.banner = Banner("", tone="warn", icon="lock")
        head = row(ChannelChip(one.kind, one.name, 34), spacing=gap("3"))
        head.addLayout(column(row(self.title, self.pill, -1, spacing=gap("2")), self.second, spacing=1), 1)
        head.addWidget(self.runs_button)
        head.addWidget(self.button)
        side = gap("4")
        head.setContentsMargins(side, gap("3"), side, gap("3"))
        self.grid = QGridLayout()
        self.grid.setContentsMargins(side, gap("3"), side, gap("4"))
        self.grid.setHorizontalSpacing(gap("4"))
        self.grid.setVerticalSpacing(gap("3"))
        self._columns = 0
        self._held = QWidget()
        held = row(self.banner)
        held.setContentsMargins(side, 0, side, gap("3"))
        self._held.setLayout(held)
        self._held.hide()
        super().__init__(column(head, self._held, line(), self.grid))
        self.button.clicked.connect(lambda: self.acted.emit(self._action, self.account_id))
        self.runs_button.clicked.connect(lambda: self.acted.emit("runs", self.account_id))
        self.lay_out(4)

    def lay_out(self, columns: int) -> None:
        """The facts in so many columns."""
        if columns == self._columns:
            return
        for place in range(max(self._columns, columns)):
            self.grid.setColumnStretch(place, 1 if place < columns else 0)
        self._columns = columns
        for place, key in enumerate(KEYS):
            self.grid.addWidget(self.facts[key], place // columns, place % columns)

    def show_health(self, one: ChannelHealth, talk: Talk | None, every_minutes: int, now: datetime) -> None:
        how = standing(one, now)
        self.title.setText(one.name)
        self.pill.show_state(how.pill.words, how.pill.tone, how.pill.icon)
        self._action = how.action
        self.button.setText(how.button)
        self.button.setVisible(bool(how.action))
        self.runs_button.setText(self.tr("Its syncs"))
        self.runs_button.setAccessibleName(str(translate("sync_page", "Syncs of {account}")(account=one.name)))
        self.second.setText(self._second(one, now))
        self.second.setToolTip(_moment(one.last_good_at))
        self._show_banner(one)
        self._show_facts(one, talk, every_minutes, now)
        self.setAccessibleName(f"{one.name}: {how.pill.words}. {self.second.text()}")

    def _second(self, one: ChannelHealth, now: datetime) -> str:
        if one.problem is not None:
            return str(one.problem)
        if one.retry_at is not None and one.retry_at > now:
            return str(translate("sync_page", "tries again at {time}")(time=words.clock(one.retry_at, now)))
        if one.last_good_at is None:
            return self.tr("No sync has gone through yet.")
        return str(translate("sync_page", "last good sync {time}")(time=words.when(one.last_good_at, now)))

    def _show_banner(self, one: ChannelHealth) -> None:
        self._held.setVisible(one.read_only is not None)
        if one.read_only is None:
            return
        title, meaning = read_only(one.read_only)
        if one.read_only_since is not None:
            since = translate("sync_page", "Since {time}.")(time=one.read_only_since)
            meaning = f"{meaning} {since}"
        if (title, meaning) != (self.banner.title.text(), self.banner.text.text()):
            self.banner.say(title, meaning)

    def _show_facts(self, one: ChannelHealth, talk: Talk | None, every_minutes: int, now: datetime) -> None:
        facts = self.facts
        facts["rhythm"].say(self.tr("From one sync to the next"), _rhythm(one, every_minutes))
        facts["lag"].say(
            self.tr("Orders are in the book after"), states.lag(one.lag),
            hint=self.tr("The middle of the last 20 orders"),
        )  # fmt: skip
        order = words.DASH if one.last_order is None else _order(one.last_order.number, one.last_order.placed_at, now)
        facts["order"].say(
            self.tr("Last order seen"), order, hint=_moment(one.last_order.placed_at if one.last_order else None)
        )
        changes, role = texts.number(one.changes), ""
        if one.unclear:
            unclear = translate("sync_page", "{count} to be read again")(count=one.unclear)
            changes, role = f"{changes}, {unclear}", "warn"
        facts["changes"].say(self.tr("Items that wait for a sync"), changes, role=role)
        acts, role = waits(one, now)
        facts["acts"].say(self.tr("Shipments and other acts that wait"), acts, role=role)
        facts["rounds"].say(
            self.tr("Syncs of the last day"), _rounds(one), role="danger" if one.failures_in_a_row else ""
        )
        requests = translate("sync_page", "{count:request|requests}")(count=one.requests_of_the_day)
        facts["requests"].say(self.tr("Cost of the last day"), str(requests))
        facts["numbers"].say(self.tr("Numbers sent in the last day"), texts.number(one.numbers_of_the_day))
        limit, role = limit_used(talk.limit_share if talk else None, talk is not None)
        facts["limit"].say(self.tr("Used of the channel's limit"), limit, role=role)
        off, role = clock_off(talk.clock_off if talk else None)
        facts["clock"].say(self.tr("Its clock"), off, role=role)
        check = words.DASH if one.last_full_check_at is None else words.when(one.last_full_check_at, now)
        facts["check"].say(self.tr("Last full check"), check, hint=_moment(one.last_full_check_at))
        since = words.when(one.connected_at, now)
        facts["since"].say(
            self.tr("Connected since"), since,
            hint=self.tr("This channel does not tell how long the connection lasts."),
        )  # fmt: skip


def _rounds(one: ChannelHealth) -> str:
    said = texts.number(one.rounds_of_the_day)
    if one.failed_of_the_day:
        failed = translate("sync_page", "{count} failed")(count=one.failed_of_the_day)
        said = f"{said}, {failed}"
    if one.failures_in_a_row > 1:
        running = translate("sync_page", "{count} in a row")(count=one.failures_in_a_row)
        said = f"{said}, {running}"
    return said


def _rhythm(one: ChannelHealth, every_minutes: int) -> str:
    """As it was measured; before that, as it is meant to be."""
    if one.round_seconds is not None:
        time = states.lag_seconds(round(one.round_seconds))
        return str(translate("sync_page", "{time}, measured")(time=time))
    if not every_minutes:
        return str(translate("sync_page", "only by the button"))
    return str(translate("sync_page", "{count:minute|minutes} by the timetable")(count=every_minutes))


def _order(number: str, placed_at: datetime, now: datetime) -> str:
    return f"{number}, {words.when(placed_at, now)}"


def _moment(at: datetime | None) -> str:
    return "" if at is None else texts.moment(at)


class HealthView(QWidget):
    """All accounts under one another."""

    acted = Signal(str, int)
    connect_wanted = Signal()

    def __init__(self, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._now = now
        self._data: SyncData | None = None
        self._ids: list[int] = []
        self.cards: dict[int, HealthCard] = {}
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._make_next)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, gap("2"), gap("3"))
        self._list.setSpacing(gap("3"))
        self.area: QScrollArea = scrolled(inside)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self._empty: QWidget | None = None
        self.setLayout(column(self.stack))
        self.retranslate()

    def retranslate(self) -> None:
        self.area.setAccessibleName(str(translate("SyncPage", "How each account is")))

    def show_data(self, data: SyncData) -> None:
        """New cards only when other accounts are there, the first at once and the others one by one, so that the
        window never waits for them; else the words change in place."""
        self._data = data
        ids = [one.account_id for one in data.accounts]
        if ids != self._ids:
            self._ids, self.cards = ids, {}
            clear(self._list)
            for _ in ids[:AT_ONCE]:
                self._make_next()
        for one in data.accounts:
            self._fill(one)
        self._fit()
        if not ids:
            self._show_empty()
        else:
            self.stack.setCurrentWidget(self.area)
        self._next.start()

    def _make_next(self) -> None:
        """One more card, or the room below the last one."""
        data = self._data
        one = next((one for one in data.accounts if one.account_id not in self.cards), None) if data else None
        if one is None:
            self._next.stop()
            if self._list.count() == len(self.cards):
                self._list.addStretch()
            return
        card = HealthCard(one)
        card.acted.connect(self.acted)
        self.cards[one.account_id] = card
        self._list.addWidget(card)
        self._fill(one)
        self._fit()

    def _fill(self, one: ChannelHealth) -> None:
        card, data = self.cards.get(one.account_id), self._data
        if card is not None and data is not None:
            card.show_health(one, data.talks.get(one.account_id), data.every_minutes, self._now())

    def _show_empty(self) -> None:
        connect = Button(self.tr("Connect a channel"), "primary", icon="plug")
        connect.clicked.connect(self.connect_wanted)
        state = EmptyState(
            "store", self.tr("No channel is connected"),
            self.tr("Once there is one, you see here how well it is kept true."), connect,
        )  # fmt: skip
        old, self._empty = self._empty, Card(column(state))
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = max(1, min(4, int(self.width() / (FACT_WIDE * theme().text_percent / 100))))
        for card in self.cards.values():
            card.lay_out(columns)

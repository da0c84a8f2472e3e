"""The sync popover: a row per account with progress and stop, and what has happened so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from storemanager.gui import tokens
from storemanager.gui.syncing import AccountProgress, AccountState, SoFar, SyncView
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Bar
from storemanager.gui.widgets.overlay import Popover
from storemanager.gui.widgets.parts import ChannelChip, Icon, clear, column, gap, label, line, row

_SIGNS = {
    AccountState.DONE: ("check", "success"),
    AccountState.NEEDS_YOU: ("triangle-alert", "warn"),
    AccountState.WAITING: ("hourglass", "warn"),
    AccountState.FAILED: ("circle-x", "danger"),
    AccountState.STOPPED: ("pause", "text_faint"),
    AccountState.QUEUED: ("clock", "text_faint"),
}
_TONES = {AccountState.NEEDS_YOU: "warn", AccountState.WAITING: "warn", AccountState.FAILED: "danger"}
_ROW_PX = 44


class SyncPopover(Popover):
    """Shows a `SyncView`; closing it leaves the sync running."""

    stop_all = Signal()
    stop_account = Signal(int)
    log_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "")
        self.setAccessibleName(self.tr("Sync"))
        self._heading = label("", "lead")
        self._facts = label("", "small")
        self._stop = Button("", size="small", icon="square")
        self._stop.clicked.connect(self.stop_all)
        self._bar = Bar(tokens.size("control_px.progress_row"))
        head = column(row(column(self._heading, self._facts), -1, self._stop), self._bar, spacing=gap("2"))
        head.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self._lines.setSpacing(gap("2"))
        lines = QFrame()
        lines.setProperty("kind", "sunken")
        lines.setLayout(self._lines)
        self._sunken = lines
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        self._inside = column(self._rows, lines)
        inside.setLayout(self._inside)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._schedule = label("", "small")
        self._log = Button("", "link", size="small", trailing="chevron-right")
        self._log.clicked.connect(self.log_wanted)
        foot = row(self._schedule, -1, self._log)
        foot.setContentsMargins(gap("4"), gap("2"), gap("2"), gap("2"))
        layout = column(head)
        layout.addWidget(self._area, 1)
        layout.addWidget(line())
        layout.addLayout(foot)
        layout.setContentsMargins(1, 1, 1, 1)
        self.setLayout(layout)
        self._view = SyncView()
        self._shape: tuple[object, ...] | None = None
        self._told: tuple[object, ...] | None = None
        self._moving: dict[int, tuple[QWidget, QLabel, Bar | None]] = {}
        """What moves in the row of an account: the row itself, its words, its bar."""
        self.show_view(self._view)

    def show_view(self, view: SyncView) -> None:
        """Show how far the sync is."""
        self._view = view
        over = self.tr("Sync finished") if view.accounts else self.tr("No sync is running")
        finished = view.problem or (over if view.last_at else self.tr("Nothing synced yet"))
        self._heading.setText(self.tr("Syncing") if view.running else finished)
        self._facts.setText(self._in_words(view))
        self._facts.setVisible(bool(view.accounts))
        self._stop.setText(self.tr("Stop all"))
        self._stop.setVisible(view.running)
        self._bar.show_share(view.share)
        self._bar.setVisible(view.running)
        self._show_rows(view)
        self._show_lines(view)
        every = self.tr("Runs by itself every %n minute(s)", "", view.every_minutes)
        self._schedule.setText(every if view.every_minutes else self.tr("Runs when you press Sync"))
        self._log.setText(self.tr("Sync log"))
        if self.isVisible():
            self.fit()
            QTimer.singleShot(0, self, self.fit)  # rows that were just made take room only once they are shown

    def _show_rows(self, view: SyncView) -> None:
        """Rows stay where they are while only their words and bars move: a Stop that is being pressed must not go."""
        shape = tuple((one.account_id, one.kind, one.name, one.state, one.share is None) for one in view.accounts)
        if shape != self._shape:
            self._shape = shape
            self._moving = {}
            clear(self._rows)
            for account in view.accounts:
                for part in (line(), self._account_row(account)):
                    self._rows.addWidget(part)
                    part.show()  # by itself it is shown a moment later, and takes no room until then
            return
        for account in view.accounts:
            made, words, bar = self._moving[account.account_id]
            words.setText(account.words)
            made.setAccessibleName(f"{account.name}: {account.words}")
            if bar is not None:
                bar.show_share(account.share or 0.0)

    def _show_lines(self, view: SyncView) -> None:
        heading = self.tr("So far") if view.running else self.tr("What changed")
        told = (heading, *view.so_far)
        self._sunken.setVisible(bool(view.so_far))
        if told == self._told:
            return
        self._told = told
        clear(self._lines)
        if view.so_far:
            for part in (label(heading, "head"), *map(_so_far_row, view.so_far)):
                self._lines.addWidget(part)
                part.show()

    def _in_words(self, view: SyncView) -> str:
        minutes, seconds = divmod(view.elapsed_seconds, 60)
        parts = [f"{minutes:02}:{seconds:02}"]
        done = view.count(AccountState.DONE, AccountState.NEEDS_YOU)
        counts = (
            (self.tr("%n done", "", done), done),
            (self.tr("%n running", "", view.count(AccountState.RUNNING)), view.count(AccountState.RUNNING)),
            (
                self.tr("%n waiting", "", view.count(AccountState.WAITING, AccountState.QUEUED)),
                view.count(AccountState.WAITING, AccountState.QUEUED),
            ),
            (self.tr("%n failed", "", view.count(AccountState.FAILED)), view.count(AccountState.FAILED)),
        )
        told = ", ".join(words for words, count in counts if count)
        return " · ".join([*parts, told] if told else parts)

    def _account_row(self, account: AccountProgress) -> QWidget:
        made = QWidget()
        words = label(account.words, "small", role=_TONES.get(account.state, "text_muted"))
        texts = row(label(account.name, "body"), -1, words, spacing=gap("2"))
        middle = column(texts, spacing=gap("1"))
        bar: Bar | None = None
        if account.state is AccountState.RUNNING and account.share is not None:
            bar = Bar()
            bar.show_share(account.share)
            middle.addWidget(bar)
        layout = row(ChannelChip(account.kind, account.name), spacing=gap("2") + 2)
        layout.addLayout(middle, 1)
        if account.state is AccountState.RUNNING:
            stop = Button("", "quiet", icon="x", size="small", name=self.tr("Stop"))
            stop.clicked.connect(lambda _checked=False, one=account.account_id: self.stop_account.emit(one))
            layout.addWidget(stop)
        else:
            sign, role = _SIGNS[account.state]
            layout.addSpacing(gap("1"))
            layout.addWidget(Icon(sign, role=role))
            layout.addSpacing(gap("1"))
        layout.setContentsMargins(gap("4"), 0, gap("3"), 0)
        made.setLayout(layout)
        made.setMinimumHeight(_ROW_PX)
        made.setAccessibleName(f"{account.name}: {account.words}")
        self._moving[account.account_id] = (made, words, bar)
        return made

    def fit(self) -> None:
        """As high as its rows, as far as the window goes; then the middle scrolls."""
        layout, whole = self._inside, self.layout()
        layout.activate()
        width = self.width() - 2
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        room = self.window().height() - tokens.size("layout_px.top_bar") - 170
        self._area.setFixedHeight(max(min(wanted + gap("2"), room), 0))
        if whole is not None:
            whole.activate()  # a line that was just said counts too
            self.setFixedHeight(whole.totalSizeHint().height())


def _so_far_row(so_far: SoFar) -> QWidget:
    made = QWidget()
    words = label("", "body", wrap=True)
    words.setTextFormat(Qt.TextFormat.RichText)
    bold, text = _escaped(so_far.bold), _escaped(so_far.text)
    words.setText(f"<b>{bold}</b> {text}")
    layout = row(spacing=gap("2") + 2)
    layout.addWidget(Icon(so_far.icon, role=so_far.tone or "text_muted"), alignment=Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    made.setLayout(layout)
    return made


def _escaped(words: str) -> str:
    from html import escape

    return escape(words)

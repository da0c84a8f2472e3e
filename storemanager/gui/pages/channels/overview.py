"""The list of accounts: how each is, what would help, and what else could be connected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget

from storemanager import clock, texts
from storemanager.domain.accounts import PRACTICE, AccountState
from storemanager.gui import tokens, words
from storemanager.gui.models.rows import Align, Cell, Chip, Column, RowTableModel
from storemanager.gui.pages.channels import states
from storemanager.gui.pages.channels.loading import AccountLine, ChannelsData
from storemanager.gui.sync_words import every_in_words
from storemanager.gui.syncing import AccountProgress, SyncView
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.notes import EmptyState, Skeleton
from storemanager.gui.widgets.page import PageHead
from storemanager.gui.widgets.parts import Card, ChannelChip, Icon, column, gap, label, row
from storemanager.gui.widgets.table import Table
from storemanager.texts import translate

MENU = (
    ("open", "panel-right", translate("channels_page", "Open the account")),
    ("sync", "refresh-cw", translate("channels_page", "Sync only this")),
    ("full", "shield-check", translate("channels_page", "Full check of this")),
    ("pause", "pause", translate("channels_page", "Pause")),
    ("resume", "play", translate("channels_page", "Resume")),
    ("sign_in", "key-round", translate("channels_page", "Change the connection")),
    ("rename", "pencil", translate("channels_page", "Rename")),
    ("policy", "sliders-horizontal", translate("channels_page", "What it is offered")),
    ("remove", "trash-2", translate("channels_page", "Remove the account")),
)
ALL_COLUMNS, SOME_COLUMNS = 1040, 780


class Overview(QWidget):
    """`acted(what, account id)`; `connect_wanted(kind)` ("" for no kind yet); `practice_wanted()`."""

    acted = Signal(str, int)
    connect_wanted = Signal(str)
    practice_wanted = Signal()
    check_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._now = now
        self._data: ChannelsData | None = None
        self._progress: dict[int, AccountProgress] = {}
        self._room = 2
        """How many columns there is room for: 2 all, 1 without lag and limit, 0 without figures."""
        self.buttons: dict[int, Button] = {}
        self.menus: dict[int, Button] = {}
        self.check_button = Button("", icon="shield-check")
        self.check_button.clicked.connect(self.check_wanted)
        self.add_button = Button("", "primary", icon="plus")
        self.add_button.clicked.connect(lambda: self.connect_wanted.emit(""))
        self.log_button = Button("", icon="history", key="Ctrl+F5")
        self.log_button.clicked.connect(self.log_wanted)
        self.head = PageHead("", "", self.log_button, self.check_button, self.add_button)
        self.model = RowTableModel[AccountLine](self._columns(), self)
        self.table = Table("", rows="account")
        self.table.show_model(self.model)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.opened.connect(lambda account_id: self.acted.emit("open", account_id))
        self.table.menu_wanted.connect(self.open_menu)
        table_card = Card(column(self.table))
        table_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = table_card.layout()
        assert layout is not None
        layout.setContentsMargins(1, 1, 1, tokens.size("radius_px.card"))
        self.more_title = label("", "lead")
        self.more_hint = label("", "small", wrap=True)
        self._more = QWidget()
        self._more_row = column()
        self._more.setLayout(self._more_row)
        self._hint_icon = Icon("flask-conical")
        more = column(row(self.more_title, -1, self._hint_icon, self.more_hint, spacing=gap("2")), self._more)
        more.setSpacing(gap("3"))
        self.more_hint.setWordWrap(False)
        more.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("4"))
        self.more_card = Card(more)
        self.more_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.note = label("", "small", wrap=True)
        note_row = row(spacing=gap("2"))
        note_row.addWidget(Icon("info", tokens.size("icon.px.inline")), alignment=Qt.AlignmentFlag.AlignTop)
        note_row.addWidget(self.note, 1)
        self.filled = QWidget()
        filled = column(table_card, self.more_card, note_row, -1, spacing=tokens.size("layout_px.card_gap"))
        self.filled.setLayout(filled)
        self.stack = QStackedWidget()
        self._waiting = Skeleton(4, row_height=tokens.size("row_px.account"))
        self.stack.addWidget(self._waiting)
        self.stack.addWidget(self.filled)
        self._empty: QWidget | None = None
        content = column(self.head, spacing=tokens.size("layout_px.card_gap"))
        content.addWidget(self.stack, 1)
        self.setLayout(content)
        self.retranslate()

    # --- What is shown ---

    def retranslate(self) -> None:
        self.log_button.setText(self.tr("Sync log"))
        self.check_button.setText(self.tr("Full check"))
        self.add_button.setText(self.tr("Add a channel"))
        self.table.setAccessibleName(self.tr("Channel accounts"))
        self.more_title.setText(self.tr("Connect more"))
        self.more_hint.setText(
            self.tr("Want to try first? The practice channel runs on this computer and needs no account.")
        )
        self.note.setText(
            self.tr(
                "How stock is sent depends on what the channel can do. Where a number can only be overwritten, orders "
                "are fetched first, then it is written and read back, and put right if somebody bought in between."
            )
        )
        self.model.set_columns(self._columns())
        self._fill()

    def show_data(self, data: ChannelsData) -> None:
        same = self._data is not None and self._data.kinds == data.kinds and self._data.lines == data.lines
        self._data = data
        if same:
            self._head()
            self.table.viewport().update()
            return
        self._fill()

    def show_sync(self, view: SyncView) -> None:
        """What a running sync does with each account."""
        before = {one: account.state for one, account in self._progress.items()}
        self._progress = {account.account_id: account for account in view.accounts} if view.running else {}
        now = {one: account.state for one, account in self._progress.items()}
        self.check_button.set_off(self.tr("A sync is running.") if view.running else "")
        if before != now:
            self._dress_buttons()
        self.table.viewport().update()

    def _fill(self) -> None:
        data = self._data
        if data is None:
            return
        self._head()
        if not data.lines:
            self._show_empty(data)
            return
        self.model.set_rows(data.lines)
        self._fit_table()
        self._dress_buttons()
        self._fill_more(data)
        self.stack.setCurrentWidget(self.filled)

    def _head(self) -> None:
        data = self._data
        fact = ""
        if data is not None and data.lines:
            counted = translate("channels_page", "{count:account|accounts}")(count=len(data.lines))
            sold = sum(line.row.listings - line.row.unmatched - line.row.to_review for line in data.lines)
            selling = translate("channels_page", "{count:item|items} on sale")(count=sold)
            fact = f"{counted} · {selling} · {every_in_words(data.every_minutes)}"
        self.head.say(self.tr("Channels"), fact)
        self.check_button.setVisible(bool(data and data.lines))
        self.add_button.set_kind("primary" if data is None or data.lines else "normal")  # the empty page has its own

    def _fit_table(self) -> None:
        high = theme().size("row_px.account") * self.model.rowCount() + theme().size("row_px.table_head") + 2
        self.table.setFixedHeight(high)

    def _show_empty(self, data: ChannelsData) -> None:
        connect = [self._kind_button(kind.key, kind.title, primary=True) for kind in data.kinds]
        practice = Button(self.tr("Try the practice channel"), icon="flask-conical")
        practice.clicked.connect(self.practice_wanted)
        state = EmptyState(
            "plug",
            self.tr("No channel is connected yet"),
            self.tr(
                "Connect your website or shop: its products and orders come into the book, and stock goes out to every "
                "channel. Nothing is sent before you have seen what will be sent."
            ),
            *connect,
            practice,
        )
        old, self._empty = self._empty, Card(column(state))
        self.stack.addWidget(self._empty)
        self.stack.setCurrentWidget(self._empty)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def _fill_more(self, data: ChannelsData) -> None:
        while (item := self._more_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        parts: list[QWidget] = [self._kind_card(kind.key, kind.title) for kind in data.kinds]
        practised = any(line.row.settings.get(PRACTICE) for line in data.lines)
        for part in (self._hint_icon, self.more_hint):
            part.setVisible(not practised)
        if not practised:
            parts.append(self._kind_card(PRACTICE, self.tr("Practice channel")))
        self._more_row.addWidget(flow(*parts))

    def _kind_button(self, kind: str, title: str, *, primary: bool = False) -> Button:
        words_ = str(translate("channels_page", "Connect {channel}")(channel=title))
        made = Button(words_, "primary" if primary else "normal", icon="plug")
        made.clicked.connect(lambda _checked=False: self.connect_wanted.emit(kind))
        return made

    def _kind_card(self, kind: str, title: str) -> Card:
        inside = row(-1, ChannelChip(kind, title), label(title, "body"), -1, spacing=gap("2"))
        inside.setContentsMargins(gap("4"), gap("2"), gap("4"), gap("2"))
        made = Card(inside, pressable=True, name=str(translate("channels_page", "Connect {channel}")(channel=title)))
        made.setMinimumWidth(150)
        made.setProperty("channel", kind)
        if kind == PRACTICE:
            made.pressed.connect(self.practice_wanted)
        else:
            made.pressed.connect(lambda: self.connect_wanted.emit(kind))
        return made

    # --- Columns ---

    def _columns(self) -> tuple[Column[AccountLine], ...]:
        """The account's own page says all of it; on a narrow window the list leaves out what is looked at least."""
        figures = [
            (1, Column(self.tr("Last sync"), self._last, width=104)),
            (2, Column(self.tr("Order lag"), self._lag, Align.RIGHT, width=104)),
            (2, Column(self.tr("Limit of the channel"), self._limit, width=136)),
            (1, Column(self.tr("On sale"), self._selling, Align.RIGHT, width=104)),
        ]
        return (
            Column(self.tr("Account"), self._account),
            Column(self.tr("State"), self._state, width=216),
            *(column_ for least, column_ in figures if self._room >= least),
            Column("", lambda _line: "", width=204),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() / (theme().text_percent / 100)
        room = 2 if wide >= ALL_COLUMNS else 1 if wide >= SOME_COLUMNS else 0
        if room != self._room:
            self._room = room
            self.model.set_columns(self._columns())
            self._dress_buttons()

    def _account(self, line: AccountLine) -> Cell:
        return Cell(
            line.row.name, states.kind_and_write(line), strong=True,
            chip=Chip(line.row.shown_kind, line.row.name),
        )  # fmt: skip

    def _state(self, line: AccountLine) -> Cell:
        now = states.condition(line, self._progress.get(line.id), self._now())
        return Cell(second=now.reason, pill=now.pill, tooltip=now.reason)

    def _last(self, line: AccountLine) -> Cell:
        last, now = line.row.last_synced_at, self._now()
        if last is None:
            return Cell(words.DASH, self.tr("not yet"))
        return Cell(words.clock(last, now), words.when(last, now), tooltip=texts.moment(last))

    def _lag(self, line: AccountLine) -> Cell:
        if line.lag is None:
            return Cell(words.DASH, self.tr("no order yet"))
        return Cell(states.lag(line.lag), self.tr("order to book"))

    def _limit(self, line: AccountLine) -> Cell:
        if line.traffic is None:
            return Cell(words.DASH, self.tr("not measured yet"))
        share = line.traffic.limit_share
        if share is None:
            return Cell(words.DASH, self.tr("has none"))
        used = words.percent(round(share * 100) * 10)
        tone = "warn" if share >= 0.95 else "accent"
        return Cell("", str(translate("channels_page", "{share} used")(share=used)), progress=share, tone=tone)

    def _selling(self, line: AccountLine) -> Cell:
        row_ = line.row
        open_ = row_.unmatched + row_.to_review
        second = (
            str(translate("channels_page", "{count} not matched")(count=open_)) if open_ else self.tr("all matched")
        )
        if not row_.listings:
            return Cell(words.DASH, self.tr("no item yet"))
        return Cell(texts.number(row_.listings - open_), second)

    # --- Buttons in the rows ---

    def _dress_buttons(self) -> None:
        last = self.model.columnCount() - 1
        self.buttons, self.menus = {}, {}
        for place, line in enumerate(self.model.rows):
            holder = QWidget()
            what = states.condition(line, self._progress.get(line.id), self._now())
            parts: list[QWidget] = []
            if what.action:
                button = Button(what.button, size="small")
                button.clicked.connect(
                    lambda _checked=False, one=line.id, action=what.action: self.acted.emit(action, one)
                )
                self.buttons[line.id] = button
                parts.append(button)
            menu = Button("", "quiet", icon="ellipsis", size="small", name=self.tr("More"))
            menu.clicked.connect(lambda _checked=False, one=line.id: self._menu_below(one))
            self.menus[line.id] = menu
            layout = row(-1, *parts, menu, spacing=gap("1"))
            layout.setContentsMargins(0, 0, gap("2"), 0)
            holder.setLayout(layout)
            self.table.setIndexWidget(self.model.index(place, last), holder)

    def _menu_below(self, account_id: int) -> None:
        button = self.menus[account_id]
        self.open_menu(account_id, button.mapToGlobal(QPoint(0, button.height())))

    def open_menu(self, account_id: int, where: QPoint) -> None:
        """What else can be done with an account."""
        line = self.line(account_id)
        if line is not None:
            menu = self.menu_for(line)
            menu.popup(where)

    def line(self, account_id: int) -> AccountLine | None:
        return next((line for line in self.model.rows if line.id == account_id), None)

    def menu_for(self, line: AccountLine) -> QMenu:
        """The menu of one account: only what makes sense for it now."""
        return account_menu(self, line, lambda what: self.acted.emit(what, line.id))


def account_menu(owner: QWidget, line: AccountLine, act: Callable[[str], None], *, open_: bool = True) -> QMenu:
    """Used by the list and by the account's own page."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    paused = line.row.state is AccountState.PAUSED
    practice = bool(line.row.settings.get(PRACTICE))
    hidden = {"resume" if not paused else "pause"}
    if paused:
        hidden |= {"sync", "full"}
    if practice:
        hidden.add("sign_in")
    if not open_:
        hidden.add("open")
    for key, sign, said in MENU:
        if key in hidden:
            continue
        if key in ("sign_in", "remove"):
            menu.addSeparator()
        action = menu.addAction(icon(sign), str(said))
        action.setData(key)
        action.triggered.connect(lambda _checked=False, key=key: act(key))
    return menu

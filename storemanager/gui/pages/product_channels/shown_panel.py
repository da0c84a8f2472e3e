"""One channel beside the table: the book, what is shown and what will be sent, why they differ, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.pages.product_channels.shown_columns import row_name, state_words
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import SidePanel
from storemanager.gui.widgets.panel_parts import PanelRow, Section, plain_text, widen_title
from storemanager.gui.widgets.parts import ChannelChip, clear, column, gap, label, line
from storemanager.gui.widgets.parts import row as inline
from storemanager.sync.channel_show import ShownRow, ShownState, Three, Way
from storemanager.texts import translate

_LOG_LINES = 20


class ShownPanel(SidePanel):
    """`way_wanted(key)`, `put_wanted`, `take_off_wanted`, `put_back_wanted`, `edit_wanted`, `link_wanted(url)`."""

    way_wanted = Signal(str)
    put_wanted = Signal()
    take_off_wanted = Signal()
    put_back_wanted = Signal()
    edit_wanted = Signal()
    link_wanted = Signal(str)
    see_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        widen_title(self)
        self.row: ShownRow | None = None
        self._hidden = False
        self._log_open = False

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The product on one channel"))
        if self.row is not None:
            self.show_row(self.row, hidden=self._hidden)

    def show_row(self, row: ShownRow, *, hidden: bool) -> None:
        """Everything there is to say of the product on this channel. `hidden`: it is there, but taken off sale."""
        if self.row is not None and self.row.account_id != row.account_id:
            self._log_open = False
        self.row, self._hidden = row, hidden
        clear(self.lead)
        self.lead.addWidget(ChannelChip(row.account_kind, row_name(row), 22))
        self.say(*self._title(row))
        self.clear_body()
        if row.state is ShownState.ABSENT:
            self._absent(row)
        else:
            self._figures(row)
            self._why(row)
            self._ways(row)
            if self._log_open:
                self._log(row)
        self.end()
        self._foot(row)

    def _title(self, row: ShownRow) -> tuple[str, str]:
        if row.state is ShownState.DIFFERS and row.stock.changes and row.stock.shown is not None:
            said = translate("product_channels", "{channel} shows {shown}, it should be {sent}")
            given = said(channel=row.account_name, shown=row.stock.shown, sent=row.stock.sent or 0)
            return str(given), state_words(row)
        return row_name(row), state_words(row)

    def _absent(self, row: ShownRow) -> None:
        section = Section(first=True)
        section.add(label(self.tr("This product is not on this channel."), "strong", wrap=True))
        section.add(
            label(
                self.tr("Say what is to stand there, look at what will be sent, and put it on."), "body",
                role="text_muted", wrap=True,
            )
        )  # fmt: skip
        for each in row.why:
            section.add(label(str(each), "body", wrap=True))
        self.body.addWidget(section)

    def _figures(self, row: ShownRow) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(gap("3"))
        grid.setVerticalSpacing(gap("2"))
        grid.setColumnStretch(0, 1)
        for at, said in enumerate((self.tr("In the book"), self.tr("Shown"), self.tr("Will be sent")), start=1):
            grid.addWidget(label(said, "small"), 0, at, Qt.AlignmentFlag.AlignRight)
        rows = ((self.tr("Stock"), row.stock), (self.tr("Price"), row.price), (self.tr("Sale price"), row.sale_price))
        for place, (name, three) in enumerate(rows, start=1):
            money = three is not row.stock
            grid.addWidget(label(name, "body", role="text_muted"), 2 * place - 1, 0)
            danger = row.state is ShownState.DIFFERS and three.changes
            for at, figure in enumerate(_figures(three, row.currency, money), start=1):
                role = "danger" if at == 2 and danger else "text_muted" if at == 2 else ""
                shown = label(figure, "strong" if at == 3 or role == "danger" else "body", role=role)
                grid.addWidget(shown, 2 * place - 1, at, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(line(), 2 * place, 0, 1, 4)
        holder = QWidget()
        holder.setLayout(grid)
        section = Section(first=True)
        section.add(holder)
        if row.content_changes:
            section.body.addSpacing(gap("2"))
            section.add(label(self.tr("Text and pictures will be sent"), "small"))
            section.add(plain_text("" if row.content is None else str(row.content)))
            see = Button(self.tr("See every word of it"), "link", size="small", flush=True)
            see.clicked.connect(self.see_wanted)
            section.body.addLayout(inline(see, -1))
        self.body.addWidget(section)

    def _why(self, row: ShownRow) -> None:
        if not row.why:
            return
        differs = row.state is ShownState.DIFFERS
        section = Section(self.tr("Why does it differ?") if differs else self.tr("What is known"))
        for each in row.why:
            section.add(plain_text(str(each)))
        if row.read_at is not None:
            said = translate("product_channels", "Read {when}.")(when=words.when(row.read_at, clock.now()))
            section.add(label(str(said), "small"))
        self.body.addWidget(section)

    def _ways(self, row: ShownRow) -> None:
        for title, ways in (
            (self.tr("When the stock is changed on the channel"), row.stock_ways),
            (self.tr("When a price or a text is changed on the channel"), row.price_ways),
        ):
            if not ways:
                continue
            section = Section(title)
            section.body.setSpacing(gap("2"))
            group = QButtonGroup(section)
            for way in ways:
                section.add(self._way(way, group))
            self.body.addWidget(section)

    def _way(self, way: Way, group: QButtonGroup) -> QWidget:
        button = QRadioButton(str(way.title))
        button.setChecked(way.chosen)
        button.setEnabled(way.enabled)
        button.setAccessibleDescription(str(way.note))
        button.clicked.connect(lambda: self.way_wanted.emit(way.key))
        group.addButton(button)
        note = label(str(way.note), "small", wrap=True)
        note.setContentsMargins(gap("6"), 0, 0, 0)
        holder = QWidget()
        holder.setLayout(column(button, note, spacing=1))
        return holder

    def _log(self, row: ShownRow) -> None:
        section = Section(self.tr("What was sent"))
        if not row.log:
            section.add(label(self.tr("Nothing has been sent of it yet."), "small", role="text_muted"))
        for each in row.log[:_LOG_LINES]:
            section.add(PanelRow(str(each.text), texts.moment(each.at)))
        self.body.addWidget(section)

    # --- The foot ---

    def _foot(self, row: ShownRow) -> None:
        if row.counter:
            self.set_actions()
            return
        made: list[Button] = []

        def button(words_of_it: str, icon: str, act: object, *, quiet: bool = False) -> None:
            one = Button("" if quiet else words_of_it, icon=icon, name=words_of_it if quiet else "")
            one.clicked.connect(act)
            made.append(one)

        if row.state is ShownState.ABSENT:
            button(self.tr("Put it on this channel"), "upload", self.put_wanted.emit)
        else:
            url = row.remote_url
            linked = url.startswith(("https://", "http://"))
            if linked:
                button(self.tr("Open there"), "external-link", lambda: self.link_wanted.emit(url))
            button(self.tr("Sent log"), "history", self._toggle_log, quiet=linked)  # two with words do not fit
            if self._hidden:
                button(self.tr("Put it back on sale"), "eye", self.put_back_wanted.emit, quiet=True)
            else:
                button(self.tr("Take it off this channel"), "eye-off", self.take_off_wanted.emit, quiet=True)
            button(self.tr("Edit for this channel"), "pencil", self.edit_wanted.emit, quiet=True)
        self.set_actions(*made)

    def _toggle_log(self) -> None:
        self._log_open = not self._log_open
        if self.row is not None:
            self.show_row(self.row, hidden=self._hidden)
        if self._log_open:
            bar = self.scroller.verticalScrollBar()
            bar.setValue(bar.maximum())


def _figures(three: Three, currency: str, money: bool) -> tuple[str, str, str]:
    def said(value: int | None) -> str:
        if value is None:
            return words.DASH
        return words.money(value, currency) if money else texts.number(value)

    return said(three.book), said(three.shown), said(three.sent)

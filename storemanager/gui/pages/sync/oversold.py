"""Possible oversell: what is promised more often than it is there, who waits for it, and the ways out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.models.rows import Align, Cell, Column, RowTableModel
from storemanager.gui.pages.sync.words import way_out
from storemanager.gui.people import phone_words
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.page import StatusLine
from storemanager.gui.widgets.panel_parts import PanelRow, Section, lead_amount, plain_text
from storemanager.gui.widgets.parts import ChannelChip, clear, column, gap, label
from storemanager.gui.widgets.table import Table
from storemanager.services.oversold import Move, Oversold, WaitingOrder
from storemanager.texts import Text, translate

DESK = "counter"
NARROW = 900


class OversoldView(QWidget):
    """`opened(variant id)`."""

    opened = Signal(int)

    def __init__(self, now: Callable[[], datetime] = clock.now) -> None:
        super().__init__()
        self._now = now
        self._narrow = False
        self.model = RowTableModel[Oversold](self._columns(), self)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.opened.connect(self.opened)
        self.note = label("", "small")
        self.foot = StatusLine(self.note)
        self.card = ListCard(self.table, self.foot)
        content = column()
        content.addWidget(self.card, 1)
        self.setLayout(content)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Products promised more often than they are there"))
        self.note.setText(self.tr("Enter: who waits for it, and the ways out"))
        self.model.set_columns(self._columns())

    def show_rows(self, rows: tuple[Oversold, ...]) -> None:
        self.model.set_rows(rows)
        if rows:
            self.card.show_table()
        else:
            self.card.show_empty(
                EmptyState(
                    "circle-check", self.tr("Nothing is oversold"),
                    self.tr("Everything that is promised to an order is there. If two channels sell the last piece at"
                            " the same time, it stands here at once."),
                )
            )  # fmt: skip

    def _columns(self) -> tuple[Column[Oversold], ...]:
        right = Align.RIGHT
        product: Column[Oversold] = Column(self.tr("Product"), lambda row: Cell(named(row), row.sku))
        missing = Column(self.tr("Missing"), _missing, right, width=84)
        way: Column[Oversold] = Column(self.tr("Way out"), lambda row: Cell(pill=way_out(row)), width=226)
        if self._narrow:
            return product, missing, way
        on_hand = Column(self.tr("On hand"), _on_hand, right, width=84)
        promised = Column(self.tr("Promised"), _promised, right, width=84)
        return product, missing, on_hand, promised, Column(self.tr("Newest order"), self._newest, width=190), way

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * theme().text_percent / 100
        if narrow != self._narrow:
            self._narrow = narrow
            self.model.set_columns(self._columns())

    def _newest(self, row: Oversold) -> Cell:
        if not row.orders:
            return Cell(words.DASH, self.tr("nobody waits"), tone="text_faint")
        newest = row.orders[-1]
        return Cell(newest.number, words.clock(newest.placed_at, self._now()))


def named(row: Oversold) -> str:
    """The product with its option."""
    return f"{row.product_name} · {row.option_title}" if row.option_title else row.product_name


def _on_hand(row: Oversold) -> Cell:
    return Cell(words.quantity(row.on_hand, row.scale))


def _promised(row: Oversold) -> Cell:
    return Cell(words.quantity(row.reserved, row.scale))


def _missing(row: Oversold) -> Cell:
    if not row.missing:
        said = str(translate("sync_page", "lies elsewhere"))
        return Cell("0", said, tone="text_muted")
    return Cell(words.quantity(row.missing, row.scale), tone="" if row.settled else "danger", strong=not row.settled)


class OversoldContent(QWidget):
    """What stands below the panel's head: the ways out, then the orders with the newest last."""

    move_wanted = Signal(object)
    receive_wanted = Signal()
    cancel_wanted = Signal(int)
    copy_wanted = Signal(str)
    order_wanted = Signal(int)
    settle_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._body = column()
        self.setLayout(self._body)

    def show_row(self, found: Oversold, now: datetime) -> None:
        """Another product, or the same as it is now."""
        clear(self._body)
        self._body.addWidget(self._sum(found))
        self._body.addWidget(self._ways(found))
        if found.orders:
            self._body.addWidget(self._orders(found, now))
        self._body.addStretch()

    def _sum(self, found: Oversold) -> Section:
        section = Section(first=True)
        if found.missing:
            said = translate("sync_page", "{reserved} are promised, {there} are there: {missing} are missing.")
        else:
            said = translate("sync_page", "{reserved} are promised and {there} are there, but not all in one place.")
        numbers = {"reserved": found.reserved, "there": found.on_hand, "missing": found.missing}
        figures = {name: words.quantity(number, found.scale) for name, number in numbers.items()}
        section.add(plain_text(str(said(**figures))))
        if not found.orders:
            section.add(
                plain_text(
                    self.tr("More has left than was there: count the goods, or receive what was never entered."),
                    role="text_muted",
                )
            )
        return section

    # --- Ways out ---

    def _ways(self, found: Oversold) -> Section:
        section = Section(self.tr("Ways out"))
        for move in found.moves:
            self._bring(section, move, found.scale)
        receive = _way(
            section, self.tr("Receive or count goods"), self.tr("More came in, or the book is wrong about the shelf."),
            "package-plus", first=not found.moves,
        )  # fmt: skip
        receive.clicked.connect(self.receive_wanted)
        without = [one for one in found.orders if one.without]
        if found.missing and without:
            self._about_newest(section, without[-1])
        if found.missing:
            self._settling(section, found)
        return section

    def _bring(self, section: Section, move: Move, scale: int) -> None:
        title = translate("sync_page", "Bring {quantity} from {place}")
        meaning = translate("sync_page", "Moves them to {place}, where they are promised from. It can be undone.")
        button = _way(
            section, str(title(quantity=words.quantity(move.quantity, scale), place=move.from_name)),
            str(meaning(place=move.to_name)), "truck", first=True,
        )  # fmt: skip
        button.clicked.connect(lambda: self.move_wanted.emit(move))

    def _about_newest(self, section: Section, newest: WaitingOrder) -> None:
        """The customer who came last: told first, and given the money back if there is no other way."""
        who = newest.contact_name or newest.number
        if newest.contact_phone:
            title = translate("sync_page", "Call {who}: {phone}")(who=who, phone=phone_words(newest.contact_phone))
            call = _way(section, str(title), self.tr("Offer another one, or a later day. Copies the number."), "phone")
            phone = newest.contact_phone
            call.clicked.connect(lambda: self.copy_wanted.emit(phone))
        else:
            title = translate("sync_page", "Write to {who} on the channel")(who=who)
            write = _way(
                section, str(title), self.tr("The order has no phone number; its page leads to the channel."),
                "message-square",
            )  # fmt: skip
            write.clicked.connect(lambda: self.order_wanted.emit(newest.order_id))
        if newest.may_cancel:
            title = translate("sync_page", "Cancel order {number}")(number=newest.number)
            paid = words.money(newest.total, newest.currency)
            meaning = translate("sync_page", "It came last. You are asked first; {amount} is to be given back if paid.")
            cancel = _way(section, str(title), str(meaning(amount=paid)), "circle-x")
            cancel.clicked.connect(lambda: self.cancel_wanted.emit(newest.order_id))

    def _settling(self, section: Section, found: Oversold) -> None:
        if found.settled:
            again = _way(
                section, self.tr("Not settled after all"), self.tr("It is told again with the next sync."), "undo-2"
            )
            again.clicked.connect(lambda: self.settle_wanted.emit(False))
            return
        solved = _way(
            section, self.tr("It is solved"),
            self.tr("You found another way. It is told again only if more is missing."), "check",
        )  # fmt: skip
        solved.clicked.connect(lambda: self.settle_wanted.emit(True))

    def _orders(self, found: Oversold, now: datetime) -> Section:
        section = Section(self.tr("Who waits for it"), self.tr("the newest last"))
        for one in found.orders:
            who = [one.number, one.contact_name]
            about = [phone_words(one.contact_phone), words.clock(one.placed_at, now)]
            trail, role = "", ""
            if one.without:
                said = translate("sync_page", "{quantity} without goods")
                trail, role = str(said(quantity=words.quantity(one.without, found.scale))), "danger"
            made = PanelRow(
                " · ".join(part for part in who if part), " · ".join(part for part in about if part),
                pressable=True, title_role=role, trail=trail,
                lead=lead_amount(texts.MINUS + words.quantity(one.quantity, found.scale)),
                chip=ChannelChip(one.account_kind or DESK, one.account_name or str(_DESK), 20),
            )  # fmt: skip
            order_id = one.order_id
            made.pressed.connect(lambda order_id=order_id: self.order_wanted.emit(order_id))
            section.add(made)
        return section


_DESK: Text = translate("sync_page", "our own desk")


def _way(section: Section, title: str, meaning: str, sign: str, *, first: bool = False) -> Button:
    """One way out: a button over the full width, and below it what it means. Answers the button."""
    button = Button(title, "primary" if first else "normal", icon=sign)
    button.setAccessibleDescription(meaning)
    below = label(meaning, "small", wrap=True)
    made = QWidget()
    inside = column(button, below, spacing=2)
    inside.setContentsMargins(0, gap("1"), 0, gap("1"))
    made.setLayout(inside)
    section.add(made)
    return button

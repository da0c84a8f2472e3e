"""The last step: everything that will be sent, before anything is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import clock, texts
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.models.rows import Align, Cell, Column, RowTableModel
from storemanager.gui.pages.connect import loading
from storemanager.gui.pages.connect.loading import Change, Preview
from storemanager.gui.widgets.list_card import ListCard
from storemanager.gui.widgets.notes import Banner, EmptyState
from storemanager.gui.widgets.parts import column, gap, label
from storemanager.gui.widgets.table import Table
from storemanager.services.listings import PriceOffer
from storemanager.texts import translate

MOST_ROWS = 2_000


class PreviewStep(QWidget):
    """What each item shows now and would show, with the sums above. `changed()`: it is known now."""

    changed = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._wanted: int | None = None
        self._currency = "VND"
        self.data: Preview | None = None
        self.fact = label("", "body", role="text_muted", wrap=True)
        self.warning = Banner("", tone="warn")
        self.warning.hide()
        self.model = RowTableModel[Change](self._columns(), self)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.card = ListCard(self.table)
        content = column(self.fact, self.warning, spacing=gap("2"))
        content.addWidget(self.card, 1)
        self.setLayout(content)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("What will be sent"))
        self.model.set_columns(self._columns())
        if self.data is not None:
            self.show_data(self.data)

    def look(self, account_id: int) -> None:
        """Ask what would be sent to an account now."""
        now = clock.now()
        self._wanted = account_id
        self._background.run(self, lambda session: loading.preview(session, account_id, now), self._looked)

    def _looked(self, data: Preview) -> None:
        if data.account.id == self._wanted:
            self.show_data(data)
            self.changed.emit()

    def show_data(self, data: Preview) -> None:
        self.data, self._currency = data, data.account.currency
        self.fact.setText(in_words(data))
        self.model.set_columns(self._columns())
        self.model.set_rows(data.changes[:MOST_ROWS])
        unknown = bool(data.matched) and not data.compared  # what the book remembers is not what is there
        self.fact.setVisible(not unknown)
        if data.changes and not unknown:
            self.card.show_table()
        elif data.unread or unknown:
            then = (
                self.tr("It is read first; then only what differs is sent.")
                if data.compared
                else self.tr("Read it now: then everything that would change stands here. Nothing is sent by that.")
            )
            self.card.show_empty(EmptyState("eye", self.tr("What is there has not been read yet"), then))
        elif data.matched:
            self.card.show_empty(
                EmptyState(
                    "circle-check", self.tr("Both sides are the same"),
                    self.tr("Nothing has to be sent now. From now on every change in the book goes out."),
                )
            )  # fmt: skip
        else:
            self.card.show_empty(
                EmptyState(
                    "package", self.tr("No item is matched yet"),
                    self.tr("Orders will come in. Match items, or put products there, to send stock and prices."),
                )
            )  # fmt: skip
        zero = translate("connect", "{count:item|items} would be sold out there")(count=data.to_zero)
        meaning = self.tr("The book has none of them. Receive goods first if that is not right.")
        self.warning.setVisible(bool(data.to_zero) and not unknown)
        if data.to_zero:
            self.warning.say(str(zero), meaning, tone="warn")

    def _columns(self) -> tuple[Column[Change], ...]:
        return (
            Column(self.tr("Item"), lambda change: Cell(change.title, change.sku)),
            Column(self.tr("Stock"), _stock, Align.RIGHT, width=150),
            Column(self.tr("Price"), self._price, Align.RIGHT, width=230),
        )

    def _price(self, change: Change) -> Cell:
        now, then = _shown(change.price_now), _shown(change.price_then)
        if now == then:
            return Cell(words.money(then, self._currency), tone="text_muted")
        second = self.tr("asks you first: it changes much") if change.asks else ""
        return Cell(
            words.money(then, self._currency), second, old=words.money(now, self._currency),
            tone="warn" if change.asks else "",
        )  # fmt: skip


def in_words(data: Preview) -> str:
    """ "12 stock numbers and 3 prices will be sent; 380 items stay as they are."."""
    parts = [
        (data.stock, translate("connect", "{count:stock number|stock numbers}")),
        (data.prices, translate("connect", "{count:price|prices}")),
    ]
    sent = tuple(str(said(count=count)) for count, said in parts if count)
    sentences = []
    if sent:
        sentences.append(str(translate("connect", "Will be sent: {what}.")(what=sent)))
    ways = [
        (data.up, translate("connect", "{count} go up")),
        (data.down - data.to_zero, translate("connect", "{count} go down")),
        (data.to_zero, translate("connect", "{count} to zero")),
    ]
    moved = tuple(str(said(count=count)) for count, said in ways if count > 0)
    if moved:
        sentences.append(str(translate("connect", "Of the stock numbers {ways}.")(ways=moved)))
    if data.held:
        sentences.append(
            str(
                translate("connect", "{count:price changes|prices change} so much that you are asked first.")(
                    count=data.held
                )
            )
        )
    if data.unread:
        sentences.append(
            str(translate("connect", "{count:item is|items are} read first, then decided.")(count=data.unread))
        )
    if data.same:
        same = translate("connect", "{count:item stays as it is|items stay as they are}.")
        sentences.append(str(same(count=data.same)))
    if data.requests:
        sentences.append(str(translate("connect", "It takes about {count:request|requests}.")(count=data.requests)))
    if not data.account.push_stock:
        sentences.append(str(translate("connect", "Stock is not sent to this account.")))
    return " ".join(sentences)


def _stock(change: Change) -> Cell:
    then = words.DASH if change.stock_then is None else texts.number(change.stock_then)
    if change.stock_now == change.stock_then:
        return Cell(then, tone="text_muted")
    return Cell(
        then, old="?" if change.stock_now is None else texts.number(change.stock_now),
        tone="danger" if change.stock_then == 0 else "",
    )  # fmt: skip


def _shown(offer: PriceOffer | None) -> int | None:
    if offer is None:
        return None
    return offer.price if offer.sale_price is None else offer.sale_price

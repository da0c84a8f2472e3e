"""The small dialogs of an order: ship, take money, write a note, cancel, say which product a line is."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.theme import theme
from storemanager.gui.widgets.entry import AmountField, QuantityField, read
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.parts import gap, label, row
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services import orders
from storemanager.services.catalog import VariantRow
from storemanager.services.order_note import write_note
from storemanager.services.orders import OrderDetail
from storemanager.texts import translate

CARRIERS = ("GHN", "GHTK", "Viettel Post", "VNPost", "J&T Express", "SPX Express", "Ninja Van")


def numbered(detail: OrderDetail, title: str) -> str:
    """A dialog's title with the order it is about."""
    return f"{title} {detail.shown_number}"


class ShipDialog(FormDialog):
    """Goods leave: all that is open, or fewer of some lines."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, detail: OrderDetail) -> None:
        super().__init__(parent, background, "", "")
        self._detail = detail
        self._key = str(uuid4())
        self.title.setText(numbered(detail, self.tr("Ship order")))
        self.save_button.setText(self.tr("Ship"))
        self.tracking = FormField(self.tr("Tracking number"), text_field(), self.tr("Scan it, or leave it empty"))
        self.carrier = Choice(
            [("", self.tr("Not said")), *((name, name) for name in CARRIERS)], name=self.tr("Carrier")
        )
        self.carrier.setEditable(True)
        self.body.addWidget(self.tracking)
        self.body.addWidget(FormField(self.tr("Carrier"), self.carrier))
        self.quantities: dict[int, FormField] = {}
        going = [line for line in detail.lines if line.open_quantity]
        if len(going) > 1 or any(line.open_quantity > line.scale for line in going):
            self.body.addWidget(label(self.tr("What goes in this parcel"), "strong"))
            for line in going:
                self.quantities[line.id] = quantity_line(self.body, line.title, line.open_quantity, line.scale)
        if detail.account_id is not None:
            told = translate("order_acts", "The next sync tells {channel}.")(channel=detail.account_name)
            self.body.addWidget(label(str(told), "small", role="text_muted", wrap=True))
        self.tracking.field.setFocus()

    def save(self) -> None:
        quantities: dict[int, int] = {}
        for line_id, field in self.quantities.items():
            value, usable = read(field, needed=self.tr("Enter how many; 0 for none."))
            if not usable or value is None:
                return
            quantities[line_id] = value
        order_id, key, now = self._detail.id, self._key, clock.now()
        tracking, carrier = text_of(self.tracking), self.carrier.currentText().strip()
        carrier = "" if carrier == self.tr("Not said") else carrier
        said = str(translate("order_acts", "Order {number} was shipped.")(number=self._detail.shown_number))
        chosen = quantities or None
        self.write(
            lambda session: orders.ship(
                session, order_id, tracking_number=tracking, carrier=carrier, quantities=chosen, key=key, now=now
            ),
            lambda _shipment: self.saved.emit(said),
        )


class PaymentDialog(FormDialog):
    """Money came in, or went back without goods."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, detail: OrderDetail, *, refund: bool = False) -> None:
        super().__init__(parent, background, "", "")
        self._detail, self._refund = detail, refund
        self._key = str(uuid4())
        title = self.tr("Refund for order") if refund else self.tr("Payment for order")
        self.title.setText(numbered(detail, title))
        self.save_button.setText(self.tr("Refund") if refund else self.tr("Record payment"))
        left = detail.paid_total - detail.refunded_total if refund else detail.total - detail.paid_total
        self.amount = FormField(self.tr("Amount"), AmountField(detail.currency))
        assert isinstance(self.amount.field, AmountField)
        self.amount.field.fill(left)
        methods = [
            ("cash", self.tr("Cash")),
            ("bank transfer", self.tr("Bank transfer")),
            ("cod", self.tr("Cash on delivery")),
            ("card", self.tr("Card")),
            ("other", self.tr("Other")),
        ]
        self.method = Choice(methods, name=self.tr("How"))
        self.reason = FormField(self.tr("Reason"), text_field())
        self.body.addWidget(self.amount)
        if refund:
            self.body.addWidget(self.reason)
            self._warn_about_channel()
        else:
            self.body.addWidget(FormField(self.tr("How"), self.method))
        self.amount.field.setFocus()
        self.amount.field.selectAll()

    def _warn_about_channel(self) -> None:
        if self._detail.account_id is not None:
            told = translate("order_acts", "The next sync asks {channel} to give the money back. It cannot be undone.")
            words_of_it = str(told(channel=self._detail.account_name))
            self.body.addWidget(label(words_of_it, "small", role="warn", wrap=True))

    def save(self) -> None:
        amount, usable = read(self.amount, needed=self.tr("Enter the amount."))
        if not usable or amount is None:
            return
        if amount <= 0:
            self.amount.wrong(self.tr("The amount must be more than zero."))
            return
        order_id, key, now, method = self._detail.id, self._key, clock.now(), self.method.current()
        if self._refund:
            reason = text_of(self.reason)
            said = translate("order_acts", "{amount} goes back to the customer.")
            self.write(
                lambda session: orders.refund(session, order_id, amount, reason=reason, key=key, now=now),
                self._tell(str(said(amount=words.money(amount, self._detail.currency)))),
            )
            return
        said = translate("order_acts", "{amount} received for order {number}.")
        shown = said(amount=words.money(amount, self._detail.currency), number=self._detail.shown_number)
        self.write(
            lambda session: orders.record_payment(session, order_id, amount, method, key=key, now=now),
            self._tell(str(shown)),
        )

    def _tell(self, said: str) -> Callable[[int], None]:
        return lambda _payment: self.saved.emit(said)


class CancelDialog(FormDialog):
    """What is called off, and what goes back to stock: asked, because the buyer is told."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, detail: OrderDetail) -> None:
        super().__init__(parent, background, "", "")
        self._detail = detail
        pieces = sum(line.open_quantity // line.scale or 1 for line in detail.lines if line.open_quantity)
        title = translate("order_acts", "Cancel order {number}?")(number=detail.shown_number)
        self.title.setText(str(title))
        sentences = [str(translate("order_acts", "Its {count:item goes|items go} back to stock.")(count=pieces))]
        if detail.account_id is not None:
            told = translate("order_acts", "The next sync cancels it on {channel} too; the buyer is told there.")
            sentences.append(str(told(channel=detail.account_name)))
        kept = detail.paid_total - detail.refunded_total
        if kept > 0:
            owed = translate("order_acts", "{amount} was paid and has to be given back.")
            sentences.append(str(owed(amount=words.money(kept, detail.currency))))
        self.text.setText(" ".join(sentences))
        self.text.show()
        self.reason = FormField(self.tr("Reason"), text_field())
        self.body.addWidget(self.reason)
        self.cancel_button.setText(self.tr("Keep it"))
        self.cancel_button.setDefault(True)
        self.save_button.setText(self.tr("Cancel order"))
        self.save_button.set_kind("danger")
        self.cancel_button.setFocus()

    def save(self) -> None:
        order_id, reason, now = self._detail.id, text_of(self.reason), clock.now()
        said = str(translate("order_acts", "Order {number} was cancelled.")(number=self._detail.shown_number))
        self.write(
            lambda session: orders.cancel(session, order_id, reason=reason, now=now),
            lambda _nothing: self.saved.emit(said),
        )


class NoteDialog(FormDialog):
    """The owner's own note; no channel ever sees it."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, detail: OrderDetail) -> None:
        super().__init__(parent, background, "", "")
        self._detail = detail
        self.title.setText(numbered(detail, self.tr("Note on order")))
        self.save_button.setText(self.tr("Save the note"))
        self.note = QPlainTextEdit(detail.note)
        self.note.setFixedHeight(110)
        self.note.setTabChangesFocus(True)
        self.body.addWidget(FormField(self.tr("Only for your shop"), self.note))
        self.note.setFocus()

    def save(self) -> None:
        order_id, note, now = self._detail.id, self.note.toPlainText(), clock.now()
        self.write(
            lambda session: write_note(session, order_id, note, now=now),
            lambda _nothing: self.saved.emit(self.tr("Note saved")),
        )


class MatchDialog(FormDialog):
    """Which product is this line of an order?"""

    saved = Signal(str)

    def __init__(
        self, parent: QWidget, background: Background, line_id: int, title: str, sku: str, currency: str
    ) -> None:
        super().__init__(parent, background, "", "", width=1)
        self._line_id = line_id
        self._chosen: VariantRow | None = None
        self.title.setText(self.tr("Which product is this?"))
        self.text.setText(" · ".join(part for part in (title, sku) if part))
        self.text.show()
        self.finder = ProductFinder(background, currency)
        self.answer_line = label("", "strong", wrap=True)
        self.body.addWidget(self.finder)
        self.body.addWidget(self.answer_line)
        self.save_button.setText(self.tr("This is it"))
        self.save_button.setEnabled(False)
        self.finder.chosen.connect(self._choose)
        self.finder.search.setText(sku or title)
        self.finder.setFocus()

    def _choose(self, found: VariantRow) -> None:
        self._chosen = found
        shown = " · ".join(part for part in (found.name, found.option_title, found.sku) if part)
        self.answer_line.setText(shown)
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def save(self) -> None:
        if self._chosen is None:
            return
        line_id, variant_id, now = self._line_id, self._chosen.id, clock.now()
        said = str(translate("order_acts", "The line is {sku} now.")(sku=self._chosen.sku))
        self.write(
            lambda session: orders.match_line(session, line_id, variant_id, now=now),
            lambda _nothing: self.saved.emit(said),
        )


def quantity_line(body: QVBoxLayout, title: str, quantity: int, scale: int) -> FormField:
    """A line of an order with how many of it."""
    field = QuantityField(scale)
    field.setMaximumWidth(96 * theme().text_percent // 100)
    field.fill(quantity)
    made = FormField("", field)
    made.words.hide()
    made.right.hide()
    name = label(title, "body", wrap=True)
    field.setAccessibleName(title)
    layout = row(spacing=gap("3"))
    layout.addWidget(name, 1)
    layout.addWidget(made)
    body.addLayout(layout)
    return made


def text_of(field: FormField) -> str:
    assert isinstance(field.field, QLineEdit)
    return field.field.text().strip()

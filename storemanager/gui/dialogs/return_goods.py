"""Goods came back: how many of each line, on the shelf again or not, and how much money goes with them."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from storemanager import clock
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.dialogs.order_acts import numbered, text_of
from storemanager.gui.theme import theme
from storemanager.gui.widgets.entry import AmountField, QuantityField, read
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.parts import gap, label, row
from storemanager.services import orders
from storemanager.services.order_details import LineDetail
from storemanager.services.orders import OrderDetail, ReturnInput
from storemanager.texts import translate


class ReturnDialog(FormDialog):
    """`saved(words)` when it is written."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, detail: OrderDetail) -> None:
        super().__init__(parent, background, "", "", width=1)
        self._detail = detail
        self._key = str(uuid4())
        self._amount_touched = False
        self.title.setText(numbered(detail, self.tr("Goods back from order")))
        self.save_button.setText(self.tr("Take the goods back"))
        self.lines: dict[int, tuple[FormField, QCheckBox]] = {}
        for line in detail.lines:
            if line.shipped_quantity > line.returned_quantity:
                self.lines[line.id] = self._line(line)
        self.amount = FormField(self.tr("Money back"), AmountField(detail.currency), self._money_hint())
        self.reason = FormField(self.tr("Reason"), text_field())
        self.body.addWidget(self.amount)
        self.body.addWidget(self.reason)
        amount = self.amount.field
        assert isinstance(amount, AmountField)
        amount.textEdited.connect(lambda _text: setattr(self, "_amount_touched", True))
        if self.lines:
            next(iter(self.lines.values()))[0].field.setFocus()

    def _money_hint(self) -> str:
        left = self._detail.paid_total - self._detail.refunded_total
        hint = translate("return_goods", "At most {amount} was paid and not given back yet.")
        return str(hint(amount=words.money(max(left, 0), self._detail.currency)))

    def _line(self, line: LineDetail) -> tuple[FormField, QCheckBox]:
        away = line.shipped_quantity - line.returned_quantity
        field = QuantityField(line.scale)
        field.setMaximumWidth(96 * theme().text_percent // 100)
        field.setAccessibleName(line.title)
        holder = FormField("", field)
        holder.words.hide()
        holder.right.hide()
        shelf = QCheckBox(self.tr("back on the shelf"))
        shelf.setChecked(True)
        of = translate("return_goods", "of {count}")(count=words.quantity(away, line.scale))
        layout = row(spacing=gap("3"))
        layout.addWidget(label(line.title, "body", wrap=True), 1)
        for part in (holder, label(str(of), "small"), shelf):
            layout.addWidget(part)
        self.body.addLayout(layout)
        field.textChanged.connect(lambda _text: self._suggest_amount())
        return holder, shelf

    def _suggest_amount(self) -> None:
        """What the goods that came back had cost, until the owner enters another amount."""
        if self._amount_touched:
            return
        total = 0
        for line in self._detail.lines:
            if line.id in self.lines:
                value, usable = read(self.lines[line.id][0])
                if usable and value:
                    total += line.total * value // max(1, line.quantity)
        left = max(0, self._detail.paid_total - self._detail.refunded_total)
        amount = self.amount.field
        assert isinstance(amount, AmountField)
        amount.fill(min(total, left) or None)

    def save(self) -> None:
        back: dict[int, ReturnInput] = {}
        for line_id, (field, shelf) in self.lines.items():
            value, usable = read(field)
            if not usable:
                return
            if value:
                back[line_id] = ReturnInput(value, shelf.isChecked())
        amount, usable = read(self.amount)
        if not usable:
            return
        if not back:
            self.say_refusal(self.tr("Nothing was said to have come back."), self.tr("Enter how many of each line."))
            return
        order_id, key, now, reason, money = self._detail.id, self._key, clock.now(), text_of(self.reason), amount or 0
        said = str(translate("return_goods", "Goods of order {number} are back.")(number=self._detail.shown_number))
        self.write(
            lambda session: orders.return_goods(
                session, order_id, back, reason=reason, refund_amount=money, key=key, now=now
            ),
            lambda _return: self.saved.emit(said),
        )

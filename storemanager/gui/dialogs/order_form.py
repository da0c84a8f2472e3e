"""A new order of our own desk: scan or search products, say who it is for, and it is in the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.customers import IdentityKind
from storemanager.domain.phones import display
from storemanager.errors import InvalidInputError, StoreError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.dialogs.order_acts import text_of
from storemanager.gui.dialogs.order_lines import OrderLineRow
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Segments
from storemanager.gui.widgets.entry import AmountField, read
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.panel_parts import scrolled
from storemanager.gui.widgets.parts import column, gap, label, line, row
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services import catalog, customers, orders
from storemanager.services.catalog import VariantRow
from storemanager.services.customers import AddressInput, CustomerDetail, CustomerInput
from storemanager.services.order_totals import price_at
from storemanager.services.orders import DiscountInput, OrderInput
from storemanager.texts import translate

FORM_HEIGHT = 520


@dataclass(frozen=True)
class Known:
    """A customer found by phone or e-mail."""

    name: str
    orders: int


@dataclass(frozen=True)
class Draft:
    """The whole form as plain values for the worker."""

    order: OrderInput
    customer: CustomerInput
    paid_by: str
    key: str
    customer_id: int | None = None
    """Whoever the order was begun for, as long as name, phone and e-mail are still theirs."""


class OrderForm(FormDialog):
    """`saved(order id, words)` when it is in the book."""

    saved = Signal(int, str)

    def __init__(self, parent: QWidget, background: Background, currency: str) -> None:
        super().__init__(parent, background, "", "", width=2)
        self._over = parent.window()
        self._currency = currency
        self._key = str(uuid4())
        self.rows: list[OrderLineRow] = []
        self._begun_for: tuple[int, tuple[str, str, str]] | None = None
        self.title.setText(self.tr("New order"))
        self._build()
        self.save_button.setText(self.tr("Take the order"))
        self.finder.setFocus()

    def _build(self) -> None:
        self.finder = ProductFinder(self._background, self._currency, rows_shown=3)
        self.finder.chosen.connect(self._price_of)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(gap("1"))
        self.no_lines = label(self.tr("Nothing in the order yet."), "small", role="text_muted")
        inner = QWidget()
        parts = column(self.finder, self.no_lines, self.lines, line(), spacing=gap("3"))
        parts.addLayout(row(self._build_customer(), self._build_amounts(), spacing=gap("5")))
        parts.addStretch()
        parts.setContentsMargins(0, 0, gap("3"), 0)
        inner.setLayout(parts)
        area = scrolled(inner)
        area.setMinimumHeight(min(FORM_HEIGHT, self._over.height() - 180))
        self.body.addWidget(area)

    def _build_customer(self) -> QWidget:
        self.phone = FormField(self.tr("Phone"), text_field(placeholder="0912 486 317"))
        self.email = FormField(self.tr("E-mail"), text_field())
        self.name = FormField(self.tr("Customer"), text_field())
        self.address = FormField(self.tr("Address"), text_field(placeholder=self.tr("Street, ward, province")))
        self.note = FormField(self.tr("Note"), text_field(), self.tr("Only for your shop"))
        made = QWidget()
        parts = column(row(self.phone, self.email, spacing=gap("3")), spacing=gap("2"))
        for part in (self.name, self.address, self.note):
            parts.addWidget(part)
        parts.addStretch()
        made.setLayout(parts)
        for field in (self.phone, self.email):
            edit = field.field
            edit.editingFinished.connect(self._look_for_customer)  # type: ignore[attr-defined]  # a QLineEdit
        return made

    def _build_amounts(self) -> QWidget:
        self.discount = FormField(self.tr("Discount on the order"), AmountField(self._currency))
        self.shipping = FormField(self.tr("Shipping"), AmountField(self._currency))
        ways = [
            ("", self.tr("Not paid yet")),
            ("cash", self.tr("Paid in cash")),
            ("bank transfer", self.tr("Paid by bank transfer")),
            ("card", self.tr("Paid by card")),
        ]
        self.paid = Choice(ways, name=self.tr("Payment"))
        states = [("now", self.tr("Confirm now")), ("draft", self.tr("Keep as a draft"))]
        self.state = Segments(states, "now", name=self.tr("What to do with it"))
        self.total = label("", "figure")
        self.sum_words = label(self.tr("Customer pays"), "small")
        made = QWidget()
        made.setFixedWidth(280 * max(theme().text_percent, 100) // 100)
        parts = column(self.discount, self.shipping, FormField(self.tr("Payment"), self.paid), spacing=gap("2"))
        parts.addLayout(row(self.state, -1))
        parts.addStretch()
        self._links.addLayout(column(self.sum_words, self.total))
        made.setLayout(parts)
        for field in (self.discount, self.shipping):
            field.field.textChanged.connect(lambda _text: self._show_total())  # type: ignore[attr-defined]
        self._show_total()
        return made

    # --- Lines ---

    def _price_of(self, product: VariantRow) -> None:
        """Once more of what is there already, or a new line at the price of today."""
        known = next((each for each in self.rows if each.product.id == product.id), None)
        if known is not None:
            known.add_one()
            return
        now, variant_id = clock.now(), product.id
        self._background.run(
            self, lambda session: _price(session, variant_id, now), lambda price: self._add(product, price)
        )

    def _add(self, product: VariantRow, price: int | None) -> None:
        known = next((each for each in self.rows if each.product.id == product.id), None)
        if known is not None:  # scanned twice before the first answer was here
            known.add_one()
            return
        made = OrderLineRow(product, price, self._currency)
        made.changed.connect(self._show_total)
        made.removed.connect(self._remove)
        self.rows.append(made)
        self.lines.addWidget(made)
        self.no_lines.hide()
        self._show_total()

    def _remove(self, made: OrderLineRow) -> None:
        self.rows.remove(made)
        self.lines.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.no_lines.setVisible(not self.rows)
        self._show_total()
        self.finder.setFocus()

    def _show_total(self) -> None:
        if not hasattr(self, "total"):
            return
        amounts = [each.amount() for each in self.rows]
        try:
            discount, shipping = self._amount(self.discount), self._amount(self.shipping)
        except InvalidInputError:
            self.total.setText(words.DASH)
            return
        known = [amount for amount in amounts if amount is not None]
        total = None if len(known) < len(amounts) else sum(known) - discount + shipping
        self.total.setText(words.money(total, self._currency))

    @staticmethod
    def _amount(field: FormField) -> int:
        assert isinstance(field.field, AmountField)
        return field.field.value() or 0

    # --- The customer ---

    def _look_for_customer(self) -> None:
        text = text_of(self.phone) or text_of(self.email)
        if len(text) >= 6:
            self._background.run(self, lambda session: _find_customer(session, text), self._known)

    def _known(self, found: Known | None) -> None:
        if found is None:
            self.phone.plain()
            return
        if not text_of(self.name):
            edit = self.name.field
            edit.setText(found.name)  # type: ignore[attr-defined]  # a QLineEdit
        told = translate("order_form", "{name}, {count:order|orders} so far")
        self.phone.well(str(told(name=found.name, count=found.orders)))

    def begin_for(self, customer_id: int) -> None:
        """The order is for somebody the book knows."""
        self._background.run(self, lambda session: customers.customer(session, customer_id), self._fill_customer)

    def _fill_customer(self, detail: CustomerDetail) -> None:
        known = {each.kind: each.value for each in reversed(detail.identities)}
        phone = known.get(IdentityKind.PHONE, "")
        values = {
            self.name: detail.name,
            self.phone: display(phone) if phone else "",
            self.email: known.get(IdentityKind.EMAIL, ""),
            self.address: _one_line(detail.addresses[0].address) if detail.addresses else "",
        }
        for form_field, value in values.items():
            form_field.field.setText(value)  # type: ignore[attr-defined]  # a QLineEdit
        self._begun_for = (detail.id, self._contact())
        told = translate("order_form", "{name}, {count:order|orders} so far")
        self.name.well(str(told(name=detail.name or "?", count=detail.order_count)))

    def _contact(self) -> tuple[str, str, str]:
        return text_of(self.name), text_of(self.phone), text_of(self.email)

    # --- Saving ---

    def save(self) -> None:
        if not self.rows:
            self.say_refusal(self.tr("The order has no lines."), self.tr("Add at least one product."))
            self.finder.setFocus()
            return
        lines = [each.read() for each in self.rows]
        discount, discount_usable = read(self.discount)
        shipping, shipping_usable = read(self.shipping)
        taken = tuple(each for each in lines if each is not None)
        if len(taken) < len(lines) or not discount_usable or not shipping_usable:
            return
        name, phone, address = text_of(self.name), text_of(self.phone), text_of(self.address)
        recipient = {"name": name, "phone": phone, "street": address}
        given = OrderInput(
            taken, contact_name=name, contact_phone=phone,
            shipping={key: value for key, value in recipient.items() if value},
            discounts=(DiscountInput(discount),) if discount else (),
            shipping_total=shipping or 0, note=text_of(self.note), confirm=self.state.current() == "now",
        )  # fmt: skip
        place = AddressInput(name=name, phone=phone, street=address, raw=address) if address else None
        customer = CustomerInput(name=name, phone=phone, email=text_of(self.email), address=place, source="desk")
        begun = self._begun_for
        theirs = begun[0] if begun is not None and begun[1] == self._contact() else None
        draft, now = Draft(given, customer, self.paid.current(), self._key, theirs), clock.now()
        self.write(lambda session: _write(session, draft, now), self._written)

    def _written(self, made: tuple[int, str]) -> None:
        order_id, number = made
        said = translate("order_form", "Order {number} is in the book.")(number=number)
        self.saved.emit(order_id, str(said))

    def place_refusal(self, problem: StoreError) -> bool:
        """What there is not enough of is said at its line."""
        sku = problem.message.values.get("sku")
        for each in self.rows:
            if each.product.sku == sku:
                each.mark_wrong(str(problem))
                return True
        return False


def _one_line(address: AddressInput) -> str:
    parts = (address.street, address.ward, address.province or address.legacy_province)
    return ", ".join(part for part in parts if part) or address.raw


def _price(session: Session, variant_id: int, now: datetime) -> int | None:
    found = catalog.variant(session, variant_id)
    return price_at(now, found.price, found.sale_price, found.sale_from, found.sale_to)


def _find_customer(session: Session, text: str) -> Known | None:
    """The one customer with this phone or e-mail; nobody where there are several."""
    ids = customers.customer_ids(session, customers.CustomerFilter(text="".join(text.split())))
    if len(ids) != 1:
        return None
    [found] = customers.customer_rows(session, ids)
    return Known(found.name, found.order_count)


def _write(session: Session, draft: Draft, now: datetime) -> tuple[int, str]:
    """The customer, the order and its payment: all of it or nothing."""
    given, customer_id = draft.order, draft.customer_id
    told = draft.customer.phone or draft.customer.email or draft.customer.name
    if customer_id is None and told:
        customer_id = customers.find_or_create(session, draft.customer, now=now).customer_id
    order_id = orders.create(session, replace(given, customer_id=customer_id), now=now)
    made = orders.order(session, order_id)
    if draft.paid_by and made.total:
        orders.record_payment(session, order_id, made.total, draft.paid_by, key=draft.key, now=now)
    return order_id, made.number

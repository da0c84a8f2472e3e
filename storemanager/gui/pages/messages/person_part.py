"""Who it is: the customer with what they bought, or those it may be. Nobody is taken for somebody untold."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemanager import texts
from storemanager.domain.customers import IdentityKind
from storemanager.gui import words
from storemanager.gui.people import amounts, shown_name
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import PanelRow
from storemanager.gui.widgets.parts import Icon, clear, gap, label, row
from storemanager.services.customers import CustomerDetail
from storemanager.services.message_orders import CustomerCandidate
from storemanager.texts import Text, translate

ORDERS_SHOWN = 3
SOMEBODY_NEW = 0


@dataclass(frozen=True)
class Person:
    """What is known of who writes: a customer of the book, or those whose phone was written."""

    customer: CustomerDetail | None
    candidates: tuple[CustomerCandidate, ...] = ()


class PersonPart(QWidget):
    """`chosen(customer id)`, SOMEBODY_NEW for a new one; `customer_wanted`, `order_wanted`: show them on their page."""

    chosen = Signal(int)
    customer_wanted = Signal(int)
    order_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.person = Person(None)
        self.choice: int | None = None
        self.rows: list[PanelRow] = []
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(2)
        self.setLayout(self._body)

    def start(self) -> None:
        """Another conversation."""
        self.choice = None
        clear(self._body)
        self.show_person(Person(None))

    def show_person(self, person: Person) -> None:
        """A refresh that brings nothing new leaves the focus where it is."""
        if person == self.person and self._body.count():
            return
        self.person = person
        known = {each.customer_id for each in person.candidates}
        if self.choice is not None and self.choice != SOMEBODY_NEW and self.choice not in known:
            self.choice = None
        if self.choice is None:
            self.choice = _without_doubt(person)
        self._fill()

    def retranslate(self) -> None:
        self._fill()

    def missing(self) -> Text | None:
        """Somebody of the book may be meant, and nobody has said so or not."""
        if self.person.customer is not None or not self.person.candidates or self.choice is not None:
            return None
        return translate("messages", "Say whether this is one of your customers.")

    # --- What is shown ---

    def _fill(self) -> None:
        clear(self._body)
        self.rows = []
        detail = self.person.customer
        if detail is not None:
            self._show_customer(detail)
        elif self.person.candidates:
            self._show_candidates()
        else:
            told = self.tr("Not a customer yet. The order makes one.")
            self._body.addWidget(label(told, "small", wrap=True))

    def _show_customer(self, detail: CustomerDetail) -> None:
        told = translate("messages", "{count:order|orders} · {spent}")
        if detail.order_count:
            self._body.addWidget(label(str(told(count=detail.order_count, spent=amounts(detail.spent))), "small"))
        else:
            self._body.addWidget(label(self.tr("A customer without orders so far."), "small"))
        for order in detail.orders[:ORDERS_SHOWN]:
            state = words.order_status(order.status).words
            made = PanelRow(
                order.number, f"{texts.day(order.placed_at.astimezone(texts.zone()).date())} · {state}",
                trail=texts.amount(order.total), pressable=True, divider=False,
            )  # fmt: skip
            made.pressed.connect(lambda order_id=order.id: self.order_wanted.emit(order_id))
            self.rows.append(made)
            self._body.addWidget(made)

    def _show_candidates(self) -> None:
        self._body.addLayout(
            row(
                Icon("circle-help", 16, "text_muted" if self.choice is not None else "warn"),
                label(self.tr("Who is it?"), "strong"),
                -1,
                spacing=gap("2"),
            )
        )
        for candidate in self.person.candidates:
            chosen = self.choice == candidate.customer_id
            look = Button(self.tr("Show"), "link", size="small", flush=True)
            look.setAccessibleName(self.tr("Show %1").replace("%1", candidate.name))
            look.clicked.connect(lambda _checked=False, one=candidate.customer_id: self.customer_wanted.emit(one))
            self._add_choice(shown_name(candidate.name), _evidence(candidate), candidate.customer_id, chosen, look)
        told = self.tr("The order makes a customer of their own.")
        self._add_choice(self.tr("Somebody new"), told, SOMEBODY_NEW, self.choice == SOMEBODY_NEW, None)

    def _add_choice(self, title: str, second: str, answer: int, chosen: bool, trail: QWidget | None) -> None:
        sign = Icon("circle-dot" if chosen else "circle", 16, "accent_text" if chosen else "text_muted")
        made = PanelRow(title, second, lead=sign, trail_widget=trail, pressable=True, divider=False, strong=chosen)
        state = self.tr("chosen") if chosen else self.tr("not chosen")
        made.setAccessibleName(f"{made.accessibleName()}, {state}")
        made.pressed.connect(lambda: self._choose(answer))
        self.rows.append(made)
        self._body.addWidget(made)

    def _choose(self, answer: int) -> None:
        self.choice = answer
        place = [*(each.customer_id for each in self.person.candidates), SOMEBODY_NEW].index(answer)
        self._fill()
        self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(answer)


def _without_doubt(person: Person) -> int | None:
    """Chosen beforehand only where the phone and the name that were written are both theirs, and nobody else's."""
    sure = [each for each in person.candidates if each.name_agrees and IdentityKind.PHONE in each.known_by]
    return sure[0].customer_id if len(sure) == 1 and len(person.candidates) == 1 else None


def _evidence(candidate: CustomerCandidate) -> str:
    by_phone = IdentityKind.PHONE in candidate.known_by
    parts = [translate("messages", "same phone")] if by_phone else []
    if candidate.name_agrees:
        parts.append(translate("messages", "same name"))
    elif candidate.name_agrees is False:
        parts.append(translate("messages", "another name"))
    return ", ".join(str(part) for part in parts)

"""Beside the goods on the packing table: whose parcel it is, where it goes and what must not be overlooked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from storemanager.gui import words
from storemanager.gui.pages.orders.columns import DESK
from storemanager.gui.people import phone_words
from storemanager.gui.widgets.flow import flow
from storemanager.gui.widgets.panel_parts import Elided, Section, plain_text, scrolled
from storemanager.gui.widgets.parts import Card, ChannelChip, Pill, clear, column, gap, label, row
from storemanager.services.order_rows import OrderProblem
from storemanager.services.packing import Parcel
from storemanager.services.packing_papers import address_of
from storemanager.texts import translate


class OrderCard(Card):
    """Everything of it is read; nothing can be pressed."""

    def __init__(self) -> None:
        self._inside = QWidget()
        self._body = column()
        self._inside.setLayout(self._body)
        layout = column(scrolled(self._inside))
        layout.setContentsMargins(1, 1, 1, 1)
        super().__init__(layout)

    def show_parcel(self, parcel: Parcel, now: datetime) -> None:
        """The parcel's order; what a customer wrote is plain text."""
        order = parcel.order
        clear(self._body)
        chip = ChannelChip(order.account_kind or DESK, order.account_name or self.tr("Our own desk"), 34)
        number = label(order.shown_number, "lead")
        second = " · ".join(part for part in (order.account_name, order.number) if part and part != order.shown_number)
        head = row(chip, spacing=gap("2"))
        head.addLayout(column(number, Elided(second, "small", role="text_muted")), 1)
        head.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("2"))
        self._body.addLayout(head)
        pills = self._pills(parcel, now)
        if pills:
            held = flow(*pills)
            held.setContentsMargins(gap("4"), 0, gap("4"), gap("3"))
            self._body.addWidget(held)
        self._body.addWidget(self._recipient(parcel))
        if order.customer_note:
            self._body.addWidget(self._note(self.tr("From the customer"), order.customer_note))
        if order.note:
            self._body.addWidget(self._note(self.tr("Only for your shop"), order.note))
        if parcel.to_collect:
            self._body.addWidget(self._collect(parcel))
        self._body.addStretch()

    def _pills(self, parcel: Parcel, now: datetime) -> list[QWidget]:
        order = parcel.order
        made: list[QWidget] = []
        if order.ship_by is not None:
            due, tone = words.ship_by(order.ship_by, now)
            made.append(Pill(due, tone, "alarm-clock" if tone == "danger" else ""))
        status = words.order_status(order.status)
        made.append(Pill(status.words, status.tone, status.icon))
        for problem in order.problems:
            if problem is not OrderProblem.OVERSOLD:
                pill = words.order_problem(problem)
                made.append(Pill(pill.words, pill.tone, pill.icon))
        return made

    def _recipient(self, parcel: Parcel) -> QWidget:
        order = parcel.order
        section = Section(self.tr("Ship to"))
        name = str(order.shipping.get("name") or order.contact_name or order.customer)
        section.add(label(name or self.tr("No name"), "strong", wrap=True))
        phone = phone_words(str(order.shipping.get("phone") or order.contact_phone))
        for line in (phone, address_of(order.shipping) or address_of(order.billing)):
            if line:
                section.add(plain_text(line, role="text_muted"))
        return section

    @staticmethod
    def _note(title: str, words_of_it: str) -> QWidget:
        section = Section(title)
        section.add(plain_text(words_of_it))
        return section

    def _collect(self, parcel: Parcel) -> QWidget:
        section = Section(self.tr("To collect"))
        amount = words.money(parcel.to_collect, parcel.order.currency)
        section.add(label(amount, "figure"))
        section.add(label(str(translate("packing_page", "Cash on delivery")), "small"))
        return section

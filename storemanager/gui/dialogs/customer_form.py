"""The form of a customer, new or known: phones and e-mails are checked while they are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.phones import display, normalise
from storemanager.errors import InvalidInputError
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.parts import column, gap, label, line, row
from storemanager.services import customers
from storemanager.services.customers import AddressInput, CustomerDetail, CustomerEdit, CustomerInput
from storemanager.services.customers_inputs import clean_email
from storemanager.texts import translate

NOTE_HIGH = 72
BODY_HIGH = 470


class CustomerForm(FormDialog):
    """`saved(customer id, name)` when it has happened. Without `detail` it makes a new customer."""

    saved = Signal(int, str)

    def __init__(self, parent: QWidget, background: Background, detail: CustomerDetail | None, text: str = "") -> None:
        super().__init__(parent, background, "", "", width=1)
        self._detail = detail
        self._edit = customers.customer_edit(detail) if detail else CustomerEdit()
        self.title.setText(self.tr("Edit customer") if detail else self.tr("New customer"))
        self.setWindowTitle(self.title.text())
        self.save_button.setText(self.tr("Save changes") if detail else self.tr("Add customer"))
        self.name = FormField(self.tr("Name"), text_field(self._edit.name))
        self._build_contacts(text)
        self._build_address()
        self.company = FormField(self.tr("Company"), text_field(self._edit.company))
        self.tax_code = FormField(self.tr("Tax code"), text_field(self._edit.tax_code))
        tags = text_field(", ".join(self._edit.tags))
        self.tags = FormField(self.tr("Tags"), tags, self.tr("With commas between them"))
        note = QPlainTextEdit(self._edit.note)
        note.setFixedHeight(NOTE_HIGH)
        note.setTabChangesFocus(True)
        self.note = FormField(self.tr("Note"), note)
        self.body.addWidget(self._scrolled())
        if text and not detail:
            self._take_words(text)
        self._text(self.name).setFocus()

    # --- Building ---

    def _build_contacts(self, _text: str) -> None:
        self.phones: list[FormField] = []
        self.emails: list[FormField] = []
        self.contacts = row(spacing=gap("3"))
        self._phone_rows, self._email_rows = column(spacing=gap("2")), column(spacing=gap("2"))
        for rows in (self._phone_rows, self._email_rows):
            holder = QWidget()
            holder.setLayout(rows)
            self.contacts.addWidget(holder, 1, Qt.AlignmentFlag.AlignTop)
        for value in self._edit.phones or ("",):
            self._add_phone(display(value) if value else "")
        for value in self._edit.emails or ("",):
            self._add_email(value)
        self.more_phones = Button(self.tr("Another phone"), "link", icon="plus", size="small")
        self.more_phones.clicked.connect(lambda: self._text(self._add_phone("")).setFocus())
        self.more_emails = Button(self.tr("Another e-mail"), "link", icon="plus", size="small")
        self.more_emails.clicked.connect(lambda: self._text(self._add_email("")).setFocus())

    def _add_phone(self, value: str) -> FormField:
        field = FormField(self.tr("Phone"), text_field(value, placeholder="0912 345 678"))
        self._text(field).textChanged.connect(lambda _text: self.check_phone(field))
        self.phones.append(field)
        self._phone_rows.addWidget(field)
        if value:
            self.check_phone(field)
        return field

    def _add_email(self, value: str) -> FormField:
        field = FormField(self.tr("E-mail"), text_field(value, placeholder="ten@example.vn"))
        self._text(field).editingFinished.connect(lambda: self.check_email(field))
        self.emails.append(field)
        self._email_rows.addWidget(field)
        return field

    def _build_address(self) -> None:
        first = next((each for each in self._edit.addresses if each.is_default), None)
        self._place = first or (self._edit.addresses[0] if self._edit.addresses else None)
        given = self._place or AddressInput(is_default=True)
        self.street = FormField(self.tr("Street and number"), text_field(given.street))
        self.ward = FormField(self.tr("Ward"), text_field(given.ward))
        self.province = FormField(self.tr("Province or city"), text_field(given.province))
        self.old_district = FormField(
            self.tr("Old district"), text_field(given.legacy_district), self.tr("As people and carriers still say it")
        )

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        more = row(spacing=gap("3"))
        more.addLayout(row(self.more_phones, -1), 1)
        more.addLayout(row(self.more_emails, -1), 1)
        layout = column(self.name, self.contacts, more, line(), label(self.tr("Address"), "lead"), spacing=gap("2"))
        layout.addWidget(self.street)
        layout.addLayout(_beside(self.ward, self.province, self.old_district))
        layout.addWidget(line())
        layout.addLayout(_beside(self.company, self.tax_code))
        layout.addWidget(self.tags)
        layout.addWidget(self.note)
        layout.setContentsMargins(0, 0, gap("2"), 0)
        inside.setLayout(layout)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        parent = self.parentWidget()
        room = parent.window().height() - 190 if parent else BODY_HIGH
        area.setFixedHeight(max(min(BODY_HIGH, room, inside.sizeHint().height() + 4), 160))
        return area

    def _take_words(self, text: str) -> None:
        """What was looked for and not found is the beginning of a new customer."""
        target = self.name
        if normalise(text) is not None:
            target = self.phones[0]
        elif "@" in text:
            target = self.emails[0]
        self._text(target).setText(text)

    # --- Checking ---

    def check_phone(self, field: FormField) -> bool:
        """Say how the number is understood, or that it is none."""
        raw = self._text(field).text().strip()
        if not raw:
            field.plain()
            return True
        phone = normalise(raw)
        if phone is None:
            field.wrong(self.tr("This is not a phone number yet. For example 0912 345 678."))
            return False
        said = display(phone.e164)
        landline = "" if phone.can_text else self.tr("landline: gets no messages")
        field.well(" · ".join(part for part in (said, landline) if part))
        return True

    def check_email(self, field: FormField) -> bool:
        raw = self._text(field).text().strip()
        if raw and clean_email(raw) is None:
            field.wrong(self.tr("This is not an e-mail address. For example ten@example.vn."))
            return False
        field.plain()
        return True

    # --- Saving ---

    def save(self) -> None:
        good = [self.check_phone(field) for field in self.phones] + [self.check_email(field) for field in self.emails]
        if not all(good):
            wrong = (self.phones + self.emails)[good.index(False)]
            self._text(wrong).setFocus()
            return
        wanted = self._wanted()
        if not (wanted.name or wanted.phones or wanted.emails):
            self.name.wrong(self.tr("Write a name, a phone or an e-mail: something to find them by."))
            self._text(self.name).setFocus()
            return
        self.write(_saving(self._detail.id if self._detail else None, wanted), self._happened)

    def _wanted(self) -> CustomerEdit:
        tags = tuple(dict.fromkeys(part.strip() for part in self._text(self.tags).text().split(",") if part.strip()))
        note = self.note.field
        assert isinstance(note, QPlainTextEdit)
        return replace(
            self._edit,
            name=self._text(self.name).text().strip(),
            company=self._text(self.company).text().strip(),
            tax_code=self._text(self.tax_code).text().strip(),
            note=note.toPlainText().strip(),
            tags=tags,
            phones=self._values(self.phones),
            emails=self._values(self.emails),
            addresses=self._addresses(),
        )

    def _addresses(self) -> tuple[AddressInput, ...]:
        """The address of the form in its place; the others stay as they are."""
        before = self._place or AddressInput(is_default=True)
        after = replace(
            before,
            street=self._text(self.street).text().strip(),
            ward=self._text(self.ward).text().strip(),
            province=self._text(self.province).text().strip(),
            legacy_district=self._text(self.old_district).text().strip(),
        )
        if after.street != before.street or after.ward != before.ward or after.province != before.province:
            after = replace(after, raw="", ward_code="", province_code="")
        kept = tuple(each for each in self._edit.addresses if each is not self._place)
        return (after, *kept) if after.key else kept

    def _values(self, fields: Sequence[FormField]) -> tuple[str, ...]:
        return tuple(text for field in fields if (text := self._text(field).text().strip()))

    def _happened(self, customer_id: int) -> None:
        self.saved.emit(customer_id, self._text(self.name).text().strip())

    @staticmethod
    def _text(field: FormField) -> QLineEdit:
        assert isinstance(field.field, QLineEdit)
        return field.field


def _beside(*fields: QWidget) -> QHBoxLayout:
    layout = row(spacing=gap("3"))
    for field in fields:
        layout.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return layout


def _saving(customer_id: int | None, wanted: CustomerEdit) -> Callable[[Session], int]:
    """The work for the book: plain values only."""
    now = clock.now()
    first = wanted.addresses[0] if wanted.addresses else None
    given = CustomerInput(
        name=wanted.name, phone="".join(wanted.phones[:1]), email="".join(wanted.emails[:1]), address=first,
        note=wanted.note, tags=wanted.tags, company=wanted.company, tax_code=wanted.tax_code,
    )  # fmt: skip
    extra = len(wanted.phones) > 1 or len(wanted.emails) > 1

    def work(session: Session) -> int:
        if customer_id is not None:
            customers.update(session, customer_id, wanted, now=now)
            return customer_id
        made = customers.create(session, given, now=now).customer_id
        if made is None:
            raise InvalidInputError(
                translate("customers", "There is nothing to find this customer by."),
                translate("customers", "Write a name, a phone or an e-mail."),
            )
        if extra:
            customers.update(session, made, wanted, now=now)
        return made

    return work

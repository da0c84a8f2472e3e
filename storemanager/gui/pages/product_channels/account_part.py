"""What is said of a product on one channel: title, text, category, price and the channel's own form, each with what is
missing below it. Empty is as in the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from storemanager.channels.base import ListingField
from storemanager.errors import StoreError
from storemanager.gui.pages.product_channels.category_field import CategoryField
from storemanager.gui.pages.product_channels.channel_form import ChannelForm
from storemanager.gui.pages.product_channels.forms_access import FormsAccess
from storemanager.gui.pages.product_channels.loading import ChannelData, ProductData
from storemanager.gui.pages.product_channels.price_part import PricePart, SaidPrices
from storemanager.gui.pages.products.tabs import readable
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.parts import column, gap, label, row
from storemanager.services.channel_products import Cell, OwnField
from storemanager.texts import translate

_TEXT_LINES = 6
Said = Mapping[tuple[OwnField, int | None], Any]
"""What is said, by field and variant; what says nothing is None."""


class AccountPart(QWidget):
    """`fill` shows what the book keeps; `cells` is what the owner changed since. `changed()` with every change."""

    changed = Signal()

    def __init__(self, forms: FormsAccess, data: ChannelData, product: ProductData) -> None:
        super().__init__()
        self._forms = forms
        self.account_id, self._product_id = data.account.id, product.product.id
        self._filling = False
        self._before: Said = {}
        self.data = data
        self._build(data)
        self.retranslate()
        self.fill(data, product)
        self._connect()

    # --- Building ---

    def _build(self, data: ChannelData) -> None:
        self.trouble = Banner("", tone="warn", icon="cloud-off")
        self.trouble.hide()
        self.title = FormField("", text_field())
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(QFontMetrics(theme().font("body")).lineSpacing() * _TEXT_LINES + gap("4"))
        self.text_field = FormField("", self.text)
        account_id = self.account_id
        self.category = CategoryField(lambda words, done: self._forms.find(account_id, words, done))
        self.category_field = FormField("", self.category)
        self.prices = PricePart(data.plan.currency)
        self.form_title = label("", "lead")
        self.form_note = label("", "small", wrap=True)
        self.form = ChannelForm()
        self.read_button = Button("", "link", icon="refresh-cw", size="small", flush=True)
        self.prices_title = label("", "lead")
        parts = (
            self.trouble, self.title, self.text_field, self.category_field, self.prices_title, self.prices,
            self.form_title, self.form_note, self.form,
        )  # fmt: skip
        layout = column(*parts, row(self.read_button, -1), -1, spacing=gap("3"))
        layout.setContentsMargins(0, 0, gap("3"), gap("4"))
        self.setLayout(layout)

    def _connect(self) -> None:
        self._line(self.title).textEdited.connect(lambda _text: self._edited(self.title))
        self.text.textChanged.connect(lambda: self._edited(self.text_field))
        self.category.chosen.connect(self._choose_category)
        self.prices.changed.connect(lambda: self._edited(None))
        self.form.changed.connect(lambda: self._edited(None))
        self.read_button.clicked.connect(lambda: self.read_channel(again=True))

    @staticmethod
    def _line(of: FormField) -> QLineEdit:
        assert isinstance(of.field, QLineEdit)
        return of.field

    def retranslate(self) -> None:
        self.title.say(self.tr("Title"), self._title_hint())
        self.text_field.say(self.tr("Text"), self.tr("Empty: as in the book."))
        self.category_field.say(self.tr("Category on the channel"), self._category_hint())
        self.prices_title.setText(self.tr("Price"))
        self.prices.retranslate()
        self.form_title.setText(self.tr("What the channel asks"))
        self.read_button.setText(self.tr("Read the channel's categories and rules again"))
        self.category.setPlaceholderText(self.tr("Type a few letters of it"))
        self.show_problems()

    def _title_hint(self) -> str:
        rules = self.data.rules
        if rules is None or rules.title_most is None:
            return self.tr("Empty: as in the book.")
        length = len(self._line(self.title).text().strip() or self._line(self.title).placeholderText())
        said = translate("account_part", "Empty: as in the book. {length} of {most} characters.")
        return str(said(length=length, most=rules.title_most))

    def _category_hint(self) -> str:
        if self.data.asks_category:
            return self.tr("This channel takes nothing without one.")
        return self.tr("Empty: the categories of the book.")

    # --- What is shown ---

    def fill(self, data: ChannelData, product: ProductData) -> None:
        """Show what the book keeps; what the owner has typed since stays."""
        dirty = bool(self._before) and bool(self.cells())
        self.data = data
        if not dirty:
            self._filling = True
            self._fill_fields(data, product)
            self._filling = False
            self._before = self._said()
        asked = data.asks_category or data.has_categories or bool(data.plan.own.category_id)
        self.category_field.setVisible(asked)
        self.show_problems()

    def _fill_fields(self, data: ChannelData, product: ProductData) -> None:
        own = data.plan.own
        self._line(self.title).setPlaceholderText(product.product.name)
        self._line(self.title).setText(own.title)
        self._line(self.title).setCursorPosition(0)
        self.title.say(self.tr("Title"), self._title_hint())
        self.text.setPlaceholderText(readable(product.product.description)[:600])
        if self.text.toPlainText() != own.description:
            self.text.setPlainText(own.description)
        self.category.fill(own.category_id, own.category_path)
        variants = tuple(each for each in product.product.variants if each.active)
        prices = {each.id: own.variants[each.id].price if each.id in own.variants else None for each in variants}
        same_money = product.currency == data.plan.currency
        self.prices.fill(variants, SaidPrices(own.rule, prices), data.rule, same_money=same_money)
        self._show_form(data.fields or (), own.fields)
        if data.fields is None and own.category_id:
            self._fetch_form(own.category_id)

    def _show_form(self, fields: Sequence[ListingField], answers: Mapping[str, Sequence[str]]) -> None:
        self.form.show_fields(fields, {key: tuple(given) for key, given in answers.items()})
        for part in (self.form_title, self.form):
            part.setVisible(bool(fields))
        self.form_note.hide()

    def show_problems(self) -> None:
        """Each thing that is missing stands below its field; what belongs to none is said at the top."""
        for field in (self.title, self.text_field, self.category_field):
            field.plain()
        rest: list[str] = []
        price: list[str] = []
        for each in self.data.plan.problems:
            sentence = str(each.text)
            if each.field == "price":
                price.append(sentence)
            elif not self._say_at(each.field, sentence):
                rest.append(sentence)
        self.prices.say("\n".join(price))
        self.trouble.setVisible(bool(rest))
        if rest:
            title = translate("account_part", "Before it can be sent to {channel}")
            self.trouble.say(str(title(channel=self.data.account.name)), "\n".join(rest), tone="warn")

    def _say_at(self, field: str, sentence: str) -> bool:
        at = {"title": self.title, "description": self.text_field, "category": self.category_field}.get(field)
        if at is not None and not at.isHidden():
            at.wrong(sentence)
            return True
        return field.startswith("form:") and self.form.say(field.removeprefix("form:"), sentence)

    def focus_first_problem(self) -> None:
        """Into the first field that needs something."""
        for each in self.data.plan.problems:
            if each.field == "title":
                self.title.field.setFocus()
            elif each.field == "description":
                self.text.setFocus()
            elif each.field == "category" and not self.category_field.isHidden():
                self.category.setFocus()
            elif not (each.field.startswith("form:") and self.form.focus(each.field.removeprefix("form:"))):
                continue
            return

    # --- The channel ---

    def read_channel(self, *, again: bool = False) -> None:
        """Rules and categories, if they were never read, or anew."""
        if self.data.read_at is None or again:
            self._forms.read(self.account_id, self.changed.emit, self._away, again=again)

    def _away(self, problem: StoreError) -> None:
        self.trouble.say(str(problem.message), str(problem.advice), tone="warn")
        self.trouble.show()

    def _choose_category(self, category_id: str, _path: object) -> None:
        if category_id:
            self._fetch_form(category_id)
        else:
            self._show_form((), {})
        self._edited(self.category_field)

    def _fetch_form(self, category_id: str) -> None:
        self.form_note.setText(self.tr("Reading what the channel asks of this category…"))
        self.form_note.show()

        def answered(fields: Sequence[ListingField]) -> None:
            if self.category.current() != category_id:
                return
            kept = self.form.answers() or self.data.plan.own.fields
            self._filling = True
            self._show_form(fields, kept)
            self._filling = False
            if not self.cells_but_form():
                self._before = self._said()
            self.show_problems()
            self.changed.emit()

        def failed(problem: StoreError) -> None:
            if self.category.current() == category_id:
                self.form_note.setText(f"{problem.message} {problem.advice}")

        self._forms.fetch(self.account_id, category_id, answered, failed)

    def _edited(self, field: FormField | None) -> None:
        if self._filling:
            return
        if field is self.title:
            self.title.say(self.tr("Title"), self._title_hint())
        elif field is not None:
            field.plain()
        self.changed.emit()

    # --- What is said ---

    def _said(self) -> Said:
        prices = self.prices.said()
        said: dict[tuple[OwnField, int | None], Any] = {
            (OwnField.TITLE, None): self._line(self.title).text().strip() or None,
            (OwnField.DESCRIPTION, None): self.text.toPlainText().strip() or None,
            (OwnField.CATEGORY, None): self.category.current() or None,
        }
        if not self.form.isHidden() or self.form.rows:
            said[OwnField.FIELDS, None] = self.form.answers()
        if prices is not None:
            said[OwnField.RULE, None] = prices.rule
            said.update({(OwnField.PRICE, one): price for one, price in prices.prices.items()})
        return said

    def cells(self) -> tuple[Cell, ...]:
        """What is other than the book keeps."""
        return self._cells({key: value for key, value in self._said().items() if value != self._before.get(key)})

    def cells_but_form(self) -> bool:
        """Whether anything but the channel's form was changed."""
        return any(each.field is not OwnField.FIELDS for each in self.cells())

    def cells_before(self) -> tuple[Cell, ...]:
        """The same cells as they were: what Undo says."""
        return self._cells(
            {(each.field, each.variant_id): self._before.get((each.field, each.variant_id)) for each in self.cells()}
        )

    def _cells(self, said: Said) -> tuple[Cell, ...]:
        return tuple(
            Cell(
                self._product_id, self.account_id, field, value or {} if field is OwnField.FIELDS else value, variant_id
            )
            for (field, variant_id), value in said.items()
        )

    def usable(self) -> bool:
        """Whether everything in the fields can be read; what cannot is said below its field."""
        if not self.category.settled():
            self.category_field.wrong(self.tr("This is no category of the channel. Type a few letters and take one."))
            return False
        wrong = [key for key in self.form.missing() if key in self.form.answers()]
        return self.prices.said() is not None and not wrong

    def forget(self) -> None:
        """What was typed is saved: it counts as the book's now."""
        self._before = self._said()

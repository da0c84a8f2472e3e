"""Typing amounts and quantities the way people write them."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from storemanager import texts
from storemanager.errors import InvalidInputError
from storemanager.gui.widgets.fields import FormField
from storemanager.money import Money, decimals
from storemanager.texts import Text, translate

_IGNORED = re.compile(r"[\s\u00a0\u202f']|₫|đ$|vnd|vnđ|[$€£¥]", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")
_LARGEST = 10**15
_MOST_PIECES = 2_000_000_000


def parse_amount(text: str, currency: str) -> int | None:
    """Minor units of what was typed ("145.000", "145,000 ₫", "145k", "12.50"); None for nothing. Raises
    InvalidInputError with a sentence for below the field."""
    bare = _IGNORED.sub("", text)
    if not bare:
        return None
    thousand = bare[-1] in "kK"
    value = _decimal(bare[:-1] if thousand else bare, decimals(currency), text)
    minor = (value * 1000 if thousand else value).scaleb(decimals(currency))
    if minor != minor.to_integral_value():
        raise _wrong(translate("entry", "“{text}” has more decimals than {currency} has."), text, currency=currency)
    if abs(minor) > _LARGEST:
        raise _wrong(translate("entry", "“{text}” is more than any price."), text)
    return int(minor)


def parse_quantity(text: str, scale: int = 1) -> int | None:
    """A quantity in a variant's own units: pieces, or thousandths where it is sold by weight ("1,25")."""
    bare = _IGNORED.sub("", text)
    if not bare:
        return None
    places = len(str(scale)) - 1
    value = _decimal(bare, places, text) * scale
    if value != value.to_integral_value():
        if scale == 1:
            raise _wrong(translate("entry", "“{text}” is not a whole number."), text)
        raise _wrong(translate("entry", "“{text}” has more than three decimals."), text)
    if abs(value) > _MOST_PIECES:
        raise _wrong(
            translate("entry", "“{text}” is more than a shop can hold. Was a barcode scanned into this field?"), text
        )
    return int(value)


def _decimal(bare: str, places: int, text: str) -> Decimal:
    """The number in `bare`; a lone separator before three digits is read as the language in use reads it."""
    sign, digits = (-1, bare[1:]) if bare[:1] in ("-", texts.MINUS) else (1, bare.removeprefix("+"))
    grouping, point = (".", ",") if texts.language() == "vi" else (",", ".")
    if _THOUSANDS.fullmatch(digits) and len(set(digits) & {".", ","}) == 1:
        separator = "." if "." in digits else ","
        alone = digits.count(separator) == 1
        if not (alone and separator == point and places >= 3):
            digits = digits.replace(separator, "")
    elif "." in digits and "," in digits:
        point = "." if digits.rindex(".") > digits.rindex(",") else ","
        grouping = "," if point == "." else "."
        digits = digits.replace(grouping, "")
    digits = digits.replace(",", ".")
    if not re.fullmatch(r"\d{1,15}(\.\d+)?|\.\d+", digits):
        raise _wrong(translate("entry", "“{text}” is not a number."), text)
    try:
        return sign * Decimal(digits)
    except InvalidOperation:
        raise _wrong(translate("entry", "“{text}” is not a number."), text) from None


def _wrong(message: Text, text: str, **values: str) -> InvalidInputError:
    return InvalidInputError(
        message(text=text.strip(), **values), translate("entry", "Enter digits only, for example 145000.")
    )


class NumberField(QLineEdit):
    """A right-aligned number. `value()` raises InvalidInputError while it is not one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.editingFinished.connect(self._tidy)

    def value(self) -> int | None:
        raise NotImplementedError

    def words(self, value: int) -> str:
        raise NotImplementedError

    def fill(self, value: int | None) -> None:
        """Show a number."""
        self.setText("" if value is None else self.words(value))

    def _tidy(self) -> None:
        try:
            self.fill(self.value())
        except InvalidInputError:
            return  # stays as it was typed: whoever reads the form says what is wrong with it


class AmountField(NumberField):
    """An amount of money in the shop's currency."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currency = currency

    def value(self) -> int | None:
        return parse_amount(self.text(), self.currency)

    def words(self, value: int) -> str:
        return texts.amount(Money(value, self.currency))


class QuantityField(NumberField):
    """A quantity in a variant's own units."""

    def __init__(self, scale: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scale = scale

    def value(self) -> int | None:
        return parse_quantity(self.text(), self.scale)

    def words(self, value: int) -> str:
        from storemanager.gui import words

        return words.quantity(value, self.scale)


def read(form_field: FormField, *, needed: str = "") -> tuple[int | None, bool]:
    """What a number field in a form holds, and whether it can be used; if not, the sentence stands below it. `needed`
    is the sentence for an empty field that must not be."""
    field = form_field.field
    assert isinstance(field, NumberField)
    try:
        value = field.value()
    except InvalidInputError as problem:
        form_field.wrong(str(problem.message))
        return None, False
    if value is None and needed:
        form_field.wrong(needed)
        return None, False
    form_field.plain()
    return value, True

"""The form a channel asks for: made from what it names, required first, and said back as the channel takes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from storemanager.channels.base import FieldInput, ListingField
from storemanager.gui.pages.product_channels.channel_form import ChannelForm
from storemanager.gui.pages.product_channels.finding_one import FindingField
from storemanager.gui.widgets.fields import Choice
from tests.gui.pages.shown import said

ORIGIN = ListingField("origin", "Country of origin", FieldInput.CHOICE, True, (("vn", "Việt Nam"), ("cn", "China")))
WEIGHT = ListingField("net", "Net weight", FieldInput.NUMBER, True, units=("g", "kg"))
BRANDS = tuple((f"b{number}", f"Nhãn Đường {number}") for number in range(200))
BRAND = ListingField("brand", "Brand", FieldInput.CHOICE, False, BRANDS, own=False)
TASTES = ListingField(
    "taste", "Taste", FieldInput.CHOICES, False, (("s", "Sweet"), ("b", "Bitter")), own=True, most_choices=2
)
BEST = ListingField("best", "Best before", FieldInput.DATE)


@pytest.fixture
def form(dressed: QApplication, qtbot: QtBot) -> ChannelForm:
    made = ChannelForm()
    qtbot.addWidget(made)
    made.show_fields((BRAND, TASTES, BEST, ORIGIN, WEIGHT), {"net": ("250 g",), "taste": ("s", "Floral")})
    made.show()
    qtbot.waitExposed(made)
    return made


def field(form: ChannelForm, key: str, kind: type) -> object:
    return next(iter(form.rows[key].findChildren(kind)))


def test_required_fields_come_first_and_what_was_answered_stands_there(form: ChannelForm) -> None:
    assert list(form.rows) == ["origin", "net", "brand", "taste", "best"]
    assert form.answers() == {"net": ("250 g",), "taste": ("s", "Floral")}
    assert form.rows["origin"].right.text() == "required"


def test_what_is_asked_for_and_not_given_is_said_below_its_field(form: ChannelForm) -> None:
    assert form.missing() == ["origin"]
    assert "The channel asks for this" in said(form.rows["origin"])
    choice = field(form, "origin", Choice)
    assert isinstance(choice, Choice)
    choice.choose("vn")
    assert form.missing() == []
    assert form.answers()["origin"] == ("vn",)


def test_one_of_many_is_found_by_a_few_letters_without_marks(form: ChannelForm, qtbot: QtBot) -> None:
    found = field(form, "brand", FindingField)
    assert isinstance(found, FindingField)
    found.setFocus()
    qtbot.keyClicks(found, "duong 17")
    popup = found.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert found.completer().completionCount() == 11  # 17 and 170 to 179
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert form.answers()["brand"] == ("b17",)
    found.setText("Nowhere")
    assert form.missing() == ["origin", "brand"]
    assert "is none of the choices" in said(form.rows["brand"])


def test_numbers_carry_their_unit_and_letters_are_refused(form: ChannelForm, qtbot: QtBot) -> None:
    line = field(form, "net", QLineEdit)
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, "1,5")
    unit = field(form, "net", Choice)
    assert isinstance(unit, Choice)
    unit.choose("kg")
    assert form.answers()["net"] == ("1.5 kg",)
    line.setText("much")
    assert "net" in form.missing()


def test_several_choices_are_ticked_and_too_many_are_said(form: ChannelForm, qtbot: QtBot) -> None:
    listed = field(form, "taste", QListWidget)
    assert isinstance(listed, QListWidget)
    listed.setFocus()
    listed.setCurrentRow(1)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert form.answers()["taste"] == ("s", "b", "Floral")
    assert "taste" in form.missing()
    assert "takes 2 at most" in said(form.rows["taste"])


def test_a_day_is_written_as_a_day(form: ChannelForm) -> None:
    line = field(form, "best", QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText("31/12/2026")
    assert "best" in form.missing()
    line.setText("2026-12-31")
    assert "best" not in form.missing()
    assert form.answers()["best"] == ("2026-12-31",)

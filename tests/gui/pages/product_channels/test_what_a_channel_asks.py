"""A marketplace asks for a text, a category and its form: each is said beside its field, given, seen and sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager.channels.base import RemoteCategory
from storemanager.channels.errors import TransientError
from storemanager.gui.pages.product_channels.account_part import AccountPart
from storemanager.gui.pages.product_channels.category_field import CategoryField
from storemanager.gui.pages.product_channels.finding_one import popup_open
from storemanager.gui.pages.product_channels.grid_page import GridPage
from storemanager.gui.pages.product_channels.keys import EDIT, GRID, SENDING
from storemanager.gui.records import EditForChannels, PutOnChannels
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.panel_parts import Fact
from storemanager.services import channel_products
from storemanager.texts import verbatim
from tests.gui.pages.product_channels.asking_shop import AskingShop
from tests.gui.pages.product_channels.two_channels import SLOW, enter, press
from tests.gui.pages.shown import said
from tests.sync.forms_channel import FormsChannel

TEXT = "Uống trà, men lam, quai cong."


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[AskingShop]:
    made = AskingShop(tmp_path / "shop")
    made.begin(qtbot)
    yield made
    made.end()


def open_form(shop: AskingShop, qtbot: QtBot) -> AccountPart:
    """The product's form for the marketplace, with what the marketplace asks read."""
    shop.window.open_record(EDIT, EditForChannels(shop.cup, shop.account))
    shop.quiet(qtbot)
    part = shop.edit().current_part()
    assert part is not None
    qtbot.waitUntil(lambda: part.data.read_at is not None and part.category_field.isVisible(), timeout=SLOW)
    shop.quiet(qtbot)
    return part


def test_what_a_channel_asks_for_is_said_beside_its_field_and_given(shop: AskingShop, qtbot: QtBot) -> None:
    part = open_form(shop, qtbot)
    page = shop.edit()
    assert "It needs a text." in said(part.text_field)
    assert "Choose one of the channel's categories." in said(part.category_field)
    assert "2 things are missing" in said(page.side)

    # The category is found by a few letters without marks, and brings its form.
    enter(qtbot, part.category, "do uong")
    completer = part.category.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible, timeout=SLOW)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert part.category.text() == "Nhà cửa › Đồ uống › Cốc"
    qtbot.waitUntil(lambda: "brand" in part.form.rows, timeout=SLOW)
    assert next(iter(part.form.rows)) == "brand", "what is required comes first"
    enter(qtbot, part.text, TEXT)
    qtbot.keyClick(part.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    assert "The channel asks for “Thương hiệu”." in said(part.form.rows["brand"])
    assert "1 thing is missing" in said(page.side)

    # F9 shows it among what is missing, and sends nothing.
    qtbot.keyClick(page, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    sending = shop.sending()
    assert shop.window.current_key() == SENDING
    assert sending.tabs.current() == "missing"
    assert not sending.send_button.isEnabled()
    sending.table.setFocus()
    sending.table.setCurrentIndex(sending.model.index(0, 0))
    qtbot.keyClick(sending.table, Qt.Key.Key_Return)
    shop.quiet(qtbot)
    fill_in = next(each for each in sending.side.findChildren(type(sending.send_button)) if each.text() == "Fill in")
    press(qtbot, fill_in)
    shop.quiet(qtbot)
    assert shop.window.current_key() == EDIT

    [brand] = part.form.rows["brand"].findChildren(Choice)
    qtbot.keyClick(brand, Qt.Key.Key_Down)
    qtbot.keyClick(brand, Qt.Key.Key_Down)
    assert brand.currentText() == "Gốm Lan"
    qtbot.keyClick(page, Qt.Key.Key_F9)  # saves, and goes on
    shop.quiet(qtbot)
    assert sending.tabs.current() == "goes"
    sending.table.setFocus()
    sending.table.setCurrentIndex(sending.model.index(0, 0))
    qtbot.keyClick(sending.table, Qt.Key.Key_Return)
    shop.quiet(qtbot)
    answered = next(each for each in sending.side.findChildren(Fact) if each.accessibleName().startswith("Thương hiệu"))
    assert answered.accessibleName() == "Thương hiệu: Gốm Lan", "in the channel's words, not by its numbers"
    qtbot.keyClick(sending, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    [draft] = shop.forms.drafts.values()
    assert draft.title == "Cốc Bát Tràng men lam"
    assert TEXT in draft.description
    assert draft.category_id == "11"
    assert dict(draft.fields)["brand"] == ("7",)


def test_undo_takes_back_everything_that_was_saved_at_once(shop: AskingShop, qtbot: QtBot) -> None:
    part = open_form(shop, qtbot)
    enter(qtbot, part.title.field, "Another title")
    press(qtbot, shop.edit().save_button)
    shop.quiet(qtbot)
    assert part.data.plan.own.title == "Another title"
    [toast] = shop.window.toasts.toasts()
    press(qtbot, toast.action)
    shop.quiet(qtbot)
    assert part.data.plan.own.title == ""
    assert part._line(part.title).text() == ""


def test_in_the_grid_a_category_is_pasted_by_its_path_and_what_is_missing_is_seen_with_f9(
    shop: AskingShop, qtbot: QtBot
) -> None:
    open_form(shop, qtbot)
    shop.window.open_record(GRID, PutOnChannels((shop.cup,)))
    shop.quiet(qtbot)
    grid = shop.grid()
    assert grid.tabs is not None
    grid.tabs.choose(str(shop.account))
    shop.quiet(qtbot)
    grid.table.setFocus()
    titles = [column.title for column in grid.model.columns]
    here, category, state = (titles.index(title) for title in ("Sold here", "Category", "State"))
    assert _pill(grid, state) == "Not sold here", "nothing is missing of what nobody wants there"
    grid.table.go_to_cell(shop.cup, here)
    qtbot.keyClick(grid.table, Qt.Key.Key_Space)
    shop.quiet(qtbot)
    assert "missing" in _pill(grid, state)
    assert grid.send_button.text() == "See what is missing"
    QGuiApplication.clipboard().setText("nha cua › do uong › coc")
    grid.table.go_to_cell(shop.cup, category)
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    assert grid.model.text_at(grid.model.index(0, category)) == "Nhà cửa › Đồ uống › Cốc"

    # Typed into the cell, the channel's categories are offered.
    qtbot.keyClick(grid.table, Qt.Key.Key_F2)
    field = grid.table.viewport().findChild(CategoryField)
    assert isinstance(field, CategoryField)
    enter(qtbot, field, "ao")
    qtbot.waitUntil(lambda: popup_open(field), timeout=SLOW)
    completer = field.completer()
    assert completer is not None
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    with qtbot.waitSignal(grid.model.typed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    shop.quiet(qtbot)
    assert grid.model.text_at(grid.model.index(0, category)) == "Thời trang › Áo"
    qtbot.keyClick(grid.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    assert grid.model.text_at(grid.model.index(0, category)) == "Nhà cửa › Đồ uống › Cốc"
    problems: list[object] = []
    shop.background.problem.connect(problems.append)
    QGuiApplication.clipboard().setText("Xe tăng")
    qtbot.keyClick(grid.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    assert "“Xe tăng” is no category of this channel." in str(getattr(problems[0], "message", ""))
    assert grid.model.text_at(grid.model.index(0, category)) == "Nhà cửa › Đồ uống › Cốc"
    qtbot.keyClick(grid, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    assert shop.sending().tabs.current() == "missing"
    assert shop.sending().model.rowCount() == 1


def test_what_is_no_category_is_not_kept_and_a_title_too_short_is_said_below_it(shop: AskingShop, qtbot: QtBot) -> None:
    part = open_form(shop, qtbot)
    enter(qtbot, part.category, "khong co")
    part.category.clearFocus()
    assert part.category.text() == "", "what is no category is not kept"
    enter(qtbot, part.title.field, "abc")
    press(qtbot, shop.edit().save_button)
    shop.quiet(qtbot)
    assert "The title has 3 letters, and the channel wants at least 5." in said(part.title)


def test_a_channel_that_does_not_answer_is_told_and_asked_again_the_next_time(
    shop: AskingShop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_channel: FormsChannel) -> Sequence[RemoteCategory]:
        raise TransientError(verbatim("Sàn did not answer."), verbatim("It is tried again later."))

    with monkeypatch.context() as patched:
        patched.setattr(FormsChannel, "listing_categories", away)
        shop.window.open_record(EDIT, EditForChannels(shop.cup, shop.account))
        shop.quiet(qtbot)
        part = shop.edit().current_part()
        assert part is not None
        qtbot.waitUntil(part.trouble.isVisible, timeout=SLOW)
        assert "Sàn did not answer." in said(part.trouble)
        enter(qtbot, part.title.field, "Still typed")
        press(qtbot, shop.edit().save_button)
        shop.quiet(qtbot)
        assert part.data.plan.own.title == "Still typed"
    shop.page("home", qtbot)
    open_form(shop, qtbot)
    assert "Choose one of the channel's categories." in said(part.category_field)


def test_what_was_typed_for_one_product_is_not_lost_when_another_is_opened(shop: AskingShop, qtbot: QtBot) -> None:
    part = open_form(shop, qtbot)
    enter(qtbot, part.title.field, "Typed and left")
    other = shop.a_product("Ly khác", "LY-K")
    shop.window.open_record(EDIT, EditForChannels(other, shop.account))
    shop.quiet(qtbot)
    [dialog] = [each for each in shop.edit().findChildren(Dialog) if each.isVisible()]
    assert dialog.title.text() == "Save what you typed for “Cốc Bát Tràng men lam”?"
    [save] = [each for each in dialog.findChildren(Button) if each.text() == "Save it"]
    press(qtbot, save)
    shop.quiet(qtbot)
    data = shop.edit().data
    assert data is not None
    assert data.product.id == other
    with shop.book.read() as session:
        own = channel_products.own(session, [shop.cup], [shop.account])
    assert own[shop.cup, shop.account].title == "Typed and left"


def _pill(grid: GridPage, column: int) -> str:
    """What the first row's pill says."""
    shown = grid.model.row(0)
    assert shown is not None
    pill = grid.model.columns[column].cell(shown).pill
    assert pill is not None
    return pill.words

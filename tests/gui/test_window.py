"""The window by its keys and its mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from storemanager.gui.languages import Languages
from storemanager.gui.pages.first_start import EMPTY, PRACTICE, FirstStartPage
from storemanager.gui.pages_list import Hit, HitGroup
from storemanager.gui.syncing import SyncView
from storemanager.gui.theme import theme
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.window import MainWindow
from tests.gui.gallery import ExamplePage, Gallery, a_sync, example_window


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = example_window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def orders(window: MainWindow) -> ExamplePage:
    page = window.page("orders")
    assert isinstance(page, ExamplePage)
    return page


def test_pages_are_made_when_they_are_first_shown(window: MainWindow, qtbot: QtBot) -> None:
    assert window.page("products") is None
    qtbot.mouseClick(window.rail.items["products"], Qt.MouseButton.LeftButton)
    assert window.current_key() == "products"
    assert window.page("products") is not None


def test_control_and_a_figure_goes_to_a_page_and_alt_left_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "home"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_key() == "orders"


def test_the_rail_narrows_by_key_and_on_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.width() == 56
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert window.rail.width() == 200


def test_search_is_typed_walked_and_opened_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    hits = (Hit("orders", 3, "Order 3"), Hit("orders", 2, "Order 2"))

    def search(words: str, answer: object) -> None:
        asked.append(words)
        answer([HitGroup("Orders", hits)])  # type: ignore[operator]  # the window's own callback

    opened: list[object] = []
    orders(window).open_record = opened.append  # type: ignore[method-assign, assignment]  # to see what it is asked for
    window.set_search(search)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search_field.hasFocus()
    qtbot.keyClicks(window.search_field, "duong")
    qtbot.waitUntil(window.results.isVisible)
    assert asked == ["duong"]
    qtbot.keyClick(window.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(window.search_field, Qt.Key.Key_Return)
    assert opened == [2]
    assert not window.results.isVisible()


def test_the_results_are_as_high_as_what_was_found_for_the_last_letter(window: MainWindow, qtbot: QtBot) -> None:
    answers = {"a": [HitGroup("Orders", (Hit("orders", 3, "Order 3"), Hit("orders", 2, "Order 2")))], "ab": []}
    window.set_search(lambda words, answer: answer(answers[words]))
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.search_field, "a")
    qtbot.waitUntil(window.results.isVisible)
    found = window.results.height()
    qtbot.keyClicks(window.search_field, "b")
    none = "Nothing found for “ab”. Try fewer letters."
    qtbot.waitUntil(lambda: none in [said.text() for said in window.results.findChildren(QLabel)])
    said = next(said for said in window.results.findChildren(QLabel) if said.text() == none)
    assert said.sizeHint().height() <= window.results.height() < found


def test_sync_is_asked_for_once_and_stopped_by_account(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.sync_wanted) as asked:
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert asked.args == [False]
    window.show_sync(a_sync())
    with qtbot.assertNotEmitted(window.sync_wanted):
        qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.sync_popover.isVisible()
    with qtbot.waitSignal(window.stop_wanted) as stopped:
        window.sync_popover.stop_account.emit(1)
    assert stopped.args == [1]
    qtbot.keyClick(window.sync_popover, Qt.Key.Key_Escape)
    assert not window.sync_popover.isVisible()


def test_the_search_field_keeps_its_words_and_its_key_apart(window: MainWindow, qtbot: QtBot) -> None:
    field = window.search_field
    assert field.textMargins().right() > 0
    qtbot.keyClicks(field, "silk")
    assert field.textMargins().right() == 0  # what is typed has all the room
    field.clear()
    assert field.textMargins().right() > 0


def test_the_popover_is_never_without_its_accounts(window: MainWindow, qtbot: QtBot) -> None:
    window.show_sync(SyncView())
    qtbot.mouseClick(window.sync_button, Qt.MouseButton.LeftButton)
    window.show_sync(a_sync())  # it is open already: also in this moment the rows have their room
    rows = [row for row, _words, _bar in window.sync_popover._moving.values()]
    assert len(rows) == len(a_sync().accounts)
    assert window.sync_popover._area.height() >= sum(row.sizeHint().height() for row in rows)
    qtbot.keyClick(window.sync_popover, Qt.Key.Key_Escape)


def test_f6_goes_round_by_way_of_the_panel_when_it_is_open(window: MainWindow, qtbot: QtBot) -> None:
    page = orders(window)
    page.open_panel()
    page.table.setFocus()
    visited = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        panes = {"rail": window.rail, "top": window.top, "list": page.holder, "panel": page.panel}
        visited.append(next((name for name, pane in panes.items() if focus and pane.isAncestorOf(focus)), ""))
    assert visited == ["panel", "rail", "top", "list"]
    page.close_panel()
    page.table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(window.focusWidget())


def test_rows_are_ticked_by_space_and_click_and_opened_by_enter(window: MainWindow, qtbot: QtBot) -> None:
    page = orders(window)
    page.close_panel()
    page.model.tick([1, 2], False)
    page.table.setFocus()
    page.table.go_to(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.ticked == {1}
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_id() == 2  # over the heading between them
    box = page.table.visualRect(page.model.index(page.model.row_of(3), 0))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 20, box.center().y()))
    assert page.model.ticked == {1, 3}
    assert not page.panel_open()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.panel_open()
    assert page.table.current_id() == 3 or page.table.current_id() == 2


def test_copying_a_row_gives_tabs_and_plain_amounts(window: MainWindow, qtbot: QtBot) -> None:
    page = orders(window)
    page.model.tick([1, 2], False)
    page.table.go_to(1)
    page.table.copy()
    assert "\t415000\t" in QApplication.clipboard().text()


def test_at_most_three_toasts_and_undo_does_it(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[bool] = []
    for number in range(4):
        last = window.toasts.done(f"Done {number}", undo=lambda: undone.append(True))
    assert len(window.toasts.toasts()) == 3
    qtbot.mouseClick(last.action, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_escape_is_the_harmless_answer(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, "Set 412 products to 0?", "Nothing was sent yet.")
    dialog.add_button("Do not send", "keep", harmless=True)
    dialog.add_button("Set to 0", "zero", "danger")
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer == "keep"


def test_one_sees_which_button_of_a_question_enter_presses(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, "Cancel order 1042?")
    keep = dialog.add_button("Keep it", "keep", harmless=True)
    dialog.add_button("Cancel order", "cancel", "danger")
    dialog.open()
    qtbot.waitUntil(keep.hasFocus)
    seen = dialog.grab().toImage()
    keep.clearFocus()
    assert dialog.grab().toImage() != seen
    dialog.reject()


def test_the_place_of_the_window_is_remembered(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.resize(1024, 700)
    qtbot.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    window.close()
    again = example_window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(again)
    assert not again.rail.narrow  # so narrow a window would have collapsed it by itself
    assert (again.width(), again.height()) == (1024, 700)


def test_everything_without_words_has_a_name_to_be_read(dressed: QApplication, qtbot: QtBot) -> None:
    gallery = Gallery()
    qtbot.addWidget(gallery)
    nameless = [
        type(widget).__name__
        for widget in gallery.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and type(widget).__module__.startswith("storemanager")
        and not widget.accessibleName()
        and not getattr(widget, "text", lambda: "")()
        and type(widget).__name__ not in ("Card", "Choice")
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("language", "scheme", "percent"),
    [("vi", "light", 100), ("vi", "dark", 150), ("en", "light", 150), ("en", "dark", 100)],
)
def test_every_part_can_be_drawn(dressed: QApplication, qtbot: QtBot, language: str, scheme: str, percent: int) -> None:
    Languages(dressed).use(language)
    theme().use(scheme, percent)
    try:
        gallery = Gallery()
        qtbot.addWidget(gallery)
        gallery.resize(1400, 900)
        picture = gallery.grab().toImage()
        assert picture.pixelColor(2, 2) == theme().colour("window")
    finally:
        theme().use("light", 100)
        Languages(dressed).use("en")


def test_the_first_start_asks_for_a_name_and_hands_on_the_answers(dressed: QApplication, qtbot: QtBot) -> None:
    page = FirstStartPage("en", zone="Asia/Ho_Chi_Minh")
    qtbot.addWidget(page)
    page.show()
    with qtbot.assertNotEmitted(page.finished):
        qtbot.mouseClick(page.empty, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(page.name_field, "Moc Nhien")
    with qtbot.waitSignal(page.finished) as said:
        qtbot.mouseClick(page.empty, Qt.MouseButton.LeftButton)
    answer = said.args[0]
    assert (answer.shop_name, answer.currency, answer.zone, answer.way) == (
        "Moc Nhien",
        "VND",
        "Asia/Ho_Chi_Minh",
        EMPTY,
    )
    qtbot.mouseClick(page.cards["file"], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert page.cards["file"].chosen()
    with qtbot.waitSignal(page.finished) as said:
        page.choose(PRACTICE)
        qtbot.mouseClick(page.go, Qt.MouseButton.LeftButton)
    assert said.args[0].way == PRACTICE

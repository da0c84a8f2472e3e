"""The customers page as its owner uses it: real keys, real clicks, a real book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from storemanager import texts
from storemanager.database import Book
from storemanager.domain.attention import Area
from storemanager.domain.orders import Order, OrderStatus
from storemanager.gui.dialogs.customer_form import CustomerForm
from storemanager.gui.dialogs.merge_customers import MergeDialog
from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.customers import CustomersPage
from storemanager.gui.people import initials
from storemanager.gui.records import ImportFile, NewOrderFor
from storemanager.gui.widgets.notes import Banner, EmptyState
from storemanager.gui.widgets.panel_parts import PanelRow
from storemanager.services import attention, customers
from storemanager.services.customers import AddressInput, CustomerDetail, CustomerInput
from tests.gui.pages.shown import Shown, filled_buttons, shown
from tests.makers import NOON, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account

LATER = NOON + timedelta(hours=1)
NAME, PHONE, EMAIL, CHANNELS, ORDERS, BOUGHT, LAST = range(7)


@pytest.fixture(autouse=True)
def in_vietnam() -> Iterator[None]:
    before = texts.zone()
    texts.use_zone(ZoneInfo("Asia/Ho_Chi_Minh"))
    yield
    texts.use_zone(before)


@pytest.fixture
def people(book: Book) -> dict[str, int]:
    """Hằng bought twice on two channels and once gave her phone under another name; Đức and Lan are just there."""
    with book.write() as session:
        a_shop(session)
        web, shopee = an_account(session), an_account(session, "mocnhien.hn", "shopee")
        home = AddressInput(
            street="12 Trần Thái Tông", ward="Phường Cầu Giấy", province="Hà Nội", legacy_district="Quận Cầu Giấy"
        )
        found = {
            "hang": person(session, "Phạm Thu Hằng", phone="0912486317", email="hang@example.vn", address=home),
            "duc": person(session, "Trần Văn Đức", phone="0987654321"),
            "lan": person(session, "Nguyễn Thị Lan", phone="0903112445"),
            "nick": person(session, "chimsao.92", phone="0912 486 317"),
        }
        tea = a_variant(session, "TEA", name="Trà sen", on_hand=50)
        for account_id, total, at in ((web, 300_000, NOON - timedelta(days=20)), (shopee, 120_000, NOON)):
            order = session.get_one(Order, a_channel_order(session, account_id, (tea, 2), total=total, placed_at=at))
            order.customer_id, order.status = found["hang"], OrderStatus.DELIVERED
    return found


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, people: dict[str, int]) -> Iterator[Shown[CustomersPage]]:
    with shown(qtbot, book, lambda background: CustomersPage(background, now=lambda: LATER)) as found:
        yield found


def person(
    session: Session, name: str, *, phone: str = "", email: str = "", address: AddressInput | None = None
) -> int:
    given = CustomerInput(name=name, phone=phone, email=email, address=address)
    made = customers.find_or_create(session, given, now=NOON - timedelta(days=30))
    assert made.customer_id is not None
    return made.customer_id


def cell(page: CustomersPage, row: int, column: int) -> Cell:
    found = page.model.index(row, column).data(CELL)
    assert isinstance(found, Cell)
    return found


def names(page: CustomersPage) -> list[str]:
    return [cell(page, row, NAME).text for row in range(page.model.rowCount())]


def look_for(at: Shown[CustomersPage], text: str) -> list[str]:
    at.enter(at.page.search, text)
    at.qtbot.waitUntil(lambda: at.page._text == text, timeout=5000)
    at.settle()
    return names(at.page) if at.page.model.rowCount() else []


def detail(book: Book, customer_id: int) -> CustomerDetail:
    with book.read() as session:
        return customers.customer(session, customer_id)


def open_profile(at: Shown[CustomersPage], customer_id: int) -> None:
    assert at.page.table.go_to(customer_id)
    at.qtbot.keyClick(at.page.table, Qt.Key.Key_Return)
    at.settle()
    assert at.page.stack.currentWidget() is at.page.profile


# --- The list ---


def test_everybody_is_listed_with_phone_channels_and_what_they_bought(at: Shown[CustomersPage]) -> None:
    page = at.page
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert names(page) == ["chimsao.92", "Nguyễn Thị Lan", "Phạm Thu Hằng", "Trần Văn Đức"]
    assert cell(page, 2, PHONE).text == "0912 486 317"
    assert [chip.name for chip in cell(page, 2, CHANNELS).chips] == ["mocnhien.vn", "mocnhien.hn"]
    assert cell(page, 2, CHANNELS).in_words() == "mocnhien.vn, mocnhien.hn"
    assert cell(page, 2, ORDERS).text == "2"
    assert cell(page, 2, BOUGHT).text == "420,000\N{NO-BREAK SPACE}₫"
    assert cell(page, 2, LAST).text == "12:00"
    assert page.head.fact.text() == "4 people"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("duc", "Trần Văn Đức"),
        ("Đức", "Trần Văn Đức"),
        ("0987 654 321", "Trần Văn Đức"),
        ("+84987654321", "Trần Văn Đức"),
        ("0987654", "Trần Văn Đức"),
        ("hang@example", "Phạm Thu Hằng"),
    ],
)
def test_people_are_found_without_accents_and_by_phone_in_any_form(
    at: Shown[CustomersPage], typed: str, found: str
) -> None:
    assert look_for(at, typed) == [found]


def test_nobody_found_offers_to_write_the_person_down(at: Shown[CustomersPage]) -> None:
    assert look_for(at, "0938 001 002") == []
    state = at.page.card.empty_state()
    assert isinstance(state, EmptyState)
    assert state.title.text() == "Nobody is found by “0938 001 002”"
    at.press(at.button("New customer", state))
    form = at.dialog(CustomerForm)
    assert line(form, "phone").text() == "0938 001 002"


def test_the_best_customers_come_first_when_the_heading_is_pressed(at: Shown[CustomersPage]) -> None:
    at.page.table._head_pressed(ORDERS, False)
    at.settle()
    assert names(at.page)[0] == "Phạm Thu Hằng"


def test_in_a_narrow_window_the_email_stands_under_the_phone(at: Shown[CustomersPage]) -> None:
    at.page.resize(800, 600)
    assert at.page.model.columnCount() == 5
    assert cell(at.page, 2, PHONE).second == "hang@example.vn"
    at.page.resize(1166, 716)
    assert at.page.model.columnCount() == 7


def test_an_empty_book_says_where_customers_come_from(qtbot: QtBot, dressed: QApplication, book: Book) -> None:
    with book.write() as session:
        a_shop(session)
    with shown(qtbot, book, CustomersPage) as at:
        state = at.page.card.empty_state()
        assert isinstance(state, EmptyState)
        assert "with the orders of your channels" in state.text.text()
        assert len(filled_buttons(at.page)) == 1
        at.press(at.button("Import a file", state))
        assert at.went == [("files", ImportFile(kind="customers"))]


# --- One person ---


def test_the_profile_tells_everything_and_esc_goes_back_to_the_row(
    at: Shown[CustomersPage], people: dict[str, int]
) -> None:
    open_profile(at, people["hang"])
    view = at.page.profile
    said = at.words(view)
    assert "420,000\N{NO-BREAK SPACE}₫ | bought, less what was refunded" in said
    assert "2 | orders on 2 channels" in said
    assert "20 days | between two orders" in said
    assert "0912 486 317 · hang@example.vn · Quận Cầu Giấy, Hà Nội" in said
    assert "formerly Quận Cầu Giấy" in said
    first = view.model.index(0, 1).data(CELL)
    assert first.chip.kind == "shopee"
    assert "2 items" in first.second
    assert at.page.close_something()
    assert at.page.stack.currentWidget() is at.page.list
    assert at.page.table.current_id() == people["hang"]
    assert not at.page.close_something()


def test_an_order_in_the_story_opens_and_a_new_one_begins_with_the_customer(
    at: Shown[CustomersPage], people: dict[str, int]
) -> None:
    open_profile(at, people["hang"])
    view = at.page.profile
    view.table.setCurrentIndex(view.model.index(0, 0))
    at.qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.profile is not None
    assert at.went == [("orders", view.profile.orders[0].id)]
    at.press(view.order_button)
    assert at.went[-1] == ("orders", NewOrderFor(people["hang"]))


# --- Writing ---


def test_a_phone_is_understood_while_it_is_typed_and_a_wrong_one_is_told(at: Shown[CustomersPage], book: Book) -> None:
    at.page.new_here()
    form = at.dialog(CustomerForm)
    at.enter(form.name, "Lê Minh Châu")
    at.enter(form.phones[0], "0938 00")
    assert form.phones[0].below.text() == "This is not a phone number yet. For example 0912 345 678."
    at.press(form.save_button)
    assert form.isVisible()
    at.enter(form.phones[0], "+84 938.001.002")
    assert form.phones[0].below.text() == "0938 001 002"
    at.enter(form.tags, "quen, bán sỉ")
    at.press(form.save_button)
    assert at.page.profile.profile is not None
    made = detail(book, at.page.profile.profile.id)
    assert (made.name, made.tags) == ("Lê Minh Châu", ("quen", "bán sỉ"))
    assert [each.value for each in made.identities] == ["+84938001002"]


def test_a_customer_needs_something_to_be_found_by(at: Shown[CustomersPage], book: Book) -> None:
    at.page.new_here()
    form = at.dialog(CustomerForm)
    at.press(form.save_button)
    assert form.isVisible()
    assert form.name.below.text() == "Write a name, a phone or an e-mail: something to find them by."
    with book.read() as session:
        assert len(customers.customer_ids(session)) == 4


def test_an_edit_keeps_the_old_district_and_undo_brings_everything_back(
    at: Shown[CustomersPage], people: dict[str, int], book: Book
) -> None:
    before = detail(book, people["hang"])
    open_profile(at, people["hang"])
    at.press(at.page.profile.edit_button)
    form = at.dialog(CustomerForm)
    at.enter(form.street, "5 Xuan Thuy")
    at.enter(form.name, "Pham Thu Hang")
    form.more_phones.click()
    at.enter(form.phones[1], "0977 120 909")
    at.press(form.save_button)
    after = detail(book, people["hang"])
    assert after.name == "Pham Thu Hang"
    assert after.addresses[0].address.street == "5 Xuan Thuy"
    assert after.addresses[0].address.legacy_district == "Quận Cầu Giấy"
    assert [each.value for each in after.identities if each.account_id is None].count("+84977120909") == 1
    at.undo()
    again = detail(book, people["hang"])
    assert (again.name, customers.customer_edit(again)) == (before.name, customers.customer_edit(before))


# --- Merging ---


def test_two_records_with_one_phone_are_suggested_merged_and_split_by_undo(
    at: Shown[CustomersPage], people: dict[str, int], book: Book
) -> None:
    open_profile(at, people["hang"])
    [banner] = at.page.profile.findChildren(Banner)
    assert "chimsao.92" in banner.title.text()
    at.press(at.button("Look and merge", banner))
    dialog = at.dialog(MergeDialog)
    assert dialog.cards[people["hang"]].chosen()
    at.press(dialog.save_button)
    assert detail(book, people["nick"]).merged_into_id == people["hang"]
    with book.read() as session:
        assert attention.counts(session)[Area.CUSTOMERS] == 0
    assert not at.page.profile.findChildren(Banner) or not at.page.profile.findChildren(Banner)[0].isVisible()
    at.undo()
    assert detail(book, people["nick"]).merged_into_id is None


def test_the_owner_says_they_are_two_people_and_can_take_it_back(
    at: Shown[CustomersPage], people: dict[str, int], book: Book
) -> None:
    open_profile(at, people["nick"])
    [banner] = at.page.profile.findChildren(Banner)
    at.press(at.button("Not the same", banner))
    with book.read() as session:
        assert attention.counts(session)[Area.CUSTOMERS] == 0
    at.undo()
    with book.read() as session:
        assert attention.counts(session)[Area.CUSTOMERS] == 1


def test_any_other_record_can_be_looked_for_merged_and_split_again(
    at: Shown[CustomersPage], people: dict[str, int], book: Book
) -> None:
    open_profile(at, people["lan"])
    at.page._merge()
    dialog = at.dialog(MergeDialog)
    assert not dialog.save_button.isEnabled()
    at.enter(dialog.search, "duc")
    at.qtbot.waitUntil(lambda: dialog.found.count() == 1, timeout=5000)
    [row] = [each for each in dialog.findChildren(PanelRow) if each.title.whole() == "Trần Văn Đức"]
    at.press(row)
    dialog.keep(people["duc"])
    at.press(dialog.save_button)
    assert detail(book, people["lan"]).merged_into_id == people["duc"]
    assert at.page.profile.profile is not None
    assert at.page.profile.profile.id == people["duc"]
    at.press(at.button("Split", at.page.profile))
    assert detail(book, people["lan"]).merged_into_id is None
    at.undo()
    assert detail(book, people["lan"]).merged_into_id == people["duc"]


@pytest.mark.parametrize(
    ("name", "letters"), [("Phạm Thu Hằng", "TH"), ("Lan", "LA"), ("", "?"), ("hang.pham.92", "P9"), ("N***n", "N*")]
)
def test_initials_take_the_given_name_which_comes_last(name: str, letters: str) -> None:
    assert initials(name) == letters


def line(form: CustomerForm, which: str) -> QLineEdit:
    field = {"phone": form.phones[0], "name": form.name}[which].field
    assert isinstance(field, QLineEdit)
    return field

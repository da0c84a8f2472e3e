"""From one page to another: what Home and Customers ask for is understood where it arrives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager.database import Book
from storemanager.domain.orders import Order, OrderStatus
from storemanager.gui.dialogs.order_form import OrderForm
from storemanager.gui.pages.orders import OrdersPage
from storemanager.gui.records import NewOrderFor, OrdersTab
from storemanager.services import customers
from storemanager.services.customers import CustomerInput
from tests.gui.pages.shown import shown
from tests.makers import NOON, a_customer, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account


@pytest.fixture
def tea(book: Book) -> int:
    with book.write() as session:
        a_shop(session)
        return a_variant(session, "TEA", name="Tra sen", on_hand=20, price=90_000)


def test_home_opens_the_orders_that_wait_to_be_confirmed(
    qtbot: QtBot, dressed: QApplication, book: Book, tea: int
) -> None:
    with book.write() as session:
        account = an_account(session)
        a_channel_order(session, account, (tea, 1), status=OrderStatus.PENDING)
        a_channel_order(session, account, (tea, 1))
    with shown(qtbot, book, OrdersPage) as at:
        at.page.open_record(OrdersTab("to_confirm"))
        at.settle()
        assert at.page.tabs.current() == "to_confirm"
        at.qtbot.waitUntil(lambda: at.page.model.rowCount() == 1, timeout=5000)


@pytest.mark.parametrize("name_only", [False, True])
def test_an_order_begun_on_a_customers_page_belongs_to_that_customer(
    qtbot: QtBot, dressed: QApplication, book: Book, tea: int, name_only: bool
) -> None:
    with book.write() as session:
        given = CustomerInput(name="Le Minh Chau")
        made = customers.create(session, given, now=NOON).customer_id if name_only else None
        lan = made or a_customer(session, "Nguyen Thi Lan", phone="0903112445")
    with shown(qtbot, book, OrdersPage) as at:
        at.page.open_record(NewOrderFor(lan))
        form = at.dialog(OrderForm)
        name = form.name.field
        assert isinstance(name, QLineEdit)
        assert name.text() == ("Le Minh Chau" if name_only else "Nguyen Thi Lan")
        at.enter(form.finder.search, "TEA")
        at.qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
        at.qtbot.waitUntil(lambda: len(form.rows) == 1, timeout=5000)
        at.press(form.save_button)
    with book.read() as session:
        assert session.exec(select(Order.customer_id)).one() == lan
        assert len(customers.customer_ids(session)) == 1


def test_a_changed_name_makes_it_another_persons_order(
    qtbot: QtBot, dressed: QApplication, book: Book, tea: int
) -> None:
    with book.write() as session:
        lan = a_customer(session, "Nguyen Thi Lan", phone="0903112445")
    with shown(qtbot, book, OrdersPage) as at:
        at.page.open_record(NewOrderFor(lan))
        form = at.dialog(OrderForm)
        at.enter(form.name, "Tran Van Duc")
        at.enter(form.phone, "0987654321")
        at.enter(form.finder.search, "TEA")
        at.qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
        at.qtbot.waitUntil(lambda: len(form.rows) == 1, timeout=5000)
        at.press(form.save_button)
    with book.read() as session:
        assert session.exec(select(Order.customer_id)).one() != lan

"""The ways out of an oversell on the Sync page."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.orders import Order, OrderStatus
from storemanager.gui.dialogs.order_acts import CancelDialog
from storemanager.gui.pages.sync.page import OVERSOLD
from storemanager.gui.records import SyncTab
from storemanager.gui.widgets.notes import EmptyState
from storemanager.services import orders, oversold, stock
from storemanager.sync import notices
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.shown import said
from tests.gui.pages.sync.desk import SLOW, opened, press, quiet, two_accounts, undo
from tests.makers import a_variant
from tests.order_makers import a_channel_order, a_location


def scarf_sold_twice(session: Session) -> tuple[int, int]:
    """One scarf, two orders of it; the second one is from a person with a phone."""
    website, market = two_accounts(session)
    scarf = a_variant(session, "SCARF", name="Khăn lụa", on_hand=1)
    a_channel_order(session, website, (scarf, 1), placed_at=clock.now() - timedelta(hours=2))
    newest = a_channel_order(session, market, (scarf, 1), placed_at=clock.now() - timedelta(hours=1))
    order = session.get_one(Order, newest)
    order.contact_name, order.contact_phone = "Vũ Minh", "+84912486317"
    session.add(order)
    session.flush()
    return scarf, newest


def test_goods_at_another_location_are_brought_with_one_press_and_undo(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        scarf, _ = scarf_sold_twice(session)
        stock.receive(session, scarf, 2, location_id=a_location(session, "Kho phụ"), now=clock.now())
    page = opened(made, qtbot)
    page.show_tab(OVERSOLD)
    page.oversold.table.go_to(scarf)
    page.oversold.table.setFocus()
    qtbot.keyClick(page.oversold.table, Qt.Key.Key_Return)
    quiet(made, qtbot)
    press(made, qtbot, "Bring 1 from Kho phụ", page.panel)
    with made.book.read() as session:
        assert oversold.rows(session) == ()
    assert not page.panel_open()
    undo(made, qtbot)
    with made.book.read() as session:
        assert len(oversold.rows(session)) == 1


def test_the_newest_customer_is_called_or_their_order_cancelled(
    made: ChannelShop, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    with made.book.write() as session:
        scarf, newest = scarf_sold_twice(session)
    page = opened(made, qtbot)
    page.open_record(SyncTab(OVERSOLD, scarf))
    quiet(made, qtbot)
    qtmodeltester.check(page.oversold.model)
    assert "1 without goods" in said(page.panel)
    press(made, qtbot, "Call Vũ Minh: 0912 486 317", page.panel)
    assert QGuiApplication.clipboard().text() == "+84912486317"
    number = page._found(scarf)
    assert number is not None
    press(made, qtbot, f"Cancel order {number.orders[-1].number}", page.panel)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(CancelDialog)), timeout=SLOW)
    dialog = next(one for one in page.findChildren(CancelDialog) if one.isVisible())
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    quiet(made, qtbot)
    with made.book.read() as session:
        assert orders.order(session, newest).status is OrderStatus.CANCELLED
        assert oversold.rows(session) == ()
    assert isinstance(page.oversold.card.empty_state(), EmptyState)


def test_what_the_owner_solved_otherwise_is_settled_and_can_be_reopened(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        scarf, _ = scarf_sold_twice(session)
    page = opened(made, qtbot)
    page.open_record(SyncTab(OVERSOLD, scarf))
    quiet(made, qtbot)
    press(made, qtbot, "It is solved", page.panel)
    with made.book.read() as session:
        assert oversold.rows(session)[0].settled
    assert page.data is not None
    assert page.data.open_oversold == 0
    undo(made, qtbot)
    with made.book.read() as session:
        assert not oversold.rows(session)[0].settled


def test_the_matter_among_what_needs_attention_leads_to_the_ways_out(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        scarf, _ = scarf_sold_twice(session)
        notices.oversold(session, now=clock.now())
    made.window.start_pages("attention")
    attention = made.attention()
    qtbot.waitUntil(lambda: len(attention.cards) == 1, timeout=SLOW)
    qtbot.mouseClick(attention.cards[0].button, Qt.MouseButton.LeftButton)
    page = made.syncs()
    qtbot.waitUntil(page.panel_open, timeout=SLOW)
    assert page.tabs.current() == OVERSOLD
    assert page._wanted_variant == scarf

"""The packing page as its owner uses it: keys and a scanner, a real book, a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.orders import Order, OrderLine, OrderStatus, Shipment
from storemanager.domain.syncing import OutboxEntry, OutboxKind
from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.orders import OrdersPage
from storemanager.gui.pages.packing.desk import Stage
from storemanager.gui.widgets.notes import EmptyState
from storemanager.services import orders, packing_claims
from storemanager.services.packing_claims import Station
from tests.gui.pages.packer import CONTROL, Packer, at_work
from tests.gui.pages.packing_shop import CUP, HONEY, TEA, Morning, a_morning
from tests.gui.pages.shown import filled_buttons
from tests.order_makers import line_ids


@pytest.fixture
def morning(book: Book) -> Morning:
    return a_morning(book)


@pytest.fixture
def packer(qtbot: QtBot, dressed: QApplication, book: Book, morning: Morning, tmp_path: Path) -> Iterator[Packer]:
    with at_work(qtbot, book, tmp_path) as made:
        yield made


def cell(packer: Packer, order_id: int, column: int) -> Cell:
    model = packer.page.queue.model
    found = model.index(model.row_of(order_id), column).data(CELL)
    assert isinstance(found, Cell)
    return found


def status(book: Book, order_id: int) -> OrderStatus:
    with book.read() as session:
        return session.get_one(Order, order_id).status


# --- The queue ---


def test_the_late_order_stands_first_and_every_row_says_what_is_short_and_collected(
    packer: Packer, morning: Morning
) -> None:
    queue = packer.page.queue
    assert list(queue.model.all_ids()) == list(morning.orders)
    assert queue.model.late_head(0)
    late = cell(packer, morning.orders[0], 0)
    assert (late.text, late.tone, late.strong) == ("25 min late", "danger", True)
    short = cell(packer, morning.orders[4], 4)
    assert short.pill is not None
    assert (short.pill.words, short.tooltip) == ("3 missing", "3 × Cốc gốm men xanh (COC-XANH)")
    assert cell(packer, morning.orders[0], 4).pill is None
    assert [cell(packer, one, 5).text for one in morning.orders[2:4]] == ["", "200,000\u00a0₫"]
    assert "6 to pack, 1 late" in packer.words()
    assert packer.window.rail.items["orders"].isChecked()
    assert filled_buttons(packer.page) == ["Pack with the scanner"]


def test_the_model_of_the_queue_keeps_qts_rules(packer: Packer, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(packer.page.queue.model)


def test_f7_ticks_all_late_and_f8_all_of_today_and_again_takes_the_ticks_back(packer: Packer, morning: Morning) -> None:
    queue = packer.page.queue
    packer.press(Qt.Key.Key_F7)
    assert queue.ticked() == morning.orders[:1]
    assert filled_buttons(packer.page) == [queue.pack_button.text()]
    packer.press(Qt.Key.Key_F7)
    assert queue.ticked() == ()
    assert queue.around is not None
    packer.press(Qt.Key.Key_F8)
    assert queue.ticked() == queue.around.due.today  # how many that are depends on the hour
    packer.press(Qt.Key.Key_F8)
    assert queue.ticked() == ()


def test_ctrl_l_shows_the_pick_list_of_the_ticked_orders_and_ctrl_p_their_slips(
    packer: Packer, morning: Morning
) -> None:
    packer.press(Qt.Key.Key_A, CONTROL)
    packer.press(Qt.Key.Key_L, CONTROL)
    pick_list = packer.paper()
    [part] = pick_list.document.parts
    assert pick_list.document.title == "Pick list"
    assert part.index("COC-XANH") < part.index("MO-CF-500") < part.index("TR-SEN-100") < part.index("KHAN")
    packer.close(pick_list)
    packer.page.queue.table.setFocus()
    packer.press(Qt.Key.Key_P, CONTROL)
    slips = packer.paper()
    assert len(slips.document.parts) == len(morning.orders)
    assert "Gọi trước khi giao giúp mình" in slips.document.parts[3]


def test_an_empty_queue_says_so_and_a_filter_without_orders_offers_to_clear_it(packer: Packer, book: Book) -> None:
    queue = packer.page.queue
    packer.press(Qt.Key.Key_F, CONTROL)
    packer.qtbot.keyClicks(queue.search, "nobody")
    packer.qtbot.waitUntil(lambda: isinstance(queue.card.empty_state(), EmptyState))
    assert "Clear filters" in [button.text() for button in queue.findChildren(type(queue.pick_button))]
    queue.clear_filters()
    with book.write() as session:
        for order in session.exec(select(Order)):
            order.status = OrderStatus.DELIVERED
    packer.background.changed.emit()
    packer.settle()
    packer.qtbot.waitUntil(lambda: "Everything is packed" in packer.words())


# --- The packing table ---


def at_the_table(packer: Packer) -> None:
    packer.press(Qt.Key.Key_F9)
    assert packer.page.at_the_table()
    assert packer.page.station.field.hasFocus()


def test_the_next_order_is_checked_packed_and_sent_with_keys_and_scans_alone(
    packer: Packer, morning: Morning, book: Book
) -> None:
    late = morning.orders[0]
    at_the_table(packer)
    packer.scan("")
    assert packer.band == ("info", "Scan each item of order #10001.".replace("#10001", number(book, late)))
    packer.scan(TEA)
    assert packer.band == ("success", "Trà sen Tây Hồ 100 g: 1 of 1")
    assert "1 of 2 in the parcel" in packer.words()
    packer.scan("mo-cf-500")
    assert status(book, late) is OrderStatus.PACKED
    packer.scan("SPXVN0123")
    packer.press(Qt.Key.Key_F9)
    assert status(book, late) is OrderStatus.SHIPPED
    assert packer.band[0] == "success"
    with book.read() as session:
        [entry] = session.exec(select(OutboxEntry).where(OutboxEntry.kind == OutboxKind.SHIP)).all()
        assert (entry.account_id, entry.payload["tracking_number"]) == (morning.accounts[0], "SPXVN0123")
    assert "1 parcel sent" in packer.words()


def number(book: Book, order_id: int) -> str:
    with book.read() as session:
        return session.get_one(Order, order_id).remote_number


def test_a_wrong_item_and_one_too_many_are_refused_in_red_with_words(packer: Packer, morning: Morning) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.scan(CUP)
    assert packer.band == ("danger", "Wrong item: Cốc gốm men xanh (COC-XANH) is not in this order.")
    packer.scan("4711")
    assert packer.band == ("danger", "No product has the code 4711.")
    packer.scan(TEA)
    packer.scan(TEA)
    assert packer.band == ("danger", "Too many: Trà sen Tây Hồ 100 g. Wanted: 1, in the parcel: 1.")
    assert packer.page.station.desk.check.done == 1


def test_a_scanner_that_is_quicker_than_the_book_loses_nothing(packer: Packer, morning: Morning, book: Book) -> None:
    at_the_table(packer)
    field = packer.page.station.field
    for code in ("", TEA, HONEY, "SPXVN0123"):
        packer.qtbot.keyClicks(field, code)
        packer.qtbot.keyClick(field, Qt.Key.Key_Return)
    packer.press(Qt.Key.Key_F9)
    assert status(book, morning.orders[0]) is OrderStatus.SHIPPED
    with book.read() as session:
        assert session.exec(select(Shipment.tracking_number)).all() == ["SPXVN0123"]


def test_ctrl_z_takes_back_scan_tracking_number_and_packing(packer: Packer, morning: Morning, book: Book) -> None:
    at_the_table(packer)
    for code in ("", TEA, HONEY, "WRONG-TRACKING"):
        packer.scan(code)
    desk = packer.page.station.desk
    packer.press(Qt.Key.Key_Z, CONTROL)
    assert (desk.stage, desk.tracking) == (Stage.SENDING, "")
    packer.press(Qt.Key.Key_Z, CONTROL)
    assert status(book, morning.orders[0]) is OrderStatus.CONFIRMED
    assert (desk.stage, desk.check.done) == (Stage.CHECKING, 1)
    packer.press(Qt.Key.Key_Z, CONTROL)
    assert desk.check.done == 0


def test_a_parcel_put_aside_keeps_its_count_and_another_comes_first(
    packer: Packer, morning: Morning, book: Book
) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.scan(TEA)
    packer.press(Qt.Key.Key_Escape)
    desk = packer.page.station.desk
    assert desk.stage is Stage.WAITING
    packer.scan("")
    assert desk.parcel is not None
    assert desk.parcel.order.id == morning.orders[1]
    packer.press(Qt.Key.Key_Escape)
    packer.scan(number(book, morning.orders[0]).lstrip("#"))
    assert desk.check.done == 1
    packer.press(Qt.Key.Key_Escape)
    packer.press(Qt.Key.Key_Escape)
    assert not packer.page.at_the_table()


def test_goods_without_a_code_are_counted_by_eye_and_twelve_alike_at_once(
    packer: Packer, morning: Morning, book: Book
) -> None:
    at_the_table(packer)
    packer.scan(number(book, morning.orders[3]))
    packer.scan(f"2*{TEA}")
    for _ in range(2):
        packer.press(Qt.Key.Key_F4)
    assert status(book, morning.orders[3]) is OrderStatus.PACKED


def test_only_the_ticked_orders_are_handed_out_and_one_that_waits_for_goods_is_passed_over(
    packer: Packer, morning: Morning, book: Book
) -> None:
    queue = packer.page.queue
    queue.model.tick([morning.orders[4], morning.orders[5]], True)
    at_the_table(packer)
    for code in ("", f"3*{HONEY}"):
        packer.scan(code)
    packer.press(Qt.Key.Key_F9)
    assert status(book, morning.orders[5]) is OrderStatus.SHIPPED
    packer.scan("")
    assert packer.band == ("warn", "1 order waits for goods or for a match.")
    packer.scan(number(book, morning.orders[4]))
    assert packer.band == ("warn", "Not enough on the shelf: 3 × Cốc gốm men xanh (COC-XANH).")


def test_two_shops_with_one_number_are_told_apart_by_a_figure(packer: Packer, morning: Morning, book: Book) -> None:
    with book.write() as session:
        for order_id in morning.orders[1:3]:
            session.get_one(Order, order_id).remote_number = "1001"
    at_the_table(packer)
    packer.scan("1001")
    desk = packer.page.station.desk
    assert packer.band == ("warn", "2 orders have the number 1001.")
    wanted = [row.id for row in desk.choices].index(morning.orders[2]) + 1
    packer.scan(str(wanted))
    assert desk.parcel is not None
    assert desk.parcel.order.id == morning.orders[2]


def test_a_number_nobody_has_and_an_order_that_was_cancelled_are_refused_with_the_reason(
    packer: Packer, morning: Morning, book: Book
) -> None:
    with book.write() as session:
        orders.cancel(session, morning.orders[1], now=clock.now())
    at_the_table(packer)
    packer.scan("99999")
    assert packer.band == ("danger", "No order has the number 99999.")
    packer.scan(number(book, morning.orders[1]))
    assert "is cancelled: this step is not open to it." in packer.band[1]


def test_f12_an_order_that_is_cancelled_while_it_is_packed_is_taken_off_the_table(
    packer: Packer, morning: Morning, book: Book
) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.scan(TEA)
    with book.write() as session:
        orders.cancel(session, morning.orders[0], now=clock.now())
    packer.background.changed.emit()
    packer.settle()
    assert packer.band[0] == "danger"
    assert packer.page.station.band.text.text() == "Put its goods back on the shelf."
    assert packer.page.station.desk.stage is Stage.WAITING


def test_f14_an_order_that_grows_while_it_is_packed_asks_for_the_rest(
    packer: Packer, morning: Morning, book: Book
) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.scan(TEA)
    with book.write() as session:
        session.get_one(OrderLine, line_ids(session, morning.orders[0])[1]).quantity = 2
    packer.scan(HONEY)  # nobody has told the table yet: closing is refused, and the table looks again
    assert packer.band[0] == "danger"
    assert packer.page.station.desk.check.pieces == 3
    packer.scan(HONEY)
    assert status(book, morning.orders[0]) is OrderStatus.PACKED


def test_f9_before_everything_is_in_sends_nothing(packer: Packer, morning: Morning, book: Book) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.press(Qt.Key.Key_F9)
    assert packer.band == ("danger", "Not sent: 0 of 2 are in the parcel.")
    assert status(book, morning.orders[0]) is OrderStatus.CONFIRMED


def test_a_scan_with_the_focus_elsewhere_on_the_table_still_counts(packer: Packer, morning: Morning) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.page.back_button.setFocus()
    packer.qtbot.keyClicks(packer.page.station, TEA)
    packer.press(Qt.Key.Key_Return)
    assert packer.page.station.desk.check.done == 1


def test_packed_parcels_wait_in_their_own_list_and_are_sent_later(packer: Packer, morning: Morning, book: Book) -> None:
    with book.write() as session:
        for order_id in morning.orders[2:4]:
            orders.pack(session, order_id, now=clock.now())
    packer.page.queue.tabs.choose("to_send")
    packer.settle()
    at_the_table(packer)
    for tracking in ("GHN1", "GHN2"):
        packer.scan("")
        packer.scan(tracking)
        packer.press(Qt.Key.Key_F9)
    with book.read() as session:
        assert set(session.exec(select(Shipment.tracking_number)).all()) == {"GHN1", "GHN2"}
    packer.scan("")
    assert packer.band == ("success", "Everything is done.")


def test_the_carrier_is_chosen_by_keys_and_kept_for_the_next_parcel_of_its_channel(
    packer: Packer, morning: Morning, book: Book
) -> None:
    at_the_table(packer)
    station = packer.page.station
    for code in ("", TEA, HONEY):
        packer.scan(code)
    for _ in range(4):
        if not station.carrier.hasFocus():
            packer.press(Qt.Key.Key_Tab)
    packer.press(Qt.Key.Key_Down)
    packer.press(Qt.Key.Key_Down)
    assert station.desk.carrier == "GHTK"
    packer.scan("GHTK0001")  # the focus is on the carrier: a scan is a scan all the same
    assert station.desk.tracking == "GHTK0001"
    packer.press(Qt.Key.Key_F9)
    packer.scan("")
    packer.scan(f"2*{CUP}")
    packer.press(Qt.Key.Key_F9)
    with book.read() as session:
        assert session.exec(select(Shipment.carrier)).all() == ["GHTK", "GHTK"]


def test_from_the_orders_page_ctrl_g_brings_the_ticked_orders_to_the_table(packer: Packer, morning: Morning) -> None:
    packer.window.show_page("orders")
    page = packer.window.page("orders")
    assert isinstance(page, OrdersPage)
    packer.settle()
    packer.qtbot.waitUntil(lambda: page.model.rowCount() > 0 and not page._around_later.isActive())
    page.model.tick([morning.orders[2]], True)
    page.table.setFocus()
    packer.press(Qt.Key.Key_L, CONTROL)
    pick_list = packer.paper()
    assert "KHAN" in pick_list.document.parts[0]
    packer.close(pick_list)
    page.table.setFocus()
    packer.press(Qt.Key.Key_G, CONTROL)
    assert packer.page.at_the_table()
    parcel = packer.page.station.desk.parcel
    assert parcel is not None
    assert parcel.order.id == morning.orders[2]


def test_ctrl_p_at_the_table_shows_the_slip_of_the_parcel_that_lies_on_it(packer: Packer, morning: Morning) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.press(Qt.Key.Key_P, CONTROL)
    slip = packer.paper()
    assert slip.document.title.startswith("Packing slip #")
    packer.close(slip)
    packer.page.station.field.setFocus()
    packer.scan(TEA)
    assert packer.page.station.desk.check.done == 1


def test_another_language_keeps_the_parcel_and_what_was_counted(packer: Packer, morning: Morning) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.scan(TEA)
    packer.page.retranslate()
    assert packer.page.station.desk.check.done == 1
    assert "1 of 2 in the parcel" in packer.words()
    assert packer.page.station.model.rowCount() == 2


def test_a_bug_in_the_book_does_not_leave_the_table_waiting_for_ever(packer: Packer, morning: Morning) -> None:
    at_the_table(packer)
    desk = packer.page.station.desk
    desk._busy = True  # as it is while the book is asked
    desk.enter("")
    desk._broken(RuntimeError("a bug"))
    assert desk.quiet()
    packer.scan("")
    assert desk.parcel is not None


def test_an_order_on_another_table_is_said_passed_over_and_taken_over_only_when_asked_twice(
    packer: Packer, morning: Morning, book: Book
) -> None:
    late = morning.orders[0]
    with book.write() as session:
        packing_claims.claim(session, late, Station("other", "Máy quầy"), now=clock.now())
    at_the_table(packer)
    packer.scan("")
    desk = packer.page.station.desk
    assert desk.parcel is not None
    assert desk.parcel.order.id == morning.orders[1]
    packer.press(Qt.Key.Key_Escape)
    packer.scan(number(book, late))
    assert packer.band[0] == "danger"
    assert "is being packed at Máy quầy" in packer.band[1]
    assert desk.stage is Stage.WAITING
    packer.scan(number(book, late))
    assert desk.parcel is not None
    assert desk.parcel.order.id == late


def test_a_parcel_that_was_taken_over_elsewhere_is_not_closed_here(
    packer: Packer, morning: Morning, book: Book
) -> None:
    at_the_table(packer)
    packer.scan("")
    packer.scan(TEA)
    with book.write() as session:
        there = Station("other", "Máy quầy")
        packing_claims.claim(session, morning.orders[0], there, now=clock.now(), take_over=True)
    packer.scan(HONEY)
    assert "is being packed at Máy quầy" in packer.band[1]
    assert status(book, morning.orders[0]) is OrderStatus.CONFIRMED
    assert packer.page.station.desk.stage is Stage.WAITING


def test_when_all_that_is_left_lies_on_other_tables_it_is_said(packer: Packer, morning: Morning, book: Book) -> None:
    with book.write() as session:
        for order_id in morning.orders:
            packing_claims.claim(session, order_id, Station("other", "Máy quầy"), now=clock.now())
    at_the_table(packer)
    packer.scan("")
    assert packer.band == ("info", "6 orders are being packed elsewhere.")


def test_an_order_put_aside_or_sent_lies_on_no_table(packer: Packer, morning: Morning, book: Book) -> None:
    at_the_table(packer)
    for code in ("", TEA, HONEY, "VN1"):
        packer.scan(code)
    packer.press(Qt.Key.Key_F9)
    packer.scan("")
    packer.press(Qt.Key.Key_Escape)
    packer.settle()
    with book.read() as session:
        assert packing_claims.elsewhere(session, Station("other", ""), now=clock.now()) == frozenset()

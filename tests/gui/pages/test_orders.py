"""The orders page as its owner uses it: real keys, real clicks, a real book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.orders import ChannelCostKind, Order, OrderLine, OrderStatus, PaymentStatus
from storemanager.gui.dialogs.order_acts import CancelDialog, MatchDialog, NoteDialog, PaymentDialog, ShipDialog
from storemanager.gui.dialogs.order_form import OrderForm
from storemanager.gui.dialogs.return_goods import ReturnDialog
from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.orders import OrdersPage
from storemanager.gui.records import NewOrderFor, OrdersTab
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.parts import Pill
from storemanager.services import accounts, catalog, customers, order_costs, orders, stock
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.customers import CustomerInput
from storemanager.services.order_costs import CostsWanted, OrderCosts
from storemanager.services.orders import LineInput, OrderDetail, OrderInput
from tests.gui.pages.desk import Desk, at_the_desk
from tests.gui.pages.shown import said as words_in
from tests.makers import NOON, a_shop, a_variant, put_in_stock
from tests.order_makers import a_channel_order, an_account

MINUTE = timedelta(minutes=1)


@pytest.fixture
def goods(book: Book) -> dict[str, int]:
    with book.write() as session:
        a_shop(session)
        tea = ProductInput("Trà sen", (VariantInput("TEA", price=226_000, cost=120_000, barcodes=("8936014520117",)),))
        [made] = catalog.create_products(session, [tea], now=NOON)
        put_in_stock(session, made.variant_ids[0], 12)
        return {"TEA": made.variant_ids[0], "MUG": a_variant(session, "MUG", name="Cốc", on_hand=5, price=90_000)}


@pytest.fixture
def queue(book: Book, goods: dict[str, int]) -> dict[str, int]:
    """One order that is late, one due soon, one without a time, one that is still a draft."""
    now = clock.now()
    with book.write() as session:

        def order(name: str, minutes: int | None, *, confirm: bool = True) -> int:
            ship_by = None if minutes is None else now + minutes * MINUTE
            given = OrderInput(
                (LineInput(goods["TEA"], 1), LineInput(goods["MUG"], 1)), contact_name=name, ship_by=ship_by,
                confirm=confirm,
            )  # fmt: skip
            return orders.create(session, given, now=now)

        return {
            "soon": order("Đỗ Văn Đường", 60),
            "late": order("Lê Minh Châu", -25),
            "whenever": order("Ngô Gia Bảo", None),
            "draft": order("Vũ Mai", None, confirm=False),
        }


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, queue: dict[str, int]) -> Iterator[tuple[Desk, OrdersPage]]:
    with at_the_desk(qtbot, book, OrdersPage) as found:
        yield found


def cell(page: OrdersPage, row_id: int, column: int) -> Cell:
    found = page.model.index(page.model.row_of(row_id), column).data(CELL)
    assert isinstance(found, Cell)
    return found


def in_the_book(book: Book, order_id: int) -> OrderDetail:
    with book.read() as session:
        return orders.order(session, order_id)


def reserved(book: Book, variant_id: int) -> int:
    with book.read() as session:
        return stock.availability(session, [variant_id])[variant_id].reserved


def said(page: OrdersPage) -> str:
    """Every word in the panel that can be seen."""
    return words_in(page.side)


def test_the_late_order_stands_first_under_its_own_heading_and_says_how_late(
    at: tuple[Desk, OrdersPage], queue: dict[str, int]
) -> None:
    _, page = at
    assert page.model.group(0) == "Late · 1"
    assert page.model.late_head(0)
    assert page.model.row_id(1) == queue["late"]
    late = cell(page, queue["late"], 0)
    assert (late.text, late.tone, late.icon, late.strong) == ("25 min late", "danger", "alarm-clock", True)
    assert cell(page, queue["soon"], 0).text in ("59 min left", "1 h 00 left")
    assert page.model.group(page.model.row_of(queue["whenever"]) - 1) == "No ship-by time · 1"
    assert page.tabs.tabText(0) == "To ship  3"
    assert page.tabs.tabText(1) == "To confirm  1"


def test_the_model_with_headings_keeps_qts_rules_through_every_list(
    at: tuple[Desk, OrdersPage], qtmodeltester: ModelTester
) -> None:
    desk, page = at
    qtmodeltester.check(page.model)
    for tab in ("all", "to_ship", "returned", "to_ship"):
        page.tabs.choose(tab)
        desk.settle()
    page.tabs.choose("all")
    desk.settle()
    assert {page.table.rowHeight(line) for line in range(page.model.rowCount())} == {36}
    page.tabs.choose("to_ship")
    desk.settle()
    assert page.table.rowHeight(0) == 28
    lines = [page.model.row_of(order_id) for order_id in page.model.all_ids()]
    assert [page.model.row_id(line) for line in lines] == list(page.model.all_ids())
    assert all(page.model.group(line) is None for line in lines)


def test_two_ticked_orders_are_packed_with_f9_and_undo_opens_them_again(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book
) -> None:
    desk, page = at
    for name in ("late", "soon"):
        page.table.go_to(queue[name])
        desk.press(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: page.pack_button.text() == "Pack 2 orders" and "632" in page.bar.sum.text())
    page.finish()
    desk.settle()
    assert {in_the_book(book, queue[name]).status for name in ("late", "soon")} == {OrderStatus.PACKED}
    assert cell(page, queue["late"], 5).pill is not None
    assert page.model.ticked == set()
    desk.undo()
    assert {in_the_book(book, queue[name]).status for name in ("late", "soon")} == {OrderStatus.CONFIRMED}


def test_enter_shows_the_whole_order_with_what_it_earns(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    with book.write() as session:
        order_id = orders.create(
            session,
            OrderInput((LineInput(goods["TEA"], 2),), contact_name="Mai", contact_phone="0912486317",
                       shipping={"street": "12 Hàng Bông", "province": "Hà Nội"}, shipping_total=25_000),
            now=clock.now(),
        )  # fmt: skip
    page.refresh()
    desk.settle()
    desk.open(order_id)
    desk.qtbot.waitUntil(lambda: "Gross profit" in said(page))
    words = said(page)
    for part in ("0912 486 317", "12 Hàng Bông, Hà Nội", "Trà sen", "477,000 ₫", "−240,000 ₫", "237,000 ₫"):
        assert part in words.replace("\u00a0", " ")
    assert [pill.words for pill in page.side.findChildren(Pill)][:2] == ["To pack", "Not paid"]


def test_the_order_shows_what_its_channel_keeps_and_what_is_left(
    at: tuple[Desk, OrdersPage], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    kept = ((ChannelCostKind.COMMISSION, 9000), (ChannelCostKind.SUBSIDY, -4000))
    with book.write() as session:
        account = an_account(session)
        order_id = a_channel_order(session, account, (goods["TEA"], 1), status=OrderStatus.SHIPPED, total=226_000)
        for line in session.exec(select(OrderLine).where(OrderLine.order_id == order_id)):
            line.unit_cost = 120_000
            session.add(line)
        asked = CostsWanted(order_id, "1", "SHIPPED", 0)
        order_costs.keep(session, asked, OrderCosts(kept, 221_000, False), now=clock.now())
    page.tabs.choose("shipped")
    desk.settle()
    desk.open(order_id)
    desk.qtbot.waitUntil(lambda: "Commission" in said(page))
    words = said(page).replace("\u00a0", " ")
    for part in ("−9,000 ₫", "4,000 ₫", "will pay out about", "221,000 ₫", "Gross profit", "101,000 ₫"):
        assert part in words
    with book.write() as session:
        order_costs.keep(session, asked, OrderCosts(kept, 221_000, True), now=clock.now())
    page.refresh()
    desk.qtbot.waitUntil(lambda: " pays out" in said(page))


def test_shipping_takes_the_goods_out_and_keeps_the_tracking_number(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    desk.open(queue["late"])
    page.step("ship")
    dialog = desk.dialog(ShipDialog)
    desk.enter(dialog.tracking, "SPX123")
    dialog.carrier.setEditText("SPX Express")
    desk.save(dialog)
    shipped = in_the_book(book, queue["late"])
    assert shipped.status is OrderStatus.SHIPPED
    assert [(each.carrier, each.tracking_number) for each in shipped.shipments] == [("SPX Express", "SPX123")]
    with book.read() as session:
        assert stock.availability(session, [goods["TEA"]])[goods["TEA"]].on_hand == 11
    assert page.model.row_of(queue["late"]) == -1
    assert page.tabs.tabText(2) == "On the way  1"


def test_part_of_an_order_can_go_first_and_too_much_is_refused_in_the_form(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book
) -> None:
    desk, page = at
    desk.open(queue["soon"])
    page.step("ship")
    dialog = desk.dialog(ShipDialog)
    first, second = dialog.quantities.values()
    desk.enter(first, "5")
    desk.save(dialog)
    assert dialog.isVisible()
    assert "5 to ship, 1 left to go" in dialog.refusal.title.text()
    desk.enter(first, "1")
    desk.enter(second, "0")
    desk.save(dialog)
    shipped = in_the_book(book, queue["soon"])
    assert [line.shipped_quantity for line in shipped.lines] == [1, 0]
    assert shipped.status is OrderStatus.CONFIRMED


def test_cancelling_says_what_goes_back_and_the_harmless_button_has_the_focus(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    desk.open(queue["soon"])
    page.step("cancel")
    dialog = desk.dialog(CancelDialog)
    assert "Its 2 items go back to stock." in dialog.text.text()
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert in_the_book(book, queue["soon"]).status is OrderStatus.CONFIRMED
    page.step("cancel")
    dialog = desk.dialog(CancelDialog)
    desk.save(dialog)
    assert in_the_book(book, queue["soon"]).status is OrderStatus.CANCELLED
    assert reserved(book, goods["TEA"]) == 2


def test_goods_that_came_back_go_on_the_shelf_and_the_money_is_suggested(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    with book.write() as session:
        orders.ship(session, queue["late"], now=clock.now())
        orders.record_payment(session, queue["late"], 316_000, "cash", key="paid", now=clock.now())
    page.open_record(queue["late"])
    desk.settle()
    page.step("return_goods")
    dialog = desk.dialog(ReturnDialog)
    tea, mug = dialog.lines.values()
    desk.save(dialog)
    assert dialog.refusal.title.text() == "Nothing was said to have come back."
    desk.enter(tea[0], "1")
    desk.enter(mug[0], "1")
    mug[1].setChecked(False)
    assert dialog.amount.field.text() == "316,000\u00a0₫"  # type: ignore[attr-defined]
    desk.save(dialog)
    returned = in_the_book(book, queue["late"])
    assert (returned.status, returned.refunded_total) == (OrderStatus.RETURNED, 316_000)
    with book.read() as session:
        there = stock.availability(session, [goods["TEA"], goods["MUG"]])
    assert (there[goods["TEA"]].on_hand, there[goods["MUG"]].on_hand) == (12, 4)


def test_a_payment_is_recorded_once_and_a_wrong_amount_is_said_below_its_field(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book
) -> None:
    desk, page = at
    desk.open(queue["soon"])
    page.step("record_payment")
    dialog = desk.dialog(PaymentDialog)
    desk.enter(dialog.amount, "100x")
    desk.save(dialog)
    assert dialog.amount.below.text() == "“100x” is not a number."
    desk.enter(dialog.amount, "100k")
    desk.save(dialog)
    paid = in_the_book(book, queue["soon"])
    assert (paid.paid_total, paid.payment_status) == (100_000, PaymentStatus.PARTLY_PAID)


def test_a_note_stays_in_the_shop(at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book) -> None:
    desk, page = at
    desk.open(queue["soon"])
    page.step("note")
    dialog = desk.dialog(NoteDialog)
    dialog.note.setPlainText("Gói quà")
    desk.save(dialog)
    assert in_the_book(book, queue["soon"]).note == "Gói quà"
    desk.qtbot.waitUntil(lambda: "Gói quà" in said(page))


def test_a_line_without_a_product_is_matched_by_choosing_one_and_then_reserves(
    at: tuple[Desk, OrdersPage], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    now = clock.now()
    with book.write() as session:
        account_id = accounts.add(
            session, kind="woocommerce", name="My website", address="https://shop.example", settings={},
            currency="VND", now=now,
        )  # fmt: skip
        record = Order(
            number="DH-X", account_id=account_id, remote_id="77", remote_number="#77", status=OrderStatus.CONFIRMED,
            currency="VND", total=226_000, placed_at=now, created_at=now, updated_at=now,
        )  # fmt: skip
        session.add(record)
        session.flush()
        assert record.id is not None
        line = OrderLine(order_id=record.id, title="Tra sen Tay Ho", quantity=1, unit_price=226_000, total=226_000)
        session.add(line)
        order_id = record.id
    before = reserved(book, goods["TEA"])
    page.refresh()
    desk.settle()
    pill = cell(page, order_id, 5).pill
    assert pill is not None
    assert (pill.words, pill.tone, pill.icon) == ("No match", "warn", "triangle-alert")
    desk.open(order_id)
    choose = next(each for each in page.side.findChildren(Button) if each.text() == "Choose product")
    desk.qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    dialog = desk.dialog(MatchDialog)
    assert dialog.finder.search.text() == "Tra sen Tay Ho"
    desk.enter(dialog.finder.search, "TEA")
    desk.qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    desk.settle()
    assert "TEA" in dialog.answer_line.text()
    desk.save(dialog)
    assert in_the_book(book, order_id).lines[0].variant_id == goods["TEA"]
    assert reserved(book, goods["TEA"]) == before + 1


def test_a_scanner_fills_a_new_order_and_the_customer_is_found_by_phone(
    at: tuple[Desk, OrdersPage], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    with book.write() as session:
        known = customers.find_or_create(session, CustomerInput(name="Lê Châu", phone="0912486317"), now=NOON)
    page.new_here()
    form = desk.dialog(OrderForm)
    for _ in range(2):
        desk.enter(form.finder.search, "8936014520117")
        desk.qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
        desk.settle()
    assert [row.quantity.text() for row in form.rows] == ["2"]
    desk.enter(form.shipping, "25k")
    desk.enter(form.discount, "2000")
    assert form.total.text().replace("\u00a0", " ") == "475,000 ₫"
    desk.enter(form.phone, "0912 486 317")
    form.phone.field.editingFinished.emit()  # type: ignore[attr-defined]
    desk.settle()
    assert form.name.field.text() == "Lê Châu"  # type: ignore[attr-defined]
    form.paid.choose("cash")
    desk.save(form)
    with book.read() as session:
        [order_id] = orders.order_ids(session, orders.OrderFilter(customer_id=known.customer_id))
    made = in_the_book(book, order_id)
    assert (made.total, made.payment_status, made.status) == (475_000, PaymentStatus.PAID, OrderStatus.CONFIRMED)
    assert page.table.current_id() == order_id
    assert page.panel_open()


def test_more_than_there_is_is_refused_at_its_line_and_nothing_is_written(
    at: tuple[Desk, OrdersPage], book: Book
) -> None:
    desk, page = at
    page.new_here()
    form = desk.dialog(OrderForm)
    desk.save(form)
    assert form.refusal.title.text() == "The order has no lines."
    desk.enter(form.finder.search, "MUG")
    desk.qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
    desk.settle()
    desk.enter(form.rows[0].quantity, "9")
    assert "Only 2 available" in form.rows[0].sentence.text()
    desk.save(form)
    assert form.isVisible()
    assert "Not enough of MUG: 9 asked, 2 available." in form.rows[0].sentence.text()
    with book.read() as session:
        assert orders.tab_counts(session)["all"] == 4


def test_only_allowed_steps_are_offered(at: tuple[Desk, OrdersPage], queue: dict[str, int]) -> None:
    desk, page = at
    page.tabs.choose("to_confirm")
    desk.settle()
    desk.open(queue["draft"])
    assert page.side.main_step() == "confirm"
    assert "ship" not in page.side.menu_steps()
    page.finish()
    desk.settle()
    assert page.side.main_step() == "pack"
    assert "confirm" not in page.side.menu_steps()


def test_an_order_is_found_by_its_customers_name_without_accents(
    at: tuple[Desk, OrdersPage], queue: dict[str, int]
) -> None:
    desk, page = at
    page.focus_filter()
    with desk.qtbot.waitSignal(page.model.loaded):
        desk.qtbot.keyClicks(page.search, "do van duong")
    assert list(page.model.all_ids()) == [queue["soon"]]
    with desk.qtbot.waitSignal(page.model.loaded):
        page.search.clear()
    with desk.qtbot.waitSignal(page.model.loaded):
        page.tabs.choose("shipped")
    state = page.card.empty_state()
    assert isinstance(state, EmptyState)
    assert state.title.text() == "Nothing is on the way"


def test_a_refresh_keeps_the_current_row_the_ticks_and_the_open_panel(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    desk.open(queue["soon"])
    desk.press(Qt.Key.Key_Space)
    now = clock.now()
    with book.write() as session:
        given = OrderInput((LineInput(goods["TEA"], 1),), ship_by=now - MINUTE)
        orders.create(session, given, now=now)
    page.refresh()
    desk.settle()
    assert page.model.group(0) == "Late · 2"
    assert page.table.current_id() == queue["soon"]
    assert page.model.ticked == {queue["soon"]}
    assert page.panel_open()


def test_other_pages_open_a_tab_an_order_or_a_new_order_for_a_customer(
    at: tuple[Desk, OrdersPage], queue: dict[str, int], book: Book, goods: dict[str, int]
) -> None:
    desk, page = at
    with book.write() as session:
        known = customers.find_or_create(session, CustomerInput(name="Lê Châu", phone="0912486317"), now=NOON)
    page.open_record(OrdersTab("to_confirm"))
    desk.settle()
    assert list(page.model.all_ids()) == [queue["draft"]]
    page.open_record(queue["late"])
    desk.settle()
    assert page.side.title.text() == "DH-000002"
    assert known.customer_id is not None
    page.open_record(NewOrderFor(known.customer_id))
    form = desk.dialog(OrderForm)
    assert form.name.field.text() == "Lê Châu"  # type: ignore[attr-defined]
    desk.enter(form.finder.search, "MUG")
    desk.qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
    desk.settle()
    desk.save(form)
    with book.read() as session:
        assert len(orders.order_ids(session, orders.OrderFilter(customer_id=known.customer_id))) == 1

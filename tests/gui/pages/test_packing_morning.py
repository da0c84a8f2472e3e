"""A morning of a hundred orders from three shops, packed and sent with keyboard and scanner events alone."""

from __future__ import annotations

from pathlib import Path
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import col, select

from storemanager.channels.base import RemoteLine, RemoteOrder, RemoteStatus, StockWriteKind
from storemanager.database import Book
from storemanager.domain.catalog import Barcode, barcode_key
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState
from storemanager.money import Money
from storemanager.services import stock
from tests.gui.pages.packer import Packer, at_work
from tests.sync.shop_outside import Shop
from tests.sync.street import Street, a_street

SKUS = {"MUG": "8936014520117", "TEA": "8936014520124", "CUP": "", "PEN": "8936014520148"}
"""What is sold, with the barcode on it; one has only its SKU on a label."""
ORDERS = 100


def a_street_of_three(book: Book) -> Street:
    """Three shops of three kinds that sell the same goods."""
    street = a_street(book, (StockWriteKind.NON_ATOMIC_DELTA, StockWriteKind.COMPARE_AND_SET, StockWriteKind.ABSOLUTE))
    for sku, code in SKUS.items():
        variant_id = street.product(sku, on_hand=300)
        if code:
            with book.write() as session:
                session.add(Barcode(variant_id=variant_id, code=code, code_key=barcode_key(code)))
    street.sync()
    street.sync()
    return street


def place(shop: Shop, random: Random) -> None:
    """A shopper buys one to three of one or two things."""
    lines = []
    for sku in random.sample(sorted(SKUS), random.randint(1, 2)):
        ref, quantity = shop.ref_of(sku), random.randint(1, 3)
        total = Money(100_000 * quantity, "VND")
        lines.append(
            RemoteLine(
                f"L{shop.next_id()}", ref, sku, sku, quantity, Money(100_000, "VND"), total, stock_taken=0
            )
        )  # fmt: skip
    shop.place(tuple(lines))


def scan_quickly(packer: Packer, codes: list[str]) -> None:
    """As fast as a scanner can, without waiting for anything."""
    for code in codes:
        target = QApplication.focusWidget() or packer.window
        packer.qtbot.keyClicks(target, code)
        packer.qtbot.keyClick(target, Qt.Key.Key_Return)


def codes_for(packer: Packer) -> list[str]:
    """What lies on the table, read off the screen's own list: barcode where there is one, else SKU."""
    found = []
    for goods in packer.page.station.desk.check.goods:
        found += [SKUS[goods.sku] or goods.sku] * goods.pieces
    return found


def test_a_hundred_orders_of_three_shops_leave_with_scans_and_keys_and_each_is_told_to_its_own_shop_once(
    qtbot: QtBot, dressed: QApplication, book: Book, tmp_path: Path
) -> None:
    street, random = a_street_of_three(book), Random(20)
    shops = list(street.shops.values())
    for turn in range(ORDERS):
        place(shops[turn % 3], random)
    street.sync()
    tracking: dict[int, str] = {}
    with at_work(qtbot, book, tmp_path) as packer:
        assert packer.page.queue.model.rowCount() == ORDERS + 1  # one heading
        packer.press(Qt.Key.Key_F9)
        for turn in range(ORDERS):
            packer.scan(_own_number(book) if turn % 5 == 0 else "")
            desk = packer.page.station.desk
            assert desk.parcel is not None, packer.band
            order_id = desk.parcel.order.id
            codes = codes_for(packer)
            if turn % 7 == 0:  # something wrong, and the last piece twice: both refused, nothing is lost
                codes.insert(len(codes) - 1, "4006381333931")
                codes.insert(0, codes[0]) if len(codes) > 2 and codes.count(codes[0]) == 1 else None
            tracking[order_id] = f"VN{order_id:09}"
            scan_quickly(packer, codes)
            packer.settle()
            scan_quickly(packer, [tracking[order_id]])
            packer.press(Qt.Key.Key_F9)
            assert packer.band[0] == "success", packer.band
        packer.scan("")
        assert packer.band == ("success", "Everything is done.")
    street.sync()
    assert sum(shop.log.count("ship_order") for shop in shops) == ORDERS
    with book.read() as session:
        for order in session.exec(select(Order)):
            assert order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED)
            there = _there(street, order)
            assert [parcel.tracking_number for parcel in there.shipments] == [tracking[order.id or 0]]
            assert there.status is RemoteStatus.COMPLETED
        acts = session.exec(select(OutboxEntry).where(OutboxEntry.kind == OutboxKind.SHIP)).all()
        assert [act.state for act in acts] == [OutboxState.DONE] * ORDERS  # nothing is left to be told again
        assert stock.check(session) == []


def _own_number(book: Book) -> str:
    """The number on the slip of an order that waits."""
    with book.read() as session:
        waiting = select(Order.number).where(Order.status == OrderStatus.CONFIRMED)
        return session.exec(waiting.order_by(col(Order.number).desc())).first() or ""


def _there(street: Street, order: Order) -> RemoteOrder:
    return street.shops[order.account_id or 0].orders[order.remote_id or ""]

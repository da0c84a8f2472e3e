"""A morning of the practice shop: a hundred orders from its website, its marketplace and the people who write to its
Page, labelled, packed and sent with keyboard and scanner events alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import col, select

from storemanager import pdf
from storemanager.database import Book
from storemanager.domain.accounts import MatchState
from storemanager.domain.orders import Order, OrderStatus, Shipment
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState
from storemanager.gui.printing.label_dialogs import WaysDialog
from storemanager.services import accounts, listings, stock
from tests.gui.pages.packer import CONTROL, Packer, at_work
from tests.gui.pages.practice_morning import MARKET, ORDERS, WEBSITE, PracticeMorning


@pytest.fixture
def morning(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeMorning]:
    made = PracticeMorning(book, tmp_path, monkeypatch)
    yield made
    made.access.close()


def scan_quickly(packer: Packer, codes: list[str]) -> None:
    """As fast as a scanner can, without waiting for anything."""
    for code in codes:
        target = QApplication.focusWidget() or packer.window
        packer.qtbot.keyClicks(target, code)
        packer.qtbot.keyClick(target, Qt.Key.Key_Return)


def print_labels(packer: Packer) -> tuple[str, ...]:
    """All of them ticked, asked once how parcels get to the carrier, and what then stands on each page."""
    packer.press(Qt.Key.Key_A, CONTROL)
    packer.press(Qt.Key.Key_T, CONTROL)
    packer.qtbot.waitUntil(lambda: bool(packer.window.findChildren(WaysDialog)), timeout=20_000)
    packer.press(Qt.Key.Key_Return)
    preview = packer.paper()
    made = preview.document.pdf
    packer.close(preview)
    return pdf.page_texts(made)


def test_a_hundred_orders_of_three_channels_are_labelled_packed_and_sent_and_every_channel_is_right_at_the_end(
    qtbot: QtBot, dressed: QApplication, book: Book, morning: PracticeMorning, tmp_path: Path
) -> None:
    with at_work(qtbot, book, tmp_path, morning.access) as packer:
        queue = [one for one in packer.page.queue.model.all_ids() if one]
        assert len(queue) == ORDERS
        pages = print_labels(packer)
        with book.read() as session:
            known = {order.id: (order.number, order.remote_id or "") for order in session.exec(select(Order))}
        assert len(pages) == ORDERS, "one for each, whatever its channel"
        labels: dict[int, str] = {}
        for order_id, page in zip(queue, pages, strict=True):
            own, theirs = known[order_id]
            assert own in page or theirs in page, "in the order of the queue"
            found = re.search(r"SPXVN\d+", page)
            labels[order_id] = found.group() if found else ""
        assert sum(map(bool, labels.values())) == MARKET
        packer.page.queue.table.tick_all(False)
        tracking = pack_and_send(packer, morning, labels)
        packer.scan("")
        assert packer.band == ("success", "Everything is done.")
    morning.sync()
    morning.sync()
    every_channel_knows(morning, tracking)
    stock_is_right(morning)


def pack_and_send(packer: Packer, morning: PracticeMorning, labels: dict[int, str]) -> dict[int, str]:
    """Every order opened by its own label or as the next one, its goods scanned, its tracking number scanned where it
    is not known from the carrier."""
    sent: dict[int, str] = {}
    packer.press(Qt.Key.Key_F9)
    waiting = [label for label in labels.values() if label]
    codes = {sku: morning.code_on(sku) for sku in morning.skus()}
    for turn in range(ORDERS):
        packer.scan(waiting[0] if waiting and turn % 4 == 0 else "")
        desk = packer.page.station.desk
        assert desk.parcel is not None, packer.band
        order_id, label = desk.parcel.order.id, desk.parcel.label
        assert label == labels[order_id]
        scans = [codes[goods.sku] for goods in desk.check.goods for _ in range(goods.pieces)]
        scan_quickly(packer, scans)
        if not label:
            scan_quickly(packer, [f"VN{order_id:09}"])
        elif turn % 2:
            scan_quickly(packer, [label])
        packer.press(Qt.Key.Key_F9)
        assert packer.band[0] == "success", packer.band
        sent[order_id] = label or f"VN{order_id:09}"
        waiting = [one for one in waiting if one != label]
    return sent


def every_channel_knows(morning: PracticeMorning, tracking: dict[int, str]) -> None:
    with morning.book.read() as session:
        for order in session.exec(select(Order).where(col(Order.id).in_(list(tracking)))):
            number = tracking[order.id or 0]
            assert order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED)
            parcels = session.exec(select(Shipment.tracking_number).where(Shipment.order_id == order.id)).all()
            assert list(parcels) == [number]
            if order.remote_id in morning.market.orders:
                there = morning.market.orders[order.remote_id]
                assert (there.status, there.tracking) == ("PROCESSED", number)
            elif order.remote_id:
                shop_order = morning.website.orders[int(order.remote_id)]
                assert shop_order.status == "completed"
                assert any(number in str(note) for note in shop_order.notes)
        acts = session.exec(select(OutboxEntry).where(OutboxEntry.kind == OutboxKind.SHIP)).all()
        assert [act.state for act in acts] == [OutboxState.DONE] * (WEBSITE + MARKET)


def stock_is_right(morning: PracticeMorning) -> None:
    """The ledger proves every balance, and every channel shows its shoppers what it should."""
    there: dict[str, Callable[[str], int | None]] = {
        "woocommerce": morning.website.stock_of,
        "shopee": lambda sku: morning.market.find(sku)[1].units,
        "facebook": morning.shown_on_page,
    }
    with morning.book.read() as session:
        assert stock.check(session) == []
        checked = 0
        for account in accounts.rows(session):
            for fact in listings.facts(
                session, account.id, listings.listing_ids(session, account.id, MatchState.MATCHED)
            ):
                if account.kind != "woocommerce" or fact.sku in morning.counted():
                    assert fact.seen == fact.wanted == there[account.kind](fact.sku), (account.name, fact.sku)
                checked += 1
        assert checked > 20

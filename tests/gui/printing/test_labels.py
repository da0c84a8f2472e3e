"""Labels in the window: one document of all that came, what did not come in words, and nothing asked for twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storemanager import pdf
from storemanager.database import Book
from storemanager.documents import Paper
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.printing.label_dialogs import RunningDialog, WaysDialog, refusals
from storemanager.gui.printing.labels import LabelPapers
from storemanager.gui.printing.preview import PreviewDialog
from storemanager.gui.widgets.notes import Banner
from storemanager.practice.server import PracticeServer
from storemanager.services import orders, packing_labels
from storemanager.services.order_inputs import LineInput, OrderInput
from storemanager.sync.labels import LabelDesk, Progress, Refused
from storemanager.texts import verbatim
from tests.channels.world import NOON, World
from tests.gui.pages.shown import said
from tests.makers import a_variant
from tests.practice.shopee.traffic import CheckedShopee
from tests.sync.marketplace import Marketplace
from tests.sync.test_labels import Desk
from tests.sync.world import write_fast


class Access(ChannelAccess):
    """The way to the channels, with a marketplace at its end whose clock is moved by hand."""

    desk: Desk

    def labels(
        self, *, cancelled: Callable[[], bool], check: Callable[[], None], report: Callable[[Progress], None]
    ) -> LabelDesk:
        return LabelDesk(
            self.desk.market.book, self.desk._opened, self.desk.store, now=self.clock, report=report, check=check
        )


class Printer:
    """Somebody who prints labels, with the page in front of them."""

    def __init__(self, qtbot: QtBot, desk: Desk, folder: Path) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.background = Background(lambda: desk.market.book)
        self.page = QWidget()
        self.page.resize(1366, 768)
        qtbot.addWidget(self.page)
        self.page.show()
        access = Access(lambda: desk.market.book, folder, clock=desk.market.outside.now)
        access.desk = desk
        self.papers = LabelPapers(self.page, self.background, access)

    def remember_the_way(self) -> None:
        with self.desk.market.book.write() as session:
            packing_labels.remember_way(session, self.desk.market.account, "pickup/8812")

    def dialog(self, kind: type[QWidget]) -> QWidget:
        self.qtbot.waitUntil(lambda: any(each.isVisible() for each in self.page.findChildren(kind)), timeout=20_000)
        return next(each for each in self.page.findChildren(kind) if each.isVisible())

    def preview(self) -> PreviewDialog:
        found = self.dialog(PreviewDialog)
        assert isinstance(found, PreviewDialog)
        self.qtbot.waitUntil(lambda: not found.work.running())
        return found


@pytest.fixture
def printer(qtbot: QtBot, dressed: QApplication, book: Book, tmp_path: Path) -> Iterator[Printer]:
    write_fast(book)
    outside = World(NOON)
    shop = CheckedShopee(clock=outside.now)
    with PracticeServer(shop) as server:
        made = Printer(qtbot, Desk(Marketplace(book, shop, server, outside), tmp_path), tmp_path)
        yield made
        made.background.close()


def an_own_order(printer: Printer) -> int:
    with printer.desk.market.book.write() as session:
        cup = a_variant(session, "CUP", on_hand=3)
        return orders.create(session, OrderInput((LineInput(cup, 1),), contact_name="Lê Minh Châu"), now=NOON)


def test_carriers_labels_and_our_own_are_one_document_in_the_order_asked(printer: Printer) -> None:
    own, ids = an_own_order(printer), list(printer.desk.ids.items())
    printer.remember_the_way()
    printer.papers.labels([ids[2][1], own, ids[0][1]])
    preview = printer.preview()
    first, second, third = pdf.page_texts(preview.document.pdf)
    assert ids[2][0] in first
    assert "Lê Minh Châu" in second
    assert ids[0][0] in third
    assert preview.count.text() == "3 sheets"
    assert not [each for each in printer.page.findChildren(RunningDialog) if each.isVisible()]


def test_our_own_alone_are_laid_out_on_the_paper_that_is_chosen(printer: Printer) -> None:
    printer.papers.labels([an_own_order(printer)])
    preview = printer.preview()
    assert (preview.document.pdf, preview.document.paper) == (b"", Paper.LABEL)
    assert preview.paper is not None


def test_the_way_to_the_carrier_is_chosen_by_keys_remembered_and_not_asked_again(printer: Printer) -> None:
    wanted = list(printer.desk.ids.values())
    printer.papers.labels(wanted)
    ways = printer.dialog(WaysDialog)
    assert isinstance(ways, WaysDialog)
    [choice] = ways.choices.values()
    assert choice.hasFocus()
    printer.qtbot.keyClick(choice, Qt.Key.Key_Down)
    printer.qtbot.keyClick(choice, Qt.Key.Key_Return)
    printer.preview().reject()
    with printer.desk.market.book.read() as session:
        assert packing_labels.to_label(session, wanted)[0].way == "pickup/8812"
    printer.papers.labels(wanted)
    printer.preview()
    assert not [each for each in printer.page.findChildren(WaysDialog) if each.isVisible()]


def test_cancelled_at_the_way_nothing_was_asked_of_the_carrier(printer: Printer) -> None:
    printer.papers.labels(list(printer.desk.ids.values()))
    printer.qtbot.keyClick(printer.dialog(WaysDialog), Qt.Key.Key_Escape)
    printer.qtbot.waitUntil(lambda: not printer.background.waiting())
    assert {order.status for order in printer.desk.market.shop.orders.values()} == {"READY_TO_SHIP"}


def test_when_no_label_came_at_all_the_dialog_says_why_until_it_is_read(printer: Printer) -> None:
    printer.remember_the_way()
    printer.desk.market.shop.label_comes_after = timedelta(hours=1)
    printer.papers.labels(list(printer.desk.ids.values()))
    running = printer.dialog(RunningDialog)
    assert isinstance(running, RunningDialog)
    printer.qtbot.waitUntil(running.refusal.isVisible, timeout=20_000)
    assert running.refusal.title.text() == "3 orders have no label"
    assert "is still being made. Try again in a minute." in running.reasons.text()
    printer.qtbot.keyClick(running, Qt.Key.Key_Escape)
    printer.desk.market.shop.label_comes_after = timedelta()
    printer.papers.labels(list(printer.desk.ids.values()))
    assert len(pdf.page_texts(printer.preview().document.pdf)) == 3


def test_what_is_missing_is_said_above_what_came(printer: Printer) -> None:
    printer.remember_the_way()
    printer.desk.market.shop.cancel(next(iter(printer.desk.ids)))
    printer.papers.labels(list(printer.desk.ids.values()))
    preview = printer.preview()
    assert len(pdf.page_texts(preview.document.pdf)) == 2
    assert [each.title.text() for each in preview.findChildren(Banner) if each.isVisible()] == ["1 order has no label"]
    assert "was cancelled on Shopee" in said(preview)


def test_stop_ends_the_waiting_and_nothing_is_shown_as_wrong(printer: Printer) -> None:
    problems: list[object] = []
    printer.background.problem.connect(problems.append)
    printer.papers.labels(list(printer.desk.ids.values()))
    running = printer.dialog(RunningDialog)
    printer.qtbot.keyClick(running, Qt.Key.Key_Escape)
    printer.qtbot.waitUntil(lambda: not printer.background.waiting(), timeout=20_000)
    assert problems == []
    assert not [each for each in printer.page.findChildren(PreviewDialog) if each.isVisible()]


def test_one_reason_of_many_orders_is_said_once_with_their_numbers() -> None:
    found = refusals([Refused(number, f"#{number}", verbatim("Shopee is away.")) for number in range(7)])
    assert found == ("7 orders have no label", "Shopee is away. (#0, #1, #2, #3, #4, …)")
    assert refusals([]) is None

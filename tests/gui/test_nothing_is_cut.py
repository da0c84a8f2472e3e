"""Every page and its dialogs at 1366 x 768 with the largest text, in both languages: what fits there fits at 100 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.channels.base import SendingWay
from storemanager.documents import address_labels
from storemanager.gui.languages import Languages
from storemanager.gui.pages.files import FilesPage
from storemanager.gui.pages.messages import MessagesPage
from storemanager.gui.pages.packing import PackingPage
from storemanager.gui.pages.product_channels.edit_page import EditPage
from storemanager.gui.pages.product_channels.keys import EDIT
from storemanager.gui.printing.label_dialogs import RunningDialog, WaysDialog, refusals
from storemanager.gui.printing.preview import PreviewDialog
from storemanager.gui.records import ConnectChannel, SyncTab
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import Page
from storemanager.services.conversations import ThreadKey
from storemanager.sync.labels import Refused, WayQuestion
from storemanager.texts import translate, verbatim
from tests.documents.test_papers import a_slip
from tests.gui.cut import cut
from tests.gui.whole_shop import WholeShop, channel_pages

LARGEST = 150
FOREIGN = "aa;bb;cc;dd\nTRA-1;Trà sen;226000;12\nTRA-2;Trà lài;145000;5\n"
WRONG = "Mã hàng;Tên hàng;Giá bán;Tồn kho\nTRA-1;Trà sen;226000;12\nTRA-2;Trà ô long Bảo Lộc;hai hai sáu;7\n"


class Looking:
    """Goes through the window and notes what it finds."""

    def __init__(self, shop: WholeShop, qtbot: QtBot) -> None:
        self.shop, self.qtbot, self.window = shop, qtbot, shop.window
        self.found: list[str] = []

    def settle(self) -> None:
        self.shop.settle(self.qtbot)

    def look(self, where: str) -> None:
        self.settle()
        self.found += [f"{where}: {said}" for said in cut(self.window)]
        self._one_filled(where, self.window)

    def _one_filled(self, where: str, top: QWidget) -> None:
        buttons = [one for one in top.findChildren(Button) if one.isVisible() and one.window() is top]
        filled = [one.text() for one in buttons if one.kind == "primary"]
        self.found += [f"{where}: more than one filled button: {filled}"] if len(filled) > 1 else []

    def dialog(self, where: str, open_it: Callable[[], object]) -> None:
        """A dialog is whole, and no higher than the window it lies over."""
        open_it()
        self.settle()
        dialogs = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        assert dialogs, where
        shown = dialogs[-1]
        self.found += [f"{where}: {said}" for said in cut(shown)]
        self._one_filled(where, shown)
        if shown.height() > self.window.height() or shown.width() > self.window.width():
            self.found.append(f"{where}: {shown.width()} x {shown.height()} is larger than the window")
        shown.reject()
        self.settle()

    def page(self, key: str) -> Page:
        return self.shop.page(key, self.qtbot)


@pytest.fixture(params=["vi", "en"])
def looking(request: pytest.FixtureRequest, dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Looking]:
    Languages(dressed).use(request.param)
    theme().use("light", LARGEST)
    shop = WholeShop(tmp_path / "shop", products=3)
    try:
        shop.begin(qtbot)
        yield Looking(shop, qtbot)
    finally:
        shop.end()
        Languages(dressed).use("en")
        theme().use("light", 100)


def test_no_word_is_cut_on_any_page_or_dialog(looking: Looking, tmp_path: Path) -> None:
    _lists(looking)
    _packing(looking)
    _channels(looking)
    _files(looking, tmp_path)
    _settings(looking)
    _messages(looking)
    assert looking.found == []


def _lists(looking: Looking) -> None:
    shop, window = looking.shop, looking.window
    for key in ("home", "orders", "products", "customers", "attention"):
        looking.page(key)
        looking.look(key)
    for key, record in (("orders", shop.order), ("products", shop.variant)):
        window.open_record(key, record)
        looking.look(f"one of {key}")
    for key, shown in channel_pages(shop.product_of_variant(), shop.account):
        window.open_record(key, shown)
        looking.look(key)
    form = window.page(EDIT)
    assert isinstance(form, EditPage)
    window.show_page(EDIT)
    looking.dialog("rule of a channel", form.parts[shop.account].prices.usual_button.click)
    for key in ("orders", "products", "customers"):
        looking.dialog(f"new in {key}", looking.page(key).new_here)
    looking.dialog("keys", window.show_keys)


def _packing(looking: Looking) -> None:
    page = looking.page("packing")
    assert isinstance(page, PackingPage)
    page.queue.table.tick_all(True)
    looking.look("packing, ticked")
    page.start((looking.shop.order,))
    looking.look("packing table")
    page.show_queue()
    times = [
        SendingWay(f"pickup/{hour}", verbatim(f"Lấy hàng tại 214 Nguyễn Thị Minh Khai, 22/11/2026 {hour}:00"))
        for hour in (9, 14)
    ]
    question = WayQuestion(1, "Sàn mẫu", tuple(times))
    looking.dialog("labels, ways", lambda: WaysDialog(looking.window, [question]).open())
    running = RunningDialog(looking.window)
    looking.dialog("labels, running", running.open)
    refused = RunningDialog(looking.window)
    refused.show_refusal(*_reasons())
    looking.dialog("labels, refused", refused.open)
    paper = address_labels([a_slip()], "Mây", clock.now())
    looking.dialog("labels, some missing", PreviewDialog(looking.window, paper, _reasons()).open)


def _reasons() -> tuple[str, str]:
    """As long as it gets: five reasons, and more."""
    words = translate("packing", "{code} is not the label of order {number}: that one says {label}.")
    found = refusals([
        Refused(number, f"26112200{number}", words(code="SPXVN23620854338", number=number, label="SPXVN23620854339"))
        for number in range(9)
    ])  # fmt: skip
    assert found is not None
    return found


def _messages(looking: Looking) -> None:
    page = looking.page("messages")
    assert isinstance(page, MessagesPage)
    looking.look("messages, no channel")
    for conversation_id in looking.shop.people_write():
        looking.window.open_record("messages", ThreadKey("conversation", conversation_id))
        looking.qtbot.waitUntil(lambda: bool(page.side.draft.lines) and not page.opening(), timeout=10_000)
        looking.settle()
        looking.look(f"conversation {conversation_id}")
        page.open_panel()
        looking.look(f"order from conversation {conversation_id}")
        page.close_panel()
    looking.dialog("note", page.write_note)
    looking.dialog("who answers", lambda: page.assign(None))
    looking.dialog("show a product", page.choose_product)


def _channels(looking: Looking) -> None:
    window, account = looking.window, looking.shop.account
    looking.page("channels")
    looking.look("channels")
    window.open_record("channels", account)
    looking.look("account")
    for what, record in (
        ("connect", ConnectChannel("woocommerce")),
        ("sign in", ConnectChannel(account_id=account)),
        ("compare", ConnectChannel(account_id=account, compare=True)),
    ):
        window.open_record("channels", record)
        looking.look(what)
    for tab in ("runs", "health", "oversold"):
        window.open_record("sync", SyncTab(tab))
        looking.look(f"sync, {tab}")


def _files(looking: Looking, folder: Path) -> None:
    page = looking.page("files")
    assert isinstance(page, FilesPage)
    looking.look("files")

    def until(step: str) -> None:
        looking.qtbot.waitUntil(lambda: page.step() == step and not page.running.busy(), timeout=10_000)
        looking.look(f"files, {step}")

    for content, then in ((FOREIGN, "match"), (WRONG, "preview")):
        path = folder / f"{then}.csv"
        path.write_text(content, "utf-8")
        page.open_file(path)
        until("recognise")
        page.recognise.next.click()
        until(then)
    page.go_to("start")


def _settings(looking: Looking) -> None:
    for key in ("shop", "look", "offers", "sync", "data", "backups", "keys", "about"):
        looking.window.open_record("settings", key)
        looking.look(f"settings, {key}")

"""Sync in the window: the button, the timetable, stopping, and the practice website behind it, with real servers."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select

from storemanager import clock
from storemanager.app import App
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.orders import Order
from storemanager.gui.pages.first_start import PRACTICE, FirstStart
from storemanager.gui.pages.home.page import HomePage
from storemanager.gui.syncing import AccountState, SyncView
from storemanager.practice.faults import Fault, Rule
from storemanager.services import accounts, attention, catalog, stock
from storemanager.sync import demo, schedule
from tests.gui.channel_shop import ChannelShop

SLOW = 60_000


def find_variant_id(session: Session, sku: str) -> int:
    found = catalog.find_variant(session, sku)
    assert found is not None
    return found


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    made = ChannelShop(tmp_path)
    yield made
    made.close()


def opened(shop: ChannelShop, qtbot: QtBot, page: str = "home") -> None:
    """The window is shown, the book open, and the timetable running."""
    qtbot.addWidget(shop.window)
    shop.window.show()
    qtbot.waitExposed(shop.window)
    shop.window.activateWindow()
    shop.window.start_pages(page)
    with qtbot.waitSignal(shop.sync.begun, timeout=SLOW):
        shop.sync.begin()
    qtbot.waitUntil(lambda: not shop.background.waiting(), timeout=SLOW)


def synced(shop: ChannelShop, qtbot: QtBot) -> None:
    """Press F5 and wait for the end."""
    with qtbot.waitSignal(shop.sync.runner.over, timeout=SLOW):
        qtbot.keyClick(shop.window, Qt.Key.Key_F5)


def test_an_order_comes_in_and_stock_goes_out_when_sync_is_pressed(shop: ChannelShop, qtbot: QtBot) -> None:
    shop.connect()
    opened(shop, qtbot)
    sku = next(product.sku for product in shop.website.products.values() if product.sku and product.manage_stock)
    with shop.book.write() as session:
        variant = find_variant_id(session, sku)
        stock.receive(session, variant, 5, now=clock.now())
        before = stock.availability(session, [variant])[variant].available
    shop.website.buy(sku, 2)
    with qtbot.waitSignal(shop.background.changed, timeout=SLOW):
        synced(shop, qtbot)
    assert shop.website.stock_of(sku) == before - 2
    with shop.book.read() as session:
        newest = session.exec(select(Order).order_by(col(Order.placed_at).desc())).first()
        assert newest is not None
        assert newest.remote_id == str(max(shop.website.orders))
    view = shop.sync.runner.view
    assert not view.running
    assert [one.state for one in view.accounts] == [AccountState.DONE]
    assert any("new order" in line.text for line in view.so_far)


def test_the_window_shows_each_account_while_it_runs_and_stop_ends_it(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect()
    opened(shop, qtbot)
    seen: list[SyncView] = []
    shop.sync.runner.shown.connect(seen.append)
    shop.server.faults.add(Rule(Fault.SLOW, seconds=30))
    qtbot.keyClick(shop.window, Qt.Key.Key_F5)
    qtbot.waitUntil(
        lambda: any(one.state is AccountState.RUNNING for view in seen for one in view.accounts), timeout=SLOW
    )
    assert shop.window.sync_popover.isVisible()
    with qtbot.waitSignal(shop.sync.runner.over, timeout=SLOW):
        shop.window.sync_popover.stop_account.emit(account)
    assert [one.state for one in shop.sync.runner.view.accounts] == [AccountState.STOPPED]


def test_the_timetable_syncs_by_itself_and_a_new_interval_counts_at_once(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect()
    opened(shop, qtbot)
    assert not shop.sync.runner.running  # synced a moment ago: not due
    with shop.book.write() as session:
        row = session.get(ChannelAccount, account)
        assert row is not None
        row.last_synced_at = clock.now() - timedelta(minutes=3)
        session.add(row)
    with qtbot.waitSignal(shop.sync.runner.over, timeout=SLOW):
        shop.background.run(shop.window, lambda session: schedule.set_every(session, 2), writes=True)
    qtbot.waitUntil(lambda: shop.sync.runner.view.every_minutes == 2, timeout=SLOW)


def test_a_website_that_is_away_is_told_in_words_and_the_program_goes_on(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect()
    opened(shop, qtbot)
    shop.server.close()
    synced(shop, qtbot)
    view = shop.sync.runner.view
    assert [one.state for one in view.accounts] == [AccountState.FAILED]
    assert view.so_far[0].tone == "danger"
    with shop.book.read() as session:
        assert accounts.get(session, account).retry_at is not None
        assert [row.account_id for row in attention.rows(session)] == [account]


def test_with_no_channel_the_sync_button_leads_to_connecting_one(shop: ChannelShop, qtbot: QtBot) -> None:
    opened(shop, qtbot)
    qtbot.mouseClick(shop.window.sync_button, Qt.MouseButton.LeftButton)
    assert shop.window.current_key() == "channels"
    qtbot.waitUntil(shop.channels().connect_view.isVisible, timeout=SLOW)


def test_the_practice_website_is_made_connected_and_there_again_the_next_day(
    shop: ChannelShop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "WEEKS", 1)  # the demo's six weeks of orders take long to make
    opened(shop, qtbot)
    made: list[int] = []
    shop.sync.start_practice(made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=SLOW)
    website = shop.access.website
    assert website is not None
    sku = next(product.sku for product in website.shop.products.values() if product.sku and product.manage_stock)
    with shop.book.read() as session:
        known = find_variant_id(session, sku)
        there = stock.availability(session, [known])[known].available
    assert website.shop.stock_of(sku) == there
    shop.sync.close()
    shop.background.close()
    shop.sync.release()
    assert (tmp_path / "practice-website.json").exists()
    assert shop.access.start_practice() == made[0]  # the next start: the same shop, at a new address
    again = shop.access.website
    assert again is not None
    assert again is not website
    assert again.shop.stock_of(sku) == there


def test_who_wants_to_try_gets_a_filled_shop_within_moments(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "WEEKS", 1)
    monkeypatch.setattr(demo, "PRODUCTS", 12)
    app = App(dressed, tmp_path)
    try:
        app.start()
        app.on_first_start(FirstStart("en", "", "VND", "Asia/Ho_Chi_Minh", PRACTICE))
        qtbot.waitUntil(lambda: app.background is not None, timeout=SLOW)
        with qtbot.waitSignal(app.ready, timeout=SLOW):
            pass
        with qtbot.waitSignal(app.sync().begun, timeout=SLOW):
            pass
        window = app.window
        assert window is not None
        home = window.page("home")
        assert isinstance(home, HomePage)
        qtbot.waitUntil(lambda: home.data is not None and home.data.filled, timeout=SLOW)
        assert home.data is not None
        assert [account.name for account in home.data.home.accounts] == ["Practice website", "Practice Page"]
        window.close()
        assert (tmp_path / demo.STATE_FILE).exists()
    finally:
        app.close()
        app.garbage.stop()
        gc.enable()


def test_closing_the_window_in_the_middle_of_a_sync_ends_it_cleanly(shop: ChannelShop, qtbot: QtBot) -> None:
    shop.connect()
    opened(shop, qtbot)
    shop.server.faults.add(Rule(Fault.SLOW, seconds=30))
    qtbot.keyClick(shop.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: bool(shop.access.usages), timeout=SLOW)
    shop.sync.close()
    shop.background.close()  # waits for the thread, which must not wait for the website
    with shop.book.read() as session:
        assert accounts.lease_holder(session, 1) is None

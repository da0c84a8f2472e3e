"""The channel accounts by mouse and keys: the list, one account, deciding pairs, pausing, removing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager import clock
from storemanager.channels import CHANNELS
from storemanager.domain.accounts import AccountState, Listing, MatchState
from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.gui.languages import Languages
from storemanager.gui.pages.channels.dialogs import PolicyDialog, RenameDialog
from storemanager.gui.pages.channels.page import ChannelsPage
from storemanager.gui.theme import theme
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.parts import Card
from storemanager.services import accounts, listings, outbox
from storemanager.texts import verbatim
from tests.gui.channel_shop import ChannelShop
from tests.makers import a_variant

SLOW = 60_000


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    made = ChannelShop(tmp_path, products=3)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


def opened(shop: ChannelShop, qtbot: QtBot, accounts_shown: int = 1) -> ChannelsPage:
    shop.window.start_pages("channels")
    page = shop.channels()
    qtbot.waitUntil(lambda: page.overview.model.rowCount() == accounts_shown, timeout=SLOW)
    quiet(shop, qtbot)
    return page


def quiet(shop: ChannelShop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shop.background.waiting() and not shop.sync.runner.running, timeout=SLOW)


def added(shop: ChannelShop, name: str = "Website", *, active: bool = True) -> int:
    """An account in the book, without anything fetched from it."""
    with shop.book.write() as session:
        account = accounts.add(
            session, kind="woocommerce", name=name, address=f"{shop.server.url}/{name}",
            settings={"address": shop.server.url}, currency="VND", now=clock.now(),
        )  # fmt: skip
        if active:
            accounts.activate(session, account, now=clock.now())
    return account


def choose(page: ChannelsPage, account: int, what: str) -> None:
    """One entry of the account's menu."""
    line = page.overview.line(account)
    assert line is not None
    menu = page.overview.menu_for(line)
    next(action for action in menu.actions() if action.data() == what).trigger()


def test_an_empty_page_offers_every_channel_and_the_practice_one(shop: ChannelShop, qtbot: QtBot) -> None:
    page = opened(shop, qtbot, 0)
    qtbot.waitUntil(lambda: page.overview.stack.currentWidget() is page.overview._empty, timeout=SLOW)
    qtbot.mouseClick(page.overview.add_button, Qt.MouseButton.LeftButton)
    kinds = page.connect_view.kinds_part
    qtbot.waitUntil(kinds.isVisible, timeout=SLOW)
    cards = {card.accessibleName(): card for card in kinds.findChildren(Card)}
    assert cards.keys() == {*(channel.title for channel in CHANNELS), "Practice channel"}
    qtbot.mouseClick(cards["WooCommerce"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.connect_view.isVisible() and bool(page.connect_view.form.rows), timeout=SLOW)


def test_an_account_tells_how_it_is_and_what_would_help(
    shop: ChannelShop, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    fine, locked, away = added(shop, "Fine"), added(shop, "Locked"), added(shop, "Away", active=False)
    with shop.book.write() as session:
        accounts.signed_out(session, locked, verbatim("The key is no longer accepted."))
        accounts.pause(session, fine)
    page = opened(shop, qtbot, 3)
    qtmodeltester.check(page.overview.model)
    said = [page.overview._state(line) for line in page.overview.model.rows]
    assert [cell.pill.words for cell in said if cell.pill] == ["Paused", "Sign in again", "Being set up"]
    assert said[1].second == "The key is no longer accepted."
    assert page.overview.buttons[locked].text() == "Sign in"
    assert page.overview.buttons[away].text() == "Go on"
    qtbot.mouseClick(page.overview.buttons[fine], Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        assert accounts.get(session, fine).state is AccountState.ACTIVE


def test_a_website_with_orders_shows_lag_and_matches(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect()
    page = opened(shop, qtbot)
    line = page.overview.line(account)
    assert line is not None
    sold = page.overview._selling(line)
    assert sold.second == "all matched"
    assert int(sold.text) == line.row.listings > 0
    assert page.overview._account(line).second == "WooCommerce · stock is counted up and down, read back"
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Down)
    page.overview.table.go_to(account)
    qtbot.keyClick(page.overview.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.account.data is not None and page.account.isVisible(), timeout=SLOW)
    page.account.show_tab("runs")
    assert page.account.data is not None
    assert len(page.account.data.runs) == 2
    qtbot.keyClick(shop.window, Qt.Key.Key_Escape)
    assert page.overview.isVisible()


def test_doubtful_pairs_are_accepted_and_taken_back(shop: ChannelShop, qtbot: QtBot) -> None:
    account = added(shop)
    with shop.book.write() as session:
        variant = a_variant(session, "GOM-1", name="Bát cơm")
        session.add(
            Listing(
                account_id=account, remote_product_id="5", remote_title="Bat com", candidate_id=variant,
                match_state=MatchState.SUGGESTED, match_reason="title", updated_at=clock.now(),
            )
        )  # fmt: skip
    page = opened(shop, qtbot)
    assert page.overview.buttons[account].text() == "Review matches"
    qtbot.mouseClick(page.overview.buttons[account], Qt.MouseButton.LeftButton)
    review = page.account.review
    qtbot.waitUntil(lambda: review.isVisible() and review.model.rowCount() == 1, timeout=SLOW)
    quiet(shop, qtbot)
    qtbot.mouseClick(review.accept_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shop.window.toasts.toasts()), timeout=SLOW)
    with shop.book.read() as session:
        assert [row.variant_id for row in listings.rows_for_account(session, account)] == [variant]
    qtbot.mouseClick(shop.window.toasts.toasts()[-1].action, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        assert [row.variant_id for row in listings.rows_for_account(session, account)] == [None]


def test_an_act_the_channel_refused_is_tried_again_or_given_up(shop: ChannelShop, qtbot: QtBot) -> None:
    account = added(shop)
    with shop.book.write() as session:
        entries = [
            outbox.add(session, account_id=account, kind=OutboxKind.NOTE, payload={}, key=str(one), now=clock.now())
            for one in range(2)
        ]
        for entry in entries:
            outbox.park(session, entry, verbatim("Refused."))
    page = opened(shop, qtbot)
    page.show_account(account, "acts")
    view = page.account
    qtbot.waitUntil(lambda: view.acts_model.rowCount() == 2, timeout=SLOW)
    view.acts_model.tick([entries[0]], True)
    qtbot.mouseClick(view.retry_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    view.acts_model.tick([entries[1]], True)
    qtbot.mouseClick(view.withdraw_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        states = [outbox.get(session, entry).state for entry in entries]
    assert states == [OutboxState.WAITING, OutboxState.WITHDRAWN]


def test_name_and_policy_are_changed_and_a_taken_name_is_refused(shop: ChannelShop, qtbot: QtBot) -> None:
    account = added(shop)
    added(shop, "Taken")
    page = opened(shop, qtbot, 2)
    choose(page, account, "rename")
    rename = next(one for one in page.findChildren(RenameDialog) if one.isVisible())
    field = rename.field.field
    assert isinstance(field, QLineEdit)
    field.setText("Taken")
    qtbot.mouseClick(rename.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(rename.refusal.isVisible, timeout=SLOW)
    field.setText("My website")
    qtbot.mouseClick(rename.save_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    qtbot.waitUntil(lambda: page.overview.model.rows[0].row.name == "My website", timeout=SLOW)
    choose(page, account, "policy")
    policy = next(one for one in page.findChildren(PolicyDialog) if one.isVisible())
    safety = policy.safety.field
    assert isinstance(safety, QLineEdit)
    safety.setText("2")
    policy.prices.setChecked(False)
    qtbot.mouseClick(policy.save_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        row = accounts.get(session, account)
    assert (row.safety_stock, row.push_prices, row.cap) == (2, False, None)


def test_removing_an_account_says_what_stays_and_keeps_its_orders(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect(adopt=False)
    sku = next(product.sku for product in shop.website.products.values() if product.sku and product.manage_stock)
    shop.website.buy(sku, 1)
    page = opened(shop, qtbot)
    with qtbot.waitSignal(shop.sync.runner.over, timeout=SLOW):
        choose(page, account, "sync")
    quiet(shop, qtbot)
    choose(page, account, "remove")
    dialog = next(one for one in page.findChildren(Dialog) if one.isVisible())
    assert dialog.title.text() == "Remove Website?"
    dialog.choose("remove")
    qtbot.waitUntil(lambda: page.overview.model.rowCount() == 0 or page.overview._empty is not None, timeout=SLOW)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        assert accounts.rows(session) == []
        assert len(session.exec(select(Order.id)).all()) == 1


def test_the_channel_pages_speak_vietnamese_and_stand_in_the_dark(shop: ChannelShop, qtbot: QtBot) -> None:
    shop.connect()
    page = opened(shop, qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    languages = Languages(app)
    languages.use("vi")
    theme().install(app, "dark", 150)
    try:
        quiet(shop, qtbot)
        assert not page.grab().isNull()
        assert page.overview.model.rowCount() == 1
    finally:
        languages.use("en")
        theme().install(app, "light")

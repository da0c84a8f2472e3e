"""Connecting a website by hand: typing, testing, matching, looking, switching on; signing in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import pytest
from keyring.errors import KeyringError
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager import clock
from storemanager.channels import by_key
from storemanager.domain.accounts import AccountState, ChannelAccount
from storemanager.domain.orders import Order
from storemanager.gui.pages.connect.page import ConnectView
from storemanager.gui.pages.connect.wording import FORM, MATCH, PREVIEW
from storemanager.gui.records import ConnectChannel
from storemanager.services import accounts, catalog, stock
from tests.conftest import MemoryKeyring
from tests.gui.channel_shop import ChannelShop
from tests.makers import a_product

SLOW = 60_000


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    made = ChannelShop(tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    made.window.start_pages("channels")
    yield made
    made.close()


def connecting(shop: ChannelShop, qtbot: QtBot) -> ConnectView:
    """The form of the website, empty."""
    view = shop.channels().connect_view
    shop.window.open_record("channels", ConnectChannel("woocommerce"))
    qtbot.waitUntil(lambda: "address" in view.form.rows and view.isVisible(), timeout=SLOW)
    quiet(shop, qtbot)
    return view


def quiet(shop: ChannelShop, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not shop.background.waiting() and not shop.sync.runner.running, timeout=SLOW)


def enter(view: ConnectView, qtbot: QtBot, key: str, text: str) -> str:
    """Type a value and leave the field; the sentence below it once it was tested."""
    field = view.form.rows[key].field
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)
    view.form.test_edited()
    qtbot.waitUntil(lambda: key in view.form.passed, timeout=SLOW)
    return view.form.rows[key].below.text()


def fill_in(shop: ChannelShop, view: ConnectView, qtbot: QtBot) -> None:
    key = shop.website.keys.add()
    assert "Found" in enter(view, qtbot, "address", shop.server.url)
    enter(view, qtbot, "consumer_key", key.consumer_key)
    assert enter(view, qtbot, "consumer_secret", key.consumer_secret) == (
        "The website accepts the key for reading and writing."
    )


def press(view: ConnectView, qtbot: QtBot) -> None:
    """The primary button."""
    qtbot.waitUntil(view.next_button.isEnabled, timeout=SLOW)
    qtbot.mouseClick(view.next_button, Qt.MouseButton.LeftButton)


def test_a_website_is_connected_matched_looked_at_and_switched_on(
    shop: ChannelShop, qtbot: QtBot, memory_keyring: MemoryKeyring
) -> None:
    skus = [product.sku for product in shop.website.products.values() if product.sku and product.manage_stock]
    with shop.book.write() as session:
        a_product(session, "Ours", (skus[0],), price=None, on_hand=4)
    view = connecting(shop, qtbot)
    assert not view.next_button.isEnabled()
    fill_in(shop, view, qtbot)
    secret = view.form.rows["consumer_secret"].field
    assert isinstance(secret, QLineEdit)
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    press(view, qtbot)
    qtbot.waitUntil(lambda: view.step == MATCH, timeout=SLOW)
    qtbot.waitUntil(lambda: "1 matched" in view.match.fact.text(), timeout=SLOW)
    account = view.account_id
    assert account is not None
    assert shop.website.stock_of(skus[0]) != 4  # nothing goes out before it is switched on
    with shop.book.read() as session:
        kept = str(session.exec(select(ChannelAccount.settings)).one())
    assert "cs_" not in kept  # the secret is in the keyring only
    assert any("cs_" in text for text in memory_keyring.secrets.values())
    qtbot.mouseClick(view.match.adopt_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "0 without a match" in view.match.fact.text(), timeout=SLOW)
    quiet(shop, qtbot)
    qtbot.waitUntil(view.next_button.isEnabled, timeout=SLOW)
    qtbot.keyClick(shop.window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: view.step == PREVIEW and view.preview.model.rowCount() == 1, timeout=SLOW)
    [change] = view.preview.model.rows
    assert (change.sku, change.stock_then) == (skus[0], 4)
    assert "1 stock number" in view.preview.fact.text()
    press(view, qtbot)
    qtbot.waitUntil(lambda: shop.website.stock_of(skus[0]) == 4, timeout=SLOW)
    qtbot.waitUntil(shop.channels().account.isVisible, timeout=SLOW)
    quiet(shop, qtbot)
    shop.website.buy(skus[0], 1)
    with qtbot.waitSignal(shop.sync.runner.over, timeout=SLOW):
        qtbot.keyClick(shop.window, Qt.Key.Key_F5)
    with shop.book.read() as session:
        assert str(max(shop.website.orders)) in set(session.exec(select(Order.remote_id)))
        variant = catalog.find_variant(session, skus[0])
        assert variant is not None
        assert stock.availability(session, [variant])[variant].available == 3


def test_a_wrong_value_is_told_below_its_field_at_once(shop: ChannelShop, qtbot: QtBot) -> None:
    view = connecting(shop, qtbot)
    assert "could not be reached" in enter(view, qtbot, "address", "http://127.0.0.1:9")
    enter(view, qtbot, "address", shop.server.url)
    key = shop.website.keys.add()
    assert "The key begins with ck_" in enter(view, qtbot, "consumer_key", key.consumer_secret)
    enter(view, qtbot, "consumer_key", key.consumer_key)
    assert "not a whole secret" in enter(view, qtbot, "consumer_secret", "cs_short")
    wrong = enter(view, qtbot, "consumer_secret", f"cs_{'0' * 40}")
    assert view.form.passed["consumer_secret"] is False
    assert wrong
    assert not view.next_button.isEnabled()
    assert view.stepper.lines[2].state == "here"


def test_an_answer_about_another_account_marks_nothing_here(shop: ChannelShop, qtbot: QtBot) -> None:
    form = connecting(shop, qtbot).form
    field = form.rows["consumer_key"].field
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "ck_short")
    form.test_edited()
    form.show_kind("woocommerce", by_key("woocommerce").fields, {}, saved=1)  # before the answer is there
    quiet(shop, qtbot)
    assert form.passed == {}
    assert form.rows["consumer_key"].field.property("wrong") == "false"


def test_without_a_place_for_secrets_nothing_is_connected_and_the_page_says_what_to_do(
    shop: ChannelShop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Locked(MemoryKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise KeyringError("locked")

    monkeypatch.delenv("STOREMANAGER_PASSPHRASE", raising=False)
    keyring.set_keyring(Locked())
    view = connecting(shop, qtbot)
    fill_in(shop, view, qtbot)
    press(view, qtbot)
    qtbot.waitUntil(view.banner.isVisible, timeout=SLOW)
    assert "no keyring service" in view.banner.title.text()
    assert "STOREMANAGER_PASSPHRASE" in view.banner.text.text()
    with shop.book.read() as session:
        assert accounts.rows(session) == []
    assert view.step == FORM


def test_later_keeps_the_address_and_never_a_key(shop: ChannelShop, qtbot: QtBot) -> None:
    view = connecting(shop, qtbot)
    fill_in(shop, view, qtbot)
    qtbot.mouseClick(view.later_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    assert shop.channels().overview.isVisible()
    with shop.book.read() as session:
        from storemanager.services import shop as shops

        kept = shops.setting(session, "connect_draft:woocommerce", {})
    assert kept["address"] == shop.server.url
    assert "cs_" not in str(kept)
    assert "ck_" not in str(kept)


def test_an_account_that_was_locked_out_signs_in_again_with_a_new_key(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect(adopt=False)
    with shop.book.write() as session:
        row = session.get_one(ChannelAccount, account)
        row.state, row.last_synced_at = AccountState.SIGN_IN, clock.now()
        session.add(row)
    page = shop.channels()
    page.refresh()
    qtbot.waitUntil(lambda: account in page.overview.buttons, timeout=SLOW)
    qtbot.mouseClick(page.overview.buttons[account], Qt.MouseButton.LeftButton)
    view = page.connect_view
    qtbot.waitUntil(lambda: view.isVisible() and "consumer_secret" in view.form.rows, timeout=SLOW)
    key = shop.website.keys.add()
    enter(view, qtbot, "consumer_key", key.consumer_key)
    enter(view, qtbot, "consumer_secret", key.consumer_secret)
    press(view, qtbot)
    qtbot.waitUntil(page.account.isVisible, timeout=SLOW)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        assert accounts.get(session, account).state is not AccountState.SIGN_IN

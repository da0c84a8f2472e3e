"""Connecting a Shopee shop by hand: the consent page is found, opened, and where it led is pasted; and again later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager.domain.accounts import ChannelAccount
from storemanager.gui.pages.connect.page import ConnectView
from storemanager.gui.pages.connect.wording import MATCH
from storemanager.gui.records import ConnectChannel
from storemanager.gui.widgets.fields import Choice
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY, PracticeShopee
from tests.conftest import MemoryKeyring
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.test_connect import SLOW, enter, press, quiet
from tests.practice.goods import NO_TLS

BACK = "https://shop.example/back"


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


@pytest.fixture
def market() -> Iterator[PracticeServer]:
    shopee = PracticeShopee(calls_per_second=1000)
    shopee.add_product({"name": "Cốc gốm", "sku": "MUG", "regular_price": "90000", "stock_quantity": 5})
    with PracticeServer(shopee) as server:
        yield server


def agree(view: ConnectView, qtbot: QtBot) -> str:
    """What the owner does in the browser with the page the guide opens."""
    qtbot.waitUntil(lambda: bool(view.form.value("consent")), timeout=SLOW)
    return str(httpx.get(view.form.value("consent"), verify=NO_TLS).headers["location"])


def test_a_shopee_shop_is_connected_by_pasting_where_the_consent_led(
    shop: ChannelShop, market: PracticeServer, qtbot: QtBot, memory_keyring: MemoryKeyring
) -> None:
    view = shop.channels().connect_view
    shop.window.open_record("channels", ConnectChannel("shopee"))
    qtbot.waitUntil(lambda: "landing" in view.form.rows and view.isVisible(), timeout=SLOW)
    quiet(shop, qtbot)
    place = view.form.rows["place"].field
    assert isinstance(place, Choice)
    place.choose("own")
    enter(view, qtbot, "address", market.url)
    assert "number of about seven digits" in enter(view, qtbot, "partner_id", "my app")
    enter(view, qtbot, "partner_id", str(PARTNER_ID))
    assert "not that of this app" in enter(view, qtbot, "partner_key", "shpk_wrong")
    assert enter(view, qtbot, "partner_key", PARTNER_KEY) == "Shopee knows this app and its key."
    enter(view, qtbot, "redirect", BACK)
    landed = agree(view, qtbot)
    quiet(shop, qtbot)
    button = view.guide.open_button
    assert button is not None
    assert button.isEnabled()
    assert not view.next_button.isEnabled()
    assert "missing in it" in enter(view, qtbot, "landing", BACK)
    assert "complete" in enter(view, qtbot, "landing", landed)
    press(view, qtbot)
    qtbot.waitUntil(lambda: view.step == MATCH, timeout=SLOW)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        account = session.exec(select(ChannelAccount)).one()
    assert (account.kind, account.name, account.settings["shop_id"]) == ("shopee", "Gốm Việt Official", "322300222")
    assert PARTNER_KEY not in str(account.settings)
    assert landed not in str(account.settings)
    assert "sign=" not in str(account.settings)
    assert any("refresh_token" in text for text in memory_keyring.secrets.values())


def test_a_shop_that_took_its_consent_back_is_signed_in_again_without_typing_the_keys(
    shop: ChannelShop, market: PracticeServer, qtbot: QtBot
) -> None:
    connections = shop.access.connections
    values = {"place": "own", "address": market.url, "partner_id": str(PARTNER_ID), "redirect": BACK}
    secrets = {"partner_key": PARTNER_KEY}
    found = connections.test_field("shopee", "redirect", values, secrets)
    assert found is not None
    secrets["landing"] = httpx.get(found.values["consent"], verify=NO_TLS).headers["location"]
    answer = connections.try_out("shopee", values, secrets)
    account = connections.add("shopee", "Shopee", values, secrets, answer, activate=True, at=shop.access.clock())
    shopee = market.shop
    assert isinstance(shopee, PracticeShopee)
    shopee.tokens.forget()
    view = shop.channels().connect_view
    shop.window.open_record("channels", ConnectChannel("shopee", account))
    qtbot.waitUntil(lambda: "landing" in view.form.rows and view.isVisible(), timeout=SLOW)
    landed = agree(view, qtbot)
    quiet(shop, qtbot)
    enter(view, qtbot, "landing", landed)
    press(view, qtbot)
    qtbot.waitUntil(lambda: not view.isVisible(), timeout=SLOW)
    quiet(shop, qtbot)
    assert connections.check(account).shop_name == "Gốm Việt Official"

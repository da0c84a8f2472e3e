"""Needs attention by its keys and buttons, on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import Order, OrderLine
from storemanager.gui.pages.attention.dialogs import MatchLines
from storemanager.gui.pages.attention.page import AttentionPage
from storemanager.gui.records import ConnectChannel
from storemanager.gui.widgets.overlay import Toast
from storemanager.services import accounts, attention, orders
from storemanager.services.orders import LineInput, OrderInput
from storemanager.texts import verbatim
from tests.gui.channel_shop import ChannelShop
from tests.makers import a_variant

SLOW = 60_000


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    made = ChannelShop(tmp_path)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.close()


def raised(shop: ChannelShop, key: str, **values: Any) -> int:
    """A matter in the book."""
    given: dict[str, Any] = {
        "kind": AttentionKind.OTHER, "severity": Severity.WARN, "area": Area.STOCK, "title": verbatim(key),
        "meaning": verbatim("What it means."), "advice": verbatim("What to do."),
    }  # fmt: skip
    with shop.book.write() as session:
        return attention.raise_(session, key=key, now=clock.now(), **{**given, **values})


def an_account(shop: ChannelShop) -> int:
    with shop.book.write() as session:
        return accounts.add(
            session, kind="woocommerce", name="Website", address=shop.server.url, settings={}, currency="VND",
            now=clock.now(),
        )  # fmt: skip


def opened(shop: ChannelShop, qtbot: QtBot) -> AttentionPage:
    shop.window.start_pages("attention")
    page = shop.attention()
    qtbot.waitUntil(lambda: page.data is not None, timeout=SLOW)
    return page


def toast(shop: ChannelShop, qtbot: QtBot) -> Toast:
    qtbot.waitUntil(lambda: bool(shop.window.toasts.toasts()), timeout=SLOW)
    return shop.window.toasts.toasts()[-1]


def titles(page: AttentionPage) -> list[str]:
    return [card.title.text() for card in page.cards]


def test_the_worst_stands_first_and_each_tab_counts_its_own(shop: ChannelShop, qtbot: QtBot) -> None:
    raised(shop, "a price", area=Area.PRICES)
    raised(shop, "oversold", severity=Severity.DANGER)
    raised(shop, "two people", severity=Severity.INFO, area=Area.CUSTOMERS)
    page = opened(shop, qtbot)
    assert titles(page) == ["oversold", "a price", "two people"]
    assert [card.button.kind for card in page.cards] == ["primary", "normal", "normal"]
    assert page.tabs.tabText(0) == "All  3"
    page.tabs.choose("prices")
    assert titles(page) == ["a price"]
    page.tabs.choose("orders")
    assert page.stack.currentWidget() is page._empty


def test_with_nothing_to_do_the_page_says_so(shop: ChannelShop, qtbot: QtBot) -> None:
    page = opened(shop, qtbot)
    empty = page.stack.currentWidget()
    assert empty is not None
    assert empty.accessibleName().startswith("Nothing needs you now")


def test_s_puts_a_matter_off_until_tomorrow_and_undo_brings_it_back(shop: ChannelShop, qtbot: QtBot) -> None:
    raised(shop, "first", severity=Severity.DANGER)
    raised(shop, "second")
    page = opened(shop, qtbot)
    page.cards[0].setFocus()
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Down)
    assert page.current_card() is page.cards[1]
    qtbot.keyClick(page.cards[1], Qt.Key.Key_S)
    qtbot.waitUntil(lambda: titles(page) == ["first"], timeout=SLOW)
    assert page.later_button.isVisible()
    with shop.book.read() as session:
        assert [str(row.title) for row in attention.rows(session, now=clock.now())] == ["first"]
    qtbot.mouseClick(toast(shop, qtbot).action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(page) == ["first", "second"], timeout=SLOW)


def test_a_line_that_matches_nothing_is_matched_at_once_by_enter(shop: ChannelShop, qtbot: QtBot) -> None:
    account = an_account(shop)
    with shop.book.write() as session:
        variant = a_variant(session, "HQ-TG-01", name="Hộp quà Trà và gốm", on_hand=5)
        order = orders.create(session, OrderInput((LineInput(None, 1, 329_000, "Combo trà sen"),)), now=clock.now())
        line = session.get_one(OrderLine, orders.order(session, order).lines[0].id)
        line.remote_product_id = "71"
        stored = session.get_one(Order, order)
        stored.account_id, stored.remote_id = account, "900"
        session.add(
            Listing(
                account_id=account, remote_product_id="71", remote_title="Combo trà sen", candidate_id=variant,
                match_state=MatchState.SUGGESTED, match_reason="title", updated_at=clock.now(),
            )
        )  # fmt: skip
        session.add_all([line, stored])
    raised(
        shop, f"unknown-product:{account}:{order}", kind=AttentionKind.UNKNOWN_PRODUCT, area=Area.ORDERS,
        account_id=account, order_id=order, action="match_line",
    )  # fmt: skip
    page = opened(shop, qtbot)
    [card] = page.cards
    assert card.button.text() == "It is HQ-TG-01"
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.cards, timeout=SLOW)
    with shop.book.read() as session:
        assert [one.variant_id for one in orders.order(session, order).lines] == [variant]
        assert attention.rows(session) == []


def test_another_product_is_chosen_for_a_line_by_its_sku(shop: ChannelShop, qtbot: QtBot) -> None:
    with shop.book.write() as session:
        variant = a_variant(session, "AOT-1", on_hand=5)
        order = orders.create(session, OrderInput((LineInput(None, 1, 90_000, "Shirt"),)), now=clock.now())
    raised(shop, "unknown", kind=AttentionKind.UNKNOWN_PRODUCT, area=Area.ORDERS, order_id=order, action="match_line")
    page = opened(shop, qtbot)
    qtbot.mouseClick(page.cards[0].button, Qt.MouseButton.LeftButton)
    dialog = next(one for one in page.findChildren(MatchLines) if one.isVisible())
    dialog.finder.search.clear()
    qtbot.keyClicks(dialog.finder.search, "AOT-1")
    qtbot.keyClick(dialog.finder.search, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.save_button.isEnabled, timeout=SLOW)
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shop.background.waiting(), timeout=SLOW)
    with shop.book.read() as session:
        assert [one.variant_id for one in orders.order(session, order).lines] == [variant]


def test_what_was_handled_by_hand_is_told_under_today_and_can_be_opened_again(shop: ChannelShop, qtbot: QtBot) -> None:
    raised(shop, "seen to")
    page = opened(shop, qtbot)
    page.mark_handled(page.cards[0].matter)
    qtbot.waitUntil(lambda: page.handled_button.text() == "Handled today: 1", timeout=SLOW)
    assert page.cards == []
    qtbot.mouseClick(toast(shop, qtbot).action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(page) == ["seen to"], timeout=SLOW)


def test_a_channel_that_locked_us_out_is_signed_in_to_on_the_connect_page(shop: ChannelShop, qtbot: QtBot) -> None:
    account = an_account(shop)
    raised(shop, "locked", kind=AttentionKind.SIGN_IN, area=Area.CONNECTION, account_id=account, action="sign_in",
           channel_reply="woocommerce_rest_cannot_view")  # fmt: skip
    page = opened(shop, qtbot)
    went: list[tuple[str, object]] = []
    page.opens.connect(lambda key, record: went.append((key, record)))
    qtbot.mouseClick(page.cards[0].button, Qt.MouseButton.LeftButton)
    assert went == [("channels", ConnectChannel(account_id=account))]
    assert shop.window.current_key() == "channels"


def test_a_refresh_keeps_the_current_card(shop: ChannelShop, qtbot: QtBot) -> None:
    raised(shop, "first", severity=Severity.DANGER)
    raised(shop, "second")
    page = opened(shop, qtbot)
    page.cards[1].setFocus()
    raised(shop, "third")
    shop.background.changed.emit()
    qtbot.waitUntil(lambda: len(page.cards) == 3, timeout=SLOW)
    current = page.current_card()
    assert current is not None
    assert current.title.text() == "second"

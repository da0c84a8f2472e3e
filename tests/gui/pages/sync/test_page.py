"""The Sync page is reached, follows the language, and says how each account is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.domain.accounts import ChannelAccount, ReadOnly
from storemanager.domain.syncing import RunState
from storemanager.gui.languages import Languages
from storemanager.gui.pages.sync.page import HEALTH, RUNS
from storemanager.gui.widgets.notes import EmptyState
from storemanager.services import account_holds, shop
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.shown import said
from tests.gui.pages.sync.desk import SLOW, a_run, button, opened, press, quiet, sent, two_accounts


def test_nothing_connected_says_what_to_do(made: ChannelShop, qtbot: QtBot) -> None:
    page = opened(made, qtbot)
    qtbot.waitUntil(lambda: isinstance(page.runs.card.empty_state(), EmptyState), timeout=SLOW)
    assert not page.runs.which.isVisible()
    press(made, qtbot, "Connect a channel", page)
    assert made.window.current_key() == "channels"


def test_an_account_that_may_not_be_written_to_says_why_and_leads_out(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        website, market = two_accounts(session)
        account = session.get_one(ChannelAccount, website)
        account.read_only, account.read_only_since = ReadOnly.RESTORED, clock.now()
        session.add(account)
        for _ in range(2):
            a_run(session, market, RunState.FAILED, trouble="No answer.")
    page = opened(made, qtbot)
    page.show_tab(HEALTH)
    quiet(made, qtbot)
    assert page.health.area.accessibleName() == "How each account is"
    card = page.health.cards[website]
    assert "the book is an older state of itself" in said(card)
    assert card.pill.words == "Nothing is sent"
    assert page.health.cards[market].pill.words == "2 syncs failed in a row"
    press(made, qtbot, "Look at the comparison", card)
    assert made.window.current_key() == "channels"


def test_a_comparison_with_what_was_never_read_since_claims_nothing_and_offers_to_read(
    made: ChannelShop, qtbot: QtBot
) -> None:
    with made.book.write() as session:
        website, _market = two_accounts(session)
        sent(session, a_run(session, website), website)
        account_holds.hold(session, [website], ReadOnly.RESTORED, now=clock.now())
    opened(made, qtbot)
    made.window.open_record("channels", website)
    quiet(made, qtbot)
    channels = made.channels()
    assert "A backup was restored. Orders come in; stock and prices wait until you have looked." in said(channels)
    press(made, qtbot, "Look at the comparison", channels)
    qtbot.waitUntil(lambda: "What is there has not been read yet" in said(channels), timeout=SLOW)
    assert "Both sides are the same" not in said(channels)
    assert button("Read it now", channels).property("kind") == "primary"
    agree = button("It is right, send it", channels)
    assert not agree.isEnabled()
    assert agree.property("kind") == "normal"


def test_the_page_opens_from_the_popover_and_by_its_keys(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        two_accounts(session)
    made.window.start_pages("home")
    qtbot.keyClick(made.window, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert made.window.current_key() == "sync"
    made.window.go_back()
    assert made.window.current_key() == "home"
    made.window.sync_popover.log_wanted.emit()
    assert made.window.current_key() == "sync"
    quiet(made, qtbot)


def test_the_page_follows_the_language(made: ChannelShop, qtbot: QtBot, qapp: QApplication) -> None:
    with made.book.write() as session:
        website, _ = two_accounts(session)
        a_run(session, website)
        shop.set_setting(session, "sync_every_minutes", 0)
    page = opened(made, qtbot)
    Languages(qapp).use("vi")
    qapp.processEvents()
    quiet(made, qtbot)
    assert page.tabs.current() == RUNS
    assert page.runs.model.rowCount() == 1

"""The Sync page by mouse and keys: the runs, one of them in full, how accounts are, and the ways out of an oversell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select

from storemanager import clock
from storemanager.domain.accounts import AccountState, ChannelAccount, Listing, MatchState, ReadOnly
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.syncing import RunState, SentField, SentValue, SyncRun
from storemanager.gui.dialogs.order_acts import CancelDialog
from storemanager.gui.languages import Languages
from storemanager.gui.pages.sync.page import HEALTH, OVERSOLD, RUNS, SyncPage
from storemanager.gui.pages.sync.run_panel import FIRST_SENT, MOST_SHOWN
from storemanager.gui.records import SyncTab
from storemanager.gui.widgets.notes import EmptyState
from storemanager.gui.widgets.overlay import Dialog, Toast
from storemanager.gui.widgets.panel_parts import PanelRow
from storemanager.services import account_holds, catalog, orders, oversold, shop, stock
from storemanager.sync import notices, schedule
from storemanager.texts import translate, verbatim
from tests.gui.channel_shop import ChannelShop
from tests.makers import a_variant
from tests.order_makers import a_channel_order, a_location, an_account

SLOW = 20_000


@pytest.fixture
def made(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    shop_ = ChannelShop(tmp_path, products=2)
    qtbot.addWidget(shop_.window)
    shop_.window.show()
    qtbot.waitExposed(shop_.window)
    shop_.window.activateWindow()
    qtbot.waitUntil(shop_.window.isActiveWindow, timeout=SLOW)
    yield shop_
    shop_.close()


def opened(made: ChannelShop, qtbot: QtBot) -> SyncPage:
    made.window.start_pages("sync")
    page = made.syncs()
    made.sync.runner.look()
    quiet(made, qtbot)
    assert page.data is not None
    return page


def quiet(made: ChannelShop, qtbot: QtBot) -> None:
    """Until everything asked was answered and nothing more is about to be asked."""

    def still() -> bool:
        page = made.window.current_page()
        later = getattr(page, "_later", None)
        runner = made.sync.runner
        busy = made.background.waiting() or runner.running or runner._soon.isActive()
        return not busy and (later is None or not later.isActive())

    qtbot.waitUntil(still, timeout=SLOW)
    qtbot.waitUntil(still, timeout=SLOW)


def said(within: QWidget) -> str:
    """Every word that can be seen."""
    return " | ".join(each.text() for each in within.findChildren(QLabel) if each.isVisible())


def button(words: str, within: QWidget) -> QPushButton:
    found = [each for each in within.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert found, [each.text() for each in within.findChildren(QPushButton) if each.isVisible()]
    return found[0]


def press(made: ChannelShop, qtbot: QtBot, words: str, within: QWidget) -> None:
    qtbot.mouseClick(button(words, within), Qt.MouseButton.LeftButton)
    quiet(made, qtbot)


def undo(made: ChannelShop, qtbot: QtBot) -> None:
    """Press Undo in the newest toast."""
    shown = [toast for toast in made.window.findChildren(Toast) if toast.isVisible()]
    qtbot.mouseClick(max(shown, key=lambda toast: toast.y()).action, Qt.MouseButton.LeftButton)
    quiet(made, qtbot)


def two_accounts(session: Session) -> tuple[int, int]:
    """Two that are well, and a timetable that leaves them alone."""
    schedule.set_every(session, 0)
    ids = an_account(session, "Website"), an_account(session, "Market", "shopee")
    for account_id in ids:
        account = session.get_one(ChannelAccount, account_id)
        account.state, account.last_synced_at = AccountState.ACTIVE, clock.now()
        session.add(account)
    session.flush()
    return ids


def a_run(session: Session, account_id: int, state: RunState = RunState.DONE, *, trouble: str = "") -> int:
    line = translate("sync", "{parts}.")(
        parts=(translate("sync", "{count:stock number sent|stock numbers sent}")(count=2),)
    )
    run = SyncRun(
        round_id="one", account_id=account_id, trigger="button", state=state, started_at=clock.now(),
        finished_at=clock.now() + timedelta(seconds=3), requests=7, lines=[line.to_json()],
        problem=verbatim(trouble).to_json() if trouble else None,
    )  # fmt: skip
    session.add(run)
    session.flush()
    assert run.id is not None
    return run.id


def sent(session: Session, run_id: int, account_id: int, *, repair: bool = False) -> None:
    variant = a_variant(session, "TEA", name="Trà sen") if not repair else None
    listing = Listing(
        account_id=account_id, variant_id=variant, remote_product_id=f"{run_id}-{repair}", remote_title="Lotus tea",
        match_state=MatchState.MATCHED if variant else MatchState.UNMATCHED, updated_at=clock.now(),
    )  # fmt: skip
    session.add(listing)
    session.flush()
    assert listing.id is not None
    session.add(
        SentValue(
            run_id=run_id, listing_id=listing.id, field=SentField.STOCK, before={"stock": 5}, after={"stock": 3},
            repair=repair, sent_at=clock.now(),
        )
    )  # fmt: skip
    session.flush()


def test_nothing_connected_says_what_to_do(made: ChannelShop, qtbot: QtBot) -> None:
    page = opened(made, qtbot)
    qtbot.waitUntil(lambda: isinstance(page.runs.card.empty_state(), EmptyState), timeout=SLOW)
    assert not page.runs.which.isVisible()
    press(made, qtbot, "Connect a channel", page)
    assert made.window.current_key() == "channels"


def test_a_run_tells_in_words_what_it_did_and_every_number_it_sent(
    made: ChannelShop, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    with made.book.write() as session:
        website, market = two_accounts(session)
        run = a_run(session, website)
        sent(session, run, website)
        sent(session, run, website, repair=True)
        a_run(session, market, RunState.FAILED, trouble="The market does not answer.")
    page = opened(made, qtbot)
    qtbot.waitUntil(lambda: page.runs.model.row(0) is not None, timeout=SLOW)
    qtmodeltester.check(page.runs.model)
    page.runs.table.go_to(run)
    page.runs.table.setFocus()
    qtbot.keyClick(page.runs.table, Qt.Key.Key_Return)
    quiet(made, qtbot)
    words = said(page.panel)
    assert "2 stock numbers sent." in words
    assert "7 requests" in words
    assert words.count("5 → 3") == 2
    assert "Put right" in words
    assert "Trà sen" in words
    assert "The market does not answer." in words  # the same sync with the other account
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert not page.panel_open()
    assert page.runs.table.current_id() == run


def test_only_runs_with_trouble_and_of_one_account_can_be_looked_at(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        website, market = two_accounts(session)
        fine, bad = a_run(session, website), a_run(session, website, RunState.FAILED, trouble="No answer.")
        a_run(session, market)
    page = opened(made, qtbot)
    page.runs.show_only(which="trouble")
    quiet(made, qtbot)
    assert list(page.runs.model.all_ids()) == [bad]
    page.runs.show_only(website)
    quiet(made, qtbot)
    assert list(page.runs.model.all_ids()) == [bad, fine]
    page.runs.show_only(market, "trouble")
    quiet(made, qtbot)
    press(made, qtbot, "Show all syncs", page)
    assert page.runs.model.rowCount() == 3


def test_a_real_sync_stands_in_the_list_with_what_it_cost(made: ChannelShop, qtbot: QtBot) -> None:
    account = made.connect(adopt=False)
    page = opened(made, qtbot)
    assert page.data is not None
    before = page.data.runs
    made.sync.runner.sync_accounts([account])
    qtbot.waitUntil(lambda: page.data is not None and page.data.runs > before, timeout=60_000)
    quiet(made, qtbot)
    newest = page.runs.model.row(0)
    assert newest is not None
    assert newest.requests > 0
    assert newest.lines
    page.show_tab(HEALTH)
    card = page.health.cards[account]
    assert card.facts["clock"].value.text() == "the same"
    assert card.facts["requests"].value.text().split()[0] != "0"


def test_what_a_sync_sent_is_taken_back_after_saying_how_many(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        website, _ = two_accounts(session)
        tea = a_variant(session, "TEA", name="Trà sen", price=120_000)
        catalog.set_prices(session, [catalog.PriceChange(tea, 90_000)], now=clock.now())
        listing = Listing(
            account_id=website, variant_id=tea, remote_product_id="7", remote_title="Lotus tea", price_seen=90_000,
            match_state=MatchState.MATCHED, updated_at=clock.now(),
        )  # fmt: skip
        session.add(listing)
        session.flush()
        assert listing.id is not None
        run = a_run(session, website)
        price = {"price": 120_000, "sale_price": None, "sale_from": None, "sale_to": None}
        session.add(
            SentValue(
                run_id=run, listing_id=listing.id, field=SentField.PRICE, before=price,
                after={**price, "price": 90_000}, sent_at=clock.now(),
            )
        )  # fmt: skip
    page = opened(made, qtbot)
    page.show_run(run)
    quiet(made, qtbot)
    assert "120,000\u00a0₫ → 90,000\u00a0₫" in said(page.panel)
    press(made, qtbot, "Take it back", page.panel)
    dialog = next(one for one in page.findChildren(Dialog) if one.isVisible())
    assert dialog.text.text().startswith("1 number was sent.")
    press(made, qtbot, "Take it back", dialog)
    with made.book.read() as session:
        assert session.get_one(Variant, tea).price == 120_000
    qtbot.waitUntil(
        lambda: not any(each.text() == "Take it back" and each.isVisible() for each in page.findChildren(QPushButton)),
        timeout=SLOW,
    )


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


def test_a_sync_that_sent_nothing_because_something_waits_says_what_and_not_that_nothing_changed(
    made: ChannelShop, qtbot: QtBot
) -> None:
    with made.book.write() as session:
        website, market = two_accounts(session)
        waiting, idle = a_run(session, website), a_run(session, market)
        nothing = translate("sync", "Nothing has changed.")()
        note = translate(
            "sync", "Nothing was sent: the account is read-only until you have looked at the comparison."
        )()
        for run_id, lines in ((waiting, [nothing, note]), (idle, [nothing])):
            run = session.get_one(SyncRun, run_id)
            run.lines = [line.to_json() for line in lines]
            session.add(run)
    page = opened(made, qtbot)
    page.show_run(waiting)
    quiet(made, qtbot)
    told = said(page.run_content)
    assert "Nothing was sent: the account is read-only" in told
    assert told.count("Nothing has changed.") == 1  # the other account of the same round: there it is true


def scarf_sold_twice(session: Session) -> tuple[int, int]:
    """One scarf, two orders of it; the second one is from a person with a phone."""
    website, market = two_accounts(session)
    scarf = a_variant(session, "SCARF", name="Khăn lụa", on_hand=1)
    a_channel_order(session, website, (scarf, 1), placed_at=clock.now() - timedelta(hours=2))
    newest = a_channel_order(session, market, (scarf, 1), placed_at=clock.now() - timedelta(hours=1))
    order = session.get_one(Order, newest)
    order.contact_name, order.contact_phone = "Vũ Minh", "+84912486317"
    session.add(order)
    session.flush()
    return scarf, newest


def test_goods_at_another_location_are_brought_with_one_press_and_undo(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        scarf, _ = scarf_sold_twice(session)
        stock.receive(session, scarf, 2, location_id=a_location(session, "Kho phụ"), now=clock.now())
    page = opened(made, qtbot)
    page.show_tab(OVERSOLD)
    page.oversold.table.go_to(scarf)
    page.oversold.table.setFocus()
    qtbot.keyClick(page.oversold.table, Qt.Key.Key_Return)
    quiet(made, qtbot)
    press(made, qtbot, "Bring 1 from Kho phụ", page.panel)
    with made.book.read() as session:
        assert oversold.rows(session) == ()
    assert not page.panel_open()
    undo(made, qtbot)
    with made.book.read() as session:
        assert len(oversold.rows(session)) == 1


def test_the_newest_customer_is_called_or_their_order_cancelled(
    made: ChannelShop, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    with made.book.write() as session:
        scarf, newest = scarf_sold_twice(session)
    page = opened(made, qtbot)
    page.open_record(SyncTab(OVERSOLD, scarf))
    quiet(made, qtbot)
    qtmodeltester.check(page.oversold.model)
    assert "1 without goods" in said(page.panel)
    press(made, qtbot, "Call Vũ Minh: 0912 486 317", page.panel)
    assert QGuiApplication.clipboard().text() == "+84912486317"
    number = page._found(scarf)
    assert number is not None
    press(made, qtbot, f"Cancel order {number.orders[-1].number}", page.panel)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(CancelDialog)), timeout=SLOW)
    dialog = next(one for one in page.findChildren(CancelDialog) if one.isVisible())
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    quiet(made, qtbot)
    with made.book.read() as session:
        assert orders.order(session, newest).status is OrderStatus.CANCELLED
        assert oversold.rows(session) == ()
    assert isinstance(page.oversold.card.empty_state(), EmptyState)


def test_what_the_owner_solved_otherwise_is_settled_and_can_be_reopened(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        scarf, _ = scarf_sold_twice(session)
    page = opened(made, qtbot)
    page.open_record(SyncTab(OVERSOLD, scarf))
    quiet(made, qtbot)
    press(made, qtbot, "It is solved", page.panel)
    with made.book.read() as session:
        assert oversold.rows(session)[0].settled
    assert page.data is not None
    assert page.data.open_oversold == 0
    undo(made, qtbot)
    with made.book.read() as session:
        assert not oversold.rows(session)[0].settled


def test_the_matter_among_what_needs_attention_leads_to_the_ways_out(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        scarf, _ = scarf_sold_twice(session)
        notices.oversold(session, now=clock.now())
    made.window.start_pages("attention")
    attention = made.attention()
    qtbot.waitUntil(lambda: len(attention.cards) == 1, timeout=SLOW)
    qtbot.mouseClick(attention.cards[0].button, Qt.MouseButton.LeftButton)
    page = made.syncs()
    qtbot.waitUntil(page.panel_open, timeout=SLOW)
    assert page.tabs.current() == OVERSOLD
    assert page._wanted_variant == scarf


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


def test_a_sync_that_sent_much_shows_more_in_short_turns_and_counts_the_rest(made: ChannelShop, qtbot: QtBot) -> None:
    with made.book.write() as session:
        website, _ = two_accounts(session)
        run_id = a_run(session, website)
        sent(session, run_id, website)
        first = session.exec(select(SentValue)).one()
        for _ in range(99):
            session.add(
                SentValue(
                    run_id=run_id, listing_id=first.listing_id, field=SentField.STOCK, before={"stock": 5},
                    after={"stock": 3}, sent_at=first.sent_at,
                )
            )  # fmt: skip
    page = opened(made, qtbot)
    page.show_run(run_id)
    quiet(made, qtbot)
    rows = page.run_content.findChildren(PanelRow)
    assert len([row for row in rows if row.isVisible()]) == FIRST_SENT
    qtbot.mouseClick(button(f"Show {MOST_SHOWN - FIRST_SENT} more", page.run_content), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "…and 20 more, not shown here" in said(page.run_content), timeout=SLOW)
    rows = page.run_content.findChildren(PanelRow)
    assert len([row for row in rows if row.isVisible()]) == MOST_SHOWN

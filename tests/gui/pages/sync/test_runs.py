"""The runs on the Sync page: what each did in words, what it sent, and how that is taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager import clock
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.syncing import RunState, SentField, SentValue, SyncRun
from storemanager.gui.pages.sync.page import HEALTH
from storemanager.gui.pages.sync.run_panel import FIRST_SENT, MOST_SHOWN
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.panel_parts import PanelRow
from storemanager.services import catalog
from storemanager.texts import translate
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.shown import said
from tests.gui.pages.sync.desk import SLOW, a_run, button, opened, press, quiet, sent, two_accounts
from tests.makers import a_variant


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

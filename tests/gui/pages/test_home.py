"""The Home page as its owner sees it in the morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select

from storemanager import texts
from storemanager.database import Book
from storemanager.domain.accounts import AccountState, ChannelAccount
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.orders import Order, OrderStatus
from storemanager.gui.pages.home import HomePage
from storemanager.gui.pages.home.cards import Line
from storemanager.gui.pages.home.loading import load
from storemanager.gui.pages.home.needs import MATTERS_SHOWN, needs
from storemanager.gui.records import ConnectChannel, ImportFile, OrdersTab
from storemanager.gui.syncing import AccountProgress, SyncView
from storemanager.gui.syncing import AccountState as Running
from storemanager.gui.widgets.notes import EmptyState
from storemanager.services import attention
from storemanager.texts import verbatim
from tests.gui.pages.shown import Shown, shown
from tests.makers import NOON, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account, an_order


@pytest.fixture(autouse=True)
def in_vietnam() -> Iterator[None]:
    before = texts.zone()
    texts.use_zone(ZoneInfo("Asia/Ho_Chi_Minh"))
    yield
    texts.use_zone(before)


@pytest.fixture
def morning(book: Book) -> Book:
    """Orders late, due today, to confirm and with an unknown item; sales last week; a channel signed out."""
    with book.write() as session:
        a_shop(session)
        web, shopee = an_account(session), an_account(session, "mocnhien.hn", "shopee")
        for account_id, state in ((web, AccountState.ACTIVE), (shopee, AccountState.SIGN_IN)):
            account = session.get_one(ChannelAccount, account_id)
            account.state, account.last_synced_at = state, NOON - timedelta(minutes=2)
            session.add(account)
        honey = a_variant(session, "HONEY", name="Mật ong", on_hand=9)
        early = NOON - timedelta(hours=1)
        a_channel_order(session, web, (honey, 1), total=300_000, placed_at=early, ship_by=NOON - timedelta(minutes=25))
        a_channel_order(session, web, (honey, 2), total=500_000, placed_at=early, ship_by=NOON + timedelta(minutes=64))
        a_channel_order(session, web, (honey, 1), total=100_000, placed_at=early, status=OrderStatus.PENDING)
        a_channel_order(session, web, (None, 1), total=50_000, placed_at=early, ship_by=NOON + timedelta(days=2))
        week = NOON - timedelta(days=7)
        for at, total in ((week - timedelta(hours=1), 475_000), (week + timedelta(hours=3), 900_000)):
            order = a_channel_order(session, web, (honey, 1), total=total, placed_at=at)
            session.get_one(Order, order).status = OrderStatus.DELIVERED
    return book


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, morning: Book) -> Iterator[Shown[HomePage]]:
    with shown(qtbot, morning, lambda background: HomePage(background, now=lambda: NOON)) as found:
        yield found


def test_the_most_urgent_thing_stands_first_and_each_has_its_words(at: Shown[HomePage]) -> None:
    listed = at.page.needs_card.needs
    assert listed is not None
    assert [need.key.split(":")[0] for need in listed] == ["late", "account", "due", "confirm", "unmatched"]
    late = listed[0]
    assert late.title == "1 order is past the ship-by time"
    assert late.trail == "25 min late"
    assert "300,000\N{NO-BREAK SPACE}₫" in late.second
    assert listed[2].trail == "first in 1 h 04"
    assert at.page.head.title.text() == "Sunday, 22 Nov 2026"
    assert at.page.head.fact.text() == "5 things need you, the rest is fine"


def test_each_button_goes_to_where_the_thing_is_done(at: Shown[HomePage], morning: Book) -> None:
    buttons = at.page.needs_card.buttons
    for key in ("late", "due", "confirm", "unmatched"):
        at.press(buttons[key])
    with morning.read() as session:
        late, _, _, unmatched, *_ = session.exec(select(Order.id).order_by(col(Order.id))).all()
    expected = [late, OrdersTab("to_ship"), OrdersTab("to_confirm"), unmatched]
    assert at.went == [("orders", record) for record in expected]
    at.press(buttons[next(key for key in buttons if key.startswith("account:"))])
    page, record = at.went[-1]
    assert page == "channels"
    assert isinstance(record, ConnectChannel)
    assert record.kind == "shopee"


def test_f9_opens_the_queue_to_pack(at: Shown[HomePage]) -> None:
    assert at.page.pack_button.text() == "Pack 3 orders"
    at.page.finish()
    assert at.went == [("orders", OrdersTab("to_ship"))]


def test_today_is_compared_with_last_week_up_to_the_same_time_only(at: Shown[HomePage]) -> None:
    card = at.page.sales_card
    assert card.figure.text() == "950,000\N{NO-BREAK SPACE}₫"
    assert card.before.text().endswith("475,000\N{NO-BREAK SPACE}₫")
    assert card.change.text() == "▲ 100%"
    assert card.against.text() == "against last Sunday, both until 12:00"
    best = card.bars.bars[0]
    assert (best.name, best.value, best.other) == ("mocnhien.vn", 950_000, 475_000)
    today, last_week = card.lines.curves
    assert (today.values[-1], last_week.values[-1]) == (950_000, 1_375_000)


def test_a_channel_that_is_signed_out_says_so_in_the_sync_card(at: Shown[HomePage]) -> None:
    said = at.words(at.page.sync_card)
    assert "2 minutes ago" in said
    assert "sign in again" in said
    account = next(
        line for line in at.page.sync_card.findChildren(Line) if line.accessibleName().startswith("mocnhien.hn")
    )
    account.setFocus()
    at.qtbot.keyClick(account, Qt.Key.Key_Return)
    assert at.went[-1] == ("channels", account.property("account"))


def test_while_a_sync_runs_the_card_says_what_is_sent(at: Shown[HomePage]) -> None:
    account = at.page.sync_card.findChildren(Line)[0].property("account")
    progress = AccountProgress(account, "woocommerce", "mocnhien.vn", Running.RUNNING, "sending stock 14 / 38")
    at.page.show_sync(SyncView(running=True, accounts=(progress,)))
    at.qtbot.waitUntil(lambda: "sending stock 14 / 38" in at.words(at.page.sync_card))
    at.page.show_sync(SyncView())
    at.qtbot.waitUntil(lambda: "2 minutes ago" in at.words(at.page.sync_card))
    assert "sending stock" not in at.words(at.page.sync_card)


def test_what_runs_low_says_that_it_is_an_estimate_and_opens_the_product(at: Shown[HomePage]) -> None:
    card = at.page.low_card
    assert card.rows is not None
    [honey] = card.rows
    assert honey.name == "Mật ong"
    assert "An estimate" in at.words(card)
    at.qtbot.mouseClick(card.findChildren(Line)[0], Qt.MouseButton.LeftButton)
    assert at.went[-1] == ("products", honey.variant_id)


def test_a_refresh_without_news_keeps_every_line_and_the_focus(at: Shown[HomePage]) -> None:
    button = at.page.needs_card.buttons["due"]
    at.page.window().activateWindow()
    button.setFocus()
    at.page.refresh()
    at.settle()
    assert at.page.needs_card.buttons["due"] is button


def test_a_new_matter_keeps_the_focus_on_the_button_one_was_on(at: Shown[HomePage]) -> None:
    at.page.needs_card.buttons["due"].setFocus()

    def raise_matter(session: Session) -> None:
        matter(session, "price", Severity.DANGER)

    at.background.run(at.page, raise_matter, writes=True)
    at.settle()
    assert at.page.needs_card.needs is not None
    assert [need.key.split(":")[0] for need in at.page.needs_card.needs][:3] == ["late", "account", "matter"]
    assert at.page.needs_card.buttons["due"].hasFocus()


def test_the_same_trouble_on_several_channels_is_one_line_that_names_them(morning: Book) -> None:
    with morning.write() as session:
        for account in session.exec(select(ChannelAccount)).all():
            matter(session, f"net-{account.id}", Severity.WARN, "There is no network.", account.id)
        data = load(session, now=NOON)
    [line] = [need for need in needs(data, NOON) if need.key.startswith("matter:")]
    assert line.second.startswith("mocnhien.hn, mocnhien.vn · ") or line.second.startswith(
        "mocnhien.vn, mocnhien.hn · "
    )
    assert (line.page, line.record) == ("attention", None)


def test_many_matters_end_in_one_line_that_leads_to_all_of_them(morning: Book) -> None:
    with morning.write() as session:
        for number in range(MATTERS_SHOWN + 3):
            matter(session, f"key-{number}", Severity.WARN, f"Price {number} is wrong")
        data = load(session, now=NOON)
    found = needs(data, NOON)
    assert sum(need.key.startswith("matter:") for need in found) == MATTERS_SHOWN
    assert found[-1].title == "3 more need attention"
    assert (found[-1].page, found[-1].record) == ("attention", None)


def test_a_new_shop_shows_three_ways_to_begin(qtbot: QtBot, dressed: QApplication, book: Book) -> None:
    with book.write() as session:
        a_shop(session)
    with shown(qtbot, book, lambda background: HomePage(background, now=lambda: NOON)) as at:
        [state] = [each for each in at.page.findChildren(EmptyState) if each.isVisible()]
        assert state.title.text() == "Your shop is ready to be filled"
        for words in ("Import a file", "Connect a channel", "Write the first product"):
            at.press(at.button(words))
        assert at.went == [("files", ImportFile()), ("channels", ConnectChannel()), ("products", None)]


def test_a_shop_where_all_is_well_says_so(qtbot: QtBot, dressed: QApplication, book: Book) -> None:
    with book.write() as session:
        a_shop(session)
        tea = a_variant(session, "TEA", on_hand=1000)
        session.get_one(Order, an_order(session, (tea, 1))).status = OrderStatus.DELIVERED
    with shown(qtbot, book, lambda background: HomePage(background, now=lambda: NOON)) as at:
        assert "Nothing waits for you. All is well." in at.words(at.page.needs_card)
        assert at.page.head.fact.text() == "all is well"
        assert at.page.pack_button.isHidden()
        at.press(at.page.sync_card.connect_button)
        assert at.went == [("channels", ConnectChannel())]


def matter(
    session: Session,
    key: str,
    severity: Severity,
    title: str = "Lazada shows a wrong price",
    account_id: int | None = None,
) -> int:
    """Something only the owner can decide."""
    return attention.raise_(
        session, kind=AttentionKind.DRIFT, severity=severity, area=Area.PRICES, key=key,
        title=verbatim(title), account_id=account_id, meaning=verbatim("92,000 instead of 89,000"),
        advice=verbatim("Send it again"), now=NOON,
    )  # fmt: skip

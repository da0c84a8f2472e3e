"""How goods are shared among channels, seen and set where the owner looks at a product or a channel; and the comparison
before anything is sent to an account that was held back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session, col, select

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.accounts import AccountState, ChannelAccount, Listing, MatchState, ReadOnly
from storemanager.domain.offers import Policy
from storemanager.gui.pages.channels.dialogs import PolicyDialog, policy_in_words
from storemanager.gui.pages.channels.page import ChannelsPage
from storemanager.gui.pages.connect.wording import FORM, PREVIEW
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.pages.products.offer_why import OfferWhy, Shares, chance, sold
from storemanager.gui.records import ConnectChannel
from storemanager.services import accounts, offer_rules, stock
from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.desk import Desk, at_the_desk
from tests.gui.pages.shown import said
from tests.gui.pages.test_channels import choose, opened, quiet
from tests.makers import NOON, a_shop, a_variant
from tests.order_makers import an_account

SLOW = 60_000


def sold_on(session: Session, variant_id: int, *names: str, seen: int = 5) -> list[int]:
    """The variant stands on these active accounts."""
    ids = []
    for name in names:
        account_id = an_account(session, name)
        account = session.get_one(ChannelAccount, account_id)
        account.state = AccountState.ACTIVE
        session.add(account)
        session.add(
            Listing(
                account_id=account_id, variant_id=variant_id, match_state=MatchState.MATCHED, remote_product_id="1",
                remote_title="Silk scarf", stock_seen=seen, stock_ceiling=seen, updated_at=NOON,
            )
        )  # fmt: skip
        ids.append(account_id)
    session.flush()
    return ids


@pytest.fixture
def scarf(book: Book) -> int:
    with book.write() as session:
        a_shop(session)
        variant_id = a_variant(session, "SCARF", name="Khăn lụa", on_hand=5)
        sold_on(session, variant_id, "Website", "Market")
    return variant_id


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, scarf: int) -> Iterator[tuple[Desk, ProductsPage]]:
    with at_the_desk(qtbot, book, ProductsPage) as found:
        yield found


def the_why(page: ProductsPage) -> OfferWhy:
    return page.side.channels.findChildren(OfferWhy)[-1]


def test_a_product_says_why_each_channel_is_offered_this_many(at: tuple[Desk, ProductsPage], scarf: int) -> None:
    desk, page = at
    desk.open(scarf)
    page.side.choose("channels")
    desk.qtbot.waitUntil(lambda: the_why(page).isVisible(), timeout=5000)
    words = said(page.side.channels)
    assert "Balanced: every channel is offered all there is" in words
    assert "as set for the shop" in words
    assert words.count("All there is.") == 2
    assert not the_why(page).findChildren(Shares)


def test_one_product_is_shared_strictly_and_undo_makes_it_as_usual(
    at: tuple[Desk, ProductsPage], scarf: int, book: Book, qtbot: QtBot
) -> None:
    desk, page = at
    desk.open(scarf)
    page.side.choose("channels")
    choice = the_why(page).choice
    choice.setFocus()
    for _ in range(3):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    choice.activated.emit(choice.currentIndex())
    desk.settle()
    with book.read() as session:
        assert offer_rules.rules(session, [scarf])[scarf].policy is Policy.STRICT
    qtbot.waitUntil(lambda: bool(the_why(page).findChildren(Shares)), timeout=5000)
    [shares] = the_why(page).findChildren(Shares)
    assert sum(units for *_, units in shares.parts) == 5
    desk.undo()
    with book.read() as session:
        assert offer_rules.rules(session, [scarf])[scarf].policy is Policy.BALANCED


@pytest.mark.parametrize(
    ("per_hour", "words"),
    [(0.0, "hardly at all"), (0.005, "about 3.6 a month"), (0.2, "about 4.8 a day"), (12.4, "about 12 an hour")],
)
def test_a_speed_is_told_in_the_largest_unit_that_says_something(per_hour: float, words: str) -> None:
    assert sold(per_hour) == words


def test_a_small_chance_is_not_made_to_look_exact() -> None:
    assert chance(0.00002) == "under 0.1%"
    assert chance(0.061) == "6.1%"


# --- Channels ---


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[ChannelShop]:
    made = ChannelShop(tmp_path, products=3)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    made.close()


def test_an_account_gets_a_word_of_its_own_on_how_goods_are_shared(shop: ChannelShop, qtbot: QtBot) -> None:
    with shop.book.write() as session:
        variant_id = a_variant(session, "SCARF", on_hand=5)
        account, _ = sold_on(session, variant_id, "Website", "Market")
        for row in session.exec(select(ChannelAccount)):
            row.state = AccountState.PAUSED
            session.add(row)
    page = opened(shop, qtbot, 2)
    choose(page, account, "policy")
    dialog = next(one for one in page.findChildren(PolicyDialog) if one.isVisible())
    assert dialog.sharing.currentText() == "As the shop has it: Balanced"
    dialog.sharing.choose(Policy.STRICT.name)
    dialog.sharing.activated.emit(dialog.sharing.currentIndex())
    assert "Nothing is sold twice" in dialog.meaning.text()
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    with shop.book.read() as session:
        rule = offer_rules.rules(session, [variant_id])[variant_id]
    assert (rule.policy, rule.name) == (Policy.STRICT, "Website")

    def told() -> bool:
        line = page.overview.line(account)
        return line is not None and ("How stock is shared", "Strict") in policy_in_words(line)

    qtbot.waitUntil(told, timeout=SLOW)


def test_what_was_looked_at_is_not_the_name_of_the_next_account(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect()
    page: ChannelsPage = opened(shop, qtbot)
    page.open_record(ConnectChannel(account_id=account, compare=True))
    view = page.connect_view
    qtbot.waitUntil(lambda: view.step == PREVIEW, timeout=SLOW)
    qtbot.mouseClick(view.back_button, Qt.MouseButton.LeftButton)
    page.open_record(ConnectChannel("woocommerce"))
    quiet(shop, qtbot)
    assert view.step == FORM
    assert view.form_part.called() == ""
    assert view.head.title.text() == "Connect WooCommerce"


def test_a_held_account_is_written_to_only_after_the_comparison_was_agreed_to(shop: ChannelShop, qtbot: QtBot) -> None:
    account = shop.connect()
    with shop.book.write() as session:
        matched = select(Listing).where(Listing.match_state == MatchState.MATCHED, col(Listing.stock_managed))
        found = sorted(session.exec(matched).all(), key=lambda one: one.remote_title)
        listing, last = found[0], next(one for one in reversed(found) if one.stock_seen)
        remote, variant_id, title = int(listing.remote_product_id), listing.variant_id, listing.remote_title
        assert variant_id is not None
        assert last.variant_id is not None
        stock.receive(session, variant_id, 7, now=clock.now())
        stock.count(session, last.variant_id, 0, now=clock.now())
        accounts.hold(session, [account], ReadOnly.DOUBT, now=clock.now())
    there = shop.website.products[remote].stock_quantity
    page: ChannelsPage = opened(shop, qtbot)
    assert page.overview.buttons[account].text() == "Look at the comparison"
    page.open_record(ConnectChannel(account_id=account, compare=True))
    view = page.connect_view
    qtbot.waitUntil(lambda: view.step == PREVIEW and view.preview.data is not None, timeout=SLOW)
    quiet(shop, qtbot)
    assert view.head.title.text() == "What would change on Website"
    assert view.preview.data is not None
    told = [change.title for change in view.preview.data.changes]
    assert title in told
    assert told[0] == last.remote_title  # what would be sold out stands first
    assert "go up" in view.preview.fact.text()
    assert view.next_button.isEnabled()
    assert shop.website.products[remote].stock_quantity == there
    with qtbot.waitSignal(shop.sync.runner.over, timeout=SLOW):
        qtbot.mouseClick(view.next_button, Qt.MouseButton.LeftButton)
    quiet(shop, qtbot)
    assert there is not None
    assert shop.website.products[remote].stock_quantity == there + 7
    with shop.book.read() as session:
        assert accounts.get(session, account).read_only is None

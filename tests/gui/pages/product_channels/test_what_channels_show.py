"""What each channel will show: the number a stranger set, why it differs, and the ways out, on the real page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot
from sqlmodel import select

from storemanager import clock
from storemanager.domain.accounts import ChannelAccount, Listing
from storemanager.domain.catalog import Variant
from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.product_channels.keys import EDIT, SENDING, SHOWN
from storemanager.gui.pages.product_channels.shown_page import ShownPage
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.records import ChannelsOf
from storemanager.gui.widgets.buttons import Button
from storemanager.services import accounts, listings
from storemanager.texts import verbatim
from tests.gui.pages.product_channels.two_channels import TwoChannels, press
from tests.gui.pages.shown import said
from tests.gui.whole_shop import channel_pages

WEB_ROW, STOCK, STATE = 1, 1, 5


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[TwoChannels]:
    made = TwoChannels(tmp_path / "shop")
    made.begin(qtbot)
    yield made
    made.end()


class Bowl:
    """The one product that is on the website: what it is in the book, and there."""

    def __init__(self, shop: TwoChannels) -> None:
        self.shop = shop
        with shop.book.read() as session:
            listing = session.exec(select(Listing).where(Listing.account_id == shop.web)).first()
            assert listing is not None
            assert listing.variant_id is not None
            variant = session.get_one(Variant, listing.variant_id)
            self.variant, self.product = listing.variant_id, variant.product_id
            self.there = shop.website.products[int(listing.remote_product_id)]
            self.listing, self.offered = listing.id or 0, listing.stock_seen

    def page(self, qtbot: QtBot) -> ShownPage:
        self.shop.window.open_record(SHOWN, ChannelsOf(self.product))
        self.shop.quiet(qtbot)
        page = self.shop.window.page(SHOWN)
        assert isinstance(page, ShownPage)
        return page

    def changed_there(self, stock: int) -> None:
        """Somebody types another number on the website itself."""
        self.there.stock_quantity = stock


@pytest.fixture
def bowl(shop: TwoChannels) -> Bowl:
    return Bowl(shop)


def cell(page: ShownPage, row: int, column: int) -> Cell:
    found = page.model.index(row, column).data(CELL)
    assert isinstance(found, Cell)
    return found


def open_row(page: ShownPage, row: int, qtbot: QtBot, shop: TwoChannels) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(row, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    shop.quiet(qtbot)


def button(page: ShownPage, words: str) -> Button:
    QApplication.sendPostedEvents()
    found = page.side.findChildren(Button)
    return next(each for each in found if words in (each.text(), each.accessibleName()) and each.isVisible())


def test_a_number_that_somebody_typed_there_is_told_in_words_and_put_right(
    bowl: Bowl, shop: TwoChannels, qtbot: QtBot
) -> None:
    with shop.book.write() as session:  # nothing is sent while the owner only looks
        listings.pause(session, bowl.listing, now=clock.now())
    assert bowl.offered is not None
    bowl.changed_there(bowl.offered + 40)
    page = bowl.page(qtbot)
    press(qtbot, page.read_button)
    shop.quiet(qtbot)
    with shop.book.write() as session:
        listings.resume(session, bowl.listing, now=clock.now())
    page._load()
    shop.quiet(qtbot)
    shown = cell(page, WEB_ROW, STOCK)
    assert (shown.old, shown.text) == (str(bowl.offered + 40), str(bowl.offered))
    open_row(page, WEB_ROW, qtbot, shop)
    assert f"{bowl.offered + 40}" in said(page.side)
    assert page.send_button.text() == "Send 1 change"
    qtbot.keyClick(page, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    page._load()
    shop.quiet(qtbot)
    assert bowl.there.stock_quantity == bowl.offered
    assert cell(page, WEB_ROW, STATE).text == "Same"


def test_a_product_is_taken_off_a_channel_and_put_back(bowl: Bowl, shop: TwoChannels, qtbot: QtBot) -> None:
    page = bowl.page(qtbot)
    open_row(page, WEB_ROW, qtbot, shop)
    press(qtbot, button(page, "Take it off this channel"))
    shop.quiet(qtbot)
    page._load()
    shop.quiet(qtbot)
    assert bowl.there.status == "draft"
    press(qtbot, button(page, "Put it back on sale"))
    shop.quiet(qtbot)
    assert bowl.there.status == "publish"


def test_who_wins_over_prices_is_chosen_in_the_panel(bowl: Bowl, shop: TwoChannels, qtbot: QtBot) -> None:
    page = bowl.page(qtbot)
    open_row(page, WEB_ROW, qtbot, shop)
    radios = [each for each in page.side.findChildren(QRadioButton) if each.isVisible() and each.isEnabled()]
    other = next(each for each in radios if not each.isChecked())
    words = other.text()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(8, other.height() // 2))
    shop.quiet(qtbot)
    page._load()
    shop.quiet(qtbot)
    again = [each for each in page.side.findChildren(QRadioButton) if each.isVisible() and each.text() == words]
    assert again
    assert again[-1].isChecked()


def test_ctrl_e_in_the_list_shows_every_channel_beside_the_counter_and_ctrl_e_again_edits_it(
    bowl: Bowl, shop: TwoChannels, qtbot: QtBot
) -> None:
    products = shop.page("products", qtbot)
    assert isinstance(products, ProductsPage)
    products.table.setFocus()
    assert products.table.go_to(bowl.variant)
    qtbot.keyClick(products.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    page = shop.window.current_page()
    assert isinstance(page, ShownPage)
    assert page.data is not None
    assert page.data.shown.product_id == bowl.product
    assert [cell(page, row, 0).text for row in range(page.model.rowCount())] == ["Counter", "Website", "Mây Shop"]
    assert [cell(page, row, STATE).text for row in range(3)] == ["Same", "Same", "Not sold"]
    assert page.head.fact.text() == "nothing differs"
    assert not page.send_button.isEnabled()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    assert shop.window.current_key() == EDIT
    qtbot.keyClick(shop.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shop.window.current_page() is page


def test_without_a_channel_every_page_says_how_to_get_one_and_one_that_is_away_is_told(
    bowl: Bowl, shop: TwoChannels, qtbot: QtBot
) -> None:
    problems = {shop.web: "The website does not answer.", shop.page_account: "The Page does not answer."}
    with shop.book.write() as session:
        for account_id, problem in problems.items():
            account = session.get_one(ChannelAccount, account_id)
            account.problem = verbatim(problem).to_json()
            session.add(account)
    page = bowl.page(qtbot)
    assert page.away.isVisible()
    assert "Not reached, or not let in: Website, Mây Shop" in said(page.away)
    assert all(problem in said(page.away) for problem in problems.values())
    with shop.book.write() as session:
        for account_id in (shop.web, shop.page_account):
            accounts.remove(session, account_id)
    for key, record in channel_pages(bowl.product, 0):
        shop.window.open_record(key, record)
        shop.quiet(qtbot)
        shown = shop.window.current_page()
        assert shown is not None
        if key != SENDING:
            assert "No channel is connected" in said(shown), key

"""A product is put on two channels, with a price rule on one and a title of its own on the other; what the preview
says is what the servers show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from storemanager.gui.dialogs.product_form import ProductForm
from storemanager.gui.pages.product_channels.account_rule import AccountRuleDialog
from storemanager.gui.pages.product_channels.keys import EDIT, SENDING
from storemanager.gui.records import EditForChannels
from tests.gui.pages.product_channels.two_channels import CUP, SLOW, STOCK, TwoChannels, enter, press
from tests.gui.pages.shown import said

RULE = 157_000
"""145,000 and 8 %, to the nearest 1,000."""
TITLE = "Cốc gốm Bát Tràng vẽ tay"
BRAND = "Gom Lan"
TEXT = "Gốm Bát Tràng men lam, vẽ tay."


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[TwoChannels]:
    made = TwoChannels(tmp_path / "shop")
    made.begin(qtbot)
    yield made
    made.end()


def test_a_product_goes_on_two_channels_exactly_as_the_preview_says(shop: TwoChannels, qtbot: QtBot) -> None:
    window = shop.window
    window.open_record(EDIT, EditForChannels(shop.cup, shop.web))
    shop.quiet(qtbot)
    page = shop.edit()

    # On the website everything of it costs 8 % more, to whole thousands.
    part = page.current_part()
    assert part is not None
    assert part.account_id == shop.web
    press(qtbot, part.prices.how.findChildren(QToolButton)[1])
    enter(qtbot, part.prices.rule.percent.field, "8")
    for _ in range(3):  # no rounding, 100, 500, 1,000
        qtbot.keyClick(part.prices.rule.rounding, Qt.Key.Key_Down)
    assert "157,000" in said(part.prices)

    # On the Page it has a title and a text of its own.
    page.choose(shop.page_account)
    shop.quiet(qtbot)
    part = page.current_part()
    assert part is not None
    assert part.account_id == shop.page_account
    enter(qtbot, part.title.field, TITLE)
    enter(qtbot, part.text, TEXT)
    qtbot.waitUntil(lambda: "brand" in part.form.rows, timeout=SLOW)  # the form came from the channel meanwhile
    assert part._line(part.title).text() == TITLE, "what was typed stays when the form comes"
    [brand] = part.form.rows["brand"].findChildren(QLineEdit)
    enter(qtbot, brand, BRAND)
    qtbot.keyClick(part.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shop.quiet(qtbot)
    assert "missing" not in said(page.side)
    assert TITLE in said(page.side)

    # What will be sent, word for word, before it is.
    assert page.tabs is not None
    page.tabs.choose("book")
    qtbot.keyClick(page, Qt.Key.Key_F9)
    assert window.current_key() == SENDING
    shop.quiet(qtbot)
    sending = shop.sending()
    assert sending.tabs.tabText(0).endswith("2")
    said_of = {}
    for row in range(2):
        sending.table.setFocus()
        sending.table.setCurrentIndex(sending.model.index(row, 0))
        qtbot.keyClick(sending.table, Qt.Key.Key_Return)
        shop.quiet(qtbot)
        assert sending.side.row is not None
        said_of[sending.side.row.account_id] = said(sending.side)
    assert "157,000" in said_of[shop.web]
    assert TITLE in said_of[shop.page_account]
    assert "145,000" in said_of[shop.page_account]
    assert BRAND in said_of[shop.page_account]
    assert not shop.graph.items, "nothing was sent by looking"

    # And now it goes.
    qtbot.keyClick(sending, Qt.Key.Key_F9)
    shop.quiet(qtbot)
    shop.sync.runner.sync()
    shop.quiet(qtbot)
    item = shop.graph.items[CUP].data
    assert item["title"] == TITLE
    assert TEXT in item["description"]
    assert item["brand"] == BRAND
    assert shop.graph.price_of(CUP)[0] == "145000 VND"
    assert shop.graph.quantity_of(CUP) == STOCK
    [product] = [each for each in shop.website.products.values() if each.sku == CUP]
    assert (product.name, product.regular_price) == ("Cốc Bát Tràng men lam", str(RULE))
    assert (product.stock_quantity, product.status) == (STOCK, "publish")

    # Edited once in the book: the website follows, the Page keeps the title that was given to it alone.
    window.open_record(EDIT, EditForChannels(shop.cup))
    shop.quiet(qtbot)
    page.tabs.choose("book")
    press(qtbot, page.book.edit_button)
    shop.quiet(qtbot)
    [form] = [each for each in page.findChildren(ProductForm) if each.isVisible()]
    enter(qtbot, form.name.field, "Cốc Bát Tràng men lam, 300 ml")
    press(qtbot, form.save_button)
    shop.quiet(qtbot)
    press(qtbot, page.preview_button)
    shop.quiet(qtbot)
    assert sending.send_button.text() == "Send 1 change"
    press(qtbot, sending.send_button)
    shop.quiet(qtbot)
    [product] = [each for each in shop.website.products.values() if each.sku == CUP]
    assert product.name == "Cốc Bát Tràng men lam, 300 ml"
    assert shop.graph.items[CUP].data["title"] == TITLE


def test_the_rule_of_a_whole_channel_is_seen_on_real_prices_before_it_holds(shop: TwoChannels, qtbot: QtBot) -> None:
    shop.window.open_record(EDIT, EditForChannels(shop.cup, shop.web))
    shop.quiet(qtbot)
    part = shop.edit().current_part()
    assert part is not None
    press(qtbot, part.prices.usual_button)
    shop.quiet(qtbot)
    [dialog] = [each for each in shop.edit().findChildren(AccountRuleDialog) if each.isVisible()]
    enter(qtbot, dialog.rule.percent.field, "10")
    assert "145,000\u00a0₫ → 159,500\u00a0₫" in dialog.examples.text()
    press(qtbot, dialog.save_button)
    shop.quiet(qtbot)
    assert "145,000\u00a0₫ → 159,500\u00a0₫" in said(part.prices)
    assert "The rule of this channel: +10 %" in said(part.prices)
    [toast] = shop.window.toasts.toasts()
    press(qtbot, toast.action)
    shop.quiet(qtbot)
    assert "On this channel everything costs what the book says." in said(part.prices)

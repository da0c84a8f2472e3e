"""The parts of an account at 1366 x 768 with the largest text, in both languages: what fits there fits at 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.gui.channel_access import COLLECTIONS, POSTS, RIGHTS
from storemanager.gui.dialogs.write_post import WritePostDialog
from storemanager.gui.languages import Languages
from storemanager.gui.theme import theme
from storemanager.services import catalog, collections, posts
from storemanager.services.catalog_inputs import ProductInput, VariantInput
from storemanager.services.posts import PostInput
from tests.gui.cut import cut
from tests.gui.pages.page_shop import PageShop
from tests.gui.test_focus_is_seen import walk

LARGEST = 150


@pytest.fixture(params=["vi", "en"])
def shop(request: pytest.FixtureRequest, dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PageShop]:
    Languages(dressed).use(request.param)
    theme().use("light", LARGEST)
    made = PageShop(tmp_path)
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.connect_page()
    yield made
    made.close()
    Languages(dressed).use("en")
    theme().use("light", 100)


def fill(shop: PageShop) -> None:
    """Posts in every state, and a category that is to be a set."""
    now = clock.now()
    shop.graph.settings.permissions -= {"pages_messaging", "instagram_basic", "page_utility_messaging"}
    with shop.book.write() as session:
        given = ProductInput("Trà", (VariantInput("TRA"),), categories=(("Đồ uống và bánh mứt ngày Tết", "Trà"),))
        catalog.create_products(session, [given], now=now)
        collections.keep(
            session, shop.page_account, [row.id for row in catalog.category_rows(session)], now=now
        )  # fmt: skip
        for given_post in (
            PostInput("Trà sen Tây Hồ mới về\nGiao trong ngày tại Huế", url="https://may.example/tra-sen-tay-ho"),
            PostInput("Giảm giá cuối tuần", publish_at=now + timedelta(minutes=2)),
        ):
            posts.publish(session, shop.page_account, given_post, now=now)


def test_no_word_is_cut_in_any_part_of_an_account(shop: PageShop, qtbot: QtBot) -> None:
    fill(shop)
    found: list[str] = []
    for tab in (POSTS, COLLECTIONS, RIGHTS):
        view = shop.look(tab, qtbot)
        found += [f"{tab}: {said}" for said in cut(shop.window)]
    view.posts.write_new()
    form = view.posts.findChildren(WritePostDialog)[-1]
    shop.quiet(qtbot)
    found += [f"form: {said}" for said in cut(form)]
    assert form.height() <= shop.window.height(), form.height()
    form.reject()
    assert found == []


def test_tab_comes_round_every_part_of_an_account_and_is_seen_everywhere(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    shop = PageShop(tmp_path)
    qtbot.addWidget(shop.window)
    shop.window.resize(1366, 768)
    shop.connect_page()
    fill(shop)
    wrong: list[str] = []
    for tab in (POSTS, COLLECTIONS, RIGHTS):
        shop.look(tab, qtbot)
        shop.window.activateWindow()
        wrong += [f"{tab}: {said}" for said in walk(shop, qtbot)]
    shop.close()
    assert wrong == []

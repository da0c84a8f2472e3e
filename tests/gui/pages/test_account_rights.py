"""An account's rights by mouse and keys: what Meta has granted so far, and what to do for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from storemanager.channels.base import RightState
from storemanager.gui.channel_access import RIGHTS
from storemanager.gui.pages.channels.account import ITEMS
from storemanager.gui.widgets.buttons import Button
from tests.channels.facebook.conftest import LAN
from tests.gui.pages.page_shop import SLOW, PageShop


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[PageShop]:
    made = PageShop(tmp_path)
    qtbot.addWidget(made.window)
    made.graph.writes(LAN, "chào shop")
    made.connect_page()
    yield made
    made.close()


def test_the_page_says_what_works_and_what_to_do_for_the_rest(
    shop: PageShop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    shop.graph.settings.permissions -= {"pages_manage_posts"}
    rights = shop.look(RIGHTS, qtbot).rights
    qtbot.waitUntil(lambda: bool(rights.shown), timeout=SLOW)
    states = {each.key: each.state for each in rights.shown}
    assert states.pop("posts") is RightState.MISSING
    assert set(states.values()) == {RightState.GRANTED}
    said = " ".join(each.text() for each in rights.findChildren(QLabel))
    assert "Nothing can be published from here. Catalogue, stock and prices go on." in said
    assert "tick all rights you had before, and: pages_manage_posts." in said
    [opener] = [each for each in rights.findChildren(Button) if each.text() == "Open the page"]
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    assert opened == ["https://business.facebook.com/settings/system-users"]


def test_a_right_that_was_granted_meanwhile_shows_when_it_is_read_again(shop: PageShop, qtbot: QtBot) -> None:
    shop.graph.settings.permissions -= {"page_utility_messaging"}
    rights = shop.look(RIGHTS, qtbot).rights
    shop.graph.settings.permissions.add("page_utility_messaging")
    rights.again_button.setFocus()
    qtbot.keyClick(rights.again_button, Qt.Key.Key_Space)
    shop.quiet(qtbot)
    assert {each.state for each in rights.shown} == {RightState.GRANTED}
    assert "Read" in rights.fact.text()


def test_a_dead_token_is_told_with_its_advice_and_the_way_to_sign_in(shop: PageShop, qtbot: QtBot) -> None:
    shop.graph.token_dead = 460
    rights = shop.look(RIGHTS, qtbot).rights
    assert rights.problem is not None
    assert "password" in rights.problem.text.text()
    assert "Make a new token" in rights.problem.text.text()
    qtbot.mouseClick(rights.sign_in_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(shop.channels().connect_view.isVisible, timeout=SLOW)


def test_a_channel_without_rights_of_its_own_has_no_such_part(shop: PageShop, qtbot: QtBot) -> None:
    shop.look(RIGHTS, qtbot)
    website = shop.connect(adopt=False)
    view = shop.channels().account
    shop.channels().show_account(website)
    qtbot.waitUntil(lambda: view.data is not None and view.data.line.id == website, timeout=SLOW)
    assert view.tabs.current() == ITEMS
    assert not view.tabs.isTabVisible(view.tabs.count() - 1)

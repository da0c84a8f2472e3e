"""The messages page in its window, before a practice Page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.pages.messages.talk import Talk, TalkShop


@pytest.fixture
def shop(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[TalkShop]:
    made = TalkShop(tmp_path)
    crashes: list[object] = []
    made.background.crashed.connect(crashes.append)
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    yield made
    made.close()
    assert crashes == []


@pytest.fixture
def talk(shop: TalkShop, qtbot: QtBot) -> Talk:
    """Connected; nobody has written yet."""
    shop.connect_page()
    return Talk(shop, qtbot)

"""A shop with its window open, for tests of the Sync page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.channel_shop import ChannelShop
from tests.gui.pages.sync.desk import SLOW


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

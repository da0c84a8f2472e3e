"""Starting: the window paints first; what is slow to load comes after."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from storemanager import clock
from storemanager.app import shop_and_counts
from storemanager.database import Book
from storemanager.gui import single
from storemanager.gui.crash import redacted
from storemanager.services import accounts, orders
from storemanager.services.orders import LineInput, OrderInput
from tests.gui.pages.messages.talks import a_talk
from tests.makers import a_shop, a_variant

SLOW = ("sqlmodel", "sqlalchemy", "httpx", "keyring", "alembic", "babel", "phonenumbers", "openpyxl")
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from storemanager.app import App
qt = QApplication([])
app = App(qt, Path(sys.argv[1]))
app.first = None
app.painted.connect(qt.quit)
app.start()
qt.exec()
"""


@pytest.mark.parametrize("book", [False, True])
def test_nothing_slow_is_loaded_before_the_first_paint(tmp_path: Path, book: bool) -> None:
    if book:
        (tmp_path / "shop.db").touch()
    script = FIRST_PAINT.replace("app.start()", "app.open_book = lambda **_: None\napp.start()")
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", script, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    loaded = {line.rsplit("|", 1)[-1].strip().partition(".")[0] for line in ran.stderr.splitlines() if "|" in line}
    assert "storemanager" in loaded
    assert loaded.isdisjoint(SLOW), loaded.intersection(SLOW)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")
def test_without_a_screen_it_says_what_to_do(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ran = subprocess.run(
        [sys.executable, "-m", "storemanager.app", "--shop", str(tmp_path)],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 3
    assert "QT_QPA_PLATFORM=offscreen" in ran.stderr


def test_f66_a_second_start_shows_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    assert not single.wake_the_other(tmp_path)
    keeper = QObject()
    door = single.Door(tmp_path, keeper)
    assert door.open
    with qtbot.waitSignal(door.knocked):
        assert single.wake_the_other(tmp_path)


def test_details_of_a_crash_hold_no_secrets() -> None:
    details = "mail lan@moc.vn phone 0912 486 317 key ck_0123456789abcdef token=abc123 line 42"
    said = redacted(details)
    for secret in ("lan@moc.vn", "486 317", "0123456789abcdef", "abc123"):
        assert secret not in said
    assert "line 42" in said


def test_the_rail_counts_what_waits_before_any_page_was_opened(book: Book) -> None:
    now = clock.now()
    with book.write() as session:
        a_shop(session)
        tea = a_variant(session, "TRA", on_hand=9)
        for _ in range(2):
            orders.create(session, OrderInput((LineInput(tea, 1),), contact_name="Lê Minh Châu"), now=now)
        page = accounts.add(
            session, kind="facebook", name="Mây", address="https://www.facebook.com/1", settings={}, currency="VND",
            now=now,
        )  # fmt: skip
        a_talk(session, page, "Hoàng Yến", ["Còn hàng không ạ?"], at=now)
        a_talk(session, page, "Ngô Gia Bảo", ["Cảm ơn shop", ">Dạ"], at=now)
    with book.read() as session:
        seen = shop_and_counts(session)
        tabs = orders.tab_counts(session)
    assert seen.orders == tabs["to_ship"] + tabs["to_confirm"] == 2
    assert seen.messages == 1

"""The very first moment: a frame where the window will be, then the window in its place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from storemanager.gui import tokens
from storemanager.opening import SETTINGS_FILE, Frame
from tests.makers import a_shop

HEAVY = ("sqlmodel", "sqlalchemy", "httpx", "keyring", "alembic", "storemanager.app", "storemanager.gui.window")

STARTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from storemanager import opening

plain, began = opening.Frame.paintEvent, opening.begin

def painted(frame, event):
    plain(frame, event)
    print("at the first paint:", sorted(set(HEAVY) & set(sys.modules)))

def begin(qt, shop):
    app = began(qt, shop)
    def look():
        shown = [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]
        print("then:", shown)
        app.window.close()
    app.ready.connect(lambda: QTimer.singleShot(0, look))
    return app

opening.Frame.paintEvent, opening.begin = painted, begin
sys.argv = ["storemanager-window", "--shop", SHOP]
sys.exit(opening.main())
"""


def test_the_frame_is_painted_before_anything_large_is_loaded_and_the_window_takes_its_place(tmp_path: Path) -> None:
    from storemanager.database import book_url, open_book

    book = open_book(book_url(tmp_path), create=True)
    with book.write() as session:
        a_shop(session)
    book.close()
    program = f"HEAVY, SHOP = {HEAVY!r}, {str(tmp_path)!r}\n{STARTED}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "at the first paint: []", done.stdout
    assert done.stdout.splitlines()[-1] == "then: ['MainWindow']", done.stdout


@pytest.mark.parametrize("scheme", [tokens.LIGHT, tokens.DARK])
def test_the_frame_has_the_colours_of_the_window(qtbot: QtBot, tmp_path: Path, scheme: str) -> None:
    settings = QSettings(str(tmp_path / SETTINGS_FILE), QSettings.Format.IniFormat)
    settings.setValue("theme", scheme)
    frame = Frame(settings)
    qtbot.addWidget(frame)
    with qtbot.waitSignal(frame.painted):
        frame.show()
    seen = frame.grab().toImage().pixelColor(frame.width() - 10, frame.height() - 10)
    assert seen.name() == tokens.tokens()["color"][scheme]["window"].lower()

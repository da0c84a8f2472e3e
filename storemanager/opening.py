"""Starts the program with a window: its frame is on the screen before anything large is loaded.

Loading all that the window is made of takes several times as long as Qt itself, and on an old computer seconds. So the
owner first sees the empty frame, where the window was last time; the window takes its place as soon as it has painted.
Nothing may be imported here at the top that an empty window can do without.
"""

from __future__ import annotations

import gc

# Loading makes many objects and drops few: looking for garbage meanwhile costs an eighth of the start. From then on
# a timer collects, see `storemanager.gui.background.collect_garbage_here`.
gc.disable()

import os  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import TYPE_CHECKING  # noqa: E402

from PySide6.QtCore import QSettings, QTimer  # noqa: E402
from PySide6.QtGui import QColor, QPainter, QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: E402

from storemanager import paths  # noqa: E402
from storemanager.gui import tokens  # noqa: E402

if TYPE_CHECKING:
    from storemanager.app import App

SETTINGS_FILE = "window.ini"
PATIENCE_MS = 500
"""A window that is started minimised never paints; loading goes on all the same."""


class Frame(QMainWindow):
    """The rail, the bar and the page as empty areas. `painted` comes once, when the first paint is over."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Store Manager")
        geometry = settings.value("window/geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(*tokens.sizes("layout_px.design_window"))
        wanted = str(settings.value("theme") or tokens.SYSTEM)
        self._scheme = _of_the_system() if wanted == tokens.SYSTEM else wanted
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self.painted = self._next.timeout
        self._next.start(PATIENCE_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        narrow = self.width() < tokens.size("layout_px.rail_collapses_below")
        rail = tokens.size("layout_px.rail_collapsed" if narrow else "layout_px.rail")
        bar = tokens.size("layout_px.top_bar")
        painter.fillRect(0, 0, self.width(), self.height(), self._colour("window"))
        painter.fillRect(0, 0, rail, self.height(), self._colour("rail"))
        painter.fillRect(rail - 1, 0, 1, self.height(), self._colour("border"))
        painter.fillRect(rail, bar - 1, self.width() - rail, 1, self._colour("border"))
        painter.end()
        if self._next.isActive():
            self._next.start(0)

    def _colour(self, role: str) -> QColor:
        return QColor(tokens.tokens()["color"][self._scheme][role])


def _of_the_system() -> str:
    """By the colours Qt found, because asking for the scheme itself loads hundreds of enums."""
    return tokens.DARK if QApplication.palette().window().color().lightness() < 128 else tokens.LIGHT


def main() -> int:
    """Open the window; --shop DIR names the folder of the shop."""
    shop = _quick_shop(sys.argv[1:])
    if shop is None or not (shop / paths.BOOK_FILE).exists() or _no_screen():
        from storemanager import app

        return app.main()
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("Store Manager")
    frame = Frame(QSettings(str(shop / SETTINGS_FILE), QSettings.Format.IniFormat))

    started: list[object] = []  # keeps the program while its events are handled

    def load() -> None:
        program = begin(qt, shop)
        if program is None:  # the shop is open already, and its window has come to the front
            QTimer.singleShot(0, qt.quit)
            return
        started.append(program)
        if program.window is not None:
            program.window.setGeometry(frame.geometry())
        program.painted.connect(frame.close)

    frame.painted.connect(load)
    frame.show()
    return qt.exec()


def _no_screen() -> bool:
    """Then the program itself says so, where Qt would end without a word one can understand."""
    return sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    )


def begin(qt: QApplication, shop: Path) -> App | None:
    """Load the program itself and open its window."""
    from storemanager import app

    return app.begin(qt, shop)


def _quick_shop(words: list[str]) -> Path | None:
    """The shop's folder if the words are as usual; all else is left to the program itself."""
    if words and (len(words) != 2 or words[0] != "--shop"):
        return None
    return (Path(words[1]) if words else paths.default_shop()).resolve()


if __name__ == "__main__":
    sys.exit(main())

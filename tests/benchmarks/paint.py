"""One start of an empty window or of the real program, in a process of its own; says when it was painted.

Nothing is imported here that an empty window can do without: it would make the empty window look slow.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

SIZE = (1366, 768)
Paint = Callable[[QWidget, object], None]


def watched(plain: Paint, rung: Callable[[], None]) -> Paint:
    """A paintEvent that rings once when the paint that is going on is over, with all widgets in the window."""
    rang = False

    def painted(window: QWidget, event: object) -> None:
        nonlocal rang
        plain(window, event)
        if not rang:
            rang = True
            QTimer.singleShot(0, rung)

    return painted


def say_and_end() -> None:
    print(time.monotonic(), flush=True)
    os._exit(0)  # nothing that ends a program is measured


def empty() -> None:
    """A QMainWindow as large as the program's, with nothing in it."""
    qt = QApplication(sys.argv[:1])

    class Empty(QMainWindow):
        paintEvent = watched(QMainWindow.paintEvent, say_and_end)  # type: ignore[arg-type]  # counts its paint

    window = Empty()
    window.resize(*SIZE)
    window.show()
    qt.exec()


def program(shop: str) -> None:
    """The program as it is started by its owner, until the first window it shows is painted."""
    from storemanager import opening

    opening.Frame.paintEvent = watched(opening.Frame.paintEvent, say_and_end)  # type: ignore[assignment,method-assign,arg-type]  # counts its paint
    sys.argv = ["storemanager-window", "--shop", shop]
    opening.main()


def whole(shop: str, rung: Callable[[], None] = say_and_end) -> None:
    """The same, until rail, bar and page are painted in the window."""
    from storemanager import opening

    began = opening.begin

    def watching(*given: Any) -> object:
        from storemanager.gui.window import MainWindow

        MainWindow.paintEvent = watched(MainWindow.paintEvent, rung)  # type: ignore[method-assign,arg-type]  # counts its paint
        return began(*given)

    opening.begin = watching  # type: ignore[assignment]  # in a process of its own, which ends here
    sys.argv = ["storemanager-window", "--shop", shop]
    opening.main()


def rows(shop: str) -> None:
    """The owner goes to Products as soon as there is a window."""
    from storemanager.gui.window import MainWindow

    def pressed() -> None:
        [window] = [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]
        window.show_page("products")
        looking = QTimer(window)
        looking.setInterval(2)
        looking.timeout.connect(lambda: look(window))
        looking.start()

    def look(window: MainWindow) -> None:
        # Not imported here: what the page needs may just be loading on another thread.
        page: Any = window.page("products")
        model = getattr(page, "model", None)
        if model is not None and model.row(0) is not None:
            page.table.repaint()
            say_and_end()

    whole(shop, pressed)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    elif sys.argv[1] == "program":
        program(sys.argv[2])
    elif sys.argv[1] == "whole":
        whole(sys.argv[2])
    else:
        rows(sys.argv[2])

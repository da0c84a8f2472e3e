"""Pictures of what the owner sees, for looking at by hand: `python -m tests.gui.screens FOLDER`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from storemanager.gui.languages import Languages
from storemanager.gui.pages.first_start import FirstStartPage
from storemanager.gui.theme import theme
from tests.gui.gallery import Gallery, example_window

SIZE = (1366, 768)


def photograph(make: Callable[[], QWidget], name: str, folder: Path, *, size: tuple[int, int] = SIZE) -> None:
    """One widget in both languages and both themes."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    languages = Languages(app)
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("vi", "en"):
        languages.use(language)
        for scheme in ("light", "dark"):
            theme().install(app, scheme)
            widget = make()
            widget.resize(*size)
            widget.show()
            for _ in range(5):
                app.processEvents()
            widget.grab().save(str(folder / f"{name}_{language}_{scheme}.png"))
            widget.close()
            widget.deleteLater()


if __name__ == "__main__":
    application = QApplication([])
    out = Path(sys.argv[1])
    settings = QSettings(str(out / "window.ini"), QSettings.Format.IniFormat)
    photograph(lambda: FirstStartPage("vi", zone="Asia/Ho_Chi_Minh"), "first_start", out)
    photograph(Gallery, "gallery", out, size=(1366, 900))
    photograph(lambda: example_window(settings), "window", out)
    photograph(lambda: example_window(settings, syncing=True), "sync", out)

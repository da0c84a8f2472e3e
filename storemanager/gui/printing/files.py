"""A file that was just saved, shown by the program this computer has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_file(path: Path) -> None:
    """For a button that nothing waits for."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

"""Finished PDF files (a carrier's labels): handed to the program of this computer that reads and prints them. What we
are built on cannot draw a PDF."""

from __future__ import annotations

import os
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_numbers = count(1)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Only this user may look into it, and it is gone with the program; a reader may still hold a file open then."""
    return tempfile.TemporaryDirectory(prefix="store-manager-", ignore_cleanup_errors=True)


def own_copy(pdf: bytes, name: str) -> Path:
    """A file that only this user may read: a label says where somebody lives."""
    path = Path(_folder().name) / f"{name} ({next(_numbers)}).pdf"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pdf)
    return path


def open_file(path: Path) -> bool:
    """Open it with the program this computer has for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_file(path: Path) -> None:
    """The same for a button that nothing waits for."""
    open_file(path)

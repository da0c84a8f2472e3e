"""Labels that were fetched, kept for a while beside the book: printing one again needs no network.

They say where somebody lives, so only this user may read them, and they go when they are of no use any more.
"""

from __future__ import annotations

import hashlib
import os
from datetime import datetime, timedelta
from pathlib import Path

from storemanager.paths import private_folder

FOLDER = "labels"
KEPT_FOR = timedelta(days=14)


class LabelStore:
    """The labels of one shop on this computer, one file for each order."""

    def __init__(self, shop_folder: Path) -> None:
        self._folder = shop_folder / FOLDER

    def find(self, order_id: int, remote_id: str) -> bytes | None:
        try:
            return self._file(order_id, remote_id).read_bytes()
        except FileNotFoundError:
            return None

    def keep(self, order_id: int, remote_id: str, content: bytes) -> None:
        """Whole or not at all: a kill leaves no half label."""
        private_folder(self._folder)
        file = self._file(order_id, remote_id)
        beside = file.with_suffix(".new")
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(content)
        os.replace(beside, file)

    def forget(self, order_id: int, remote_id: str) -> None:
        self._file(order_id, remote_id).unlink(missing_ok=True)

    def clean(self, now: datetime) -> None:
        """Old ones go."""
        if not self._folder.is_dir():
            return
        for file in self._folder.iterdir():
            if file.stat().st_mtime < (now - KEPT_FOR).timestamp():
                file.unlink(missing_ok=True)

    def _file(self, order_id: int, remote_id: str) -> Path:
        """A channel's id may hold anything, and a book put back may give a number to another order."""
        mark = hashlib.sha256(remote_id.encode()).hexdigest()[:16]
        return self._folder / f"{order_id}-{mark}.pdf"

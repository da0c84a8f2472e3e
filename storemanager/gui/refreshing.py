"""When a page asks the book again: at once the first time, then when the book changed, and when minutes have passed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from storemanager.gui.background import Background

MINUTE_MS = 60_000


class Refreshing(QTimer):
    """What comes shortly after one another is asked once, so that a sync does not keep the page busy; a page that is
    not in view asks when it is shown. `every_minute`: what it says of the time grows old by itself."""

    def __init__(
        self,
        page: QWidget,
        background: Background,
        ask: Callable[[], object],
        *,
        gather_ms: int,
        every_minute: bool = True,
    ) -> None:
        super().__init__(page)
        self._page, self._ask = page, ask
        self.asked = False
        self.setSingleShot(True)
        self.setInterval(gather_ms)
        self.timeout.connect(ask)
        background.changed.connect(self._changed)
        if every_minute:
            minute = QTimer(self)
            minute.setInterval(MINUTE_MS)
            minute.timeout.connect(self._changed)
            minute.start()

    def refresh(self) -> None:
        """The page is shown, or must not stay as it is."""
        if self.asked:
            self.start()
        else:
            self.asked = True
            self._ask()

    def _changed(self) -> None:
        if self._page.isVisible():
            self.refresh()

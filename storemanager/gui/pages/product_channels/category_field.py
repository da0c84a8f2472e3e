"""The channel's own category of a product, found by typing: a channel may have thousands, so the book is asked for the
few that hold what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from storemanager.channels.base import RemoteCategory
from storemanager.domain.folding import fold
from storemanager.gui.pages.product_channels.finding_one import popup_open

PAUSE_MS = 120
BETWEEN = " › "
Answer = Callable[[Sequence[RemoteCategory]], None]
Find = Callable[[str, Answer], None]
"""Looks for words and hands what holds them to the answer, later."""


def path_words(path: Sequence[str]) -> str:
    """Clothing › T-shirts."""
    return BETWEEN.join(path)


class CategoryField(QLineEdit):
    """`chosen(category id, path)`; an empty field is "" and (). What is typed and is no category is not taken."""

    chosen = Signal(str, object)

    def __init__(self, find: Find, parent: QWidget | None = None, *, strict: bool = True) -> None:
        """Without `strict` a text that is no category stays: whoever reads it says so."""
        super().__init__(parent)
        self._find, self._strict = find, strict
        self._known: dict[str, RemoteCategory] = {}
        self._current: tuple[str, tuple[str, ...]] = ("", ())
        self._asked = ""
        self.setClearButtonEnabled(True)
        self._words = QStringListModel(self)
        found = QCompleter(self._words, self)
        found.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        found.setMaxVisibleItems(12)
        found.activated.connect(self._take)
        self.setCompleter(found)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self._left)

    def fill(self, category_id: str, path: Sequence[str]) -> None:
        """Show one without telling."""
        self._current = (category_id, tuple(path))
        self.setText(path_words(path) or category_id)
        self.setCursorPosition(0)

    def current(self) -> str:
        """The id of the category that is chosen, or ""."""
        return self._current[0]

    def path(self) -> tuple[str, ...]:
        return self._current[1]

    def settled(self) -> bool:
        """Whether what stands here is what is chosen."""
        return fold(self.text()) == fold(path_words(self._current[1]) or self._current[0])

    # --- Looking ---

    def _look(self) -> None:
        self._asked = self.text().strip()
        asked = self._asked
        self._find(asked, lambda found: self._show(asked, found))

    def _show(self, asked: str, found: Sequence[RemoteCategory]) -> None:
        if asked != self._asked:
            return
        self._known = {path_words(each.path): each for each in found}
        self._words.setStringList(list(self._known))
        completer = self.completer()
        if completer is not None and self.hasFocus() and not (len(found) == 1 and self.settled()):
            completer.complete()

    def _take(self, words: str) -> None:
        found = self._known.get(words)
        if found is not None:
            self._choose(found.remote_id, found.path)

    def _choose(self, category_id: str, path: Sequence[str]) -> None:
        before = self._current
        self.fill(category_id, path)
        if self._current != before:
            self.chosen.emit(category_id, tuple(path))

    def _left(self) -> None:
        """Nothing is nothing; a path that was typed whole is that category; anything else is as it was before."""
        text = self.text().strip()
        if not text:
            self._choose("", ())
            return
        whole = next((each for words, each in self._known.items() if fold(words) == fold(text)), None)
        if whole is not None:
            self._choose(whole.remote_id, whole.path)
        elif self._strict and not popup_open(self):
            self.fill(*self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down shows what there is, also before anything was typed."""
        if event.key() == Qt.Key.Key_Down and not popup_open(self):
            self._look()
            return
        super().keyPressEvent(event)

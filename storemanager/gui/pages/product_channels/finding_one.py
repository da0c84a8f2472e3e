"""One out of a list that may be very long, found by typing a few letters of it: categories, brands, materials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from storemanager.domain.folding import fold

_FOLDED = Qt.ItemDataRole.UserRole + 1
_SHOWN_AT_ONCE = 12
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class _Words(QAbstractListModel):
    """The words, and the same folded: "duong" finds "Đường"."""

    def __init__(self, words: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = tuple(words)
        self._folded = tuple(fold(each) for each in words)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words[index.row()]
        return self._folded[index.row()] if role == _FOLDED else None


class FoldedCompleter(QCompleter):
    """Offers every one that holds what was typed, marks and case apart."""

    def __init__(self, words: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.setModel(_Words(words, self))
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(_SHOWN_AT_ONCE)

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def popup_open(field: QLineEdit) -> bool:
    """Whether the list below a field is in view."""
    completer = field.completer()
    popup = completer.popup() if completer is not None else None
    return popup is not None and popup.isVisible()


class FindingField(QLineEdit):
    """A field that takes one of `choices` (key, words): `chosen(key)` when what stands in it is one of them, or empty.
    With `own` any other text is taken too, and is its own key."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]] = (), current: str = "", *, own: bool = False) -> None:
        super().__init__()
        self._own = own
        self._key_of: dict[str, str] = {}
        self._words_of: dict[str, str] = {}
        self._told = current
        self.setClearButtonEnabled(True)
        self.fill(choices, current)
        self.editingFinished.connect(self._tell)

    def fill(self, choices: Sequence[tuple[str, str]], current: str) -> None:
        """What there is to choose from, and what is chosen now."""
        self._key_of = {fold(words): key for key, words in choices}
        self._words_of = dict(choices)
        completer = FoldedCompleter([words for _, words in choices], self)
        completer.activated.connect(self._tell)
        self.setCompleter(completer)
        self.choose(current)

    def choose(self, key: str) -> None:
        """Show one without telling."""
        self._told = key
        self.setText(self._words_of.get(key, key))
        self.setCursorPosition(0)

    def current(self) -> str | None:
        """The key of what stands here, "" for nothing; None: it is none of the choices."""
        text = self.text().strip()
        if not text:
            return ""
        found = self._key_of.get(fold(text))
        if found is None and text in self._words_of:
            return text
        return text if found is None and self._own else found

    def words(self, key: str) -> str:
        return self._words_of.get(key, key)

    def _tell(self, _words: object = None) -> None:
        key = self.current()
        if key is not None and key != self._told:
            self._told = key
            self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow down in an empty field shows everything there is."""
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None and not popup_open(self):
            completer.setCompletionPrefix(self.text())
            completer.complete()
            return
        super().keyPressEvent(event)

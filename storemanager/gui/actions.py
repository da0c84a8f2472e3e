"""Everything pressable that is not a page's own: one entry each; shortcuts, menus and the F1 list are made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from storemanager.texts import Text, translate


@dataclass(frozen=True)
class ActionSpec:
    """A thing the owner can do, its words, and its keys."""

    key: str
    words: Text
    shortcut: str
    icon: str = ""


GLOBAL: tuple[ActionSpec, ...] = (
    ActionSpec("search", translate("actions", "Search everything"), "Ctrl+K", "search"),
    ActionSpec("sync", translate("actions", "Sync"), "F5", "refresh-cw"),
    ActionSpec("full_check", translate("actions", "Full check of every channel"), "Shift+F5", "shield-check"),
    ActionSpec("sync_log", translate("actions", "What the syncs did"), "Ctrl+F5", "history"),
    ActionSpec("new", translate("actions", "New, on this page"), "Ctrl+N", "plus"),
    ActionSpec("filter", translate("actions", "Filter this list"), "Ctrl+F", "funnel"),
    ActionSpec("finish", translate("actions", "The page's finishing act"), "F9", "check"),
    ActionSpec("rail", translate("actions", "Narrow or widen the rail"), "Ctrl+B", "panel-left"),
    ActionSpec("next_pane", translate("actions", "Next pane"), "F6"),
    ActionSpec("back", translate("actions", "Back"), "Alt+Left", "arrow-left"),
    ActionSpec("keys", translate("actions", "Keys of this page"), "F1", "keyboard"),
)


def page_shortcut(place: int) -> str:
    """Ctrl+1 to Ctrl+9, then Ctrl+0, in rail order; "" beyond."""
    return f"Ctrl+{(place + 1) % 10}" if place < 10 else ""


class Actions:
    """The actions of a window, by key."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._specs = {spec.key: spec for spec in GLOBAL}
        self.by_key: dict[str, QAction] = {}

    def add(self, key: str, do: Callable[[], object]) -> QAction:
        """Connect one of the entries above."""
        spec = self._specs[key]
        return self._make(key, spec.words, spec.shortcut, do)

    def add_page(self, key: str, place: int, words: Text, do: Callable[[], object]) -> QAction:
        """The key of a page in the rail."""
        return self._make(f"page:{key}", words, page_shortcut(place), do)

    def _make(self, key: str, words: Text, shortcut: str, do: Callable[[], object]) -> QAction:
        action = QAction(str(words), self._window)
        action.setData(words)
        action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: do())
        self._window.addAction(action)
        self.by_key[key] = action
        return action

    def retranslate(self) -> None:
        """The words of every action again."""
        for action in self.by_key.values():
            action.setText(str(action.data()))

    def listed(self) -> list[tuple[str, str]]:
        """What F1 shows: words and keys."""
        native = QKeySequence.SequenceFormat.NativeText
        return [(action.text(), action.shortcut().toString(native)) for action in self.by_key.values()]

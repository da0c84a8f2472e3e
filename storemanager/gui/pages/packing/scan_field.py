"""The field a scanner types into: a code ends with Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from storemanager.gui.theme import icon, theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanField(QLineEdit):
    """Gives the code and is empty again. Input methods are off: they would make letters out of figures."""

    scanned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFont(theme().font("lead"))
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._dress()

    def say(self, words: str) -> None:
        """What is to be scanned next."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def take(self, event: QKeyEvent) -> bool:
        """A key that was pressed elsewhere on the page; False when it is not for a scanner."""
        modified = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        typed = bool(event.text()) and event.text().isprintable()
        if modified or not (typed or event.key() in _ENTER):
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keyPressEvent(event)
        return True

    def event(self, event: QEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo):
            event.ignore()  # takes the last scan back, not the last letter
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            code = self.text()
            self.clear()
            self.scanned.emit(code)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._sign.setIcon(icon("scan-barcode"))

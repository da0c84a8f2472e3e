"""A dialog that writes to the book: Ctrl+Enter saves, a refusal is shown in it, and it stays open until it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from sqlmodel import Session

from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.overlay import Dialog

T = TypeVar("T")


class FormDialog(Dialog):
    """Fill `body`, override `save`; there call `write(work, done)`."""

    def __init__(
        self, parent: QWidget, background: Background, title: str, save: str, text: str = "", *, width: int = 0
    ) -> None:
        super().__init__(parent, title, text, width=width)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background = background
        self._running = False
        self.refusal = Banner("", tone="danger")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.cancel_button = self.add_button(self.tr("Cancel"), "cancel")
        self.cancel_button.setAutoDefault(False)
        self._harmless = "cancel"
        self.save_button = Button(save, "primary", key="Ctrl+Enter")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self._buttons.addWidget(self.save_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)

    def save(self) -> None:
        """Read the fields; write, or say what is wrong with them."""
        raise NotImplementedError

    def write(self, work: Callable[[Session], T], done: Callable[[T], None]) -> None:
        """Do it in the book; the dialog closes when it has happened, and stays with the reason when it has not."""
        if self._running:
            return
        self._running = True
        self.save_button.setEnabled(False)
        self.refusal.hide()

        def happened(answer: T) -> None:
            self._running = False
            self.choose("saved")
            done(answer)

        self._background.run(self, work, happened, writes=True, failed=self._refused)

    def _refused(self, problem: StoreError) -> None:
        self._running = False
        self.save_button.setEnabled(True)
        if not self.place_refusal(problem):
            self.say_refusal(str(problem.message), str(problem.advice))

    def place_refusal(self, problem: StoreError) -> bool:
        """Show a refusal at the field it is about; False where that is not known."""
        return False

    def say_refusal(self, message: str, advice: str = "") -> None:
        """At the top of the form: what is wrong, and what to do."""
        self.refusal.say(message, advice)
        self.refusal.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the focus; in a field it goes on to the next, because a scanner ends with
        it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            focus = self.focusWidget()
            if isinstance(focus, QAbstractButton):
                focus.click()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

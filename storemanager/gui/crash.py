"""What the owner sees of a bug: that it was one, what happened to the work, and details without secrets to pass on."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from storemanager.errors import StoreError
from storemanager.gui.widgets.overlay import Dialog

log = logging.getLogger(__name__)

_SECRETS = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "<e-mail>"),
    (re.compile(r"\b(c[ks])_[0-9A-Za-z]{6,}"), r"\1_<key>"),
    (re.compile(r"(?i)((?:secret|token|password|key|signature|authorization)\w*['\"]?\s*[=:]\s*)\S+"), r"\1<hidden>"),
    (re.compile(r"(?<![\w.])\+?\d[\d .-]{7,14}\d(?![\w.])"), "<number>"),
    (re.compile(r"\b[0-9A-Za-z_-]{32,}\b"), "<long value>"),
)


def redacted(details: str) -> str:
    """Details without e-mail addresses, phone numbers, keys and tokens."""
    for pattern, instead in _SECRETS:
        details = pattern.sub(instead, details)
    return details


class CrashReporter(QObject):
    """Shows a bug once, however often it comes."""

    _seen = Signal(object)

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._told: set[str] = set()
        self.dialog: Dialog | None = None
        self._seen.connect(self.show_crash)

    @classmethod
    def install(cls, parent: QObject) -> CrashReporter:
        """Catch what nobody caught, on the GUI's thread."""
        reporter = cls()
        reporter.setParent(parent)

        def hook(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                sys.__excepthook__(kind, problem, trace)
                QCoreApplication.quit()
                return
            log.error("uncaught", exc_info=(kind, problem, trace))
            reporter._seen.emit(problem)

        sys.excepthook = hook
        return reporter

    def show_crash(self, problem: BaseException) -> None:
        """Say what happened; the details can be copied."""
        details = redacted("".join(traceback.format_exception(problem)))
        if details in self._told or isinstance(problem, StoreError):
            return
        self._told.add(details)
        dialog = Dialog(
            self._window or QApplication.activeWindow(),
            self.tr("Something in the program went wrong"),
            self.tr(
                "What you did last was not saved; everything before it is safe in the book. You can go on working."
            ),
            width=1,
        )
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("Details"))
        dialog.body.addWidget(shown)
        dialog.add_button(self.tr("Copy details"), "copy")
        dialog.add_button(self.tr("Go on"), "", harmless=True)
        dialog.accepted.connect(lambda: self._chosen(dialog, details))
        self.dialog = dialog
        dialog.open()

    @staticmethod
    def _chosen(dialog: Dialog, details: str) -> None:
        if dialog.answer == "copy":
            QGuiApplication.clipboard().setText(details)

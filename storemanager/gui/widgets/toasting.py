"""Where a page says that something was done: the toasts of the window it is in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from storemanager.gui.widgets.overlay import ToastStack


def toasts(widget: QWidget) -> ToastStack:
    """The toasts of the widget's window; a window without any gets its own."""
    window = widget.window()
    return window.findChild(ToastStack) or ToastStack(window)

"""A day and a time of day that may be left out, in the shop's own zone."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QWidget

from storemanager import clock, texts
from storemanager.gui.theme import theme
from storemanager.gui.widgets.parts import gap, row


class MomentField(QWidget):
    """A day and time that may be left out."""

    def __init__(self, name: str, value: datetime | None, *, later: timedelta = timedelta()) -> None:
        super().__init__()
        self.on = QCheckBox(name)
        self.on.setMinimumWidth(110)
        self.field = QDateTimeEdit()
        self.field.setDisplayFormat("dd/MM/yyyy HH:mm")
        self.field.setMinimumWidth(200 * max(theme().text_percent, 100) // 100)
        self.field.lineEdit().setTextMargins(gap("2"), 0, 0, 0)  # the style sheet's padding does not reach it
        self.field.setAccessibleName(name)
        local = ((value or clock.now() + later).astimezone(texts.zone())).replace(tzinfo=None)
        self.field.setDateTime(QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0))
        self.on.setChecked(value is not None)
        self.field.setEnabled(value is not None)
        self.on.toggled.connect(self.field.setEnabled)
        self.setLayout(row(self.on, self.field, -1, spacing=gap("2")))

    def value(self) -> datetime | None:
        """The moment in the shop's zone, or None."""
        if not self.on.isChecked():
            return None
        shown = self.field.dateTime()
        day, time = shown.date(), shown.time()
        return datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=texts.zone())

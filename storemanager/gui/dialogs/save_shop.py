"""The whole shop in one file: with a password, or without one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.overlay import Dialog


class SaveShopDialog(Dialog):
    """`wanted(password)`, "" for none; where the file goes is asked next."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "", " ")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title.setText(self.tr("The whole shop in one file"))
        self.setAccessibleName(self.title.text())
        self.text.setText(
            self.tr(
                "Book, pictures and the look of the window, for another computer or a safe place. Channel keys are"
                " never in it: channels are signed in to again."
            )
        )
        self.first = FormField(
            self.tr("Password, if you want one"),
            text_field(),
            self.tr("Without it nobody can open the file, not even the makers of the program. Keep it safe."),
        )
        self.again = FormField(self.tr("The same password again"), text_field())
        for field in (self.first, self.again):
            assert isinstance(field.field, QLineEdit)
            field.field.setEchoMode(QLineEdit.EchoMode.Password)
            self.body.addWidget(field)
        self.add_button(self.tr("Cancel"), "", harmless=True)
        self.save_button = Button(self.tr("Choose where…"), "primary")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self._buttons.addWidget(self.save_button)

    def save(self) -> None:
        first, again = self.first.field, self.again.field
        assert isinstance(first, QLineEdit)
        assert isinstance(again, QLineEdit)
        if first.text() != again.text():
            self.again.wrong(self.tr("The two are not the same."))
            again.setFocus()
            return
        password = first.text()
        self.choose("save")
        self.wanted.emit(password)

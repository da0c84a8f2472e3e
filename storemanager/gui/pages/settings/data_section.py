"""Data: where the book lies, and whether it is sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from storemanager import clock, texts
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.pages.settings.checking import Checked, checker
from storemanager.gui.pages.settings.section import Section, Setting, SettingsCard
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.toasting import toasts
from storemanager.texts import translate

SHOWN = 8


class DataSection(Section):
    """`url` is the book's address; `folder` the shop's folder on this computer (None on a server)."""

    def __init__(self, background: Background, url: str, folder: Path | None) -> None:
        super().__init__()
        self._background = background
        self._url, self._folder = url, folder
        self._checked: Checked | None = None
        self._running = False
        self.open_button = Button("", icon="folder-open")
        self.open_button.clicked.connect(self._open)
        self.copy_button = Button("", "quiet", icon="copy")
        self.copy_button.clicked.connect(self._copy)
        self.check_button = Button("", icon="shield-check")
        self.check_button.clicked.connect(self.check)
        self.place = Setting(self.open_button, self.copy_button)
        self.place.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sound = Setting(self.check_button)
        self.tills = Setting()
        self.result = Banner("", tone="success")
        self.result.hide()
        self.body.addWidget(SettingsCard(self.place, self.sound))
        self.body.addWidget(self.result)
        self.body.addWidget(SettingsCard(self.tills))

    def retranslate(self) -> None:
        self.say(self.tr("Data"), self.tr("Everything is in one book, and the book is yours."))
        self.open_button.setText(self.tr("Open folder"))
        self.open_button.setVisible(self._folder is not None)
        self.copy_button.setToolTip(self.tr("Copy the place"))
        self.copy_button.setAccessibleName(self.tr("Copy the place"))
        self.place.say(self.tr("Where the book lies"), self._where())
        self.place.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.check_button.setText(self.tr("Check the book"))
        self.sound.say(
            self.tr("Is the book sound?"),
            self.tr(
                "Reads the whole file and adds up every stock movement and reservation. Selling goes on meanwhile."
            ),
        )
        if self._folder is not None:
            self.tills.say(
                self.tr("Several tills"),
                self.tr(
                    "The book of one computer lies in a file. Several tills share one on a PostgreSQL server: it is the"
                    " same program, given the server's address. Never put the file on a network drive."
                ),
            )
        else:
            self.tills.say(
                self.tr("Several tills"), self.tr("This book is on a PostgreSQL server: tills can share it.")
            )
        if self._checked is not None:
            self._show(self._checked)

    def _where(self) -> str:
        return str(self._folder) if self._folder is not None else self._url.rsplit("@", 1)[-1]

    def _open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._where())
        toasts(self).done(self.tr("The place is in the clipboard."))

    # --- Checking ---

    def check(self) -> None:
        """Read the whole book beside the window."""
        if self._running:
            return
        self._running = True
        self.check_button.set_busy(True)
        self.check_button.set_off(self.tr("The book is being read."))
        self._background.run_outside(self, checker(self._url), self._found, failed=self._failed)

    def _ended(self) -> None:
        self._running = False
        self.check_button.set_busy(False)
        self.check_button.set_off("")

    def _found(self, checked: Checked) -> None:
        self._ended()
        self._checked = checked
        self._show(checked)

    def _failed(self, problem: StoreError) -> None:
        self._ended()
        self.result.say(str(problem.message), str(problem.advice), tone="danger")
        self.result.show()

    def _show(self, checked: Checked) -> None:
        if checked.well:
            now = texts.clock_time(clock.now())
            title = str(translate("settings", "The book is sound. Checked at {time}.")(time=now))
            said = self.tr("The file is whole, and every balance is the sum of its movements and reservations.")
            self.result.say(title, said, tone="success")
        elif checked.file:
            self.result.say(self.tr("The file of the book is damaged."), self._file_words(checked), tone="danger")
        else:
            found = translate("settings", "{count:balance does|balances do} not agree with the ledger.")
            lines = [str(text) for text in checked.balances[:SHOWN]]
            if len(checked.balances) > SHOWN:
                more = translate("settings", "and {count} more")(count=len(checked.balances) - SHOWN)
                lines.append(str(more))
            lines.append(self.tr("Count these goods: a stock count puts the number right and keeps its reason."))
            self.result.say(str(found(count=len(checked.balances))), "\n".join(lines), tone="danger")
        self.result.show()

    def _file_words(self, checked: Checked) -> str:
        advice = self.tr("Close the program, copy the folder to a safe place, and go back to the last backup.")
        said = translate("settings", "The database says: {words}")(words="; ".join(checked.file[:SHOWN]))
        return f"{advice}\n{said}"

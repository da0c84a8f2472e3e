"""Restoring in two clicks: a backup is opened and proven, what it would lose is shown, the second click restores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.backup_work import preparer
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.notes import Banner, Progress
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.parts import Icon, gap, label, row
from storemanager.texts import Text, translate

if TYPE_CHECKING:
    from storemanager.backups.restoring import Prepared
    from storemanager.database.backup_restore import Lost


class RestoreDialog(Dialog):
    """`wanted(Prepared)` when the owner has seen what is lost and restores; otherwise nothing stays behind."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, background: Background, file: Path, shop_folder: Path, *, locked: bool) -> None:
        """`locked`: a password is asked for first."""
        super().__init__(parent, "", width=1)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._background, self._file, self._folder = background, file, shop_folder
        self._ticket = 0
        self.prepared: Prepared | None = None
        self.title.setText(str(translate("restore_dialog", "Restore {name}")(name=file.name)))
        self.setAccessibleName(self.title.text())
        self.password = FormField(
            self.tr("Password"), text_field(), self.tr("The one it was saved with. Capital letters count.")
        )
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self.open_backup)
        self.progress = Progress()
        self.progress.stopped.connect(self._stop)
        self.refusal = Banner("", tone="danger")
        self.refusal.hide()
        for part in (self.password, self.progress, self.refusal):
            self.body.addWidget(part)
        self.password.setVisible(locked)
        self.cancel_button = self.add_button(self.tr("Cancel"), "", harmless=True)
        self.open_button = Button(self.tr("Open the backup"), "primary")
        self.open_button.clicked.connect(self.open_backup)
        self.restore_button = Button(self.tr("Restore this backup"), "danger")
        self.restore_button.clicked.connect(self._restore)
        for button in (self.open_button, self.restore_button):
            button.setAutoDefault(False)
            self._buttons.addWidget(button)
        self.open_button.setVisible(locked)
        self.restore_button.hide()
        self.finished.connect(lambda _result: self._over())
        if locked:
            self.field.setFocus()
        else:
            self.open_backup()

    @property
    def field(self) -> QLineEdit:
        assert isinstance(self.password.field, QLineEdit)
        return self.password.field

    # --- Opening it ---

    def open_backup(self) -> None:
        """Unpack, prove and compare it, beside the window."""
        if self._ticket:
            return
        self.refusal.hide()
        self.open_button.setEnabled(False)
        self.progress.begin(self.tr("Opening and checking the backup"))
        self._ticket = self._background.run_outside(
            self, preparer(self._file, self._folder, self.field.text() or None), self._opened,
            progress=self._show_step, failed=self._refused,
        )  # fmt: skip

    def _show_step(self, step: tuple[int, int]) -> None:
        done, total = step
        self.progress.report(self.tr("Opening and checking the backup"), done / max(total, 1))

    def _stop(self) -> None:
        self._background.cancel(self._ticket)

    def _refused(self, problem: Exception) -> None:
        self._ended()
        if not isinstance(problem, StoreError):  # stopped by the owner
            self.reject()
            return
        self.refusal.say(str(problem.message), str(problem.advice))
        self.refusal.show()
        self.field.selectAll()
        self.adjustSize()

    def _ended(self) -> None:
        self._ticket = 0
        self.progress.end()
        self.open_button.setEnabled(True)

    # --- What it means ---

    def _opened(self, prepared: Prepared) -> None:
        self._ended()
        self.prepared = prepared
        asked = translate("restore_dialog", "Restore the backup of {moment}?")(moment=prepared.manifest.made_at)
        self.title.setText(str(asked))
        self.setAccessibleName(self.title.text())
        self.password.hide()
        self.open_button.hide()
        for icon, role, words in sentences(prepared):
            line = row(spacing=gap("2"))
            line.addWidget(Icon(icon, role=role), alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(str(words), "body", wrap=True), 1)
            self.body.addLayout(line)
        self.restore_button.show()
        self.cancel_button.setFocus()
        self.adjustSize()

    def _restore(self) -> None:
        prepared, self.prepared = self.prepared, None
        self.choose("restore")
        self.wanted.emit(prepared)

    def _over(self) -> None:
        """Closed without restoring: what was unpacked goes."""
        if self._ticket:
            self._background.cancel(self._ticket)
        if self.prepared is not None:
            self.prepared.discard()
            self.prepared = None


def sentences(prepared: Prepared) -> list[tuple[str, str, Text]]:
    """(icon, role, sentence): what the backup holds, what would be lost, and what happens to the channels."""
    facts, lost = prepared.manifest.facts, prepared.lost
    holds = translate("restore_dialog", "It is from {moment} and holds {orders}, {products} and {customers}.")(
        moment=prepared.manifest.made_at,
        orders=_orders(facts.count("orders")),
        products=_products(facts.count("product")),
        customers=_customers(facts.count("customer")),
    )
    lines: list[tuple[str, str, Text]] = [("circle-check", "success", holds)]
    if facts.newest_order_at is not None:
        newest = translate("restore_dialog", "Its newest order is from {moment}.")(moment=facts.newest_order_at)
        lines.append(("clock", "text_muted", newest))
    if not prepared.present:
        first = translate(
            "restore_dialog",
            "If the first book is still in use, close it for good: two books undo each other's numbers on the "
            "channels.",
        )
        return [*lines, ("triangle-alert", "warn", first)]
    if lost is None:
        unknown = translate("restore_dialog", "The present book cannot be read, so what is newer in it is not known.")
        lines.append(("triangle-alert", "warn", unknown))
    elif lost.nothing:
        nothing = translate("restore_dialog", "Nothing is lost: the present book has no newer records.")
        lines.append(("circle-check", "success", nothing))
    else:
        gone = translate("restore_dialog", "Lost from the present book: {what}.")(what=_counted(lost))
        lines.append(("triangle-alert", "danger", gone))
    kept = translate("restore_dialog", "The present book is backed up first, so that you can go back.")
    channels = translate(
        "restore_dialog", "No channel is written to before you have looked at the comparison. Orders still come in."
    )
    return [*lines, ("archive", "text_muted", kept), ("shield-check", "text_muted", channels)]


def _counted(lost: Lost) -> tuple[Text, ...]:
    """What there is none of is not told."""
    movements = translate("restore_dialog", "{count:stock movement|stock movements}")(count=lost.movements)
    parts = (
        (lost.orders, _orders(lost.orders)),
        (lost.movements, movements),
        (lost.customers, _customers(lost.customers)),
        (lost.products, _products(lost.products)),
    )
    return tuple(said for count, said in parts if count)


def _orders(count: int) -> Text:
    return translate("restore_dialog", "{count:order|orders}")(count=count)


def _products(count: int) -> Text:
    return translate("restore_dialog", "{count:product|products}")(count=count)


def _customers(count: int) -> Text:
    return translate("restore_dialog", "{count:customer|customers}")(count=count)

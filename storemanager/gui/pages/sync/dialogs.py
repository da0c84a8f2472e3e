"""Dialogs of the Sync page: taking back what a sync sent, and what of it was kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.panel_parts import plain_text, scrolled
from storemanager.gui.widgets.parts import column, gap
from storemanager.reports.sync_runs import RunRow
from storemanager.texts import Text, translate

HIGH = 300


def take_back_dialog(parent: QWidget, run: RunRow, when: str) -> Dialog:
    """It changes what shoppers see: how many numbers, and by what rule."""
    title = translate("sync_page", "Take back what was sent to {account} at {time}?")
    count = run.sent - run.undone
    text = translate(
        "sync_page",
        "{count:number was|numbers were} sent. Prices go back to what was shown before, where nobody has changed them"
        " since; a count or a correction is taken back. What was sold or received stays.",
    )
    dialog = Dialog(parent, str(title(account=run.account_name, time=when)), str(text(count=count)), width=1)
    dialog.add_button(str(translate("sync_page", "Leave it")), "", harmless=True)
    dialog.add_button(str(translate("sync_page", "Take it back")), "back", "danger")
    return dialog


def kept_dialog(parent: QWidget, kept: Sequence[Text]) -> Dialog:
    """What was not put back, each with the reason."""
    title = translate("sync_page", "{count:number was|numbers were} kept")(count=len(kept))
    dialog = Dialog(parent, str(title), width=1)
    inside = QWidget()
    lines = column(*(plain_text(str(said)) for said in kept), -1, spacing=gap("2"))
    inside.setLayout(lines)
    area = scrolled(inside)
    area.setMaximumHeight(HIGH)
    dialog.body.addWidget(area)
    dialog.add_button(str(translate("sync_page", "Close")), "", harmless=True)
    return dialog

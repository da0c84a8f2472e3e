"""The step in which the values are entered: the account's name, the form, and the guide to where they are found."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess, ChannelKind
from storemanager.gui.pages.connect import loading
from storemanager.gui.pages.connect.form import ConnectForm
from storemanager.gui.pages.connect.loading import Connected
from storemanager.gui.pages.connect.steps import Guide
from storemanager.gui.theme import theme
from storemanager.gui.widgets.fields import FormField, text_field
from storemanager.gui.widgets.parts import column, gap
from storemanager.gui.widgets.toasting import toasts
from storemanager.texts import translate

BESIDE = 960


class FormStep(QScrollArea):
    """`guide` stands beside the form where there is room, below it where there is not: it is never out of reach."""

    def __init__(self, background: Background, access: ChannelAccess) -> None:
        super().__init__()
        self._background, self._access = background, access
        self.form = ConnectForm(background, access)
        self.name = FormField("", text_field())
        self.guide = Guide()
        self._rows = column(self.name, self.form, spacing=gap("3"))
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        inside.setLayout(self._rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring themselves into view
        self.setWidget(inside)
        self.form.submitted.connect(self.form.focus_first)

    def retranslate(self) -> None:
        self.name.say(
            str(translate("ConnectView", "What you call this account")),
            str(translate("ConnectView", "Left empty, the shop's own name is taken.")),
        )

    def fill(self, kind: ChannelKind, *, saved: int | None) -> None:
        """The form of a channel anew, with what was entered."""
        values = {**self.form.values(), **self.form.secrets()} if self.form.rows else {}
        self.form.show_kind(kind.key, kind.fields, values, saved=saved)

    def try_out(
        self,
        kind: ChannelKind,
        account_id: int | None,
        done: Callable[[Connected], None],
        failed: Callable[[StoreError], None],
    ) -> None:
        """Connect with what was entered; with an account: sign in again."""
        access, key, called = self._access, kind.key, self.called()
        values, secrets = self.form.values(), self.form.secrets()
        self._background.run_outside(
            self,
            lambda _outside: loading.connect(access, key, called, values, secrets, account_id),
            done,
            failed=failed,
        )

    def keep(self, kind: ChannelKind) -> None:
        """What was entered is there after the next start too, but for the keys."""
        key, values = kind.key, self.form.values()
        said = translate("ConnectView", "Kept. The keys have to be entered again after a restart.")

        def kept(_nothing: None) -> None:
            toasts(self).done(str(said))

        self._background.run(self, lambda session: loading.keep_draft(session, key, values), kept, writes=True)

    def called(self) -> str:
        """What the owner calls the account."""
        return self._name_field().text().strip()

    def call(self, name: str) -> None:
        """Another account, or none: its form is read from the top."""
        self._name_field().setText(name)
        self.verticalScrollBar().setValue(0)

    def _name_field(self) -> QLineEdit:
        field = self.name.field
        assert isinstance(field, QLineEdit)
        return field

    def place_guide(self, columns: QHBoxLayout, width: int) -> None:
        """Put the guide where there is room; `columns` are those of the whole page, `width` its width."""
        beside = width > BESIDE * theme().text_percent / 100
        if beside != (columns.indexOf(self.guide) >= 0):
            self.guide.beside(beside)
            (columns if beside else self._rows).addWidget(self.guide)

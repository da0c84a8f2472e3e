"""Where stock is shared in another way than usual: categories, channels and products with a word of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemanager import clock
from storemanager.domain.offers import Policy
from storemanager.gui import policies
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.pages.settings import policy_loading
from storemanager.gui.pages.settings.policy_loading import CATEGORY, PolicyData, PolicyException
from storemanager.gui.widgets.buttons import Button, Segments
from storemanager.gui.widgets.fields import Choice, FormField
from storemanager.gui.widgets.parts import CardWithHead, ChannelChip, Icon, clear, column, gap, label, line, row
from storemanager.texts import translate


class ExceptionsCard(CardWithHead):
    """`removed(exception)`: it shall say nothing of its own any more; `add_wanted()`."""

    removed = Signal(object)
    add_wanted = Signal()

    def __init__(self) -> None:
        self.add_button = Button("", icon="plus", size="small")
        super().__init__("", self.add_button)
        self.add_button.clicked.connect(self.add_wanted)
        self.rule = label("", "small", wrap=True)
        held = row(spacing=0)
        held.addWidget(self.rule, 1)
        held.setContentsMargins(gap("4"), gap("2"), gap("4"), gap("2"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addWidget(line())
        self.body.addLayout(held)
        self._shown: tuple[Sequence[PolicyException], int] = ((), 0)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Exceptions"))
        self.setAccessibleName(self.tr("Exceptions"))
        self.add_button.setText(self.tr("Add an exception"))
        self.rule.setText(str(policies.OVERRIDES))
        self.show_rows(*self._shown)

    def show_rows(self, rows: Sequence[PolicyException], more: int) -> None:
        """The exceptions; `more` products beyond those shown have one too."""
        self._shown = (rows, more)
        clear(self._rows)
        for place, one in enumerate(rows):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(one))
        if not rows:
            self._rows.addWidget(_padded(label(self.tr("None: everything is shared as above."), role="text_muted")))
        if more:
            said = translate("settings", "…and {count:product|products} more")(count=more)
            self._rows.addWidget(_padded(label(str(said), "small")))

    def _row(self, one: PolicyException) -> QWidget:
        sign: QWidget = ChannelChip(one.kind, one.name, 20) if one.kind else Icon(
            "tags" if one.of == CATEGORY else "package", 18
        )  # fmt: skip
        away = Button("", "quiet", icon="x", size="small", name=self.tr("Remove the exception"))
        away.clicked.connect(lambda: self.removed.emit(one))
        said = column(label(one.name), label(_kind(one), "small"), spacing=1)
        inside = row(sign, said, -1, label(policies.title(one.policy), "strong"), away, spacing=gap("3"))
        inside.setContentsMargins(gap("4"), gap("1") + 2, gap("3"), gap("1") + 2)
        made = QWidget()
        made.setLayout(inside)
        made.setAccessibleName(f"{_kind(one)} {one.name}: {policies.title(one.policy)}")
        return made


def _kind(one: PolicyException) -> str:
    if one.of == CATEGORY:
        return str(translate("settings", "Category"))
    return str(translate("settings", "Channel")) if one.kind else str(translate("settings", "Product"))


def _padded(inside: QWidget) -> QWidget:
    made = QWidget()
    layout = column(inside)
    layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
    made.setLayout(layout)
    return made


class AddException(FormDialog):
    """A category or a channel gets a word of its own; a product gets it on its own panel."""

    saved = Signal(object)

    def __init__(self, parent: QWidget, background: Background, data: PolicyData) -> None:
        super().__init__(parent, background, "", "")
        self.title.setText(self.tr("Share in another way"))
        self.text.setText(self.tr("A single product is set on its own panel, under Channels."))
        self.text.show()
        self.save_button.setText(self.tr("Add"))
        places = [(f"{one.of}:{one.id}", f"{_kind(one)}: {one.name}") for one in data.places]
        self._places = {f"{one.of}:{one.id}": one for one in data.places}
        self.place = Choice(places, name=self.tr("For what"))
        self.policy = Segments(
            [(one.name, policies.title(one)) for one in policies.POLICIES], Policy.STRICT.name, name=self.tr("How")
        )
        self.meaning = label("", "small", wrap=True)
        self.body.addWidget(FormField(self.tr("For what"), self.place))
        self.body.addLayout(row(self.policy, -1))
        self.body.addWidget(self.meaning)
        self.policy.chosen.connect(lambda _key: self._explain())
        self._explain()
        self.place.setFocus()

    def _explain(self) -> None:
        policy = Policy[self.policy.current()]
        self.meaning.setText(f"{policies.MEANINGS[policy]} {policies.FITS[policy]}")

    def save(self) -> None:
        chosen, policy, now = self._places.get(self.place.current()), Policy[self.policy.current()], clock.now()
        if chosen is None:
            return
        self.write(
            lambda session: policy_loading.set_policy(session, chosen.of, chosen.id, policy, now=now),
            lambda _nothing: self.saved.emit(chosen),
        )

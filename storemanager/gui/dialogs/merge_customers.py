"""Two records side by side: which of them stays, before they become one person. It can be undone, so one look is
enough."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from storemanager import clock, texts
from storemanager.domain.customers import IdentityKind
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.models import customers as loading
from storemanager.gui.models.customers import Pair
from storemanager.gui.people import amounts, phone_words, shown_name
from storemanager.gui.theme import set_property
from storemanager.gui.widgets.fields import SearchField
from storemanager.gui.widgets.panel_parts import Elided, Fact, PanelRow
from storemanager.gui.widgets.parts import Card, ChannelChip, Icon, clear, column, gap, label, line, row
from storemanager.services import customers
from storemanager.services.customers import CustomerDetail, CustomerRow
from storemanager.services.customers_channels import KnownOn
from storemanager.texts import translate


class MergeDialog(FormDialog):
    """`merged(kept id, other id, words)` when it has happened. Without `other_id` the other record is looked for
    first."""

    merged = Signal(int, int, str)

    def __init__(
        self, parent: QWidget, background: Background, customer_id: int, other_id: int | None = None, reason: str = ""
    ) -> None:
        super().__init__(parent, background, "", "", width=1)
        self._customer_id, self._other_id, self._reason = customer_id, other_id, reason
        self._pair: Pair | None = None
        self._keep_id = customer_id
        self.title.setText(self.tr("Are these one person?"))
        self.setWindowTitle(self.title.text())
        self.save_button.setText(self.tr("Merge into one"))
        self.save_button.setEnabled(False)
        self.search = SearchField(self.tr("Name, phone or e-mail of the other record"))
        self.search.looked_for.connect(self._look)
        self.found = column(spacing=0)
        self.cards: dict[int, Card] = {}
        self.beside = row(spacing=gap("3"))
        self.hint = label("", "small", wrap=True)
        self.body.addWidget(self.search)
        self.body.addLayout(self.found)
        self.body.addLayout(self.beside)
        self.body.addWidget(self.hint)
        self.search.setVisible(other_id is None)
        if other_id is None:
            self.hint.setText(self.tr("Look for the record that is the same person."))
            self.search.setFocus()
        else:
            self.take(other_id)

    # --- Looking for the other ---

    def _look(self, text: str) -> None:
        mine = self._customer_id
        self._background.run(self, lambda session: loading.others(session, mine, text), self._show_found)

    def _show_found(self, rows: tuple[CustomerRow, ...]) -> None:
        clear(self.found)
        for each in rows[:6]:
            parts = (phone_words(each.phone), each.email, each.province)
            line_of = PanelRow(
                shown_name(each.name), " · ".join(part for part in parts if part), chip=Icon("user"), pressable=True
            )
            line_of.pressed.connect(lambda one=each.id: self.take(one))
            self.found.addWidget(line_of)
        if not rows and self.search.text().strip():
            self.hint.setText(self.tr("Nobody else is found by these words."))
        elif not self._pair:
            self.hint.setText(self.tr("Look for the record that is the same person."))
        self._fit_soon()

    def take(self, other_id: int) -> None:
        """This is the other record: show both."""
        self._other_id = other_id
        mine = self._customer_id
        self._background.run(self, lambda session: loading.pair(session, mine, other_id), self._show_pair)

    # --- Both beside one another ---

    def _show_pair(self, pair: Pair) -> None:
        self._pair = pair
        clear(self.found)
        clear(self.beside)
        self.cards = {}
        for detail, channels in ((pair.keep, pair.keep_channels), (pair.other, pair.other_channels)):
            card = self._card(detail, channels)
            card.pressed.connect(lambda one=detail.id: self.keep(one))
            self.cards[detail.id] = card
            self.beside.addWidget(card, 1)
        self.search.hide()
        self.save_button.setEnabled(True)
        better = max((pair.keep, pair.other), key=lambda detail: (detail.order_count, detail.id == self._customer_id))
        self.keep(better.id)
        self.hint.setText(
            self.tr("The chosen name stays. Phones, e-mails, channels, addresses and orders of both come together.")
            + " "
            + self.tr("You can split them again at any time.")
        )
        self._fit_soon()

    def _fit_soon(self) -> None:
        """Once what is new has its fonts."""
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As high as what is in it, in the middle of the window again."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(layout.totalHeightForWidth(self.width()), layout.sizeHint().height()))
        parent = self.parentWidget()
        if parent is not None and self.isVisible():
            over = parent.window()
            self.move(over.mapToGlobal(over.rect().center()) - self.rect().center())

    def keep(self, customer_id: int) -> None:
        """The name of this record stays."""
        self._keep_id = customer_id
        for one, card in self.cards.items():
            card.choose(one == customer_id)
            card.setAccessibleDescription(self.tr("Its name stays") if one == customer_id else "")
            for sign in card.findChildren(Icon, "chosen"):
                sign.show_icon(*(("circle-dot", "accent") if one == customer_id else ("circle", "text_faint")))

    def _card(self, detail: CustomerDetail, channels: tuple[KnownOn, ...]) -> Card:
        sign = Icon("circle")
        sign.setObjectName("chosen")
        name = label(shown_name(detail.name), "strong", wrap=True)
        head = row(sign, spacing=gap("2"))
        head.addWidget(name, 1)
        layout = column(head, line(), spacing=gap("1"))
        layout.addSpacing(gap("1"))
        for words in self._known(detail):
            layout.addWidget(Elided(words))
        if channels:
            chips = row(spacing=gap("1"))
            for known in channels:
                chips.addWidget(ChannelChip(known.kind, known.name))
            chips.addStretch()
            layout.addLayout(chips)
        layout.addStretch()
        layout.addWidget(Fact(self.tr("Orders"), texts.number(detail.order_count)))
        layout.addWidget(Fact(self.tr("Bought"), amounts(detail.spent)))
        layout.setContentsMargins(gap("3"), gap("3"), gap("3"), gap("3"))
        made = Card(layout, pressable=True, name=shown_name(detail.name))
        set_property(made, "chosen", "false")
        return made

    @staticmethod
    def _known(detail: CustomerDetail) -> list[str]:
        found = [
            phone_words(each.value) if each.kind is IdentityKind.PHONE else each.value
            for each in detail.identities
            if each.kind is not IdentityKind.CHANNEL
        ]
        places = (each.address for each in detail.addresses[:1])
        found += [", ".join(part for part in (at.street, at.ward, at.province) if part) or at.raw for at in places]
        return [words for words in found if words]

    # --- Merging ---

    def save(self) -> None:
        if self._pair is None or self._other_id is None:
            return
        keep = self._keep_id
        other = self._other_id if keep == self._customer_id else self._customer_id
        reason = self._reason or str(translate("customers", "seen to be one person"))
        now = clock.now()

        def work(session: Session) -> None:
            customers.merge(session, keep, other, reason=reason, now=now)

        names = {detail.id: shown_name(detail.name) for detail in (self._pair.keep, self._pair.other)}
        said = translate("customers", "{other} is now part of {name}.")(other=names[other], name=names[keep])
        self.write(work, lambda _nothing: self.merged.emit(keep, other, str(said)))

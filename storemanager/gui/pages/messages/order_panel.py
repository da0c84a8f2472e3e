"""The right pane: who it is, and the order that the conversation asks for, filled in and not saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from storemanager import texts
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.pages.messages.contact import ContactPart
from storemanager.gui.pages.messages.order_draft import DraftLine, Goods, OrderDraft
from storemanager.gui.pages.messages.order_lines import DraftLineRow
from storemanager.gui.pages.messages.person_part import Person, PersonPart
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.entry import AmountField
from storemanager.gui.widgets.page import SidePanel
from storemanager.gui.widgets.panel_parts import Fact, PanelRow, Section, widen_title
from storemanager.gui.widgets.parts import Pill, clear, column, gap, label, row
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services.conversations import MadeOrder, NoteRow
from storemanager.texts import Text, translate

_AMOUNT_PX = 110


class OrderPanel(SidePanel):
    """`make_wanted`: the order is to be made; `changed`: the draft says something else; `product_chosen(row)`."""

    make_wanted = Signal()
    changed = Signal()
    product_chosen = Signal(object)
    customer_wanted = Signal(int)
    order_wanted = Signal(int)
    candidate_chosen = Signal(int)
    note_removed = Signal(int)

    def __init__(self, background: Background, currency: str = "VND") -> None:
        super().__init__("")
        self.currency = currency
        self.draft = OrderDraft()
        self.rows: list[DraftLineRow] = []
        self.mention_buttons: list[Button] = []
        self._sources: Mapping[int, str] = {}
        self._mentions: tuple[Goods, ...] = ()
        self._made: tuple[MadeOrder, ...] = ()
        self._notes: tuple[NoteRow, ...] = ()
        self._why: Text | None = None
        widen_title(self)
        self.profile_button = Button("", "link", size="small", trailing="chevron-right")
        self.profile_button.hide()
        self.profile_button.clicked.connect(self._show_profile)
        self.tools.addWidget(self.profile_button)
        self.person_part = PersonPart()
        self.person_part.chosen.connect(self._person_chosen)
        self.person_part.customer_wanted.connect(self.customer_wanted)
        self.person_part.order_wanted.connect(self.order_wanted)
        self.finder = ProductFinder(background, currency, rows_shown=3)
        self.finder.chosen.connect(self.product_chosen)
        self.contact = ContactPart()
        self.contact.changed.connect(self._contact_changed)
        self.state = Pill("")
        self.order_title = label("", "lead")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.nothing = label("", "small", wrap=True)
        self.made = QVBoxLayout()
        self.mentions = QVBoxLayout()
        self.notes = QVBoxLayout()
        self.shipping, self.discount = AmountField(currency), AmountField(currency)
        self.totals = QVBoxLayout()
        self.summary = QCheckBox("")
        self.summary.setChecked(True)
        self.why = label("", "small", role="warn", wrap=True)
        self._pays_words, self.pays = label("", "strong"), label("", "strong")
        self.make_button = Button("", "primary", icon="check", key="Ctrl+Enter")
        self.make_button.clicked.connect(self.make_wanted)
        self._build()

    # --- Building ---

    def _build(self) -> None:
        who = Section(first=True)
        who.add(self.person_part)
        self.body.addWidget(who)
        self._made_section = Section()
        self._made_section.body.addLayout(self.made)
        self.body.addWidget(self._made_section)
        order = Section()
        order.body.setSpacing(gap("1"))
        order.body.addLayout(row(self.order_title, -1, self.state))
        order.body.addWidget(self.nothing)
        order.body.addLayout(self.lines)
        order.body.addSpacing(gap("1"))
        order.body.addWidget(self.finder)
        self.body.addWidget(order)
        self._mention_section = Section()
        self._mention_section.body.addLayout(self.mentions)
        self.body.addWidget(self._mention_section)
        to_whom = Section()
        to_whom.add(self.contact)
        self.body.addWidget(to_whom)
        self._amounts = Section()
        self._shipping_words, self._discount_words = label("", role="text_muted"), label("", role="text_muted")
        for words_, field in ((self._shipping_words, self.shipping), (self._discount_words, self.discount)):
            field.setFixedWidth(_AMOUNT_PX * max(theme().text_percent, 100) // 100)
            field.textEdited.connect(lambda _text: self._amounts_typed())
            self._amounts.body.addLayout(row(words_, -1, field))
            self._amounts.body.addSpacing(gap("1"))
        self._amounts.body.addLayout(self.totals)
        self.body.addWidget(self._amounts)
        self._notes_section = Section()
        self._notes_section.body.addLayout(self.notes)
        self.body.addWidget(self._notes_section)
        self.end()
        pays = row(self._pays_words, -1, self.pays)
        foot = column(self.why, pays, self.summary, spacing=gap("2"))
        foot.addWidget(self.make_button)
        inner = QWidget()
        inner.setLayout(foot)
        self.set_actions(inner)
        for part in (self._made_section, self._mention_section, self._notes_section):
            part.hide()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Order from this conversation"))
        self.profile_button.setText(self.tr("Profile"))
        self.order_title.setText(self.tr("Order from this conversation"))
        self.state.show_state(self.tr("Not saved"))
        self.nothing.setText(self.tr("No product was recognised. Look for what the customer wants."))
        self._shipping_words.setText(self.tr("Shipping"))
        self._discount_words.setText(self.tr("Discount"))
        self._pays_words.setText(self.tr("Customer pays"))
        self.shipping.setAccessibleName(self.tr("Shipping"))
        self.discount.setAccessibleName(self.tr("Discount"))
        self.summary.setText(self.tr("Send the customer a summary"))
        self.make_button.setText(self.tr("Make the order"))
        self.contact.retranslate()
        self.person_part.retranslate()
        self._mentions, self._made, self._notes = (), (), ()  # to be said in the other words
        self.show_draft(self.draft, self._sources)

    # --- What is shown ---

    def start(self) -> None:
        """Another conversation."""
        self.person_part.start()
        self.contact.start()
        self.shipping.clear()
        self.discount.clear()
        self.summary.setChecked(True)
        self.finder.search.clear()
        self.show_draft(OrderDraft(), {})
        self.show_mentions(())
        self.show_made(())
        self.show_notes(())
        self.scroller.verticalScrollBar().setValue(0)

    def set_currency(self, currency: str) -> None:
        if currency != self.currency:
            self.currency = currency
            self.finder.set_currency(currency)
            self.shipping.currency = self.discount.currency = currency

    def show_person(self, title: str, person: Person) -> None:
        self.say(title)
        self.profile_button.setVisible(person.customer is not None)
        self.person_part.show_person(person)
        self.show_state()

    def show_draft(self, draft: OrderDraft, sources: Mapping[int, str]) -> None:
        """`sources` say where each message was read."""
        self.draft, self._sources = draft, sources
        clear(self.lines)
        self.rows = []
        for each in draft.lines:
            self._add_row(each)
        self.show_state()

    def _add_row(self, each: DraftLine) -> DraftLineRow:
        source = self._sources.get(each.message_at, "") if each.message_at is not None else ""
        made = DraftLineRow(each, self.currency, source)
        made.changed.connect(self._line_changed)
        made.removed.connect(lambda: self._remove(made))
        self.rows.append(made)
        self.lines.addWidget(made)
        return made

    def add_goods(self, goods: Goods) -> None:
        """The owner found a product."""
        line = self.draft.add(goods)
        known = next((each for each in self.rows if each.draft is line), None)
        if known is None:
            self._add_row(line)
        else:
            known.show_figures()
        self.show_state()
        self.changed.emit()

    def show_mentions(self, mentions: Sequence[Goods]) -> None:
        """What was only asked about, with what is left of it now."""
        ordered = {line.chosen.variant_id for line in self.draft.lines if line.chosen is not None}
        mentions = tuple(each for each in mentions if each.variant_id not in ordered)
        if mentions == self._mentions:
            return
        self._mentions = mentions
        clear(self.mentions)
        self.mention_buttons = []
        if mentions:
            self.mentions.addWidget(label(self.tr("Spoken of"), "head"))
        for goods in mentions:
            add = Button("", "normal", icon="plus", size="small", name=self.tr("Add %1").replace("%1", goods.name))
            add.clicked.connect(lambda _checked=False, goods=goods: self.add_goods(goods))
            left = translate("messages", "{available} available")
            told = [str(left(available=words.quantity(goods.available, goods.scale)))] if goods.track_stock else []
            second = " · ".join([*told, words.money(goods.price, self.currency)])
            self.mention_buttons.append(add)
            self.mentions.addWidget(PanelRow(goods.name, second, trail_widget=add, divider=False))
        self._mention_section.setVisible(bool(mentions))

    def show_made(self, made: Sequence[MadeOrder]) -> None:
        """Orders that came out of this conversation before."""
        if tuple(made) == self._made:
            return
        self._made = tuple(made)
        clear(self.made)
        if made:
            self.made.addWidget(label(self.tr("Made from this conversation"), "head"))
        for order in made[:3]:
            line = PanelRow(order.number, texts.moment(order.at), pressable=True, divider=False)
            line.pressed.connect(lambda order_id=order.id: self.order_wanted.emit(order_id))
            self.made.addWidget(line)
        self._made_section.setVisible(bool(made))

    def show_notes(self, notes: Sequence[NoteRow]) -> None:
        """What the shop's people told each other."""
        if tuple(notes) == self._notes:
            return
        self._notes = tuple(notes)
        clear(self.notes)
        if notes:
            self.notes.addWidget(label(self.tr("Notes"), "head"))
        for note in notes:
            off = Button("", "quiet", icon="x", size="small", name=self.tr("Take this note away"))
            off.clicked.connect(lambda _checked=False, note_id=note.id: self.note_removed.emit(note_id))
            about = " · ".join(part for part in (texts.moment(note.written_at), note.author) if part)
            line = row(spacing=gap("2"))
            line.addLayout(column(label(note.text, wrap=True), label(about, "small"), spacing=1), 1)
            line.addWidget(off)
            self.notes.addLayout(line)
        self._notes_section.setVisible(bool(notes))

    def show_state(self) -> None:
        """The sums, and whether the order can be made; if not, the sentence that says what is missing."""
        draft = self.draft
        self.nothing.setVisible(not draft.lines)
        self.state.setVisible(bool(draft.lines))
        clear(self.totals)
        self.totals.addWidget(Fact(self.tr("Goods"), words.money(draft.goods_total, self.currency)))
        self.pays.setText(words.money(draft.total, self.currency))
        self.pays.setAccessibleName(f"{self._pays_words.text()}: {self.pays.text()}")
        self._why = next(iter(self.missing()), None)
        self.why.setText(str(self._why) if self._why is not None else "")
        self.why.setVisible(self._why is not None and bool(draft.lines))
        self.make_button.set_off(str(self._why) if self._why is not None else "")

    def missing(self) -> list[Text]:
        """Everything that has to be said or chosen first."""
        who = self.person_part.missing()
        wrong = [] if self._amounts_readable() else [translate("messages", "Shipping or discount is not a number.")]
        lines = self.draft.missing()
        return [*lines, *([who] if who is not None else []), *self.contact.missing(), *wrong]

    # --- What is done ---

    def _line_changed(self) -> None:
        self.draft.touched = True
        self.show_state()
        self.changed.emit()

    def _remove(self, made: DraftLineRow) -> None:
        self.draft.remove(made.draft)
        self.rows.remove(made)
        self.lines.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.finder.setFocus()
        self.show_state()
        self.changed.emit()

    def _person_chosen(self, customer_id: int) -> None:
        self.show_state()
        self.candidate_chosen.emit(customer_id)

    def _contact_changed(self) -> None:
        self.show_state()
        self.changed.emit()

    def _amounts_readable(self) -> bool:
        try:
            self.draft.shipping, self.draft.discount = self.shipping.value() or 0, self.discount.value() or 0
        except InvalidInputError:
            return False
        return self.draft.shipping >= 0 and self.draft.discount >= 0

    def _amounts_typed(self) -> None:
        self.draft.touched = True
        self._amounts_readable()
        self.show_state()
        self.changed.emit()

    def _show_profile(self) -> None:
        if self.person_part.person.customer is not None:
            self.customer_wanted.emit(self.person_part.person.customer.id)

"""The lines of the order beside a conversation: what was said, what it is, how many, and what that comes to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.pages.messages.order_draft import DraftLine, goods_of
from storemanager.gui.theme import set_property, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.entry import QuantityField
from storemanager.gui.widgets.panel_parts import Elided, PanelRow
from storemanager.gui.widgets.parts import Icon, Middle, Right, clear, column, gap, label, line, row
from storemanager.services.message_orders import VariantCandidate
from storemanager.texts import translate

AT_ONCE = 4
_FIELD_PX, _AMOUNT_PX = 48, 76


class Quantity(QWidget):
    """One less, the number itself, one more. At the last one "less" takes the line off: `removed`."""

    changed = Signal(int)
    removed = Signal()

    def __init__(self, name: str, scale: int) -> None:
        super().__init__()
        self._scale = scale
        self.less = Button("", "normal", icon="minus", size="small", name=self.tr("One less of %1").replace("%1", name))
        self.more = Button("", "normal", icon="plus", size="small", name=self.tr("One more of %1").replace("%1", name))
        self._less_name, self._off_name = self.less.accessibleName(), self.tr("Take %1 off").replace("%1", name)
        self.field = QuantityField(scale)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setFixedWidth(_FIELD_PX * max(theme().text_percent, 100) // 100)
        self.field.setAccessibleName(self.tr("Quantity: %1").replace("%1", name))
        self.field.textEdited.connect(lambda _text: self._typed())
        self.less.clicked.connect(self._step_down)
        self.more.clicked.connect(lambda: self._to((self._value() or 0) + scale))
        self.setLayout(row(self.less, self.field, self.more, spacing=2))
        self.setFocusProxy(self.field)

    def show_value(self, value: int | None) -> None:
        """Only what is not being typed is written over."""
        if self._value() != value or not self.field.text():
            self.field.fill(value)
        self._dress()

    def _value(self) -> int | None:
        try:
            return self.field.value()
        except InvalidInputError:
            return None

    def _step_down(self) -> None:
        left = (self._value() or 0) - self._scale
        if left <= 0:
            self.removed.emit()
        else:
            self._to(left)

    def _to(self, value: int) -> None:
        self.field.fill(value)
        self._typed()

    def _typed(self) -> None:
        self._dress()
        self.changed.emit(self._value() or 0)

    def _dress(self) -> None:
        last = (self._value() or 0) <= self._scale
        self.less.set_icon_name("x" if last else "minus")
        name = self._off_name if last else self._less_name
        self.less.setAccessibleName(name)
        self.less.setToolTip(name)


class DraftLineRow(QFrame):
    """One line of the draft. `changed`: look at everything again; `removed`."""

    changed = Signal()
    removed = Signal()

    def __init__(self, draft: DraftLine, currency: str, source: str) -> None:
        """`source` says where it was read: "said at 08:53"."""
        super().__init__()
        self.draft, self._currency, self._source = draft, currency, source
        self.choices: list[PanelRow] = []
        self.quantity: Quantity | None = None
        self.total = label("", "body")
        self.second = Elided("", "small", role="text_muted")
        self.warning = label("", "small", role="danger", wrap=True)
        self._all_shown = False
        self._choosing = False
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(gap("1"))
        whole = column(self._body, line(), spacing=gap("2"))
        whole.setContentsMargins(0, gap("2"), 0, 0)
        self.setLayout(whole)
        self._build()

    # --- Building ---

    def _build(self) -> None:
        clear(self._body)
        self.choices, self.quantity = [], None
        if self.draft.chosen is None or self._choosing:
            self._build_choices()
        else:
            self._build_line()

    def _build_line(self) -> None:
        goods = self.draft.chosen
        assert goods is not None
        name = Elided(goods.name, "strong")
        self.second = Elided("", "small", role="text_muted")
        self.quantity = Quantity(goods.name, goods.scale)
        self.quantity.changed.connect(self._set_quantity)
        self.quantity.removed.connect(self.removed)
        self.total = label("", "body")
        self.total.setAlignment(Right | Middle)
        self.total.setMinimumWidth(_AMOUNT_PX * max(theme().text_percent, 100) // 100)
        self.warning = label("", "small", role="danger", wrap=True)
        first, second = row(spacing=gap("2")), row(spacing=gap("2"))
        first.addWidget(name, 1)
        first.addWidget(self.total)
        second.addWidget(self.second, 1)
        second.addWidget(self.quantity)
        self._body.addLayout(first)
        self._body.addLayout(second)
        self._body.addWidget(self.warning)
        if self.draft.said:
            self._body.addLayout(self._build_origin())
        self.show_figures()

    def _build_origin(self) -> QHBoxLayout:
        """The buyer's own words, and the way to mean something else with them."""
        said = Elided(f"“{self.draft.said}” · {self._source}", "small", role="text_faint")
        parts = row(Icon("message-square", 14, "text_faint"), spacing=gap("1"))
        parts.addWidget(said, 1)
        if self.draft.choices:
            other = Button(self.tr("Another"), "link", size="small", flush=True)
            other.setAccessibleName(self.tr("Choose another product for “%1”").replace("%1", self.draft.said))
            other.clicked.connect(self._choose_again)
            parts.addWidget(other)
        return parts

    def _build_choices(self) -> None:
        draft = self.draft
        known = bool(draft.choices)
        title = self.tr("Which one is “%1”?") if known else self.tr("“%1” is not in your book")
        heading = label(title.replace("%1", draft.said), "strong", wrap=True)
        off = Button("", "quiet", icon="x", size="small", name=self.tr("Take %1 off").replace("%1", draft.said))
        off.clicked.connect(self.removed)
        head = row(Icon("circle-help", 16, "warn"), spacing=gap("2"))
        head.addWidget(heading, 1)
        head.addWidget(off)
        self._body.addLayout(head)
        if not known:
            self._body.addWidget(label(self.tr("Look for it below, or take it off."), "small", wrap=True))
            return
        shown = draft.choices if self._all_shown else draft.choices[:AT_ONCE]
        for candidate in shown:
            made = PanelRow(
                " · ".join(part for part in (candidate.name, candidate.option_title) if part),
                " · ".join((candidate.sku, _left(candidate))),
                lead=Icon("circle", 16),
                trail=words.money(candidate.price, self._currency),
                pressable=True,
                divider=False,
            )
            made.pressed.connect(lambda candidate=candidate: self._choose(candidate))
            self.choices.append(made)
            self._body.addWidget(made)
        hidden = len(draft.choices) - len(shown)
        if hidden:
            told = translate("messages", "{count} more")(count=hidden)
            more = Button(str(told), "link", size="small", flush=True)
            more.clicked.connect(self._show_all)
            self._body.addLayout(row(more, -1))
        elif draft.more:
            self._body.addWidget(label(self.tr("There are more that fit: look for it below."), "small", wrap=True))

    # --- What is done ---

    def _show_all(self) -> None:
        self._all_shown = True
        self._build()

    def _choose_again(self) -> None:
        self._choosing = True
        self._build()
        if self.choices:
            self.choices[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, candidate: VariantCandidate) -> None:
        self._choosing = False
        self.draft.choose(goods_of(candidate))
        self._build()
        if self.quantity is not None:
            self.quantity.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _set_quantity(self, value: int) -> None:
        self.draft.quantity, self.draft.assumed = value or None, False
        self.show_figures()
        self.changed.emit()

    # --- What is shown ---

    def show_figures(self) -> None:
        """Number, amount and what is left, as they are now."""
        goods, draft = self.draft.chosen, self.draft
        if goods is None or self.quantity is None:
            return
        self.quantity.show_value(draft.quantity)
        self.total.setText(words.money(draft.amount, self._currency))
        left = translate("messages", "{available} available")
        parts = [str(left(available=words.quantity(goods.available, goods.scale)))] if goods.track_stock else []
        parts.append(goods.sku)
        self.second.set_words(" · ".join(part for part in parts if part))
        short = goods.track_stock and (draft.quantity or 0) > goods.short_of
        problem = ""
        if short:
            told = translate("messages", "Only {available} available. Lower the quantity, or receive more.")
            problem = str(told(available=words.quantity(goods.short_of, goods.scale)))
        elif not draft.quantity:
            problem = self.tr("How many?")
        elif draft.assumed:
            problem = self.tr("How many was not said: one is taken.")
        self.warning.setText(problem)
        set_property(self.warning, "role", "danger" if short or not draft.quantity else "warn")
        self.warning.setVisible(bool(problem))
        set_property(self.quantity.field, "wrong", "true" if short or not draft.quantity else "false")


def _left(candidate: VariantCandidate) -> str:
    if not candidate.track_stock:
        return str(translate("messages", "not counted"))
    told = translate("messages", "{available} available")
    return str(told(available=words.quantity(candidate.available, candidate.quantity_scale)))

"""The cards of the Home page. Each keeps its lines while nothing changed, so that a refresh moves neither the eye nor
the focus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from storemanager import texts
from storemanager.gui import tokens, words
from storemanager.gui.pages.home.health import Health, summary
from storemanager.gui.pages.home.needs import Need
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import Elided
from storemanager.gui.widgets.parts import (
    CardWithHead,
    ChannelChip,
    Icon,
    Middle,
    Right,
    StateMark,
    clear,
    column,
    gap,
    label,
    line,
    row,
)
from storemanager.gui.widgets.pressable import Pressable
from storemanager.reports.home_rows import LowStock
from storemanager.texts import translate

SOON_DAYS = 3


class Line(Pressable):
    """One line of a card; the whole of it can be pressed where it leads somewhere."""

    def __init__(self, *parts: QWidget, high: int, pressable: bool = False, name: str = "") -> None:
        super().__init__(pressable=pressable)
        side = tokens.size("layout_px.card_padding")
        layout = row(spacing=gap("2"))
        for part in parts:
            layout.addWidget(part, 1 if part.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored else 0)
        layout.setContentsMargins(side, 0, side, 0)
        self.setLayout(layout)
        self.setMinimumHeight(high)
        self.setAccessibleName(name)
        if pressable:
            self.setProperty("kind", "hit")


class NeedsCard(CardWithHead):
    """What needs the owner now; `went(Need)` when a button was pressed."""

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.needs: tuple[Need, ...] | None = None
        self.buttons: dict[str, Button] = {}

    def retranslate(self) -> None:
        self.title.setText(self.tr("Needs you now"))
        self.setAccessibleName(self.tr("Needs you now"))
        self.needs = None

    def show_needs(self, found: Sequence[Need]) -> None:
        if tuple(found) == self.needs:
            return
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), "")
        self.needs, self.buttons = tuple(found), {}
        self.fact.setText(self.tr("most urgent first") if len(found) > 1 else "")
        clear(self.body)
        for place, need in enumerate(found):
            if place:
                self.body.addWidget(line())
            self.body.addWidget(self._line(need))
        if not found:
            self._say_all_is_well()
        widest = max((button.sizeHint().width() for button in self.buttons.values()), default=0)
        for button in self.buttons.values():
            button.setMinimumWidth(widest)
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def _line(self, need: Need) -> Line:
        texts_of = QWidget()
        title = Elided(need.title, "strong")
        inner = column(-1, title, spacing=2)
        if need.second:
            inner.addWidget(Elided(need.second, "small", role="text_muted"))
        inner.addStretch()
        texts_of.setLayout(inner)
        texts_of.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        kind = {"": "small", "danger": "strong"}.get(need.trail_tone, "body")
        trail = label(need.trail, kind, role=need.trail_tone or "text_muted")
        button = Button(need.button)
        button.setAccessibleDescription(f"{need.title}. {need.second}")
        button.clicked.connect(lambda: self.went.emit(need))
        self.buttons[need.key] = button
        icon = Icon(need.icon, tokens.size("icon.px.section"), need.tone)
        made = Line(icon, texts_of, trail, button, high=theme().size("row_px.table_two_lines") + 4, name=need.title)
        inside = made.layout()
        assert inside is not None
        inside.setSpacing(gap("3"))
        return made

    def _say_all_is_well(self) -> None:
        icon = Icon("circle-check", tokens.size("icon.px.section"), "success")
        words_of = label(self.tr("Nothing waits for you. All is well."), "body", role="text_muted")
        words_of.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body.addWidget(Line(icon, words_of, high=theme().size("row_px.account")))


class SyncCard(CardWithHead):
    """Each channel account with a state mark; `account_wanted(id)`, `connect_wanted()`."""

    account_wanted = Signal(int)
    connect_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.lines: tuple[object, ...] | None = None
        self.head.addWidget(self.fact)  # at the right, after the stretch
        self.connect_button = Button("", icon="plug")
        self.connect_button.clicked.connect(self.connect_wanted)

    def retranslate(self) -> None:
        self.title.setText(self.tr("Sync"))
        self.setAccessibleName(self.tr("Sync"))
        self.connect_button.setText(self.tr("Connect a channel"))
        self.lines = None

    def show_health(self, found: Sequence[Health], checked_at: datetime | None, now: datetime) -> None:
        checked = "" if checked_at is None else words.when(checked_at, now)
        if (*found, checked) == self.lines:
            return
        focus = QApplication.focusWidget()
        focused = focus.property("account") if focus is not None and self.isAncestorOf(focus) else None
        self.lines = (*found, checked)
        self.fact.setText(summary(found))
        self.connect_button.setParent(None)
        clear(self.body)
        for place, each in enumerate(found):
            if place:
                self.body.addWidget(line())
            made = self._line(each)
            self.body.addWidget(made)
            if focused == each.account_id:
                made.setFocus()
        if not found:
            self._offer_to_connect()
        elif checked:
            self.body.addWidget(line())
            said = str(translate("home", "Everything compared: {time}")(time=checked))
            words_of = Elided(said, "small", role="text_muted")
            self.body.addWidget(Line(Icon("shield-check", 14), words_of, high=theme().size("row_px.table")))

    def _line(self, each: Health) -> Line:
        chip = ChannelChip(each.kind, each.name)
        name = Elided(each.name)
        said = label(each.words, "small", role=each.role)
        mark = StateMark(each.mark, f"{each.name}: {each.words}")
        spoken = f"{each.name}: {each.words}. {each.whole}".strip()
        made = Line(chip, name, said, mark, high=theme().size("row_px.table") - 1, pressable=True, name=spoken)
        made.setToolTip(each.whole)
        made.setProperty("account", each.account_id)
        made.pressed.connect(lambda: self.account_wanted.emit(each.account_id))
        return made

    def _offer_to_connect(self) -> None:
        said = self.tr("No channel yet. Connect your website, and its orders come here and its stock is kept right.")
        inner = column(label(said, "body", role="text_muted", wrap=True), row(self.connect_button, -1))
        inner.setSpacing(gap("3"))
        side = tokens.size("layout_px.card_padding")
        inner.setContentsMargins(side, gap("3"), side, gap("4"))
        holder = QWidget()
        holder.setLayout(inner)
        self.body.addWidget(holder)
        self.connect_button.show()


class LowStockCard(CardWithHead):
    """What runs out soon, by the sales of the last two weeks; `product_wanted(variant id)`."""

    product_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__("")
        self.rows: tuple[LowStock, ...] | None = None

    def retranslate(self) -> None:
        self.title.setText(self.tr("Running low"))
        self.setAccessibleName(self.tr("Running low"))
        self.rows = None

    def show_rows(self, found: Sequence[LowStock]) -> None:
        if tuple(found) == self.rows:
            return
        focus = QApplication.focusWidget()
        focused = focus.property("variant") if focus is not None and self.isAncestorOf(focus) else None
        self.rows = tuple(found)
        clear(self.body)
        for place, each in enumerate(found):
            if place:
                self.body.addWidget(line())
            made = self._line(each)
            self.body.addWidget(made)
            if focused == each.variant_id:
                made.setFocus()
        if found:
            self.body.addWidget(line())
            said = self.tr("An estimate, from 14 days of sales on all channels")
            self.body.addWidget(Line(Elided(said, "small", role="text_muted"), high=theme().size("row_px.table")))
        else:
            said = self.tr("Nothing runs out within a week at the pace of the last 14 days.")
            words_of = label(said, "body", role="text_muted", wrap=True)
            words_of.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self.body.addWidget(Line(words_of, high=theme().size("row_px.account")))

    def _line(self, each: LowStock) -> Line:
        left, tone = days_left(each)
        figure = label(words.quantity(each.available, each.scale), "strong")
        days = label(left, "small", role=tone)
        days.setAlignment(Right | Middle)
        days.setMinimumWidth(days.fontMetrics().averageCharWidth() * 16)
        spoken = f"{each.name}: {figure.text()}, {left}"
        name = Elided(each.name)
        made = Line(name, figure, days, high=theme().size("row_px.table") - 1, pressable=True, name=spoken)
        made.setProperty("variant", each.variant_id)
        made.pressed.connect(lambda: self.product_wanted.emit(each.variant_id))
        return made


def days_left(each: LowStock) -> tuple[str, str]:
    """How long it lasts at its pace, and the colour role of the words."""
    if each.available <= 0:
        return str(translate("home", "sold out")), "danger"
    if each.days_left is None:
        point = words.quantity(each.reorder_point or 0, each.scale)
        return str(translate("home", "below {point}")(point=point)), "text_muted"
    if each.days_left <= 1:
        return str(translate("home", "gone in 1 day")), "danger"
    said = str(translate("home", "{days:day|days}")(days=each.days_left))
    return said, "warn" if each.days_left <= SOON_DAYS else "text_muted"


def weekday(at: datetime) -> str:
    """The day of the week in words, in the shop's zone."""
    names = (
        translate("home", "Monday"),
        translate("home", "Tuesday"),
        translate("home", "Wednesday"),
        translate("home", "Thursday"),
        translate("home", "Friday"),
        translate("home", "Saturday"),
        translate("home", "Sunday"),
    )
    return str(names[at.astimezone(texts.zone()).weekday()])

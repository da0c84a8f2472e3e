"""The first start: three questions, then three ways in. What follows is the app's business."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, QTimeZone, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from storemanager import clock, texts
from storemanager.gui import tokens
from storemanager.gui.languages import NAMES
from storemanager.gui.widgets.buttons import Button, Segments
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.parts import Card, Icon, Pill, Tile, clear, column, gap, label, line, row

PRACTICE, FILE, CHANNEL, EMPTY = "practice", "file", "channel", "empty"
WAYS = (PRACTICE, FILE, CHANNEL)
CURRENCIES = ("VND", "USD", "EUR", "GBP", "AUD", "CAD", "JPY", "KRW", "SGD", "THB", "CNY", "TWD", "MYR", "PHP", "IDR")
ZONES = (
    "Asia/Ho_Chi_Minh",
    "Asia/Bangkok",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Paris",
    "America/New_York",
    "America/Chicago",
    "America/Los_Angeles",
    "UTC",
)
_WIDE, _NARROW, _NARROW_BELOW = 400, 280, 1180
_CARD_LEAST = 190


@dataclass(frozen=True)
class FirstStart:
    """What the owner answered, and the way in: practice, file, channel or empty."""

    language: str
    shop_name: str
    currency: str
    zone: str
    way: str


class FirstStartPage(QWidget):
    """`finished(FirstStart)` when the owner goes in; `language_wanted(language)` as soon as they switch;
    `restore_wanted` when they have a shop already, in a backup."""

    finished = Signal(object)
    language_wanted = Signal(str)
    restore_wanted = Signal()

    def __init__(self, language: str, *, zone: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._way = PRACTICE
        self.left = QFrame()
        self.left.setProperty("kind", "rail")
        self.left.setFixedWidth(_WIDE)
        self._left = column(spacing=0)
        self._left.setContentsMargins(36, gap("10"), 36, gap("10"))
        self.left.setLayout(self._left)
        self.language = Segments([(key, NAMES[key]) for key in ("vi", "en")], language, name="Language")
        self.language.chosen.connect(self.language_wanted)
        self.name_field = text_field()
        self.currency = Choice()
        self.zone = Choice()
        self._own_zone = zone or bytes(QTimeZone.systemTimeZoneId().data()).decode() or "UTC"
        self._title, self._second = label("", "title"), label("", "body", role="text_muted", wrap=True)
        self._name = FormField("", self.name_field)
        self._currency = FormField("", self.currency)
        self._zone = FormField("", self.zone)
        self._ask = label("", "lead")
        self.cards = {way: Card(pressable=True) for way in WAYS}
        for way, card in self.cards.items():
            card.pressed.connect(lambda way=way: self.choose(way))
            card.setLayout(column(spacing=gap("2")))
        self._promise = label("", "small", wrap=True)
        self.empty = Button("", size="large")
        self.empty.clicked.connect(lambda: self._go(EMPTY))
        self.restore = Button("", "quiet", icon="archive-restore", size="large")
        self.restore.clicked.connect(self.restore_wanted)
        self.go = Button("", "primary", icon="arrow-right", size="large")
        self.go.clicked.connect(lambda: self._go(self._way))
        self._lay_out()
        self.name_field.textChanged.connect(lambda _text: self._name.plain())
        self.name_field.returnPressed.connect(lambda: self._go(self._way))
        self.retranslate()
        self.choose(PRACTICE)
        self.name_field.setFocus()

    def _lay_out(self) -> None:
        head = row(spacing=gap("4"))
        head.addLayout(column(self._title, self._second, spacing=2), 1)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignVCenter)
        fields = row(spacing=gap("4"))
        for field, share in ((self._name, 14), (self._currency, 10), (self._zone, 10)):
            fields.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        ways = row(spacing=gap("3"))
        for card in self.cards.values():  # equally wide, whatever their words
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            card.setMinimumWidth(_CARD_LEAST)
            ways.addWidget(card, 1)
        foot = row(spacing=gap("2"))
        foot.addWidget(self._promise, 1)
        foot.addWidget(self.restore)
        foot.addWidget(self.empty)
        foot.addWidget(self.go)
        right = column()
        right.addStretch(1)
        for part in (head, gap("8"), fields, gap("8"), self._ask, gap("2"), ways):
            right.addSpacing(part) if isinstance(part, int) else _add(right, part)
        right.addStretch(2)
        right.addWidget(line())
        right.addSpacing(gap("3"))
        right.addLayout(foot)
        right.setContentsMargins(56, gap("8"), 56, gap("8"))
        self.setLayout(row())
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.left)
        holder = QWidget()
        holder.setProperty("kind", "scrolled")
        holder.setLayout(right)
        area = QScrollArea()  # at 200 % not all of it fits on a small screen
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        layout.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.left.setFixedWidth(_NARROW if self.width() < _NARROW_BELOW else _WIDE)

    # --- Words ---

    def retranslate(self) -> None:
        self._title.setText(self.tr("Let us begin"))
        self._second.setText(
            self.tr("Three questions, then choose your way in. All of it can be changed later in Settings.")
        )
        self._name.say(self.tr("Name of the shop"), self.tr("printed on receipts and labels"))
        self._currency.say(self.tr("Currency"), self.tr("channels in another currency can be connected too"))
        self._zone.say(self.tr("Time and date"), self.tr("as on this computer"))
        self._ask.setText(self.tr("How would you like to start?"))
        self._promise.setText(self.tr("Nothing is sent anywhere. Channel keys stay in this computer's own key store."))
        self.empty.setText(self.tr("Empty book"))
        self.restore.setText(self.tr("Open a backup"))
        self._fill_choices()
        self._fill_left()
        self._fill_cards()
        self._name_button()

    def _fill_choices(self) -> None:
        words = {"VND": self.tr("Vietnamese đồng (₫)"), "USD": self.tr("US dollar ($)"), "EUR": self.tr("Euro (€)")}
        self.currency.fill([(code, words.get(code, code)) for code in CURRENCIES], self.currency.current() or "VND")
        own = [] if self._own_zone in ZONES else [self._own_zone]
        now = clock.now()
        zones = [(zone, self._zone_words(zone, now)) for zone in (*own, *ZONES)]
        self.zone.fill(zones, self.zone.current() or self._own_zone)

    def _zone_words(self, zone: str, now: datetime) -> str:
        place = self.tr("Hanoi") if zone == "Asia/Ho_Chi_Minh" else zone.rsplit("/", 1)[-1].replace("_", " ")
        return f"{place}, {texts.day(now.astimezone(ZoneInfo(zone)).date())}"

    def _fill_left(self) -> None:
        clear(self._left)
        side = 36
        brand = row(Tile("store", side, 20, kind="monogram", role="on_accent"), label("Store Manager", "lead"), -1)
        brand.setSpacing(gap("3"))
        self._left.addLayout(brand)
        self._left.addSpacing(52)
        self._left.addWidget(label(self.tr("One book,\nright on every channel."), "figure", wrap=True))
        self._left.addSpacing(gap("2"))
        self._left.addWidget(
            label(
                self.tr(
                    "Stock, orders and customers are in your own book. Website, marketplaces and counter follow it."
                ),
                "body",
                role="text_muted",
                wrap=True,
            )
        )
        self._left.addSpacing(gap("8"))
        for icon, title, text in self._promises():
            words = column(
                label(title, "strong", wrap=True), label(text, "body", role="text_muted", wrap=True), spacing=1
            )
            promise = row(spacing=gap("3") + 2)
            promise.addWidget(Icon(icon, 20, "accent"), alignment=Qt.AlignmentFlag.AlignTop)
            promise.addLayout(words, 1)
            self._left.addLayout(promise)
            self._left.addSpacing(gap("3"))
        self._left.addStretch()

    def _promises(self) -> Sequence[tuple[str, str, str]]:
        return (
            ("hard-drive", self.tr("The book is on this computer"), self.tr("No account, no monthly fee.")),
            ("wifi-off", self.tr("Sells without a network"), self.tr("What is missing is synced when it is back.")),
            ("undo-2", self.tr("Try without fear"), self.tr("A change can be undone.")),
        )

    def _fill_cards(self) -> None:
        words = {
            PRACTICE: (
                "flask-conical",
                self.tr("Try the practice shop"),
                self.tr("Products, orders and a pretend channel on this computer. Sell, sync, make mistakes: no harm."),
                self.tr("at once"),
            ),
            FILE: (
                "file-spreadsheet",
                self.tr("Import an Excel or CSV file"),
                self.tr(
                    "Knows the files of WooCommerce, Shopify and the usual programs. See everything before it is saved."
                ),
                self.tr("about 3 minutes"),
            ),
            CHANNEL: (
                "plug",
                self.tr("Connect a channel"),
                self.tr("Products and orders come from your website. Nothing is sent to it until you agree."),
                self.tr("about 5 minutes"),
            ),
        }
        for way, (icon, title, text, how_long) in words.items():
            card = self.cards[way]
            card.setAccessibleName(f"{title}. {text}")
            layout = card.layout()
            assert layout is not None
            clear(layout)
            layout.setContentsMargins(gap("4"), gap("4"), gap("4"), gap("4"))
            head = row(Icon(icon, 24, "accent" if way == self._way else "text_muted"), -1)
            if way == PRACTICE:
                head.addWidget(Pill(self.tr("Try this first"), "accent"))
            clock_row = row(
                Icon("clock", tokens.size("icon.px.inline")), label(how_long, "small"), -1, spacing=gap("1") + 2
            )
            body = column(
                head,
                gap("2"),
                label(title, "lead", wrap=True),
                label(text, "body", role="text_muted", wrap=True),
                -1,
                clock_row,
            )
            body.setSpacing(gap("1"))
            inside = QWidget()
            inside.setLayout(body)
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.setMinimumHeight(180)
            layout.addWidget(inside)

    def _name_button(self) -> None:
        self.go.setText(
            {
                PRACTICE: self.tr("Enter the practice shop"),
                FILE: self.tr("Choose a file"),
                CHANNEL: self.tr("Connect a channel"),
            }[self._way]
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.language.choose(texts.language())
        super().changeEvent(event)

    # --- Doing ---

    def choose(self, way: str) -> None:
        """Take one of the three ways; the button says where it leads."""
        self._way = way
        for one, card in self.cards.items():
            card.choose(one == way)
        self._fill_cards()
        self._name_button()

    def _go(self, way: str) -> None:
        name = self.name_field.text().strip()
        if not name and way != PRACTICE:
            self._name.wrong(self.tr("Give the shop a name. It stands on receipts and can be changed later."))
            self.name_field.setFocus()
            return
        self.finished.emit(FirstStart(self.language.current(), name, self.currency.current(), self.zone.current(), way))


def _add(layout: QBoxLayout, part: QWidget | QLayout) -> None:
    if isinstance(part, QWidget):
        layout.addWidget(part)
    else:
        layout.addLayout(part)

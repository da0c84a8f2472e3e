"""One person in full: figures, what happened, how they are known, where they live, and whether they are there twice."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QMenu, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from storemanager import texts
from storemanager.domain.customers import IdentityKind
from storemanager.domain.phones import display
from storemanager.gui import tokens
from storemanager.gui.models.customers import Profile, Suggestion
from storemanager.gui.models.rows import RowTableModel
from storemanager.gui.pages.customers import timeline
from storemanager.gui.pages.customers.figures import figures
from storemanager.gui.pages.customers.timeline import Moment
from storemanager.gui.people import initials, phone_words, shown_name
from storemanager.gui.theme import icon, theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner
from storemanager.gui.widgets.page import MARGIN, Breadcrumb, Tabs
from storemanager.gui.widgets.panel_parts import PanelRow, plain_text
from storemanager.gui.widgets.parts import (
    Card,
    CardWithHead,
    ChannelChip,
    Icon,
    KeyFigure,
    Pill,
    clear,
    column,
    gap,
    label,
    line,
    row,
)
from storemanager.gui.widgets.table import Table
from storemanager.services.customers import AddressInput
from storemanager.services.customers_rows import IdentityRow, MergedRecord
from storemanager.texts import translate

AVATAR = 44
RIGHT_WIDE = 348
NARROW = 1050


class ProfileView(QWidget):
    """Filled by `show_profile`; it asks for everything else by signal."""

    back_wanted = Signal()
    edit_wanted = Signal()
    order_wanted = Signal(int)
    new_order_wanted = Signal()
    look_wanted = Signal(object)
    not_same_wanted = Signal(object)
    merge_wanted = Signal()
    split_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.profile: Profile | None = None
        self._now: datetime | None = None
        self._narrow: bool | None = None
        self._build_head()
        self.figures = Card(row())
        self.banners = column(spacing=gap("2"))
        self._build_timeline()
        self.known, self.places, self.note = CardWithHead(""), CardWithHead(""), CardWithHead("")
        self._lay_out()
        self.retranslate()

    # --- Building ---

    def _build_head(self) -> None:
        self.crumbs = Breadcrumb()
        self.crumbs.went.connect(lambda _place: self.back_wanted.emit())
        self.avatar = QLabel()
        self.avatar.setProperty("kind", "icontile")
        self.avatar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = label("", "title")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tags = row(spacing=gap("1") + 2)
        self.reach = label("", "body", role="text_muted")
        self.reach.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.merge_button = Button("", icon="merge")
        self.menu = QMenu(self)
        self.merge_button.clicked.connect(self._open_menu)
        self.edit_button = Button("", icon="pencil", key="Ctrl+E")
        self.edit_button.clicked.connect(self.edit_wanted)
        self.order_button = Button("", "primary", icon="plus")
        self.order_button.clicked.connect(self.new_order_wanted)
        names = column(row(self.name, self.tags, -1, spacing=gap("2") + 2), self.reach, spacing=2)
        self.head = row(self.avatar, names, -1, spacing=gap("3") + 2)
        self.buttons = row(self.merge_button, self.edit_button, self.order_button, spacing=gap("2") + 2)

    def _build_timeline(self) -> None:
        self.tabs = Tabs([(timeline.ALL, ""), (timeline.ORDERS, ""), (timeline.CHANGES, "")])
        self.tabs.chosen.connect(lambda _key: self._show_moments())
        self.model = RowTableModel[Moment](timeline.columns(), self)
        self.table = Table("", rows="table_two_lines")
        self.table.show_model(self.model)
        self.table.horizontalHeader().hide()
        self.table.opened.connect(self._opened)
        self.empty = label("", "body", role="text_muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.below = QStackedWidget()
        self.below.addWidget(self.table)
        self.below.addWidget(self.empty)
        tabs = row(self.tabs, -1)
        tabs.setContentsMargins(gap("2"), gap("1"), gap("2"), 0)
        layout = column(tabs, line())
        layout.addWidget(self.below, 1)
        layout.setContentsMargins(1, 1, 1, tokens.size("radius_px.card"))
        self.story = Card(layout)
        self.story.setMinimumHeight(280)

    def _lay_out(self) -> None:
        between = tokens.size("layout_px.card_gap")
        self.right = QWidget()
        self.right.setLayout(column(self.known, self.places, self.note, -1, spacing=between))
        self.halves = row(spacing=between)
        self.halves.addWidget(self.story, 1)
        self.halves.addWidget(self.right)
        top = row(spacing=gap("3"))
        top.addLayout(self.head, 1)
        top.addLayout(self.buttons)
        self._top = top
        content = column(self.crumbs, top, self.figures, self.banners, spacing=between)
        content.addLayout(self.halves, 1)
        margin = tokens.size(MARGIN)
        content.setContentsMargins(margin, gap("3"), margin, gap("4"))
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        inside.setLayout(content)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self.setLayout(column(self.area))

    # --- What is shown ---

    def retranslate(self) -> None:
        self.merge_button.setText(self.tr("Merge / split"))
        self.edit_button.setText(self.tr("Edit"))
        self.order_button.setText(self.tr("New order"))
        self.tabs.setAccessibleName(self.tr("What happened"))
        self.table.setAccessibleName(self.tr("What happened"))
        self.tabs.rename(
            [
                (timeline.ALL, self.tr("All")),
                (timeline.ORDERS, self.tr("Orders")),
                (timeline.CHANGES, self.tr("Changes")),
            ]
        )
        self.known.title.setText(self.tr("Known as"))
        self.places.title.setText(self.tr("Addresses"))
        self.note.title.setText(self.tr("Note"))
        self.model.set_columns(timeline.columns(self._clock))
        if self.profile is not None and self._now is not None:
            self._fill(self.profile, self._now)

    def _clock(self) -> datetime:
        from storemanager import clock

        return self._now or clock.now()

    def show_profile(self, profile: Profile, now: datetime) -> None:
        """Show a person; the same one again keeps tab, scroll and current row."""
        same = self.profile is not None and self.profile.id == profile.id
        unchanged = self.profile == profile
        self.profile, self._now = profile, now
        if unchanged:
            return
        place = self.area.verticalScrollBar().value() if same else 0
        if not same:
            self.tabs.choose(timeline.ALL)
        self._fill(profile, now)
        self.area.verticalScrollBar().setValue(place)

    def _fill(self, profile: Profile, now: datetime) -> None:
        detail = profile.detail
        name = shown_name(detail.name)
        self.crumbs.show_steps([self.tr("Customers"), name])
        self.avatar.setText(initials(detail.name))
        self.avatar.setFont(theme().font("lead"))
        side = round(AVATAR * theme().text_percent / 100)
        self.avatar.setFixedSize(side, side)
        self.name.setText(name)
        clear(self.tags)
        for tag in detail.tags:
            self.tags.addWidget(Pill(tag, "accent"))
        self.reach.setText(" · ".join(_reach(profile)))
        self.reach.setVisible(bool(self.reach.text()))
        self._fill_figures(profile, now)
        self._fill_banners(profile)
        for part, count in timeline.counts(profile).items():
            self.tabs.show_count(part, None if part == timeline.ALL else count)
        self._show_moments()
        self._fill_known(profile)
        self._fill_places(profile)
        self._fill_note(profile)

    def _fill_figures(self, profile: Profile, now: datetime) -> None:
        layout = self.figures.layout()
        assert layout is not None
        clear(layout)
        layout.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        layout.setSpacing(gap("4"))
        for place, each in enumerate(figures(profile, now)):
            if place:
                layout.addWidget(line(upright=True))
            figure = KeyFigure(each.figure, each.words)
            figure.figure.setProperty("kind", "title")
            figure.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Preferred)
            layout.addWidget(figure)

    def _fill_banners(self, profile: Profile) -> None:
        clear(self.banners)
        for suggestion in profile.suggestions:
            self.banners.addWidget(self._banner(suggestion))

    def _banner(self, suggestion: Suggestion) -> Banner:
        look = Button(self.tr("Look and merge"), size="small")
        look.clicked.connect(lambda: self.look_wanted.emit(suggestion))
        apart = Button(self.tr("Not the same"), "quiet", size="small")
        apart.clicked.connect(lambda: self.not_same_wanted.emit(suggestion))
        return Banner(str(suggestion.title), str(suggestion.meaning), look, apart, icon="users", flat=True)

    def _show_moments(self) -> None:
        if self.profile is None:
            return
        part = self.tabs.current()
        rows = timeline.moments(self.profile, part)
        self.model.set_rows(rows)
        words = {
            timeline.ORDERS: self.tr("No orders yet. “New order” writes one for this customer."),
            timeline.CHANGES: self.tr("Nothing was changed yet."),
        }
        self.empty.setText(words.get(part, self.tr("Nothing has happened yet.")))
        self.below.setCurrentWidget(self.table if rows else self.empty)

    def _opened(self, moment_id: int) -> None:
        if moment_id % 2 == 0:
            self.order_wanted.emit(moment_id // 2)

    # --- The right side ---

    def _fill_known(self, profile: Profile) -> None:
        body = _emptied(self.known)
        detail = profile.detail
        count = translate("customers", "{count:way|ways} to know them")(count=len(detail.identities))
        self.known.fact.setText(str(count) if detail.identities else "")
        for identity in detail.identities:
            body.addWidget(self._identity(identity, profile))
        for merged in detail.merged:
            body.addWidget(self._merged(merged))
        if not detail.identities and not detail.merged:
            body.addWidget(_quiet(self.tr("No phone, e-mail or channel yet.")))

    def _identity(self, identity: IdentityRow, profile: Profile) -> PanelRow:
        if identity.kind is IdentityKind.CHANNEL:
            kind = next((each.kind for each in profile.channels if each.account_id == identity.account_id), "website")
            lead: QWidget = ChannelChip(kind, identity.account_name)
            title = identity.display or identity.value
            second = identity.account_name
        else:
            phone = identity.kind is IdentityKind.PHONE
            lead = Icon("phone" if phone else "mail")
            lead.setContentsMargins(3, 0, 3, 0)
            lead.setFixedWidth(22)
            title = display(identity.value) if phone else identity.value
            second = self.tr("from a file") if identity.source == "import" else identity.source
            if phone and not identity.can_text:
                second = " · ".join(part for part in (second, self.tr("landline: gets no messages")) if part)
        since = texts.day(identity.since.astimezone(texts.zone()).date())
        since_words = str(translate("customers", "since {day}")(day=since))
        return PanelRow(title, " · ".join(part for part in (second, since_words) if part), chip=lead, divider=False)

    def _merged(self, merged: MergedRecord) -> PanelRow:
        button = Button(self.tr("Split"), "link", size="small")
        button.setAccessibleName(f"{button.text()}: {shown_name(merged.name)}")
        button.clicked.connect(lambda: self.split_wanted.emit(merged))
        lead = Icon("merge")
        lead.setFixedWidth(22)
        return PanelRow(
            shown_name(merged.name), self.tr("merged into this one"), chip=lead, trail_widget=button, divider=False
        )

    def _fill_places(self, profile: Profile) -> None:
        body = _emptied(self.places)
        for place, each in enumerate(profile.detail.addresses):
            if place:
                body.addWidget(line())
            body.addWidget(_address(each.address))
        if not profile.detail.addresses:
            body.addWidget(_quiet(self.tr("No address yet.")))

    def _fill_note(self, profile: Profile) -> None:
        body = _emptied(self.note)
        detail = profile.detail
        company = " · ".join(part for part in (detail.company, detail.tax_code) if part)
        if company:
            body.addWidget(label(company, "strong", wrap=True))
        if detail.note:
            body.addWidget(plain_text(detail.note))
        if not company and not detail.note:
            body.addWidget(_quiet(self.tr("Nothing noted. “Edit” (Ctrl+E) has room for it.")))

    # --- Doing ---

    def _open_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(icon("merge"), self.tr("Merge with another record…"), self.merge_wanted.emit)
        for merged in self.profile.detail.merged if self.profile else ():
            words = str(translate("customers", "Split off “{name}”")(name=shown_name(merged.name)))
            self.menu.addAction(icon("split"), words, lambda merged=merged: self.split_wanted.emit(merged))
        self.menu.popup(self.merge_button.mapToGlobal(self.merge_button.rect().bottomLeft()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._narrow is not None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The right side goes below where there is no room beside."""
        scale = theme().text_percent / 100
        narrow = self.width() < NARROW * scale
        self._narrow = narrow
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.halves.setDirection(down if narrow else across)
        self._top.setDirection(down if narrow else across)
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight)
        if narrow:
            self.right.setMinimumWidth(0)
            self.right.setMaximumWidth(16_777_215)
        else:
            self.right.setFixedWidth(min(round(RIGHT_WIDE * scale), self.width() * 2 // 5))


def _reach(profile: Profile) -> list[str]:
    """The first phone, the first e-mail, and where they live."""
    detail = profile.detail
    phones = [each.value for each in detail.identities if each.kind is IdentityKind.PHONE]
    emails = [each.value for each in detail.identities if each.kind is IdentityKind.EMAIL]
    place = ""
    if detail.addresses:
        first = detail.addresses[0].address
        parts = (first.legacy_district or first.ward, first.province or first.legacy_province)
        place = ", ".join(part for part in parts if part)
    return [part for part in (phone_words(phones[0]) if phones else "", *emails[:1], place) if part]


def _emptied(card: CardWithHead) -> QBoxLayout:
    clear(card.body)
    side = tokens.size("layout_px.card_padding")
    card.body.setContentsMargins(side, gap("1") + 2, side, gap("2"))
    card.body.setSpacing(0)
    return card.body


def _quiet(words: str) -> QLabel:
    made = label(words, "body", role="text_muted", wrap=True)
    made.setContentsMargins(0, gap("1"), 0, gap("1"))
    return made


def _address(address: AddressInput) -> QFrame:
    """Today's two levels first; the old ward and district as people still say them below."""
    made = QFrame()
    head = " · ".join(part for part in (address.label, address.name, phone_words(address.phone)) if part)
    today = ", ".join(part for part in (address.street, address.ward, address.province) if part) or address.raw
    old = ", ".join(part for part in (address.legacy_ward, address.legacy_district, address.legacy_province) if part)
    layout = column(spacing=1)
    if head:
        layout.addWidget(label(head, "strong", wrap=True))
    layout.addWidget(plain_text(today or old))
    if old and today:
        layout.addWidget(label(str(translate("customers", "formerly {place}")(place=old)), "small", wrap=True))
    layout.setContentsMargins(0, gap("1") + 1, 0, gap("1") + 1)
    made.setLayout(layout)
    return made

"""Settings: parts at the left, the chosen one at the right. Every change acts at once and can be undone; there is no
Save button anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from storemanager.gui import tokens
from storemanager.gui.background import Background
from storemanager.gui.pages.settings import loading
from storemanager.gui.pages.settings.about_section import AboutSection
from storemanager.gui.pages.settings.backups_section import BackupsSection
from storemanager.gui.pages.settings.data_section import DataSection
from storemanager.gui.pages.settings.keys_section import KeysSection
from storemanager.gui.pages.settings.loading import SettingsData
from storemanager.gui.pages.settings.look_section import LookSection
from storemanager.gui.pages.settings.offers_section import OffersSection
from storemanager.gui.pages.settings.section import Section
from storemanager.gui.pages.settings.shop_section import ShopSection
from storemanager.gui.pages.settings.sync_section import SyncSection
from storemanager.gui.refreshing import Refreshing
from storemanager.gui.theme import pixmap, theme
from storemanager.gui.widgets.page import Page
from storemanager.gui.widgets.parts import Left, Middle, column, gap, label, row

REFRESH_MS = 120
CONTENT_WIDE = 902
NARROW = 800
ICONS = {
    "shop": "store",
    "look": "palette",
    "offers": "split",
    "sync": "refresh-cw",
    "data": "database",
    "backups": "archive",
    "keys": "keyboard",
    "about": "info",
}


class Entry(QAbstractButton):
    """One part in the list at the left; arrows walk through the list."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.make_narrow(self.narrow)

    def make_narrow(self, narrow: bool) -> None:
        """Only the icon, its words as a tooltip."""
        self.narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self.narrow:
            return QSize(theme().size("row_px.rail"), theme().size("row_px.rail") - 2)
        words = QFontMetrics(theme().font("body", weight=600)).horizontalAdvance(self.text())
        return QSize(words + 2 * gap("3") + 28, theme().size("row_px.rail") - 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        radius = tokens.size("radius_px.control")
        if on or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft" if on else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        role = "accent_text" if on else "text_muted"
        px = tokens.size("icon.px.control")
        left = (self.width() - px) // 2 if self.narrow else gap("2") + 2
        painter.drawPixmap(left, (self.height() - px) // 2, pixmap(self._icon, px, role, self.devicePixelRatioF()))
        if not self.narrow:
            painter.setFont(look.font("body", weight=600 if on else 500))
            painter.setPen(look.colour("accent_text" if on else "text_muted"))
            box = QRectF(self.rect()).adjusted(gap("2") + px + 12, 0, 0, 0)
            painter.drawText(box, int(Left | Middle), self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), tokens.size("focus.ring_px")))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class SettingsPage(Page):
    """`language_wanted(language)`: switch the whole program. `settings` keeps how this computer looks."""

    language_wanted = Signal(str)
    restore_wanted = Signal(object)
    """A prepared backup is to take the book's place."""

    def __init__(self, background: Background, settings: QSettings, url: str, folder: Path | None) -> None:
        """`url` is the address of the book; `folder` where it lies, None on a server."""
        super().__init__()
        self._background = background
        self.shop, self.look = ShopSection(background), LookSection(settings)
        self.offers, self.sync = OffersSection(background, url), SyncSection(background)
        self.data, self.keys, self.about = DataSection(background, url, folder), KeysSection(), AboutSection()
        self.backups = BackupsSection(background, url, folder)
        self.sections: dict[str, Section] = {
            "shop": self.shop,
            "look": self.look,
            "offers": self.offers,
            "sync": self.sync,
            "data": self.data,
            "backups": self.backups,
            "keys": self.keys,
            "about": self.about,
        }
        self.look.language_wanted.connect(self.language_wanted)
        self.backups.restore_wanted.connect(self.restore_wanted)
        self.title = label("", "title")
        self.entries = {key: Entry(ICONS[key]) for key in self.sections}
        self.stack = QStackedWidget()
        self._areas: dict[str, QScrollArea] = {}
        self._lay_out()
        self._later = Refreshing(self, background, self._ask, gather_ms=REFRESH_MS, every_minute=False)
        self.retranslate()
        self.choose("shop")

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        left = column(self.title, gap("2"), spacing=0)
        for key, entry in self.entries.items():
            group.addButton(entry)
            entry.clicked.connect(lambda _checked=False, key=key: self.choose(key))
            entry.toggled.connect(lambda on, key=key: self.choose(key) if on else None)
            left.addWidget(entry)
            self._areas[key] = self._scrolled(self.sections[key])
            self.stack.addWidget(self._areas[key])
        left.addStretch()
        left.setContentsMargins(gap("2") + 2, gap("4"), gap("2") + 2, gap("4"))
        self.title.setContentsMargins(gap("2") + 2, 0, 0, 0)
        side = QFrame()
        side.setLayout(left)
        rule = QFrame()
        rule.setProperty("kind", "upright")
        layout = row(side, rule)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)

    @staticmethod
    def _scrolled(section: Section) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("kind", "scrolled")
        section.setMaximumWidth(CONTENT_WIDE)
        held = row(spacing=0)
        held.addWidget(section, 1)
        held.addStretch()
        margin = tokens.size("layout_px.page_margin")
        held.setContentsMargins(margin, gap("3"), margin, gap("4"))
        inside.setLayout(held)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def retranslate(self) -> None:
        self.title.setText(self.tr("Settings"))
        words = {
            "shop": self.tr("Shop"),
            "look": self.tr("Look and language"),
            "offers": self.tr("Stock and channels"),
            "sync": self.tr("Sync"),
            "data": self.tr("Data"),
            "backups": self.tr("Backups"),
            "keys": self.tr("Keys"),
            "about": self.tr("About"),
        }
        for key, entry in self.entries.items():
            entry.say(words[key])
        told = (self.shop, self.look, self.offers, self.sync, self.data, self.backups, self.keys, self.about)
        for section in told:
            section.retranslate()

    # --- What is shown ---

    def refresh(self) -> None:
        self._later.refresh()

    def _ask(self) -> None:
        self._background.run(self, loading.load, self._show)

    def _show(self, data: SettingsData) -> None:
        self.shop.show_data(data)
        self.offers.show_data(data)
        self.sync.show_data(data)

    def choose(self, key: str) -> None:
        """Go to a part."""
        if any(entry.hasFocus() for entry in self.entries.values()):
            self.entries[key].setFocus()
        self.entries[key].setChecked(True)
        self.stack.setCurrentWidget(self._areas[key])
        if key == "about":
            self.about.look()
        elif key == "backups":
            self.backups.look()

    def open_record(self, record: object) -> None:
        """A part by its key: shop, look, offers, sync, data, backups, keys or about."""
        if isinstance(record, str) and record in self.sections:
            self.choose(record)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The list keeps its icons only where there is no room for both."""
        narrow = self.width() < NARROW * theme().text_percent / 100
        self.title.setVisible(not narrow)
        for entry in self.entries.values():
            entry.make_narrow(narrow)

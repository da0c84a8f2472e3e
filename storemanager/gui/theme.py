"""Colours, fonts and icons of the window, light and dark, at any text size; all of it made from the tokens."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip, QWidget

from storemanager import paths
from storemanager.gui import tokens
from storemanager.gui.stylesheet import build

TEXT_PERCENT = (90, 150)
_SCALED = ("row_px.", "control_px.")
_NOT_SCALED = ("control_px.split_handle", "control_px.scrollbar")


class Theme(QObject):
    """The look in use. There is one for the program: `theme()`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = tokens.SYSTEM
        self.scheme = tokens.LIGHT
        self.text_percent = 100
        self.less_motion = False

    def install(self, app: QApplication, wanted: str = tokens.SYSTEM, text_percent: int = 100) -> None:
        """Dress the application once: Fusion, fonts, palette and style sheet."""
        _load_fonts()
        app.setStyle(QStyleFactory.create("Fusion"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.use(wanted, text_percent)

    def use(self, wanted: str | None = None, text_percent: int | None = None) -> None:
        """Switch to "light", "dark" or "system", and to a text size in percent."""
        self.wanted = wanted or self.wanted
        self.text_percent = min(max(text_percent or self.text_percent, TEXT_PERCENT[0]), TEXT_PERCENT[1])
        self.scheme = _of_the_system() if self.wanted == tokens.SYSTEM else self.wanted
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setFont(self.font("body"))
        app.setPalette(self.palette())
        QToolTip.setPalette(self.palette())
        app.setStyleSheet(build(self))
        self.changed.emit()

    def _system_changed(self) -> None:
        if self.wanted == tokens.SYSTEM and _of_the_system() != self.scheme:
            self.use()

    # --- Values ---

    def hex(self, role: str) -> str:
        """A colour of the tokens as text, for the style sheet and rich text."""
        value: str = tokens.tokens()["color"][self.scheme][role]
        return value

    def colour(self, role: str) -> QColor:
        """A colour of the tokens, by the job it does: "accent_text", "border"."""
        value = self.hex(role)
        if value.startswith("rgba"):
            red, green, blue, alpha = re.findall(r"[\d.]+", value)
            return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))
        return QColor(value)

    def channel_colours(self, kind: str) -> tuple[QColor, QColor]:
        """What a channel's chip is filled with, and the colour of the letters on it."""
        colours = tokens.channel(kind)[self.scheme]
        return QColor(colours["fill"]), QColor(colours["on_fill"])

    def size(self, path: str) -> int:
        """A size of the tokens; rows and controls grow with the text."""
        plain = tokens.size(path)
        grows = path.startswith(_SCALED) and not path.startswith(_NOT_SCALED)
        return max(plain, round(plain * self.text_percent / 100)) if grows else plain

    def points(self, role: str) -> float:
        """The size of a kind of text in points."""
        return float(tokens.tokens()["type"][role]["pt"]) * self.text_percent / 100

    def font(self, role: str = "body", *, weight: int | None = None, tabular: bool = True) -> QFont:
        """A font by its use: "small", "body", "strong", "title", "figure"; figures line up."""
        kind = tokens.tokens()["type"][role]
        font = QFont([tokens.tokens()["font"]["family"], *tokens.tokens()["font"]["fallback"]])
        font.setPointSizeF(self.points(role))
        font.setWeight(QFont.Weight(weight or kind["weight"]))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def palette(self) -> QPalette:
        """The palette behind the style sheet, for everything Qt paints by itself."""
        role = QPalette.ColorRole
        wanted = {
            role.Window: "window",
            role.WindowText: "text",
            role.Base: "surface",
            role.AlternateBase: "surface_alt",
            role.Text: "text",
            role.PlaceholderText: "text_faint",
            role.Button: "surface",
            role.ButtonText: "text",
            role.BrightText: "danger",
            role.Highlight: "accent",
            role.HighlightedText: "on_accent",
            role.ToolTipBase: "tooltip",
            role.ToolTipText: "on_tooltip",
            role.Link: "accent_text",
            role.LinkVisited: "accent_text",
            role.Light: "surface",
            role.Midlight: "divider",
            role.Mid: "border",
            role.Dark: "border_strong",
            role.Shadow: "border_strong",
            role.Accent: "accent",
        }
        palette = QPalette()
        for one, name in wanted.items():
            palette.setColor(one, self.colour(name))
        for one in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, one, self.colour("disabled_text"))
        return palette


@cache
def theme() -> Theme:
    """The look in use."""
    return Theme()


def _of_the_system() -> str:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return tokens.DARK if dark else tokens.LIGHT


@cache
def _load_fonts() -> tuple[int, ...]:
    return tuple(QFontDatabase.addApplicationFont(str(file)) for file in (paths.resources() / "fonts").glob("*.ttf"))


# --- Icons ---


@cache
def svg_source(name: str, stroke: float) -> bytes:
    """The icon's file with its lines as thick as wanted and its colour still to be filled in."""
    file = paths.resources() / "icons" / f"{name}.svg"
    svg = file.read_text("utf-8")
    return re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{stroke}"', svg).encode()


def pixmap(name: str, px: int, role: str = "text_muted", ratio: float | None = None) -> QPixmap:
    """An icon as a picture in a colour of the theme, sharp at the screen's ratio."""
    return pixmap_in(name, px, theme().colour(role), ratio)


def pixmap_in(name: str, px: int, colour: QColor, ratio: float | None = None) -> QPixmap:
    """The same in any colour (letters on a channel's chip)."""
    screen = QGuiApplication.primaryScreen()
    ratio = ratio or (screen.devicePixelRatio() if screen else 1.0)
    key = f"{name}:{px}:{colour.name()}:{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    stroke = 1.25 if px >= tokens.size("icon.px.empty") else 1.75
    svg = svg_source(name, stroke).replace(b"currentColor", colour.name().encode())
    picture = QPixmap(round(px * ratio), round(px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, px, px))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def icon(name: str, px: int | None = None, role: str = "text_muted") -> QIcon:
    """An icon for a button or a menu, greyed by ourselves when it is off."""
    px = px or tokens.size("icon.px.control")
    result = QIcon()
    result.addPixmap(pixmap(name, px, role))
    result.addPixmap(pixmap(name, px, "disabled_text"), QIcon.Mode.Disabled)
    return result


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have the widget dressed again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()

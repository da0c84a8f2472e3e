"""The one style sheet of the window, written out from the tokens for a theme and a text size.

Properties that rules look at: `kind` of buttons, labels, frames; `tone` of pills and banners; `wrong` and `well` of
fields; `focusring` on buttons that got the focus by keyboard.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from storemanager.gui import tokens

if TYPE_CHECKING:
    from storemanager.gui.theme import Theme

TONES = ("success", "warn", "danger", "info")


def build(theme: Theme) -> str:
    """The whole sheet."""
    parts = (_texts, _frames, _buttons, _fields, _choices, _lists, _rest)
    return "\n".join(part(theme) for part in parts)


def _type(theme: Theme, role: str, weight: int | None = None) -> str:
    return f"font-size: {theme.points(role)}pt; font-weight: {weight or tokens.tokens()['type'][role]['weight']};"


def _texts(t: Theme) -> str:
    c = t.hex
    kinds = "\n".join(
        f'QLabel[kind="{role}"] {{ {_type(t, role)} }}'
        for role in ("caption", "small", "body", "strong", "lead", "title", "figure", "till")
    )
    roles = "\n".join(
        f'QLabel[role="{role}"] {{ color: {c(role)}; }}'
        for role in ("text", "text_muted", "text_faint", "accent_text", "on_accent", "on_danger", *TONES)
    )
    return f"""
QWidget {{ color: {c("text")}; {_type(t, "body")} }}
QMainWindow, QDialog {{ background: {c("window")}; }}
QLabel {{ background: transparent; border: 0; }}
QLabel:disabled {{ color: {c("disabled_text")}; }}
{kinds}
QLabel[kind="small"], QLabel[kind="caption"] {{ color: {c("text_muted")}; }}
QLabel[kind="head"] {{ {_type(t, "small", 600)} color: {c("text_muted")}; }}
QLabel[kind="field"] {{ {_type(t, "body", 500)} }}
{roles}
QLabel[kind="pill"] {{ {_type(t, "small", 500)} background: {c("neutral_soft")}; color: {c("text_muted")};
  border-radius: 10px; padding: 2px 8px; }}
QToolTip {{ background: {c("tooltip")}; color: {c("on_tooltip")}; border: 0; padding: 5px 8px; {_type(t, "small")} }}
"""


def _frames(t: Theme) -> str:
    c, r = t.hex, tokens.tokens()["radius_px"]
    banners = "\n".join(
        f'QFrame[kind="banner"][tone="{tone}"] {{ background: {c(tone + "_soft")}; }}' for tone in TONES
    )
    bands = "\n".join(
        f'QFrame[kind="band"][tone="{tone}"] {{ background: {c(tone + "_soft")}; border-radius: {r["card"]}px; }}'
        for tone in TONES
    )
    return f"""
QFrame[kind="card"] {{ background: {c("surface")}; border: 1px solid {c("border")}; border-radius: {r["card"]}px; }}
QFrame[kind="card"][chosen="true"] {{ border: 2px solid {c("accent")}; }}
QFrame[kind="card"][pressable="true"]:hover {{ border-color: {c("border_strong")}; }}
QFrame[kind="card"][chosen="true"]:hover {{ border-color: {c("accent")}; }}
QFrame[kind="panel"] {{ background: {c("surface")}; border: 0; border-left: 1px solid {c("border")}; }}
QFrame[kind="rail"] {{ background: {c("rail")}; border: 0; border-right: 1px solid {c("border")}; }}
QFrame[kind="top"] {{ background: {c("window")}; border: 0; border-bottom: 1px solid {c("border")}; }}
QFrame[kind="page"], QWidget[kind="page"] {{ background: {c("window")}; border: 0; }}
QFrame[kind="foot"] {{ background: {c("surface")}; border: 0; border-top: 1px solid {c("border")};
  border-bottom-left-radius: {r["card"] - 1}px; border-bottom-right-radius: {r["card"] - 1}px; }}
QFrame[kind="status"] {{ background: {c("surface_alt")}; border: 0; border-top: 1px solid {c("border")};
  border-bottom-left-radius: {r["card"] - 1}px; border-bottom-right-radius: {r["card"] - 1}px; }}
QFrame[kind="sunken"] {{ background: {c("sunken")}; border: 0; border-radius: {r["control"]}px; }}
QFrame[kind="popover"], QFrame[kind="toast"] {{ background: {c("surface")}; border: 1px solid {c("border_strong")};
  border-radius: {r["card"]}px; }}
QFrame[kind="dialog"] {{ background: {c("surface")}; border: 1px solid {c("border_strong")};
  border-radius: {r["dialog"]}px; }}
QFrame[kind="banner"] {{ background: {c("info_soft")}; border: 0; border-radius: {r["card"]}px; }}
{banners}
{bands}
QFrame[kind="band"][tone="danger"] {{ background: {c("danger_fill")}; }}
QFrame[kind="listpane"] {{ background: {c("surface")}; border: 0; border-right: 1px solid {c("border")}; }}
QFrame[kind="chathead"] {{ background: {c("surface")}; border: 0; border-bottom: 1px solid {c("border")}; }}
QFrame[kind="bubble"] {{ background: {c("surface")}; border: 1px solid {c("border")};
  border-radius: {r["card"]}px; }}
QFrame[kind="bubble"][side="ours"] {{ background: {c("accent_soft")}; border-color: {c("accent_soft")}; }}
QFrame[kind="bubble"][refused="true"] {{ background: {c("danger_soft")}; border-color: {c("danger")}; }}
QFrame[kind="hit"] {{ background: transparent; border: 0; border-radius: {r["control"]}px; }}
QFrame[kind="hit"][current="true"], QFrame[kind="hit"]:hover {{ background: {c("hover")}; }}
QFrame[kind="line"] {{ background: {c("divider")}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[kind="upright"] {{ background: {c("divider")}; border: 0; max-width: 1px; min-width: 1px; }}
QLabel[kind="icontile"] {{ background: {c("neutral_soft")}; border-radius: {r["control"]}px; }}
QLabel[kind="emptytile"] {{ background: {c("accent_soft")}; border-radius: {r["dialog"] + 2}px; }}
QLabel[kind="monogram"] {{ background: {c("accent")}; color: {c("on_accent")}; border-radius: {r["control"]}px;
  {_type(t, "small", 700)} }}
"""


def _buttons(t: Theme) -> str:
    c, r, px = t.hex, tokens.tokens()["radius_px"], t.size
    pad, small = px("control_px.padding_x"), px("control_px.padding_x_small")

    def state(kind: str, name: str, fill: str, text: str, line: str) -> str:
        return f'QPushButton[kind="{kind}"]{name} {{ background: {fill}; color: {text}; border: 1px solid {line}; }}'

    none = "transparent"
    rules = [
        state("normal", "", c("surface"), c("text"), c("border_control")),
        state("normal", ":hover", c("hover"), c("text"), c("border_control")),
        state("normal", ":pressed", c("neutral_soft"), c("text"), c("border_strong")),
        state("primary", "", c("accent"), c("on_accent"), c("accent")),
        state("primary", ":hover", c("accent_hover"), c("on_accent"), c("accent_hover")),
        state("primary", ":pressed", c("accent_pressed"), c("on_accent"), c("accent_pressed")),
        state("quiet", "", none, c("text"), none),
        state("quiet", ":hover", c("hover"), c("text"), none),
        state("quiet", ":pressed", c("neutral_soft"), c("text"), none),
        state("link", "", none, c("accent_text"), none),
        state("link", ":hover", c("hover"), c("accent_text"), none),
        state("link", ":pressed", c("neutral_soft"), c("accent_text"), none),
        state("danger", "", c("surface"), c("danger"), c("danger")),
        state("danger", ":hover", c("danger_soft"), c("danger"), c("danger")),
        state("danger", ":pressed", c("danger_soft"), c("danger"), c("danger")),
        state("filter", "", c("accent_soft"), c("accent_text"), c("accent")),
        state("filter", ":hover", c("accent_soft"), c("accent_text"), c("accent_hover")),
        state("filter", ":pressed", c("accent_soft"), c("accent_text"), c("accent_pressed")),
    ]
    off = "\n".join(
        state(kind, ":disabled", c("sunken"), c("disabled_text"), c("border"))
        for kind in ("normal", "primary", "danger")
    )
    quiet_off = "\n".join(state(kind, ":disabled", none, c("disabled_text"), none) for kind in ("quiet", "link"))
    ring = f"border: 2px solid {c('focus')}; padding: 0 {pad - 1}px;"
    return f"""
QPushButton {{ {_type(t, "body", 500)} border-radius: {r["control"]}px; padding: 0 {pad}px; outline: 0; }}
QPushButton[kind="primary"] {{ font-weight: 600; }}
{chr(10).join(rules)}
{off}
{quiet_off}
QPushButton[measure="small"] {{ padding: 0 {small}px; {_type(t, "small", 500)} }}
QPushButton[bare="true"] {{ padding: 0; }}
QPushButton[focusring="true"]:focus {{ {ring} }}
QPushButton[focusring="true"][kind="primary"]:focus {{ border: 2px solid {c("text")}; }}
QPushButton[focusring="true"][measure="small"]:focus {{ padding: 0 {small - 1}px; }}
QPushButton[focusring="true"][bare="true"]:focus {{ padding: 0; }}
QPushButton::menu-indicator {{ width: 0; image: none; }}
QFrame[kind="segments"] {{ background: {c("surface")}; border: 1px solid {c("border_control")};
  border-radius: {r["control"]}px; }}
QFrame[kind="segments"] QToolButton {{ border: 0; background: transparent; color: {c("text_muted")};
  {_type(t, "body", 500)} padding: 0 {pad}px; min-height: {px("control_px.normal") - 2}px;
  border-left: 1px solid {c("border_control")}; }}
QFrame[kind="segments"] QToolButton[edge="first"] {{ border-left: 0;
  border-top-left-radius: {r["control"] - 1}px; border-bottom-left-radius: {r["control"] - 1}px; }}
QFrame[kind="segments"] QToolButton[edge="last"] {{
  border-top-right-radius: {r["control"] - 1}px; border-bottom-right-radius: {r["control"] - 1}px; }}
QFrame[kind="segments"] QToolButton:hover {{ background: {c("hover")}; }}
QFrame[kind="segments"] QToolButton:checked {{ background: {c("accent_soft")}; color: {c("accent_text")};
  font-weight: 600; }}
QFrame[kind="segments"] QToolButton:focus {{ color: {c("accent_text")}; text-decoration: underline; }}
QTabBar {{ background: transparent; border: 0; qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; border: 0; border-bottom: 2px solid transparent; color: {c("text_muted")};
  {_type(t, "body", 500)} padding: 0 {pad}px; min-height: {px("control_px.normal")}px; margin-right: 2px; }}
QTabBar::tab:hover {{ color: {c("text")}; border-bottom-color: {c("border_control")}; }}
QTabBar::tab:selected {{ color: {c("accent_text")}; border-bottom-color: {c("accent")}; }}
QTabBar::tab:focus {{ background: {c("hover")}; }}
"""


def _fields(t: Theme) -> str:
    c, r, px = t.hex, tokens.tokens()["radius_px"], t.size
    fields = "QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    off = ", ".join(f"{name}:disabled" for name in (*fields.split(", "), "QPlainTextEdit", "QTextEdit"))
    height = px("control_px.normal")

    def steps(part: str) -> str:
        """A part of every field that has arrows to step with."""
        return ", ".join(f"{name}::{part}" for name in fields.split(", ")[2:])

    return f"""
{fields} {{ background: {c("surface")}; color: {c("text")}; border: 1px solid {c("border_strong")};
  border-radius: {r["control"]}px; padding: 0 10px; min-height: {height - 2}px;
  selection-background-color: {c("accent")}; selection-color: {c("on_accent")}; }}
{focused} {{ border: 2px solid {c("focus")}; padding: 0 9px; min-height: {height - 4}px; }}
QPlainTextEdit, QTextEdit {{ background: {c("surface")}; border: 1px solid {c("border_strong")};
  border-radius: {r["control"]}px; padding: 5px 7px; selection-background-color: {c("accent")};
  selection-color: {c("on_accent")}; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {c("focus")}; padding: 4px 6px; }}
QTextEdit[kind="plain"], QPlainTextEdit[kind="plain"] {{ background: transparent; border: 0; padding: 0; }}
{off} {{ background: {c("sunken")}; color: {c("disabled_text")}; border-color: {c("border")}; }}
*[wrong="true"] {{ border: 2px solid {c("danger_fill")}; padding: 0 9px; min-height: {height - 4}px; }}
QComboBox {{ padding-right: 26px; combobox-popup: 0; }}
QComboBox:on {{ border: 2px solid {c("focus")}; padding: 0 25px 0 9px; min-height: {height - 4}px; }}
QComboBox:focus {{ padding: 0 25px 0 9px; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: url({picture("chevron-down", c("text_muted"))}); width: 16px; height: 16px; }}
QComboBox[kind="filter"] {{ border: 1px solid {c("border_control")}; font-weight: 500; }}
QComboBox[measure="small"] {{ min-height: {px("control_px.small") - 2}px; {_type(t, "small", 500)} }}
QComboBox QAbstractItemView {{ background: {c("surface")}; border: 1px solid {c("border_strong")}; outline: 0;
  padding: 4px; selection-background-color: {c("hover")}; selection-color: {c("text")}; }}
QComboBox QAbstractItemView::item {{ min-height: {px("row_px.menu")}px; padding: 0 8px; border-radius: {r["chip"]}px; }}
QComboBox QAbstractItemView::item:selected {{ background: {c("hover")}; color: {c("text")}; }}
{steps("up-button")}, {steps("down-button")} {{
  border: 0; background: transparent; width: 18px; }}
{steps("up-arrow")} {{
  image: url({picture("chevron-up", c("text_muted"))}); width: 12px; height: 12px; }}
{steps("down-arrow")} {{
  image: url({picture("chevron-down", c("text_muted"))}); width: 12px; height: 12px; }}
"""


def _choices(t: Theme) -> str:
    c, px = t.hex, t.size
    box = px("control_px.checkbox")
    return f"""
QCheckBox, QRadioButton {{ spacing: 9px; background: transparent; min-height: 22px; outline: 0; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c("disabled_text")}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box - 2}px; height: {box - 2}px;
  border: 1px solid {c("border_strong")}; background: {c("surface")}; }}
QCheckBox::indicator {{ border-radius: {tokens.size("radius_px.chip")}px; }}
QRadioButton::indicator {{ border-radius: {box // 2}px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {c("focus")};
  width: {box - 4}px; height: {box - 4}px; }}
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate {{ background: {c("accent")};
  border: 1px solid {c("accent")}; width: {box - 2}px; height: {box - 2}px; }}
QCheckBox::indicator:checked {{ image: url({picture("check", c("on_accent"), 3)}); }}
QCheckBox::indicator:indeterminate {{ image: url({picture("minus", c("on_accent"), 3)}); }}
QCheckBox::indicator:checked:focus {{ border: 1px solid {c("text")}; }}
QRadioButton::indicator:checked {{ border: {round(box * 0.31)}px solid {c("accent")}; background: {c("on_accent")};
  width: {box - 2 * round(box * 0.31)}px; height: {box - 2 * round(box * 0.31)}px; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border: 1px solid {c("border")};
  background: {c("sunken")}; }}
"""


def _lists(t: Theme) -> str:
    c, r, px = t.hex, tokens.tokens()["radius_px"], t.size
    bar, least = px("control_px.scrollbar"), px("control_px.scrollbar_handle_min")
    return f"""
QAbstractItemView {{ background: {c("surface")}; border: 0; outline: 0; }}
QTableView, QListView, QTreeView {{ background: {c("surface")}; border: 0; outline: 0; gridline-color: {c("divider")};
  border-radius: {r["card"] - 1}px; selection-background-color: {c("selected")}; selection-color: {c("text")}; }}
QHeaderView {{ background: {c("surface_alt")}; border: 0; border-top-left-radius: {r["card"] - 1}px;
  border-top-right-radius: {r["card"] - 1}px; }}
QHeaderView::section {{ background: {c("surface_alt")}; border: 0; border-bottom: 1px solid {c("border")};
  color: {c("text_muted")}; {_type(t, "small", 600)} padding: 0 8px; }}
QHeaderView::section:first {{ border-top-left-radius: {r["card"] - 1}px; }}
QHeaderView::section:last {{ border-top-right-radius: {r["card"] - 1}px; }}
QHeaderView::section:only-one {{ border-top-left-radius: {r["card"] - 1}px;
  border-top-right-radius: {r["card"] - 1}px; }}
QTableWidget::item {{ padding: 0 8px; }}
QTableCornerButton::section {{ background: {c("surface_alt")}; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 2px; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 2px; border: 0; }}
QScrollBar::handle {{ background: {c("scroll_handle")}; border-radius: {(bar - 4) // 2}px; }}
QScrollBar::handle:vertical {{ min-height: {least}px; }}
QScrollBar::handle:horizontal {{ min-width: {least}px; }}
QScrollBar::handle:hover {{ background: {c("border_strong")}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget[kind="scrolled"] {{ background: transparent; }}
"""


def _rest(t: Theme) -> str:
    c, r, px = t.hex, tokens.tokens()["radius_px"], t.size
    return f"""
QMenu {{ background: {c("surface")}; border: 1px solid {c("border_strong")}; padding: 4px; }}
QMenu::item {{ min-height: {px("row_px.menu")}px; padding: 0 12px 0 8px; border-radius: {r["chip"]}px; }}
QMenu::item:selected {{ background: {c("hover")}; }}
QMenu::item:disabled {{ color: {c("disabled_text")}; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::separator {{ height: 1px; background: {c("divider")}; margin: 4px 0; }}
QSplitter::handle {{ background: {c("border")}; }}
QSplitter::handle:horizontal {{ width: {px("control_px.split_handle")}px; }}
QSplitter::handle:hover {{ background: {c("accent")}; }}
"""


@cache
def _folder() -> Path:
    """Qt style sheets take pictures from files only; ours are coloured copies that live as long as the program."""
    keep = tempfile.TemporaryDirectory(prefix="storemanager-look-")
    _kept.append(keep)
    return Path(keep.name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def picture(name: str, colour: str, stroke: int = 2) -> str:
    """A coloured copy of an icon as a file, for the places only a style sheet reaches."""
    from storemanager.gui.theme import svg_source

    file = _folder() / f"{name}-{colour.strip('#')}-{stroke}.svg"
    file.write_bytes(svg_source(name, stroke).replace(b"currentColor", colour.encode()))
    return file.as_posix()

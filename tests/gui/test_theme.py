"""The look: readable in both themes, in our own font, with nothing hard-coded in the widgets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from storemanager.gui import tokens
from storemanager.gui.theme import icon, pixmap, theme

GUI = Path(__file__).resolve().parents[2] / "storemanager" / "gui"
SCHEMES = ("light", "dark")


def luminance(colour: QColor) -> float:
    """Relative luminance by WCAG."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("kind", "least"), [("text", 4.5), ("marks", 3.0)])
def test_every_text_and_mark_can_be_read_on_its_ground(
    dressed: QApplication, scheme: str, kind: str, least: float
) -> None:
    theme().use(scheme)
    for pair, promised in tokens.tokens()["contrast"][scheme][kind].items():
        front, ground = pair.split(" on ")
        measured = contrast(theme().colour(front), theme().colour(ground))
        assert measured >= least, pair
        assert measured == pytest.approx(promised, abs=0.02), pair


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_channels_letters_can_be_read_on_its_chip(dressed: QApplication, scheme: str) -> None:
    theme().use(scheme)
    for kind in tokens.tokens()["channel"]["kinds"]:
        assert contrast(*theme().channel_colours(kind)) >= 4.5, kind


def test_the_window_is_written_in_inter_and_figures_line_up(dressed: QApplication) -> None:
    assert QFontInfo(theme().font()).family() == "Inter"
    metrics = QFontMetrics(theme().font("body"))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_rows_and_controls_grow_with_the_text(dressed: QApplication) -> None:
    theme().use(text_percent=150)
    try:
        assert theme().size("row_px.table") == 54
        assert theme().size("layout_px.rail") == 200
        assert theme().font("body").pointSizeF() == pytest.approx(14.625)
    finally:
        theme().use(text_percent=100)


def test_no_widget_holds_a_colour_of_its_own() -> None:
    coloured = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\d|setStyleSheet\(f?[\"']")
    found = [file.name for file in GUI.rglob("*.py") if coloured.search(file.read_text("utf-8"))]
    assert found == []


def test_every_icon_named_in_the_window_is_there(dressed: QApplication) -> None:
    icons = {file.stem for file in (GUI.parents[1] / "resources" / "icons").glob("*.svg")}
    named = re.compile(r"(?:icon=|Icon\(|trailing=|pixmap\()\"([a-z0-9-]+)\"")
    for file in GUI.rglob("*.py"):
        missing = set(named.findall(file.read_text("utf-8"))) - icons
        assert not missing, f"{file.name}: {missing}"


def test_an_icon_is_sharp_at_the_screens_ratio_and_grey_when_off(dressed: QApplication) -> None:
    picture = pixmap("house", 16, "text", 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    both = icon("house")
    on, off = both.pixmap(16, 16), both.pixmap(16, 16, both.Mode.Disabled)
    assert on.toImage() != off.toImage()

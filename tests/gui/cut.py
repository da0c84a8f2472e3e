"""What is cut, covered or pushed out of sight in a window, as a list of sentences."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from storemanager.gui.widgets.rail import RailItem

PARTS = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar)
ARROW = 36
"""What a choice needs beside its words."""


def cut(top: QWidget) -> list[str]:
    """Every part in sight that does not show itself whole; nothing when all is well."""
    parts = [one for one in top.findChildren(QWidget) if _counts(one, top)]
    found = [f"{_name(one)}: {why}" for one in parts for why in (*_too_small(one), *_out_of_sight(one, top))]
    return found + _covered(parts)


def _counts(one: QWidget, top: QWidget) -> bool:
    inside = isinstance(one.parentWidget(), (QAbstractSpinBox, QComboBox, QLineEdit))
    painted = isinstance(one, RailItem)  # cuts its words itself, with a tooltip
    empty = isinstance(one, QLabel) and not one.text()
    return isinstance(one, PARTS) and one.isVisible() and one.window() is top and not (inside or painted or empty)


def _words(one: QWidget) -> str:
    if isinstance(one, QComboBox):
        return one.currentText()
    return one.text() if isinstance(one, (QLabel, QAbstractButton, QLineEdit)) else ""


def _name(one: QWidget) -> str:
    around = one.parentWidget()
    return f"{type(one).__name__} “{_words(one)}” in {type(around).__name__}"


def _too_small(one: QWidget) -> list[str]:
    wide, high, hint = one.width(), one.height(), one.sizeHint()
    if isinstance(one, QLabel) and one.wordWrap():
        needed = one.heightForWidth(wide)
        return [f"{high} high, its lines need {needed}"] if needed > high + 1 else []
    if isinstance(one, QLabel):
        shortens = one.minimumSizeHint().width() <= wide  # a label that ends in "…" by itself, and tells in its tooltip
        why = [] if shortens or hint.width() <= wide + 1 else [f"{wide} wide, its words need {hint.width()}"]
        return why + ([f"{high} high, its line needs {hint.height()}"] if hint.height() > high + 1 else [])
    if isinstance(one, QAbstractButton) and _words(one):
        fits = hint.width() <= wide + 1 and hint.height() <= high + 1
        return [] if fits else [f"{wide} x {high}, it needs {hint.width()} x {hint.height()}"]
    if isinstance(one, QComboBox):
        needed = one.fontMetrics().horizontalAdvance(one.currentText()) + ARROW
        return [f"{wide} wide, the choice needs {needed}"] if needed > wide + 1 else []
    if isinstance(one, QTabBar) and not one.usesScrollButtons():
        needed = sum(one.tabRect(place).width() for place in range(one.count()))
        return [f"{wide} wide, the tabs need {needed}"] if needed > wide + 1 else []
    return []


def _out_of_sight(one: QWidget, top: QWidget) -> list[str]:
    """Past the edge of what it lies in, where no scrolling reaches it."""
    box, around = _box(one, top), one.parentWidget()
    while around is not None and around is not top:
        room, area = _box(around, top), around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is around:
            sideways = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            outside = not sideways and (box.left() < room.left() - 1 or box.right() > room.right() + 1)
            return [f"{type(area).__name__} cuts its side off"] if outside else []
        if not room.adjusted(-1, -1, 1, 1).contains(box):
            return [f"it lies partly outside {type(around).__name__}"]
        around = around.parentWidget()
    return [] if top.rect().adjusted(-1, -1, 1, 1).contains(box) else ["it lies partly outside the window"]


def _box(one: QWidget, top: QWidget) -> QRect:
    return QRect(one.mapTo(top, QPoint(0, 0)), one.size())


def _covered(parts: list[QWidget]) -> list[str]:
    """Neighbours that lie on one another."""
    found = []
    for first, second in combinations(parts, 2):
        if first.parentWidget() is second.parentWidget():
            both = first.geometry() & second.geometry()
            if both.width() > 2 and both.height() > 2:
                found.append(f"{_name(first)} and {_name(second)} lie on one another")
    return found

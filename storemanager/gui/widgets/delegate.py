"""Paints the cells of every table: two lines, pills, chips, marks, ticks, changed and wrong values, skeletons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from storemanager.gui import tokens
from storemanager.gui.models.rows import CELL, GROUP, TICKED, Cell, Chip
from storemanager.gui.theme import pixmap, theme
from storemanager.gui.widgets.parts import Left, Middle, Right, draw_chip, draw_mark, draw_pill, pill_size

Index = QModelIndex | QPersistentModelIndex
PAD = 8
FIRST_PAD = 14
TICK_WIDTH = 36
BAR_PX = 3
TILE_PX = 32
CHIP_PX = 22


class CellDelegate(QStyledItemDelegate):
    """One delegate draws every kind of cell; the view tells it which row the mouse is over."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hovered = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        box = QRectF(option.rect)
        painter.save()
        painter.setClipRect(box)
        heading = index.data(GROUP)
        if heading is not None:
            self._paint_group(painter, box, str(heading))
        else:
            current = _is_current(view, index.row())
            ticked = _tick_of(index.sibling(index.row(), 0)) == Qt.CheckState.Checked
            self._paint_ground(painter, box, current=current or ticked, hover=index.row() == self.hovered)
            cell = index.data(CELL)
            inner = self._paint_tick(painter, box, index)
            if cell is None:
                _paint_skeleton(painter, inner, index)
            else:
                self._paint_cell(painter, inner, cell, bool(_side(index) & Right), _side(index))
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme().colour("divider"))
            if current and index.column() == 0:
                painter.fillRect(QRectF(box.left(), box.top(), BAR_PX, box.height() - 1), theme().colour("accent"))
            by_keys = getattr(view, "focused_by_keys", False)
            if current and by_keys and isinstance(view, QAbstractItemView) and view.hasFocus():
                _paint_row_ring(painter, box, view, index)
            if getattr(view, "shows_current_cell", False) and isinstance(view, QAbstractItemView) and view.hasFocus():
                _paint_cell_ring(painter, box, view, index)
        painter.restore()

    # --- Parts of a cell ---

    def _paint_ground(self, painter: QPainter, box: QRectF, *, current: bool, hover: bool) -> None:
        role = "selected" if current else "hover" if hover else "surface"
        painter.fillRect(box, theme().colour(role))

    def _paint_group(self, painter: QPainter, box: QRectF, words: str) -> None:
        look = theme()
        painter.fillRect(box, look.colour("surface_alt"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), look.colour("divider"))
        title, _, count = words.partition(" · ")
        painter.setFont(look.font("small", weight=600))
        painter.setPen(look.colour("text_muted"))
        place = box.adjusted(FIRST_PAD, 0, -PAD, 0)
        painter.drawText(place, int(Left | Middle), title)
        if count:
            left = QFontMetrics(painter.font()).horizontalAdvance(title)
            painter.setFont(look.font("small"))
            painter.drawText(place.adjusted(left, 0, 0, 0), int(Left | Middle), f" · {count}")

    def _paint_tick(self, painter: QPainter, box: QRectF, index: Index) -> QRectF:
        state = _tick_of(index)
        inner = box.adjusted(FIRST_PAD if index.column() == 0 else PAD, 0, -PAD, -1)
        if state is None:
            return inner
        paint_tick(painter, QPointF(box.left() + FIRST_PAD + 8, box.center().y()), state)
        return inner.adjusted(TICK_WIDTH - 4, 0, 0, 0)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, right: bool, side: Qt.AlignmentFlag) -> None:
        if cell.wrong:
            painter.fillRect(box.adjusted(-PAD, 0, PAD, 0), theme().colour(f"{cell.wrong}_soft"))
        if cell.chips:
            _paint_chips(painter, box, cell.chips)
            return
        box = _paint_lead(painter, box, cell)
        if cell.mark:
            box = _paint_mark(painter, box, cell, side)
        if cell.pill and not cell.text:
            _paint_pill_alone(painter, box, cell, right)
        elif cell.second or cell.progress is not None:
            _paint_two_lines(painter, box, cell, side)
        else:
            _paint_line(painter, box, cell, side)

    # --- Mouse ---

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere in the first 36 px ticks the row."""
        state = _tick_of(index)
        if state is None or not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.position().x() - option.rect.left() > FIRST_PAD + TICK_WIDTH:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            wanted = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else Qt.CheckState.Checked
            return model.setData(index, wanted, TICKED)
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The full text, where it was cut; and what a cell has to say of itself."""
        cell = index.data(CELL)
        if event.type() != QEvent.Type.ToolTip or not isinstance(cell, Cell):
            return super().helpEvent(event, view, option, index)
        words = cell.tooltip or (cell.in_words() if _is_cut(option, index, cell) or not cell.text else "")
        QToolTip.showText(event.globalPos(), words, view)
        return True


def paint_tick(painter: QPainter, centre: QPointF, state: Qt.CheckState) -> None:
    """A check box as the style sheet draws it elsewhere."""
    look = theme()
    side = look.size("control_px.checkbox")
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = tokens.size("radius_px.chip")
    if state == Qt.CheckState.Unchecked:
        painter.setPen(QPen(look.colour("border_strong"), 1))
        painter.setBrush(look.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawRoundedRect(box, radius, radius)
    name = "check" if state == Qt.CheckState.Checked else "minus"
    px = side - 2
    picture = pixmap(name, px, "on_accent", painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(box.left() + 1, box.top() + 1), picture)


def _tick_of(index: Index) -> Qt.CheckState | None:
    state = index.data(TICKED)
    return None if state is None else Qt.CheckState(state)


def _side(index: Index) -> Qt.AlignmentFlag:
    side = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return Qt.AlignmentFlag(side) if side is not None else Left | Middle


def _paint_row_ring(painter: QPainter, box: QRectF, view: QAbstractItemView, index: Index) -> None:
    """Around the current row of a list that was reached by the keys: they go there now."""
    ring, ink = tokens.size("focus.ring_px"), theme().colour("focus")
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), ring), ink)
    painter.fillRect(QRectF(box.left(), box.bottom() - ring, box.width(), ring), ink)
    if index.column() == view.model().columnCount() - 1:
        painter.fillRect(QRectF(box.right() - ring, box.top(), ring, box.height()), ink)


def _is_current(view: QObject, row: int) -> bool:
    return isinstance(view, QAbstractItemView) and view.currentIndex().row() == row


def _paint_cell_ring(painter: QPainter, box: QRectF, view: QAbstractItemView, index: Index) -> None:
    if view.currentIndex().row() == index.row() and view.currentIndex().column() == index.column():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("focus"), tokens.size("focus.ring_px")))
        painter.drawRect(box.adjusted(1, 1, -1, -2))


def _paint_lead(painter: QPainter, box: QRectF, cell: Cell) -> QRectF:
    """What stands before the text: a chip, or an icon alone or on its tile; answers with what is left."""
    middle = box.center().y()
    if cell.chip:
        big = box.height() > 56
        side = 34 if big else CHIP_PX
        draw_chip(painter, QRectF(box.left(), round(middle - side / 2), side, side), cell.chip.kind)
        return box.adjusted(side + (12 if big else 7), 0, 0, 0)
    if cell.tile:
        place = QRectF(box.left(), round(middle - TILE_PX / 2), TILE_PX, TILE_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("neutral_soft"))
        painter.drawRoundedRect(place, tokens.size("radius_px.control"), tokens.size("radius_px.control"))
        _draw_icon(painter, place.center(), cell.icon or "package", "text_muted", 16)
        return box.adjusted(TILE_PX + 10, 0, 0, 0)
    icon = cell.icon or {"danger": "circle-x", "warn": "triangle-alert"}.get(cell.wrong, "")
    if icon:
        px = tokens.size("icon.px.inline" if cell.wrong else "icon.px.control")
        _draw_icon(painter, QPointF(box.left() + px / 2, middle), icon, cell.wrong or cell.tone or "text_muted", px)
        return box.adjusted(px + 6, 0, 0, 0)
    return box


def _paint_chips(painter: QPainter, box: QRectF, chips: Sequence[Chip]) -> None:
    """As many chips as there is room for, then how many more."""
    step = CHIP_PX + 4
    room = max(int((box.width() + 4) // step), 1)
    shown = chips if len(chips) <= room else chips[: max(room - 1, 1)]
    top = round(box.center().y() - CHIP_PX / 2)
    for place, chip in enumerate(shown):
        draw_chip(painter, QRectF(box.left() + place * step, top, CHIP_PX, CHIP_PX), chip.kind)
    if len(shown) < len(chips):
        rest = QRectF(box.left() + len(shown) * step, box.top(), box.width() - len(shown) * step, box.height())
        _write(painter, rest, f"+{len(chips) - len(shown)}", "small", "text_muted", Left | Middle)


def _draw_icon(painter: QPainter, centre: QPointF, name: str, role: str, px: int) -> None:
    picture = pixmap(name, px, role, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(round(centre.x() - px / 2), round(centre.y() - px / 2)), picture)


def _paint_mark(painter: QPainter, box: QRectF, cell: Cell, side: Qt.AlignmentFlag) -> QRectF:
    """A mark after a number on the right, before words on the left; alone it stands in the middle."""
    middle = box.center().y()
    if not cell.text:
        draw_mark(
            painter,
            QPointF(box.center().x() if side & Qt.AlignmentFlag.AlignHCenter else box.right() - 5, middle),
            cell.mark,
        )
        return box
    if side & Left:
        draw_mark(painter, QPointF(box.left() + 5, middle), cell.mark)
        return box.adjusted(15, 0, 0, 0)
    draw_mark(painter, QPointF(box.right() - 4, middle), cell.mark)
    return box.adjusted(0, 0, -15, 0)


def _paint_pill_alone(painter: QPainter, box: QRectF, cell: Cell, right: bool) -> None:
    assert cell.pill is not None
    size = pill_size(cell.pill.words, cell.pill.icon)
    left = box.right() - size.width() if right else box.left()
    if cell.second:
        draw_pill(painter, QPointF(left, box.center().y() - size.height() - 1), *_pill(cell))
        lower = QRectF(box.left(), box.center().y() + 2, box.width(), box.height() / 2 - 4)
        _write(
            painter, lower, cell.second, "small", "text_muted", (Right if right else Left) | Qt.AlignmentFlag.AlignTop
        )
        return
    draw_pill(painter, QPointF(left, round(box.center().y() - size.height() / 2)), *_pill(cell))


def _pill(cell: Cell) -> tuple[str, str, str]:
    assert cell.pill is not None
    return cell.pill.words, cell.pill.tone, cell.pill.icon


def _paint_two_lines(painter: QPainter, box: QRectF, cell: Cell, side: Qt.AlignmentFlag) -> None:
    look = theme()
    first = QFontMetrics(look.font("body")).height()
    second = QFontMetrics(look.font("small")).height()
    top = box.center().y() - (first + second) / 2
    upper = QRectF(box.left(), top, box.width(), first)
    if cell.pill:
        size = pill_size(cell.pill.words, cell.pill.icon)
        draw_pill(painter, QPointF(box.right() - size.width(), upper.center().y() - size.height() / 2), *_pill(cell))
        upper.adjust(0, 0, -size.width() - PAD, 0)
    across = side & ~Qt.AlignmentFlag.AlignVertical_Mask
    if cell.progress is not None:
        _paint_progress(painter, upper, cell)
    else:
        _write_value(painter, upper, cell, across | Middle)
    lower = QRectF(box.left(), top + first, box.width(), second)
    _write(painter, lower, cell.second, "small", "text_muted", across | Middle)


def _paint_progress(painter: QPainter, box: QRectF, cell: Cell) -> None:
    high = tokens.size("control_px.progress_row")
    bar = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    paint_bar(painter, bar, cell.progress or 0.0, cell.tone or "accent")


def paint_bar(painter: QPainter, bar: QRectF, share: float, role: str = "accent") -> None:
    """A share of a whole, as a rounded bar."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("neutral_soft"))
    radius = bar.height() / 2
    painter.drawRoundedRect(bar, radius, radius)
    if share > 0:
        painter.setBrush(theme().colour(role))
        width = max(bar.width() * min(share, 1.0), bar.height())
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, bar.height()), radius, radius)


def _paint_line(painter: QPainter, box: QRectF, cell: Cell, side: Qt.AlignmentFlag) -> None:
    if cell.pill:
        size = pill_size(cell.pill.words, cell.pill.icon)
        draw_pill(painter, QPointF(box.right() - size.width(), box.center().y() - size.height() / 2), *_pill(cell))
        box = box.adjusted(0, 0, -size.width() - PAD, 0)
    _write_value(painter, box, cell, side)


def _ink(cell: Cell) -> str:
    return cell.wrong or cell.tone or "text"


def _write_value(painter: QPainter, box: QRectF, cell: Cell, side: Qt.AlignmentFlag) -> None:
    if cell.old is None:
        _write(painter, box, cell.text, "strong" if cell.strong else "body", _ink(cell), side)
        return
    look = theme()
    old_font, arrow = look.font("strong" if cell.old_tone else "body"), " → "
    old_font.setStrikeOut(not cell.old_tone)
    old = QFontMetrics(old_font).horizontalAdvance(cell.old)
    between = QFontMetrics(look.font("body")).horizontalAdvance(arrow)
    new = QFontMetrics(look.font("strong")).horizontalAdvance(cell.text)
    left = box.right() - old - between - new if side & Right else box.left()
    painter.setPen(look.colour(cell.old_tone or "text_faint"))
    painter.setFont(old_font)
    painter.drawText(QRectF(left, box.top(), old + 2, box.height()), int(Left | Middle), cell.old)
    painter.setFont(look.font("body"))
    painter.drawText(QRectF(left + old, box.top(), between + 2, box.height()), int(Left | Middle), arrow)
    rest = QRectF(left + old + between, box.top(), box.right() - left - old - between + 1, box.height())
    _write(painter, rest, cell.text, "strong", cell.tone or "accent_text", Left | Middle)


def _write(painter: QPainter, box: QRectF, words: str, kind: str, role: str, side: Qt.AlignmentFlag) -> None:
    painter.setFont(theme().font(kind))
    painter.setPen(theme().colour(role))
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
    painter.drawText(box, int(side | Qt.TextFlag.TextSingleLine), shown)


def _is_cut(option: QStyleOptionViewItem, index: Index, cell: Cell) -> bool:
    look = theme()
    lead = (34 if cell.chip and option.rect.height() > 56 else CHIP_PX) + 12 if cell.chip else 0
    lead += TILE_PX + 10 if cell.tile else 0
    lead += TICK_WIDTH if _tick_of(index) is not None else 0
    lead += pill_size(cell.pill.words, cell.pill.icon).width() + PAD if cell.pill and cell.text else 0
    room = option.rect.width() - 2 * PAD - lead
    first = QFontMetrics(look.font("strong" if cell.strong else "body")).horizontalAdvance(cell.text)
    second = QFontMetrics(look.font("small")).horizontalAdvance(cell.second)
    return max(first, second) > room


def _paint_skeleton(painter: QPainter, box: QRectF, index: Index) -> None:
    """A bar where a value will stand, its length different from row to row."""
    share = (0.55, 0.8, 0.65, 0.9)[(index.row() * 3 + index.column()) % 4]
    width, high = max(box.width() * share, 24), 10
    left = box.right() - width if _side(index) & Right else box.left()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("skeleton"))
    painter.drawRoundedRect(QRectF(left, box.center().y() - high / 2, width, high), high / 2, high / 2)

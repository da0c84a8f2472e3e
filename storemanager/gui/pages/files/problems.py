"""The side panel of a preview: every problem by row and column, what would put it right, and what becomes of the rows
that are wrong."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from storemanager import texts
from storemanager.gui import tokens
from storemanager.gui.pages.files.work import Group, Shown
from storemanager.gui.theme import theme
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.page import SidePanel, Tabs
from storemanager.gui.widgets.parts import Icon, clear, column, gap, label, line, row
from storemanager.gui.widgets.pressable import Pressable
from storemanager.importexport import Severity
from storemanager.texts import translate

AT_ONCE = 40
_FIX_WIDTH = 236
_SIGNS = {
    Severity.ERROR: ("circle-x", "danger"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.NOTE: ("info", "info"),
}


class ProblemRow(Pressable):
    """One problem: where, what, and what would put it right. Pressed, it shows the cell."""

    fix_wanted = Signal()

    def __init__(self, group: Group, where: str, fix: str) -> None:
        super().__init__(pressable=bool(group.problem.row))
        self.group = group
        problem = group.problem
        icon, role = _SIGNS[problem.severity]
        place = label("", "small", wrap=True)
        place.setTextFormat(Qt.TextFormat.RichText)  # both parts are escaped
        place.setText(escape(where) if not problem.column else _with_strong_end(where, problem.column))
        said = column(place, label(str(problem.text), "body", wrap=True), spacing=1)
        metrics = QFontMetrics(theme().font("small", weight=500))
        self.fix = Button(metrics.elidedText(fix, Qt.TextElideMode.ElideRight, _FIX_WIDTH), "link", size="small")
        self.fix.setVisible(bool(fix))
        self.fix.setToolTip(fix if self.fix.text() != fix else "")
        self.fix.clicked.connect(self.fix_wanted)
        link = row(self.fix, -1)
        beside = gap("4") + tokens.size("icon.px.control") + gap("2") + 2
        link.setContentsMargins(beside - tokens.size("control_px.padding_x_small"), 0, 0, gap("1"))
        parts = row(spacing=gap("2") + 2)
        parts.addWidget(Icon(icon, tokens.size("icon.px.control"), role), 0, Qt.AlignmentFlag.AlignTop)
        parts.addLayout(said, 1)
        parts.setContentsMargins(gap("4"), gap("2") + 1, gap("4"), 0 if fix else gap("2") + 1)
        self.setLayout(column(parts, link, line()))
        self.setAccessibleName(f"{where}. {problem.text}")


def _with_strong_end(where: str, end: str) -> str:
    if not where.endswith(end):
        return escape(where)
    return f"{escape(where[: len(where) - len(end)])}<b>{escape(end)}</b>"


class _RadioWords(QWidget):
    """A choice with words that go on in the next line; Qt's own would be cut."""

    def __init__(self, radio: QRadioButton) -> None:
        super().__init__()
        self.radio = radio
        self.words = label("", "body", wrap=True)
        parts = row(spacing=gap("1") + 2)
        parts.addWidget(radio, 0, Qt.AlignmentFlag.AlignTop)
        parts.addWidget(self.words, 1)
        self.setLayout(parts)

    def say(self, words: str) -> None:
        self.words.setText(words)
        self.radio.setAccessibleName(words)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.radio.click()


class ProblemsPanel(SidePanel):
    """`cell_wanted(row, head)` and `fixes_wanted({(row, head): text})`."""

    cell_wanted = Signal(int, str)
    fixes_wanted = Signal(object)
    choice_changed = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self.shown: Shown | None = None
        self.rows: list[ProblemRow] = []
        self.tabs = Tabs([("errors", ""), ("warnings", "")])
        self.tabs.chosen.connect(lambda _key: self._fill())
        self.fix_all = Button("", "link", icon="wand-sparkles", size="small")
        self.fix_all.clicked.connect(self._fix_all)
        self.only_good, self.nothing = QRadioButton(), QRadioButton()
        self.only_good_words, self.nothing_words = _RadioWords(self.only_good), _RadioWords(self.nothing)
        self.only_good.setChecked(True)
        self._choice = QButtonGroup(self)
        for each in (self.only_good, self.nothing):
            self._choice.addButton(each)
        self._choice.buttonClicked.connect(lambda _button: self.choice_changed.emit())
        self.ask = label("", "head")
        self.foot_words = QWidget()
        self.foot_words.setLayout(column(self.ask, self.only_good_words, self.nothing_words, spacing=gap("2")))
        self.under_head.setContentsMargins(gap("2"), 0, gap("4"), 0)
        self.under_head.addWidget(self.tabs)
        self.set_actions(self.foot_words)
        self._end = 0

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Problems of the file"))
        self.tabs.rename([("errors", self.tr("Errors")), ("warnings", self.tr("Worth a look"))])
        self.tabs.setAccessibleName(self.tr("Which problems"))
        self.only_good_words.say(self.tr("Import the good rows, save the wrong ones to a file"))
        self.nothing_words.say(self.tr("Import nothing until all are right"))
        if self.shown is not None:
            self.show_problems(self.shown)

    def show_problems(self, shown: Shown) -> None:
        before, self.shown = self.shown, shown
        count = shown.error_count + shown.warning_count
        self.say(str(translate("files_page", "{count:place|places} to look at")(count=count)))
        self.tabs.show_count("errors", shown.error_count)
        self.tabs.show_count("warnings", shown.warning_count)
        wrong = shown.preview.row_count - shown.preview.good
        self.ask.setText(str(translate("files_page", "With the {count:wrong row|wrong rows}")(count=wrong)))
        self.foot_frame.setVisible(wrong > 0)
        first = "warnings" if not shown.error_count and shown.warning_count else "errors"
        if before is None and self.tabs.current() != first:
            self.tabs.choose(first)  # which fills it too
        else:
            self._fill()

    def forget(self) -> None:
        """Another file."""
        self.shown = None
        self.only_good.setChecked(True)

    def groups(self) -> tuple[Group, ...]:
        if self.shown is None:
            return ()
        return self.shown.errors if self.tabs.current() == "errors" else self.shown.warnings

    def _fill(self) -> None:
        place = self.scroller.verticalScrollBar().value()
        clear(self.body)
        self.rows = []
        self._end = 0
        fixes = len(self.shown.fixes) if self.shown else 0
        if self.tabs.current() == "errors" and fixes:
            self.fix_all = Button("", "link", icon="wand-sparkles", size="small")
            self.fix_all.setText(str(translate("files_page", "Apply all {count:proposal|proposals}")(count=fixes)))
            self.fix_all.clicked.connect(self._fix_all)
            head = row(self.fix_all, -1)
            head.setContentsMargins(gap("4"), gap("2"), gap("4"), gap("2"))
            self.body.addLayout(head)
            self.body.addWidget(line())
        if not self.groups():
            self._say_none()
        self._more()
        self.scroller.verticalScrollBar().setValue(place)

    def _say_none(self) -> None:
        errors = self.tabs.current() == "errors"
        words = self.tr("No errors. Every row can be imported.") if errors else self.tr("Nothing unusual was found.")
        said = row(Icon("circle-check", tokens.size("icon.px.control"), "success"), spacing=gap("2"))
        said.addWidget(label(words, "body", wrap=True), 1)
        said.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        self.body.addLayout(said)

    def _more(self) -> None:
        """Some at once; the rest by a button, so that ten thousand problems do not hold the window."""
        groups = self.groups()
        first, self._end = self._end, min(self._end + AT_ONCE, len(groups))
        for group in groups[first : self._end]:
            made = ProblemRow(group, self._where(group), self._fix_words(group))
            made.pressed.connect(lambda group=group: self.cell_wanted.emit(group.problem.row, group.problem.column))
            made.fix_wanted.connect(lambda group=group: self._fix(group))
            self.rows.append(made)
            self.body.addWidget(made)
        left = len(groups) - self._end
        if left:
            more = Button(str(translate("files_page", "Show {count} more")(count=min(left, AT_ONCE))), "link")
            more.clicked.connect(lambda: self._next(more))
            self.body.addWidget(more)
        else:
            self.body.addStretch()

    def _next(self, button: Button) -> None:
        self.body.removeWidget(button)
        button.deleteLater()
        self._more()

    def _where(self, group: Group) -> str:
        rows, column_ = group.rows, group.problem.column
        if not rows[0]:
            return self.tr("The whole file") if not column_ else self.tr("Column %1").replace("%1", column_)
        if len(rows) == 1:
            where = self.tr("Row %1").replace("%1", texts.number(rows[0]))
        elif rows[-1] - rows[0] == len(rows) - 1:
            where = self.tr("Rows %1–%2").replace("%1", texts.number(rows[0])).replace("%2", texts.number(rows[-1]))
        else:
            named = ", ".join(texts.number(one) for one in rows[:3])
            where = self.tr("Rows %1").replace("%1", named)
            if len(rows) > 3:
                where += " " + str(translate("files_page", "and {count} more")(count=len(rows) - 3))
        return where if not column_ else self.tr("%1, column %2").replace("%1", where).replace("%2", column_)

    def _fix_words(self, group: Group) -> str:
        fix = group.problem.fix
        if fix is None or group.problem.severity is not Severity.ERROR:
            return self.tr("Mend it here") if group.problem.severity is Severity.ERROR and group.problem.row else ""
        if not fix:
            return self.tr("Leave it empty")
        words = self.tr("Change to %1") if len(group.rows) == 1 else self.tr("Change all to %1")
        return words.replace("%1", fix)

    def _fix(self, group: Group) -> None:
        problem = group.problem
        if problem.fix is None:
            self.cell_wanted.emit(problem.row, problem.column)
        else:
            self.fixes_wanted.emit({(one, problem.column): problem.fix for one in group.rows})

    def _fix_all(self) -> None:
        if self.shown is not None:
            self.fixes_wanted.emit(dict(self.shown.fixes))

"""The dialogs around labels: how parcels get to the carrier, what is being waited for, and what did not come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from storemanager.channels.base import SendingWay
from storemanager.gui.widgets.fields import Choice
from storemanager.gui.widgets.notes import Banner, Bar, announce
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.parts import column, gap, label
from storemanager.sync.labels import Progress, Refused, WayQuestion
from storemanager.texts import translate

_MOST_TOLD = 5


class WaysDialog(Dialog):
    """Asked once for each account, and remembered: the place lasts, the time is for today."""

    def __init__(self, parent: QWidget, questions: Sequence[WayQuestion]) -> None:
        super().__init__(parent, "", width=1)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.questions = tuple(questions)
        title = self.tr("How do the parcels get to the carrier?")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.title.setText(title)
        self.text.setText(self.tr("It is remembered for the next labels. The menu of an order (Shift F10) asks again."))
        self.text.show()
        self.choices: dict[int, Choice] = {}
        for question in self.questions:
            choice = Choice([(way.key, str(way.title)) for way in question.ways], question.ways[0].key)
            choice.setAccessibleName(question.account_name)
            self.choices[question.account_id] = choice
            self.body.addLayout(column(label(question.account_name, "strong"), choice, spacing=gap("1")))
        self.add_button(self.tr("Cancel"), "cancel", harmless=True)
        go = self.add_button(self.tr("Get labels"), "labels", "primary")
        go.setDefault(True)
        next(iter(self.choices.values())).setFocus()

    def ways(self) -> dict[int, SendingWay]:
        """What is chosen, by account."""
        return {
            question.account_id: next(
                way for way in question.ways if way.key == self.choices[question.account_id].current()
            )
            for question in self.questions
        }


class RunningDialog(Dialog):
    """What is being done, how far it is, and Stop. `stops` is what Stop does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "", width=1)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title.setText(self.tr("Labels"))
        self.setWindowTitle(self.tr("Labels"))
        self.setAccessibleName(self.tr("Labels"))
        self.stops: Callable[[], object] = lambda: None
        self.words = label(self.tr("Looking which labels are there…"), "body", wrap=True)
        self.bar = Bar()
        self.bar.show_share(0.0)
        self.refusal = Banner("", tone="warn")
        self.refusal.hide()
        self.reasons = label("", "body", wrap=True)  # beside the banner: there can be many lines of them
        self.reasons.hide()
        for part in (self.words, self.bar, self.refusal, self.reasons):
            self.body.addWidget(part)
        self.stop_button = self.add_button(self.tr("Stop"), "stop", harmless=True)

    def show_progress(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.words.setText(str(progress.words))
            self.bar.show_share(progress.done / progress.total if progress.total else 0.0)
            announce(self, str(progress.words))

    def show_refusal(self, title: str, text: str) -> None:
        """Nothing came at all: why stands here until it is read."""
        self.stops = lambda: None
        self.words.hide()
        self.bar.hide()
        self.refusal.say(title)
        self.reasons.setText(text)
        for part in (self.refusal, self.reasons):
            part.show()
        self.stop_button.setText(self.tr("Close"))
        announce(self, f"{title} {text}")

    def finish(self) -> None:
        """Everything came."""
        self.stops = lambda: None
        self.choose("done")

    def done(self, result: int) -> None:
        if self.answer != "done":
            self.stops()
        super().done(result)


def refusals(refused: Sequence[Refused]) -> tuple[str, str] | None:
    """What did not come, in words: how many, and of each why; the same reason is said once."""
    if not refused:
        return None
    title = translate("labels", "{count:order has|orders have} no label")(count=len(refused))
    orders: dict[str, list[str]] = {}
    for each in refused:
        orders.setdefault(str(each.problem), []).append(each.number)
    reasons = [f"{problem} {_some(numbers)}".strip() for problem, numbers in orders.items()]
    more = translate("labels", "and {count:more reason|more reasons}")(count=len(reasons) - _MOST_TOLD)
    lines = [*reasons[:_MOST_TOLD], *([str(more)] if len(reasons) > _MOST_TOLD else [])]
    return str(title), "\n".join(lines)


def _some(numbers: Sequence[str]) -> str:
    """Which orders share a reason; one alone is named in its own."""
    if len(numbers) < 2:
        return ""
    return f"({', '.join(numbers[:_MOST_TOLD])}{', …' if len(numbers) > _MOST_TOLD else ''})"

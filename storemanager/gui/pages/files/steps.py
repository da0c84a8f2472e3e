"""The views of the steps, one of them shown; those after the first are made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from storemanager.gui.pages.files.match import MatchView
from storemanager.gui.pages.files.preview import PreviewView
from storemanager.gui.pages.files.recognise import RecogniseView
from storemanager.gui.pages.files.result import ResultView
from storemanager.gui.pages.files.start import StartView

START, RECOGNISE, MATCH, PREVIEW, RESULT = STEPS = ("start", "recognise", "match", "preview", "result")
AnyView = StartView | RecogniseView | MatchView | PreviewView | ResultView
View = TypeVar("View", RecogniseView, MatchView, PreviewView, ResultView)


class StepViews(QStackedWidget):
    """`wire(view)` connects a view that was just made with the page."""

    def __init__(self, wire: Callable[[AnyView], None]) -> None:
        super().__init__()
        self._wire = wire
        self.start = StartView()
        self.addWidget(self.start)

    @cached_property
    def recognise(self) -> RecogniseView:
        return self._made(RecogniseView())

    @cached_property
    def match(self) -> MatchView:
        return self._made(MatchView())

    @cached_property
    def preview(self) -> PreviewView:
        return self._made(PreviewView())

    @cached_property
    def result(self) -> ResultView:
        return self._made(ResultView())

    def _made(self, view: View) -> View:
        self._wire(view)
        self.addWidget(view)
        return view

    def view(self, step: str) -> AnyView:
        found: AnyView = getattr(self, step)
        return found

    def was_made(self, step: str) -> bool:
        """Whether a step was ever shown."""
        return step == START or step in self.__dict__

    def made(self) -> Iterator[AnyView]:
        return (self.view(step) for step in STEPS if self.was_made(step))

    def show_step(self, step: str) -> AnyView:
        """Only the view that is seen says how narrow the page may be."""
        view = self.view(step)
        for place in range(self.count()):
            each = self.widget(place)
            policy = QSizePolicy.Policy.Preferred if each is view else QSizePolicy.Policy.Ignored
            if each is not None:
                each.setSizePolicy(policy, policy)
        self.setCurrentWidget(view)
        return view

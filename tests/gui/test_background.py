"""Work beside the window: in order, whole, and never in the way of a page that is gone."""

from __future__ import annotations

import gc
import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlmodel import Session

from storemanager.errors import StoreError
from storemanager.gui.background import Background, CancelledError, Outside, collect_garbage_here
from storemanager.texts import verbatim


def test_signals_keep_reference_counts(qapp: object) -> None:
    class Bare(QObject):
        done = Signal()

    bare = Bare()
    bare.done.connect(lambda: None)
    before = (sys.getrefcount(True), sys.getrefcount(None))
    for _ in range(200):
        bare.done.emit()
    after = (sys.getrefcount(True), sys.getrefcount(None))
    assert after[0] > before[0] - 50
    assert after[1] > before[1] - 50


def count_to(number: int, session: Session) -> object:
    return session.scalar(text(f"select {number}"))


def test_questions_are_answered_in_the_order_they_were_asked(qtbot: QtBot, background: Background) -> None:
    owner, answers = QObject(), list[object]()
    for number in range(20):
        background.run(owner, partial(count_to, number), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_answers_come_on_the_windows_thread_and_work_runs_elsewhere(qtbot: QtBot, background: Background) -> None:
    threads: list[tuple[int, int]] = []
    background.run(
        background,
        lambda _session: threading.get_ident(),
        lambda worker: threads.append((worker, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(threads))
    worker, here = threads[0]
    assert here == threading.get_ident()
    assert worker != here


def test_a_write_tells_every_page_and_a_question_does_not(qtbot: QtBot, background: Background) -> None:
    with qtbot.waitSignal(background.changed):
        background.run(background, lambda session: session.execute(text("create table t (x int)")), writes=True)
    seen: list[object] = []
    with qtbot.assertNotEmitted(background.changed):
        background.run(background, lambda _session: 1, seen.append)
        qtbot.waitUntil(lambda: bool(seen))


def test_a_problem_for_the_owner_goes_to_who_asked_or_to_the_window(qtbot: QtBot, background: Background) -> None:
    def refuse(_session: Session) -> None:
        raise StoreError(verbatim("No."), verbatim("Do this."))

    told: list[StoreError] = []
    background.run(background, refuse, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert str(told[0]) == "No. Do this."
    with qtbot.waitSignal(background.problem):
        background.run(background, refuse)


def test_a_bug_is_reported_and_never_swallowed(
    qtbot: QtBot, background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(background.crashed) as said:
        background.run(background, lambda _session: 1 / 0)
    assert isinstance(said.args[0], ZeroDivisionError)
    assert "a piece of work failed" in caplog.text


def test_a_page_that_is_gone_is_not_called_back(qtbot: QtBot, background: Background) -> None:
    page, called = QWidget(), list[object]()
    background.run(page, lambda _session: 1, called.append)
    page.deleteLater()
    del page
    qtbot.waitUntil(lambda: background.waiting() == 0)
    done: list[int] = []
    background.run(background, lambda _session: 2, done.append)
    qtbot.waitUntil(lambda: done == [2])
    assert called in ([], [1])


def test_pages_opened_asked_and_dropped_by_the_hundred_never_crash(qtbot: QtBot, background: Background) -> None:
    timer = collect_garbage_here(background)
    try:
        told: list[StoreError] = []
        background.problem.connect(told.append)

        def ask(fails: bool, session: Session) -> int:
            if fails:
                raise StoreError(verbatim("No."), verbatim(""))
            return int(session.scalar(text("select 7")) or 0)

        for number in range(300):
            page = QWidget()
            page.answer = None  # type: ignore[attr-defined]  # a page that holds itself in a cycle
            background.run(page, partial(ask, number % 3 == 0), partial(setattr, page, "answer"))
            if number % 2:
                page.deleteLater()
            del page
            if number % 50 == 0:
                qtbot.waitUntil(lambda: background.waiting() < 20)
        qtbot.waitUntil(lambda: background.waiting() == 0)
        assert len(told) == 100
    finally:
        timer.stop()
        gc.enable()


def test_long_work_tells_how_far_it_is_and_stops_when_asked(qtbot: QtBot, background: Background) -> None:
    steps: list[object] = []
    ended: list[object] = []

    def work(outside: Outside) -> None:
        outside.report("begun")
        outside.cancelled.wait(5)
        outside.check()

    ticket = background.run_outside(background, work, progress=steps.append, failed=ended.append)
    qtbot.waitUntil(lambda: steps == ["begun"])
    background.cancel(ticket)
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], CancelledError)

"""What each way of sharing would have done on this shop's own last weeks: asked for by a button, worked out beside the
window on a book of its own, so that nothing else waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from storemanager import clock, texts
from storemanager.domain.offers import Policy
from storemanager.errors import StoreError
from storemanager.gui import policies
from storemanager.gui.background import Background, CancelledError, Outside
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import Banner, Progress
from storemanager.gui.widgets.parts import Card, Icon, clear, column, gap, label, line, row
from storemanager.reports.offer_replay import OfferReplay, PolicyResult, VariantResult
from storemanager.texts import translate

SHOWN = 3


class PolicyReplay(Card):
    """`found(figures by policy)` when it is known. The products most concerned stand below."""

    found = Signal(object)

    def __init__(self, background: Background, url: str) -> None:
        self._background, self._url, self._ticket = background, url, 0
        self.answer: OfferReplay | None = None
        self.words = label("", "body", wrap=True)
        self.certainty = label("", "small", wrap=True)
        self.button = Button("", icon="history")
        self.progress = Progress()
        self.refusal = Banner("", tone="info")
        self.refusal.hide()
        self._concerned = column(spacing=gap("1"))
        head = row(Icon("flask-conical"), spacing=gap("3"))
        head.addLayout(column(self.words, self.certainty, spacing=2), 1)
        head.addWidget(self.button)
        inside = column(head, self.progress, self.refusal, spacing=gap("2"))
        inside.addLayout(self._concerned)
        inside.setContentsMargins(gap("4"), gap("3"), gap("4"), gap("3"))
        super().__init__(inside)
        self.button.clicked.connect(self.ask)
        self.progress.stopped.connect(lambda: background.cancel(self._ticket))

    def retranslate(self) -> None:
        self.words.setText(self.tr("What would each have done on your own last weeks?"))
        self.button.setText(self.tr("Work it out again") if self.answer else self.tr("Work it out"))
        self.setAccessibleName(self.words.text())
        if self.answer is None:
            self.certainty.setText(self.tr("Your own orders are played again; nothing is changed or sent."))
        else:
            self._show(self.answer)

    def ask(self) -> None:
        """Replay the last weeks; the window goes on meanwhile."""
        self.button.set_busy(True)
        self.refusal.hide()
        self.progress.begin(self.tr("Your last weeks are played again under each way of sharing…"))
        url, now = self._url, clock.now()

        def work(outside: Outside) -> OfferReplay:
            from storemanager.database import open_book
            from storemanager.reports.offer_replay import ReplayStopped, offer_replay

            with closing(open_book(url)) as book, book.read() as session:
                try:
                    return offer_replay(session, now=now, cancelled=outside.cancelled.is_set)
                except ReplayStopped:
                    raise CancelledError from None

        self._ticket = self._background.run_outside(self, work, self._answered, failed=self._refused)

    def _answered(self, answer: OfferReplay) -> None:
        self._over()
        self.answer = answer
        self.retranslate()
        self.found.emit(figures(answer))

    def _refused(self, problem: StoreError | CancelledError) -> None:
        self._over()
        if isinstance(problem, StoreError):
            self.refusal.say(str(problem.message), str(problem.advice))
            self.refusal.show()

    def _over(self) -> None:
        self.button.set_busy(False)
        self.progress.end()

    def _show(self, answer: OfferReplay) -> None:
        self.certainty.setText(str(answer.certainty))
        clear(self._concerned)
        for result in answer.rows:
            if result.variants:
                self._concerned.addWidget(_concerned(result))


def figures(answer: OfferReplay) -> Mapping[Policy, str]:
    """One line for each policy."""
    return {result.policy: _figures(result) for result in answer.rows}


def _figures(result: PolicyResult) -> str:
    said = translate("settings", "your last weeks: {oversold} oversold, {count:buyer|buyers} turned away")
    return str(said(oversold=result.oversold, count=result.turned_away))


def _concerned(result: PolicyResult) -> QWidget:
    """The products most concerned under one policy."""
    named = ", ".join(_product(one) for one in result.variants[:SHOWN])
    more = len(result.variants) - SHOWN
    said = translate("settings", "{policy}, most concerned: {products}")
    words = str(said(policy=policies.title(result.policy), products=named))
    if more > 0:
        words = f"{words}…"
    made = QWidget()
    made.setLayout(column(line(), label(words, "small", wrap=True), spacing=gap("1")))
    return made


def _product(one: VariantResult) -> str:
    if one.oversold:
        said = translate("settings", "{name} ({oversold} oversold)")
        return str(said(name=one.name or one.sku, oversold=texts.number(one.oversold)))
    said = translate("settings", "{name} ({count} turned away)")
    return str(said(name=one.name or one.sku, count=texts.number(one.turned_away)))

"""What buyers say of the product, in its panel: the judgement in short, the newest words, and the answers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storemanager.gui import words
from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.panel_parts import Elided, Section, plain_text
from storemanager.gui.widgets.parts import ChannelChip, gap, label, row
from storemanager.services.reviews import Judged, ReviewRow
from storemanager.texts import translate

FIRST = 5
MOST_STARS = 5
POOR = 2


class ReviewSection(Section):
    """The newest few; more by a button. `answer_wanted` gives the review."""

    answer_wanted = Signal(object)
    more_wanted = Signal()

    def __init__(self, judged: Judged, now: datetime, shown: int = FIRST) -> None:
        of = translate("reviews_panel", "{average} of {most} · {count:review|reviews}")
        average = words.quantity(judged.tenths * 100, 1000)
        super().__init__(
            str(translate("reviews_panel", "Reviews")), str(of(average=average, most=MOST_STARS, count=judged.count))
        )
        self._now = now
        for review in judged.rows[:shown]:
            self.add(self._review(review))
        if len(judged.rows) > shown:
            more = Button(str(translate("reviews_panel", "Show older ones")), "link", size="small", flush=True)
            more.clicked.connect(self.more_wanted)
            self.body.addLayout(row(more, -1))

    def _review(self, review: ReviewRow) -> QWidget:
        stars = str(translate("reviews_panel", "{stars} of {most}")(stars=review.stars, most=MOST_STARS))
        role = "danger" if review.stars <= POOR else ""
        when = " · ".join(part for part in (review.author, words.when(review.written_at, self._now)) if part)
        chip = ChannelChip(review.account_kind, review.account_name, 20)
        head = row(chip, label(stars, "strong", role=role), spacing=gap("2"))
        head.addWidget(Elided(when, "small", role="text_muted"), 1)
        if not review.reply and not review.waiting:
            button = Button(str(translate("reviews_panel", "Answer")), "quiet", size="small", icon="message-square")
            button.clicked.connect(lambda: self.answer_wanted.emit(review))
            head.addWidget(button)
        made = QWidget()
        inner = QVBoxLayout(made)
        inner.setContentsMargins(0, 0, 0, gap("2"))
        inner.setSpacing(gap("1"))
        inner.addLayout(head)
        silent = str(translate("reviews_panel", "Stars only, no words."))
        inner.addWidget(plain_text(review.text) if review.text else label(silent, "small", role="text_muted"))
        answer = _answer(review)
        if answer:
            inner.addWidget(plain_text(answer, role="text_muted"))
        made.setAccessibleName(", ".join(part for part in (stars, when, review.text) if part))
        return made


def _answer(review: ReviewRow) -> str:
    if review.reply:
        return str(translate("reviews_panel", "Your answer: {reply}")(reply=review.reply))
    waits = translate("reviews_panel", "Your answer goes out with the next sync: {reply}")
    return str(waits(reply=review.waiting)) if review.waiting else ""

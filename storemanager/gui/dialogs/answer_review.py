"""Answering a review for everybody to read: once, so what was written is looked at twice."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.widgets.fields import FormField
from storemanager.services import reviews
from storemanager.services.reviews import ReviewRow
from storemanager.texts import translate


class AnswerReviewDialog(FormDialog):
    """What the buyer wrote above, the answer below."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, review: ReviewRow) -> None:
        super().__init__(parent, background, "", "")
        self._review = review
        self.title.setText(self.tr("Answer the review"))
        who = review.author or review.account_name
        written = translate("answer_review", "{author}: “{text}”")(author=who, text=review.text)
        self.text.setText(str(written) if review.text else who)
        self.text.show()
        self.save_button.setText(self.tr("Send the answer"))
        self.reply = QPlainTextEdit()
        self.reply.setFixedHeight(110)
        self.reply.setTabChangesFocus(True)
        hint = str(
            translate("answer_review", "Everybody who looks at the product on {channel} can read it.")(
                channel=review.account_name
            )
        )
        self.body.addWidget(FormField(self.tr("Your answer"), self.reply, hint))
        self.reply.setFocus()

    def save(self) -> None:
        review_id, text, now = self._review.id, self.reply.toPlainText(), clock.now()
        said = str(translate("answer_review", "The answer goes out with the next sync."))
        self.write(
            lambda session: reviews.answer(session, review_id, text, now=now), lambda _act: self.saved.emit(said)
        )

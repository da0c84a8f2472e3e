"""Dialogs of "Needs attention": which product is a line, and what was handled today."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from storemanager import clock, texts
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.pages.attention.loading import AttentionData, Matter, OpenLine
from storemanager.gui.pages.attention.words import handled_words
from storemanager.gui.widgets.overlay import Dialog
from storemanager.gui.widgets.parts import column, gap, label, line, row
from storemanager.gui.widgets.product_finder import ProductFinder
from storemanager.services.catalog import VariantRow
from storemanager.sync import actions
from storemanager.texts import translate

HIGH = 380


class MatchLines(FormDialog):
    """Says of every open line of an order which product it is, one after the other."""

    saved = Signal(str)

    def __init__(self, parent: QWidget, background: Background, matter: Matter, currency: str) -> None:
        super().__init__(parent, background, "", "", width=1)
        self._matter = matter
        self._open: list[OpenLine] = list(matter.lines)
        self._matches: dict[int, int] = {}
        self._chosen: VariantRow | None = None
        self.title.setText(self.tr("Which product is this?"))
        self.text.show()
        self.finder = ProductFinder(background, currency)
        self.answer_line = label("", "strong", wrap=True)
        self.body.addWidget(self.finder)
        self.body.addWidget(self.answer_line)
        self.finder.chosen.connect(self._choose)
        self._show_line()

    def _show_line(self) -> None:
        one = self._open[0]
        about = [one.title, one.sku, f"× {texts.number(one.quantity)}"]
        if len(self._matter.lines) > 1:
            number = len(self._matches) + 1
            of = translate("attention_page", "item {number} of {count}")(number=number, count=len(self._matter.lines))
            about.append(str(of))
        self.text.setText(" · ".join(part for part in about if part))
        self._chosen = None
        self.answer_line.setText("")
        self.save_button.setText(self.tr("This is it"))
        self.save_button.setEnabled(False)
        self.finder.search.setText(one.candidate_sku or one.sku or one.title)
        self.finder.setFocus()

    def _choose(self, found: VariantRow) -> None:
        self._chosen = found
        self.answer_line.setText(" · ".join(part for part in (found.name, found.option_title, found.sku) if part))
        self.save_button.setEnabled(True)
        self.save_button.setFocus()

    def save(self) -> None:
        if self._chosen is None:
            return
        self._matches[self._open.pop(0).line_id] = self._chosen.id
        if self._open:
            self._show_line()
            return
        attention_id, matches, now = self._matter.id, dict(self._matches), clock.now()
        said = str(translate("attention_page", "{count:item is|items are} matched, their stock is reserved")(
            count=len(matches)
        ))  # fmt: skip
        self.write(
            lambda session: actions.act(session, attention_id, choice={"matches": matches}, now=now),
            lambda _nothing: self.saved.emit(said),
        )


def handled_dialog(parent: QWidget, data: AttentionData) -> Dialog:
    """What was settled today, and how."""
    dialog = Dialog(parent, str(translate("attention_page", "Handled today")), width=1)
    inside = column()
    for place, one in enumerate(data.handled):
        if place:
            inside.addWidget(line())
        at = texts.clock_time(one.resolved_at) if one.resolved_at is not None else ""
        about = column(label(str(one.title), "body", wrap=True), label(handled_words(one.resolution), "small"))
        layout = row(spacing=gap("3"))
        layout.addWidget(label(at, "small"))
        layout.addLayout(about, 1)
        layout.setContentsMargins(0, gap("2"), gap("2"), gap("2"))
        inside.addLayout(layout)
    if not data.handled:
        inside.addWidget(label(str(translate("attention_page", "Nothing yet today.")), "body", role="text_muted"))
    inside.addStretch()
    holder = QWidget()
    holder.setProperty("kind", "scrolled")
    holder.setLayout(inside)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(holder)
    area.setFixedHeight(HIGH if data.handled else 60)
    dialog.body.addWidget(area)
    dialog.add_button(str(translate("attention_page", "Close")), "", harmless=True)
    return dialog


def cancel_dialog(parent: QWidget, matter: Matter) -> Dialog:
    """Cancelling an order here cannot be undone."""
    title = translate("attention_page", "Cancel order {number} here?")(number=matter.order_number)
    text = translate("attention_page", "Its goods are free again. On the channel it is gone already.")
    dialog = Dialog(parent, str(title), str(text))
    dialog.add_button(str(translate("attention_page", "Keep it")), "", harmless=True)
    dialog.add_button(str(translate("attention_page", "Cancel the order")), "cancel", "danger")
    return dialog

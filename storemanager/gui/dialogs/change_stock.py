"""Receive, count, correct or move the goods of one variant: one small form, with what will be there afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.domain.stock import MovementReason
from storemanager.errors import InvalidInputError
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.dialogs.form import FormDialog
from storemanager.gui.models.products import PanelData
from storemanager.gui.widgets.buttons import Segments
from storemanager.gui.widgets.entry import AmountField, QuantityField, read
from storemanager.gui.widgets.fields import Choice, FormField, text_field
from storemanager.gui.widgets.parts import label, row
from storemanager.services import stock
from storemanager.texts import translate

RECEIVE, COUNT, CORRECT, MOVE = "receive", "count", "correct", "move"
_REASONS = (MovementReason.CORRECTION, MovementReason.DAMAGE, MovementReason.RETURN)


@dataclass(frozen=True)
class Change:
    """What the form says, as plain values for the worker."""

    variant_id: int
    mode: str
    quantity: int
    location_id: int
    to_location_id: int
    unit_cost: int | None
    reason: MovementReason
    note: str


class ChangeStockDialog(FormDialog):
    """`saved(words, undo)` when it has happened."""

    saved = Signal(str, object)

    def __init__(self, parent: QWidget, background: Background, data: PanelData) -> None:
        variant = data.variant
        name = " · ".join(part for part in (variant.product_name, " / ".join(variant.options)) if part)
        super().__init__(parent, background, str(translate("change_stock", "Change stock")), "", name)
        self._data = data
        self._page = parent
        self._key = str(uuid4())  # pressing twice, or trying again after a cut, counts once
        self._scale = variant.quantity_scale
        modes = [(RECEIVE, self.tr("Receive")), (COUNT, self.tr("Count")), (CORRECT, self.tr("Correct"))]
        if len(data.locations) > 1:
            modes.append((MOVE, self.tr("Move")))
        self.mode = Segments(modes, RECEIVE, name=self.tr("What happened"))
        self.quantity = FormField("", QuantityField(self._scale))
        self.cost = FormField(self.tr("Cost each"), AmountField(data.currency), self.tr("Leave it empty if unknown"))
        self.reason = Choice([(each.name, words.reason(each)) for each in _REASONS], name=self.tr("Reason"))
        self.reason_field = FormField(self.tr("Reason"), self.reason)
        places = [(str(place.id), place.name) for place in data.locations]
        self.place = Choice(places, name=self.tr("Where"))
        self.place_field = FormField(self.tr("Where"), self.place)
        self.to_place = Choice(places, places[-1][0], name=self.tr("Where to"))
        self.to_field = FormField(self.tr("Where to"), self.to_place)
        self.note = FormField(self.tr("Note"), text_field())
        self.after = label("", "strong", wrap=True)
        self.body.addLayout(row(self.mode, -1))
        parts = (self.quantity, self.cost, self.reason_field, self.place_field, self.to_field, self.note, self.after)
        for part in parts:
            self.body.addWidget(part)
        self.mode.chosen.connect(self._dress)
        self._amount().textChanged.connect(lambda _text: self._show_after())
        self._dress(RECEIVE)

    def _amount(self) -> QuantityField:
        assert isinstance(self.quantity.field, QuantityField)
        return self.quantity.field

    def _dress(self, mode: str) -> None:
        asks = {
            RECEIVE: self.tr("How many came in"),
            COUNT: self.tr("How many are on the shelf"),
            CORRECT: self.tr("How many more, or fewer with a minus"),
            MOVE: self.tr("How many are moved"),
        }
        saves = {
            RECEIVE: self.tr("Receive"),
            COUNT: self.tr("Save the count"),
            CORRECT: self.tr("Correct"),
            MOVE: self.tr("Move"),
        }
        self.quantity.say(asks[mode])
        self.save_button.setText(saves[mode])
        self.cost.setVisible(mode == RECEIVE)
        self.reason_field.setVisible(mode == CORRECT)
        self.place_field.setVisible(len(self._data.locations) > 1)
        self.to_field.setVisible(mode == MOVE)
        self._show_after()
        self._amount().setFocus()
        self.adjustSize()

    def _show_after(self) -> None:
        """What the book will say: 12 → 15 on hand."""
        timeline, mode = self._data.timeline, self.mode.current()
        try:
            quantity = self._amount().value()
        except InvalidInputError:
            quantity = None  # still being typed; saving says what is wrong with it
        text = ""
        if quantity is not None and mode in (RECEIVE, CORRECT):
            text = self._after(timeline.on_hand, timeline.on_hand + quantity)
        elif quantity is not None and mode == COUNT and len(self._data.locations) == 1:
            text = self._after(timeline.on_hand, quantity)
        self.after.setText(text)
        self.after.setVisible(bool(text))

    def _after(self, before: int, after: int) -> str:
        sentence = translate("change_stock", "On hand: {before} → {after}")
        return str(sentence(before=words.quantity(before, self._scale), after=words.quantity(after, self._scale)))

    def save(self) -> None:
        quantity, usable = read(self.quantity, needed=self.tr("Enter how many it is."))
        cost, cost_usable = read(self.cost) if self.mode.current() == RECEIVE else (None, True)
        if not usable or not cost_usable or quantity is None:
            return
        note = self.note.field.text().strip()  # type: ignore[attr-defined]  # a QLineEdit
        change = Change(
            self._data.variant.id, self.mode.current(), quantity, int(self.place.current()),
            int(self.to_place.current()), cost, MovementReason[self.reason.current()], note,
        )  # fmt: skip
        now, key = clock.now(), self._key
        self.write(lambda session: _write(session, change, key, now), self._written)

    def _written(self, change: Change) -> None:
        if change.quantity == 0:
            self.saved.emit(str(translate("change_stock", "The count agrees with the book.")), None)
            return
        sku = self._data.variant.sku
        if change.mode == MOVE:
            said = translate("change_stock", "{sku}: {quantity} moved.")
        else:
            said = translate("change_stock", "{sku}: {quantity} on hand.")
        moved = words.quantity(change.quantity, self._scale)
        shown = moved if change.mode == MOVE else words.change(change.quantity, self._scale)
        self.saved.emit(
            str(said(sku=sku, quantity=shown)), _undo(self._page, self._background, change, self.tr("Undone"))
        )


def _write(session: Session, change: Change, key: str, now: datetime) -> Change:
    """Do it; answers the change with the difference it really made to on hand (or what was moved)."""
    note, variant_id, place = change.note, change.variant_id, change.location_id
    if change.mode == MOVE:
        to = change.to_location_id
        stock.transfer(session, variant_id, change.quantity, place, to, note=note, key=key, now=now)
        return change
    before = stock.availability(session, [variant_id])[variant_id].on_hand
    if change.mode == RECEIVE:
        stock.receive(
            session, variant_id, change.quantity, location_id=place, unit_cost=change.unit_cost, note=note, key=key,
            now=now,
        )  # fmt: skip
    elif change.mode == COUNT:
        stock.count(session, variant_id, change.quantity, location_id=place, note=note, key=key, now=now)
    else:
        stock.adjust(
            session, variant_id, change.quantity, change.reason, location_id=place, note=note, key=key, now=now
        )
    after = stock.availability(session, [variant_id])[variant_id].on_hand
    return replace(change, quantity=after - before)


def _undo(owner: QWidget, background: Background, change: Change, note: str) -> Callable[[], None]:
    """Take it back by the opposite movement: the ledger keeps both."""

    def take_back() -> None:
        now = clock.now()
        background.run(owner, lambda session: _take_back(session, change, note, now), writes=True)

    return take_back


def _take_back(session: Session, change: Change, note: str, now: datetime) -> None:
    variant_id, place = change.variant_id, change.location_id
    if change.mode == MOVE:
        stock.transfer(session, variant_id, change.quantity, change.to_location_id, place, note=note, now=now)
    else:
        reason = MovementReason.CORRECTION
        stock.adjust(session, variant_id, -change.quantity, reason, note=note, location_id=place, now=now)

"""The packing table without its widgets: which parcel lies on it, what was scanned, and what comes next."""

from __future__ import annotations

import platform
from enum import Enum, auto
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.pages.packing import loading
from storemanager.gui.pages.packing.columns import missing_words
from storemanager.gui.pages.packing.loading import Here
from storemanager.gui.pages.packing.scan_line import ScanLine
from storemanager.services import packing, packing_claims
from storemanager.services.order_rows import OrderRow
from storemanager.services.packing import Parcel
from storemanager.services.packing_check import Check, Scan
from storemanager.services.packing_claims import ClaimedError, Station
from storemanager.services.packing_goods import Goods
from storemanager.services.packing_queue import Next
from storemanager.texts import Text, translate

if TYPE_CHECKING:
    from storemanager.errors import StoreError


class Stage(Enum):
    WAITING = auto()  # for an order
    CHOOSING = auto()  # between orders of several shops that have one number
    CHECKING = auto()  # the goods go in
    SENDING = auto()  # the parcel is closed and waits for its tracking number


class PackingDesk(ScanLine):
    """`changed`: look at everything again; `sent`: an order's parcel is off."""

    changed = Signal()
    sent = Signal(int)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(background, parent)
        self.stage = Stage.WAITING
        self.parcel: Parcel | None = None
        self.check = Check(())
        self.choices: tuple[OrderRow, ...] = ()
        self.tracking = ""
        self.left: Next | None = None
        self.sent_count = 0
        self._among: frozenset[int] | None = None
        self._packed_ones = False
        self._aside: dict[int, Check] = {}
        self._carriers: dict[int | None, str] = {}
        self._key = ""
        self._station = Station(uuid4().hex, platform.node())
        self._elsewhere: int | None = None

    # --- What is pressed and scanned ---

    def begin(self, among: tuple[int, ...], *, packed: bool) -> None:
        """A fresh round: only these orders are handed out, or the whole queue."""
        if self.parcel is not None:
            self._let_go(self.parcel.order.id)
        self._among = frozenset(among) or None
        self._packed_ones, self._aside, self.left, self.sent_count = packed, {}, None, 0
        self._clear()
        self._invite()

    def enter(self, code: str) -> None:
        """What a scanner or the keyboard ended with Enter."""
        self._take(lambda: self._entered(code.strip()))

    def finish(self) -> None:
        """F9: the parcel goes off."""
        self._take(self._send)

    def back(self) -> None:
        """Ctrl+Z: the last thing is taken back, as far as it can be."""
        self._take(self._undo)

    def count_by_eye(self) -> None:
        """F4: one more of what comes next, which has no code to scan."""
        self._take(self._by_eye)

    def put_aside(self) -> None:
        """Esc: another order first; what was counted stays counted."""
        self._take(self._aside_now)

    def look_again(self) -> None:
        """The book has changed: is this still the parcel that was checked?"""
        self._take(self._reload)

    @property
    def carrier(self) -> str:
        """Who takes this channel's parcels: as said last."""
        return self._carriers.get(self.parcel.order.account_id, "") if self.parcel else ""

    def use_carrier(self, name: str) -> None:
        if self.parcel is not None:
            self._carriers[self.parcel.order.account_id] = name

    def at_rest(self) -> bool:
        """No parcel lies on the table, and none is asked for."""
        return self.stage is Stage.WAITING and self.quiet()

    def aside_count(self) -> int:
        return len(self._aside)

    # --- Which order ---

    def _entered(self, code: str) -> None:
        if self.stage is Stage.CHECKING:
            self._scan(code)
        elif self.stage is Stage.SENDING:
            self._take_tracking(code)
        elif self.stage is Stage.CHOOSING and code.isdigit() and 0 < int(code) <= len(self.choices):
            chosen = self.choices[int(code) - 1].id
            here = self._here()
            self._run(lambda session: loading.take(session, chosen, here), self._put_on_table, writes=True, tells=False)
        elif code:
            here = self._here()
            self._run(lambda session: loading.look_up(session, code, here), self._looked_up, writes=True, tells=False)
        else:
            self._ask_next()

    def _ask_next(self) -> None:
        asked = (self._among, frozenset(self._aside), self._packed_ones, self._here())
        self._run(lambda session: loading.give_next(session, *asked), self._given, writes=True, tells=False)

    def _here(self) -> Here:
        """Asked for a second time, an order that lies on another table is taken from there."""
        takes_over, self._elsewhere = self._elsewhere, None
        return Here(self._station, clock.now(), takes_over)

    def _given(self, found: Parcel | Next) -> None:
        if isinstance(found, Parcel):
            self._put_on_table(found)
            return
        self.left = found
        self._clear()
        if found.stuck:
            stuck = translate("packing_page", "{count:order waits|orders wait} for goods or for a match.")
            advice = translate("packing_page", "Nothing else is left. Scan a number to look at one of them.")
            self._say("warn", stuck(count=found.stuck), advice)
        elif found.elsewhere:
            title = translate("packing_page", "{count:order is|orders are} being packed elsewhere.")
            self._say("info", title(count=found.elsewhere), translate("packing_page", "Nothing else is left."))
        elif self._aside:
            self._say("info", _aside_words(len(self._aside)), translate("packing_page", "Scan its number to go on."))
        else:
            self._say("success", translate("packing_page", "Everything is done."))

    def _looked_up(self, found: Parcel | tuple[OrderRow, ...]) -> None:
        if isinstance(found, Parcel):
            self._put_on_table(found)
            return
        self._clear()
        self.stage, self.choices = Stage.CHOOSING, found
        number = found[0].shown_number
        title = translate("packing_page", "{count} orders have the number {number}.")(count=len(found), number=number)
        self._say("warn", title, translate("packing_page", "Type 1 to {count} and Enter.")(count=len(found)))
        self.changed.emit()

    def _put_on_table(self, parcel: Parcel) -> None:
        self._clear()
        self.parcel, self.left = parcel, None
        kept = self._aside.pop(parcel.order.id, Check(parcel.goods))
        self.check = kept.carried_to(parcel.goods)
        if parcel.packed:
            self._wait_for_tracking()
        else:
            self.stage = Stage.CHECKING
            self._greet(parcel)
        self.changed.emit()

    def _greet(self, parcel: Parcel) -> None:
        if parcel.missing:
            short = translate("packing_page", "Not enough on the shelf: {goods}.")
            advice = translate("packing_page", "Esc puts the order aside; if you find the goods, go on scanning.")
            self._say("warn", short(goods=missing_words(parcel.missing)), advice)
        elif self.check.complete:
            self._say("info", translate("packing_page", "Nothing is left to scan. Enter closes the parcel."))
        else:
            asked = translate("packing_page", "Scan each item of order {number}.")
            self._say("info", asked(number=parcel.order.shown_number))

    # --- What goes in ---

    def _scan(self, code: str) -> None:
        if not code:
            if self.check.complete:
                self._close()
            return
        self.check, answer = self.check.scan(code)
        if answer.scan is Scan.RIGHT and answer.goods is not None:
            self._counted(answer.goods)
        elif answer.scan is Scan.TOO_MANY and answer.goods is not None:
            self._too_many(answer.goods)
        elif answer.scan is Scan.NOT_HERE:
            self._wrong(code)

    def _counted(self, goods: Goods) -> None:
        self.changed.emit()
        if self.check.complete:
            self._close()
            return
        said = translate("packing_page", "{title}: {count} of {pieces}")
        self._say("success", said(title=goods.title, count=self.check.count(goods), pieces=goods.pieces))

    def _too_many(self, goods: Goods) -> None:
        wanted = sum(each.pieces for each in self.check.goods if each.codes == goods.codes)
        there = sum(self.check.count(each) for each in self.check.goods if each.codes == goods.codes)
        title = translate("packing_page", "Too many: {title}. Wanted: {wanted}, in the parcel: {there}.")
        self._say(
            "danger", title(title=goods.title, wanted=wanted, there=there),
            translate("packing_page", "Put it back on the shelf."),
        )  # fmt: skip

    def _wrong(self, code: str) -> None:
        """Loud at once; which product it is follows as soon as the book has said it."""
        saying = self._say("danger", translate("packing_page", "Wrong: {code} is not in this order.")(code=code))

        def named(why: Text) -> None:
            if saying == self._sayings:
                self._say("danger", why, translate("packing_page", "Put it back on the shelf."))

        self._background.run(self, lambda session: packing.in_words(session, code), named)

    def _by_eye(self) -> None:
        goods = self.check.first_open() if self.stage is Stage.CHECKING else None
        if goods is not None:
            self.check = self.check.count_by_eye(goods)
            self._counted(goods)

    def _close(self) -> None:
        if self.parcel is None:
            return
        order_id, counted, here = self.parcel.order.id, dict(self.check.counted), self._here()
        self._run(lambda session: loading.close(session, order_id, counted, here), self._closed, writes=True)

    def _closed(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self._wait_for_tracking()
        self.changed.emit()

    # --- Sending ---

    def _wait_for_tracking(self) -> None:
        self.stage, self.tracking = Stage.SENDING, ""
        self._key = f"packing:{uuid4()}"
        assert self.parcel is not None
        if self.parcel.changed:
            title = translate("packing", "Order {number} has changed since it was packed.")
            advice = translate("packing", "Open the parcel again (Ctrl Z) and check it.")
            self._say("danger", title(number=self.parcel.order.shown_number), advice)
            return
        title = translate("packing_page", "Order {number} is packed.")(number=self.parcel.order.shown_number)
        advice = translate("packing_page", "Scan the tracking number, then F9 sends it.")
        if self.parcel.label:
            advice = translate("packing_page", "Put its label on and scan it; F9 sends it.")
        self._say("success", title, advice)

    def _take_tracking(self, code: str) -> None:
        if not code or self.parcel is None:
            return
        order_id = self.parcel.order.id
        self._run(lambda session: packing.check_tracking(session, order_id, code), lambda _nothing: self._tracked(code))

    def _tracked(self, code: str) -> None:
        self.tracking = code
        title = translate("packing_page", "Tracking number {code}.")(code=code)
        self._say("success", title, translate("packing_page", "F9 sends it."))
        self.changed.emit()

    def _send(self) -> None:
        if self.stage is not Stage.SENDING or self.parcel is None:
            if self.stage is Stage.CHECKING:
                title = translate("packing_page", "Not sent: {done} of {pieces} are in the parcel.")
                self._say("danger", title(done=self.check.done, pieces=self.check.pieces),
                          translate("packing_page", "Scan the rest first."))  # fmt: skip
            return
        order, tracking, carrier, key, here = self.parcel.order, self.tracking, self.carrier, self._key, self._here()
        self._run(
            lambda session: loading.send(session, order.id, tracking, carrier, key, here),
            lambda _shipment: self._gone(order.shown_number, order.account_name if order.account_id else ""),
            writes=True,
        )  # fmt: skip

    def _gone(self, number: str, channel: str) -> None:
        parcel = self.parcel
        self.sent_count += 1
        self._clear()
        title = translate("packing_page", "Order {number} is on its way.")(number=number)
        told = translate("packing_page", "The next sync tells {channel}. Enter takes the next order.")
        here = translate("packing_page", "Enter takes the next order.")
        self._say("success", title, told(channel=channel) if channel else here)
        if parcel is not None:
            self.sent.emit(parcel.order.id)

    # --- Taking back, putting aside, looking again ---

    def _undo(self) -> None:
        if self.stage is Stage.SENDING and self.tracking:
            self.tracking = ""
            self._say("info", translate("packing_page", "The tracking number is taken back. Scan the right one."))
            self.changed.emit()
        elif self.stage is Stage.SENDING and self.parcel is not None:
            order_id, now = self.parcel.order.id, clock.now()
            self._run(lambda session: loading.open_again(session, order_id, now), self._opened_again, writes=True)
        elif self.stage is Stage.CHECKING and self.check.past:
            self.check = self.check.take_back()
            done = translate("packing_page", "The last scan is taken back: {done} of {pieces} are in the parcel.")
            self._say("info", done(done=self.check.done, pieces=self.check.pieces))
            self.changed.emit()

    def _opened_again(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self.check = self.check.take_back().carried_to(parcel.goods)
        self.stage, self.tracking = Stage.CHECKING, ""
        title = translate("packing_page", "The parcel is open again: {done} of {pieces} are in it.")
        self._say("info", title(done=self.check.done, pieces=self.check.pieces))
        self.changed.emit()

    def _after_refusal(self, problem: StoreError) -> None:
        if isinstance(problem, ClaimedError):
            if self.parcel is not None and self.parcel.order.id == problem.order_id:
                self._clear()  # it was taken over there
            self._elsewhere = problem.order_id
        elif self.parcel is not None:
            self._reload(quietly=True)

    def _aside_now(self) -> None:
        parcel, stage = self.parcel, self.stage
        if parcel is not None and stage is Stage.CHECKING:
            self._aside[parcel.order.id] = self.check
        if parcel is not None:
            self._let_go(parcel.order.id)
        self._clear()
        if parcel is None:
            self._invite()
            return
        title = translate("packing_page", "Order {number} is put aside.")(number=parcel.order.shown_number)
        kept = translate("packing_page", "{done} of {pieces} stay counted.")
        stays = translate("packing_page", "It stays packed and waits to be sent.")
        counted = kept(done=self.check.done, pieces=self.check.pieces)
        self._say("info", title, counted if stage is Stage.CHECKING else stays)

    def _let_go(self, order_id: int) -> None:
        here = self._station
        self._background.run(
            self, lambda session: packing_claims.release(session, order_id, here), writes=True, tells=False
        )

    def _reload(self, *, quietly: bool = False) -> None:
        if self.parcel is None:
            return
        order_id = self.parcel.order.id
        self._busy = True

        def answered(parcel: Parcel) -> None:
            self._busy = False
            self._look_at(parcel, quietly=quietly)
            self._go_on()

        self._background.run(self, lambda session: packing.parcel(session, order_id), answered, failed=self._taken_away)

    def _look_at(self, parcel: Parcel, *, quietly: bool) -> None:
        before, self.parcel = self.parcel, parcel
        if parcel.packed and self.stage is Stage.CHECKING:
            self._wait_for_tracking()
        elif not parcel.packed and self.stage is Stage.SENDING:
            self._opened_again(parcel)
        elif parcel.packed and before is not None and parcel.changed and not before.changed:
            self._wait_for_tracking()
        elif not parcel.packed and parcel.goods != self.check.goods:
            self.check = self.check.carried_to(parcel.goods)
            if not quietly:
                title = translate("packing", "Order {number} has changed while it was being packed.")
                text = translate("packing", "Look at its goods again: what still belongs in the parcel stays counted.")
                self._say("warn", title(number=parcel.order.shown_number), text)
        self.changed.emit()

    def _taken_away(self, problem: StoreError) -> None:
        """It was cancelled, sent from elsewhere, or deleted."""
        self._busy = False
        self._line.clear()
        self._clear()
        self._say("danger", problem.message, problem.advice)

    def _clear(self) -> None:
        self.stage, self.parcel, self.tracking, self.choices = Stage.WAITING, None, "", ()
        self.changed.emit()

    def _invite(self) -> None:
        title = translate("packing_page", "Scan an order's number, or press Enter for the next one.")
        self._say("info", title)


def _aside_words(count: int) -> Text:
    return translate("packing_page", "{count:order is|orders are} left that you put aside.")(count=count)

"""Carriers' labels for orders of many channels: the carrier is asked to take the parcels where that is to be done, the
labels are fetched together, taken apart by order, and kept.

An order that has none is told with the reason, and the others go on. Everything here may be repeated. The carrier is
not asked through the outbox, because who asks stands at the printer; the channel is looked at before each asking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from storemanager import pdf
from storemanager.channels.base import Arranging, Channel, LabelAnswer, Labels, LabelSheet, SendingWay
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.database import Book
from storemanager.errors import StoreError
from storemanager.services import packing_labels
from storemanager.services.packing_labels import ToLabel
from storemanager.sync.label_store import LabelStore
from storemanager.texts import Text, translate

OpenChannel = Callable[[int], AbstractContextManager[Channel]]
_LARGEST = 50_000_000  # of what a packed file may unpack to


@dataclass(frozen=True)
class Progress:
    """What is being done, and of how many orders it is known how it ends."""

    words: Text
    done: int
    total: int


@dataclass(frozen=True)
class Refused:
    """An order without a label, and why."""

    order_id: int
    number: str
    problem: Text


@dataclass(frozen=True)
class LabelRun:
    """`carriers` are the labels by order, each a PDF of its own; `own` are orders whose channel has no carrier: the
    shop writes their labels itself."""

    carriers: Mapping[int, bytes] = field(repr=False)
    own: tuple[int, ...]
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class WayQuestion:
    """How do the parcels of this account get to the carrier? `order_id` is the order it is asked of."""

    account_id: int
    account_name: str
    ways: tuple[SendingWay, ...]


class LabelDesk:
    """Labels of one shop. No transaction is held while a channel is asked."""

    def __init__(
        self,
        book: Book,
        open_channel: OpenChannel,
        store: LabelStore,
        *,
        now: Callable[[], datetime],
        report: Callable[[Progress], None] = lambda _progress: None,
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """`check` is called before each question to a channel and raises when it is no longer wanted."""
        self._book, self._open, self._store = book, open_channel, store
        self._now, self._report, self._check = now, report, check

    def questions(self, order_ids: Sequence[int], *, again: bool = False) -> tuple[WayQuestion, ...]:
        """What the owner has to say before the labels of these orders are fetched: for each account that has several
        ways and of which it was never said. With `again` it is asked even so. A channel that does not answer now asks
        nothing: why it does not is told when the labels are fetched."""
        found: list[WayQuestion] = []
        for account_id, orders in self._by_account(order_ids).items():
            asked = [each for each in orders if each.waits and each.held is None and not self._kept(each)]
            if not asked or (asked[0].way and not again):
                continue
            self._check()
            ways = self._ways(account_id, asked)
            if len(ways) > 1:
                found.append(WayQuestion(account_id, asked[0].account_name, ways))
        return tuple(found)

    def fetch(self, order_ids: Sequence[int], ways: Mapping[int, str] | None = None) -> LabelRun:
        """Labels for these orders. `ways` says by account how parcels go today; what is lasting of it is remembered by
        who asked."""
        self._store.clean(self._now())
        run = _Run(total=len(order_ids))
        with self._book.read() as session:
            orders = packing_labels.to_label(session, order_ids)
        run.refuse([(each, each.refused) for each in orders if each.refused is not None])
        left = [each for each in orders if each.refused is None]
        run.own += [each.order_id for each in left if each.account_id is None]
        for account_id, some in _grouped(left).items():
            self._check()
            self._of_account(account_id, some, (ways or {}).get(account_id) or some[0].way, run)
        return LabelRun(run.carriers, tuple(run.own), tuple(run.refused))

    # --- One account ---

    def _of_account(self, account_id: int, orders: Sequence[ToLabel], way: str, run: _Run) -> None:
        missing: list[ToLabel] = []
        for each in orders:
            kept = self._kept(each)
            if kept is None:
                missing.append(each)
            else:
                run.carriers[each.order_id] = kept
        if not missing:
            return
        try:
            with self._open(account_id) as channel:
                if not isinstance(channel, Labels):
                    run.own += [each.order_id for each in missing]
                    return
                ready = self._arranged(channel, missing, way, run)
                self._labels(channel, ready, run)
        except StoreError as error:
            again = translate("packing", "Nothing is lost: get the labels again in a moment.")
            advice = again() if isinstance(error, TransientError) else error.advice
            words = translate("packing", "{problem} {advice}")(problem=error.message, advice=advice)
            known = run.known()
            run.refuse([(each, words) for each in missing if each.order_id not in known])

    def _arranged(self, channel: Channel, orders: Sequence[ToLabel], way: str, run: _Run) -> list[ToLabel]:
        """Those whose carrier knows of them now."""
        run.refuse([(each, each.held) for each in orders if each.waits and each.held is not None])
        ready = [each for each in orders if not each.waits or each.held is None]
        asked = [each for each in ready if each.waits]
        if not isinstance(channel, Arranging) or not asked:
            return ready
        words = translate("packing", "{account}: the carrier is asked to take {count:parcel|parcels}…")
        self._report(Progress(words(account=asked[0].account_name, count=len(asked)), len(run.known()), run.total))
        bad = {each.remote_id: each.problem for each in channel.arrange([one.remote_id for one in asked], way)}
        run.refuse([(each, bad[each.remote_id]) for each in asked if each.remote_id in bad])
        return [each for each in ready if each.remote_id not in bad]

    def _labels(self, channel: Labels, orders: Sequence[ToLabel], run: _Run) -> None:
        if not orders:
            return
        self._check()
        words = translate("packing", "{account}: the carrier is making {count:label|labels}…")
        self._report(Progress(words(account=orders[0].account_name, count=len(orders)), len(run.known()), run.total))
        answer = channel.fetch_labels([each.remote_id for each in orders])
        bad = {each.remote_id: each.problem for each in answer.refused}
        run.refuse([(each, bad[each.remote_id]) for each in orders if each.remote_id in bad])
        found = self._taken_apart(channel, answer)
        parcels = Counter(remote_id for remote_id, _ in answer.tracking)
        tracking = {remote_id: number for remote_id, number in answer.tracking if parcels[remote_id] == 1}
        for each in orders:
            content = found.get(each.remote_id)
            if content is not None and each.remote_id not in bad:
                self._keep(each, content, tracking.get(each.remote_id, ""))
                run.carriers[each.order_id] = content
            elif each.remote_id not in bad:
                run.refuse([(each, translate("packing", "No label came for order {number}.")(number=each.number))])

    def _taken_apart(self, channel: Labels, answer: LabelAnswer) -> dict[str, bytes]:
        """By order. Where a file does not say which page is whose, its orders are asked for one by one: a label must
        never be taken for another one's."""
        found: dict[str, bytes] = {}
        for sheet in answer.sheets:
            pieces = by_order(sheet, dict(answer.tracking))
            if pieces is None:
                pieces = {}
                for remote_id in sheet.remote_ids:
                    self._check()
                    alone = channel.fetch_labels([remote_id])
                    if alone.sheets:
                        pieces[remote_id] = pdf.joined([content_of(each) for each in alone.sheets])
            found |= pieces
        return found

    # --- Pieces ---

    def _by_account(self, order_ids: Sequence[int]) -> dict[int, list[ToLabel]]:
        with self._book.read() as session:
            orders = packing_labels.to_label(session, order_ids)
        return _grouped([each for each in orders if each.refused is None])

    def _ways(self, account_id: int, orders: Sequence[ToLabel]) -> tuple[SendingWay, ...]:
        """Of the first order that says any; one that is arranged already has none. What keeps the account from being
        asked at all (a locked keyring too) is told when the labels are fetched."""
        try:
            with self._open(account_id) as channel:
                if not isinstance(channel, Arranging):
                    return ()
                for each in orders[:_ASKED_OF]:
                    try:
                        ways = tuple(channel.sending_ways(each.remote_id))
                    except RejectedError:
                        continue
                    if ways:
                        return ways
        except StoreError:
            return ()
        return ()

    def _kept(self, order: ToLabel) -> bytes | None:
        return self._store.find(order.order_id, order.remote_id)

    def _keep(self, order: ToLabel, content: bytes, tracking: str) -> None:
        self._store.keep(order.order_id, order.remote_id, content)
        if tracking:
            with self._book.write() as session:
                packing_labels.remember_tracking(session, order.order_id, tracking)


_ASKED_OF = 3


class _Run:
    """What came of it so far."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.carriers: dict[int, bytes] = {}
        self.own: list[int] = []
        self.refused: list[Refused] = []

    def refuse(self, some: Sequence[tuple[ToLabel, Text | None]]) -> None:
        self.refused += [Refused(each.order_id, each.number, problem) for each, problem in some if problem is not None]

    def known(self) -> set[int]:
        return {*self.carriers, *self.own, *(each.order_id for each in self.refused)}


def _grouped(orders: Sequence[ToLabel]) -> dict[int, list[ToLabel]]:
    found: dict[int, list[ToLabel]] = {}
    for each in orders:
        if each.account_id is not None:
            found.setdefault(each.account_id, []).append(each)
    return found


def content_of(sheet: LabelSheet) -> bytes:
    """The sheet as one PDF. Some carriers pack theirs into one file; raises UnreadablePdfError for anything else."""
    if sheet.content.startswith(b"%PDF"):
        return sheet.content
    try:
        with ZipFile(BytesIO(sheet.content)) as packed:
            inside = [each for each in packed.infolist() if each.filename.lower().endswith(".pdf")]
            if not inside or sum(each.file_size for each in inside) > _LARGEST:
                raise pdf.UnreadablePdfError
            return pdf.joined([packed.read(each) for each in inside])
    except BadZipFile:
        raise pdf.UnreadablePdfError from None


def by_order(sheet: LabelSheet, tracking: Mapping[str, str]) -> dict[str, bytes] | None:
    """The pages of each order, by what is written on them; None where that does not say it of every page."""
    content = content_of(sheet)
    if len(sheet.remote_ids) == 1:
        return {sheet.remote_ids[0]: content}
    places: dict[str, list[int]] = {}
    for place, text in enumerate(pdf.page_texts(content)):
        marks = {one: (one, tracking.get(one) or one) for one in sheet.remote_ids}
        owners = [one for one, either in marks.items() if any(mark in text for mark in either)]
        if len(owners) != 1:
            return None
        places.setdefault(owners[0], []).append(place)
    if places.keys() != set(sheet.remote_ids):
        return None
    return {one: pdf.pages(content, found) for one, found in places.items()}

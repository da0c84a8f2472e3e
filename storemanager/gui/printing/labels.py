"""Labels for orders of every channel, as one document in the order in which they were asked for: the carrier's where
the channel has one, the shop's own elsewhere. What has none is told, and the rest is printed all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from storemanager import clock, pdf
from storemanager.documents import Document, Paper, address_labels, labels_file_name, labels_title
from storemanager.errors import StoreError
from storemanager.gui.background import Background, Outside
from storemanager.gui.channel_access import ChannelAccess
from storemanager.gui.printing.label_dialogs import RunningDialog, WaysDialog, refusals
from storemanager.gui.printing.preview import PreviewDialog
from storemanager.gui.printing.sheets import Sheets
from storemanager.gui.printing.slices import Slices
from storemanager.services import packing_labels, packing_papers, shop
from storemanager.services.packing_papers import Slip
from storemanager.sync.labels import LabelDesk, LabelRun, WayQuestion

T = TypeVar("T")


@dataclass(frozen=True)
class _Own:
    """What the shop writes itself: the document, and the order of each of its parts."""

    document: Document
    order_ids: tuple[int, ...]


class LabelPapers(QObject):
    """For a page that has orders. One run at a time: while carriers are asked, the dialog is in front."""

    def __init__(self, page: QWidget, background: Background, access: ChannelAccess) -> None:
        super().__init__(page)
        self._page, self._background, self._access = page, background, access
        self._work = Slices(self)
        self._running: RunningDialog | None = None
        self._turn = 0
        """Which run this is: what an earlier one still answers after it was stopped is not shown any more."""
        self._ids: tuple[int, ...] = ()

    def labels(self, order_ids: Sequence[int], *, ask_again: bool = False) -> None:
        """Fetch, and show what came. With `ask_again` the owner says anew how parcels get to the carrier."""
        if not order_ids or self._running is not None:
            return
        self._ids = ids = tuple(order_ids)
        access = self._access
        self._wait(
            self._background.run_outside(
                self, lambda outside: _desk(access, outside).questions(ids, again=ask_again), self._still(self._asked),
                failed=self._still(self._failed),
            )
        )  # fmt: skip

    def _wait(self, ticket: int) -> None:
        """Something is asked outside: its dialog appears, and Stop ends it."""
        if self._running is None:
            self._running = RunningDialog(self._page)
            self._running.open()
        self._running.stops = lambda: self._stop(ticket)

    def _stop(self, ticket: int) -> None:
        self._turn += 1
        self._running = None
        self._background.cancel(ticket)

    def _still(self, done: Callable[[T], None]) -> Callable[[T], None]:
        """`done`, unless Stop was pressed meanwhile."""
        turn = self._turn
        return lambda answer: done(answer) if turn == self._turn else None

    def _end(self) -> None:
        if self._running is not None:
            self._running.finish()
            self._running = None

    def _failed(self, problem: Exception) -> None:
        self._end()
        if isinstance(problem, StoreError):
            self._background.problem.emit(problem)

    # --- How parcels get to the carrier ---

    def _asked(self, questions: tuple[WayQuestion, ...]) -> None:
        if not questions:
            self._fetch({})
            return
        self._end()
        dialog = WaysDialog(self._page, questions)
        dialog.accepted.connect(lambda: self._answered(dialog))
        dialog.open()

    def _answered(self, dialog: WaysDialog) -> None:
        chosen = dialog.ways()
        if dialog.answer != "labels":
            return
        lasting = {account_id: way.lasting for account_id, way in chosen.items() if way.lasting}
        keys = {account_id: way.key for account_id, way in chosen.items()}
        self._background.run(
            self, lambda session: _remember(session, lasting), lambda _nothing: self._fetch(keys), writes=True
        )

    # --- Fetching and putting together ---

    def _fetch(self, ways: Mapping[int, str]) -> None:
        ids, access = self._ids, self._access
        self._wait(
            self._background.run_outside(
                self, lambda outside: _desk(access, outside).fetch(ids, ways), self._still(self._fetched),
                progress=self._progress, failed=self._still(self._failed),
            )
        )  # fmt: skip

    def _progress(self, progress: object) -> None:
        if self._running is not None:
            self._running.show_progress(progress)

    def _fetched(self, run: LabelRun) -> None:
        self._background.changed.emit()  # tracking numbers are known now
        ids, now = run.own, clock.now()
        self._background.run(
            self, lambda session: _own(session, ids, now), self._still(lambda own: self._write_own(run, own))
        )

    def _write_own(self, run: LabelRun, own: _Own) -> None:
        if not run.carriers or not own.order_ids:
            self._put_together(run, own, {})
            return
        sheets = Sheets(own.document, Paper.LABEL)
        buffer = QBuffer(self)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)

        def written(_nothing: None) -> None:
            content, by_part = bytes(buffer.data().data()), sheets.by_part()
            self._put_together(run, own, dict(zip(own.order_ids, ((content, part) for part in by_part), strict=True)))

        still = self._still(written)
        self._work.run(chain(sheets.lay_out(), sheets.write_pdf(buffer)), lambda: still(None))

    def _put_together(self, run: LabelRun, own: _Own, written: Mapping[int, tuple[bytes, list[int]]]) -> None:
        if not run.carriers:
            self._show(own.document if own.order_ids else None, run)
            return
        parts: list[tuple[bytes, Sequence[int] | None]] = []
        for one in self._ids:
            if one in run.carriers:
                parts.append((run.carriers[one], None))
            elif one in written:
                parts.append(written[one])
        title, now = labels_title(), clock.now()

        def made(content: bytes) -> None:
            self._show(Document(title, labels_file_name(title, now), pdf=content), run)

        failed = self._still(self._failed)
        self._background.run_outside(self, lambda _outside: pdf.assembled(parts), self._still(made), failed=failed)

    def _show(self, document: Document | None, run: LabelRun) -> None:
        missing = refusals(run.refused)
        if document is None:
            if self._running is not None and missing is not None:
                self._running.show_refusal(*missing)
                self._running = None
            else:
                self._end()
            return
        self._end()
        PreviewDialog(self._page, document, missing).open()


def _desk(access: ChannelAccess, outside: Outside) -> LabelDesk:
    return access.labels(cancelled=outside.cancelled.is_set, check=outside.check, report=outside.report)


def _remember(session: Session, lasting: Mapping[int, str]) -> None:
    for account_id, way in lasting.items():
        packing_labels.remember_way(session, account_id, way)


def _own(session: Session, order_ids: Sequence[int], now: datetime) -> _Own:
    slips: list[Slip] = packing_papers.slips(session, order_ids, sent=True)
    return _Own(address_labels(slips, shop.get(session).name, now), tuple(slip.order_id for slip in slips))

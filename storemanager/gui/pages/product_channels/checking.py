"""What would be sent of many products, found out a hundred at a time so that the book is free in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from sqlmodel import Session

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.pages.product_channels import loading
from storemanager.gui.pages.product_channels.loading import is_wanted
from storemanager.gui.pages.product_channels.send_words import Fate, fate
from storemanager.sync.channel_plan import Action, Presence

AT_ONCE = 100
Pair = tuple[int, int]


@dataclass(frozen=True)
class Checked:
    """What would become of one product on one account."""

    pair: Pair
    fate: Fate
    creates: bool
    presence: Presence
    problems: int
    wanted: bool
    """It is there, or the owner said something of it for this account."""


class Checking(QObject):
    """`begin` asks; `told(done, of)` how far it is; `done([Checked, ...])` in the order of the products. A newer
    question takes the place of one that is still running."""

    told = Signal(int, int)
    done = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._round = 0
        self._left: list[tuple[int, ...]] = []
        self._found: list[Checked] = []
        self._of = 0
        self.running = False

    def begin(self, product_ids: Sequence[int], account_ids: Sequence[int]) -> None:
        self._round += 1
        self._of = len(product_ids)
        self._left = [tuple(product_ids[at : at + AT_ONCE]) for at in range(0, len(product_ids), AT_ONCE)]
        self._found = []
        self.running = True
        self._next(self._round, tuple(account_ids))

    def stop(self) -> None:
        """Ask no further, and tell nobody."""
        self._round += 1
        self.running = False

    def _next(self, asked: int, account_ids: tuple[int, ...]) -> None:
        if not self._left:
            self.running = False
            self.done.emit(tuple(self._found))
            return
        some, now = self._left.pop(0), clock.now()

        def work(session: Session) -> tuple[Checked, ...]:
            return tuple(
                Checked(
                    (row.product_id, row.account_id), fate(row), row.action is Action.CREATE, row.presence,
                    len(row.problems), is_wanted(row),
                )
                for row in loading.plans_of(session, some, account_ids, now)
            )  # fmt: skip

        def answered(rows: tuple[Checked, ...]) -> None:
            if asked != self._round:
                return
            self._found += rows
            self.told.emit(self._of - sum(len(each) for each in self._left), self._of)
            self._next(asked, account_ids)

        self._background.run(self, work, answered)

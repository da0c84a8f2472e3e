"""A store outside that is a practice server: what is measured of it, and what its shoppers do, the same for all kinds.

The truth is read from the server's own shelf and orders, never from its answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import httpx

from storemanager.channels.base import (
    AccountSettings,
    Channel,
    Context,
    ListingRef,
    Outcome,
    Page,
    RemoteProduct,
    RemoteRefund,
    RemoteStatus,
    StockReading,
    StockUpdate,
    WriteResult,
)
from storemanager.practice.http import Application
from storemanager.practice.server import PracticeServer
from tests.practice.straight import Straight
from tests.simulation.faults import Faults
from tests.simulation.practice.wire import Ordered
from tests.simulation.truth import Truth
from tests.simulation.week import Goods


@dataclass(frozen=True, slots=True)
class LineStands:
    """One line of an order, as the server has it now."""

    remote_id: str
    sku: str
    quantity: int
    stock_taken: int


@dataclass(frozen=True, slots=True)
class Stands:
    """An order, as the server has it now."""

    remote_id: str
    status: RemoteStatus
    takes_stock: bool
    lines: tuple[LineStands, ...]
    refunds: tuple[object, ...] = ()


class Orders(Mapping[str, Stands]):
    """The orders of a server, each looked up when it is asked for."""

    def __init__(self, ids: Callable[[], Sequence[str]], stands: Callable[[str], Stands]) -> None:
        self._ids = ids
        self._stands = stands

    def __getitem__(self, remote_id: str) -> Stands:
        return self._stands(remote_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())


class PracticeStore:
    """`sending` are the updates on their way, `unanswered` the items whose last write nobody has looked after."""

    kind = ""
    title = ""
    edits = False
    gives_back = False
    is_safe = False

    def __init__(self, index: int, truth: Truth, luck: Faults, app: Application, *, watched: bool, loopback: bool):
        self.index, self.truth, self.luck = index, truth, luck
        self.clock = truth.clock
        self.counted = truth.counted
        self.loopback = loopback
        self.faults = Ordered()
        self.server = PracticeServer(app, self.faults)
        self.down = False
        self.requests = self.writes_sent = 0
        self.done: Counter[str] = Counter()
        self.sending: dict[ListingRef, StockUpdate] = {}
        self.unanswered: set[ListingRef] = set()
        self.undone: Counter[str] = Counter()
        self.skus: list[str] = []
        self._watched = watched
        self._revoked = False
        self._inner: httpx.BaseTransport = Straight(self.server.front)
        if loopback:
            self.server.start()
            self._inner = httpx.HTTPTransport(verify=False)  # it is plain http, and nothing is verified
        else:
            self.server.close()
            app.address = f"https://{self.kind}.test"
        self.address = app.address

    def close(self) -> None:
        """The week is over."""
        if self.loopback:
            self._inner.close()
            self.server.close()

    # --- What each kind knows ---

    @property
    def orders(self) -> Mapping[str, Stands]:
        return Orders(self._ids, self._stands)

    def _ids(self) -> Sequence[str]:
        raise NotImplementedError

    def _stands(self, remote_id: str) -> Stands:
        raise NotImplementedError

    def add(self, goods: Goods) -> None:
        raise NotImplementedError

    def shows(self, sku: str) -> int | None:
        raise NotImplementedError

    def price_of(self, sku: str) -> int:
        raise NotImplementedError

    def set_stock(self, sku: str, stock: int) -> None:
        raise NotImplementedError

    def order(self, wanted: Sequence[tuple[str, int]], status: RemoteStatus) -> str:
        raise NotImplementedError

    def move(self, remote_id: str, status: RemoteStatus) -> object:
        raise NotImplementedError

    def edit(self, remote_id: str, line_id: str, quantity: int) -> None:
        raise NotImplementedError

    def refund(self, remote_id: str, refund: RemoteRefund, *, restock: bool) -> None:
        raise NotImplementedError

    def touch(self, remote_id: str) -> None:
        raise NotImplementedError

    def settings(self, account_id: int) -> AccountSettings:
        raise NotImplementedError

    def connector(self, settings: AccountSettings, context: Context) -> Channel:
        raise NotImplementedError

    def writes(self, request: httpx.Request) -> bool:
        """Whether the request changes something of the shop."""
        return request.method not in ("GET", "HEAD", "OPTIONS")

    def undo(self, before: Mapping[str, int]) -> None:
        """How many sales were undone by a write, where the server does not tell by itself."""

    def noticed(self, sent_at: datetime) -> None:
        """A write of the program was served: what it has done to orders, and what it will do later."""

    def twice(self) -> str:
        """What was done more often than once, in words."""
        return ""

    def sign_in(self) -> None:
        """The owner signs in again."""

    def refuse(self, refused: bool) -> None:
        """The sign-in is taken away, or given back."""

    # --- The program's side ---

    @property
    def revoked(self) -> bool:
        return self._revoked

    @revoked.setter
    def revoked(self, revoked: bool) -> None:
        if revoked != self._revoked:
            self._revoked = revoked
            self.refuse(revoked)

    def served(self, request: httpx.Request, sent_at: datetime) -> httpx.Response:
        """The request reaches the server; what a write does to the shelf is measured."""
        if not self.writes(request):
            response = self._inner.handle_request(request)
            response.read()
            return response
        self.writes_sent += 1
        self.undone.clear()
        trouble: httpx.HTTPError | None = None
        answer: httpx.Response | None = None
        words = f"{request.method} {request.url.path}"
        before = {sku: self.shows(sku) for sku in self.skus}
        with self.truth.program(self.index, self.skus, words, sent_at) as undone:
            shelf = {sku: self.shows(sku) or 0 for sku in self.skus}
            try:
                answer = self._inner.handle_request(request)
                answer.read()
            except httpx.HTTPError as error:
                trouble = error
            self.undo(shelf)
            undone.update(self.undone)
            self.noticed(sent_at)
        self._tell(words, before)
        if answer is None:
            assert trouble is not None
            raise trouble
        return answer

    def _tell(self, words: str, before: Mapping[str, int | None]) -> None:
        changed = [f"{sku} {was} became {self.shows(sku)}" for sku, was in before.items() if was != self.shows(sku)]
        each = "; ".join(changed) or "nothing on the shelf"
        self.truth.tell(f"channel {self.index}: {words}: {each}")

    # --- What the connector is watched for ---

    def sku_of(self, ref: ListingRef) -> str:
        raise NotImplementedError

    def writing(
        self, updates: Sequence[StockUpdate], write: Callable[[Sequence[StockUpdate]], Sequence[WriteResult]]
    ) -> Sequence[WriteResult]:
        """Numbers are sent; nothing is sent again before somebody has looked what became of it."""
        refs = {update.ref for update in updates}
        if self._watched and len(refs) < len(updates):
            self.truth.broken(f"channel {self.index}: two writes of one item at the same time")
        for update in updates:
            if self._watched and update.ref in self.unanswered:
                self.truth.broken(
                    f"{self.sku_of(update.ref)}: written again ({update.seen} -> {update.wanted}) on channel "
                    f"{self.index} ({self.title}) without a look at what became of the write before"
                )
            self.truth.tell(f"channel {self.index}: {self.sku_of(update.ref)} {update.seen} -> {update.wanted} is sent")
        before = set(self.unanswered)
        self.unanswered |= refs
        self.sending = {update.ref: update for update in updates}
        try:
            results = write(updates)
        except Exception:
            self.unanswered = before  # raised only when nothing at all was sent
            raise
        self.unanswered -= {result.ref for result in results if result.outcome is not Outcome.UNKNOWN}
        for result in results:
            if result.outcome is not Outcome.DONE:
                self.truth.tell(
                    f"channel {self.index}: {self.sku_of(result.ref)} {result.outcome.value} {result.problem or ''}"
                )
        return results

    def looked(self, readings: Sequence[StockReading]) -> Sequence[StockReading]:
        self.unanswered -= {reading.ref for reading in readings}
        told = ", ".join(f"{self.sku_of(reading.ref)} {reading.stock}" for reading in readings)
        self.truth.tell(f"channel {self.index}: read {told}")
        return readings

    def listed(self, page: Page[RemoteProduct]) -> Page[RemoteProduct]:
        self.unanswered -= {variant.ref for product in page.items for variant in product.variants}
        return page

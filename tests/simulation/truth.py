"""What really happened, kept by nobody in the program: goods, promises, what every channel shows, and what was sold
without being there.

`exposure` of an item is what all channels together show less what is really free: above zero, a unit can be sold twice.
Under *strict* only two things may ever raise it: somebody in the shop (goods break, are sold over the counter, or left
for an order that is then cancelled), and a write that undid a sale in a channel's own window. `allowed` is the sum of
those; a write of the program that goes beyond is a failure, whether or not somebody buys. An item that comes under
*strict* in mid-week is judged from the first sync that begins after that: what it is exposed to then is allowed, and
may only melt.

An oversold unit is *avoidable* where the program had all the information in time. The last good round of a channel
ended with this item settled there: whatever the book knew by then, the channel was made to show what the book wanted.
So whenever the channel sells a unit that is not there, all units missing by then must be explained by units that went
elsewhere (sold on other channels, taken by the owner, put on show by a write that undid a sale) and of which the book
learned only after that round, or has not learned yet, or that were missing already then. One more is avoidable, and
breaks the promise under every policy."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from storemanager.channels.base import RemoteStatus
from tests.simulation.outside import LineThere, Outside
from tests.simulation.timeline import START, Timeline

Line = tuple[int, str]
"""(channel, line id there)"""
OWNER = -1
OLDEST_ANSWER = timedelta(seconds=60)
"""A reading may be out of a cache, and does not say so."""


class BrokenPromise(BaseException):
    """Something that must never happen has happened."""


@dataclass
class Lowered:
    """Units that went at `at`: sold on a channel, taken by the owner, or (`undone`) put back on show by a write that
    undid their sale. `known_at`: when the book knew."""

    at: datetime
    source: int
    units: int
    order: str = ""
    undone: bool = False
    known_at: datetime | None = None
    unseen_on: int | None = None  # somebody changed it on that channel, where the program has to find it


def _is_unknown(item: Lowered, sent_at: datetime) -> bool:
    """Whether a write that was sent then could not take it into account."""
    return item.at >= sent_at or (item.unseen_on is not None and item.known_at is None)


@dataclass
class Figures:
    """What a week came to."""

    sold: int = 0
    oversold: int = 0
    oversold_safe: int = 0  # of those, on channels whose writes cannot undo a sale
    oversold_by_owner: int = 0  # of those, after goods were taken away in the shop
    turned_away: int = 0
    orders: int = 0
    lost: int = 0
    doubled: int = 0
    drift: int = 0
    requests: int = 0
    rounds: int = 0


@dataclass
class Truth:
    clock: Timeline
    shelf: dict[str, int]
    strict: dict[str, datetime] = field(default_factory=dict)  # the items under strict quotas, and since when
    held: set[int] = field(default_factory=set)  # channels that nothing may be written to
    stores: Sequence[Outside] = ()
    figures: Figures = field(default_factory=Figures)
    counted: Counter[str] = field(default_factory=Counter)
    story: deque[str] = field(default_factory=lambda: deque(maxlen=4000))
    left: dict[Line, int] = field(default_factory=dict)
    returned: Counter[Line] = field(default_factory=Counter)
    coming: Counter[Line] = field(default_factory=Counter)  # came back here, and the channel will be told
    restocked_there: Counter[Line] = field(default_factory=Counter)
    called_off: set[tuple[int, str]] = field(default_factory=set)
    lines: dict[str, list[tuple[int, str, str]]] = field(default_factory=lambda: defaultdict(list))
    by_owner: Counter[str] = field(default_factory=Counter)
    by_window: Counter[str] = field(default_factory=Counter)
    counter: Counter[str] = field(default_factory=Counter)  # sold by hand
    lowered: dict[str, list[Lowered]] = field(default_factory=lambda: defaultdict(list))
    good_since: dict[tuple[int, str], datetime] = field(default_factory=dict)
    missing: Counter[tuple[int, str]] = field(default_factory=Counter)  # units sold too many before that good round
    short: dict[str, list[tuple[datetime, int]]] = field(default_factory=lambda: defaultdict(list))  # missing, and when
    judging: bool = False  # from the first quiet round on
    look_up: Callable[[], None] = lambda: None  # asks the program which orders it knows

    def tell(self, words: str) -> None:
        self.story.append(f"{self.clock.hours:9.4f} h  {words}")

    def broken(self, words: str) -> None:
        self.tell(f"BROKEN: {words}")
        raise BrokenPromise(words)

    # --- What is there ---

    def promised(self, channel: int, remote_id: str, line_id: str) -> int:
        line = self._line(channel, remote_id, line_id)
        key = (channel, line_id)
        taken = (line.stock_taken or 0) + self.restocked_there[key]
        if (channel, remote_id) in self.called_off:
            taken = 0
        return max(self.left.get(key, 0), taken) - self.returned[key]

    def available(self, sku: str) -> int:
        return self.shelf[sku] - sum(self.promised(*place) for place in self.lines[sku])

    def on_hand(self, sku: str) -> int:
        """What physically lies there: what left with orders is gone, what is promised is not."""
        away = 0
        for channel, _, line_id in self.lines[sku]:
            key = (channel, line_id)
            away += self.left.get(key, 0) - self.returned[key]
        return self.shelf[sku] - away

    def shows(self, sku: str) -> list[int]:
        return [store.shows(sku) or 0 for store in self.stores]

    def exposure(self, sku: str) -> int:
        return sum(max(0, number) for number in self.shows(sku)) + self.given_back_soon(sku) - self.available(sku)

    def given_back_soon(self, sku: str) -> int:
        """Units of orders that are called off, or came back, here, and that their channel will show again when told."""
        soon = 0
        for channel, remote_id, line_id in self.lines[sku]:
            order, taken = (
                self.stores[channel].orders[remote_id],
                self._line(channel, remote_id, line_id).stock_taken or 0,
            )
            soon += min(self.coming[channel, line_id], taken)  # what was cancelled there meanwhile is on show already
            if (channel, remote_id) in self.called_off and order.status is not RemoteStatus.COMPLETED:
                soon += taken
        return soon

    def _line(self, channel: int, remote_id: str, line_id: str) -> LineThere:
        return next(line for line in self.stores[channel].orders[remote_id].lines if line.remote_id == line_id)

    # --- What happens ---

    @contextmanager
    def somebody(self, skus: Iterable[str], *, unseen_on: int | None = None) -> Iterator[None]:
        """Something that is not the program's doing: where it raises the exposure, that is allowed; goods that go are
        remembered. `unseen_on`: the program cannot know it before it has looked at that channel, and may count on what
        was free there before."""
        before = {sku: (self.exposure(sku), self.available(sku)) for sku in skus}
        yield
        for sku, (exposed, free) in before.items():
            rise = self.exposure(sku) - max(0, exposed)
            if rise > 0:
                self.by_owner[sku] += rise
            gone = free - self.available(sku)
            loss = max(gone, rise, 0 if unseen_on is None else self.exposure(sku) - exposed)
            if loss > 0:
                known_at = self.clock() if unseen_on is None else None
                self.lowered[sku].append(Lowered(self.clock(), OWNER, loss, known_at=known_at, unseen_on=unseen_on))
            self._note_short(sku)
            self._relax(sku)

    @contextmanager
    def program(
        self, channel: int, skus: Iterable[str], words: str, sent_at: datetime | None = None
    ) -> Iterator[Counter[str]]:
        """A write of the program; it is given a counter for the sales that the write undoes in the channel's own
        window. What was taken away in the shop since it was sent, or typed in on a channel that was not looked at
        since, nobody could think of; and what was sent before an item came under *strict* is not measured by that."""
        if channel in self.held:
            self.broken(f"{words} on channel {channel}, which is read-only until the owner has looked")
        before = {sku: self.exposure(sku) for sku in skus}
        undone: Counter[str] = Counter()
        yield undone
        for sku, exposed in before.items():
            if undone[sku]:
                self.by_window[sku] += undone[sku]
                self.lowered[sku].append(Lowered(self.clock(), channel, undone[sku], undone=True))
            now = self.exposure(sku)
            risen = now - max(0, exposed)
            if sent_at is not None and risen > 0:
                unknown = (item for item in self.lowered[sku] if item.source == OWNER and _is_unknown(item, sent_at))
                self.by_owner[sku] += min(risen, sum(item.units for item in unknown))
            since = self.strict.get(sku)
            if since is not None and sent_at is not None and risen > 0 and sent_at < since:
                self.by_owner[sku] += risen
            too_much = now > exposed and now > self.by_owner[sku] + self.by_window[sku]
            if since is not None and self.judging and too_much:
                self.broken(
                    f"{sku}: {words} on channel {channel} lets {self.shows(sku)} be sold of {self.available(sku)} "
                    f"(allowed: {self.by_owner[sku]} by the owner, {self.by_window[sku]} in a window)"
                )
            self._relax(sku)

    def _relax(self, sku: str) -> None:
        left = max(0, self.exposure(sku))
        self.by_window[sku] = min(self.by_window[sku], left)
        self.by_owner[sku] = min(self.by_owner[sku], max(0, left - self.by_window[sku]))

    def start_judging(self) -> None:
        """From here on it is the program's doing: what it found is allowed, and melts away as it is put right."""
        self.judging = True
        for sku in self.shelf:
            self.by_owner[sku], self.by_window[sku] = max(0, self.exposure(sku)), 0

    def under_strict(self, skus: Iterable[str]) -> None:
        """From now on these, and only these, are under strict quotas."""
        wanted = set(skus)
        for sku in set(self.strict) - wanted:
            del self.strict[sku]
        for sku in sorted(wanted - set(self.strict)):
            self.strict[sku] = self.clock()
            self.by_owner[sku], self.by_window[sku] = max(0, self.exposure(sku)), 0

    def strict_no_more(self, still: Iterable[str]) -> None:
        """The owner has just changed the policies: only these remain under strict quotas."""
        for sku in set(self.strict) - set(still):
            del self.strict[sku]

    def completed(self, channel: int, remote_id: str) -> None:
        """The channel says that all of the order has left, and the book believes it."""
        for line in self.stores[channel].orders[remote_id].lines:
            key = (channel, line.remote_id)
            self.left[key] = max(self.left.get(key, 0), (line.stock_taken or 0) + self.restocked_there[key])

    def ordered(self, channel: int, remote_id: str, lines: Iterable[LineThere]) -> None:
        self.figures.orders += 1
        for line in lines:
            self.lines[line.sku].append((channel, remote_id, line.remote_id))

    def sold(self, channel: int, remote_id: str, sku: str, units: int) -> None:
        """A channel took units for an order: were they there?"""
        self.figures.sold += units
        free = self.available(sku)
        over = min(units, max(0, -free))
        if over:
            self._oversold(channel, sku, over)
        self.lowered[sku].append(Lowered(self.clock(), channel, units, remote_id))
        self._note_short(sku)

    def _note_short(self, sku: str) -> None:
        self.short[sku].append((self.clock(), max(0, -self.available(sku))))

    def _oversold(self, channel: int, sku: str, over: int) -> None:
        self.look_up()
        since = self.good_since.get((channel, sku), START)
        why = [
            item
            for item in self.lowered[sku]
            if (item.source != channel or item.undone) and (item.known_at is None or item.known_at > since)
        ]
        explained = sum(item.units for item in why) + self.missing[channel, sku]
        by_owner = sum(item.units for item in why if item.source == OWNER)
        self.figures.oversold += over
        self.figures.oversold_by_owner += min(over, by_owner)
        if self.stores[channel].is_safe and not any(item.undone for item in why):
            self.figures.oversold_safe += over
        self.tell(f"OVERSOLD {over} of {sku} on channel {channel}; explained by {explained} ({by_owner} by the owner)")
        missing = -self.available(sku)
        if self.judging and missing > explained:
            self.broken(
                f"{sku}: {missing} too many are sold with this sale on channel {channel}, and only {explained} went "
                f"unknown since its last good round, which ended at {since:%d. %H:%M:%S}"
            )
        if self.judging and sku in self.strict and over > self.by_owner[sku] + self.by_window[sku]:
            self.broken(f"{sku}: {over} sold too many on channel {channel} under strict quotas")

    def unknown(self, sku: str) -> int:
        """How many units were sold, or taken, of which the book does not know."""
        return sum(item.units for item in self.lowered[sku] if not item.undone and item.known_at is None)

    def sold_by_hand(self, sku: str, units: int, unknown: int) -> None:
        """The owner has promised units that the book says are there; only what the book cannot know may be missing."""
        self.figures.sold += units
        over = min(units, max(0, -self.available(sku)))
        self.figures.oversold += over
        if over:
            self.tell(f"OVERSOLD {over} of {sku} by hand; {unknown} were gone without the book's knowledge")
        if self.judging and over > unknown:
            self.broken(f"{sku}: {over} too many are promised by hand, and the book could know it")

    def unknown_sales(self, channel: int, sku: str) -> int:
        """How many units the channel sold that the book does not know of."""
        self.look_up()
        return sum(
            item.units
            for item in self.lowered[sku]
            if item.source == channel and not item.undone and item.known_at is None
        )

    def known(self, channel: int, in_book: dict[str, datetime]) -> None:
        """The book has these orders, in the version of that moment."""
        for rows in self.lowered.values():
            for item in rows:
                if item.known_at is None and item.source == channel and not item.undone:
                    version = in_book.get(item.order)
                    if version is not None and version >= item.at.replace(microsecond=0):
                        item.known_at = self.clock()

    def forget(self, channel: int, in_book: dict[str, datetime], since: datetime) -> None:
        """The book is an older one again, of that moment: it has only these orders, and knows nothing of what was done
        in the shop since."""
        for rows in self.lowered.values():
            for item in rows:
                if item.source == channel and not item.undone:
                    version = in_book.get(item.order)
                    if version is None or version < item.at.replace(microsecond=0):
                        item.known_at = None
                elif item.source == OWNER and item.unseen_on is None and item.at > since:
                    item.known_at = None

    def told_again(self) -> None:
        """The owner has entered what the book had forgotten."""
        for rows in self.lowered.values():
            for item in rows:
                if item.source == OWNER and item.unseen_on is None and item.known_at is None:
                    item.known_at = self.clock()

    def good_round(self, channel: int, skus: Iterable[str], began: datetime) -> None:
        """A round that began then, and is over now, has brought these items of the channel up to date. What it cannot
        have seen in time to be sure of, it is not blamed for: what happened there while it ran."""
        for sku in skus:
            self.good_since[channel, sku] = self.clock()
            earlier = [missing for at, missing in self.short[sku] if at < began][-1:]
            meanwhile = [missing for at, missing in self.short[sku] if at >= began]
            self.missing[channel, sku] = max([*earlier, *meanwhile, max(0, -self.available(sku))])
            for item in self.lowered[sku]:
                here = item.source == channel if item.undone else item.unseen_on == channel
                if here and item.known_at is None and item.at < began - OLDEST_ANSWER:
                    item.known_at = self.clock()

    def drift(self) -> int:
        """Units that channels show and that are not there."""
        return sum(max(0, number - max(0, self.available(sku))) for sku in self.shelf for number in self.shows(sku))

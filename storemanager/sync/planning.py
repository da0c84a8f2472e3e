"""Deciding what to send: pure functions from what listings should show and were seen to show, to writes in their order.

Only what differs is written (F40), one write an item, sold-out and lowered numbers first (F30). Nothing is written to
what was not seen clearly: that is read first (R4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType

from storemanager.services.listings import Hold, OfferFacts, PriceOffer

GUARD_SHARE_PERCENT = 20
GUARD_LEAST = 5
REPRICED_PERCENT = 30
EMPTIED_PERCENT = 90


@dataclass(frozen=True)
class StockWrite:
    """Bring one item from `seen` to `wanted`. `members` are the listings that share its number, itself included.
    `version` is the state of the ledger it was decided from, `rivals` the listings whose ceilings it rests on (None: it
    is not under a split), `doubtful` one that rests on a reading that may be old (F56): it only lowers."""

    listing_id: int
    product_id: str
    remote_variant_id: str
    title: str
    sku: str
    variant_id: int
    wanted: int
    seen: int | None
    members: tuple[int, ...]
    version: int = 0
    rivals: tuple[int, ...] | None = None
    doubtful: bool = False
    sent_at: datetime | None = None

    @property
    def lowers(self) -> bool:
        return self.seen is None or self.wanted < self.seen


@dataclass(frozen=True)
class StockPlan:
    """`to_read` must be read before anything is decided about them; `settled` need nothing more. `deferred` wait: for
    others to go down first, or for a reading that is worth more."""

    writes: tuple[StockWrite, ...]
    to_read: tuple[int, ...]
    settled: tuple[int, ...]
    shared: tuple[int, ...]
    deferred: tuple[int, ...] = ()

    @property
    def nothing_differs(self) -> bool:
        return not (self.writes or self.to_read or self.deferred)


@dataclass(frozen=True)
class PriceWrite:
    """`back`: an undo gives the channel its former price back; nobody's change, so it is not undone in its turn."""

    listing_id: int
    product_id: str
    remote_variant_id: str
    title: str
    sku: str
    wanted: PriceOffer
    seen: PriceOffer | None
    back: bool = False


@dataclass(frozen=True)
class PricePlan:
    """`jumps` differ by more than half from what is shown and wait for a confirmation (F46)."""

    writes: tuple[PriceWrite, ...]
    jumps: tuple[PriceWrite, ...]


_NO_DOUBTS: Mapping[int, int | None] = MappingProxyType({})


class _Urgency(IntEnum):
    SOLD_OUT = 0
    LOWER = 1
    HIGHER = 2


def plan_stock(facts: Sequence[OfferFacts], doubts: Mapping[int, int | None] = _NO_DOUBTS) -> StockPlan:
    """What to write to these listings of one account. Items that share one number get one write together (F32).
    `doubts`: what was read where the reading proves nothing yet; None where it must not even lower.

    Under a split a number goes up only as far as the ceilings of all others leave room: first they go down, then that
    is confirmed, then this one goes up."""
    writes: list[StockWrite] = []
    to_read: list[int] = []
    settled: list[int] = []
    shared: list[int] = []
    deferred: list[int] = []
    for members in _groups(facts):
        ids = tuple(sorted(member.listing_id for member in members))
        first = min(members, key=lambda member: member.listing_id)
        if any(member.hold is Hold.SHARED for member in members):
            shared += ids
        if any(member.hold is not Hold.NONE for member in members) or first.wanted is None:
            settled += ids
        elif any(member.unclear and member.listing_id not in doubts for member in members) or first.seen is None:
            to_read += ids
        elif any(member.unclear for member in members):
            shown = [doubts.get(member.listing_id) for member in members]
            highest = None if None in shown else max(each for each in shown if each is not None)
            deferred += ids
            if highest is not None and first.wanted < highest:
                writes.append(replace(_stock_write(first, ids), seen=highest, doubtful=True))
        elif first.seen == first.wanted:
            settled += ids
        else:
            room = min((member.room for member in members if member.room is not None), default=first.wanted)
            goal = first.wanted if first.wanted < first.seen else min(first.wanted, room)
            if goal != first.wanted:
                deferred += ids
            if (goal < first.seen and goal == first.wanted) or goal > first.seen:
                writes.append(replace(_stock_write(first, ids), wanted=goal))
    writes.sort(key=_urgency)
    return StockPlan(
        tuple(writes), tuple(sorted(to_read)), tuple(sorted(settled)), tuple(sorted(shared)), tuple(sorted(deferred))
    )


def too_much_sold_out(writes: Sequence[StockWrite], listings: int, share_percent: int) -> bool:
    """Whether so many items would go to zero at once that the owner is asked first (F68)."""
    return too_many(sum(map(empties, writes)), listings, share_percent)


def empties(write: StockWrite) -> bool:
    """Whether it takes nearly all of an item off the shelf there: more than 90 percent of what is shown."""
    if write.seen is None:
        return write.wanted == 0
    return write.seen > 0 and (write.seen - write.wanted) * 100 > write.seen * EMPTIED_PERCENT


def too_much_repriced(writes: Sequence[PriceWrite], listings: int, share_percent: int) -> bool:
    """The same for prices that change by more than 30 percent."""
    repriced = [write for write in writes if write.seen is not None and _change_percent(write) > REPRICED_PERCENT]
    return too_many(len(repriced), listings, share_percent)


def plan_prices(
    facts: Sequence[OfferFacts], *, now: datetime, agreed: Iterable[tuple[int, int, int | None]] = ()
) -> PricePlan:
    """What to reprice. `agreed` holds what the owner has confirmed although it differs much: listing, price and sale
    price."""
    confirmed = set(agreed)
    writes: list[PriceWrite] = []
    jumps: list[PriceWrite] = []
    for fact in facts:
        if fact.price_wanted is None or fact.hold in NO_PRICES:
            continue
        wanted, seen = as_shown(fact.price_wanted, now), fact.price_seen and as_shown(fact.price_seen, now)
        if wanted == seen and not fact.price_unclear:
            continue
        write = PriceWrite(
            fact.listing_id, fact.product_id, fact.remote_variant_id, fact.title, fact.sku, wanted, fact.price_seen
        )
        jump = _change_percent(write) > 50 and (fact.listing_id, wanted.price, wanted.sale_price) not in confirmed
        (jumps if jump else writes).append(write)
    return PricePlan(tuple(writes), tuple(jumps))


NO_PRICES = frozenset({Hold.PAUSED, Hold.DRAFT, Hold.GONE, Hold.FAILED})


def as_shown(offer: PriceOffer, now: datetime) -> PriceOffer:
    """The offer as a shopper meets it from now on, so that two ways of writing the same are equal (F41): a sale that
    is over is no sale, one that has begun began at no particular time, and moments count by the minute."""
    over = offer.sale_to is not None and offer.sale_to <= now
    if offer.sale_price is None or offer.sale_price >= offer.price or over:
        return PriceOffer(offer.price)
    begins = offer.sale_from if offer.sale_from is not None and offer.sale_from > now else None
    return PriceOffer(offer.price, offer.sale_price, _minute(begins), _minute(offer.sale_to))


def _minute(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(second=0, microsecond=0)


def _groups(facts: Sequence[OfferFacts]) -> list[list[OfferFacts]]:
    groups: dict[str | int, list[OfferFacts]] = {}
    for fact in facts:
        groups.setdefault(fact.pool or fact.listing_id, []).append(fact)
    return list(groups.values())


def _stock_write(fact: OfferFacts, members: tuple[int, ...]) -> StockWrite:
    assert fact.wanted is not None
    return StockWrite(
        fact.listing_id, fact.product_id, fact.remote_variant_id, fact.title, fact.sku, fact.variant_id, fact.wanted,
        fact.seen, members, fact.version, None if fact.room is None else fact.rivals, sent_at=fact.sent_at,
    )  # fmt: skip


def _urgency(write: StockWrite) -> tuple[int, int]:
    if write.wanted == 0:
        return _Urgency.SOLD_OUT, write.listing_id
    return (_Urgency.LOWER if write.lowers else _Urgency.HIGHER), write.listing_id


def too_many(count: int, listings: int, share_percent: int) -> bool:
    """Whether so many of an account's listings are more than a mistake of one item."""
    return count >= GUARD_LEAST and count * 100 > listings * share_percent


def _change_percent(write: PriceWrite) -> int:
    """How much the list price or the lowest price changes, in percent of what is shown; a price that was nothing
    jumps."""
    if write.seen is None:
        return 0
    return max(_percent(write.seen.price, write.wanted.price), _percent(_lowest(write.seen), _lowest(write.wanted)))


def _lowest(offer: PriceOffer) -> int:
    return offer.price if offer.sale_price is None else min(offer.price, offer.sale_price)


def _percent(old: int, new: int) -> int:
    if old == new:
        return 0
    return abs(new - old) * 100 // old if old > 0 else 1000

"""What a reading of the channel proves, and what it does not (F56).

An answer may come out of a cache and be up to a minute old. So a reading soon after our own write, or soon after an
order took or gave back units there, may show what was before it. Such a reading is proof only if it shows exactly what
was expected while nothing may have come back there since, or so little that all orders near the last reading must be in
it; anything else stays unclear and is read again when the time is over. Until then it may only lower: an old number
that is believed in can then cost a sale, but never sell a unit twice. Where the channel applies differences (*delta*),
and under a split where it compares, even the expected number proves too little to move a ceiling by: there an old
answer, and a change that is not known yet, could look like it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, case
from sqlmodel import Session, SQLModel

from storemanager.channels.base import PricesAsText, PriceUpdate, Stock, StockReading, StockWriteKind
from storemanager.domain.accounts import Listing, Master, MatchState, SeenFrom
from storemanager.money import Money
from storemanager.services import account_standing
from storemanager.services.bulk import chunks
from storemanager.services.listings import MOST_FAILURES, PriceOffer
from storemanager.sync import echo, listing_notices
from storemanager.sync.desk import Desk
from storemanager.sync.products_in import changed_on_channel, mark_gone, price_seen, remember_price
from storemanager.sync.seen import near_orders
from storemanager.sync.stock_rows import rows_of_products

READ_AT_ONCE = 200
OLD_FOR = timedelta(seconds=75)
"""So long after a change, by the channel's clock, a reading may still show what was there before."""


@dataclass(frozen=True)
class Doubt:
    """A reading that proves nothing yet. `repeats`: it shows what stood there before our last write, so that acting on
    it could do the same thing twice. `until`: when a new reading will be worth more."""

    shown: int
    repeats: bool
    until: datetime


@dataclass(frozen=True)
class Strictness:
    """How much a reading must prove: `deltas` for a channel that applies differences, `split` are listings whose
    ceilings others rest on, `flight` what was sent to listings in this round."""

    deltas: bool = False
    compares: bool = False
    split: Collection[int] = frozenset()
    flight: Mapping[int, int] | None = None

    def exact(self, row: Listing) -> bool:
        return self.deltas or (self.compares and row.id in self.split)


def strictness(channel: object, *, split: Collection[int] = (), flight: Mapping[int, int] | None = None) -> Strictness:
    kind = channel.stock_write_kind if isinstance(channel, Stock) else None
    return Strictness(
        kind is StockWriteKind.DELTA, kind is StockWriteKind.COMPARE_AND_SET, frozenset(split), flight or {}
    )


def store_readings(
    session: Session,
    desk: Desk,
    readings: Sequence[StockReading],
    at: datetime,
    *,
    prices_only: bool = False,
    by: Strictness | None = None,
) -> dict[int, Doubt]:
    """What the channel was read to show, at its own time `at` (rule b); answers the doubtful ones, which stay unclear.
    `prices_only`: no order pull follows, so the stock numbers must not be used."""
    by = by or strictness(desk.channel)
    texts = _read_texts(session, desk, readings)
    by_ref = {(reading.ref.product_id, reading.ref.variant_id): reading for reading in readings}
    doubts: dict[int, Doubt] = {}
    for some in chunks(sorted({product_id for product_id, _ in by_ref})):
        rows = rows_of_products(session, desk.account_id, some)
        read = [(row, by_ref.get((row.remote_product_id, row.remote_variant_id))) for row in rows]
        differing = [row for row, reading in read if reading is not None and reading.stock != row.stock_seen]
        near = {} if prices_only else near_orders(session, differing)
        said = {row.id or 0: reading.complaint for row, reading in read if reading is not None and not reading.gone}
        listing_notices.complaints(session, said, now=desk.now())
        for row, reading in read:
            if reading is None:
                continue
            doubt = _store_reading(session, desk, row, reading, at, prices_only, by, near)
            if texts is not None:
                _compare_text(session, desk, texts, row, reading, at)
            if doubt is not None:
                doubts[row.id or 0] = doubt
    session.flush()
    return doubts


def lower_ceilings(session: Session, account_id: int) -> None:
    """After an order pull that reached its end: what was read before it is now all that is there. The number seen, less
    every order since, bounds what the item can still sell."""
    session.flush()
    session.connection().execute(_LOWER, {"account": account_id})
    session.expire_all()


_LISTING = SQLModel.metadata.tables[str(Listing.__tablename__)]
_SHOWN = case((_LISTING.c.stock_seen > 0, _LISTING.c.stock_seen), else_=0)
_LOWER = (
    _LISTING.update()
    .where(
        _LISTING.c.account_id == bindparam("account"),
        _LISTING.c.dirty.is_(True),
        _LISTING.c.match_state == MatchState.MATCHED,
        _LISTING.c.stock_unclear.is_(False),
        _LISTING.c.stock_seen.is_not(None),
        _LISTING.c.stock_ceiling.is_(None) | (_LISTING.c.stock_ceiling > _SHOWN),
    )
    .values(stock_ceiling=_SHOWN)
)


def _store_reading(
    session: Session,
    desk: Desk,
    row: Listing,
    reading: StockReading,
    at: datetime,
    prices_only: bool,
    by: Strictness,
    near: Mapping[int, int | None],
) -> Doubt | None:
    doubt = None
    if not prices_only:
        doubt = None if reading.gone or reading.stock is None else _doubt(row, reading.stock, at, by, near)
        row.stock_unclear = doubt is not None
    if reading.gone:
        mark_gone(session, row, now=desk.now(), tally=desk.tally)
        return None
    row.dirty = True
    if reading.stock is not None and not prices_only and doubt is None:
        echo.stock_read(desk, row, reading.stock, at, near.get(row.id or 0, 0))
        _count_in_vain(session, desk, row, reading.stock)
        row.stock_seen, row.stock_seen_at, row.stock_seen_from = reading.stock, at, SeenFrom.READ
    if reading.price is not None:
        sale = reading.sale_price.minor if reading.sale_price else None
        shown = PriceOffer(reading.price.minor, sale, reading.sale_from, reading.sale_to)
        if not prices_only:
            echo.price_read(session, row, price_seen(row), shown, now=desk.now())
        remember_price(row, shown, at)
    session.add(row)
    return doubt


def _read_texts(session: Session, desk: Desk, readings: Sequence[StockReading]) -> _Texts | None:
    """Where a channel shows its prices as text only, they can be held against what was sent."""
    channel = desk.channel
    if not isinstance(channel, PricesAsText) or all(reading.shown_price is None for reading in readings):
        return None
    account = account_standing.get(session, desk.account_id)
    return _Texts(channel, account.currency, account.price_master is Master.BOOK)


@dataclass(frozen=True)
class _Texts:
    channel: PricesAsText
    currency: str
    ours_wins: bool


def _compare_text(
    session: Session, desk: Desk, texts: _Texts, row: Listing, reading: StockReading, at: datetime
) -> None:
    """A price that was changed there is sent again; where the book is not the master it is taken or asked about, if the
    text can only mean one thing. An answer that may be older than our own write proves nothing."""
    sent, shown = price_seen(row), reading.shown_price
    if sent is None or shown is None or row.price_unclear or _lately(row.price_seen_at, at):
        return
    sale = None if sent.sale_price is None else Money(sent.sale_price, texts.currency)
    update = PriceUpdate(reading.ref, Money(sent.price, texts.currency), sale, sent.sale_from, sent.sale_to)
    if texts.channel.shows_price(shown, update):
        return
    if texts.ours_wins:
        row.price_unclear = True
    elif shown.amount is not None and (shown.sale_amount is not None or not shown.sale_price):
        theirs = PriceOffer(
            shown.amount.minor,
            None if shown.sale_amount is None else shown.sale_amount.minor,
            shown.sale_from if shown.sale_amount else None,
            shown.sale_to if shown.sale_amount else None,
        )
        remember_price(row, theirs, at)
        session.add(row)
        changed_on_channel(session, row, theirs, texts.currency, desk.now(), desk.tally)


def _doubt(row: Listing, shown: int, at: datetime, by: Strictness, near: Mapping[int, int | None]) -> Doubt | None:
    written, moved = _lately(row.stock_sent_at, at), _lately(row.stock_moved_at, at)
    if not (written or moved) or (row.stock_seen is None and not by.exact(row)):
        return None
    flight = by.flight or {}
    expected = flight.get(row.id or 0, row.stock_seen)
    if by.exact(row):
        # Our raise is there: nothing older could be as high.
        ours = flight.get(row.id or 0)
        raised = ours is not None and row.stock_before is not None and ours > row.stock_before
        proven = shown == expected and raised and not moved
    else:
        # A channel that compares refuses what is wrong, so there any number may be tried.
        expected_now = shown == expected and not (moved and _may_show_more(row, shown))
        proven = expected_now or by.compares or (not written and shown == _lowest(row, near))
    if proven:
        return None
    last = max(moment for moment in (row.stock_sent_at, row.stock_moved_at) if moment is not None)
    return Doubt(shown, written and shown == row.stock_before, last + OLD_FOR)


def _may_show_more(row: Listing, shown: int) -> bool:
    """Units may have been put back there since our last write: an answer from before that looks just like what was
    expected."""
    if row.stock_moved_at is None or (row.stock_sent_at is not None and row.stock_sent_at >= row.stock_moved_at):
        return False
    return row.stock_ceiling is not None and row.stock_ceiling > max(0, shown)


def _lowest(row: Listing, near: Mapping[int, int | None]) -> int | None:
    """What the item shows if all orders near the last reading came after it: nothing older could be as low, so whoever
    shows it has them all in it."""
    units = near.get(row.id or 0)
    return None if units is None or row.stock_seen is None else row.stock_seen - units


def _lately(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and at - moment <= OLD_FOR


def _count_in_vain(session: Session, desk: Desk, row: Listing, shown: int) -> None:
    """The channel acknowledged our last number and shows the one before it for good: three times, and the item waits
    for the owner (F34)."""
    acknowledged = row.stock_seen_from is SeenFrom.WRITE and row.stock_seen != shown
    moved = row.stock_moved_at is not None and row.stock_sent_at is not None and row.stock_moved_at >= row.stock_sent_at
    if not acknowledged or shown != row.stock_before or moved:
        return
    wanted, row.stock_before = row.stock_seen, None
    row.failures += 1
    session.add(row)
    session.flush()
    if row.failures >= MOST_FAILURES and wanted is not None:
        listing_notices.not_taking(session, row.id or 0, shown, wanted, now=desk.now())

"""Sending prices: only what differs for a shopper, never over an open question, and read back like stock."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlmodel import Session, col

from storemanager.channels.base import ListingRef, Outcome, Prices, PriceUpdate, Stock, WriteLimits, WriteResult
from storemanager.channels.errors import SignInError
from storemanager.domain.accounts import Listing, Master
from storemanager.money import Money
from storemanager.services import account_standing, attention, listings
from storemanager.services.attention import ATTENTION
from storemanager.services.bulk import chunks
from storemanager.services.listings import OfferFacts, PriceOffer
from storemanager.sync import guard, listing_notices, price_conflicts, put_back, rights, sent
from storemanager.sync.desk import Desk
from storemanager.sync.planning import NO_PRICES, PriceWrite, as_shown, plan_prices
from storemanager.sync.products_in import mark_gone, price_seen, remember_price
from storemanager.sync.readings import READ_AT_ONCE, store_readings
from storemanager.sync.status import Phase
from storemanager.texts import translate


def push_prices(desk: Desk, channel: Prices) -> None:
    """Bring the prices of one account's items to what the book says."""
    with desk.write() as session:
        writes, currency = _decide(session, desk)
        if not writes:
            rights.granted(session, desk, rights.PRICES)
    if not writes:
        return
    limits = channel.write_limits if isinstance(channel, Stock) else WriteLimits()
    with desk.write() as session:
        marked = _mark(session, [write.listing_id for write in writes])
    done = 0
    written: list[PriceWrite] = []
    for batch in chunks(writes, limits.batch):
        desk.check()
        try:
            results = channel.write_prices([_update(write, currency) for write in batch])
        except SignInError as error:
            # With every other error what is marked and was not sent is written next time, which is harmless. A right
            # may be missing for long: what is typed in there meanwhile is to be noticed, so nothing stays unclear.
            rights.hold(desk, rights.PRICES, error)
            with desk.write() as session:
                _unmark(session, marked & {write.listing_id for write in writes[done:]})
            break
        with desk.write() as session:
            stored = _store(session, desk, batch, results)
            if stored and not written:
                rights.granted(session, desk, rights.PRICES)
            written += stored
        done += len(batch)
        desk.tell(Phase.PRICES, done, len(writes))
    _confirm(desk, written)


def _decide(session: Session, desk: Desk) -> tuple[list[PriceWrite], str]:
    account = account_standing.get(session, desk.account_id)
    if account.price_master is Master.CHANNEL:
        return [], account.currency
    found = listings.facts(session, desk.account_id, listings.dirty_ids(session, desk.account_id), with_stock=False)
    ids = [fact.listing_id for fact in found]
    agreed = price_conflicts.agreed_jumps(session, ids, now=desk.now())
    plan = plan_prices(found, now=desk.now(), agreed=agreed)
    back = put_back.waiting(session, desk.account_id)
    asked = price_conflicts.in_conflict(session, ids) | back.keys()
    refused = refused_prices(session, ids)
    open_ids = {write.listing_id for write in (*plan.writes, *plan.jumps)}
    price_conflicts.close_settled(
        session, [listing_id for listing_id in ids if listing_id not in open_ids], now=desk.now()
    )
    writes = [
        write
        for write in plan.writes
        if write.listing_id not in asked and refused.get(write.listing_id) != offer_key(write.wanted)
    ]
    jumps = [jump for jump in plan.jumps if jump.listing_id not in asked]
    price_conflicts.ask_about_jumps(session, desk.account_id, jumps, now=desk.now())
    desk.tally.add("stopped", len(jumps))
    stopped = guard.stop_mass_repricing(session, desk.account_id, writes, now=desk.now())
    desk.tally.add("stopped", len(stopped))
    writes = [write for write in writes if write.listing_id not in stopped]
    given_back = _put_back(found, back, refused, now=desk.now())
    if back and not given_back:
        put_back.close_settled(session, desk.account_id, back, now=desk.now())
    return writes + given_back, account.currency


def _put_back(
    found: Sequence[OfferFacts], back: Mapping[int, put_back.Back], refused: Mapping[int, str], *, now: datetime
) -> list[PriceWrite]:
    """What an undo gives back to the channel, where it still shows what was sent."""
    writes: list[PriceWrite] = []
    for fact in found:
        price = back.get(fact.listing_id)
        if price is None or fact.price_seen is None or fact.hold in NO_PRICES:
            continue
        seen, former = as_shown(fact.price_seen, now), as_shown(price.former, now)
        ours = seen == as_shown(price.sent, now) or fact.price_unclear
        if ours and (seen != former or fact.price_unclear) and refused.get(fact.listing_id) != offer_key(former):
            writes.append(
                PriceWrite(
                    fact.listing_id, fact.product_id, fact.remote_variant_id, fact.title, fact.sku, former,
                    fact.price_seen, back=True,
                )
            )  # fmt: skip
    return writes


def refused_prices(session: Session, listing_ids: Sequence[int]) -> Mapping[int, str]:
    """Listing -> the offer the channel did not take (`offer_key`); it is not sent again before it is another, or the
    owner says so."""
    found: dict[int, str] = {}
    session.flush()
    for some in chunks([refused_key(each) for each in listing_ids]):
        refused = session.connection().execute(_REFUSED, {"keys": some})
        found |= {listing_id: payload.get("offer", "") for listing_id, payload in refused if listing_id}
    return found


_REFUSED = select(ATTENTION.c.listing_id, ATTENTION.c.payload).where(
    ATTENTION.c.open_key.in_(bindparam("keys", expanding=True))
)


def offer_key(offer: PriceOffer) -> str:
    """An offer in one word: another sale price, or another end of the sale, is another offer."""
    return f"{offer.price}|{offer.sale_price}|{offer.sale_from}|{offer.sale_to}"


def refused_key(listing_id: int) -> str:
    return f"refused-price:{listing_id}"


def _update(write: PriceWrite, currency: str) -> PriceUpdate:
    offer = write.wanted
    sale = None if offer.sale_price is None else Money(offer.sale_price, currency)
    ref = ListingRef(write.product_id, write.remote_variant_id)
    return PriceUpdate(ref, Money(offer.price, currency), sale, offer.sale_from, offer.sale_to)


def _mark(session: Session, listing_ids: Sequence[int]) -> set[int]:
    """Answers which were clear before."""
    clear: set[int] = set()
    for some in chunks(list(listing_ids)):
        these = col(Listing.id).in_(some)
        clear.update(session.scalars(select(col(Listing.id)).where(these, col(Listing.price_unclear).is_(False))))
        session.execute(update(Listing).where(these).values(price_unclear=True, dirty=True))
    return clear


def _unmark(session: Session, listing_ids: Collection[int]) -> None:
    for some in chunks(sorted(listing_ids)):
        session.execute(update(Listing).where(col(Listing.id).in_(some)).values(price_unclear=False))


def _store(
    session: Session, desk: Desk, batch: Sequence[PriceWrite], results: Sequence[WriteResult]
) -> list[PriceWrite]:
    """What the channel said of each; answers those to be read back."""
    by_ref = {(result.ref.product_id, result.ref.variant_id): result for result in results}
    at, now = desk.channel.server_now(), desk.now()
    done: list[PriceWrite] = []
    kept: list[sent.Sent] = []
    for write in batch:
        result = by_ref.get((write.product_id, write.remote_variant_id))
        row = session.get(Listing, write.listing_id)
        if result is None or row is None or result.outcome in (Outcome.UNKNOWN, Outcome.NOT_SENT):
            continue
        if result.outcome is Outcome.DONE:
            kept.append(sent.price(write, at=now))
            remember_price(row, write.wanted, at)
            done.append(write)
            desk.tally.add("prices_written")
        elif result.gone:
            row.price_unclear = False
            mark_gone(session, row, now=now, tally=desk.tally)
        else:
            row.price_unclear = False
            desk.tally.add("prices_refused")
            problem = result.problem or translate("sync", "The channel gave no reason.")
            listing_notices.write_refused(
                session, write.listing_id, "price", problem, result.code, advice=result.advice,
                offer=offer_key(write.wanted), now=now,
            )  # fmt: skip
        session.add(row)
    session.flush()
    sent.remember(session, desk.run_id, kept)
    return done


def _confirm(desk: Desk, written: Sequence[PriceWrite]) -> None:
    """Read the written items back where the channel can be read in bulk; a price it shows differently is told, not
    fought over."""
    channel = desk.channel
    if not isinstance(channel, Stock):
        return
    for some in chunks(list(written), READ_AT_ONCE):
        desk.check()
        readings = channel.read_stock([ListingRef(write.product_id, write.remote_variant_id) for write in some])
        at = desk.channel.server_now()
        with desk.write() as session:
            store_readings(session, desk, readings, at, prices_only=True)
            for write in some:
                _compare(session, desk, write)


def _compare(session: Session, desk: Desk, write: PriceWrite) -> None:
    row = session.get(Listing, write.listing_id)
    shown = price_seen(row) if row is not None else None
    now: datetime = desk.now()
    if shown is None or as_shown(shown, now) == as_shown(write.wanted, now):
        attention.resolve(session, refused_key(write.listing_id), resolution="written", now=now)
        return
    desk.tally.add("prices_refused")
    problem = translate("sync", "It was sent and read back, and it shows another price or another sale period.")
    listing_notices.write_refused(
        session, write.listing_id, "price", problem, "", offer=offer_key(write.wanted), now=now
    )

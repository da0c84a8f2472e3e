"""The owner's ways out where a channel shows something else than it should, and doing what one of them says."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from storemanager.domain.accounts import ChannelAccount, Listing, Master
from storemanager.domain.catalog import Variant
from storemanager.domain.stock import StockLevel
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.money import Money
from storemanager.services import accounts, attention, channel_prices, listings, stock
from storemanager.services.catalog_details import VariantDetail
from storemanager.services.listings import OfferFacts, PriceOffer
from storemanager.services.stock_reservations import default_location
from storemanager.sync.price_conflicts import conflict_key
from storemanager.sync.products_in import sensible
from storemanager.sync.shown_rows import Three, Way
from storemanager.texts import translate


def stock_ways(fact: OfferFacts, variant: VariantDetail) -> tuple[Way, ...]:
    """What can be done about a number that differs."""
    if fact.seen is None or fact.wanted is None or fact.seen == fact.wanted:
        return ()
    more = fact.seen - fact.wanted
    on_hand = variant.on_hand // variant.quantity_scale
    counted = _COUNT_MORE if more > 0 else _COUNT_LESS
    can_count = variant.track_stock and on_hand + more >= 0
    return (
        Way("book", _BOOK_STOCK(number=fact.wanted), _ALWAYS_THE_BOOK, True),
        Way("ask", _ASK, _ONLY_PRICES, False, False),
        Way("count", counted(units=abs(more)), _IF_COUNTED(number=on_hand + more), False, can_count),
    )


def price_ways(account: ChannelAccount, price: Three, sale: Three) -> tuple[Way, ...]:
    """Who wins over prices on the account, and taking the one over that is shown."""
    master, shown = account.price_master, price.shown
    ways = [
        Way("book", _BOOK_PRICE, _BOOK_PRICE_NOTE, master is Master.BOOK),
        Way("ask", _ASK, _ASK_NOTE, master is Master.ASK),
        Way("channel", _CHANNEL_PRICE, _CHANNEL_PRICE_NOTE, master is Master.CHANNEL),
    ]
    if shown is not None and (price.sent, sale.sent) != (price.shown, sale.shown):
        ways.append(Way("take price", _TAKE_PRICE(price=Money(shown, account.currency)), _TAKE_PRICE_NOTE, False))
    return tuple(ways)


def choose_way(session: Session, listing_id: int, key: str, *, now: datetime, actor: str = "") -> None:
    """Do what one of the ways says. Raises StoreError when it cannot be done any more."""
    listing = session.get(Listing, listing_id)
    if listing is None or listing.variant_id is None:
        raise NotFoundError(
            translate("channels shown", "This item of the channel is not in the book any more."),
            translate("channels shown", "Open the page again."),
        )
    if key in _MASTERS:
        accounts.update_policy(session, listing.account_id, price_master=_MASTERS[key])
    elif key == "take price":
        _take_price(session, listing, now, actor)
    elif key == "count":
        _count(session, listing, now, actor)
    listing.dirty = True
    session.add(listing)


_MASTERS = {"book": Master.BOOK, "ask": Master.ASK, "channel": Master.CHANNEL}


def _take_price(session: Session, listing: Listing, now: datetime, actor: str) -> None:
    assert listing.variant_id is not None
    assert listing.id is not None
    if listing.price_seen is None:
        raise _not_read()
    shown = PriceOffer(listing.price_seen, listing.sale_price_seen, listing.sale_from_seen, listing.sale_to_seen)
    channel_prices.take(session, listing.account_id, {listing.variant_id: sensible(shown)}, now=now, actor=actor)
    attention.resolve(session, conflict_key(listing.id), resolution="theirs", now=now)


def _count(session: Session, listing: Listing, now: datetime, actor: str) -> None:
    """What the channel shows more, or less, than it should was really there."""
    assert listing.variant_id is not None
    facts = listings.facts(session, listing.account_id, [listing.id or 0])
    fact = next((each for each in facts if each.listing_id == listing.id), None)
    if fact is None or fact.wanted is None or fact.seen is None or fact.unclear:
        raise _not_read()
    scale = session.get_one(Variant, listing.variant_id).quantity_scale
    location = default_location(session)
    level = session.get(StockLevel, (listing.variant_id, location))
    there = (level.on_hand if level is not None else 0) + (fact.seen - fact.wanted) * scale
    note = str(translate("channels shown", "Taken over from what a channel showed"))
    stock.count(session, listing.variant_id, there, location_id=location, note=note, now=now, actor=actor)


def _not_read() -> NotAllowedError:
    return NotAllowedError(
        translate("channels shown", "What the channel shows is not known for sure."),
        translate("channels shown", "Read the channel again first."),
    )


_BOOK_STOCK = translate("channels shown", "The book wins: send {number} again")
_ALWAYS_THE_BOOK = translate("channels shown", "stock always follows the book")
_ASK = translate("channels shown", "Ask me each time")
_ONLY_PRICES = translate("channels shown", "only for prices")
_ASK_NOTE = translate("channels shown", "both prices are shown side by side, and nothing is sent before")
_COUNT_MORE = translate("channels shown", "Into the book: count {units} more")
_COUNT_LESS = translate("channels shown", "Into the book: count {units} fewer")
_IF_COUNTED = translate("channels shown", "if you have really counted {number}")
_BOOK_PRICE = translate("channels shown", "The book wins")
_BOOK_PRICE_NOTE = translate("channels shown", "a price that was changed there is overwritten")
_CHANNEL_PRICE = translate("channels shown", "The channel wins")
_CHANNEL_PRICE_NOTE = translate("channels shown", "a price that was changed there comes into the book")
_TAKE_PRICE = translate("channels shown", "Take {price} over once")
_TAKE_PRICE_NOTE = translate(
    "channels shown", "into the book where that is exact, otherwise as this channel's own price"
)

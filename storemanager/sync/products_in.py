"""Taking a channel's products in as listings: what is there, under which ids, and what it was seen to show.

A stock number that comes along with a product is a hint only (F37): the first one is taken, a later one that differs
from what we remember lets the item be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from storemanager.channels.base import RemoteProduct, RemoteVariant
from storemanager.domain.accounts import Listing, Master, MatchState, SeenFrom
from storemanager.services import account_standing, attention, channel_prices
from storemanager.services.bulk import chunks
from storemanager.services.listings import PriceOffer
from storemanager.sync import contents, echo, listing_notices, price_conflicts
from storemanager.sync.planning import as_shown
from storemanager.sync.stock_rows import rows_of_products
from storemanager.sync.tally import Tally

_GONE_STATUSES = frozenset({"trashed", "deleted"})


def take_products(
    session: Session,
    account_id: int,
    products: Sequence[RemoteProduct],
    *,
    read_at: datetime,
    now: datetime,
    tally: Tally,
) -> bool:
    """Bring the listings up to date with these products; answers whether a stock number was taken that needs an order
    pull before it may be used."""
    if not products:
        return False
    known = _known(session, account_id, [product.remote_id for product in products])
    contents.take(session, account_id, products, at=now)
    first_numbers = False
    for product in products:
        rows = known.get(product.remote_id, {})
        for variant in product.variants:
            listing = rows.pop(variant.ref.variant_id, None)
            if listing is None:
                listing = Listing(
                    account_id=account_id, remote_product_id=product.remote_id,
                    remote_variant_id=variant.ref.variant_id, updated_at=now,
                )  # fmt: skip
                tally.add("listings_new")
            _describe(listing, product, variant, now)
            first_numbers |= _take_stock(listing, variant, read_at)
            session.add(listing)
            _take_price(session, listing, variant, read_at, now, tally)
            _existence(session, listing, product.status in _GONE_STATUSES, now, tally)
        for listing in rows.values():  # a product is whole: what is not in it is not there any more
            _existence(session, listing, True, now, tally)
    session.flush()
    return first_numbers


def mark_gone(session: Session, listing: Listing, *, now: datetime, tally: Tally) -> None:
    """The channel says that the item is not there (any more)."""
    _existence(session, listing, True, now, tally)


def _known(session: Session, account_id: int, product_ids: Sequence[str]) -> dict[str, dict[str, Listing]]:
    found: dict[str, dict[str, Listing]] = {}
    for some in chunks(sorted(set(product_ids))):
        for listing in rows_of_products(session, account_id, some):
            found.setdefault(listing.remote_product_id, {})[listing.remote_variant_id] = listing
    return found


def _describe(listing: Listing, product: RemoteProduct, variant: RemoteVariant, now: datetime) -> None:
    """Copy the item's words; with another SKU or barcode, matching looks at it again."""
    values = ", ".join(value for _, value in variant.options)
    title = f"{product.title} · {values}" if values and variant.ref.variant_id else product.title
    renamed = (listing.remote_sku, listing.remote_barcode) != (variant.sku, variant.barcode)
    if renamed and listing.match_state is MatchState.UNMATCHED and listing.match_reason != "owner":
        listing.match_reason = ""
    listing.remote_title, listing.remote_url, listing.remote_status = title, product.url, product.status
    listing.remote_sku, listing.remote_barcode = variant.sku, variant.barcode
    listing.pool = product.remote_id if variant.stock_shared else None
    listing.updated_at = now


def _take_stock(listing: Listing, variant: RemoteVariant, read_at: datetime) -> bool:
    managed = variant.stock is not None
    if managed != listing.stock_managed:
        listing.stock_managed, listing.dirty = managed, True
    if variant.stock is None:
        return False
    if listing.stock_seen is None:
        listing.stock_seen, listing.stock_seen_at = variant.stock, read_at
        listing.stock_seen_from, listing.dirty = SeenFrom.READ, True
        return True
    if listing.stock_seen != variant.stock and not listing.stock_unclear:
        listing.stock_unclear = listing.dirty = True
    return False


def _take_price(
    session: Session,
    listing: Listing,
    variant: RemoteVariant,
    read_at: datetime,
    now: datetime,
    tally: Tally,
) -> None:
    """Remember the price that is shown; where it was changed on the channel, the account's rule says who wins. One that
    was read off a text is the first look only: afterwards the text itself is held against what was sent."""
    if variant.price is None or (variant.price_as_text and listing.price_seen is not None):
        return
    shown = PriceOffer(
        variant.price.minor,
        variant.sale_price.minor if variant.sale_price else None,
        variant.sale_from,
        variant.sale_to,
    )
    before = price_seen(listing)
    echo.price_read(session, listing, before, shown, now=now)
    changed_there = before is not None and not listing.price_unclear and as_shown(before, now) != as_shown(shown, now)
    remember_price(listing, shown, read_at)
    listing.dirty = listing.dirty or before != shown
    session.add(listing)
    if changed_there:
        changed_on_channel(session, listing, shown, variant.price.currency, now, tally)


def changed_on_channel(
    session: Session, listing: Listing, shown: PriceOffer, currency: str, now: datetime, tally: Tally
) -> None:
    """The price of a listing was changed there: the account's rule says who wins."""
    if listing.variant_id is None or listing.match_state is not MatchState.MATCHED:
        return
    account = account_standing.get(session, listing.account_id)
    if account.price_master is Master.CHANNEL and account.currency == currency:
        session.flush()
        took = {listing.variant_id: sensible(shown)}
        channel_prices.take(session, listing.account_id, took, now=now, actor=account.name)
        tally.add("prices_taken")
    elif account.price_master is Master.ASK:
        price_conflicts.ask(session, listing, shown, now=now)


def sensible(shown: PriceOffer) -> PriceOffer:
    """What a shopper there meets: a sale that is none, or ends before it begins, is left out."""
    sale, begins, ends = shown.sale_price, shown.sale_from, shown.sale_to
    if sale is None or sale >= shown.price or (begins is not None and ends is not None and ends <= begins):
        return PriceOffer(shown.price)
    return shown


def price_seen(listing: Listing) -> PriceOffer | None:
    if listing.price_seen is None:
        return None
    return PriceOffer(listing.price_seen, listing.sale_price_seen, listing.sale_from_seen, listing.sale_to_seen)


def remember_price(listing: Listing, shown: PriceOffer, at: datetime) -> None:
    listing.price_seen, listing.sale_price_seen = shown.price, shown.sale_price
    listing.sale_from_seen, listing.sale_to_seen = shown.sale_from, shown.sale_to
    listing.price_seen_at, listing.price_unclear = at, False


def _existence(session: Session, listing: Listing, gone: bool, now: datetime, tally: Tally) -> None:
    if gone == (listing.gone_at is not None):
        return
    listing.gone_at = now if gone else None
    listing.dirty = True
    if not gone:
        listing.stock_unclear = True
    session.add(listing)
    session.flush()
    if gone:
        tally.add("listings_gone")
        if listing.match_state is MatchState.MATCHED:
            listing_notices.listing_gone(session, listing.id or 0, now=now)
    else:
        attention.resolve(session, f"listing-gone:{listing.id}", resolution="it is there again", now=now)

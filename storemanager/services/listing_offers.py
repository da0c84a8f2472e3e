"""What each listing should show, derived from the book and never stored: stock by the offer policy, price and sale
price.

`facts` gives, for some listings of an account, all that deciding needs: a constant number of statements for each 500.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlmodel import Session, select

from storemanager.domain.accounts import AccountState, ChannelAccount
from storemanager.domain.catalog import ProductStatus
from storemanager.domain.offers import Limits, offered
from storemanager.services import channel_terms, listing_items, offer_split, stock
from storemanager.services.bulk import chunks
from storemanager.services.channel_terms import PriceOffer, Terms
from storemanager.services.listing_items import Goods, Item
from storemanager.services.offer_rows import Seller
from storemanager.services.offer_rules import Around, around
from storemanager.services.offer_split import MOST_FAILURES, Quota

AT_ONCE = 2000
"""Listings that are looked at together: enough to ask little, few enough to hold in memory."""


class Hold(Enum):
    """Why nothing is written to a listing now."""

    NONE = ""
    PAUSED = "paused"
    UNTRACKED = "untracked"  # the book keeps no number for the product
    UNMANAGED = "unmanaged"  # the channel keeps none for the item
    DRAFT = "draft"  # the product is not offered anywhere yet
    GONE = "gone"  # the item is not on the channel any more
    FAILED = "failed"  # three tries were in vain
    SHARED = "shared"  # several variants with different numbers share one number there


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """One matched listing: what it should show, what it was last seen to show, and what stands in the way of
    writing. Under a split, `room` is the most it may be raised to now (None: not split), and `rivals` are the listings
    whose ceilings it rests on. `version` counts the changes of its stock in the ledger: it names the state a write was
    decided from (F22, F23)."""

    listing_id: int
    account_id: int
    variant_id: int
    product_id: str
    remote_variant_id: str
    sku: str
    title: str
    pool: str | None
    wanted: int | None
    seen: int | None
    unclear: bool
    hold: Hold
    price_wanted: PriceOffer | None
    price_seen: PriceOffer | None
    price_unclear: bool
    dirty: bool
    room: int | None = None
    rivals: tuple[int, ...] = ()
    version: int = 0
    sent_at: datetime | None = None


class OfferState(Enum):
    SAME = "same"
    SENDING = "sending"
    WAITING = "waiting"
    DIFFERS = "differs"
    PAUSED = "paused"
    ABSENT = "absent"


@dataclass(frozen=True)
class OfferView:
    """One cell of the board: what a channel account should show for a variant, and what it shows."""

    wanted: int | None
    seen: int | None
    state: OfferState


def facts(
    session: Session, account_id: int, listing_ids: Sequence[int], *, with_stock: bool = True
) -> list[OfferFacts]:
    """The facts of these listings; unmatched ones are left out. Items that share one number are judged together
    (F32), so the other members of their pools are in the answer too. Without stock, for those who need only prices,
    nothing is wanted of it, and a hold that concerns the number alone says nothing."""
    if not listing_ids:
        return []
    among = around(session)
    found: list[OfferFacts] = []
    for some in _whole_pools(session, account_id, listing_ids):
        found += _facts(session, among, some, with_stock)
    return found


def dirty_ids(session: Session, account_id: int) -> list[int]:
    """The matched listings that something happened to since they were last decided."""
    return [
        listing_id
        for listing_id in session.scalars(listing_items.DIRTY, {"account": account_id})
        if listing_id is not None
    ]


def offered_for(session: Session, variant_ids: Sequence[int]) -> dict[tuple[int, int], OfferView]:
    """For each (variant, channel account) with a listing: what should be there and what is. Several listings of a
    variant on one account are summed up by the worst of them."""
    views: dict[tuple[int, int], OfferView] = {}
    accounts = {account.id: account for account in session.exec(select(ChannelAccount))}
    among = around(session)
    by_account: dict[int, list[Item]] = {}
    for some in chunks(list(variant_ids)):
        for row in map(Item._make, session.execute(listing_items.ITEMS_THERE, {"ids": some})):
            by_account.setdefault(row.account_id, []).append(row)
    for account_id, rows in by_account.items():
        for fact in _facts(session, among, rows):
            place = (fact.variant_id, account_id)
            view = OfferView(fact.wanted, fact.seen, _state(fact, accounts[account_id]))
            if place not in views or _BADNESS[view.state] > _BADNESS[views[place].state]:
                views[place] = view
    return views


_BADNESS = {
    OfferState.SAME: 0,
    OfferState.ABSENT: 0,
    OfferState.PAUSED: 1,
    OfferState.SENDING: 2,
    OfferState.WAITING: 3,
    OfferState.DIFFERS: 4,
}


def _state(fact: OfferFacts, account: ChannelAccount) -> OfferState:
    if fact.hold in (Hold.PAUSED, Hold.DRAFT) or account.state is not AccountState.ACTIVE or not account.push_stock:
        return OfferState.PAUSED
    if fact.unclear:
        return OfferState.SENDING if account.lease_holder else OfferState.WAITING
    if fact.wanted is None or fact.wanted == fact.seen:
        return OfferState.SAME
    return OfferState.WAITING if fact.dirty and fact.hold is Hold.NONE else OfferState.DIFFERS


def _listings(session: Session, ids: Sequence[int]) -> list[Item]:
    found: list[Item] = []
    for some in chunks(list(ids)):
        found += map(Item._make, session.execute(listing_items.ITEMS_BY_ID, {"ids": some}))
    return found


def _whole_pools(session: Session, account_id: int, ids: Sequence[int]) -> Iterator[list[Item]]:
    """These listings and the other members of their pools, in pieces that split no pool: the tables of a large account
    are never in memory all at once."""
    pools: set[str] = set()
    for some in chunks(list(ids), AT_ONCE):
        items = _listings(session, some)
        pools |= {item.pool for item in items if item.pool}
        yield [item for item in items if not item.pool]
    together: list[int] = []
    for members in _members(session, account_id, sorted(pools)):
        together += members
        if len(together) >= AT_ONCE:
            yield _listings(session, together)
            together = []
    if together:
        yield _listings(session, together)


def _members(session: Session, account_id: int, pools: Sequence[str]) -> Iterator[list[int]]:
    """The ids of each pool's listings."""
    for names in chunks(pools):
        found: dict[str, list[int]] = {name: [] for name in names}
        for listing_id, pool in session.execute(listing_items.IN_POOLS, {"account": account_id, "pools": names}):
            found[pool].append(listing_id)
        yield from found.values()


def _facts(session: Session, among: Around, rows: Sequence[Item], with_stock: bool = True) -> list[OfferFacts]:
    if not rows:
        return []
    account = among.sellers[rows[0].account_id]
    variant_ids = sorted({row.variant_id for row in rows})
    variants = _variants(session, variant_ids)
    counted = variant_ids if with_stock else []
    availability = stock.availability(session, counted, has_bundles=among.has_bundles) if counted else {}
    quotas = offer_split.quotas(session, counted, among) if counted else {}
    shared_offer = {
        variant_id: _wanted(availability[variant_id].available, goods, account)
        for variant_id, goods in variants.items()
        if variant_id in availability
    }
    wanted = {row.id: _in_quota(shared_offer.get(row.variant_id), quotas.get(row.id)) for row in rows}
    uneven = _uneven_pools(rows, wanted)
    uncounted = _uncounted(session, variant_ids)
    same_money = among.currency == account.currency
    own_terms = channel_terms.of_variants(session, account.id, variant_ids, account.price_rule) if among.terms else {}
    usual = channel_terms.of_account(account.price_rule)
    return [
        _fact(
            row, variants[row.variant_id], wanted[row.id], uneven,
            _offer(variants[row.variant_id], own_terms.get(row.variant_id, usual), same_money),
            uncounted, quotas.get(row.id),
            availability[row.variant_id].version if row.variant_id in availability else 0,
        )
        for row in rows
        if row.variant_id in variants
    ]  # fmt: skip


def _offer(goods: Goods, terms: Terms, same_money: bool) -> PriceOffer | None:
    """The prices it should show: the book's, through what was agreed for this account."""
    if goods.status is not ProductStatus.ACTIVE or not goods.active:
        return None
    book = None
    if same_money and goods.price is not None:
        book = PriceOffer(goods.price, goods.sale_price, goods.sale_from, goods.sale_to)
    return channel_terms.there(book, terms)


def _in_quota(shared: int | None, quota: Quota | None) -> int | None:
    return shared if shared is None or quota is None else min(shared, quota.units)


def stock_versions(session: Session, variant_ids: Collection[int]) -> dict[int, int]:
    """How often the stock of each variant, or of what a bundle is made of, has changed: the same number means that
    nothing has happened in between."""
    return {variant_id: there.version for variant_id, there in stock.availability(session, variant_ids).items()}


def _uncounted(session: Session, variant_ids: Sequence[int]) -> frozenset[int]:
    """Variants whose first count is on its way: their zero is no number to send, on any account."""
    found: set[int] = set()
    for some in chunks(list(variant_ids)):
        found |= {
            variant_id
            for variant_id in session.scalars(listing_items.UNCOUNTED, {"ids": some})
            if variant_id is not None
        }
    return frozenset(found)


def _variants(session: Session, ids: Sequence[int]) -> dict[int, Goods]:
    found: dict[int, Goods] = {}
    for some in chunks(list(ids)):
        for goods in map(Goods._make, session.execute(listing_items.GOODS, {"ids": some})):
            found[goods.id] = goods
    return found


def _wanted(available: int, goods: Goods, account: Seller) -> int | None:
    """The larger of the two safety stocks is held back: the variant's says how precious it is, the account's how slow
    the channel."""
    if not goods.track_stock or goods.status is ProductStatus.DRAFT:
        return None
    if not goods.active or goods.status is ProductStatus.ARCHIVED:
        return 0
    scale = goods.quantity_scale
    held = max(goods.safety_stock, account.safety_stock * scale)
    return offered(available, Limits(held, account.share_percent, account.cap), scale=scale)


def _uneven_pools(rows: Iterable[Item], wanted: Mapping[int, int | None]) -> frozenset[str]:
    numbers: dict[str, set[int | None]] = {}
    for row in rows:
        if row.pool:
            numbers.setdefault(row.pool, set()).add(wanted[row.id])
    return frozenset(pool for pool, found in numbers.items() if len(found) > 1)


def _fact(
    row: Item,
    goods: Goods,
    wanted: int | None,
    shared: frozenset[str],
    offer: PriceOffer | None,
    uncounted: frozenset[int],
    quota: Quota | None,
    version: int,
) -> OfferFacts:
    price_seen = (
        None
        if row.price_seen is None
        else PriceOffer(row.price_seen, row.sale_price_seen, row.sale_from_seen, row.sale_to_seen)
    )
    return OfferFacts(
        listing_id=row.id, account_id=row.account_id, variant_id=goods.id, product_id=row.product_id,
        remote_variant_id=row.remote_variant_id, sku=goods.sku, title=row.title, pool=row.pool,
        wanted=wanted, seen=row.stock_seen, unclear=row.stock_unclear,
        hold=Hold.PAUSED if goods.id in uncounted else _hold(row, goods.status, wanted, shared),
        price_wanted=offer, price_seen=price_seen, price_unclear=row.price_unclear, dirty=row.dirty,
        room=None if quota is None else quota.room, rivals=() if quota is None else quota.rivals, version=version,
        sent_at=row.sent_at,
    )  # fmt: skip


def _hold(row: Item, status: ProductStatus, wanted: int | None, shared: frozenset[str]) -> Hold:
    if row.paused:
        return Hold.PAUSED
    if row.gone_at is not None:
        return Hold.GONE
    if status is ProductStatus.DRAFT:
        return Hold.DRAFT
    if row.failures >= MOST_FAILURES:
        return Hold.FAILED
    if row.pool in shared:
        return Hold.SHARED
    if not row.stock_managed:
        return Hold.UNMANAGED
    return Hold.UNTRACKED if wanted is None else Hold.NONE

"""Listings: what is shown and what should be, and the owner's decisions about doubtful pairs."""

from typing import Any

import pytest
from sqlmodel import Session, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import Product, ProductStatus
from storemanager.errors import NotFoundError
from storemanager.services import accounts, catalog, listings
from storemanager.services.listings import Hold, OfferState
from tests.makers import NOON, a_shop, a_variant


@pytest.fixture
def account(session: Session) -> int:
    a_shop(session)
    account = accounts.add(session, kind="x", name="Web", address="", settings={}, currency="VND", now=NOON)
    accounts.activate(session, account, now=NOON)
    return account


def _listing(session: Session, account: int, number: str, **more: Any) -> int:
    values: dict[str, Any] = {"remote_title": f"Item {number}", "stock_seen": 5, "stock_seen_at": NOON, **more}
    row = Listing(account_id=account, remote_product_id=number, updated_at=NOON, **values)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def _matched(session: Session, account: int, variant: int, number: str = "1", **more: object) -> int:
    return _listing(session, account, number, variant_id=variant, match_state=MatchState.MATCHED, **more)


def _state(session: Session, variant: int, account: int) -> OfferState:
    return listings.offered_for(session, [variant])[variant, account].state


def test_the_board_says_same_waiting_differs_or_paused(session: Session, account: int) -> None:
    mug = a_variant(session, "MUG", on_hand=5)
    listing = _matched(session, account, mug, dirty=False)
    assert _state(session, mug, account) is OfferState.SAME
    row = session.exec(select(Listing).where(Listing.id == listing)).one()
    row.stock_seen = 2
    assert _state(session, mug, account) is OfferState.DIFFERS
    row.dirty = True
    assert _state(session, mug, account) is OfferState.WAITING
    listings.pause(session, listing, now=NOON)
    assert _state(session, mug, account) is OfferState.PAUSED
    listings.resume(session, listing, now=NOON)
    accounts.pause(session, account)
    assert _state(session, mug, account) is OfferState.PAUSED
    assert listings.offered_for(session, [a_variant(session, "CUP")]) == {}


def test_what_is_not_sold_is_offered_nowhere_and_a_draft_is_left_alone(session: Session, account: int) -> None:
    mug = a_variant(session, "MUG", on_hand=5)
    listing = _matched(session, account, mug)
    product = catalog.variant(session, mug).product_id
    catalog.archive(session, [product], now=NOON)
    [fact] = listings.facts(session, account, [listing])
    assert (fact.wanted, fact.hold, fact.price_wanted) == (0, Hold.NONE, None)

    row = session.get(Product, product)
    assert row is not None
    row.status = ProductStatus.DRAFT
    session.flush()
    [fact] = listings.facts(session, account, [listing])
    assert fact.hold is Hold.DRAFT


def test_the_owner_decides_doubtful_pairs(session: Session, account: int) -> None:
    mug = a_variant(session, "MUG")
    doubtful = _listing(session, account, "1", candidate_id=mug, match_state=MatchState.SUGGESTED)
    open_one = _listing(session, account, "2")
    assert listings.accept(session, [doubtful, open_one], now=NOON) == 1
    assert [row.sku for row in listings.rows_for_variant(session, mug)] == ["MUG"]
    listings.unmatch(session, doubtful, now=NOON)
    listings.ignore(session, open_one, now=NOON)
    assert listings.count_by_state(session, account) == {MatchState.UNMATCHED: 1, MatchState.IGNORED: 1}
    with pytest.raises(NotFoundError):
        listings.match(session, doubtful, 999, now=NOON)
    assert [row.remote_title for row in listings.rows_for_account(session, account, limit=1)] == ["Item 1"]


def test_three_failures_hold_a_listing_until_the_owner_says_so(session: Session, account: int) -> None:
    listing = _matched(session, account, a_variant(session, "MUG", on_hand=3), failures=3, dirty=False)
    [fact] = listings.facts(session, account, [listing])
    assert fact.hold is Hold.FAILED
    listings.try_again(session, [listing], now=NOON)
    session.expire_all()
    [fact] = listings.facts(session, account, [listing])
    assert (fact.hold, fact.unclear, fact.dirty) == (Hold.NONE, True, True)

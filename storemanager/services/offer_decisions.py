"""When a split begins and ends: decided once a round, after everybody's orders are in and before anything is sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete
from sqlmodel import Session, col, select

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.offers import Policy
from storemanager.domain.stock import SplitVariant
from storemanager.services import offer_rules, offer_split, sales_speed, shop
from storemanager.services.bulk import chunks
from storemanager.services.changes import mark_changed
from storemanager.services.offer_rules import Around
from storemanager.services.offer_split import Goods

_SEATS = "offer_seats"
"""Which accounts had seats when it was last decided: when one comes or goes, the quotas of all others change."""


def decide_round(session: Session, *, now: datetime) -> None:
    """Decide about everything that something happened to since the last round, and again about what is split: that
    it sold nothing for a while is no event. Listings whose offer may be another now are marked."""
    among = offer_rules.around(session)
    _notice_new_seats(session, among)
    ids: set[int] = set()
    for account_id in among.sellers:  # one by one: that is what the index is by
        ids |= set(session.scalars(_CHANGED, {"account": account_id}))
    ids |= set(session.scalars(_ALL_SPLIT))
    decide(session, sorted(ids), now=now, among=among)


def decide(session: Session, variant_ids: Sequence[int], *, now: datetime, among: Around | None = None) -> None:
    """Split what would probably be sold twice before the next round, and share again what will not."""
    for some in chunks(list(variant_ids)):
        found = offer_split.goods(session, some, among)
        begin, end, stays = _judge(session, found, now)
        session.add_all(SplitVariant(variant_id=part_id, since=now) for part_id in begin)
        if end:
            session.execute(delete(SplitVariant).where(col(SplitVariant.variant_id).in_(end)))
        session.flush()
        mark_changed(session, [*begin, *end, *stays])


def _judge(session: Session, found: Goods, now: datetime) -> tuple[list[int], list[int], list[int]]:
    """The parts whose split begins, ends, and goes on; *strict* always goes on, and a new seat changes all quotas."""
    balanced = [part_id for part_id, rule in found.rules.items() if rule.policy is Policy.BALANCED]
    gone = [part_id for part_id in found.since if found.rules[part_id].policy is not Policy.BALANCED]
    at_stake = [part_id for part_id in balanced if part_id in found.since]
    at_stake += _selling(session, found, [part_id for part_id in balanced if part_id not in found.since])
    begin: list[int] = []
    strict = [part_id for part_id, rule in found.rules.items() if rule.policy is Policy.STRICT]
    end, stays = list(gone), strict
    for table in offer_split.tables(session, found, at_stake) if at_stake else ():
        was = table.split_since is not None
        split = table.offers(Policy.BALANCED, at=now, split_now=was).split
        if split and not was:
            begin.append(table.part_id)
        elif was:
            (stays if split else end).append(table.part_id)
    return begin, end, stays


def _selling(session: Session, found: Goods, part_ids: Collection[int]) -> list[int]:
    """Those that ever sold, by themselves or in a bundle: the others have no speed and are never split."""
    sold_as = {part_id: {part_id} for part_id in part_ids}
    for user_id, parts in found.parts.items():
        for part in parts:
            if part.variant_id in sold_as:
                sold_as[part.variant_id].add(user_id)
    known = sales_speed.of_variants(session, {user for users in sold_as.values() for user in users}).keys()
    return [part_id for part_id, users in sold_as.items() if users & known]


def _notice_new_seats(session: Session, among: Around) -> None:
    """When an account is paused, comes back, or changes its limits, everything in quotas is looked at again."""
    seats = [
        [a.id, offer_split.is_pushed(a), a.safety_stock, a.share_percent, a.cap, a.policy.name if a.policy else None]
        for a in among.sellers.values()
    ]
    before = shop.setting(session, _SEATS)
    if before == seats:
        return
    shop.set_setting(session, _SEATS, seats)
    if before is None:
        return
    for some in chunks(sorted(_listed(session))):
        split = offer_split.goods(session, some, among).split_parts()
        mark_changed(session, split)


def _listed(session: Session) -> set[int]:
    found = session.exec(select(Listing.variant_id).where(Listing.match_state == MatchState.MATCHED).distinct())
    return {variant_id for variant_id in found if variant_id is not None}


_CHANGED = select(col(Listing.variant_id)).where(
    col(Listing.account_id) == bindparam("account"),
    col(Listing.dirty).is_(True),
    col(Listing.match_state) == MatchState.MATCHED,
    col(Listing.variant_id).is_not(None),
)
_ALL_SPLIT = select(col(SplitVariant.variant_id))

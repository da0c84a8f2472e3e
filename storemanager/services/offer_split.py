"""Goods that are offered in quotas: who sells them, what each seat may be offered, and how far it may be raised now.

What is split is a counted variant; a bundle competes for its parts with them and with other bundles (F32), so its
listings have seats at the tables of its parts. A seat is one number on one account: several listings that share a
number sit on one seat, two that do not on two. Within a table

    quotas:  sum(units of the seat x what one unit takes) <= available - what is out on items that are not ours to write
    raises:  (new number) <= available - sum(ceilings of all others)

so that, whatever is lost or late, all items together never promise a unit twice (design section 4, *strict*). Nothing
here depends on the time of day: the same book always gives the same quotas. When a split begins and ends is decided
once a round (`offer_decisions`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Executable
from sqlmodel import Session

from storemanager.domain.accounts import AccountState, ChannelAccount
from storemanager.domain.catalog import ProductStatus
from storemanager.domain.offers import Limits, Offers, Policy, Seat, share_out
from storemanager.domain.speed import Sums
from storemanager.services import sales_speed, stock
from storemanager.services.account_holds import NO_STOCK_RIGHT
from storemanager.services.bulk import chunks
from storemanager.services.offer_rows import PARTS_AMONG, PARTS_OF, SHELVES, SPLIT, Seller, Shelf, Sold
from storemanager.services.offer_rules import Around, PolicySource, Rule, around, rules, sold, strictest
from storemanager.services.offer_window import window

MOST_FAILURES = 3
"""Refused or fruitless writes one after the other before a listing waits for the owner (F34)."""


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Part:
    """A counted variant that another one (or it itself) is made of: `takes` of its own quantity units for one sold."""

    variant_id: int
    takes: int


@dataclass(frozen=True)
class Goods:
    """What some variants are made of, and everything else that is made of the same."""

    parts: Mapping[int, tuple[Part, ...]]  # of every variant concerned, bundles over the same parts included
    rules: Mapping[int, Rule]  # of every part
    since: Mapping[int, datetime]  # parts that *balanced* has split
    around: Around
    variants: Mapping[int, Sold]  # of all concerned

    def is_split(self, part_id: int) -> bool:
        policy = self.rules[part_id].policy
        return policy is Policy.STRICT or (policy is Policy.BALANCED and part_id in self.since)

    def split_parts(self) -> list[int]:
        return [part_id for part_id in self.rules if self.is_split(part_id)]


@dataclass(frozen=True)
class Chair:
    """One number on one account that sells from a table: the listings that show it, what one unit takes, and the most
    it may be showing or have sold unknown to us (None: not known yet). `ours`: we write it. `guessed`: we do not, and
    what it was last seen to show is from before the book was put back, or from before days away."""

    id: int
    account_id: int
    variant_id: int
    listing_ids: tuple[int, ...]
    takes: int
    ours: bool
    guessed: bool
    ceiling: int | None
    limits: Limits
    sums: Sums | None
    share: int  # how many seats of the account share its speed

    def speed(self, at: datetime, scale: int) -> float:
        """Units of the table an hour."""
        if self.sums is None:
            return 0.0
        return self.sums.per_hour(at) * self.takes / scale / self.share


@dataclass(frozen=True)
class Table:
    """All that competes for one part."""

    part_id: int
    scale: int
    available: int
    rule: Rule
    split_since: datetime | None
    chairs: tuple[Chair, ...]
    own: tuple[tuple[Sums, int], ...]  # what our own counter and desk sell of it: sums, what one unit takes
    window: timedelta

    def offers(
        self, policy: Policy, *, at: datetime | None = None, split_now: bool = False, joining: Chair | None = None
    ) -> Offers:
        """What the seats that we write may be offered, in whole units of the part; with `joining`, if we wrote that one
        too. Without `at`: as of the last sale, so that the mere passing of time changes nothing."""
        at = at or self.last_sale() or _LONG_AGO
        ours = [chair for chair in self.chairs if chair.ours or chair is joining]
        return share_out(
            self.available - self.elsewhere(joining),
            [Seat(chair.id, self._limits(chair), chair.speed(at, self.scale)) for chair in ours],
            policy,
            window_hours=self.window / timedelta(hours=1),
            other_speed=self.own_speed(at),
            split_now=split_now,
            scale=self.scale,
        )

    def quotas(self, joining: Chair | None = None) -> Offers:
        """The split that holds now; with `joining`, if that seat were ours to write."""
        return self.offers(self.rule.policy, split_now=self.split_since is not None, joining=joining)

    def elsewhere(self, joining: Chair | None = None) -> int:
        """What may be sold on items that nobody lowers now: paused ones, and those of accounts that are off."""
        return sum(
            (chair.ceiling or 0) * chair.takes for chair in self.chairs if not chair.ours and chair is not joining
        )

    def room(self, chair: Chair) -> int:
        """The most that the seat may be raised to now: what the ceilings of all others leave. While one of ours was
        never read, nobody is raised, and under *strict* not by a guess either."""
        others = [other for other in self.chairs if other.id != chair.id]
        if any(other.ceiling is None and other.ours for other in others):
            return 0
        if self.rule.policy is Policy.STRICT and any(other.guessed for other in others):
            return 0
        return max(0, self.available - sum((other.ceiling or 0) * other.takes for other in others)) // chair.takes

    def last_sale(self) -> datetime | None:
        return max((sums.at for sums in self._all_sums()), default=None)

    def own_speed(self, at: datetime) -> float:
        return sum(sums.per_hour(at) * takes / self.scale for sums, takes in self.own)

    def _all_sums(self) -> Iterable[Sums]:
        yield from (sums for sums, _ in self.own)
        yield from (chair.sums for chair in self.chairs if chair.sums is not None)

    def _limits(self, chair: Chair) -> Limits:
        """The seat's limits in the part's own units; its cap in whole units of the part."""
        limits = chair.limits
        cap = None if limits.cap is None else -(-limits.cap * chair.takes // self.scale)
        return Limits(limits.safety_stock * chair.takes, limits.share_percent, cap)


@dataclass(frozen=True)
class Quota:
    """What a listing under a split may be offered, and the most it may be raised to now. `rivals` are the listings of
    the other seats, whose word both rest on."""

    units: int
    room: int
    rivals: tuple[int, ...]


def quotas(session: Session, variant_ids: Collection[int], among: Around | None = None) -> dict[int, Quota]:
    """Listing -> its quota, for every listing of these variants that is under a split; for one that is not written to
    now, what it would be: an account may come back at any moment, and must not be offered everything. A constant number
    of statements for each 500 variants, and few where nothing is split."""
    found = goods(session, variant_ids, among)
    split = found.split_parts()
    if not split:
        return {}
    answers: dict[int, Quota] = {}
    for table in tables(session, found, split):
        ours = table.quotas().units
        for chair in table.chairs:
            units = ours if chair.ours else table.quotas(joining=chair).units
            rivals = tuple(
                listing_id for other in table.chairs if other.id != chair.id for listing_id in other.listing_ids
            )
            quota = Quota(units[chair.id] * table.scale // chair.takes, table.room(chair), rivals)
            for listing_id in chair.listing_ids:
                answers[listing_id] = _lower_of(answers.get(listing_id), quota)
    return answers


def _lower_of(one: Quota | None, other: Quota) -> Quota:
    """A bundle has a seat at the table of each of its parts: the scarcest decides."""
    if one is None:
        return other
    return Quota(min(one.units, other.units), min(one.room, other.room), tuple(sorted({*one.rivals, *other.rivals})))


# --- Gathering ---


def goods(session: Session, variant_ids: Collection[int], among: Around | None = None) -> Goods:
    """What these variants are made of, who else is made of it, and which policy holds for each part: the strictest of
    its own and of the bundles it is in."""
    among = around(session) if among is None else among
    part_ids = set(variant_ids)
    parts: dict[int, tuple[Part, ...]] = {}
    if among.has_bundles:
        bundles = _components(session, PARTS_OF, variant_ids)
        part_ids = {part.variant_id for parts_of in bundles.values() for part in parts_of} | (part_ids - bundles.keys())
        users = _components(session, PARTS_AMONG, part_ids)
        parts = {**users, **_components(session, PARTS_OF, users.keys() - bundles.keys()), **bundles}
    concerned = sorted(part_ids | parts.keys())
    variants = sold(session, concerned)
    known = rules(session, concerned, among=among, variants=variants)
    policies = {part_id: known[part_id] for part_id in part_ids}
    for bundle_id, made_of in parts.items():
        for part in made_of:
            if part.variant_id in policies:
                policies[part.variant_id] = _stricter(policies[part.variant_id], known[bundle_id], bundle_id)
    return Goods(parts, policies, _since(session, part_ids), among, variants)


def _stricter(own: Rule, bundles: Rule, bundle_id: int) -> Rule:
    if own.policy is bundles.policy or strictest([own.policy, bundles.policy]) is own.policy:
        return own
    return Rule(bundles.policy, PolicySource.BUNDLE, bundle_id, bundles.name)


def _components(session: Session, statement: Executable, ids: Collection[int]) -> dict[int, tuple[Part, ...]]:
    """Bundle -> its counted parts, of the bundles that the statement finds for these ids."""
    found: dict[int, list[Part]] = defaultdict(list)
    for some in chunks(sorted(ids)):
        for bundle_id, component_id, quantity in session.execute(statement, {"ids": some}):
            found[bundle_id].append(Part(component_id, quantity))
    return {bundle_id: tuple(parts) for bundle_id, parts in found.items()}


def _since(session: Session, part_ids: Collection[int]) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for some in chunks(sorted(part_ids)):
        found.update((part_id, since) for part_id, since in session.execute(SPLIT, {"ids": some}))
    return found


def tables(session: Session, found: Goods, part_ids: Sequence[int]) -> list[Table]:
    """The tables of these parts, each with everybody who sells from it."""
    users: dict[int, dict[int, int]] = {part_id: {} for part_id in part_ids}
    for user_id, parts in found.parts.items():
        for part in parts:
            if part.variant_id in users:
                users[part.variant_id][user_id] = part.takes
    variants = found.variants
    for part_id in part_ids:
        if part_id in variants:
            users[part_id][part_id] = variants[part_id].quantity_scale
    concerned = {user for takes in users.values() for user in takes}
    shelves = _shelves(session, concerned)
    speeds = sales_speed.of_variants(session, concerned)
    available = stock.availability(session, part_ids)
    laid: list[Table] = []
    for part_id in part_ids:
        if part_id not in variants:
            continue
        chairs = tuple(
            chair
            for user_id, takes in sorted(users[part_id].items())
            if user_id in variants
            for chair in _chairs(variants[user_id], takes, shelves.get(user_id, ()), found.around.sellers, speeds)
        )
        there = [found.around.sellers[account_id] for account_id in sorted({chair.account_id for chair in chairs})]
        own = tuple(
            (speeds[user_id][sales_speed.OWN], takes)
            for user_id, takes in sorted(users[part_id].items())
            if sales_speed.OWN in speeds.get(user_id, {})
        )
        laid.append(
            Table(
                part_id, variants[part_id].quantity_scale, available[part_id].available, found.rules[part_id],
                found.since.get(part_id), chairs, own, window(there, found.around.planned_minutes),
            )
        )  # fmt: skip
    return laid


def _chairs(
    variant: Sold,
    takes: int,
    shelves: Sequence[Shelf],
    accounts: Mapping[int, Seller],
    speeds: Mapping[int, Mapping[int, Sums]],
) -> list[Chair]:
    together: dict[tuple[int, str | int], list[Shelf]] = defaultdict(list)
    for shelf in shelves:
        together[shelf.account_id, shelf.pool or shelf.id].append(shelf)
    a_account: dict[int, int] = defaultdict(int)
    for account_id, _ in together:
        a_account[account_id] += 1
    sold = variant.track_stock and variant.active and variant.status is ProductStatus.ACTIVE
    chairs: list[Chair] = []
    for (account_id, _), rows in together.items():
        account = accounts[account_id]
        ids = tuple(sorted(row.id for row in rows))
        ours = sold and is_pushed(account) and all(_is_written(row) for row in rows)
        left_there = not ours and account.state is not AccountState.SETTING_UP
        ceilings = [_ceiling(row, left_there) for row in rows]
        chairs.append(
            Chair(
                ids[0], account_id, variant.id, ids, takes,
                ours=ours,
                guessed=left_there and any(row.stock_ceiling is None and row.stock_unclear for row in rows),
                ceiling=None if None in ceilings else max(each for each in ceilings if each is not None),
                limits=Limits(
                    # In sold units: the larger of what makes the goods precious and what makes the channel slow.
                    max(-(-variant.safety_stock // variant.quantity_scale), account.safety_stock),
                    account.share_percent,
                    account.cap,
                ),
                sums=speeds.get(variant.id, {}).get(account_id),
                share=a_account[account_id],
            )
        )  # fmt: skip
    return chairs


def is_pushed(account: Seller | ChannelAccount) -> bool:
    """Whether stock is sent to the account: others sell whatever they happen to show."""
    sends = account.state is AccountState.ACTIVE and account.push_stock and account.read_only is None
    return sends and not account.settings.get(NO_STOCK_RIGHT)


def _ceiling(row: Shelf, left_there: bool) -> int | None:
    """Somebody may have typed a higher number there than we ever sent; and what is `left_there`, and was only ever
    read, sells what it shows."""
    if row.stock_ceiling is None and not left_there:
        return None
    return max(row.stock_ceiling or 0, row.stock_seen or 0)


def _is_written(row: Shelf) -> bool:
    return not row.paused and row.failures < MOST_FAILURES


def _shelves(session: Session, variant_ids: Collection[int]) -> dict[int, list[Shelf]]:
    found: dict[int, list[Shelf]] = defaultdict(list)
    for some in chunks(sorted(variant_ids)):
        for shelf in map(Shelf._make, session.execute(SHELVES, {"ids": some})):
            found[shelf.variant_id].append(shelf)
    return found

"""Why a channel is offered this many: every number that went into it, and the reason in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storemanager.domain.accounts import AccountState, ChannelAccount, Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.offers import Limits, Policy
from storemanager.errors import NotFoundError
from storemanager.services import listing_offers, offer_split, sales_speed, stock
from storemanager.services.account_holds import NO_STOCK_RIGHT
from storemanager.services.listing_offers import Hold, OfferFacts
from storemanager.services.offer_rules import Rule
from storemanager.services.offer_split import Quota, Table
from storemanager.texts import Text, translate


@dataclass(frozen=True)
class ListingReason:
    """One item on one account. `wanted` None: nothing is offered there, `hold` says why. `quota`: its part under a
    split; `ceiling`: the most it may be showing, or have sold without our knowing (None: not known yet). `waits`: it is
    to show more, but goes up only as far as `allowed` until the others are known to have gone down."""

    listing_id: int
    account_id: int
    account_name: str
    title: str
    wanted: int | None
    seen: int | None
    unclear: bool
    hold: Hold
    limits: Limits
    speed: float  # units an hour, lately
    quota: int | None
    ceiling: int | None
    allowed: int | None
    waits: bool
    reason: Text


@dataclass(frozen=True)
class OfferReasons:
    """All there is to say of one variant. `available` and its kin are in the variant's own quantity units
    (`quantity_scale`). Speeds are units an hour; `chance` is that of selling more than there is before the next sync
    if everybody were offered everything. `split_since` is None for *strict*, which is always split."""

    variant_id: int
    sku: str
    on_hand: int
    reserved: int
    available: int
    quantity_scale: int
    rule: Rule
    window_seconds: float
    own_speed: float  # at our own counter and desk
    chance: float
    split: bool
    split_since: datetime | None
    summary: Text
    listings: tuple[ListingReason, ...]


def explain(session: Session, variant_id: int, *, now: datetime) -> OfferReasons:
    """Why each channel is offered what it is offered; raises NotFoundError."""
    variant = session.get(Variant, variant_id)
    if variant is None:
        raise NotFoundError(
            translate("offers", "This product is not in the book any more."),
            translate("offers", "Close the page and search for it again."),
        )
    found = offer_split.goods(session, [variant_id])
    tables = offer_split.tables(session, found, sorted(found.rules))
    table = _scarcest(tables, variant_id, now)
    quotas = offer_split.quotas(session, [variant_id])
    split = any(found.is_split(part_id) for part_id in found.rules)
    there = stock.availability(session, [variant_id])[variant_id]
    offers = table.offers(Policy.SHARED, at=now)
    summary = _summary(table, split) if there.available > 0 else _nothing(there.on_hand)
    return OfferReasons(
        variant_id, variant.sku, there.on_hand, there.reserved, there.available, variant.quantity_scale, table.rule,
        table.window.total_seconds(), table.own_speed(now), offers.chance, split, table.split_since,
        summary, _listings(session, variant, quotas, split, now),
    )  # fmt: skip


def _scarcest(tables: list[Table], variant_id: int, now: datetime) -> Table:
    """The part that decides: of a bundle the one most likely to run out."""
    return max(
        tables,
        key=lambda table: (table.rule.policy is Policy.STRICT, table.split_since is not None,
                           table.offers(Policy.SHARED, at=now).chance, -table.part_id),
    )  # fmt: skip


def _nothing(on_hand: int) -> Text:
    if on_hand > 0:
        return translate("offers", "Nothing is left to offer: all that is there is promised to orders.")
    return translate("offers", "Nothing is there to offer.")


def _summary(table: Table, split: bool) -> Text:
    minutes = round(table.window / timedelta(minutes=1))
    if table.rule.policy is Policy.STRICT:
        return translate("offers", "Strict: every channel has a part of its own, so no unit is ever offered twice.")
    if split:
        return translate(
            "offers",
            "Selling fast: in {minutes} minutes more could go than is there, so each channel has its own part for now.",
        )(minutes=minutes)
    if table.rule.policy is Policy.SHARED:
        return translate("offers", "Shared: every channel is offered all there is, within its limits.")
    return translate(
        "offers",
        "Balanced: every channel is offered all there is, as more is not likely to be sold within {minutes} minutes.",
    )(minutes=minutes)


def _listings(
    session: Session, variant: Variant, quotas: Mapping[int, Quota], split: bool, now: datetime
) -> tuple[ListingReason, ...]:
    query = (
        select(Listing, ChannelAccount)
        .join(ChannelAccount, col(ChannelAccount.id) == Listing.account_id)
        .where(
            Listing.variant_id == variant.id,
            Listing.match_state == MatchState.MATCHED,
            col(Listing.gone_at).is_(None),
        )
        .order_by(col(ChannelAccount.name), col(Listing.id))
    )
    rows = session.exec(query).all()
    facts: dict[int, OfferFacts] = {}
    for account_id in sorted({account.id or 0 for _, account in rows}):
        ids = [row.id or 0 for row, account in rows if account.id == account_id]
        facts |= {fact.listing_id: fact for fact in listing_offers.facts(session, account_id, ids)}
    speeds = sales_speed.of_variants(session, [variant.id or 0]).get(variant.id or 0, {})
    answers: list[ListingReason] = []
    for row, account in rows:
        fact, quota = facts[row.id or 0], quotas.get(row.id or 0)
        sums = speeds.get(account.id or 0)
        raised = fact.wanted is not None and fact.seen is not None and fact.wanted > fact.seen
        waits = raised and quota is not None and fact.wanted is not None and quota.room < fact.wanted
        limits = Limits(max(variant.safety_stock // variant.quantity_scale, account.safety_stock),
                        account.share_percent, account.cap)  # fmt: skip
        answers.append(
            ListingReason(
                fact.listing_id, fact.account_id, account.name, row.remote_title or row.remote_sku, fact.wanted,
                fact.seen, fact.unclear, fact.hold, limits, sums.per_hour(now) if sums else 0.0,
                quota.units if quota else None, row.stock_ceiling, quota.room if quota else None, waits,
                _reason(account, row, fact, quota, limits, waits, split),
            )
        )  # fmt: skip
    return tuple(answers)


def _reason(
    account: ChannelAccount,
    row: Listing,
    fact: OfferFacts,
    quota: Quota | None,
    limits: Limits,
    waits: bool,
    split: bool,
) -> Text:
    if account.state is not AccountState.ACTIVE or not account.push_stock or account.settings.get(NO_STOCK_RIGHT):
        return translate("offers", "Nothing is sent to this channel now: it shows what it last showed.")
    if account.read_only is not None:
        return translate("offers", "Nothing is sent before you have looked at the comparison.")
    if fact.hold is not Hold.NONE:
        return _HELD[fact.hold]
    if fact.unclear:
        return translate("offers", "It is not sure what is shown there; it is read before anything is sent.")
    if waits and quota is not None:
        return translate(
            "offers", "Goes up to {wanted} once the other channels are known to show less; up to {allowed} now."
        )(wanted=fact.wanted or 0, allowed=quota.room)
    if quota is not None and fact.wanted == quota.units:
        return translate("offers", "Its part of what is there, by how much it has sold lately.")
    if limits.cap is not None and fact.wanted == limits.cap:
        return translate("offers", "At most {cap}, as set for this channel.")(cap=limits.cap)
    if limits.safety_stock or limits.share_percent != 100:
        return translate("offers", "All there is, less what is held back: {safety} units, then {share} percent of it.")(
            safety=limits.safety_stock, share=limits.share_percent
        )
    return translate("offers", "All there is.")


_HELD: Mapping[Hold, Text] = {
    Hold.PAUSED: translate("offers", "You have paused this item."),
    Hold.UNTRACKED: translate("offers", "No stock is kept for this product."),
    Hold.UNMANAGED: translate("offers", "The channel keeps no number for this item."),
    Hold.DRAFT: translate("offers", "The product is a draft: it is not offered anywhere yet."),
    Hold.GONE: translate("offers", "The item is not on the channel any more."),
    Hold.FAILED: translate("offers", "The channel refused the number three times; it waits for you."),
    Hold.SHARED: translate("offers", "Several variants share one number there, and theirs differ."),
}

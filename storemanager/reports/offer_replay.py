"""What each offer policy would have oversold and turned away in this shop's own last weeks.

The buyers of the book come again at their moments, on their channels, under each policy in turn; the model is in
`offer_replay_model`. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlmodel import Session

from storemanager.domain.offers import Policy
from storemanager.errors import NotAllowedError
from storemanager.reports.offer_replay_history import ACCOUNT, History, Sale, first_day, histories, sales
from storemanager.reports.offer_replay_model import Outcome, Rules, replay
from storemanager.texts import Text, translate

WEEKS = 4
LEAST_DAYS = 7
LEAST_ORDERS = 20
MANY_ORDERS = 300
"""From so many orders on the figures mean something; with fewer they are a hint."""
USUAL_INTERVAL = timedelta(minutes=10)
SHOWN_VARIANTS = 10
_EVERY = 200  # variants between two looks at whether the owner still wants to know


class ReplayStopped(Exception):  # noqa: N818 - not an error: the owner pressed Cancel
    """The owner cancelled the replay."""


@dataclass(frozen=True)
class VariantResult:
    """A variant that was oversold or could not be bought under a policy."""

    variant_id: int
    sku: str
    name: str
    oversold: int
    turned_away: int


@dataclass(frozen=True)
class PolicyResult:
    """What a policy would have done: units oversold, buyers turned away though goods were there, numbers sent to
    channels, and the variants most concerned, the worst first."""

    policy: Policy
    oversold: int
    turned_away: int
    writes: int
    variants: tuple[VariantResult, ...]


@dataclass(frozen=True)
class OfferReplay:
    """The answer: a row for each policy, from what it was computed, and how sure it is."""

    begins_at: datetime
    ends_at: datetime
    orders: int
    variants: int
    interval: timedelta
    measured: bool  # the interval was measured, not assumed
    rows: tuple[PolicyResult, ...]
    certainty: Text


def offer_replay(
    session: Session,
    *,
    now: datetime,
    weeks: int = WEEKS,
    interval: timedelta | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> OfferReplay:
    """Replay the last `weeks`, synced every `interval` (None: as measured). Raises NotAllowedError where the book knows
    too little, ReplayStopped when `cancelled` says so."""

    def check() -> None:
        if cancelled is not None and cancelled():
            raise ReplayStopped

    measured = _measured(session)
    begin = _begin(session, now, weeks)
    sold = sales(session, begin, now)
    orders = len({sale.order_id for sale in sold})
    _refuse_too_little(sold, orders)
    check()
    found = histories(session, sold, begin, now, check=check)
    every = interval or measured or USUAL_INTERVAL
    hours = (now - begin) / timedelta(hours=1)
    rows = tuple(_result(policy, found, every / timedelta(hours=1), hours, check) for policy in Policy)
    is_measured = interval is None and measured is not None
    return OfferReplay(
        begin, now, orders, len(found), every, is_measured, rows, _certainty(orders, now - begin, every, is_measured)
    )


def _result(
    policy: Policy, found: Sequence[History], interval_hours: float, hours: float, check: Callable[[], None]
) -> PolicyResult:
    total = Outcome()
    concerned: list[VariantResult] = []
    for number, history in enumerate(found):
        if number % _EVERY == 0:
            check()
        outcome = replay(history.days, Rules(policy, history.limits, interval_hours, hours))
        total += outcome
        if outcome.oversold or outcome.turned_away:
            concerned.append(
                VariantResult(history.variant_id, history.sku, history.name, outcome.oversold, outcome.turned_away)
            )
    concerned.sort(key=lambda row: (-row.oversold, -row.turned_away, row.sku))
    return PolicyResult(policy, total.oversold, total.turned_away, total.writes, tuple(concerned[:SHOWN_VARIANTS]))


def _measured(session: Session) -> timedelta | None:
    """The longest time between two pushes of an account, as it has been lately. Refuses where there is no account."""
    accounts, seconds = (
        session.connection().execute(select(func.count(ACCOUNT.c.id), func.max(ACCOUNT.c.round_seconds))).one()
    )
    if not accounts:
        raise NotAllowedError(
            translate("offer replay", "There is no channel yet, so nothing can be sold twice."),
            translate("offer replay", "Connect a channel first."),
        )
    return None if seconds is None else timedelta(seconds=max(60.0, seconds))


def _begin(session: Session, now: datetime, weeks: int) -> datetime:
    first = first_day(session)
    begin = now - timedelta(weeks=weeks)
    if first is None or now - max(first, begin) < timedelta(days=LEAST_DAYS):
        raise NotAllowedError(
            translate("offer replay", "The book knows less than {days:day|days} of this shop.")(days=LEAST_DAYS),
            translate(
                "offer replay", "Sell for a week, then look again. Until then the balanced policy is a good choice."
            ),
        )
    return max(first, begin)


def _refuse_too_little(sold: Sequence[Sale], orders: int) -> None:
    if orders >= LEAST_ORDERS and any(sold):
        return
    raise NotAllowedError(
        translate("offer replay", "There were only {orders:order|orders} in these weeks: too few to compare policies.")(
            orders=orders
        ),
        translate("offer replay", "Choose more weeks, or look again later."),
    )


def _certainty(orders: int, passed: timedelta, every: timedelta, measured: bool) -> Text:
    minutes = max(1, round(every.total_seconds() / 60))
    values = {"orders": orders, "days": passed.days, "minutes": minutes}
    if not measured:
        basis = translate(
            "offer replay",
            "From {orders:order|orders} of {days:day|days}, as if synced every {minutes:minute|minutes}.",
        )
    elif orders >= MANY_ORDERS:
        basis = translate(
            "offer replay", "From {orders:order|orders} of {days:day|days}, synced every {minutes:minute|minutes}."
        )
    else:
        basis = translate(
            "offer replay", "Only a hint: {orders:order|orders} in {days:day|days} are few. Synced every {minutes} min."
        )
    silent = translate(
        "offer replay", "Buyers who found nothing on offer left no trace: more may have been turned away than counted."
    )
    return translate("offer replay", "{basis} {silent}")(basis=basis(**values), silent=silent)

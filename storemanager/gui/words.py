"""States, times and quantities in words: one place, so that every page says the same for the same thing.

Nothing here loads the tables: enums are told by their names, and pages that need only words stay quick to start.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from storemanager import texts
from storemanager.gui.models.rows import Pill
from storemanager.money import Money
from storemanager.texts import Text, translate

if TYPE_CHECKING:
    from storemanager.domain.accounts import SeenFrom
    from storemanager.domain.catalog import ProductStatus
    from storemanager.domain.orders import ChannelCostKind, OrderStatus, PaymentStatus
    from storemanager.domain.stock import MovementReason
    from storemanager.services.listings import OfferState
    from storemanager.services.orders import OrderProblem

DASH = "–"
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

# --- States: (words, tone of the pill, icon) ---

_ORDER_STATUS: dict[str, tuple[Text, str, str]] = {
    "DRAFT": (translate("words", "Draft"), "", ""),
    "UNPAID": (translate("words", "Waiting for payment"), "warn", ""),
    "PENDING": (translate("words", "To confirm"), "info", ""),
    "CONFIRMED": (translate("words", "To pack"), "", ""),
    "PACKED": (translate("words", "Packed"), "success", ""),
    "SHIPPED": (translate("words", "On the way"), "info", ""),
    "DELIVERED": (translate("words", "Delivered"), "success", ""),
    "CANCELLED": (translate("words", "Cancelled"), "", ""),
    "RETURNED": (translate("words", "Returned"), "", ""),
}
_PAYMENT_STATUS: dict[str, tuple[Text, str, str]] = {
    "UNPAID": (translate("words", "Not paid"), "warn", ""),
    "PARTLY_PAID": (translate("words", "Partly paid"), "warn", ""),
    "PAID": (translate("words", "Paid"), "", ""),
    "PARTLY_REFUNDED": (translate("words", "Partly refunded"), "", ""),
    "REFUNDED": (translate("words", "Refunded"), "", ""),
}
_PROBLEM: dict[str, tuple[Text, str, str]] = {
    "UNMATCHED": (translate("words", "No match"), "warn", "triangle-alert"),
    "OVERSOLD": (translate("words", "Oversold"), "danger", "triangle-alert"),
    "CHANGED": (translate("words", "Changed on the channel"), "warn", "triangle-alert"),
    "GONE": (translate("words", "Gone on the channel"), "warn", "triangle-alert"),
    "REFUND_DUE": (translate("words", "Refund due"), "warn", "triangle-alert"),
    "ATTENTION": (translate("words", "Needs attention"), "warn", "triangle-alert"),
}
_CHANNEL_COST: dict[str, Text] = {
    "COMMISSION": translate("words", "Commission"),
    "SERVICE": translate("words", "Service fees"),
    "PAYMENT": translate("words", "Payment fee"),
    "SHIPPING": translate("words", "Delivery, paid to the carrier"),
    "SUBSIDY": translate("words", "Added by the channel"),
    "TAX": translate("words", "Tax withheld"),
    "ADJUSTMENT": translate("words", "Adjusted afterwards"),
    "OTHER": translate("words", "Other"),
}
_PRODUCT_STATUS: dict[str, tuple[Text, str, str]] = {
    "ACTIVE": (translate("words", "On sale"), "success", ""),
    "DRAFT": (translate("words", "Draft"), "", ""),
    "ARCHIVED": (translate("words", "Archived"), "", ""),
}
_REASON: dict[str, Text] = {
    "PURCHASE": translate("words", "Goods received"),
    "SALE": translate("words", "Sold"),
    "RETURN": translate("words", "Returned by a customer"),
    "COUNT": translate("words", "Stock count"),
    "CORRECTION": translate("words", "Correction"),
    "TRANSFER": translate("words", "Transfer between locations"),
    "DAMAGE": translate("words", "Damaged or lost"),
    "INITIAL": translate("words", "Opening stock"),
}
_OFFER: dict[str, Text] = {
    "SAME": translate("words", "same"),
    "SENDING": translate("words", "sending"),
    "WAITING": translate("words", "waiting"),
    "DIFFERS": translate("words", "differs"),
    "PAUSED": translate("words", "paused"),
    "ABSENT": translate("words", "not sold here"),
}
OFFER_ORDER = ("same", "sending", "waiting", "differs", "paused", "absent")
_SEEN_FROM: dict[str, Text] = {
    "WRITE": translate("words", "acknowledged by the channel"),
    "READ": translate("words", "read from the channel"),
    "ORDER": translate("words", "counted from its orders"),
}


def order_status(status: OrderStatus) -> Pill:
    """What stands in the status column."""
    return _pill(_ORDER_STATUS[status.name])


def payment_status(status: PaymentStatus) -> Pill:
    """How far an order is paid."""
    return _pill(_PAYMENT_STATUS[status.name])


def channel_cost(kind: ChannelCostKind) -> str:
    """What a channel keeps money for."""
    return str(_CHANNEL_COST[kind.name])


def order_problem(problem: OrderProblem) -> Pill:
    """What is wrong with an order, always with a sign beside the colour."""
    return _pill(_PROBLEM[problem.name])


def product_status(status: ProductStatus) -> Pill:
    """Whether a product is sold."""
    return _pill(_PRODUCT_STATUS[status.name])


def reason(of: MovementReason) -> str:
    """Why stock changed."""
    return str(_REASON[of.name])


def offer_state(state: OfferState | str) -> str:
    """What a mark beside a channel's number means."""
    name = state if isinstance(state, str) else state.name
    return str(_OFFER[name.upper()])


def seen_from(source: SeenFrom) -> str:
    """How we know what a channel shows."""
    return str(_SEEN_FROM[source.name]) if source.name in _SEEN_FROM else ""


def _pill(state: tuple[Text, str, str]) -> Pill:
    words, tone, icon = state
    return Pill(str(words), tone, icon)


# --- Amounts and quantities ---


def money(minor: int | None, currency: str) -> str:
    """An amount, or a dash where there is none."""
    return DASH if minor is None else texts.amount(Money(minor, currency))


def quantity(value: int, scale: int = 1) -> str:
    """A quantity of a variant's own units: 12, or 1.25 where it is sold by weight."""
    from storemanager.services.stock_quantities import in_units

    return texts.in_words(in_units(value, scale))


def change(value: int, scale: int = 1) -> str:
    """A change of stock with its sign."""
    return ("+" if value > 0 else "") + quantity(value, scale)


def percent(per_mille: int) -> str:
    """A share given in thousandths: 8.2% or 8,2%."""
    whole, part = divmod(abs(per_mille), 10)
    point = "," if texts.language() == "vi" else "."
    return f"{texts.MINUS if per_mille < 0 else ''}{whole}{point}{part}%" if part else f"{whole}%"


# --- Times ---

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def short_day(value: date, today: date) -> str:
    """22/11 (22 Nov) within the year, with the year outside it."""
    if value.year != today.year:
        return texts.day(value)
    return f"{value.day:02}/{value.month:02}" if texts.language() == "vi" else f"{value.day} {_MONTHS[value.month - 1]}"


def when(moment: datetime, now: datetime) -> str:
    """How long ago within the hour, then the clock, then the day with the clock."""
    passed = now - moment
    if timedelta() <= passed < timedelta(minutes=1):
        return str(translate("words", "just now"))
    if timedelta() <= passed < _HOUR:
        return str(translate("words", "{count:minute|minutes} ago")(count=int(passed.total_seconds()) // 60))
    return clock(moment, now)


def clock(moment: datetime, now: datetime) -> str:
    """09:41 today, 21/11 09:41 on another day."""
    zone = texts.zone()
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    time = texts.clock_time(moment)
    return time if local.date() == today else f"{short_day(local.date(), today)} {time}"


def ship_by(limit: datetime | None, now: datetime) -> tuple[str, str]:
    """How urgent an order is, and the colour role of the words."""
    if limit is None:
        return DASH, "text_faint"
    if limit < now:
        return str(translate("words", "{time} late")(time=span(now - limit))), "danger"
    if limit - now <= timedelta(hours=3):
        return str(translate("words", "{time} left")(time=span(limit - now))), "warn"
    zone = texts.zone()
    local, today = limit.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today + _DAY:
        return str(translate("words", "tomorrow {time}")(time=texts.clock_time(limit))), ""
    return clock(limit, now), ""


def span(length: timedelta) -> str:
    """25 min, 1 h 04, 3 days."""
    minutes = int(length.total_seconds()) // 60
    if minutes < 60:
        return str(translate("words", "{minutes} min")(minutes=max(minutes, 1)))
    if minutes < 24 * 60:
        return str(translate("words", "{hours} h {minutes}")(hours=minutes // 60, minutes=f"{minutes % 60:02}"))
    return str(translate("words", "{days:day|days}")(days=minutes // (24 * 60)))

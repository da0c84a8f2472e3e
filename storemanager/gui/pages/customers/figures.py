"""The figures of one person, with what each of them counts. Pure: from the profile alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storemanager import texts
from storemanager.gui import words
from storemanager.gui.models.customers import Profile
from storemanager.gui.people import amounts
from storemanager.services.customers_rows import NOT_BOUGHT
from storemanager.texts import translate

_BACK = "RETURNED"


@dataclass(frozen=True)
class Figure:
    """A figure and what it counts."""

    figure: str
    words: str


def figures(profile: Profile, now: datetime) -> tuple[Figure, ...]:
    """Bought, orders, days between, given back, customer since."""
    detail = profile.detail
    bought = [order for order in detail.orders if order.status not in NOT_BOUGHT]
    places = len({order.account_id for order in bought})
    counted = translate("customers", "{count:order|orders} on {places:channel|channels}")
    orders = str(counted(count=detail.order_count, places=places)).split(" ", 1)[1] if bought else ""
    back = sum(order.status.name == _BACK for order in detail.orders)
    since = detail.first_order_at or detail.created_at
    return (
        Figure(amounts(detail.spent), str(translate("customers", "bought, less what was refunded"))),
        Figure(texts.number(detail.order_count), orders or str(translate("customers", "no orders yet"))),
        Figure(_between(profile), str(translate("customers", "between two orders"))),
        Figure(f"{texts.number(back)} / {texts.number(detail.order_count)}", str(translate("customers", "returned"))),
        Figure(
            words.short_day(since.astimezone(texts.zone()).date(), now.astimezone(texts.zone()).date()),
            str(translate("customers", "first order") if bought else translate("customers", "in the book since")),
        ),
    )


def _between(profile: Profile) -> str:
    """The average time between two orders; a single one says nothing."""
    detail = profile.detail
    if detail.order_count < 2 or detail.first_order_at is None or detail.last_order_at is None:
        return words.DASH
    days = round((detail.last_order_at - detail.first_order_at).days / (detail.order_count - 1))
    return str(translate("customers", "{days:day|days}")(days=days))

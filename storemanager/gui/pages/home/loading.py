"""What the Home page asks the book, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.attention import Severity
from storemanager.reports.home import home
from storemanager.reports.home_rows import Home
from storemanager.services import accounts, attention, catalog, orders
from storemanager.services.attention import AttentionRow
from storemanager.services.orders import OrderFilter


@dataclass(frozen=True)
class HomeData:
    """The figures, the matters that wait for the owner, and how far the shop has got."""

    home: Home
    matters: tuple[AttentionRow, ...]
    checked_at: datetime | None
    """When every account was last compared whole."""
    has_products: bool
    has_orders: bool

    @property
    def is_new(self) -> bool:
        """Nothing is in the book yet: first steps instead of figures."""
        return not (self.has_products or self.has_orders or self.home.accounts)


def load(session: Session, *, now: datetime) -> HomeData:
    """Everything the page shows at `now`."""
    found = home(session, now=now)
    matters = [row for row in attention.rows(session, now=now) if row.severity is not Severity.INFO]
    checks = [row.last_full_check_at for row in accounts.rows(session)]
    done = [moment for moment in checks if moment is not None]
    busy = found.sales.today or found.sales.last_week or found.to_ship.count or found.low_stock
    return HomeData(
        home=found,
        matters=tuple(matters),
        checked_at=min(done) if done and len(done) == len(checks) else None,
        has_products=bool(busy) or bool(catalog.variant_ids(session, sort="changed")),
        has_orders=bool(busy) or bool(orders.order_ids(session, OrderFilter())),
    )

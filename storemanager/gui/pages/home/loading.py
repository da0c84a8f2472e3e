"""What the Home page asks the book, in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.attention import Severity
from storemanager.reports.home import home
from storemanager.reports.home_rows import Home
from storemanager.services import accounts, attention, catalog, shop
from storemanager.services.attention import AttentionRow


@dataclass(frozen=True)
class HomeData:
    """The figures, the matters that wait for the owner, and how far the shop has got."""

    home: Home
    matters: tuple[AttentionRow, ...]
    checked_at: datetime | None
    """When every account was last compared whole."""
    filled: bool
    """There is a product or an order in the book."""

    @property
    def is_new(self) -> bool:
        """Nothing is in the book yet: first steps instead of figures."""
        return not (self.filled or self.home.accounts)


def load(session: Session, *, now: datetime) -> HomeData:
    """Everything the page shows at `now`."""
    found = home(session, now=now)
    matters = [row for row in attention.rows(session, now=now) if row.severity is not Severity.INFO]
    checks = [row.last_full_check_at for row in accounts.rows(session)]
    done = [moment for moment in checks if moment is not None]
    return HomeData(
        home=found,
        matters=tuple(matters),
        checked_at=min(done) if done and len(done) == len(checks) else None,
        filled=_filled(session),
    )


def _filled(session: Session) -> bool:
    """Whoever has prices or orders is told at once; only a book without any is looked through."""
    return not shop.currency_is_open(session) or bool(catalog.variant_ids(session, sort="changed"))

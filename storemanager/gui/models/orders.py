"""What the orders page asks the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.catalog import ProductStatus
from storemanager.gui.models.headed import Head, Listed
from storemanager.services import accounts, catalog, orders, shop
from storemanager.services.accounts import AccountRow
from storemanager.services.catalog import ProductFilter, VariantRow
from storemanager.services.order_rows import Sort, Tab
from storemanager.services.orders import OrderFilter, OrderRow

FOUND_PRODUCTS = 20
TO_SEND_TABS: tuple[Tab, ...] = ("to_ship", "to_pack", "to_send")
"""Lists of what has to go out: in order of time they have headings."""


@dataclass(frozen=True)
class Surroundings:
    """What the page needs besides its rows."""

    currency: str
    accounts: tuple[AccountRow, ...]
    counts: dict[Tab, int]


def listed(session: Session, given: OrderFilter, sort: Sort, descending: bool, now: datetime) -> Listed:
    """The ids in order, and the headings between them where they are in order of their ship-by time."""
    ids = array("q", orders.order_ids(session, given, sort, descending=descending))
    if sort != "ship_by" or descending or given.tab not in TO_SEND_TABS:
        return Listed(ids, ())
    heads, place = [], 0
    for group in orders.ship_by_groups(session, given, now=now):
        heads.append(Head(place, f"{group.title} · {group.count}", group.key == "late"))
        place += group.count
    return Listed(ids, tuple(heads))


def rows(session: Session, ids: Sequence[int]) -> dict[int, OrderRow]:
    """The rows that come into view."""
    return {row.id: row for row in orders.order_rows(session, ids)}


def surroundings(session: Session, given: OrderFilter) -> Surroundings:
    """Accounts, and how many orders each tab holds under the other filters."""
    found = shop.find(session)
    return Surroundings(
        currency=found.currency if found else "VND",
        accounts=tuple(accounts.rows(session)),
        counts=dict(orders.tab_counts(session, given)),
    )


@dataclass(frozen=True)
class FoundProducts:
    """Products for what was typed; `exact` is the one whose code it is, as a scanner types it."""

    text: str
    rows: tuple[VariantRow, ...]
    exact: int | None


def find_products(session: Session, text: str) -> FoundProducts:
    """Products by name, SKU or barcode."""
    code = text.strip()
    exact = None
    if code:
        exact = catalog.find_by_barcode(session, code) or catalog.find_variant(session, code)
    ids = catalog.variant_ids(session, ProductFilter(text=code, status=ProductStatus.ACTIVE))[:FOUND_PRODUCTS]
    if exact is not None:
        ids = [exact, *(each for each in ids if each != exact)]
    return FoundProducts(text, tuple(catalog.variant_rows(session, ids)), exact)

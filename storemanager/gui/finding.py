"""Search everything: what the book finds for the words in the top bar, as hits that open their page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from storemanager import texts
from storemanager.gui import words
from storemanager.gui.background import Background
from storemanager.gui.pages_list import Answer, Hit, HitGroup
from storemanager.texts import Text, translate

if TYPE_CHECKING:  # the window paints before the tables are loaded
    from sqlmodel import Session

    from storemanager.database.search import CustomerHit, OrderHit, ProductHit, SearchHits

MOST = 6
"""Hits of one kind: more would push the other kinds out of sight; the page of the kind shows them all."""
Found = tuple["SearchHits", str]
"""The hits, and the shop's currency."""


class Finder(QObject):
    """Asks the book beside the window; only the newest question is answered."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._ticket = 0

    def __call__(self, wanted: str, answer: Answer) -> None:
        self._background.cancel(self._ticket)
        self._ticket = self._background.run(
            self, _question(wanted), lambda found: answer([*groups(found), *pages(wanted)])
        )


def _question(wanted: str) -> Callable[[Session], Found]:
    def ask(session: Session) -> Found:
        from storemanager.database import search
        from storemanager.services import shop

        return search.find(session, wanted, limit=MOST), shop.get(session).currency

    return ask


def groups(found: Found) -> Sequence[HitGroup]:
    """Products, orders and customers, in this order, without the empty ones."""
    hits, currency = found
    every = (
        HitGroup(str(translate("finding", "Products")), tuple(_product(hit, currency) for hit in hits.products)),
        HitGroup(str(translate("finding", "Orders")), tuple(_order(hit) for hit in hits.orders)),
        HitGroup(str(translate("finding", "Customers")), tuple(_customer(hit) for hit in hits.customers)),
    )
    return [group for group in every if group.hits]


_PAGES: tuple[tuple[str, Text, Text, str], ...] = (
    ("sync", translate("window", "Sync"), translate("finding", "What the syncs did, how each account is"), "history"),
    (
        "attention", translate("window", "Needs attention"), translate("finding", "What waits for your decision"),
        "triangle-alert",
    ),
)  # fmt: skip
"""The pages that have no place in the rail."""


def pages(wanted: str) -> Sequence[HitGroup]:
    """Pages whose name begins with the words, or has a word that does."""
    from storemanager.domain.folding import fold

    start = fold(wanted).strip()
    hits = tuple(
        Hit(key, None, str(title), str(second), icon)
        for key, title, second, icon in _PAGES
        if start and f" {start}" in f" {fold(str(title))}"
    )
    return [HitGroup(str(translate("finding", "Pages")), hits)] if hits else []


def _product(hit: ProductHit, currency: str) -> Hit:
    title = f"{hit.name} · {hit.option_title}" if hit.option_title else hit.name
    return Hit("products", hit.variant_id, title, f"{hit.sku} · {words.money(hit.price, currency)}", "package")


def _order(hit: OrderHit) -> Hit:
    number = hit.remote_number or hit.number
    state = words.order_status(hit.status).words
    second = " · ".join(
        part
        for part in (texts.day(hit.placed_at.astimezone(texts.zone()).date()), texts.amount(hit.total), state)
        if part
    )
    return Hit(
        "orders", hit.id, f"{number} · {hit.contact_name}" if hit.contact_name else number, second, "clipboard-list"
    )


def _customer(hit: CustomerHit) -> Hit:
    return Hit("customers", hit.id, hit.name or hit.contact, hit.contact, "user")

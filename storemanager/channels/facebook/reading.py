"""Reading the catalogue: by our own ids, by groups, or all of it.

The catalogue keeps no time of change and no filter for it. It is ours: nobody else should write to it, so it is read
whole once, again whenever the number of its items is another one, and every night by the full check."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote

from storemanager.channels.base import BadRecord, Page, RemoteProduct
from storemanager.channels.facebook import items_in
from storemanager.channels.facebook.api import PER_PAGE, GraphApi, Row, as_json
from storemanager.texts import translate

LONGEST_FILTER = 6000  # of letters in an address, as they are written there


class ItemReader:
    """Items of one catalogue."""

    def __init__(self, api: GraphApi) -> None:
        self._api = api

    @property
    def _path(self) -> str:
        return f"{self._api.catalog_id}/products"

    # --- By name ---

    def by_ids(self, retailer_ids: Sequence[str], fields: str = items_in.PRODUCT_FIELDS) -> dict[str, Row]:
        """The items with these ids of ours; those that are not there are simply missing."""
        found = self._filtered("retailer_id", retailer_ids, fields)
        return {str(row["retailer_id"]): row for row in found if row.get("retailer_id")}

    def missing(self, retailer_ids: Sequence[str]) -> set[str]:
        """Which of these are not in the catalogue."""
        return set(retailer_ids) - self.by_ids(retailer_ids, "id,retailer_id").keys()

    def of_product(self, product_id: str) -> list[Row]:
        """All items of one product: those of a group, or the one item that is a product by itself."""
        rule = {
            "or": [{"retailer_product_group_id": {"eq": product_id}}, {"retailer_id": {"eq": product_id}}],
        }
        rows = self._api.all_rows(self._path, {"fields": items_in.PRODUCT_FIELDS, "filter": as_json(rule)})
        return [row for row in rows if _product_id(row) == product_id]

    def _filtered(self, name: str, ids: Sequence[str], fields: str) -> Iterator[Row]:
        for some in _short_enough(list(dict.fromkeys(each for each in ids if each))):
            rule = as_json({name: {"is_any": some}})
            yield from self._api.all_rows(self._path, {"fields": fields, "filter": rule})

    # --- Everything ---

    def all(self, fields: str) -> list[Row]:
        """The whole catalogue."""
        return self._api.all_rows(self._path, {"fields": fields})

    def pull(self, cursor: str | None) -> Page[RemoteProduct]:
        """The products page by page, whole; afterwards nothing, until the catalogue holds another number of items."""
        state: dict[str, Any] = json.loads(cursor) if cursor else {"after": ""}
        if "after" not in state:
            count = self._count()
            if count == state["count"]:
                return Page((), cursor or "", more=False)
            state = {"after": ""}
        if not state["after"]:
            state["count"] = self._count()
        rows, after, more = self._api.rows(self._path, {"fields": items_in.PRODUCT_FIELDS}, state["after"])
        if more and after == state["after"]:  # a list that turns in circles (F07)
            return Page((), cursor or "", more=False, complete=False)
        alone = not more and not state["after"]  # the whole catalogue is on this page
        items, bad = self.products(rows if alone else self.with_whole_groups(rows))
        following = {"after": after, "count": state["count"]} if more else {"count": state["count"]}
        return Page(items, json.dumps(following), more, bad)

    def products(self, rows: Iterable[Row]) -> tuple[tuple[RemoteProduct, ...], tuple[BadRecord, ...]]:
        """Items put together to products."""
        return products(rows, self._api.currency)

    def with_whole_groups(self, rows: Iterable[Row]) -> list[Row]:
        """A group may go on behind the end of a page, and a product is only told whole."""
        rows = list(rows)
        groups = {_product_id(row) for row in rows if row.get("retailer_id") and items_in.ref(row).variant_id}
        found = {str(row.get("id")): row for row in rows}
        more = self._filtered("retailer_product_group_id", sorted(groups), items_in.PRODUCT_FIELDS)
        return list((found | {str(row.get("id")): row for row in more}).values())

    def _count(self) -> int:
        """How many items the catalogue holds: a small question that also proves that we are still let in."""
        count = self._api.get(self._api.catalog_id, {"fields": "product_count"}).get("product_count")
        return count if isinstance(count, int) else -1


def products(rows: Iterable[Row], currency: str) -> tuple[tuple[RemoteProduct, ...], tuple[BadRecord, ...]]:
    """Items put together to products; one that cannot be understood does not stop the others (F03)."""
    groups: dict[str, list[Row]] = {}
    bad: list[BadRecord] = []
    for row in rows:
        if row.get("retailer_id"):
            groups.setdefault(_product_id(row), []).append(row)
        else:
            bad.append(_bad(row, "retailer_id"))
    made: list[RemoteProduct] = []
    for members in groups.values():
        try:
            made.append(items_in.product(members, currency))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            bad.append(_bad(members[0], f"{error}".strip("'\"") or type(error).__name__))
    return tuple(made), tuple(bad)


def _bad(row: Row, what: str) -> BadRecord:
    known = str(row.get("retailer_id") or row.get("id") or "?")
    problem = translate("channels", "Item {id} of the catalogue cannot be understood: {what}.")(id=known, what=what)
    return BadRecord(known, problem, json.dumps(row, ensure_ascii=False))


def _product_id(row: Row) -> str:
    return items_in.ref(row).product_id if row.get("retailer_id") else ""


def _short_enough(ids: Sequence[str]) -> Iterator[list[str]]:
    """Cut so that an address stays short enough for every machine on the way, and an answer fits on one page."""
    some: list[str] = []
    length = 0
    for each in ids:
        size = len(quote(json.dumps(each, ensure_ascii=False), safe="")) + 3
        if some and (len(some) >= PER_PAGE or length + size > LONGEST_FILTER):
            yield some
            some, length = [], 0
        some.append(each)
        length += size
    if some:
        yield some

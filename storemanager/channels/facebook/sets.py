"""Product sets: a category or the goods of a promotion, as a named part of the catalogue. Each set's rule simply names
its items."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from storemanager.channels.base import ListingRef, RemoteCollection
from storemanager.channels.errors import RejectedError
from storemanager.channels.facebook.api import GraphApi, Row, as_json
from storemanager.channels.facebook.batches import remote_id
from storemanager.channels.facebook.values import text, unfit
from storemanager.texts import translate

LONGEST_RULE = 500_000


class SetDesk:
    """The sets of one catalogue. Meta allows no two sets with the same rule."""

    def __init__(self, api: GraphApi) -> None:
        self._api = api

    @property
    def _path(self) -> str:
        return f"{self._api.catalog_id}/product_sets"

    def all(self) -> list[RemoteCollection]:
        """All sets, also those that were made by hand."""
        return [_collection(row) for row in self._rows()]

    def put(self, name: str, items: Sequence[ListingRef], set_id: str = "") -> RemoteCollection:
        """Make our set hold exactly these items. One of this name that is not known as ours is ours when it holds just
        these: an answer was lost. Any other was made by somebody else, who may advertise with it, and stays theirs:
        then this is refused."""
        if not name.strip() or not items:
            raise unfit(translate("channels", "A set of products needs a name and at least one product."))
        rule = as_json({"retailer_id": {"is_any": sorted(remote_id(ref) for ref in items)}})
        if len(rule.encode()) > LONGEST_RULE:
            raise unfit(translate("channels", "The set {name} has more products than Facebook takes.")(name=name))
        rows = self._rows()
        there = next((row for row in rows if set_id and str(row.get("id")) == set_id), None)
        named = [row for row in rows if row.get("name") == name]
        there = there or next((row for row in named if json.loads(rule) == _rule(row)), None)
        if there is None and named:
            raise unfit(
                translate("channels", "On Facebook there is a set {name} already that was not made here.")(name=name),
                translate("channels", "Give the category another name here, or take that set away on Facebook."),
            )
        if there is None:
            made = str(self._api.post(self._path, {"name": name, "filter": rule}).get("id", ""))
        else:
            made = str(there["id"])
            if json.loads(rule) != _rule(there) or there.get("name") != name:
                self._api.post(made, {"name": name, "filter": rule})
        return RemoteCollection(made, name, tuple(items))

    def remove(self, set_id: str) -> None:
        """Take a set away; its products stay."""
        try:
            self._api.delete(set_id)
        except RejectedError as error:
            if not error.gone:
                raise

    def _rows(self) -> list[Row]:
        return self._api.all_rows(self._path, {"fields": "id,name,filter,product_count"})


def _rule(row: Row) -> Any:
    try:
        rule = json.loads(text(row.get("filter")) or "null")
    except ValueError:
        return None
    named = rule.get("retailer_id", {}).get("is_any") if isinstance(rule, dict) and len(rule) == 1 else None
    return {"retailer_id": {"is_any": sorted(named)}} if isinstance(named, list) else rule


def _collection(row: Row) -> RemoteCollection:
    rule = _rule(row)
    named = rule.get("retailer_id", {}).get("is_any") if isinstance(rule, dict) and len(rule) == 1 else None
    items = tuple(ListingRef(str(each)) for each in named) if isinstance(named, list) else None
    return RemoteCollection(str(row.get("id", "")), text(row.get("name")), items)

"""Product sets: a category or the goods of a promotion, as a named part of the catalogue. Each set's rule simply names
its items."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from storemanager.channels.base import ListingRef, RemoteCollection
from storemanager.channels.errors import RejectedError
from storemanager.channels.facebook import replies
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

    def put(self, name: str, items: Sequence[ListingRef]) -> RemoteCollection:
        """Make the set of this name hold exactly these items."""
        if not name.strip() or not items:
            raise unfit(translate("channels", "A set of products needs a name and at least one product."))
        rule = as_json({"retailer_id": {"is_any": sorted(remote_id(ref) for ref in items)}})
        if len(rule.encode()) > LONGEST_RULE:
            raise unfit(translate("channels", "The set {name} has more products than Facebook takes.")(name=name))
        there = next((row for row in self._rows() if row.get("name") == name), None)
        if there is None:
            made = self._create(name, rule)
        elif json.loads(rule) != _rule(there):
            self._api.post(str(there["id"]), {"name": name, "filter": rule})
            made = str(there["id"])
        else:
            made = str(there["id"])
        return RemoteCollection(made, name, tuple(items))

    def _create(self, name: str, rule: str) -> str:
        try:
            return str(self._api.post(self._path, {"name": name, "filter": rule}).get("id", ""))
        except RejectedError as error:
            if error.code != replies.SAME_SET:
                raise
            # The same goods under another name: that set is the one, and gets the new name.
            same = next((row for row in self._rows() if _rule(row) == json.loads(rule)), None)
            if same is None:
                raise
        self._api.post(str(same["id"]), {"name": name, "filter": rule})
        return str(same["id"])

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

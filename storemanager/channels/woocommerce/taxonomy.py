"""Categories and tags of a WooCommerce shop: found by name, made where they are missing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from storemanager.channels.base import RemoteCategory
from storemanager.channels.errors import RejectedError
from storemanager.channels.woocommerce import values
from storemanager.channels.woocommerce.api import PER_PAGE, WooApi


class Taxonomy:
    """Turns paths and words into the shop's ids. Making one twice is harmless: the shop answers with the holder."""

    def __init__(self, api: WooApi) -> None:
        self._api = api

    def category_ids(self, paths: Sequence[Sequence[str]]) -> list[int]:
        """The last category of each path; missing ones are made from the root down."""
        wanted = [[name.strip() for name in path if name.strip()] for path in paths]
        if not any(wanted):
            return []
        known: dict[tuple[int, str], int] = {}
        for row in self._api.all_rows("products/categories", {"_fields": "id,name,parent"}):
            known.setdefault((row.get("parent") or 0, _key(row.get("name"))), row["id"])
        ids: list[int] = []
        for path in wanted:
            parent = 0
            for name in path:
                place = (parent, _key(name))
                if place not in known:
                    known[place] = self._make("products/categories", {"name": name, "parent": parent})
                parent = known[place]
            if parent and parent not in ids:
                ids.append(parent)
        return ids

    def categories(self) -> list[RemoteCategory]:
        """All there are, each with its path from the root down."""
        rows = {row["id"]: row for row in self._api.all_rows("products/categories", {"_fields": "id,name,parent"})}

        def path(row: Mapping[str, Any], passed: frozenset[Any]) -> tuple[str, ...]:
            parent = rows.get(row.get("parent") or 0)
            above = path(parent, passed | {parent["id"]}) if parent is not None and parent["id"] not in passed else ()
            return (*above, values.name(row.get("name")))

        found = [RemoteCategory(str(each), path(row, frozenset({each}))) for each, row in rows.items()]
        return sorted(found, key=lambda category: [name.casefold() for name in category.path])

    def tag_ids(self, names: Sequence[str]) -> list[int]:
        """The ids of these tags."""
        ids: list[int] = []
        for name in dict.fromkeys(name.strip() for name in names if name.strip()):
            asked = {"search": name, "per_page": PER_PAGE, "_fields": "id,name"}
            rows, _ = self._api.rows("products/tags", asked)
            same = [row["id"] for row in rows if _key(row.get("name")) == _key(name)]
            ids.append(same[0] if same else self._make("products/tags", {"name": name}))
        return ids

    def _make(self, route: str, body: dict[str, object]) -> int:
        try:
            reply = self._api.send("POST", route, body, repeatable=True)
        except RejectedError as error:
            # An earlier attempt, or somebody else at the same moment, made it: the refusal names the holder.
            holder = re.fullmatch(r"term_exists:(\d+)", error.code)
            if holder is None:
                raise
            return int(holder[1])
        return int(self._api.thing(reply.data, "category")["id"])


def _key(name: object) -> str:
    return " ".join(values.name(name).casefold().split())

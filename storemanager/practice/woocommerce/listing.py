"""Lists: filters by date and id, order, pages, totals, and the trimming of answers with `_fields`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar
from urllib.parse import parse_qsl, urlencode

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import filter_moment

PAGING = frozenset({"page", "per_page", "offset", "_fields", "context"})
KEPT_LISTS = 32


class Dated(Protocol):
    """A record that lists can sort and filter."""

    id: int
    created: datetime
    modified: datetime


class Numbered(Protocol):
    """The least a record needs to be listed."""

    id: int


D = TypeVar("D", bound=Dated)
T = TypeVar("T")
View = Mapping[str, Callable[[Shop, T], Json]]
Links = Callable[[Shop, T], Json]


@dataclass(frozen=True, slots=True)
class Fields:
    """Which parts of an answer were asked for."""

    tree: dict[str, Json] = field(default_factory=dict)

    @classmethod
    def of(cls, query: Mapping[str, Json]) -> "Fields | None":
        """The fields named by the request; none means everything."""
        named = query.get("_fields")
        words = named if isinstance(named, list) else str(named or "").split(",")
        tree: dict[str, Json] = {}
        for word in filter(None, (str(word).strip() for word in words)):
            branch = tree
            *outer, last = word.split(".")
            for part in outer:
                branch = branch.setdefault(part, {})
            branch.setdefault(last, {})
        return cls(tree) if tree else None

    def trim(self, value: Json) -> Json:
        """Keep what was asked for. Lists inside an object hold no names, so nothing of them is left."""
        return _trimmed(value, self.tree)


def _trimmed(value: Json, tree: dict[str, Json]) -> Json:
    if not tree:
        return value
    if not isinstance(value, dict):
        return []
    kept = {name: _trimmed(value[name], branch) for name, branch in tree.items() if name in value}
    return {name: kept[name] for name in value if name in kept}


def rendered(shop: Shop, view: View[T], record: T, links: Links[T] | None, fields: Fields | None = None) -> Json:
    """One record as an item of a list. Only what was asked for is worked out."""
    if fields is None:
        item = {name: show(shop, record) for name, show in view.items()}
    else:
        item = {name: show(shop, record) for name, show in view.items() if name in fields.tree}
        item = _trimmed(item, {name: branch for name, branch in fields.tree.items() if name in item})
    if links is not None and (fields is None or "_links" in fields.tree):
        item["_links"] = links(shop, record)
    return item


def single(shop: Shop, call: Call, view: View[T], record: T, links: Links[T] | None, status: int = 200) -> Answer:
    """One record as an answer of its own: its links are there even if other fields were asked for."""
    item = rendered(shop, view, record, None, Fields.of(call.query))
    if links is not None:
        item["_links"] = links(shop, record)
    headers = {}
    if status == 201 and links is not None:
        headers["Location"] = item["_links"]["self"][0]["href"]
    return Answer(status, item, headers)


def page(shop: Shop, call: Call, records: Sequence[T], view: View[T], links: Links[T] | None, **shown: Json) -> Answer:
    """One page of a sorted list, with the totals."""
    sent = call.parameters
    size = int(sent["per_page"])
    number = int(sent["page"])
    start = int(sent["offset"]) if sent.get("offset") is not None else (number - 1) * size
    fields = Fields.of(call.query)
    items = [rendered(shop, view, record, links, fields) for record in records[start : start + size]]
    pages = -(-len(records) // size)
    headers = {"X-WP-Total": str(len(records)), "X-WP-TotalPages": str(pages)}
    links_header = []
    if number > 1:
        links_header.append(_link(shop, call, min(number - 1, max(pages, 1)), "prev", shown))
    if number < pages:
        links_header.append(_link(shop, call, number + 1, "next", shown))
    if links_header:
        headers["Link"] = ", ".join(links_header)
    return Answer(200, items, headers)


def _link(shop: Shop, call: Call, number: int, relation: str, shown: Mapping[str, Json]) -> str:
    pairs = [
        (name, {"true": "1", "false": "0"}.get(value, value))
        for name, value in parse_qsl(call.request.query, keep_blank_values=True)
        if name != "page" and not name.startswith(("consumer_", "oauth_", *(f"{key}" for key in shown)))
    ]
    for name, value in shown.items():
        values = [(f"{name}[{place}]", item) for place, item in enumerate(value)] if isinstance(value, list) else None
        pairs.extend(values or [(name, str(value))])
    query = urlencode([*pairs, ("page", str(number))])
    return f'<{shop.address}{call.request.path}?{query}>; rel="{relation}"'


def asked_for(records: Mapping[int, D], call: Call) -> Callable[[], Iterable[D]]:
    """All records, or, quicker, those the request names by id."""
    named = call.parameters.get("include")
    if not named:
        return records.values
    return lambda: [records[number] for number in dict.fromkeys(named) if number in records]


def found(
    shop: Shop, call: Call, name: str, records: Callable[[], Iterable[D]], wanted: Callable[[D], bool]
) -> list[D]:
    """The records that fit the request, sorted. Kept until something changes, so that deep pages stay quick."""
    sent = call.parameters
    key = name + repr(sorted((k, repr(v)) for k, v in sent.items() if k not in PAGING))
    kept = shop.sorted_lists.get(key)
    if kept is not None and kept[0] == shop.changes:
        return kept[1]
    fits = _between(shop, sent)
    chosen = _by_id([record for record in records() if fits(record) and wanted(record)], sent)
    result = _sorted(chosen, sent)
    if len(shop.sorted_lists) >= KEPT_LISTS:
        shop.sorted_lists.clear()
    shop.sorted_lists[key] = (shop.changes, result)
    return result


def _between(shop: Shop, sent: Mapping[str, Json]) -> Callable[[Dated], bool]:
    as_gmt = bool(sent.get("dates_are_gmt"))
    bounds = {
        name: filter_moment(str(sent[name]), shop.settings.zone, dates_are_gmt=as_gmt)
        for name in ("after", "before", "modified_after", "modified_before")
        if sent.get(name)
    }
    if list(bounds) == ["modified_after"]:  # what a sync asks all day
        bound = bounds["modified_after"]
        return lambda record: record.modified > bound

    def fits(record: Dated) -> bool:
        for name, bound in bounds.items():
            moment = record.modified if name.startswith("modified") else record.created
            if not (moment > bound if name.endswith("after") else moment < bound):
                return False
        return True

    return fits


def _by_id(records: list[D], sent: Mapping[str, Json]) -> list[D]:
    include, exclude = set(sent.get("include") or ()), set(sent.get("exclude") or ())
    if not include and not exclude:
        return records
    return [record for record in records if (not include or record.id in include) and record.id not in exclude]


def _sorted(records: list[D], sent: Mapping[str, Json]) -> list[D]:
    keys: dict[str, Callable[[D], Json]] = {
        "date": lambda record: (record.created, record.id),
        "modified": lambda record: (record.modified, record.id),
        "title": lambda record: (str(getattr(record, "name", "")), record.id),
        "slug": lambda record: (str(getattr(record, "slug", "")), record.id),
        "sales": lambda record: (getattr(record, "total_sales", 0), record.id),
        "popularity": lambda record: (getattr(record, "total_sales", 0), record.id),
    }
    order_by = sent.get("orderby", "date")
    if order_by == "include" and sent.get("include"):
        place = {number: place for place, number in enumerate(sent["include"])}
        return sorted(records, key=lambda record: place.get(record.id, 0))
    key = keys.get(str(order_by), lambda record: record.id)
    return sorted(records, key=key, reverse=sent.get("order", "desc") == "desc")

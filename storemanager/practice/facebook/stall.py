"""The practice Page as the demo runs it: a part of the website's goods in its catalogue, and people who write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from storemanager.practice.facebook import GraphSettings, PracticeGraph, Writers
from storemanager.practice.facebook.records import Item, Photo, Post, ProductSet, Template, Thread
from storemanager.practice.facebook.stocked import SHOP, stocked_page
from storemanager.practice.facebook.writers import people_wrote
from storemanager.practice.http import Clock, wall_clock
from storemanager.practice.stall import Stall
from storemanager.texts import translate

BATCH_SECONDS, REVIEW_SECONDS = 0.0, 5.0
"""Nobody who tries the program wants to wait for the machines of Meta as long as one has to."""


class PageStall(Stall):
    """`stock_of` says how many of a SKU the shop has, when the catalogue is filled for the first time."""

    kind = "facebook"
    title = translate("demo", "Practice Page")
    file_name = "practice-page.json"
    seconds_between = 25.0

    def __init__(
        self,
        folder: Path,
        stock_of: Callable[[str], int],
        *,
        products: int,
        seed: int,
        port: int = 0,
        busy: bool = True,
        clock: Clock = wall_clock,
    ) -> None:
        settings = GraphSettings(batch_seconds=BATCH_SECONDS, review_seconds=REVIEW_SECONDS)
        kept = _kept(folder / self.file_name, settings, clock)
        self.graph = kept or stocked_page(seed=seed, products=products, clock=clock, settings=settings)
        if kept is None:
            people_wrote(self.graph, seed)
            for item in self.graph.items.values():
                item.data["quantity_to_sell_on_facebook"] = stock_of(item.retailer_id)
                item.data["availability"] = "in stock" if stock_of(item.retailer_id) else "out of stock"
        self._people = Writers(self.graph, seed + self.graph.message_count)
        super().__init__(folder, self.graph, port=port, busy=busy)

    def values(self) -> Mapping[str, str]:
        settings = self.graph.settings
        return {
            "api_address": self.url,
            "page_id": settings.page_id,
            "catalog_id": settings.catalog_id,
            "product_link": f"{SHOP}/?s={{sku}}",
        }

    def somebody_comes(self) -> None:
        self._people.step()

    def packed(self) -> bytes:
        graph = self.graph
        with graph.locked():
            graph.pass_time()
            return _KEPT.dump_json(
                _Kept(graph.items, graph.sets, graph.threads, graph.templates, graph.photos, graph.posts, graph.last_id)
            )


@dataclass
class _Kept:
    """All of the Page that can change. A batch that is under way when the Page is put away is lost, as at Meta."""

    items: dict[str, Item]
    sets: dict[int, ProductSet]
    threads: dict[str, Thread]
    templates: dict[str, Template]
    photos: dict[str, Photo]
    posts: dict[str, Post]
    last_id: int


_KEPT = TypeAdapter(_Kept)


def _kept(file: Path, settings: GraphSettings, clock: Clock) -> PracticeGraph | None:
    """The Page as it was kept; None when there is none, or when the file is not one."""
    try:
        kept = _KEPT.validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    graph = PracticeGraph(settings, clock=clock)
    graph.items, graph.sets, graph.threads = kept.items, kept.sets, kept.threads
    graph.templates, graph.photos, graph.posts = kept.templates, kept.photos, kept.posts
    graph.number_from(kept.last_id)
    return graph

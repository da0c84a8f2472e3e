"""A practice Page on a clock moved by hand, served over real HTTP, and our connector in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from storemanager.channels.base import AccountSettings
from storemanager.channels.facebook import Facebook
from storemanager.practice.facebook import GraphSettings, Person, Platform, PracticeGraph
from storemanager.practice.server import PracticeServer
from tests.channels.world import World
from tests.practice.facebook.conftest import a_row
from tests.practice.facebook.contracts import WatchedGraph

LAN = Person("6700112233", "Lan Trần")
HOA = Person("17000112233", "Hoa", Platform.INSTAGRAM, username="hoa.xinh")


def page_settings(address: str, known: GraphSettings | None = None, **values: str) -> AccountSettings:
    known = known or GraphSettings()
    plain = {"page_id": known.page_id, "catalog_id": known.catalog_id}
    plain |= {"instagram_id": known.instagram_id, "instagram_name": known.instagram_name}
    return AccountSettings(
        account_id=1,
        name="My Page",
        values={"api_address": address, **plain, **values},
        secrets={"access_token": known.system_token, "app_secret": known.app_secret},
    )


@pytest.fixture
def graph(world: World) -> Iterator[WatchedGraph]:
    """Every exchange is held against Meta's specifications, where they are beside the project."""
    graph = WatchedGraph(clock=world.now)
    yield graph
    assert graph.problems == []


@pytest.fixture
def server(graph: WatchedGraph) -> Iterator[PracticeServer]:
    with PracticeServer(graph) as server:
        yield server


Connect = Callable[..., Facebook]


@pytest.fixture
def connect(world: World, server: PracticeServer, graph: WatchedGraph) -> Iterator[Connect]:
    """Makes connectors to the practice Page; they are closed at the end."""
    made: list[Facebook] = []

    def connect(secrets: dict[str, str] | None = None, **values: str) -> Facebook:
        settings = page_settings(server.url, graph.settings, **values)
        if secrets:
            settings = AccountSettings(1, "My Page", settings.values, {**settings.secrets, **secrets})
        made.append(Facebook(settings, context=world.context()))
        return made[-1]

    yield connect
    for each in made:
        each.close()


@pytest.fixture
def page(connect: Connect) -> Facebook:
    return connect(product_link="https://may.example/?s={sku}")


def put(graph: PracticeGraph, sku: str, **data: Any) -> None:
    """An item that has been in the catalogue for a while."""
    graph.put_item(a_row(sku, **data)["data"], review=False).review_status = "approved"


@pytest.fixture
def shirts(graph: WatchedGraph) -> None:
    """A shirt in two sizes and a cap."""
    put(graph, "AO-S", item_group_id="AO", size="S", quantity_to_sell_on_facebook=5)
    put(graph, "AO-M", item_group_id="AO", size="M", quantity_to_sell_on_facebook=7)
    put(graph, "MU", quantity_to_sell_on_facebook=3)

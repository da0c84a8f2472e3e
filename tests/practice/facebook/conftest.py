"""A practice Page on a clock that only moves when told, and a client that has its tokens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest

from storemanager.practice.facebook import Person, PracticeGraph
from storemanager.practice.facebook.router import VERSION, proof_of
from storemanager.practice.server import PracticeServer
from tests.practice.facebook.contracts import WatchedGraph
from tests.practice.goods import NO_TLS
from tests.practice.woocommerce.conftest import Hands

LAN = Person("6700112233", "Lan Trần")


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def graph(clock: Hands) -> Iterator[WatchedGraph]:
    graph = WatchedGraph(clock=clock)
    graph.judges_requests = False
    yield graph
    assert graph.problems == []


@pytest.fixture
def server(graph: PracticeGraph) -> Iterator[PracticeServer]:
    with PracticeServer(graph) as server:
        yield server


@dataclass
class Api:
    """Calls of one who has both tokens."""

    client: httpx.Client
    graph: PracticeGraph

    def get(self, path: str, *, page: bool = False, **parameters: Any) -> httpx.Response:
        return self.client.get(self._url(path), params=self._signed(parameters, page), headers=self._token(page))

    def post(self, path: str, body: Any = None, *, page: bool = False, **form: Any) -> httpx.Response:
        signed = self._signed({}, page)
        if body is not None:
            return self.client.post(self._url(path), params=signed, json=body, headers=self._token(page))
        return self.client.post(self._url(path), params=signed, data=form, headers=self._token(page))

    def delete(self, path: str, *, page: bool = False, **parameters: Any) -> httpx.Response:
        return self.client.delete(self._url(path), params=self._signed(parameters, page), headers=self._token(page))

    def batch(self, *requests: dict[str, Any], allow_upsert: bool = True) -> httpx.Response:
        return self.post(
            f"{self.graph.settings.catalog_id}/items_batch",
            item_type="PRODUCT_ITEM",
            allow_upsert="true" if allow_upsert else "false",
            requests=json.dumps(list(requests)),
        )

    def status(self, handle: str, **parameters: Any) -> dict[str, Any]:
        path = f"{self.graph.settings.catalog_id}/check_batch_request_status"
        [said] = self.get(path, handle=handle, **parameters).json()["data"]
        found: dict[str, Any] = said
        return found

    def error(self, reply: httpx.Response) -> tuple[int, int]:
        """Code and subcode of a refusal."""
        assert reply.status_code >= 400, reply.text
        error = reply.json()["error"]
        return error["code"], error.get("error_subcode", 0)

    def _url(self, path: str) -> str:
        return f"/{VERSION}/{path}"

    def _which(self, page: bool) -> str:
        return self.graph.settings.page_token if page else self.graph.settings.system_token

    def _token(self, page: bool) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._which(page)}"}

    def _signed(self, parameters: dict[str, Any], page: bool) -> dict[str, Any]:
        return {**parameters, "appsecret_proof": proof_of(self.graph.settings.app_secret, self._which(page))}


@pytest.fixture
def api(server: PracticeServer, graph: PracticeGraph) -> Iterator[Api]:
    with httpx.Client(base_url=server.url, verify=NO_TLS) as client:
        yield Api(client, graph)


def a_row(sku: str, **data: Any) -> dict[str, Any]:
    """A whole new item, as a row of a batch."""
    whole = {
        "id": sku,
        "title": f"Áo {sku}",
        "description": "100% cotton",
        "availability": "in stock",
        "condition": "new",
        "price": "150000 VND",
        "link": "https://may.example/ao",
        "image_link": "https://may.example/ao.jpg",
        "quantity_to_sell_on_facebook": 12,
    }
    return {"method": "CREATE", "data": {**whole, **data}}


def a_minute(clock: Hands, minutes: float = 1) -> None:
    clock.now += timedelta(minutes=minutes)

"""Facebook keeps the contract of all connectors, as far as it has something to keep it with: it has no orders."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs

import httpx

from storemanager.channels.base import (
    Catalogue,
    Channel,
    Collections,
    Context,
    GuidedConnect,
    ListingRef,
    Orders,
    Prices,
    Stock,
)
from storemanager.channels.facebook import Facebook
from tests.channels.contract import ConnectorContract
from tests.channels.facebook.conftest import page_settings
from tests.channels.world import Script, World, answer

SETTINGS = page_settings("https://shop.example")


def graph_error(code: int, message: str, *, status: int = 400, subcode: int = 0, **more: Any) -> httpx.Response:
    error = {"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "A", **more}
    return answer({"error": {**error, **({"error_subcode": subcode} if subcode else {})}}, status)


class TestFacebook(ConnectorContract):
    items = (ListingRef("AO", "AO-S"), ListingRef("KHONG-CO"), ListingRef("MU"))
    secrets = (SETTINGS.secrets["access_token"], SETTINGS.secrets["app_secret"])

    def make(self, context: Context) -> Channel:
        return Facebook(SETTINGS, context=context)

    def an_order(self) -> httpx.Response:
        item = {"id": "1", "retailer_id": "MU", "availability": "in stock", "quantity_to_sell_on_facebook": 4}
        return answer({"data": [item]})

    def nothing_there(self) -> httpx.Response:
        return answer({"data": []})

    def read(self, channel: Channel) -> object:
        assert isinstance(channel, Stock)
        return channel.read_stock([ListingRef("MU")])

    def says_gone(self, channel: Channel) -> bool:
        assert isinstance(channel, Stock)
        return channel.read_stock([ListingRef("MU")])[0].gone

    def key_refused(self) -> httpx.Response:
        return graph_error(190, "Error validating access token", status=401, subcode=463)

    def written(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/items_batch"):
            rows = json.loads(parse_qs(request.content.decode())["requests"][0])
            assert [row["data"]["id"] for row in rows] == ["AO-S", "KHONG-CO", "MU"]
            return answer({"handles": ["AczX3k"]})
        if request.url.path.endswith("/check_batch_request_status"):
            error = {"line": 2, "id": "KHONG-CO", "message": "Item not found"}
            told = {"handle": "AczX3k", "status": "finished", "errors_total_count": 1, "errors": [error]}
            return answer({"data": [{**told, "ids_of_invalid_requests": ["KHONG-CO"]}]})
        return answer({"data": []})


def test_it_has_every_ability_that_is_left_and_no_orders() -> None:
    page = Facebook(SETTINGS, context=World().context(Script(answer({}))))
    for ability in (Catalogue, Collections, Stock, Prices, GuidedConnect):
        assert isinstance(page, ability)
    assert not isinstance(page, Orders)

"""WooCommerce keeps the contract of all connectors."""

from __future__ import annotations

import json

import httpx

from storemanager.channels.base import (
    Catalogue,
    Channel,
    Context,
    GuidedConnect,
    ListingRef,
    Orders,
    Prices,
    Stock,
)
from storemanager.channels.woocommerce import WooCommerce
from tests.channels.contract import ConnectorContract
from tests.channels.world import KEY, SECRET, Script, World, answer, recording, refusal, settings


class TestWooCommerce(ConnectorContract):
    items = (ListingRef("16"), ListingRef("999"), ListingRef("17"))
    secrets = (KEY, SECRET)

    def make(self, context: Context) -> Channel:
        return WooCommerce(settings(sign_in="basic"), context=context)

    def an_order(self) -> httpx.Response:
        return answer(recording("order"))

    def nothing_there(self) -> httpx.Response:
        return refusal(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")

    def key_refused(self) -> httpx.Response:
        return refusal(401, "woocommerce_rest_authentication_error", "Consumer secret is invalid.")

    def written(self, request: httpx.Request) -> httpx.Response:
        asked = [item["id"] for item in json.loads(request.content)["update"]]
        assert asked == [16, 999, 17]
        return answer(recording("batch_partly_refused"))


def test_it_has_every_ability_of_its_api() -> None:
    website = WooCommerce(settings(), context=World().context(Script(answer({}))))
    for ability in (Catalogue, Stock, Prices, Orders, GuidedConnect):
        assert isinstance(website, ability)

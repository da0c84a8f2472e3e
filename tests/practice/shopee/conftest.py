"""A practice Shopee behind a real socket, and somebody who calls it as its sheet says."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY, SHOP_ID
from tests.practice.goods import NO_TLS
from tests.practice.shopee.traffic import CheckedShopee

NOON = datetime(2026, 11, 22, 5, tzinfo=UTC)


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **more: float) -> None:
        self.now += timedelta(**more)


class Caller:
    """Signs and sends; answers whole envelopes. `off` is how wrong its clock is."""

    def __init__(self, client: httpx.Client, clock: Hands) -> None:
        self._client = client
        self._clock = clock
        self.key = PARTNER_KEY
        self.off = 0
        self.token = ""

    def query(self, path: str, *, public: bool = False) -> dict[str, str]:
        timestamp = str(int(self._clock.now.timestamp()) + self.off)
        base = f"{PARTNER_ID}{path}{timestamp}" + ("" if public else f"{self.token}{SHOP_ID}")
        sign = hmac.new(self.key.encode(), base.encode(), hashlib.sha256).hexdigest()
        query = {"partner_id": str(PARTNER_ID), "timestamp": timestamp, "sign": sign}
        return query if public else {**query, "access_token": self.token, "shop_id": str(SHOP_ID)}

    def get(self, call: str, **params: Any) -> Any:
        path = f"/api/v2/{call}"
        self._clock.advance(seconds=0.2)  # no faster than anybody may
        return self._client.get(path, params={**params, **self.query(path)}).json()

    def post(self, call: str, body: Any, *, public: bool = False) -> Any:
        path = f"/api/v2/{call}"
        self._clock.advance(seconds=0.2)
        return self._client.post(path, params=self.query(path, public=public), json=body).json()

    def consent(self, redirect: str) -> httpx.Response:
        path = "/api/v2/shop/auth_partner"
        return self._client.get(path, params={**self.query(path, public=True), "redirect": redirect})


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def shop(clock: Hands) -> Iterator[CheckedShopee]:
    shop = CheckedShopee(clock=clock)
    yield shop
    assert shop.problems == []


@pytest.fixture
def caller(shop: CheckedShopee, clock: Hands) -> Iterator[Caller]:
    with PracticeServer(shop) as server, httpx.Client(base_url=server.url, verify=NO_TLS) as client:
        caller = Caller(client, clock)
        caller.token, _ = shop.tokens.pair(clock.now)
        yield caller


@pytest.fixture
def mug(shop: CheckedShopee) -> int:
    return shop.add_product({"name": "Cốc gốm", "sku": "MUG", "regular_price": "90000", "stock_quantity": 50})


@pytest.fixture
def shirt(shop: CheckedShopee) -> int:
    size = {"name": "Size", "variation": True, "options": ["S", "M"]}
    parent = shop.add_product({"name": "Áo thun", "sku": "SHIRT", "type": "variable", "attributes": [size]})
    for option in ("S", "M"):
        chosen = [{"name": "Size", "option": option}]
        shop.add_variation(
            parent,
            {"sku": f"SHIRT-{option}", "regular_price": "150000", "stock_quantity": 10, "attributes": chosen},
        )
    return parent

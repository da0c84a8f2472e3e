"""A practice shop on a clock that only moves when told, and a client that has its key."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.practice.goods import NO_TLS, a_shirt

NOON = datetime(2026, 11, 22, 5, 0, 0, tzinfo=UTC)  # 12:00 in the shop


class Hands:
    """A clock moved by hand."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def shop(clock: Hands) -> PracticeShop:
    return PracticeShop(clock=clock)


@pytest.fixture
def server(shop: PracticeShop) -> Iterator[PracticeServer]:
    with PracticeServer(shop) as server:
        yield server


@pytest.fixture
def api(server: PracticeServer) -> Iterator[httpx.Client]:
    auth = (server.consumer_key, server.consumer_secret)
    with httpx.Client(base_url=f"{server.url}/wp-json/wc/v3", auth=auth, verify=NO_TLS) as client:
        yield client


@pytest.fixture
def mug(shop: PracticeShop) -> int:
    return shop.add_product(
        {"name": "Cốc gốm", "sku": "MUG", "regular_price": "90000", "manage_stock": True, "stock_quantity": 50}
    )


@pytest.fixture
def shirt(shop: PracticeShop) -> int:
    return a_shirt(shop)

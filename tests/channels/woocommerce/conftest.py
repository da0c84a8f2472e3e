"""A practice shop on a clock moved by hand, served over real HTTP, and our connector in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from storemanager.channels.woocommerce import WooCommerce
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import Key, PracticeShop
from storemanager.practice.woocommerce.auth import Keys
from tests.channels.world import KEY, SECRET, World, settings
from tests.practice.goods import a_shirt


@pytest.fixture
def shop(world: World) -> PracticeShop:
    shop = PracticeShop(clock=world.now)
    shop.keys = Keys([Key(KEY, SECRET)])
    return shop


@pytest.fixture
def server(shop: PracticeShop) -> Iterator[PracticeServer]:
    with PracticeServer(shop) as server:
        yield server


Connect = Callable[..., WooCommerce]


@pytest.fixture
def connect(world: World) -> Iterator[Connect]:
    """Makes connectors to an address; they are closed at the end."""
    made: list[WooCommerce] = []

    def connect(address: str, **values: str) -> WooCommerce:
        made.append(WooCommerce(settings(address, **values), context=world.context()))
        return made[-1]

    yield connect
    for each in made:
        each.close()


@pytest.fixture
def website(server: PracticeServer, connect: Connect) -> WooCommerce:
    return connect(server.url)


@pytest.fixture
def mug(shop: PracticeShop) -> int:
    return shop.add_product(
        {
            "name": "Cốc gốm &amp; đĩa",
            "sku": "MUG",
            "regular_price": "90000",
            "manage_stock": True,
            "stock_quantity": 50,
            "weight": "0.35",
            "global_unique_id": "8930000009995",
        }
    )


@pytest.fixture
def shirt(shop: PracticeShop) -> int:
    return a_shirt(shop)

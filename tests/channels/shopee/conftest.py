"""A practice Shopee on a clock moved by hand, served over real HTTP, and our connector in front of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from storemanager.channels.base import AccountSettings, Context, SecretKeeper
from storemanager.channels.shopee import Shopee
from storemanager.errors import StoreError
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY, SHOP_ID
from storemanager.texts import translate
from tests.channels.world import World
from tests.practice.shopee.traffic import CheckedShopee


class Vault:
    """Keeps secrets in memory; `locked` refuses them. `saved` is what came in, in order."""

    def __init__(self, **secrets: str) -> None:
        self.secrets: dict[str, str] = dict(secrets)
        self.saved: list[dict[str, str]] = []
        self.locked = False

    def keep(self, new: Mapping[str, str]) -> None:
        if self.locked:
            raise StoreError(translate("vault", "The keyring is locked."), translate("vault", "Unlock it."))
        self.saved.append(dict(new))
        self.secrets |= new

    @property
    def keeper(self) -> SecretKeeper:
        return SecretKeeper(lambda: dict(self.secrets), self.keep)


def settings(address: str, secrets: Mapping[str, str], **values: str) -> AccountSettings:
    return AccountSettings(
        account_id=1,
        name="My Shopee",
        values={"place": "own", "address": address, "partner_id": str(PARTNER_ID), **values},
        secrets={"partner_key": PARTNER_KEY, **secrets},
    )


@pytest.fixture
def shop(world: World) -> Iterator[CheckedShopee]:
    shop = CheckedShopee(clock=world.now)
    yield shop
    assert shop.problems == []


@pytest.fixture
def server(shop: CheckedShopee) -> Iterator[PracticeServer]:
    with PracticeServer(shop) as server:
        yield server


@pytest.fixture
def vault(shop: CheckedShopee, world: World) -> Vault:
    """The secrets of a shop that agreed just now."""
    access, refresh = shop.tokens.pair(world.now())
    ends = str(int(world.now().timestamp()) + 4 * 3600)
    return Vault(access_token=access, refresh_token=refresh, access_ends=ends, shop_id=str(SHOP_ID))


Connect = Callable[..., Shopee]


@pytest.fixture
def connect(server: PracticeServer, world: World, vault: Vault) -> Iterator[Connect]:
    """Makes connectors; they are closed at the end."""
    made: list[Shopee] = []

    def connect(kept: Vault = vault, context: Context | None = None, **values: Any) -> Shopee:
        given = context or replace(world.context(), secrets=kept.keeper)
        made.append(Shopee(settings(server.url, kept.secrets, **values), context=given))
        return made[-1]

    yield connect
    for each in made:
        each.close()


@pytest.fixture
def shopee(connect: Connect) -> Shopee:
    return connect()


@pytest.fixture
def mug(shop: CheckedShopee) -> int:
    return shop.add_product(
        {
            "name": "Cốc gốm",
            "sku": "MUG",
            "regular_price": "90000",
            "stock_quantity": 50,
            "weight": "0.35",
            "global_unique_id": "8930000009995",
            "description": "Cốc men lam",
            "images": [{"src": "https://anh.example/coc.png"}],
        }
    )


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

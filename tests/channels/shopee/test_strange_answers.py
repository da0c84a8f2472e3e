"""Whatever Shopee answers, in whichever shape: it ends in one of the errors of channels, or in a record set aside."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import httpx
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from storemanager.channels.base import (
    ListingRef,
    Outcome,
    PriceUpdate,
    RefundRequest,
    RemoteStatus,
    ShipmentNotice,
    StockUpdate,
)
from storemanager.channels.errors import ChannelError
from storemanager.channels.shopee import Shopee
from storemanager.money import Money
from storemanager.practice.http import Request
from storemanager.practice.shopee import SHOP_ID, PracticeShopee
from tests.channels.shopee.conftest import Vault, settings
from tests.channels.world import World

ODD: tuple[Any, ...] = (
    None, "", "x", 0, -1, 1.5, True, [], {}, [None], [[]], {"a": 1}, "12,5", 10**30, ["VNZ"], "2026-11-22", [{}],
    -(10**12),
)  # fmt: skip


def spoiled(data: Any, dice: random.Random) -> Any:
    """The same answer with one value of it replaced, or left out."""
    spots: list[tuple[Any, Any]] = []

    def walk(node: Any) -> None:
        pairs = (
            list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
        )
        for key, value in pairs:
            spots.append((node, key))
            walk(value)

    walk(data)
    if not spots:
        return dice.choice(ODD)
    node, key = dice.choice(spots)
    if isinstance(node, dict) and dice.random() < 0.25:
        del node[key]
    else:
        node[key] = dice.choice(ODD)
    return data


class Spoiler(httpx.MockTransport):
    """The practice Shopee without a socket, whose answers are spoiled now and then."""

    def __init__(self, shop: PracticeShopee, dice: random.Random, rate: float) -> None:
        self._shop, self._dice, self._rate = shop, dice, rate
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        asked = Request(request.method, request.url.path, request.url.query.decode(), {}, request.content)
        response = self._shop.handle(asked)
        body = response.body
        if body.startswith(b"{") and self._dice.random() < self._rate:
            body = json.dumps(spoiled(json.loads(body), self._dice)).encode()
        return httpx.Response(response.status, content=body, headers=response.headers)


def a_shop(world: World) -> tuple[PracticeShopee, list[str], list[ListingRef]]:
    shop = PracticeShopee(clock=world.now, calls_per_second=1000)
    mug = shop.add_product({"name": "Cốc", "sku": "MUG", "regular_price": "90000", "stock_quantity": 50})
    size = {"name": "Size", "variation": True, "options": ["S"]}
    shirt = shop.add_product({"name": "Áo", "sku": "SHIRT", "type": "variable", "attributes": [size]})
    chosen = [{"name": "Size", "option": "S"}]
    body = {"sku": "SHIRT-S", "regular_price": "150000", "stock_quantity": 10, "attributes": chosen}
    small = shop.add_variation(shirt, body)
    shop.promote("SHIRT-S", 99000)
    numbers = [shop.buy("MUG").sn, shop.buy("SHIRT-S", cod=False).sn, shop.buy("MUG", 2).sn]
    shop.complete(numbers[2])
    shop.ask_for_return(numbers[2])
    return shop, numbers, [ListingRef(str(mug)), ListingRef(str(shirt), str(small))]


@examples(max_examples=120, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from([0.15, 0.4, 1.0]))
def test_f55_no_answer_brings_the_connector_down(seed: int, rate: float) -> None:
    world, dice = World(), random.Random(seed)
    shop, numbers, refs = a_shop(world)
    access, refresh = shop.tokens.pair(world.now())
    vault = Vault(access_token=access, refresh_token=refresh, shop_id=str(SHOP_ID))
    context = replace(world.context(Spoiler(shop, dice, rate)), secrets=vault.keeper)
    shopee = Shopee(settings("https://shop.example", vault.secrets, redirect="https://a.example"), context=context)
    cursors: dict[str, str | None] = {"orders": None, "products": None}

    def pull(name: str, page_of: Callable[[str | None], Any]) -> None:
        page = page_of(cursors[name])
        assert isinstance(page.cursor, str)
        cursors[name] = page.cursor

    def write() -> None:
        results = shopee.write_stock([StockUpdate(ref, 7, 9) for ref in refs])
        assert [result.ref for result in results] == refs
        for ref, result in zip(refs, results, strict=True):
            if result.outcome is Outcome.NOT_SENT:
                assert shop.items[int(ref.product_id)].models[int(ref.variant_id or 0)].units != 7

    deeds: tuple[Callable[[], Any], ...] = (
        lambda: pull("orders", shopee.pull_orders),
        lambda: pull("products", shopee.pull_products),
        lambda: shopee.read_stock(refs),
        shopee.read_all_stock,
        write,
        lambda: shopee.write_prices([PriceUpdate(ref, Money(120000, "VND")) for ref in refs]),
        lambda: shopee.get_order(dice.choice(numbers)),
        lambda: shopee.ship_order(numbers[0], ShipmentNotice("")),
        lambda: shopee.fetch_labels(numbers),
        lambda: shopee.cancel_order(numbers[0], "hết hàng"),
        lambda: shopee.set_status(numbers[0], RemoteStatus.TO_SHIP),
        lambda: shopee.refund_order(numbers[2], RefundRequest(Money(90000, "VND"))),
        lambda: shopee.add_note(numbers[0], "x"),
        lambda: shopee.find_by_skus(["SHIRT-S"]),
        lambda: shopee.set_published(refs[0].product_id, False),
        shopee.check,
        lambda: shopee.test_field("partner_key"),
    )
    for deed in dice.sample(deeds, 8):
        with suppress(ChannelError):
            deed()
        world.advance(130)

"""Which delivery channels a new item gets."""

from __future__ import annotations

from typing import Any

import pytest

from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import carriers
from storemanager.channels.shopee.api import ShopeeApi
from tests.channels.shopee.conftest import settings
from tests.channels.shopee.test_contract import TOKENS, reply
from tests.channels.world import Script, World


def chosen(world: World, *rows: dict[str, Any], kilograms: float = 0.5) -> list[dict[str, Any]]:
    script = Script(reply({"logistics_channel_list": list(rows)}))
    api = ShopeeApi(settings("https://shop.example", TOKENS), world.context(script))
    return carriers.chosen(api, kilograms, "Cốc")


def a_carrier(number: int, **more: Any) -> dict[str, Any]:
    return {"logistics_channel_id": number, "enabled": True, "fee_type": "SIZE_INPUT", "mask_channel_id": 0, **more}


def test_an_item_goes_with_every_carrier_that_is_switched_on_and_can_carry_it(world: World) -> None:
    found = chosen(
        world,
        a_carrier(1),
        a_carrier(2, enabled=False),
        a_carrier(3, mask_channel_id=1),
        a_carrier(4, weight_limit={"item_max_weight": 0.3, "item_min_weight": 0}),
        a_carrier(5, weight_limit={"item_max_weight": None, "item_min_weight": 0.1}),
        a_carrier(6, fee_type="CUSTOM_PRICE"),
        a_carrier(7, fee_type="SIZE_SELECTION", size_list=[{"size_id": "3"}, {"size_id": "4"}]),
        a_carrier(8, fee_type="SIZE_SELECTION", size_list=[]),
    )
    assert [row["logistic_id"] for row in found] == [1, 5, 7]
    assert found[2]["size_id"] == 3
    assert all(row["enabled"] is True for row in found)


@pytest.mark.parametrize(
    ("row", "words"), [(a_carrier(1, enabled=False), "switched on"), (a_carrier(1, fee_type="CUSTOM_PRICE"), "carries")]
)
def test_without_a_carrier_nothing_is_made(world: World, row: dict[str, Any], words: str) -> None:
    with pytest.raises(RejectedError, match=words):
        chosen(world, row)

"""What the practice Shopee answers fits the official schemas: the fixture `shop` holds every call of every test against
them; here it is made sure that they are really found and used."""

from __future__ import annotations

from pathlib import Path

from tests.practice.shopee.conftest import Caller
from tests.practice.shopee.traffic import CheckedShopee, validator


def test_the_schemas_are_held_against_what_is_sent(shared: Path, caller: Caller, shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG")
    rows = [{"model_id": 0, "seller_stock": [{"stock": 4}]}]
    caller.post("product/update_stock", {"item_id": mug, "stock_list": rows})
    caller.get("order/get_order_detail", order_sn_list=order.sn)
    assert shop.held == {"product.update_stock", "product.update_stock.request", "order.get_order_detail"}
    assert (shared / "contracts" / "shopee").is_dir()


def test_what_does_not_fit_is_noticed(shared: Path) -> None:
    schema = validator("order.get_order_detail")
    assert schema is not None
    assert list(schema.iter_errors({"response": {"order_list": [{"create_time": "yesterday"}]}}))
    shop = CheckedShopee()
    shop._hold("order.get_order_detail", {"response": {"order_list": "none"}})
    assert shop.problems

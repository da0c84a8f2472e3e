"""Labels of the carriers on Shopee: for many orders at once, and with a reason where there is none."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storemanager.channels.base import Labels, ShipmentNotice
from storemanager.channels.errors import TransientError
from storemanager.channels.shopee import Shopee
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import settings
from tests.channels.shopee.test_contract import ORDER, TOKENS, an_order, reply
from tests.channels.world import Script, World
from tests.practice.shopee.traffic import CheckedShopee


def shipped(shopee: Shopee, shop: CheckedShopee, count: int) -> list[str]:
    numbers = [shop.buy("MUG").sn for _ in range(count)]
    for sn in numbers:
        shopee.ship_order(sn, ShipmentNotice(""))
    return numbers


def test_the_labels_of_many_orders_come_in_one_file(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    numbers = shipped(shopee, shop, 5)
    assert isinstance(shopee, Labels)
    server.requests.reset()
    answer = shopee.fetch_labels(numbers)
    [sheet] = answer.sheets
    assert sheet.remote_ids == tuple(numbers)
    assert (sheet.media_type, sheet.content[:5], answer.refused) == ("application/pdf", b"%PDF-", ())
    for sn in numbers:
        assert shop.orders[sn].tracking.encode() in sheet.content
    assert server.requests.count(path="shipping_document") <= 6
    assert shopee.fetch_labels(numbers).sheets[0].content == sheet.content, "asking again is harmless"


def test_an_order_without_a_label_says_why_and_stops_no_other(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    [good, fetched] = shipped(shopee, shop, 2)
    shop.pick_up(fetched)
    new = shop.buy("MUG").sn
    answer = shopee.fetch_labels([new, good, fetched, "NONE"])
    assert [sheet.remote_ids for sheet in answer.sheets] == [(good,)]
    reasons = {bad.remote_id: str(bad.problem) for bad in answer.refused}
    assert set(reasons) == {new, fetched, "NONE"}
    assert "ship it first" in reasons[new]
    assert "fetched order" in reasons[fetched]


def test_a_label_that_takes_too_long_is_left_for_later(
    shopee: Shopee, shop: CheckedShopee, mug: int, world: World
) -> None:
    numbers = shipped(shopee, shop, 1)
    shop.label_comes_after = timedelta(minutes=5)
    answer = shopee.fetch_labels(numbers)
    assert (answer.sheets, "still being made" in str(answer.refused[0].problem)) == ((), True)
    world.advance(300)
    assert shopee.fetch_labels(numbers).sheets


@pytest.mark.parametrize("fault", [Fault.WEB_PAGE, Fault.BEFORE_500])
def test_f55_a_web_page_is_no_label(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int, fault: Fault
) -> None:
    numbers = shipped(shopee, shop, 1)
    server.faults.add(Rule(fault, path="download_shipping_document"))
    with pytest.raises(TransientError):
        shopee.fetch_labels(numbers)
    server.faults.clear()


def test_an_order_that_was_split_is_sent_parcel_by_parcel(world: World) -> None:
    packages = [
        {"package_number": "A", "logistics_status": "LOGISTICS_READY"},
        {"package_number": "B", "logistics_status": "LOGISTICS_READY"},
        {"package_number": "C", "logistics_status": "LOGISTICS_PICKUP_DONE"},
    ]
    dropoff = reply({"info_needed": {"dropoff": []}, "dropoff": {"branch_list": None}})
    script = Script(
        an_order(package_list=packages), dropoff, reply(), dropoff, reply(),
        an_order(package_list=packages, order_status="PROCESSED"), reply({"tracking_number": "T1"}),
        reply({"tracking_number": "T2"}), reply({"tracking_number": "T3"}),
    )  # fmt: skip
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    done = shopee.ship_order("1", ShipmentNotice(""))
    sn = ORDER["order_sn"]
    assert script.bodies() == [
        {"order_sn": sn, "package_number": "A", "dropoff": {}},
        {"order_sn": sn, "package_number": "B", "dropoff": {}},
    ]
    assert [each.tracking_number for each in done.shipments] == ["T1", "T2", "T3"]

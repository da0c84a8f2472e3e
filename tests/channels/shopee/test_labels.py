"""Labels of the carriers on Shopee: for many orders at once, and with a reason where there is none."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from storemanager.channels.base import SENDING_WAY, Arranging, Labels, ShipmentNotice
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import Connect, settings
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


def parcels(*states: str) -> list[dict[str, str]]:
    return [
        {"package_number": name, "logistics_status": f"LOGISTICS_{state}"}
        for name, state in zip("ABC", states, strict=False)
    ]


def test_a_parcel_the_carrier_is_not_ready_for_is_told_and_those_that_can_go_go_once(world: World) -> None:
    way = reply({"info_needed": {"dropoff": []}, "dropoff": {"branch_list": None}})
    script = Script(
        an_order(package_list=parcels("READY", "NOT_START")), way, reply(),
        an_order(package_list=parcels("REQUEST_CREATED", "NOT_START")),
        an_order(package_list=parcels("REQUEST_CREATED", "READY")), way, reply(),
        an_order(package_list=parcels("REQUEST_CREATED", "REQUEST_CREATED"), order_status="PROCESSED"),
        reply({"tracking_number": "T1"}), reply({"tracking_number": "T2"}),
    )  # fmt: skip
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    for _ in range(2):
        with pytest.raises(RejectedError, match=r"1 parcel of order 2601058R48U37H cannot go yet") as caught:
            shopee.ship_order("1", ShipmentNotice(""))
        assert "no parcel is sent twice" in str(caught.value.advice)
    assert [body["package_number"] for body in script.bodies()] == ["A"]
    done = shopee.ship_order("1", ShipmentNotice(""))
    assert [body["package_number"] for body in script.bodies()] == ["A", "B"]
    assert [each.tracking_number for each in done.shipments] == ["T1", "T2"]


@pytest.mark.parametrize(
    ("status", "states", "count"),
    [
        ("READY_TO_SHIP", ("NOT_START", "NOT_START"), 2),
        ("READY_TO_SHIP", ("PICKUP_DONE", "SOMETHING_NEW"), 1),
        ("READY_TO_SHIP", ("INVALID", "INVALID"), 2),
        ("RETRY_SHIP", ("PICKUP_DONE", "NOT_START"), 1),
        ("RETRY_SHIP", ("NOT_START", "NOT_START"), 2),
    ],
)
def test_an_order_of_which_no_parcel_went_does_not_count_as_sent(
    world: World, status: str, states: tuple[str, ...], count: int
) -> None:
    script = Script(an_order(package_list=parcels(*states), order_status=status))
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    with pytest.raises(RejectedError, match=rf"{count} parcels? of order"):
        shopee.ship_order("1", ShipmentNotice(""))
    assert script.bodies() == []


def test_parcels_that_went_already_or_were_called_off_leave_nothing_to_do(world: World) -> None:
    script = Script(
        an_order(package_list=parcels("REQUEST_CREATED", "PICKUP_DONE", "INVALID")),
        an_order(package_list=parcels("REQUEST_CREATED", "PICKUP_DONE", "INVALID")),
        *[reply({"tracking_number": name}) for name in ("T1", "T2", "T3")],
    )
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    shopee.ship_order("1", ShipmentNotice(""))
    assert script.bodies() == []


def test_a_split_order_of_which_nothing_can_go_has_no_way_to_choose(world: World) -> None:
    script = Script(an_order(package_list=parcels("NOT_START", "NOT_START")))
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    assert shopee.sending_ways("1") == ()


def test_parcels_are_asked_for_together_and_their_labels_wait_for_the_numbers(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    assert isinstance(shopee, Arranging)
    numbers = [shop.buy("MUG").sn for _ in range(4)]
    server.requests.reset()
    assert shopee.arrange(numbers) == ()
    assert server.requests.count(path="ship_order") == 4
    assert len(server.requests) == 1 + 2 * 4, "nobody waits for a tracking number here"
    answer = shopee.fetch_labels(numbers)
    assert answer.refused == ()
    assert dict(answer.tracking) == {sn: shop.orders[sn].tracking for sn in numbers}
    assert shopee.arrange(numbers) == ()
    assert server.requests.count(path="ship_order") == 4, "asked once for each"


def test_an_order_the_carrier_cannot_take_is_refused_and_stops_no_other(
    shopee: Shopee, shop: CheckedShopee, mug: int
) -> None:
    good, cancelled = shop.buy("MUG").sn, shop.buy("MUG").sn
    shop.cancel(cancelled)
    [bad] = shopee.arrange([cancelled, good])
    assert (bad.remote_id, "cancelled on Shopee" in str(bad.problem)) == (cancelled, True)
    assert shop.orders[good].status == "PROCESSED"


def test_the_ways_of_sending_name_place_and_time_and_the_chosen_one_is_taken(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    sn = shop.buy("MUG").sn
    best, later = shopee.sending_ways(sn)
    assert "1 Hàng Gai, Hà Nội" in str(best.title)
    assert "09:00 - 18:00" in str(best.title)
    assert best.lasting == later.lasting == "pickup/8812"
    assert shopee.arrange([sn], later.key) == ()
    [sent] = [json.loads(row.body) for row in server.requests if row.path.endswith("ship_order")]
    assert f"pickup/{sent['pickup']['address_id']}/{sent['pickup']['pickup_time_id']}" == later.key
    assert shopee.sending_ways(sn) == (), "it is asked for already"


BRANCHES = reply(
    {
        "info_needed": {"dropoff": ["branch_id"]},
        "dropoff": {
            "branch_list": [
                {"branch_id": 11, "address": "1 Hàng Gai", "district": "Hoàn Kiếm", "city": "Hà Nội"},
                {"branch_id": None, "address": "nowhere"},
                {"branch_id": 12, "address": None, "city": "Hà Nội"},
                {"branch_id": 13},
            ]
        },
    }
)


def test_each_branch_a_parcel_can_be_brought_to_is_a_way_of_its_own(world: World) -> None:
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(Script(an_order(), BRANCHES)))
    ways = shopee.sending_ways("1")
    assert [(way.key, way.lasting) for way in ways] == [
        ("dropoff/11", "dropoff/11"), ("dropoff/12", "dropoff/12"), ("dropoff/13", "dropoff/13")
    ]  # fmt: skip
    assert [str(way.title) for way in ways] == [
        "Brought to the branch 1 Hàng Gai, Hoàn Kiếm, Hà Nội",
        "Brought to the branch Hà Nội",
        "Brought to the branch 13",
    ]


@pytest.mark.parametrize(
    ("remembered", "chosen", "branch"),
    [
        ("", "dropoff/12", 12),
        ("dropoff/13", "", 13),
        ("dropoff/13", "dropoff/12", 12),
        ("dropoff/99", "", 11),
        ("dropoff", "", 11),
        ("", "", 11),
    ],
)
def test_a_parcel_is_brought_to_the_branch_that_was_chosen(
    world: World, remembered: str, chosen: str, branch: int
) -> None:
    script = Script(an_order(), BRANCHES, reply())
    shopee = Shopee(
        settings("https://shop.example", TOKENS, **{SENDING_WAY: remembered}), context=world.context(script)
    )
    assert shopee.arrange(["2601058R48U37H"], chosen) == ()
    assert [body["dropoff"] for body in script.bodies()] == [{"branch_id": branch}]


def test_a_remembered_way_that_an_order_does_not_offer_gives_way_to_the_usual_one(
    connect: Connect, shop: CheckedShopee, mug: int
) -> None:
    shopee = connect(**{SENDING_WAY: "pickup/8812"})
    brought, fetched = shop.buy("MUG"), shop.buy("MUG")
    brought.mode = "dropoff"
    assert [way.key for way in shopee.sending_ways(brought.sn)] == ["dropoff"]
    assert shopee.arrange([brought.sn, fetched.sn], "pickup/8812") == ()
    shopee.ship_order(shop.buy("MUG").sn, ShipmentNotice(""))
    assert {order.status for order in shop.orders.values()} == {"PROCESSED"}

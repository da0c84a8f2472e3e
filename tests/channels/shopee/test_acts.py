"""What is done to the orders of a Shopee shop: shipped, cancelled, refunded, noted; each once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storemanager.channels.base import RefundRequest, RemoteStatus, ShipmentNotice
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.channels.shopee.cancelling import shopee_reason
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import Connect, settings
from tests.channels.shopee.test_contract import ORDER, TOKENS, an_order
from tests.channels.shopee.test_orders import dong, pulled
from tests.channels.world import Script, World
from tests.practice.shopee.traffic import CheckedShopee

# --- Shipping ---


def test_an_order_is_shipped_and_its_tracking_number_is_waited_for(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    order = shop.buy("MUG")
    done = shopee.ship_order(order.sn, ShipmentNotice(""))
    assert (done.channel_status, order.status) == ("PROCESSED", "PROCESSED")
    assert [each.tracking_number for each in done.shipments] == [order.tracking]
    assert server.requests.count(path="get_tracking_number") > 1
    again = shopee.ship_order(order.sn, ShipmentNotice(""))
    assert again.shipments == done.shipments
    assert server.requests.count("POST", "ship_order") == 1, "it looks before it repeats"


def test_a_number_that_comes_late_is_fetched_although_the_order_does_not_move(
    shopee: Shopee, shop: CheckedShopee, world: World, mug: int
) -> None:
    shop.tracking_comes_after = timedelta(minutes=20)
    order = shop.buy("MUG")
    _, cursor = pulled(shopee.pull_orders)
    shopee.ship_order(order.sn, ShipmentNotice(""))
    numbers = []
    for _ in range(4):
        world.advance(600)
        found, cursor = pulled(shopee.pull_orders, cursor)
        numbers.append([each.tracking_number for one in found for each in one.shipments])
    assert numbers == [[], [order.tracking], [], []]
    shop.tracking_comes_after = timedelta(days=99)
    never = shop.buy("MUG")
    shopee.ship_order(never.sn, ShipmentNotice(""))
    seen = []
    for _ in range(20):
        world.advance(60)
        found, cursor = pulled(shopee.pull_orders, cursor)
        seen.append(len(found))
    assert seen[-1] == 0, "it is not asked for ever"


@pytest.mark.parametrize("mode", ["pickup", "dropoff", "non_integrated"])
def test_what_an_order_needs_to_be_sent_is_given(shopee: Shopee, shop: CheckedShopee, mug: int, mode: str) -> None:
    order = shop.buy("MUG")
    order.mode = mode
    shopee.ship_order(order.sn, ShipmentNotice("GHN123"))
    assert order.status == "PROCESSED"
    assert (order.tracking == "GHN123") == (mode == "non_integrated")


def test_a_carrier_of_one_s_own_needs_its_number(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG")
    order.mode = "non_integrated"
    with pytest.raises(RejectedError, match="enter its tracking number"):
        shopee.ship_order(order.sn, ShipmentNotice(" "))
    assert order.status == "READY_TO_SHIP"


def test_f20_a_shipment_whose_answer_was_lost_is_not_arranged_twice(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    order = shop.buy("MUG")
    server.faults.add(Rule(Fault.AFTER_DROP, path="ship_order", times=1))
    with pytest.raises(TransientError) as caught:
        shopee.ship_order(order.sn, ShipmentNotice(""))
    assert caught.value.unclear
    assert shopee.ship_order(order.sn, ShipmentNotice("")).channel_status == "PROCESSED"
    assert server.requests.count("POST", "ship_order") == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("UNPAID", "not paid yet"),
        ("PENDING", "still checking"),
        ("IN_CANCEL", "accept or refuse"),
        ("CANCELLED", "was cancelled"),
        ("INVOICE_PENDING", "INVOICE_PENDING"),
    ],
)
def test_what_cannot_be_shipped_says_why(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int, status: str, words: str
) -> None:
    order = shop.buy("MUG")
    shop.move(order.sn, status)
    with pytest.raises(RejectedError, match=words) as caught:
        shopee.ship_order(order.sn, ShipmentNotice(""))
    assert "Seller Centre" in str(caught.value.advice)
    assert server.requests.count("POST") == 0


# --- Cancelling, refunds, notes ---


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Hết hàng rồi", "OUT_OF_STOCK"),
        ("OUT_OF_STOCK", "OUT_OF_STOCK"),
        ("the customer changed their mind", "CUSTOMER_REQUEST"),
        ("no COD there", "COD_NOT_SUPPORTED"),
        ("hàng lỗi", "OUT_OF_STOCK"),
        ("Hàng bị HỎNG khi đóng gói", "OUT_OF_STOCK"),
        ("Khách huỷ", "CUSTOMER_REQUEST"),
        ("khách hủy đơn", "CUSTOMER_REQUEST"),
        ("Khách đổi ý", "CUSTOMER_REQUEST"),
        ("CUSTOMER_REQUEST", "CUSTOMER_REQUEST"),
        ("Khách huỷ áo hồng, không trả lời", "CUSTOMER_REQUEST"),
        ("khach dat nham", "CUSTOMER_REQUEST"),
        ("", "CUSTOMER_REQUEST"),
    ],
)
def test_an_order_is_cancelled_with_one_of_shopee_s_reasons(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int, words: str, reason: str
) -> None:
    assert shopee_reason(words) == reason
    order = shop.buy("MUG", 4)
    done = shopee.cancel_order(order.sn, words)
    assert (done.status, done.takes_stock, order.cancel_reason) == (RemoteStatus.CANCELLED, False, reason)
    assert shop.items[mug].models[0].units == 50
    assert shopee.cancel_order(order.sn, words).status is RemoteStatus.CANCELLED
    assert server.requests.count("POST") == 1


@pytest.mark.parametrize("words", ["Không gọi được cho khách", "kho ngập nước", "wholesale only", "???"])
def test_words_that_name_no_reason_of_shopee_s_blame_no_buyer(
    shopee: Shopee, shop: CheckedShopee, mug: int, words: str
) -> None:
    order = shop.buy("MUG")
    assert shopee_reason(words) is None
    shopee.cancel_order(order.sn, words)
    assert order.cancel_reason == "OUT_OF_STOCK"


def test_words_that_name_no_reason_are_refused_where_the_goods_cannot_be_named(world: World) -> None:
    nameless = [{**ORDER["item_list"][0], "item_id": 0}]
    script = Script(an_order(item_list=[*ORDER["item_list"], *nameless]))
    shopee = Shopee(settings("https://shop.example", TOKENS), context=world.context(script))
    with pytest.raises(RejectedError, match=r"out of stock, the buyer asks for it.*“kho ngập nước” is none") as caught:
        shopee.cancel_order("1", " kho ngập nước ")
    assert "one of these as the reason" in str(caught.value.advice)
    assert script.bodies() == []


def test_a_buyer_s_wish_to_cancel_is_accepted_by_cancelling_and_refused_by_going_on(
    shopee: Shopee, shop: CheckedShopee, mug: int
) -> None:
    given_up, kept = shop.buy("MUG"), shop.buy("MUG")
    for order in (given_up, kept):
        shop.ask_to_cancel(order.sn)
    assert shopee.cancel_order(given_up.sn, "").status is RemoteStatus.CANCELLED
    assert given_up.cancel_by == "buyer"
    assert shopee.set_status(kept.sn, RemoteStatus.TO_SHIP).channel_status == "READY_TO_SHIP"


def test_what_shopee_does_by_itself_is_refused_in_plain_words(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    order, unpaid = shop.buy("MUG"), shop.buy("MUG", cod=False)
    with pytest.raises(RejectedError, match="Shopee does it by itself"):
        shopee.set_status(order.sn, RemoteStatus.COMPLETED)
    assert shopee.set_status(order.sn, RemoteStatus.TO_SHIP).channel_status == "READY_TO_SHIP"
    with pytest.raises(RejectedError, match="only the buyer"):
        shopee.cancel_order(unpaid.sn, "")
    with pytest.raises(RejectedError, match="chat only"):
        shopee.add_note(order.sn, "Cảm ơn", to_customer=True)
    with pytest.raises(RejectedError, match="asks for a return"):
        shopee.refund_order(order.sn, RefundRequest(dong(90000)))


def test_money_goes_back_by_agreeing_to_the_buyer_s_return_once(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    order = shop.buy("MUG", 2)
    asked = shop.ask_for_return(order.sn)
    with pytest.raises(RejectedError):
        shopee.refund_order(order.sn, RefundRequest(dong(10000)))
    first = shopee.refund_order(order.sn, RefundRequest(dong(90000)))
    again = shopee.refund_order(order.sn, RefundRequest(dong(90000)))
    assert first.remote_id == again.remote_id == asked.sn
    assert shop.returns[asked.sn].status == "ACCEPTED"
    assert server.requests.count("POST", "returns/confirm") == 1


def test_a_note_is_added_once_to_what_stands_there(shopee: Shopee, shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG")
    order.notes = "gói kỹ"
    for _ in range(2):
        shopee.add_note(order.sn, "tặng thiệp")
    assert order.notes == "gói kỹ\ntặng thiệp"
    with pytest.raises(RejectedError, match="empty note"):
        shopee.add_note(order.sn, "  ")


def test_the_owner_s_choice_of_branch_or_pick_up_is_kept(connect: Connect, shop: CheckedShopee, mug: int) -> None:
    order = shop.buy("MUG")
    order.mode = "dropoff"
    connect(ship_way="pickup").ship_order(order.sn, ShipmentNotice(""))
    assert order.status == "PROCESSED", "a wish that this order does not offer gives way"


def test_a_parcel_that_was_not_fetched_gets_another_time_and_is_not_sent_twice(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    order = shop.buy("MUG")
    shopee.ship_order(order.sn, ShipmentNotice("", key="1"))
    shop.miss(order.sn)
    assert shopee.get_order(order.sn).ship_again
    again = shopee.ship_order(order.sn, ShipmentNotice("", key="2"))
    assert (again.channel_status, again.ship_again, order.fetched_again) == ("PROCESSED", False, 1)
    shopee.ship_order(order.sn, ShipmentNotice("", key="2"))
    assert order.fetched_again == 1
    order.mode = "dropoff"
    shop.miss(order.sn)
    with pytest.raises(RejectedError, match="bring it to the branch"):
        shopee.ship_order(order.sn, ShipmentNotice("", key="3"))


def test_the_time_to_answer_a_buyer_who_wants_money_back_is_known(
    shopee: Shopee, shop: CheckedShopee, mug: int
) -> None:
    order = shop.buy("MUG", 2)
    shop.complete(order.sn)
    assert shopee.get_order(order.sn).return_answer_by is None
    asked = shop.ask_for_return(order.sn)
    assert shopee.get_order(order.sn).return_answer_by == asked.due
    shop.settle_return(asked.sn, "ACCEPTED")
    assert shopee.get_order(order.sn).return_answer_by is None

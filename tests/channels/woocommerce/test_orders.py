"""Orders of a WooCommerce shop: in with everything they carry, and each thing done to them done once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from storemanager.channels.base import (
    ListingRef,
    RefundRequest,
    RemoteOrder,
    RemoteRefundLine,
    RemoteStatus,
    ShipmentNotice,
)
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.woocommerce import WooCommerce, orders_in
from storemanager.channels.woocommerce.orders import note_mark
from storemanager.money import Money
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.woocommerce import PracticeShop
from tests.channels.world import NOON, Script, World, answer, recording, refusal, rows, settings


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


def translated(**changes: Any) -> Any:
    return orders_in.order({**recording("order"), **changes}, [], currency="VND", address="https://shop.example")


LAN = {
    "first_name": "Lan",
    "last_name": "Trần",
    "phone": "0912345678",
    "email": "lan@mail.example",
    "address_1": "5 Hai Bà Trưng",
    "address_2": "Phường 6",
    "city": "Huế",
    "country": "VN",
}


def test_an_order_comes_in_with_everything_it_carries(
    website: WooCommerce, shop: PracticeShop, mug: int, shirt: int
) -> None:
    placed = shop.buy_many([("MUG", 2), ("SHIRT-M", 1)], "cod", LAN)
    order = website.get_order(str(placed.id))
    assert order.status is RemoteStatus.TO_SHIP
    assert (order.placed_at, order.currency) == (NOON, "VND")
    assert order.total == vnd(2 * 90000 + 150000 + 30000)
    assert order.shipping_total == vnd(30000)
    assert order.billing.name == "Trần Lan"
    assert (order.billing.phone, order.billing.street, order.billing.ward) == (
        "0912345678",
        "5 Hai Bà Trưng",
        "Phường 6",
    )
    mugs, shirts = order.lines
    assert (mugs.ref, mugs.quantity, mugs.unit_price, mugs.total) == (
        ListingRef(str(mug)),
        2,
        vnd(90000),
        vnd(180000),
    )
    assert shirts.ref is not None
    assert shirts.ref.variant_id
    assert shirts.options == (("Size", "M"),)
    assert (mugs.stock_taken, shirts.stock_taken) == (2, 1)
    assert order.customer_id == "", "a guest"
    assert json.loads(order.raw)["id"] == placed.id


@pytest.mark.parametrize(
    ("word", "status", "takes"),
    [
        ("pending", RemoteStatus.UNPAID, False),
        ("on-hold", RemoteStatus.ON_HOLD, True),
        ("processing", RemoteStatus.TO_SHIP, True),
        ("completed", RemoteStatus.COMPLETED, True),
        ("cancelled", RemoteStatus.CANCELLED, False),
        ("failed", RemoteStatus.FAILED, False),
        ("refunded", RemoteStatus.REFUNDED, True),
        ("trash", RemoteStatus.GONE, True),
        ("checkout-draft", RemoteStatus.DRAFT, False),
        ("cho-giao-hang", RemoteStatus.UNKNOWN, True),
    ],
)
def test_f10_each_status_means_what_the_shop_means_by_it(word: str, status: RemoteStatus, takes: bool) -> None:
    order = translated(status=word)
    assert (order.status, order.channel_status, order.takes_stock) == (status, word, takes)


def test_f10_a_pull_brings_unpaid_orders_and_no_drafts(website: WooCommerce, shop: PracticeShop, mug: int) -> None:
    unpaid = shop.buy("MUG", payment="pending")
    shop.settings.checkout_makes_drafts = True
    assert shop.leave_cart([("MUG", 1)], LAN) is not None
    found: list[RemoteOrder] = []
    page = website.pull_orders(None)
    while True:
        found += list(page.items)
        if not page.more:
            break
        page = website.pull_orders(page.cursor)
    assert [(order.remote_id, order.status) for order in found] == [(str(unpaid.id), RemoteStatus.UNPAID)]


def test_f17_an_order_in_the_trash_is_reported_and_keeps_what_it_took(
    website: WooCommerce, shop: PracticeShop, mug: int, world: World
) -> None:
    placed = shop.buy("MUG", 2)
    page = website.pull_orders(None)
    while page.more:
        page = website.pull_orders(page.cursor)
    world.advance(60)
    with shop.locked():
        shop.orders[placed.id].status = "trash"
        shop.orders[placed.id].modified = world.now()
        shop.changed()
    found: list[RemoteOrder] = []
    cursor, more = page.cursor, True
    while more:
        page = website.pull_orders(cursor)
        found, cursor, more = found + list(page.items), page.cursor, page.more
    assert [(order.status, order.takes_stock) for order in found] == [(RemoteStatus.GONE, True)]
    assert website.get_order(str(placed.id)).status is RemoteStatus.GONE


def test_an_unknown_product_stays_a_line_of_text(world: World) -> None:
    line = {**recording("order")["line_items"][0], "product_id": 0, "variation_id": 0, "sku": None, "name": ""}
    order = translated(line_items=[line])
    assert (order.lines[0].ref, order.lines[0].sku) == (None, "")


def test_f48_amounts_are_taken_as_they_are(world: World) -> None:
    line = {**recording("order")["line_items"][0], "quantity": 3, "subtotal": "100000", "total": "90000"}
    order = translated(
        line_items=[line],
        total="91234",
        discount_total="10000",
        total_tax="1234",
        fee_lines=[{"id": 1, "name": "Giảm tại quầy", "total": "-5000"}, {"id": 2, "name": "Gói quà", "total": "7000"}],
        coupon_lines=[{"id": 3, "code": "giam10", "discount": "10000"}],
    )
    assert order.lines[0].unit_price == vnd(33333)
    assert order.lines[0].total == vnd(90000)
    assert (order.total, order.tax_total, order.fee_total) == (vnd(91234), vnd(1234), vnd(2000))
    assert [(each.code, each.amount) for each in order.discounts] == [("giam10", vnd(10000))]


def test_f71_names_and_notes_come_as_plain_text() -> None:
    line = {**recording("order")["line_items"][0], "name": "Cốc &amp; <b>đĩa</b>"}
    order = translated(line_items=[line], customer_note="Giao <script>x()</script> &lt;sớm&gt;")
    assert order.lines[0].title == "Cốc & đĩa"
    assert order.customer_note == "Giao <sớm>"


def test_a_refund_says_what_came_back_to_the_shelf() -> None:
    order = orders_in.order(recording("order_with_refund"), recording("refunds"), currency="VND")
    (refund,) = order.refunds
    assert (refund.amount, refund.reason, refund.restocked) == (vnd(90000), "Vỡ", True)
    assert [(line.line_remote_id, line.quantity) for line in refund.lines] == [(order.lines[0].remote_id, 1)]
    assert order.lines[0].stock_taken == 2, "of three, one was put back"


def test_a_refund_of_money_alone_restocks_nothing() -> None:
    money_only = {**recording("refunds")[0], "line_items": []}
    order = orders_in.order(recording("order_with_refund"), [money_only], currency="VND")
    assert order.refunds[0].restocked is False


def test_tracking_of_the_usual_plugins_is_read() -> None:
    meta = [
        {
            "id": 1,
            "key": "_wc_shipment_tracking_items",
            "value": [{"tracking_provider": "ghn", "tracking_number": "GHN9", "date_shipped": "1795000000"}],
        }
    ]
    (shipment,) = translated(meta_data=meta).shipments
    assert (shipment.tracking_number, shipment.carrier) == ("GHN9", "ghn")


# --- Doing things once ---


def test_shipping_tells_the_customer_once_and_completes_the_order(
    website: WooCommerce, shop: PracticeShop, mug: int
) -> None:
    placed = shop.buy("MUG")
    notice = ShipmentNotice("GHN123", "GHN", "https://track.example/GHN123", key="outbox-7")
    for _ in range(3):
        order = website.ship_order(str(placed.id), notice)
    assert order.status is RemoteStatus.COMPLETED
    assert [(each.tracking_number, each.carrier) for each in order.shipments] == [("GHN123", "GHN")]
    notes = [note for note in shop.orders[placed.id].notes if note.customer_note]
    assert len(notes) == 1
    assert "GHN123" in notes[0].text
    assert note_mark("outbox-7") in notes[0].text


@pytest.mark.parametrize("fault", [Fault.AFTER_500, Fault.AFTER_DROP, Fault.BEFORE_500, Fault.TRUNCATED])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_shipping_that_broke_off_is_completed_and_mails_nobody_twice(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, fault: Fault, method: str
) -> None:
    placed = shop.buy("MUG")
    server.faults.add(Rule(fault, method=method, times=1))
    for _ in range(3):
        try:
            order = website.ship_order(str(placed.id), ShipmentNotice("GHN1", key="k"))
            break
        except TransientError:
            continue
    assert order.status is RemoteStatus.COMPLETED
    assert len([note for note in shop.orders[placed.id].notes if note.customer_note]) == 1
    assert len(order.shipments) == 1


def test_f12_a_cancelled_order_is_not_shipped(website: WooCommerce, shop: PracticeShop, mug: int) -> None:
    placed = shop.buy("MUG")
    shop.cancel(placed.id)
    with pytest.raises(RejectedError, match="cancelled"):
        website.ship_order(str(placed.id), ShipmentNotice("GHN1"))


def test_cancelling_gives_the_stock_back_there_once(website: WooCommerce, shop: PracticeShop, mug: int) -> None:
    placed = shop.buy("MUG", 4)
    for _ in range(2):
        assert website.cancel_order(str(placed.id), "Khách đổi ý").status is RemoteStatus.CANCELLED
    assert shop.stock_of("MUG") == 50
    assert len([note for note in shop.orders[placed.id].notes if "Khách đổi ý" in note.text]) == 1


def test_moving_to_a_status_it_has_already_writes_nothing(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    placed = shop.buy("MUG")
    website.set_status(str(placed.id), RemoteStatus.TO_SHIP)
    assert server.requests.count("PUT") == 0
    website.set_status(str(placed.id), RemoteStatus.ON_HOLD)
    assert shop.orders[placed.id].status == "on-hold"


@pytest.mark.parametrize("status", [RemoteStatus.DRAFT, RemoteStatus.GONE, RemoteStatus.UNKNOWN, RemoteStatus.REFUNDED])
def test_steps_the_shop_does_not_have_are_refused(
    website: WooCommerce, shop: PracticeShop, mug: int, status: RemoteStatus
) -> None:
    placed = shop.buy("MUG")
    with pytest.raises(RejectedError):
        website.set_status(str(placed.id), status)


def test_a_status_the_shop_silently_changed_is_noticed(world: World) -> None:
    script = Script(answer(recording("order")), answer({**recording("order"), "status": "draft"}))
    website = WooCommerce(settings(), context=world.context(script))
    with pytest.raises(RejectedError, match="kept order"):
        website.set_status("20", RemoteStatus.COMPLETED)


def test_a_note_with_a_key_is_added_once_and_cannot_carry_markup(
    website: WooCommerce, shop: PracticeShop, mug: int
) -> None:
    placed = shop.buy("MUG")
    for _ in range(2):
        website.add_note(str(placed.id), "<b>Gọi</b> trước & sau", key="n1")
    texts = [note.text for note in shop.orders[placed.id].notes if "Gọi" in note.text]
    assert texts == [f"&lt;b&gt;Gọi&lt;/b&gt; trước &amp; sau {note_mark('n1')}"]


# --- Refunds ---


def refund_of(order: Any, quantity: int, amount: int, key: str = "r1", restock: bool = True) -> RefundRequest:
    line = RemoteRefundLine(order.lines[0].remote_id, quantity, vnd(amount))
    return RefundRequest(vnd(amount), "Vỡ", (line,), restock, key)


def test_f15_a_refund_with_goods_puts_them_back_exactly_once(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    order = website.get_order(str(shop.buy("MUG", 3).id))
    request = refund_of(order, 2, 180000)
    refunds = {website.refund_order(order.remote_id, request).remote_id for _ in range(3)}
    assert len(refunds) == 1
    assert shop.stock_of("MUG") == 49
    sent = json.loads(server.requests.matching("POST", "refunds")[0].body)
    assert sent["api_refund"] is False, "cash on delivery cannot be paid back by the gateway"
    assert sent["line_items"][0]["refund_total"] == 180000
    after = website.get_order(order.remote_id)
    assert [refund.restocked for refund in after.refunds] == [True]
    assert after.lines[0].stock_taken == 1


def test_f15_a_refund_without_restock_leaves_the_shelf_alone(
    website: WooCommerce, shop: PracticeShop, mug: int
) -> None:
    order = website.get_order(str(shop.buy("MUG", 3).id))
    made = website.refund_order(order.remote_id, refund_of(order, 1, 90000, restock=False))
    assert made.restocked is False
    assert shop.stock_of("MUG") == 47


@pytest.mark.parametrize("fault", [Fault.AFTER_500, Fault.AFTER_DROP])
def test_a_refund_whose_answer_was_lost_is_found_and_not_paid_twice(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int, fault: Fault
) -> None:
    order = website.get_order(str(shop.buy("MUG", 3).id))
    server.faults.add(Rule(fault, method="POST", times=1))
    with pytest.raises(TransientError) as caught:
        website.refund_order(order.remote_id, refund_of(order, 1, 90000))
    assert caught.value.unclear
    website.refund_order(order.remote_id, refund_of(order, 1, 90000))
    assert len(shop.orders[int(order.remote_id)].refunds) == 1


def test_a_refused_refund_is_a_refusal_although_the_shop_says_500(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    order = website.get_order(str(shop.buy("MUG").id))
    with pytest.raises(RejectedError, match="refund"):
        website.refund_order(order.remote_id, RefundRequest(vnd(99_999_999), "zu viel"))
    assert server.requests.count("POST") == 1


def test_a_real_fault_of_the_server_is_not_taken_for_a_refusal(world: World) -> None:
    broken = refusal(500, "internal_server_error", "There has been a critical error on this website.")
    with pytest.raises(TransientError):
        WooCommerce(settings(), context=world.context(Script(broken))).get_order("1")


def test_the_gateway_pays_back_where_it_can(world: World) -> None:
    order = {**recording("order"), "payment_method": "stripe"}
    sent: list[Any] = []

    def serve(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            sent.append(json.loads(request.content))
            return answer({**recording("refunds")[0], "id": 5}, 201)
        if request.url.path.endswith("payment_gateways"):
            return rows({"id": "stripe", "enabled": True, "method_supports": ["products", "refunds"]})
        return rows() if request.url.path.endswith("refunds") else answer(order)

    website = WooCommerce(settings(), context=world.context(Script(serve)))
    website.refund_order("20", RefundRequest(vnd(1000)))
    assert sent[0]["api_refund"] is True
    assert sent[0]["api_restock"] is False


def test_more_units_than_the_line_has_are_refused_here(
    website: WooCommerce, shop: PracticeShop, server: PracticeServer, mug: int
) -> None:
    order = website.get_order(str(shop.buy("MUG").id))
    with pytest.raises(RejectedError, match="no line"):
        website.refund_order(order.remote_id, refund_of(order, 2, 1000))
    with pytest.raises(RejectedError, match="given back on an order"):
        website.refund_order(order.remote_id, RefundRequest(Money(5, "USD")))
    assert server.requests.count("POST") == 0


def test_f17_an_order_deleted_for_good_is_gone_for_every_act(website: WooCommerce) -> None:
    acts: list[Callable[[], RemoteOrder]] = [
        lambda: website.get_order("98765"),
        lambda: website.set_status("98765", RemoteStatus.COMPLETED),
        lambda: website.ship_order("98765", ShipmentNotice("X")),
        lambda: website.cancel_order("98765", "x"),
    ]
    for act in acts:
        with pytest.raises(RejectedError) as caught:
            act()
        assert caught.value.gone

"""Packing an order: which one a code means, closing its parcel, sending it, and what is refused on the way."""

import re

import pytest
from sqlmodel import Session, col, select

from storemanager.channels.base import SENDING_WAY
from storemanager.domain.orders import Order, OrderLine, OrderStatus, Shipment
from storemanager.domain.syncing import OutboxEntry, OutboxKind
from storemanager.errors import InvalidInputError, NotAllowedError
from storemanager.services import accounts, orders, packing, packing_labels, packing_papers
from storemanager.services.packing_check import Check
from tests.makers import LATER, NOON
from tests.order_makers import an_account, an_order, line_ids
from tests.services.packing_makers import HOUR, on_the_shelf, to_pack


def scanned(session: Session, order_id: int, *codes: str) -> Check:
    check = Check(packing.parcel(session, order_id).goods)
    for code in codes:
        check, _ = check.scan(code)
    return check


def packed(session: Session, order_id: int, *codes: str) -> None:
    packing.close_parcel(session, order_id, scanned(session, order_id, *codes).counted, now=NOON)


def told(session: Session, kind: OutboxKind) -> list[OutboxEntry]:
    return list(session.exec(select(OutboxEntry).where(OutboxEntry.kind == kind).order_by(col(OutboxEntry.id))))


def test_a_checked_parcel_is_packed_and_sent_and_its_channel_told_once(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG"), an_account(any_session)
    order = to_pack(any_session, web, (mug, 2))
    packed(any_session, order, "mug", "MUG")
    assert packing.parcel(any_session, order).packed
    for _ in range(2):
        packing.send(any_session, order, tracking_number=" GHN1 ", carrier="GHN", key="once", now=LATER)
    [entry] = told(any_session, OutboxKind.SHIP)
    assert (entry.account_id, entry.order_id, entry.payload["tracking_number"]) == (web, order, "GHN1")
    assert any_session.get_one(Order, order).status is OrderStatus.SHIPPED
    assert len(any_session.exec(select(Shipment)).all()) == 1


def test_a_parcel_that_lacks_a_piece_is_not_closed(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG")
    order = to_pack(any_session, an_account(any_session), (mug, 2))
    with pytest.raises(NotAllowedError):
        packed(any_session, order, "MUG")
    assert any_session.get_one(Order, order).status is OrderStatus.CONFIRMED


def test_f14_an_order_that_grew_on_the_channel_meanwhile_is_looked_at_again(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG")
    order = to_pack(any_session, an_account(any_session), (mug, 1), number="#77")
    check = scanned(any_session, order, "MUG")
    line = any_session.get_one(OrderLine, line_ids(any_session, order)[0])
    line.quantity = 2
    with pytest.raises(NotAllowedError) as refused:
        packing.close_parcel(any_session, order, check.counted, now=NOON)
    assert str(refused.value.message) == "Order #77 has changed while it was being packed."


def test_f14_a_closed_parcel_that_is_wrong_by_now_is_not_sent(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG")
    order = to_pack(any_session, an_account(any_session), (mug, 1))
    packed(any_session, order, "MUG")
    any_session.get_one(OrderLine, line_ids(any_session, order)[0]).quantity = 3
    assert packing.parcel(any_session, order).changed
    with pytest.raises(NotAllowedError):
        packing.send(any_session, order, key="k", now=NOON)
    assert told(any_session, OutboxKind.SHIP) == []


@pytest.mark.parametrize("status", [OrderStatus.CANCELLED, OrderStatus.SHIPPED, OrderStatus.PENDING])
def test_what_is_not_to_be_packed_is_refused_with_the_reason(any_session: Session, status: OrderStatus) -> None:
    mug = on_the_shelf(any_session, "MUG")
    order = to_pack(any_session, an_account(any_session), (mug, 1))
    any_session.get_one(Order, order).status = status
    with pytest.raises(NotAllowedError) as refused:
        packing.parcel(any_session, order)
    assert str(refused.value.advice)


def test_two_shops_with_the_same_number_are_both_offered_and_our_own_number_means_one(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG")
    web, street = an_account(any_session), an_account(any_session, "Street")
    here, there = (to_pack(any_session, account, (mug, 1), number="1001") for account in (web, street))
    assert {row.id for row in packing.candidates(any_session, "#1001")} == {here, there}
    own = any_session.get_one(Order, there).number
    assert [row.id for row in packing.candidates(any_session, own.lower())] == [there]
    packed(any_session, there, "MUG")
    packing.send(any_session, there, key="k", now=NOON)
    assert [row.id for row in packing.candidates(any_session, "1001")] == [here]
    assert packing.candidates(any_session, "  ") == packing.candidates(any_session, "9999") == []


def test_a_tracking_number_that_is_certainly_none_is_refused(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG", barcode="8936014520117")
    web = an_account(any_session)
    first, second = to_pack(any_session, web, (mug, 1)), to_pack(any_session, web, (mug, 1))
    for order in (first, second):
        packed(any_session, order, "MUG")
    packing.send(any_session, first, tracking_number="GHN1", key="1", now=NOON)
    number = any_session.get_one(Order, second).number
    for wrong in ("8936014520117", "mug", number, "GHN1"):
        with pytest.raises(InvalidInputError, match=re.escape(wrong)):
            packing.send(any_session, second, tracking_number=wrong, key="2", now=NOON)
    packing.send(any_session, second, tracking_number="GHN2", key="2", now=NOON)
    assert len(told(any_session, OutboxKind.SHIP)) == 2


def test_a_refused_code_is_named(session: Session) -> None:
    on_the_shelf(session, "CUP", barcode="8936014520117", name="Cốc xanh")
    order = to_pack(session, an_account(session), (None, 1))
    number = session.get_one(Order, order).number
    assert str(packing.in_words(session, "8936014520117")) == "Wrong item: Cốc xanh (CUP) is not in this order."
    assert str(packing.in_words(session, "123")) == "No product has the code 123."
    assert str(packing.in_words(session, number)).startswith(f"{number} is another order.")


def test_an_opened_parcel_waits_to_be_packed_again(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG")
    order = to_pack(any_session, an_account(any_session), (mug, 1))
    packed(any_session, order, "MUG")
    orders.unpack(any_session, order, now=NOON)
    assert not packing.parcel(any_session, order).packed


# --- Papers ---


def test_a_pick_list_is_a_walk_along_the_shelves(any_session: Session) -> None:
    web = an_account(any_session)
    far, near, none = (
        on_the_shelf(any_session, sku, shelf=shelf, name=name)
        for sku, shelf, name in (("FAR", "A10", "Ấm"), ("NEAR", "a2", "Bát"), ("NONE", "", "Áo"))
    )
    beside = on_the_shelf(any_session, "BESIDE", shelf="A2", name="Áo dài")
    first = to_pack(any_session, web, (far, 1), (near, 2), number="1")
    second = to_pack(any_session, web, (near, 3), (none, 1), (beside, 1), (None, 4), number="2")
    found = packing_papers.pick_list(any_session, [first, second])
    assert [(pick.shelf, pick.title, pick.quantity) for pick in found.picks] == [
        ("A2", "Áo dài", 1), ("a2", "Bát", 5), ("A10", "Ấm", 1), ("", "Áo", 1), ("", "Món 3", 4),
    ]  # fmt: skip
    assert [(each.number, each.quantity) for each in found.picks[1].shares] == [("1", 2), ("2", 3)]
    assert (found.orders, found.places) == (2, False)


def test_a_pick_list_says_what_the_shelf_will_not_have_and_leaves_out_closed_parcels(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG", on_hand=3), an_account(any_session)
    closed = to_pack(any_session, web, (mug, 1))
    packed(any_session, closed, "MUG")
    order = to_pack(any_session, web, (mug, 4))
    [pick] = packing_papers.pick_list(any_session, [closed, order]).picks
    assert (pick.quantity, pick.missing) == (4, 2)


def test_a_slip_says_what_lies_in_the_parcel_and_where_it_goes(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG", name="Cốc")
    order = to_pack(any_session, an_account(any_session), (mug, 2), number="#7", paid=False, due=HOUR)
    record = any_session.get_one(Order, order)
    record.shipping = {"name": "Lê Minh Châu", "phone": "+84912486317", "street": "12 Hàng Bạc", "city": "Hà Nội"}
    record.customer_note = "Gọi trước khi giao"
    gone = an_order(any_session, (mug, 1))
    orders.ship(any_session, gone, now=NOON)
    [slip] = packing_papers.slips(any_session, [order, gone])
    assert (slip.number, slip.own_number, slip.channel) == ("#7", record.number, "mocnhien.vn")
    assert (slip.name, slip.phone, slip.address) == ("Lê Minh Châu", "0912 486 317", "12 Hàng Bạc, Hà Nội")
    assert (slip.to_collect, slip.customer_note) == (200_000, "Gọi trước khi giao")
    assert [(line.title, line.quantity) for line in slip.lines] == [("Cốc", 2)]


def test_the_number_on_a_carrier_s_label_opens_its_order_and_is_sent_with_it(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG"), an_account(any_session)
    order = to_pack(any_session, web, (mug, 1))
    packing_labels.remember_tracking(any_session, order, "SPXVN123")
    assert [row.id for row in packing.candidates(any_session, "SPXVN123")] == [order]
    packed(any_session, order, "MUG")
    assert packing.parcel(any_session, order).label == "SPXVN123"
    packing.send(any_session, order, key="once", now=LATER)
    [entry] = told(any_session, OutboxKind.SHIP)
    assert entry.payload["tracking_number"] == "SPXVN123"
    assert packing.candidates(any_session, "SPXVN123") == [], "it has left"


def test_the_label_of_another_parcel_is_refused(any_session: Session) -> None:
    mug, web = on_the_shelf(any_session, "MUG"), an_account(any_session)
    order = to_pack(any_session, web, (mug, 1), number="#77")
    packing_labels.remember_tracking(any_session, order, "SPXVN123")
    packing.check_tracking(any_session, order, " spxvn123 ")
    with pytest.raises(InvalidInputError, match="is not the label of order") as refused:
        packing.check_tracking(any_session, order, "SPXVN999")
    assert "SPXVN123" in str(refused.value)


def test_how_parcels_go_is_kept_with_the_account_and_nothing_else_of_it_changes(any_session: Session) -> None:
    web = an_account(any_session)
    before = accounts.get(any_session, web).settings
    packing_labels.remember_way(any_session, web, "pickup/1")
    assert accounts.get(any_session, web).settings == {**before, SENDING_WAY: "pickup/1"}
    mug = on_the_shelf(any_session, "MUG")
    [wanted] = packing_labels.to_label(any_session, [to_pack(any_session, web, (mug, 1))])
    assert (wanted.way, wanted.refused) == ("pickup/1", None)

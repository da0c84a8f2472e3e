"""Scanning a parcel full: what counts up, what is refused, and that a scan can be taken back."""

from sqlmodel import Session

from storemanager.domain.catalog import Product, ProductKind, Variant
from storemanager.domain.stock import MovementReason
from storemanager.services import stock
from storemanager.services.packing_check import Check, Scan
from storemanager.services.packing_goods import Goods, goods_of
from tests.makers import NOON, a_variant, the_location
from tests.order_makers import a_bundle, a_location, an_account, an_order, by_weight
from tests.services.packing_makers import on_the_shelf, to_pack


def goods(line: int, *codes: str, pieces: int = 1) -> Goods:
    return Goods(line, 0, line, f"Món {line}", codes[0], "", frozenset(codes), pieces, 1, pieces, ((1, pieces),))


def scanned(check: Check, *codes: str) -> tuple[Check, list[Scan]]:
    answers = []
    for code in codes:
        check, answer = check.scan(code)
        answers.append(answer.scan)
    return check, answers


def test_each_right_item_counts_until_the_parcel_is_full() -> None:
    check, answers = scanned(Check((goods(1, "mug", pieces=2), goods(2, "tea"))), "MUG", " mug ", "tea")
    assert answers == [Scan.RIGHT] * 3
    assert (check.complete, check.done, check.pieces) == (True, 3, 3)


def test_a_wrong_item_and_one_too_many_change_nothing() -> None:
    start = Check((goods(1, "mug"), goods(2, "tea")))
    check, answers = scanned(start, "cup", "mug", "mug", "", "2*tea", "0*tea")
    assert answers == [Scan.NOT_HERE, Scan.RIGHT, Scan.TOO_MANY, Scan.NOTHING, Scan.TOO_MANY, Scan.NOTHING]
    assert (check.done, check.complete) == (1, False)


def test_forty_alike_are_one_scan_with_a_number_before_it() -> None:
    check, answers = scanned(Check((goods(1, "mug", pieces=30), goods(2, "mug", pieces=12))), "40*mug", "2*mug")
    assert answers == [Scan.RIGHT] * 2
    assert check.complete


def test_a_scan_is_taken_back_as_often_as_there_were_scans() -> None:
    check, _ = scanned(Check((goods(1, "mug", pieces=5),)), "mug", "3*mug", "wrong")
    assert [check.done, check.take_back().done, check.take_back().take_back().take_back().done] == [4, 1, 0]


def test_what_has_no_code_is_counted_by_eye_and_never_beyond_the_order() -> None:
    check = Check((goods(1, "mug"),))
    once = check.count_by_eye(check.goods[0])
    assert (once.complete, once.count_by_eye(check.goods[0]).done) == (True, 1)


def test_an_order_that_changes_keeps_the_count_of_what_still_belongs_in_it() -> None:
    check, _ = scanned(Check((goods(1, "mug", pieces=3), goods(2, "tea"))), "3*mug", "tea")
    other = check.carried_to((goods(1, "mug", pieces=2), goods(3, "cup")))
    assert (other.done, other.pieces, other.complete) == (2, 3, False)


def test_a_bundle_is_packed_by_its_parts_or_by_the_code_on_its_box(any_session: Session) -> None:
    tea = on_the_shelf(any_session, "TEA", barcode="8936014520117")
    cup = on_the_shelf(any_session, "CUP")
    box = a_bundle(any_session, "BOX", (tea, 1), (cup, 2))
    order = to_pack(any_session, an_account(any_session), (box, 2))
    check = Check(goods_of(any_session, [order])[order])
    assert check.pieces == 6
    parts, answers = scanned(check, "8936014520117", "2*CUP", "box", "box")
    assert answers == [Scan.RIGHT, Scan.RIGHT, Scan.RIGHT, Scan.TOO_MANY]
    assert parts.complete


def test_a_upc_is_the_same_code_as_the_ean_with_a_zero_before_it(any_session: Session) -> None:
    pen = on_the_shelf(any_session, "PEN", barcode="036000291452")
    order = to_pack(any_session, an_account(any_session), (pen, 2))
    check, answers = scanned(Check(goods_of(any_session, [order])[order]), "0036000291452", "036000291452")
    assert answers == [Scan.RIGHT, Scan.RIGHT]
    assert check.complete


def test_goods_sold_by_weight_are_one_piece_however_heavy(any_session: Session) -> None:
    rice = by_weight(any_session, a_variant(any_session, "RICE", on_hand=90_000))
    own = an_order(any_session, (rice, 1_250))
    of_channel = to_pack(any_session, an_account(any_session), (rice, 2))
    found = goods_of(any_session, [own, of_channel])
    assert [(each.quantity, each.scale, each.pieces) for each in found[own]] == [(1_250, 1000, 1)]
    assert [(each.quantity, each.pieces) for each in found[of_channel]] == [(2_000, 1)]


def test_services_go_into_no_parcel_and_an_unknown_line_keeps_its_words(any_session: Session) -> None:
    wrap = a_variant(any_session, "WRAP")
    product = any_session.get_one(Product, any_session.get_one(Variant, wrap).product_id)
    product.kind = ProductKind.SERVICE
    order = to_pack(any_session, an_account(any_session), (wrap, 1), (None, 2))
    [unknown] = goods_of(any_session, [order])[order]
    assert (unknown.variant_id, unknown.title, unknown.pieces, unknown.codes) == (None, "Món 1", 2, frozenset())


def test_goods_are_fetched_where_they_are_promised(any_session: Session) -> None:
    mug = on_the_shelf(any_session, "MUG", on_hand=1)
    second = a_location(any_session)
    movement = stock.NewMovement(mug, second, 5, MovementReason.INITIAL, "second", NOON)
    stock.post(any_session, [movement], now=NOON)
    order = to_pack(any_session, an_account(any_session), (mug, 3))
    [found] = goods_of(any_session, [order])[order]
    assert found.places == ((the_location(any_session), 1), (second, 2))

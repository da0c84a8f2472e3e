"""Receiving, adjusting, counting and moving goods; promising and selling them; and two tills at once."""

import threading
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select, update

from storemanager import texts
from storemanager.database import Book
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.orders import OrderStatus
from storemanager.domain.stock import MovementReason, Reservation, ReservationState, StockLevel, StockMovement
from storemanager.errors import InvalidInputError, NotAllowedError, OutOfStockError
from storemanager.services import orders, stock
from storemanager.services.stock import Availability, NewMovement
from tests.makers import LATER, NOON, a_shop, a_variant, the_location
from tests.order_makers import a_bundle, a_channel_order, a_location, an_account, an_order, by_weight, line_ids


def movement(variant_id: int, location_id: int, quantity: int, key: str) -> NewMovement:
    return NewMovement(variant_id, location_id, quantity, MovementReason.CORRECTION, key, NOON)


def available(session: Session, variant_id: int) -> Availability:
    return stock.availability(session, [variant_id])[variant_id]


# --- The ledger ---


def test_f15_a_movement_said_twice_counts_once_also_within_one_call(any_book: Book) -> None:
    with any_book.write() as session:
        mug = a_variant(session, "MUG-RED", on_hand=5)
        place = the_location(session)
        twice = [movement(mug, place, 3, "delivery-1"), movement(mug, place, 3, "delivery-1")]
        assert stock.post(session, twice, now=NOON) == 1
    with any_book.write() as session:
        assert stock.post(session, [movement(mug, place, 3, "delivery-1")], now=NOON) == 0
        assert available(session, mug).on_hand == 8
        assert stock.check(session) == []


def test_each_movement_carries_the_balance_after_it(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=5)
    place = the_location(any_session)
    stock.post(any_session, [movement(mug, place, 3, "a"), movement(mug, place, -1, "b")], now=NOON)
    rows = any_session.exec(select(StockMovement).order_by(col(StockMovement.id))).all()
    assert [(row.quantity, row.balance_after) for row in rows] == [(5, 5), (3, 8), (-1, 7)]


def test_many_thousand_movements_are_posted_with_few_statements(session: Session) -> None:
    a_shop(session)
    mugs = [a_variant(session) for _ in range(3)]
    place = the_location(session)
    many = [movement(mugs[number % 3], place, 1, f"m-{number}") for number in range(3_000)]
    assert stock.post(session, many, now=NOON) == 3_000
    assert {row.on_hand for row in stock.availability(session, mugs).values()} == {1_000}
    assert stock.check(session) == []


def test_a_balance_that_was_tampered_with_is_found_and_named(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=5)
    an_order(any_session, (mug, 2))
    any_session.connection().execute(update(StockLevel).values(on_hand=9, reserved=1))
    found = stock.check(any_session)
    assert [(row.sku, row.recorded, row.summed) for row in found] == [("MUG-RED", 9, 5), ("MUG-RED", 1, 2)]
    assert "9 on hand, its movements add up to 5" in str(found[0].text)


def test_a_change_of_stock_marks_the_listings_of_the_variant_and_of_its_bundles(session: Session) -> None:
    cup, other = a_variant(session, "CUP", on_hand=4), a_variant(session, "OTHER", on_hand=4)
    pair = a_bundle(session, "PAIR", (cup, 2))
    account = an_account(session)
    for variant in (cup, other, pair):
        session.add(
            Listing(
                account_id=account, variant_id=variant, match_state=MatchState.MATCHED, remote_product_id=str(variant),
                dirty=False, updated_at=NOON,
            )
        )  # fmt: skip
    session.flush()
    stock.receive(session, cup, 1, now=NOON)
    dirty = session.exec(select(Listing.variant_id).where(col(Listing.dirty))).all()
    assert set(dirty) == {cup, pair}


# --- By hand ---


def test_received_goods_are_on_hand_with_their_cost_and_document(session: Session) -> None:
    mug = a_variant(session, "MUG-RED")
    a_shop(session)
    first = stock.receive(session, mug, 12, unit_cost=40_000, reference="PN-0087", key="r1", now=NOON, actor="Lan")
    again = stock.receive(session, mug, 12, key="r1", now=LATER)
    assert first == again
    row = session.get_one(StockMovement, first)
    assert (row.quantity, row.unit_cost, row.reference, row.actor) == (12, 40_000, "PN-0087", "Lan")
    assert available(session, mug) == Availability(12, 0, 12)


def test_a_count_writes_only_the_difference_and_nothing_when_the_book_was_right(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=7)
    assert stock.count(session, mug, 7, now=NOON) is None
    counted = stock.count(session, mug, 6, note="hộp móp", now=NOON)
    assert counted is not None
    row = session.get_one(StockMovement, counted)
    assert (row.quantity, row.reason, row.balance_after) == (-1, MovementReason.COUNT, 6)


def test_more_than_is_there_cannot_be_thrown_away_or_moved(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=3)
    second = a_location(session)
    with pytest.raises(OutOfStockError, match="on hand") as refused:
        stock.adjust(session, mug, -5, MovementReason.DAMAGE, note="vỡ", now=NOON)
    assert str(refused.value.message) == "Not enough of MUG-RED on hand: 5 to take away, 3 there."
    with pytest.raises(OutOfStockError):
        stock.transfer(session, mug, 4, the_location(session), second, now=NOON)
    assert available(session, mug).on_hand == 3


def test_a_transfer_moves_goods_and_leaves_their_number(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=5)
    second = a_location(any_session)
    for _ in range(2):
        stock.transfer(any_session, mug, 2, the_location(any_session), second, key="t1", now=NOON)
    levels = any_session.exec(select(StockLevel).order_by(col(StockLevel.location_id))).all()
    assert [level.on_hand for level in levels] == [3, 2]
    assert available(any_session, mug).on_hand == 5


@pytest.mark.parametrize("quantity", [0, -1, 3_000_000_000])
def test_a_quantity_nobody_can_mean_is_refused(session: Session, quantity: int) -> None:
    mug = a_variant(session, "MUG-RED")
    a_shop(session)
    with pytest.raises(InvalidInputError):
        stock.receive(session, mug, quantity, now=NOON)
    assert available(session, mug) == Availability()


def test_a_bundle_has_no_stock_of_its_own_to_change(session: Session) -> None:
    cup = a_variant(session, "CUP", on_hand=5)
    pair = a_bundle(session, "PAIR", (cup, 2))
    with pytest.raises(NotAllowedError, match="bundle"):
        stock.receive(session, pair, 1, now=NOON)


# --- Promises ---


def test_two_lines_of_one_variant_share_its_stock(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 3), (mug, 3), confirm=False)
    with pytest.raises(OutOfStockError) as refused:
        orders.confirm(session, order, now=NOON)
    assert str(refused.value) == "Not enough of MUG-RED: 6 asked, 5 available. Receive more, or lower the quantity."


def test_the_refusal_names_every_product_there_is_not_enough_of(session: Session) -> None:
    mug, cup = a_variant(session, "MUG-RED", on_hand=2), a_variant(session, "CUP", on_hand=1)
    with pytest.raises(OutOfStockError) as refused:
        an_order(session, (mug, 3), (cup, 2))
    assert "MUG-RED (3 asked, 2 available), CUP (2 asked, 1 available)" in str(refused.value.message)


def test_f31_what_a_channel_oversold_is_reserved_all_the_same_and_shows(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=5)
    order = a_channel_order(any_session, an_account(any_session), (mug, 12))
    assert available(any_session, mug) == Availability(5, 12, -7)
    [row] = orders.order_rows(any_session, [order])
    assert orders.OrderProblem.OVERSOLD in row.problems
    assert "7 too many are sold" in str(stock.timeline(any_session, mug).text)


def test_f14_a_line_that_changes_moves_only_the_difference(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=10)
    order = an_order(session, (mug, 4))
    [line] = line_ids(session, order)
    for wanted, left in ((6, 4), (6, 4), (1, 9), (0, 10), (3, 7)):
        stock.reserve_lines(session, order, {line: wanted}, strict=False, now=NOON)
        assert available(session, mug) == Availability(10, 10 - left, left)
        assert stock.check(session) == []


def test_f15_shipping_told_twice_sells_once(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=10)
    order = an_order(any_session, (mug, 4))
    [line] = line_ids(any_session, order)
    assert stock.ship_reserved(any_session, order, {line: 3}, now=NOON) == {line: 3}
    assert stock.ship_reserved(any_session, order, {line: 3}, now=NOON) == {line: 1}
    assert stock.ship_reserved(any_session, order, {line: 3}, now=NOON) == {}
    assert available(any_session, mug) == Availability(6, 0, 6)
    sold = any_session.exec(select(StockMovement.idempotency_key).where(StockMovement.order_id == order)).all()
    assert len(set(sold)) == len(sold) == 2


def test_history_touches_stock_only_when_its_goods_come_back(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    account = an_account(session)
    a_channel_order(session, account, (mug, 2), status=OrderStatus.DELIVERED, moves_stock=False)
    waiting = a_channel_order(session, account, (mug, 2), moves_stock=False)
    orders.ship(session, waiting, now=NOON)
    assert available(session, mug) == Availability(5, 0, 5)
    assert session.exec(select(Reservation)).all() == []
    orders.return_goods(session, waiting, {line_ids(session, waiting)[0]: orders.ReturnInput(1)}, now=LATER)
    assert available(session, mug) == Availability(6, 0, 6)


def test_f32_a_bundle_reserves_and_sells_its_components(any_session: Session) -> None:
    cup, tea = a_variant(any_session, "CUP", on_hand=5), a_variant(any_session, "TEA", on_hand=9)
    box = a_bundle(any_session, "BOX", (cup, 2), (tea, 1))
    assert available(any_session, box) == Availability(2, 0, 2)
    order = an_order(any_session, (box, 2))
    assert available(any_session, cup) == Availability(5, 4, 1)
    assert available(any_session, box) == Availability(2, 2, 0)
    with pytest.raises(OutOfStockError, match="Not enough"):
        an_order(any_session, (box, 1))
    orders.ship(any_session, order, now=NOON)
    found = stock.availability(any_session, [cup, tea, box])
    assert [found[variant].on_hand for variant in (cup, tea, box)] == [1, 7, 0]
    assert stock.check(any_session) == []


def test_goods_are_promised_from_another_location_when_the_first_has_too_few(any_session: Session) -> None:
    mug = a_variant(any_session, "MUG-RED", on_hand=2)
    second = a_location(any_session)
    stock.receive(any_session, mug, 5, location_id=second, now=NOON)
    order = an_order(any_session, (mug, 4))
    promised = any_session.exec(select(Reservation.location_id, Reservation.quantity)).all()
    assert sorted(promised) == sorted([(the_location(any_session), 2), (second, 2)])
    orders.ship(any_session, order, now=NOON)
    assert {level.on_hand for level in any_session.exec(select(StockLevel))} == {0, 3}


def test_goods_by_weight_are_kept_in_thousandths_and_read_as_kilograms(session: Session) -> None:
    coffee = by_weight(session, a_variant(session, "COFFEE", price=200_000))
    a_shop(session)
    stock.receive(session, coffee, 2_500, now=NOON)
    order = an_order(session, (coffee, 1_250))
    assert orders.order(session, order).total == 250_000
    a_channel_order(session, an_account(session), (coffee, 1))
    assert available(session, coffee) == Availability(2_500, 2_250, 250)
    with pytest.raises(OutOfStockError) as refused:
        an_order(session, (coffee, 500))
    assert str(refused.value.message) == "Not enough of COFFEE: 0.5 asked, 0.25 available."


def test_a_released_reservation_stays_in_the_book_as_released(session: Session) -> None:
    mug = a_variant(session, "MUG-RED", on_hand=5)
    order = an_order(session, (mug, 4))
    stock.release(session, order, now=LATER)
    [row] = session.exec(select(Reservation)).all()
    assert (row.state, row.quantity, row.settled_at) == (ReservationState.RELEASED, 4, LATER)


# --- Why is this 7? ---


def test_why_seven_is_answered_with_every_order_and_movement(any_session: Session) -> None:
    tea = a_variant(any_session, "TEA", on_hand=6)
    account = an_account(any_session)
    stock.receive(any_session, tea, 12, reference="PN-0087", now=NOON)
    stock.adjust(any_session, tea, -1, MovementReason.DAMAGE, note="hộp móp", actor="Minh", now=NOON)
    gone = an_order(any_session, (tea, 5))
    orders.ship(any_session, gone, now=NOON)
    late = a_channel_order(any_session, account, (tea, 2), ship_by=NOON)
    soon = a_channel_order(any_session, account, (tea, 2), ship_by=NOON + timedelta(hours=1))
    desk = an_order(any_session, (tea, 1))
    found = stock.timeline(any_session, tea)
    assert (found.on_hand, found.reserved, found.available) == (12, 5, 7)
    assert str(found.text) == "12 on hand, less 5 reserved for 3 orders, leaves 7 available."
    assert [row.order_id for row in found.reservations] == [late, soon, desk]
    assert [row.account_name for row in found.reservations] == ["mocnhien.vn", "mocnhien.vn", ""]
    assert sum(row.quantity for row in found.reservations) == found.reserved
    assert [(row.quantity, row.on_hand_after) for row in found.movements] == [(-5, 12), (-1, 17), (12, 18), (6, 6)]
    words = [str(row.text) for row in found.movements]
    assert words[1:] == ["Damaged or lost: hộp móp", "Purchase PN-0087", "Opening stock"]
    assert words[0].startswith("Sold with order DH-")


def test_a_bundles_number_is_explained_by_its_parts_and_its_own_orders(any_session: Session) -> None:
    cup = a_variant(any_session, "CUP", on_hand=7)
    tea = a_variant(any_session, "TEA", on_hand=9)
    box = a_bundle(any_session, "BOX", (cup, 2), (tea, 1))
    order = an_order(any_session, (box, 2))
    an_order(any_session, (cup, 1))
    found = stock.timeline(any_session, box)
    assert (found.on_hand, found.available) == (3, 1)
    assert [(row.order_id, row.quantity) for row in found.reservations] == [(order, 2)]
    assert [(part.sku, part.needed, part.available) for part in found.parts] == [("CUP", 2, 2), ("TEA", 1, 7)]


def test_the_sentences_are_stored_texts_in_the_language_in_use(session: Session) -> None:
    coffee = by_weight(session, a_variant(session, "COFFEE"))
    a_shop(session)
    stock.receive(session, coffee, 1_250, now=NOON)
    texts.use("vi", lambda _context, source: source.replace("{whole}.{part}", "{whole},{part}"))
    try:
        assert "1,25 on hand" in str(stock.timeline(session, coffee).text)
    finally:
        texts.use("en")


# --- Two tills ---


def test_two_tills_selling_the_last_unit_at_once_sell_it_once(any_book: Book) -> None:
    with any_book.write() as session:
        mug = a_variant(session, "MUG-RED", on_hand=1)
        waiting = [an_order(session, (mug, 1), confirm=False) for _ in range(2)]
    ready = threading.Barrier(2)
    answers: list[str] = []

    def sell(order_id: int) -> None:
        ready.wait(timeout=10)
        try:
            with any_book.write() as till:
                orders.confirm(till, order_id, now=NOON)
                orders.ship(till, order_id, now=NOON)
            answers.append("sold")
        except OutOfStockError:
            answers.append("refused")

    tills = [threading.Thread(target=sell, args=(order_id,)) for order_id in waiting]
    for till in tills:
        till.start()
    for till in tills:
        till.join(timeout=30)
    assert sorted(answers) == ["refused", "sold"]
    with any_book.read() as session:
        assert available(session, mug) == Availability(0, 0, 0)
        assert stock.check(session) == []


def test_many_tills_posting_at_once_lose_no_movement(any_book: Book) -> None:
    with any_book.write() as session:
        mug, cup = a_variant(session, "MUG-RED"), a_variant(session, "CUP")
        a_shop(session)
        place = the_location(session)
    problems: list[BaseException] = []

    def receive(till: int) -> None:
        try:
            for number in range(5):
                pair = [(mug, cup), (cup, mug)][till % 2]
                batch = [movement(variant, place, 1, f"{till}-{number}-{variant}") for variant in pair]
                with any_book.write() as session:
                    stock.post(session, [*batch, movement(mug, place, 1, f"same-{number}")], now=NOON)
        except BaseException as problem:
            problems.append(problem)
            raise

    tills = [threading.Thread(target=receive, args=(number,)) for number in range(4)]
    for till in tills:
        till.start()
    for till in tills:
        till.join(timeout=60)
    assert problems == []
    with any_book.read() as session:
        found = stock.availability(session, [mug, cup])
        assert (found[mug].on_hand, found[cup].on_hand) == (25, 20)
        assert stock.check(session) == []

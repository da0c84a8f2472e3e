"""Two packers and one queue: no order lies on two tables, and who asks for it is told where it is."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storemanager.domain.orders import Order
from storemanager.services import packing_claims, packing_queue
from storemanager.services.packing_claims import LASTS, ClaimedError, Station, claim, elsewhere, release
from tests.makers import NOON
from tests.order_makers import an_account
from tests.services.packing_makers import HOUR, on_the_shelf, to_pack

HERE, THERE = Station("a", "Máy kho"), Station("b", "Máy quầy")


@pytest.fixture
def order(any_session: Session) -> int:
    return to_pack(any_session, an_account(any_session), (on_the_shelf(any_session, "MUG"), 1), due=HOUR, number="#77")


def test_an_order_on_one_table_is_refused_to_another_with_the_place(any_session: Session, order: int) -> None:
    claim(any_session, order, HERE, now=NOON)
    with pytest.raises(ClaimedError, match="is being packed at") as refused:
        claim(any_session, order, THERE, now=NOON + timedelta(minutes=9))
    assert "#77" in str(refused.value)
    assert "Máy kho" in str(refused.value)
    assert refused.value.order_id == order
    claim(any_session, order, HERE, now=NOON + timedelta(minutes=9))


def test_a_table_that_was_left_does_not_hold_its_order_for_ever(any_session: Session, order: int) -> None:
    claim(any_session, order, HERE, now=NOON)
    assert elsewhere(any_session, THERE, now=NOON + LASTS - timedelta(seconds=1)) == {order}
    assert elsewhere(any_session, THERE, now=NOON + LASTS) == frozenset()
    claim(any_session, order, THERE, now=NOON + LASTS)
    with pytest.raises(ClaimedError):
        claim(any_session, order, HERE, now=NOON + LASTS)


def test_an_order_that_is_taken_over_is_lost_to_the_first_table(any_session: Session, order: int) -> None:
    claim(any_session, order, HERE, now=NOON)
    claim(any_session, order, THERE, now=NOON, take_over=True)
    with pytest.raises(ClaimedError, match="Máy quầy"):
        claim(any_session, order, HERE, now=NOON)
    release(any_session, order, HERE)
    assert elsewhere(any_session, HERE, now=NOON) == {order}, "who no longer has it cannot let it go"
    release(any_session, order, THERE)
    assert elsewhere(any_session, HERE, now=NOON) == frozenset()


def test_the_next_order_is_one_that_lies_nowhere(any_session: Session, order: int) -> None:
    account = any_session.get_one(Order, order).account_id
    assert account is not None
    second = to_pack(any_session, account, (on_the_shelf(any_session, "CUP"), 1), due=2 * HOUR)
    claim(any_session, order, HERE, now=NOON)
    others = packing_claims.elsewhere(any_session, THERE, now=NOON)
    assert packing_queue.next_order(any_session, elsewhere=others).order_id == second
    found = packing_queue.next_order(any_session, elsewhere={*others, second})
    assert (found.order_id, found.stuck, found.elsewhere) == (None, 0, 2)

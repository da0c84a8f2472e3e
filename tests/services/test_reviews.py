"""Reviews of a product: gathered from all its channels, judged together, answered once."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import outbox, reviews
from storemanager.services.reviews import ReviewInput
from tests.makers import NOON, a_product, a_shop
from tests.order_makers import an_account


def a_review(number: int, stars: int, text: str = "", reply: str = "") -> ReviewInput:
    return ReviewInput(str(number), "100", "", stars, text, "lan", NOON + timedelta(hours=number), reply=reply)


def a_judged_product(session: Session) -> tuple[int, int]:
    """(product, account): two sizes of one item."""
    a_shop(session)
    made = a_product(session, "Áo", ["AO-S", "AO-M"])
    account = an_account(session)
    for number, variant_id in enumerate(made.variant_ids):
        session.add(
            Listing(
                account_id=account, variant_id=variant_id, remote_product_id="100", remote_variant_id=str(number),
                match_state=MatchState.MATCHED, updated_at=NOON,
            )
        )  # fmt: skip
    session.flush()
    return made.product_id, account


def test_a_product_is_judged_by_all_its_reviews_the_newest_first(any_session: Session) -> None:
    product, account = a_judged_product(any_session)
    given = [
        a_review(1, 5, "Đẹp"),
        a_review(2, 4),
        a_review(3, 2, "Mỏng"),
    ]
    assert reviews.take(any_session, account, given) == 3
    assert reviews.take(any_session, account, [*given, a_review(3, 3, "Mỏng, nhưng đẹp")]) == 0
    stranger = ReviewInput("9", "200", "", 1, "", "", NOON)
    hidden = ReviewInput("8", "100", "", 1, "", "", NOON, hidden=True)
    reviews.take(any_session, account, [stranger, hidden])
    judged = reviews.of_product(any_session, product, limit=2)
    assert (judged.count, judged.tenths) == (3, 40)
    assert [(row.stars, row.text) for row in judged.rows] == [(3, "Mỏng, nhưng đẹp"), (4, "")]
    assert judged.rows[0].account_name
    assert reviews.of_product(any_session, product + 1) == reviews.Judged()


def test_an_answer_waits_for_the_next_sync_and_is_given_once(session: Session) -> None:
    product, account = a_judged_product(session)
    reviews.take(session, account, [a_review(1, 2, "Mỏng"), a_review(2, 5, reply="Cảm ơn")])
    answered, open_one = reviews.of_product(session, product).rows
    reviews.answer(session, open_one.id, " Xin lỗi bạn ", now=NOON)
    [act] = outbox.rows(session, account_id=account)
    assert (act.kind, act.payload["text"], act.payload["remote_id"]) == (OutboxKind.REPLY_REVIEW, "Xin lỗi bạn", "1")
    assert reviews.of_product(session, product).rows[1].waiting == "Xin lỗi bạn"
    for review_id in (open_one.id, answered.id):
        with pytest.raises(NotAllowedError, match="has an answer"):
            reviews.answer(session, review_id, "Noch einmal", now=NOON)
    with pytest.raises(NotFoundError):
        reviews.answer(session, 4711, "x", now=NOON)
    outbox.withdraw(session, act.id)
    with pytest.raises(InvalidInputError):
        reviews.answer(session, open_one.id, "  ", now=NOON)
    assert reviews.of_product(session, product).rows[1].waiting == ""

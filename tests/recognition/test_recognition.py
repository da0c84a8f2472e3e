"""Every message that the rules know must be proposed exactly as it should be; what nobody tuned a rule for is only
measured (`python -m tests.recognition --wrong` tells the same by hand).

FIGURES
"""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from storemanager.database import book_url, open_book
from tests.recognition import measure
from tests.recognition.cases import Case
from tests.recognition.messages import MESSAGES
from tests.recognition.shop import fill
from tests.recognition.unseen import UNSEEN

LOWEST_SHARE = 70
"""Of a hundred messages that no rule has seen, so many at least have lines, phone and address right."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The book the messages are written to, read only."""
    opened = open_book(book_url(tmp_path_factory.mktemp("shop")), create=True)
    with opened.write() as session:
        fill(session)
    with opened.read() as session:
        yield session
    opened.close()


@pytest.mark.parametrize("case", MESSAGES, ids=lambda case: case.messages[0][:40])
def test_a_message_is_proposed_as_the_buyer_meant_it(shop: Session, case: Case) -> None:
    [judged] = measure.judge(shop, [case])
    assert judged.wrong == {}


def test_messages_that_no_rule_was_made_for_are_mostly_proposed_rightly(shop: Session) -> None:
    judged = measure.judge(shop, UNSEEN)
    assert measure.share(judged, "lines", "phone", "address") >= LOWEST_SHARE, measure.report("unseen", judged)


def test_the_measure_sees_what_is_wrong(shop: Session) -> None:
    wrong = Case(("cho em 2 áo thun đỏ M",), phones=("+84901234567",))
    [judged] = measure.judge(shop, [wrong])
    assert set(judged.wrong) == {"lines", "phone"}
    assert measure.share([judged], "address") == 100
    assert measure.share([judged], "lines") == 0

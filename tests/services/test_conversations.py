"""Conversations in the book: who waits, whose they are, what may be done with one, and what is written back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from storemanager.channels.base import RemoteConversation, RemotePerson
from storemanager.domain.conversations import Message
from storemanager.domain.syncing import OutboxEntry, OutboxState, ParkedRecord
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.services import conversations, customers
from storemanager.services.conversations import (
    ThreadKey,
)
from storemanager.services.conversations import ThreadList as Tab
from storemanager.sync.conversations_in import take_in
from storemanager.sync.tally import Tally
from tests.conversation_makers import (
    LAN,
    MINH,
    a_page,
    answer,
    conversation_of,
    said,
    the_thread,
    threads,
    told,
)
from tests.makers import LATER, NOON, a_customer

HOUR = timedelta(hours=1)


@pytest.fixture
def page(session: Session) -> int:
    return a_page(session)


# --- Who waits ---


def test_whoever_waits_longest_comes_first_and_whoever_was_answered_does_not_wait(session: Session, page: int) -> None:
    told(session, page, said("Còn hàng không ạ?", at=NOON), person=LAN)
    told(session, page, said("Ship bao lâu?", at=NOON - HOUR), person=MINH)
    told(session, page, said("Giá?", at=NOON), said("120k ạ", at=LATER, shop=True), person=RemotePerson("p3", "Yến"))
    assert [row.title for row in conversations.thread_rows(session, threads(session, Tab.WAITING))] == [
        "Đỗ Quang Minh",
        "Lan Trần",
    ]
    assert conversations.counts(session, NOON) == conversations.ThreadCounts(waiting=2, open=3, all=3, unread=3)


def test_she_waits_since_the_first_question_nobody_has_answered(session: Session, page: int) -> None:
    told(
        session, page, said("Chào shop", at=NOON - HOUR), said("Chào bạn", at=NOON - HOUR / 2, shop=True),
        said("Áo này còn không?", at=NOON), said("Shop ơi", at=LATER),
    )  # fmt: skip
    [row] = conversations.thread_rows(session, threads(session))
    assert (row.waiting_since, row.last_text, row.last_from_shop, row.last_at) == (NOON, "Shop ơi", False, LATER)


def test_in_the_same_second_the_later_of_two_messages_counts(session: Session, page: int) -> None:
    told(session, page, said("Chào bạn", shop=True), said("Còn áo không?"))
    assert threads(session, Tab.WAITING)
    told(session, page, said("Còn ạ", shop=True))
    assert not threads(session, Tab.WAITING)


def test_a_thread_is_found_by_any_part_of_a_name_without_diacritics(session: Session, page: int) -> None:
    told(session, page, said("Còn áo đỏ không?"), person=MINH)
    told(session, page, said("Chào"), person=LAN)
    for query in ("do quang", "MINH", "áo đo"):
        assert [row.title for row in conversations.thread_rows(session, threads(session, query=query))] == [MINH.name]
    assert threads(session, query="không có ai") == []


def test_a_list_of_rows_costs_the_same_however_many_they_are(session: Session, page: int) -> None:
    for number in range(30):
        told(session, page, said("Chào"), person=RemotePerson(f"p{number}", f"Khách {number}"))
    assert _statements(session, 3) == _statements(session, 30) <= 3


def _statements(session: Session, rows: int) -> int:
    keys = threads(session)[:rows]
    counted: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        counted.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", count)
    try:
        assert len(conversations.thread_rows(session, keys)) == rows
    finally:
        event.remove(engine, "before_cursor_execute", count)
    return len(counted)


def test_done_and_put_off_end_with_the_next_message_of_the_person(session: Session, page: int) -> None:
    told(session, page, said("Cảm ơn shop"))
    key = the_thread(session)
    conversations.done(session, key, now=NOON)
    assert threads(session, Tab.OPEN) == []
    assert conversations.thread(session, key).row.done
    told(session, page, said("Cảm ơn shop", remote_id="again", at=NOON - HOUR))  # an old one that was fetched later
    assert threads(session, Tab.OPEN) == []
    told(session, page, said("À còn mũ không?", at=LATER))
    assert threads(session, Tab.WAITING) == [key]
    conversations.snooze(session, key, NOON + 2 * HOUR)
    assert threads(session, Tab.WAITING) == []
    assert threads(session) == [key]
    assert threads(session, Tab.WAITING, now=NOON + 2 * HOUR) == [key], "it comes back by itself"
    told(session, page, said("Alo", at=LATER + HOUR))
    assert threads(session, Tab.WAITING) == [key]


def test_what_was_read_here_or_on_the_channel_is_not_unread(session: Session, page: int) -> None:
    told(session, page, said("Một"), said("Hai", at=LATER), unread=2)
    key = the_thread(session)
    assert conversations.thread(session, key).row.unread == 2
    conversations.mark_read(session, key)
    assert conversations.thread(session, key).row.unread == 0
    told(session, page, said("Ba", at=LATER + HOUR), unread=3)
    assert conversations.thread(session, key).row.unread == 1, "the channel does not know what was read here"
    told(session, page, said("Bốn", at=LATER + 2 * HOUR), unread=0)
    assert conversations.thread(session, key).row.unread == 0


def test_a_thread_is_given_to_somebody_and_noted_about(session: Session, page: int) -> None:
    told(session, page, said("Chào"))
    key = the_thread(session)
    conversations.assign(session, key, " Mai ")
    note = conversations.add_note(session, key, "Khách quen của chị Hà", author="Mai", now=NOON)
    assert conversations.thread_keys(session, Tab.ALL, now=NOON, assigned="Mai") == [key]
    assert conversations.thread_keys(session, Tab.ALL, now=NOON, assigned="") == []
    assert [each.text for each in conversations.thread(session, key).notes] == ["Khách quen của chị Hà"]
    conversations.remove_note(session, note)
    assert conversations.thread(session, key).notes == ()
    with pytest.raises(InvalidInputError):
        conversations.add_note(session, key, "  ", now=NOON)


# --- Messages ---


def test_reading_back_goes_page_by_page_and_misses_nothing(session: Session, page: int) -> None:
    told(session, page, *(said(f"Câu {number}", at=NOON + number * timedelta(seconds=1)) for number in range(12)))
    key = the_thread(session)
    seen: list[str] = []
    before = None
    while rows := conversations.messages(session, key, before=before, limit=5):
        seen = [row.text for row in rows] + seen
        before = rows[0].id
    assert seen == [f"Câu {number}" for number in range(12)]


def test_what_was_read_once_is_not_lost_when_the_channel_hides_it(session: Session, page: int) -> None:
    told(session, page, said("12 Lê Lợi, Huế", remote_id="m1"))
    told(session, page, said("", remote_id="m1", readable=False), said("Alo", remote_id="m2", at=LATER))
    assert [row.text for row in conversations.messages(session, the_thread(session))] == ["12 Lê Lợi, Huế", "Alo"]
    told(session, page, said("", remote_id="m3", at=LATER + HOUR, readable=False))
    told(session, page, said("Đọc được rồi", remote_id="m3", at=LATER + HOUR))
    assert conversations.messages(session, the_thread(session))[-1].text == "Đọc được rồi"


def test_f03_a_conversation_the_book_cannot_take_stands_aside_and_the_others_come_in(
    session: Session, page: int
) -> None:
    odd = RemotePerson("p-odd", "Số\ud800")
    tally = Tally()
    given = [RemoteConversation(f"t-{person.remote_id}", person, NOON, (said("Chào"),)) for person in (LAN, odd, MINH)]
    take_in(session, page, given, now=NOON, tally=tally)
    assert sorted(row.title for row in conversations.thread_rows(session, threads(session))) == [LAN.name, MINH.name]
    assert tally.counts["messages_parked"] == 1
    assert tally.counts["messages_new"] == 2
    [parked] = session.exec(select(ParkedRecord)).all()
    assert "Chào" not in parked.raw


# --- Whose it is ---


def test_all_places_a_customer_writes_from_are_one_thread(session: Session, page: int) -> None:
    other = a_page(session, "Mây Kids")
    told(session, page, said("Ở đây"), person=LAN)
    told(session, other, said("Và ở đây", at=LATER), person=RemotePerson("q-lan", "Lan T."))
    told(session, page, said("Và đây", at=LATER + HOUR), person=RemotePerson("i-lan", "", "lantran"), place="INSTAGRAM")
    assert len(threads(session)) == 3
    customer_id = a_customer(session, "Trần Thị Lan")
    for key in threads(session):
        conversations.link_customer(session, key, customer_id, now=NOON)
    assert threads(session) == [ThreadKey("customer", customer_id)]
    detail = conversations.thread(session, the_thread(session))
    assert detail.row.title == "Trần Thị Lan"
    assert detail.row.customer_id == customer_id
    assert [(chip.account_name, chip.place) for chip in detail.row.chips] == [
        ("Mây Shop", "INSTAGRAM"),
        ("Mây Kids", "MESSENGER"),
        ("Mây Shop", "MESSENGER"),
    ]
    assert [row.text for row in conversations.messages(session, detail.row.key)] == ["Ở đây", "Và ở đây", "Và đây"]
    assert threads(session, query="tran thi") == [detail.row.key]
    taken = detail.conversations[0]
    assert conversations.unlink_customer(session, detail.row.key, taken.id, now=NOON) == ("conversation", taken.id)
    assert len(threads(session)) == 2
    assert taken.person_id not in {each.value for each in customers.customer(session, customer_id).identities}


def test_merging_two_customers_makes_one_thread_and_splitting_makes_two_again(session: Session, page: int) -> None:
    told(session, page, said("Chào"), person=LAN)
    told(session, page, said("Chào"), person=MINH)
    first, second = a_customer(session, "Lan"), a_customer(session, "Minh")
    by_title = {row.title: row.key for row in conversations.thread_rows(session, threads(session))}
    conversations.link_customer(session, by_title[LAN.name], first, now=NOON)
    conversations.link_customer(session, by_title[MINH.name], second, now=NOON)
    customers.merge(session, first, second, reason="one person", now=NOON)
    assert threads(session) == [ThreadKey("customer", first)]
    customers.split(session, second, now=NOON)
    assert sorted(threads(session)) == [("customer", first), ("customer", second)]


def test_a_key_from_before_the_customer_was_known_still_leads_to_the_thread(session: Session, page: int) -> None:
    told(session, page, said("Chào"))
    old = the_thread(session)
    new = conversations.link_customer(session, old, a_customer(session), now=NOON)
    assert conversations.thread(session, old).row.key == new
    assert [row.key for row in conversations.thread_rows(session, [old])] == [new]
    with pytest.raises(NotFoundError):
        conversations.thread(session, ThreadKey("conversation", 999))
    assert conversations.thread_rows(session, [ThreadKey("conversation", 999)]) == []


def test_the_right_person_is_set_when_the_wrong_one_was_picked(session: Session, page: int) -> None:
    told(session, page, said("Chào"))
    wrong, right = a_customer(session, "Lan A"), a_customer(session, "Lan B")
    key = conversations.link_customer(session, the_thread(session), wrong, now=NOON)
    assert conversations.link_customer(session, key, right, now=NOON) == ("customer", right)
    assert [each.value for each in customers.customer(session, right).identities if each.account_id] == [LAN.remote_id]
    assert not [each for each in customers.customer(session, wrong).identities if each.account_id]


def test_what_a_person_wants_deleted_is_gone_and_is_not_fetched_again(session: Session, page: int) -> None:
    question = said("Địa chỉ 12 Lê Lợi", remote_id="m1")
    told(session, page, question)
    key = the_thread(session)
    conversations.add_note(session, key, "Nhà mặt tiền", now=NOON)
    message = answer(session, conversation_of(session, key), "Dạ 12 Lê Lợi ạ")
    conversations.forget(session, key, now=NOON)
    told(session, page, question)
    assert conversations.messages(session, key) == []
    assert conversations.thread(session, key).notes == ()
    assert session.get(Message, message) is None
    [entry] = session.exec(select(OutboxEntry)).all()
    assert entry.state is OutboxState.WITHDRAWN
    assert "Lê Lợi" not in str(entry.payload)
    row = conversations.thread(session, key).row
    assert (row.title, row.last_text, row.waiting_since) == ("", "", None)
    assert threads(session, query="lan") == []
    told(session, page, question, said("Chào lại shop", at=LATER))
    assert [row.text for row in conversations.messages(session, key)] == ["Chào lại shop"]
    assert threads(session, Tab.WAITING) == [key]

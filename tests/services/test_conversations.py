"""Conversations in the book: who waits, whose they are, what may be done with one, and what is written back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from storemanager.channels.base import RemoteConversation, RemotePerson, ReplyKind, ReplyWindow
from storemanager.database import Book
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.conversations import Message, TemplateApproval
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState, ParkedRecord
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError, OutOfStockError
from storemanager.services import attention, catalog, conversations, customers, orders, outbox, stock
from storemanager.services.catalog import PriceChange
from storemanager.services.conversations import (
    MessageInput,
    MessageState,
    NewCustomer,
    Reply,
    ReplyLimits,
    TemplateChoice,
    TemplateRow,
    ThreadKey,
    ThreadOrder,
)
from storemanager.services.conversations import ThreadList as Tab
from storemanager.services.customers_inputs import AddressInput
from storemanager.services.message_templates import set_templates
from storemanager.services.orders import LineInput
from storemanager.sync.conversations_in import take_in
from storemanager.sync.tally import Tally
from storemanager.texts import verbatim
from tests.conversation_makers import FREELY, LAN, MINH, a_page, answer, said, the_thread, threads, told
from tests.makers import LATER, NOON, a_customer, a_shop, a_variant

HOUR = timedelta(hours=1)


@pytest.fixture
def page(session: Session) -> int:
    return a_page(session)


def conversation_of(session: Session, key: ThreadKey) -> int:
    return conversations.thread(session, key).conversations[0].id


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


# --- Answering ---


def test_an_answer_is_shown_at_once_and_nobody_waits_any_more(session: Session, page: int) -> None:
    told(session, page, said("Còn không?", at=LATER))  # the channel's clock is ahead of ours
    key = the_thread(session)
    message_id = answer(session, conversation_of(session, key), "  Còn ạ ")
    [_, row] = conversations.messages(session, key)
    assert (row.id, row.text, row.author, row.state) == (message_id, "Còn ạ", "Mai", MessageState.SENDING)
    assert row.sent_at > LATER
    assert threads(session, Tab.WAITING) == []
    assert conversations.thread(session, key).row.unread == 0
    [entry] = outbox.due(session, page, now=NOON)
    assert entry.kind is OutboxKind.SEND_MESSAGE
    assert entry.payload["text"] == "Còn ạ"


def test_the_same_press_twice_is_one_message(session: Session, page: int) -> None:
    told(session, page, said("Còn không?"))
    conversation_id = conversation_of(session, the_thread(session))
    ids = {
        conversations.queue_message(
            session, conversation_id, MessageInput("Còn"), limits=FREELY, key="press-1", now=NOON
        )
        for _ in range(2)
    }
    assert len(ids) == 1
    assert len(outbox.due(session, page, now=NOON)) == 1


def test_a_refused_or_withdrawn_answer_answers_nobody(session: Session, page: int) -> None:
    told(session, page, said("Còn không?"))
    key = the_thread(session)
    message_id = answer(session, conversation_of(session, key), "Còn ạ", at=LATER)
    [entry] = outbox.due(session, page, now=LATER)
    outbox.park(session, entry.id, verbatim("too late"))
    row = conversations.messages(session, key)[-1]
    assert (row.state, str(row.problem), row.outbox_id) == (MessageState.REFUSED, "too late", entry.id)
    assert threads(session, Tab.WAITING) == [key]
    conversations.send_again(session, message_id, now=LATER)
    assert conversations.messages(session, key)[-1].state is MessageState.SENDING
    assert threads(session, Tab.WAITING) == []
    outbox.start(session, entry.id)
    outbox.try_later(session, entry.id, verbatim("no answer"), at=LATER, unclear=True)
    assert conversations.messages(session, key)[-1].state is MessageState.UNCLEAR
    conversations.withdraw_message(session, message_id, now=LATER)
    assert conversations.messages(session, key)[-1].state is MessageState.WITHDRAWN
    assert threads(session, Tab.WAITING) == [key]
    outbox_is_empty = outbox.due(session, page, now=LATER)
    assert outbox_is_empty == []


def test_messages_of_one_person_wait_for_each_other_and_a_refused_one_holds_back_nothing(
    session: Session, page: int
) -> None:
    told(session, page, said("A"), person=LAN)
    told(session, page, said("B"), person=MINH)
    lan, minh = (conversation_of(session, key) for key in sorted(threads(session)))
    for conversation_id, text in ((lan, "1"), (lan, "2"), (minh, "3")):
        answer(session, conversation_id, text)
    first, _, _ = outbox.due(session, page, now=NOON)
    outbox.start(session, first.id)
    outbox.try_later(session, first.id, verbatim("later"), at=LATER, unclear=True)
    assert [entry.payload["text"] for entry in outbox.due(session, page, now=NOON)] == ["3"]
    outbox.park(session, first.id, verbatim("no"))
    assert [entry.payload["text"] for entry in outbox.due(session, page, now=NOON)] == ["2", "3"]


@pytest.mark.parametrize(
    ("kind", "given", "error"),
    [
        (ReplyKind.FREE, MessageInput("   "), InvalidInputError),
        (ReplyKind.FREE, MessageInput("x" * 21), InvalidInputError),
        (ReplyKind.FREE, MessageInput("a", (1,)), InvalidInputError),
        (ReplyKind.FREE, MessageInput(variant_ids=(1, 2, 3)), InvalidInputError),
        (ReplyKind.FREE, MessageInput(variant_ids=(999,)), NotFoundError),
        (ReplyKind.BY_HAND, MessageInput(variant_ids=(1,)), NotAllowedError),
        (ReplyKind.TEMPLATE, MessageInput("Chào"), NotAllowedError),
        (ReplyKind.CLOSED, MessageInput("Chào"), NotAllowedError),
        (ReplyKind.TEMPLATE, MessageInput(template=TemplateChoice("gone", "vi")), NotFoundError),
        (ReplyKind.TEMPLATE, MessageInput(template=TemplateChoice("pending", "vi", ("1",))), NotAllowedError),
        (ReplyKind.TEMPLATE, MessageInput(template=TemplateChoice("sent", "vi")), InvalidInputError),
    ],
)
def test_what_cannot_be_sent_is_refused_before_anything_is_written(
    session: Session, page: int, kind: ReplyKind, given: MessageInput, error: type[Exception]
) -> None:
    told(session, page, said("Chào"))
    a_templates(session, page)
    limits = ReplyLimits(ReplyWindow(kind), 20, 2)
    key = the_thread(session)
    with pytest.raises(error):
        conversations.queue_message(session, conversation_of(session, key), given, limits=limits, key="k", now=NOON)
    assert len(conversations.messages(session, key)) == 1
    assert outbox.due(session, page, now=NOON) == []


def a_templates(session: Session, page: int) -> None:
    rows = [
        TemplateRow(page, "sent", "vi", "Đơn {{1}} đã gửi.", TemplateApproval.APPROVED),
        TemplateRow(page, "pending", "vi", "Đơn {{1}}?", TemplateApproval.PENDING),
    ]
    set_templates(session, page, rows)


def test_a_template_is_sent_with_its_values_when_the_time_is_over(session: Session, page: int) -> None:
    told(session, page, said("Chào"))
    a_templates(session, page)
    key = the_thread(session)
    given = MessageInput(template=TemplateChoice("sent", "vi", ("DH-1",)))
    limits = ReplyLimits(ReplyWindow(ReplyKind.TEMPLATE), 20, 2)
    conversations.queue_message(session, conversation_of(session, key), given, limits=limits, key="k", now=NOON)
    assert conversations.messages(session, key)[-1].text == "Đơn DH-1 đã gửi."
    assert [row.name for row in conversations.templates(session, page, approved_only=True)] == ["sent"]
    set_templates(session, page, [])
    assert conversations.templates(session, page) == []


def test_a_card_shows_the_price_of_that_account_while_its_sale_runs(session: Session, page: int) -> None:
    told(session, page, said("Giá?"))
    mug, cap = a_variant(session, name="Cốc", price=120_000), a_variant(session, name="Mũ", price=80_000)
    catalog.set_prices(session, [PriceChange(cap, 80_000, 60_000)], now=NOON)
    session.add(
        Listing(
            account_id=page, variant_id=mug, match_state=MatchState.MATCHED, remote_product_id="1", price_seen=110_000,
            sale_price_seen=99_000, sale_to_seen=LATER, remote_url="https://may.example/coc", updated_at=NOON,
        )
    )  # fmt: skip
    [first, second] = conversations.cards(session, page, (mug, cap), now=NOON)
    assert (first.title, first.subtitle, first.url) == ("Cốc", "99,000\u00a0₫", "https://may.example/coc")
    assert (second.title, second.subtitle) == ("Mũ", "60,000\u00a0₫")
    assert conversations.cards(session, page, (mug,), now=LATER)[0].subtitle == "110,000\u00a0₫"


# --- Quick replies ---


def test_quick_replies_come_with_the_program_until_the_owner_has_own_ones(session: Session, page: int) -> None:
    first = conversations.quick_replies(session)
    assert [each.title for each in first] == ["Price", "In stock", "Ask for the address", "Total"]
    assert first[0].needs == {"product", "price"}
    conversations.save_quick_replies(session, [Reply(" Chào ", "Chào bạn"), *first[:1]])
    assert conversations.quick_replies(session) == [Reply("Chào", "Chào bạn"), first[0]]
    conversations.save_quick_replies(session, [])
    assert conversations.quick_replies(session) == []
    with pytest.raises(InvalidInputError):
        conversations.save_quick_replies(session, [Reply("", "x")])
    conversations.first_set_again(session)
    assert conversations.quick_replies(session) == first


def test_a_quick_reply_is_filled_with_what_is_known(session: Session, page: int) -> None:
    mug = a_variant(session, name="Cốc sứ", on_hand=5, price=120_000)
    values = conversations.values_for(session, page, mug, now=NOON)
    assert conversations.filled("{product}: {price}, {available}. {total} {khác}", values) == (
        "Cốc sứ: 120,000\u00a0₫, 5. {total} {khác}"
    )


# --- Orders ---


def test_an_order_is_proposed_from_her_words_since_the_last_order(session: Session, page: int) -> None:
    mug = a_variant(session, "COC-1", name="Cốc sứ trắng", on_hand=9)
    cap = a_variant(session, "MU-1", name="Mũ len đỏ", on_hand=9)
    told(session, page, said("lấy 5 cốc sứ trắng", at=NOON - timedelta(days=9)))  # an earlier talk
    told(session, page, said("cho em 2 cốc sứ trắng", at=NOON), said("Dạ", at=NOON, shop=True))
    told(session, page, said("ship 12 Lê Lợi, Huế 0901234567", at=LATER))
    key = the_thread(session)
    found = conversations.proposal(session, key, now=LATER)
    assert [(line.only.variant_id, line.only.quantity) for line in found.lines if line.only] == [(mug, 2)]
    assert [phone.e164 for phone in found.phones] == ["+84901234567"]
    assert found.addresses
    given = ThreadOrder((LineInput(mug, 2),), customer=NewCustomer("Lan Trần", "0901234567"))
    conversations.make_order(session, key, given, idempotency_key="o1", now=LATER)
    key = the_thread(session)
    assert conversations.source_messages(session, key) == []
    told(session, page, said("thêm 1 mũ len đỏ nữa", at=LATER + HOUR))
    found = conversations.proposal(session, key, now=LATER + HOUR)
    assert [line.only.variant_id for line in found.lines if line.only] == [cap]
    assert [each.name for each in found.customers] == ["Lan Trần"], "she is known by now"
    orders.cancel(session, conversations.thread(session, key).orders[0].id, now=LATER + HOUR)
    found = conversations.proposal(session, key, now=LATER + HOUR)
    assert [line.only.variant_id for line in found.lines if line.only] == [mug, cap], "what was cancelled is open again"


def test_an_order_out_of_a_talk_is_an_order_of_the_desk_and_makes_her_a_customer(session: Session, page: int) -> None:
    mug = a_variant(session, "COC-1", name="Cốc sứ", on_hand=5, price=120_000)
    told(session, page, said("lấy 2 cốc"))
    place = AddressInput(street="12 Lê Lợi", province="Huế", raw="12 Lê Lợi, Huế")
    given = ThreadOrder(
        (LineInput(mug, 2),), customer=NewCustomer("Lan Trần", "0901234567"), address=place, shipping_total=25_000
    )
    ids = {
        conversations.make_order(session, the_thread(session), given, idempotency_key="o1", now=NOON) for _ in range(2)
    }
    [order_id] = ids
    assert stock.availability(session, [mug])[mug].available == 3
    key = the_thread(session)
    assert key.kind == "customer"
    assert conversations.thread_of_order(session, order_id) == key
    person = customers.customer(session, key.id)
    assert (person.name, [row.address.street for row in person.addresses]) == ("Lan Trần", ["12 Lê Lợi"])
    assert [each.id for each in conversations.thread(session, key).orders] == [order_id]
    detail = orders.order(session, order_id)
    assert (detail.customer_id, detail.contact_phone, detail.total) == (key.id, "0901234567", 265_000)
    assert detail.shipping["province"] == "Huế"
    assert conversations.order_summary_text(session, order_id, "vi") == (
        f"Đơn {detail.number}:\n- 2 × Cốc sứ: 240.000\u00a0₫\nPhí giao: 25.000\u00a0₫\nTổng: 265.000\u00a0₫\n"
        "Giao đến: Lan Trần, 0901234567, 12 Lê Lợi, Huế\nBạn xem giúp mình thông tin đã đúng chưa nhé."
    )
    assert "Total: 265,000" in conversations.order_summary_text(session, order_id, "en")


def test_an_order_for_a_known_customer_brings_the_talk_and_the_new_address_to_them(session: Session, page: int) -> None:
    mug = a_variant(session, on_hand=5)
    known = a_customer(session, "Trần Thị Lan", phone="0901234567")
    told(session, page, said("lấy 1 cốc"))
    place = AddressInput(street="5 Hàng Bạc", province="Hà Nội", raw="5 Hàng Bạc, Hà Nội")
    for number in range(2):
        given = ThreadOrder((LineInput(mug, 1),), customer=known, address=place)
        conversations.make_order(session, the_thread(session), given, idempotency_key=f"o{number}", now=NOON)
    assert the_thread(session) == ("customer", known)
    person = customers.customer(session, known)
    assert [row.address.street for row in person.addresses] == ["5 Hàng Bạc"]
    assert person.order_count == 2


def test_an_order_that_cannot_be_kept_leaves_everything_as_it_was(book: Book) -> None:
    with book.write() as session:
        page = a_page(session)
        mug = a_variant(session, on_hand=1)
        told(session, page, said("lấy 2 cốc"))
    given = ThreadOrder((LineInput(mug, 2),), customer=NewCustomer("Lan"))
    with pytest.raises(OutOfStockError), book.write() as session:
        conversations.make_order(session, the_thread(session), given, idempotency_key="o1", now=NOON)
    with book.read() as session:
        key = the_thread(session)
        assert key.kind == "conversation"
        assert conversations.thread(session, key).orders == ()
        assert customers.customer_ids(session) == []


def test_every_attention_row_of_a_message_closes_when_it_is_settled_here(session: Session, page: int) -> None:
    a_shop(session)
    told(session, page, said("Chào"))
    key = the_thread(session)
    message_id = answer(session, conversation_of(session, key), "Chào bạn")
    [entry] = outbox.due(session, page, now=NOON)
    outbox.park(session, entry.id, verbatim("no"))
    attention.raise_(
        session, kind=AttentionKind.PARKED_ACT, severity=Severity.WARN, area=Area.CUSTOMERS, key=f"act:{entry.id}",
        title=verbatim("t"), meaning=verbatim("m"), advice=verbatim("a"), now=NOON,
    )  # fmt: skip
    conversations.withdraw_message(session, message_id, now=NOON)
    assert attention.rows(session) == []
    with pytest.raises(NotFoundError):
        conversations.send_again(session, 999, now=NOON)


def test_the_whole_of_it_works_on_both_databases(any_session: Session) -> None:
    session = any_session
    page = a_page(session)
    mug = a_variant(session, "COC-1", name="Cốc sứ", on_hand=5)
    told(session, page, said("lấy 2 cốc sứ", at=NOON), said("Alo", at=LATER), person=LAN)
    told(session, page, said("Chào", at=NOON - HOUR), said("Chào bạn", at=NOON, shop=True), person=MINH)
    assert [row.title for row in conversations.thread_rows(session, threads(session, query="tran"))] == [LAN.name]
    assert conversations.counts(session, NOON) == conversations.ThreadCounts(waiting=1, open=2, all=2, unread=2)
    [key] = threads(session, Tab.WAITING)
    [line] = conversations.proposal(session, key, now=LATER).lines
    assert line.only is not None
    given = ThreadOrder((LineInput(mug, 2),), customer=NewCustomer("Lan Trần", "0901234567"))
    order_id = conversations.make_order(session, key, given, idempotency_key="o", now=LATER)
    key = conversations.thread_of_order(session, order_id) or key
    assert key.kind == "customer"
    answer(session, conversation_of(session, key), "Đã lên đơn ạ")
    assert [row.text for row in conversations.messages(session, key, limit=2)] == ["Alo", "Đã lên đơn ạ"]
    conversations.snooze(session, key, LATER)
    conversations.forget(session, key, now=LATER)
    assert conversations.messages(session, key) == []
    conversations.save_quick_replies(session, [Reply("Chào", "Chào bạn")])
    a_templates(session, page)
    assert len(conversations.templates(session, page)) == 2

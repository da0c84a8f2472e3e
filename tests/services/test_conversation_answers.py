"""Answering a conversation, the owner's quick replies, and the order that comes out of one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import Session

from storemanager.channels.base import ReplyKind, ReplyWindow
from storemanager.database import Book
from storemanager.domain.accounts import Listing, Master, MatchState
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import OutboxKind
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError, OutOfStockError
from storemanager.services import (
    accounts,
    attention,
    catalog,
    channel_prices,
    conversation_prices,
    conversations,
    customers,
    orders,
    outbox,
    stock,
)
from storemanager.services.catalog import PriceChange
from storemanager.services.conversations import (
    MessageInput,
    MessageState,
    NewCustomer,
    Reply,
    ReplyLimits,
    TemplateChoice,
    ThreadOrder,
)
from storemanager.services.conversations import ThreadList as Tab
from storemanager.services.customers_inputs import AddressInput
from storemanager.services.message_templates import set_templates
from storemanager.services.orders import LineInput
from storemanager.texts import verbatim
from tests.conversation_makers import (
    FREELY,
    LAN,
    MINH,
    a_page,
    a_templates,
    answer,
    conversation_of,
    said,
    the_thread,
    threads,
    told,
)
from tests.makers import LATER, NOON, a_customer, a_shop, a_variant

HOUR = timedelta(hours=1)


@pytest.fixture
def page(session: Session) -> int:
    return a_page(session)


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
    accounts.update_policy(session, page, push_prices=False)
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


def test_by_the_price_rule_of_an_account_card_proposal_and_order_say_one_price(session: Session, page: int) -> None:
    mug = a_variant(session, "COC-1", name="Cốc sứ trắng", on_hand=9, price=100_000)
    cap = a_variant(session, "MU-1", name="Mũ len đỏ", on_hand=9, price=80_000)
    channel_prices.set_account_rule(session, page, channel_prices.rule(percent=800), now=NOON)
    session.add(
        Listing(
            account_id=page, variant_id=cap, match_state=MatchState.MATCHED, remote_product_id="1", price_seen=86_400,
            updated_at=NOON,
        )
    )  # fmt: skip
    told(session, page, said("cho em 2 cốc sứ trắng\n1 mũ len đỏ"))
    prices = {mug: 108_000, cap: 86_400}  # one not listed there yet, one listed
    assert [card.subtitle for card in conversations.cards(session, page, (mug, cap), now=NOON)] == [
        "108,000\u00a0₫", "86,400\u00a0₫",
    ]  # fmt: skip
    found = [line.only for line in conversations.proposal(session, the_thread(session), now=NOON).lines]
    assert {one.variant_id: one.price for one in found if one is not None} == prices
    assert conversation_prices.for_order(session, page, (mug, cap), now=NOON) == prices
    assert conversation_prices.for_order(session, None, (mug, cap), now=NOON) == {mug: 100_000, cap: 80_000}


def test_a_price_that_only_the_channel_sets_is_what_an_order_costs(session: Session, page: int) -> None:
    cap = a_variant(session, "MU-1", name="Mũ len đỏ", on_hand=9, price=80_000)
    session.add(
        Listing(
            account_id=page, variant_id=cap, match_state=MatchState.MATCHED, remote_product_id="1", price_seen=95_000,
            updated_at=NOON,
        )
    )  # fmt: skip
    assert conversation_prices.for_order(session, page, (cap,), now=NOON) == {cap: 80_000}, "what goes out there next"
    accounts.update_policy(session, page, price_master=Master.CHANNEL)
    assert conversation_prices.for_order(session, page, (cap,), now=NOON) == {cap: 95_000}


def test_what_an_account_shows_in_another_currency_is_said_in_that_one(session: Session, page: int) -> None:
    abroad = accounts.add(
        session, kind="facebook", name="Abroad", address="https://www.facebook.com/abroad", settings={},
        currency="USD", now=NOON,
    )  # fmt: skip
    mug, cap = a_variant(session, name="Cốc", price=480_000), a_variant(session, name="Mũ", price=80_000)
    session.add(
        Listing(
            account_id=abroad, variant_id=mug, match_state=MatchState.MATCHED, remote_product_id="1", price_seen=1_999,
            updated_at=NOON,
        )
    )  # fmt: skip
    cards = conversations.cards(session, abroad, (mug, cap), now=NOON)
    assert [card.subtitle for card in cards] == ["$19.99", "80,000\u00a0₫"]
    assert conversation_prices.for_order(session, abroad, (mug, cap), now=NOON) == {mug: 480_000, cap: 80_000}


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


def test_a_quick_reply_is_filled_with_what_is_known() -> None:
    values = {"product": "Cốc sứ", "price": "120,000\u00a0₫", "available": "5"}
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

"""Answers go out once, in order, and come back as the same message; what cannot be sent is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storemanager.channels.base import Inbox, ReplyKind, ReplyWindow
from storemanager.database import Book
from storemanager.domain.attention import Area
from storemanager.domain.syncing import RunState
from storemanager.practice.faults import Fault, Rule
from storemanager.services import conversations, outbox
from storemanager.services.conversations import (
    MessageInput,
    MessageState,
    ReplyLimits,
    TemplateChoice,
)
from storemanager.services.conversations import ThreadList as Tab
from storemanager.sync.connections import Connections
from storemanager.sync.reply_limits import reply_limits
from storemanager.texts import verbatim
from tests.channels.facebook.conftest import HOA, LAN, page_settings
from tests.channels.world import NOON
from tests.sync.inbox_shop import MINH, Desk, inbox_shop, links_of
from tests.sync.test_facebook_end_to_end import INBOX


@pytest.fixture
def shop(book: Book) -> Iterator[Desk]:
    with inbox_shop(book) as shop:
        yield shop


# --- Out ---


def test_an_answer_goes_out_once_and_comes_back_as_the_same_message(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    shop.answers("Dạ còn ạ")
    run = shop.sync().runs[0]
    assert run.counts["acts_done"] == 1
    for _ in range(2):
        shop.sync()
    assert shop.there() == ["Dạ còn ạ"]
    assert [(row.text, row.author, row.state) for row in shop.talk()] == [
        ("Còn áo không?", "", MessageState.SENT),
        ("Dạ còn ạ", "Mai", MessageState.SENT),
    ]
    assert shop.waiting() == []


def test_sending_a_message_costs_no_reading_of_stock(shop: Desk) -> None:
    shop.goods(3)
    for _ in range(2):
        shop.sync()
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    shop.answers("Còn ạ")
    assert shop.sync().runs[0].requests == 1 + INBOX + 1


def test_messages_to_one_person_arrive_in_the_order_they_were_written(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    for text in ("Một", "Hai", "Ba"):
        shop.answers(text)
    shop.fails(Fault.TOO_MANY, "messages$")
    shop.sync()
    for _ in range(3):
        shop.sync()
    assert shop.there() == ["Một", "Hai", "Ba"]


@pytest.mark.parametrize("fault", [Fault.AFTER_500, Fault.AFTER_DROP, Fault.CUT_JSON, Fault.BEFORE_500])
@pytest.mark.parametrize("look", [Fault.BEFORE_500, Fault.TOO_MANY])
def test_f20_a_message_whose_answer_was_lost_is_looked_for_and_never_sent_twice(
    shop: Desk, fault: Fault, look: Fault
) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    shop.answers("Còn ạ")
    shop.fails(fault, f"{shop.graph.settings.page_id}/messages$")
    shop.fails(look, r"t_\w+/messages$", times=None)  # looking at once does not work either
    shop.fails(Fault.BEFORE_500, "conversations", times=None)  # and what was written there is not pulled first
    for _ in range(2):
        shop.sync()
    assert shop.talk()[-1].state is MessageState.UNCLEAR
    shop.server.faults.clear()
    for _ in range(3):
        shop.sync()
    assert shop.there() == ["Còn ạ"]
    assert [row.state for row in shop.talk()] == [MessageState.SENT] * 2
    with shop.book.read() as session:
        assert not outbox.waiting_counts(session)


def test_a_message_that_was_withdrawn_but_had_arrived_is_shown_as_sent(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    message_id = shop.answers("Còn ạ")
    shop.fails(Fault.AFTER_DROP, f"{shop.graph.settings.page_id}/messages$")
    shop.fails(Fault.BEFORE_500, r"t_\w+/messages$", times=None)
    shop.sync()
    assert shop.talk()[-1].state is MessageState.UNCLEAR
    with shop.book.write() as session:
        conversations.withdraw_message(session, message_id, now=shop.outside.now())
    assert shop.waiting() == [LAN.name]
    shop.server.faults.clear()
    shop.sync()
    assert [(row.text, row.state) for row in shop.talk()][1:] == [("Còn ạ", MessageState.SENT)]
    assert shop.there() == ["Còn ạ"]
    assert shop.waiting() == []


def test_f64_a_message_sent_in_a_state_that_was_lost_is_found_and_not_sent_again(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    message_id = shop.answers("Còn ạ")
    shop.outside.advance(60)
    shop.graph.answers(LAN, "Còn ạ")  # what the program did before the book was put back from a backup
    with shop.book.write() as session:
        [entry] = outbox.rows(session, account_id=shop.account)
        outbox.park_as_unclear(session, entry.id, verbatim("restored"))
    shop.server.faults.add(Rule(Fault.BEFORE_500, path="conversations", times=None))  # it is not pulled first
    with shop.book.write() as session:
        conversations.send_again(session, message_id, now=shop.outside.now())
    shop.sync()
    shop.server.faults.clear()
    shop.sync()
    assert shop.there() == ["Còn ạ"]
    assert [row.state for row in shop.talk()] == [MessageState.SENT] * 2


def test_the_same_words_written_twice_are_sent_twice_though_one_answer_was_lost(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    for key in ("first", "second"):
        shop.answers("Dạ", key=key)
    page_id = shop.graph.settings.page_id
    shop.server.faults.add(Rule(Fault.BEFORE_DROP, path=f"{page_id}/messages$", nth=frozenset({2})))
    for _ in range(4):
        shop.sync()
    assert shop.there() == ["Dạ", "Dạ"]
    assert shop.said() == ["Còn áo không?", "Dạ", "Dạ"]


def test_a_window_that_closed_while_the_message_waited_is_told_and_the_person_waits_again(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    shop.answers("Còn ạ")
    shop.outside.advance(8 * 24 * 3600)
    shop.sync()
    row = shop.talk()[-1]
    assert row.state is MessageState.REFUSED
    assert "too long ago" in str(row.problem)
    assert shop.there() == []
    assert shop.waiting() == [LAN.name]
    [matter] = [each for each in shop.matters() if each.action == "retry_act"]
    assert LAN.name in str(matter.title)
    assert matter.area is Area.CUSTOMERS
    assert "Còn ạ" not in f"{matter.title} {matter.meaning} {matter.advice}"
    shop.graph.writes(LAN, "Shop ơi")
    with shop.book.write() as session:
        conversations.send_again(session, row.id, now=shop.outside.now())
    shop.sync()
    assert shop.there() == ["Còn ạ"]
    assert [each for each in shop.matters() if each.action == "retry_act"] == []


def test_a_person_who_blocked_the_shop_holds_back_nobody_else(shop: Desk) -> None:
    shop.graph.writes(LAN, "Alo")
    shop.graph.writes(MINH, "Chào")
    shop.sync()
    shop.answers("Còn ạ")
    shop.answers("Chào bạn", MINH.name)
    shop.graph.thread_of(LAN).person = replace(LAN, blocked_page=True)
    shop.sync()
    assert shop.there(MINH) == ["Chào bạn"]
    assert shop.talk()[-1].state is MessageState.REFUSED


def test_product_cards_go_out_and_come_back_as_one_message(shop: Desk) -> None:
    mug, cap = shop.goods(2)
    shop.graph.writes(LAN, "Giá?")
    shop.sync()
    shop.answers(MessageInput(variant_ids=(mug, cap)))
    for _ in range(3):
        shop.sync()
    assert shop.there() == ["SP-0000+SP-0001"]
    assert [[each.kind for each in row.attachments] for row in shop.talk()] == [[], ["card", "card"]]


def test_an_approved_template_is_known_within_a_day_and_reaches_who_wrote_long_ago(shop: Desk) -> None:
    shop.settings = page_settings(shop.server.url, shop.graph.settings, templates="yes")
    channel = shop._make(shop.settings, lambda: False)
    assert isinstance(channel, Inbox)
    channel.propose_template("da_gui", "vi", "Đơn {{1}} đã gửi.", ["DH-1"])
    shop.graph.writes(LAN, "Khi nào gửi?")
    shop.outside.advance(60)
    shop.sync()
    shop.sync()
    assert "GET message_templates" not in shop.asked(), "once a day is enough"
    shop.outside.advance(2 * 24 * 3600)
    late = ReplyLimits(ReplyWindow(ReplyKind.TEMPLATE), 2000, 10)
    shop.answers(MessageInput(template=TemplateChoice("da_gui", "vi", ("DH-7",))), limits=late)
    for _ in range(2):
        shop.sync()
    assert shop.there() == ["Đơn DH-7 đã gửi."]
    assert [(row.text, row.state) for row in shop.talk()][1:] == [("Đơn DH-7 đã gửi.", MessageState.SENT)]


def test_without_the_right_to_templates_messages_come_in_all_the_same(shop: Desk) -> None:
    shop.settings = page_settings(shop.server.url, shop.graph.settings, templates="yes")
    shop.graph.settings.permissions -= {"page_utility_messaging"}
    shop.graph.writes(LAN, "Alo")
    for _ in range(2):
        run = shop.sync().runs[0]
        assert run.state is RunState.DONE
    assert shop.said() == ["Alo"]
    assert shop.matters() == []
    assert "GET message_templates" not in shop.asked()


@pytest.fixture
def links(shop: Desk, tmp_path: Path) -> Connections:
    return links_of(shop, tmp_path)


def test_what_may_be_sent_is_known_without_asking_anybody(shop: Desk, links: Connections) -> None:
    shop.graph.writes(LAN, "Alo")
    shop.graph.writes(HOA, "Hi")
    shop.sync()
    shop.server.requests.reset()
    with shop.book.read() as session:
        places = {
            each.place: each.id
            for key in conversations.thread_keys(session, Tab.ALL, now=NOON)
            for each in conversations.thread(session, key).conversations
        }
    found = reply_limits(shop.book, links, places.values(), now=shop.outside.now())
    assert {found[each].window.kind for each in places.values()} == {ReplyKind.FREE}
    assert found[places["MESSENGER"]].longest_text > found[places["INSTAGRAM"]].longest_text
    late = reply_limits(shop.book, links, places.values(), now=shop.outside.now() + timedelta(days=2))
    assert {late[each].window.kind for each in places.values()} == {ReplyKind.CLOSED}
    assert not shop.server.requests.matching("GET|POST")

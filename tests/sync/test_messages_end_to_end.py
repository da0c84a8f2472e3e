"""What people write, all the way: a practice Page over real HTTP, the book, and the answers that go back once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storemanager.database import Book
from storemanager.domain.attention import Area
from storemanager.domain.syncing import RunState
from storemanager.practice.facebook import Person
from storemanager.practice.faults import Fault
from storemanager.services import conversations, stock
from storemanager.services.conversations import (
    NewCustomer,
    ThreadOrder,
)
from storemanager.services.orders import LineInput
from storemanager.sync import actions, pulls
from storemanager.sync.connections import Connections
from storemanager.sync.older_messages import fetch_older
from tests.channels.facebook.conftest import HOA, LAN
from tests.sync.inbox_shop import MINH, Desk, inbox_shop, links_of
from tests.sync.test_facebook_end_to_end import INBOX


@pytest.fixture
def shop(book: Book) -> Iterator[Desk]:
    with inbox_shop(book) as shop:
        yield shop


@pytest.fixture
def links(shop: Desk, tmp_path: Path) -> Connections:
    return links_of(shop, tmp_path)


# --- In ---


def test_what_people_write_on_messenger_and_instagram_comes_in_once(shop: Desk) -> None:
    shop.graph.writes(LAN, "Còn áo không shop?")
    shop.graph.writes(HOA, "Giá bao nhiêu ạ")
    run = shop.sync().runs[0]
    assert run.state is RunState.DONE, (run.problem, run.lines)
    assert "2 new messages" in str(run.lines[0])
    for _ in range(2):
        assert shop.sync().runs[0].counts.get("messages_new", 0) == 0
    shop.graph.answers(LAN, "Còn ạ")  # by somebody on the Page itself
    shop.graph.writes(LAN, "Lấy 1 áo")
    shop.sync()
    assert [(row.text, row.from_shop, row.place) for row in shop.talk()] == [
        ("Còn áo không shop?", False, "MESSENGER"),
        ("Còn ạ", True, "MESSENGER"),
        ("Lấy 1 áo", False, "MESSENGER"),
    ]
    assert shop.waiting() == ["hoa.xinh", "Lan Trần"]


def test_a_quiet_inbox_costs_three_small_questions_however_many_have_written(shop: Desk) -> None:
    for number in range(60):
        shop.graph.writes(Person(f"67{number:08}", f"Khách {number}"), "Chào shop")
        shop.outside.advance(1)
    shop.sync()
    assert len(shop.waiting()) == 60
    run = shop.sync().runs[0]
    assert run.requests <= 1 + INBOX
    shop.sync()
    assert shop.asked().count("GET conversations") == 2


def test_a_right_that_is_missing_is_told_once_and_orders_and_stock_go_on(shop: Desk) -> None:
    variants = shop.goods(3)
    shop.graph.settings.permissions -= {"pages_messaging", "instagram_manage_messages"}
    for _ in range(3):
        shop.receive(variants, 1)
        shop.sync()
    shop.is_right()
    [row] = [row for row in shop.matters() if row.area is Area.CUSTOMERS]
    assert "may not read messages" in str(row.title)
    quiet = shop.sync().runs[0]
    assert quiet.state is RunState.DONE, "what the owner has read once does not colour every sync"
    assert quiet.requests <= 4
    shop.graph.settings.permissions |= {"pages_messaging", "instagram_manage_messages"}
    shop.graph.writes(LAN, "Alo")
    shop.sync()
    assert shop.said() == ["Alo"]
    assert [row for row in shop.matters() if row.area is Area.CUSTOMERS] == []


@pytest.mark.parametrize("fault", [Fault.BEFORE_500, Fault.CUT_JSON, Fault.WEB_PAGE])
def test_an_inbox_that_does_not_answer_does_not_keep_stock_from_being_sent(shop: Desk, fault: Fault) -> None:
    variants = shop.goods(3)
    for _ in range(2):
        shop.sync()
    shop.receive(variants, 5)
    shop.graph.writes(LAN, "Alo")
    shop.fails(fault, "conversations", times=None)
    run = shop.sync().runs[0]
    assert run.problem is None
    shop.is_right()
    assert any("Messages could not be fetched" in str(line) for line in run.lines)
    shop.server.faults.clear()
    shop.sync()
    assert shop.said() == ["Alo"]


def test_f03_a_thread_that_makes_no_sense_stands_aside_and_is_tried_again_when_asked(shop: Desk) -> None:
    shop.graph.judges_requests = False
    thread = shop.graph.writes(LAN, "Alo")
    shop.graph.writes(MINH, "Chào")
    person, thread.person = thread.person, Person("", "")
    shop.sync()
    assert shop.waiting() == [MINH.name]
    [row] = [row for row in shop.matters() if row.action == "retry_parked"]
    assert "could not be read" in str(row.title)
    thread.person = person
    with shop.book.write() as session:
        actions.act(session, row.id, now=shop.outside.now())
    shop.sync()
    assert sorted(shop.waiting()) == [LAN.name, MINH.name]
    assert [row for row in shop.matters() if row.action == "retry_parked"] == []


# --- The whole story ---


def test_from_the_question_to_the_order_to_the_answer_and_the_catalogue_shows_less(shop: Desk) -> None:
    [mug] = shop.goods(1, on_hand=10, shown=10)
    for _ in range(2):
        shop.sync()
    shop.graph.writes(LAN, "cho em 2 SP-0000, ship 12 Lê Lợi Huế, 0901234567")
    shop.sync()
    key = shop.thread()
    with shop.book.write() as session:
        found = conversations.proposal(session, key, now=shop.outside.now())
        [line] = found.lines
        assert line.only is not None
        given = ThreadOrder(
            (LineInput(line.only.variant_id, line.only.quantity or 0),), customer=NewCustomer("Lan Trần", "0901234567")
        )
        order_id = conversations.make_order(session, key, given, idempotency_key="o", now=shop.outside.now())
        summary = conversations.order_summary_text(session, order_id, "vi")
    shop.answers(summary)
    shop.sync()
    assert shop.there() == [summary]
    assert shop.graph.quantity_of("SP-0000") == 8
    with shop.book.read() as session:
        assert stock.availability(session, [mug])[mug].available == 8
        assert conversations.thread_of_order(session, order_id) == shop.thread()


def test_older_messages_are_fetched_page_by_page_when_somebody_reads_back(shop: Desk, links: Connections) -> None:
    for number in range(130):
        shop.graph.writes(LAN, f"Cũ {number}")
        shop.outside.advance(1)
    shop.outside.advance(40 * 24 * 3600)
    shop.graph.writes(LAN, "Mới")
    shop.sync()
    key = shop.thread()
    with shop.book.read() as session:
        own_id = conversations.thread(session, key).conversations[0].id
        known = len(conversations.messages(session, key, limit=500))
        waits_since = conversations.thread(session, key).row.waiting_since
    assert known == 20
    come = []
    while came := fetch_older(shop.book, links, own_id, now=shop.outside.now()):
        come.append(came)
    assert come == [30, 50, 31]
    shop.server.requests.reset()
    assert fetch_older(shop.book, links, own_id, now=shop.outside.now()) == 0
    assert not shop.server.requests.matching("GET"), "it is known that there are no more"
    with shop.book.read() as session:
        rows = conversations.messages(session, key, limit=500)
        assert conversations.thread(session, key).row.waiting_since != waits_since, "she has waited for longer"
    assert [row.text for row in rows] == [*(f"Cũ {number}" for number in range(130)), "Mới"]


def test_the_list_is_read_from_where_it_was_left(shop: Desk) -> None:
    shop.graph.writes(LAN, "Alo")
    shop.sync()
    with shop.book.read() as session:
        first = pulls.cursor_of(session, shop.account, pulls.CONVERSATIONS)
    assert first is not None
    shop.graph.writes(MINH, "Chào")
    shop.sync()
    with shop.book.read() as session:
        assert pulls.cursor_of(session, shop.account, pulls.CONVERSATIONS) != first

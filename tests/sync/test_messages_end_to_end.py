"""What people write, all the way: a practice Page over real HTTP, the book, and the answers that go back once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.attention import Area
from storemanager.domain.syncing import RunState
from storemanager.practice.facebook import Person
<<<<<<< HEAD
from storemanager.practice.faults import Fault, Rule
from storemanager.services import attention, conversations, outbox, stock
=======
from storemanager.practice.faults import Fault
from storemanager.practice.server import PracticeServer
from storemanager.services import conversations, stock
>>>>>>> messages
from storemanager.services.conversations import (
    NewCustomer,
    ThreadOrder,
)
from storemanager.services.orders import LineInput
from storemanager.sync import actions, pulls
from storemanager.sync.connections import Connections
from storemanager.sync.older_messages import fetch_older
from storemanager.vault import open_vault
<<<<<<< HEAD
from tests.channels.facebook.conftest import HOA, LAN, page_settings
from tests.channels.world import NOON
from tests.conversation_makers import FREELY
from tests.sync.page_world import PageWorld, page_world
from tests.sync.test_facebook_end_to_end import INBOX

MINH = Person("6700445566", "Minh Đỗ")


class Desk(PageWorld):
    """The shop whose owner reads and answers."""

    def thread(self, person: str = LAN.name) -> ThreadKey:
        with self.book.read() as session:
            keys = conversations.thread_keys(session, Tab.ALL, query=person, now=self.outside.now())
        [key] = keys
        return key

    def waiting(self) -> list[str]:
        with self.book.read() as session:
            keys = conversations.thread_keys(session, Tab.WAITING, now=self.outside.now())
            return [row.title for row in conversations.thread_rows(session, keys)]

    def talk(self, person: str = LAN.name) -> list[MessageRow]:
        key = self.thread(person)
        with self.book.read() as session:
            return conversations.messages(session, key)

    def said(self, person: str = LAN.name) -> list[str]:
        return [row.text for row in self.talk(person)]

    def answers(
        self, given: MessageInput | str, person: str = LAN.name, *, limits: ReplyLimits = FREELY, key: str = ""
    ) -> int:
        given = MessageInput(given) if isinstance(given, str) else given
        key = key or f"{person}-{given}-{self.outside.now()}"
        thread = self.thread(person)
        with self.book.write() as session:
            place = conversations.thread(session, thread).conversations[0].id
            return conversations.queue_message(
                session, place, given, limits=limits, key=key, author="Mai", now=self.outside.now()
            )

    def there(self, person: Person = LAN) -> list[str]:
        """What the Page has sent to somebody."""
        thread = self.graph.thread_of(person)
        return [
            each.text or "+".join(str(card["title"]) for card in each.cards)
            for each in thread.messages
            if each.from_page
        ]

    def fails(self, fault: Fault, path: str, *, times: int | None = 1) -> None:
        self.server.faults.add(Rule(fault, path=path, times=times))

    def matters(self) -> list[attention.AttentionRow]:
        with self.book.read() as session:
            return attention.rows(session)

=======
from tests.channels.facebook.conftest import HOA, LAN
from tests.channels.world import NOON, World
from tests.practice.facebook.contracts import WatchedGraph
from tests.sync.inbox_shop import MINH, Desk
from tests.sync.test_facebook_end_to_end import INBOX
from tests.sync.world import write_fast

>>>>>>> messages

@pytest.fixture
def shop(book: Book) -> Iterator[Desk]:
    with page_world(book, Desk) as shop:
        shop.activate()
        yield shop


@pytest.fixture
def links(shop: Desk, tmp_path: Path) -> Connections:
    """What the window makes its connectors with."""
    vault = open_vault(tmp_path / "vault", "shop")
    vault.set(str(shop.account), shop.settings.secrets)
    with shop.book.write() as session:
        session.get_one(ChannelAccount, shop.account).settings = dict(shop.settings.values)
    return Connections(shop.book, lambda: vault, clock=shop.outside.now, sleep=shop.outside.sleep)


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


<<<<<<< HEAD
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
def test_f20_a_message_whose_answer_was_lost_is_looked_for_and_never_sent_twice(shop: Desk, fault: Fault) -> None:
    shop.graph.writes(LAN, "Còn áo không?")
    shop.sync()
    shop.answers("Còn ạ")
    shop.fails(fault, f"{shop.graph.settings.page_id}/messages$")
    shop.fails(Fault.BEFORE_500, r"t_\w+/messages$", times=None)  # looking at once does not work either
    shop.sync()
    shop.server.faults.clear()
    for _ in range(3):
        shop.sync()
    assert shop.there() == ["Còn ạ"]
    assert [row.state for row in shop.talk()] == [MessageState.SENT] * 2
    with shop.book.read() as session:
        assert not outbox.waiting_counts(session)


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
    """What the window makes its connectors with."""
    vault = open_vault(tmp_path / "vault", "shop")
    vault.set(str(shop.account), shop.settings.secrets)
    with shop.book.write() as session:
        session.get_one(ChannelAccount, shop.account).settings = dict(shop.settings.values)
    return Connections(shop.book, lambda: vault, clock=shop.outside.now, sleep=shop.outside.sleep)


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


=======
>>>>>>> messages
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

"""What people write is read once and whole, in both places."""

from __future__ import annotations

import pytest

from storemanager.channels.base import Inbox
from storemanager.channels.errors import SignInError, TransientError
from storemanager.channels.facebook import Facebook
from storemanager.practice.facebook import Person, Writers
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.facebook.conftest import HOA, LAN, Connect
from tests.channels.facebook.talking import of, pull, texts
from tests.channels.world import World
from tests.practice.facebook.contracts import WatchedGraph


@pytest.fixture
def page(connect: Connect) -> Facebook:
    """A Page for which Meta has granted everything."""
    return connect(human_agent="yes", templates="yes")


def test_a_facebook_page_has_an_inbox(page: Facebook) -> None:
    assert isinstance(page, Inbox)


def test_both_places_are_read_as_one_thread_for_each_person(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "còn áo không?")
    graph.answers(LAN, "Dạ còn")
    graph.writes(HOA, "cho xem hình")
    lan, hoa = pull(page)[0]
    assert (lan.place, lan.person.name, lan.person.email, texts(lan)) == (
        "MESSENGER",
        "Lan Trần",
        "",
        ["còn áo không?", "Dạ còn"],
    )
    assert [message.from_shop for message in lan.messages] == [False, True]
    assert (hoa.place, hoa.person.username, hoa.unread) == ("INSTAGRAM", "hoa.xinh", 1)
    graph.answers(HOA, "Dạ đây ạ")
    assert [message.from_shop for message in of(page, HOA).messages] == [False, True]
    assert lan.whole
    assert lan.last_inbound_at == lan.messages[0].sent_at
    assert lan.url.startswith("https://www.facebook.com/")


def test_only_what_is_new_comes_again(page: Facebook, graph: WatchedGraph, world: World) -> None:
    graph.writes(LAN, "1")
    world.advance(60)
    graph.writes(HOA, "2")
    _, cursor = pull(page)
    world.advance(60)
    again, cursor = pull(page, cursor)
    assert {each.person.remote_id for each in again} <= {LAN.id, HOA.id}, "the border may come again"
    graph.writes(LAN, "3")
    world.advance(60)
    newer, cursor = pull(page, cursor)
    assert "3" in texts(newer[0])
    for number in range(60):
        graph.writes(Person(f"67{number:08}", f"Khách {number}"), "chào shop")
        world.advance(1)
    newest, _ = pull(page, cursor)
    assert len({each.person.remote_id for each in newest} - {LAN.id, HOA.id}) == 60, "over several pages"


def test_a_quiet_inbox_takes_three_requests(page: Facebook, graph: WatchedGraph, server: PracticeServer) -> None:
    graph.writes(LAN, "1")
    graph.writes(HOA, "2")
    _, cursor = pull(page)
    server.requests.reset()
    _, cursor = pull(page, cursor)
    assert len(server.requests) == 2, "one for each place; the Page's token is known by then"


def test_f06_a_thread_that_changes_while_the_list_is_walked_is_not_lost(
    page: Facebook, graph: WatchedGraph, world: World
) -> None:
    people = [Person(f"67{number:08}", f"Khách {number}") for number in range(40)]
    for person in people:
        graph.writes(person, "chào")
        world.advance(1)
    first = page.pull_conversations(None)
    assert first.more
    graph.writes(people[0], "còn đó không?")  # moves from the end of the list to its top
    rest, cursor = pull(page, first.cursor)
    found = {each.person.remote_id for each in (*first.items, *rest)}
    world.advance(60)
    later, _ = pull(page, cursor)
    found |= {each.person.remote_id for each in later}
    assert found == {person.id for person in people}
    assert "còn đó không?" in [text for each in later for text in texts(each)]


def test_many_messages_at_once_are_all_read(page: Facebook, graph: WatchedGraph, world: World) -> None:
    graph.writes(LAN, "chào")
    world.advance(60)
    _, cursor = pull(page)
    for number in range(70):
        graph.writes(LAN, f"tin {number}")
        world.advance(1)
    [lan] = [each for each in pull(page, cursor)[0] if each.place == "MESSENGER"]
    assert texts(lan)[-70:] == [f"tin {number}" for number in range(70)]
    older = page.older_messages(lan.remote_id, None)
    assert len(older.items) == 50
    assert page.older_messages(lan.remote_id, older.cursor).items[-1].text == "chào"


def test_what_instagram_shows_no_more_is_marked_and_not_taken_for_empty(page: Facebook, graph: WatchedGraph) -> None:
    for number in range(30):
        graph.writes(HOA, f"tin {number}")
    [hoa] = pull(page)[0]
    assert len(hoa.messages) == 20
    assert all(message.readable for message in hoa.messages)
    older = page.older_messages(hoa.remote_id, None)
    assert [message.readable for message in older.items[18:22]] == [True, True, False, False]


def test_pictures_and_stickers_come_with_their_kind(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, picture_url="https://anh.example/1.jpg")
    graph.writes(LAN, sticker="https://anh.example/like.png")
    [lan] = pull(page)[0]
    shown = [(each.kind, each.url) for message in lan.messages for each in message.attachments]
    assert shown == [("image", "https://anh.example/1.jpg"), ("sticker", "https://anh.example/like.png")]


def test_f53_without_the_right_for_one_place_the_other_is_read(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "1")
    graph.writes(HOA, "2")
    graph.settings.permissions.discard("instagram_manage_messages")
    assert [each.place for each in pull(page)[0]] == ["MESSENGER"]
    graph.settings.permissions.add("instagram_manage_messages")
    graph.settings.permissions.discard("pages_messaging")
    assert [each.place for each in pull(page)[0]] == ["INSTAGRAM"]


def test_f53_without_any_right_the_owner_is_asked(connect: Connect, graph: WatchedGraph) -> None:
    graph.settings.permissions -= {"instagram_manage_messages", "pages_messaging"}
    page = connect()
    with pytest.raises(SignInError, match="not granted"):
        pull(page)
    graph.settings.permissions.add("pages_messaging")
    graph.writes(LAN, "1")
    assert [each.place for each in pull(connect())[0]] == ["MESSENGER"]


def test_a_page_without_instagram_is_not_asked_for_it(connect: Connect, server: PracticeServer) -> None:
    pull(connect(instagram_id=""))
    assert not [request for request in server.requests if "INSTAGRAM" in request.query]


def test_everything_that_people_write_on_a_bad_day_arrives(
    connect: Connect, graph: WatchedGraph, server: PracticeServer, world: World
) -> None:
    writers = Writers(graph, 3)
    for fault in (Fault.BEFORE_500, Fault.AFTER_DROP, Fault.CUT_JSON, Fault.DUPLICATE, Fault.REPEATED_PAGE):
        server.faults.add(Rule(fault, rate=0.06))
    book: dict[str, str] = {}
    cursor: str | None = None
    page = connect()
    for _ in range(25):
        for _ in range(6):
            writers.step()
            world.advance(7)
        for _ in range(10):
            try:
                answer = page.pull_conversations(cursor)
            except TransientError:
                world.advance(90)
                break
            book |= {message.remote_id: message.text for each in answer.items for message in each.messages}
            cursor = answer.cursor or cursor
            if not answer.more:
                break
    server.faults.clear()
    world.advance(90)
    for each in pull(page, cursor)[0]:
        book |= {message.remote_id: message.text for message in each.messages}
    written = {message.id: message.text for thread in graph.threads.values() for message in thread.messages}
    assert {key: book.get(key) for key in written} == written

"""What the shop answers is sent in time, and once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storemanager.channels.base import MessageDraft, ProductCard, ReplyKind, TemplateState
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.facebook import Facebook
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.facebook.conftest import LAN, Connect
from tests.channels.facebook.talking import A_DAY, of, sent
from tests.channels.world import NOON, World
from tests.practice.facebook.contracts import WatchedGraph


@pytest.fixture
def page(connect: Connect) -> Facebook:
    """A Page for which Meta has granted everything."""
    return connect(human_agent="yes", templates="yes")


# --- The window ---


def test_the_window_is_worked_out_from_the_last_message_of_the_person(connect: Connect) -> None:
    full, bare = connect(human_agent="yes", templates="yes"), connect()
    at = NOON

    def kind(page: Facebook, hours: float, place: str = "MESSENGER") -> ReplyKind:
        return page.reply_window(at, place=place, now=at + timedelta(hours=hours)).kind

    assert [kind(full, hours) for hours in (1, 23.9, 24, 167.9, 168)] == [
        ReplyKind.FREE,
        ReplyKind.FREE,
        ReplyKind.BY_HAND,
        ReplyKind.BY_HAND,
        ReplyKind.TEMPLATE,
    ]
    assert [kind(bare, hours) for hours in (1, 24)] == [ReplyKind.FREE, ReplyKind.CLOSED]
    assert kind(full, 200, "INSTAGRAM") is ReplyKind.CLOSED
    assert full.reply_window(at, place="MESSENGER", now=at).until == at + timedelta(days=1)
    assert full.reply_window(None, place="MESSENGER", now=at).kind is ReplyKind.TEMPLATE


def test_an_answer_in_time_is_sent_and_one_too_late_is_refused_here(
    page: Facebook, graph: WatchedGraph, world: World, server: PracticeServer
) -> None:
    graph.writes(LAN, "còn áo không?")
    lan = of(page, LAN)
    answer = page.send_message(lan, MessageDraft("  Dạ còn ạ! "))
    assert (answer.text, answer.from_shop, sent(graph)) == ("Dạ còn ạ!", True, ["Dạ còn ạ!"])
    world.advance(A_DAY + 60)
    server.requests.reset()
    with pytest.raises(RejectedError, match="too long ago") as caught:
        page.send_message(lan, MessageDraft("Còn ạ", by_hand=False))
    assert caught.value.code == "window"
    assert "Write the answer yourself" in str(caught.value.advice)
    assert not server.requests.matching("POST")
    page.send_message(lan, MessageDraft("Em xin lỗi trả lời trễ", by_hand=True))
    world.advance(7 * A_DAY)
    with pytest.raises(RejectedError):
        page.send_message(lan, MessageDraft("Chị ơi", by_hand=True))
    assert len(sent(graph)) == 2


def test_products_are_shown_as_cards_only_in_the_free_time(page: Facebook, graph: WatchedGraph, world: World) -> None:
    graph.writes(LAN, "cho xem áo")
    lan = of(page, LAN)
    card = ProductCard("Áo thun", "150.000 ₫", "https://may.example/a.jpg", "https://may.example/ao")
    page.send_message(lan, MessageDraft(cards=(card,)))
    assert graph.thread_of(LAN).messages[-1].cards == [{"title": "Áo thun", "subtitle": "150.000 ₫"}]
    world.advance(A_DAY)
    with pytest.raises(RejectedError):
        page.send_message(lan, MessageDraft(cards=(card,), by_hand=True))


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (MessageDraft(" "), "a text, or products"),
        (MessageDraft("a", cards=(ProductCard("b"),)), "a text, or products"),
        (MessageDraft("x" * 2001), "more than 2,000"),
        (MessageDraft(cards=(ProductCard("a"),) * 11), "ten products"),
        (MessageDraft(cards=(ProductCard(" "),)), "ten products"),
    ],
)
def test_what_is_no_message_is_refused_here(
    page: Facebook, graph: WatchedGraph, draft: MessageDraft, words: str
) -> None:
    graph.writes(LAN, "chào")
    with pytest.raises(RejectedError, match=words):
        page.send_message(of(page, LAN), draft)
    assert sent(graph) == []


# --- Once ---


@pytest.mark.parametrize("fault", [Fault.AFTER_DROP, Fault.AFTER_500, Fault.CUT_JSON, Fault.TRUNCATED])
def test_a_lost_answer_is_looked_for_and_the_message_stands_once(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, fault: Fault
) -> None:
    graph.writes(LAN, "còn áo không?")
    lan = of(page, LAN)
    server.faults.add(Rule(fault, method="POST", path="/messages", times=1))
    answer = page.send_message(lan, MessageDraft("Dạ còn"))
    assert answer.remote_id == graph.thread_of(LAN).messages[-1].id
    assert sent(graph) == ["Dạ còn"]


@pytest.mark.parametrize("fault", [Fault.BEFORE_DROP, Fault.BEFORE_500, Fault.WEB_PAGE])
def test_a_message_that_never_arrived_is_sent_at_the_next_try(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, world: World, fault: Fault
) -> None:
    graph.writes(LAN, "còn áo không?")
    lan = of(page, LAN)
    server.faults.add(Rule(fault, method="POST", path="/messages", times=1))
    began = world.now()
    with pytest.raises(TransientError) as caught:
        page.send_message(lan, MessageDraft("Dạ còn"))
    assert caught.value.unclear
    assert sent(graph) == []
    page.send_message(lan, MessageDraft("Dạ còn", first_tried_at=began))
    assert sent(graph) == ["Dạ còn"]


@pytest.mark.parametrize("look", [Fault.TOO_MANY, Fault.BEFORE_500])
def test_a_lost_answer_stays_unclear_when_nobody_can_look(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, look: Fault
) -> None:
    graph.writes(LAN, "còn áo không?")
    lan = of(page, LAN)
    server.faults.add(Rule(Fault.AFTER_DROP, method="POST", times=1))
    server.faults.add(Rule(look, method="GET"))
    with pytest.raises(TransientError) as caught:
        page.send_message(lan, MessageDraft("Dạ còn"))
    assert caught.value.unclear
    assert sent(graph) == ["Dạ còn"]


def test_a_lost_message_is_none_that_is_known_to_be_another(page: Facebook, graph: WatchedGraph, world: World) -> None:
    graph.writes(LAN, "còn áo không?")
    lan = of(page, LAN)
    began = world.now()
    first = page.send_message(lan, MessageDraft("Dạ còn"))
    page.send_message(lan, MessageDraft("Dạ còn", first_tried_at=began, known_ids=(first.remote_id,)))
    assert sent(graph) == ["Dạ còn", "Dạ còn"]


def test_after_a_restart_what_was_sent_is_found_and_what_was_said_before_is_not_taken_for_it(
    connect: Connect, graph: WatchedGraph, world: World
) -> None:
    graph.writes(LAN, "còn áo không?")
    graph.answers(LAN, "Dạ còn")
    world.advance(600)
    began = world.now()
    page = connect()
    first = page.send_message(of(page, LAN), MessageDraft("Dạ còn", first_tried_at=began))
    assert sent(graph) == ["Dạ còn", "Dạ còn"], "the same words of ten minutes ago are another message"
    world.advance(5)
    again = connect().send_message(of(page, LAN), MessageDraft("Dạ còn", first_tried_at=began))
    assert again.remote_id == first.remote_id
    assert len(sent(graph)) == 2


def test_cards_whose_answer_was_lost_are_found_too(page: Facebook, graph: WatchedGraph, server: PracticeServer) -> None:
    graph.writes(LAN, "cho xem áo")
    lan = of(page, LAN)
    server.faults.add(Rule(Fault.AFTER_DROP, method="POST", path="/messages", times=1))
    page.send_message(lan, MessageDraft(cards=(ProductCard("Áo thun"), ProductCard("Mũ"))))
    assert len([each for each in graph.thread_of(LAN).messages if each.cards]) == 1


# --- Refusals ---


def test_who_has_blocked_the_page_is_named_and_nobody_is_written_to_while_meta_forbids_it(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, world: World
) -> None:
    graph.writes(LAN, "chào")
    lan = of(page, LAN)
    graph.thread_of(LAN).person.blocked_page = True
    with pytest.raises(RejectedError) as caught:
        page.send_message(lan, MessageDraft("Dạ"))
    assert caught.value.code == "person"
    graph.thread_of(LAN).person.blocked_page = False
    graph.restricted = True
    with pytest.raises(TransientError, match="stopped the messages"):
        page.send_message(lan, MessageDraft("Dạ"))
    server.requests.reset()
    with pytest.raises(TransientError, match="stopped the messages"):
        page.send_message(lan, MessageDraft("Dạ"))
    assert not server.requests.matching("POST")
    graph.restricted = False
    world.advance(5 * 3600)
    page.send_message(lan, MessageDraft("Dạ"))
    assert sent(graph) == ["Dạ"]


def test_a_clock_that_is_off_here_does_not_open_a_closed_window(
    page: Facebook, graph: WatchedGraph, server: PracticeServer
) -> None:
    graph.writes(LAN, "chào")
    lan = of(page, LAN)
    server.faults.add(Rule(Fault.CLOCK_JUMP, seconds=2 * A_DAY))
    page.read_all_stock()  # their clock is two days ahead, and theirs counts
    with pytest.raises(RejectedError, match="yourself"):
        page.send_message(lan, MessageDraft("Dạ"))


def test_a_read_thread_is_marked_as_read(page: Facebook, graph: WatchedGraph) -> None:
    graph.writes(LAN, "chào")
    page.mark_read(of(page, LAN))
    assert graph.thread_of(LAN).unread == 0


# --- Templates ---


def test_a_template_is_handed_in_once_and_sent_when_all_windows_are_closed(
    page: Facebook, graph: WatchedGraph, world: World
) -> None:
    graph.writes(LAN, "chào")
    lan = of(page, LAN)
    world.advance(30 * A_DAY)
    body = "Đơn {{1}} của bạn đã gửi, mã vận đơn {{2}}."
    made = page.propose_template("da_gui", "vi", body, ("1042", "VN77"))
    assert made.state is TemplateState.PENDING
    assert page.propose_template("da_gui", "vi", body, ("1042", "VN77")).remote_id == made.remote_id
    world.advance(10)
    [template] = page.templates()
    assert (template.state, template.body) == (TemplateState.APPROVED, body)
    answer = page.send_message(lan, MessageDraft(template=template.filled(("1043", "VN78"))))
    assert answer.text == sent(graph)[-1] == "Đơn 1043 của bạn đã gửi, mã vận đơn VN78."


def test_a_template_that_promotes_is_rejected_with_its_reason(page: Facebook, world: World) -> None:
    page.propose_template("sale", "vi", "Khuyến mãi cho {{1}}!", ("Lan",))
    world.advance(10)
    [template] = page.templates()
    assert (template.state, template.reason) == (TemplateState.REJECTED, "PROMOTIONAL")


@pytest.mark.parametrize(("name", "body"), [("Đã gửi", "x"), ("ok", ""), ("ok", "{{2}}"), ("ok", "x {{1}} {{2}}")])
def test_a_template_that_counts_wrongly_is_refused_here(page: Facebook, name: str, body: str) -> None:
    with pytest.raises(RejectedError):
        page.propose_template(name, "vi", body, ("a",))


def test_a_lost_answer_to_a_template_is_looked_for(
    page: Facebook, graph: WatchedGraph, server: PracticeServer, world: World
) -> None:
    graph.writes(LAN, "chào")
    lan = of(page, LAN)
    page.propose_template("cam_on", "vi", "Cảm ơn {{1}}", ("Lan",))
    world.advance(10)
    server.faults.add(Rule(Fault.AFTER_DROP, method="POST", path="/messages", times=1))
    page.send_message(lan, MessageDraft(template=page.templates()[0].filled(("chị Lan",))))
    assert sent(graph) == ["Cảm ơn chị Lan"]

"""A random inbox: people write, the shop answers here and on the Page itself, syncs fail and the program is killed.

Whatever happens, in the end every message stands once in the book, every answer was sent once and in order, and who
waits there waits here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import col, select

from storemanager.database import book_url, open_book
from storemanager.domain.conversations import Conversation, Message
from storemanager.practice.facebook import Person, Platform, PracticeGraph
from storemanager.services import conversations, outbox
from storemanager.services.conversations import MessageInput, MessageState, ThreadKey
from tests.channels.world import World
from tests.conversation_makers import FREELY
from tests.faults.memory import Bench
from tests.faults.page import PageBench, PageWorld, copied
from tests.faults.plan import Fault, KilledError, Plan
from tests.rounds import LONG, rounds

PEOPLE = (
    Person("6700112233", "Lan Trần"),
    Person("6700445566", "Minh Đỗ"),
    Person("17000112233", "Hoa", Platform.INSTAGRAM, username="hoa.xinh"),
)
WORDS = ("Dạ", "Còn ạ", "Dạ")
"""The shop says the same again and again: a lost message is not to be taken for another."""
FAULTS = (
    None, Fault.NOT_SENT, Fault.CUT_BEFORE, Fault.CUT_AFTER, Fault.ERROR_AFTER, Fault.TOO_MANY, Fault.TRUNCATED,
    Fault.OUTAGE, Fault.KILL_BEFORE, Fault.KILL_AFTER, Fault.KILL_IN_TRANSACTION, Fault.KILL_AFTER_COMMIT,
)  # fmt: skip
MOST_ROUNDS = 12

who = st.sampled_from(range(len(PEOPLE)))
steps = st.one_of(
    st.tuples(st.just("writes"), who),
    st.tuples(st.just("answers"), who, st.sampled_from(WORDS)),
    st.tuples(st.just("answers there"), who),
    st.tuples(st.just("sync"), st.sampled_from(FAULTS), st.integers(1, 12)),
)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    bench = PageBench(Bench(tmp_path_factory.mktemp("inbox")))
    with bench.server:
        yield _begun(bench)
    bench.bench.book.close()


class Ground:
    """Where every example begins. No dataclass: Hypothesis would print the whole book with an example that fails."""

    def __init__(self, bench: PageBench, photograph: bytes, graph: PracticeGraph, began: datetime) -> None:
        self.bench, self.photograph, self.graph, self.began = bench, photograph, graph, began


def _begun(bench: PageBench) -> Ground:
    """A book with a Page to which all have written once."""
    bench.bench.clear()
    open_book(book_url(bench.bench.home), create=True).close()
    outside = World()
    world = PageWorld(bench.server, bench.bench.book, PracticeGraph(clock=outside.now), outside, Plan())
    world.begin()
    for person in PEOPLE:
        world.graph.writes(person, "Chào shop")
    world.sync()
    world.end()
    return Ground(bench, bench.bench.photograph(), world.graph, outside.now())


@settings(
    max_examples=rounds(20), deadline=None, derandomize=not LONG, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.lists(steps, min_size=6, max_size=20))
def test_every_message_is_there_once_whatever_fails_and_whenever_the_program_is_killed(
    ground: Ground, deeds: list[tuple[object, ...]]
) -> None:
    ground.bench.bench.put_back(ground.photograph)
    outside = World(ground.began)
    graph = copied(ground.graph, outside)
    world = PageWorld(ground.bench.server, ground.bench.bench.book, graph, outside, Plan())
    world.account = 1
    shop = Inbox(world)
    for deed in deeds:
        outside.advance(1)
        shop.do(*deed)
    try:
        shop.comes_to_rest()
        shop.is_right()
    finally:
        world.end()


class Inbox:
    """The shop, and what it has written to whom."""

    def __init__(self, world: PageWorld) -> None:
        self.world = world
        self.written: dict[str, list[str]] = {person.id: [] for person in PEOPLE}
        self._numbers = count(1)

    def do(self, what: object, *more: object) -> None:
        if what == "sync":
            fault, at = more
            self._sync(Plan(fault if isinstance(fault, Fault) else None, int(str(at))))
            return
        person = PEOPLE[int(str(more[0]))]
        number = next(self._numbers)
        if what == "writes":
            self.world.graph.writes(person, f"Câu hỏi {number}")
        elif what == "answers there":
            self.world.graph.answers(person, f"Trả lời trên trang {number}")
        elif what == "answers":
            self._answer(person, str(more[1]), number)

    def _sync(self, plan: Plan) -> None:
        self.world.plan = plan
        try:
            self.world.sync()
        except KilledError:
            assert plan.struck
        self.world.plan = Plan()

    def _answer(self, person: Person, words: str, number: int) -> None:
        with self.world.book.write() as session:
            found = session.exec(select(Conversation.id).where(Conversation.person_id == person.id)).one()
            assert found is not None
            given = MessageInput(words)
            now = self.world.outside.now()
            conversations.queue_message(session, found, given, limits=FREELY, key=f"key-{number}", now=now)
        self.written[person.id].append(words)

    def comes_to_rest(self) -> None:
        """Twice without anything to send: after a kill the first round goes on where the last one was, and what is
        above that in the list comes with the second."""
        quiet = 0
        for _ in range(MOST_ROUNDS):
            self.world.outside.advance(3600)
            self._sync(Plan())
            with self.world.book.read() as session:
                waits = outbox.waiting_counts(session)
            quiet = 0 if waits or self.world.server.requests.matching("POST") else quiet + 1
            if quiet == 2:
                return
        raise AssertionError("messages go on waiting")

    def is_right(self) -> None:
        for thread in self.world.graph.threads.values():
            there = [(each.from_page, each.text) for each in thread.messages]
            ours = [text for from_page, text in there if from_page and "trên trang" not in text]
            assert ours == self.written[thread.person.id], "every answer once, in the order it was written"
            with self.world.book.read() as session:
                row = session.exec(select(Conversation).where(Conversation.remote_id == thread.id)).one()
                found = session.exec(
                    select(Message).where(Message.conversation_id == row.id).order_by(col(Message.sent_at))
                ).all()
                assert Counter((each.from_shop, each.text) for each in found) == Counter(there)
                assert {each.remote_id for each in found} == {each.id for each in thread.messages}
                assert (row.waiting_since is None) == thread.messages[-1].from_page
                shown = conversations.messages(session, ThreadKey("conversation", row.id or 0), limit=100)
                assert {each.state for each in shown} == {MessageState.SENT}
                assert [(each.from_shop, each.text) for each in shown] == there

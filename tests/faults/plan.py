"""Which fault strikes where, and the walk over all points: fail at step 1, 2, 3 … until it passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

MOST_POINTS = 400
MOST_ROUNDS = 10

State = Mapping[str, Any]


class Fault(StrEnum):
    """What happens to one request, or to the program at one moment. Steps are counted from 1."""

    NOT_SENT = "not sent"  # no connection: surely nothing was done
    CUT_BEFORE = "cut before"  # cut off, nothing was done, but nobody here can know
    CUT_AFTER = "cut after"  # done there, cut off without an answer
    ERROR_BEFORE = "500 before"
    ERROR_AFTER = "500 after"
    TOO_MANY = "429"
    TRUNCATED = "truncated"  # done there, the answer ends too early
    WEB_PAGE = "web page"  # a page instead of data, nothing was done
    OUTAGE = "outage"  # this request and all that follow in the round fail; nothing is done
    KILL_BEFORE = "kill before"  # the program dies before the request leaves
    KILL_AFTER = "kill after"  # … after the channel has done it
    KILL_IN_TRANSACTION = "kill in transaction"  # the program dies before the book's transaction is committed
    KILL_AFTER_COMMIT = "kill after commit"


IN_THE_BOOK = frozenset({Fault.KILL_IN_TRANSACTION, Fault.KILL_AFTER_COMMIT})
"""These count the book's transactions, all others the requests."""


class KilledError(BaseException):
    """The program is gone. No handler of the program may catch it, as none can catch SIGKILL."""


@dataclass
class Plan:
    """One fault at one step; without a fault it only counts."""

    fault: Fault | None = None
    at: int = 0
    requests: int = 0
    commits: int = 0
    struck: bool = False
    over: bool = False

    def request(self) -> Fault | None:
        """The fault that hits the request being made now."""
        if self.over:
            return None
        self.requests += 1
        if self.fault is None or self.fault in IN_THE_BOOK:
            return None
        hit = self.requests >= self.at if self.fault is Fault.OUTAGE else self.requests == self.at
        self.struck = self.struck or hit
        return self.fault if hit else None

    def commit(self) -> Fault | None:
        """The fault that hits the transaction that is just about to be committed."""
        if self.over:
            return None
        self.commits += 1
        hit = self.fault in IN_THE_BOOK and self.commits == self.at
        self.struck = self.struck or hit
        return self.fault if hit else None


class Stage(Protocol):
    """A shop and its channel in the moment before the operation."""

    def act(self) -> None:
        """The operation that is disturbed."""

    def later(self) -> None:
        """What happens by itself, or because the owner presses the button again, when the trouble is over."""

    def quiet(self) -> bool:
        """Whether the last `later` sent nothing and nothing waits."""

    def state(self) -> State:
        """Everything that must be right: the book and the channel, without times and without numbers of rows."""


class Syncing(Protocol):
    """A book, a channel, and the button between them."""

    def sync(self) -> object: ...


WorldT = TypeVar("WorldT", bound=Syncing)


class Operation(Generic[WorldT]):
    """The half of a stage that is the same wherever the channel is: the deed, and how it goes on by itself."""

    def __init__(
        self, world: WorldT, act: Callable[[WorldT], None], again: Callable[[WorldT], None] | None = None
    ) -> None:
        self.world = world
        self._act = act
        self._again = again

    def act(self) -> None:
        self._act(self.world)

    def later(self) -> None:
        if self._again is not None:
            self._again(self.world)
        self.world.sync()


class Story(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def faults(self) -> Sequence[Fault]: ...

    def stage(self, plan: Plan) -> AbstractContextManager[Stage]: ...


@dataclass
class Walk:
    """What was walked through: for the report."""

    story: str
    requests: int = 0
    commits: int = 0
    points: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.points.values())


def walk(story: Story) -> Walk:
    """Every fault at every step; fails with what differs at the first point after which the end is not what it is
    without trouble."""
    done, expected = _undisturbed(story)
    for fault in story.faults:
        for at in range(1, MOST_POINTS):
            if not _passes(story, Plan(fault, at), expected, done):
                break
        else:
            raise AssertionError(f"{story.name}: {fault.value} never passes")
    return done


def walk_once(story: Story, *, every_transaction: int = 12) -> Walk:
    """The short form: every request is hit once, by one fault after the other, and the program dies in every so many
    transactions."""
    done, expected = _undisturbed(story)
    on_requests = [fault for fault in story.faults if fault not in IN_THE_BOOK]
    for at in range(1, done.requests + 1):
        turn = at + sum(map(ord, story.name))
        assert _passes(story, Plan(on_requests[turn % len(on_requests)], at), expected, done)
    in_the_book = [fault for fault in story.faults if fault in IN_THE_BOOK]
    for turn, at in enumerate(range(1, done.commits + 1, every_transaction) if in_the_book else ()):
        assert _passes(story, Plan(in_the_book[turn % len(in_the_book)], at), expected, done)
    return done


def _undisturbed(story: Story) -> tuple[Walk, State]:
    plan = Plan()
    expected = _run(story, plan)
    return Walk(story.name, plan.requests, plan.commits), expected


def _passes(story: Story, plan: Plan, expected: State, done: Walk) -> bool:
    """Whether the fault struck at all; when it did, the end must be what it is without it."""
    found = _run(story, plan)
    if not plan.struck or plan.fault is None:
        return False
    done.points[plan.fault.value] = done.points.get(plan.fault.value, 0) + 1
    wrong = differences(expected, found)
    assert not wrong, f"{story.name}: {plan.fault.value} at step {plan.at}:\n" + "\n".join(wrong)
    return True


def _run(story: Story, plan: Plan) -> State:
    with story.stage(plan) as stage:
        try:
            stage.act()
        except KilledError:
            assert plan.struck
        plan.over = True
        settle(stage, lambda: f"{story.name}: {plan.fault} at step {plan.at}")
        return stage.state()


def settle(stage: Stage, where: Callable[[], str]) -> None:
    """Rounds without faults until one had nothing to send and nothing waits; it must come to rest."""
    for _ in range(MOST_ROUNDS):
        stage.later()
        if stage.quiet():
            return
    raise AssertionError(f"{where()}: does not come to rest")


def differences(expected: Any, found: Any, path: str = "") -> list[str]:
    """Where two states differ, one line each."""
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return [
            line
            for key in sorted({*expected, *found}, key=str)
            for line in differences(expected.get(key), found.get(key), f"{path}/{key}")
        ]
    return [] if expected == found else [f"  {path}: should be {expected!r}\n  {path}:        is {found!r}"]

"""F27: what Meta works off later is followed to its end, also by a program that was killed and started anew: nothing
newer overtakes it, and no old number comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from storemanager.channels.base import Context, ListingRef, Notebook, Outcome, StockUpdate
from storemanager.channels.errors import TransientError
from storemanager.channels.facebook import Facebook
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.facebook.conftest import page_settings
from tests.channels.world import World
from tests.practice.facebook.contracts import WatchedGraph

CAP = ListingRef("MU")


class KilledError(BaseException):
    """The program is gone in this very moment."""


@pytest.fixture
def start(world: World, server: PracticeServer, graph: WatchedGraph) -> Iterator[Callable[..., Facebook]]:
    """The program, started anew: nothing is left of it but its notes."""
    notes, made = Notebook(), list[Facebook]()

    def start(context: Context | None = None) -> Facebook:
        given = replace(context or world.context(), notes=notes)
        made.append(Facebook(page_settings(server.url, graph.settings), context=given))
        return made[-1]

    yield start
    for each in made:
        each.close()


def sent(page: Facebook, quantity: int) -> Outcome:
    [result] = page.write_stock([StockUpdate(CAP, wanted=quantity, seen=None)])
    if result.outcome is not Outcome.DONE:
        assert result.problem is not None
        assert result.advice is not None
    return result.outcome


def killed_while_waiting(world: World, start: Callable[..., Facebook], quantity: int) -> None:
    def dies(_seconds: float) -> None:
        raise KilledError

    page = start(replace(world.context(), sleep=dies))
    with pytest.raises(KilledError):
        page.write_stock([StockUpdate(CAP, wanted=quantity, seen=None)])


@pytest.mark.usefixtures("shirts")
def test_f27_a_newer_number_waits_for_a_batch_from_before_the_kill(
    graph: WatchedGraph, world: World, start: Callable[..., Facebook]
) -> None:
    graph.settings.batch_seconds = 200.0
    killed_while_waiting(world, start, 50)
    graph.settings.batch_seconds = 0.0
    assert sent(start(), 2) is Outcome.NOT_SENT
    assert len(graph.batches) == 1
    world.advance(300)
    page = start()
    assert sent(page, 2) is Outcome.DONE
    world.advance(3600)
    assert graph.quantity_of("MU") == 2
    assert sent(page, 4) is Outcome.DONE


@pytest.mark.usefixtures("shirts")
def test_f27_the_same_program_waits_too(graph: WatchedGraph, world: World, start: Callable[..., Facebook]) -> None:
    page = start()
    graph.settings.batch_seconds = 500.0
    assert sent(page, 50) is Outcome.UNKNOWN
    graph.settings.batch_seconds = 0.0
    assert sent(page, 2) is Outcome.NOT_SENT
    world.advance(600)
    assert sent(page, 2) is Outcome.DONE
    assert graph.quantity_of("MU") == 2


@pytest.mark.usefixtures("shirts")
def test_a_handle_that_meta_no_longer_knows_holds_nobody_back(
    graph: WatchedGraph, world: World, start: Callable[..., Facebook]
) -> None:
    killed_while_waiting(world, start, 50)
    graph.batches.clear()
    assert sent(start(), 2) is Outcome.DONE


@pytest.mark.usefixtures("shirts")
def test_a_batch_that_is_never_finished_is_given_up_after_a_day(
    graph: WatchedGraph, world: World, start: Callable[..., Facebook]
) -> None:
    graph.holds_batches = True
    killed_while_waiting(world, start, 50)
    graph.holds_batches = False
    world.advance(23 * 3600)
    assert sent(start(), 2) is Outcome.NOT_SENT
    world.advance(2 * 3600)
    assert sent(start(), 2) is Outcome.DONE


@pytest.mark.usefixtures("shirts")
def test_while_meta_cannot_be_asked_about_the_batch_nothing_is_sent(
    graph: WatchedGraph, server: PracticeServer, world: World, start: Callable[..., Facebook]
) -> None:
    killed_while_waiting(world, start, 50)
    server.faults.add(Rule(Fault.BEFORE_500, path="check_batch_request_status"))
    with pytest.raises(TransientError):
        sent(start(), 2)
    assert len(graph.batches) == 1


def test_when_nothing_is_under_way_nobody_is_asked(server: PracticeServer, start: Callable[..., Facebook]) -> None:
    start().write_stock([])
    assert not list(server.requests)

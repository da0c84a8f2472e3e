"""Simulated weeks between the practice website, Page and marketplace and the counter, with the real connectors: one of
a part by default, more in CI with STOREMANAGER_TEST_WEEKS."""

import os

import pytest

from storemanager.channels.base import RemoteOrder, RemoteStatus
from storemanager.domain.orders import OrderStatus
from storemanager.sync import order_follow
from tests.simulation.__main__ import main
from tests.simulation.practice.running import PracticeWeeks
from tests.simulation.weeks import Weeks, add_up

PARTS = 3
A_WEEK_OF_THEIRS = 20
"""So many weeks in memory cost what one over requests and answers may cost here."""
WEEKS_A_PART = max(1, int(os.environ.get("STOREMANAGER_TEST_WEEKS") or PARTS) // A_WEEK_OF_THEIRS // PARTS)
POLICY_OF_PART = ("balanced", "strict", "shared")


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Weeks:
    return PracticeWeeks(tmp_path_factory.mktemp("weeks"))


@pytest.mark.parametrize("part", range(PARTS))
def test_a_week_on_three_real_channels_loses_and_doubles_nothing_and_all_come_right(weeks: Weeks, part: int) -> None:
    seeds = range(1 + part * WEEKS_A_PART, 1 + (part + 1) * WEEKS_A_PART)
    results = [weeks.run(seed, POLICY_OF_PART[part]) for seed in seeds]
    assert not [result.told() for result in results if result.problem]
    figures, counted = add_up(results)
    assert figures["orders"] > 3 * len(results)
    assert (figures["lost"], figures["doubled"], figures["drift"]) == (0, 0, 0)
    assert min(counted[f"requests to the {name}"] for name in ("website", "Page", "marketplace")) > 20 * len(results)
    assert counted["order by hand"] > 0


def test_over_real_sockets_a_week_passes_as_well(tmp_path_factory: pytest.TempPathFactory) -> None:
    result = PracticeWeeks(tmp_path_factory.mktemp("loopback"), loopback=True).run(13, "balanced")
    assert not result.problem, result.told()
    assert result.figures.requests > 100


def test_a_seed_is_the_same_week_again_to_the_last_line(weeks: Weeks) -> None:
    first, second = weeks.run(13, "shared"), weeks.run(13, "shared")
    assert (first.digest, first.counted, first.figures) == (second.digest, second.counted, second.figures)


def test_the_judge_finds_a_program_that_offers_what_an_unpaid_order_holds(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judge itself is tried, with a fault that these weeks have found: an order that was not paid yet had its units
    taken off the marketplace's shelf, and the book still offered them to others."""
    right = order_follow.target

    def wrong(remote: RemoteOrder) -> OrderStatus | None:
        return OrderStatus.UNPAID if remote.status is RemoteStatus.UNPAID else right(remote)

    monkeypatch.setattr(order_follow, "target", wrong)
    result = weeks.run(50, "shared")
    assert "the book could know it" in result.problem
    assert "--world practice --first 50 --seeds 1 --policy shared" in result.told()


def test_the_command_runs_them_and_the_strategy_of_others_is_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--world", "practice", "--first", "25", "--seeds", "1", "--jobs", "1"]) == 0
    assert "1 weeks, 0 with a broken promise" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--world", "practice", "--policy", "naive"])
    assert "knows simulated channels only" in capsys.readouterr().err

"""Running weeks: one seed to its end, or many on several processors."""

from __future__ import annotations

import gc
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from storemanager.domain.offers import Policy
from tests.simulation.keeper import Program, nothing_yet, set_up
from tests.simulation.naive import Naive
from tests.simulation.places import Place, Ready
from tests.simulation.shop import Shop
from tests.simulation.truth import BrokenPromise, Figures
from tests.simulation.week import Week, a_week, an_empty_week

NAIVE = "naive"
POLICIES = (NAIVE, *(policy.value for policy in Policy))
MEMORY, PRACTICE = "memory", "practice"
WORLDS = (MEMORY, PRACTICE)
"""Stores that are simulated in memory, or the practice servers with the real connectors before them."""
STORY_LINES = 80
TIDIED_AFTER = 50_000
"""How many new objects there may be before Python looks for those nobody needs."""


@dataclass
class Result:
    """What became of one seed's week. `problem` is empty when every promise was kept; `story` tells how it came."""

    seed: int
    policy: str
    figures: Figures
    counted: Counter[str] = field(default_factory=Counter)
    problem: str = ""
    lines: tuple[str, ...] = ()
    digest: str = ""  # of every line of its story
    world: str = MEMORY

    @property
    def story(self) -> tuple[str, ...]:
        """The last lines, and those before that name the same item."""
        words = self.problem.split(":")[0]
        earlier = [line for line in self.lines[:-STORY_LINES] if words.startswith("SKU") and words in line]
        return (*earlier[-STORY_LINES:], *self.lines[-STORY_LINES:])

    def told(self) -> str:
        world = f" --world {self.world}" if self.world != MEMORY else ""
        command = f"python -m tests.simulation{world} --first {self.seed} --seeds 1 --policy {self.policy} --story"
        return "\n".join((f"Seed {self.seed} under {self.policy}: {self.problem}", *self.story, f"Again: {command}"))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for books that need not outlive the run: in memory where the system has such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None, prefix="storemanager-") as name:
        yield Path(name)


@contextmanager
def rarely_tidied() -> Iterator[None]:
    """A week leaves little behind, and looking for it after every few hundred objects takes a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(TIDIED_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Weeks:
    """Runs weeks in a folder. Shops that are set up are made once and used again."""

    world = MEMORY

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ready: dict[tuple[object, ...], Ready] = {}
        self._place = Place(folder)

    def run(self, seed: int, policy: str, every_minutes: float = 0, *, watched: bool | None = None) -> Result:
        """One simulated week; never raises for a broken promise or a bug: it is in the result."""
        week = self._week(seed)
        shop = self._shop(week, watched=policy != NAIVE if watched is None else watched, every_minutes=every_minutes)
        with rarely_tidied(), self._keeper(shop, policy, week):
            problem = _run(shop)
        lines = tuple(shop.truth.story)
        digest = sha256("\n".join(lines).encode()).hexdigest()
        return Result(
            seed, policy, shop.truth.figures, shop.counted, problem, lines if problem else (), digest, self.world
        )

    @contextmanager
    def _keeper(self, shop: Shop, policy: str, week: Week) -> Iterator[None]:
        if policy == NAIVE:
            Naive(shop)
            yield
            return
        program = self._program(shop, Policy(policy), self._set_up(week, Policy(policy)))
        try:
            yield
        finally:
            program.close()

    def _set_up(self, week: Week, policy: Policy) -> Ready:
        key = (week.goods, len(week.kinds), policy)
        if key not in self._ready:
            shop = self._shop(an_empty_week(week.goods, len(week.kinds)), watched=True, every_minutes=0)
            program = self._program(shop, policy, nothing_yet(self._place))
            self._ready[key] = set_up(program, self._folder / f"ready-{len(self._ready)}")
        return self._ready[key]

    # --- What another kind of week does otherwise ---

    def _week(self, seed: int) -> Week:
        return a_week(seed)

    def _shop(self, week: Week, *, watched: bool, every_minutes: float) -> Shop:
        return Shop(week, watched=watched, every_minutes=every_minutes)

    def _program(self, shop: Shop, policy: Policy, ready: Ready) -> Program:
        return Program(shop, policy, ready, self._place)


def _run(shop: Shop) -> str:
    try:
        shop.run()
    except BrokenPromise as broken:
        return str(broken)
    except Exception as error:  # noqa: BLE001 - whatever went wrong is this seed's answer; the other seeds go on
        shop.truth.tell("".join(traceback.format_exception(error)[-6:]))
        return f"{type(error).__name__}: {error}"
    return ""


def run_weeks(
    seeds: Sequence[int], policy: str, *, jobs: int = 1, every_minutes: float = 0, world: str = MEMORY
) -> Iterator[Result]:
    """The weeks of these seeds, in their order."""
    if jobs <= 1:
        with quick_folder() as folder:
            weeks = _weeks_of(world, folder)
            for seed in seeds:
                yield weeks.run(seed, policy, every_minutes)
        return
    size = max(1, min(25, len(seeds) // jobs))
    parts = [(list(seeds[at : at + size]), policy, every_minutes, world) for at in range(0, len(seeds), size)]
    with get_context("spawn").Pool(jobs) as pool:
        for results in pool.imap(_some, parts):
            yield from results


def _some(part: tuple[list[int], str, float, str]) -> list[Result]:
    seeds, policy, every_minutes, world = part
    return list(run_weeks(seeds, policy, every_minutes=every_minutes, world=world))


def _weeks_of(world: str, folder: Path) -> Weeks:
    if world == MEMORY:
        return Weeks(folder)
    from tests.simulation.practice.running import PracticeWeeks  # which stands on this file

    return PracticeWeeks(folder)


def add_up(results: Sequence[Result]) -> tuple[dict[str, int], Counter[str]]:
    """The figures and the counts of many weeks together."""
    figures: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for result in results:
        figures.update(asdict(result.figures))
        counted.update(result.counted)
    return dict(figures), counted

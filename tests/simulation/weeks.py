"""Running weeks: one seed to its end, or many on several processors."""

from __future__ import annotations

import shutil
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path

from storemanager.database import book_url, open_book
from storemanager.domain.offers import Policy
from tests.simulation.keeper import Program
from tests.simulation.shop import Shop
from tests.simulation.truth import Figures
from tests.simulation.week import a_week

NAIVE = "naive"
POLICIES = (NAIVE, *(policy.value for policy in Policy))
STORY_LINES = 60


@dataclass
class Result:
    """What became of one seed's week. `problem` is empty when every promise was kept; `story` tells how it came."""

    seed: int
    policy: str
    figures: Figures
    counted: Counter[str] = field(default_factory=Counter)
    problem: str = ""
    story: tuple[str, ...] = ()

    def told(self) -> str:
        command = f"python -m tests.simulation --first {self.seed} --seeds 1 --policy {self.policy} --story"
        return "\n".join((f"Seed {self.seed} under {self.policy}: {self.problem}", *self.story, f"Again: {command}"))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder for books that need not outlive the run: in memory where the system has such a place."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None, prefix="storemanager-") as name:
        yield Path(name)


def make_empty_book(folder: Path) -> Path:
    open_book(book_url(folder / "empty"), create=True).close()
    return folder / "empty" / "shop.db"


def run_week(seed: int, policy: str, empty_book: Path, folder: Path) -> Result:
    """One simulated week; never raises for a broken promise or a bug: it is in the result."""
    shop = Shop(a_week(seed), watched=policy != NAIVE)
    home = folder / f"{policy}-{seed}"
    home.mkdir()
    problem = ""
    program = Program(shop, Policy(policy), home, empty_book)
    shop.keeper = program
    try:
        shop.run()
    except Exception as error:  # noqa: BLE001 - whatever went wrong is this seed's answer; the other seeds go on
        problem = f"{type(error).__name__}: {error}"
        if not isinstance(error, AssertionError):
            shop.truth.tell("".join(traceback.format_exception(error)[-6:]))
    finally:
        program.close()
        shutil.rmtree(home)
    story = tuple(shop.truth.story)[-STORY_LINES:] if problem else ()
    return Result(seed, policy, shop.truth.figures, shop.counted, problem, story)


def run_weeks(seeds: Sequence[int], policy: str, *, jobs: int = 1) -> Iterator[Result]:
    """The weeks of these seeds, in their order."""
    with quick_folder() as folder:
        empty_book = make_empty_book(folder)
        work = [(seed, policy, empty_book, folder) for seed in seeds]
        if jobs <= 1:
            for each in work:
                yield run_week(*each)
            return
        with get_context("spawn").Pool(jobs) as pool:
            yield from pool.imap(_one, work, chunksize=4)


def _one(work: tuple[int, str, Path, Path]) -> Result:
    return run_week(*work)


def add_up(results: Sequence[Result]) -> tuple[dict[str, int], Counter[str]]:
    """The figures and the counts of many weeks together."""
    figures: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for result in results:
        figures.update(asdict(result.figures))
        counted.update(result.counted)
    return dict(figures), counted

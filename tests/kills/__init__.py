"""The real program, killed at random moments (F60): nothing may be lost and nothing doubled.

`python -m tests.kills [--times N] [--seed S] [--only STORY]`; the tests run a short form.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.kills import importing, keeping, syncing
from tests.kills.program import Nursery

Story = Callable[[Path, int, int, Nursery], int]

STORIES: Mapping[str, tuple[Story, float]] = {
    "sync": (syncing.run, 0.4),
    "import": (importing.run, 0.3),
    "backup": (keeping.run_backup, 0.1),
    "restore": (keeping.run_restore, 0.1),
    "migration": (keeping.run_migration, 0.1),
}
"""What is killed, and its share of all kills."""


def share(times: int, only: str | None = None) -> dict[str, int]:
    """How many kills each story gets; what rounding leaves over goes to the sync."""
    if only is not None:
        return {only: times}
    kills = {name: int(times * part) for name, (_, part) in STORIES.items()}
    kills["sync"] += times - sum(kills.values())
    return kills

"""`python -m tests.kills [--times N] [--seed S] [--only STORY]`: N kills in all, most of them during a sync."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.kills import STORIES, share
from tests.kills.program import nursery


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.kills")
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", choices=tuple(STORIES))
    given = options.parse_args()
    started = time.perf_counter()
    with nursery() as born:
        for name, kills in share(given.times, given.only).items():
            began = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                hit = STORIES[name][0](Path(folder), kills, given.seed, born)
            took = time.perf_counter() - began
            print(f"{name}: {kills} kills, {hit} while it ran; nothing lost or doubled ({took:.0f} s)", flush=True)
    print(f"{given.times} kills in {(time.perf_counter() - started) / 60:.1f} minutes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

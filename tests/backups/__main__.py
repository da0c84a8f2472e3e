"""`python -m tests.backups [--times N] [--kills K] [--seed S]`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.backups import proof


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.backups")
    options.add_argument("--times", type=int, default=500)
    options.add_argument("--kills", type=int, default=None, help="how many programs are killed; a tenth by default")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    kills = given.times // 10 if given.kills is None else given.kills
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = proof.run(Path(folder), given.times, given.seed, kills)
    minutes = (time.monotonic() - started) / 60
    print(
        f"{found.made} backups made, restored and checked in {minutes:.1f} minutes, while {found.sales} sales, "
        f"{found.rounds} sync rounds and {found.imports} imports were written; {found.orders} orders in the last one.\n"
        f"{found.killed} programs killed, {found.hit} of them while backing up: nothing false was left behind."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

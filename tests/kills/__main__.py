"""`python -m tests.kills [--times N] [--seed S]`: N kills of import and N of sync."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.kills import importing, syncing


def main() -> int:
    options = argparse.ArgumentParser(prog="tests.kills")
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    for name, story in (("import", importing.run), ("sync", syncing.run)):
        with tempfile.TemporaryDirectory() as folder:
            hit = story(Path(folder), given.times, given.seed)
        print(f"{name}: {given.times} kills, {hit} while it was running, nothing lost, nothing doubled", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

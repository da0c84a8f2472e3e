"""The benchmarks themselves never rot: with tiny books every one of them runs and prints what it measures."""

import json
import subprocess
import sys

from tests.benchmarks.measures import ROOT


def test_every_benchmark_runs_and_prints_its_figures() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "--quick", "--json"],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr  # 1: a limit was broken, which on a busy machine is no news here
    names = " ".join(measure["name"] for measure in json.loads(done.stdout)["measures"])
    for words in (
        "import",
        "memory",
        "search",
        "products by",
        "sale",
        "first painted",
        "rows on",
        "quiet",
        "batch writes",
        "Shopee",
        "confirming reads",
    ):
        assert words in names

"""The real program beside the backups: run to its end, or killed on the way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

PATIENCE_SECONDS = 240.0


def run(shop: Path, *words: str) -> float:
    """`storemanager --shop SHOP WORDS`, to its end; how many seconds it took."""
    start = time.perf_counter()
    done = subprocess.run(
        _command(shop, *words),
        capture_output=True,
        text=True,
        env=_environment(),
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, f"{words}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return time.perf_counter() - start


def kill_after(delay_seconds: float, shop: Path, *words: str) -> bool:
    """Start it and kill it without warning after the delay; says whether it was still running."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        _command(shop, *words), stdin=nothing, stdout=nothing, stderr=nothing, env=_environment()
    )
    try:
        process.wait(timeout=delay_seconds)
    except subprocess.TimeoutExpired:
        process.kill()  # SIGKILL: no clean-up of any kind runs
        process.wait()
        return True
    return False


def _command(shop: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "storemanager", "--shop", str(shop), *words, "--json"]


def _environment() -> dict[str, str]:
    return {**os.environ, "STOREMANAGER_LANGUAGE": "en", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}

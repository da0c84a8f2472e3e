"""The real program as a process: run to its end, or killed on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PASSPHRASE = "only for this test"
PATIENCE_SECONDS = 120.0


class Program:
    """`storemanager --shop FOLDER …` with secrets in the encrypted file, so that no desktop is needed."""

    def __init__(self, shop: Path) -> None:
        self.shop = shop
        self.environment: Mapping[str, str] = {
            **os.environ,
            "STOREMANAGER_PASSPHRASE": PASSPHRASE,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "STOREMANAGER_LANGUAGE": "en",
        }

    def run(self, *words: str, given: str = "", fine: Sequence[int] = (0,)) -> Any:
        """Run to the end; what it says as JSON. Fails the test on any other exit code than those in `fine`."""
        done = subprocess.run(
            self._command(*words, "--json"),
            input=given,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode in fine, f"{words}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return json.loads(done.stdout)

    def seconds(self, *words: str) -> float:
        """How long it takes when nobody interferes."""
        start = time.perf_counter()
        self.run(*words, fine=(0, 1))
        return time.perf_counter() - start

    def kill_after(self, delay_seconds: float, *words: str) -> bool:
        """Start it and kill it without warning after the delay; says whether it was still running."""
        process = subprocess.Popen(
            self._command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=self.environment,
        )  # fmt: skip
        try:
            process.wait(timeout=delay_seconds)
        except subprocess.TimeoutExpired:
            process.kill()  # SIGKILL: no clean-up of any kind runs
            process.wait()
            return True
        return False

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "storemanager", "--shop", str(self.shop), *words]

"""The real program as a process: run to its end, or killed on the way."""

from __future__ import annotations

import json
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

PASSPHRASE = "only for this test"
PATIENCE_SECONDS = 240.0


class Birth(Protocol):
    """What starts the program."""

    def run(self, words: Sequence[str], environment: Mapping[str, str], given: str) -> tuple[int, str, str]: ...

    def kill_after(self, delay_seconds: float, words: Sequence[str], environment: Mapping[str, str]) -> bool: ...


class Nursery:
    """Starts the program many times a second (`nursery.py`), one at a time."""

    def __init__(self, process: subprocess.Popen[str], scratch: Path) -> None:
        self._process = process
        self._scratch = scratch

    def run(self, words: Sequence[str], environment: Mapping[str, str], given: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a whole run."""
        code = self._order(words, environment, given, None)
        return code, self._written("stdout"), self._written("stderr")

    def kill_after(self, delay_seconds: float, words: Sequence[str], environment: Mapping[str, str]) -> bool:
        """Start it and kill it without warning after the delay; says whether it was still running."""
        code = self._order(words, environment, "", delay_seconds)
        assert code in (-signal.SIGKILL, 0, 1, 3), f"{words}: exit {code}\n{self._written('stderr')}"
        return code == -signal.SIGKILL

    def _order(self, words: Sequence[str], environment: Mapping[str, str], given: str, kill_after: float | None) -> int:
        """The exit code; the killing is the parent's, for whom alone the child's number cannot pass to another."""
        files = {name: str(self._scratch / name) for name in ("stdin", "stdout", "stderr")}
        for name, file in files.items():
            Path(file).write_text(given if name == "stdin" else "", encoding="utf-8")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        order = {"words": list(words), "environment": dict(environment), "kill_after": kill_after, **files}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        ended, _, _ = select.select([self._process.stdout], [], [], PATIENCE_SECONDS)
        if not ended:
            self._process.kill()
            raise AssertionError(f"{words} does not end")
        return self._read()["exit"]

    def _read(self) -> dict[str, int]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery has died"
        answer: dict[str, int] = json.loads(line)
        return answer

    def _written(self, name: str) -> str:
        return (self._scratch / name).read_text(encoding="utf-8")


@contextmanager
def nursery() -> Iterator[Nursery]:
    with tempfile.TemporaryDirectory() as scratch:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.kills.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            cwd=Path(__file__).resolve().parents[2],
        )
        try:
            found = Nursery(process, Path(scratch))
            assert found._read()["loaded"]
            yield found
        finally:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.close()
            process.wait(timeout=PATIENCE_SECONDS)
            process.stdout.close()


class Program:
    """`storemanager --shop FOLDER …` with secrets in the encrypted file, so that no desktop is needed."""

    def __init__(self, shop: Path, born: Birth) -> None:
        self.shop = shop
        self._nursery = born
        self._environment: Mapping[str, str] = {
            "STOREMANAGER_PASSPHRASE": PASSPHRASE,
            "STOREMANAGER_CONFIG": str(shop.parent / f"{shop.name}-own"),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        }

    def run(self, *words: str, given: str = "", fine: Sequence[int] = (0,)) -> Any:
        """Run to the end; what it says as JSON. Fails the test on any other exit code than those in `fine`."""
        code, said, complained = self._nursery.run(self._words(*words, "--json"), self._environment, given)
        assert code in fine, f"{words}: exit {code}\n{said}\n{complained}"
        return json.loads(said)

    def seconds(self, *words: str) -> float:
        """How long it takes when nobody interferes."""
        start = time.perf_counter()
        self.run(*words, fine=(0, 1))
        return time.perf_counter() - start

    def kill_after(self, delay_seconds: float, *words: str) -> bool:
        """Start it and kill it without warning after the delay; says whether it was still running."""
        return self._nursery.kill_after(delay_seconds, self._words(*words), self._environment)

    def _words(self, *words: str) -> list[str]:
        return ["--shop", str(self.shop), "--language", "en", *words]

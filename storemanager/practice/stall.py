"""A practice channel as the demo runs it: a pretend shop with its server, people who come by themselves, and a file in
which it is the same shop the next time."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import ClassVar

from storemanager.practice.http import Application
from storemanager.practice.server import PracticeServer
from storemanager.texts import Text


class Stall(ABC):
    """Runs for as long as the `with` block lasts, and is kept at its end."""

    kind: ClassVar[str]
    """The kind of channel it plays."""
    title: ClassVar[Text]
    file_name: ClassVar[str]
    seconds_between: ClassVar[float]
    """How long it takes until somebody comes."""

    def __init__(self, folder: Path, application: Application, *, port: int, busy: bool) -> None:
        self._file = folder / self.file_name
        self._application, self._port, self._busy = application, port, busy
        self._server: PracticeServer | None = None
        self._running = ExitStack()

    @property
    def server(self) -> PracticeServer:
        """There is one only inside the `with` block."""
        assert self._server is not None
        return self._server

    @property
    def url(self) -> str:
        return self.server.url

    @abstractmethod
    def values(self) -> Mapping[str, str]:
        """What an owner would enter to connect it, at its address of now."""

    @abstractmethod
    def packed(self) -> bytes:
        """All that shoppers, the owner and the program can change."""

    @abstractmethod
    def somebody_comes(self) -> None:
        """One thing that a shopper, a writer or a carrier does."""

    def __enter__(self) -> Stall:
        self._server = self._running.enter_context(PracticeServer(self._application, port=self._port))
        if self._busy:
            self._running.enter_context(Crowd(self.somebody_comes, self.seconds_between))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()
        self.save()

    def save(self) -> None:
        """Keep it as it is now; called at the end, and whenever losing the last minutes would be a pity."""
        content = self.packed()
        beside = self._file.with_suffix(".new")
        beside.write_bytes(content)
        os.replace(beside, self._file)


class Crowd:
    """People who come by themselves every few seconds, on a thread of their own."""

    def __init__(self, somebody_comes: Callable[[], object], seconds_between: float) -> None:
        self._somebody_comes = somebody_comes
        self._seconds = seconds_between
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)

    def __enter__(self) -> Crowd:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.wait(self._seconds):
            self._somebody_comes()

"""Long lists kept in a temporary file, so that a file of 100,000 rows does not fill the computer's memory.

The file holds our own objects only and is deleted by the system when it is closed, so reading it back with pickle
is safe.
"""

from __future__ import annotations

import pickle
import tempfile
import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
CHUNK = 500
KEPT = 8
"""How many chunks stay in memory for reading here and there."""


class _Pickler(pickle.Pickler):
    """Frozen records with slots pickle slowly by themselves (a Python function for each); their constructors
    are quicker."""

    def reducer_override(self, record: Any) -> Any:
        if _is_frozen_with_slots(record.__class__):
            return record.__class__, tuple(map(record.__getattribute__, record.__class__.__slots__))
        return NotImplemented


@cache
def _is_frozen_with_slots(kind: type) -> bool:
    parameters = getattr(kind, "__dataclass_params__", None)
    return parameters is not None and bool(parameters.frozen) and "__slots__" in vars(kind)


class Spool(Sequence[T], Generic[T]):
    """A sequence that is written once, by `append`, and then read: in order, or here and there, by several threads:
    the window shows rows while they are being imported."""

    def __init__(self, rows: Iterable[T] = ()) -> None:
        # Small lists stay in memory; only long ones reach the disk. It is open as long as the spool lives.
        self._file: Any = tempfile.SpooledTemporaryFile(max_size=4_000_000)  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._one_at_a_time = threading.Lock()
        self._offsets = array("q")
        self._length = 0
        self._open: list[T] = []
        self._kept: dict[int, list[T]] = {}
        for row in rows:
            self.append(row)

    def append(self, row: T) -> None:
        self._open.append(row)
        self._length += 1
        if len(self._open) == CHUNK:
            self._file.seek(0, 2)
            self._offsets.append(self._file.tell())
            _Pickler(self._file, pickle.HIGHEST_PROTOCOL).dump(self._open)
            self._open = []

    def chunks(self) -> Iterator[list[T]]:
        """All rows in order, some hundreds at a time."""
        for index in range(len(self._offsets)):
            with self._one_at_a_time:
                rows = self._load(index)
            yield rows
        if self._open:
            yield self._open

    def close(self) -> None:
        self._file.close()

    def _load(self, index: int) -> list[T]:
        self._file.seek(self._offsets[index])
        rows: list[T] = pickle.load(self._file)  # noqa: S301 - written by this object, see above
        return rows

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for chunk in self.chunks():
            yield from chunk

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        chunk, place = divmod(index, CHUNK)
        if chunk == len(self._offsets):
            return self._open[place]
        with self._one_at_a_time:
            if chunk not in self._kept:
                if len(self._kept) == KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[chunk] = self._load(chunk)
            return self._kept[chunk][place]

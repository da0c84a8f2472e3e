"""Statements are compiled once a run, whatever number of books the run opens.

SQLAlchemy keeps what it has compiled for one dialect object of one engine. A shop has one engine as long as the program
runs; the tests open thousands, and compiling the same few hundred statements for each took half of a first sync.
"""

from __future__ import annotations

from typing import Any
from unittest import mock

from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache
from sqlmodel import create_engine

from storemanager.database import book

MOST = 4000
"""More statements than the program has; SQLAlchemy's own five hundred are meant for one page of it at a time."""

_known: dict[str, tuple[Dialect, LRUCache[Any, Any]]] = {}


def compile_once() -> None:
    """From now on, in this process, all books on SQLite share what was compiled."""
    compile_once_on("sqlite://")
    mock.patch.object(book, "create_engine", _engine).start()


def compile_once_on(url: str) -> None:
    """The same for books on a server of this kind."""
    first = create_engine(url)
    first.connect().close()  # a dialect that has met a connection knows its database as every other would
    first.dispose()
    _known[first.dialect.name] = first.dialect, LRUCache(MOST)


def _engine(url: str, **options: Any) -> Engine:
    engine = create_engine(url, **options)
    if engine.dialect.name in _known:
        engine.dialect, compiled = _known[engine.dialect.name]
        engine.update_execution_options(compiled_cache=compiled)
    return engine

"""Statements are compiled once a run, whatever number of books the run opens.

SQLAlchemy keeps what it has compiled for one dialect object of one engine. A shop has one engine as long as the program
runs; the tests open thousands, and compiling the same few hundred statements for each took a fifth of their time.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from unittest import mock

from sqlalchemy import Dialect, Engine
from sqlalchemy.util import LRUCache
from sqlmodel import create_engine

from storemanager.database import book

MOST = 4000
"""More statements than the program has; SQLAlchemy's own five hundred are meant for one page of it at a time."""


def compile_once() -> None:
    """From now on, in this process, all books on SQLite share what was compiled."""
    mock.patch.object(book, "create_engine", _engine).start()


def _engine(url: str, **options: Any) -> Engine:
    engine = create_engine(url, **options)
    if engine.dialect.name == "sqlite":
        engine.dialect, compiled = _shared()
        engine.update_execution_options(compiled_cache=compiled)
    return engine


@cache
def _shared() -> tuple[Dialect, LRUCache[Any, Any]]:
    """A dialect that has met a connection, and so knows its SQLite as every other would; and what it compiled."""
    first = create_engine("sqlite://")
    first.connect().close()
    first.dispose()
    return first.dialect, LRUCache(MOST)

"""How folded text is searched for in the book: the condition a query needs, on SQLite and on PostgreSQL.

A word is found anywhere inside the text from three letters on, and at the beginning of a word from one. Both databases
index three-letter pieces of `search_text` with a space in front: SQLite in an FTS5 table with the trigram tokenizer,
PostgreSQL in a GIN index over our own function, because its extension for this may be missing. Triggers and index are
made in `database`; this file is lower, so that services can filter their lists by the same condition.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Integer,
    TableClause,
    Text,
    and_,
    cast,
    column,
    func,
    literal,
    select,
    table,
    true,
)
from sqlmodel import SQLModel

from storemanager.domain.folding import fold

TRIGRAMS_FUNCTION = "storemanager_trigrams"
_LONGEST_QUERY = 200
_CODE_END = 6
"""Codes of one shop begin alike (893…, SP-0…, 09…) and differ at the end: looking up so many of their last digits finds
few rows, where their first pieces stand in every row. The whole code is then compared in those few."""


def fts_table(name: str) -> str:
    """The name of the full text index over table `name` on SQLite."""
    return f"{name}_fts"


def words_of(text: str) -> list[str]:
    """What is looked for, word by word, each with the space that stands before a beginning if it is short."""
    return [word if len(word) >= 3 else f" {word}" for word in fold(text[:_LONGEST_QUERY]).split()]


def matches(model: type[SQLModel], text: str, dialect: str) -> ColumnElement[bool]:
    """The condition that a row's `search_text` holds every word of `text`; always true for no words.

    `model` is Variant, Customer or Order; `dialect` is the session's (`session.get_bind().dialect.name`).
    """
    words = words_of(text)
    if not words:
        return true()
    return _on_postgresql(model, words) if dialect == "postgresql" else _on_sqlite(model, words)


def first_ids(
    connection: Connection, model: type[SQLModel], text: str, limit: int, *, newest: bool = False
) -> Sequence[int]:
    """The ids of at most `limit` rows that hold every word, without looking at all that do: SQLite reads a list of ids
    in a condition to its end, but stops early when the index itself is asked."""
    words, dialect = words_of(text), connection.dialect.name
    if dialect == "sqlite" and any(map(_looked_up, words)):
        compared = tuple(word for word in words if _looked_up(word) != word)
        # Straight to the driver: making the statement anew for every letter typed takes longer than running it.
        statement = _from_index(str(model.__tablename__), len(compared), newest)
        return connection.exec_driver_sql(statement, (_query(words), *compared, limit)).scalars().all()
    own_id = _column(model, "id")
    found = select(own_id).where(matches(model, text, dialect))
    return connection.execute((found.order_by(own_id.desc()) if newest else found).limit(limit)).scalars().all()


@lru_cache(maxsize=64)
def _from_index(name: str, compared: int, newest: bool) -> str:
    """The ids from the index, the rows asked only for words that it does not know whole; names are our own."""
    index = fts_table(name)
    source = f"{index} JOIN {name} ON {name}.id = {index}.rowid" if compared else index
    conditions = [f"{index} MATCH ?", *[f"instr(' ' || {name}.search_text, ?) > 0"] * compared]
    order = f" ORDER BY {index}.rowid DESC" if newest else ""
    return f"SELECT {index}.rowid FROM {source} WHERE {' AND '.join(conditions)}{order} LIMIT ?"  # noqa: S608


def trigrams(words: list[str]) -> list[str]:
    """The three-letter pieces that a text holding all `words` must hold."""
    return sorted({word[start : start + 3] for word in words for start in range(len(word) - 2)})


def _on_sqlite(model: type[SQLModel], words: list[str]) -> ColumnElement[bool]:
    conditions = [_holds(model, word) for word in words if _looked_up(word) != word]
    if any(map(_looked_up, words)):
        index = _fts(model)
        conditions.append(_column(model, "id").in_(select(index.c.rowid).where(_in_index(model, index, words))))
    return and_(*conditions)


def _fts(model: type[SQLModel]) -> TableClause:
    name = fts_table(str(model.__tablename__))
    return table(name, column("rowid", Integer), column(name))


def _in_index(model: type[SQLModel], index: TableClause, words: list[str]) -> ColumnElement[bool]:
    return index.c[fts_table(str(model.__tablename__))].op("MATCH", is_comparison=True)(_query(words))


def _query(words: list[str]) -> str:
    """What FTS5 is asked: rows that hold every piece."""
    return " ".join('"' + piece.replace('"', '""') + '"' for piece in map(_looked_up, words) if piece)


def _looked_up(word: str) -> str:
    """What of a word is asked of the index: all of it, the end of a code, or nothing when it is too short."""
    if len(word) < 3:
        return ""
    end = word[-_CODE_END:]
    return end if len(word) > _CODE_END and end.isdecimal() else word


def _on_postgresql(model: type[SQLModel], words: list[str]) -> ColumnElement[bool]:
    conditions = [_holds(model, word) for word in words]
    pieces = trigrams(words)
    if pieces:
        indexed = getattr(func, TRIGRAMS_FUNCTION)(_column(model, "search_text"))
        conditions.append(indexed.op("@>")(cast(literal(pieces, ARRAY(Text)), ARRAY(Text))))
    return and_(*conditions)


def _holds(model: type[SQLModel], word: str) -> ColumnElement[bool]:
    return (literal(" ") + _column(model, "search_text")).contains(word, autoescape=True)


def _column(model: type[SQLModel], name: str) -> ColumnElement[Any]:
    found: ColumnElement[Any] = SQLModel.metadata.tables[str(model.__tablename__)].c[name]
    return found

"""How folded text is searched for in the book: the condition a query needs, on SQLite and on PostgreSQL.

A word is found anywhere inside the text from three letters on, and at the beginning of a word from one. Both databases
index three-letter pieces of `search_text` with a space in front: SQLite in an FTS5 table with the trigram tokenizer,
PostgreSQL in a GIN index over our own function, because its extension for this may be missing. Triggers and index are
made in `database`; this file is lower, so that services can filter their lists by the same condition.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Select,
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
    model: type[SQLModel], text: str, dialect: str, limit: int, *, newest: bool = False
) -> Select[tuple[int]]:
    """The ids of at most `limit` rows that hold every word, without looking at all that do: SQLite reads a list of ids
    in a condition to its end, but stops early when the index itself is asked."""
    words = words_of(text)
    own_id = _column(model, "id")
    if dialect == "postgresql" or not any(map(_looked_up, words)):
        statement = select(own_id).where(matches(model, text, dialect))
    else:
        index = _fts(model)
        own_id = index.c.rowid
        statement = select(own_id).where(_in_index(model, index, words))
        compared = [word for word in words if _looked_up(word) != word]
        if compared:
            statement = statement.join(
                SQLModel.metadata.tables[str(model.__tablename__)], _column(model, "id") == own_id
            )
            statement = statement.where(*(_holds(model, word) for word in compared))
    if newest:
        statement = statement.order_by(own_id.desc())
    return statement.limit(limit)


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
    query = " ".join('"' + piece.replace('"', '""') + '"' for piece in map(_looked_up, words) if piece)
    return index.c[fts_table(str(model.__tablename__))].op("MATCH", is_comparison=True)(query)


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

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
    if dialect == "postgresql" or not any(len(word) >= 3 for word in words):
        statement = select(own_id).where(matches(model, text, dialect))
    else:
        index = _fts(model)
        own_id = index.c.rowid
        statement = select(own_id).where(_in_index(model, index, words))
        short = [word for word in words if len(word) < 3]
        if short:
            statement = statement.join(
                SQLModel.metadata.tables[str(model.__tablename__)], _column(model, "id") == own_id
            )
            statement = statement.where(*(_holds(model, word) for word in short))
    if newest:
        statement = statement.order_by(own_id.desc())
    return statement.limit(limit)


def trigrams(words: list[str]) -> list[str]:
    """The three-letter pieces that a text holding all `words` must hold."""
    return sorted({word[start : start + 3] for word in words for start in range(len(word) - 2)})


def _on_sqlite(model: type[SQLModel], words: list[str]) -> ColumnElement[bool]:
    conditions = [_holds(model, word) for word in words if len(word) < 3]
    if len(conditions) < len(words):
        index = _fts(model)
        conditions.append(_column(model, "id").in_(select(index.c.rowid).where(_in_index(model, index, words))))
    return and_(*conditions)


def _fts(model: type[SQLModel]) -> TableClause:
    name = fts_table(str(model.__tablename__))
    return table(name, column("rowid", Integer), column(name))


def _in_index(model: type[SQLModel], index: TableClause, words: list[str]) -> ColumnElement[bool]:
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words if len(word) >= 3)
    return index.c[fts_table(str(model.__tablename__))].op("MATCH", is_comparison=True)(query)


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

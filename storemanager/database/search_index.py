"""What makes search fast: three-letter pieces of each `search_text`, kept by the database itself.

SQLite: an FTS5 table over each searched table, kept in step by triggers. Tokenizer `trigram`, because it finds inside
words and codes ("0912" inside a phone, "RED" inside MUG-RED-1); `unicode61` with prefixes finds beginnings only. The
space in front lets the first word's beginning be found like any other's.

PostgreSQL: a GIN index over a small function of our own, because pg_trgm may not be installed.
"""

from sqlalchemy import Connection

from storemanager.domain.search import TRIGRAMS_FUNCTION, fts_table

SEARCHED = ("variant", "customer", "orders")


def create(connection: Connection) -> None:
    """Make the indexes in a book whose tables are new and empty."""
    statements = _postgresql() if connection.dialect.name == "postgresql" else _sqlite()
    for statement in statements:
        connection.exec_driver_sql(statement)


def index_name(table: str) -> str:
    """The name of the search index of `table` on PostgreSQL."""
    return f"ix_{table}_search"


def _sqlite() -> list[str]:
    return [statement for table in SEARCHED for statement in _sqlite_table(table)]


def _sqlite_table(table: str) -> list[str]:
    fts = fts_table(table)
    into = f"INSERT INTO {fts}"
    remove = f"{into}({fts}, rowid, search_text) VALUES ('delete', old.id, ' ' || old.search_text);"
    add = f"{into}(rowid, search_text) VALUES (new.id, ' ' || new.search_text);"
    return [
        f"CREATE VIRTUAL TABLE {fts} USING fts5(search_text, content='', tokenize='trigram', columnsize=0)",
        f"CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table} "
        f"WHEN old.search_text IS NOT new.search_text BEGIN {remove} {add} END",
    ]


def _postgresql() -> list[str]:
    function = (
        f"CREATE FUNCTION {TRIGRAMS_FUNCTION}(line text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "  # noqa: S608 - our own name
        "SELECT coalesce(array_agg(DISTINCT substr(' ' || line, place, 3)), '{}') "
        "FROM generate_series(1, length(line) - 1) AS place $$"
    )
    indexes = [
        f"CREATE INDEX {index_name(table)} ON {table} USING gin ({TRIGRAMS_FUNCTION}(search_text))"
        for table in SEARCHED
    ]
    return [function, *indexes]

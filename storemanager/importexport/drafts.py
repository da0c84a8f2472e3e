"""What a file says, read but not yet compared with the book. Values a file does not give are absent from `values`,
so that nothing absent can overwrite anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from storemanager.domain.imports import ImportKind
from storemanager.importexport.problems import ProblemList
from storemanager.importexport.spool import Spool


@dataclass(slots=True)
class VariantDraft:
    """One sellable kind in a file. `values` has the names of `VariantInput`'s fields, and beside them `active`,
    `components` (SKU, quantity) and `stock` (location's name or "" -> counted number). `at_first` holds for one that
    is new to the book: what is there already keeps its own."""

    row: int
    values: dict[str, Any] = field(default_factory=dict)
    at_first: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class ProductDraft:
    """A product with its variants. `rows` are all rows of the file that belong to it."""

    rows: list[int] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    variants: list[VariantDraft] = field(default_factory=list)
    problems: ProblemList = field(default_factory=ProblemList)


@dataclass(slots=True)
class RecordDraft:
    """A counted number, a customer, or an order with its lines (`parts`)."""

    rows: list[int]
    values: dict[str, Any]
    problems: ProblemList = field(default_factory=ProblemList)
    parts: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class ShopFacts:
    """What reading needs to know of the shop; handed in, so that a file can be read beside the book's own work."""

    currency: str
    timezone: str


@dataclass
class Parsed:
    """A whole file read in one format. `heads` tells which column of the file a field came from;
    a mistake in a column of `of_variant` keeps out its row only, any other the whole product."""

    kind: ImportKind
    format: str
    drafts: Spool[Any]
    heads: dict[str, str]
    facts: ShopFacts
    of_variant: frozenset[str] = frozenset()
    problems: ProblemList = field(default_factory=ProblemList)

    def head(self, key: str) -> str:
        return self.heads.get(key, key)

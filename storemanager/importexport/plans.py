"""What an import is going to do: for each product, count, customer or order of the file what is in the book now and
what will be."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from storemanager.importexport.problems import ProblemList
from storemanager.services.catalog_inputs import ProductInput
from storemanager.texts import Value


class Action(Enum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that will change in the book: the field, what the book says now and what it will say."""

    row: int
    key: str
    head: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Count:
    """On hand as the file says it, for one variant of the plan (`sku`) at one location ("": the default one)."""

    sku: str
    location: str
    old: int
    new: int


@dataclass(slots=True)
class Plan:
    """Common to all kinds: the rows it covers, with what happens to each, and what was noticed."""

    rows: dict[int, Action]
    changes: list[Change] = field(default_factory=list)
    problems: ProblemList = field(default_factory=ProblemList)

    @property
    def writes(self) -> bool:
        return any(action in (Action.NEW, Action.CHANGED) for action in self.rows.values())


@dataclass(slots=True)
class ProductPlan(Plan):
    """`wanted` is the new product whole; for a product of the book `product_id` is given and only `fields`,
    `variant_fields` (variant id -> field -> value) and `new_variants` are changed. `expected` holds the book's
    values the plan was made from."""

    product_id: int | None = None
    wanted: ProductInput | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    variant_fields: dict[int, dict[str, Any]] = field(default_factory=dict)
    new_variants: tuple[Any, ...] = ()
    expected: dict[str, Any] = field(default_factory=dict)
    counts: list[Count] = field(default_factory=list)
    inactive: tuple[str, ...] = ()
    components: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)


@dataclass(slots=True)
class StockPlan(Plan):
    """A counted number of one variant."""

    variant_id: int = 0
    location: str = ""
    old: int = 0
    new: int = 0
    shelf: str | None = None
    old_shelf: str = ""


@dataclass(slots=True)
class RecordPlan(Plan):
    """A customer or an order: what the file says, and the record of the book it is, if any."""

    record_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    parts: list[dict[str, Any]] = field(default_factory=list)

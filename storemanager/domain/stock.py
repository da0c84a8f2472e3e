"""Stock: an append-only ledger of movements, the balances kept with it, and what is promised to orders.

    available = on hand - reserved

On hand is the sum of a variant's movements at a location; `StockLevel` is that sum, maintained in the same transaction,
and `services.stock.check` proves that the two agree.
"""

from datetime import datetime
from enum import Enum

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storemanager.domain.columns import Amount, UtcDateTime, enum_type, known_only


class MovementReason(Enum):
    PURCHASE = "purchase"
    SALE = "sale"
    RETURN = "return"
    COUNT = "count"
    CORRECTION = "correction"
    TRANSFER = "transfer"
    DAMAGE = "damage"
    INITIAL = "initial"  # what was there when the book began, or an import said so


class ReservationState(Enum):
    OPEN = "open"
    SHIPPED = "shipped"  # turned into a sale movement
    RELEASED = "released"  # given back


class Location(SQLModel, table=True):
    """A place that holds stock. Exactly one is the default."""

    __tablename__ = "location"
    __table_args__ = (
        CheckConstraint("length(trim(name)) > 0", name="named"),
        Index(
            "uq_location_default",
            "is_default",
            unique=True,
            sqlite_where=text("is_default"),
            postgresql_where=text("is_default"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    is_default: bool = False
    active: bool = True


class StockMovement(SQLModel, table=True):
    """One signed change of on hand; never changed, never deleted. `idempotency_key` makes saying it twice count once
    (F15). `reference` is the document a person would look for (order number, receipt); `balance_after` is on hand at
    that location."""

    __tablename__ = "stock_movement"
    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity"),
        Index("ix_stock_movement_timeline", "variant_id", "id"),
        Index("ix_stock_movement_ledger", "variant_id", "location_id", "quantity"),
        known_only("ix_stock_movement_import_id", "import_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    variant_id: int = Field(foreign_key="variant.id")
    location_id: int = Field(foreign_key="location.id")
    quantity: int
    reason: MovementReason = Field(sa_column=Column(enum_type(MovementReason), nullable=False))
    reference: str = ""
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    note: str = ""
    unit_cost: int | None = Field(default=None, sa_type=Amount)
    balance_after: int
    happened_at: datetime = Field(sa_type=UtcDateTime)
    actor: str = ""
    idempotency_key: str = Field(unique=True)
    import_id: int | None = Field(default=None, foreign_key="import_run.id")


class StockLevel(SQLModel, table=True):
    """The balance of a variant at a location. On hand may be negative: a channel can oversell, and that must show.
    `version` counts the changes, so that a decision can be named by the state it was made from (F22, F23)."""

    __tablename__ = "stock_level"
    __table_args__ = (CheckConstraint("reserved >= 0", name="reserved"),)

    variant_id: int = Field(foreign_key="variant.id", primary_key=True)
    location_id: int = Field(foreign_key="location.id", primary_key=True, index=True)
    on_hand: int = 0
    reserved: int = 0
    version: int = 0


class Reservation(SQLModel, table=True):
    """Stock promised to an order line. `reserved` of a level is the sum of its open reservations."""

    __tablename__ = "reservation"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity"),
        UniqueConstraint("order_line_id", "component_id", "sequence"),
        Index("ix_reservation_open", "variant_id", "location_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    variant_id: int = Field(foreign_key="variant.id")
    location_id: int = Field(foreign_key="location.id")
    order_id: int = Field(foreign_key="orders.id", index=True)
    order_line_id: int = Field(foreign_key="order_line.id")
    component_id: int = 0  # the component's variant when the line sold a bundle, else 0
    sequence: int = 0  # grows when a line's quantity changes
    quantity: int
    state: ReservationState = Field(
        default=ReservationState.OPEN, sa_column=Column(enum_type(ReservationState), nullable=False)
    )
    reserved_at: datetime = Field(sa_type=UtcDateTime)
    settled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SalesSpeed(SQLModel, table=True):
    """How fast a variant has been selling on one account, as sums that halve with time: `slow` over days, `fast` over
    minutes, both in units as of `at` (`domain.speed`). Account 0 is the shop's own counter and order desk."""

    __tablename__ = "sales_speed"

    variant_id: int = Field(foreign_key="variant.id", primary_key=True, ondelete="CASCADE")
    account_id: int = Field(primary_key=True)
    slow: float = 0.0
    fast: float = 0.0
    at: datetime = Field(sa_type=UtcDateTime)


class SplitVariant(SQLModel, table=True):
    """A variant that is offered in quotas now, so that the next rounds look at it again although nothing changed."""

    __tablename__ = "split_variant"

    variant_id: int = Field(foreign_key="variant.id", primary_key=True, ondelete="CASCADE")
    since: datetime = Field(sa_type=UtcDateTime)

"""What would be sent of a product to a channel, as rows of plain values, and what became of sending."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from storemanager.domain.price_rules import PriceRule
from storemanager.domain.syncing import OutboxKind
from storemanager.services.channel_products import OwnWords
from storemanager.services.channel_terms import PriceOffer
from storemanager.sync.listing_checks import Problem
from storemanager.texts import Text


class Presence(Enum):
    ABSENT = "absent"
    WAITING = "waiting"  # it is to be put there with the next sync
    HIDDEN = "hidden"
    SHOWN = "shown"


class Action(Enum):
    """What sending it would do."""

    CREATE = "create"
    UPDATE = "update"
    NOTHING = "nothing"
    BLOCKED = "blocked"  # something is missing, or an act waits already


@dataclass(frozen=True)
class Picture:
    """`done`: what will be done to it, where that is known before it was brought here."""

    url: str
    alt: str = ""
    done: Text | None = None


@dataclass(frozen=True)
class Content:
    title: str
    description: str
    categories: tuple[tuple[str, ...], ...]
    pictures: tuple[Picture, ...]
    category_id: str = ""


@dataclass(frozen=True)
class VariantPlan:
    """One variant: numbers there and numbers that would be there. What goes out by itself with every sync (stock and
    price of what is there already) is shown all the same."""

    variant_id: int
    sku: str
    title: str
    listing_id: int | None
    stock_shown: int | None
    stock_sent: int | None
    price_shown: PriceOffer | None
    price_sent: PriceOffer | None
    own_price: bool
    rule: PriceRule | None


@dataclass(frozen=True)
class Difference:
    """A part that an update would change. `changed_there`: it was sent before, and somebody has changed it since."""

    field: str
    shown: str
    sent: str
    changed_there: bool = False


@dataclass(frozen=True)
class Waiting:
    """An act of this product that is not done yet; parked ones wait for the owner."""

    outbox_id: int
    kind: OutboxKind
    parked: bool
    problem: Text | None


@dataclass(frozen=True)
class PlanRow:
    product_id: int
    product_name: str
    account_id: int
    account_name: str
    account_kind: str
    currency: str
    presence: Presence
    remote_product_id: str
    remote_url: str
    shown: Content | None
    sent: Content
    own: OwnWords
    variants: tuple[VariantPlan, ...]
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    waiting: tuple[Waiting, ...]
    can_send: bool
    can_hide: bool
    form_known: bool

    @property
    def action(self) -> Action:
        """An act that the channel refused is tried again by sending the product once more."""
        if not self.can_send or self.problems or any(not act.parked for act in self.waiting):
            return Action.BLOCKED
        if self.presence is Presence.ABSENT:
            return Action.CREATE
        return Action.UPDATE if self.differences else Action.NOTHING


@dataclass(frozen=True)
class Left:
    """A pair for which nothing is sent, and why."""

    product_id: int
    account_id: int
    reason: Text


@dataclass(frozen=True)
class Sending:
    """How many acts wait for the next sync now, and what was left out."""

    created: int = 0
    updated: int = 0
    hidden: int = 0
    shown: int = 0
    left: tuple[Left, ...] = ()

"""What a channel answers: pages of a list, records that could not be read, and what became of each item of a write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from storemanager.channels.errors import ChannelError
from storemanager.texts import Text

Json = Any
"""What `json.loads` gives; connectors translate it at once."""

T = TypeVar("T")


@dataclass(frozen=True)
class BadRecord:
    """A record of a page that could not be understood: parked by sync with its raw form, the others go on."""

    remote_id: str
    problem: Text
    raw: str = ""


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list. `cursor` is where the next pull starts (only the channel reads it); it is stored together
    with the records in one transaction (F05). `more` says whether a further page is waiting now. `complete` is false
    when the channel's paging misbehaved: records are kept, the cursor is not moved (F07)."""

    items: tuple[T, ...]
    cursor: str
    more: bool
    bad: tuple[BadRecord, ...] = ()
    complete: bool = True


class Outcome(Enum):
    DONE = "done"  # acknowledged by the channel
    REJECTED = "rejected"  # refused, nothing changed there
    UNKNOWN = "unknown"  # may or may not have happened: read before writing again (R4)
    NOT_SENT = "not sent"  # never left this computer (cancelled, stopped before it)


@dataclass(frozen=True)
class WriteResult:
    """What became of one item of a write. `stock`/`price` echo what the channel says it holds now, if it says so.
    `advice`: what the owner can do about a refusal; None: nothing better than to look at it there."""

    ref: ListingRef
    outcome: Outcome
    problem: Text | None = None
    code: str = ""
    gone: bool = False
    stock: int | None = None
    advice: Text | None = None


@dataclass(frozen=True)
class ListingRef:
    """Names one sellable item on the channel: its product id and, where it has one, its variant id there."""

    product_id: str
    variant_id: str = ""


def problem_of(error: ChannelError) -> Text:
    """The error as one stored sentence."""
    return error.message

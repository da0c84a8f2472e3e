"""What a practice Page holds in memory. Moments are aware and in UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from storemanager.practice.http import Json


class Platform(StrEnum):
    """Where a person writes from."""

    MESSENGER = "MESSENGER"
    INSTAGRAM = "INSTAGRAM"


@dataclass(slots=True)
class Item:
    """One item of the catalogue. `data` holds what was sent, in the words of a write ("150000 VND")."""

    id: int
    retailer_id: str
    data: dict[str, Json]
    review_status: str = "pending"
    review_due: datetime | None = None
    errors: list[dict[str, Json]] = field(default_factory=list)


@dataclass(slots=True)
class Batch:
    """One accepted `items_batch`: it is worked off when it is due, in the order in which batches came."""

    handle: str
    due: datetime
    requests: list[dict[str, Json]]
    allow_upsert: bool
    held: bool = False
    finished: bool = False
    errors: list[dict[str, Json]] = field(default_factory=list)
    invalid_ids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class ProductSet:
    """A named part of the catalogue, by a rule."""

    id: int
    name: str
    rule: dict[str, Json]


@dataclass(slots=True)
class Person:
    """Somebody who may write. The id is known to this Page only."""

    id: str
    name: str
    platform: Platform = Platform.MESSENGER
    username: str = ""
    has_role: bool = False
    blocked_page: bool = False


@dataclass(slots=True)
class Message:
    """One message of a thread."""

    id: str
    at: datetime
    from_page: bool
    text: str = ""
    picture_url: str = ""
    sticker: str = ""
    cards: list[dict[str, Json]] = field(default_factory=list)


@dataclass(slots=True)
class Thread:
    """All that one person and the Page have written to each other; the oldest message first."""

    id: str
    person: Person
    messages: list[Message] = field(default_factory=list)
    unread: int = 0

    @property
    def updated(self) -> datetime:
        """When the last message came."""
        return self.messages[-1].at

    @property
    def last_inbound(self) -> datetime | None:
        """When the person last wrote."""
        return next((message.at for message in reversed(self.messages) if not message.from_page), None)


@dataclass(slots=True)
class Template:
    """A utility message template."""

    id: str
    name: str
    language: str
    components: list[dict[str, Json]]
    due: datetime
    status: str = "PENDING"
    rejected_reason: str = ""


@dataclass(slots=True)
class Photo:
    """An uploaded picture; unpublished ones wait to be attached to a post."""

    id: str
    url: str
    text: str
    at: datetime
    published: bool = True


@dataclass(slots=True)
class Post:
    """A post of the Page."""

    id: str
    at: datetime
    message: str = ""
    link: str = ""
    photo_ids: list[str] = field(default_factory=list)
    published: bool = True
    scheduled: datetime | None = None


@dataclass(slots=True)
class Throttle:
    """A limit that has been reached: these calls are refused until the moment given."""

    code: int
    until: datetime
    path: str
    minutes: int

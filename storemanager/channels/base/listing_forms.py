"""What a channel wants to know before it takes a product: its rules for text and pictures, its categories, and the form
of each category."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class ImageRules:
    """The pictures a channel takes. Sides in pixels; `formats` as Pillow names them ("JPEG", "PNG"); None: no limit
    is known. `upload`: it wants the picture itself, an address is not enough."""

    least: int = 0
    most: int | None = None
    formats: tuple[str, ...] = ("JPEG", "PNG")
    most_bytes: int | None = None
    least_side: int = 0
    most_side: int | None = None
    upload: bool = False


@dataclass(frozen=True)
class ListingRules:
    """What holds for every product there. Lengths in characters; None: no limit is known. `options`: by how many
    options its variants may differ."""

    title_least: int = 1
    title_most: int | None = None
    description_least: int = 0
    description_most: int | None = None
    plain_description: bool = False
    images: ImageRules = ImageRules()
    category: bool = False  # one of `listing_categories` has to be chosen
    weight: bool = False
    link: bool = False  # a page of the shop where it can be seen
    barcode: bool = False
    options: int | None = None
    variants: int | None = None


@dataclass(frozen=True)
class RemoteCategory:
    """A category a product may be put in; `path` from the root down to its own name."""

    remote_id: str
    path: tuple[str, ...]


class FieldInput(Enum):
    """What a field of a channel's form takes."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes or no"
    CHOICE = "choice"
    CHOICES = "choices"  # several of them
    DATE = "date"


@dataclass(frozen=True)
class ListingField:
    """One field of the form of a category. `choices`: (what is sent, what is read); `own`: a text that is none of them
    is taken too; `units`: what a number may be given in, "5 kg"."""

    key: str
    label: str
    input: FieldInput
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    own: bool = False
    units: tuple[str, ...] = ()
    most_characters: int | None = None
    most_choices: int | None = None


@runtime_checkable
class ListingForms(Protocol):
    def listing_rules(self) -> ListingRules:
        """What holds for every product. Asks nobody."""

    def listing_categories(self) -> Sequence[RemoteCategory]:
        """All categories a product may be put in; empty where the channel makes them as they are named."""

    def listing_fields(self, category_id: str) -> Sequence[ListingField]:
        """The form of this category, the required fields first. Raises RejectedError for one that is none."""

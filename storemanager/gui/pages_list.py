"""What a page is to the window: a key, a title, an icon and a way to make it. A new page is one entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storemanager.gui.widgets.page import Page
from storemanager.texts import Text


@dataclass(frozen=True)
class PageSpec:
    """`factory` runs when the page is first shown. `place`: rail, foot of it, or hidden (opened from elsewhere).
    `under` is the page in the rail that a hidden one belongs to."""

    key: str
    title: Text
    icon: str
    factory: Callable[[], Page]
    place: str = "rail"
    under: str = ""


@dataclass(frozen=True)
class Hit:
    """One thing the search found; opening it opens `record` on `page`."""

    page: str
    record: object
    title: str
    second: str = ""
    icon: str = "search"
    chip: tuple[str, str] | None = None
    """A channel's kind and the account's name, instead of the icon."""


@dataclass(frozen=True)
class HitGroup:
    """Hits of one kind under a heading."""

    title: str
    hits: tuple[Hit, ...]


Answer = Callable[[Sequence[HitGroup]], None]
Search = Callable[[str, Answer], None]
"""Looks for words and hands the groups to the answer, later."""

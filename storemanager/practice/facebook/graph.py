"""A whole practice Page in memory: its catalogue, its people, its posts, its clock and its lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from storemanager.practice.facebook import batches, posts, router, templates
from storemanager.practice.facebook.calls import Call
from storemanager.practice.facebook.conversations import permission
from storemanager.practice.facebook.errors import GraphError
from storemanager.practice.facebook.records import (
    Batch,
    Item,
    Message,
    Person,
    Photo,
    Post,
    ProductSet,
    Template,
    Thread,
)
from storemanager.practice.facebook.settings import GraphSettings
from storemanager.practice.facebook.usage import Usage
from storemanager.practice.http import Clock, Json, Request, Response, wall_clock

FIRST_ID = 7_311_002_000


class PracticeGraph:
    """The Graph API of one Page. Everything public takes the lock itself; the rest of this folder runs inside it.

    `token_dead`: the subcode of a token that is no longer accepted, 0 for a living one. `restricted`: Meta has stopped
    the Page's messages for a while. `holds_batches`: batches taken from now on are never worked off. `refused_ids`:
    items that Meta refuses, with its words."""

    def __init__(self, settings: GraphSettings | None = None, *, clock: Clock = wall_clock) -> None:
        self.settings = settings or GraphSettings()
        self.clock = clock
        self.address = "http://graph.example"
        self.items: dict[str, Item] = {}
        self.batches: dict[str, Batch] = {}
        self.sets: dict[int, ProductSet] = {}
        self.threads: dict[str, Thread] = {}
        self.templates: dict[str, Template] = {}
        self.photos: dict[str, Photo] = {}
        self.posts: dict[str, Post] = {}
        self.usage = Usage(self.settings)
        self.token_dead = 0
        self.restricted = False
        self.holds_batches = False
        self.refused_ids: dict[str, str] = {}
        self._lock = threading.RLock()
        self._offset = threading.local()
        self._last_id = FIRST_ID

    # --- plumbing -----------------------------------------------------------------------------------------

    @property
    def consumer_key(self) -> str:
        """The token of the system user."""
        return self.settings.system_token

    @property
    def consumer_secret(self) -> str:
        """The secret of the app."""
        return self.settings.app_secret

    def handle(self, request: Request) -> Response:
        """Answer one request."""
        self._offset.seconds = request.clock_offset_seconds
        try:
            with self._lock:
                self.pass_time()
                return router.answer(self, request)
        finally:
            self._offset.seconds = 0.0

    def now(self) -> datetime:
        """Meta's own time."""
        offset = getattr(self._offset, "seconds", 0.0)
        return (self.clock() + timedelta(seconds=offset)).astimezone(UTC)

    def next_id(self) -> int:
        """A number nobody has had."""
        self._last_id += 1
        return self._last_id

    def next_message_id(self) -> str:
        """Messages have letters as ids."""
        return f"m_{self.next_id():x}"

    @property
    def last_id(self) -> int:
        """The last number that was given to anything."""
        return self._last_id

    def number_from(self, last_id: int) -> None:
        """Go on numbering after this one: the Page was there before."""
        self._last_id = last_id

    @property
    def message_count(self) -> int:
        """How many messages have been written to and by the Page."""
        with self._lock:
            return sum(len(thread.messages) for thread in self.threads.values())

    def pass_time(self) -> None:
        """Do what is due by now."""
        with self._lock:
            now = self.now()
            batches.work_off(self, now)
            templates.look_at(self, now)
            posts.appear(self, now)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The Page standing still, for tests that look at several things at once."""
        with self._lock:
            yield

    def need_page_token(self, call: Call) -> None:
        """Raises GraphError when another token was used than the Page's own."""
        if not call.page:
            raise GraphError(190, "This method must be called with a Page Access Token", subcode=2069032, status=400)

    def may_meet(self, person: Person) -> bool:
        """Whether the app may see this person's messages: everybody only after Meta's review."""
        return person.has_role or permission(person.platform) in self.settings.reviewed

    # --- the catalogue ------------------------------------------------------------------------------------

    def put_item(self, data: dict[str, Json], *, review: bool = True) -> Item:
        """Create or change an item, in the words of a write; `review`: Meta looks at it afterwards."""
        with self._lock:
            item = self.items.get(data["id"])
            if item is None:
                item = Item(self.next_id(), data["id"], {})
                self.items[item.retailer_id] = item
            item.data |= data
            if review:
                item.review_status = "pending"
                item.review_due = self.now() + timedelta(seconds=self.settings.review_seconds)
            return item

    def quantity_of(self, retailer_id: str) -> int | None:
        """What a shopper could buy of an item; None when it is not there."""
        with self._lock:
            self.pass_time()
            item = self.items.get(retailer_id)
            if item is None:
                return None
            return int(item.data.get("quantity_to_sell_on_facebook") or 0)

    def price_of(self, retailer_id: str) -> tuple[str, str, str]:
        """Price, sale price and its dates as they were last sent."""
        with self._lock:
            self.pass_time()
            data = self.items[retailer_id].data
            window = str(data.get("sale_price_effective_date") or "")
            return str(data.get("price") or ""), str(data.get("sale_price") or ""), window

    # --- people -------------------------------------------------------------------------------------------

    def writes(self, person: Person, text: str = "", *, picture_url: str = "", sticker: str = "") -> Thread:
        """Somebody writes to the Page."""
        with self._lock:
            thread = self.thread_of(person)
            thread.messages.append(Message(self.next_message_id(), self.now(), False, text, picture_url, sticker))
            thread.unread += 1
            return thread

    def answers(self, person: Person, text: str) -> Thread:
        """Somebody in the shop answers in Meta's own inbox."""
        with self._lock:
            thread = self.thread_of(person)
            thread.messages.append(Message(self.next_message_id(), self.now(), True, text))
            thread.unread = 0
            return thread

    def thread_of(self, person: Person) -> Thread:
        """The thread of a person; there is one for each."""
        with self._lock:
            found = next((thread for thread in self.threads.values() if thread.person.id == person.id), None)
            if found is None:
                found = Thread(f"t_{self.next_id()}", person)
                self.threads[found.id] = found
            return found

"""A shop whose owner reads and answers what people write: a book, a practice Page over real HTTP, and the engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount
from storemanager.practice.facebook import Person
from storemanager.practice.faults import Fault, Rule
from storemanager.services import attention, conversations
from storemanager.services.conversations import (
    MessageInput,
    MessageRow,
    ReplyLimits,
    ThreadKey,
)
from storemanager.services.conversations import ThreadList as Tab
from storemanager.sync.connections import Connections
from storemanager.vault import open_vault
from tests.channels.facebook.conftest import LAN
from tests.conversation_makers import FREELY
from tests.sync.page_world import PageWorld, page_world

MINH = Person("6700445566", "Minh Đỗ")


class Desk(PageWorld):
    """The shop whose owner reads and answers."""

    def thread(self, person: str = LAN.name) -> ThreadKey:
        with self.book.read() as session:
            keys = conversations.thread_keys(session, Tab.ALL, query=person, now=self.outside.now())
        [key] = keys
        return key

    def waiting(self) -> list[str]:
        with self.book.read() as session:
            keys = conversations.thread_keys(session, Tab.WAITING, now=self.outside.now())
            return [row.title for row in conversations.thread_rows(session, keys)]

    def talk(self, person: str = LAN.name) -> list[MessageRow]:
        key = self.thread(person)
        with self.book.read() as session:
            return conversations.messages(session, key)

    def said(self, person: str = LAN.name) -> list[str]:
        return [row.text for row in self.talk(person)]

    def answers(
        self, given: MessageInput | str, person: str = LAN.name, *, limits: ReplyLimits = FREELY, key: str = ""
    ) -> int:
        given = MessageInput(given) if isinstance(given, str) else given
        key = key or f"{person}-{given}-{self.outside.now()}"
        thread = self.thread(person)
        with self.book.write() as session:
            place = conversations.thread(session, thread).conversations[0].id
            return conversations.queue_message(
                session, place, given, limits=limits, key=key, author="Mai", now=self.outside.now()
            )

    def there(self, person: Person = LAN) -> list[str]:
        """What the Page has sent to somebody."""
        thread = self.graph.thread_of(person)
        return [
            each.text or "+".join(str(card["title"]) for card in each.cards)
            for each in thread.messages
            if each.from_page
        ]

    def fails(self, fault: Fault, path: str, *, times: int | None = 1) -> None:
        self.server.faults.add(Rule(fault, path=path, times=times))

    def matters(self) -> list[attention.AttentionRow]:
        with self.book.read() as session:
            return attention.rows(session)


@contextmanager
def inbox_shop(book: Book) -> Iterator[Desk]:
    with page_world(book, Desk) as shop:
        shop.activate()
        yield shop


def links_of(shop: Desk, folder: Path) -> Connections:
    """What the window makes its connectors with."""
    vault = open_vault(folder / "vault", "shop")
    vault.set(str(shop.account), shop.settings.secrets)
    with shop.book.write() as session:
        session.get_one(ChannelAccount, shop.account).settings = dict(shop.settings.values)
    return Connections(shop.book, lambda: vault, clock=shop.outside.now, sleep=shop.outside.sleep)

"""What the tests of conversations say and hear."""

from __future__ import annotations

from storemanager.channels.base import RemoteConversation
from storemanager.channels.facebook import Facebook
from storemanager.practice.facebook import Person
from tests.channels.facebook.conftest import LAN
from tests.practice.facebook.contracts import WatchedGraph

A_DAY = 86_400.0


def pull(page: Facebook, cursor: str | None = None) -> tuple[list[RemoteConversation], str]:
    """One whole pull, all pages."""
    found: list[RemoteConversation] = []
    while True:
        answer = page.pull_conversations(cursor)
        assert answer.complete
        assert not answer.bad
        found += answer.items
        cursor = answer.cursor
        if not answer.more:
            return found, cursor


def texts(conversation: RemoteConversation) -> list[str]:
    return [message.text for message in conversation.messages]


def of(page: Facebook, person: Person) -> RemoteConversation:
    return next(each for each in pull(page)[0] if each.person.remote_id == person.id)


def sent(graph: WatchedGraph, person: Person = LAN) -> list[str]:
    return [message.text for message in graph.thread_of(person).messages if message.from_page]

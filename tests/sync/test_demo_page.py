"""The practice shop sells on a practice Page, too: the same goods, and people who write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.accounts import AccountState
from storemanager.practice.facebook import PracticeGraph, Writers
from storemanager.practice.facebook.stall import PageStall
from storemanager.practice.facebook.writers import people_wrote
from storemanager.practice.street import Street
from storemanager.services import accounts, conversations
from storemanager.sync import demo
from storemanager.vault import Vault
from tests.makers import NOON, a_shop
from tests.sync.world import write_fast


def test_who_tries_the_program_finds_people_who_have_written(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "WEEKS", 1)
    write_fast(book)
    with book.write() as session:
        a_shop(session)
    with _open(book, tmp_path) as street:
        page = _page(street)
        said = page.graph.message_count
    with book.read() as session:
        rows = accounts.rows(session)
        found = conversations.counts(session, clock.now())
    assert {row.kind: (row.state, row.unmatched) for row in rows} == dict.fromkeys(
        ("woocommerce", "shopee", "facebook"), (AccountState.ACTIVE, 0)
    )
    assert found.all == len(page.graph.threads) > 10
    assert 0 < found.waiting < found.all
    with _open(book, tmp_path) as street:
        again = _page(street)
        assert again.graph.message_count == said
        with book.read() as session:
            after = accounts.rows(session)
        assert [row.id for row in after] == [row.id for row in rows]
        assert next(row.settings["api_address"] for row in after if row.kind == "facebook") == again.url


def test_an_owner_who_has_taken_the_practice_page_away_does_not_get_it_again(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "WEEKS", 1)
    write_fast(book)
    with book.write() as session:
        a_shop(session)
    for _ in range(2):
        with _open(book, tmp_path), book.write() as session:
            for row in accounts.rows(session):
                if row.kind == "facebook":
                    accounts.remove(session, row.id)
    with book.read() as session:
        assert "facebook" not in [row.kind for row in accounts.rows(session)]


@contextmanager
def _open(book: Book, folder: Path) -> Iterator[Street]:
    """The practice channels, begun and connected; all of them for a book that knows none."""
    street = demo.street(book, folder, make=not demo.practised(book), products=12, shoppers=False)
    assert street is not None
    with street:
        demo.connect(book, street, vault=_no_vault, at=clock.now())
        yield street


def _page(street: Street) -> PageStall:
    assert street.page is not None
    return street.page


def test_the_same_people_write_the_same_for_the_same_seed() -> None:
    def said(seed: int) -> list[tuple[str, str, bool]]:
        graph = PracticeGraph(clock=lambda: NOON)
        people_wrote(graph, seed)
        for _ in range(5):
            Writers(graph, seed).step()
        return [(t.person.name, each.text, each.from_page) for t in graph.threads.values() for each in t.messages]

    assert said(1) == said(1) != said(2)


def _no_vault() -> Vault:
    raise AssertionError("the practice channels have no secrets")

"""The practice shop sells on a practice Page, too: the same goods, and people who write."""

from __future__ import annotations

from pathlib import Path

import pytest

from storemanager import clock
from storemanager.database import Book
from storemanager.domain.accounts import AccountState
from storemanager.practice.facebook import PracticeGraph, Writers
from storemanager.practice.facebook.writers import people_wrote
from storemanager.services import accounts, attention, conversations
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
    website = demo.PracticeWebsite(tmp_path, products=12, shoppers=False)
    with website:
        demo.connect(book, website, vault=_no_vault, at=clock.now())
        said = website.page.graph.message_count
    with book.read() as session:
        rows = accounts.rows(session)
        found = conversations.counts(session, clock.now())
        assert attention.rows(session) == []
    assert [(row.kind, row.state, row.unmatched) for row in rows] == [
        ("woocommerce", AccountState.ACTIVE, 0),
        ("facebook", AccountState.ACTIVE, 0),
    ]
    assert rows[0].listings == rows[1].listings > 0
    assert found.all == len(website.page.graph.threads) > 10
    assert 0 < found.waiting < found.all
    again = demo.PracticeWebsite(tmp_path, products=12, shoppers=False)
    with again:
        demo.connect(book, again, vault=_no_vault, at=clock.now())
        assert again.page.graph.message_count == said
        with book.read() as session:
            assert [row.id for row in accounts.rows(session)] == [row.id for row in rows]
            address = accounts.rows(session)[1].settings["api_address"]
        assert address == again.page.url


def test_an_owner_who_has_taken_the_practice_page_away_does_not_get_it_again(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "WEEKS", 1)
    write_fast(book)
    with book.write() as session:
        a_shop(session)
    for _ in range(2):
        with demo.PracticeWebsite(tmp_path, products=3, shoppers=False) as website:
            demo.connect(book, website, vault=_no_vault, at=clock.now())
        with book.write() as session:
            for row in accounts.rows(session):
                if row.kind == "facebook":
                    accounts.remove(session, row.id)
    with book.read() as session:
        assert [row.kind for row in accounts.rows(session)] == ["woocommerce"]


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

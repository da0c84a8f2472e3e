"""The practice Page beside the practice website: the same goods in a catalogue, and people who write.

Its catalogue and its conversations are kept in the shop's folder, so that it is the same Page the next time."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from pydantic import TypeAdapter, ValidationError
from sqlmodel import col, select

from storemanager.clock import Clock, now
from storemanager.database import Book
from storemanager.domain.accounts import PRACTICE, ChannelAccount
from storemanager.practice.facebook import GraphSettings, PracticeGraph, Writers
from storemanager.practice.facebook.records import Item, Template, Thread
from storemanager.practice.facebook.stocked import SHOP, copy_goods
from storemanager.practice.facebook.writers import people_wrote
from storemanager.practice.server import PracticeServer
from storemanager.practice.shoppers import Busy
from storemanager.practice.woocommerce import PracticeShop
from storemanager.services import accounts
from storemanager.sync.connections import PRACTICE_SECRETS, Connections
from storemanager.sync.engine import Engine
from storemanager.texts import translate
from storemanager.vault import Vault

KIND = "facebook"
STATE_FILE = "practice-page.json"
SECONDS_BETWEEN_MESSAGES = 40.0
MOST_GOODS = 10_000
"""Whoever tries the program out with more wants to see one channel with very many goods, and soon."""


class PracticePage:
    """The pretend Page, running for as long as the `with` block lasts; with writers somebody writes now and then."""

    def __init__(
        self, folder: Path, website: PracticeShop, *, seed: int, port: int = 0, writers: bool = True, clock: Clock = now
    ) -> None:
        self._file = folder / STATE_FILE
        self.graph = _kept(self._file, clock) or _new(website, seed, clock)
        self._people = Writers(self.graph, seed + self.graph.message_count) if writers else None
        self._server = PracticeServer(self.graph, port=port)
        self._running = ExitStack()

    @property
    def url(self) -> str:
        return self._server.url

    def __enter__(self) -> PracticePage:
        self._running.enter_context(self._server)
        if self._people is not None:
            self._running.enter_context(Busy(self._people.step, seconds_between=SECONDS_BETWEEN_MESSAGES))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.close()
        self.save()

    def save(self) -> None:
        """Keep the Page as it is now."""
        graph = self.graph
        with graph.locked():
            content = _KEPT.dump_json(_Kept(graph.items, graph.threads, graph.templates, graph.last_id))
        beside = self._file.with_suffix(".new")
        beside.write_bytes(content)
        os.replace(beside, self._file)


def connect(book: Book, page: PracticePage, *, vault: Callable[[], Vault], make: bool, at: datetime) -> int | None:
    """Tell the book's account on the practice Page where it is now; with `make` it is connected if there is none."""
    with book.read() as session:
        known = [row for row in accounts.rows(session) if row.settings.get(PRACTICE) and row.kind == KIND]
    if known:
        with book.write() as session:
            settings = {**known[0].settings, "api_address": page.url}
            accounts.update_connection(session, known[0].id, address=known[0].address, settings=settings, now=at)
        return known[0].id
    if not make or len(page.graph.items) > MOST_GOODS:
        return None
    told = page.graph.settings
    values = {
        "page_id": told.page_id, "catalog_id": told.catalog_id, "api_address": page.url,
        "product_link": f"{SHOP}/?s={{sku}}", PRACTICE: "yes",
    }  # fmt: skip
    connections = Connections(book, vault)
    found = connections.try_out(KIND, values, PRACTICE_SECRETS)
    account_id = connections.add(KIND, _name(book), values, PRACTICE_SECRETS, found, activate=True, at=at)
    Engine(book, connections.settings, connections.make).run_round([account_id], trigger="practice")
    return account_id


def _name(book: Book) -> str:
    wanted = str(translate("demo", "Practice Page"))
    with book.read() as session:
        taken = set(session.exec(select(col(ChannelAccount.name))))
    return next(name for name in (wanted, *(f"{wanted} {number}" for number in range(2, 999))) if name not in taken)


def _settings() -> GraphSettings:
    """Meta's machines take their time; whoever tries the program out should not have to wait for pretended ones."""
    return GraphSettings(batch_seconds=0.0, review_seconds=5.0)


def _new(website: PracticeShop, seed: int, clock: Clock) -> PracticeGraph:
    graph = PracticeGraph(_settings(), clock=clock)
    copy_goods(website, graph)
    people_wrote(graph, seed)
    return graph


@dataclass
class _Kept:
    """All of the Page that people, the owner and the program can change."""

    items: dict[str, Item]
    threads: dict[str, Thread]
    templates: dict[str, Template]
    last_id: int


_KEPT = TypeAdapter(_Kept)


def _kept(file: Path, clock: Clock) -> PracticeGraph | None:
    """The Page as it was kept; None when there is none, or when the file is not one."""
    try:
        kept = _KEPT.validate_json(file.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    graph = PracticeGraph(_settings(), clock=clock)
    graph.items, graph.threads, graph.templates = kept.items, kept.threads, kept.templates
    graph.number_from(kept.last_id)
    return graph

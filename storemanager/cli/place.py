"""The shop a command works on: its folder, its book, its vault, and the language to speak."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url
from sqlmodel import Session

from storemanager import clock, paths, texts
from storemanager.database import Book, book_url, open_book
from storemanager.errors import NotFoundError
from storemanager.gui.speech import speak
from storemanager.services import shop
from storemanager.texts import translate
from storemanager.vault import Vault, open_vault


@dataclass
class Place:
    """Made once for a call from the global options; the book is opened when it is first needed."""

    folder: Path
    database: str | None
    language: str | None

    @property
    def url(self) -> str:
        return self.database or book_url(self.folder)

    @property
    def exists(self) -> bool:
        return self.database is not None or (self.folder / paths.BOOK_FILE).is_file()

    @property
    def lead_folder(self) -> Path | None:
        """Where a book lies that may be a copy, also when it was named as a file; None on a server, where there is one
        for all."""
        if self.database is None:
            return self.folder
        address = make_url(self.database)
        if address.get_backend_name() != "sqlite" or not address.database or address.database == ":memory:":
            return None
        file = Path(address.database).resolve()
        return file.parent if file.name == paths.BOOK_FILE else file

    @cached_property
    def book(self) -> Book:
        """The shop's book. Raises NotFoundError when there is none yet."""
        if not self.exists:
            raise NotFoundError(
                translate("command", "There is no shop in {folder}.")(folder=str(self.folder)),
                translate("command", "Make one with “init --name NAME”, or name another folder with --shop."),
            )
        book = open_book(self.url)
        if self.lead_folder is not None:
            from storemanager.sync import lead

            lead.check(book, self.lead_folder, now=self.now())
        with book.read() as session:
            row = shop.get(session)
        texts.use_zone(ZoneInfo(row.timezone))
        if self.language is None:
            speak(row.language)
        return book

    @cached_property
    def vault(self) -> Vault:
        with self.book.read() as session:
            public_id = shop.get(session).public_id
        return open_vault(self.folder, public_id)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.book.read() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        with self.book.write() as session:
            yield session

    def now(self) -> datetime:
        return clock.now()


def place_from(shop_folder: Path | None, database: str | None, language: str | None) -> Place:
    folder = shop_folder or Path(os.environ.get("STOREMANAGER_SHOP") or paths.default_shop())
    speak(language or os.environ.get("STOREMANAGER_LANGUAGE") or "en")
    return Place(folder.expanduser().resolve(), database, language)

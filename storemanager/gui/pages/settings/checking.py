"""Checking the whole book: its file, and that every balance is the sum of its ledger. Runs beside the window on a
connection of its own, so that selling goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from storemanager.gui.background import Outside
from storemanager.texts import Text


@dataclass(frozen=True)
class Checked:
    """What was found: the database's own words about its file, and a sentence for each balance that is wrong."""

    file: tuple[str, ...]
    balances: tuple[Text, ...]

    @property
    def well(self) -> bool:
        return not self.file and not self.balances


def checker(url: str) -> Callable[[Outside], Checked]:
    """The work for a thread of its own."""

    def check(outside: Outside) -> Checked:
        from storemanager.database.book import open_book
        from storemanager.services import stock

        book = open_book(url)
        try:
            file = tuple(book.integrity())
            outside.check()
            with book.read() as session:
                balances = tuple(difference.text for difference in stock.check(session))
        finally:
            book.close()
        return Checked(file, balances)

    return check

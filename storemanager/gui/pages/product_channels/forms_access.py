"""What the channel itself is asked for while a product's form is filled in: its rules and categories, and the form of
one category. All of it is kept in the book, so it is asked for once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from storemanager.channels.base import ListingField, RemoteCategory
from storemanager.errors import StoreError
from storemanager.gui.background import Background
from storemanager.gui.channel_access import ChannelAccess
from storemanager.sync import listing_forms
from storemanager.sync.listing_forms import Forms

Failed = Callable[[StoreError], None]


class FormsAccess(QObject):
    """Reads from the book, or from the channel on a thread of its own. What the channel did not answer is asked again
    the next time."""

    def __init__(self, owner: QObject, background: Background, access: ChannelAccess) -> None:
        super().__init__(owner)
        self._background, self._access = background, access
        self._asked: set[int] = set()

    def find(self, account_id: int, words: str, done: Callable[[Sequence[RemoteCategory]], None]) -> None:
        """The categories that hold these words, from the book."""
        self._background.run(self, lambda session: listing_forms.categories(session, account_id, words), done)

    def read(self, account_id: int, done: Callable[[], None], failed: Failed, *, again: bool = False) -> None:
        """Rules and categories from the channel; once while the program runs, unless `again`."""
        if account_id in self._asked and not again:
            return
        self._asked.add(account_id)
        access = self._access

        def refused(problem: StoreError) -> None:
            self._asked.discard(account_id)
            failed(problem)

        self._background.run_outside(
            self, lambda _outside: _forms(access).refresh(account_id), lambda _nothing: done(), failed=refused
        )

    def fetch(
        self, account_id: int, category_id: str, done: Callable[[Sequence[ListingField]], None], failed: Failed
    ) -> None:
        """The form of one category: from the book where it was read before, else from the channel."""
        access, background = self._access, self._background

        def known(fields: tuple[ListingField, ...] | None) -> None:
            if fields is not None:
                done(fields)
                return
            background.run_outside(
                self, lambda _outside: _forms(access).fetch_fields(account_id, category_id), done, failed=failed
            )

        background.run(self, lambda session: listing_forms.fields(session, account_id, category_id), known)


def _forms(access: ChannelAccess) -> Forms:
    return Forms(access.book, access.connections.settings, access.connections.make)

"""Papers for ticked orders: asked of the book, then shown in the preview, where they are printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from sqlmodel import Session

from storemanager import clock
from storemanager.documents import Document, packing_slips, pick_list
from storemanager.errors import NotAllowedError
from storemanager.gui.background import Background
from storemanager.gui.printing.preview import PreviewDialog
from storemanager.services import packing_papers, shop
from storemanager.texts import translate


class Papers(QObject):
    """For any page that has orders. `order_ids` in the order in which the papers should lie."""

    def __init__(self, page: QWidget, background: Background) -> None:
        super().__init__(page)
        self._page, self._background = page, background

    def pick_list(self, order_ids: Sequence[int]) -> None:
        ids, now = tuple(order_ids), clock.now()
        if ids:
            self._background.run(self, lambda session: pick_list_of(session, ids, now), self.show_document)

    def slips(self, order_ids: Sequence[int]) -> None:
        ids, now = tuple(order_ids), clock.now()
        if ids:
            self._background.run(self, lambda session: slips_of(session, ids, now), self.show_document)

    def show_document(self, document: Document) -> None:
        """Also for a carrier's labels, whoever fetched them."""
        PreviewDialog(self._page, document).open()


def pick_list_of(session: Session, order_ids: Sequence[int], now: datetime) -> Document:
    """One round through the shelves for these orders."""
    found = packing_papers.pick_list(session, order_ids)
    if not found.picks:
        raise NotAllowedError(
            translate("packing", "There is nothing to fetch for these orders."),
            translate("packing", "Choose orders that wait to be packed."),
        )
    return pick_list(found, shop.get(session).name, now)


def slips_of(session: Session, order_ids: Sequence[int], now: datetime) -> Document:
    """A slip for each of these orders."""
    found = packing_papers.slips(session, order_ids)
    if not found:
        raise NotAllowedError(
            translate("packing", "None of these orders is to be sent."),
            translate("packing", "Choose orders that wait to be packed or sent."),
        )
    return packing_slips(found, shop.get(session).name, now)

"""What is done with the listings of the product that is looked at: put on a channel, paused, unmatched, tried again;
and its reviews answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.answer_review import AnswerReviewDialog
from storemanager.gui.pages.product_channels.keys import EDIT
from storemanager.gui.pages.products.panel import ProductPanel
from storemanager.gui.records import EditForChannels
from storemanager.gui.widgets.page import Page
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import listings
from storemanager.services.reviews import ReviewRow
from storemanager.texts import Text, translate


class ListingActs(QObject):
    """Does what is pressed in the panel's tab of channels."""

    def __init__(self, page: Page, background: Background, side: ProductPanel) -> None:
        super().__init__(page)
        self._page, self._background, self._side = page, background, side
        tab = side.channels
        side.details.answer_wanted.connect(self._answer)
        tab.create_wanted.connect(self._put_on_channel)
        tab.pause_wanted.connect(lambda one: self._listing(listings.pause, one))
        tab.resume_wanted.connect(lambda one: self._listing(listings.resume, one))
        tab.unmatch_wanted.connect(self._unmatch)
        tab.again_wanted.connect(
            lambda one: self._listing(lambda session, it, now: listings.try_again(session, [it], now=now), one)
        )

    def _answer(self, review: ReviewRow) -> None:
        dialog = AnswerReviewDialog(self._page, self._background, review)
        dialog.saved.connect(lambda said: toasts(self._page).done(said))
        dialog.open()

    def _listing(self, act: Callable[..., None], listing_id: int) -> None:
        now = clock.now()
        self._background.run(self, lambda session: act(session, listing_id, now=now), writes=True)

    def _unmatch(self, listing_id: int) -> None:
        data, now = self._side.data, clock.now()
        if data is None:
            return
        variant_id = data.variant.id

        def again() -> None:
            later = clock.now()
            self._background.run(
                self, lambda session: listings.match(session, listing_id, variant_id, now=later), writes=True
            )

        said = translate("ProductsPage", "The item is no longer matched with this product; it waits under Channels.")
        self._background.run(
            self, lambda session: listings.unmatch(session, listing_id, now=now),
            lambda _: self._tell(said, again), writes=True,
        )  # fmt: skip

    def _put_on_channel(self, account_id: int) -> None:
        """Nothing is put on a channel unseen: what is to stand there is said and looked at first."""
        if self._side.data is not None:
            self._page.opens.emit(EDIT, EditForChannels(self._side.data.product.id, account_id))

    def _tell(self, said: Text, undo: Callable[[], None] | None = None) -> None:
        toasts(self._page).done(str(said), undo=undo)

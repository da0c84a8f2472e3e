"""What is done with orders from their page: steps of one or many, with undo or the dialog they need, and new ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence, QShortcut

from storemanager import clock
from storemanager.gui.background import Background
from storemanager.gui.dialogs.order_acts import CancelDialog, MatchDialog, NoteDialog, PaymentDialog, ShipDialog
from storemanager.gui.dialogs.order_form import OrderForm
from storemanager.gui.dialogs.return_goods import ReturnDialog
from storemanager.gui.models.orders import Surroundings
from storemanager.gui.pages.orders.model import OrdersModel
from storemanager.gui.pages.orders.panel import OrderPanel
from storemanager.gui.printing.packing_papers import Papers
from storemanager.gui.records import PackOrders
from storemanager.gui.widgets.headed_table import HeadedTable
from storemanager.gui.widgets.page import SplitPage
from storemanager.gui.widgets.toasting import toasts
from storemanager.services import order_ticked
from storemanager.services.orders import OrderDetail
from storemanager.texts import translate

QUICK = ("confirm", "pack", "unpack", "deliver")
"""Steps that need no more words; each with its way back where there is one."""
_UNDO = {"pack": "unpack", "unpack": "pack"}


class OrderActs(SplitPage):
    """The acts of the orders page; what it shows is in `page.py`."""

    side: OrderPanel
    model: OrdersModel
    table: HeadedTable
    papers: Papers
    _background: Background
    _around: Surroundings | None
    _shown: int | None
    _go_to: int | None

    def _load_panel(self) -> None:
        raise NotImplementedError

    def _step_ticked(self, step: str) -> None:
        self._step_all(step, tuple(self.model.ticked))

    def _step_all(self, step: str, ids: Sequence[int]) -> None:
        kept, now = tuple(ids), clock.now()
        self._background.run(
            self,
            lambda session: order_ticked.step_many(session, step, kept, now=now),
            lambda done: self._stepped(step, done),
            writes=True,
        )

    def _stepped(self, step: str, done: tuple[int, ...]) -> None:
        self.table.tick_all(False)
        sentences = {
            "confirm": translate("orders_page", "{count:order was|orders were} confirmed."),
            "pack": translate("orders_page", "{count:order was|orders were} packed."),
            "unpack": translate("orders_page", "{count:parcel is|parcels are} open again."),
            "deliver": translate("orders_page", "{count:order was|orders were} delivered."),
        }
        back = _UNDO.get(step)
        undo = (lambda: self._step_all(back, done)) if back is not None and done else None
        toasts(self).done(str(sentences[step](count=len(done))), undo=undo)

    def finish(self) -> None:
        """F9: pack what is ticked; with nothing ticked, the next step of the order that is looked at."""
        if self.model.ticked:
            self._step_ticked("pack")
        elif self.panel_open() and (step := self.side.main_step()) is not None:
            self.step(step)

    def step(self, step: str) -> None:
        """One step of the order in the panel."""
        detail = self.side.detail
        if detail is None or not self.panel_open() or (step != "note" and step not in detail.steps):
            return
        if step in QUICK:
            self._step_all(step, (detail.id,))
            return
        dialog = self._dialog(step, detail)
        dialog.saved.connect(lambda said: toasts(self).done(said))
        dialog.open()

    def _dialog(
        self, step: str, detail: OrderDetail
    ) -> ShipDialog | PaymentDialog | ReturnDialog | NoteDialog | CancelDialog:
        if step == "ship":
            return ShipDialog(self, self._background, detail)
        if step == "record_payment":
            return PaymentDialog(self, self._background, detail)
        if step == "refund":
            return PaymentDialog(self, self._background, detail, refund=True)
        if step == "return_goods":
            return ReturnDialog(self, self._background, detail)
        return (
            NoteDialog(self, self._background, detail)
            if step == "note"
            else CancelDialog(self, self._background, detail)
        )

    def _match(self, line_id: int, title: str, sku: str) -> None:
        currency = self._around.currency if self._around else "VND"
        dialog = MatchDialog(self, self._background, line_id, title, sku, currency)
        dialog.saved.connect(lambda said: toasts(self).done(said))
        dialog.open()

    def new_here(self) -> None:
        currency = self._around.currency if self._around else "VND"
        form = OrderForm(self, self._background, currency)
        form.saved.connect(self._made)
        form.open()

    def _made(self, order_id: int, said: str) -> None:
        self._shown = order_id
        self._go_to = order_id
        self.open_panel()
        self._load_panel()
        toasts(self).done(said)

    # --- Packing ---

    def _connect_packing_keys(self) -> None:
        for keys, act in (
            ("Ctrl+G", self._go_packing),
            ("Ctrl+L", lambda: self.papers.pick_list(self._meant())),
            ("Ctrl+P", lambda: self.papers.slips(self._meant())),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _meant(self) -> tuple[int, ...]:
        """What papers are for: the ticked orders in their order, or the one that is looked at."""
        current = self.table.current_id()
        return self._ticked() or (() if current is None else (current,))

    def _go_packing(self) -> None:
        ticked = self._ticked()
        self.opens.emit("packing", PackOrders(ticked) if ticked else None)

    def _ticked(self) -> tuple[int, ...]:
        return tuple(one for one in self.model.all_ids() if one in self.model.ticked)

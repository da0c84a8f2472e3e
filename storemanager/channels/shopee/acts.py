"""What is done once to an order on Shopee: shipping, cancelling, giving money back, a note. Each looks first whether it
has happened already, because Shopee takes no keys of ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from storemanager.channels.base import (
    BadRecord,
    RefundRequest,
    RemoteOrder,
    RemoteRefund,
    RemoteStatus,
    SendingWay,
    ShipmentNotice,
)
from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import cancelling, orders_in, values
from storemanager.channels.shopee.api import ShopeeApi, parts
from storemanager.channels.shopee.orders import OrderReader
from storemanager.channels.shopee.orders_in import Beside
from storemanager.channels.shopee.products import bad_record
from storemanager.channels.shopee.shipping import (
    PICKUP,
    nothing_left_behind,
    parcels_to_send,
    way_of_sending,
    ways_of_sending,
)
from storemanager.channels.shopee.words import IN_SELLER_CENTRE, LOOK_THERE
from storemanager.money import Money
from storemanager.texts import Text, translate

Row = dict[str, Any]
TO_BE_SENT, TO_BE_FETCHED_AGAIN = "READY_TO_SHIP", "RETRY_SHIP"
_GONE_OUT = frozenset({"PROCESSED", "SHIPPED", "TO_CONFIRM_RECEIVE", "COMPLETED", "TO_RETURN"})
_NUMBER_TRIES, _NUMBER_PAUSE = 4, 2.0
_ROWS_AT_ONCE = 50
_OPEN_RETURN = frozenset({"REQUESTED", "PROCESSING"})


class OrderActs:
    """Acts on the orders of one shop."""

    def __init__(self, api: ShopeeApi, orders: OrderReader, sleep: Callable[[float], None]) -> None:
        self._api = api
        self._orders = orders
        self._sleep = sleep

    # --- Status ---

    def set_status(self, sn: str, status: RemoteStatus) -> RemoteOrder:
        """Shopee moves its orders by itself. What a seller can do by a status: refuse the buyer's wish to cancel (back
        to "to ship"), or cancel."""
        row = self._orders.row(sn)
        order = self._orders.understood(row, Beside())
        if row.get("order_status") == "IN_CANCEL" and status is RemoteStatus.TO_SHIP:
            self._answer_buyer(sn, "REJECT")
            return self._orders.get(sn)
        if order.status is status or (status, order.status) == (RemoteStatus.TO_SHIP, RemoteStatus.ARRANGED):
            return order
        if status is RemoteStatus.CANCELLED:
            return self.cancel(sn, "")
        raise self._no_step(
            translate("shopee", "On Shopee an order cannot be moved to this state from here; Shopee does it by itself.")
        )

    # --- Shipping ---

    def ship(self, sn: str, notice: ShipmentNotice) -> RemoteOrder:
        """Arrange the shipment and wait a moment for the tracking number, which Shopee's carrier gives."""
        row = self._orders.row(sn)
        if self._arrange(sn, row, number=notice.tracking_number):
            row = self._orders.row(sn)
        return self._orders.understood(row, Beside(tracking=self._tracking(row)))

    def _arrange_anew(self, row: Row) -> None:
        """The carrier did not fetch it: another time is agreed. Only what is to be fetched can be arranged anew. (The
        call `update_shipping_order` is not in the official schemas.)"""
        for parcel in parcels_to_send(row, again=True):
            way = way_of_sending(self._api, parcel, "")
            if PICKUP not in way:
                raise self._no_step(
                    translate("shopee", "Order {number} is not fetched by the carrier: bring it to the branch.")(
                        number=values.text(row.get("order_sn"))
                    )
                )
            self._api.post("logistics/update_shipping_order", {**parcel, **way})
        nothing_left_behind(row, again=True)

    def ways(self, sn: str) -> tuple[SendingWay, ...]:
        """How the order's (first) parcel can go; none when all are asked for already, or none can go yet."""
        row = self._orders.row(sn)
        if values.text(row.get("order_status")) in _GONE_OUT:
            return ()
        self._may_be_sent(sn, values.text(row.get("order_status")))
        return next((ways_of_sending(self._api, parcel) for parcel in parcels_to_send(row)), ())

    def arrange(self, numbers: Sequence[str], way: str) -> tuple[BadRecord, ...]:
        """Ask for each that is not asked for yet; the tracking numbers come later."""
        refused: list[BadRecord] = []
        for some in parts(list(dict.fromkeys(numbers)), _ROWS_AT_ONCE):
            rows = {values.text(row.get("order_sn")): row for row in self._orders.rows(some)}
            for sn in some:
                try:
                    self._arrange(sn, rows.get(sn) or self._orders.row(sn), way=way)
                except RejectedError as error:
                    refused.append(BadRecord(sn, error.message))
        return tuple(refused)

    def _arrange(self, sn: str, row: Row, *, number: str = "", way: str = "") -> bool:
        """Whether something had to be arranged: an order that has gone out needs nothing."""
        status = values.text(row.get("order_status"))
        if status in _GONE_OUT:
            return False
        if status == TO_BE_FETCHED_AGAIN:
            self._arrange_anew(row)
            return True
        self._may_be_sent(sn, status)
        for parcel in parcels_to_send(row):
            self._api.post("logistics/ship_order", {**parcel, **way_of_sending(self._api, parcel, number, way)})
        nothing_left_behind(row)
        return True

    def _may_be_sent(self, sn: str, status: str) -> None:
        if status == TO_BE_SENT:
            return
        known = {
            "CANCELLED": translate("shopee", "Order {number} was cancelled on Shopee, so it cannot be shipped there."),
            "UNPAID": translate("shopee", "Order {number} is not paid yet on Shopee."),
            "PENDING": translate(
                "shopee", "Shopee is still checking order {number}; it can be shipped when it is done."
            ),
            "IN_CANCEL": translate("shopee", "The buyer asks to cancel order {number}: accept or refuse that first."),
        }
        other = translate("shopee", "Order {number} cannot be shipped on Shopee in the state “{status}”.")
        raise self._no_step(known.get(status, other)(number=sn, status=status))

    def _tracking(self, row: Row) -> tuple[tuple[str, str], ...]:
        for again in range(_NUMBER_TRIES):
            found = self._orders.tracking(row)
            if found or again + 1 == _NUMBER_TRIES:
                return found
            self._sleep(_NUMBER_PAUSE)
        return ()

    # --- Cancelling ---

    def cancel(self, sn: str, reason: str) -> RemoteOrder:
        """With one of Shopee's own reasons; a buyer's wish is accepted."""
        row = self._orders.row(sn)
        status = values.text(row.get("order_status"))
        if status == "CANCELLED":
            return self._orders.understood(row, Beside())
        if status == "IN_CANCEL":
            self._answer_buyer(sn, "ACCEPT")
            return self._orders.get(sn)
        if status == "UNPAID":
            raise self._no_step(
                translate("shopee", "Shopee lets only the buyer cancel what is not paid; it ends by itself.")
            )
        self._api.post("order/cancel_order", {"order_sn": sn, **cancelling.body(row, reason)})
        return self._orders.get(sn)

    def _answer_buyer(self, sn: str, operation: str) -> None:
        self._api.post("order/handle_buyer_cancellation", {"order_sn": sn, "operation": operation})

    # --- Money ---

    def refund(self, sn: str, request: RefundRequest) -> RemoteRefund:
        """Money goes back on Shopee only by a return the buyer asked for: it is agreed to, if it is the same sum."""
        row = self._orders.row(sn)
        escrow, returns = self._orders.returns_of(row)
        currency = values.text(row.get("currency")) or self._api.currency
        same = [each for each in returns if _sum(each, row, currency) == request.amount]
        done = [each for each in same if orders_in.paid_back(each, Beside(escrow))]
        if done:
            return self._understood(done[0], row, currency)
        waiting = [each for each in same if values.text(each.get("status")) in _OPEN_RETURN]
        if not waiting:
            raise self._no_step(
                translate(
                    "shopee",
                    "On Shopee money goes back only when the buyer asks for a return. For order {number} there is no "
                    "request over {amount}.",
                )(number=sn, amount=request.amount)
            )
        given = self._understood(waiting[0], row, currency)
        self._api.post("returns/confirm", {"return_sn": given.remote_id})
        return given

    def _understood(self, given: Row, row: Row, currency: str) -> RemoteRefund:
        try:
            return orders_in.refund(given, row, currency)
        except (KeyError, TypeError, ValueError) as error:
            parked = bad_record(values.text(given.get("return_sn")), given, error)
            raise RejectedError(parked.problem, LOOK_THERE, code="shape") from None

    # --- Notes ---

    def add_note(self, sn: str, note: str, *, to_customer: bool = False) -> None:
        """Shopee keeps one note for each order, which only the shop sees: ours is added to what stands there."""
        if to_customer:
            raise self._no_step(translate("shopee", "A note to the buyer can be written in Shopee's chat only."))
        if not note.strip():
            raise self._no_step(translate("shopee", "An empty note cannot be sent."))
        there = values.text(self._orders.row(sn).get("note"))
        if note.strip() in there.split("\n"):
            return
        self._api.post("order/set_note", {"order_sn": sn, "note": "\n".join(filter(None, (there, note.strip())))})

    def _no_step(self, message: Text) -> RejectedError:
        return RejectedError(message, IN_SELLER_CENTRE, code="no_step")


def _sum(given: Row, row: Row, currency: str) -> Money | None:
    try:
        return orders_in.refund(given, row, currency).amount
    except (KeyError, TypeError, ValueError):
        return None

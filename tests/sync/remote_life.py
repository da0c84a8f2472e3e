"""One order as its channel keeps it, version after version."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Any

from storemanager.channels.base import (
    RemoteAddress,
    RemoteLine,
    RemoteOrder,
    RemoteShipment,
    RemoteStatus,
)
from storemanager.money import Money
from tests.makers import NOON

S = RemoteStatus
PAID = frozenset({S.TO_SHIP, S.SHIPPED, S.COMPLETED})
LAN = RemoteAddress(name="Nguyễn Thị Lan", phone="0912345678", street="12 Hàng Bạc")


def vnd(amount: int) -> Money:
    return Money(amount, "VND")


def a_line(remote_id: str, sku: str, quantity: int, price: int) -> RemoteLine:
    return RemoteLine(remote_id, None, sku, sku, quantity, vnd(price), vnd(price * quantity))


class RemoteLife:
    """The order as its channel keeps it: every change makes a version with a moment of its own."""

    def __init__(self) -> None:
        self.now = NOON
        line = a_line("L0", "MUG", 3, 100)
        self.versions = [
            RemoteOrder(
                "1", "1", S.UNPAID, "unpaid", NOON, NOON, "VND", (line,), vnd(300), False, billing=LAN,
            )
        ]  # fmt: skip
        self.deleted_as: RemoteStatus | None = None

    @property
    def order(self) -> RemoteOrder:
        return self.versions[-1]

    def change(self, **values: Any) -> None:
        self.now += timedelta(minutes=1)
        order = replace(self.order, modified_at=self.now, **values)
        total = sum(line.total.minor for line in order.lines)
        self.versions.append(replace(order, total=vnd(total), channel_status=order.status.value))

    def set_status(self, status: RemoteStatus) -> None:
        values: dict[str, Any] = {"status": status, "takes_stock": status in PAID | {S.ON_HOLD}}
        at = self.now + timedelta(minutes=1)
        if status in PAID and self.order.paid_at is None:
            values["paid_at"] = at
        if status is S.COMPLETED:
            values["completed_at"] = at
        elif status is S.TO_SHIP:
            values["completed_at"] = None
        elif status is S.SHIPPED:
            parcel = RemoteShipment(f"VN{len(self.versions)}", shipped_at=at)
            values["shipments"] = (*self.order.shipments, parcel)
        self.change(**values)

    def refunded(self, line: RemoteLine) -> int:
        return sum(
            given.quantity
            for refund in self.order.refunds
            for given in refund.lines
            if given.line_remote_id == line.remote_id
        )

    def in_parcels(self, line: RemoteLine) -> int:
        return sum(
            given.quantity
            for parcel in self.order.shipments
            for given in parcel.lines
            if given.line_remote_id == line.remote_id
        )


def left(order: RemoteOrder) -> Counter[str]:
    """How many units of each line have left by this version."""
    moments = [parcel.shipped_at for parcel in order.shipments if not parcel.lines]
    whole = [moment for moment in (*moments, order.completed_at) if moment is not None]
    gone = order.status in (S.SHIPPED, S.COMPLETED) or (order.status is S.REFUNDED and bool(whole))
    early: Counter[str] = Counter()
    for refund in order.refunds:
        if whole and refund.refunded_at is not None and refund.refunded_at < min(whole):
            early.update({given.line_remote_id: given.quantity for given in refund.lines})
    found: Counter[str] = Counter()
    for parcel in order.shipments:
        found.update({given.line_remote_id: given.quantity for given in parcel.lines})
    for line in order.lines:
        if gone:
            found[line.remote_id] = max(found[line.remote_id], line.quantity - early[line.remote_id])
    return found

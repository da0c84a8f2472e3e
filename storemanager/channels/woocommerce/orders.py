"""Orders of a WooCommerce shop: what changed, one fresh, and the things that are done to it once."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import (
    BadRecord,
    Page,
    RefundRequest,
    RemoteOrder,
    RemoteRefund,
    RemoteStatus,
    ShipmentNotice,
)
from storemanager.channels.errors import RejectedError
from storemanager.channels.woocommerce import orders_in, values
from storemanager.channels.woocommerce.api import WooApi
from storemanager.channels.woocommerce.changes import ChangeReader, Followed
from storemanager.channels.woocommerce.orders_in import SHIPMENTS_META
from storemanager.channels.woocommerce.products import bad_record
from storemanager.texts import Text, translate

Row = dict[str, Any]
RECENT_PAST = timedelta(days=60)
HISTORY_VALUE = "history_days"
_REFUND_KEY = "_storemanager_key"
_OPEN = "pending,on-hold,processing"

_WORD = {
    RemoteStatus.UNPAID: "pending",
    RemoteStatus.ON_HOLD: "on-hold",
    RemoteStatus.TO_SHIP: "processing",
    RemoteStatus.SHIPPED: "completed",  # the website has no state between "to ship" and "completed"
    RemoteStatus.COMPLETED: "completed",
    RemoteStatus.CANCELLED: "cancelled",
    RemoteStatus.FAILED: "failed",
}


class OrderDesk:
    """Everything about the orders of one shop."""

    def __init__(self, api: WooApi) -> None:
        self._api = api

    # --- What changed ---

    def pull(self, cursor: str | None) -> Page[RemoteOrder]:
        """First (once) all that are open however old, then what changed, then what went into the trash."""
        state = json.loads(cursor) if cursor else self._first_state()
        doing = state["doing"]
        batch = self._reader(doing, state).next(Followed.load(state[doing]))
        items, bad = self._translated(batch.rows)
        state[doing] = batch.state.dump()
        more = batch.more
        if not more and batch.complete:
            state["doing"] = {"open": "changed", "changed": "trash", "trash": "changed"}[doing]
            more = doing != "trash"
            if doing == "open":
                del state["open"]
        unmoved = cursor if cursor and not batch.complete else None
        return Page(items, unmoved or json.dumps(state), more, bad, batch.complete)

    def _first_state(self) -> dict[str, Any]:
        days = self._api.settings.values.get(HISTORY_VALUE, "")
        past = timedelta(days=int(days)) if days.isdecimal() else RECENT_PAST
        since = self._api.http.server_now() - past
        changed = ChangeReader(self._api, "orders", {}).start_at(since)
        opened = ChangeReader(self._api, "orders", {}).start_at(None)
        trash = ChangeReader(self._api, "orders", {}).start_now()
        return {
            "doing": "open",
            "since": values.gmt(since),
            "open": opened.dump(),
            "changed": changed.dump(),
            "trash": trash.dump(),
        }

    def _reader(self, doing: str, state: dict[str, Any]) -> ChangeReader:
        # The shop's default list ("any") holds every state, also a plugin's, but neither drafts nor trash (F10).
        filters = {
            "open": {"status": _OPEN, "modified_before": state["since"]},
            "changed": {},
            "trash": {"status": "trash"},
        }
        return ChangeReader(self._api, "orders", filters[doing])

    def _translated(self, rows: Sequence[Row]) -> tuple[tuple[RemoteOrder, ...], tuple[BadRecord, ...]]:
        items: list[RemoteOrder] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                order = self._translate(row)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
                bad.append(bad_record(row, error))  # parked; the others go on (F03)
                continue
            if order.status is not RemoteStatus.DRAFT:
                items.append(order)
        return tuple(items), tuple(bad)

    def _translate(self, row: Row) -> RemoteOrder:
        refunds = self._refund_rows(str(row["id"])) if row.get("refunds") else []
        return orders_in.order(row, refunds, currency=self._api.currency, address=self._api.http.address)

    def _refund_rows(self, remote_id: str) -> list[Row]:
        """The order itself names its refunds only by sum; lines and restocking are in their own list."""
        try:
            return self._api.all_rows(f"orders/{remote_id}/refunds", {})
        except RejectedError as error:
            if not error.gone:
                raise
            return []  # the order was deleted for good since its list was read

    # --- One order ---

    def get(self, remote_id: str) -> RemoteOrder:
        """Fresh. In the trash it is still there, with status GONE; deleted for good it is refused as gone."""
        return self._understood(self._row(remote_id))

    def _row(self, remote_id: str) -> Row:
        return self._api.thing(self._api.get(f"orders/{remote_id}").data, "order")

    def _understood(self, row: Row) -> RemoteOrder:
        try:
            return self._translate(row)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            parked = bad_record(row, error)
            raise RejectedError(parked.problem, failures.LOOK_AT_IT, code="shape") from None

    def set_status(self, remote_id: str, status: RemoteStatus) -> RemoteOrder:
        """Move it there, unless it is there already."""
        word = _WORD.get(status)
        if word is None:
            raise self._no_step(
                translate("channels", "The website has no step for this: {status}.")(status=status.value)
            )
        row = self._row(remote_id)
        return self._understood(row if row.get("status") == word else self._put_status(row, word))

    def _put_status(self, row: Row, word: str, **more: Any) -> Row:
        if row.get("status") == "trash":
            raise self._no_step(
                translate("channels", "Order {number} is in the website's trash.")(number=str(row.get("number"))),
                gone=True,
            )
        body = {"status": word, **more}
        saved = self._api.thing(
            self._api.send("PUT", f"orders/{row['id']}", body, repeatable=True).data, "order", unclear=True
        )
        if saved.get("status") != word:
            raise self._no_step(
                translate("channels", "The website kept order {number} in the state “{status}”.")(
                    number=str(row.get("number")), status=values.text(saved.get("status"))
                )
            )
        return saved

    def _no_step(self, message: Text, *, gone: bool = False) -> RejectedError:
        return RejectedError(message, failures.LOOK_AT_IT, code="no_step", gone=gone)

    # --- Shipping, cancelling, notes ---

    def ship(self, remote_id: str, notice: ShipmentNotice) -> RemoteOrder:
        """Note to the customer, tracking kept with the order, order completed; each looked for before it is done."""
        row = self._row(remote_id)
        if row.get("status") in ("cancelled", "refunded", "failed", "trash"):
            raise self._no_step(
                translate("channels", "Order {number} was cancelled on the website, so it cannot be shipped there.")(
                    number=str(row.get("number"))
                )
            )
        key = notice.key or f"ship:{remote_id}:{notice.tracking_number}"
        shipped = orders_in.listed(values.meta(row).get(SHIPMENTS_META))
        told = any(each.get("key") == key for each in shipped)
        if told and row.get("status") == "completed":
            return self._understood(row)
        self.add_note(remote_id, _shipping_note(notice), to_customer=notice.notify_customer, key=key)
        record = {
            "key": key,
            "number": notice.tracking_number,
            "carrier": notice.carrier,
            "url": notice.tracking_url,
            "at": values.gmt(self._api.http.server_now()),
        }
        kept = shipped if told else [*shipped, record]
        meta = [{"key": SHIPMENTS_META, "value": kept}]
        return self._understood(self._put_status(row, "completed", meta_data=meta))

    def cancel(self, remote_id: str, reason: str) -> RemoteOrder:
        """The shop itself puts back what the order had taken."""
        row = self._row(remote_id)
        if row.get("status") == "cancelled":
            return self._understood(row)
        if reason.strip():
            self.add_note(remote_id, reason, key=f"cancel:{remote_id}")
        return self._understood(self._put_status(row, "cancelled"))

    def add_note(self, remote_id: str, note: str, *, to_customer: bool = False, key: str = "") -> None:
        """A note cannot be searched for by a key of ours, so a short mark of the key is part of its text."""
        if not note.strip():
            raise self._no_step(translate("channels", "An empty note cannot be sent."))
        mark = note_mark(key) if key else ""
        if mark and any(mark in values.text(each.get("note")) for each in self._notes(remote_id)):
            return
        # Shown as HTML in the shop's administration and mails: what looks like markup is made plain (F71).
        text = html.escape(note.strip(), quote=False) + (f" {mark}" if mark else "")
        reply = self._api.send("POST", f"orders/{remote_id}/notes", {"note": text, "customer_note": to_customer})
        self._api.thing(reply.data, "note", unclear=True)

    def _notes(self, remote_id: str) -> list[Row]:
        return self._api.objects(self._api.get(f"orders/{remote_id}/notes").data, "notes")

    # --- Refunds ---

    def refund(self, remote_id: str, request: RefundRequest) -> RemoteRefund:
        """Refuses nonsense here; looks first whether it was done; lets the gateway pay back only where it can."""
        row = self._row(remote_id)
        currency = values.text(row.get("currency")) or self._api.currency
        self._check_refund(row, request, currency)
        known = self._refund_rows(remote_id)
        done = [raw for raw in known if request.key and values.meta(raw).get(_REFUND_KEY) == request.key]
        if done:
            return orders_in.refund(done[0], currency, known, self._restocked(row))
        body: Row = {
            "amount": request.amount.plain,
            "reason": request.reason,
            "api_refund": self._gateway_pays_back(values.text(row.get("payment_method"))),
            "api_restock": request.restock and bool(request.lines),
        }
        if request.lines:
            # Without lines nothing would be put back on the shelf, and the name is `refund_total`, not `total`.
            body["line_items"] = [
                {"id": int(line.line_remote_id), "quantity": line.quantity, "refund_total": _number(line.amount.plain)}
                for line in request.lines
            ]
        if request.key:
            body["meta_data"] = [{"key": _REFUND_KEY, "value": request.key}]
        reply = self._api.send("POST", f"orders/{remote_id}/refunds", body)
        made = self._api.thing(reply.data, "refund", unclear=True)
        return orders_in.refund(made, currency, [*known, made], self._restocked(self._row(remote_id)))

    def _check_refund(self, row: Row, request: RefundRequest, currency: str) -> None:
        known = {str(line["id"]): values.whole(line["quantity"]) for line in row.get("line_items") or []}
        if request.amount.currency != currency or request.amount.minor < 0:
            raise self._no_step(
                translate("channels", "{amount} cannot be given back on an order in {currency}.")(
                    amount=request.amount, currency=currency
                )
            )
        for line in request.lines:
            if not 0 <= line.quantity <= known.get(line.line_remote_id, -1):
                raise self._no_step(
                    translate("channels", "Order {number} has no line with that many units to give back.")(
                        number=str(row.get("number"))
                    )
                )

    def _gateway_pays_back(self, gateway: str) -> bool:
        if not gateway:
            return False
        rows = self._api.objects(
            self._api.get("payment_gateways", {"_fields": "id,enabled,method_supports"}).data, "payment_gateways"
        )
        return any(row.get("id") == gateway and "refunds" in (row.get("method_supports") or []) for row in rows)

    def _restocked(self, row: Row) -> dict[Any, int]:
        return {
            line["id"]: values.whole(values.meta(line).get("_restock_refunded_items") or 0)
            for line in row.get("line_items") or []
        }


def note_mark(key: str) -> str:
    """The same short mark for the same key."""
    return f"[#{hashlib.sha256(key.encode()).hexdigest()[:8]}]"


def _shipping_note(notice: ShipmentNotice) -> str:
    parts = [str(translate("channels", "Your order is on its way."))]
    if notice.tracking_number:
        tracking = translate("channels", "Tracking number: {number}.")(number=notice.tracking_number)
        parts.append(str(tracking))
    if notice.carrier:
        parts.append(str(translate("channels", "Carrier: {carrier}.")(carrier=notice.carrier)))
    if notice.tracking_url:
        parts.append(notice.tracking_url)
    return " ".join(parts)


def _number(plain: str) -> int | float:
    return int(plain) if plain.lstrip("-").isdecimal() else float(plain)

"""Orders of a Shopee shop: what changed, one fresh, and what is known about them in other places.

Changes are followed by windows of `update_time` of at most fifteen days, each reaching ten minutes back behind the last
one (F04); the list names numbers only, the details come fifty at a time. Returns have a list of their own, looked at
every few minutes: an order whose return moved is told anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import BadRecord, Page, RemoteOrder, RemoteStatus
from storemanager.channels.errors import ChannelError, RejectedError, TransientError
from storemanager.channels.shopee import orders_in, values
from storemanager.channels.shopee.api import ShopeeApi, parts
from storemanager.channels.shopee.orders_in import Beside
from storemanager.channels.shopee.products import (
    CLOCK_UNKNOWN_SECONDS,
    OVERLAP_SECONDS,
    SETTLED_SECONDS,
    bad_record,
)
from storemanager.channels.shopee.words import LOOK_THERE
from storemanager.texts import translate

Row = dict[str, Any]
HISTORY_VALUE = "history_days"
RECENT_PAST = timedelta(days=60)
"""Older orders are over: Shopee itself ends what is neither paid nor sent within days."""
WINDOW_SECONDS = 15 * 86_400
PAGE_SIZE = 50
RETURNS_EVERY_SECONDS = 300
NUMBER_PULLS = 12
"""So many times an order is looked at again for its tracking number; a carrier of one's own may give none."""
FIELDS = (
    "buyer_user_id,buyer_username,estimated_shipping_fee,recipient_address,actual_shipping_fee,note,item_list,pay_time,"
    "buyer_cancel_reason,cancel_by,cancel_reason,fulfillment_flag,pickup_done_time,package_list,shipping_carrier,"
    "payment_method,total_amount,invoice_data"
)
_ARRANGED = frozenset({"PROCESSED", "SHIPPED", "TO_CONFIRM_RECEIVE"})


class OrderReader:
    """Reads the orders of one shop."""

    def __init__(self, api: ShopeeApi) -> None:
        self._api = api
        self._numbers: dict[str, str] = {}  # package -> tracking number: it does not change any more

    # --- What changed ---

    def pull(self, cursor: str | None) -> Page[RemoteOrder]:
        now = values.seconds(self._api.http.server_now())
        state: Row = json.loads(cursor) if cursor else self._first_state(now)
        if state.get("returns_page") is not None:
            return self._pull_returns(state, now)
        state.setdefault("to", max(state["from"], min(now, state["from"] + WINDOW_SECONDS)))
        answer = self._api.get(
            "order/get_order_list",
            {
                "time_range_field": "update_time",
                "time_from": state["from"],
                "time_to": state["to"],
                "page_size": PAGE_SIZE,
                "cursor": state.get("page", ""),
                "response_optional_fields": "order_status",
                "request_order_status_pending": True,
            },
        )
        now = values.seconds(self._api.http.server_now())
        state["to"] = min(state["to"], now)  # before the first answer only our own clock was known (F62)
        state.setdefault("began", now)
        named = [values.text(row.get("order_sn")) for row in self._api.rows(answer, "order_list", "get_order_list")]
        waiting = state.get("waiting", {}) if not state.get("page") else {}
        rows, bad = self._details([sn for sn in dict.fromkeys((*named, *waiting)) if sn])
        fresh = [
            row
            for row in rows
            if row["order_sn"] in waiting or state["known"].get(row["order_sn"]) != row.get("update_time")
        ]
        items, more_bad = self._translated(fresh, history=state.get("history", False))
        self._wait_for_numbers(state, items, tried=waiting)
        state["known"] |= {
            row["order_sn"]: row["update_time"]
            for row in rows
            if 0 < values.stamp(row.get("update_time")) < now - SETTLED_SECONDS
        }
        complete = self._step(state, answer, now)
        more = complete and ("to" in state or state.get("returns_page") is not None)
        kept = json.dumps(state) if complete or cursor is None else cursor
        return Page(items, kept, more, (*bad, *more_bad), complete)

    def _wait_for_numbers(self, state: Row, items: Sequence[RemoteOrder], *, tried: Mapping[str, int]) -> None:
        """An order that is arranged gets its tracking number some time later, and nothing else of it changes then: it
        is looked at again with the next pulls, for a while."""
        if state.get("history"):
            return
        waiting = {sn: times for sn, times in state.get("waiting", {}).items() if sn not in tried}
        arranged = [each for each in items if each.status is RemoteStatus.ARRANGED and not each.shipments]
        waiting |= {each.remote_id: tried.get(each.remote_id, 0) + 1 for each in arranged}
        state["waiting"] = {sn: times for sn, times in waiting.items() if times <= NUMBER_PULLS}

    def _first_state(self, now: int) -> Row:
        days = self._api.settings.values.get(HISTORY_VALUE, "")
        past = timedelta(days=int(days)) if days.isdecimal() else RECENT_PAST
        return {"from": now - int(past.total_seconds()), "known": {}, "history": True, "returns_from": now}

    def _step(self, state: Row, answer: Any, now: int) -> bool:
        """Move the state to the next page, window, or the returns; answers whether the paging behaved."""
        if answer.get("more"):
            following = values.text(answer.get("next_cursor"))
            if not following or following == state.get("page", ""):
                return False  # the same page for ever (F07)
            state["page"] = following
            return True
        finished = state.pop("to")
        state.pop("page", None)
        if finished < now - CLOCK_UNKNOWN_SECONDS:
            state |= {"from": finished, "to": min(now, finished + WINDOW_SECONDS)}
        else:
            state["from"] = state.pop("began") - OVERLAP_SECONDS
            state.pop("history", None)
            if now - state.get("returns_looked", 0) >= RETURNS_EVERY_SECONDS:
                state["returns_page"] = 0
        state["known"] = {sn: at for sn, at in state["known"].items() if at >= state["from"] - OVERLAP_SECONDS}
        return True

    def _pull_returns(self, state: Row, now: int) -> Page[RemoteOrder]:
        """One page of the returns that moved, as the orders they belong to."""
        state["returns_from"] = min(state["returns_from"], now)
        to = state.setdefault("returns_to", min(now, state["returns_from"] + WINDOW_SECONDS))
        params = {"page_no": state["returns_page"], "page_size": PAGE_SIZE}
        window = {"update_time_from": state["returns_from"], "update_time_to": to}
        answer = self._api.optional(lambda: self._api.get("returns/get_return_list", {**params, **window}))
        now = values.seconds(self._api.http.server_now())
        to = min(to, now)
        moved = self._api.rows(answer or {}, "return", "get_return_list")
        seen = state.setdefault("returns_known", {})
        fresh = [row for row in moved if seen.get(values.text(row.get("return_sn"))) != row.get("update_time")]
        rows, bad = self._details(list(dict.fromkeys(values.text(row.get("order_sn")) for row in fresh)))
        items, more_bad = self._translated(rows, returned=True)
        seen |= {
            values.text(row.get("return_sn")): row.get("update_time")
            for row in moved
            if 0 < values.stamp(row.get("update_time")) < now - SETTLED_SECONDS
        }
        more = bool(answer and answer.get("more"))
        if more:
            state["returns_page"] += 1
        else:
            cut = to >= state["returns_from"] + WINDOW_SECONDS
            state["returns_from"] = to if cut else to - OVERLAP_SECONDS
            state["returns_known"] = {sn: at for sn, at in seen.items() if at and at >= state["returns_from"]}
            del state["returns_page"], state["returns_to"]
            state["returns_looked"] = now
        return Page(items, json.dumps(state), more, (*bad, *more_bad))

    # --- One order ---

    def get(self, sn: str) -> RemoteOrder:
        """Fresh. Raises RejectedError with `gone` when it is not there."""
        row = self.row(sn)
        return self.understood(row, self._beside(row))

    def row(self, sn: str) -> Row:
        answer = self._api.get("order/get_order_detail", _details_of([sn]))
        rows = self._api.rows(answer, "order_list", "get_order_detail")
        if not rows:
            raise failures.refused(self._api.account, reply="", code="order_not_found", gone=True)
        if not rows[0].get("order_sn"):
            raise failures.broken_reply(self._api.account, "get_order_detail")
        return rows[0]

    def rows(self, numbers: Sequence[str]) -> list[Row]:
        """Several orders as they are now; those that are not there are missing."""
        return self._details(numbers)[0]

    def understood(self, row: Row, beside: Beside) -> RemoteOrder:
        try:
            return orders_in.order(row, beside, currency=self._api.currency)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            parked = bad_record(values.text(row.get("order_sn")), row, error)
            raise RejectedError(parked.problem, LOOK_THERE, code="shape") from None

    # --- What other calls know ---

    def returns_of(self, row: Row) -> tuple[Row, tuple[Row, ...]]:
        """(the escrow, the order's returns): the escrow is the only place where an order names its returns."""
        sn = values.text(row.get("order_sn"))
        escrow = self._api.optional(lambda: self._api.get("payment/get_escrow_detail", {"order_sn": sn})) or {}
        named = values.texts(escrow.get("return_order_sn_list"))
        found = [self._api.optional(partial(self._return, each)) for each in named]
        return escrow, tuple(each for each in found if each)

    def _return(self, return_sn: str) -> Row:
        found: Row = self._api.get("returns/get_return_detail", {"return_sn": return_sn})
        return found

    def _beside(self, row: Row, *, returned: bool = False, history: bool = False) -> Beside:
        """Asked only where it matters: an ordinary order needs nothing but its own record."""
        bundled = any(orders_in.needs_escrow_line(each) for each in values.rows(row.get("item_list")))
        returned = returned or orders_in.has_returns(row)
        escrow, returns = self.returns_of(row) if bundled or returned else ({}, ())
        arranged = values.text(row.get("order_status")) in _ARRANGED and not history
        return Beside(escrow, returns, self.tracking(row) if arranged else ())

    def tracking(self, row: Row) -> tuple[tuple[str, str], ...]:
        """(package, tracking number) as far as they are known by now; asked once for each parcel."""
        sn = values.text(row.get("order_sn"))
        packages = [values.text(each.get("package_number")) for each in values.rows(row.get("package_list"))]
        for package in packages:
            if package not in self._numbers:
                params = {"order_sn": sn, "package_number": package}
                answer = self._api.optional(partial(self._api.get, "logistics/get_tracking_number", params))
                number = values.text((answer or {}).get("tracking_number"))
                if number:
                    self._numbers[package] = number
        return tuple((package, self._numbers[package]) for package in packages if package in self._numbers)

    # --- Pieces ---

    def _details(self, numbers: Sequence[str]) -> tuple[list[Row], list[BadRecord]]:
        """Orders by number; one that the answer leaves out is parked and asked for again."""
        found: dict[str, Row] = {}
        for some in parts(numbers, PAGE_SIZE):
            try:
                answer = self._api.get("order/get_order_detail", _details_of(some))
            except RejectedError as error:
                if not error.gone:
                    raise
                continue
            for row in self._api.rows(answer, "order_list", "get_order_detail"):
                row["order_sn"] = values.text(row.get("order_sn"))
                found[row["order_sn"]] = row
        missing = translate("shopee", "Shopee names this order and does not show it.")
        bad = [BadRecord(sn, missing) for sn in numbers if sn not in found]
        rows = [row for sn, row in found.items() if sn in set(numbers)]
        return sorted(rows, key=lambda row: (values.stamp(row.get("update_time")), row["order_sn"])), bad

    def _translated(
        self, rows: Sequence[Row], *, returned: bool = False, history: bool = False
    ) -> tuple[tuple[RemoteOrder, ...], tuple[BadRecord, ...]]:
        items: list[RemoteOrder] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                beside = self._beside(row, returned=returned, history=history)
                items.append(orders_in.order(row, beside, currency=self._api.currency))
            except TransientError:
                raise
            except ChannelError as error:
                bad.append(BadRecord(values.text(row.get("order_sn")), error.message, json.dumps(row)))
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
                bad.append(bad_record(values.text(row.get("order_sn")), row, error))  # parked (F03)
        return tuple(items), tuple(bad)


def _details_of(numbers: Sequence[str]) -> Row:
    """Without being asked, Shopee says hardly anything of an order, and calls those it still checks ready to ship."""
    return {
        "order_sn_list": list(numbers),
        "response_optional_fields": FIELDS,
        "request_order_status_pending": True,
    }

"""The carrier's labels: Shopee makes them in its own time, so they are ordered, waited for, and then fetched together.

They exist only while a shipment is arranged and the carrier has not fetched it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from storemanager.channels.base import BadRecord, LabelAnswer, LabelSheet
from storemanager.channels.shopee import replies, values
from storemanager.channels.shopee.api import ShopeeApi, parts
from storemanager.channels.shopee.orders import OrderReader
from storemanager.texts import Text, translate

Row = dict[str, Any]
MOST_AT_ONCE = 50
USUAL = "NORMAL_AIR_WAYBILL"
_TRIES, _NUMBER_TRIES, _PAUSE_SECONDS = 15, 5, 2.0
_KEY = ("order_sn", "package_number")
Parcel = tuple[str, str]
"""(order, package)"""


class LabelDesk:
    """Labels of one shop."""

    def __init__(self, api: ShopeeApi, orders: OrderReader, sleep: Callable[[float], None]) -> None:
        self._api = api
        self._orders = orders
        self._sleep = sleep

    def fetch(self, numbers: Sequence[str]) -> LabelAnswer:
        sheets: list[LabelSheet] = []
        refused: dict[str, Text] = {}
        numbers_of: list[tuple[str, str]] = []
        for some in parts(list(dict.fromkeys(numbers)), MOST_AT_ONCE):
            parcels = self._arranged(some, refused)
            kinds = self._kinds(parcels, refused)
            self._order(kinds, parcels, refused)
            ready = self._wait(kinds, refused)
            by_kind = {kind: [parcel for parcel in ready if kinds[parcel] == kind] for kind in kinds.values()}
            sheets += [self._sheet(kind, printed) for kind, printed in by_kind.items() if printed]
            numbers_of += [(sn, number) for (sn, _), number in parcels.items()]
        bad = tuple(BadRecord(sn, problem) for sn, problem in refused.items())
        return LabelAnswer(tuple(sheets), bad, tuple(numbers_of))

    # --- One step each ---

    def _arranged(self, numbers: Sequence[str], refused: dict[str, Text]) -> dict[Parcel, str]:
        """The parcels that can have a label, with their tracking numbers. A parcel the carrier was asked for a moment
        ago gets its number in a moment."""
        rows = {values.text(row.get("order_sn")): row for row in self._orders.rows(numbers)}
        parcels: dict[Parcel, str] = {}
        waiting = [sn for sn in numbers if rows.get(sn, {}).get("order_status") == "PROCESSED"]
        for again in range(_NUMBER_TRIES):
            for sn in waiting:
                parcels |= {(sn, package): number for package, number in self._orders.tracking(rows[sn])}
            waiting = [sn for sn in waiting if not any(sn == order for order, _ in parcels)]
            if not waiting or again + 1 == _NUMBER_TRIES:
                break
            self._sleep(_PAUSE_SECONDS)
        for sn in numbers:
            if not any(sn == order for order, _ in parcels):
                refused[sn] = _why_not(values.text(rows.get(sn, {}).get("order_status")))(number=sn)
        return parcels

    def _kinds(self, parcels: dict[Parcel, str], refused: dict[str, Text]) -> dict[Parcel, str]:
        """Which kind of label the carrier of each parcel suggests."""
        found: dict[Parcel, str] = {}
        for parcel, row in self._asked("logistics/get_shipping_document_parameter", parcels, {}, refused).items():
            found[parcel] = values.text(row.get("suggest_shipping_document_type")) or USUAL
        return found

    def _order(self, kinds: dict[Parcel, str], tracking: dict[Parcel, str], refused: dict[str, Text]) -> None:
        extra = {
            parcel: {"tracking_number": tracking[parcel], "shipping_document_type": kind}
            for parcel, kind in kinds.items()
        }
        done = self._asked("logistics/create_shipping_document", kinds, extra, refused)
        for parcel in [parcel for parcel in kinds if parcel not in done]:
            del kinds[parcel]

    def _wait(self, kinds: dict[Parcel, str], refused: dict[str, Text]) -> list[Parcel]:
        """Those that are ready. Whoever is not ready in half a minute is left for the next time."""
        waiting, ready = dict(kinds), []
        for again in range(_TRIES):
            extra = {parcel: {"shipping_document_type": kind} for parcel, kind in waiting.items()}
            told = self._asked("logistics/get_shipping_document_result", waiting, extra, refused)
            ready += [parcel for parcel, row in told.items() if row.get("status") == "READY"]
            waiting = {parcel: kinds[parcel] for parcel, row in told.items() if row.get("status") == "PROCESSING"}
            if not waiting or again + 1 == _TRIES:
                break
            self._sleep(_PAUSE_SECONDS)
        for sn, _ in waiting:
            refused[sn] = translate(
                "shopee", "The label of order {number} is still being made. Try again in a minute."
            )(number=sn)
        return ready

    def _sheet(self, kind: str, parcels: Sequence[Parcel]) -> LabelSheet:
        body = {"shipping_document_type": kind, "order_list": [dict(zip(_KEY, each, strict=True)) for each in parcels]}
        content = self._api.file("logistics/download_shipping_document", body)
        media = "application/pdf" if content.startswith(b"%PDF") else "application/zip"
        return LabelSheet(tuple(dict.fromkeys(sn for sn, _ in parcels)), content, media)

    def _asked(
        self, call: str, parcels: dict[Parcel, str], extra: dict[Parcel, Row], refused: dict[str, Text]
    ) -> dict[Parcel, Row]:
        """One call about several parcels: the answer for each that was not refused."""
        if not parcels:
            return {}
        rows = [{**dict(zip(_KEY, parcel, strict=True)), **extra.get(parcel, {})} for parcel in parcels]
        answer = self._api.post(call, {"order_list": rows}, repeatable=True)
        told = {
            (values.text(row.get("order_sn")), values.text(row.get("package_number"))): row
            for row in values.rows(answer.get("result_list"))
        }
        good: dict[Parcel, Row] = {}
        for parcel in parcels:
            row = told.get(parcel) or told.get((parcel[0], "")) or {"fail_message": "no answer"}
            if row.get("fail_error") or row.get("fail_message") or row.get("status") == "FAILED":
                words = self._api.http.quote({"message": row.get("fail_message") or row.get("fail_error")})
                refused[parcel[0]] = replies.item_problem(self._api.account, "", words)
            else:
                good[parcel] = row
        return good


def _why_not(status: str) -> Text:
    if status in ("READY_TO_SHIP", "RETRY_SHIP", "PENDING"):
        return translate("shopee", "Order {number} has no label yet: ship it first, then the carrier makes one.")
    if status == "PROCESSED":
        return translate("shopee", "Order {number} has no tracking number yet. Try again in a minute.")
    if status in ("SHIPPED", "TO_CONFIRM_RECEIVE", "COMPLETED", "TO_RETURN"):
        return translate("shopee", "The carrier has fetched order {number} already; there is no label any more.")
    return translate("shopee", "Order {number} has no label on Shopee.")

"""Comparing the orders of a file with the book: an order whose number is there already is left as it is; the others
are new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.catalog import Variant, sku_key
from storemanager.domain.folding import fold
from storemanager.domain.orders import Order, OrderStatus
from storemanager.importexport.drafts import Parsed, RecordDraft
from storemanager.importexport.plans import Action, RecordPlan
from storemanager.money import Money
from storemanager.services.catalog_checks import sku_owners
from storemanager.texts import translate

_S = OrderStatus
STATUS_WORDS: dict[str, OrderStatus] = {
    **{status.value: status for status in OrderStatus},
    "nhap": _S.DRAFT,
    "phieu tam": _S.DRAFT,
    "cho duyet": _S.PENDING,
    "cho xac nhan": _S.PENDING,
    "dat hang": _S.PENDING,
    "moi": _S.PENDING,
    "pending": _S.PENDING,
    "on-hold": _S.PENDING,
    "cho thanh toan": _S.UNPAID,
    "cho goi": _S.CONFIRMED,
    "da xac nhan": _S.CONFIRMED,
    "dang xu ly": _S.CONFIRMED,
    "processing": _S.CONFIRMED,
    "da goi": _S.PACKED,
    "da dong goi": _S.PACKED,
    "dang giao": _S.SHIPPED,
    "dang giao hang": _S.SHIPPED,
    "dang van chuyen": _S.SHIPPED,
    "da giao": _S.DELIVERED,
    "da giao hang": _S.DELIVERED,
    "giao thanh cong": _S.DELIVERED,
    "hoan thanh": _S.DELIVERED,
    "completed": _S.DELIVERED,
    "fulfilled": _S.DELIVERED,
    "da huy": _S.CANCELLED,
    "huy": _S.CANCELLED,
    "canceled": _S.CANCELLED,
    "hoan tra": _S.RETURNED,
    "tra hang": _S.RETURNED,
    "da hoan": _S.RETURNED,
    "refunded": _S.RETURNED,
}


class OrderPlanner:
    """Plans one file of orders, chunk by chunk."""

    def __init__(self, session: Session, parsed: Parsed) -> None:
        self._session = session
        self._parsed = parsed
        self._seen: set[str] = set()
        self.new_locations: set[str] = set()

    def plan(self, drafts: Sequence[RecordDraft]) -> Iterator[RecordPlan]:
        numbers = [number for draft in drafts if (number := draft.values.get("number"))]
        stored: dict[str, int | None] = {}
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            stored |= dict(self._session.exec(select(Order.number, Order.id).where(col(Order.number).in_(some))).all())
        keys = {sku_key(sku) for draft in drafts for sku in _skus(draft)}
        variants = sku_owners(self._session, list(keys))
        scales = self._scales([variant_id for variant_id, _ in variants.values()])
        for draft in drafts:
            yield self._plan(draft, stored, variants, scales)

    def _scales(self, ids: list[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            rows = self._session.exec(select(Variant.id, Variant.quantity_scale).where(col(Variant.id).in_(some)))
            found |= {variant_id: scale for variant_id, scale in rows if variant_id is not None}
        return found

    def _plan(
        self, draft: RecordDraft, stored: dict[str, int | None], variants: Any, scales: dict[int, int]
    ) -> RecordPlan:
        row, values, problems, head = draft.rows[0], draft.values, draft.problems, self._parsed.head
        plan = RecordPlan(dict.fromkeys(draft.rows, Action.NEW), problems=problems, values=values, parts=draft.parts)
        number = values.get("number", "")
        if not number:
            problems.error(row, head("number"), translate("files", "Empty. Every order needs its number."))
        elif number in self._seen:
            problems.error(
                row,
                head("number"),
                translate("files", "Order {number} stands in the file twice, in parts.")(number=number),
            )
        self._seen.add(number)
        if number in stored:
            plan.record_id = stored[number]
            plan.rows = dict.fromkeys(plan.rows, Action.WRONG if problems.wrong else Action.SAME)
            return plan
        if "record" not in values:
            self._check(draft, variants, scales)
        if problems.wrong:
            plan.rows = dict.fromkeys(plan.rows, Action.WRONG)
        for sku in _skus(draft):
            if sku_key(sku) not in variants:
                problems.warn(
                    row,
                    head("sku"),
                    translate("files", "{sku} is not in the book; the line is kept as text and can be matched later.")(
                        sku=sku
                    ),
                )
        values["variants"] = {sku: variants[sku_key(sku)][0] for sku in _skus(draft) if sku_key(sku) in variants}
        return plan

    def _check(self, draft: RecordDraft, variants: Any, scales: dict[int, int]) -> None:
        row, values, problems, head = draft.rows[0], draft.values, draft.problems, self._parsed.head
        said = values.get("status", "")
        values["status"] = STATUS_WORDS.get(fold(said), _S.DELIVERED)
        if said and fold(said) not in STATUS_WORDS:
            problems.error(
                row, head("status"), translate("files", "“{value}” is not a status of an order.")(value=said[:60])
            )
        if "placed_at" not in values and not problems.wrong:
            problems.error(
                row, head("placed_at"), translate("files", "Empty. Every order needs the day it was placed.")
            )
        if not draft.parts and not problems.wrong:
            problems.error(row, head("quantity"), translate("files", "The order has no items."))
        total = 0
        for line in draft.parts:
            owner = variants.get(sku_key(line.get("sku", "")))
            scale = scales.get(owner[0], 1) if owner else 1
            units = Decimal(line.get("quantity", 1)) * scale
            if units != units.to_integral_value() or units <= 0:
                problems.error(
                    line["row"],
                    head("quantity"),
                    translate("files", "“{value}” cannot be a quantity of these goods.")(
                        value=str(line.get("quantity"))
                    ),
                )
                continue
            line["units"], line["scale"] = int(units), scale
            gross = Decimal(line.get("unit_price", 0)) * units / scale
            line["total"] = max(
                0, int(gross.to_integral_value(rounding="ROUND_HALF_UP")) - line.get("line_discount", 0)
            )
            total += line["total"]
        total += values.get("shipping", 0) + values.get("tax", 0) - values.get("discount", 0)
        values.setdefault("total", max(0, total))
        if not problems.wrong and values["total"] != total:
            problems.warn(
                row,
                head("total"),
                translate("files", "The items come to {sum}, the order says {total}; the order's own total is kept.")(
                    sum=Money(total, self._parsed.facts.currency),
                    total=Money(values["total"], self._parsed.facts.currency),
                ),
            )


def _skus(draft: RecordDraft) -> list[str]:
    record = draft.values.get("record")
    if isinstance(record, dict):
        return list(dict.fromkeys(line["sku"] for line in record.get("lines", ()) if line.get("sku")))
    return list(dict.fromkeys(line["sku"] for line in draft.parts if line.get("sku")))

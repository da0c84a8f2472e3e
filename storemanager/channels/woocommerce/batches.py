"""Writes to many items at once: grouped as WooCommerce wants them, and each item's own result out of the answer.

Products go through `products/batch`; variations only through the batch of their own parent. An answer of 200 says
nothing: refused items stand between the good ones, and an answer may even be empty although everything was done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from storemanager.channels.base import ListingRef, Outcome, WriteResult
from storemanager.channels.errors import CancelledError, ChannelError, RejectedError, TransientError
from storemanager.channels.woocommerce import replies
from storemanager.channels.woocommerce.api import WooApi
from storemanager.texts import Text, translate

Row = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """One thing to write. `confirm` reads the shop's echo of it; None means that it holds what was asked for."""

    ref: ListingRef
    body: Row
    confirm: Callable[[Row], Text | None]
    echo: Callable[[Row], int | None] = lambda _row: None


class BatchWriter:
    """Sends items and gives one result for each, in the order asked."""

    def __init__(self, api: WooApi, size: int) -> None:
        self._api = api
        self._size = size

    def write(self, items: Sequence[Item], *, repeatable: bool) -> list[WriteResult]:
        """Raises only when nothing at all was sent."""
        results: dict[int, WriteResult] = {}
        sent = False
        stopped: ChannelError | CancelledError | None = None
        for route, numbers in _grouped(items).items():
            for start in range(0, len(numbers), self._size):
                part = numbers[start : start + self._size]
                if stopped is None:
                    stopped = self._send(route, part, items, results, repeatable)
                    sent = sent or stopped is None or any(number in results for number in part)
                for number in part:
                    results.setdefault(number, _not_sent(items[number].ref, stopped))
        if stopped is not None and not sent:
            raise stopped
        return [results[number] for number in range(len(items))]

    def _send(
        self, route: str, part: Sequence[int], items: Sequence[Item], results: dict[int, WriteResult], repeatable: bool
    ) -> ChannelError | CancelledError | None:
        """Send one part. What stops everything after it is given back; what concerns items is in `results`."""
        try:
            body = {"update": [items[number].body for number in part]}
            answer = self._api.send("POST", route, body, repeatable=repeatable).data
        except CancelledError as error:
            return error
        except RejectedError as error:
            if len(part) > 1:
                return self._halves(route, part, items, results, repeatable)
            results[part[0]] = rejected(items[part[0]].ref, error)
            return None
        except TransientError as error:
            if not error.unclear:
                return error
            for number in part:
                results[number] = WriteResult(items[number].ref, Outcome.UNKNOWN, error.message, error.code)
            return None
        except ChannelError as error:
            return error
        self._read(answer, part, items, results)
        return None

    def _halves(
        self, route: str, part: Sequence[int], items: Sequence[Item], results: dict[int, WriteResult], repeatable: bool
    ) -> ChannelError | CancelledError | None:
        """The whole part was refused for one item's sake: split until that one is alone (F25)."""
        middle = len(part) // 2
        for half in (part[:middle], part[middle:]):
            stopped = self._send(route, half, items, results, repeatable)
            if stopped is not None:
                return stopped
        return None

    def _read(
        self, answer: object, part: Sequence[int], items: Sequence[Item], results: dict[int, WriteResult]
    ) -> None:
        """Each item in, each item out (F26): what has no result of its own is unknown, never taken for done."""
        rows = answer.get("update") if isinstance(answer, dict) else None
        rows = rows if isinstance(rows, list) else []
        in_place = len(rows) == len(part)
        for place, number in enumerate(part):
            item = items[number]
            row = rows[place] if in_place else next((r for r in rows if _is_for(r, item)), None)
            if not isinstance(row, dict) or not _is_for(row, item):
                results[number] = WriteResult(item.ref, Outcome.UNKNOWN, NO_RESULT(account=self._api.account))
            elif row.get("error"):
                results[number] = self._refused(item.ref, row["error"])
            else:
                results[number] = _confirmed(item, row)

    def _refused(self, ref: ListingRef, error: Any) -> WriteResult:
        code = str(error.get("code", "")) if isinstance(error, dict) else ""
        return rejected(ref, replies.item_refusal(self._api.account, code, self._api.http.quote(error)))


NO_RESULT = translate("channels", "{account} did not say what became of this item.")


def rejected(ref: ListingRef, error: RejectedError) -> WriteResult:
    """The shop (or our own check) refused this item; nothing changed there."""
    return WriteResult(ref, Outcome.REJECTED, error.message, error.code, gone=error.gone, advice=error.advice)


def _not_sent(ref: ListingRef, stopped: ChannelError | CancelledError | None) -> WriteResult:
    if isinstance(stopped, ChannelError):
        return WriteResult(ref, Outcome.NOT_SENT, stopped.message, stopped.code)
    return WriteResult(ref, Outcome.NOT_SENT, translate("channels", "Stopped before it was sent."), "cancelled")


def _confirmed(item: Item, row: Row) -> WriteResult:
    try:
        problem, stock = item.confirm(row), item.echo(row)
    except (KeyError, TypeError, ValueError):
        return WriteResult(item.ref, Outcome.UNKNOWN, translate("channels", "The website's answer makes no sense."))
    outcome = Outcome.DONE if problem is None else Outcome.UNKNOWN
    return WriteResult(item.ref, outcome, problem, stock=stock)


def _is_for(row: object, item: Item) -> bool:
    return isinstance(row, dict) and str(row.get("id")) == (item.ref.variant_id or item.ref.product_id)


def _grouped(items: Sequence[Item]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        ref = item.ref
        route = f"products/{ref.product_id}/variations/batch" if ref.variant_id else "products/batch"
        groups.setdefault(route, []).append(number)
    return groups

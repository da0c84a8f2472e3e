"""Writes to models: grouped as Shopee takes them (one item a call, at most fifty of its models), and each model's own
result out of the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import ListingRef, Outcome, WriteResult
from storemanager.channels.errors import CancelledError, ChannelError, RejectedError, TransientError
from storemanager.channels.shopee import replies, values
from storemanager.channels.shopee.api import NOT_A_NUMBER, ShopeeApi, parts
from storemanager.texts import Text, translate

Row = dict[str, Any]
MOST_MODELS = 50


@dataclass(frozen=True)
class Write:
    """One model to write. `echo` reads what Shopee says it holds now; `wanted` is what it must say."""

    ref: ListingRef
    body: Row
    wanted: int


class GroupedWriter:
    """Sends the writes of one kind and gives one result for each, in the order asked."""

    def __init__(self, api: ShopeeApi, call: str, name: str, echo: Callable[[Row], int | None]) -> None:
        self._api = api
        self._call = call
        self._name = name
        self._echo = echo

    def write(self, asked: Sequence[Write | WriteResult]) -> list[WriteResult]:
        """What is a result already stays as it is. Raises only when nothing at all was sent."""
        results: dict[int, WriteResult] = {n: each for n, each in enumerate(asked) if isinstance(each, WriteResult)}
        writes = {n: each for n, each in enumerate(asked) if isinstance(each, Write)}
        sent = False
        stopped: ChannelError | CancelledError | None = None
        for numbers in _groups(writes):
            if stopped is None:
                stopped = self._send(numbers, writes, results)
                sent = sent or stopped is None or any(number in results for number in numbers)
            for number in numbers:
                results.setdefault(number, _not_sent(writes[number].ref, stopped))
        if stopped is not None and not sent:
            raise stopped
        return [results[number] for number in range(len(asked))]

    def _send(
        self, numbers: Sequence[int], writes: dict[int, Write], results: dict[int, WriteResult]
    ) -> ChannelError | CancelledError | None:
        """One call. What stops everything after it is given back; what concerns models is in `results`."""
        item = int(writes[numbers[0]].ref.product_id)
        try:
            answer = self._api.post(self._call, {"item_id": item, self._name: [writes[n].body for n in numbers]})
        except CancelledError as error:
            return error
        except RejectedError as error:
            if len(numbers) > 1 and not error.gone and error.code != replies.PROMOTION:
                return self._halves(numbers, writes, results)
            for number in numbers:
                results[number] = rejected(writes[number].ref, error)
            return None
        except TransientError as error:
            if not error.unclear:
                return error
            for number in numbers:
                results[number] = _unknown(writes[number].ref, error.message, error.code)
            return None
        except ChannelError as error:
            return error
        self._read(answer, numbers, writes, results)
        return None

    def _halves(
        self, numbers: Sequence[int], writes: dict[int, Write], results: dict[int, WriteResult]
    ) -> ChannelError | CancelledError | None:
        """The whole call was refused for one model's sake: split until that one is alone (F25)."""
        middle = len(numbers) // 2
        for half in (numbers[:middle], numbers[middle:]):
            stopped = self._send(half, writes, results)
            if stopped is not None:
                return stopped
        return None

    def _read(
        self, answer: Any, numbers: Sequence[int], writes: dict[int, Write], results: dict[int, WriteResult]
    ) -> None:
        """What has no result of its own is unknown, never taken for done (F26)."""
        rows = {name: _by_model(answer.get(name)) for name in ("success_list", "failure_list")}
        for number in numbers:
            write = writes[number]
            model = write.ref.variant_id or "0"
            refused, done = rows["failure_list"].get(model), rows["success_list"].get(model)
            if refused is not None:
                results[number] = self._refused(write.ref, values.text(refused.get("failed_reason")))
            elif done is None:
                results[number] = _unknown(write.ref, _NO_RESULT(account=self._api.account))
            else:
                results[number] = self._confirmed(write, done)

    def _refused(self, ref: ListingRef, reason: str) -> WriteResult:
        words = self._api.http.quote({"message": reason})
        gone = "not found" in reason.lower() or "not exist" in reason.lower()
        code = replies.PROMOTION if replies.is_promotion("", reason) else "refused"
        problem = replies.item_problem(self._api.account, "", words)
        return WriteResult(ref, Outcome.REJECTED, problem, code, gone=gone, advice=replies.item_advice("", words))

    def _confirmed(self, write: Write, row: Row) -> WriteResult:
        try:
            echo = self._echo(row)
        except ValueError:
            return _unknown(write.ref, _NO_RESULT(account=self._api.account))
        if echo is not None and echo != write.wanted:
            problem = translate("shopee", "Shopee answered with {echo} instead of {wanted}.")
            return _unknown(write.ref, problem(echo=echo, wanted=write.wanted))
        return WriteResult(write.ref, Outcome.DONE, stock=echo)


_NO_RESULT = translate("shopee", "{account} did not say what became of this item.")


def rejected(ref: ListingRef, error: RejectedError) -> WriteResult:
    """Shopee (or our own check) refused it; nothing changed there."""
    return WriteResult(ref, Outcome.REJECTED, error.message, error.code, gone=error.gone, advice=error.advice)


def _unknown(ref: ListingRef, problem: Text, code: str = "") -> WriteResult:
    return WriteResult(ref, Outcome.UNKNOWN, problem, code, advice=failures.LOOKED_UP)


def unfit(ref: ListingRef, message: Text, advice: Text = failures.LOOK_AT_IT) -> WriteResult:
    """What is never sent, because Shopee would refuse it or make nonsense of it."""
    return rejected(ref, RejectedError(message, advice, code="unfit"))


def model_of(ref: ListingRef) -> int | None:
    """The number of the model (0: the item itself); None where the listing names nothing on Shopee."""
    if not ref.product_id.isdecimal() or not (ref.variant_id or "0").isdecimal():
        return None
    return int(ref.variant_id or 0)


def bad_ref(ref: ListingRef) -> WriteResult:
    return unfit(ref, NOT_A_NUMBER)


def _groups(writes: dict[int, Write]) -> list[Sequence[int]]:
    items: dict[str, list[int]] = {}
    for number, write in writes.items():
        items.setdefault(write.ref.product_id, []).append(number)
    return [some for numbers in items.values() for some in parts(numbers, MOST_MODELS)]


def _by_model(rows: Any) -> dict[str, Row]:
    return {values.text(row.get("model_id") or 0): row for row in values.rows(rows)}


def _not_sent(ref: ListingRef, stopped: ChannelError | CancelledError | None) -> WriteResult:
    if isinstance(stopped, ChannelError):
        return WriteResult(ref, Outcome.NOT_SENT, stopped.message, stopped.code, advice=stopped.advice)
    return WriteResult(ref, Outcome.NOT_SENT, translate("shopee", "Stopped before it was sent."), "cancelled")

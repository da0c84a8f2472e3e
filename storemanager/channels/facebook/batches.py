"""Writing to the catalogue: one batch for thousands of items, and its handle followed to the end.

Meta takes a batch at once and works it off later. "Taken" is not "done" (F27): only a finished batch says which rows
were refused; and a batch that is still under way when our patience ends leaves its items unknown, never done."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import ListingRef, Notebook, Outcome, WriteResult
from storemanager.channels.errors import CancelledError, ChannelError, RejectedError, TransientError
from storemanager.channels.facebook.api import GraphApi, as_json
from storemanager.channels.facebook.replies import TOO_LARGE
from storemanager.channels.pace import Pace
from storemanager.texts import Text, translate

MOST_ROWS = 3000  # Meta takes 5,000, and advises fewer
MOST_BYTES = 20_000_000
LOOKS = (1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 5.0, 8.0, 8.0, 8.0)
"""Seconds before each look at a batch that is under way; together less than a lease of the account lasts."""
AT_ONCE, A_MINUTE = 10, 1 / 60
"""Ten batches may go close together; in the long run Meta wants no more than one a minute for a catalogue."""
GIVEN_UP_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Item:
    """One row to be written. `method` is CREATE, UPDATE or DELETE."""

    ref: ListingRef
    method: str
    data: Mapping[str, Any]

    @property
    def row(self) -> dict[str, Any]:
        return {"method": self.method, "data": {"id": remote_id(self.ref), **self.data}}


def remote_id(ref: ListingRef) -> str:
    """The id we gave an item: that of the variant, or of a product that has none."""
    return ref.variant_id or ref.product_id


class BatchWriter:
    """Sends items and gives one result for each, in the order asked. Nothing overtakes a batch that is still being
    worked off, not even after the program was started anew: it could put back an old number later."""

    def __init__(self, api: GraphApi) -> None:
        self._api = api
        self._pace = Pace(api.seconds, capacity=AT_ONCE, per_second=A_MINUTE)
        self._under_way = UnderWay(api.context.notes, api.http.server_now)

    def write(self, items: Sequence[Item], *, create: bool = False) -> list[WriteResult]:
        """`create`: items that are not there are made. Raises only when nothing at all was sent."""
        if items and self._is_busy():
            waits = UNDER_WAY(account=self._api.account)
            return [
                WriteResult(item.ref, Outcome.NOT_SENT, waits, "in_progress", advice=failures.TRIED_AGAIN)
                for item in items
            ]
        results: dict[int, WriteResult] = {}
        sent = False
        stopped: ChannelError | CancelledError | None = None
        for part in _parts(items):
            if stopped is None:
                stopped = self._send(part, items, results, create)
                sent = sent or stopped is None or any(number in results for number in part)
            for number in part:
                results.setdefault(number, not_sent(items[number].ref, stopped))
        if stopped is not None and not sent:
            raise stopped
        return [results[number] for number in range(len(items))]

    def _send(
        self, part: Sequence[int], items: Sequence[Item], results: dict[int, WriteResult], create: bool
    ) -> ChannelError | CancelledError | None:
        """Send one batch. What stops everything after it is given back; what concerns items is in `results`."""
        try:
            answer = self._post([items[number].row for number in part], create)
        except CancelledError as error:
            return error
        except RejectedError as error:
            if error.code == TOO_LARGE and len(part) > 1:
                return self._halves(part, items, results, create)
            if len(part) == 1:
                results[part[0]] = rejected(items[part[0]].ref, error)
                return None
            return error
        except TransientError as error:
            if not error.unclear:
                return error
            results |= {number: _unknown(items[number].ref, error.message, error.code) for number in part}
            return None
        except ChannelError as error:
            return error
        self._follow(answer, part, items, results)
        return None

    def _post(self, rows: Sequence[Mapping[str, Any]], create: bool) -> Mapping[str, Any]:
        wait = self._pace.reserve()
        if wait:
            raise failures.too_many(self._api.account, retry_after=wait)
        fields = {
            "item_type": "PRODUCT_ITEM",
            "allow_upsert": "true" if create else "false",
            "requests": as_json(rows),
        }
        return self._api.post(f"{self._api.catalog_id}/items_batch", fields)

    def _halves(
        self, part: Sequence[int], items: Sequence[Item], results: dict[int, WriteResult], create: bool
    ) -> ChannelError | CancelledError | None:
        middle = len(part) // 2
        for half in (part[:middle], part[middle:]):
            stopped = self._send(half, items, results, create)
            if stopped is not None:
                return stopped
        return None

    # --- What became of it ---

    def _follow(
        self, answer: Mapping[str, Any], part: Sequence[int], items: Sequence[Item], results: dict[int, WriteResult]
    ) -> None:
        handles = answer.get("handles")
        refused = _at_once(answer)
        if not isinstance(handles, list) or (not handles and not refused):
            results |= {number: _unknown(items[number].ref, NO_RESULT(account=self._api.account)) for number in part}
            return
        named = [str(handle) for handle in handles]
        self._under_way.begun(named)
        final = _Final.all_of([self._final(handle) for handle in named])
        if final.finished:
            self._under_way.over(named)
        strangers = final.refused.keys() - {remote_id(items[number].ref) for number in part}
        told = bool(handles) and final.complete and not strangers  # a refusal under a name that is none of ours is ours
        for number in part:
            item = items[number]
            key = remote_id(item.ref)
            if key in refused or key in final.refused:
                words = refused.get(key) or final.refused[key]
                results[number] = rejected(item.ref, self._refusal(words))
            elif not final.finished:
                results[number] = _unknown(item.ref, UNDER_WAY(account=self._api.account), "in_progress")
            elif not told:
                results[number] = _unknown(item.ref, NO_RESULT(account=self._api.account))
            else:
                results[number] = WriteResult(item.ref, Outcome.DONE)

    def _is_busy(self) -> bool:
        """Whether a batch of ours, also one from before the program was last started, is still being worked off."""
        for handle in self._under_way.handles():
            try:
                if self._look(handle) is None:
                    return True
            except RejectedError:
                pass  # Meta does not know it (any more)
            self._under_way.over([handle])
        return False

    def _final(self, handle: str) -> _Final:
        """What a batch says at its end, as far as we wait for it; an answer that fails to come is asked for again."""
        for pause in LOOKS:
            try:
                self._api.http.pause(pause)
                row = self._look(handle)
            except TransientError:
                continue
            except (ChannelError, CancelledError):
                break  # the batch goes on without us: its items stay unknown
            if row is not None:
                return _Final.read(row)
        return _Final(finished=False)

    def _look(self, handle: str) -> Mapping[str, Any] | None:
        """What Meta says of a batch that is finished; None: not yet."""
        path = f"{self._api.catalog_id}/check_batch_request_status"
        told = self._api.get(path, {"handle": handle, "load_ids_of_invalid_requests": True})
        row = next((each for each in told.get("data") or [] if isinstance(each, dict)), None)
        return row if row is not None and row.get("status") == "finished" else None

    def _refusal(self, words: str) -> RejectedError:
        if not words:
            return RejectedError(NO_REASON(account=self._api.account), failures.LOOK_AT_IT, code="row")
        return failures.refused(self._api.account, reply=self._api.http.quote({"message": words}), code="row")


class UnderWay:
    """The handles of batches that have not been seen finished, over all starts of the program. One that Meta keeps
    open for a day is given up: the full check finds what it did."""

    def __init__(self, notes: Notebook, now: Callable[[], datetime]) -> None:
        self._notes, self._now = notes, now

    def handles(self) -> list[str]:
        """The oldest first."""
        kept = self._kept()
        now = self._now().timestamp()
        return [handle for handle, begun in kept.items() if now - begun < GIVEN_UP_AFTER.total_seconds()]

    def begun(self, handles: Sequence[str]) -> None:
        now = self._now().timestamp()
        self._keep({**{each: self._kept()[each] for each in self.handles()}, **dict.fromkeys(handles, now)})

    def over(self, handles: Sequence[str]) -> None:
        self._keep({handle: begun for handle, begun in self._kept().items() if handle not in handles})

    def _kept(self) -> dict[str, float]:
        try:
            kept = json.loads(self._notes.latest() or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _keep(self, kept: Mapping[str, float]) -> None:
        self._notes.keep(json.dumps(kept))


@dataclass(frozen=True)
class _Final:
    """The end of a batch: `refused` are item ids with Meta's words. `complete`: all refused ones are named."""

    finished: bool = True
    complete: bool = True
    refused: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> _Final:
        errors = [each for each in row.get("errors") or [] if isinstance(each, dict)]
        named = {str(each.get("id")): str(each.get("message") or "") for each in errors if each.get("id")}
        listed = [str(each) for each in row.get("ids_of_invalid_requests") or []]
        count = row.get("errors_total_count")
        count = count if isinstance(count, int) else len(errors)
        complete = bool(listed) or count <= len(named)
        return cls(complete=complete, refused={**dict.fromkeys(listed, ""), **named})

    @classmethod
    def all_of(cls, parts: Sequence[_Final]) -> _Final:
        refused = {key: words for part in parts for key, words in part.refused.items()}
        return cls(all(part.finished for part in parts), all(part.complete for part in parts), refused)


NO_RESULT = translate("channels", "{account} did not say what became of this item.")
NO_REASON = translate("channels", "{account} refused this item and gave no reason.")
UNDER_WAY = translate("channels", "{account} is still working on it. It is read again before it is sent again.")


def _at_once(answer: Mapping[str, Any]) -> dict[str, str]:
    """The rows that were refused when they were handed in, by their ids."""
    refused: dict[str, str] = {}
    for told in answer.get("validation_status") or []:
        errors = told.get("errors") if isinstance(told, dict) else None
        if errors:
            refused[str(told.get("retailer_id"))] = "; ".join(str(each.get("message", "")) for each in errors)
    return refused


def _parts(items: Sequence[Item]) -> list[list[int]]:
    """The items cut into batches, by number and by size."""
    parts: list[list[int]] = []
    size = 0
    for number, item in enumerate(items):
        length = len(as_json(item.row).encode())
        if not parts or len(parts[-1]) >= MOST_ROWS or size + length > MOST_BYTES:
            parts.append([])
            size = 0
        parts[-1].append(number)
        size += length
    return parts


def rejected(ref: ListingRef, error: RejectedError) -> WriteResult:
    """Refused by Meta, or by our own check; nothing changed there."""
    return WriteResult(ref, Outcome.REJECTED, error.message, error.code, gone=error.gone, advice=error.advice)


def not_sent(ref: ListingRef, stopped: ChannelError | CancelledError | None) -> WriteResult:
    """It never left this computer."""
    if isinstance(stopped, ChannelError):
        return WriteResult(ref, Outcome.NOT_SENT, stopped.message, stopped.code, advice=stopped.advice)
    return WriteResult(ref, Outcome.NOT_SENT, translate("channels", "Stopped before it was sent."), "cancelled")


def _unknown(ref: ListingRef, problem: Text, code: str = "") -> WriteResult:
    return WriteResult(ref, Outcome.UNKNOWN, problem, code, advice=failures.LOOKED_UP)

"""Reading what changed in a list since the last time, losing nothing and asking as little as possible.

One list (orders, products, variations, trashed orders…) is followed like this:

- *Look*: one request for the newest rows of a window that reaches ten minutes back behind the last complete look
  (F04). Rows already known with the same modification time are dropped. The shop's own count of the window must be
  what we know of plus what is new; then all is seen, and a quiet list costs exactly this one request.
- *Walk*: when there is more news than one page, or the count does not fit (something was stored late, F06), the
  window is walked from its beginning in ascending order, restarting from the last date instead of turning
  pages, because rows move while one reads. Rows of one second that fill a page are read by id (F05).

The state is plain JSON and travels in the pull's cursor, which sync stores together with the page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from storemanager.channels.woocommerce.api import PER_PAGE, WooApi
from storemanager.channels.woocommerce.values import gmt, needed_moment

OVERLAP = timedelta(minutes=10)
MOST_REMEMBERED = 20_000  # ids of one window; beyond it the overlap gets shorter instead of the cursor longer
_SETTLED = timedelta(seconds=2)  # a row changed again within its second keeps its date: younger ones are compared whole
_SECOND = len("2026-11-22T05:00:00")
_BEGINNING = "2000-01-01T00:00:00"

Row = dict[str, Any]


@dataclass
class Followed:
    """Where we are in one list. `window` is where the next look begins; `known` the rows of it we have, by id."""

    window: str = _BEGINNING
    known: dict[str, str] = field(default_factory=dict)  # id -> date_modified_gmt, with a fingerprint while young
    walk: str = ""  # the second the walk has reached; empty: no walk is under way
    page: int = 1  # the page by id within that second
    began: str = ""  # the shop's clock when the walk began
    met: dict[str, str] = field(default_factory=dict)  # rows met on this walk that a later look may meet again
    checks: int = 0  # looks that had to follow a walk in this pull: their number is limited (F34)
    whole: bool = True  # whether the walk began where the window does, so that `known` is made anew by it

    @classmethod
    def load(cls, raw: Mapping[str, Any]) -> Followed:
        plain = {name: raw[name] for name in cls.__dataclass_fields__ if name in raw}
        return cls(**{**plain, "known": _unpacked(raw.get("known", {})), "met": _unpacked(raw.get("met", {}))})

    def dump(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"window": self.window}
        if self.known:
            plain["known"] = _packed(self.known)
        if self.checks:
            plain["checks"] = self.checks
        if self.walk:
            plain |= {"walk": self.walk, "page": self.page, "began": self.began, "whole": self.whole}
            plain["met"] = _packed(self.met)
        return plain


@dataclass(frozen=True)
class Batch:
    """Rows that are new to us, oldest change first; whether more wait; whether the paging behaved."""

    rows: list[Row]
    state: Followed
    more: bool
    complete: bool = True


class ChangeReader:
    """Follows one list of one shop. `params` are its constant filters."""

    def __init__(self, api: WooApi, route: str, params: Mapping[str, Any]) -> None:
        self._api = api
        self._route = route
        self._params = {**params, "dates_are_gmt": True}

    def start_at(self, since: datetime | None) -> Followed:
        """The state of a list that has never been read: everything from `since` on is walked."""
        window = gmt(since) if since else _BEGINNING
        return Followed(window=window, walk=window, began=gmt(self._api.http.server_now()))

    def start_now(self) -> Followed:
        """The state of a list of which only what changes from now on is wanted."""
        return Followed(window=gmt(self._api.http.server_now()))

    def next(self, state: Followed) -> Batch:
        """One page of what changed."""
        return self._walk(state) if state.walk else self._look(state)

    # --- Look ---

    def _look(self, state: Followed) -> Batch:
        asked_at = self._api.http.server_now()
        rows, total = self._rows(modified_after=state.window, orderby="modified", order="desc")
        began = min(asked_at, self._api.http.server_now())  # before the first answer only our own clock was known (F62)
        fresh = [row for row in rows if not _is_known(row, state.known)]
        moved = sum(_id(row) in state.known for row in fresh)
        if total == len(state.known) - moved + len(fresh) and (len(fresh) < len(rows) or len(rows) >= total):
            known = {**state.known, **self._marks(fresh)}
            return Batch(_oldest_first(fresh), self._settled(state, known, began), more=False)
        # All news: go on from the newest row we have, and look again at the end. Else something came in late or
        # vanished further back: walk the whole window.
        newest = max(state.known.values(), default="")[:_SECOND]
        onwards = bool(newest) and bool(rows) and len(fresh) == len(rows) and not state.checks
        start = _second_after(newest) if onwards else state.window
        walk = replace(state, walk=start, page=1, began=gmt(began), met={}, whole=not onwards)
        return self._walk(walk)

    # --- Walk ---

    def _walk(self, state: Followed) -> Batch:
        if state.page > 1:
            return self._walk_one_second(state)
        rows, total = self._rows(modified_after=_second_before(state.walk), orderby="modified", order="asc")
        state = replace(state, began=min(state.began, gmt(self._api.http.server_now())))  # as in a look (F62)
        seconds = sorted({_modified(row) for row in rows})
        if total > len(rows) and len(seconds) == 1 and seconds[0] >= state.walk:
            return self._walk_one_second(replace(state, walk=seconds[0]))
        return self._met(state, rows, reached=seconds[-1] if seconds else state.walk, last=total <= len(rows))

    def _walk_one_second(self, state: Followed) -> Batch:
        """More rows than a page holds were changed in this very second: read exactly it, by id (F05)."""
        after, before = _second_before(state.walk), _second_after(state.walk)
        rows, total = self._rows(
            modified_after=after, modified_before=before, orderby="id", order="asc", page=state.page
        )
        if not rows or state.page * PER_PAGE >= total:
            return self._met(state, rows, reached=_second_after(state.walk), last=False, progress=True)
        batch = self._met(state, rows, reached=state.walk, last=False)
        batch.state.page = state.page + 1
        return batch

    def _met(self, state: Followed, rows: list[Row], *, reached: str, last: bool, progress: bool = False) -> Batch:
        already = {**state.known, **state.met}
        fresh = [row for row in rows if not _is_known(row, already)]
        ordered = _oldest_first(fresh)
        moved = reached > state.walk or (reached == state.walk and not all(_is_known(row, state.met) for row in rows))
        if not last and not progress and not moved:
            # The same page again although more should come (F07): keep what we have, do not move, start anew later.
            return Batch(ordered, state, more=False, complete=False)
        met = self._worth_remembering({**state.met, **self._marks(rows)}, state.began, reached)
        if last:
            known = met if state.whole else {**state.known, **met}
            # What was walked in several steps is looked at once more: its count must fit now (F06).
            again = bool(rows) and state.checks < 2 and (not state.whole or bool(state.met))
            settled = self._settled(state, known, _moment(state.began))
            return Batch(ordered, replace(settled, checks=state.checks + 1 if again else 0), more=again)
        return Batch(ordered, replace(state, walk=reached, page=1, met=met), more=True)

    # --- Remembering ---

    def _worth_remembering(self, met: dict[str, str], began: str, reached: str) -> dict[str, str]:
        """Rows that the next look or the next step of the walk can meet again."""
        window = min(gmt(_moment(began) - OVERLAP), _second_before(reached))
        return _newest(met, window)

    def _settled(self, state: Followed, known: dict[str, str], began: datetime) -> Followed:
        # What lies before the old window was never looked at; one that begins after now was made by a wrong clock.
        old = state.window if state.window <= gmt(began) else ""
        window = max(old, gmt(began - OVERLAP))
        kept = _newest(known, window)
        if len(kept) >= MOST_REMEMBERED:
            window = max(window, min(kept.values())[:_SECOND])
            kept = _newest(kept, window)
        return Followed(window=window, known=kept)

    def _marks(self, rows: list[Row]) -> dict[str, str]:
        """What to remember of rows: their date; while it could still hide a second change, their content too."""
        young = gmt(self._api.http.server_now() - _SETTLED)
        return {_id(row): _whole(row) if _modified(row) >= young else _modified(row) for row in rows}

    def _rows(self, **params: Any) -> tuple[list[Row], int]:
        rows, total = self._api.rows(self._route, {**self._params, "per_page": PER_PAGE, **params})
        for row in rows:
            if not row.get("date_modified_gmt"):  # one odd row must not block the others (F03)
                row["date_modified_gmt"] = row.get("date_created_gmt") or _BEGINNING
        return rows, max(total, len(rows))


def _packed(rows: Mapping[str, str]) -> dict[str, str]:
    """Short enough for a cursor even with thousands of rows: {second: "id,id#fingerprint,…"}."""
    seconds: dict[str, list[str]] = {}
    for row, mark in rows.items():
        seconds.setdefault(mark[:_SECOND], []).append(row + mark[_SECOND:])
    return {second: ",".join(sorted(some)) for second, some in sorted(seconds.items())}


def _unpacked(seconds: Mapping[str, str]) -> dict[str, str]:
    rows: dict[str, str] = {}
    for second, some in seconds.items():
        for each in some.split(","):
            row, mark, content = each.partition("#")
            rows[row] = second + mark + content
    return rows


def _newest(rows: dict[str, str], window: str) -> dict[str, str]:
    inside = [(at, row) for row, at in rows.items() if at[:_SECOND] > window]
    return {row: at for at, row in sorted(inside)[-MOST_REMEMBERED:]}


def _oldest_first(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (_modified(row), int(row["id"])))


def _is_known(row: Row, known: Mapping[str, str]) -> bool:
    mark = known.get(_id(row), "")
    return mark[:_SECOND] == _modified(row) and mark in (_modified(row), _whole(row))


def _whole(row: Row) -> str:
    content = json.dumps(row, sort_keys=True, ensure_ascii=False).encode()
    return f"{_modified(row)}#{hashlib.sha256(content).hexdigest()[:8]}"


def _id(row: Row) -> str:
    return str(row["id"])


def _modified(row: Row) -> str:
    return str(row["date_modified_gmt"])


def _moment(value: str) -> datetime:
    return needed_moment({"at": value}, "at")


def _second_before(value: str) -> str:
    return gmt(_moment(value) - timedelta(seconds=1))


def _second_after(value: str) -> str:
    return gmt(_moment(value) + timedelta(seconds=1))

"""How fast an account may be asked: learned from the channel's own answers, one for each account (F28, F29).

A bucket of known size where the channel publishes one, corrected by every answer that names what is left; for all
channels a pause when they say so, and a growing gap between requests after a refusal, shrinking again with success.
"""

import json
import re
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FIRST_GAP = 0.25
_LONGEST_GAP = 5.0
_FORGOTTEN_GAP = 0.02
_LOW_SHARE = 0.2
_MUCH_USED, _USED_UP = 0.75, 0.95
_SLOW_GAP = 2.0
_REST = 60.0  # for a budget that is used up, where nobody says for how long
_LONGEST_STEP = 3600.0  # a clock that jumps must not fill the bucket or hold everything for ever (F62)


class Pace:
    """Says how long to wait before the next request. May be used from several threads."""

    def __init__(self, seconds: Callable[[], float], *, capacity: float = 0, per_second: float = 0) -> None:
        """`seconds` is a clock that only moves on; capacity 0 means that no limit is known."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._capacity = capacity
        self._per_second = per_second
        self._tokens = capacity
        self._looked_at = seconds()
        self._gap = 0.0
        self._next_at = self._looked_at
        self.limit_share: float | None = None

    def reserve(self) -> float:
        """Take the next place in the row and say how many seconds it is away."""
        with self._lock:
            now = self._advance()
            wait = min(max(0.0, self._next_at - now), _LONGEST_STEP)
            if self._capacity:
                self._tokens -= 1
                if self._tokens < 0:
                    wait = max(wait, -self._tokens / self._per_second)
            if self._gap:
                self._next_at = max(self._next_at, now) + self._gap
            return wait

    def succeeded(self) -> None:
        """An answer came without complaint: the gap made by refusals shrinks."""
        with self._lock:
            self._gap = self._gap * 0.8 if self._gap * 0.8 > _FORGOTTEN_GAP else 0.0

    def refused(self, retry_after: float | None) -> None:
        """The channel said "too many": pause as long as it asks, and go slower afterwards."""
        with self._lock:
            now = self._advance()
            self._gap = min(_LONGEST_GAP, max(_FIRST_GAP, self._gap * 2))
            self._tokens = min(self._tokens, 0.0)
            self._next_at = max(self._next_at, now + (retry_after if retry_after is not None else self._gap))
            self.limit_share = 1.0

    def learn(self, headers: Mapping[str, str]) -> None:
        """Correct what is believed by what an answer says is left."""
        share = _share_in(headers)
        if share is not None:
            self._go_by(*share)
        known = _limit_in(headers)
        if known is None:
            return
        limit, left, reset = known
        with self._lock:
            now = self._advance()
            self.limit_share = min(1.0, max(0.0, 1 - left / limit))
            if self._capacity:
                self._tokens = min(self._tokens, left)
            if reset is None:
                return
            if left < 1:
                self._next_at = max(self._next_at, now + reset)
            elif left / limit < _LOW_SHARE:
                self._next_at = max(self._next_at, now + reset / left)

    def _go_by(self, share: float, regained_after: float) -> None:
        """Go by the used part of a budget: slower when it is nearly used up, and a rest when it is."""
        with self._lock:
            now = self._advance()
            self.limit_share = min(1.0, share)
            if share >= _USED_UP:
                self._next_at = max(self._next_at, now + (regained_after or _REST))
            elif share > _MUCH_USED:
                self._next_at = max(self._next_at, now + _SLOW_GAP)

    def _advance(self) -> float:
        now = self._seconds()
        passed = now - self._looked_at
        self._looked_at = now
        if passed < 0:  # the clock went back: what was reserved goes with it
            self._next_at += passed
        self._tokens = min(self._capacity, self._tokens + min(max(0.0, passed), _LONGEST_STEP) * self._per_second)
        self._next_at = min(self._next_at, now + _LONGEST_STEP)
        return now


def retry_after_seconds(headers: Mapping[str, str], now: datetime) -> float | None:
    """The Retry-After header in either of its forms: seconds, or a date; None when it is missing or senseless."""
    value = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _limit_in(headers: Mapping[str, str]) -> tuple[float, float, float | None] | None:
    """(limit, left, seconds until it is full again) out of the ways in which channels say it."""
    used = re.fullmatch(r"\s*(\d+)\s*/\s*(\d+)\s*", headers.get("x-shopify-shop-api-call-limit", ""))
    if used and int(used[2]):
        return float(used[2]), float(used[2]) - float(used[1]), None
    for prefix in ("ratelimit-", "x-ratelimit-", "x-rate-limit-"):
        limit, left = _number(headers, prefix + "limit"), _number(headers, prefix + "remaining")
        if limit and left is not None:
            reset = _number(headers, prefix + "reset")
            # Some give the moment as a Unix time instead of the seconds until then; that needs no guess to notice.
            return limit, left, reset if reset is not None and reset < 100_000 else None
    return None


def _share_in(headers: Mapping[str, str]) -> tuple[float, float] | None:
    """(used part, seconds until there is some again) where a channel tells percents in JSON: of the app's budget, or of
    several, each in a list under its owner."""
    shares: list[tuple[float, float]] = []
    for name in ("x-app-usage", "x-business-use-case-usage"):
        try:
            told = json.loads(headers.get(name, "null"))
        except ValueError:
            continue
        budgets = (
            [told, *(each for some in told.values() if isinstance(some, list) for each in some)]
            if isinstance(told, dict)
            else []
        )
        shares += [_share_of(budget) for budget in budgets if isinstance(budget, dict)]
    return max(shares, default=None)


def _share_of(budget: Mapping[str, object]) -> tuple[float, float]:
    counts = [budget.get(name) for name in ("call_count", "total_time", "total_cputime")]
    used = max((float(each) for each in counts if isinstance(each, (int, float))), default=0.0)
    minutes = budget.get("estimated_time_to_regain_access")
    return used / 100, float(minutes) * 60 if isinstance(minutes, (int, float)) else 0.0


def _number(headers: Mapping[str, str], name: str) -> float | None:
    found = re.match(r"\s*(\d+(?:\.\d+)?)", headers.get(name, ""))
    return float(found[1]) if found else None


class Breaker:
    """Stops asking a channel that does not answer: after some failures in a row it stays open for a while."""

    def __init__(self, seconds: Callable[[], float], *, failures: int = 5, pause_seconds: float = 60.0) -> None:
        self._seconds = seconds
        self._limit = failures
        self._pause = pause_seconds
        self._failures = 0
        self._until: float | None = None
        self._lock = threading.Lock()

    def wait_seconds(self) -> float:
        """0 when a request may go out; else how long the breaker stays open. One request is let through after that."""
        with self._lock:
            if self._until is None:
                return 0.0
            left = self._until - self._seconds()
            if 0 < left <= self._pause:
                return left
            self._until = None
            self._failures = self._limit - 1  # half open: one more failure opens it again
            return 0.0

    def succeeded(self) -> None:
        """The channel answered like itself."""
        with self._lock:
            self._failures = 0
            self._until = None

    def failed(self) -> None:
        """The channel could not be reached, or did not answer like itself."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._limit:
                self._until = self._seconds() + self._pause

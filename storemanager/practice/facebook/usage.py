"""How much of its hourly budget an account has used, as the headers of every answer tell it."""

from __future__ import annotations

import json
from collections import deque
from datetime import datetime, timedelta
from math import ceil

from storemanager.practice.facebook.errors import GraphError
from storemanager.practice.facebook.records import Throttle
from storemanager.practice.facebook.settings import GraphSettings

AN_HOUR = timedelta(hours=1)
TOO_MANY_CALLS, TOO_MANY_BATCHES = 4, 80014


class Usage:
    """Counts calls and batches of the last hour, and refuses what is too much."""

    def __init__(self, settings: GraphSettings) -> None:
        self._settings = settings
        self._calls: deque[datetime] = deque()
        self._batches: deque[datetime] = deque()
        self._throttles: list[Throttle] = []

    def throttle(self, code: int, now: datetime, *, minutes: int, path: str = "") -> None:
        """Let Meta say "too many" for a while, at addresses that contain `path`."""
        self._throttles.append(Throttle(code, now + timedelta(minutes=minutes), path, minutes))

    def count_call(self, path: str, now: datetime) -> None:
        """Raises GraphError when there were too many."""
        _forget(self._calls, now)
        self._throttles = [each for each in self._throttles if each.until > now]
        for each in self._throttles:
            if each.path in path:
                raise _too_many(each.code)
        self._calls.append(now)
        if len(self._calls) > self._settings.calls_an_hour:
            raise _too_many(TOO_MANY_CALLS)

    def count_batch(self, now: datetime) -> None:
        """Raises GraphError when there were too many batches."""
        _forget(self._batches, now)
        if len(self._batches) >= self._settings.batches_an_hour:
            raise _too_many(TOO_MANY_BATCHES)
        self._batches.append(now)

    def headers(self, now: datetime) -> dict[str, str]:
        """The two headers."""
        _forget(self._calls, now)
        _forget(self._batches, now)
        calls = _percent(len(self._calls), self._settings.calls_an_hour)
        batches = _percent(len(self._batches), self._settings.batches_an_hour)
        minutes = 0
        for each in self._throttles:
            minutes = max(minutes, ceil((each.until - now).total_seconds() / 60))
        if self._batches and batches >= 100:
            minutes = max(minutes, ceil((self._batches[0] + AN_HOUR - now).total_seconds() / 60))
        app = {"call_count": calls, "total_time": calls // 2, "total_cputime": calls // 2}
        business = {
            "type": "catalog_batch",
            "call_count": batches,
            "total_cputime": batches // 2,
            "total_time": batches // 2,
            "estimated_time_to_regain_access": minutes,
        }
        return {
            "X-App-Usage": json.dumps(app),
            "X-Business-Use-Case-Usage": json.dumps({self._settings.business_id: [business]}),
        }


def _too_many(code: int) -> GraphError:
    status = 403 if code == TOO_MANY_CALLS else 400
    return GraphError(code, f"(#{code}) There have been too many calls. Wait a bit and try again.", status=status)


def _forget(moments: deque[datetime], now: datetime) -> None:
    while moments and moments[0] <= now - AN_HOUR:
        moments.popleft()


def _percent(used: int, most: int) -> int:
    return min(100, used * 100 // max(1, most))

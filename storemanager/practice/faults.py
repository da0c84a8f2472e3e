"""Faults that a practice channel can be told to commit, and the plan that says when.

Whether a request is hit depends only on the seed and on how often this very request (method, path and body)
was seen before, never on which thread happened to be faster: a run can be repeated from its seed.
"""

import hashlib
import json
import random
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from storemanager.practice.http import Json, Request, Response


class Fault(StrEnum):
    """What can go wrong with one request."""

    BEFORE_500 = "before_500"  # refused, nothing was done
    BEFORE_DROP = "before_drop"  # cut off, nothing was done
    AFTER_500 = "after_500"  # done there, answered with an error
    AFTER_DROP = "after_drop"  # done there, cut off without an answer
    TOO_MANY = "too_many"  # 429 with Retry-After, nothing was done
    SLOW = "slow"  # answered late
    TRUNCATED = "truncated"  # done there, the connection ends inside the answer
    CUT_JSON = "cut_json"  # done there, a complete answer whose JSON ends too early
    WEB_PAGE = "web_page"  # a web page with status 200 instead of data, nothing was done
    DUPLICATE = "duplicate"  # a record of the page before comes again
    REPEATED_PAGE = "repeated_page"  # the page before comes again
    STALE_READ = "stale_read"  # an older answer out of a cache
    CLOCK_JUMP = "clock_jump"  # the channel's clock is off during this request


SIGNED_WITH = ("oauth_", "consumer_", "timestamp", "sign", "access_token", "appsecret_proof")
"""Parts of an address that say who asks and when, not what for."""
ONLY_READS = frozenset({Fault.DUPLICATE, Fault.REPEATED_PAGE, Fault.STALE_READ})
UNSEEN_BY_SHOP = frozenset({Fault.BEFORE_500, Fault.BEFORE_DROP, Fault.TOO_MANY, Fault.WEB_PAGE})


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault and when it strikes.

    `nth` counts the matching requests from 1; `times` ends the rule after that many strikes; `rate` is the
    chance for each matching request. `seconds` is the delay, the Retry-After, the greatest age of a stale
    answer or the jump of the clock. `share` is how much of a cut answer arrives.
    """

    fault: Fault
    method: str = ".*"
    path: str = ".*"
    nth: frozenset[int] | None = None
    times: int | None = None
    rate: float = 1.0
    seconds: float = 1.0
    share: float = 0.5
    when: Callable[[Request], bool] | None = None

    def matches(self, request: Request) -> bool:
        """Whether this rule could strike the request at all."""
        if self.fault in ONLY_READS and request.method != "GET":
            return False
        if re.fullmatch(self.method, request.method) is None or re.search(self.path, request.path) is None:
            return False
        return self.when is None or self.when(request)


class Faults:
    """A plan of faults. The first rule that strikes decides; at most one fault hits a request."""

    def __init__(self, rules: Iterable[Rule] = (), *, seed: int = 0) -> None:
        self.seed = seed
        self.enabled = True
        self.struck: list[tuple[Fault, str, str]] = []
        self._lock = threading.Lock()
        self._rules = list(rules)
        self._seen: dict[bytes, int] = {}
        self._matched: dict[Rule, int] = {}
        self._strikes: dict[Rule, int] = {}

    @classmethod
    def at_random(cls, seed: int, rates: Mapping[Fault, float], *, path: str = ".*", seconds: float = 1.0) -> "Faults":
        """Faults of several kinds, each with its own chance per request."""
        return cls([Rule(fault, path=path, rate=rate, seconds=seconds) for fault, rate in rates.items()], seed=seed)

    def add(self, rule: Rule) -> None:
        """Add one more rule; it counts from now on."""
        with self._lock:
            self._rules.append(rule)

    def clear(self) -> None:
        """Stop all faults."""
        with self._lock:
            self._rules.clear()

    def decide(self, request: Request) -> Rule | None:
        """The fault that hits this request, if any."""
        if not self.enabled:
            return None
        same = hashlib.sha256(b"\0".join((request.method.encode(), request.path.encode(), request.body))).digest()
        with self._lock:
            self._seen[same] = occurrence = self._seen.get(same, 0) + 1
            for number, rule in enumerate(self._rules):
                if rule.matches(request) and self._strikes_now(rule, f"{number}|{same.hex()}|{occurrence}"):
                    self._strikes[rule] = self._strikes.get(rule, 0) + 1
                    self.struck.append((rule.fault, request.method, request.path))
                    return rule
        return None

    def _strikes_now(self, rule: Rule, draw: str) -> bool:
        self._matched[rule] = matched = self._matched.get(rule, 0) + 1
        if rule.nth is not None and matched not in rule.nth:
            return False
        if rule.times is not None and self._strikes.get(rule, 0) >= rule.times:
            return False
        return rule.rate >= 1.0 or random.Random(f"{self.seed}|{draw}").random() < rule.rate


@dataclass(slots=True)
class _Remembered:
    at: datetime
    response: Response


@dataclass
class AnswerMemory:
    """Earlier answers to reads, from which stale, repeated and doubled ones are made."""

    limit: int = 64
    _answers: OrderedDict[str, _Remembered] = field(default_factory=OrderedDict)
    _ended: OrderedDict[str, Response] = field(default_factory=OrderedDict)  # cursor -> the page that ended with it
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def remember(self, request: Request, response: Response, now: datetime) -> None:
        """Keep a good answer to a read; the oldest ones are forgotten."""
        if request.method != "GET" or response.status != 200:
            return
        with self._lock:
            key = _address(request)
            self._answers[key] = _Remembered(now, response)
            self._answers.move_to_end(key)
            while len(self._answers) > self.limit:
                self._answers.popitem(last=False)
            cursor = _end_of(response)
            if cursor:
                self._ended[cursor] = response
                while len(self._ended) > self.limit:
                    self._ended.popitem(last=False)

    def stale(self, request: Request, now: datetime, seconds: float) -> Response | None:
        """What this address answered before, if that is not too long ago."""
        with self._lock:
            old = self._answers.get(_address(request))
        return old.response if old and now - old.at <= timedelta(seconds=seconds) else None

    def page_before(self, request: Request) -> Response | None:
        """The answer that was given to the page before this one."""
        cursor = next((value for name, value in _pairs(request) if name == "after"), "")
        if cursor:
            with self._lock:
                return self._ended.get(cursor)
        page = next((value for name, value in _pairs(request) if name == "page"), "1")
        if not page.isdigit() or int(page) < 2:
            return None
        with self._lock:
            old = self._answers.get(_address(request, page=int(page) - 1))
            if old is None and page == "2":  # the first page is often asked for without a number
                old = self._answers.get(_address(request, page=0))
        return old.response if old else None

    def with_duplicate(self, request: Request, response: Response) -> Response:
        """This answer with one record too many: the last of the page before, or else its own first one."""
        body: Json = json.loads(response.body or b"null")
        records = _records(body)
        if not records:
            return response
        before = self.page_before(request)
        earlier = _records(json.loads(before.body)) if before else None
        doubled = [earlier[-1], *records] if earlier else [*records, records[0]]
        whole = _with_records(body, doubled)
        return Response(response.status, json.dumps(whole).encode(), dict(response.headers))


def _records(body: Json) -> list[Json]:
    """The records of a list: bare, under "data", or the one list in a "response"."""
    if isinstance(body, dict) and isinstance(body.get("response"), dict):
        return next((value for value in body["response"].values() if isinstance(value, list)), [])
    found = body.get("data") if isinstance(body, dict) else body
    return found if isinstance(found, list) else []


def _with_records(body: Json, records: list[Json]) -> Json:
    """The same answer with other records."""
    if not isinstance(body, dict):
        return records
    inside = body.get("response")
    if not isinstance(inside, dict):
        return {**body, "data": records}
    name = next(name for name, value in inside.items() if isinstance(value, list))
    return {**body, "response": {**inside, name: records}}


def _end_of(response: Response) -> str:
    """The cursor behind the last record of a page, where lists are paged by cursors."""
    if b'"cursors"' not in response.body:
        return ""
    body = json.loads(response.body)
    paging = body.get("paging") if isinstance(body, dict) else None
    return str(paging["cursors"].get("after", "")) if isinstance(paging, dict) and "cursors" in paging else ""


def _pairs(request: Request) -> list[tuple[str, str]]:
    pairs = parse_qsl(request.query, keep_blank_values=True)
    return [pair for pair in pairs if not pair[0].startswith(SIGNED_WITH)]


def _address(request: Request, page: int | None = None) -> str:
    pairs = _pairs(request)
    if page is not None:
        pairs = [pair for pair in pairs if pair[0] != "page"]
        if page:
            pairs.append(("page", str(page)))
    return f"{request.path}?{urlencode(sorted(pairs))}"

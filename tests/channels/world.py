"""A world for connectors: a clock moved by hand, sleeps that only move it, and answers prepared beforehand."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from storemanager.channels.base import AccountSettings, Context

NOON = datetime(2026, 11, 22, 5, 0, 0, tzinfo=UTC)
KEY = "ck_" + "0123456789abcdef" * 2 + "01234567"
SECRET = "cs_" + "fedcba9876543210" * 2 + "fedcba98"
RECORDINGS = Path(__file__).parent / "recordings"


class World:
    """What a connector is given from outside; `log` and `slept` are kept for looking at."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now
        self.slept: list[float] = []
        self.lines: list[str] = []
        self.stop = False

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)

    def advance(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)

    def context(self, transport: httpx.BaseTransport | None = None) -> Context:
        return Context(
            now=self.now,
            sleep=self.sleep,
            cancelled=lambda: self.stop,
            log=self.lines.append,
            transport=transport,
        )


Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


class Script(httpx.MockTransport):
    """Answers in order; the last one again and again. Every request is kept."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            return answer(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def bodies(self) -> list[Any]:
        return [json.loads(request.content) for request in self.requests if request.content]


def answer(data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return httpx.Response(status, json=data, headers=headers or {})


def refusal(status: int, code: str, message: str, **data: Any) -> httpx.Response:
    return answer({"code": code, "message": message, "data": {"status": status, **data}}, status)


def rows(*items: Mapping[str, Any], total: int | None = None) -> httpx.Response:
    return answer(list(items), headers={"X-WP-Total": str(len(items) if total is None else total)})


def recording(name: str) -> Any:
    return json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))


def settings(address: str = "https://shop.example", **values: str) -> AccountSettings:
    return AccountSettings(
        account_id=1,
        name="My website",
        values={"address": address, **values},
        secrets={"consumer_key": KEY, "consumer_secret": SECRET},
    )

"""A practice Shopee that holds every request and answer against the official schemas, where this machine has them."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from storemanager.practice.http import Request, Response
from storemanager.practice.shopee import PracticeShopee
from storemanager.practice.shopee.shop import PREFIX
from tests.conftest import SHARED

CONTRACTS = SHARED / "contracts" / "shopee"
_NAMES = {"auth/token/get": "public.get_access_token", "auth/access_token/get": "public.refresh_access_token"}


@lru_cache(maxsize=256)
def validator(name: str) -> Draft202012Validator | None:
    """The schema of this name; None where there is none."""
    file: Path = CONTRACTS / f"{name}.schema.json"
    return Draft202012Validator(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


class CheckedShopee(PracticeShopee):
    """Keeps what did not fit in `problems`, and the names of the schemas that were used in `held`."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.problems: list[str] = []
        self.held: set[str] = set()

    def handle(self, request: Request) -> Response:
        response = super().handle(request)
        call = request.path.removeprefix(PREFIX)
        name = _NAMES.get(call, call.replace("/", "."))
        written = response.headers.get("Content-Type", "").startswith("application/json")
        data = json.loads(response.body) if written else {}
        if not data.get("error"):
            self._hold(name, data)
            if request.body and "multipart" not in request.headers.get("content-type", ""):
                self._hold(f"{name}.request", json.loads(request.body))
        return response

    def _hold(self, name: str, data: Any) -> None:
        schema = validator(name)
        if schema is None:
            return
        self.held.add(name)
        for error in schema.iter_errors(data):
            where = "/".join(str(part) for part in error.absolute_path)
            self.problems.append(f"{name} {where}: {error.message[:200]}")

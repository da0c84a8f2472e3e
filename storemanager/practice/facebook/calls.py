"""One request as the handlers see it: who asks, with which rights, and all its parameters."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from storemanager.practice.facebook import fields
from storemanager.practice.facebook.errors import bad_parameter, no_permission
from storemanager.practice.http import Json, Request

if TYPE_CHECKING:
    from storemanager.practice.facebook.settings import GraphSettings

REMOVED_PARAMETERS = ("pretty", "debug", "date_format", "ids")


@dataclass(slots=True)
class Call:
    """`page` is true when the Page's own token was used."""

    method: str
    path: str
    parameters: dict[str, Json]
    settings: GraphSettings
    page: bool = False
    names: list[str] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        """A parameter as text."""
        value = self.parameters.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def structure(self, name: str) -> Json:
        """A parameter that is JSON: as such, or as text in a form."""
        value = self.parameters.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_parameter(f"Param {name} must be valid JSON") from None

    def flag(self, name: str, default: bool) -> bool:
        """A yes or no, as JSON or as text."""
        value = self.parameters.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = str(self.parameters.get(name, default))
        if not value.isdigit():
            raise bad_parameter(f"Param {name} must be an integer")
        return int(value)

    def wanted(self, default: str) -> dict[str, fields.Wanted]:
        """The wanted fields."""
        return fields.parse(self.text("fields") or default)

    def need(self, permission: str) -> None:
        """Raises GraphError when Meta has not granted this right."""
        if permission not in self.settings.permissions:
            raise no_permission(permission)


def parameters_of(request: Request) -> dict[str, Json]:
    """Query and body together, as the Graph API takes them."""
    found: dict[str, Json] = dict(parse_qsl(request.query, keep_blank_values=True))
    if not request.body:
        return found
    if "json" in request.headers.get("content-type", ""):
        try:
            body = json.loads(request.body)
        except ValueError:
            raise bad_parameter("The body is no JSON") from None
        if not isinstance(body, dict):
            raise bad_parameter("The body is no object")
        return found | body
    return found | dict(parse_qsl(request.body.decode(), keep_blank_values=True))

"""Utility templates: what may be sent after the allowed time, handed in once and looked at by Meta within seconds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from storemanager.channels.base import RemoteTemplate, TemplateState
from storemanager.channels.facebook.api import GraphApi, Row
from storemanager.channels.facebook.values import text, unfit
from storemanager.texts import translate

_STATES = {
    "APPROVED": TemplateState.APPROVED,
    "PENDING": TemplateState.PENDING,
    "IN_APPEAL": TemplateState.PENDING,
    "REJECTED": TemplateState.REJECTED,
}
_NAME = re.compile(r"[a-z0-9_]{1,512}")
_PLACE = re.compile(r"\{\{(\d+)\}\}")
FIELDS = "id,name,language,status,category,components,rejected_reason"


class TemplateDesk:
    """The templates of one Page."""

    def __init__(self, api: GraphApi) -> None:
        self._api = api

    @property
    def _path(self) -> str:
        return f"{self._api.page_id}/message_templates"

    def all(self) -> list[RemoteTemplate]:
        """All there are, whatever Meta says of them."""
        with self._api.as_page():
            return [_template(row) for row in self._api.all_rows(self._path, {"fields": FIELDS})]

    def propose(self, name: str, language: str, body: str, examples: Sequence[str]) -> RemoteTemplate:
        """Hand one in, unless it is there already."""
        places = [int(each) for each in _PLACE.findall(body)]
        if not _NAME.fullmatch(name) or not body.strip():
            raise unfit(translate("channels", "A template needs a text, and a name of small letters, digits and _."))
        if places != list(range(1, len(examples) + 1)):
            raise unfit(
                translate("channels", "A template counts its places {{1}}, {{2}} … and needs an example for each.")
            )
        known = next((each for each in self.all() if (each.name, each.language) == (name, language)), None)
        if known is not None:
            return known
        component = {"type": "BODY", "text": body, **({"example": {"body_text": [list(examples)]}} if examples else {})}
        sent = {"name": name, "language": language, "category": "UTILITY", "components": [component]}
        with self._api.as_page():
            made = self._api.post_json(self._path, {**sent, "parameter_format": "POSITIONAL"})
        state = text(made.get("status"))
        return RemoteTemplate(
            str(made.get("id", "")), name, language, body, _STATES.get(state, TemplateState.OTHER), state
        )


def _template(row: Row) -> RemoteTemplate:
    components = row.get("components")
    body = next(
        (
            text(each.get("text"))
            for each in (components if isinstance(components, list) else [])
            if isinstance(each, dict) and text(each.get("type")).upper() == "BODY"
        ),
        "",
    )
    state = text(row.get("status"))
    reason = text(row.get("rejected_reason"))
    return RemoteTemplate(
        str(row.get("id", "")), text(row.get("name")), text(row.get("language")), body,
        _STATES.get(state, TemplateState.OTHER), state, "" if reason == "NONE" else reason,
    )  # fmt: skip

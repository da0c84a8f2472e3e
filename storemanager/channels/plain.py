"""Texts of channels made plain: no markup, no entities, one line where a line is wanted (F71)."""

import re
from html import unescape

_TAGS = re.compile(r"<[^>]*>")
_UNREADABLE = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>")


def plain_text(text: str) -> str:
    """`text` as one plain line: markup taken out, entities written as letters."""
    without = _TAGS.sub(" ", _UNREADABLE.sub(" ", text))
    return " ".join(unescape(without).split())


def plain_name(text: object) -> str:
    """A name or title: entities written as letters. Only what really is a tag is taken out ("5 < 6" stays)."""
    if not isinstance(text, str):
        return ""
    without = re.sub(r"</?[a-zA-Z][^<>]*>", "", text)
    return unescape(without).strip()

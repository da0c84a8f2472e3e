"""Texts of channels made plain: no markup, no entities, one line where a line is wanted (F71)."""

import re
from html import unescape

_TAGS = re.compile(r"<[^>]*>")
_BREAKS = re.compile(r"(?i)<br\s*/?>|</(p|div|li|h[1-6]|tr|ul|ol)\s*>")
_UNREADABLE = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>")


def plain_text(text: str) -> str:
    """`text` as one plain line: markup taken out, entities written as letters."""
    without = _TAGS.sub(" ", _UNREADABLE.sub(" ", text))
    return " ".join(unescape(without).split())


def plain_paragraphs(text: str) -> str:
    """`text` without markup, its paragraphs, list items and line breaks kept as lines of their own."""
    if not re.search(r"</?[a-zA-Z][^<>]*>", text):
        return unescape(text).strip()
    lined = _BREAKS.sub("\n", re.sub(r"\s*\n\s*", " ", _UNREADABLE.sub(" ", text)))
    lines = (" ".join(unescape(_TAGS.sub("", line)).split()) for line in lined.split("\n"))
    return "\n".join(line for line in lines if line)


def plain_name(text: object) -> str:
    """A name or title: entities written as letters. Only what really is a tag is taken out ("5 < 6" stays)."""
    if not isinstance(text, str):
        return ""
    without = re.sub(r"</?[a-zA-Z][^<>]*>", "", text)
    return unescape(without).strip()

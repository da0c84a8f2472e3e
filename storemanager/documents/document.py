"""What a document is: rich text that we wrote ourselves, or a PDF that somebody else made (a carrier's label)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape

from storemanager.services.stock_quantities import in_units
from storemanager.texts import in_words


class Paper(Enum):
    """Sheets a small shop prints on; the value is width and height in millimetres."""

    A4 = (210, 297)
    A5 = (148, 210)
    A6 = (105, 148)
    LABEL = (100, 150)


@dataclass(frozen=True)
class Document:
    """`file_name` is proposed without an ending. Either `parts`, each of which begins a new sheet (the little of HTML
    that Qt's text knows), or `pdf`: the finished bytes, which are printed as they are."""

    title: str
    file_name: str
    parts: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    pdf: bytes = b""


def plain(words: object) -> str:
    """Words of a customer, a channel or the shop: always text, never markup. Line ends stay."""
    return escape(str(words)).replace("\r\n", "\n").replace("\n", "<br/>")


def quantity(value: int, scale: int) -> str:
    """A quantity as it is read: 3, or 1.25 where it is sold by weight."""
    return plain(in_words(in_units(value, scale)))


def page(body: str) -> str:
    """The whole of a document: black on white, whatever the window looks like."""
    return (
        "<html><head><style>"
        "body { color: #000000; font-family: 'Inter'; font-size: 9.5pt; }"
        "h1 { font-size: 15pt; font-weight: 600; margin: 0; }"
        "p { margin-top: 6px; margin-bottom: 8px; }"
        ".big { font-size: 13pt; font-weight: 600; }"
        ".strong { font-weight: 600; }"
        ".quiet { color: #444444; }"
        ".small { font-size: 8pt; }"
        "th { text-align: left; font-weight: 600; font-size: 8pt; }"
        "</style></head><body>" + body + "</body></html>"
    )


def table(heads: Sequence[tuple[str, str]], rows: Iterable[str]) -> str:
    """A table with lines; `heads` are (words, side), and they stand again on every further sheet."""
    head = "".join(f'<th align="{side}">{plain(words)}</th>' for words, side in heads)
    return (
        '<table width="100%" border="1" cellspacing="0" cellpadding="5" '
        'style="border-style: solid; border-color: #999999; border-collapse: collapse">'
        f"<thead><tr>{head}</tr></thead>{''.join(rows)}</table>"
    )

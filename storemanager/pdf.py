"""PDF files of others (carriers' labels): read, taken apart, put together and drawn.

PDFium works on one thread at a time, so every use of it holds the same lock; pictures leave it as plain bytes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from storemanager.errors import StoreError
from storemanager.texts import translate

_turn = threading.RLock()
_POINTS_PER_MILLIMETRE = 72 / 25.4


class UnreadablePdfError(StoreError):
    """What came is no PDF that can be read."""

    def __init__(self) -> None:
        super().__init__(
            translate("pdf", "This file is not a PDF that can be read."),
            translate("pdf", "Get it once more; if it happens again, print it where it came from."),
        )


@dataclass(frozen=True)
class Picture:
    """A page as dots: blue, green, red and one unused byte each."""

    width: int
    height: int
    stride: int
    dots: bytes = field(repr=False)


def page_texts(content: bytes) -> tuple[str, ...]:
    """What is written on each page, as far as it is text and no picture."""
    with _opened(content) as document:
        return tuple(_text(document[place]) for place in range(len(document)))


def page_sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page, in millimetres."""
    with _opened(content) as document:
        sizes = [document.get_page_size(place) for place in range(len(document))]
    return tuple((width / _POINTS_PER_MILLIMETRE, height / _POINTS_PER_MILLIMETRE) for width, height in sizes)


def pages(content: bytes, places: Sequence[int]) -> bytes:
    """A file of only these pages, in this order."""
    with _opened(content) as document:
        return _made([(document, list(places))])


def joined(files: Sequence[bytes]) -> bytes:
    """One file of all of them."""
    return assembled([(each, None) for each in files])


def assembled(parts: Sequence[tuple[bytes, Sequence[int] | None]]) -> bytes:
    """One file of these pages of these files (None: of all their pages)."""
    with ExitStack() as stack:
        return _made(
            [(stack.enter_context(_opened(each)), None if places is None else list(places)) for each, places in parts]
        )


def picture(content: bytes, place: int, width: int) -> Picture:
    """A page drawn on white, as many dots wide as said."""
    with _opened(content) as document, closing(document[place]) as page:
        scale = width / page.get_width()
        with closing(page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)) as drawn:
            return Picture(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    import pypdfium2  # takes a moment to load, and few shops have carriers' labels to print in the first minute

    with _turn:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            raise UnreadablePdfError from None
        with closing(document):
            if not len(document):
                raise UnreadablePdfError
            yield document


def _text(page: Any) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def _made(parts: Sequence[tuple[Any, list[int] | None]]) -> bytes:
    import pypdfium2

    made = BytesIO()
    with closing(pypdfium2.PdfDocument.new()) as document:
        for source, places in parts:
            document.import_pages(source, places)
        document.save(made)
    return made.getvalue()

"""Everything that one person's messages say about an order, read in turns: first what is unmistakable (phones, how it
is
paid), then addresses and names, and what is left is goods or was not understood."""

from collections.abc import Sequence

from storemanager.domain.order_text import words
from storemanager.domain.order_text.address_parts import join
from storemanager.domain.order_text.addresses import find_addresses
from storemanager.domain.order_text.goods import cut
from storemanager.domain.order_text.goods_lines import goods_said
from storemanager.domain.order_text.names import find_names, take_contact_words
from storemanager.domain.order_text.phones_said import find_phones
from storemanager.domain.order_text.remarks import find_remarks
from storemanager.domain.order_text.said import OrderText, PhoneSaid, Quote, Remark, Span
from storemanager.domain.order_text.tokens import Sheet

LONGEST = 4000
"""Letters of one message that are read; nobody orders with more, and a pasted book must not hold up the window."""


def read(messages: Sequence[str]) -> OrderText:
    """What these messages of one person say, in the order they were written."""
    sheets: list[Sheet] = []
    phones: list[PhoneSaid] = []
    remarks: list[Remark] = []
    for number, message in enumerate(messages):
        text = message[:LONGEST]
        found = find_phones(number, text)
        phones += found
        sheet = Sheet(number, text, [(phone.quote.span.start, phone.quote.span.end) for phone in found])
        for place in sheet.phones:
            sheet.take(place, place + 1)
        remarks += find_remarks(sheet)
        sheets.append(sheet)
    addresses = join([said for sheet in sheets for said in find_addresses(sheet)])
    names = [said for sheet in sheets for said in find_names(sheet)]
    for sheet in sheets:
        take_contact_words(sheet)
    goods = goods_said([phrase for sheet in sheets for phrase in cut(sheet)])
    used = [quote.span for line in goods for quote in line.quotes]
    return OrderText(
        phones=tuple(phones), names=tuple(dict.fromkeys(names)), addresses=tuple(addresses), goods=tuple(goods),
        remarks=tuple(remarks), rest=tuple(quote for sheet in sheets for quote in _rest(sheet, used)),
    )  # fmt: skip


def _rest(sheet: Sheet, used: Sequence[Span]) -> list[Quote]:
    """What nothing was made of, but for the small talk around it."""
    found: list[Quote] = []
    for start, end in sheet.runs():
        left = [
            at
            for at in range(start, end)
            if sheet.tokens[at].is_word and not any(_inside(sheet, at, span) for span in used)
        ]
        if any(sheet.tokens[at] not in words.SMALL_TALK for at in left):
            found.append(sheet.quote(left[0], left[-1] + 1))
    return found


def _inside(sheet: Sheet, at: int, span: Span) -> bool:
    token = sheet.tokens[at]
    return span.message == sheet.message and span.start <= token.start and token.end <= span.end

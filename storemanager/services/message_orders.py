"""An order proposed from what a buyer wrote: their words, with what the book knows of the goods and of the person.

Nothing is decided here. Where words fit several variants all of them are handed back, and none is chosen; what fits
nothing stays as it was written. Every line of the message costs a search or a few in the index, all lines together one
reading of the variants that were found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.domain.order_text import AddressSaid, NameSaid, PhoneSaid, Quote, Remark, read
from storemanager.domain.order_text.goods_lines import as_goods
from storemanager.domain.order_text.words import COUNTED_IN
from storemanager.services.customers_inputs import AddressInput
from storemanager.services.message_customers import CustomerCandidate, Sender, customers_of
from storemanager.services.message_goods import MOST_CANDIDATES, Goods, ProposedLine, VariantCandidate

__all__ = [
    "MOST_CANDIDATES",
    "CustomerCandidate",
    "OrderProposal",
    "ProposedLine",
    "Sender",
    "VariantCandidate",
    "address_input",
    "propose",
]

MOST_LINES = 40
"""Of one message; what comes after is told as not understood."""


@dataclass(frozen=True, slots=True)
class OrderProposal:
    """What an order from these messages could be. `mentions` are goods that were only asked about; `rest` is what was
    not understood, as it was written."""

    lines: tuple[ProposedLine, ...]
    mentions: tuple[ProposedLine, ...]
    phones: tuple[PhoneSaid, ...]
    names: tuple[NameSaid, ...]
    addresses: tuple[AddressSaid, ...]
    customers: tuple[CustomerCandidate, ...]
    remarks: tuple[Remark, ...]
    rest: tuple[Quote, ...]


def propose(session: Session, messages: Sequence[str], *, now: datetime, sender: Sender | None = None) -> OrderProposal:
    """The order that these messages of one person seem to ask for; `sender` is who wrote them on the channel."""
    text = read(messages)
    account_id = sender.account_id if sender is not None else None
    proposed = Goods(session, text.goods[:MOST_LINES], now, account_id).proposed()
    apart = [said for line in proposed if not line.candidates for said in line.said.apart]
    if apart:  # what the book does not know together, it may know one by one
        proposed = [line for line in proposed if line.candidates or not line.said.apart]
        proposed += Goods(session, apart, now, account_id).proposed()
    names, goods = _names_or_goods(session, text.names, now, account_id)
    proposed += goods
    proposed.sort(key=lambda line: line.said.quotes[-1].span)
    lines = [line for line in proposed if not line.said.question and _is_line(line)]
    mentions = [line for line in proposed if line.said.question and line.candidates]
    used = [id(line) for line in (*lines, *mentions)]
    dropped = [quote for line in proposed if id(line) not in used for quote in line.said.quotes]
    dropped += [quote for said in text.goods[MOST_LINES:] for quote in said.quotes]
    kept = {quote for line in (*lines, *mentions) for quote in line.said.quotes}
    return OrderProposal(
        lines=tuple(lines),
        mentions=tuple(mentions),
        phones=text.phones,
        names=names,
        addresses=text.addresses,
        customers=customers_of(session, text.phones, names, sender),
        remarks=text.remarks,
        rest=tuple(sorted({*text.rest, *dropped} - kept)),
    )


def address_input(said: AddressSaid, *, name: str = "", phone: str = "") -> AddressInput:
    """An address as a form takes it. With a district, or a province that is no more, its levels are the old ones; a
    name whose level was not said stays with the street, so that nothing is lost."""
    street = ", ".join([*([said.street.text] if said.street else []), *(area.name for area in said.areas)])
    ward, district, province = (part.name if part else "" for part in (said.ward, said.district, said.province))
    raw = ", ".join(" ".join(quote.text.split()) for quote in said.quotes)
    if said.two_tier:
        return AddressInput(name=name, phone=phone, street=street, ward=ward, province=province, raw=raw)
    return AddressInput(
        name=name, phone=phone, street=street, legacy_ward=ward, legacy_district=district,
        legacy_province=province if province != said.province_today else "", province=said.province_today, raw=raw,
    )  # fmt: skip


def _names_or_goods(
    session: Session, names: Sequence[NameSaid], now: datetime, account_id: int | None
) -> tuple[tuple[NameSaid, ...], list[ProposedLine]]:
    """What stands where names do and is the name of a product is goods; written with capitals it may be both."""
    unsure = [name for name in names if not name.labelled and len(name.quote.text.split()) > 1]
    lines = [
        line for line in Goods(session, list(map(as_goods, unsure)), now, account_id).proposed() if line.candidates
    ]
    goods = {line.said.quotes[0] for line in lines}
    return tuple(name for name in names if name.quote not in goods or not name.quote.text.islower()), lines


def _is_line(line: ProposedLine) -> bool:
    """Goods that the book does not know are a line too, when so many of them were asked for: "2 bộ" alone are not."""
    said = line.said
    unknown = said.asked and said.quantity is not None and any(word.folded not in COUNTED_IN for word in said.words)
    return bool(line.candidates) or unknown

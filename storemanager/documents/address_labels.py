"""The shop's own labels, for parcels whose channel has no carrier: where it goes, who sends it, what is collected, and
the order's number for the scanner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storemanager import texts
from storemanager.documents.barcode import barcode
from storemanager.documents.document import Document, Paper, page, plain
from storemanager.money import Money
from storemanager.services.packing_papers import Slip
from storemanager.texts import translate

_WIDE, _HIGH = 78.0, 16.0


def address_labels(slips: Sequence[Slip], shop_name: str, now: datetime) -> Document:
    """A label for each parcel, in their order."""
    title = labels_title([slip.number for slip in slips])
    parts = tuple(page(_label(slip, shop_name)) for slip in slips)
    return Document(title, labels_file_name(title, now), parts, Paper.LABEL)


def labels_title(numbers: Sequence[str] = ()) -> str:
    """What a document of labels is called, whoever made them."""
    if len(numbers) == 1:
        return str(translate("packing_papers", "Label {number}")(number=numbers[0]))
    return str(translate("packing_papers", "Labels"))


def labels_file_name(title: str, now: datetime) -> str:
    return f"{title} {now.astimezone(texts.zone()):%Y-%m-%d %H%M}"


def _label(slip: Slip, shop_name: str) -> str:
    sender, ship_to = translate("packing_papers", "From {shop}")(shop=shop_name), translate("packing_papers", "Ship to")
    return (
        f"<p class='strong'>{plain(sender)}</p>"
        f"<p class='small'>{plain(ship_to)}</p>"
        f"<p>{_recipient(slip)}</p>{_collect(slip)}"
        f"<p>{barcode(slip.own_number, _WIDE, _HIGH)}</p>"
        f"<p><span class='big'>{plain(slip.number)}</span>{_beside(slip)}</p>"
    )


def _recipient(slip: Slip) -> str:
    name = slip.name or str(translate("packing_papers", "No name given"))
    parts = [f"<span style='font-size: 16pt; font-weight: 600'>{plain(name)}</span>"]
    if slip.phone:
        parts.append(f"<span class='big'>{plain(slip.phone)}</span>")
    parts.append(f"<span style='font-size: 12pt'>{plain(slip.address)}</span>")
    return "<br/>".join(parts)


def _collect(slip: Slip) -> str:
    if not slip.to_collect:
        paid = translate("packing_papers", "Paid: nothing to collect.")
        return f"<p>{plain(paid)}</p>"
    words = translate("packing_papers", "To collect: {amount}")
    amount = texts.amount(Money(slip.to_collect, slip.currency))
    return f"<p style='font-size: 16pt; font-weight: 600'>{plain(words(amount=amount))}</p>"


def _beside(slip: Slip) -> str:
    own = "" if slip.own_number == slip.number else slip.own_number
    rest = " · ".join(part for part in (own, slip.channel) if part)
    return f"<br/><span class='small'>{plain(rest)}</span>" if rest else ""

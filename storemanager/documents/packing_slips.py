"""Packing slips: one sheet for each parcel, with what lies in it and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from storemanager import texts
from storemanager.documents.barcode import barcode
from storemanager.documents.document import Document, Paper, page, plain, quantity, table
from storemanager.money import Money
from storemanager.services.packing_papers import Slip, SlipLine
from storemanager.texts import translate

_WIDE, _HIGH = 62.0, 12.0


def packing_slips(slips: Sequence[Slip], shop_name: str, now: datetime) -> Document:
    """Every slip begins a new sheet."""
    title = str(translate("packing_papers", "Packing slips"))
    if len(slips) == 1:
        title = str(translate("packing_papers", "Packing slip {number}")(number=slips[0].number))
    parts = tuple(page(_slip(slip, shop_name)) for slip in slips)
    name = f"{title} {now.astimezone(texts.zone()):%Y-%m-%d %H%M}"
    return Document(title, name, parts, Paper.A5)


def _slip(slip: Slip, shop_name: str) -> str:
    heads = [
        (str(translate("packing_papers", "Item")), "left"),
        (str(translate("packing_papers", "Quantity")), "right"),
    ]
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f"<td><span class='strong'>{plain(shop_name)}</span><br/>"
        f"<span class='small quiet'>{plain(_source(slip))}</span></td>"
        f"<td align='right'><span class='big'>{plain(slip.number)}</span>{_own_number(slip)}</td></tr></table>"
        f"<p>{_recipient(slip)}</p>{_note(slip)}{table(heads, map(_line, slip.lines))}{_collect(slip)}"
        f"<p>{barcode(slip.own_number, _WIDE, _HIGH)}<br/><span class='small quiet'>{plain(slip.own_number)}</span></p>"
    )


def _source(slip: Slip) -> str:
    placed = str(translate("packing_papers", "Placed {moment}")(moment=texts.moment(slip.placed_at)))
    return " · ".join(part for part in (slip.channel, placed) if part)


def _own_number(slip: Slip) -> str:
    """Our own number beside the channel's: typed or scanned at the packing table, it means one order only."""
    if slip.own_number == slip.number:
        return ""
    return f"<br/><span class='small quiet'>{plain(slip.own_number)}</span>"


def _recipient(slip: Slip) -> str:
    name = slip.name or str(translate("packing_papers", "No name given"))
    rest = [plain(part) for part in (slip.phone, slip.address) if part]
    return "<br/>".join([f"<span class='big'>{plain(name)}</span>", *rest])


def _note(slip: Slip) -> str:
    if not slip.customer_note.strip():
        return ""
    words = translate("packing_papers", "From the customer:")
    return f"<p><span class='strong'>{plain(words)}</span> {plain(slip.customer_note.strip())}</p>"


def _line(line: SlipLine) -> str:
    second = line.sku
    if line.bundle:
        bundle = translate("packing_papers", "part of {bundle}")(bundle=line.bundle)
        second = " · ".join(part for part in (line.sku, str(bundle)) if part)
    under = f"<br/><span class='small quiet'>{plain(second)}</span>" if second else ""
    return (
        f"<tr><td width='80%'>{plain(line.title)}{under}</td>"
        f"<td align='right' class='big'>{quantity(line.quantity, line.scale)}</td></tr>"
    )


def _collect(slip: Slip) -> str:
    if not slip.to_collect:
        paid = translate("packing_papers", "Paid: nothing to collect.")
        return f"<p>{plain(paid)}</p>"
    words = translate("packing_papers", "To collect: {amount}")
    amount = texts.amount(Money(slip.to_collect, slip.currency))
    return f"<p class='big'>{plain(words(amount=amount))}</p>"

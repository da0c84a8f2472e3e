"""The pick list: one round through the shelves for many orders."""

from __future__ import annotations

from datetime import datetime

from storemanager import texts
from storemanager.documents.document import Document, Paper, page, plain, quantity, table
from storemanager.services.packing_papers import Pick, PickList
from storemanager.texts import translate


def pick_list(found: PickList, shop_name: str, now: datetime) -> Document:
    """The goods in the order of a walk, with what each order wants of them and a box to tick off."""
    title = str(translate("packing_papers", "Pick list"))
    heads = [
        ("", "left"),
        *([(str(translate("packing_papers", "Stockroom")), "left")] if found.places else []),
        (str(translate("packing_papers", "Shelf")), "left"),
        (str(translate("packing_papers", "Item")), "left"),
        (str(translate("packing_papers", "Quantity")), "right"),
        (str(translate("packing_papers", "For orders")), "left"),
    ]
    body = f"<h1>{plain(title)}</h1><p class='quiet'>{plain(_fact(found, shop_name, now))}</p>" + table(
        heads, (_row(pick, places=found.places) for pick in found.picks)
    )
    return Document(title, f"{title} {now.astimezone(texts.zone()):%Y-%m-%d %H%M}", (page(body),), Paper.A4)


def _fact(found: PickList, shop_name: str, now: datetime) -> str:
    counted = translate("packing_papers", "{orders:order|orders}, {items:kind of goods|kinds of goods}")
    return " · ".join([shop_name, str(counted(orders=found.orders, items=len(found.picks))), texts.moment(now)])


def _row(pick: Pick, *, places: bool) -> str:
    wanted = ", ".join(
        plain(each.number) + (f" × {quantity(each.quantity, pick.scale)}" if each.quantity != pick.scale else "")
        for each in pick.shares
    )
    return (
        "<tr><td width='20'></td>"
        + (f"<td>{plain(pick.location)}</td>" if places else "")
        + f"<td class='strong'>{plain(pick.shelf or '–')}</td>"
        f"<td>{plain(pick.title)}<br/><span class='small quiet'>{plain(_code(pick))}</span>{_missing(pick)}</td>"
        f"<td align='right' class='big'>{quantity(pick.quantity, pick.scale)}</td>"
        f"<td class='small'>{wanted}</td></tr>"
    )


def _code(pick: Pick) -> str:
    if pick.variant_id is None:
        unknown = str(translate("packing_papers", "not matched to a product yet"))
        return " · ".join(part for part in (pick.sku, unknown) if part)
    return pick.sku


def _missing(pick: Pick) -> str:
    if not pick.missing:
        return ""
    words = translate("packing_papers", "Not enough on the shelf: {quantity} missing")
    return f"<br/><span class='strong'>{plain(words(quantity=quantity(pick.missing, pick.scale)))}</span>"

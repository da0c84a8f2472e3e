"""Which of the shop's delivery channels an item gets: all that are switched on and can carry it.

`logistics/get_channel_list` is read as its official schema has it; which of them a new item takes is what the public
guide says (`enabled`, and no `mask_channel_id`). Whether a channel that reckons by measures takes an item without them
is not verified: Shopee's own refusal is quoted, and the form of every category has a place for them.
"""

from __future__ import annotations

from typing import Any

from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import values
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.texts import translate

Row = dict[str, Any]
_BY_SIZE_CLASS, _OWN_FEE = "SIZE_SELECTION", "CUSTOM_PRICE"


def chosen(api: ShopeeApi, kilograms: float, title: str) -> list[Row]:
    """The `logistic_info` of a new item. Raises RejectedError when nothing carries it."""
    answer = api.get("logistics/get_channel_list")
    rows = api.rows(answer, "logistics_channel_list", "get_channel_list")
    switched_on = [row for row in rows if row.get("enabled") and not row.get("mask_channel_id")]
    carried = [row for row in switched_on if _carries(row, kilograms)]
    found = [info for row in carried if (info := _info(row)) is not None]
    if found:
        return found
    if not switched_on:
        raise RejectedError(
            translate("shopee", "{account} has no delivery channel switched on.")(account=api.account),
            translate("shopee", "Switch one on in Seller Centre under Shipping settings, then try again."),
            code="carrier",
        )
    raise RejectedError(
        translate("shopee", "No delivery channel of {account} carries {title} ({weight} kg).")(
            account=api.account, title=title, weight=f"{kilograms:g}"
        ),
        translate("shopee", "Check its weight here, or switch another channel on in Seller Centre."),
        code="carrier",
    )


def _carries(row: Row, kilograms: float) -> bool:
    """Whether the weight is within the channel's limits; a limit of 0 is none."""
    limits = values.row(row.get("weight_limit"))
    least, most = (_number(limits.get(name)) for name in ("item_min_weight", "item_max_weight"))
    return least <= kilograms and (not most or kilograms <= most)


def _info(row: Row) -> Row | None:
    """None for a channel whose fee only the seller knows."""
    number, kind = values.stamp(row.get("logistics_channel_id")), values.text(row.get("fee_type"))
    if not number or kind == _OWN_FEE:
        return None
    info: Row = {"logistic_id": number, "enabled": True, "is_free": False}
    if kind == _BY_SIZE_CLASS:
        sizes = [values.text(each.get("size_id")) for each in values.rows(row.get("size_list"))]
        if not sizes or not sizes[0].isdecimal():
            return None
        info["size_id"] = int(sizes[0])
    return info


def _number(value: object) -> float:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else 0.0

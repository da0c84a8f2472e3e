"""Shopee's items and models as `RemoteProduct`s. An item without kinds carries price and stock itself (model 0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storemanager.channels.base import ListingRef, RemoteImage, RemoteProduct, RemoteVariant
from storemanager.channels.plain import plain_name
from storemanager.channels.shopee import values
from storemanager.channels.shopee.values import Row
from storemanager.money import Money

MAKING = " …"
"""Ends the SKU of an item that we are making and that has no kinds yet: until then it is nothing that could be sold."""
DELETED = frozenset({"SELLER_DELETE", "SHOPEE_DELETE"})
_STATUS = {"NORMAL": "published", "UNLIST": "draft", **dict.fromkeys(DELETED, "trashed")}


@dataclass(frozen=True)
class Sale:
    """The price shoppers pay while a promotion runs, and its time, where it is known."""

    price: Money
    begins: datetime | None = None
    ends: datetime | None = None


Times = Mapping[tuple[str, str], tuple[datetime | None, datetime | None]]
"""(item, model) -> when its promotion begins and ends."""


def product(
    row: Row, tiers: Sequence[Row], models: Sequence[Row], *, currency: str, place: str, times: Times, page: str = ""
) -> RemoteProduct:
    """`page` is the beginning of the addresses of the shop's pages. Raises KeyError, TypeError or ValueError when the
    record cannot be understood."""
    item = str(row["item_id"])
    if half_made(row):
        variants: tuple[RemoteVariant, ...] = ()
    elif row.get("has_model"):
        variants = tuple(_variant(model, item, tiers, currency, place, times) for model in models)
    else:
        variants = (_variant({**row, "model_id": 0}, item, (), currency, place, times),)
    status = values.text(row.get("item_status"))
    addresses = (row.get("image") or {}).get("image_url_list") or []
    brand = plain_name((row.get("brand") or {}).get("original_brand_name"))
    return RemoteProduct(
        remote_id=item,
        title=plain_name(row.get("item_name")),
        variants=variants,
        description=description(row),
        status=_STATUS.get(status, status),
        url=page + item if page else "",
        brand="" if brand == "NoBrand" else brand,
        images=tuple(RemoteImage(str(address)) for address in addresses),
        modified_at=values.moment(row.get("update_time")),
    )


def half_made(row: Row) -> bool:
    """Whether an attempt of ours to make an item with kinds broke off before it had any."""
    return not row.get("has_model") and values.text(row.get("item_sku")).endswith(MAKING)


def description(row: Row) -> str:
    """Plain text there; a long one with pictures comes in pieces."""
    pieces = ((row.get("description_info") or {}).get("extended_description") or {}).get("field_list") or []
    words = [values.text(piece.get("text")) for piece in values.rows(pieces) if piece.get("field_type") == "text"]
    return "\n".join(words) if words else values.text(row.get("description"))


def _variant(row: Row, item: str, tiers: Sequence[Row], currency: str, place: str, times: Times) -> RemoteVariant:
    simple = not row.get("model_id")
    ref = ListingRef(item, "" if simple else str(row["model_id"]))
    price, sale = prices(row, currency, times.get((item, ref.variant_id)))
    return RemoteVariant(
        ref=ref,
        sku=values.text(row.get("item_sku" if simple else "model_sku")).strip(),
        options=_options(row, tiers),
        barcode=_barcode(row.get("gtin_code")),
        price=price,
        sale_price=sale.price if sale else None,
        sale_from=sale.begins if sale else None,
        sale_to=sale.ends if sale else None,
        stock=stock(row, place),
        sellable=row.get("model_status", "MODEL_NORMAL") == "MODEL_NORMAL",
        weight_grams=values.grams(row.get("weight")),
    )


def _options(row: Row, tiers: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for tier, chosen in zip(tiers, row.get("tier_index") or [], strict=False):
        options = values.rows(tier.get("option_list"))
        found.append((plain_name(tier.get("name")), plain_name(options[chosen].get("option"))))
    return tuple(found)


def _barcode(value: object) -> str:
    code = values.text(value).strip()
    return "" if code.strip("0") == "" else code  # "00" says that there is none


def prices(
    row: Row, currency: str, times: tuple[datetime | None, datetime | None] | None = None
) -> tuple[Money | None, Sale | None]:
    """(the price before promotions, what a running promotion makes of it)."""
    given = values.rows(row.get("price_info"))
    if not given:
        return None, None
    own = next((each for each in given if each.get("currency") == currency), given[0])
    shown = values.text(own.get("currency")) or currency
    price, now = (values.price(own.get(name), shown) for name in ("original_price", "current_price"))
    if price is None or now is None or now.minor >= price.minor:
        return price, None
    return price, Sale(now, *(times or (None, None)))


def stock(row: Row, place: str = "") -> int | None:
    """What we own there and may write. With several warehouses only that of `place` is ours."""
    own = values.rows((row.get("stock_info_v2") or {}).get("seller_stock"))
    counted = [each for each in own if not place or values.text(each.get("location_id")) == place]
    return sum(values.count(each.get("stock")) for each in counted) if counted else None

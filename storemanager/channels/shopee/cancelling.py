"""Why an order is cancelled, in one of the few reasons that Shopee knows in Vietnam. A reason is a statement about the
buyer or about the shop, so none is taken that the shop's own words do not bear out."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import values
from storemanager.texts import translate

Row = dict[str, Any]
OUT_OF_STOCK, CUSTOMER, NO_COD = "OUT_OF_STOCK", "CUSTOMER_REQUEST", "COD_NOT_SUPPORTED"
# Without marks and in small letters, as `_plain` writes them; the first that is found counts.
_WORDS = (
    (
        OUT_OF_STOCK,
        (
            "out of stock", "sold out", "no stock", "not in stock", "not available", "unavailable", "defective",
            "defect", "damaged", "broken", "faulty",
            "het hang", "het size", "het mau", "het san pham", "khong con hang", "thieu hang", "ngung ban",
            "hang loi", "hang bi loi", "loi hang", "bi loi", "san pham loi", "hang hong", "bi hong", "hu hong",
            "hang hu", "bi hu", "hang vo", "bi vo", "bi be",
        ),
    ),
    (
        CUSTOMER,
        (
            "customer request", "customer requested", "customer asked", "customer cancelled", "customer canceled",
            "customer changed", "buyer request", "buyer requested", "buyer asked", "buyer cancelled", "buyer canceled",
            "buyer changed", "changed their mind", "changed his mind", "changed her mind", "change of mind",
            "ordered by mistake", "ordered twice", "duplicate order",
            "khach huy", "khach doi y", "khach yeu cau", "khach muon", "khach hang huy", "khach hang doi y",
            "khach hang yeu cau", "khach hang muon", "khach xin huy", "khach bao huy", "nguoi mua huy",
            "nguoi mua doi y", "nguoi mua yeu cau", "nguoi mua muon", "doi y", "khong mua nua", "khong muon mua",
            "khong con nhu cau", "dat nham", "dat trung",
        ),
    ),
    (NO_COD, ("cod not supported", "cash on delivery", "cod", "thu ho", "thanh toan khi nhan hang")),
)  # fmt: skip


def body(row: Row, reason: str) -> Row:
    """What `cancel_order` is told beside the number. Without words it is what asks least of the shop; words that name
    none of Shopee's reasons are the shop's own, and stand for goods that cannot be delivered where all of them can be
    named. Raises RejectedError where they cannot."""
    why = shopee_reason(reason)
    items = values.rows(row.get("item_list"))
    named = [
        {"item_id": each["item_id"], "model_id": each.get("model_id") or 0} for each in items if each.get("item_id")
    ]
    if not why and (not items or len(named) < len(items)):
        raise RejectedError(
            translate(
                "shopee",
                "Shopee knows three reasons for which a shop may cancel: out of stock, the buyer asks for it, no cash "
                "on delivery. “{reason}” is none of them.",
            )(reason=reason.strip()),
            translate("shopee", "Cancel the order again with one of these as the reason, or do it in Seller Centre."),
            code="no_reason",
        )
    if why in (None, OUT_OF_STOCK):
        return {"cancel_reason": OUT_OF_STOCK, "item_list": named}
    return {"cancel_reason": why}


def shopee_reason(reason: str) -> str | None:
    """Which of Shopee's reasons is meant; None when the words name none, the mildest one when there are none."""
    if not reason.strip():
        return CUSTOMER
    words = _plain(reason)
    return next((name for name, known in _WORDS if any(f" {each} " in words for each in known)), None)


def _plain(reason: str) -> str:
    """Single words in small letters without marks, and a blank at both ends."""
    letters = unicodedata.normalize("NFD", reason.lower().replace("đ", "d"))
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return f" {' '.join(re.findall(r'[a-z0-9]+', plain))} "

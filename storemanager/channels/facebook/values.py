"""Meta's ways of writing prices, sale periods, moments and whether something can be bought."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from storemanager.channels.base import PriceUpdate, ShownPrice
from storemanager.channels.errors import RejectedError
from storemanager.money import Money, decimals
from storemanager.texts import Text, translate

IN_STOCK, OUT_OF_STOCK = "in stock", "out of stock"
SELLING = frozenset({IN_STOCK, "preorder", "available for order"})
LONG_SALE = timedelta(days=365)
_OFFSET_WITHOUT_COLON = re.compile(r"([+-]\d\d)(\d\d)$")


def price(amount: Money) -> str:
    """The only way in which prices are sent: plain digits and the currency. (The single-item calls of the API take
    hundredths of every currency instead, so they are never used.)"""
    return f"{amount.plain} {amount.currency}"


def window(sale_from: datetime | None, sale_to: datetime | None, now: datetime) -> str:
    """A sale's period: both ends or none. An end that is not given lies far ahead."""
    if sale_from is None and sale_to is None:
        return ""
    begins = sale_from or min(now, sale_to or now)
    ends = sale_to or begins + LONG_SALE
    return f"{_minute(begins)}/{_minute(ends)}"


def _minute(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M+00:00")


def moment(text: object) -> datetime | None:
    """A moment as Meta writes it ("2026-11-20T04:10:21+0000"), or None. Raises ValueError for anything else."""
    if not text:
        return None
    at = datetime.fromisoformat(_OFFSET_WITHOUT_COLON.sub(r"\1:\2", str(text)))
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no zone")
    return at.astimezone(UTC)


def stock(row: Mapping[str, Any]) -> int:
    """What shoppers can buy of an item. One that is for sale without a number shows at least one; one that is not for
    sale shows none, whatever number stands beside it."""
    if row.get("availability") not in SELLING:
        return 0
    for name in ("quantity_to_sell_on_facebook", "inventory"):
        number = row.get(name)
        if isinstance(number, int) and not isinstance(number, bool):
            return max(0, number)
    return 1


def stock_row(quantity: int) -> dict[str, Any]:
    """A number as it is written: never without the word beside it."""
    return {"availability": IN_STOCK if quantity > 0 else OUT_OF_STOCK, "quantity_to_sell_on_facebook": quantity}


_NUMBER = re.compile(r"[0-9](?:[0-9.,'’\s]*[0-9])?")


def amount(text: str, currency: str) -> Money | None:
    """What a price written for shoppers can only mean, in whatever language: "150.000 ₫", "₫150,000", "$1,234.50". None
    where it could mean two things, or is no price at all."""
    found = _NUMBER.findall(text)
    if len(found) != 1 or decimals(currency) > 2:
        return None
    number: str = found[0]
    separators = [letter for letter in number if not letter.isdigit()]
    whole, part = number, ""
    tail = re.split(r"[^0-9]", number)[-1]
    if separators and len(tail) < 3:
        whole, part = number[: -len(tail) - 1], tail
        if separators.pop() in separators:
            return None
    groups = re.split(r"[^0-9]", whole)
    grouped = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if len(set(separators)) > 1 or (separators and not grouped):
        return None
    places = decimals(currency)
    if part.strip("0") and len(part) > places:
        return None
    return Money(int("".join(groups)) * 10**places + int(part[:places].ljust(places, "0") or 0), currency)


def price_problem(
    amount: Money, sale: Money | None, sale_from: datetime | None, sale_to: datetime | None, currency: str
) -> Text | None:
    """Why these prices cannot be sent, or None."""
    for each in (amount, sale):
        if each is not None and each.currency != currency:
            return translate("channels", "The price {price} is not in the account's currency {currency}.")(
                price=each, currency=currency
            )
        if each is not None and (each.minor < 0 or decimals(each.currency) > 2):
            return translate("channels", "Facebook does not take the price {price}.")(price=each)
    if sale is not None and sale.minor >= amount.minor:
        return translate("channels", "The sale price {sale} is not below the price {price}.")(sale=sale, price=amount)
    if sale_from is not None and sale_to is not None and sale_to <= sale_from:
        return translate("channels", "The sale would end before it begins.")
    return None


def price_row(
    amount: Money, sale: Money | None, sale_from: datetime | None, sale_to: datetime | None, now: datetime
) -> dict[str, Any]:
    """Prices as they are written; a sale that is over or absent is cleared with empty texts."""
    over = sale_to is not None and sale_to <= now
    if sale is None or over:
        return {"price": price(amount), "sale_price": "", "sale_price_effective_date": ""}
    return {
        "price": price(amount),
        "sale_price": price(sale),
        "sale_price_effective_date": window(sale_from, sale_to, now),
    }


def shows(shown: ShownPrice, sent: PriceUpdate, now: datetime) -> bool:
    """Whether texts made for eyes can be the prices that were sent. They are compared digit by digit, however a
    language puts dots, commas and signs around them, and never turned into amounts."""
    if not _same_digits(shown.price, sent.price):
        return False
    sent_sale = sent.sale_price if sent.sale_to is None or sent.sale_to > now else None
    shown_sale = shown.sale_price if shown.sale_to is None or shown.sale_to > now else ""
    if sent_sale is None or not shown_sale:
        return (sent_sale is None) == (not shown_sale)
    ends = ((sent.sale_from, shown.sale_from), (sent.sale_to, shown.sale_to))
    return _same_digits(shown_sale, sent_sale) and all(_same_minute(ours, theirs) for ours, theirs in ends)


def _same_digits(shown: str, sent: Money) -> bool:
    digits = "".join(letter for letter in shown if letter in "0123456789")
    whole, _, part = sent.plain.partition(".")
    possible = {whole + part, whole + part.rstrip("0"), whole + part.ljust(2, "0")}
    return not digits or digits in possible


def _same_minute(sent: datetime | None, shown: datetime | None) -> bool:
    """An end that was not sent, or is not shown, says nothing."""
    return sent is None or shown is None or abs(sent - shown) < timedelta(minutes=1)


def text(value: object) -> str:
    """A text, or nothing."""
    return value if isinstance(value, str) else ""


def unfit(problem: Text, advice: Text | None = None) -> RejectedError:
    """Refused here, before anything was sent."""
    return RejectedError(problem, advice or translate("channels", "Put it right here, then try again."), code="unfit")

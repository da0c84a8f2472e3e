"""Prices that differ from channel to channel: the rule of an account, what stands there by it, and a price that was
typed in on a channel coming back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col

from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.catalog import Variant
from storemanager.domain.channel_products import ChannelVariant
from storemanager.domain.price_rules import PriceRule, Rounding
from storemanager.errors import InvalidInputError
from storemanager.money import Money
from storemanager.services import account_standing, audit, catalog_update, channel_terms, shop
from storemanager.services.bulk import chunks
from storemanager.services.catalog_inputs import PriceChange
from storemanager.services.changes import mark_changed
from storemanager.services.channel_terms import PriceOffer, RuleFrom, Terms
from storemanager.services.listing_items import GOODS, Goods
from storemanager.texts import Text, Value, translate

__all__ = [
    "PriceOffer", "PriceThere", "RuleFrom", "Terms", "account_rules", "describe", "offers", "rule", "set_account_rule",
    "take", "terms",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PriceThere:
    """What a variant costs on an account (None: nothing can be sent), and why: `book` are the book's own prices, `own`
    says that a price of its own stands there, `rule` what the others go through."""

    offer: PriceOffer | None
    book: PriceOffer | None
    own: bool
    rule: PriceRule | None
    rule_from: RuleFrom


def rule(
    *, percent: int = 0, amount: int = 0, step: int = 1, less: int = 0, rounding: Rounding = Rounding.NEAREST
) -> PriceRule:
    """A rule as it was typed in. Raises InvalidInputError for one that would give nothing sensible."""
    try:
        return PriceRule(percent, amount, step, less, rounding)
    except ValueError:
        raise InvalidInputError(
            translate("prices", "This price rule cannot be worked out."),
            translate("prices", "Take off less than 100 percent, and let prices end on less than they are rounded to."),
        ) from None


def describe(of: PriceRule, currency: str) -> Text:
    """The rule in words: +8 %, rounded to 1,000 ₫."""
    if of.plain:
        return translate("prices", "as in the book")
    parts: list[Value] = []
    if of.percent:
        parts.append(_percent(of.percent))
    if of.amount:
        signed = translate("prices", "+{amount}") if of.amount > 0 else translate("prices", "{amount}")
        parts.append(signed(amount=Money(of.amount, currency)))
    if of.less:
        first, second = Money(of.step - of.less, currency), Money(2 * of.step - of.less, currency)
        parts.append(_ENDINGS[of.rounding](first=first, second=second))
    elif of.step > 1:
        parts.append(_ROUNDINGS[of.rounding](step=Money(of.step, currency)))
    return translate("prices", "{parts}")(parts=tuple(parts))


def _percent(hundredths: int) -> Text:
    whole, part = divmod(abs(hundredths), 100)
    digits = f"{part:02}".rstrip("0")
    if hundredths > 0:
        text = translate("prices", "+{whole}.{part} %") if part else translate("prices", "+{whole} %")
    else:
        text = translate("prices", "−{whole}.{part} %") if part else translate("prices", "−{whole} %")
    return text(whole=whole, part=digits) if part else text(whole=whole)


_ROUNDINGS = {
    Rounding.NEAREST: translate("prices", "rounded to {step}"),
    Rounding.UP: translate("prices", "rounded up to {step}"),
    Rounding.DOWN: translate("prices", "rounded down to {step}"),
}
_ENDINGS = {
    Rounding.NEAREST: translate("prices", "rounded to prices like {first} and {second}"),
    Rounding.UP: translate("prices", "rounded up to prices like {first} and {second}"),
    Rounding.DOWN: translate("prices", "rounded down to prices like {first} and {second}"),
}


def account_rules(session: Session) -> dict[int, PriceRule]:
    """The rules of all accounts that have one."""
    found = {row.id: PriceRule.from_json(row.price_rule) for row in account_standing.rows(session)}
    return {account_id: rule for account_id, rule in found.items() if rule is not None}


def set_account_rule(
    session: Session, account_id: int, new: PriceRule | None, *, now: datetime, actor: str = ""
) -> None:
    """What every price on this account goes through, where the product says nothing else; None: as in the book."""
    account = session.get(ChannelAccount, account_id)
    if account is None:
        raise account_standing.not_connected()
    before = PriceRule.from_json(account.price_rule)
    if new is not None and new.plain:
        new = None
    if before == new:
        return
    account.price_rule = None if new is None else new.to_json()
    session.add(account)
    session.flush()
    plain = PriceRule()
    audit.record(
        session, action="prices.rule", entity="channel_account", entity_id=account_id, now=now, actor=actor,
        text=translate("prices", "Price rule: {before} → {after}")(
            before=describe(before or plain, account.currency), after=describe(new or plain, account.currency)
        ),
        before={"price_rule": before and before.to_json()}, after={"price_rule": new and new.to_json()},
    )  # fmt: skip
    here = (col(Listing.account_id) == account_id, col(Listing.match_state) == MatchState.MATCHED)
    session.execute(update(Listing).where(*here).values(dirty=True))


def terms(session: Session, account_id: int, variant_ids: Sequence[int]) -> dict[int, Terms]:
    """The terms of each of these variants on the account."""
    raw = account_standing.get(session, account_id).price_rule
    own = channel_terms.of_variants(session, account_id, variant_ids, raw)
    usual = channel_terms.of_account(raw)
    return {variant_id: own.get(variant_id, usual) for variant_id in variant_ids}


def offers(session: Session, account_id: int, variant_ids: Sequence[int]) -> dict[int, PriceThere]:
    """What each of these variants costs on the account, and why."""
    account = account_standing.get(session, account_id)
    same_money = shop.get(session).currency == account.currency
    agreed = terms(session, account_id, variant_ids)
    found: dict[int, PriceThere] = {}
    for some in chunks(list(variant_ids)):
        for goods in map(Goods._make, session.execute(GOODS, {"ids": some})):
            book = None
            if goods.price is not None and same_money:
                book = PriceOffer(goods.price, goods.sale_price, goods.sale_from, goods.sale_to)
            its = agreed[goods.id]
            found[goods.id] = PriceThere(channel_terms.there(book, its), book, its.own, its.rule, its.rule_from)
    return found


def take(session: Session, account_id: int, shown: Mapping[int, PriceOffer], *, now: datetime, actor: str = "") -> None:
    """The prices that a channel shows are right: they come into the book. Where a rule stands between, the price in the
    book is the one that leads to them exactly. Where there is none, or the price there is one of its own, it becomes
    (or stays) a price of that channel alone, the book keeps its own, and the history says so."""
    if not shown:
        return
    account = account_standing.get(session, account_id)
    same_money = shop.get(session).currency == account.currency
    agreed = terms(session, account_id, list(shown))
    into_book: list[PriceChange] = []
    for variant_id, offer in shown.items():
        its = agreed[variant_id]
        book = channel_terms.back(offer, its) if same_money else None
        if book is None:
            why = _OWN if its.own else _NOT_BY_RULE if same_money else _OTHER_MONEY
            _keep_there(session, account, variant_id, offer, why, now=now, actor=actor)
        else:
            into_book.append(PriceChange(variant_id, book.price, book.sale_price, book.sale_from, book.sale_to))
    catalog_update.set_prices(session, into_book, now=now, actor=actor)


def _keep_there(
    session: Session,
    account: account_standing.Standing,
    variant_id: int,
    shown: PriceOffer,
    why: Text,
    *,
    now: datetime,
    actor: str,
) -> None:
    variant = session.get_one(Variant, variant_id)
    row = session.get(ChannelVariant, (account.id, variant_id))
    row = row or ChannelVariant(account_id=account.id, variant_id=variant_id, updated_at=now)
    before = {"price": row.price, "sale_price": row.sale_price, "own_sale": row.own_sale}
    row.price, row.own_sale, row.updated_at = shown.price, True, now
    row.sale_price, row.sale_from, row.sale_to = shown.sale_price, shown.sale_from, shown.sale_to
    session.add(row)
    session.flush()
    audit.record(
        session, action="prices.there", entity="variant", entity_id=variant_id, now=now, actor=actor,
        text=why(sku=variant.sku, account=account.name, price=Money(shown.price, account.currency)),
        before=before, after={"price": row.price, "sale_price": row.sale_price, "own_sale": True},
    )  # fmt: skip
    mark_changed(session, [variant_id])


_OWN = translate("prices", "{sku} costs {price} on {account}: its own price there was changed on the channel.")
_NOT_BY_RULE = translate(
    "prices",
    "{sku} costs {price} on {account}. No price of the book leads there by the price rule, so it is kept as a price of "
    "that channel alone.",
)
_OTHER_MONEY = translate(
    "prices",
    "{sku} costs {price} on {account}. The book has another currency, so it is kept as a price of that channel.",
)

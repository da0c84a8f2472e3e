"""What a variant costs on one channel account: the book's prices through the rule that holds there, or prices of its
own. Asked whenever it is decided what to send, so shops that have no such terms are not asked at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col

from storemanager.domain.catalog import Variant
from storemanager.domain.channel_products import ChannelProduct, ChannelVariant
from storemanager.domain.price_rules import PriceRule
from storemanager.services.bulk import chunks


@dataclass(frozen=True, slots=True)
class PriceOffer:
    """A list price with an optional dated sale price, in minor units."""

    price: int
    sale_price: int | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None


class RuleFrom(Enum):
    """Who says the rule; the nearest to the variant wins."""

    NONE = ""
    ACCOUNT = "account"
    PRODUCT = "product"
    VARIANT = "variant"


class Terms(NamedTuple):
    """`price`: the list price of its own there (None: the book's, through the rule). `own_sale`: `sale_price` and its
    dates stand in place of the book's, also when there is none."""

    rule: PriceRule | None = None
    rule_from: RuleFrom = RuleFrom.NONE
    price: int | None = None
    own_sale: bool = False
    sale_price: int | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None

    @property
    def own(self) -> bool:
        """Whether a price stands there that does not come from the book."""
        return self.price is not None or self.own_sale


AS_IN_BOOK = Terms()


def of_variants(
    session: Session, account_id: int, variant_ids: Collection[int], account_rule: Mapping[str, Any] | None
) -> dict[int, Terms]:
    """The terms of these variants on the account, only of those that have any of their own."""
    of_account = PriceRule.from_json(account_rule)
    found: dict[int, Terms] = {}
    for some in chunks(sorted(variant_ids)):
        for row in session.execute(_TERMS, {"account": account_id, "ids": some}):
            variant_id, of_product, of_variant, price, own_sale, sale_price, sale_from, sale_to = row
            rule, rule_from = _nearest(PriceRule.from_json(of_variant), PriceRule.from_json(of_product), of_account)
            found[variant_id] = Terms(rule, rule_from, price, bool(own_sale), sale_price, sale_from, sale_to)
    return found


def of_account(rule: Mapping[str, Any] | None) -> Terms:
    """The terms of a variant that has none of its own."""
    return AS_IN_BOOK if rule is None else Terms(PriceRule.from_json(rule), RuleFrom.ACCOUNT)


def _nearest(
    variant: PriceRule | None, product: PriceRule | None, account: PriceRule | None
) -> tuple[PriceRule | None, RuleFrom]:
    for rule, said_by in ((variant, RuleFrom.VARIANT), (product, RuleFrom.PRODUCT), (account, RuleFrom.ACCOUNT)):
        if rule is not None:
            return rule, said_by
    return None, RuleFrom.NONE


_OF_A_VARIANT: tuple[Any, ...] = (
    Variant.id, ChannelProduct.price_rule, ChannelVariant.price_rule, ChannelVariant.price, ChannelVariant.own_sale,
    ChannelVariant.sale_price, ChannelVariant.sale_from, ChannelVariant.sale_to,
)  # fmt: skip
_TERMS = (
    columns(*_OF_A_VARIANT)
    .outerjoin(
        ChannelProduct,
        and_(
            col(ChannelProduct.product_id) == col(Variant.product_id),
            col(ChannelProduct.account_id) == bindparam("account"),
        ),
    )
    .outerjoin(
        ChannelVariant,
        and_(
            col(ChannelVariant.variant_id) == col(Variant.id),
            col(ChannelVariant.account_id) == bindparam("account"),
        ),
    )
    .where(
        col(Variant.id).in_(bindparam("ids", expanding=True)),
        or_(col(ChannelProduct.price_rule).is_not(None), col(ChannelVariant.variant_id).is_not(None)),
    )
)


def there(book: PriceOffer | None, terms: Terms) -> PriceOffer | None:
    """What a variant costs there. `book` None: it has no price that could be sent there (or one in another currency),
    so only a price of its own counts. A sale price that the rule makes no lower than the price is none."""
    if terms is AS_IN_BOOK:
        return book
    if terms.price is not None:
        price = terms.price
    elif book is not None:
        price = _by(terms.rule, book.price)
    else:
        return None
    if terms.own_sale:
        sale, begins, ends = terms.sale_price, terms.sale_from, terms.sale_to
    elif book is None or book.sale_price is None:
        sale, begins, ends = None, None, None
    else:
        sale, begins, ends = _by(terms.rule, book.sale_price), book.sale_from, book.sale_to
    return PriceOffer(price) if sale is None or sale >= price else PriceOffer(price, sale, begins, ends)


def back(shown: PriceOffer, terms: Terms) -> PriceOffer | None:
    """The book's prices that stand there as `shown` without rounding; None where there are none, or where its prices
    there are its own."""
    if terms.own:
        return None
    if terms.rule is None:
        return shown
    price = terms.rule.exact_inverse(shown.price)
    sale = None if shown.sale_price is None else terms.rule.exact_inverse(shown.sale_price)
    if price is None or (sale is None) != (shown.sale_price is None):
        return None
    return PriceOffer(price, sale, shown.sale_from, shown.sale_to)


def _by(rule: PriceRule | None, minor: int) -> int:
    return minor if rule is None else rule.apply(minor)

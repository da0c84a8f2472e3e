"""What the settings ask and say about the ways of sharing stock: plain functions of a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, shown_kind
from storemanager.domain.catalog import Product, Variant
from storemanager.domain.offers import Policy
from storemanager.services import catalog, offer_rules

CATEGORY, ACCOUNT, VARIANT = "category", "account", "variant"
MOST_PRODUCTS = 20


@dataclass(frozen=True)
class PolicyException:
    """Something with a word of its own, or that may get one (`policy` None). `of` is category, account or variant;
    `kind` a channel's."""

    of: str
    id: int
    name: str
    kind: str = ""
    policy: Policy | None = None


@dataclass(frozen=True)
class PolicyData:
    """`exceptions` are those that hold, `more` how many products beyond them have one; `places` are the categories and
    channels that could get one."""

    policy: Policy
    exceptions: tuple[PolicyException, ...]
    more: int
    places: tuple[PolicyException, ...]


def load(session: Session) -> PolicyData:
    """Everything about it."""
    said = offer_rules.category_policies(session)
    places = [
        PolicyException(CATEGORY, row.id, row.name, policy=said.get(row.id)) for row in catalog.category_rows(session)
    ]
    places += [
        PolicyException(ACCOUNT, one.id or 0, one.name, shown_kind(one.kind, one.settings), one.policy)
        for one in session.exec(select(ChannelAccount).order_by(col(ChannelAccount.id)))
    ]
    products, count = _products(session)
    return PolicyData(
        offer_rules.shop_policy(session),
        (*(one for one in places if one.policy is not None), *products),
        count - len(products),
        tuple(one for one in places if one.policy is None),
    )


def _products(session: Session) -> tuple[list[PolicyException], int]:
    own = col(Variant.policy).is_not(None)
    count = session.exec(select(func.count()).select_from(Variant).where(own)).one()
    query = (
        select(col(Variant.id), col(Variant.sku), col(Variant.policy), col(Product.name))
        .join(Product, col(Product.id) == Variant.product_id)
        .where(own)
        .order_by(col(Product.name), col(Variant.id))
        .limit(MOST_PRODUCTS)
    )
    rows = session.exec(query).all() if count else []
    return [PolicyException(VARIANT, row[0] or 0, f"{row[3]} ({row[1]})", policy=row[2]) for row in rows], int(count)


def set_policy(session: Session, of: str, of_id: int, policy: Policy | None, *, now: datetime) -> None:
    """From the next sync on; None: it says nothing of its own any more."""
    if of == CATEGORY:
        offer_rules.set_category_policy(session, of_id, policy, now=now)
    elif of == ACCOUNT:
        offer_rules.set_account_policy(session, of_id, policy, now=now)
    else:
        offer_rules.set_variant_policy(session, [of_id], policy, now=now)

"""Which offer policy a variant has, and who said so: set for the shop, a category, a variant or an account.

The nearest word counts: the variant's own, else the strictest of its categories', else the strictest of what the
accounts say on which it is listed; an account that says nothing means what the shop says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import update
from sqlmodel import Session, col, select

from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.catalog import Category, Product, ProductCategory, Variant
from storemanager.domain.offers import DEFAULT, Policy
from storemanager.errors import NotFoundError
from storemanager.services import audit, offer_rows, offer_window, shop
from storemanager.services.bulk import chunks
from storemanager.services.changes import mark_changed
from storemanager.services.offer_rows import Seller, Sold
from storemanager.texts import Text, translate

SETTING = offer_rows.POLICY_SETTING

_STRICTNESS = {Policy.SHARED: 0, Policy.BALANCED: 1, Policy.STRICT: 2}


class PolicySource(Enum):
    """Whose word a variant's policy is."""

    SHOP = "shop"
    ACCOUNT = "account"
    CATEGORY = "category"
    VARIANT = "variant"
    BUNDLE = "bundle"  # it is part of a bundle whose policy is stricter


@dataclass(frozen=True)
class Rule:
    """The policy of a variant. `name` is the category's, the account's or the bundle's; `source_id` its id."""

    policy: Policy
    source: PolicySource
    source_id: int | None = None
    name: str = ""


def strictest(policies: Collection[Policy]) -> Policy:
    """The one that promises least; the default where nothing was said."""
    return max(policies, key=_STRICTNESS.__getitem__, default=DEFAULT)


# --- Reading ---


def shop_policy(session: Session) -> Policy:
    """What holds where nobody said anything else."""
    return Policy[shop.setting(session, SETTING, DEFAULT.name)]


@dataclass(frozen=True)
class Around:
    """What holds for the whole shop while something is decided, asked for once: its policy, how often the timetable
    syncs, its currency, its accounts by their ids. `terms`: some product has a price or a price rule of its own on some
    account."""

    usual: Policy
    planned_minutes: int
    currency: str | None
    categories_speak: bool
    has_bundles: bool
    terms: bool
    sellers: Mapping[int, Seller]


def around(session: Session) -> Around:
    words = offer_rows.ShopWords._make(session.execute(offer_rows.SHOP_WORDS).one())
    sellers = {seller.id: seller for seller in map(Seller._make, session.execute(offer_rows.SELLERS))}
    usual = DEFAULT if words.policy is None else Policy[words.policy]
    planned = offer_window.planned(words.sync_every_minutes)
    return Around(usual, planned, words.currency, words.categories_speak, words.has_bundles, words.terms, sellers)


def sold(session: Session, variant_ids: Collection[int]) -> dict[int, Sold]:
    """The variants as far as policies and quotas need them."""
    found: dict[int, Sold] = {}
    for some in chunks(sorted(variant_ids)):
        found |= {row.id: row for row in map(Sold._make, session.execute(offer_rows.SOLD, {"ids": some}))}
    return found


def rules(
    session: Session,
    variant_ids: Sequence[int],
    *,
    among: Around | None = None,
    variants: Mapping[int, Sold] | None = None,
) -> dict[int, Rule]:
    """The rule of each variant by itself (bundles and their parts: `offer_split`): a constant number of statements for
    each 500. `among` and `variants` are for whoever has asked for them already."""
    shop_wide = around(session) if among is None else among
    variants = sold(session, variant_ids) if variants is None else variants
    found: dict[int, Rule] = {}
    for some in chunks(list(variant_ids)):
        found |= _of_accounts(session, some, shop_wide)
        if shop_wide.categories_speak:
            found |= _of_categories(session, some)
    usual = Rule(shop_wide.usual, PolicySource.SHOP)
    return {variant_id: _own(variants.get(variant_id)) or found.get(variant_id, usual) for variant_id in variant_ids}


def _own(variant: Sold | None) -> Rule | None:
    if variant is None or variant.policy is None:
        return None
    return Rule(variant.policy, PolicySource.VARIANT, variant.id)


def _of_categories(session: Session, variant_ids: Sequence[int]) -> dict[int, Rule]:
    found: dict[int, Rule] = {}
    for variant_id, category_id, name, policy in session.execute(offer_rows.CATEGORY_POLICIES, {"ids": variant_ids}):
        _keep_stricter(found, variant_id, Rule(policy, PolicySource.CATEGORY, category_id, name))
    return found


def _of_accounts(session: Session, variant_ids: Sequence[int], among: Around) -> dict[int, Rule]:
    """What the accounts say on which a variant is listed; one that says nothing means the shop's policy."""
    accounts = {
        seller.id: Rule(seller.policy, PolicySource.ACCOUNT, seller.id, seller.name)
        if seller.policy is not None
        else Rule(among.usual, PolicySource.SHOP)
        for seller in among.sellers.values()
    }
    if all(rule.source is PolicySource.SHOP for rule in accounts.values()):
        return {}
    found: dict[int, Rule] = {}
    for variant_id, account_id in session.execute(offer_rows.WHERE_LISTED, {"ids": variant_ids}):
        _keep_stricter(found, variant_id, accounts[account_id])
    return found


def _keep_stricter(found: dict[int, Rule], variant_id: int, rule: Rule) -> None:
    known = found.get(variant_id)
    if known is None or _STRICTNESS[rule.policy] > _STRICTNESS[known.policy]:
        found[variant_id] = rule


# --- Setting: everything concerned is decided anew at the next sync ---


def set_shop_policy(session: Session, policy: Policy, *, now: datetime, actor: str = "") -> None:
    before = shop_policy(session)
    shop.set_setting(session, SETTING, policy.name)
    _record(session, "shop", 1, before, policy, now, actor)
    session.execute(update(Listing).where(col(Listing.match_state) == MatchState.MATCHED).values(dirty=True))


def set_account_policy(
    session: Session, account_id: int, policy: Policy | None, *, now: datetime, actor: str = ""
) -> None:
    """None: what the shop says."""
    account = session.get(ChannelAccount, account_id)
    if account is None:
        raise _not_found()
    before, account.policy = account.policy, policy
    session.add(account)
    session.flush()
    _record(session, "channel_account", account_id, before, policy, now, actor)
    here = select(Listing.variant_id).where(Listing.account_id == account_id, Listing.match_state == MatchState.MATCHED)
    session.execute(update(Listing).where(col(Listing.variant_id).in_(here)).values(dirty=True))


def set_category_policy(
    session: Session, category_id: int, policy: Policy | None, *, now: datetime, actor: str = ""
) -> None:
    """None: the category says nothing about it. It holds for products put into this very category."""
    category = session.get(Category, category_id)
    if category is None:
        raise _not_found()
    before, category.policy = category.policy, policy
    session.add(category)
    session.flush()
    _record(session, "category", category_id, before, policy, now, actor)
    members = (
        select(Variant.id)
        .join(Product, col(Product.id) == Variant.product_id)
        .join(ProductCategory, col(ProductCategory.product_id) == Product.id)
        .where(ProductCategory.category_id == category_id)
    )
    mark_changed(session, [variant_id for variant_id in session.exec(members) if variant_id is not None])


def set_variant_policy(
    session: Session, variant_ids: Sequence[int], policy: Policy | None, *, now: datetime, actor: str = ""
) -> None:
    """None: what its categories, accounts or the shop say."""
    for some in chunks(list(variant_ids)):
        before = {row.id: row.policy for row in session.exec(select(Variant).where(col(Variant.id).in_(some)))}
        if len(before) < len(set(some)):
            raise _not_found()
        session.execute(update(Variant).where(col(Variant.id).in_(some)).values(policy=policy))
        for variant_id, known in before.items():
            _record(session, "variant", variant_id or 0, known, policy, now, actor)
    session.expire_all()
    mark_changed(session, list(variant_ids))


def category_policies(session: Session) -> Mapping[int, Policy]:
    """The categories that say something about it."""
    query = select(Category).where(col(Category.policy).is_not(None))
    return {row.id: row.policy for row in session.exec(query) if row.id is not None and row.policy is not None}


POLICY_WORDS: Mapping[Policy | None, Text] = {
    Policy.SHARED: translate("offers", "shared"),
    Policy.BALANCED: translate("offers", "balanced"),
    Policy.STRICT: translate("offers", "strict"),
    None: translate("offers", "as usual"),
}


def _record(
    session: Session,
    entity: str,
    entity_id: int,
    before: Policy | None,
    after: Policy | None,
    now: datetime,
    actor: str,
) -> None:
    if before is after:
        return
    audit.record(
        session, action="offer.policy", entity=entity, entity_id=entity_id, now=now, actor=actor,
        text=translate("offers", "Offer policy: {before} → {after}")(
            before=POLICY_WORDS[before], after=POLICY_WORDS[after]
        ),
        before={"policy": before.name if before else None}, after={"policy": after.name if after else None},
    )  # fmt: skip


def _not_found() -> NotFoundError:
    return NotFoundError(
        translate("offers", "What the policy was to hold for is not in the book any more."),
        translate("offers", "Look at the list again, then choose."),
    )

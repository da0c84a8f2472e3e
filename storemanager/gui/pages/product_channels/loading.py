"""What the pages of this room ask the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from storemanager.channels.base import ListingField, ListingRules
from storemanager.domain.price_rules import PriceRule
from storemanager.services import accounts, catalog, channel_prices, shop
from storemanager.services.accounts import AccountRow
from storemanager.services.channel_products import OwnWords
from storemanager.sync import channel_plan, listing_forms
from storemanager.sync.channel_plan import PlanRow, Presence


@dataclass(frozen=True)
class ChannelData:
    """What one account says and asks of a product. `fields` is the form of the category that was chosen, None: it has
    not been read yet. `read_at`: when rules and categories were last read from the channel."""

    account: AccountRow
    plan: PlanRow
    rules: ListingRules | None
    asks_category: bool
    has_categories: bool
    read_at: datetime | None
    fields: tuple[ListingField, ...] | None
    rule: PriceRule | None


@dataclass(frozen=True)
class ProductData:
    """One product with all channels, for its form. `currency` is the book's."""

    product: catalog.ProductDetail
    currency: str
    channels: tuple[ChannelData, ...]


def channels(session: Session) -> tuple[AccountRow, ...]:
    """The accounts a product can be on: all that are connected."""
    return tuple(accounts.rows(session))


def product(session: Session, product_id: int, now: datetime) -> ProductData:
    """One product for its form, with what would be sent of it everywhere."""
    connected = channels(session)
    plans = {each.account_id: each for each in plans_of(session, [product_id], [one.id for one in connected], now)}
    rules = channel_prices.account_rules(session)
    return ProductData(
        catalog.product(session, product_id),
        shop.get(session).currency,
        tuple(_channel(session, each, plans[each.id], rules.get(each.id)) for each in connected if each.id in plans),
    )


def _channel(session: Session, account: AccountRow, plan: PlanRow, rule: PriceRule | None) -> ChannelData:
    category_id = plan.own.category_id
    return ChannelData(
        account,
        plan,
        listing_forms.rules(session, [account.id]).get(account.id),
        listing_forms.asks_category(session, account.id),
        bool(listing_forms.categories(session, account.id, "", limit=1)),
        listing_forms.categories_read_at(session, account.id),
        listing_forms.fields(session, account.id, category_id),
        rule,
    )


def plans_of(
    session: Session, product_ids: Sequence[int], account_ids: Sequence[int], now: datetime
) -> tuple[PlanRow, ...]:
    """Everything that would be sent of these products; without accounts to all there are."""
    wanted = account_ids or [each.id for each in channels(session)]
    return tuple(channel_plan.plan(session, product_ids, wanted, now=now))


def is_wanted(row: PlanRow) -> bool:
    """Whether the owner wants the product there: it is there, or something was said of it for this account."""
    return row.presence is not Presence.ABSENT or says_something(row.own)


def says_something(own: OwnWords) -> bool:
    """Whether anything differs from the book."""
    return bool(own.title or own.description or own.category_id or own.fields or own.rule is not None or own.variants)

"""What each channel shows of a product, beside what the book says and what will be sent; why it differs, in words, and
the owner's ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from storemanager.channels import by_key
from storemanager.channels.base import StockWriteKind
from storemanager.domain.accounts import (
    AccountState,
    ChannelAccount,
    Contest,
    ContestedField,
    Listing,
    Master,
    shown_kind,
)
from storemanager.domain.orders import RESERVES, Order, OrderLine
from storemanager.domain.syncing import SentField, SentValue
from storemanager.money import Money
from storemanager.services import (
    accounts,
    attention,
    channel_prices,
    listing_offers,
    listings,
    offer_reasons,
    shop,
)
from storemanager.services.catalog_details import VariantDetail, product
from storemanager.services.channel_prices import PriceThere
from storemanager.services.listings import Hold, OfferFacts, OfferState, PriceOffer
from storemanager.services.offer_reasons import OfferReasons
from storemanager.sync import channel_plan, price_history
from storemanager.sync.channel_plan import PlanRow, Presence
from storemanager.sync.planning import as_shown
from storemanager.sync.price_conflicts import conflict_key
from storemanager.sync.shown_rows import ChannelsShown, LogLine, ShownRow, ShownState, Three, Way
from storemanager.sync.shown_ways import choose_way, price_ways, stock_ways
from storemanager.texts import Text, translate

__all__ = [
    "ChannelsShown", "LogLine", "ShownRow", "ShownState", "Three", "Way", "choose_way", "what_channels_show",
]  # fmt: skip

LOG_LINES = 8
"""The last numbers that were sent: what is older is on the Sync page."""


def what_channels_show(
    session: Session, product_id: int, *, variant_id: int | None = None, now: datetime
) -> ChannelsShown:
    """One variant of the product (the first one where none is named) on every account and at the counter."""
    detail = product(session, product_id)
    sold = [each for each in detail.variants if each.active] or list(detail.variants)
    variant = next((each for each in sold if each.id == variant_id), sold[0])
    owners = list(session.exec(select(ChannelAccount).order_by(col(ChannelAccount.id))))
    plans = {row.account_id: row for row in channel_plan.plan(session, [product_id], _ids(owners), now=now)}
    reasons = offer_reasons.explain(session, variant.id, now=now)
    views = listing_offers.offered_for(session, [variant.id])
    currency = shop.get(session).currency
    rows = [_counter(variant, reasons, currency)]
    for account in owners:
        look = _Look(session, account, variant, plans[account.id or 0], now)
        state = views.get((variant.id, account.id or 0))
        rows += look.rows(state.state if state else OfferState.ABSENT, reasons)
    all_sold = tuple((each.id, each.sku, each.title) for each in sold)
    return ChannelsShown(product_id, detail.name, variant.id, variant.sku, currency, all_sold, reasons, tuple(rows))


def _ids(rows: Sequence[ChannelAccount]) -> list[int]:
    return [row.id or 0 for row in rows]


def _counter(variant: VariantDetail, reasons: OfferReasons, currency: str) -> ShownRow:
    """The counter sees everything that is there."""
    there = max(0, reasons.available // reasons.quantity_scale)
    number = Three(there, there, None)
    price, sale = Three(variant.price, variant.price, None), Three(variant.sale_price, variant.sale_price, None)
    return ShownRow(
        None, "", "counter", currency, None, "", "", None, number, price, sale, None, False, ShownState.SAME, None
    )


class _Look:
    """One account."""

    def __init__(
        self, session: Session, account: ChannelAccount, variant: VariantDetail, plan: PlanRow, now: datetime
    ) -> None:
        self._session = session
        self._account = account
        self._variant = variant
        self._plan = plan
        self._now = now
        self._there: PriceThere = channel_prices.offers(session, account.id or 0, [variant.id])[variant.id]

    def rows(self, offered: OfferState, reasons: OfferReasons) -> list[ShownRow]:
        account_id = self._account.id or 0
        query = select(Listing).where(
            Listing.account_id == account_id, Listing.variant_id == self._variant.id, col(Listing.gone_at).is_(None)
        )
        items = list(self._session.exec(query.order_by(col(Listing.id))))
        if not items:
            return [self._absent()]
        ids = [item.id or 0 for item in items]
        facts = {fact.listing_id: fact for fact in listings.facts(self._session, account_id, ids)}
        said = {each.listing_id: each.reason for each in reasons.listings}
        return [self._row(item, facts[item.id or 0], offered, said.get(item.id or 0)) for item in items
                if item.id in facts]  # fmt: skip

    def _absent(self) -> ShownRow:
        offer = self._there.offer
        waits = self._plan.presence is Presence.WAITING
        sent = self._plan_stock() if waits else None
        return ShownRow(
            self._account.id, self._account.name, self._kind, self._account.currency, None, "", "", None,
            Three(None, None, sent),
            Three(self._book_price, None, offer.price if offer and waits else None),
            Three(self._book_sale, None, offer.sale_price if offer and waits else None),
            None, waits, ShownState.WAITING if waits else ShownState.ABSENT, None,
            why=tuple(act.problem for act in self._plan.waiting if act.problem is not None),
            price_master=self._account.price_master, plan=self._plan,
        )  # fmt: skip

    def _row(self, item: Listing, fact: OfferFacts, offered: OfferState, said: Text | None) -> ShownRow:
        log = self._log(item)
        stock_now, price, sale = self._stock(fact), self._price(fact), self._sale(fact)
        stock_why, foreign = self._why_stock(item, fact, log)
        price_why = self._why_price(item, price, sale)
        differences = self._plan.differences
        state = self._state(offered, foreign, price, sale, bool(price_why))
        why = [*stock_why, *price_why]
        if said is not None and (state is ShownState.PAUSED or (not why and state is not ShownState.SAME)):
            why = [said, *why]
        return ShownRow(
            self._account.id, self._account.name, self._kind, self._account.currency, item.id,
            item.remote_product_id, item.remote_url, self._write_word(), stock_now, price, sale,
            self._content(), bool(differences), state, item.stock_seen_at, tuple(why),
            stock_ways(fact, self._variant), price_ways(self._account, price, sale), self._account.price_master,
            self._lines(item, log), self._plan,
        )  # fmt: skip

    # --- Numbers ---

    @property
    def _kind(self) -> str:
        return shown_kind(self._account.kind, self._account.settings)

    @property
    def _book_price(self) -> int | None:
        return self._there.book.price if self._there.book else None

    @property
    def _book_sale(self) -> int | None:
        return as_shown(self._there.book, self._now).sale_price if self._there.book else None

    @property
    def _is_sent_to(self) -> bool:
        """Whether anything goes out by itself: not before the owner has agreed, and not while it is stopped."""
        account = self._account
        return account.state is AccountState.ACTIVE and account.read_only is None and accounts.is_activated(account)

    def _plan_stock(self) -> int | None:
        return next((each.stock_sent for each in self._plan.variants if each.variant_id == self._variant.id), None)

    def _stock(self, fact: OfferFacts) -> Three:
        goes_out = fact.hold is Hold.NONE and self._account.push_stock and self._is_sent_to
        return Three(fact.wanted, fact.seen, fact.wanted if goes_out else None)

    def _prices_go_out(self, fact: OfferFacts) -> bool:
        kept = self._account.push_prices and self._account.price_master is not Master.CHANNEL
        return kept and self._is_sent_to and fact.hold not in (Hold.PAUSED, Hold.DRAFT, Hold.GONE, Hold.FAILED)

    def _price(self, fact: OfferFacts) -> Three:
        wanted = fact.price_wanted.price if fact.price_wanted and self._prices_go_out(fact) else None
        return Three(self._book_price, fact.price_seen.price if fact.price_seen else None, wanted)

    def _sale(self, fact: OfferFacts) -> Three:
        shown = as_shown(fact.price_seen, self._now).sale_price if fact.price_seen else None
        wanted = as_shown(fact.price_wanted, self._now).sale_price if fact.price_wanted else None
        return Three(self._book_sale, shown, wanted if self._prices_go_out(fact) else None)

    # --- Words ---

    def _write_word(self) -> Text | None:
        try:
            channel = by_key(self._account.kind)
        except KeyError:
            return None
        kind = getattr(channel, "stock_write_kind", None)
        return _WRITES.get(kind) if kind is not None else None

    def _content(self) -> Text:
        plan = self._plan
        if plan.differences:
            return _PARTS.get(plan.differences[0].field, _CONTENT_DIFFERS)
        if plan.own.title:
            return translate("channels shown", "own title")
        if plan.own.description or plan.own.category_id:
            return translate("channels shown", "own text or category")
        return translate("channels shown", "as in the book")

    def _state(self, offered: OfferState, foreign: bool, price: Three, sale: Three, price_changed: bool) -> ShownState:
        if offered is OfferState.PAUSED or not self._is_sent_to:
            return ShownState.PAUSED
        if offered is OfferState.SENDING:
            return ShownState.SENDING
        changed_there = any(each.changed_there for each in self._plan.differences)
        if foreign or price_changed or changed_there:
            return ShownState.DIFFERS
        waits = offered in (OfferState.WAITING, OfferState.DIFFERS) or price.changes or sale.changes
        return ShownState.WAITING if waits or self._plan.differences else ShownState.SAME

    # --- Why ---

    def _log(self, item: Listing) -> list[SentValue]:
        query = select(SentValue).where(SentValue.listing_id == item.id).order_by(col(SentValue.id).desc())
        return list(self._session.exec(query.limit(LOG_LINES * 2)))

    def _lines(self, item: Listing, log: Sequence[SentValue]) -> tuple[LogLine, ...]:
        """What was sent, and what somebody else made of it, the latest first."""
        query = select(Contest).where(Contest.listing_id == item.id).order_by(col(Contest.id).desc())
        contests = self._session.exec(query.limit(LOG_LINES))
        lines = [*map(self._log_line, log), *map(self._contest_line, contests)]
        return tuple(sorted(lines, key=lambda line: line.at, reverse=True)[:LOG_LINES])

    def _contest_line(self, contest: Contest) -> LogLine:
        theirs, ours = contest.theirs or 0, contest.ours or 0
        if contest.field is ContestedField.STOCK:
            return LogLine(contest.at, _CHANGED_STOCK(theirs=theirs, ours=ours))
        currency = self._account.currency
        return LogLine(contest.at, _CHANGED_PRICE(theirs=Money(theirs, currency), ours=Money(ours, currency)))

    def _log_line(self, value: SentValue) -> LogLine:
        if value.field is SentField.STOCK:
            return LogLine(value.sent_at, _SENT_STOCK(number=int(value.after["stock"])))
        price = Money(value.after["price"], self._account.currency)
        sale = value.after.get("sale_price")
        if sale is None:
            return LogLine(value.sent_at, _SENT_PRICE(price=price))
        return LogLine(value.sent_at, _SENT_SALE(price=price, sale=Money(sale, self._account.currency)))

    def _why_stock(self, item: Listing, fact: OfferFacts, log: Sequence[SentValue]) -> tuple[list[Text], bool]:
        """What happened to the number since it was last sent; and whether somebody else must have changed it."""
        if fact.seen is None or fact.wanted is None or fact.seen == fact.wanted or fact.hold is not Hold.NONE:
            return [], False
        last = next((value for value in log if value.field is SentField.STOCK), None)
        if last is None:
            return [_NEVER_SENT(shown=fact.seen)], False
        sent, at = int(last.after["stock"]), last.sent_at
        seen_at = item.stock_seen_at or at
        taken, count = self._taken(item, at)
        unexplained = fact.seen - (sent - taken)
        words = [_LAST(number=sent, time=at)]
        if taken:
            words.append(_TAKEN(units=taken, count=count))
        if not unexplained or seen_at <= at:
            words.append(_BOOK_MOVED(wanted=fact.wanted))
            return words, False
        words.append(_SHOWED(time=seen_at, shown=fact.seen))
        words.append((_NOT_BY_ORDERS_EITHER if taken else _NOT_BY_ORDERS)(units=abs(unexplained)))
        return words, True

    def _taken(self, item: Listing, since: datetime) -> tuple[int, int]:
        """What orders there have taken of this item since then, and how many they were."""
        query = (
            select(Order.id, OrderLine.quantity)
            .join(Order, col(Order.id) == OrderLine.order_id)
            .where(
                Order.account_id == item.account_id,
                OrderLine.remote_product_id == item.remote_product_id,
                OrderLine.remote_variant_id == item.remote_variant_id,
                col(Order.created_at) >= since - timedelta(seconds=1),
                col(Order.status).in_(RESERVES),
            )
        )
        rows = self._session.exec(query).all()
        return sum(quantity for _, quantity in rows), len({order_id for order_id, _ in rows})

    def _why_price(self, item: Listing, price: Three, sale: Three) -> list[Text]:
        """Who changed the price there, where somebody did."""
        if item.price_seen is None or not (price.changes or sale.changes or self._asked(item)):
            return []
        query = (
            select(SentValue)
            .where(SentValue.listing_id == item.id, SentValue.field == SentField.PRICE)
            .order_by(col(SentValue.id).desc())
        )
        last = self._session.exec(query.limit(1)).first()
        if last is None:
            return []
        sent = as_shown(price_history.offer(last.after), self._now)
        shown = PriceOffer(item.price_seen, item.sale_price_seen, item.sale_from_seen, item.sale_to_seen)
        if as_shown(shown, self._now) == sent:
            return []
        currency = self._account.currency
        words = _PRICE_CHANGED(sent=Money(sent.price, currency), time=last.sent_at, shown=Money(shown.price, currency))
        return [words]

    def _asked(self, item: Listing) -> bool:
        return attention.is_open(self._session, conflict_key(item.id or 0))


_WRITES: Mapping[StockWriteKind, Text] = {
    StockWriteKind.COMPARE_AND_SET: translate("channels shown", "compares, then writes"),
    StockWriteKind.DELTA: translate("channels shown", "adds and takes off"),
    StockWriteKind.NON_ATOMIC_DELTA: translate("channels shown", "adds and takes off"),
    StockWriteKind.ABSOLUTE: translate("channels shown", "overwrites"),
}
_PARTS: Mapping[str, Text] = {
    "title": translate("channels shown", "title differs"),
    "description": translate("channels shown", "text differs"),
    "categories": translate("channels shown", "category differs"),
    "images": translate("channels shown", "pictures differ"),
    "fields": translate("channels shown", "details differ"),
    "variants": translate("channels shown", "variants are missing"),
}
_CONTENT_DIFFERS = translate("channels shown", "differs")
_SENT_STOCK = translate("channels shown", "Stock {number}")
_SENT_PRICE = translate("channels shown", "Price {price}")
_SENT_SALE = translate("channels shown", "Price {price}, on sale for {sale}")
_CHANGED_STOCK = translate("channels shown", "Changed on the channel: stock {theirs}, where {ours} had been read back")
_CHANGED_PRICE = translate("channels shown", "Changed on the channel: price {theirs}, where {ours} had been read back")
_NEVER_SENT = translate("channels shown", "It shows {shown}, and no number was sent there yet.")
_LAST = translate("channels shown", "The last number sent was {number}, at {time}.")
_TAKEN = translate("channels shown", "Since then {count:order|orders} there took {units}.")
_BOOK_MOVED = translate("channels shown", "The book has changed since: {wanted} is right now, and goes out next.")
_SHOWED = translate("channels shown", "At {time} the channel showed {shown}.")
_NOT_BY_ORDERS = translate(
    "channels shown",
    "No order and no cancelled order there explains the other {units}, so somebody has changed it on the channel.",
)
_NOT_BY_ORDERS_EITHER = translate(
    "channels shown", "That leaves {units} which no order explains, so somebody has changed it on the channel."
)
_PRICE_CHANGED = translate(
    "channels shown",
    "{sent} was sent at {time}; it shows {shown} now, so somebody has changed the price on the channel.",
)

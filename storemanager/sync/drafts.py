"""Products of the book as a channel is to get them: made from the book, and from what was said for that channel alone,
at the moment they are looked at or sent. What is shown before it is sent is made here, too, so it is the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from sqlmodel import Session, col, select

from storemanager.channels.base import ListingRef, ProductDraft, RemoteImage, VariantDraft
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.offers import Limits, offered
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.money import Money
from storemanager.services import channel_prices, channel_products, channel_terms, shop, stock
from storemanager.services.bulk import chunks
from storemanager.services.catalog_details import ProductDetail, VariantDetail, products
from storemanager.services.channel_products import OwnWords
from storemanager.services.channel_terms import PriceOffer, Terms
from storemanager.texts import translate


def product_draft(session: Session, account_id: int, product_id: int | None) -> ProductDraft:
    """The product with what the account is offered of it. Raises StoreError when there is nothing to send."""
    drafting = Drafting(session, [product_id] if product_id is not None else [], [account_id])
    if product_id is None or product_id not in drafting.details or account_id not in drafting.accounts:
        raise NotFoundError(
            translate("sync", "The product to be sent is not in the book any more."),
            translate("sync", "Withdraw the act."),
        )
    detail = drafting.details[product_id]
    if not sold(detail):
        raise InvalidInputError(
            translate("sync", "“{name}” has nothing to sell.")(name=detail.name),
            translate("sync", "Give it at least one variant, then try again."),
        )
    return drafting.draft(product_id, account_id)


def sold(detail: ProductDetail) -> list[VariantDetail]:
    """The variants that are sold."""
    return [variant for variant in detail.variants if variant.active]


class Drafting:
    """Many products for several accounts, with the same number of statements however many they are."""

    def __init__(self, session: Session, product_ids: Sequence[int], account_ids: Sequence[int]) -> None:
        self.details: Mapping[int, ProductDetail] = {detail.id: detail for detail in products(session, product_ids)}
        found = session.exec(select(ChannelAccount).where(col(ChannelAccount.id).in_(account_ids)))
        self.accounts: Mapping[int, ChannelAccount] = {account.id or 0: account for account in found}
        self.own: Mapping[tuple[int, int], OwnWords] = channel_products.own(session, product_ids, account_ids)
        variant_ids = [variant.id for detail in self.details.values() for variant in sold(detail)]
        self.terms: Mapping[int, Mapping[int, Terms]] = {
            account_id: channel_prices.terms(session, account_id, variant_ids) for account_id in self.accounts
        }
        known_shop = shop.find(session)
        self._currency = known_shop.currency if known_shop is not None else None
        self.listings: Mapping[tuple[int, int], Listing] = {
            (row.account_id, row.variant_id or 0): row for row in _listings(session, variant_ids)
        }
        self._available = stock.availability(session, variant_ids) if variant_ids else {}

    def draft(self, product_id: int, account_id: int) -> ProductDraft:
        """Text from the book goes out as text, never as markup (F71)."""
        detail, account, own = self.details[product_id], self.accounts[account_id], self.own[product_id, account_id]
        return ProductDraft(
            title=own.title or detail.name,
            variants=tuple(self._variant(detail, variant, account) for variant in sold(detail)),
            description=_paragraphs(own.description or detail.description),
            categories=detail.categories,
            tags=detail.tags,
            images=tuple(RemoteImage(image.url, image.alt) for image in detail.images if image.url),
            url=self._page(detail, account_id),
            category_id=own.category_id,
            fields=tuple(sorted(own.fields.items())),
        )

    def offer(self, variant: VariantDetail, account: ChannelAccount) -> PriceOffer | None:
        """What the variant costs there."""
        book = None
        if variant.price is not None and account.currency == self._currency:
            book = PriceOffer(variant.price, variant.sale_price, variant.sale_from, variant.sale_to)
        return channel_terms.there(book, self.terms[account.id or 0][variant.id])

    def listing(self, account_id: int, variant_id: int) -> Listing | None:
        """The item that the variant is there, if it is there."""
        return self.listings.get((account_id, variant_id))

    def _variant(self, detail: ProductDetail, variant: VariantDetail, account: ChannelAccount) -> VariantDraft:
        scale = variant.quantity_scale
        held = max(variant.safety_stock, account.safety_stock * scale)
        policy = Limits(held, account.share_percent, account.cap)
        offer, row = self.offer(variant, account), self.listing(account.id or 0, variant.id)
        available = self._available[variant.id].available
        return VariantDraft(
            sku=variant.sku,
            options=tuple(zip(detail.options, variant.options, strict=False)),
            barcode=variant.barcodes[0] if variant.barcodes else "",
            price=None if offer is None else Money(offer.price, account.currency),
            sale_price=_money(offer.sale_price if offer else None, account.currency),
            sale_from=offer.sale_from if offer else None,
            sale_to=offer.sale_to if offer else None,
            stock=offered(available, policy, scale=scale) if variant.track_stock else None,
            weight_grams=variant.weight_grams,
            image=RemoteImage(variant.image_url) if variant.image_url else None,
            ref=None
            if row is None or row.gone_at is not None
            else ListingRef(row.remote_product_id, row.remote_variant_id),
        )

    def _page(self, detail: ProductDetail, account_id: int) -> str:
        """Where shoppers see the product on another channel: for channels that show a link instead of a basket."""
        ids = {variant.id for variant in sold(detail)}
        pages = [
            (row.account_id, row.id or 0, row.remote_url)
            for (other, variant_id), row in self.listings.items()
            if variant_id in ids and other != account_id and row.gone_at is None
        ]
        return next((url for *_, url in sorted(pages) if url.startswith("https://")), "")


def _listings(session: Session, variant_ids: Sequence[int]) -> list[Listing]:
    """One for each account and variant: one that is there before one that is gone."""
    found: list[Listing] = []
    for some in chunks(list(variant_ids)):
        query = (
            select(Listing)
            .where(Listing.match_state == MatchState.MATCHED, col(Listing.variant_id).in_(some))
            .order_by(col(Listing.gone_at).is_(None), col(Listing.id).desc())
        )
        found += session.exec(query)
    return found


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def _paragraphs(text: str) -> str:
    """Plain text as paragraphs. A description that is markup already came from a channel or a file and goes back as
    it is."""
    if "<" in text and ">" in text:
        return text
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())

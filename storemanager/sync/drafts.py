"""A product of the book as a channel is to get it: made from the book at the moment it is sent."""

from __future__ import annotations

from html import escape

from sqlmodel import Session, col, select

from storemanager.channels.base import ListingRef, ProductDraft, RemoteImage, VariantDraft
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.offers import Limits, offered
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.money import Money
from storemanager.services import stock
from storemanager.services.catalog_details import ProductDetail, VariantDetail, product
from storemanager.texts import translate


def product_draft(session: Session, account_id: int, product_id: int | None) -> ProductDraft:
    """The product with what the account is offered of it. Text from the book goes out as text, never as markup
    (F71)."""
    account = session.get(ChannelAccount, account_id)
    if account is None or product_id is None:
        raise NotFoundError(
            translate("sync", "The product to be sent is not in the book any more."),
            translate("sync", "Withdraw the act."),
        )
    detail = product(session, product_id)
    variants = [variant for variant in detail.variants if variant.active]
    if not variants:
        raise InvalidInputError(
            translate("sync", "“{name}” has nothing to sell.")(name=detail.name),
            translate("sync", "Give it at least one variant, then try again."),
        )
    refs = _refs(session, account_id, [variant.id for variant in variants])
    available = stock.availability(session, [variant.id for variant in variants])
    return ProductDraft(
        title=detail.name,
        variants=tuple(
            _variant(detail, variant, account, available[variant.id].available, refs.get(variant.id))
            for variant in variants
        ),
        description=_paragraphs(detail.description),
        categories=detail.categories,
        tags=detail.tags,
        images=tuple(RemoteImage(image.url, image.alt) for image in detail.images if image.url),
        url=_page_of(session, account_id, [variant.id for variant in variants]),
    )


def _variant(
    detail: ProductDetail, variant: VariantDetail, account: ChannelAccount, available: int, ref: ListingRef | None
) -> VariantDraft:
    scale = variant.quantity_scale
    held = max(variant.safety_stock, account.safety_stock * scale)
    policy = Limits(held, account.share_percent, account.cap)
    return VariantDraft(
        sku=variant.sku,
        options=tuple(zip(detail.options, variant.options, strict=False)),
        barcode=variant.barcodes[0] if variant.barcodes else "",
        price=_money(variant.price, account.currency),
        sale_price=_money(variant.sale_price, account.currency),
        sale_from=variant.sale_from,
        sale_to=variant.sale_to,
        stock=offered(available, policy, scale=scale) if variant.track_stock else None,
        weight_grams=variant.weight_grams,
        image=RemoteImage(variant.image_url) if variant.image_url else None,
        ref=ref,
    )


def _refs(session: Session, account_id: int, variant_ids: list[int]) -> dict[int, ListingRef]:
    found = session.exec(
        select(Listing).where(Listing.account_id == account_id, Listing.match_state == MatchState.MATCHED)
        .where(col(Listing.variant_id).in_(variant_ids))
    )  # fmt: skip
    return {row.variant_id: ListingRef(row.remote_product_id, row.remote_variant_id) for row in found if row.variant_id}


def _page_of(session: Session, account_id: int, variant_ids: list[int]) -> str:
    """Where shoppers see the product on another channel: for channels that show a link instead of a basket."""
    query = (
        select(Listing.remote_url)
        .where(Listing.account_id != account_id, Listing.match_state == MatchState.MATCHED)
        .where(col(Listing.variant_id).in_(variant_ids), col(Listing.gone_at).is_(None))
        .where(col(Listing.remote_url).startswith("https://"))
        .order_by(col(Listing.account_id), col(Listing.id))
    )
    return session.exec(query).first() or ""


def _money(amount: int | None, currency: str) -> Money | None:
    return None if amount is None else Money(amount, currency)


def _paragraphs(text: str) -> str:
    """Plain text as paragraphs. A description that is markup already came from a channel or a file and goes back as
    it is."""
    if "<" in text and ">" in text:
        return text
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())

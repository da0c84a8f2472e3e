"""Taking a channel's products into the book, and the look at what will be sent before anything is.

Goods that the channel shows plus those its open orders have taken are what lies on the shelf: `shelf_counts`. Until
they are counted for sure the listing is held, so that nothing is sent for a product without a count.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from storemanager.channels.base import CatalogueReading, RemoteProduct, RemoteVariant
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState
from storemanager.domain.catalog import BundleComponent, ProductKind, ProductStatus, barcode_key, sku_key
from storemanager.services import accounts, catalog, channel_prices, listings, shop
from storemanager.services.catalog_checks import barcode_owners, sku_owners
from storemanager.services.catalog_inputs import ImageInput, ProductInput, VariantInput
from storemanager.services.listing_items import ADOPTING
from storemanager.services.listings import Hold, PriceOffer
from storemanager.sync import matching, notices
from storemanager.sync.desk import Desk
from storemanager.sync.planning import as_shown
from storemanager.sync.products_in import take_products
from storemanager.sync.shelf_counts import ADOPTED, count_shelves, held
from storemanager.sync.status import Phase

# --- Looking before sending ---


@dataclass(frozen=True)
class PreviewRow:
    """What the first push would change on one item."""

    listing_id: int
    title: str
    sku: str
    shown: int | None
    offered: int | None
    hold: Hold
    price_shown: PriceOffer | None
    price_offered: PriceOffer | None

    @property
    def stock_differs(self) -> bool:
        return self.hold is Hold.NONE and self.offered is not None and self.shown != self.offered

    @property
    def price_differs(self) -> bool:
        return self.price_offered is not None and self.price_shown != self.price_offered


def preview_push(session: Session, account_id: int, *, now: datetime) -> list[PreviewRow]:
    """Every matched item with what it shows and what would be sent; nothing is sent before `activate`."""
    ids = listings.listing_ids(session, account_id, MatchState.MATCHED)
    return [
        PreviewRow(
            fact.listing_id, fact.title, fact.sku, fact.seen, fact.wanted, fact.hold,
            fact.price_seen and as_shown(fact.price_seen, now), fact.price_wanted and as_shown(fact.price_wanted, now),
        )
        for fact in listings.facts(session, account_id, ids)
    ]  # fmt: skip


def activate(session: Session, account_id: int, *, now: datetime) -> None:
    """The owner agrees to what the preview showed: from the next sync on it is sent."""
    accounts.activate(session, account_id, now=now)


# --- Taking products in ---


def adopt(desk: Desk, channel: CatalogueReading, listing_ids: Collection[int] | None) -> int:
    """Take the products of these listings (None: of all without a match) into the book; answers how many products.
    Repeating it after a kill goes on where it stopped."""
    made = 0
    cursor: str | None = None
    passed: set[str | None] = {None}
    wanted = _wanted_products(desk, listing_ids)
    while wanted:
        desk.check()
        page = channel.pull_products(cursor)
        chosen = [product for product in page.items if product.remote_id in wanted]
        with desk.write() as session:
            made += _adopt_page(session, desk, chosen, listing_ids)
        desk.tell(Phase.PRODUCTS, made, len(wanted))
        if not page.more or page.cursor in passed:
            break
        cursor = page.cursor
        passed.add(cursor)
    count_shelves(desk)
    with desk.write() as session:
        matching.refresh(session, desk.account_id, now=desk.now(), tally=desk.tally)
        notices.matches(session, desk.account_id, now=desk.now())
        notices.unknown_products(session, desk.account_id, now=desk.now())
    return made


def finish_counting(desk: Desk) -> None:
    """Count what an adopting that was cut off has left uncounted (F60)."""
    with desk.read() as session:
        left = held(session, desk.account_id)
    if not left:
        return
    count_shelves(desk)
    with desk.write() as session:
        matching.refresh(session, desk.account_id, now=desk.now(), tally=desk.tally)


def _wanted_products(desk: Desk, listing_ids: Collection[int] | None) -> set[str]:
    with desk.read() as session:
        query = select(Listing).where(
            Listing.account_id == desk.account_id,
            col(Listing.gone_at).is_(None),
            col(Listing.match_state).in_([MatchState.UNMATCHED, MatchState.SUGGESTED]),
        )
        return {
            row.remote_product_id
            for row in session.exec(query)
            if (row.match_state is MatchState.UNMATCHED if listing_ids is None else row.id in listing_ids)
        }


def _adopt_page(
    session: Session, desk: Desk, products: Sequence[RemoteProduct], listing_ids: Collection[int] | None
) -> int:
    now = desk.now()
    take_products(session, desk.account_id, products, read_at=desk.channel.server_now(), now=now, tally=desk.tally)
    account = session.get(ChannelAccount, desk.account_id)
    assert account is not None
    made = 0
    for product in products:
        rows = _open_rows(session, desk.account_id, product.remote_id, listing_ids)
        if any(variant.ref.variant_id in rows for variant in product.variants):
            made += _adopt_one(session, account, product, rows, now)
    return made


def _open_rows(
    session: Session, account_id: int, product_id: str, listing_ids: Collection[int] | None
) -> dict[str, Listing]:
    query = select(Listing).where(
        Listing.account_id == account_id,
        Listing.remote_product_id == product_id,
        col(Listing.match_state).in_([MatchState.UNMATCHED, MatchState.SUGGESTED]),
        col(Listing.gone_at).is_(None),
    )
    return {
        row.remote_variant_id: row
        for row in session.exec(query)
        if (row.match_state is MatchState.UNMATCHED if listing_ids is None else row.id in listing_ids)
    }


def _adopt_one(
    session: Session, account: ChannelAccount, product: RemoteProduct, rows: Mapping[str, Listing], now: datetime
) -> int:
    variants = [variant for variant in product.variants if variant.ref.variant_id in rows]
    skus = _free_skus(session, account, variants)
    same_money = shop.get(session).currency == account.currency
    given = _product_input(session, product, variants, skus, priced=same_money)
    [made] = catalog.create_products(session, [given], now=now, actor=account.name)
    if account.price_rule is not None or not same_money:
        shown = {variant_id: offer for variant, variant_id in zip(variants, made.variant_ids, strict=True)
                 if (offer := _offer(variant)) is not None}  # fmt: skip
        channel_prices.take(session, account.id or 0, shown, now=now, actor=account.name)
    pooled: list[int] = []
    for variant, variant_id in zip(variants, made.variant_ids, strict=True):
        row = rows[variant.ref.variant_id]
        row.variant_id, row.candidate_id = variant_id, None
        row.match_state, row.match_reason = MatchState.MATCHED, ADOPTING if variant.stock is not None else ADOPTED
        row.paused = variant.stock is not None  # held until its shelf is counted
        row.stock_unclear = row.dirty = True
        session.add(row)
        if variant.stock_shared:
            pooled.append(variant_id)
    for bundle_id in pooled[1:]:  # one number for all of them: they are sold from the first one's shelf (F32)
        session.add(BundleComponent(bundle_id=bundle_id, component_id=pooled[0], quantity=1))
    session.flush()
    return 1


def _free_skus(session: Session, account: ChannelAccount, variants: Sequence[RemoteVariant]) -> list[str]:
    """Each item's own SKU; one made from its id where it has none, or where the book knows the SKU already."""
    asked = {sku_key(variant.sku) for variant in variants if variant.sku.strip()}
    taken = set(sku_owners(session, sorted(asked)))
    skus: list[str] = []
    for variant in variants:
        sku = variant.sku.strip()
        if not sku or sku_key(sku) in taken:
            number = variant.ref.variant_id or variant.ref.product_id
            sku = f"{account.kind[:3].upper()}{account.id}-{number}"
        taken.add(sku_key(sku))
        skus.append(sku)
    return skus


def _product_input(
    session: Session, product: RemoteProduct, variants: Sequence[RemoteVariant], skus: Sequence[str], *, priced: bool
) -> ProductInput:
    """`priced`: the prices there are in the book's own currency."""
    options = tuple(dict.fromkeys(name for variant in variants for name, _ in variant.options))
    several = len(product.variants) > 1 or bool(product.variants[0].ref.variant_id)
    used_codes = set(barcode_owners(session, sorted({barcode_key(v.barcode) for v in variants if v.barcode.strip()})))
    inputs: list[VariantInput] = []
    for variant, sku in zip(variants, skus, strict=True):
        values = dict(variant.options)
        code = variant.barcode.strip()
        fresh = bool(code) and barcode_key(code) not in used_codes
        used_codes.add(barcode_key(code))
        sale = _sale(variant) if priced else None
        inputs.append(
            VariantInput(
                sku,
                options=tuple(values.get(name, "") for name in options) if several else (),
                barcodes=(code,) if fresh else (),
                price=variant.price.minor if variant.price and priced else None,
                sale_price=sale,
                sale_from=variant.sale_from if sale is not None else None,
                sale_to=variant.sale_to if sale is not None else None,
                weight_grams=variant.weight_grams,
                track_stock=variant.stock is not None,
                image_url=variant.image.url if variant.image else "",
            )
        )
    return ProductInput(
        name=product.title.strip() or skus[0],
        variants=tuple(inputs),
        options=options if several else (),
        kind=_KINDS.get(product.kind, ProductKind.STANDARD),
        status=ProductStatus.ACTIVE if product.status == "published" else ProductStatus.DRAFT,
        description=product.description,
        brand=product.brand,
        tags=product.tags,
        categories=product.categories,
        images=tuple(ImageInput(image.url, image.alt) for image in product.images),
    )


_KINDS = {kind.value: kind for kind in ProductKind}


def _offer(variant: RemoteVariant) -> PriceOffer | None:
    if variant.price is None:
        return None
    sale = _sale(variant)
    dates = (None, None) if sale is None else (variant.sale_from, variant.sale_to)
    return PriceOffer(variant.price.minor, sale, *dates)


def _sale(variant: RemoteVariant) -> int | None:
    if variant.price is None or variant.sale_price is None or variant.sale_price.minor >= variant.price.minor:
        return None
    if variant.sale_from and variant.sale_to and variant.sale_to <= variant.sale_from:
        return None
    return variant.sale_price.minor

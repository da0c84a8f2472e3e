"""The products of a channel, and its collections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, runtime_checkable

from storemanager.channels.base.results import ListingRef, Page
from storemanager.money import Money


@dataclass(frozen=True)
class RemoteImage:
    """A picture. `data`: the picture itself, fitted to the channel's rules, for channels that take no address."""

    url: str
    alt: str = ""
    remote_id: str = ""
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class RemoteVariant:
    """The sellable item. A product without options has exactly one, with `ref.variant_id` empty."""

    ref: ListingRef
    sku: str
    options: tuple[tuple[str, str], ...] = ()  # (option's name, value), in the product's order
    barcode: str = ""
    price: Money | None = None  # the list price; None: cannot be bought
    sale_price: Money | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    price_as_text: bool = False  # read off a text: good for a first look, never held against what was sent
    stock: int | None = None  # None: the channel keeps no number for it
    stock_shared: bool = False  # the number is a pool shared with the product's other variants: never sum it (F32)
    sellable: bool = True
    weight_grams: int | None = None
    image: RemoteImage | None = None


@dataclass(frozen=True)
class RemoteProduct:
    remote_id: str
    title: str
    variants: tuple[RemoteVariant, ...]
    description: str = ""  # HTML as the channel keeps it; never shown as markup by us (F71)
    status: str = "published"  # published, draft, trashed, or the channel's own word
    url: str = ""
    categories: tuple[tuple[str, ...], ...] = ()  # each from the root down: ("Clothing", "T-shirts")
    tags: tuple[str, ...] = ()
    brand: str = ""
    images: tuple[RemoteImage, ...] = ()
    modified_at: datetime | None = None
    kind: str = "standard"  # standard, grouped, external, or the channel's own word


@dataclass(frozen=True)
class VariantDraft:
    """One variant to be created or updated on the channel; `ref` is set when it exists there."""

    sku: str
    options: tuple[tuple[str, str], ...] = ()
    barcode: str = ""
    price: Money | None = None
    sale_price: Money | None = None
    sale_from: datetime | None = None
    sale_to: datetime | None = None
    stock: int | None = None
    weight_grams: int | None = None
    image: RemoteImage | None = None
    ref: ListingRef | None = None


@dataclass(frozen=True)
class ProductDraft:
    """A product to be created or updated on the channel. `description` is HTML made from trusted parts only. `url` is
    where shoppers can see it elsewhere, for channels that show a link instead of a basket. `category_id` and `fields`
    answer the channel's own form (`ListingForms`): each field's key with what was given for it."""

    title: str
    variants: tuple[VariantDraft, ...]
    description: str = ""
    categories: tuple[tuple[str, ...], ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[RemoteImage, ...] = ()
    url: str = ""
    category_id: str = ""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()


@runtime_checkable
class CatalogueReading(Protocol):
    """What is on sale there, to be read."""

    def pull_products(self, cursor: str | None) -> Page[RemoteProduct]:
        """Products changed since `cursor` (None: all). A product is whole: all its variants are in it."""

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        """The products that hold one of `skus` (exactly, as the channel compares), whole."""


@runtime_checkable
class CatalogueWriting(Protocol):
    """Products put there from here."""

    def create_product(self, draft: ProductDraft) -> RemoteProduct:
        """Create it unpublished, with its stock numbers set, and read back what was made (F36). Safe to repeat: what
        an earlier, unclear attempt left behind is found and completed. Raises RejectedError, e.g. for a SKU taken by
        another product."""

    def update_product(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        """Change text, pictures, categories and variants of a product there; stock and price of what exists are not
        touched, variants missing from `draft` are left alone. Variants without `ref` are created."""


@runtime_checkable
class Publishing(Protocol):
    """What is there already, shown or hidden."""

    def set_published(self, remote_id: str, published: bool) -> None:
        """Show it to shoppers, or hide it without deleting it."""


@runtime_checkable
class Catalogue(CatalogueReading, CatalogueWriting, Publishing, Protocol):
    """All of it, where the API has all of it."""


@dataclass(frozen=True)
class RemoteCollection:
    """A named part of the catalogue: a category, the goods of a promotion. `items` None: it is made by a rule of the
    channel's own."""

    remote_id: str
    name: str
    items: tuple[ListingRef, ...] | None = None


@runtime_checkable
class Collections(Protocol):
    def collections(self) -> Sequence[RemoteCollection]:
        """All there are."""

    def put_collection(self, name: str, items: Sequence[ListingRef], remote_id: str = "") -> RemoteCollection:
        """Make the collection hold exactly these items under this name. `remote_id`: the one we made before, if any;
        otherwise one of this name is ours when it holds just these. Repeating it makes no second one; any other of
        this name is left alone: RejectedError."""

    def remove_collection(self, remote_id: str) -> None:
        """Take it away; the items stay. Harmless when it is gone already."""

"""Putting products into the catalogue, changing and hiding them, taking them out: repeating it makes no second one."""

from __future__ import annotations

from collections.abc import Sequence

from storemanager.channels import failures
from storemanager.channels.base import ListingRef, Outcome, ProductDraft, RemoteProduct, VariantDraft
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.facebook import items_in, items_out, values
from storemanager.channels.facebook.api import GraphApi
from storemanager.channels.facebook.batches import BatchWriter, Item
from storemanager.channels.facebook.reading import ItemReader
from storemanager.texts import translate

LINK_VALUE = "product_link"


class ProductWriter:
    """An item's id is our SKU, and Meta keeps one item for an id: that is what makes a repeat safe."""

    def __init__(self, api: GraphApi, reader: ItemReader, batches: BatchWriter) -> None:
        self._api = api
        self._reader = reader
        self._batches = batches
        self._pattern = api.settings.values.get(LINK_VALUE, "").strip()

    def create(self, draft: ProductDraft) -> RemoteProduct:
        """Make it hidden, with its numbers, and read back what is there."""
        self._check(draft, creating=True)
        group = items_out.group_id(draft)
        self._nobody_elses(draft, group)
        self._write([self._new(draft, variant, group) for variant in draft.variants], create=True)
        return self._made(group, draft)

    def update(self, product_id: str, draft: ProductDraft) -> RemoteProduct:
        """Texts, pictures and options; stock and price of what exists stay as they are. Variants that are not there
        yet are made."""
        self._check(draft, creating=False)
        grouped = {"item_group_id": product_id} if len(draft.variants) > 1 else {}
        items = [
            Item(
                variant.ref,
                "UPDATE",
                {**items_out.content(draft, variant, self._link(draft, variant)), **grouped},
            )
            for variant in draft.variants
            if variant.ref is not None
        ]
        if items:
            self._write(items, create=False)
        missing = [self._new(draft, variant, product_id) for variant in draft.variants if variant.ref is None]
        if missing:
            self._write(missing, create=True)
        return self._made(product_id, draft)

    def set_published(self, product_id: str, published: bool) -> None:
        """Show all items of a product to shoppers, or hide them."""
        shown = "published" if published else "staging"
        self._write([Item(ref, "UPDATE", {"visibility": shown}) for ref in self._refs(product_id)], create=False)

    def delete(self, product_id: str) -> None:
        """Take all items of a product out of the catalogue for good."""
        self._write([Item(ref, "DELETE", {}) for ref in self._refs(product_id)], create=False)

    # --- Pieces ---

    def _check(self, draft: ProductDraft, *, creating: bool) -> None:
        link = self._link(draft, draft.variants[0]) if draft.variants else ""
        items_out.check(draft, self._api.currency, link, creating=creating)

    def _link(self, draft: ProductDraft, variant: VariantDraft) -> str:
        return items_out.link_of(draft, variant, self._pattern)

    def _new(self, draft: ProductDraft, variant: VariantDraft, group: str) -> Item:
        sku = variant.sku.strip()
        now = self._api.http.server_now()
        data = items_out.new_item(draft, variant, group, self._link(draft, variant), now)
        return Item(ListingRef(group, "" if sku == group else sku), "CREATE", data)

    def _nobody_elses(self, draft: ProductDraft, group: str) -> None:
        """An item with one of the SKUs is either what an earlier attempt of ours left, or another product."""
        there = self._reader.by_ids([variant.sku.strip() for variant in draft.variants])
        strangers = [row for row in there.values() if items_in.ref(row).product_id != group]
        if strangers:
            raise RejectedError(
                translate("channels", "{account} already has another product with this SKU: {title}.")(
                    account=self._api.account, title=values.text(strangers[0].get("name"))
                ),
                translate("channels", "Link it to that product, or change the SKU of one of the two."),
                code="sku_taken",
            )

    def _refs(self, product_id: str) -> list[ListingRef]:
        rows = self._reader.of_product(product_id)
        if not rows:
            raise failures.refused(self._api.account, reply="", code="gone", gone=True)
        return [items_in.ref(row) for row in rows]

    def _write(self, items: Sequence[Item], *, create: bool) -> None:
        """Raises RejectedError for the first refused row, TransientError when it is not known what became of one."""
        results = self._batches.write(items, create=create)
        for result in results:
            if result.outcome is Outcome.REJECTED and result.problem is not None:
                raise RejectedError(result.problem, result.advice or failures.LOOK_AT_IT, code=result.code)
        for result in results:
            if result.outcome is not Outcome.DONE and result.problem is not None:
                raise TransientError(
                    result.problem,
                    failures.LOOKED_UP,
                    code=result.code,
                    unclear=result.outcome is Outcome.UNKNOWN,
                )

    def _made(self, product_id: str, draft: ProductDraft) -> RemoteProduct:
        """What is there now: all that was sent must be in it."""
        rows = self._reader.of_product(product_id)
        there = {str(row.get("retailer_id")) for row in rows}
        lost = [variant.sku for variant in draft.variants if variant.ref is None and variant.sku.strip() not in there]
        if lost or not rows:
            # The batch was finished without an error: its items show a little later.
            raise failures.broken_reply(self._api.account, ", ".join(lost) or product_id, unclear=True)
        return items_in.product(rows, self._api.currency)

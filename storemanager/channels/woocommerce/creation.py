"""Making and changing products in a WooCommerce shop, so that repeating it never makes a second one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storemanager.channels.base import ProductDraft, RemoteCategory, RemoteProduct, VariantDraft
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.woocommerce import forms, products_out, replies, values
from storemanager.channels.woocommerce.api import PER_PAGE, WooApi
from storemanager.channels.woocommerce.products import VARIABLE, ProductReader
from storemanager.channels.woocommerce.products_out import MARKER
from storemanager.channels.woocommerce.taxonomy import Taxonomy
from storemanager.texts import translate

Row = dict[str, Any]
_BATCH = 50


class ProductWriter:
    """Creates, updates, publishes. SKUs are unique in a shop, which is what makes a repeat safe."""

    def __init__(self, api: WooApi, reader: ProductReader) -> None:
        self._api = api
        self._reader = reader
        self._taxonomy = Taxonomy(api)

    def categories(self) -> list[RemoteCategory]:
        """All categories of the shop."""
        return self._taxonomy.categories()

    # --- Create ---

    def create(self, draft: ProductDraft) -> RemoteProduct:
        """Make it as a draft with its numbers, complete what an earlier attempt left, and read back what is there."""
        products_out.check(draft, self._api.currency, creating=True)
        row = self._left_behind(draft) or self._make(draft)
        if row.get("type") in VARIABLE:
            self._complete_variations(row, draft.variants)
        made = self._reader.get(str(row["id"]))
        self._check_made(made, draft)
        return made

    def _left_behind(self, draft: ProductDraft) -> Row | None:
        """An own earlier attempt, or None. Raises RejectedError when somebody else's product has one of the SKUs."""
        mark = products_out.marker(draft)
        holders = self._reader.rows_by_skus(
            [variant.sku for variant in draft.variants],
            _fields="id,type,status,name,sku,meta_data,attributes,parent_id",
        )
        strangers = [row for row in holders if values.meta(row).get(MARKER) != mark]
        if strangers:
            raise self._taken(values.name(strangers[0].get("name")))
        if holders:
            return holders[0]
        if not _is_variable(draft):
            return None
        # A variable product has no SKU itself: if the attempt broke off before its first variation, only the mark
        # among the newest drafts finds it.
        newest = {"status": "draft", "orderby": "date", "order": "desc", "per_page": PER_PAGE}
        rows, _ = self._api.rows("products", {**newest, "_fields": "id,type,status,name,meta_data,attributes"})
        return next((row for row in rows if values.meta(row).get(MARKER) == mark), None)

    def _make(self, draft: ProductDraft) -> Row:
        body = {
            "type": "variable" if _is_variable(draft) else "simple",
            "status": "draft",
            **self._content(draft),
            **products_out.images(draft),
            "meta_data": [{"key": MARKER, "value": products_out.marker(draft)}],
        }
        if _is_variable(draft):
            body["attributes"] = products_out.attributes(draft)
        else:
            only = draft.variants[0]
            body |= products_out.identity(only, self._weight_unit(draft.variants))
            body |= products_out.first_numbers(only)
        try:
            return self._api.thing(self._api.send("POST", "products", body).data, "product", unclear=True)
        except RejectedError as error:
            if error.code not in (replies.NOT_CREATED, replies.SKU_TAKEN):
                raise
            return self._holder_after_refusal(draft, error)
        except TransientError as error:
            if not error.unclear:
                raise
            found = self._left_behind(draft)
            if found is None:
                raise
            return found

    def _holder_after_refusal(self, draft: ProductDraft, error: RejectedError) -> Row:
        """The SKU was refused although a moment ago nobody had it: ours just now, or a product in the trash."""
        found = self._left_behind(draft)
        if found is not None:
            return found
        trashed = self._reader.rows_by_skus(
            [variant.sku for variant in draft.variants], status="trash", _fields="id,type,name,sku,parent_id"
        )
        if trashed:
            raise RejectedError(
                translate("channels", "{account} has a product with this SKU in its trash: {title}.")(
                    account=self._api.account, title=values.name(trashed[0].get("name"))
                ),
                translate("channels", "Restore it there and link it, or delete it there for good, then try again."),
                reply=error.reply,
                code=error.code,
            )
        raise error

    def _taken(self, title: str) -> RejectedError:
        return RejectedError(
            translate("channels", "{account} already has another product with this SKU: {title}.")(
                account=self._api.account, title=title
            ),
            translate("channels", "Link it to that product, or change the SKU of one of the two."),
            code=replies.SKU_TAKEN,
        )

    def _check_made(self, made: RemoteProduct, draft: ProductDraft) -> None:
        """Never trust a 201: what is there must be what was asked for."""
        there = {variant.sku.strip().casefold(): variant for variant in made.variants}
        for wanted in draft.variants:
            found = there.get(wanted.sku.strip().casefold())
            if found is None or (wanted.price is not None and found.price != wanted.price):
                raise RejectedError(
                    translate("channels", "{account} made {title}, but not as it was sent (SKU {sku}).")(
                        account=self._api.account, title=draft.title, sku=wanted.sku
                    ),
                    translate("channels", "It is not published. Look at it in the shop's own administration."),
                    code="differs",
                )

    # --- Variations ---

    def _complete_variations(self, parent: Row, wanted: Sequence[VariantDraft]) -> None:
        route = f"products/{parent['id']}/variations"
        there = {
            values.text(row.get("sku")).strip().casefold()
            for row in self._api.all_rows(route, {"_fields": "id,sku", "status": "any"})
        }
        missing = [variant for variant in wanted if variant.sku.strip().casefold() not in there]
        unit = self._weight_unit(missing)
        self._batch(
            f"{route}/batch",
            "create",
            [
                {
                    "attributes": products_out.variation_attributes(variant, parent),
                    **products_out.identity(variant, unit),
                    **products_out.first_numbers(variant),
                    **products_out.image_of(variant),
                }
                for variant in missing
            ],
        )

    def _batch(self, route: str, verb: str, items: Sequence[dict[str, Any]]) -> None:
        """Send in parts of fifty; the first refused item is reported, after all the others were tried (F26)."""
        refusal: RejectedError | None = None
        for start in range(0, len(items), _BATCH):
            part = items[start : start + _BATCH]
            answer = self._api.send("POST", route, {verb: part}).data
            results = answer.get(verb) if isinstance(answer, dict) else None
            if not isinstance(results, list) or len(results) != len(part):
                raise self._unclear(route)
            for result in results:
                error = result.get("error")
                if error:
                    words, code = self._api.http.quote(error), str(error.get("code", ""))
                    refusal = refusal or replies.item_refusal(self._api.account, code, words)
                elif not result.get("id"):
                    raise self._unclear(route)
        if refusal is not None:
            raise refusal

    def _unclear(self, route: str) -> TransientError:
        from storemanager.channels import failures

        return failures.broken_reply(self._api.account, route, unclear=True)

    # --- Update and publish ---

    def update(self, remote_id: str, draft: ProductDraft) -> RemoteProduct:
        """Texts, pictures, places and variants; stock and price of what exists stay as they are."""
        products_out.check(draft, self._api.currency, creating=False)
        row = self._reader.row(remote_id)
        variable = row.get("type") in VARIABLE
        if _is_variable(draft) != variable:
            raise products_out.unfit(
                translate("channels", "{title} has options on one side only (here or on the website).")(
                    title=draft.title
                )
            )
        body = {
            **self._content(draft),
            **products_out.images(draft, row.get("images") or []),
        }
        if variable:
            body["attributes"] = products_out.attributes(draft, row.get("attributes") or [])
        else:
            body |= products_out.identity(draft.variants[0], self._weight_unit(draft.variants))
        answer = self._api.send("PUT", f"products/{remote_id}", body, repeatable=True)
        saved = self._api.thing(answer.data, "product", unclear=True)
        if variable:
            self._update_variations(saved, draft.variants)
        return self._reader.get(remote_id)

    def _update_variations(self, parent: Row, variants: Sequence[VariantDraft]) -> None:
        route = f"products/{parent['id']}/variations"
        images = {str(row["id"]): row.get("image") for row in self._api.all_rows(route, {"_fields": "id,image"})}
        existing = [each for each in variants if each.ref is not None and each.ref.variant_id]
        unit = self._weight_unit(existing)
        self._batch(
            f"{route}/batch",
            "update",
            [
                {
                    "id": int(each.ref.variant_id),
                    "attributes": products_out.variation_attributes(each, parent),
                    **products_out.identity(each, unit),
                    **products_out.image_of(each, images.get(each.ref.variant_id)),
                }
                for each in existing
                if each.ref is not None
            ],
        )
        self._complete_variations(parent, [each for each in variants if each.ref is None])

    def set_published(self, remote_id: str, published: bool) -> None:
        """`publish` also brings a product back out of the trash."""
        status = "publish" if published else "draft"
        answer = self._api.send("PUT", f"products/{remote_id}", {"status": status}, repeatable=True)
        if self._api.thing(answer.data, "product", unclear=True).get("status") != status:
            raise RejectedError(
                translate("channels", "{account} kept another state for the product.")(account=self._api.account),
                translate("channels", "Look at it in the shop's own administration."),
                code="differs",
            )

    def _content(self, draft: ProductDraft) -> Row:
        categories, tags = forms.categories_of(draft, self._taxonomy), self._taxonomy.tag_ids(draft.tags)
        return {**products_out.content(draft, categories, tags), **forms.answers(draft)}

    def _weight_unit(self, variants: Sequence[VariantDraft]) -> str:
        return self._reader.weight_unit() if any(each.weight_grams is not None for each in variants) else "kg"


def _is_variable(draft: ProductDraft) -> bool:
    return len(draft.variants) > 1 or bool(draft.variants[0].options)

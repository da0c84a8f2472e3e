"""Making and changing items in a Shopee shop, so that repeating it never makes a second one.

An item is made hidden (`UNLIST`), then gets its models; it is listed only when somebody says so. SKUs are free text on
Shopee, so what an earlier, unclear attempt left behind is known by three things together: it is hidden, it has our
SKUs, and none but ours, and until its kinds are made the mark of one that is being made. Without that mark it may also
be an item that the shop has hidden by hand: then it is taken for ours only if it has our title, and all of the product
is sent to it once more, so that nothing old is shown as new.

Not verified against the official schemas: the calls `add_item`, `update_item`, `init_tier_variation`,
`update_tier_variation`, `add_model` and `update_model`. Each is made in one place here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from storemanager.channels import failures
from storemanager.channels.base import (
    Context,
    Outcome,
    PriceUpdate,
    ProductDraft,
    RemoteProduct,
    StockUpdate,
    VariantDraft,
)
from storemanager.channels.errors import RejectedError, TransientError
from storemanager.channels.shopee import carriers, items_out, products_in, values
from storemanager.channels.shopee.api import NOT_A_NUMBER, ShopeeApi
from storemanager.channels.shopee.forms import BRAND, NO_BRAND, NO_BRAND_NAME, FormDesk
from storemanager.channels.shopee.media import PictureDesk
from storemanager.channels.shopee.products import DETAILS, ProductReader
from storemanager.channels.shopee.stock import StockDesk
from storemanager.channels.shopee.tiers import TierDesk
from storemanager.channels.shopee.words import LOOK_THERE
from storemanager.texts import translate

Row = dict[str, Any]
_SKUS_LOOKED_FOR = 5
_JUST_NOW_SECONDS = 86_400
SETTLES_SECONDS = 5.0
"""Shopee's guide: kinds can be added some seconds after the item was made, not at once."""
_SETTLE_TRIES = 3


class ItemWriter:
    """Creates and updates."""

    def __init__(
        self, api: ShopeeApi, reader: ProductReader, forms: FormDesk, stock: StockDesk, context: Context
    ) -> None:
        self._api = api
        self._reader = reader
        self._forms = forms
        self._stock = stock
        self._pictures = PictureDesk(api, context)
        self._tiers = TierDesk(api, reader.place, self._pictures)

    # --- Create ---

    def create(self, draft: ProductDraft) -> RemoteProduct:
        """Make it hidden with its numbers, complete what an earlier attempt left, and read back what is there."""
        items_out.check(draft, self._api.currency, creating=True)
        form = self._form(draft)
        row = self._left_behind(draft)
        fresh = row is None
        if row is None:
            row = self._make(draft, form)
        else:
            self._bring_up_to_date(row, draft, form)
        item = values.text(row["item_id"])
        if items_out.has_options(draft):
            self._complete_models(item, draft, fresh=fresh)
            self._end_making(item, row, items_out.parent_sku(draft), fresh=fresh)
        if not fresh:
            self._numbers(item, draft)
        made = self._read(item)
        self._check_made(made, draft)
        return made

    def _form(self, draft: ProductDraft) -> Row:
        """The category and what its form asks for. Raises RejectedError that names what is missing."""
        category = self._forms.category(draft.category_id, draft.categories)
        answers = {key: given for key, given in draft.fields if given}
        known = self._forms.attributes(category.remote_id)
        shown = " › ".join(category.path)
        return {
            "category_id": int(category.remote_id),
            "attribute_list": items_out.attributes(known, answers, shown),
            "brand": self._brand(category.remote_id, next(iter(answers.get(BRAND, ())), ""), shown),
            **items_out.size(answers, draft.title),
        }

    def _brand(self, category_id: str, given: str, shown: str) -> Row:
        asked = self._forms.brands(category_id)
        choices = dict(asked.choices)
        if not given.strip():
            if asked.required and NO_BRAND not in choices:
                raise items_out.not_answered(asked, shown)
            given = NO_BRAND
        if given == NO_BRAND:
            return {"brand_id": 0, "original_brand_name": NO_BRAND_NAME}
        if given in choices:
            return {"brand_id": int(given), "original_brand_name": choices[given]}
        found = self._forms.brand_named(category_id, given)
        if found is None:
            raise items_out.unfit(
                translate("shopee", "Shopee knows no brand “{brand}” in the category {category}.")(
                    brand=given, category=shown
                ),
                translate("shopee", "Choose “No brand”, or register the brand in Seller Centre first."),
            )
        return {"brand_id": int(found[0]), "original_brand_name": found[1]}

    def _make(self, draft: ProductDraft, form: Row) -> Row:
        first = draft.variants[0]
        several = items_out.has_options(draft)
        kilograms = items_out.kilograms(draft)
        prices = [variant.price for variant in draft.variants if variant.price is not None]
        body: Row = {
            "item_name": draft.title.strip(),
            "description": items_out.description(draft),
            "item_sku": items_out.parent_sku(draft) + products_in.MAKING if several else first.sku.strip(),
            **form,
            "original_price": values.number(min(prices, key=lambda price: price.minor)),
            "seller_stock": [items_out.shelf(0 if several else first.stock or 0, self._reader.place)],
            "weight": kilograms,
            "image": {"image_id_list": self._pictures.numbers(draft.images, {})},
            "logistic_info": carriers.chosen(self._api, kilograms or 0, draft.title),
            "condition": "NEW",
            "item_status": "UNLIST",
            **({} if several else items_out.barcode(first)),
        }
        try:
            answer = self._api.post("product/add_item", body)
        except TransientError as error:
            if not error.unclear:
                raise
            found = self._left_behind(draft)
            if found is None:
                raise
            return found
        if not values.stamp(answer.get("item_id")):
            raise failures.broken_reply(self._api.account, "add_item", unclear=True)
        return answer

    # --- What an earlier attempt left ---

    def _left_behind(self, draft: ProductDraft) -> Row | None:
        """An own earlier attempt, or None. Raises RejectedError when another item has one of the SKUs: it is to be
        linked, not made a second time."""
        wanted = {variant.sku.strip().casefold() for variant in draft.variants}
        own = items_out.parent_sku(draft) if items_out.has_options(draft) else draft.variants[0].sku.strip()
        rows = self._reader.base_info(self._candidates(draft, own))
        for row in rows.values():
            status = values.text(row.get("item_status"))
            if status in products_in.DELETED:
                continue
            skus = self._skus_of(row)
            sku = values.text(row.get("item_sku"))
            named = sku.removesuffix(products_in.MAKING).strip().casefold() == own.casefold()
            mine = (
                status == "UNLIST"
                and (named or bool(skus & wanted))
                and bool(row.get("has_model")) <= items_out.has_options(draft)
                and skus <= wanted | {own.casefold()}
            )
            same = values.text(row.get("item_name")).strip() == draft.title.strip()
            if mine and (same or _in_the_making(row)):
                return row
            if mine or skus & wanted:
                raise self._taken(values.text(row.get("item_name")))
        return None

    def _candidates(self, draft: ProductDraft, own: str) -> list[str]:
        """What could be it: found by the SKUs, and among what was hidden lately, because the search learns of new items
        only after a while."""
        found: dict[str, None] = {}
        skus = dict.fromkeys([own, *(variant.sku.strip() for variant in draft.variants)])
        for sku in list(skus)[:_SKUS_LOOKED_FOR]:
            answer = self._api.get("product/search_item", {"item_sku": sku, "page_size": DETAILS, "offset": 0})
            found |= dict.fromkeys(item for item in values.texts(answer.get("item_id_list")) if item.isdecimal())
        return list(found | dict.fromkeys(self._reader.hidden_since(_JUST_NOW_SECONDS)))

    def _bring_up_to_date(self, row: Row, draft: ProductDraft, form: Row) -> None:
        """The draft may have changed since the earlier attempt: words, pictures and the form are sent once more."""
        item = values.text(row["item_id"])
        body = self._changed(item, row, replace(draft, category_id="")) | form
        if items_out.has_options(draft):
            body.pop("item_sku", None)  # it keeps its mark until its kinds are made
            body.pop("gtin_code", None)
        self._api.post("product/update_item", body, repeatable=True)

    def _numbers(self, item: str, draft: ProductDraft) -> None:
        """Prices and stock of what an earlier attempt left; what is right already is left alone."""
        there = {variant.sku.strip().casefold(): variant for variant in self._read(item).variants}
        pairs = [(there.get(each.sku.strip().casefold()), each) for each in draft.variants]
        prices = [
            PriceUpdate(found.ref, wanted.price)
            for found, wanted in pairs
            if found is not None and wanted.price is not None and found.price != wanted.price
        ]
        stock = [
            StockUpdate(found.ref, wanted.stock, found.stock)
            for found, wanted in pairs
            if found is not None and wanted.stock is not None and found.stock != wanted.stock
        ]
        for result in (*self._stock.write_prices(prices), *self._stock.write(stock)):
            if result.outcome is Outcome.REJECTED:
                raise RejectedError(result.problem or LOOK_THERE, result.advice or LOOK_THERE, code=result.code)

    def _skus_of(self, row: Row) -> set[str]:
        if not row.get("has_model"):
            return {values.text(row.get("item_sku")).removesuffix(products_in.MAKING).strip().casefold()} - {""}
        found = self._reader.models(values.text(row["item_id"])) or ([], [])
        return {values.text(model.get("model_sku")).strip().casefold() for model in found[1]} - {""}

    def _taken(self, title: str) -> RejectedError:
        return RejectedError(
            translate("shopee", "{account} already has another item with this SKU: {title}.")(
                account=self._api.account, title=title
            ),
            translate("shopee", "Link it to that item, or change the SKU of one of the two."),
            code="sku_taken",
        )

    # --- Models ---

    def _complete_models(self, item: str, draft: ProductDraft, *, fresh: bool) -> None:
        """All kinds of the draft are there afterwards; those that are there already stay."""
        for again in range(_SETTLE_TRIES if fresh else 1):
            if fresh:
                self._api.http.pause(SETTLES_SECONDS)
            try:
                self._tiers.complete(item, draft, self._reader.models(item) or ([], []))
                return
            except RejectedError as error:
                if not error.gone or not fresh or again + 1 == _SETTLE_TRIES:
                    raise

    def _end_making(self, item: str, row: Row, sku: str, *, fresh: bool) -> None:
        """With its kinds it gets the SKU that it keeps."""
        if fresh or _in_the_making(row):
            self._api.post("product/update_item", {"item_id": int(item), "item_sku": sku}, repeatable=True)

    def _check_made(self, made: RemoteProduct, draft: ProductDraft) -> None:
        """Never trust an answer: what is there must be what was asked for."""
        there = {variant.sku.strip().casefold(): variant for variant in made.variants}
        for wanted in draft.variants:
            found = there.get(wanted.sku.strip().casefold())
            if found is None or found.price != wanted.price:
                raise RejectedError(
                    translate("shopee", "{account} made {title}, but not as it was sent (SKU {sku}).")(
                        account=self._api.account, title=draft.title, sku=wanted.sku
                    ),
                    translate("shopee", "Shoppers do not see it yet. Look at it in Shopee's Seller Centre."),
                    code="differs",
                )

    # --- Update ---

    def update(self, item: str, draft: ProductDraft) -> RemoteProduct:
        """Texts, pictures, category and kinds; stock and price of what exists stay as they are."""
        items_out.check(draft, self._api.currency, creating=False)
        row = self._row(item)
        if bool(row.get("has_model")) != items_out.has_options(draft):
            raise items_out.unfit(
                translate("shopee", "{title} has options on one side only (here or on Shopee).")(title=draft.title)
            )
        self._api.post("product/update_item", self._changed(item, row, draft), repeatable=True)
        if row.get("has_model"):
            self._tiers.update(item, draft, self._reader.models(item) or ([], []))
        return self._read(item)

    def _changed(self, item: str, row: Row, draft: ProductDraft) -> Row:
        body: Row = {"item_id": int(item), "item_name": draft.title.strip()}
        if draft.category_id:  # without one nobody has answered Shopee's form here: it stays as it is there
            body |= self._form(draft)
        if items_out.description(draft):
            body["description"] = items_out.description(draft)
        kilograms = items_out.kilograms(draft)
        if kilograms is not None:
            body["weight"] = kilograms
        if draft.images:
            image = values.row(row.get("image"))
            pairs = zip(
                values.texts(image.get("image_url_list")), values.texts(image.get("image_id_list")), strict=False
            )
            body["image"] = {"image_id_list": self._pictures.numbers(draft.images, dict(pairs))}
        if not row.get("has_model"):
            only: VariantDraft = draft.variants[0]
            body |= {"item_sku": only.sku.strip(), **items_out.barcode(only)}
        return body

    # --- Reading ---

    def _row(self, item: str) -> Row:
        if not item.isdecimal():
            raise RejectedError(NOT_A_NUMBER, LOOK_THERE, code="unfit")
        row = self._reader.base_info([item]).get(item)
        if row is None or values.text(row.get("item_status")) in products_in.DELETED:
            raise failures.refused(self._api.account, reply="", code="item_not_found", gone=True)
        return row

    def _read(self, item: str) -> RemoteProduct:
        items, bad = self._reader.whole([item])
        if bad:
            raise RejectedError(bad[0].problem, LOOK_THERE, code="shape")
        if not items:
            raise failures.broken_reply(self._api.account, "get_item_base_info", unclear=True)
        return items[0]


def _in_the_making(row: Row) -> bool:
    return values.text(row.get("item_sku")).endswith(products_in.MAKING)

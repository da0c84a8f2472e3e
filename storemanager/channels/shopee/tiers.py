"""The kinds of an item: its one or two tiers of options, and a model for each combination that is sold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storemanager.channels.base import ProductDraft, VariantDraft
from storemanager.channels.errors import RejectedError
from storemanager.channels.shopee import items_out, values
from storemanager.channels.shopee.api import ShopeeApi
from storemanager.channels.shopee.forms import MOST_MODELS
from storemanager.channels.shopee.media import PictureDesk
from storemanager.texts import translate

Row = dict[str, Any]
There = tuple[list[Row], list[Row]]
"""(tiers, models) as Shopee has them."""


class TierDesk:
    """Makes and changes the kinds of one item. Models that nobody speaks of stay as they are."""

    def __init__(self, api: ShopeeApi, place: str, pictures: PictureDesk) -> None:
        self._api = api
        self._place = place
        self._pictures = pictures

    def complete(self, item: str, draft: ProductDraft, there: There) -> None:
        """A new item gets its kinds; one of an earlier attempt those that are missing."""
        if not there[1]:
            self._begin(item, draft)
            return
        known = {_sku(model) for model in there[1]}
        missing = [variant for variant in draft.variants if variant.sku.strip().casefold() not in known]
        self._extend(item, draft, there, (), missing)

    def update(self, item: str, draft: ProductDraft, there: There) -> None:
        """Names, options and SKUs of the kinds that exist, and models for those that do not."""
        models = {values.text(model.get("model_id")): model for model in there[1]}
        skus = {_sku(model) for model in there[1]}
        existing = [each for each in draft.variants if each.ref is not None and each.ref.variant_id in models]
        # One that an earlier, unclear attempt has made is there, though the book does not know its number yet.
        missing = [each for each in draft.variants if each.ref is None and each.sku.strip().casefold() not in skus]
        self._extend(item, draft, there, existing, missing)
        self._rename(item, existing, models)

    # --- Making ---

    def _begin(self, item: str, draft: ProductDraft) -> None:
        tiers = items_out.tiers(draft)
        self._put_pictures(tiers, draft)
        models = items_out.models(draft.variants, tiers, self._place)
        self._api.post("product/init_tier_variation", {"item_id": int(item), "tier_variation": tiers, "model": models})

    def _put_pictures(self, tiers: list[Row], draft: ProductDraft) -> None:
        """Shopee shows pictures for the first option only, and only if each of its values has one."""
        found: dict[str, str] = {}
        shown = {each.options[0][1].strip(): each.image for each in reversed(draft.variants) if each.image}
        options = values.rows(tiers[0]["option_list"])
        if any(each["option"] not in shown for each in options):
            return
        for each in options:
            image = shown[each["option"]]
            assert image is not None
            found[each["option"]] = self._pictures.number(image, {})
        for each in options:
            each["image"] = {"image_id": found[each["option"]]}

    # --- Changing ---

    def _extend(
        self,
        item: str,
        draft: ProductDraft,
        there: There,
        existing: Sequence[VariantDraft],
        missing: Sequence[VariantDraft],
    ) -> None:
        tiers, models = there
        if len(models) + len(missing) > MOST_MODELS:
            raise items_out.unfit(
                translate("shopee", "{title} would have {count} variants on Shopee; it takes {most} at most.")(
                    title=draft.title, count=len(models) + len(missing), most=MOST_MODELS
                )
            )
        wanted = self._renamed(tiers, models, draft, existing)
        for variant in missing:
            for tier, (_, value) in zip(wanted, variant.options, strict=True):
                if value.strip() not in [each["option"] for each in tier["option_list"]]:
                    tier["option_list"].append({"option": value.strip()})
        self._same_pictures(wanted)
        if wanted != _plain(tiers):
            kept = [{"tier_index": model.get("tier_index"), "model_id": model.get("model_id")} for model in models]
            body = {"item_id": int(item), "tier_variation": wanted, "model_list": kept}
            self._api.post("product/update_tier_variation", body, repeatable=True)
        if missing:
            new = items_out.models(missing, wanted, self._place)
            self._api.post("product/add_model", {"item_id": int(item), "model_list": new})

    def _renamed(
        self, tiers: Sequence[Row], models: Sequence[Row], draft: ProductDraft, existing: Sequence[VariantDraft]
    ) -> list[Row]:
        """The tiers with the names that the existing kinds have here. Raises RejectedError where they cannot be
        brought together."""
        if len(tiers) != len(draft.variants[0].options):
            raise items_out.unfit(
                translate("shopee", "{title} differs by other options here than on Shopee.")(title=draft.title),
                translate("shopee", "Change the options in Seller Centre, then send it again."),
            )
        wanted = _plain(tiers)
        places = {values.text(model.get("model_id")): list(model.get("tier_index") or []) for model in models}
        names: dict[tuple[int, int], set[str]] = {}
        for variant in existing:
            assert variant.ref is not None
            for number, (place, (_, value)) in enumerate(
                zip(places[variant.ref.variant_id], variant.options, strict=False)
            ):
                names.setdefault((number, place), set()).add(value.strip())
        for (number, place), said in names.items():
            if len(said) != 1:
                raise _mixed(draft.title)
            wanted[number]["option_list"][place]["option"] = said.pop()
        for tier, (name, _) in zip(wanted, draft.variants[0].options, strict=True):
            tier["name"] = name.strip()
            options = [each["option"] for each in tier["option_list"]]
            if len(set(options)) != len(options):
                raise _mixed(draft.title)
        return wanted

    def _same_pictures(self, tiers: Sequence[Row]) -> None:
        """A value without a picture among values that have one would be refused: then none has."""
        for tier in tiers:
            options = tier["option_list"]
            if any("image" not in each for each in options):
                for each in options:
                    each.pop("image", None)

    def _rename(self, item: str, existing: Sequence[VariantDraft], models: dict[str, Row]) -> None:
        changed = []
        for variant in existing:
            assert variant.ref is not None
            model = models[variant.ref.variant_id]
            if values.text(model.get("model_sku")).strip() != variant.sku.strip():
                changed.append({"model_id": int(variant.ref.variant_id), "model_sku": variant.sku.strip()})
        if changed:
            self._api.post("product/update_model", {"item_id": int(item), "model": changed}, repeatable=True)


def _mixed(title: str) -> RejectedError:
    return items_out.unfit(
        translate("shopee", "The options of {title} were exchanged among its variants; Shopee cannot follow that.")(
            title=title
        ),
        translate("shopee", "Change the options in Seller Centre, then send it again."),
    )


def _sku(model: Row) -> str:
    return values.text(model.get("model_sku")).strip().casefold()


def _plain(tiers: Sequence[Row]) -> list[Row]:
    """The tiers as they are sent: pictures by their number only."""
    found: list[Row] = []
    for tier in tiers:
        options: list[Row] = []
        for each in values.rows(tier.get("option_list")):
            image = values.text(values.row(each.get("image")).get("image_id"))
            options.append(
                {"option": values.text(each.get("option")), **({"image": {"image_id": image}} if image else {})}
            )
        found.append({"name": values.text(tier.get("name")), "option_list": options})
    return found

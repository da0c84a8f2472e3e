"""Catalogue of a WooCommerce shop, reading side: what changed, and finding by SKU."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from storemanager.channels.base import BadRecord, Page, RemoteProduct
from storemanager.channels.errors import ChannelError, RejectedError, TransientError
from storemanager.channels.woocommerce import products_in, replies
from storemanager.channels.woocommerce.api import PER_PAGE, WooApi
from storemanager.channels.woocommerce.changes import ChangeReader, Followed
from storemanager.texts import translate

Row = dict[str, Any]
_SKUS_A_REQUEST = 50
_VARIATION_TRACES = "id,parent_id,date_modified_gmt,sku,regular_price,sale_price,manage_stock,stock_quantity"
VARIABLE = ("variable", "variable-subscription")


class ProductReader:
    """Whole products of one shop."""

    def __init__(self, api: WooApi) -> None:
        self._api = api
        self._paths: dict[int, tuple[str, ...]] | None = None
        self._weight_unit = ""

    # --- What changed ---

    def pull(self, cursor: str | None) -> Page[RemoteProduct]:
        """Products first, then (where the shop lists them) variations that changed without their parent."""
        state = self._load(cursor)
        doing = state["doing"]
        followed = Followed.load(state[doing])
        if doing == "products":
            batch = self._product_changes(state["trash"]).next(followed)
            items, bad = self.whole(batch.rows)
        else:
            batch = self._variation_changes().next(followed)
            items, bad = self._parents_of(batch.rows)
        state[doing] = batch.state.dump()
        more = batch.more
        if not more and batch.complete:
            others = doing == "products" and state["variations"] is not None
            state["doing"] = "variations" if others else "products"
            more = others
        unmoved = cursor if cursor and not batch.complete else None
        return Page(items, unmoved or json.dumps(state), more, bad, batch.complete)

    def _load(self, cursor: str | None) -> dict[str, Any]:
        if cursor:
            state: dict[str, Any] = json.loads(cursor)
            self._api.assume("variations", state["variations"] is not None)
            return state
        listed = self._api.has_route("variations")
        # The first pull brings every product with all its variations, so variations are followed from then on only.
        return {
            "doing": "products",
            "products": self._product_changes(trash=False).start_at(None).dump(),
            "variations": self._variation_changes().start_now().dump() if listed else None,
            "trash": self._knows_include_status(),
        }

    def _product_changes(self, trash: bool) -> ChangeReader:
        # An unknown filter is ignored in silence, so this one is used only where the shop says that it has it.
        extra = {"include_status": "any,trash"} if trash else {}
        return ChangeReader(self._api, "products", {"_fields": products_in.PRODUCT_FIELDS, **extra})

    def _variation_changes(self) -> ChangeReader:
        return ChangeReader(self._api, "variations", {"_fields": _VARIATION_TRACES})

    def _knows_include_status(self) -> bool:
        described = self._api.options("products").data
        endpoints = described.get("endpoints", []) if isinstance(described, dict) else []
        return any("include_status" in endpoint.get("args", {}) for endpoint in endpoints)

    def _parents_of(self, variations: Sequence[Row]) -> tuple[tuple[RemoteProduct, ...], tuple[BadRecord, ...]]:
        parents = list(dict.fromkeys(str(row["parent_id"]) for row in variations if row.get("parent_id")))
        return self.whole(list(self._api.by_ids("products", parents, {"_fields": products_in.PRODUCT_FIELDS})))

    # --- Finding ---

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        """The products that hold one of `skus`, drafts too; the shop compares without case and outer spaces."""
        rows = self.rows_by_skus(skus)
        whole, bad = self.whole(rows)
        if bad:
            raise failures_of(bad[0])
        return whole

    def rows_by_skus(self, skus: Sequence[str], **params: Any) -> list[Row]:
        """Raw products, never variations: a variation that is found stands for its parent."""
        found: dict[int, Row] = {}
        parents: dict[str, None] = {}
        wanted = {sku.strip().casefold() for sku in skus if sku.strip()}
        for row in self._search_skus([sku.strip() for sku in skus if sku.strip()], params):
            if str(row.get("sku", "")).strip().casefold() not in wanted:
                continue  # the filter may be looser than "equal"
            if row.get("type") == "variation" and row.get("parent_id"):
                parents[str(row["parent_id"])] = None
            else:
                found[row["id"]] = row
        missing = [each for each in parents if int(each) not in found]
        for row in self._api.by_ids("products", missing, {"_fields": products_in.PRODUCT_FIELDS, **params}):
            found[row["id"]] = row
        return list(found.values())

    def _search_skus(self, skus: Sequence[str], params: dict[str, Any]) -> Iterable[Row]:
        plain = [sku for sku in skus if "," not in sku]
        asked = [",".join(plain[at : at + _SKUS_A_REQUEST]) for at in range(0, len(plain), _SKUS_A_REQUEST)]
        base = {"_fields": products_in.PRODUCT_FIELDS, "per_page": PER_PAGE, **params}
        for some in asked:
            yield from self._api.rows("products", {**base, "sku": some})[0]
        for sku in skus:
            if "," in sku:  # the filter cuts at commas; searching for a part of the SKU does not
                yield from self._api.rows("products", {**base, "search_sku": sku})[0]

    def get(self, remote_id: str) -> RemoteProduct:
        """One product, whole and fresh."""
        row = self.row(remote_id)
        whole, bad = self.whole([row])
        if bad:
            raise failures_of(bad[0])
        return whole[0]

    def row(self, remote_id: str) -> Row:
        """One product's raw record. Raises RejectedError with `gone` when it is not there."""
        return self._api.thing(self._api.get(f"products/{remote_id}").data, "product")

    # --- Putting together ---

    def whole(self, rows: Sequence[Row]) -> tuple[tuple[RemoteProduct, ...], tuple[BadRecord, ...]]:
        """Products with all their variations; one that cannot be understood does not stop the others (F03)."""
        if not rows:
            return (), ()
        variations = self.variations_of([str(row["id"]) for row in rows if row.get("type") in VARIABLE])
        if any(row.get("weight") for row in [*rows, *(each for some in variations.values() for each in some)]):
            self._weight_unit = self._weight_unit or self.weight_unit()
        self._know_categories(rows)
        items: list[RemoteProduct] = []
        bad: list[BadRecord] = []
        for row in rows:
            try:
                items.append(
                    products_in.product(
                        row,
                        variations.get(str(row["id"]), ()),
                        currency=self._api.currency,
                        weight_unit=self._weight_unit,
                        paths=self._paths or {},
                    )
                )
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
                bad.append(bad_record(row, error))
        return tuple(items), tuple(bad)

    def variations_of(self, parents: Sequence[str]) -> dict[str, list[Row]]:
        """All variations of these products: together where the shop lists them so, else parent by parent."""
        found: dict[str, list[Row]] = {parent: [] for parent in parents}
        if not parents:
            return found
        fields = {"_fields": products_in.VARIATION_FIELDS}
        if len(parents) > 1 and self._api.has_route("variations"):
            for start in range(0, len(parents), PER_PAGE):
                some = ",".join(parents[start : start + PER_PAGE])
                for row in self._api.all_rows("variations", {**fields, "parent": some}):
                    found.setdefault(str(row.get("parent_id")), []).append(row)
            return found
        for parent in parents:
            try:
                found[parent] = self._api.all_rows(f"products/{parent}/variations", fields)
            except RejectedError as error:
                if not error.gone:
                    raise
        return found

    def weight_unit(self) -> str:
        """The unit in which the shop keeps weights; WooCommerce's own default where it does not tell."""
        try:
            setting = self._api.get("settings/products/woocommerce_weight_unit").data
        except TransientError:
            raise
        except ChannelError:
            return "kg"
        return str(setting.get("value") or "kg") if isinstance(setting, dict) else "kg"

    def _know_categories(self, rows: Sequence[Row]) -> None:
        named = {category.get("id") for row in rows for category in row.get("categories") or []}
        if named and (self._paths is None or not named <= self._paths.keys()):
            found = self._api.all_rows("products/categories", {"_fields": "id,name,parent"})
            self._paths = products_in.category_paths(found)


def bad_record(row: Row, error: Exception) -> BadRecord:
    """A record that could not be understood, with what it was about."""
    problem = translate("channels", "Record {id} of the website cannot be understood: {what}.")(
        id=str(row.get("id", "?")), what=f"{error}".strip("'\"") or type(error).__name__
    )
    return BadRecord(str(row.get("id", "")), problem, json.dumps(row, ensure_ascii=False))


def failures_of(bad: BadRecord) -> RejectedError:
    """A record that was asked for and cannot be understood."""
    return RejectedError(
        bad.problem, translate("channels", "Look at it in the shop's own administration."), code=replies.NOT_CREATED
    )

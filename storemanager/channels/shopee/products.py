"""The items of a Shopee shop: what changed, found by SKU, and read whole with their models.

Changes are followed by windows of `update_time`, because the list refuses to go deep: a window that is too full is cut
in half. Items that change while one reads move out of their window, and the others move up; so the window is begun anew
when it shrank (F06), and each look reaches ten minutes back behind the last one (F04).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from storemanager.channels.base import BadRecord, Page, RemoteProduct
from storemanager.channels.errors import RejectedError, SignInError
from storemanager.channels.shopee import products_in, replies, values
from storemanager.channels.shopee.api import LOCATION, NOT_A_NUMBER, ShopeeApi, parts
from storemanager.channels.shopee.words import LOOK_THERE
from storemanager.texts import translate

Row = dict[str, Any]
PAGE_SIZE = 100
DETAILS = 50
OVERLAP_SECONDS = 600
SETTLED_SECONDS = 2
CLOCK_UNKNOWN_SECONDS = 30
"""Before the first answer only this computer's clock is known: what ended that much too early goes on at once."""
BEGINNING = 1_420_070_400  # before Shopee existed
_LIVE = ("NORMAL", "UNLIST", "BANNED", "REVIEWING")
_ALL = (*_LIVE, "SELLER_DELETE", "SHOPEE_DELETE")
_MOST_RESTARTS = 5


class ProductReader:
    """Whole items of one shop."""

    def __init__(self, api: ShopeeApi) -> None:
        self._api = api
        self.place = api.settings.values.get(LOCATION, "")

    # --- What changed ---

    def pull(self, cursor: str | None) -> Page[RemoteProduct]:
        state: Row = json.loads(cursor) if cursor else {"from": BEGINNING, "known": {}}
        now = values.seconds(self._api.http.server_now())
        state.setdefault("goal", max(now, state["from"]))
        state.setdefault("to", state["goal"])
        state.setdefault("offset", 0)
        try:
            answer = self._list(_ALL, state["offset"], state["from"], state["to"])
        except RejectedError as error:
            if error.code != replies.OFFSET or not _may_be_halved(state):
                raise
            state["most"] = state["offset"]
            return _halved(state)
        now = values.seconds(self._api.http.server_now())
        if "began" not in state:  # before the first answer only our own clock was known (F62)
            late = now - state["goal"] > CLOCK_UNKNOWN_SECONDS
            state |= {"began": now, "goal": now if late else min(now, state["goal"])}
            state["to"] = min(state["to"], state["goal"])
        rows = self._api.rows(answer, "item", "get_item_list", key="item_id")
        total = self._api.number(answer, "total_count", "get_item_list")
        if total > state.get("most", total) and _may_be_halved(state):
            return _halved(state)
        shrank = state.get("total") is not None and total < state["total"]
        fresh = [row for row in rows if state["known"].get(str(row.get("item_id"))) != row.get("update_time")]
        items, bad = self.whole([str(row["item_id"]) for row in fresh])
        state["known"] |= {
            str(row["item_id"]): row.get("update_time")
            for row in rows
            if state["goal"] - OVERLAP_SECONDS <= values.stamp(row.get("update_time")) < now - SETTLED_SECONDS
        }
        complete = self._step(state, answer, total, shrank=shrank)
        more = "to" in state
        return Page(
            items, json.dumps(state) if complete else cursor or json.dumps(state), more and complete, bad, complete
        )

    def _step(self, state: Row, answer: Any, total: int, *, shrank: bool) -> bool:
        """Move the state to the next page, window or look; answers whether the paging behaved."""
        if shrank:
            state["restarts"] = state.get("restarts", 0) + 1
            state |= {"offset": 0, "total": total}
            return bool(state["restarts"] <= _MOST_RESTARTS)
        state["total"] = total
        if answer.get("has_next_page"):
            following = self._api.number(answer, "next_offset", "get_item_list")
            if following <= state["offset"]:
                return False  # the same page for ever (F07)
            state["offset"] = following
            return True
        finished, goal = state.pop("to"), state["goal"]
        for name in ("offset", "total", "restarts"):
            state.pop(name, None)
        if finished < goal:
            state |= {"from": finished, "to": goal}
            return True
        del state["goal"]
        state.pop("most", None)
        state["from"] = state.pop("began") - OVERLAP_SECONDS
        state["known"] = {item: at for item, at in state["known"].items() if at and at >= state["from"]}
        return True

    def _list(self, statuses: Sequence[str], offset: int, begin: int, end: int) -> Any:
        params: list[tuple[str, Any]] = [("offset", offset), ("page_size", PAGE_SIZE)]
        params += [("update_time_from", begin), ("update_time_to", end)]
        return self._api.get("product/get_item_list", params + [("item_status", status) for status in statuses])

    # --- All of it ---

    def all_ids(self) -> Iterator[str]:
        """The numbers of all items that are not deleted."""
        windows = [(BEGINNING, values.seconds(self._api.http.server_now()))]
        found: dict[str, None] = {}
        while windows:
            begin, end = windows.pop()
            try:
                some = list(self._window(begin, end))
            except RejectedError as error:
                if error.code != replies.OFFSET or end - begin < 2:
                    raise
                middle = (begin + end) // 2
                windows += [(middle, end), (begin, middle)]
                continue
            for item in some:
                if item not in found:
                    found[item] = None
                    yield item

    def _window(self, begin: int, end: int) -> Iterator[str]:
        offset = 0
        while True:
            answer = self._list(_LIVE, offset, begin, end)
            rows = self._api.rows(answer, "item", "get_item_list", key="item_id")
            yield from (str(row["item_id"]) for row in rows)
            following = self._api.number(answer, "next_offset", "get_item_list")
            if not answer.get("has_next_page") or following <= offset:
                return
            offset = following

    def hidden_since(self, seconds: int) -> list[str]:
        """The numbers of the items hidden or changed lately that shoppers do not see, as many as one page shows."""
        now = values.seconds(self._api.http.server_now())
        answer = self._list(("UNLIST",), 0, now - seconds, now)
        return [str(row["item_id"]) for row in self._api.rows(answer, "item", "get_item_list", key="item_id")]

    # --- Finding ---

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[RemoteProduct]:
        """Shopee's SKUs are free text and may stand at several items; all of them are given."""
        wanted = {sku.strip().casefold() for sku in skus if sku.strip()}
        found: dict[str, None] = {}
        for sku in sorted(wanted):
            params = {"item_sku": sku, "page_size": DETAILS, "offset": 0}
            answer = self._api.get("product/search_item", params)
            found |= dict.fromkeys(item for item in values.texts(answer.get("item_id_list")) if item.isdecimal())
        items, bad = self.whole(list(found))
        if bad:
            raise RejectedError(bad[0].problem, LOOK_THERE, code="shape")
        return [
            item
            for item in items
            if item.status != "trashed" and any(each.sku.casefold() in wanted for each in item.variants)
        ]

    # --- Showing and hiding ---

    def set_published(self, item: str, published: bool) -> None:
        """List it or take it off sale; what Shopee itself has banned stays hidden, and it says so."""
        if not item.isdecimal():
            raise RejectedError(NOT_A_NUMBER, LOOK_THERE, code="unfit")
        body = {"item_list": [{"item_id": int(item), "unlist": not published}]}
        answer = self._api.post("product/unlist_item", body, repeatable=True)
        for row in values.rows(answer.get("failure_list")):
            words = self._api.http.quote({"message": row.get("failed_reason")})
            problem = replies.item_problem(self._api.account, "", words)
            raise RejectedError(problem, LOOK_THERE, code="refused", reply=words, gone="not exist" in words.lower())

    # --- Reading whole ---

    def base_info(self, ids: Sequence[str]) -> dict[str, Row]:
        """Items by number, fifty a request; those that are not there are missing."""
        found: dict[str, Row] = {}
        for some in parts(ids, DETAILS):
            answer = self._api.get("product/get_item_base_info", {"item_id_list": list(some)})
            rows = self._api.rows(answer, "item_list", "get_item_base_info")
            found |= {str(row.get("item_id")): row for row in rows}
        return found

    def models(self, item: str) -> tuple[list[Row], list[Row]] | None:
        """(tiers, models) of one item; None when it is gone."""
        try:
            answer = self._api.get("product/get_model_list", {"item_id": item})
        except RejectedError as error:
            if error.gone:
                return None
            raise
        return self._api.rows(answer, "tier_variation", "get_model_list"), self._api.rows(
            answer, "model", "get_model_list"
        )

    def whole(self, ids: Sequence[str]) -> tuple[tuple[RemoteProduct, ...], tuple[BadRecord, ...]]:
        """Items with all their models; one that cannot be understood does not stop the others (F03)."""
        rows = self.base_info(ids)
        times = self.promotion_times([item for item, row in rows.items() if row.get("has_promotion")])
        items: list[RemoteProduct] = []
        bad: list[BadRecord] = []
        for item, row in rows.items():
            found = self.models(item) if row.get("has_model") else ([], [])
            if found is None:
                found, row["item_status"] = ([], []), "SELLER_DELETE"
            try:
                items.append(
                    products_in.product(
                        row,
                        found[0],
                        found[1],
                        currency=self._api.currency,
                        place=self.place,
                        times=times,
                        page=self._api.product_page(),
                    )
                )
            except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as error:
                bad.append(bad_record(item, row, error))
        return tuple(items), tuple(bad)

    def promotion_times(self, ids: Sequence[str]) -> products_in.Times:
        """When the promotions end, so that a sale price is not taken for one without an end."""
        times: dict[tuple[str, str], Any] = {}
        for some in parts(ids, DETAILS):
            try:
                answer = self._api.get("product/get_item_promotion", {"item_id_list": list(some)})
            except (RejectedError, SignInError):
                return times  # good to know only
            for row in values.rows(answer.get("success_list")):
                for each in values.rows(row.get("promotion")):
                    if each.get("promotion_staging") in (None, "", "ongoing"):
                        model = values.text(each.get("model_id") or "")
                        window = (each.get("start_time"), each.get("end_time"))
                        times[str(row.get("item_id")), model] = tuple(values.moment_if(at) for at in window)
        return times


def _may_be_halved(state: Row) -> bool:
    return bool(state["to"] - state["from"] >= 2)


def _halved(state: Row) -> Page[RemoteProduct]:
    """The window holds more than the list shows: its first half is read first."""
    half = (state["from"] + state["to"]) // 2
    return Page((), json.dumps({**state, "to": half, "offset": 0, "total": None, "restarts": 0}), more=True)


def bad_record(number: str, row: Row, error: Exception) -> BadRecord:
    """A record that could not be understood, with what it was about."""
    problem = translate("shopee", "Record {id} of Shopee cannot be understood: {what}.")(
        id=number, what=f"{error}".strip("'\"") or type(error).__name__
    )
    return BadRecord(number, problem, json.dumps(row, ensure_ascii=False))

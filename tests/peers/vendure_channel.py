"""A connector for Vendure, written against `channels/base.py` alone: GraphQL over the shared `ChannelHttp`.

Its stock can only be set (ABSOLUTE), and what it says of itself is not to be trusted (F31): sales are never worked out
from its numbers, only from its orders."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import datetime
from typing import Any, ClassVar

import httpx

from storemanager.channels import base, failures
from storemanager.channels.errors import ChannelError, RejectedError, TransientError
from storemanager.channels.http import ChannelHttp
from tests.peers import vendure_translate as translate
from tests.peers.vendure_pages import next_cursor, options

API = "/admin-api"
TOKEN = "vendure-auth-token"
AT_ONCE = 100
_ERROR = "... on ErrorResult { errorCode message }"


class TokenAuth(httpx.Auth):
    def __init__(self) -> None:
        self.token = ""

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self.token:
            request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


class Vendure:
    """Account, Catalogue (reading), Stock, Orders."""

    key: ClassVar[str] = "vendure"
    title: ClassVar[str] = "Vendure"
    fields: ClassVar[tuple[base.ConnectField, ...]] = ()
    steps: ClassVar[tuple[base.ConnectStep, ...]] = ()
    stock_write_kind: ClassVar[base.StockWriteKind] = base.StockWriteKind.ABSOLUTE
    write_limits: ClassVar[base.WriteLimits] = base.WriteLimits(batch=25)

    def __init__(self, settings: base.AccountSettings, *, context: base.Context) -> None:
        self._settings = settings
        self._auth = TokenAuth()
        self._http = ChannelHttp(
            settings.values["address"], account=settings.name, context=context, auth=self._auth,
            secrets=tuple(settings.secrets.values()),
        )  # fmt: skip

    # --- Account ---

    def check(self) -> base.AccountCheck:
        data = self._query("{ activeChannel { code defaultCurrencyCode } }")["activeChannel"]
        return base.AccountCheck(data["code"], self._http.address, data["defaultCurrencyCode"], "UTC")

    def server_now(self) -> datetime:
        return self._http.server_now()

    @property
    def usage(self) -> base.Usage:
        return self._http.usage

    def close(self) -> None:
        self._http.close()

    # --- Asking ---

    def _query(self, document: str, **variables: Any) -> base.Json:
        return self._ask(document, variables, repeatable=True)

    def _mutate(self, document: str, **variables: Any) -> base.Json:
        """Never repeated by itself: an unclear answer is raised, and whoever asked looks first."""
        return self._ask(document, variables, repeatable=False)

    def _ask(self, document: str, variables: base.Json, *, repeatable: bool) -> base.Json:
        if not self._auth.token:
            self._sign_in()
        return self._send(document, variables, repeatable=repeatable)[0]

    def _sign_in(self) -> None:
        words = {name: self._settings.secrets[name] for name in ("username", "password")}
        login = f"mutation($username: String!, $password: String!) {{ login(username: $username, password: $password) {{ __typename {_ERROR} }} }}"  # noqa: E501 - one document
        data, headers = self._send(login, words, repeatable=True)
        if data["login"]["__typename"] != "CurrentUser":
            raise failures.signed_out(self._settings.name, reply=str(data["login"].get("message", "")))
        self._auth.token = headers.get(TOKEN, "")

    def _send(self, document: str, variables: base.Json, *, repeatable: bool) -> tuple[base.Json, Any]:
        body = {"query": document, "variables": variables}
        reply = self._http.request("POST", API, body=body, repeatable=repeatable)
        said = reply.data
        if not isinstance(said, dict) or "data" not in said:
            raise failures.broken_reply(self._settings.name, "graphql", unclear=not repeatable)
        if said.get("errors"):
            raise self._error(said["errors"][0], unclear=not repeatable)
        return said["data"], reply.headers

    def _error(self, error: base.Json, *, unclear: bool) -> ChannelError:
        """GraphQL says 200 to everything; the kind of trouble stands inside (F26)."""
        code = str((error.get("extensions") or {}).get("code", ""))
        words = self._http.quote(error)
        if code in ("FORBIDDEN", "UNAUTHENTICATED"):
            self._auth.token = ""
            return failures.signed_out(self._settings.name, reply=words, code=code)
        if code in ("INTERNAL_SERVER_ERROR", ""):
            return failures.server_fault(self._settings.name, status=500, unclear=unclear, reply=words, code=code)
        return failures.refused(self._settings.name, reply=words, code=code, gone=code == "ENTITY_NOT_FOUND")

    def _accepted(self, said: base.Json) -> base.Json:
        """A refusal inside a good answer (F26)."""
        if "errorCode" in said:
            raise failures.refused(self._settings.name, reply=self._http.clean(said["message"]), code=said["errorCode"])
        return said

    # --- Catalogue ---

    def pull_products(self, cursor: str | None) -> base.Page[base.RemoteProduct]:
        document = f"query($o: ProductListOptions) {{ products(options: $o) {{ {translate.PRODUCTS} }} }}"
        rows = _once(self._query(document, o=options(cursor))["products"]["items"])
        end, more = next_cursor(cursor, rows)
        return base.Page(tuple(translate.product(row, self._settings.currency) for row in rows), end, more)

    def find_by_skus(self, skus: Sequence[str]) -> Sequence[base.RemoteProduct]:
        document = f"""query($o: ProductVariantListOptions) {{ productVariants(options: $o) {{
            items {{ id product {{ {translate.PRODUCT} }} }} }} }}"""
        found = self._query(document, o={"filter": {"sku": {"in": list(skus)}}, "take": AT_ONCE})
        rows = _once([row["product"] for row in found["productVariants"]["items"]])
        return [translate.product(row, self._settings.currency) for row in rows]

    def create_product(self, draft: base.ProductDraft) -> base.RemoteProduct:
        raise failures.refused(self._settings.name, reply="not part of this connector", code="unsupported")

    def update_product(self, remote_id: str, draft: base.ProductDraft) -> base.RemoteProduct:
        raise failures.refused(self._settings.name, reply="not part of this connector", code="unsupported")

    def set_published(self, remote_id: str, published: bool) -> None:
        document = "mutation($i: UpdateProductInput!) { updateProduct(input: $i) { id } }"
        self._mutate(document, i={"id": remote_id, "enabled": published})

    # --- Stock ---

    def read_stock(self, refs: Sequence[base.ListingRef]) -> Sequence[base.StockReading]:
        rows = self._variants([ref.variant_id for ref in refs])
        return [
            translate.reading(ref, rows[ref.variant_id])
            if ref.variant_id in rows
            else base.StockReading(ref, None, gone=True)
            for ref in refs
        ]

    def read_all_stock(self) -> Sequence[base.StockReading]:
        found: dict[str, base.Json] = {}
        while True:
            rows = self._variant_rows({"take": AT_ONCE, "skip": len(found), "sort": {"id": "ASC"}})
            fresh = [row for row in rows if row["id"] not in found]
            found.update((row["id"], row) for row in fresh)
            if not fresh:
                return [translate.reading(translate.ref_of(row), row) for row in found.values()]

    def _variants(self, ids: Sequence[str]) -> dict[str, base.Json]:
        found: dict[str, base.Json] = {}
        for start in range(0, len(ids), AT_ONCE):
            some = list(ids[start : start + AT_ONCE])
            rows = self._variant_rows({"filter": {"id": {"in": some}}, "take": AT_ONCE})
            found.update((row["id"], row) for row in rows)
        return found

    def _variant_rows(self, asked: base.Json) -> list[base.Json]:
        document = f"""query($o: ProductVariantListOptions) {{ productVariants(options: $o) {{
            items {{ product {{ id }} {translate.VARIANT} }} }} }}"""
        return _once(self._query(document, o=asked)["productVariants"]["items"])

    def write_stock(self, updates: Sequence[base.StockUpdate]) -> Sequence[base.WriteResult]:
        """It sells what is on hand less what it has allocated, so what it allocated is read right before and added."""
        known = self._variants([update.ref.variant_id for update in updates])
        there = [update for update in updates if update.ref.variant_id in known]
        results = {
            update.ref: base.WriteResult(update.ref, base.Outcome.REJECTED, gone=True)
            for update in updates
            if update not in there
        }
        document = "mutation($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }"
        wanted = [
            {
                "id": update.ref.variant_id,
                "stockOnHand": max(0, update.wanted + translate.allocated(known[update.ref.variant_id])),
            }
            for update in there
        ]
        try:
            answered = self._mutate(document, i=wanted)["updateProductVariants"] if wanted else []
        except TransientError as error:
            if not error.unclear:
                raise
            answered, unclear = [], error.message
            results |= {update.ref: base.WriteResult(update.ref, base.Outcome.UNKNOWN, unclear) for update in there}
        done = {row["id"] for row in answered if row}
        for update in there:
            if update.ref.variant_id in done:
                results[update.ref] = base.WriteResult(update.ref, base.Outcome.DONE, stock=update.wanted)
        return [results.get(update.ref, base.WriteResult(update.ref, base.Outcome.UNKNOWN)) for update in updates]

    # --- Orders ---

    def pull_orders(self, cursor: str | None) -> base.Page[base.RemoteOrder]:
        """By modification, then read again with an overlap; baskets that are still open are no orders (F10)."""
        document = f"query($o: OrderListOptions) {{ orders(options: $o) {{ items {{ {translate.ORDER} }} }} }}"
        rows = _once(self._query(document, o=options(cursor, {"active": {"eq": False}}))["orders"]["items"])
        end, more = next_cursor(cursor, rows)
        orders = [translate.order(row) for row in rows]
        return base.Page(tuple(order for order in orders if order.status is not base.RemoteStatus.DRAFT), end, more)

    def get_order(self, remote_id: str) -> base.RemoteOrder:
        return translate.order(self._order(remote_id))

    def _order(self, remote_id: str) -> base.Json:
        row = self._query(f"query($id: ID!) {{ order(id: $id) {{ {translate.ORDER} }} }}", id=remote_id)["order"]
        if row is None:
            raise failures.refused(self._settings.name, reply="", code="gone", gone=True)
        return row

    def set_status(self, remote_id: str, status: base.RemoteStatus) -> base.RemoteOrder:
        raise RejectedError(failures.LOOK_AT_IT, failures.LOOK_AT_IT, code="no such step")

    def ship_order(self, remote_id: str, notice: base.ShipmentNotice) -> base.RemoteOrder:
        row = self._order(remote_id)
        mark = translate.mark(notice.key)
        parcel = next((each for each in row["fulfillments"] or () if mark in each["method"]), None)
        if parcel is None:
            lines = [{"orderLineId": line["id"], "quantity": line["quantity"]} for line in row["lines"]]
            document = f"""mutation($i: FulfillOrderInput!) {{ addFulfillmentToOrder(input: $i) {{
                ... on Fulfillment {{ id state method }} {_ERROR} }} }}"""
            handler = {
                "code": "manual-fulfillment",
                "arguments": [
                    {"name": "method", "value": f"{notice.carrier} {mark}".strip()},
                    {"name": "trackingCode", "value": notice.tracking_number},
                ],
            }
            given = {"lines": lines, "handler": handler}
            parcel = self._accepted(self._mutate(document, i=given)["addFulfillmentToOrder"])
        if parcel["state"] in ("Created", "Pending"):
            document = f"""mutation($id: ID!) {{ transitionFulfillmentToState(id: $id, state: "Shipped") {{
                ... on Fulfillment {{ id }} {_ERROR} }} }}"""
            self._accepted(self._mutate(document, id=parcel["id"])["transitionFulfillmentToState"])
        return self.get_order(remote_id)

    def cancel_order(self, remote_id: str, reason: str) -> base.RemoteOrder:
        if self._order(remote_id)["state"] != "Cancelled":
            document = f"""mutation($i: CancelOrderInput!) {{ cancelOrder(input: $i) {{
                ... on Order {{ id }} {_ERROR} }} }}"""
            self._accepted(
                self._mutate(document, i={"orderId": remote_id, "reason": reason, "cancelShipping": True})[
                    "cancelOrder"
                ]
            )
        return self.get_order(remote_id)

    def refund_order(self, remote_id: str, request: base.RefundRequest) -> base.RemoteRefund:
        row = self._order(remote_id)
        mark = translate.mark(request.key)
        done = [refund for refund in translate.refunds(row) if mark in refund.reason]
        if done:
            return done[0]
        document = f"""mutation($i: RefundOrderInput!) {{ refundOrder(input: $i) {{
            ... on Refund {{ {translate.REFUND} }} {_ERROR} }} }}"""
        given = {
            "paymentId": row["payments"][0]["id"], "lines": [], "shipping": 0, "adjustment": 0,
            "amount": request.amount.minor,
            "reason": f"{request.reason} {mark}".strip(),
        }  # fmt: skip
        said = self._accepted(self._mutate(document, i=given)["refundOrder"])
        return translate.refund(said, row["currencyCode"])

    def add_note(self, remote_id: str, note: str, *, to_customer: bool = False, key: str = "") -> None:
        mark = translate.mark(key) if key else ""
        document = "query($id: ID!) { order(id: $id) { history(options: {take: 100}) { items { data } } } }"
        known = self._query(document, id=remote_id)["order"]["history"]["items"]
        if mark and any(mark in str(each["data"]) for each in known):
            return
        document = "mutation($i: AddNoteToOrderInput!) { addNoteToOrder(input: $i) { id } }"
        self._mutate(document, i={"id": remote_id, "note": f"{note} {mark}".strip(), "isPublic": to_customer})


def _once(rows: Sequence[base.Json]) -> list[base.Json]:
    """A list may hold a record twice."""
    return list({row["id"]: row for row in rows}.values())

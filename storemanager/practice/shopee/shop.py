"""The practice Shopee: a shop on a marketplace that looks like Shopee, with buyers, parcels and promotions.

It counts a sale against the stock as soon as the order is placed, paid or not, and puts the units back when the order
is cancelled. What the seller does goes through the API (`handle`); what buyers, carriers and Shopee's own people do are
the methods of `Floor`.
"""

from __future__ import annotations

import json
from collections import deque
from datetime import datetime, timedelta

from storemanager.practice.http import Clock, Json, Request, Response, wall_clock
from storemanager.practice.shopee import (
    labels,
    logistics,
    media,
    orders,
    products,
    returns,
    reviews,
    shop_info,
    taxonomy,
    tiers,
    writing,
)
from storemanager.practice.shopee.calls import Call
from storemanager.practice.shopee.errors import ApiError
from storemanager.practice.shopee.floor import Floor
from storemanager.practice.shopee.tokens import TokenOffice

PREFIX = "/api/v2/"
PARTNER_ID = 2001887
PARTNER_KEY = "shpk_practice_5a6b7c8d9e0f"
SHOP_ID = 322300222

READS = {
    "product/get_item_list": products.item_list,
    "product/get_item_base_info": products.base_info,
    "product/get_model_list": products.model_list,
    "product/get_item_promotion": products.promotions,
    "product/search_item": products.search,
    "product/get_category": taxonomy.categories,
    "product/get_attribute_tree": taxonomy.attribute_tree,
    "product/get_brand_list": taxonomy.brands,
    "product/get_comment": reviews.comments,
    "order/get_order_list": orders.order_list,
    "order/get_order_detail": orders.detail,
    "payment/get_escrow_detail": orders.escrow,
    "logistics/get_shipping_parameter": logistics.shipping_parameter,
    "logistics/get_tracking_number": logistics.tracking_number,
    "logistics/get_channel_list": logistics.channels,
    "returns/get_return_list": returns.return_list,
    "returns/get_return_detail": returns.return_detail,
    "shop/get_warehouse_detail": shop_info.warehouses,
}
WRITES = {
    "product/update_stock": products.update_stock,
    "product/update_price": products.update_price,
    "product/unlist_item": products.unlist,
    "product/reply_comment": reviews.reply,
    "product/add_item": writing.add_item,
    "product/update_item": writing.update_item,
    "product/init_tier_variation": tiers.begin,
    "product/update_tier_variation": tiers.update,
    "product/add_model": tiers.add_models,
    "product/update_model": tiers.update_models,
    "payment/get_escrow_detail_batch": orders.escrows,
    "order/cancel_order": orders.cancel,
    "order/handle_buyer_cancellation": orders.handle_buyer_cancellation,
    "order/set_note": orders.set_note,
    "order/search_package_list": logistics.package_list,
    "logistics/ship_order": logistics.ship,
    "logistics/update_shipping_order": logistics.ship_again,
    "logistics/get_shipping_document_parameter": labels.parameters,
    "logistics/create_shipping_document": labels.create,
    "logistics/get_shipping_document_result": labels.result,
    "returns/confirm": returns.confirm,
}


class PracticeShopee(Floor):
    """One shop on the practice marketplace, as `PracticeServer` serves it."""

    def __init__(self, *, clock: Clock = wall_clock, calls_per_second: int = 10) -> None:
        super().__init__(clock)
        self.address = ""
        self.tokens = TokenOffice(PARTNER_ID, PARTNER_KEY, SHOP_ID)
        self.calls_per_second = calls_per_second
        self.calls_today: int | None = None  # how many are left of the day's quota; None: it has none
        self._recent: deque[datetime] = deque()
        self._answered = 0

    def handle(self, request: Request) -> Response:
        """Answer one call, in Shopee's envelope."""
        now = self.clock() + timedelta(seconds=request.clock_offset_seconds)
        with self.lock:
            try:
                return self._answer(request, now)
            except ApiError as error:
                return _reply(error.status, self._enveloped({}, error.code, error.message))

    def _answer(self, request: Request, now: datetime) -> Response:
        if request.path.startswith(media.SHOWN) and request.method == "GET":
            return media.show(self, request.path)
        name = request.path.removeprefix(PREFIX)
        if not request.path.startswith(PREFIX):
            raise ApiError("error_not_found", "The path is not found.", 404)
        if name == "shop/auth_partner":
            return self.tokens.consent(request, now)
        public = name.startswith(("auth/", "media_space/"))
        self.tokens.check(request, now, public=public)
        if name == "media_space/upload_image" and request.method == "POST":
            self._count(now)
            return _reply(200, self._enveloped({"response": media.upload(self, request)}))
        call = Call.of(request, name, now)
        if public:
            return _reply(200, self._enveloped(self._token_call(call, request.method)))
        self._count(now)
        if name == "shop/get_shop_info" and request.method == "GET":
            return _reply(200, self._enveloped(shop_info.shop_info(self, call)))
        if name == "logistics/download_shipping_document" and request.method == "POST":
            return Response(200, labels.download(self, call), {"Content-Type": "application/pdf"})
        does = (READS if request.method == "GET" else WRITES).get(name)
        if does is None:
            raise ApiError("error_not_found", "The path is not found.", 404)
        return _reply(200, self._enveloped({"response": does(self, call)}))

    def _token_call(self, call: Call, method: str) -> Json:
        if method == "POST" and call.name == "auth/token/get":
            return self.tokens.exchange(call)
        if method == "POST" and call.name == "auth/access_token/get":
            return self.tokens.refresh(call)
        raise ApiError("error_not_found", "The path is not found.", 404)

    def _count(self, now: datetime) -> None:
        while self._recent and now - self._recent[0] >= timedelta(seconds=1):
            self._recent.popleft()
        if len(self._recent) >= self.calls_per_second:
            raise ApiError(
                "error_rate_limit", "Too many requests. You have reached the rate limit. Please try again later."
            )
        self._recent.append(now)
        if self.calls_today is not None:
            if self.calls_today <= 0:
                raise ApiError("error_limit", "You have reached the limit of calls of this day.")
            self.calls_today -= 1

    def _enveloped(self, inside: dict[str, Json], code: str = "", message: str = "") -> dict[str, Json]:
        self._answered += 1
        return {"error": code, "message": message, "request_id": f"{self._answered:032x}", **inside}


def _reply(status: int, data: dict[str, Json]) -> Response:
    body = json.dumps(data, ensure_ascii=False).encode()
    return Response(status, body, {"Content-Type": "application/json; charset=UTF-8"})

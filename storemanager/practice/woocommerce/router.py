"""From a request to its handler: routes, sign-in, checking of parameters, batches, OPTIONS."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from storemanager.practice.http import Json, Request
from storemanager.practice.woocommerce import (
    auth,
    categories,
    coupons,
    customers,
    orders,
    products,
    refunds,
    site,
    webhooks,
)
from storemanager.practice.woocommerce import tables as t
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.errors import ApiError, no_route
from storemanager.practice.woocommerce.listing import Fields
from storemanager.practice.woocommerce.parameters import Parameter, checked
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import integer, query_parameters

BASE = "/wp-json/wc/v3/"
BATCH_LIMIT = 100
WRITES = ("POST", "PUT", "PATCH")
Handler = Callable[[Shop, Call], Answer]
Table = dict[str, Parameter]


@dataclass(frozen=True, slots=True)
class Route:
    """One address and what may be done there. With `batch`, its items go through those handlers unchecked."""

    path: str
    acts: dict[str, tuple[Handler, Table]] = field(default_factory=dict)
    batch: "dict[str, Handler] | None" = None
    open: bool = False
    is_list: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The address with numbers in place of <id>."""
        return re.compile(self.path.replace("<id>", r"(\d+)").rstrip("/") + "/?")

    @property
    def methods(self) -> list[str]:
        """The methods in the order the server names them."""
        return [method for method in ("GET", "POST", "PUT", "PATCH", "DELETE") if method in self.acts]


def _collection(path: str, listing: tuple[Handler, Table], create: tuple[Handler, Table] | None = None) -> Route:
    acts = {"GET": listing}
    if create is not None:
        acts["POST"] = create
    return Route(path, acts, is_list=True)


def _item(path: str, get: Handler, update: tuple[Handler, Table] | None = None, delete: Handler | None = None) -> Route:
    acts: dict[str, tuple[Handler, Table]] = {"GET": (get, t.NOTHING)}
    if update is not None:
        acts.update(dict.fromkeys(WRITES, update))
    if delete is not None:
        acts["DELETE"] = (delete, t.DELETE)
    return Route(path, acts)


def _batch(path: str, create: Handler, update: Handler, delete: Handler, table: Table) -> Route:
    direct: tuple[Handler, Table] = (_refuse_direct_call, table)
    acts = dict.fromkeys(WRITES, direct)
    return Route(path, acts, batch={"create": create, "update": update, "delete": delete})


def _refuse_direct_call(shop: Shop, call: Call) -> Answer:
    raise no_route()


def _reading(path: str, handler: Handler) -> Route:
    return Route(path, {"GET": (handler, t.NOTHING)}, is_list=True)


ROUTES = (
    _batch("products/batch", products.create, products.update, products.delete, t.PRODUCT_WRITE),
    _collection("products", (products.list_all, t.PRODUCT_LIST), (products.create, t.PRODUCT_WRITE)),
    _collection("products/categories", (categories.list_all, t.CATEGORY_LIST), (categories.create, t.CATEGORY_CREATE)),
    _batch("products/categories/batch", categories.create, categories.update, categories.delete, t.CATEGORY_WRITE),
    _item("products/categories/<id>", categories.get, (categories.update, t.CATEGORY_WRITE), categories.delete),
    _item("products/<id>", products.get, (products.update, t.PRODUCT_WRITE), products.delete),
    _collection(
        "products/<id>/variations",
        (products.list_variations, t.VARIATION_LIST),
        (products.create_variation, t.VARIATION_WRITE),
    ),
    _batch(
        "products/<id>/variations/batch",
        products.create_variation,
        products.update_variation,
        products.delete_variation,
        t.VARIATION_WRITE,
    ),
    _item(
        "products/<id>/variations/<id>",
        products.get_variation,
        (products.update_variation, t.VARIATION_WRITE),
        products.delete_variation,
    ),
    _collection("variations", (products.list_every_variation, t.VARIATION_LIST)),
    _collection("orders", (orders.list_all, t.ORDER_LIST), (orders.create, t.ORDER_WRITE)),
    _reading("orders/statuses", orders.list_statuses),
    _batch("orders/batch", orders.create, orders.update, orders.delete, t.ORDER_WRITE),
    _item("orders/<id>", orders.get, (orders.update, t.ORDER_WRITE), orders.delete),
    _collection("orders/<id>/notes", (orders.list_notes, t.NOTE_LIST), (orders.create_note, t.NOTE_WRITE)),
    _item("orders/<id>/notes/<id>", orders.get_note, delete=orders.delete_note),
    _collection("orders/<id>/refunds", (refunds.list_of_order, t.REFUND_LIST), (refunds.create, t.REFUND_WRITE)),
    _item("orders/<id>/refunds/<id>", refunds.get, delete=refunds.delete),
    _collection("refunds", (refunds.list_every, t.REFUND_LIST)),
    _collection("customers", (customers.list_all, t.CUSTOMER_LIST), (customers.create, t.CUSTOMER_CREATE)),
    _batch("customers/batch", customers.create, customers.update, customers.delete, t.CUSTOMER_WRITE),
    _item("customers/<id>", customers.get, (customers.update, t.CUSTOMER_WRITE), customers.delete),
    _collection("coupons", (coupons.list_all, t.COUPON_LIST), (coupons.create, t.COUPON_CREATE)),
    _batch("coupons/batch", coupons.create, coupons.update, coupons.delete, t.COUPON_WRITE),
    _item("coupons/<id>", coupons.get, (coupons.update, t.COUPON_WRITE), coupons.delete),
    _collection("webhooks", (webhooks.list_all, t.WEBHOOK_LIST), (webhooks.create, t.WEBHOOK_CREATE)),
    _batch("webhooks/batch", webhooks.create, webhooks.update, webhooks.delete, t.WEBHOOK_WRITE),
    _item("webhooks/<id>", webhooks.get, (webhooks.update, t.WEBHOOK_WRITE), webhooks.delete),
    _reading("products/attributes", site.none_of_these),
    _reading("products/tags", site.none_of_these),
    _reading("products/brands", site.none_of_these),
    _reading("system_status", site.system_status),
    _reading("payment_gateways", site.payment_gateways),
    _reading("settings/general", site.settings_general),
    _reading("settings/products", site.settings_products),
    _reading(r"settings/(?:general|products)/\w+", site.one_setting),
    _reading("reports/orders/totals", orders.totals),
)
COMPILED = tuple((route.pattern, route) for route in ROUTES)
INDEX = Route("", {"GET": (site.index, t.NOTHING)}, open=True, is_list=True)


def answer(shop: Shop, request: Request) -> Answer:
    """The shop's answer to any request, refusals included."""
    if request.path.startswith(site.PICTURES) and request.method in ("GET", "HEAD"):
        return site.picture(request)
    headers = {
        "Content-Type": "application/json; charset=UTF-8",
        "X-Content-Type-Options": "nosniff",
        "Link": f'<{shop.address}/wp-json/>; rel="https://api.w.org/"',
        "Cache-Control": "no-cache, must-revalidate, max-age=0, no-store, private",
    }
    try:
        route, ids = _found(shop, request)
        if request.method == "OPTIONS":
            headers["Allow"] = ", ".join(route.methods)
            result = _options(route)
        else:
            result = _allowed(shop, request, route, ids, headers)
    except ApiError as refusal:
        if refusal.status == 401 and not refusal.message.endswith("permissions."):
            del headers["Cache-Control"]  # strangers get no such header
        result = Answer(refusal.status, refusal.body())
    return Answer(result.status, result.data, {**headers, **result.headers})


def _found(shop: Shop, request: Request) -> tuple[Route, tuple[int, ...]]:
    if request.path.rstrip("/") == "/wp-json":
        return INDEX, ()
    if request.path.startswith(BASE):
        rest = request.path.removeprefix(BASE)
        for pattern, route in COMPILED:
            match = pattern.fullmatch(rest)
            if match is not None:
                if route.path == "variations" and not shop.settings.lists_all_variations:
                    break
                if route.path == "refunds" and not shop.settings.lists_all_refunds:
                    break
                return route, tuple(int(number) for number in match.groups())
    raise no_route()


def _allowed(shop: Shop, request: Request, route: Route, ids: tuple[int, ...], headers: dict[str, str]) -> Answer:
    method = "GET" if request.method == "HEAD" else request.method
    if not route.open and not shop.keys.allow(request, shop.address, shop.now()):
        act = "batch" if route.batch else "list" if route.is_list and method == "GET" else method
        raise auth.stranger(act)
    if method not in route.acts:
        raise no_route()
    headers["Allow"] = ", ".join(route.methods)
    query = query_parameters(request.query)
    sent = {**query, **_body(request)}
    if route.batch is not None:
        return _run_batch(shop, request, route, ids, query, sent)
    handler, table = route.acts[method]
    return handler(shop, Call(request, ids, query, checked(table, sent)))


def _body(request: Request) -> dict[str, Json]:
    if not request.body or request.method not in (*WRITES, "DELETE"):
        return {}
    try:
        read = json.loads(request.body)
    except (json.JSONDecodeError, UnicodeDecodeError) as problem:
        raise ApiError(
            400,
            "rest_invalid_json",
            "Invalid JSON body passed.",
            json_error_code=4,
            json_error_message="Syntax error",
        ) from problem
    return read if isinstance(read, dict) else {}


def _run_batch(
    shop: Shop, request: Request, route: Route, ids: tuple[int, ...], query: dict[str, Json], sent: dict[str, Json]
) -> Answer:
    """Each item by itself and unchecked: one refusal leaves the others done."""
    groups = {name: sent[name] for name in ("create", "update", "delete") if isinstance(sent.get(name), list)}
    if sum(len(items) for items in groups.values()) > BATCH_LIMIT:
        raise ApiError(
            413,
            "woocommerce_rest_request_entity_too_large",
            f"Unable to accept more than {BATCH_LIMIT} items for this request.",
        )
    result: dict[str, Json] = {}
    for name, items in groups.items():
        if items:
            result[name] = [_batch_item(shop, request, route, ids, name, item) for item in items]
    fields = Fields.of(query)
    trimmed = fields.trim(result) if fields else result
    return Answer(200, trimmed or [])


def _batch_item(shop: Shop, request: Request, route: Route, ids: tuple[int, ...], name: str, item: Json) -> Json:
    assert route.batch is not None  # only batch routes come here
    body = item if isinstance(item, dict) else {}
    number = 0
    if name == "delete":
        number, body = integer(item.get("id") if isinstance(item, dict) else item), {"force": True}
    elif name == "update":
        number = integer(body.get("id"))
    own = ids if name == "create" else (*ids, number)
    try:
        return route.batch[name](shop, Call(request, own, {}, body, in_batch=True)).data
    except ApiError as refusal:
        return {"id": number, "error": refusal.body()}


def _options(route: Route) -> Answer:
    """What OPTIONS tells: the methods of the address, and the parameters of each."""
    endpoints: list[Json] = []
    for methods in (["GET"], ["POST", "PUT", "PATCH"], ["DELETE"]):
        here = [method for method in methods if method in route.acts]
        if here:
            table = route.acts[here[0]][1]
            arguments = {name: parameter.described() for name, parameter in table.items()}
            endpoints.append({"methods": here, "args": arguments})
    body = {"namespace": "wc/v3", "methods": route.methods, "endpoints": endpoints}
    return Answer(200, body)

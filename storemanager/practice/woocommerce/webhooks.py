"""The routes of webhooks: they can be registered and looked at; the practice shop delivers nothing."""

from collections.abc import Callable

from storemanager.practice.http import Json
from storemanager.practice.woocommerce.calls import Answer, Call, links
from storemanager.practice.woocommerce.errors import ApiError, invalid_id
from storemanager.practice.woocommerce.listing import page, single
from storemanager.practice.woocommerce.records import Webhook
from storemanager.practice.woocommerce.state import Shop
from storemanager.practice.woocommerce.values import gmt, local, text

TOPICS = frozenset(
    f"{resource}.{event}"
    for resource in ("order", "product", "customer", "coupon")
    for event in ("created", "updated", "deleted", "restored")
    if (resource, event) != ("customer", "restored")
)
HOOKS = {
    "order.created": ["woocommerce_new_order"],
    "order.updated": ["woocommerce_update_order", "woocommerce_order_refunded"],
    "product.created": ["woocommerce_new_product", "woocommerce_new_product_variation"],
    "product.updated": ["woocommerce_update_product", "woocommerce_update_product_variation"],
}

VIEW: dict[str, Callable[[Shop, Webhook], Json]] = {
    "id": lambda shop, hook: hook.id,
    "name": lambda shop, hook: hook.name,
    "status": lambda shop, hook: hook.status,
    "topic": lambda shop, hook: hook.topic,
    "resource": lambda shop, hook: hook.topic.partition(".")[0],
    "event": lambda shop, hook: hook.topic.partition(".")[2],
    "hooks": lambda shop, hook: HOOKS.get(hook.topic, [f"woocommerce_{hook.topic.replace('.', '_')}"]),
    "delivery_url": lambda shop, hook: hook.delivery_url,
    "date_created": lambda shop, hook: local(hook.created, shop.settings.zone),
    "date_created_gmt": lambda shop, hook: gmt(hook.created),
    "date_modified": lambda shop, hook: local(hook.modified, shop.settings.zone),
    "date_modified_gmt": lambda shop, hook: gmt(hook.modified),
}


def hook_links(shop: Shop, hook: Webhook) -> Json:
    """Links of a webhook."""
    return links(shop.address, "webhooks", hook.id)


def list_all(shop: Shop, call: Call) -> Answer:
    """GET webhooks."""
    status = call.parameters.get("status", "all")
    chosen = [hook for hook in shop.webhooks.values() if status in ("all", hook.status)]
    chosen.sort(key=lambda hook: hook.id, reverse=call.parameters.get("order") == "desc")
    return page(shop, call, chosen, VIEW, hook_links)


def get(shop: Shop, call: Call) -> Answer:
    """GET webhooks/<id>."""
    return single(shop, call, VIEW, _hook(shop, call), hook_links)


def create(shop: Shop, call: Call) -> Answer:
    """POST webhooks."""
    sent = call.parameters
    _check(sent)
    hook = Webhook(
        max(shop.webhooks, default=0) + 1,
        shop.now(),
        None,
        text(sent.get("name")) or "Webhook",
        text(sent["topic"]),
        text(sent["delivery_url"]),
        text(sent.get("secret")),
        text(sent.get("status")) or "active",
    )
    shop.webhooks[hook.id] = hook
    return single(shop, call, VIEW, hook, hook_links, 201)


def update(shop: Shop, call: Call) -> Answer:
    """PUT webhooks/<id>."""
    hook = _hook(shop, call)
    _check({"topic": hook.topic, "delivery_url": hook.delivery_url, **call.parameters})
    for name in ("name", "topic", "delivery_url", "secret", "status"):
        if call.parameters.get(name) is not None:
            setattr(hook, name, text(call.parameters[name]))
    hook.modified = shop.now()
    return single(shop, call, VIEW, hook, hook_links)


def delete(shop: Shop, call: Call) -> Answer:
    """DELETE webhooks/<id>: only for good."""
    hook = _hook(shop, call)
    if not call.parameters.get("force"):
        raise ApiError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.")
    answer = single(shop, call, VIEW, hook, hook_links)
    del shop.webhooks[hook.id]
    return answer


def _check(sent: dict[str, Json]) -> None:
    if text(sent.get("topic")) not in TOPICS:
        raise ApiError(
            400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid."
        )
    if not text(sent.get("delivery_url")).startswith(("http://", "https://")):
        raise ApiError(
            400,
            "woocommerce_rest_shop_webhook_invalid_delivery_url",
            "Webhook delivery URL must be a valid URL starting with http:// or https://.",
        )


def _hook(shop: Shop, call: Call) -> Webhook:
    hook = shop.webhooks.get(call.ids[0])
    if hook is None:
        raise invalid_id("shop_webhook", 404)
    return hook

"""What the shop says about itself: its index, its settings, its software and its ways to pay."""

import struct
import zlib

from storemanager.practice.http import Json, Request
from storemanager.practice.woocommerce.calls import Answer, Call
from storemanager.practice.woocommerce.errors import ApiError
from storemanager.practice.woocommerce.listing import Fields
from storemanager.practice.woocommerce.state import Shop

NAMESPACES = ["oembed/1.0", "wc/v3", "wc/v2", "wc/v1", "wc-admin", "wc-analytics", "wc/store", "wc/store/v1", "wp/v2"]
PICTURES = "/wp-content/uploads/"


def _trimmed(call: Call, whole: dict[str, Json]) -> Json:
    fields = Fields.of(call.query)
    return fields.trim(whole) if fields else whole


def index(shop: Shop, call: Call) -> Answer:
    """GET /wp-json/: open to everyone."""
    settings = shop.settings
    offset = shop.now().astimezone(settings.zone).utcoffset()
    hours = offset.total_seconds() / 3600 if offset else 0.0
    whole: dict[str, Json] = {
        "name": settings.name,
        "description": settings.description,
        "url": shop.address,
        "home": shop.address,
        "gmt_offset": int(hours) if hours.is_integer() else hours,
        "timezone_string": str(settings.zone),
        "namespaces": NAMESPACES,
        "authentication": {
            "application-passwords": {
                "endpoints": {"authorization": f"{shop.address}/wp-admin/authorize-application.php"}
            }
        },
    }
    return Answer(200, _trimmed(call, whole))


def system_status(shop: Shop, call: Call) -> Answer:
    """GET system_status."""
    settings = shop.settings
    thousand, point = (".", ",") if settings.currency == "VND" else (",", ".")
    whole: dict[str, Json] = {
        "environment": {
            "home_url": shop.address,
            "site_url": shop.address,
            "store_id": "00000000-0000-4000-8000-000000000000",
            "version": settings.version,
            "wp_version": "7.1",
            "wp_multisite": False,
            "wp_cron": True,
            "wp_environment_type": "production",
            "language": "vi",
            "server_info": "practice",
            "php_version": "8.2.36",
            "php_max_execution_time": 120,
            "max_upload_size": 2097152,
            "default_timezone": "UTC",
        },
        "settings": {
            "api_enabled": False,
            "force_ssl": False,
            "currency": settings.currency,
            "currency_symbol": f"&#{ord(settings.currency_symbol[0])};",
            "currency_position": "right_space",
            "thousand_separator": thousand,
            "decimal_separator": point,
            "number_of_decimals": settings.decimals,
            "taxonomies": {
                "external": "external",
                "grouped": "grouped",
                "simple": "simple",
                "variable": "variable",
            },
            "order_datastore": "Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore",
            "HPOS_enabled": True,
            "HPOS_sync_enabled": False,
        },
        "pages": [
            {"page_name": "Checkout", "page_id": "7", "page_set": True, "page_exists": True, "page_visible": True}
        ],
        "active_plugins": [
            {
                "plugin": "woocommerce/woocommerce.php",
                "name": "WooCommerce",
                "version": settings.version,
                "version_latest": settings.version,
                "url": "https://woocommerce.com/",
                "author_name": "Automattic",
                "author_url": "https://woocommerce.com",
                "network_activated": False,
            }
        ],
    }
    return Answer(200, _trimmed(call, whole))


def _settings(shop: Shop) -> dict[str, dict[str, tuple[str, str, str]]]:
    """Every setting by group: its type, default and value."""
    own = shop.settings
    return {
        "general": {
            "woocommerce_store_address": ("text", "", own.street),
            "woocommerce_store_address_2": ("text", "", ""),
            "woocommerce_store_city": ("text", "", own.city),
            "woocommerce_default_country": ("select", "US:CA", own.country),
            "woocommerce_store_postcode": ("text", "", own.postcode),
            "woocommerce_allowed_countries": ("select", "all", "all"),
            "woocommerce_ship_to_countries": ("select", "", ""),
            "woocommerce_default_customer_address": ("select", "base", "base"),
            "woocommerce_calc_taxes": ("checkbox", "no", "no"),
            "woocommerce_enable_coupons": ("checkbox", "yes", "yes"),
            "woocommerce_currency": ("select", "USD", own.currency),
            "woocommerce_currency_pos": ("select", "left", "right_space"),
            "woocommerce_price_thousand_sep": ("text", ",", "."),
            "woocommerce_price_decimal_sep": ("text", ".", ","),
            "woocommerce_price_num_decimals": ("number", "2", str(own.decimals)),
        },
        "products": {
            "woocommerce_manage_stock": ("checkbox", "yes", "yes"),
            "woocommerce_hold_stock_minutes": ("number", "60", str(own.hold_stock_minutes)),
            "woocommerce_notify_low_stock_amount": ("number", "2", "2"),
            "woocommerce_notify_no_stock_amount": ("number", "0", "0"),
            "woocommerce_hide_out_of_stock_items": ("checkbox", "no", "no"),
            "woocommerce_weight_unit": ("select", "kg", "kg"),
            "woocommerce_dimension_unit": ("select", "cm", "cm"),
        },
    }


def _setting(shop: Shop, group: str, name: str, about: tuple[str, str, str]) -> dict[str, Json]:
    kind, default, value = about
    label = name.removeprefix("woocommerce_").replace("_", " ").capitalize()
    base = f"{shop.address}/wp-json/wc/v3/settings/{group}"
    item: dict[str, Json] = {
        "id": name,
        "label": label,
        "description": label,
        "type": kind,
        "default": default,
        "tip": label,
        "value": value,
    }
    if kind == "select":
        item["options"] = {choice: choice for choice in {default, value}}
    hints = {"allow": ["GET", "POST", "PUT", "PATCH"]}
    item["_links"] = {
        "self": [{"href": f"{base}/{name}", "targetHints": hints}],
        "collection": [{"href": base}],
    }
    return item


def settings_general(shop: Shop, call: Call) -> Answer:
    """GET settings/general."""
    return _settings_group(shop, call, "general")


def settings_products(shop: Shop, call: Call) -> Answer:
    """GET settings/products: how long unpaid orders hold stock is here."""
    return _settings_group(shop, call, "products")


def _settings_group(shop: Shop, call: Call, group: str) -> Answer:
    items = [_setting(shop, group, name, about) for name, about in _settings(shop)[group].items()]
    fields = Fields.of(call.query)
    return Answer(200, [fields.trim(item) for item in items] if fields else items)


def one_setting(shop: Shop, call: Call) -> Answer:
    """GET settings/<group>/<id>."""
    *_, group, name = call.request.path.rstrip("/").split("/")
    about = _settings(shop).get(group, {}).get(name)
    if about is None:
        raise ApiError(404, "rest_setting_setting_invalid", "Invalid setting.")
    return Answer(200, _trimmed(call, _setting(shop, group, name, about)))


def payment_gateways(shop: Shop, call: Call) -> Answer:
    """GET payment_gateways."""
    titles = {
        "bacs": ("Chuyển khoản ngân hàng", "Direct bank transfer", True),
        "cheque": ("Check payments", "Check payments", False),
        "cod": ("Trả tiền mặt khi nhận hàng", "Cash on delivery", True),
    }
    items = [
        {
            "id": name,
            "title": title,
            "description": "",
            "order": "",
            "enabled": enabled,
            "method_title": method,
            "method_description": "",
            "method_supports": ["products"],
            "settings": {},
        }
        for name, (title, method, enabled) in titles.items()
    ]
    fields = Fields.of(call.query)
    shown = [fields.trim(item) for item in items] if fields else items
    return Answer(200, shown, {"X-WP-Total": "3", "X-WP-TotalPages": "1"})


def none_of_these(shop: Shop, call: Call) -> Answer:
    """GET products/attributes, tags, brands: the practice shop has none of its own."""
    return Answer(200, [], {"X-WP-Total": "0", "X-WP-TotalPages": "0"})


def picture(request: Request) -> Answer:
    """Any picture address of the shop: a small plain picture in a colour made from the address."""
    shade = zlib.crc32(request.path.encode())
    colour = bytes(128 + (shade >> shift & 127) for shift in (0, 8, 16))
    side = 64
    rows = (b"\0" + colour * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    image = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return Answer(200, None, {"Content-Type": "image/png"}, raw=image)

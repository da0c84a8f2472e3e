"""The keys of the practice channels, by kind of channel. They open nothing but pretend shops on this computer, so they
are no secret and need no vault; every start of a practice channel takes the same ones."""

from collections.abc import Mapping

CONSENT = "practice"
KEYS: Mapping[str, Mapping[str, str]] = {
    "woocommerce": {"consumer_key": "ck_practice", "consumer_secret": "cs_practice"},
    "facebook": {
        "app_secret": "0123456789abcdef0123456789abcdef",
        "access_token": "EAAPractice0SystemUserToken0000000000000001",
    },
    "shopee": {
        "partner_key": "shpk_practice_5a6b7c8d9e0f",
        "landing": f"https://shop.example/?code={CONSENT}&shop_id=322300222",
        "used_code": CONSENT,
        "shop_id": "322300222",
        "access_token": "practice0access0token",
        "refresh_token": "practice0refresh0token",
    },
}

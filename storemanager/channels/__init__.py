"""The shops outside: one connector for each kind, all speaking the contract of `base`.

To sell on one more channel, write its connector and add its class to `_connectors`.
"""

from functools import lru_cache

from storemanager.channels.base import Channel

CHANNELS: tuple[type[Channel], ...]
"""The classes of all connectors."""


@lru_cache(maxsize=1)
def _connectors() -> tuple[type[Channel], ...]:
    # Loaded on first use: httpx and all that must not delay the window, which needs only the words of `base`.
    from storemanager.channels.facebook import Facebook
    from storemanager.channels.shopee import Shopee
    from storemanager.channels.woocommerce import WooCommerce

    return (WooCommerce, Facebook, Shopee)


def __getattr__(name: str) -> tuple[type[Channel], ...]:
    if name == "CHANNELS":
        return _connectors()
    raise AttributeError(name)


def by_key(key: str) -> type[Channel]:
    """The connector of this kind. Raises KeyError with the kinds there are when nobody knows it."""
    for channel in _connectors():
        if channel.key == key:
            return channel
    raise KeyError(f"no channel {key!r}; there are {', '.join(channel.key for channel in _connectors())}")

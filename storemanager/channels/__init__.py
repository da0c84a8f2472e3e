"""The shops outside: one connector for each kind, all speaking the contract of `base`.

To sell on one more channel, write its connector and add its class to `CHANNELS`.
"""

from storemanager.channels.base import Channel
from storemanager.channels.woocommerce import WooCommerce

CHANNELS: tuple[type[Channel], ...] = (WooCommerce,)


def by_key(key: str) -> type[Channel]:
    """The connector of this kind. Raises KeyError with the kinds there are when nobody knows it."""
    for channel in CHANNELS:
        if channel.key == key:
            return channel
    raise KeyError(f"no channel {key!r}; there are {', '.join(channel.key for channel in CHANNELS)}")

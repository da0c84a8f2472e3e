"""The Shopee connector, over its Open API v2 with the owner's own app."""

from storemanager.channels.shopee.connector import Shopee

__all__ = ["Shopee"]

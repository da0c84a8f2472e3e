"""A pretend Shopee on this computer: signatures, tokens, limits, items with models, orders, parcels and returns."""

from storemanager.practice.shopee.shop import PARTNER_ID, PARTNER_KEY, SHOP_ID, PracticeShopee
from storemanager.practice.shopee.shoppers import Shoppers

__all__ = ["PARTNER_ID", "PARTNER_KEY", "SHOP_ID", "PracticeShopee", "Shoppers"]

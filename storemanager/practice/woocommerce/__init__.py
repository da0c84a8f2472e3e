"""A practice WooCommerce shop, as measured on a real one (WooCommerce 11, REST API wc/v3)."""

from storemanager.practice.woocommerce.auth import Key
from storemanager.practice.woocommerce.checkout import SoldOutError
from storemanager.practice.woocommerce.settings import ShopSettings
from storemanager.practice.woocommerce.shop import PracticeShop

__all__ = ["Key", "PracticeShop", "ShopSettings", "SoldOutError"]

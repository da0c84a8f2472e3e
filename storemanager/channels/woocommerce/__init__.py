"""WooCommerce websites, through their REST API (wc/v3), as measured on a real server."""

from storemanager.channels.woocommerce.connector import WooCommerce

__all__ = ["WooCommerce"]

"""The orders page, split by what its parts show."""

from storemanager.gui.pages.orders.page import OrdersPage

__all__ = ["OrdersPage"]

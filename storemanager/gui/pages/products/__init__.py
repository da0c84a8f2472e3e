"""The products page, split by what its parts show."""

from storemanager.gui.pages.products.page import ProductsPage

__all__ = ["ProductsPage"]

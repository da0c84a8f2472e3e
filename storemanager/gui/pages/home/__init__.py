"""Home: what needs the owner today."""

from storemanager.gui.pages.home.page import HomePage

__all__ = ["HomePage"]

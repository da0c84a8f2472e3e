"""The packing page, split by what its parts do: the queue, the packing table with its scanner, the papers."""

from storemanager.gui.pages.packing.page import PackingPage

__all__ = ["PackingPage"]

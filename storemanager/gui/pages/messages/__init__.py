"""The messages page, split by its three panes: who wrote, what was said, and the order that comes out of it."""

from storemanager.gui.pages.messages.page import MessagesPage

__all__ = ["MessagesPage"]

"""Channels: the accounts, one of them in full, and the guided page that connects another."""

from storemanager.gui.pages.channels.page import ChannelsPage

__all__ = ["ChannelsPage"]

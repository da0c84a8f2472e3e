"""What the syncs did, how each account is, and what was sold too often."""

from storemanager.gui.pages.sync.page import SyncPage

__all__ = ["SyncPage"]

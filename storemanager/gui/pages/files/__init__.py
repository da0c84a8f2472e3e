"""Files in and out."""

from storemanager.gui.pages.files.page import FilesPage

__all__ = ["FilesPage"]

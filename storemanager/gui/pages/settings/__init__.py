"""Settings: the shop, how the program looks, what channels are offered, the timetable, the book, keys, about."""

from storemanager.gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]

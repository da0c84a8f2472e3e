"""Facebook and Instagram: one Page of ours, its catalogue and its conversations."""

from storemanager.channels.facebook.connector import Facebook

__all__ = ["Facebook"]

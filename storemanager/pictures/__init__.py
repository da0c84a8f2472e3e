"""Pictures of products made to fit what a channel takes: scaled down, turned upright, in a format it knows. The only
room that knows Pillow."""

from storemanager.pictures.fetching import Fetcher, fetch_once
from storemanager.pictures.fitting import Fitted, fit

__all__ = ["Fetcher", "Fitted", "fetch_once", "fit"]

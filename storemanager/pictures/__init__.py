"""Pictures of products made to fit what a channel takes: scaled down, turned upright, in a format it knows. The only
room that knows Pillow."""

from storemanager.pictures.fitting import Fitted, fit

__all__ = ["Fitted", "fit"]

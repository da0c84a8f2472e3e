"""The keys of the pages in this room, as the window knows them."""

from __future__ import annotations

SHOWN = "product_channels"
"""What each channel will show of one product."""
EDIT = "product_channels_edit"
"""What is said of one product on each channel."""
GRID = "product_channels_grid"
"""Many products and all channels in a grid."""
SENDING = "product_channels_sending"
"""Exactly what would be sent."""

"""Store Manager: one book of stock, orders and customers for a small shop, kept true on every channel it sells on."""

__version__ = "0.1.0"

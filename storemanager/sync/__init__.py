"""Sync: pulls orders and products from every channel account, decides, and pushes what differs (design section 5)."""

"""Messages as buyers write them, and what an order proposed from them must say."""

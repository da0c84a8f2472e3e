"""Channels: the accounts, one of them in full, and the guided page that connects another."""

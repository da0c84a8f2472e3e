"""Backups as a use case: made, written down, rotated; listed, compared and restored. Files are made by
`database.backup`, what the book remembers of them is in `services.backups`."""

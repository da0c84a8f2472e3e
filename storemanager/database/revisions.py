"""The states the book's tables have had, the newest last. A new migration adds its name here; a test compares."""

REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]

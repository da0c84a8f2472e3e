"""Errors the owner can understand: what happened, to which record, and what to do next.

A `StoreError` reaches the screen (or the command line) by itself. Anything else that is raised is a bug.
"""

from storemanager.texts import Text


class StoreError(Exception):
    """Something the owner can put right. `message` says what happened, `advice` what to do now."""

    def __init__(self, message: Text, advice: Text) -> None:
        super().__init__(message.source)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class NotFoundError(StoreError):
    """The record is not (or no longer) in the book."""


class NotAllowedError(StoreError):
    """The record is there, but this step is not open to it now."""


class OutOfStockError(StoreError):
    """More was asked for than is available."""


class InvalidInputError(StoreError):
    """A value that was given cannot be used."""

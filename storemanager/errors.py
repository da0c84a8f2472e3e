"""Errors the owner can understand: what happened, to which record, and what to do next.

A `StoreError` reaches the screen (or the command line) by itself. Anything else that is raised is a bug.
"""

import errno

from storemanager.texts import Text, translate, verbatim

_REASONS = {
    errno.ENOENT: translate("system", "it is not there"),
    errno.EACCES: translate("system", "it is not allowed"),
    errno.EPERM: translate("system", "it is not allowed"),
    errno.EROFS: translate("system", "nothing can be written there"),
    errno.ENOSPC: translate("system", "the disk is full"),
    errno.EISDIR: translate("system", "that is a folder"),
    errno.ENOTDIR: translate("system", "a part of the path is not a folder"),
    errno.EEXIST: translate("system", "a file of this name is there"),
}


def why(problem: OSError) -> Text:
    """What the system refused, in the owner's language; what is rare keeps the system's own words."""
    known = _REASONS.get(problem.errno or 0)
    return known or verbatim(problem.strerror or type(problem).__name__)


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

"""The three ways a channel can fail us, told apart because each needs another answer.

A connector never lets anything else out: whatever httpx, JSON or the channel's answer does becomes one of these.
"""

from storemanager.errors import StoreError
from storemanager.texts import Text


class ChannelError(StoreError):
    """Something about a channel. `reply` is the channel's own text, quoted and already without secrets."""

    def __init__(self, message: Text, advice: Text, *, reply: str = "", code: str = "") -> None:
        super().__init__(message, advice)
        self.reply = reply
        self.code = code


class SignInError(ChannelError):
    """The channel no longer accepts us, or lacks a right: only the owner can help (F52, F53)."""


class TransientError(ChannelError):
    """Not reached, too busy, or an answer that makes no sense: tried again later, by itself.

    `unclear` is true when the request may have taken effect (cut connection, time-out or 5xx after sending a write):
    look before repeating (R4). `retry_after_seconds` is what the channel asked for, if it did.
    """

    def __init__(
        self,
        message: Text,
        advice: Text,
        *,
        reply: str = "",
        code: str = "",
        unclear: bool = False,
        retry_after_seconds: float | None = None,
    ) -> None:
        super().__init__(message, advice, reply=reply, code=code)
        self.unclear = unclear
        self.retry_after_seconds = retry_after_seconds


class RejectedError(ChannelError):
    """The channel refuses this one thing and would refuse it again; the others go on and the owner is told.

    `gone` is true when the channel says that the thing does not exist there (any more) (F17).
    """

    def __init__(self, message: Text, advice: Text, *, reply: str = "", code: str = "", gone: bool = False) -> None:
        super().__init__(message, advice, reply=reply, code=code)
        self.gone = gone


class CancelledError(Exception):
    """The owner stopped the sync; raised before the next request, never in the middle of one."""

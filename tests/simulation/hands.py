"""What a simulated shop asks of the program that keeps it, with the hands of the people who use it."""

from __future__ import annotations

from typing import Protocol

from tests.simulation.life import Life

REFUNDED = 0.66
"""This part of the returns is refunded through the channel, which then puts the goods on its shelf again."""
Taken = tuple[int, str] | None
"""(channel, order there) that something was done with, if there was one."""


class Keeper(Protocol):
    """A program that keeps a shop's channels in step. An act answers None or False where there was nothing to do."""

    life: Life

    def start(self) -> None: ...

    def restart(self, kill_in: int) -> None: ...

    def sync(self, *, check_all: bool = False) -> None: ...

    def receive(self, goods: int, units: int) -> None: ...

    def damage(self, goods: int, units: int) -> bool: ...

    def count(self, goods: int, difference: int) -> bool: ...

    def sell(self, goods: int, units: int) -> bool: ...

    def price(self, goods: int, price: int) -> None: ...

    def ship(self, pick: float) -> tuple[int, str, dict[str, int]] | None: ...

    def cancel(self, pick: float) -> Taken: ...

    def take_back(self, pick: float) -> tuple[int, str, str] | None: ...

    def pause(self, channel: int) -> None: ...

    def resume(self, channel: int) -> None: ...

    def leave(self, channel: int, goods: int) -> None:
        """Keep this one item of the channel as it is."""

    def take_up(self, channel: int, goods: int) -> None:
        """Keep it in step again."""

    def change_policy(self, pick: float) -> str | None:
        """The owner changes an offer policy of the shop, of an account or of a variant; answers which."""

    def back_up(self) -> bool: ...

    def restore(self) -> bool:
        """Put the backup back; false where there is none."""

    def look(self) -> None:
        """The owner compares what is read-only, after a restore puts right what the book forgot, and lets it write
        again."""

    def must_look(self) -> bool: ...

    def busy(self) -> bool:
        """Whether the last sync left something that the next one goes on with."""

    def settle(self) -> None:
        """The owner looks at what waits for a decision, and decides."""

    def judge(self) -> None:
        """All is quiet: everything must be right now."""

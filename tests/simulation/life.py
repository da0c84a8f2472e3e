"""One run of the program, which can be killed at any point between two things it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlmodel import Session

from storemanager.database import Book


class Killed(BaseException):
    """The program was ended in the middle of what it did."""


@dataclass
class Life:
    """`kill_in` points from now the program ends; from then on it does nothing any more, not even tidying up."""

    kill_in: int = 0
    dead: bool = False
    points: int = 0

    def point(self) -> None:
        if self.dead:
            raise Killed
        self.points += 1
        if self.kill_in:
            self.kill_in -= 1
            if not self.kill_in:
                self.dead = True
                raise Killed


class MortalBook:
    """The book as a program sees it that may be killed before, in and after every transaction. `written` is called
    after every transaction that was kept."""

    def __init__(self, book: Book, life: Life) -> None:
        self._book = book
        self._life = life
        self.written: Callable[[], None] = lambda: None

    @contextmanager
    def read(self) -> Iterator[Session]:
        self._life.point()
        with self._book.read() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        self._life.point()
        with self._book.write() as session:
            yield session
            self._life.point()
        self.written()
        self._life.point()

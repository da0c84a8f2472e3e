"""The look and a small book for tests of the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session, create_engine

from storemanager.gui.background import Background
from storemanager.gui.languages import Languages
from storemanager.gui.theme import theme


class SmallBook:
    """A real session on an empty database in memory; counts what was asked of it."""

    def __init__(self) -> None:
        self.engine = create_engine("sqlite://")
        self.written = 0

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        with Session(self.engine) as session, session.begin():
            yield session
        self.written += 1

    def close(self) -> None:
        self.engine.dispose()


@pytest.fixture(autouse=True)
def in_english(qapp: QApplication) -> None:
    """Whatever language the test before switched to, this one begins in English. Said only where it is not so: every
    widget that is left of other tests would hear it."""
    installed = Languages._installed
    if installed is None or not shiboken6.isValid(installed) or not installed.filePath().endswith("_en.qm"):
        Languages(qapp).use("en")


@pytest.fixture
def dressed(qapp: QApplication) -> QApplication:
    """The application in English and light, as the window has it. Dressed anew only where a test has changed it: that
    takes long with every widget that is left of other tests."""
    look = theme()
    if not qapp.styleSheet() or (look.wanted, look.scheme, look.text_percent) != ("light", "light", 100):
        look.install(qapp, "light")
    return qapp


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Work beside the window on a small book."""
    made = Background(SmallBook)
    yield made
    made.close()

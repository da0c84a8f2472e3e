"""The Files page on a shop of its own, with the steps an owner takes in few words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from storemanager.gui.models.rows import CELL, Cell
from storemanager.gui.pages.files import FilesPage
from tests.gui.pages.shown import Shown
from tests.importexport.desk import Desk

WRONG = """Mã hàng;Tên hàng;Giá bán;Tồn kho
TRA-1;Trà sen;226000;12
TRA-2;Trà lài;1450OO;5
TRA-3;Trà ô long;hai hai sáu;7
;Trà nhài;99000;1
"""
"""Two rows with something to propose, one without; one good row."""


class FilesDesk:
    """What a test does to the page, and waits for."""

    def __init__(self, qtbot: QtBot, on: Shown[FilesPage], shop: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.on, self.page, self.shop, self._patch = qtbot, on, on.page, shop, monkeypatch

    def choose(self, path: Path) -> None:
        """Press the button, and pick `path` in the dialog of the computer."""
        self._patch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
        self.on.press(self.page.start.drop.button)

    def will_save_to(self, path: Path) -> None:
        """What the owner will answer to the next question where to save."""
        self._patch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))

    def until(self, step: str) -> None:
        self.qtbot.waitUntil(lambda: self.page.step() == step, timeout=10_000)
        self.quiet()

    def quiet(self) -> None:
        page = self.page
        self.qtbot.waitUntil(lambda: not page.running.busy(), timeout=10_000)
        self.qtbot.waitUntil(lambda: page.step() != "preview" or page.side.shown is page.shown)
        self.on.settle()

    def preview_of(self, content: str | bytes | Path, name: str = "hang.csv") -> None:
        """As far as the preview of a file that is recognised."""
        self.choose(content if isinstance(content, Path) else self.shop.file(content, name))
        self.until("recognise")
        self.on.press(self.page.recognise.next)
        self.until("preview")

    def take_in(self) -> None:
        self.on.press(self.page.preview.go)
        self.until("result")

    def cell(self, row: int, head: str) -> Cell:
        """A cell of the preview by the number of its row in the file and the head of its column."""
        found = self.index(row, head).data(CELL)
        assert isinstance(found, Cell)
        return found

    def index(self, row: int, head: str) -> QModelIndex:
        model = self.page.preview.model
        return model.index(model.row_of(row), model.column_of(head))

    def figures(self) -> dict[str, str]:
        return {key: card.figure.text() for key, card in self.page.preview.figures.items()}

    def type_into(self, row: int, head: str, text: str) -> None:
        """F2 on a cell, other words, Enter."""
        table = self.page.preview.table
        table.setCurrentIndex(self.index(row, head))
        table.setFocus()
        self.qtbot.keyClick(table, Qt.Key.Key_F2)
        editor = table.viewport().findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        self.qtbot.keyClicks(editor, text)
        with self.qtbot.waitSignal(self.page.preview.edit_wanted):  # Qt hands in what was typed a moment later
            self.qtbot.keyClick(editor, Qt.Key.Key_Return)
        self.quiet()

    def skus(self) -> list[str]:
        """Of all goods that are not archived."""
        joined = "variant JOIN product ON product.id = variant.product_id"
        return [row[0] for row in self.shop.table(joined, "sku", "WHERE status <> 'ARCHIVED' ORDER BY sku")]

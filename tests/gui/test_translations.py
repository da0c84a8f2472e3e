"""Both languages are complete, and in step with the sources."""

from __future__ import annotations

import ast
import importlib.util
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from storemanager import texts
from storemanager.gui.languages import Languages

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
FILES = ("storemanager_vi.ts", "storemanager_en.ts")


def messages(file: Path) -> set[tuple[str, str]]:
    tree = ET.parse(file)
    return {
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in tree.iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("name", FILES)
def test_no_entry_is_unfinished(name: str) -> None:
    tree = ET.parse(FOLDER / name)
    unfinished = [
        message.findtext("source")
        for message in tree.iter("message")
        if (translation := message.find("translation")) is None
        or translation.get("type") == "unfinished"
        or not "".join(translation.itertext()).strip()
    ]
    assert unfinished == []


def test_the_translations_hold_exactly_what_the_sources_say(tmp_path: Path) -> None:
    found = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert found is not None
    assert found.loader is not None
    translations = importlib.util.module_from_spec(found)
    found.loader.exec_module(translations)
    copies = [tmp_path / name for name in FILES]
    for copy in copies:
        shutil.copy(FOLDER / copy.name, copy)
    translations.update(*copies)
    for copy in copies:
        assert messages(copy) == messages(FOLDER / copy.name)


def test_the_language_switches_while_the_program_runs(qapp: QApplication) -> None:
    languages = Languages(qapp)
    languages.use("vi")
    assert str(texts.translate("actions", "Sync")) == "Đồng bộ"
    assert qapp.translate("QPlatformTheme", "Cancel") == "Huỷ"
    languages.use("en")
    assert str(texts.translate("actions", "Sync")) == "Sync"


def test_no_text_is_said_inside_another_text_where_it_would_not_be_found() -> None:
    """The tool that collects the texts does not look into f-strings: such a text stays English for ever."""
    hidden = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file in sorted((ROOT / "storemanager").rglob("*.py"))
        for whole in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(whole, ast.JoinedStr)
        for call in ast.walk(whole)
        if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] in {"tr", "translate"}
    ]
    assert hidden == []

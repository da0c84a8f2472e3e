"""Keeps the translations in step with the sources: `update` reads the texts, `compile` makes what the program loads.

    python packaging/translations.py update
    python packaging/translations.py compile

Vietnamese is written into resources/translations/storemanager_vi.ts by a person. storemanager_en.ts holds only the
English plurals.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
VIETNAMESE, ENGLISH = FOLDER / "storemanager_vi.ts", FOLDER / "storemanager_en.ts"


def sources() -> list[str]:
    """Every module of the program, in a fixed order."""
    return [file.relative_to(ROOT).as_posix() for file in sorted((ROOT / "storemanager").rglob("*.py"))]


def update(vietnamese: Path = VIETNAMESE, english: Path = ENGLISH) -> None:
    """Bring new texts in and take out those that are gone; what was translated stays."""
    guesses = ["-disable-heuristic", "similartext"]  # a similar text is not the same text
    common = ["-locations", "none", "-no-obsolete", *guesses, "-source-language", "en"]
    _run("pyside6-lupdate", *sources(), *common, "-target-language", "vi", "-ts", str(vietnamese))
    plurals = [*common, "-target-language", "en", "-pluralonly", "-ts", str(english)]
    _run("pyside6-lupdate", *sources(), *plurals)


def compile_all() -> None:
    """Make the files the program loads; an unfinished entry stays English."""
    for file in (VIETNAMESE, ENGLISH):
        _run("pyside6-lrelease", str(file), "-qm", str(file.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    beside = Path(sys.executable).parent / tool
    command = str(beside) if beside.exists() else tool
    subprocess.run([command, *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    what = sys.argv[1:] or ["update", "compile"]
    if set(what) - {"update", "compile"}:
        sys.exit("use: translations.py [update] [compile]")
    if "update" in what:
        update()
    if "compile" in what:
        compile_all()

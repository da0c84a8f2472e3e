"""The rows an import leaves out, in a file of the same layout with one more column that says why: to be mended and
imported again."""

from __future__ import annotations

from pathlib import Path

from storemanager.importexport.cells import inert, shown
from storemanager.importexport.plans import Action
from storemanager.importexport.preview import Preview
from storemanager.importexport.problems import Severity
from storemanager.importexport.tables import raw_table
from storemanager.texts import translate

WHY = translate("files", "Why it was left out")


def save_bad_rows(preview: Preview, path: Path | str) -> int:
    """Write the wrong rows as they stand in the file (with the owner's corrections), and answer how many."""
    indexes = preview.indexes(Action.WRONG)
    width = len(preview.columns)
    with raw_table(Path(path), [*preview.columns, str(WHY)]) as write:
        for index in indexes:
            row = preview.row(index)
            cells = [
                preview.edits.get((row.number, head), shown(cell))
                for head, cell in zip(preview.columns, preview.source.rows[index][1:], strict=True)
            ]
            reasons = [f"{each.column}: {each.text}" for each in row.problems if each.severity is Severity.ERROR]
            # A row may be held back by another row of the same product.
            reason = "; ".join(reasons) or str(translate("files", "Another row of the same product is wrong."))
            write([*cells[:width], inert(reason)])
    return len(indexes)

"""CSV and spreadsheet files, in and out: opened and read beside the book, previewed against it, imported in one
transaction that can be undone whole, and exported so that they read back without loss.

    source = open_file(path)
    preview = make_preview(session, source, ImportKind.PRODUCTS, now=now)
    result = run_import(session, preview, only_good=True, now=now)
    undo_import(session, result.import_id, now=now)
    export(session, ImportKind.PRODUCTS, path)
"""

from storemanager.domain.imports import ImportKind
from storemanager.importexport.bad_rows import save_bad_rows
from storemanager.importexport.drafts import Parsed, ShopFacts
from storemanager.importexport.exporting import export
from storemanager.importexport.fields import FIELDS, Field
from storemanager.importexport.formats import FORMATS, NEEDED, Recognition, recognise
from storemanager.importexport.history import PastImport, past_imports
from storemanager.importexport.mapping import recall, remember
from storemanager.importexport.parsing import Stopped, parse
from storemanager.importexport.plans import Action, Change
from storemanager.importexport.preview import (
    Preview,
    PreviewCell,
    PreviewRow,
    edited,
    facts,
    make_preview,
    plan,
    recognition_of,
    summary,
)
from storemanager.importexport.problems import Problem, Severity
from storemanager.importexport.reading import SourceFile, open_file
from storemanager.importexport.running import ImportResult, run_import
from storemanager.importexport.undoing import UndoResult, undo_import

__all__ = [
    "FIELDS",
    "FORMATS",
    "NEEDED",
    "Action",
    "Change",
    "Field",
    "ImportKind",
    "ImportResult",
    "Parsed",
    "PastImport",
    "Preview",
    "PreviewCell",
    "PreviewRow",
    "Problem",
    "Recognition",
    "Severity",
    "ShopFacts",
    "SourceFile",
    "Stopped",
    "UndoResult",
    "edited",
    "export",
    "facts",
    "make_preview",
    "open_file",
    "parse",
    "past_imports",
    "plan",
    "recall",
    "recognise",
    "recognition_of",
    "remember",
    "run_import",
    "save_bad_rows",
    "summary",
    "undo_import",
]

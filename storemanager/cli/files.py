"""`import` and `export`: files in and out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storemanager.cli.output import Exit, WrongUseError, document, ending, hint, progress, say
from storemanager.cli.place import Place
from storemanager.cli.shop import Json
from storemanager.domain.imports import ImportKind
from storemanager.texts import Text, translate

if TYPE_CHECKING:
    from storemanager.importexport import ImportResult, Preview, Problem

Kind = Annotated[ImportKind, typer.Argument(help="What the file holds.", case_sensitive=False)]


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_)
    app.command("export")(export_)


def import_(
    context: typer.Context,
    kind: Kind,
    file: Annotated[Path, typer.Argument(help="CSV or Excel.")],
    format_: Annotated[str | None, typer.Option("--format", help="Instead of recognising it.")] = None,
    dry_run: Annotated[bool, typer.Option(help="Show what would be done and change nothing.")] = False,
    only_good: Annotated[
        bool, typer.Option("--only-good", help="Leave rows with errors out and import the rest.")
    ] = False,
    bad_rows: Annotated[Path | None, typer.Option(help="Save the rows with errors to this file.")] = None,
    as_json: Json = False,
) -> None:
    """Take a file in: all of it, or nothing when a row has an error (unless --only-good)."""
    from storemanager.importexport import FORMATS, Action, make_preview, open_file, save_bad_rows

    place: Place = context.obj
    with ending(as_json):
        if format_ is not None and format_ not in FORMATS:
            raise WrongUseError(
                translate("command", "Unknown format “{format}”. Known are: {known}.")(
                    format=format_, known=tuple(FORMATS)
                )
            )
        with progress(translate("command", "Reading"), as_json) as bar, place.reading() as session:
            preview = make_preview(session, open_file(file), kind, format_, now=place.now(), progress=bar)
        wrong = preview.count(Action.WRONG)
        if bad_rows is not None and wrong:
            save_bad_rows(preview, bad_rows)
        stopped = dry_run or (wrong > 0 and not only_good)
        result = None if stopped else _run(place, preview, only_good=only_good, as_json=as_json)
        _tell(preview, result, dry_run=dry_run, as_json=as_json)
    if result is None and not dry_run:
        raise typer.Exit(Exit.FAILED)
    if wrong:
        raise typer.Exit(Exit.ATTENTION)


def _run(place: Place, preview: Preview, *, only_good: bool, as_json: bool) -> ImportResult:
    from storemanager.importexport import run_import

    with progress(translate("command", "Importing"), as_json) as bar, place.writing() as session:
        return run_import(session, preview, only_good=only_good, now=place.now(), actor="command", progress=bar)


def _tell(preview: Preview, result: ImportResult | None, *, dry_run: bool, as_json: bool) -> None:
    from storemanager.importexport import FORMATS, Action, summary

    if as_json:
        imported = {"imported": result is not None, "import_id": result.import_id if result else None}
        document({**summary(preview), **imported})
        return
    for problem in preview.problems:
        hint(_where(problem)(text=problem.text))
    say(
        translate(
            "command", "{rows:row|rows} read as {format}: {new} new, {changed} changed, {same} the same, {wrong} wrong."
        )(
            rows=preview.row_count,
            format=FORMATS[preview.recognition.format],
            new=preview.count(Action.NEW),
            changed=preview.count(Action.CHANGED),
            same=preview.count(Action.SAME),
            wrong=preview.count(Action.WRONG),
        )
    )
    if result is not None:
        say(translate("command", "Imported. It can be undone as a whole."))
    elif dry_run:
        say(translate("command", "Nothing was changed: this was a dry run."))
    else:
        say(
            translate(
                "command",
                "Nothing was imported because of the wrong rows. Mend them, or import the others with --only-good.",
            )
        )


def _where(problem: Problem) -> Text:
    if not problem.row:
        return Text("", "{column}: {text}" if problem.column else "{text}", {"column": problem.column})
    if not problem.column:
        return translate("command", "Row {row}: {text}")(row=str(problem.row))
    return translate("command", "Row {row}, column “{column}”: {text}")(row=str(problem.row), column=problem.column)


def export_(
    context: typer.Context,
    kind: Kind,
    file: Annotated[Path, typer.Argument(help="Ends in .csv or .xlsx.")],
    as_json: Json = False,
) -> None:
    """Write products, stock, customers or orders to a file that reads back unchanged."""
    from storemanager.importexport import export

    place: Place = context.obj
    with ending(as_json):
        if file.suffix.lower() not in (".csv", ".xlsx"):
            raise WrongUseError(translate("command", "The file's name must end in .csv or .xlsx."))
        with progress(translate("command", "Exporting"), as_json) as bar, place.reading() as session:
            rows = export(session, kind, file, progress=bar)
        if as_json:
            document({"file": str(file), "rows": rows})
        else:
            say(translate("command", "{rows:row|rows} written to {file}.")(rows=rows, file=str(file)))

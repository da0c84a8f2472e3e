"""`backup`, `backups` and `restore`: the shop kept safe, and brought back."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from storemanager.cli.output import WrongUseError, document, ending, hint, progress, say, table
from storemanager.cli.place import Place
from storemanager.cli.shop import Json
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.texts import Text, moment, translate

if TYPE_CHECKING:  # what backing up needs is loaded when it is asked for
    from storemanager.backups.keeping import BackupRow
    from storemanager.backups.restoring import Prepared

PasswordStdin = Annotated[bool, typer.Option("--password-stdin", help="Read a password from standard input.")]


def add_to(app: typer.Typer) -> None:
    app.command("backup")(backup)
    app.command("backups")(backups)
    app.command("restore")(restore)


def backup(
    context: typer.Context,
    to: Annotated[Path | None, typer.Option(help="The whole shop as this file, also pictures and settings.")] = None,
    password_stdin: PasswordStdin = False,
    as_json: Json = False,
) -> None:
    """Make a backup now. It is restored for a trial before it counts; selling goes on meanwhile."""
    from storemanager.backups import keeping
    from storemanager.domain.backups import BackupKind

    place: Place = context.obj
    with ending(as_json):
        _refuse_other_database(place)
        if password_stdin and to is None:
            raise WrongUseError(translate("command", "A password belongs to a file: name one with --to."))
        file = None if to is None else keeping.named(to.expanduser().resolve())
        if file is not None and file.exists():
            raise NotAllowedError(
                translate("command", "There is a file {file} already.")(file=str(file)),
                translate("command", "Nothing was changed. Give another name."),
            )
        password = _password() if password_stdin else None
        with progress(translate("command", "Backing up"), as_json) as step:
            made = keeping.back_up(
                place.book, place.folder, BackupKind.BY_HAND, now=place.now(), file=file, whole=file is not None,
                password=password, step=step,
            )  # fmt: skip
        facts = made.manifest.facts
        if as_json:
            counts = {"orders": facts.count("orders"), "products": facts.count("product")}
            document({"file": str(made.path), "size": made.size, "made_at": made.manifest.made_at, **counts})
        else:
            say(
                translate("command", "Backed up and checked: {file} ({orders}, {products}).")(
                    file=str(made.path),
                    orders=translate("command", "{count:order|orders}")(count=facts.count("orders")),
                    products=translate("command", "{count:product|products}")(count=facts.count("product")),
                )
            )


def backups(context: typer.Context, as_json: Json = False) -> None:
    """The backups there are, the newest first."""
    from storemanager.backups import keeping
    from storemanager.services import backups as remembered

    place: Place = context.obj
    with ending(as_json):
        _refuse_other_database(place)
        with place.reading() as session:
            chosen, apart = remembered.folder(session), remembered.is_apart(session)
            folder = keeping.place(place.folder, chosen, apart=apart)
            last = remembered.last_good_at(session)
        rows = keeping.rows(folder)
        if as_json:
            document({"folder": str(folder), "last_good_at": last, "backups": [_plain(row) for row in rows]})
        elif not rows:
            say(translate("command", "There is no backup in {folder} yet.")(folder=str(folder)))
        else:
            _tell(rows)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup; see “backups”.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    password_stdin: PasswordStdin = False,
    as_json: Json = False,
) -> None:
    """Put a backup in the book's place, after saying what that loses. The present book is backed up first, and no
    channel is written to before you have looked."""
    from storemanager.backups import restoring

    place: Place = context.obj
    with ending(as_json):
        _refuse_other_database(place)
        if not file.is_file():
            raise NotFoundError(
                translate("command", "There is no file {file}.")(file=str(file)),
                translate("command", "See “backups” for those there are."),
            )
        password = _password() if password_stdin else None
        with progress(translate("command", "Checking the backup"), as_json) as step:
            prepared = restoring.prepare(file.resolve(), place.folder, password=password, step=step)
        try:
            if not yes:
                _ask(prepared, as_json, interactive=not password_stdin)
            with progress(translate("command", "Restoring"), as_json) as step:
                kept = restoring.restore(prepared, place.folder, now=place.now(), origin="command", step=step)
        finally:
            prepared.discard()
        if yes and not prepared.present:  # else it stood in the preview
            hint(FIRST_BOOK)
        _tell_restored(prepared, kept, as_json)


def _refuse_other_database(place: Place) -> None:
    """Only a book that lies in the shop's folder is a file of ours to copy."""
    if place.database is None:
        return
    if place.database.startswith("sqlite"):
        raise WrongUseError(translate("command", "Name the shop's folder with --shop instead of --database."))
    from storemanager.database.backup_problems import on_a_server

    raise on_a_server()


def _ask(prepared: Prepared, as_json: bool, *, interactive: bool) -> None:
    """What it means, then a question; where nobody can answer, nothing is done."""
    for line in preview(prepared):
        hint(line)
    if as_json or not interactive or sys.stdin is None or not sys.stdin.isatty():
        raise NotAllowedError(
            translate("command", "Restoring replaces the present book."),
            translate("command", "Nothing was changed. Say --yes if that is what you want."),
        )
    if not typer.confirm(str(translate("command", "Restore this backup?"))):
        raise NotAllowedError(
            translate("command", "Nothing was restored."), translate("command", "The book is as it was.")
        )


def preview(prepared: Prepared) -> list[Text]:
    """What the backup holds, and what restoring it would lose."""
    facts, lost = prepared.manifest.facts, prepared.lost
    holds = translate("command", "“{shop}”, {moment}: {orders}, {products}.")(
        shop=facts.shop_name,
        moment=prepared.manifest.made_at,
        orders=translate("command", "{count:order|orders}")(count=facts.count("orders")),
        products=translate("command", "{count:product|products}")(count=facts.count("product")),
    )
    if not prepared.present:
        return [holds, FIRST_BOOK]
    if lost is None:
        return [holds, translate("command", "The present book cannot be read, so what is newer in it is not known.")]
    if lost.nothing:
        return [holds, translate("command", "The present book has nothing that is not in it.")]
    return [
        holds,
        translate("command", "Not in it, and lost from the book: {orders}, {movements}, {customers}, {products}.")(
            orders=translate("command", "{count:order|orders}")(count=lost.orders),
            movements=translate("command", "{count:stock movement|stock movements}")(count=lost.movements),
            customers=translate("command", "{count:customer|customers}")(count=lost.customers),
            products=translate("command", "{count:product|products}")(count=lost.products),
        ),
    ]


FIRST_BOOK = translate(
    "command",
    "If the first book is still in use, close it for good: two books undo each other's numbers on the channels.",
)


def _tell_restored(prepared: Prepared, kept: Path | None, as_json: bool) -> None:
    if as_json:
        lost = None if prepared.lost is None else asdict(prepared.lost)
        made_at, before = prepared.manifest.made_at, str(kept) if kept else None
        document({"restored": str(prepared.file), "made_at": made_at, "lost": lost, "backup_before": before})
        return
    say(translate("command", "The book is as it was on {moment}.")(moment=prepared.manifest.made_at))
    if kept is not None:
        say(translate("command", "How it was before is kept in {file}.")(file=str(kept)))
    say(translate("command", "Nothing is sent to any channel before you have looked at the comparison under Channels."))


def _tell(rows: list[BackupRow]) -> None:
    table(
        (
            translate("command", "Made"),
            translate("command", "Why"),
            translate("command", "Size in MB"),
            translate("command", "Orders"),
            translate("command", "Products"),
            translate("command", "Newest order"),
            translate("command", "File"),
        ),
        [
            (
                moment(row.made_at) if row.made_at else "–",
                row.damaged or (KINDS[row.kind.value] if row.kind else "–"),
                f"{row.size / 1_000_000:.1f}",
                row.orders,
                row.products,
                moment(row.newest_order_at) if row.newest_order_at else "–",
                row.path.name,
            )
            for row in rows
        ],
        right=(2, 3, 4),
    )


KINDS = {
    "daily": translate("command", "daily"),
    "by-hand": translate("command", "by hand"),
    "before-update": translate("command", "before an update"),
    "before-restore": translate("command", "before a restore"),
}


def _plain(row: BackupRow) -> dict[str, object]:
    return {**asdict(row), "path": str(row.path), "kind": row.kind.value if row.kind else None}


def _password() -> str:
    """One line of standard input; never from the command line, where others could see it."""
    given = sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    if not given:
        raise WrongUseError(translate("command", "Standard input holds no password."))
    return given

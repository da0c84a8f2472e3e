"""`init`, `check` and `attention`: the shop as a whole."""

from dataclasses import fields, is_dataclass
from typing import Annotated, Any

import typer
from babel.numbers import list_currencies

from storemanager.cli.output import Exit, WrongUseError, document, ending, say
from storemanager.cli.place import Place
from storemanager.database import open_book
from storemanager.errors import NotAllowedError, why
from storemanager.money import Money
from storemanager.paths import private_folder
from storemanager.services import attention, shop, stock
from storemanager.texts import Text, translate

Json = Annotated[bool, typer.Option("--json", help="One JSON document instead of words.")]


def add_to(app: typer.Typer) -> None:
    app.command("init")(init)
    app.command("check")(check)
    group = typer.Typer(help="What the owner must decide or repair.", no_args_is_help=True)
    group.command("list")(attention_list)
    app.add_typer(group, name="attention")


def init(
    context: typer.Context,
    name: Annotated[str, typer.Option(help="The shop's name, as printed on receipts.")],
    currency: Annotated[str, typer.Option(help="ISO code.")] = "VND",
    language: Annotated[str, typer.Option(help="vi or en.")] = "vi",
    timezone: Annotated[str, typer.Option(help="Name of the time zone.")] = "Asia/Ho_Chi_Minh",
    as_json: Json = False,
) -> None:
    """Make a new shop in the folder given by --shop."""
    place: Place = context.obj
    with ending(as_json):
        _check_values(name, currency.upper(), language, timezone)
        if place.exists and place.database is None:
            raise NotAllowedError(
                translate("command", "There is a shop in {folder} already.")(folder=str(place.folder)),
                translate("command", "Nothing was changed. Name another folder with --shop."),
            )
        make_shop(place, name=name.strip(), currency=currency.upper(), language=language, timezone=timezone)
        if as_json:
            document({"shop": name.strip(), "folder": str(place.folder), "currency": currency.upper()})
        else:
            say(translate("command", "Shop “{name}” made in {folder}.")(name=name.strip(), folder=str(place.folder)))


def make_shop(
    place: Place, *, name: str, currency: str = "VND", language: str = "vi", timezone: str = "Asia/Ho_Chi_Minh"
) -> None:
    """A new book with its shop."""
    try:
        private_folder(place.folder)
    except OSError as problem:
        raise NotAllowedError(
            translate("command", "The folder {folder} cannot be made: {reason}.")(
                folder=str(place.folder), reason=why(problem)
            ),
            translate("command", "Nothing was changed. Name another folder with --shop."),
        ) from problem
    book = open_book(place.url, create=True)
    try:
        with book.write() as session:
            shop.create(session, name=name, currency=currency, language=language, timezone=timezone, now=place.now())
    finally:
        book.close()


def _check_values(name: str, currency: str, language: str, timezone: str) -> None:
    from zoneinfo import available_timezones

    if not name.strip():
        raise WrongUseError(translate("command", "The shop needs a name."))
    if currency not in list_currencies():
        raise WrongUseError(
            translate("command", "“{currency}” is not a currency; give its ISO code, such as VND or USD.")(
                currency=currency
            )
        )
    if language not in ("vi", "en"):
        raise WrongUseError(translate("command", "The program speaks vi and en, not “{language}”.")(language=language))
    if timezone not in available_timezones():
        raise WrongUseError(
            translate("command", "“{timezone}” is not a time zone; an example is Asia/Ho_Chi_Minh.")(timezone=timezone)
        )


def check(
    context: typer.Context,
    with_channels: Annotated[bool, typer.Option("--channels", help="Also read every listing back.")] = False,
    as_json: Json = False,
) -> None:
    """Is the book whole? The file, the ledger against the balances, and with --channels every listing."""
    place: Place = context.obj
    with ending(as_json):
        damage = place.book.integrity()
        with place.reading() as session:
            differences = stock.check(session)
        drift = _drift(place) if with_channels else None
        if as_json:
            document(
                {
                    "integrity": list(damage),
                    "ledger": [vars_of(difference) for difference in differences],
                    "drift": drift,
                    "ok": not damage and not differences and not drift,
                }
            )
        else:
            _report(damage, differences, drift)
    if damage or differences:
        raise typer.Exit(Exit.FAILED)
    if drift:
        raise typer.Exit(Exit.ATTENTION)


def vars_of(row: Any) -> dict[str, object]:
    """The fields of a frozen row, for JSON. Texts and amounts stay whole: `document` knows how to write them."""
    return {field.name: _plain(getattr(row, field.name)) for field in fields(row)}


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, Text | Money | type):
        return vars_of(value)
    return value


def _drift(place: Place) -> list[dict[str, object]]:
    from storemanager.sync.connections import Connections
    from storemanager.sync.drift import compare

    connections = Connections(place.book, lambda: place.vault)
    return [vars_of(row) for row in compare(place.book, connections.settings, connections.make)]


def _report(damage: object, differences: object, drift: list[dict[str, object]] | None) -> None:
    lines: list[Text] = []
    lines.append(
        translate("command", "The file is damaged: {damage}")(damage=str(damage))
        if damage
        else translate("command", "The file is whole.")
    )
    lines.append(
        translate("command", "Ledger and balances differ: {differences}")(differences=str(differences))
        if differences
        else translate("command", "Ledger and balances agree.")
    )
    if drift is not None:
        lines.append(
            translate("command", "{count:listing differs|listings differ} from what it should show.")(count=len(drift))
            if drift
            else translate("command", "Every listing shows what it should.")
        )
    for line in lines:
        say(line)
    for row in drift or ():
        say(
            translate("command", "{account}: {sku} shows {shown}, should show {wanted}.")(
                account=str(row["account"]), sku=str(row["sku"]), shown=str(row["shown"]), wanted=str(row["wanted"])
            )
        )


def attention_list(context: typer.Context, as_json: Json = False) -> None:
    """Everything that waits for the owner, worst first."""
    place: Place = context.obj
    with ending(as_json), place.reading() as session:
        rows = attention.rows(session)
        if as_json:
            document({"attention": [vars_of(row) for row in rows]})
        elif not rows:
            say(translate("command", "Nothing needs you now."))
        else:
            for row in rows:
                say(f"{row.title}\n  {row.meaning}\n  {row.advice}")

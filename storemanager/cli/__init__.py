"""The same use cases without a window, so that they can be scheduled and scripted.

    storemanager --shop DIR COMMAND …

Exit codes: 0 done, 1 done but something needs attention, 2 wrong use, 3 failed. `--json` prints one document and
nothing else. Secrets are read from standard input or the environment, never from the command line, where others could
see them.
"""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException  # wrong words; typer gives the class no public name

from storemanager.cli import backups, channels, files, orders, practice, shop, stock
from storemanager.cli.output import Exit, document
from storemanager.cli.place import place_from
from storemanager.texts import translate

_MISTAKE = translate("command", "The program made a mistake ({kind}). The details stand on standard error.")

app = typer.Typer(
    name="storemanager",
    help="One book of stock, orders, customers and promotions for a small shop.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def options(
    context: typer.Context,
    shop: Annotated[Path | None, typer.Option(help="The shop's folder (or STOREMANAGER_SHOP).")] = None,
    database: Annotated[str | None, typer.Option(help="Another database: postgresql+psycopg://…")] = None,
    language: Annotated[str | None, typer.Option(help="vi or en; by default the shop's own.")] = None,
) -> None:
    if language not in (None, "vi", "en"):
        raise typer.BadParameter("vi or en", param_hint="--language")
    context.obj = place = place_from(shop, database, language)
    context.call_on_close(lambda: place.book.close() if "book" in vars(place) else None)  # only if it was opened


shop.add_to(app)
files.add_to(app)
stock.add_to(app)
channels.add_to(app)
orders.add_to(app)
practice.add_to(app)
backups.add_to(app)


def main() -> None:
    """Entry point of the `storemanager` command. Every ending has its exit code, and its document with `--json`."""
    as_json = "--json" in sys.argv[1:]
    try:
        sys.exit(app(standalone_mode=False))
    except ClickException as wrong:
        wrong.show()
        if as_json:
            document({"error": {"message": wrong.format_message(), "advice": ""}})
        sys.exit(Exit.WRONG_USE)
    except typer.Abort:
        sys.exit(Exit.FAILED)
    except Exception as mistake:  # noqa: BLE001 - the outermost place: a bug is shown whole, and never ends as exit 1
        traceback.print_exc()
        if as_json:
            document({"error": {"message": str(_MISTAKE(kind=type(mistake).__name__)), "advice": ""}})
        sys.exit(Exit.FAILED)

"""`practice`: the practice channels and a filled demo shop, to try everything without an account."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING, Annotated

import typer

from storemanager.cli.output import document, ending, hint, say
from storemanager.cli.place import Place
from storemanager.cli.shop import Json, make_shop
from storemanager.texts import translate

if TYPE_CHECKING:
    from storemanager.sync.demo import PracticeWebsite


def add_to(app: typer.Typer) -> None:
    app.command("practice")(practice)


def practice(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="0: any that is free.")] = 0,
    products: Annotated[int, typer.Option(min=1, max=100_000)] = 400,
    seed: Annotated[int, typer.Option(help="The same seed gives the same shop.")] = 2026,
    shoppers: Annotated[bool, typer.Option(help="Somebody buys every few seconds.")] = True,
    as_json: Json = False,
) -> None:
    """Start the practice channels; a new shop is filled from them. Runs until it is stopped (Ctrl+C)."""
    from storemanager.sync import demo, demo_page
    from storemanager.sync.connections import PAGE_SECRETS, WEBSITE_SECRETS

    place: Place = context.obj
    with ending(as_json):
        if not place.exists:
            hint(translate("command", "Filling the practice shop in {folder} …")(folder=str(place.folder)))
            make_shop(place, name=str(translate("command", "Practice shop")))
        with demo.PracticeWebsite(place.folder, products=products, seed=seed, port=port, shoppers=shoppers) as website:
            account_id = demo.connect(place.book, website, vault=lambda: place.vault, at=place.now())
            if as_json:
                channels = [
                    {"kind": demo.KIND, "account_id": account_id, "url": website.url, **WEBSITE_SECRETS},
                    {"kind": demo_page.KIND, "url": website.page.url, **PAGE_SECRETS},
                ]
                document({"shop": str(place.folder), "channels": channels})
            else:
                say(translate("command", "The practice website runs at {url}.")(url=website.url))
                say(translate("command", "Stop it with Ctrl+C."))
            _wait(website)


def _wait(website: PracticeWebsite) -> None:
    """Until somebody stops it; the website is kept every minute, so that a kill loses little."""
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda _number, _frame: stopped.set())
    while not stopped.wait(60):
        website.save()

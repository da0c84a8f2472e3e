"""`stock show|set|receive`."""

from typing import Annotated

import typer
from sqlmodel import Session

from storemanager.cli.output import WrongUseError, document, ending, say, table
from storemanager.cli.place import Place
from storemanager.cli.shop import Json, vars_of
from storemanager.errors import NotFoundError
from storemanager.services import catalog, listings, stock
from storemanager.texts import moment, number, translate

Sku = Annotated[str, typer.Argument(help="The SKU, or a barcode.")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="Stock: what is there, and why.", no_args_is_help=True)
    group.command("show")(show)
    group.command("set")(set_)
    group.command("receive")(receive)
    app.add_typer(group, name="stock")


def _find(session: Session, sku: str) -> int:
    found = catalog.find_variant(session, sku) or catalog.find_by_barcode(session, sku)
    if found is None:
        raise NotFoundError(
            translate("command", "No product has the SKU or barcode {sku}.")(sku=sku),
            translate("command", "Check the spelling, or import the product first."),
        )
    return found


def show(context: typer.Context, sku: Sku, as_json: Json = False) -> None:
    """How many are there, and why exactly this many."""
    place: Place = context.obj
    with ending(as_json), place.reading() as session:
        variant_id = _find(session, sku)
        timeline = stock.timeline(session, variant_id)
        offers = listings.rows_for_variant(session, variant_id)
        if as_json:
            document({"sku": sku, **vars_of(timeline), "listings": [vars_of(offer) for offer in offers]})
            return
        say(
            translate("command", "{sku}: {on_hand} on hand − {reserved} reserved = {available} available")(
                sku=sku, on_hand=timeline.on_hand, reserved=timeline.reserved, available=timeline.available
            )
        )
        table(
            (
                translate("command", "When"),
                translate("command", "Change"),
                translate("command", "What"),
                translate("command", "Then"),
            ),
            [
                (moment(row.happened_at), number(row.quantity), str(row.text), number(row.balance_after))
                for row in timeline.movements
            ],
            right=(1, 3),
        )


def set_(
    context: typer.Context,
    sku: Sku,
    quantity: Annotated[int, typer.Argument(help="What was counted.")],
    reason: Annotated[str, typer.Option(help="Why, in your own words.")],
    as_json: Json = False,
) -> None:
    """The counted truth: brings on hand to this number by one movement, with its reason."""
    place: Place = context.obj
    with ending(as_json):
        if not reason.strip():
            raise WrongUseError(translate("command", "A reason is needed: it answers later why the number changed."))
        with place.writing() as session:
            variant_id = _find(session, sku)
            stock.count(session, variant_id, quantity, note=reason.strip(), now=place.now(), actor="command")
            after = stock.availability(session, [variant_id])[variant_id]
        _tell(sku, after, as_json)


def receive(
    context: typer.Context,
    sku: Sku,
    quantity: Annotated[int, typer.Argument(help="How many came in.")],
    note: Annotated[str, typer.Option(help="Supplier, delivery note …")] = "",
    as_json: Json = False,
) -> None:
    """Goods that came in."""
    place: Place = context.obj
    with ending(as_json):
        with place.writing() as session:
            variant_id = _find(session, sku)
            stock.receive(session, variant_id, quantity, note=note, now=place.now(), actor="command")
            after = stock.availability(session, [variant_id])[variant_id]
        _tell(sku, after, as_json)


def _tell(sku: str, after: stock.Availability, as_json: bool) -> None:
    if as_json:
        document({"sku": sku, **vars_of(after)})
    else:
        say(
            translate("command", "{sku}: {on_hand} on hand − {reserved} reserved = {available} available")(
                sku=sku, on_hand=after.on_hand, reserved=after.reserved, available=after.available
            )
        )

"""`orders list|ship`."""

from enum import Enum
from typing import Annotated

import typer

from storemanager.cli.output import document, ending, say, table
from storemanager.cli.place import Place
from storemanager.cli.shop import Json, vars_of
from storemanager.errors import NotFoundError
from storemanager.money import Money
from storemanager.services import orders
from storemanager.texts import amount, moment, translate


class Tab(Enum):
    ALL = "all"
    OPEN = "open"
    TO_SHIP = "to_ship"
    TO_CONFIRM = "to_confirm"
    SHIPPED = "shipped"
    RETURNED = "returned"
    UNPAID = "unpaid"


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="Orders of all channels.", no_args_is_help=True)
    group.command("list")(list_)
    group.command("ship")(ship)
    app.add_typer(group, name="orders")


def list_(
    context: typer.Context,
    tab: Annotated[Tab, typer.Option(help="Which of them.")] = Tab.ALL,
    as_json: Json = False,
) -> None:
    """The orders in the book, newest first."""
    place: Place = context.obj
    with ending(as_json), place.reading() as session:
        ids = orders.order_ids(session, orders.OrderFilter(tab=tab.value))
        rows = orders.order_rows(session, ids)
        if as_json:
            document({"orders": [vars_of(row) for row in rows]})
            return
        if not rows:
            say(translate("command", "No orders."))
            return
        table(
            (
                translate("command", "Number"),
                translate("command", "Placed"),
                translate("command", "Channel"),
                translate("command", "Customer"),
                translate("command", "Total"),
                translate("command", "Status"),
            ),
            [
                (
                    row.number,
                    moment(row.placed_at),
                    row.account_name or "",
                    row.customer,
                    amount(Money(row.total, row.currency)),
                    row.status.value,
                )
                for row in rows
            ],
            right=(4,),
        )


def ship(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="The order's number, ours or the channel's.")],
    tracking: Annotated[str, typer.Option(help="Tracking number.")] = "",
    carrier: Annotated[str, typer.Option(help="Who carries it.")] = "",
    as_json: Json = False,
) -> None:
    """The goods left: stock falls, and the next sync tells the channel."""
    place: Place = context.obj
    with ending(as_json):
        with place.writing() as session:
            order_id = orders.find_by_number(session, number)
            if order_id is None:
                raise NotFoundError(
                    translate("command", "There is no order {number} in the book.")(number=number),
                    translate("command", "See “orders list” for the numbers, or sync first."),
                )
            orders.ship(session, order_id, tracking_number=tracking, carrier=carrier, now=place.now(), actor="command")
        if as_json:
            document({"order": number, "status": "shipped", "tracking": tracking})
        else:
            say(
                translate("command", "Order {number} is marked as shipped; the channel is told at the next sync.")(
                    number=number
                )
            )

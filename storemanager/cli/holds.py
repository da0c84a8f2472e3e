"""`channel hold` and `channel release`: an account that is read-only until somebody has looked at what would change, as
every new one is."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from sqlmodel import Session

from storemanager.cli.output import Exit, document, ending, say
from storemanager.cli.place import Place
from storemanager.cli.shop import Json
from storemanager.domain.accounts import ChannelAccount, ReadOnly
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services import accounts
from storemanager.texts import translate

Name = Annotated[str, typer.Argument(help="The account's name.")]


def hold(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """Send nothing to an account before it is released; orders still come in."""
    place: Place = context.obj
    with ending(as_json):
        with place.writing() as session:
            accounts.hold(session, [account_id_of(place, name)], ReadOnly.DOUBT, now=place.now())
        if as_json:
            document({"account": name, "read_only": ReadOnly.DOUBT.value})
        else:
            say(translate("command", "Nothing is sent to “{name}” before you release it.")(name=name))


def release(
    context: typer.Context,
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="You have seen what would change, and agree.")] = False,
    as_json: Json = False,
) -> None:
    """Show what would change on an account that is only read, as a new one is; with --yes it is written to. In a copy
    of the book this also takes the lead: use the other copy no more."""
    from storemanager.sync import away

    place: Place = context.obj
    with ending(as_json):
        account_id = account_id_of(place, name)
        with place.reading() as session:
            row, live = accounts.get(session, account_id), is_live(session, account_id)
            found = away.compare(session, account_id, now=place.now())
        if yes:
            with place.writing() as session:
                accounts.release(session, account_id, now=place.now())
                if not live:
                    _begin(session, row, now=place.now())
        waits = not live or row.read_only is not None
        held = waits and not yes
        if as_json:
            document(
                {
                    "account": name,
                    "read_only": row.read_only if held else None,
                    "live": live or yes,
                    "stock": len(found.stock),
                    "sold_out": len(found.emptied),
                    "prices": len(found.prices),
                    "unread": len(found.unread),
                    "listings": found.listings,
                }
            )
        else:
            counts = {"stock": len(found.stock), "prices": len(found.prices), "zero": len(found.emptied)}
            say(
                translate(
                    "command",
                    "“{name}”: {stock:stock number|stock numbers} and {prices:price|prices} would change; {zero:item|"
                    "items} would be sold out.",
                )(name=name, **counts)
            )
            if found.unread:
                unread = translate("command", "{count:item is|items are} read first: sync once to see them.")
                say(unread(count=len(found.unread)))
            if row.last_synced_at is None:
                say(translate("command", "It was never read: sync once to see what is there."))
            if held:
                say(translate("command", "Nothing is sent yet. Agree with --yes."))
            elif waits:
                say(translate("command", "“{name}” is written to with the next sync.")(name=name))
    if held:
        raise typer.Exit(Exit.ATTENTION)


ONLY_READ = translate(
    "command", "“{name}” is only read: sync, look with “channel release {name}”, then agree with --yes."
)


def is_live(session: Session, account_id: int) -> bool:
    """Whether somebody has agreed that the book's numbers go out there."""
    account = session.get(ChannelAccount, account_id)
    return account is None or accounts.is_activated(account)


def _begin(session: Session, row: accounts.AccountRow, *, now: datetime) -> None:
    """The first numbers go out with the next sync. Refused before anybody can have seen what they would change."""
    if row.last_synced_at is None:
        raise NotAllowedError(
            translate("command", "“{name}” was never read.")(name=row.name),
            translate("command", "Sync once: nothing is sent, and then the comparison shows what would change."),
        )
    accounts.activate(session, row.id, now=now)


def account_id_of(place: Place, name: str) -> int:
    """The account of that name. Raises NotFoundError when there is none."""
    with place.reading() as session:
        found = accounts.find_by_name(session, name)
    if found is None:
        raise NotFoundError(
            translate("command", "No channel account is called “{name}”.")(name=name),
            translate("command", "See “channel list” for the names."),
        )
    return found

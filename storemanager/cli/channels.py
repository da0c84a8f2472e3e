"""`channel …` and `sync`: the places the shop sells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from storemanager.cli import connecting, holds
from storemanager.cli.connecting import Name, connections_of
from storemanager.cli.holds import account_id_of
from storemanager.cli.output import Exit, document, ending, say, table
from storemanager.cli.place import Place
from storemanager.cli.shop import Json, vars_of
from storemanager.domain.attention import Severity
from storemanager.domain.syncing import RunState
from storemanager.services import accounts, attention, outbox
from storemanager.texts import moment, translate

if TYPE_CHECKING:  # connectors and engine take long to load, and most commands do without
    from storemanager.sync.engine import Engine
    from storemanager.sync.status import AccountRun, RoundResult


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="The places the shop sells.", no_args_is_help=True)
    group.command("kinds")(connecting.kinds)
    group.command("fields")(connecting.fields)
    group.command("add")(connecting.add)
    group.command("sign-in")(connecting.sign_in)
    group.command("list")(list_)
    group.command("check")(check)
    group.command("remove")(remove)
    group.command("adopt")(adopt)
    group.command("hold")(holds.hold)
    group.command("release")(holds.release)
    app.add_typer(group, name="channel")
    app.command("sync")(sync)


def list_(context: typer.Context, as_json: Json = False) -> None:
    """The connected accounts."""
    place: Place = context.obj
    with ending(as_json), place.reading() as session:
        rows = accounts.rows(session)
        if as_json:
            document(
                {
                    "accounts": [
                        vars_of(row) | {"state": row.state.value, "price_master": row.price_master.value}
                        for row in rows
                    ]
                }
            )
            return
        if not rows:
            say(translate("command", "No channel is connected."))
            return
        table(
            (
                translate("command", "Account"),
                translate("command", "Channel"),
                translate("command", "State"),
                translate("command", "Last sync"),
                translate("command", "Listings"),
                translate("command", "Waiting"),
            ),
            [
                (
                    row.name,
                    row.kind,
                    row.state.value,
                    moment(row.last_synced_at) if row.last_synced_at else "–",
                    row.listings,
                    row.waiting,
                )
                for row in rows
            ],
            right=(4, 5),
        )


def check(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """Sign in to an account and read what it says of itself."""
    place: Place = context.obj
    with ending(as_json):
        found = connections_of(place).check(account_id_of(place, name))
        if as_json:
            document(
                {
                    "name": name,
                    "shop": found.shop_name,
                    "address": found.address,
                    "currency": found.currency,
                    "timezone": found.timezone,
                    "version": found.version,
                    "can_write": found.can_write,
                    "warnings": [str(warning) for warning in found.warnings],
                }
            )
        else:
            say(translate("command", "“{shop}” answers and accepts the saved key.")(shop=found.shop_name))
            for warning in found.warnings:
                say(warning)
    if found.warnings or not found.can_write:
        raise typer.Exit(Exit.ATTENTION)


def remove(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """Disconnect an account; its orders stay in the book."""
    place: Place = context.obj
    with ending(as_json):
        connections_of(place).remove(account_id_of(place, name))
        if as_json:
            document({"removed": name})
        else:
            say(translate("command", "“{name}” is disconnected. Its orders stay in the book.")(name=name))


def adopt(context: typer.Context, name: Name, as_json: Json = False) -> None:
    """Bring the account's products that match nothing into the book, with their stock as the channel shows it."""
    place: Place = context.obj
    with ending(as_json):
        account_id = account_id_of(place, name)
        run = _engine(place).adopt(account_id)
        adopted = run.counts.get("products_adopted", 0)
        if as_json:
            document({"account": name, "products": adopted, **_run(run)})
        else:
            say(translate("command", "{count:product|products} taken into the book.")(count=adopted))
            _tell_run(run)
    raise typer.Exit(_exit_of([run]))


def sync(
    context: typer.Context,
    channel: Annotated[str | None, typer.Option(help="Only this account.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Also read every listing back.")] = False,
    as_json: Json = False,
) -> None:
    """One round: orders in, stock and prices out, waiting acts done, everything written read back."""
    place: Place = context.obj
    with ending(as_json):
        only = [account_id_of(place, channel)] if channel is not None else None
        book = place.book
        if place.lead_folder is not None:
            from storemanager.sync import lead

            lead.renew(book, place.lead_folder)
        result = _engine(place).run_round(only, trigger="command", full_check=full)
        if place.database is None:
            from storemanager.backups.keeping import back_up_if_due

            back_up_if_due(place.book, place.folder, now=place.now())
        pressing, waiting = _pressing(place, result), _waiting(place, result)
        with place.reading() as session:
            only_read = [run.name for run in result.runs if not holds.is_live(session, run.account_id)]
        if as_json:
            runs = [_run(run) for run in result.runs]
            counts = {"needs_attention": len(pressing), "waiting": waiting, "only_read": only_read}
            document({"round_id": result.round_id, "accounts": runs, **counts})
        else:
            _tell(result)
            for name in only_read:
                say(holds.ONLY_READ(name=name))
            if pressing:
                say(
                    translate("command", "{count:matter needs|matters need} you now: see “attention list”.")(
                        count=len(pressing)
                    )
                )
            if waiting:
                say(
                    translate("command", "{count:act waits|acts wait} to be tried again by a later sync.")(
                        count=waiting
                    )
                )
    raise typer.Exit(_exit_of(result.runs) or (Exit.ATTENTION if pressing or waiting or only_read else Exit.DONE))


def _waiting(place: Place, result: RoundResult) -> int:
    """Shipments and other acts the channels have not taken yet, also those whose time to be tried again is not now."""
    with place.reading() as session:
        counts = outbox.waiting_counts(session)
    return sum(counts.get(run.account_id, 0) for run in result.runs)


def _pressing(place: Place, result: RoundResult) -> list[attention.AttentionRow]:
    """What costs money or goods as long as it stands, and whatever else came up in this round. What is only proposed,
    or was there before, does not make every later round end with 1."""
    with place.reading() as session:
        rows = attention.rows(session, now=result.finished_at)
    return [
        row
        for row in rows
        if row.severity is Severity.DANGER or (row.severity is Severity.WARN and row.raised_at >= result.started_at)
    ]


def _engine(place: Place) -> Engine:
    from storemanager.sync.engine import Engine

    connections = connections_of(place)
    return Engine(place.book, connections.settings, connections.make)


def _run(run: AccountRun) -> dict[str, object]:
    return {
        "account": run.name,
        "state": run.state.value,
        "requests": run.requests,
        "counts": dict(run.counts),
        "lines": [str(line) for line in run.lines],
        "problem": str(run.problem) if run.problem else None,
        "advice": str(run.advice) if run.advice else None,
    }


def _tell(result: RoundResult) -> None:
    if not result.runs:
        say(translate("command", "No channel is connected."))
    for run in result.runs:
        _tell_run(run)


def _tell_run(run: AccountRun) -> None:
    say(f"{run.name}: {run.state.value}")
    for line in (*run.lines, run.problem, run.advice):
        if line is not None:
            say(f"  {line}")


def _exit_of(runs: Sequence[AccountRun]) -> Exit:
    """All failed: 3; some failed, or something needs the owner: 1."""
    states = {run.state for run in runs}
    if states and states <= {RunState.FAILED, RunState.CANCELLED}:
        return Exit.FAILED
    return Exit.ATTENTION if states - {RunState.DONE} else Exit.DONE

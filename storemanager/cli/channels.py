"""`channel …` and `sync`: the places the shop sells."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from storemanager.cli import holds
from storemanager.cli.holds import account_id_of
from storemanager.cli.output import Exit, WrongUseError, document, ending, hint, say, table
from storemanager.cli.place import Place
from storemanager.cli.shop import Json, vars_of
from storemanager.domain.attention import Severity
from storemanager.domain.syncing import RunState
from storemanager.services import accounts, attention, outbox
from storemanager.texts import moment, translate

if TYPE_CHECKING:  # connectors and engine take long to load, and most commands do without
    from storemanager.channels.base import ConnectField
    from storemanager.sync.connections import Connections
    from storemanager.sync.engine import Engine
    from storemanager.sync.status import AccountRun, RoundResult

SECRET_VARIABLE = "STOREMANAGER_SECRET_"  # noqa: S105 - how the variables begin, not a secret
Name = Annotated[str, typer.Argument(help="The account's name.")]


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(help="The places the shop sells.", no_args_is_help=True)
    group.command("kinds")(kinds)
    group.command("fields")(fields)
    group.command("add")(add)
    group.command("list")(list_)
    group.command("check")(check)
    group.command("remove")(remove)
    group.command("adopt")(adopt)
    group.command("hold")(holds.hold)
    group.command("release")(holds.release)
    app.add_typer(group, name="channel")
    app.command("sync")(sync)


def _connections(place: Place) -> Connections:
    from storemanager.sync.connections import Connections

    return Connections(place.book, lambda: place.vault)


def _fields_of(kind: str) -> Sequence[ConnectField]:
    from storemanager.channels import CHANNELS, by_key

    known = tuple(channel.key for channel in CHANNELS)
    if kind not in known:
        raise WrongUseError(
            translate("command", "There is no channel “{kind}”. Known are: {known}.")(kind=kind, known=known)
        )
    return by_key(kind).fields


def kinds(as_json: Json = False) -> None:
    """What can be connected."""
    from storemanager.channels import CHANNELS

    if as_json:
        document({"kinds": [{"key": channel.key, "title": channel.title} for channel in CHANNELS]})
        return
    table(
        (translate("command", "Key"), translate("command", "Channel")),
        [(channel.key, channel.title) for channel in CHANNELS],
    )


def fields(kind: Annotated[str, typer.Argument()], as_json: Json = False) -> None:
    """The values a channel needs to be connected."""
    with ending(as_json):
        known = _fields_of(kind)
        if as_json:
            document(
                {
                    "kind": kind,
                    "fields": [
                        {
                            "key": field.key,
                            "label": str(field.label),
                            "type": field.kind.value,
                            "secret": field.secret,
                            "required": field.required,
                            "example": field.example,
                            "default": field.default,
                            "help": str(field.help or ""),
                            "choices": [choice for choice, _label in field.choices],
                        }
                        for field in known
                    ],
                }
            )
            return
        table(
            (translate("command", "Field"), translate("command", "What it is"), translate("command", "Kind")),
            [(field.key, str(field.label), field.kind.value) for field in known],
        )


def add(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="See “channel kinds”.")],
    name: Annotated[str, typer.Option(help="What you call this account.")],
    address: Annotated[str, typer.Option(help="The shop's address, https://…")] = "",
    set_: Annotated[list[str] | None, typer.Option("--set", help="FIELD=VALUE for further plain fields.")] = None,
    live: Annotated[bool, typer.Option("--live", help="Send stock and prices at once, without a look first.")] = False,
    as_json: Json = False,
) -> None:
    """Connect an account. It is only read before “channel release” has shown what would change there and you agree.
    Secrets are one JSON object on standard input, or STOREMANAGER_SECRET_FIELD variables."""
    place: Place = context.obj
    with ending(as_json):
        known = _fields_of(kind)
        values = _values(known, address, set_ or [])
        secrets = _secrets(known)
        connections = _connections(place)
        found = connections.try_out(kind, values, secrets)
        if place.vault.notice is not None:
            hint(place.vault.notice)
        for warning in found.warnings:
            hint(warning)
        account_id = connections.add(kind, name, values, secrets, found, activate=live, at=place.now())
        if as_json:
            warnings = {"can_write": found.can_write, "warnings": [str(warning) for warning in found.warnings]}
            made = {"account_id": account_id, "name": name.strip(), "kind": kind, "shop": found.shop_name, "live": live}
            document({**made, **warnings})
        else:
            say(translate("command", "“{shop}” is connected as “{name}”.")(shop=found.shop_name, name=name.strip()))
            if not live:
                say(holds.ONLY_READ(name=name.strip()))
    if found.warnings or not found.can_write:
        raise typer.Exit(Exit.ATTENTION)


def _values(known: Sequence[ConnectField], address: str, given: Sequence[str]) -> dict[str, str]:
    plain = {field.key: field.default for field in known if not field.secret and field.default}
    if address:
        plain["address"] = address
    for pair in given:
        key, equals, value = pair.partition("=")
        field = next((field for field in known if field.key == key), None)
        if not equals or field is None:
            raise WrongUseError(
                translate("command", "“{pair}” is not FIELD=VALUE with a field of this channel.")(pair=key)
            )
        if field.secret:
            raise WrongUseError(
                translate(
                    "command",
                    "“{field}” is a secret and does not belong on the command line, where others could see it. Give it "
                    "as JSON on standard input or in the variable {variable}.",
                )(field=key, variable=SECRET_VARIABLE + key.upper())
            )
        plain[key] = value
    return plain


def _secrets(known: Sequence[ConnectField]) -> dict[str, str]:
    wanted = [field.key for field in known if field.secret]
    secrets = {
        key: os.environ[SECRET_VARIABLE + key.upper()] for key in wanted if SECRET_VARIABLE + key.upper() in os.environ
    }
    if len(secrets) == len(wanted) or sys.stdin is None or sys.stdin.isatty():
        return secrets
    words = sys.stdin.read().strip()
    if not words:
        return secrets
    try:
        given = json.loads(words)
    except ValueError:
        given = None
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise WrongUseError(translate("command", "Standard input is not one JSON object of texts."))
    unknown = tuple(sorted(set(given) - set(wanted)))
    if unknown:
        raise WrongUseError(translate("command", "Not a secret of this channel: {names}.")(names=unknown))
    return {**secrets, **given}


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
        found = _connections(place).check(account_id_of(place, name))
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
        _connections(place).remove(account_id_of(place, name))
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

    connections = _connections(place)
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

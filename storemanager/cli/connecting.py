"""`channel kinds|fields|add|sign-in`: connecting an account, and giving it its keys again."""

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
from storemanager.cli.shop import Json
from storemanager.services import accounts
from storemanager.texts import translate

if TYPE_CHECKING:  # connectors take long to load, and most commands do without
    from storemanager.channels.base import ConnectField
    from storemanager.sync.connections import Connections

SECRET_VARIABLE = "STOREMANAGER_SECRET_"  # noqa: S105 - how the variables begin, not a secret
Name = Annotated[str, typer.Argument(help="The account's name.")]


def connections_of(place: Place) -> Connections:
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
        connections = connections_of(place)
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


def sign_in(
    context: typer.Context,
    name: Name,
    address: Annotated[str, typer.Option(help="The shop's address, where it is another one now.")] = "",
    set_: Annotated[list[str] | None, typer.Option("--set", help="FIELD=VALUE for further plain fields.")] = None,
    as_json: Json = False,
) -> None:
    """Give a connected account its keys again: new ones, or those that a new computer does not have. Secrets come as
    with “channel add”; everything else stays as it is."""
    place: Place = context.obj
    with ending(as_json):
        account_id = account_id_of(place, name)
        with place.reading() as session:
            row = accounts.get(session, account_id)
        known = _fields_of(row.kind)
        plain = [field.key for field in known if not field.secret]
        kept = {key: str(row.settings[key]) for key in plain if row.settings.get(key)}
        values = {**_values(known, "", []), **kept, **_given(known, address, set_ or [])}
        secrets, connections = _secrets(known), connections_of(place)
        found = connections.try_out(row.kind, values, secrets, account_id=account_id)
        connections.update(account_id, values, secrets, found, at=place.now())
        for warning in found.warnings:
            hint(warning)
        if as_json:
            document({"name": name, "shop": found.shop_name, "can_write": found.can_write})
        else:
            say(translate("command", "“{shop}” answers and accepts the saved key.")(shop=found.shop_name))
    if found.warnings or not found.can_write:
        raise typer.Exit(Exit.ATTENTION)


def _values(known: Sequence[ConnectField], address: str, given: Sequence[str]) -> dict[str, str]:
    defaults = {field.key: field.default for field in known if not field.secret and field.default}
    return {**defaults, **_given(known, address, given)}


def _given(known: Sequence[ConnectField], address: str, given: Sequence[str]) -> dict[str, str]:
    plain = {"address": address} if address else {}
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

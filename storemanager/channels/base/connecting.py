"""Saying what a channel is: the Connect page and the command line are made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol, runtime_checkable

from storemanager.texts import Text


class FieldKind(Enum):
    TEXT = "text"
    URL = "url"
    SECRET = "secret"  # noqa: S105 - the kind of a field, not a secret
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True)
class ConnectField:
    """One value the owner enters to connect. Secrets go to the vault, all others to the account's settings."""

    key: str
    label: Text
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    help: Text | None = None
    example: str = ""
    choices: tuple[tuple[str, Text], ...] = ()
    default: str = ""

    @property
    def secret(self) -> bool:
        return self.kind is FieldKind.SECRET


@dataclass(frozen=True)
class ConnectStep:
    """One step of the guide beside the form: what to do, where to click; `page` is appended to the shop's address, or
    a whole https:// address. `page_field`: the field that holds the whole address of the page instead, once its test
    has found it out."""

    title: Text
    instructions: tuple[Text, ...]
    page: str = ""
    page_field: str = ""


@dataclass(frozen=True)
class AccountSettings:
    """All a connector is made from: `values` are the plain fields, `secrets` come from the vault when they are used.

    `values` may lack fields while the owner is still filling in the Connect page."""

    account_id: int
    name: str
    values: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    currency: str = "VND"


@dataclass(frozen=True)
class FieldTest:
    """What testing one value of the Connect page found. `values` holds better values to put into the form, such as
    the tidied address. `advice` says what to do when it did not pass."""

    key: str
    passed: bool
    message: Text
    advice: Text | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class GuidedConnect(Protocol):
    def test_field(self, key: str) -> FieldTest:
        """Test the value of one field as far as the values given so far allow; never raises ChannelError."""

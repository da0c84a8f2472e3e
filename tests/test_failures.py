"""The index of the failures seen in real shops: each number is covered by a test that carries it (`test_f07_…`), or
stands in the table below with the design that makes it impossible and the tests that show so.

The numbers of the tests are read from the sources, so a number that loses its last test, or a line of the table whose
test is renamed, fails here.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from storemanager.channels import CHANNELS
from storemanager.channels.base import Outcome
from storemanager.database import Book
from tests.sync.world import World, a_world

TESTS = Path(__file__).parent
PROGRAM = TESTS.parent / "storemanager"
NUMBERED = re.compile(r"test_f(\d\d)_")
NUMBERS = frozenset(
    {*range(1, 18), *range(20, 38), *range(40, 43), *range(45, 49), *range(50, 58), *range(60, 69), *range(70, 75)}
)


@dataclass(frozen=True)
class Impossible:
    """Why a failure cannot happen here, and the tests that would fail if it could."""

    design: str
    shown_by: tuple[str, ...]


BY_DESIGN = {
    13: Impossible(
        "No event is ever waited for: every round asks for what changed since the cursor, so a hook that falls silent"
        " cannot be missed.",
        (
            "test_no_part_of_the_program_waits_for_events",
            "test_f04_a_pull_starts_after_what_was_applied_and_brings_only_what_changed",
        ),
    ),
    27: Impossible(
        "A write is done, refused, not sent, or unknown; there is no accepted. What is only accepted must be called"
        " unknown, and is read before anything else is written.",
        ("test_no_write_is_merely_accepted", "test_f24_an_unclear_answer_is_read_and_never_sent_again_blindly"),
    ),
    47: Impossible(
        "A sale is sent with its first and last moment, so the channel ends it while we are off; where a channel keeps"
        " no moments, its end is a changed price, which the first round after a start sends.",
        ("test_f45_a_sale_begins_and_ends_in_shop_time", "test_f45_a_sale_that_ends_is_a_new_price_by_itself"),
    ),
    50: Impossible(
        "No channel here has a token that is refreshed: the website's keys neither run out nor rotate.",
        ("test_no_channel_has_a_token_to_refresh",),
    ),
    51: Impossible("As F50: no refresh, so no answer of one to lose.", ("test_no_channel_has_a_token_to_refresh",)),
    52: Impossible(
        "As F50: no key runs out by itself. One that was revoked stops its account, which is said at once.",
        (
            "test_no_channel_has_a_token_to_refresh",
            "test_an_unknown_key_is_said_to_be_no_longer_accepted",
            "test_a_refused_key_is_a_case_for_the_owner",
        ),
    ),
    73: Impossible(
        "No address of a picture or a feed is ever opened here: they are kept and handed on as text.",
        ("test_no_part_of_the_program_opens_a_given_address",),
    ),
}

OPEN = {
    74,  # erasing a person is not built yet
}
"""Numbers that have neither yet."""


@cache
def _tests() -> dict[str, set[int]]:
    """Every test function, also of the classes, with the numbers in its name."""
    found: dict[str, set[int]] = {}
    for file in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found.setdefault(node.name, set()).update(int(number) for number in NUMBERED.findall(node.name))
    return found


def test_every_numbered_failure_has_its_test_or_its_reason() -> None:
    by_test = {number for numbers in _tests().values() for number in numbers}
    assert by_test <= NUMBERS, "a test carries a number that no failure has"
    covered = by_test | BY_DESIGN.keys()
    assert sorted(NUMBERS - covered - OPEN) == [], "these lost their test"
    assert sorted(OPEN & covered) == [], "these are not open any more"


def test_every_reason_is_shown_by_tests_that_are_there() -> None:
    names = _tests().keys()
    missing = [name for line in BY_DESIGN.values() for name in line.shown_by if name not in names]
    assert missing == []
    assert all(line.design and line.shown_by for line in BY_DESIGN.values())


# --- What the table says ---


def test_no_part_of_the_program_waits_for_events() -> None:
    assert _sources_with(r"\bweb_?hooks?\b", "channels", "sync", "services", "messaging") == []


def test_no_write_is_merely_accepted() -> None:
    assert {outcome.name for outcome in Outcome} == {"DONE", "REJECTED", "UNKNOWN", "NOT_SENT"}


def test_no_channel_has_a_token_to_refresh() -> None:
    assert [channel.key for channel in CHANNELS if hasattr(channel, "refresh")] == []
    assert _sources_with(r"grant_type|refresh_token\s*=", "channels") == []


def test_no_part_of_the_program_opens_a_given_address() -> None:
    """Everything that goes out goes through the one client of a channel account, to that account's own address; only
    pictures of products are fetched from the public web (F73)."""
    clients = (
        r"\burlopen\b|\burlretrieve\b|QNetworkAccessManager|requests\.get|httpx\.(get|stream|Client|AsyncClient)\("
    )
    assert _sources_with(clients) == ["channels/http.py", "channels/pictures.py"]


def _sources_with(pattern: str, *rooms: str) -> list[str]:
    files = [file for room in rooms or ("",) for file in (PROGRAM / room).rglob("*.py")]
    said = re.compile(pattern)
    return sorted(
        file.relative_to(PROGRAM).as_posix() for file in files if said.search(file.read_text(encoding="utf-8"))
    )


def test_f23_a_number_that_comes_back_to_what_it_was_is_sent_again(book: Book) -> None:
    world: World = a_world(book)
    mug = world.product("MUG", on_hand=5)
    world.sync()
    shown = []
    for change in (-1, 1, -1):
        world.receive(mug, change)
        world.sync()
        shown.append(world.shop.shows("MUG"))
    assert shown == [4, 5, 4]


def test_f22_a_number_that_could_not_be_sent_is_not_sent_when_a_newer_one_is_there(book: Book) -> None:
    world = a_world(book)
    mug = world.product("MUG", on_hand=10)
    world.sync()
    world.receive(mug, -3)
    world.shop.faults["write_stock"] = ["before"]
    world.sync()
    assert world.shop.shows("MUG") == 10
    world.receive(mug, -2)
    world.sync(minutes=60)
    assert [update.wanted for update in world.shop.writes] == [5]
    world.sync()
    assert world.shop.writes == []
    assert world.shop.shows("MUG") == 5

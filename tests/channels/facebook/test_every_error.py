"""Every error of Meta's tables, at the call where it occurs, through the connector itself: it has the right meaning,
and ends in a sentence that says what to do, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from PySide6.QtWidgets import QApplication

from storemanager.channels.base import (
    ListingRef,
    MessageDraft,
    PostDraft,
    PriceUpdate,
    RemoteConversation,
    RemoteMessage,
    RemotePerson,
    StockUpdate,
    TemplateUse,
)
from storemanager.channels.facebook import Facebook
from storemanager.money import Money
from tests.channels.facebook.conftest import page_settings
from tests.channels.facebook.test_contract import graph_error
from tests.channels.told import Meaning, Told, says_what_to_do, told_by, untranslated
from tests.channels.world import NOON, Script, World, answer

SETTINGS = page_settings("https://shop.example", human_agent="yes", templates="yes")
MUG = ListingRef("MU")
LAN = RemotePerson("6700112233", "Lan Trần")
AGAIN, LOOK, WAIT, SIGN_IN = Meaning.AGAIN, Meaning.LOOK, Meaning.WAIT, Meaning.SIGN_IN
RIGHT, REFUSED, GONE = Meaning.RIGHT, Meaning.REFUSED, Meaning.GONE

Call = Callable[[Facebook], object]


def read(page: Facebook) -> object:
    return page.read_stock([MUG])


def stock(page: Facebook) -> object:
    return page.write_stock([StockUpdate(MUG, wanted=3, seen=None)])


def prices(page: Facebook) -> object:
    return page.write_prices([PriceUpdate(MUG, Money(150_000, "VND"))])


def a_thread(days: float = 0) -> RemoteConversation:
    at = NOON - timedelta(days=days, minutes=5)
    return RemoteConversation(
        "t_1", LAN, at, (RemoteMessage("m_1", at, from_shop=False, text="Còn không ạ?"),), "MESSENGER"
    )


def answering(page: Facebook) -> object:
    return page.send_message(a_thread(), MessageDraft("Dạ còn hàng ạ"))


def templated(page: Facebook) -> object:
    return page.send_message(a_thread(30), MessageDraft(template=TemplateUse("shipped", "vi", (), "Đã gửi")))


def post(page: Facebook) -> object:
    return page.publish_post(PostDraft("Hàng mới về"))


def planned(page: Facebook) -> object:
    return page.publish_post(PostDraft("Hàng mới về", publish_at=NOON + timedelta(days=2)))


def pictured(page: Facebook) -> object:
    return page.publish_post(PostDraft("Hàng mới về", ("https://may.example/a.jpg",)))


def threads(page: Facebook) -> object:
    """All places where people write are asked before it is said that none is open."""
    found = page.pull_conversations(None)
    return page.pull_conversations(found.cursor)


def a_set(page: Facebook) -> object:
    return page.put_collection("Sale", [MUG])


def shown(page: Facebook) -> object:
    page.set_published("MU", True)
    return None


def check(page: Facebook) -> object:
    return page.check()


@dataclass(frozen=True)
class Case:
    """A code (and subcode), the call it comes from, what it means, and a word of the advice."""

    code: int
    subcode: int
    call: Call
    meaning: Meaning
    advice: str
    words: str = "so it is"
    status: int = 400

    @property
    def name(self) -> str:
        return f"{self.code}-{self.subcode}-{self.call.__name__}-{self.words[:12]}"


THROTTLED = (4, 17, 32, 613, 80001, 80002, 80003, 80004, 80006, 80009, 80014)
DEAD = (0, 452, 458, 460, 463, 464, 465, 467)
NO_RIGHT = (10, 200, 210, 230, 250, 275, 294, 299)

CASES = (
    # Faults of Meta's own: reads again, writes after looking.
    *(Case(code, 0, read, AGAIN, "by itself", status=500) for code in (1, 2)),
    *(Case(code, 0, stock, LOOK, "looked up", status=500) for code in (1, 2)),
    *(Case(code, 0, prices, LOOK, "looked up", status=500) for code in (1, 2)),
    *(Case(code, 0, answering, LOOK, "looked up", status=500) for code in (1, 2)),
    *(Case(code, 0, post, LOOK, "looked up", status=500) for code in (1, 2)),
    Case(1, 0, read, REFUSED, "smaller parts", "Please reduce the amount of data you're asking for", 500),
    Case(1, 0, stock, REFUSED, "smaller parts", "Please reduce the amount of data you're asking for", 500),
    # Limits, at the call whose limit it is and where everything goes through.
    *(Case(code, 0, call, WAIT, "Nothing is lost") for code in THROTTLED for call in (read, stock)),
    Case(80006, 0, answering, WAIT, "Nothing is lost"),
    Case(80001, 0, post, WAIT, "Nothing is lost"),
    Case(80002, 0, threads, WAIT, "Nothing is lost"),
    # The token is dead, whatever is asked.
    *(Case(190, sub, call, SIGN_IN, "new token", status=401) for sub in DEAD for call in (read, stock, answering)),
    *(Case(code, 0, read, SIGN_IN, "new token", status=401) for code in (102, 104)),
    Case(100, 0, read, SIGN_IN, "App settings", "Invalid appsecret_proof provided in the API argument"),
    # A right is missing or not reviewed.
    *(Case(code, 0, call, RIGHT, "business settings") for code in NO_RIGHT for call in (stock, post, answering)),
    Case(10, 0, threads, RIGHT, "business settings"),
    Case(200, 0, a_set, RIGHT, "business settings"),
    Case(10, 2018028, answering, REFUSED, "own inbox"),
    # What is refused for good.
    Case(100, 0, stock, REFUSED, "try again", "(#100) Param requests must be valid"),
    Case(100, 33, shown, GONE, "kept here"),
    Case(100, 33, stock, GONE, "kept here"),
    Case(100, 2018001, answering, REFUSED, "Call them"),
    Case(10, 2018278, answering, REFUSED, "approved template"),
    Case(10, 2534022, answering, REFUSED, "approved template"),
    Case(551, 1545041, answering, REFUSED, "Call them"),
    Case(551, 1545041, templated, REFUSED, "Call them"),
    Case(368, 0, answering, WAIT, "Page quality"),
    Case(10, 1893063, answering, WAIT, "Page quality"),
    Case(368, 0, post, WAIT, "Page quality"),
    Case(506, 1455006, post, REFUSED, "change its words"),
    Case(324, 0, pictured, REFUSED, "address of the picture"),
    Case(100, 1363092, planned, REFUSED, "another time"),
    Case(10803, 0, a_set, REFUSED, "Commerce Manager"),
    Case(2635, 0, read, REFUSED, "Update Store Manager"),
)


def refusing(case: Case, world: World) -> Told:
    """The call, told no where it writes (or reads, where it only reads), and answered well before that."""
    refusal = graph_error(case.code, case.words, subcode=case.subcode, status=case.status)

    def reply(request: httpx.Request) -> httpx.Response:
        if request.url.params.get("fields") == "access_token":
            return answer({"access_token": "page-token"})
        wrote = case.call in (stock, prices, answering, templated, post, planned, pictured, a_set)
        if wrote and request.method == "GET":
            return answer({"data": [{"id": "1", "retailer_id": "MU"}] if case.call in (stock, prices) else []})
        return refusal

    return told_by(lambda: case.call(Facebook(SETTINGS, context=world.context(Script(reply)))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_error_of_the_table_ends_in_a_sentence_that_says_what_to_do(case: Case, world: World) -> None:
    told = refusing(case, world)
    assert told.meaning is case.meaning
    says_what_to_do(told)
    assert case.advice in str(told.advice)


# --- What a batch says of its rows, and a review of an item ---

ROWS: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    (
        "refused at once",
        {"handles": [], "validation_status": [{"retailer_id": "MU", "errors": [{"message": "price is missing"}]}]},
        {},
    ),
    (
        "refused later",
        {"handles": ["h"]},
        {
            "status": "finished",
            "errors_total_count": 1,
            "errors": [{"line": 1, "id": "MU", "message": "Item not allowed"}],
        },
    ),
    (
        "refused without a word",
        {"handles": ["h"]},
        {"status": "finished", "errors_total_count": 1, "ids_of_invalid_requests": ["MU"]},
    ),
    ("still under way", {"handles": ["h"]}, {"status": "in_progress"}),
    ("started", {"handles": ["h"]}, {"status": "started"}),
    ("dispatched", {"handles": ["h"]}, {"status": "dispatched"}),
    ("nothing was taken", {"handles": []}, {}),
    ("nothing is said of it", {"handles": ["h"]}, {"status": "finished", "errors_total_count": 3}),
)


def batched(world: World, taken: dict[str, Any], final: dict[str, Any], *, there: bool = True) -> Told:
    def reply(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return answer(taken)
        if "handle" in request.url.params:
            return answer({"data": [{"handle": "h", **final}]})
        return answer({"data": [{"id": "1", "retailer_id": "MU"}] if there else []})

    return told_by(lambda: stock(Facebook(SETTINGS, context=world.context(Script(reply)))))


@pytest.mark.parametrize(("name", "taken", "final"), ROWS, ids=[name for name, _, _ in ROWS])
def test_a_row_of_a_batch_that_was_not_taken_says_what_to_do(
    world: World, name: str, taken: dict[str, Any], final: dict[str, Any]
) -> None:
    told = batched(world, taken, final)
    says_what_to_do(told)
    assert told.meaning is (REFUSED if name.startswith("refused") else LOOK)


def test_a_row_that_is_refused_because_its_item_was_deleted_is_gone(world: World) -> None:
    _, taken, final = ROWS[1]
    told = batched(world, taken, final, there=False)
    assert told.meaning is GONE
    assert "kept here" in str(told.advice)


REVIEWED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"review_status": "rejected", "errors": []}, "review rejected"),
    ({"review_status": "rejected", "errors": [{"title": "Weapons", "description": "Not allowed"}]}, "Not allowed"),
    ({"review_status": "outdated", "errors": [{"message": "image_link cannot be fetched"}]}, "cannot be fetched"),
    ({"review_status": "approved", "errors": [{"title": "Missing link"}]}, "Missing link"),
)


def complaint(world: World, row: dict[str, Any]) -> Any:
    item = {"id": "1", "retailer_id": "MU", "availability": "in stock", **row}
    page = Facebook(SETTINGS, context=world.context(Script(answer({"data": [item]}))))
    [reading] = page.read_stock([MUG])
    return reading.complaint


@pytest.mark.parametrize(("row", "words"), REVIEWED)
def test_what_a_review_says_is_told_with_meta_s_own_words(world: World, row: dict[str, Any], words: str) -> None:
    assert words in str(complaint(world, row))


# --- Both languages, and nothing of the sheet left out ---


def everything_told() -> Iterator[Told]:
    for case in CASES:
        yield refusing(case, World())
    for _, taken, final in ROWS:
        yield batched(World(), taken, final)
    yield batched(World(), ROWS[1][1], ROWS[1][2], there=False)


def test_every_sentence_is_there_in_vietnamese(qapp: QApplication) -> None:
    texts = [text for told in everything_told() for text in (told.message, told.advice)]
    texts += [complaint(World(), row) for row, _ in REVIEWED]
    assert untranslated(texts) == []


def test_no_code_of_the_sheet_is_left_out(shared: Path) -> None:
    sheet = (shared / "channels" / "facebook.md").read_text(encoding="utf-8")
    table = sheet[sheet.index("| code (subcode) |") : sheet.index("There is **no idempotency key**")]
    known = {(case.code, case.subcode) for case in CASES}
    codes = {code for code, _ in known}
    for line in table.splitlines()[2:]:
        first = line.split("|")[1]
        for code, subcodes in re.findall(
            r"(\d{1,6})(?:-\d+)?(?: \(([\d, ]+)[^)]*\))?", re.sub(r"\bHTTP \w+", "", first)
        ):
            if not subcodes:
                assert int(code) in codes, first
            for subcode in re.findall(r"\d+", subcodes):
                assert (int(code), int(subcode)) in known, first

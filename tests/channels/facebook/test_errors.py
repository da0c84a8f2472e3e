"""Every code of Meta's that matters to a shop becomes the right kind of error, and a sentence that says what to do."""

from __future__ import annotations

import httpx
import pytest

from storemanager.channels.base import ListingRef, Outcome, StockUpdate
from storemanager.channels.errors import ChannelError, RejectedError, SignInError, TransientError
from storemanager.channels.facebook import Facebook
from tests.channels.facebook.test_contract import SETTINGS, graph_error
from tests.channels.world import Script, World, answer

CAP = ListingRef("MU")


def refused(world: World, reply: httpx.Response) -> ChannelError:
    page = Facebook(SETTINGS, context=world.context(Script(reply)))
    with pytest.raises(ChannelError) as caught:
        page.read_stock([CAP])
    return caught.value


@pytest.mark.parametrize(
    ("code", "subcode", "kind", "words"),
    [
        (1, 0, TransientError, "fault of its own"),
        (2, 0, TransientError, "fault of its own"),
        (4, 0, TransientError, "send less"),
        (17, 0, TransientError, "send less"),
        (32, 0, TransientError, "send less"),
        (613, 0, TransientError, "send less"),
        (80001, 0, TransientError, "send less"),
        (80002, 0, TransientError, "send less"),
        (80004, 0, TransientError, "send less"),
        (80006, 0, TransientError, "send less"),
        (80009, 0, TransientError, "send less"),
        (80014, 0, TransientError, "send less"),
        (190, 452, SignInError, "no longer accepts"),
        (190, 458, SignInError, "was removed"),
        (190, 460, SignInError, "password"),
        (190, 463, SignInError, "run out"),
        (190, 464, SignInError, "not confirmed"),
        (190, 465, SignInError, "no longer accepts"),
        (190, 467, SignInError, "does not know"),
        (104, 0, SignInError, "no longer accepts"),
        (10, 0, SignInError, "not granted"),
        (200, 0, SignInError, "not granted"),
        (230, 0, SignInError, "not granted"),
        (299, 0, SignInError, "not granted"),
        (100, 0, RejectedError, "refused"),
        (100, 33, RejectedError, "not there any more"),
        (10, 2018278, RejectedError, "is over"),
        (10, 2534022, RejectedError, "is over"),
        (10, 2018028, RejectedError, "not reviewed"),
        (551, 1545041, RejectedError, "cannot be reached"),
        (100, 2018001, RejectedError, "cannot be reached"),
        (368, 0, TransientError, "stopped the messages"),
        (10, 1893063, TransientError, "stopped the messages"),
        (506, 0, RejectedError, "same words"),
        (2635, 0, RejectedError, "this version"),
        (2500, 0, RejectedError, "refused"),
    ],
)
def test_a_code_of_the_table_says_what_to_do(
    world: World, code: int, subcode: int, kind: type[ChannelError], words: str
) -> None:
    error = refused(world, graph_error(code, f"(#{code}) so it is", subcode=subcode))
    assert type(error) is kind
    assert words in str(error.message)
    assert len(str(error.advice)) > 15


def test_an_app_secret_that_does_not_fit_is_told_apart_from_a_dead_token(world: World) -> None:
    error = refused(world, graph_error(100, "Invalid appsecret_proof provided in the API argument"))
    assert isinstance(error, SignInError)
    assert "app secret" in str(error.message)


@pytest.mark.parametrize(
    ("told", "seconds"), [('{"1":[{"estimated_time_to_regain_access":9}]}', 540), ("", 300), ("[]", 300)]
)
def test_f28_the_minutes_of_the_header_are_waited_for_or_five(world: World, told: str, seconds: int) -> None:
    reply = graph_error(80009, "too many calls")
    reply.headers["X-Business-Use-Case-Usage"] = told
    error = refused(world, reply)
    assert isinstance(error, TransientError)
    assert error.retry_after_seconds == pytest.approx(seconds)
    assert sum(world.slept) == 0


def test_a_page_that_was_stopped_is_left_alone_for_hours(world: World) -> None:
    error = refused(world, graph_error(368, "deemed abusive"))
    assert isinstance(error, TransientError)
    assert (error.retry_after_seconds or 0) >= 3600


def test_meta_s_words_for_people_are_quoted_before_those_for_programs(world: World) -> None:
    error = refused(world, graph_error(100, "(#100) Param x", error_user_msg="Hãy chọn ảnh khác."))
    assert "Hãy chọn ảnh khác." in str(error.message)


def test_a_batch_that_is_too_large_is_halved(world: World) -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/items_batch"):
            if request.content.count(b"UPDATE") > 1:
                return graph_error(1, "Please reduce the amount of data you're asking for", status=500)
            return answer({"handles": ["h"]})
        return answer({"data": [{"handle": "h", "status": "finished", "errors_total_count": 0}]})

    page = Facebook(SETTINGS, context=world.context(Script(reply)))
    results = page.write_stock([StockUpdate(ListingRef(f"A{n}"), wanted=1, seen=None) for n in range(3)])
    assert [result.outcome for result in results] == [Outcome.DONE] * 3


def test_a_page_that_is_too_much_is_asked_for_in_halves(world: World) -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        if int(request.url.params["limit"]) > 50:
            return graph_error(1, "Please reduce the amount of data you're asking for", status=500)
        return answer({"data": [{"id": "1", "retailer_id": "MU", "availability": "in stock"}]})

    script = Script(reply)
    page = Facebook(SETTINGS, context=world.context(script))
    assert [each.ref for each in page.read_all_stock()] == [CAP]
    assert [request.url.params["limit"] for request in script.requests] == ["200", "100", "50"]
    never = Facebook(SETTINGS, context=world.context(Script(graph_error(1, "Please reduce the amount of data"))))
    with pytest.raises(RejectedError, match="more at once"):
        never.read_all_stock()


@pytest.mark.parametrize(
    ("told", "outcomes"),
    [
        ({"errors_total_count": 0}, [Outcome.DONE, Outcome.DONE]),
        ({"errors_total_count": 1, "errors": [{"id": "MU", "message": "no"}]}, [Outcome.REJECTED, Outcome.DONE]),
        ({"errors_total_count": 2, "errors": [{"id": "MU", "message": "no"}]}, [Outcome.REJECTED, Outcome.UNKNOWN]),
        ({"errors_total_count": 1, "errors": [{"id": "7311", "message": "no"}]}, [Outcome.UNKNOWN, Outcome.UNKNOWN]),
        ({"errors_total_count": 1, "errors": [{"line": 1, "message": "no"}]}, [Outcome.UNKNOWN, Outcome.UNKNOWN]),
        ({"errors_total_count": 1, "ids_of_invalid_requests": ["AO"]}, [Outcome.DONE, Outcome.REJECTED]),
        ({"errors": [{"id": "AO", "message": ""}]}, [Outcome.DONE, Outcome.REJECTED]),
        ({"errors": None, "ids_of_invalid_requests": None}, [Outcome.DONE, Outcome.DONE]),
    ],
)
def test_f26_whoever_is_refused_is_never_taken_for_done(
    world: World, told: dict[str, object], outcomes: list[Outcome]
) -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return answer({"handles": ["h"]})
        if "handle" in request.url.params:
            return answer({"data": [{"handle": "h", "status": "finished", **told}]})
        return answer({"data": [{"id": "1", "retailer_id": "MU"}, {"id": "2", "retailer_id": "AO"}]})

    page = Facebook(SETTINGS, context=world.context(Script(reply)))
    results = page.write_stock([StockUpdate(ListingRef(sku), wanted=1, seen=None) for sku in ("MU", "AO")])
    assert [result.outcome for result in results] == outcomes
    assert all(str(result.problem) for result in results if result.outcome is not Outcome.DONE)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({}, Outcome.UNKNOWN),
        ({"handles": []}, Outcome.UNKNOWN),
        ({"handles": ["h"]}, Outcome.UNKNOWN),
        (
            {"handles": [], "validation_status": [{"retailer_id": "MU", "errors": [{"message": "no"}]}]},
            Outcome.REJECTED,
        ),
    ],
)
def test_f26_an_answer_that_says_nothing_of_an_item_is_no_success(
    world: World, answers: dict[str, object], outcome: Outcome
) -> None:
    def reply(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return answer(answers)
        # Three refusals are counted and none is named: any item may be one of them.
        return answer({"data": [{"status": "finished", "errors_total_count": 3, "errors": []}]})

    page = Facebook(SETTINGS, context=world.context(Script(reply)))
    [result] = page.write_stock([StockUpdate(CAP, wanted=1, seen=None)])
    assert result.outcome is outcome

"""The plumbing of every practice channel: the log, and what each fault does."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import httpx
import pytest

from storemanager.practice.faults import AnswerMemory, Fault, Faults, Rule
from storemanager.practice.front import Front
from storemanager.practice.http import Request, Response
from storemanager.practice.server import PracticeServer
from tests.practice.conftest import Counter
from tests.practice.goods import NO_TLS


def test_requests_are_counted_and_secrets_are_not_kept(practice: PracticeServer, client: httpx.Client) -> None:
    client.get("/orders", params={"consumer_secret": "cs_secret", "page": "2"})
    client.post("/orders", content="a")
    assert practice.requests.count("GET", "/orders") == 1
    assert practice.requests[1].body == b"a"
    assert practice.requests[0].query == "consumer_secret=***&page=2"
    assert [row.status for row in practice.requests] == [200, 201]
    practice.requests.reset()
    assert len(practice.requests) == 0


def test_the_log_tells_how_many_requests_were_in_flight_at_once(
    channel: Counter, practice: PracticeServer, client: httpx.Client
) -> None:
    channel.gate = threading.Barrier(3, timeout=10)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: client.get("/orders"), range(3)))
    assert practice.requests.most_at_once("GET") == 3
    assert practice.requests.most_at_once("POST") == 0


def test_one_connection_serves_many_requests(practice: PracticeServer, client: httpx.Client) -> None:
    ports = {client.get("/").extensions["network_stream"].get_extra_info("client_addr")[1] for _ in range(5)}
    assert len(ports) == 1


def test_closing_ends_connections_that_are_still_open(channel: Counter) -> None:
    with httpx.Client(verify=NO_TLS) as client:
        with PracticeServer(channel) as server:
            client.get(server.url)
        with pytest.raises(httpx.TransportError):
            client.get(server.url)


@pytest.mark.parametrize(
    ("fault", "done"),
    [
        (Fault.BEFORE_500, 0),
        (Fault.AFTER_500, 1),
        (Fault.TOO_MANY, 0),
        (Fault.WEB_PAGE, 0),
        (Fault.CUT_JSON, 1),
        (Fault.SLOW, 1),
    ],
)
def test_each_fault_says_whether_the_work_was_done(
    channel: Counter, practice: PracticeServer, client: httpx.Client, fault: Fault, done: int
) -> None:
    practice.faults.add(Rule(fault, "POST", times=1, seconds=0.01))
    answer = client.post("/orders", content="a")
    assert len(channel.posted) == done
    match fault:
        case Fault.BEFORE_500 | Fault.AFTER_500:
            assert answer.status_code == 500
        case Fault.TOO_MANY:
            assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
        case Fault.WEB_PAGE:
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=UTF-8")
        case Fault.CUT_JSON:
            with pytest.raises(json.JSONDecodeError):
                answer.json()
        case _:
            assert answer.json() == {"posted": True}
    assert client.post("/orders", content="b").status_code == 201
    assert [row.fault for row in practice.requests] == [fault.value, None]


@pytest.mark.parametrize(("fault", "done"), [(Fault.BEFORE_DROP, 0), (Fault.AFTER_DROP, 1), (Fault.TRUNCATED, 1)])
def test_f60_a_cut_connection_leaves_the_client_not_knowing(
    channel: Counter, practice: PracticeServer, client: httpx.Client, fault: Fault, done: int
) -> None:
    practice.faults.add(Rule(fault, "POST", times=1))
    with pytest.raises(httpx.RemoteProtocolError):
        client.post("/orders", content="a")
    assert len(channel.posted) == done
    assert client.post("/orders", content="b").status_code == 201


def test_f06_a_record_of_the_page_before_can_come_again(practice: PracticeServer, client: httpx.Client) -> None:
    practice.faults.add(Rule(Fault.DUPLICATE, nth=frozenset({2})))
    first = client.get("/orders", params={"page": 1}).json()
    second = client.get("/orders", params={"page": 2}).json()
    assert second[0] == first[-1]
    assert {"id": 3} in second


def test_f07_the_page_before_can_come_again(practice: PracticeServer, client: httpx.Client) -> None:
    practice.faults.add(Rule(Fault.REPEATED_PAGE, nth=frozenset({2})))
    first = client.get("/orders").json()
    assert client.get("/orders", params={"page": 2}).json() == first
    assert client.get("/orders", params={"page": 3}).json()[0] == {"id": 5}


def test_f56_an_old_answer_can_come_out_of_a_cache_but_not_for_ever(
    channel: Counter, practice: PracticeServer, client: httpx.Client
) -> None:
    before = client.get("/orders").json()
    client.post("/orders", content="a")
    practice.faults.add(Rule(Fault.STALE_READ, seconds=30))
    channel.advance(29)
    assert client.get("/orders").json() == before
    channel.advance(2)
    assert client.get("/orders").json()[-1] == {"posted": 1}


def test_f62_the_channels_clock_can_jump(channel: Counter, practice: PracticeServer, client: httpx.Client) -> None:
    assert client.get("/").headers["Date"] == "Sun, 22 Nov 2026 05:00:00 GMT"
    practice.faults.add(Rule(Fault.CLOCK_JUMP, seconds=3600, times=1))
    assert client.get("/").headers["Date"] == "Sun, 22 Nov 2026 06:00:00 GMT"
    assert client.get("/").headers["Date"] == "Sun, 22 Nov 2026 05:00:00 GMT"
    assert channel.offsets == [0, 3600, 0]


def _run(seed: int, threads: int) -> set[tuple[str, str | None]]:
    channel = Counter()
    faults = Faults.at_random(seed, {Fault.BEFORE_500: 0.2, Fault.AFTER_500: 0.2})
    with PracticeServer(channel, faults) as server, httpx.Client(base_url=server.url, verify=NO_TLS) as client:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda number: client.post("/orders", content=str(number)), range(40)))
        return {(row.body.decode(), row.fault) for row in server.requests}


def test_a_seed_repeats_its_faults_however_many_threads_ask() -> None:
    alone = _run(7, 1)
    assert alone == _run(7, 8)
    assert alone != _run(8, 1)
    assert 4 < len([fault for _, fault in alone if fault]) < 36


def test_the_same_request_meets_another_fate_when_it_is_repeated() -> None:
    faults = Faults.at_random(1, {Fault.BEFORE_500: 0.5})
    with PracticeServer(Counter(), faults) as server, httpx.Client(base_url=server.url, verify=NO_TLS) as client:
        statuses = {client.post("/orders", content="same").status_code for _ in range(30)}
    assert statuses == {201, 500}


def test_faults_can_be_paused_and_aimed(practice: PracticeServer, client: httpx.Client) -> None:
    practice.faults.add(Rule(Fault.BEFORE_500, "GET", "^/orders", when=lambda request: b"x" not in request.body))
    assert client.get("/products").status_code == 200
    assert client.get("/orders").status_code == 500
    practice.faults.enabled = False
    assert client.get("/orders").status_code == 200
    practice.faults.enabled = True
    practice.faults.clear()
    assert client.get("/orders").status_code == 200
    assert practice.faults.struck == [(Fault.BEFORE_500, "GET", "/orders")]


def test_a_simulation_can_ask_without_sockets_and_let_shoppers_act_before_each_request(channel: Counter) -> None:
    front = Front(channel, Faults([Rule(Fault.AFTER_500, "POST", times=1)]))
    acted: list[str] = []
    front.before_request = lambda request: acted.append(request.method)
    response, rule, row = front.answer(Request("POST", "/orders", body=b"a"))
    assert (response.status, channel.posted, acted) == (500, ["a"], ["POST"])
    assert rule is not None
    assert (rule.fault, row.status, row.fault) == (Fault.AFTER_500, 500, "after_500")
    again, no_rule, _ = front.answer(Request("GET", "/orders"))
    assert (json.loads(again.body)[-1], no_rule) == ({"posted": 1}, None)
    assert front.requests.count() == 2


def test_f55_a_web_page_is_never_taken_for_the_page_before(practice: PracticeServer, client: httpx.Client) -> None:
    practice.faults.add(Rule(Fault.WEB_PAGE, nth=frozenset({1})))
    practice.faults.add(Rule(Fault.DUPLICATE))
    assert "Maintenance" in client.get("/orders", params={"page": 1}).text
    assert client.get("/orders", params={"page": 2}).json()[-1] == {"id": 3}


def test_f06_a_record_can_come_again_inside_an_envelope_and_an_old_answer_under_another_signature() -> None:
    """As Shopee answers and asks: the records lie in a "response", and every request is signed anew."""
    memory, now = AnswerMemory(), datetime(2026, 11, 22, 5, tzinfo=UTC)
    asked = Request("GET", "/orders", "page_size=2&timestamp=1&sign=a&access_token=x")
    answer = Response(200, b'{"error": "", "response": {"more": false, "order_list": [{"sn": 1}, {"sn": 2}]}}')
    memory.remember(asked, answer, now)
    doubled = json.loads(memory.with_duplicate(asked, answer).body)
    assert doubled["response"] == {"more": False, "order_list": [{"sn": 1}, {"sn": 2}, {"sn": 1}]}
    later = Request("GET", "/orders", "page_size=2&timestamp=9&sign=b&access_token=y")
    assert memory.stale(later, now, 30) is answer
    assert memory.stale(Request("GET", "/orders", "page_size=3&timestamp=9&sign=b"), now, 30) is None

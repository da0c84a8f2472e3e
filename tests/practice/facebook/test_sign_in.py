"""Who gets in: a token in the header, with the proof that belongs to it, for what Meta has granted."""

from __future__ import annotations

import httpx

from storemanager.practice.facebook import PracticeGraph
from storemanager.practice.facebook.router import VERSION
from storemanager.practice.server import PracticeServer
from tests.practice.facebook.conftest import Api, a_minute
from tests.practice.woocommerce.conftest import Hands


def test_the_page_gives_out_its_own_token(api: Api, graph: PracticeGraph) -> None:
    page = api.get(graph.settings.page_id, fields="access_token,name").json()
    assert page == {
        "id": graph.settings.page_id,
        "name": "Mây Shop",
        "access_token": graph.settings.page_token,
    }
    [mine] = api.get("me/accounts", fields="id,access_token").json()["data"]
    assert mine["access_token"] == graph.settings.page_token


def test_a_token_without_its_proof_is_refused(api: Api, graph: PracticeGraph) -> None:
    headers = {"Authorization": f"Bearer {graph.settings.system_token}"}
    path = f"/{VERSION}/{graph.settings.page_id}"
    assert api.error(api.client.get(path, headers=headers)) == (100, 0)
    assert api.error(api.client.get(path, headers=headers, params={"appsecret_proof": "0" * 64})) == (100, 0)
    assert api.client.get(path).json()["error"]["code"] == 104


def test_the_proof_of_the_other_token_does_not_do(api: Api, graph: PracticeGraph) -> None:
    reply = api.client.get(
        f"/{VERSION}/{graph.settings.page_id}",
        params=api._signed({}, page=True),
        headers=api._token(page=False),
    )
    assert api.error(reply) == (100, 0)


def test_an_ended_session_is_said_with_its_reason(api: Api, graph: PracticeGraph) -> None:
    graph.token_dead = 460
    reply = api.get(graph.settings.page_id)
    assert (reply.status_code, api.error(reply)) == (401, (190, 460))


def test_a_right_that_was_not_granted_is_named(api: Api, graph: PracticeGraph) -> None:
    graph.settings.permissions.discard("catalog_management")
    reply = api.get(f"{graph.settings.catalog_id}/products")
    assert api.error(reply) == (200, 0)
    assert "catalog_management" in reply.json()["error"]["message"]
    scopes = api.get("debug_token", input_token=graph.settings.system_token).json()["data"]["scopes"]
    assert "catalog_management" not in scopes
    assert "pages_messaging" in scopes


def test_what_meta_took_away_is_not_there(api: Api, graph: PracticeGraph) -> None:
    assert api.error(api.get(f"{graph.settings.page_id}/commerce_orders")) == (2500, 0)
    assert api.error(api.get("", ids=graph.settings.page_id))[0] == 100
    assert api.error(api.get(graph.settings.page_id, pretty="1"))[0] == 100
    old = api.client.get(f"/v24.0/{graph.settings.page_id}", params=api._signed({}, False), headers=api._token(False))
    assert api.error(old) == (2635, 0)


def test_the_secrets_of_a_request_are_not_kept_in_the_log(
    api: Api, graph: PracticeGraph, server: PracticeServer
) -> None:
    api.get("debug_token", input_token=graph.settings.system_token)
    [row] = server.requests.matching("GET", "debug_token")
    assert graph.settings.system_token not in row.query
    assert "appsecret_proof=***" in row.query


def test_every_answer_tells_how_much_of_the_budget_is_used(api: Api, graph: PracticeGraph) -> None:
    graph.settings.calls_an_hour = 4
    replies = [api.get(graph.settings.page_id) for _ in range(5)]
    assert '"call_count": 100' in replies[3].headers["x-app-usage"]
    assert api.error(replies[4]) == (4, 0)
    assert replies[4].json()["error"]["is_transient"]


def test_a_throttle_ends_after_its_minutes(api: Api, graph: PracticeGraph, clock: Hands) -> None:
    graph.usage.throttle(80009, graph.now(), minutes=5, path="products")
    reply = api.get(f"{graph.settings.catalog_id}/products")
    assert api.error(reply) == (80009, 0)
    assert '"estimated_time_to_regain_access": 5' in reply.headers["x-business-use-case-usage"]
    a_minute(clock, 6)
    assert api.get(f"{graph.settings.catalog_id}/products").status_code == 200


def test_an_address_of_nothing_is_refused_as_meta_does(api: Api) -> None:
    assert api.error(api.get("12345678901")) == (100, 33)
    assert isinstance(api.get("12345678901"), httpx.Response)

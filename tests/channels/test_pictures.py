"""Pictures fetched from where they lie: no keys go there, and what is none is said to be none."""

from __future__ import annotations

import httpx
import pytest

from storemanager.channels import pictures
from storemanager.channels.base import RemoteImage
from storemanager.channels.errors import CancelledError, RejectedError, TransientError
from tests.channels.world import Script, World

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PAGE = httpx.Response(200, text="<html>Sign in to the network of the hotel</html>")
HERE = "https://anh.example/coc.png"


def fetched(world: World, *answers: httpx.Response | Exception, url: str = HERE) -> tuple[bytes, Script]:
    script = Script(*answers)
    return pictures.content_of(RemoteImage(url), world.context(script)), script


def test_a_picture_that_is_at_hand_is_not_fetched(world: World) -> None:
    script = Script(httpx.Response(500))
    assert pictures.content_of(RemoteImage(HERE, data=b"x"), world.context(script)) == b"x"
    assert not script.requests


def test_a_picture_is_fetched_also_where_it_has_moved(world: World) -> None:
    moved = httpx.Response(301, headers={"Location": "https://cdn.example/coc.png"})
    content, script = fetched(world, moved, httpx.Response(200, content=PNG))
    assert content == PNG
    assert [request.url.host for request in script.requests] == ["anh.example", "cdn.example"]
    assert not {"authorization", "cookie"} & set(script.requests[1].headers)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404),
        httpx.Response(200, text="no picture"),
        httpx.Response(200, content=PNG + bytes(pictures.MOST_BYTES)),
        httpx.Response(302, headers={"Location": "http://127.0.0.1:8080/router"}),
        httpx.Response(302, headers={"Location": "file:///etc/passwd"}),
        httpx.Response(302, headers={"Location": HERE}),
    ],
    ids=["gone", "some words", "too large", "this computer", "a file", "in a circle"],
)
def test_what_is_no_picture_is_the_owners_to_change(world: World, answer: httpx.Response) -> None:
    with pytest.raises(RejectedError) as caught:
        fetched(world, answer)
    assert "give it a picture" in str(caught.value.advice)


@pytest.mark.parametrize("url", ["", "C:/anh/coc.png", "ftp://anh.example/coc.png", "https://"])
def test_a_picture_without_a_web_address_is_not_looked_for(world: World, url: str) -> None:
    with pytest.raises(RejectedError, match="no https:// address"):
        fetched(world, httpx.Response(200, content=PNG), url=url)


@pytest.mark.parametrize(
    "trouble", [httpx.ConnectError("no route"), httpx.ReadTimeout("slow"), httpx.Response(503), PAGE]
)
def test_f55_a_place_that_cannot_be_reached_now_is_tried_again(
    world: World, trouble: httpx.Response | httpx.HTTPError
) -> None:
    with pytest.raises(TransientError) as caught:
        fetched(world, trouble)
    assert not caught.value.unclear


def test_a_cancelled_sync_fetches_nothing(world: World) -> None:
    world.stop = True
    with pytest.raises(CancelledError):
        fetched(world, httpx.Response(200, content=PNG))

"""Bringing a picture here from its address on the web."""

from collections.abc import Callable

import httpx
import pytest

from storemanager.channels.errors import CancelledError, RejectedError, TransientError
from storemanager.channels.pictures import Fetcher, fetch_once

PICTURE = b"\x89PNG\r\n\x1a\n and so on"


def _fetch(
    answer: Callable[[httpx.Request], httpx.Response], address: str = "https://shop.vn/a.png", cancelled: bool = False
) -> bytes:
    with Fetcher(transport=httpx.MockTransport(answer), cancelled=lambda: cancelled) as fetcher:
        return fetcher.fetch(address)


def test_a_picture_is_fetched_from_its_address() -> None:
    assert _fetch(lambda _: httpx.Response(200, content=PICTURE)) == PICTURE


def test_a_picture_that_moved_is_fetched_from_where_it_is() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/a.png":
            return httpx.Response(302, headers={"location": "/b.png"})
        return httpx.Response(200, content=PICTURE)

    assert _fetch(answer) == PICTURE


@pytest.mark.parametrize("location", ["http://shop.vn/a.png", "file:///etc/passwd", "ftp://shop.vn/a", ""])
def test_an_address_is_not_followed_to_where_nobody_should_look(location: str) -> None:
    with pytest.raises(RejectedError):
        _fetch(lambda _: httpx.Response(302, headers={"location": location}))


@pytest.mark.parametrize(
    "address",
    ["/etc/passwd", "file:///etc/passwd", "http://shop.vn/a.png", "mug.jpg", "https:///a.png", "http://192.168.1.5/a"],
)
def test_only_addresses_of_the_safe_web_are_opened(address: str) -> None:
    with pytest.raises(RejectedError, match="no https:// address"):
        _fetch(lambda _: httpx.Response(200, content=PICTURE), address)


def test_the_practice_shop_on_this_computer_is_opened() -> None:
    assert _fetch(lambda _: httpx.Response(200, content=PICTURE), "http://127.0.0.1:8000/a.png") == PICTURE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_in_trouble_is_asked_again_later(status: int) -> None:
    with pytest.raises(TransientError):
        _fetch(lambda _: httpx.Response(status))


def test_a_picture_that_is_not_there_is_told_with_its_address() -> None:
    with pytest.raises(RejectedError, match=r"no picture at https://shop.vn/a.png"):
        _fetch(lambda _: httpx.Response(404))


def test_a_connection_that_breaks_is_tried_again_later() -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("cut", request=request)

    with pytest.raises(TransientError):
        _fetch(broken)


def test_an_endless_file_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storemanager.channels.pictures.MOST_BYTES", 1000)
    with pytest.raises(RejectedError, match="larger than"):
        _fetch(lambda _: httpx.Response(200, content=b"x" * 2000))


def test_a_stopped_sync_stops_fetching() -> None:
    with pytest.raises(CancelledError):
        _fetch(lambda _: httpx.Response(200, content=PICTURE), cancelled=True)


@pytest.mark.parametrize("place", ["192.168.1.10", "10.0.0.7", "169.254.169.254", "127.0.0.1", "fe80::1%eth0", "::1"])
def test_f73_a_name_of_the_web_that_stands_for_a_place_in_the_shops_own_network_is_not_asked(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("93.184.215.14", 443)), (0, 0, 0, "", (place, 443))]

    monkeypatch.setattr("socket.getaddrinfo", found)
    with Fetcher() as fetcher, pytest.raises(RejectedError, match="not on the public web"):
        fetcher.fetch("https://pictures.example/a.png")


def test_fetching_begins_with_nothing() -> None:
    with fetch_once() as fetch, pytest.raises(RejectedError):
        fetch("mug.jpg")

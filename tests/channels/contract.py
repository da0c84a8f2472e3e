"""One contract for all connectors: each bad answer becomes the right error, a refused item does not stop the others.

A connector's test class inherits `ConnectorContract` and says how its channel phrases things.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest

from storemanager.channels.base import (
    Channel,
    Context,
    ListingRef,
    Orders,
    Outcome,
    Stock,
    StockUpdate,
)
from storemanager.channels.errors import CancelledError, ChannelError, RejectedError, SignInError, TransientError
from tests.channels.world import NOON, Script, World

PAGE = httpx.Response(200, headers={"Content-Type": "text/html"}, text="<html><title>Just a moment…</title></html>")


class ConnectorContract:
    """What every connector must do. `items` are refs its `written` answer speaks of."""

    items: tuple[ListingRef, ListingRef, ListingRef]
    secrets: tuple[str, ...]

    def make(self, context: Context) -> Channel:
        raise NotImplementedError

    def an_order(self) -> httpx.Response:
        """The answer to `read`: to a request for one order, unless the channel has none."""
        raise NotImplementedError

    def nothing_there(self) -> httpx.Response:
        """The answer to `read` when there is no such thing."""
        raise NotImplementedError

    def read(self, channel: Channel) -> object:
        """One small read in one request: of an order, unless the channel has none."""
        assert isinstance(channel, Orders)
        return channel.get_order("1")

    def says_gone(self, channel: Channel) -> bool:
        """Whether `read` says of what is not there that it is gone."""
        with pytest.raises(RejectedError) as caught:
            self.read(channel)
        return caught.value.gone

    def key_refused(self) -> httpx.Response:
        raise NotImplementedError

    def written(self, request: httpx.Request) -> httpx.Response:
        """The answer to a write of stock to `items`: the second is refused, the others are done."""
        raise NotImplementedError

    # --- helpers ---

    @pytest.fixture
    def channel(self, world: World) -> Callable[..., Channel]:
        def make(script: Script) -> Channel:
            return self.make(world.context(script))

        return make

    @pytest.fixture
    def stock(self, world: World) -> Callable[..., Stock]:
        def make(script: Script) -> Stock:
            made = self.make(world.context(script))
            assert isinstance(made, Stock)
            return made

        return make

    def updates(self) -> list[StockUpdate]:
        return [StockUpdate(ref, wanted=5 + place, seen=9) for place, ref in enumerate(self.items)]

    # --- reading ---

    @pytest.mark.parametrize(
        "bad",
        [
            PAGE,
            httpx.Response(200, headers={"Content-Type": "application/json"}, text='{"id": 1, "lin'),
            httpx.Response(200, text=""),
            httpx.Response(200, json="maintenance"),
            httpx.Response(500, text="<h1>Fatal error</h1>"),
            httpx.Response(502, text="Bad gateway"),
            httpx.Response(503, json={}),
            httpx.Response(403, text="<html>Firewall</html>", headers={"Content-Type": "text/html"}),
            httpx.Response(404, text="<html>Not found</html>", headers={"Content-Type": "text/html"}),
            httpx.ConnectError("refused"),
            httpx.ReadTimeout("slow"),
            httpx.RemoteProtocolError("peer closed connection without sending complete message body"),
        ],
        ids=lambda bad: f"{type(bad).__name__}-{getattr(bad, 'status_code', '')}",
    )
    def test_f55_what_is_no_data_counts_as_not_reached(
        self, channel: Callable[..., Channel], bad: httpx.Response | Exception
    ) -> None:
        with pytest.raises(TransientError) as caught:
            self.read(channel(Script(bad)))
        assert not caught.value.unclear, "a read changes nothing"
        assert str(caught.value.message)
        assert str(caught.value.advice)

    def test_a_stumble_of_the_network_is_tried_again_by_itself(
        self, channel: Callable[..., Channel], world: World
    ) -> None:
        script = Script(httpx.ConnectError("no route"), httpx.Response(502), PAGE, self.an_order())
        assert self.read(channel(script))
        assert len(script.requests) == 4
        assert 0 < sum(world.slept) < 60

    def test_a_refused_key_is_a_case_for_the_owner(self, channel: Callable[..., Channel]) -> None:
        with pytest.raises(SignInError):
            self.read(channel(Script(self.key_refused())))

    def test_f17_what_is_not_there_is_said_to_be_gone(self, channel: Callable[..., Channel]) -> None:
        assert self.says_gone(channel(Script(self.nothing_there())))

    def test_f28_the_channel_may_ask_for_a_pause(self, channel: Callable[..., Channel], world: World) -> None:
        busy = httpx.Response(429, headers={"Retry-After": "7"}, json={"code": "slow_down", "message": "slow down"})
        assert self.read(channel(Script(busy, self.an_order())))
        assert sum(world.slept) >= 7

    def test_f28_a_pause_given_as_a_date_is_understood(self, channel: Callable[..., Channel], world: World) -> None:
        until = format_datetime(NOON + timedelta(seconds=9), usegmt=True)
        busy = httpx.Response(429, headers={"Retry-After": until, "Date": format_datetime(NOON, usegmt=True)}, json={})
        assert self.read(channel(Script(busy, self.an_order())))
        assert 8 <= sum(world.slept) <= 20

    def test_f28_a_long_pause_is_handed_up_instead_of_waited_for(
        self, channel: Callable[..., Channel], world: World
    ) -> None:
        script = Script(httpx.Response(429, headers={"Retry-After": "900"}, json={}))
        account = channel(script)
        for _ in range(2):
            with pytest.raises(TransientError) as caught:
                self.read(account)
            assert (caught.value.retry_after_seconds or 0) > 800
        assert len(script.requests) == 1, "the second time nothing is sent at all"
        assert sum(world.slept) == 0

    def test_f57_keys_do_not_follow_a_redirect_to_another_place(self, channel: Callable[..., Channel]) -> None:
        for target in ("https://evil.example/wp-json/", "http://shop.example/wp-json/", "//evil.example/"):
            script = Script(httpx.Response(301, headers={"Location": target}))
            with pytest.raises(TransientError) as caught:
                self.read(channel(script))
            assert {request.url.host for request in script.requests} == {"shop.example"}
            assert {request.url.scheme for request in script.requests} == {"https"}
            assert caught.value.code == "redirect"

    def test_f56_reads_ask_for_fresh_answers(self, channel: Callable[..., Channel]) -> None:
        script = Script(self.an_order())
        self.read(channel(script))
        assert "no-cache" in script.requests[0].headers["cache-control"]

    # --- cancel, clock, secrets ---

    def test_cancel_is_heard_before_the_next_request(self, channel: Callable[..., Channel], world: World) -> None:
        script = Script(self.an_order())
        account = channel(script)
        world.stop = True
        with pytest.raises(CancelledError):
            self.read(account)
        assert not script.requests

    def test_cancel_is_heard_while_waiting_to_try_again(self, channel: Callable[..., Channel], world: World) -> None:
        def fails(_request: httpx.Request) -> httpx.Response:
            world.stop = True
            return httpx.Response(503)

        script = Script(fails)
        with pytest.raises(CancelledError):
            self.read(channel(script))
        assert len(script.requests) == 1

    def test_f62_the_channels_own_clock_is_known_from_its_answers(
        self, channel: Callable[..., Channel], world: World
    ) -> None:
        theirs = NOON + timedelta(minutes=17)
        reply = self.an_order()
        reply.headers["Date"] = format_datetime(theirs, usegmt=True)
        account = channel(Script(reply))
        self.read(account)
        assert abs(account.server_now() - theirs) < timedelta(seconds=2)

    def test_f70_no_secret_and_no_person_in_log_and_errors(self, channel: Callable[..., Channel], world: World) -> None:
        words = f"key {self.secrets[0]} of lan@mail.example, phone 0912 345 678, secret {self.secrets[1]}"
        script = Script(httpx.Response(400, json={"code": "bad", "message": words}))
        with pytest.raises(ChannelError) as caught:
            self.read(channel(script))
        everything = "\n".join([*world.lines, str(caught.value), caught.value.reply, repr(caught.value)])
        assert world.lines
        for hidden in (*self.secrets, "lan@mail.example", "0912 345 678"):
            assert hidden not in everything
        assert caught.value.__cause__ is None

    # --- writing ---

    def test_f25_a_refused_item_does_not_stop_the_others(self, stock: Callable[..., Stock]) -> None:
        results = stock(Script(self.written)).write_stock(self.updates())
        assert [result.outcome for result in results] == [Outcome.DONE, Outcome.REJECTED, Outcome.DONE]
        assert [result.ref for result in results] == list(self.items)
        assert str(results[1].problem)

    @pytest.mark.parametrize(
        "unclear",
        [httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("cut"), httpx.Response(500), httpx.Response(502), PAGE],
        ids=lambda bad: f"{type(bad).__name__}-{getattr(bad, 'status_code', '')}",
    )
    def test_f20_an_unclear_write_is_never_sent_twice(
        self, stock: Callable[..., Stock], unclear: httpx.Response | Exception
    ) -> None:
        script = Script(unclear)
        results = stock(script).write_stock(self.updates()[:1])
        assert [result.outcome for result in results] == [Outcome.UNKNOWN]
        assert len(script.requests) == 1

    def test_what_surely_was_not_done_is_sent_again(self, stock: Callable[..., Stock]) -> None:
        busy = httpx.Response(429, headers={"Retry-After": "1"}, json={})
        script = Script(busy, httpx.ConnectError("no route"), self.written)
        results = stock(script).write_stock(self.updates())
        assert [result.outcome for result in results] == [Outcome.DONE, Outcome.REJECTED, Outcome.DONE]
        assert len([request for request in script.requests if request.method != "GET"]) == 3

    def test_when_nothing_could_be_sent_the_whole_write_says_so(self, stock: Callable[..., Stock]) -> None:
        with pytest.raises(TransientError) as caught:
            stock(Script(httpx.ConnectError("no route"))).write_stock(self.updates())
        assert not caught.value.unclear
        with pytest.raises(SignInError):
            stock(Script(self.key_refused())).write_stock(self.updates())

    def test_a_silent_channel_is_left_alone_for_a_while(self, channel: Callable[..., Channel], world: World) -> None:
        script = Script(httpx.ConnectError("no route"))
        account = channel(script)
        for _ in range(4):
            with pytest.raises(TransientError):
                self.read(account)
        assert len(script.requests) < 8
        world.advance(120)
        script.answers = [self.an_order()]
        assert self.read(account)

    def test_a_closed_account_sends_nothing_more(self, channel: Callable[..., Channel]) -> None:
        script = Script(self.an_order())
        account = channel(script)
        self.read(account)
        account.close()
        with pytest.raises(CancelledError):
            self.read(account)
        assert len(script.requests) == 1

    def test_usage_counts_requests(self, channel: Callable[..., Channel]) -> None:
        account = channel(Script(httpx.Response(502), self.an_order()))
        self.read(account)
        assert account.usage.requests == 2

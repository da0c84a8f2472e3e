"""The shared HTTP layer: pace, redaction, clock and the things a connector cannot show by itself."""

from __future__ import annotations

import logging
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemanager.channels import CHANNELS, by_key
from storemanager.channels.errors import CancelledError, SignInError, TransientError
from storemanager.channels.http import ChannelHttp, Form, HttpRules, Upload, is_loopback, shared_tls
from storemanager.channels.pace import Breaker, Pace, retry_after_seconds
from storemanager.channels.plain import plain_name, plain_paragraphs, plain_text
from storemanager.channels.redaction import Redactor
from tests.channels.world import KEY, NOON, SECRET, Script, World, answer


def http(world: World, script: Script, address: str = "https://shop.example", **rules: Any) -> ChannelHttp:
    return ChannelHttp(
        address,
        account="My website",
        context=world.context(script),
        secrets=(KEY, SECRET),
        rules=HttpRules(**rules),
    )


def test_every_connector_is_listed_and_found_by_its_key() -> None:
    assert [channel.key for channel in CHANNELS] == ["woocommerce", "facebook", "shopee"]
    assert by_key("woocommerce") is CHANNELS[0]
    with pytest.raises(KeyError, match="woocommerce"):
        by_key("nobody")


def test_the_words_of_the_contract_load_without_the_network_libraries() -> None:
    code = "import sys, storemanager.channels.base; print('httpx' in sys.modules or 'tenacity' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


def test_letters_no_database_takes_are_mended_as_they_come_and_emojis_stay(world: World) -> None:
    body = b'{"na\\u0000me": ["Lan \\ud83d", "x\\u0000y", "\\ud83d\\ude00", 7]}'
    reply = httpx.Response(200, content=body, headers={"content-type": "application/json"})
    assert list(http(world, Script(reply)).get("/x").data.values()) == [["Lan ?", "xy", "\U0001f600", 7]]


# --- Where requests may go ---


@pytest.mark.parametrize("address", ["", "shop", "ftp://shop.example", "https://", "http://[bad", "https://a b"])
def test_a_missing_or_broken_address_is_said_plainly(world: World, address: str) -> None:
    with pytest.raises(SignInError, match="address"):
        http(world, Script(answer({})), address).get("/x")


def test_plain_http_is_only_for_this_very_computer(world: World) -> None:
    with pytest.raises(SignInError, match="https"):
        http(world, Script(answer({})), "http://192.168.1.5").get("/x")
    for host in ("127.0.0.1:8080", "localhost", "[::1]:80"):
        assert http(world, Script(answer({"ok": 1})), f"http://{host}").get("/x").data == {"ok": 1}
    assert not is_loopback("127.0.0.1.evil.example")


def test_certificates_are_always_verified() -> None:
    import ssl

    assert shared_tls().verify_mode is ssl.CERT_REQUIRED
    assert shared_tls().check_hostname
    assert shared_tls() is shared_tls()


def test_a_bad_certificate_is_named_and_nothing_is_tried_again(world: World) -> None:
    script = Script(httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired"))
    with pytest.raises(TransientError, match="certificate"):
        http(world, script).get("/x")
    assert len(script.requests) == 1


def test_a_redirect_within_the_same_place_is_followed_for_reads_only(world: World) -> None:
    moved = httpx.Response(308, headers={"Location": "/x/"})
    script = Script(moved, answer({"ok": 1}))
    assert http(world, script).get("/x").data == {"ok": 1}
    assert [request.url.path for request in script.requests] == ["/x", "/x/"]
    with pytest.raises(TransientError):
        http(world, Script(moved)).request("POST", "/x", body={})


def test_a_redirect_ring_ends(world: World) -> None:
    script = Script(httpx.Response(302, headers={"Location": "/x"}))
    with pytest.raises(TransientError):
        http(world, script).get("/x")
    assert len(script.requests) <= 4


# --- Pace ---


def test_f29_a_published_limit_is_kept_from_the_first_request(world: World) -> None:
    channel = http(world, Script(answer({})), capacity=4, per_second=2)
    for _ in range(10):
        channel.get("/x")
    assert sum(world.slept) == pytest.approx(3, abs=0.01)


def test_f29_what_the_answers_say_corrects_what_was_believed(world: World) -> None:
    used_up = answer({}, headers={"X-RateLimit-Limit": "40", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "12"})
    channel = http(world, Script(used_up, answer({})))
    channel.get("/x")
    assert channel.usage.limit_share == 1.0
    channel.get("/x")
    assert sum(world.slept) == pytest.approx(12)


def test_a_bucket_told_as_used_of_all_is_understood(world: World) -> None:
    channel = http(world, Script(answer({}, headers={"X-Shopify-Shop-Api-Call-Limit": "30/40"})))
    channel.get("/x")
    assert channel.usage.limit_share == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("X-App-Usage", '{"call_count":%d,"total_time":3,"total_cputime":2}'),
        ("X-Business-Use-Case-Usage", '{"1":[{"type":"pages","call_count":1},{"type":"batch","total_time":%d}]}'),
    ],
)
def test_a_budget_told_in_percents_is_gone_by(world: World, header: str, told: str) -> None:
    script = Script(answer({}, headers={header: told % 60}), answer({}, headers={header: told % 80}), answer({}))
    shop = http(world, script)
    shop.get("/a")
    shop.get("/a")
    assert sum(world.slept) == 0
    assert shop.usage.limit_share == 0.8
    shop.get("/a")
    assert 1 <= sum(world.slept) <= 3, "nearly used up: slower"


def test_a_budget_that_is_used_up_stops_the_requests_for_as_long_as_it_says(world: World) -> None:
    used_up = '{"1":[{"type":"batch","call_count":97,"estimated_time_to_regain_access":4}]}'
    script = Script(answer({}, headers={"X-Business-Use-Case-Usage": used_up}))
    shop = http(world, script)
    shop.get("/a")
    with pytest.raises(TransientError) as caught:
        shop.get("/a")
    assert caught.value.retry_after_seconds == pytest.approx(240)
    assert len(script.requests) == 1
    world.advance(241)
    shop.get("/a")


@pytest.mark.parametrize("told", ["", "null", "[1]", "{", '{"1":[2]}', '{"call_count":"much"}'])
def test_a_senseless_budget_is_ignored(world: World, told: str) -> None:
    shop = http(world, Script(answer({}, headers={"X-App-Usage": told})))
    shop.get("/a")
    shop.get("/a")
    assert sum(world.slept) == 0


def test_a_form_is_sent_as_a_form(world: World) -> None:
    script = Script(answer({}))
    http(world, script).request("POST", "/a", body=Form({"rows": '[{"a":"é"}]', "kind": "A B"}))
    [request] = script.requests
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.content == b"rows=%5B%7B%22a%22%3A%22%C3%A9%22%7D%5D&kind=A+B"


def test_a_file_is_sent_as_a_part_of_a_form(world: World) -> None:
    script = Script(answer({}))
    upload = Upload("image", "a.png", b"\x89PNG\x00\xff", "image/png", {"scene": "normal"})
    http(world, script).request("POST", "/a", body=upload)
    [sent] = script.requests
    assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="scene"\r\n\r\nnormal' in sent.content
    assert b'name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\x00\xff' in sent.content


def test_a_description_keeps_its_lines_when_its_markup_goes() -> None:
    marked = "<p>Men <b>lam</b></p><ul><li>350&nbsp;ml</li>\n<li>5 &lt; 6</li></ul><script>x()</script>a<br>b"
    assert plain_paragraphs(marked) == "Men lam\n350 ml\n5 < 6\na\nb"
    assert plain_paragraphs("Dòng một\n\nDòng hai 1 < 2") == "Dòng một\n\nDòng hai 1 < 2"


def test_after_a_refusal_requests_come_slower_and_speed_up_again(world: World) -> None:
    channel = http(world, Script(httpx.Response(429, json={}), answer({})))
    channel.get("/x")
    waits = []
    for _ in range(20):
        before = sum(world.slept)
        channel.get("/x")
        waits.append(sum(world.slept) - before)
    assert waits[0] > 0
    assert waits[-1] == 0


def test_f62_a_clock_that_jumps_neither_floods_nor_freezes() -> None:
    now = [1000.0]
    pace = Pace(lambda: now[0], capacity=2, per_second=1)
    assert [pace.reserve(), pace.reserve(), pace.reserve()] == [0, 0, 1]
    now[0] = 50.0
    assert pace.reserve() <= 3
    pace.refused(20)
    now[0] = -1_000_000.0
    assert pace.reserve() <= 3600
    now[0] = 5_000_000.0
    assert pace.reserve() == 0


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 7 ", 7.0),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOON - timedelta(seconds=90), usegmt=True), 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    assert retry_after_seconds({"retry-after": value}, NOON) == seconds


def test_the_breaker_lets_one_through_after_its_pause() -> None:
    now = [0.0]
    breaker = Breaker(lambda: now[0], failures=3, pause_seconds=60)
    for _ in range(3):
        assert breaker.wait_seconds() == 0
        breaker.failed()
    assert breaker.wait_seconds() == 60
    now[0] = 61
    assert breaker.wait_seconds() == 0
    breaker.failed()
    assert breaker.wait_seconds() == 60
    now[0] = 122
    assert breaker.wait_seconds() == 0
    breaker.succeeded()
    breaker.failed()
    assert breaker.wait_seconds() == 0


def test_waiting_is_done_in_steps_so_that_cancel_is_heard(world: World) -> None:
    script = Script(httpx.Response(429, headers={"Retry-After": "25"}, json={}), answer({}))
    channel = http(world, script)
    sleep = world.sleep

    def stop_after_three(seconds: float) -> None:
        sleep(seconds)
        world.stop = len(world.slept) >= 3

    object.__setattr__(channel._context, "sleep", stop_after_three)
    with pytest.raises(CancelledError):
        channel.get("/x")
    assert len(world.slept) == 3


# --- The channel's clock ---


def test_a_cached_answer_says_nothing_about_the_time(world: World) -> None:
    old = format_datetime(NOON - timedelta(hours=3), usegmt=True)
    channel = http(world, Script(answer({}, headers={"Date": old, "Age": "10800"})))
    channel.get("/x")
    assert channel.server_now() == NOON


def test_a_senseless_date_header_is_ignored(world: World) -> None:
    channel = http(world, Script(answer({}, headers={"Date": "yesterday"})))
    channel.get("/x")
    assert (channel.server_now(), channel.clock_off_seconds) == (NOON, 0)


# --- Secrets ---


@pytest.mark.parametrize(
    "leak",
    [
        f"GET /x?consumer_key={KEY}&consumer_secret={SECRET}",
        f"Authorization: Basic {__import__('base64').b64encode(f'{KEY}:{SECRET}'.encode()).decode()}",
        "oauth_signature=abc%2Fdef%3D&oauth_nonce=123",
        '{"access_token": "shpat_0123456789"}',
        "Bearer eyJhbGciOiJIUzI1NiJ9.payload.signature",
        "ck_ffffffffffffffff",
        "call 0912 345 678 or +84 912-345-678 or 0284.3822.123",
        "write to lan.tran+shop@mail.example or lan%40mail.example",
    ],
)
def test_f70_nothing_secret_or_personal_passes_the_redactor(leak: str) -> None:
    cleaned = Redactor((KEY, SECRET)).clean(leak)
    for hidden in (KEY, SECRET, "abc%2F", "shpat", "payload", "ffffff", "345", "3822", "lan.tran", "lan%40"):
        assert hidden not in cleaned


def test_the_redactor_leaves_ordinary_words_and_numbers_alone() -> None:
    for plain in (
        "GET /wp-json/wc/v3/orders?modified_after=2026-11-22T05%3A00%3A00&page=2 → 200 (0.12 s)",
        "SKU SP-0001 costs 90000, order 1042, barcode 8930000009995",
    ):
        assert Redactor((KEY, SECRET)).clean(plain) == plain


@given(st.text(min_size=6, max_size=60), st.text(max_size=40), st.text(max_size=40))
def test_f70_a_secret_of_any_shape_is_hidden(secret: str, before: str, after: str) -> None:
    cleaned = Redactor((secret,)).clean(f"{before}{secret}{after}")
    assert secret not in cleaned or secret in f"{before}***{after}"


def test_f70_the_transport_libraries_do_not_log_addresses(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    http(world, Script(answer({}))).get("/x", {"consumer_secret": SECRET})
    assert SECRET not in caplog.text
    assert SECRET not in "\n".join(world.lines)
    assert "/x" in "\n".join(world.lines)


def test_f70_an_error_carries_no_request_with_it(world: World) -> None:
    with pytest.raises(TransientError) as caught:
        http(world, Script(httpx.ReadTimeout("slow"))).get("/x", {"consumer_secret": SECRET})
    chain: BaseException | None = caught.value
    while chain is not None:
        assert not isinstance(chain, httpx.HTTPError)
        assert SECRET not in repr(chain)
        chain = chain.__cause__ or chain.__context__


# --- Words of others ---


def test_f71_markup_becomes_plain_words() -> None:
    assert plain_text("<p>Giá &lt;b&gt; &amp;<br>hai</p><script>x()</script>") == "Giá <b> & hai"
    assert plain_name("Áo &amp; quần <b>đẹp</b>, 5 < 6") == "Áo & quần đẹp, 5 < 6"
    assert plain_name(None) == ""


def test_a_body_with_a_byte_order_mark_is_still_data(world: World) -> None:
    marked = httpx.Response(200, content=b'\xef\xbb\xbf{"ok": 1}', headers={"Content-Type": "application/json"})
    assert http(world, Script(marked)).get("/x").data == {"ok": 1}


def test_the_answer_knows_when_it_was_received(world: World) -> None:
    assert http(world, Script(answer([]))).get("/x").received_at == datetime(2026, 11, 22, 5, tzinfo=UTC)

"""Signing in to Shopee: consent, tokens that work once, and a computer whose clock is wrong."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from storemanager.channels.base import SecretKeeper
from storemanager.channels.errors import SignInError, TransientError
from storemanager.channels.shopee import Shopee
from storemanager.channels.shopee.tokens import landing
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from tests.channels.shopee.conftest import Connect, Vault, settings
from tests.channels.world import World
from tests.practice.goods import NO_TLS
from tests.practice.shopee.traffic import CheckedShopee

BACK = "https://shop.example/back"


def agreed(shopee: Shopee) -> str:
    """What the owner does in the browser: open the page that was filled in, agree, copy the address."""
    found = shopee.test_field("redirect")
    assert found.passed, str(found.message)
    address = httpx.get(found.values["consent"], verify=NO_TLS).headers["location"]
    assert address.startswith(BACK)
    return str(address)


def test_a_shop_is_connected_by_the_address_its_owner_landed_on(connect: Connect, shop: CheckedShopee) -> None:
    vault = Vault()
    landed = agreed(connect(vault, redirect=BACK))
    vault.secrets["landing"] = landed
    found = connect(vault, redirect=BACK).check()
    assert (found.shop_name, found.currency, found.timezone) == ("Gốm Việt Official", "VND", "Asia/Ho_Chi_Minh")
    assert found.values["shop_id"] == "322300222"
    assert not found.warnings or "own" in str(found.warnings[0])
    used = parse_qs(urlsplit(landed).query)["code"][0]
    assert vault.secrets["used_code"] == used
    assert connect(vault).check().shop_name, "the code is not sent a second time"
    vault.secrets["landing"] = f"{BACK}?code=old&shop_id=322300222"
    with pytest.raises(SignInError, match="older than ten minutes"):
        connect(vault).check()


def test_the_address_is_read_however_it_was_pasted() -> None:
    assert landing(" https://a.example/?x=1&code=abc&shop_id=77 \n") is not None
    main = landing("https://a.example/?code=abc&main_account_id=5")
    assert main is not None
    assert (main.main_account_id, main.shop_id) == ("5", "")
    for bad in ("", "https://a.example/", "https://a.example/?code=abc", "https://a.example/?shop_id=7", "code=1"):
        assert landing(bad) is None


def test_tokens_are_saved_before_they_are_used(
    connect: Connect, shop: CheckedShopee, server: PracticeServer, world: World, vault: Vault, mug: int
) -> None:
    world.advance(4 * 3600)
    order = shop.buy("MUG").sn
    held: list[int] = []

    def keep(new: Mapping[str, str]) -> None:
        held.append(len(server.requests))
        vault.keep(new)

    keeper = SecretKeeper(lambda: dict(vault.secrets), keep)
    shopee = connect(context=replace(world.context(), secrets=keeper))
    assert shopee.get_order(order).remote_id == order
    assert held == [1], "after the refresh and before anything else"
    assert [row.path.rsplit("/", 2)[-2] for row in server.requests] == ["access_token", "order"]
    assert vault.saved[0]["refresh_token"] == vault.secrets["refresh_token"]


def test_a_token_that_cannot_be_saved_is_held_and_saved_before_anything_else(
    connect: Connect, shop: CheckedShopee, world: World, vault: Vault, mug: int
) -> None:
    order = shop.buy("MUG").sn
    world.advance(4 * 3600)
    vault.locked = True
    shopee = connect()
    for _ in range(2):
        with pytest.raises(TransientError, match="could not be kept"):
            shopee.get_order(order)
    vault.locked = False
    assert shopee.get_order(order).remote_id == order
    assert shop.tokens.refreshed == 1, "the one refresh was enough"
    assert connect().get_order(order).remote_id == order, "the next start finds it in the vault"


def test_two_tasks_refresh_once(connect: Connect, shop: CheckedShopee, world: World, vault: Vault, mug: int) -> None:
    order = shop.buy("MUG").sn
    world.advance(4 * 3600)
    keeper = vault.keeper
    several = [connect(context=replace(world.context(), secrets=keeper)) for _ in range(4)]
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda each=each: found.append(each.get_order(order).remote_id)) for each in several
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == [order] * 4
    assert shop.tokens.refreshed == 1


def test_another_program_may_have_refreshed_meanwhile(
    connect: Connect, shop: CheckedShopee, world: World, vault: Vault, mug: int
) -> None:
    order = shop.buy("MUG").sn
    mine, other = connect(), connect()
    world.advance(4 * 3600)
    assert other.get_order(order)
    assert mine.get_order(order), "it looks into the vault before it refreshes"
    shop.tokens.end_access()
    assert other.get_order(order)
    assert mine.get_order(order), "and when its token is refused"
    assert shop.tokens.refreshed == 2


def test_a_refused_token_is_exchanged_once_and_the_request_goes_on(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, mug: int
) -> None:
    order = shop.buy("MUG").sn
    shop.tokens.end_access()
    assert shopee.get_order(order).remote_id == order
    assert [row.status for row in server.requests] == [403, 200, 200]


def test_a_withdrawn_consent_is_a_case_for_the_owner(shopee: Shopee, shop: CheckedShopee) -> None:
    shop.tokens.forget()
    with pytest.raises(SignInError, match="ended the sign-in") as caught:
        shopee.get_order("1")
    assert "press Connect again" in str(caught.value.advice)


def test_a_lost_answer_to_a_refresh_ends_in_a_sentence_and_not_in_a_loop(
    shopee: Shopee, shop: CheckedShopee, server: PracticeServer, world: World
) -> None:
    world.advance(4 * 3600)
    server.faults.add(Rule(Fault.AFTER_DROP, path="access_token/get", times=1))
    with pytest.raises(SignInError, match="ended the sign-in"):
        shopee.get_order("1")
    assert len(server.requests) == 2


def test_before_anybody_agreed_the_owner_is_told_so(connect: Connect) -> None:
    with pytest.raises(SignInError, match="not been authorised yet"):
        connect(Vault()).check()


# --- The clock ---


@pytest.mark.parametrize("minutes", [17, -17])
def test_f62_a_wrong_clock_is_corrected_by_shopee_s_own(
    connect: Connect, shop: CheckedShopee, world: World, mug: int, minutes: int
) -> None:
    order = shop.buy("MUG").sn
    shop.clock = lambda: world.now() - timedelta(minutes=minutes)
    shopee = connect()
    assert shopee.get_order(order).remote_id == order
    found = shopee.check()
    word = "ahead" if minutes > 0 else "behind"
    assert any(f"17 minutes {word}" in str(warning) for warning in found.warnings)
    assert abs(found.clock_off_seconds - minutes * 60) < 3


def test_f62_a_clock_that_cannot_be_corrected_is_named_as_the_cause(connect: Connect, server: PracticeServer) -> None:
    server.faults.add(Rule(Fault.CLOCK_JUMP, seconds=3600.0, nth=frozenset({1})))
    server.faults.add(Rule(Fault.CLOCK_JUMP, seconds=-3600.0))
    with pytest.raises(SignInError, match="clock is") as caught:
        connect().get_order("1")
    assert "Set the date" in str(caught.value.advice)
    assert len(server.requests) == 2


def test_a_wrong_key_is_told_from_a_wrong_clock(
    connect: Connect, world: World, vault: Vault, server: PracticeServer
) -> None:
    given = settings(server.url, vault.secrets)
    wrong = replace(given, secrets={**given.secrets, "partner_key": "shpk_wrong"})
    shopee = Shopee(wrong, context=world.context())
    with pytest.raises(SignInError, match="not that of this app"):
        shopee.get_order("1")
    assert not shopee.test_field("partner_key").passed
    shopee.close()


def test_a_wrong_partner_id_does_not_pass_with_the_key(connect: Connect) -> None:
    found = connect(partner_id="2001888").test_field("partner_key")
    assert not found.passed
    assert "partner" in str(found.message)


# --- The form ---


def test_each_value_is_tested_by_itself(connect: Connect, shop: CheckedShopee, vault: Vault) -> None:
    shopee = connect(redirect=BACK)
    assert {key: shopee.test_field(key).passed for key in ("place", "address", "partner_id", "partner_key")} == {
        "place": True, "address": True, "partner_id": True, "partner_key": True,
    }  # fmt: skip
    assert "signature" not in str(shopee.test_field("landing").message)
    assert not shopee.test_field("landing").passed
    vault.secrets["landing"] = agreed(shopee)
    assert connect(redirect=BACK).test_field("landing").passed
    assert not connect(partner_id="my shop").test_field("partner_id").passed
    assert not connect(redirect="shop.example").test_field("redirect").passed
    assert not connect(Vault(partner_key="")).test_field("partner_key").passed
    assert shopee.test_field("ship_way").passed


def test_the_end_of_the_consent_is_told_a_month_ahead(shopee: Shopee, shop: CheckedShopee, world: World) -> None:
    shop.authorised_until = world.now() + timedelta(days=20)
    [_, ends] = sorted((str(warning) for warning in shopee.check().warnings), key=lambda text: "consent ends" in text)
    assert "consent ends on 12 Dec 2026" in ends


def test_a_shop_with_several_warehouses_is_told_which_one_is_kept(shopee: Shopee, shop: CheckedShopee) -> None:
    shop.locations = ["VNA", "VNB"]
    found = shopee.check()
    assert found.values["location_id"] == "VNA"
    assert any("2 warehouses" in str(warning) for warning in found.warnings)

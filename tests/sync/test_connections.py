"""Connecting an account whose keys change by themselves: what is handed out is in the vault before it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import httpx
import pytest

from storemanager.channels.base import AccountCheck
from storemanager.channels.errors import SignInError, TransientError
from storemanager.database import Book
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee import PARTNER_ID, PARTNER_KEY
from storemanager.services import accounts
from storemanager.sync.connections import Connections
from storemanager.texts import Text
from tests.channels.world import World
from tests.makers import a_shop
from tests.practice.goods import NO_TLS
from tests.practice.shopee.traffic import CheckedShopee

BACK = "https://shop.example/back"


class MemoryVault:
    notice: Text | None = None

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, str]] = {}

    def get(self, account: str) -> Mapping[str, str]:
        return dict(self.kept.get(account, {}))

    def set(self, account: str, secrets: Mapping[str, str]) -> None:
        self.kept[account] = dict(secrets)

    def delete(self, account: str) -> None:
        self.kept.pop(account, None)


class Desk:
    """What an owner has in front of them: a book, a vault, and Shopee in the browser."""

    def __init__(self, book: Book, server: PracticeServer, shop: CheckedShopee, world: World) -> None:
        self.book, self.shop, self.server, self.world = book, shop, server, world
        self.vault = MemoryVault()
        self.connections = Connections(book, lambda: self.vault, clock=world.now, sleep=world.sleep)
        self.values = {"place": "own", "address": server.url, "partner_id": str(PARTNER_ID), "redirect": BACK}
        self.secrets = {"partner_key": PARTNER_KEY}
        with book.write() as session:
            a_shop(session)

    def agree(self) -> None:
        found = self.connections.test_field("shopee", "redirect", self.values, self.secrets)
        assert found is not None
        page = found.values["consent"]
        self.secrets = {**self.secrets, "landing": httpx.get(page, verify=NO_TLS).headers["location"]}

    def try_out(self, account_id: int | None = None) -> AccountCheck:
        return self.connections.try_out("shopee", self.values, self.secrets, account_id=account_id)

    def connect(self) -> int:
        self.agree()
        found = self.try_out()
        return self.connections.add("shopee", "Shopee", self.values, self.secrets, found, at=self.world.now())


@pytest.fixture
def desk(book: Book, world: World) -> Iterator[Desk]:
    shop = CheckedShopee(clock=world.now)
    with PracticeServer(shop) as server:
        yield Desk(book, server, shop, world)
    assert shop.problems == []


@pytest.fixture
def world() -> World:
    return World()


def test_what_was_handed_out_while_trying_is_saved_with_the_account(desk: Desk, book: Book) -> None:
    account = desk.connect()
    kept = desk.vault.kept[str(account)]
    assert kept["refresh_token"]
    assert kept["partner_key"] == PARTNER_KEY
    with book.read() as session:
        row = accounts.get(session, account)
    assert row.settings["shop_id"] == "322300222"
    assert kept["access_token"] not in str(row.settings), "secrets are never in the book"
    assert kept["refresh_token"] not in str(row.settings)
    assert desk.connections.check(account).shop_name == "Gốm Việt Official"


def test_a_trial_that_failed_halfway_does_not_waste_the_consent(desk: Desk) -> None:
    desk.agree()
    desk.server.faults.add(Rule(Fault.BEFORE_500, path="get_shop_info"))
    with pytest.raises(TransientError):
        desk.try_out()
    desk.server.faults.clear()
    desk.world.advance(120)
    assert desk.try_out().shop_name == "Gốm Việt Official", "its code was used, and what it brought is remembered"


def test_a_refresh_is_in_the_vault_at_once_and_the_next_start_goes_on_with_it(desk: Desk) -> None:
    account = desk.connect()
    before = dict(desk.vault.kept[str(account)])
    desk.world.advance(timedelta(hours=5).total_seconds())
    assert desk.connections.check(account).shop_name
    after = desk.vault.kept[str(account)]
    assert after["refresh_token"] != before["refresh_token"]
    assert after["partner_key"] == before["partner_key"]
    again = Connections(desk.book, lambda: desk.vault, clock=desk.world.now, sleep=desk.world.sleep)
    assert again.check(account).shop_name
    assert desk.shop.tokens.refreshed == 1


def test_a_shop_that_withdrew_its_consent_is_connected_anew_on_the_same_account(desk: Desk, book: Book) -> None:
    account = desk.connect()
    desk.shop.tokens.forget()
    with pytest.raises(SignInError):
        desk.connections.check(account)
    desk.secrets = {**desk.vault.get(str(account))}
    desk.agree()
    found = desk.try_out(account)
    desk.connections.update(account, desk.values, desk.secrets, found, at=desk.world.now())
    assert desk.connections.check(account).shop_name == "Gốm Việt Official"


def test_trying_out_a_connected_account_again_leaves_no_dead_token_in_the_vault(desk: Desk) -> None:
    account = desk.connect()
    desk.secrets = {**desk.vault.get(str(account))}
    desk.world.advance(timedelta(hours=5).total_seconds())
    desk.server.faults.add(Rule(Fault.BEFORE_500, path="get_shop_info"))
    with pytest.raises(TransientError):
        desk.try_out(account)
    desk.server.faults.clear()
    desk.world.advance(120)
    assert desk.connections.check(account).shop_name, "the token that the failed trial got is the one that counts"

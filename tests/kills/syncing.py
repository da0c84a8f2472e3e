"""Kills during sync, while shoppers buy: every order once, every listing right after one quiet round."""

from __future__ import annotations

import json
import random
from pathlib import Path

from sqlmodel import select

from storemanager.database import book_url, open_book
from storemanager.domain.catalog import Variant
from storemanager.practice.catalogue import fill
from storemanager.practice.server import PracticeServer
from storemanager.practice.shoppers import Shoppers
from storemanager.practice.woocommerce import PracticeShop
from storemanager.services import stock
from tests.kills.program import Program

PRODUCTS = 60
NAME = "Website"


def run(folder: Path, kills: int, seed: int) -> int:
    """Kill `kills` syncs; answers how many were really hit while running."""
    dice = random.Random(seed)
    shop = PracticeShop()
    fill(shop, PRODUCTS, random.Random(seed))
    shoppers = Shoppers(shop, seed)
    hit = 0
    with PracticeServer(shop) as server:
        program = _connected(folder, server)
        start_up = program.seconds("attention", "list")
        shoppers.buy()
        whole = program.seconds("sync")
        for number in range(kills):
            for _ in range(dice.randint(1, 4)):
                shoppers.step()
            _owner_counts(program, shop, dice, number)
            hit += program.kill_after(dice.uniform(start_up * 0.6, whole * 1.1), "sync")
        _quiet(program)
        _prove(program, server, shop, seed)
    return hit


def _connected(folder: Path, server: PracticeServer) -> Program:
    program = Program(folder / "shop")
    program.run("init", "--name", "Killed again and again")
    secrets = {"consumer_key": server.consumer_key, "consumer_secret": server.consumer_secret}
    program.run("channel", "add", "woocommerce", "--name", NAME, "--address", server.url, given=json.dumps(secrets))
    program.run("channel", "adopt", NAME)
    program.run("sync", fine=(0, 1))
    return program


def _owner_counts(program: Program, shop: PracticeShop, dice: random.Random, number: int) -> None:
    """The owner receives goods, so that there is something to send in the round that is killed."""
    sku = dice.choice(sorted(shop.skus)).upper()
    program.run("stock", "receive", sku, str(dice.randint(1, 5)), "--note", f"delivery {number}", fine=(0, 3))


def _quiet(program: Program) -> None:
    """One round brings everything in, and a second one is idle."""
    program.run("sync", fine=(0, 1))
    program.run("sync", fine=(0, 1))


def _prove(program: Program, server: PracticeServer, shop: PracticeShop, seed: int) -> None:
    there = {str(order.id) for order in shop.orders.values() if order.status not in ("checkout-draft", "trash")}
    here = [order["remote_number"] for order in program.run("orders", "list")["orders"]]
    assert sorted(here) == sorted(there), f"orders lost or doubled (seed {seed})"
    checked = program.run("check", "--channels", fine=(0, 1))
    assert not checked["integrity"], f"seed {seed}: {checked}"
    assert not checked["ledger"], f"seed {seed}: {checked}"
    assert not checked["drift"], f"seed {seed}: {checked['drift']}"
    for sku, available in _available(program.shop).items():
        shown = shop.stock_of(sku)
        assert shown in (None, max(0, available)), f"{sku} shows {shown}, the book has {available} (seed {seed})"


def _available(folder: Path) -> dict[str, int]:
    book = open_book(book_url(folder))
    try:
        with book.read() as session:
            skus = {variant.id or 0: variant.sku for variant in session.exec(select(Variant))}
            return {skus[of]: each.available for of, each in stock.availability(session, list(skus)).items()}
    finally:
        book.close()

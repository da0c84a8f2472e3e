"""Kills during sync of two websites, while shoppers buy there and the owner receives, ships, cancels and gives money
back: every order once, every act once, every listing right after the last quiet round."""

from __future__ import annotations

import json
import random
from collections import Counter
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session, col, select

from storemanager import clock
from storemanager.domain.accounts import ChannelAccount, Listing
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.syncing import OutboxEntry, OutboxKind, OutboxState
from storemanager.practice.catalogue import fill
from storemanager.practice.server import PracticeServer
from storemanager.practice.shoppers import Shoppers
from storemanager.practice.woocommerce import PracticeShop
from storemanager.services import catalog, listings, orders, stock
from storemanager.services.catalog import PriceChange
from tests.kills.importing import opened
from tests.kills.program import Birth, Nursery, Program

PRODUCTS = 24
NAMES = ("Website", "Second website")
QUIET_ROUNDS = 12


class Shops:
    """Two websites with the same goods, and the shoppers of both."""

    def __init__(self, stack: ExitStack, seed: int, products: int = PRODUCTS) -> None:
        self._ahead = timedelta()
        self.shops = [PracticeShop(clock=self._clock), PracticeShop(clock=self._clock)]
        for shop in self.shops:
            fill(shop, products, random.Random(seed))
        self.servers = [stack.enter_context(PracticeServer(shop)) for shop in self.shops]
        self.shoppers = [Shoppers(shop, seed + number) for number, shop in enumerate(self.shops)]

    def later(self) -> None:
        """Some minutes pass on the websites: a number read near to an order is in doubt for a minute and a half of
        their time (F56), and nobody shall wait for that here."""
        self._ahead += timedelta(minutes=5)

    def _clock(self) -> datetime:
        return clock.now() + self._ahead


def run(folder: Path, kills: int, seed: int, born: Nursery) -> int:
    """Kill `kills` syncs; answers how many were really hit while running."""
    dice = random.Random(seed)
    hit = 0
    with ExitStack() as stack:
        shops = Shops(stack, seed)
        program = connected(folder, shops, born)
        for shoppers in shops.shoppers:
            shoppers.buy()
        whole = program.seconds("sync")
        for _ in range(kills):
            for _ in range(dice.randint(1, 3)):
                dice.choice(shops.shoppers).step()
            owner(program, dice)
            words = ("sync", "--full") if dice.random() < 0.1 else ("sync",)
            hit += program.kill_after(dice.uniform(0, whole * 1.1), *words)
        _quiet(program, shops, seed)
        _prove(program, shops, seed)
    return hit


def connected(folder: Path, shops: Shops, born: Birth) -> Program:
    program = Program(folder / "shop", born)
    program.run("init", "--name", "Killed again and again")
    for name, server in zip(NAMES, shops.servers, strict=True):
        secrets = {"consumer_key": server.consumer_key, "consumer_secret": server.consumer_secret}
        words = ("channel", "add", "woocommerce", "--name", name, "--address", server.url, "--live")
        program.run(*words, given=json.dumps(secrets))
    program.run("channel", "adopt", NAMES[0])
    for _ in range(2):
        program.run("sync", fine=(0, 1))
    return program


def owner(program: Program, dice: random.Random) -> None:
    """What there is to send in the round that is killed: goods, prices, and acts that must be done once."""
    now = clock.now()
    with opened(program.shop) as book, book.write() as session:
        variants = session.exec(select(Variant).where(col(Variant.price).is_not(None)).order_by(col(Variant.id))).all()
        for _ in range(dice.randint(1, 3)):
            stock.receive(session, dice.choice(variants).id or 0, dice.randint(1, 3), now=now)
        priced = dice.choice(variants)
        if dice.random() < 0.3 and priced.sale_price is None and priced.price:
            catalog.set_prices(session, [PriceChange(priced.id or 0, priced.price + 1000, None)], now=now)
        waiting = session.exec(select(Order).where(Order.status == OrderStatus.CONFIRMED).order_by(col(Order.id))).all()
        if waiting:
            _one_act(session, dice.choice(waiting), dice)


def _one_act(session: Session, order: Order, dice: random.Random) -> None:
    now, chance, order_id = clock.now(), dice.random(), order.id or 0
    if chance < 0.6:
        orders.ship(session, order_id, tracking_number=f"VN{order_id}", carrier="GHN", now=now)
    elif chance < 0.8:
        orders.cancel(session, order_id, reason="no goods", now=now)
    elif order.paid_total - order.refunded_total > 1000:
        orders.refund(session, order_id, 1000, reason="late", now=now)


def _quiet(program: Program, shops: Shops, seed: int) -> None:
    """Whatever was cut off is put right by itself, without any act of the owner."""
    still = 0
    for _ in range(QUIET_ROUNDS):
        shops.later()
        said = program.run("sync", fine=(0, 1))
        moving = said["waiting"] or any(_wrote(run["counts"]) for run in said["accounts"])
        failed = any(run["state"] == "failed" for run in said["accounts"])
        still = 0 if moving or failed else still + 1
        if still == 2:
            return
    raise AssertionError(f"the shop does not come to rest (seed {seed})")


def _wrote(counts: dict[str, int]) -> bool:
    return any(counts.get(name) for name in ("stock_written", "prices_written", "acts_done"))


def _prove(program: Program, shops: Shops, seed: int) -> None:
    shops.later()
    checked = program.run("check", "--channels", fine=(0, 1))
    assert not checked["integrity"], f"seed {seed}: {checked}"
    assert not checked["ledger"], f"seed {seed}: {checked}"
    matters = [(row["kind"], str(row["title"])) for row in program.run("attention", "list")["attention"]]
    assert not checked["drift"], f"seed {seed}: {checked['drift']}, open matters: {matters}"
    with opened(program.shop) as book, book.read() as session:
        accounts = session.exec(select(ChannelAccount).order_by(col(ChannelAccount.id))).all()
        assert [account.read_only for account in accounts] == [None] * len(accounts), f"seed {seed}: a false alarm"
        for account, shop in zip(accounts, shops.shops, strict=True):
            _prove_account(session, account.id or 0, shop, seed)


def _prove_account(session: Session, account_id: int, shop: PracticeShop, seed: int) -> None:
    there = sorted(str(order.id) for order in shop.orders.values() if order.status not in ("checkout-draft", "trash"))
    here = sorted(
        str(remote_id) for remote_id in session.exec(select(Order.remote_id).where(Order.account_id == account_id))
    )
    assert here == there, f"orders lost or doubled (seed {seed})"
    for fact in listings.facts(session, account_id, listings.listing_ids(session, account_id)):
        if fact.wanted is not None and fact.hold is listings.Hold.NONE:
            number = int(fact.remote_variant_id or fact.product_id)
            assert shop.products[number].stock_quantity == fact.wanted, f"{fact.sku} (seed {seed})"
    assert not session.exec(
        select(Listing.id).where(Listing.account_id == account_id, col(Listing.stock_unclear))
    ).all(), f"a number is still in doubt (seed {seed})"
    _prove_acts(session, account_id, shop, seed)


def _prove_acts(session: Session, account_id: int, shop: PracticeShop, seed: int) -> None:
    """Counted by the website: a parcel, a refund and a note for each act of ours, and not one more."""
    for order in shop.orders.values():
        marks = Counter(mark for note in order.notes for mark in note.text.split() if mark.startswith("[#"))
        assert not [mark for mark, times in marks.items() if times > 1], f"a note twice on {order.id} (seed {seed})"
    acts = session.exec(select(OutboxEntry).where(OutboxEntry.account_id == account_id)).all()
    assert {act.state for act in acts} <= {OutboxState.DONE, OutboxState.PARKED}, f"an act still waits (seed {seed})"
    refunds = [act for act in acts if act.kind is OutboxKind.REFUND and act.state is OutboxState.DONE]
    assert sum(len(order.refunds) for order in shop.orders.values()) == len(refunds), f"refunds (seed {seed})"

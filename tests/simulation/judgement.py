"""What must hold at every step, and all that must be right when it is quiet, judged by the book's own words and by what
really happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlmodel import select

from storemanager.channels.base import RemoteStatus
from storemanager.domain.offers import Policy
from storemanager.domain.orders import OrderLine, OrderStatus
from storemanager.services import listings, stock

if TYPE_CHECKING:
    from tests.simulation.keeper import Program

_SOUND = """
SELECT variant_id, on_hand, reserved, moved, promised FROM (
    SELECT variant_id, on_hand, reserved,
        (SELECT coalesce(sum(quantity), 0) FROM stock_movement AS m
            WHERE m.variant_id = l.variant_id AND m.location_id = l.location_id) AS moved,
        (SELECT coalesce(sum(quantity), 0) FROM reservation AS r
            WHERE r.variant_id = l.variant_id AND r.location_id = l.location_id AND r.state = 'OPEN') AS promised
    FROM stock_level AS l)
WHERE on_hand <> moved OR reserved <> promised
"""


def ledger_is_sound(raw: sqlite3.Connection) -> str:
    """Balances are the sums of their ledger and of their promises; else what is wrong."""
    wrong = raw.execute(_SOUND).fetchall()
    return f"balances differ from their sums (variant, on hand, reserved, moved, promised): {wrong}" if wrong else ""


def judge(program: Program, policy: Callable[[int], Policy]) -> None:
    """All is quiet: orders, goods and numbers are as they really are, and the last sync found nothing left to do."""
    if not program.shop.quiet:
        program.shop.truth.broken("a quiet shop went on writing")
    _orders(program)
    _goods(program)
    _offers(program, policy)


def _orders(program: Program) -> None:
    """Every order of every channel is in the book once, with its quantities and in its state."""
    truth = program.shop.truth
    with program.book.read() as session:
        for index, store in enumerate(program.shop.stores):
            found = program.orders_of(session, index)
            ids = [program.place_of(order)[1] for order in found]
            truth.figures.lost += len(set(store.orders) - set(ids))
            truth.figures.doubled += len(ids) - len(set(ids)) + len(set(ids) - set(store.orders))
            if sorted(ids) != sorted(store.orders):
                truth.broken(f"channel {index} has orders {sorted(store.orders)}, the book has {sorted(ids)}")
            for order in found:
                there = store.orders[program.place_of(order)[1]]
                lines = session.exec(select(OrderLine).where(OrderLine.order_id == order.id)).all()
                ours = sorted((program.line_of(order, line), line.sku, line.quantity) for line in lines)
                theirs = sorted((line.remote_id, line.sku, line.quantity) for line in there.lines)
                if ours != theirs:
                    truth.broken(f"channel {index}, order {there.remote_id}: the book has {ours}, it is {theirs}")
                # Goods that were sent all the same, and came back, are returned here.
                over = {OrderStatus.CANCELLED, OrderStatus.RETURNED}
                off = there.status is RemoteStatus.CANCELLED
                if order.status not in over if off else order.status is OrderStatus.CANCELLED:
                    states = f"{there.status.value} there, {order.status.value} here"
                    truth.broken(f"channel {index}, order {there.remote_id}: {states}")


def _goods(program: Program) -> None:
    truth = program.shop.truth
    with program.book.read() as session:
        book = stock.availability(session, program.variants)
    for goods, variant in zip(program.shop.week.goods, program.variants, strict=True):
        ours = (book[variant].on_hand, book[variant].available)
        real = (truth.on_hand(goods.sku), truth.available(goods.sku))
        if ours != real:
            truth.broken(f"{goods.sku}: (on hand, available) is {ours} in the book and {real} in truth")


def _offers(program: Program, policy: Callable[[int], Policy]) -> None:
    """Every channel shows what the book wants it to show; and by an own reckoning, what it should."""
    truth = program.shop.truth
    with program.book.read() as session:
        for index, account_id in enumerate(program.accounts):
            store = program.shop.stores[index]
            for fact in listings.facts(session, account_id, listings.listing_ids(session, account_id)):
                shown, price = store.shows(fact.sku), store.price_of(fact.sku)
                if not fact.wanted == fact.seen == shown or fact.unclear or fact.hold is not listings.Hold.NONE:
                    truth.broken(
                        f"{fact.sku} on channel {index}: wanted {fact.wanted}, seen {fact.seen}, shown {shown}, "
                        f"{'unclear' if fact.unclear else 'clear'}, {fact.hold.value or 'not held'}"
                    )
                if fact.price_wanted is None or fact.price_wanted.price != price:
                    truth.broken(f"{fact.sku} on channel {index}: costs {price}, should be {fact.price_wanted}")
    for number, goods in enumerate(program.shop.week.goods):
        shows, free = truth.shows(goods.sku), max(0, truth.available(goods.sku))
        # A split keeps a part for the counter where the counter has sold; otherwise all of it is on offer somewhere.
        kept = truth.counter[goods.sku] > 0
        together = sum(shows) == free or (kept and min(free, 1) <= sum(shows) < free)
        each = all(number == free for number in shows)
        right = {Policy.SHARED: each, Policy.STRICT: together, Policy.BALANCED: each or together}[policy(number)]
        if not right:
            truth.broken(f"{goods.sku}: the channels show {shows} of {free} under {policy(number).value}")

"""What the tests of orders' lives do and ask over and over, at the desk of the shop."""

from dataclasses import replace

from storemanager.channels.base import (
    RemoteLine,
    RemoteRefund,
    RemoteRefundLine,
)
from storemanager.domain.attention import AttentionKind
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.money import Money
from storemanager.services import attention, orders, outbox
from tests.sync.world import World

PRICE = Money(100_000, "VND")


def variant(world: World, sku: str) -> int:
    return world.listing(sku).variant_id or 0


def order_id(world: World, remote_id: str) -> int:
    return world.order(remote_id).id or 0


def pack(world: World, remote_id: str) -> None:
    with world.book.write() as session:
        orders.pack(session, order_id(world, remote_id), now=world.clock())


def acts(world: World, remote_id: str) -> dict[OutboxKind, OutboxState]:
    with world.book.read() as session:
        return {row.kind: row.state for row in outbox.rows(session, order_id=order_id(world, remote_id))}


def said(world: World, remote_id: str) -> list[str]:
    """What "needs attention" says of an order that was changed."""
    with world.book.read() as session:
        rows = [row for row in attention.rows(session) if row.kind is AttentionKind.ORDER_CHANGED]
        return [f"{row.title} {row.meaning} {row.advice}" for row in rows if row.order_id == order_id(world, remote_id)]


def refund(world: World, remote_id: str, quantity: int, *, restocked: bool | None, name: str = "R1") -> RemoteRefund:
    line = world.shop.orders[remote_id].lines[0].remote_id
    back = (RemoteRefundLine(line, quantity, PRICE * quantity),) if quantity else ()
    given = RemoteRefund(name, PRICE * max(quantity, 1), "", world.clock(), back, restocked)
    world.shop.refund(remote_id, given, restock=bool(restocked))
    return given


def add_line(world: World, remote_id: str, sku: str, quantity: int) -> None:
    shop = world.shop
    line = RemoteLine(
        f"L{shop.next_id()}", shop.ref_of(sku), sku, sku, quantity, PRICE, PRICE * quantity, stock_taken=0
    )
    order = shop.save(replace(shop.orders[remote_id], lines=(*shop.orders[remote_id].lines, line)))
    shop.move(remote_id, order.status)

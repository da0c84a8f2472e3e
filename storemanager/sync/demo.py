"""The practice shop: a street of pretend channels on this computer, and a book that sells on them.

What shoppers and owner did there is kept in the shop's folder, so that it is the same shop the next time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from sqlmodel import col, select, update

from storemanager.clock import Clock, now
from storemanager.database import Book
from storemanager.domain.accounts import OWN_SIGN, PRACTICE, SAME_SIGN, ChannelAccount
from storemanager.domain.catalog import Variant
from storemanager.domain.orders import OrderLine
from storemanager.practice.stall import Stall
from storemanager.practice.street import KINDS, Street
from storemanager.services import accounts
from storemanager.services.accounts import AccountRow
from storemanager.sync.connections import Connections, practice_secrets
from storemanager.sync.engine import Engine
from storemanager.vault import Vault

PRODUCTS, WEEKS, SEED = 400, 6, 2026
_COST_PERCENT = 60
"""What the demo's goods cost the shop, of their price: the website does not know costs, and profits should show."""
FIRST_COMERS = 12
"""So many come to a channel as soon as it is connected, so that there is something to pack and to answer."""


def street(
    book: Book,
    folder: Path,
    *,
    make: bool = False,
    products: int = PRODUCTS,
    seed: int = SEED,
    port: int = 0,
    shoppers: bool = True,
    clock: Clock = now,
) -> Street | None:
    """The practice channels the book sells on, not begun yet; with `make` all that there are. None: there are none."""
    known = {row.kind for row in practised(book)}
    kinds = KINDS if make else tuple(kind for kind in KINDS if kind in known)
    if not kinds:
        return None
    return Street(folder, kinds, products=products, weeks=WEEKS, seed=seed, port=port, busy=shoppers, clock=clock)


def connect(
    book: Book,
    begun: Street,
    *,
    vault: Callable[[], Vault],
    at: datetime,
    clock: Clock = now,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[int, ...]:
    """Connect the book to the channels of the street, or tell the accounts that are there already where they are now; a
    new account's products, orders and stock are taken into the book. Answers with the accounts, the website's first."""
    known = {row.kind: row for row in practised(book)}
    connections = Connections(book, vault, clock=clock, sleep=sleep)
    engine = Engine(book, connections.settings, connections.make, clock=clock, sleep=sleep)
    bare = _is_bare(book)
    made: dict[int, Stall] = {}
    account_ids: list[int] = []
    for stall in begun:
        row = known.get(stall.kind)
        account_id = _add(book, connections, stall, at) if row is None else _find_again(book, row, stall, at)
        account_ids.append(account_id)
        if stall.kind == KINDS[0] and (row is None or bare):
            _fill(book, engine, account_id)
        elif row is None:
            made[account_id] = stall
    if made:
        _join(book, engine, made, account_ids, at)
    return tuple(account_ids)


def practised(book: Book) -> list[AccountRow]:
    """The accounts on practice channels, which then have to run."""
    with book.read() as session:
        return [row for row in accounts.rows(session) if row.settings.get(PRACTICE)]


def _add(book: Book, connections: Connections, stall: Stall, at: datetime) -> int:
    first = stall.kind == KINDS[0]
    values = {**stall.values(), PRACTICE: OWN_SIGN if first else SAME_SIGN}
    secrets = practice_secrets(stall.kind)
    found = connections.try_out(stall.kind, values, secrets)
    name = _name(book, str(stall.title))
    return connections.add(stall.kind, name, values, secrets, found, activate=first, at=at)


def _find_again(book: Book, known: AccountRow, stall: Stall, at: datetime) -> int:
    values = dict(stall.values())
    with book.write() as session:
        settings = {**known.settings, **values}
        accounts.update_connection(session, known.id, address=values.get("address"), settings=settings, now=at)
    return known.id


def _fill(book: Book, engine: Engine, account_id: int) -> None:
    """Take the website's goods and orders into the book, as an owner would who connects their own."""
    engine.adopt(account_id)
    with book.write() as session:
        session.execute(
            update(Variant)
            .where(col(Variant.cost).is_(None), col(Variant.price).is_not(None))
            .values(cost=col(Variant.price) * _COST_PERCENT // 100)
        )
        cost = select(Variant.cost).where(Variant.id == OrderLine.variant_id).scalar_subquery()
        session.execute(update(OrderLine).where(col(OrderLine.unit_cost).is_(None)).values(unit_cost=cost))
    engine.run_round([account_id], trigger="practice")


def _join(book: Book, engine: Engine, made: Mapping[int, Stall], all_of_them: Sequence[int], at: datetime) -> None:
    """More channels for goods the book knows: they are matched, the owner agrees to what will be sent, and then the
    first people come."""
    engine.run_round(list(made), trigger="practice")
    with book.write() as session:
        for account_id in made:
            accounts.activate(session, account_id, now=at)
    engine.run_round(list(made), trigger="practice")
    for stall in made.values():
        for _ in range(FIRST_COMERS):
            stall.somebody_comes()
    engine.run_round(all_of_them, trigger="practice")


def _is_bare(book: Book) -> bool:
    """Without a product: somebody stopped the program while the book was being filled."""
    with book.read() as session:
        return session.exec(select(Variant.id).limit(1)).first() is None


def _name(book: Book, wanted: str) -> str:
    """The account's name, told apart from one the owner may have given."""
    with book.read() as session:
        taken = set(session.exec(select(ChannelAccount.name)))
    return wanted if wanted not in taken else f"{wanted} {int(time.time())}"

"""A book that was put back to an earlier state writes to no channel before the owner has looked (F64)."""

from __future__ import annotations

from pathlib import Path

from storemanager.backups import keeping, restoring
from storemanager.database import Book
from storemanager.domain.accounts import ReadOnly
from storemanager.domain.backups import BackupKind
from storemanager.services import accounts, attention
from tests.sync.world import World, a_world


def back_to(world: World, folder: Path, file: Path) -> restoring.Prepared:
    """The owner restores a backup: the book is closed meanwhile, and opened again by its next use."""
    prepared = restoring.prepare(file, folder)
    world.book.close()
    restoring.restore(prepared, folder, now=world.clock(), origin="window")
    return prepared


def test_f64_a_restored_book_sends_nothing_until_released_and_then_what_is_right(book: Book, tmp_path: Path) -> None:
    world, folder = a_world(book), tmp_path / "shop"
    tea = world.product("TEA", on_hand=20)
    world.sync()
    made = keeping.back_up(book, folder, BackupKind.BY_HAND, now=world.clock())
    world.receive(tea, 30)
    world.shop.buy("TEA", 4)
    world.sync()
    assert world.shop.shows("TEA") == 46
    prepared = back_to(world, folder, made.path)
    assert prepared.lost is not None
    assert (prepared.lost.orders, prepared.lost.movements) == (1, 1)
    assert world.on_hand(tea) == 20
    for _ in range(3):
        world.sync()
        assert world.shop.writes == []
        assert world.shop.price_writes == []
    assert len(world.orders()) == 1  # the order came in again, once
    with book.write() as session:
        assert accounts.get(session, world.account).read_only is ReadOnly.RESTORED
        assert any(row.key == f"read-only:{world.account}" for row in attention.rows(session))
        accounts.release(session, world.account, now=world.clock())
    world.sync()
    assert world.shop.shows("TEA") == 16
    world.all_is_well()


def test_f64_a_shipment_that_waited_in_the_backup_is_asked_about_and_not_sent_again(book: Book, tmp_path: Path) -> None:
    world, folder = a_world(book), tmp_path / "shop"
    world.product("TEA", on_hand=20)
    remote = world.shop.buy("TEA", 2)
    world.sync()
    world.ship(remote)
    made = keeping.back_up(book, folder, BackupKind.BY_HAND, now=world.clock())
    world.sync()  # now the channel knows of the shipment
    back_to(world, folder, made.path)
    world.shop.log.clear()
    world.sync()
    assert not any("ship" in step for step in world.shop.log)
    with book.read() as session:
        assert any("done on" in row.title.source for row in attention.rows(session))

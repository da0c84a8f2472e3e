"""Money that is given back on the channel's own pages while a refund made here waits: nobody gets it twice unasked."""

import pytest

from storemanager.channels.base import RemoteStatus
from storemanager.database import Book
from storemanager.domain.attention import AttentionKind
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.services import attention, orders
from storemanager.services.attention import AttentionRow
from storemanager.sync import actions
from tests.sync import order_desk as desk
from tests.sync.world import World, in_step


@pytest.fixture
def world(book: Book) -> World:
    return in_step(book, MUG=10)


@pytest.fixture
def sent(world: World) -> str:
    """An order of three that has left, and is in the book."""
    remote_id = world.shop.buy("MUG", 3)
    world.shop.move(remote_id, RemoteStatus.COMPLETED)
    world.sync()
    world.clock.pass_(60)
    return remote_id


def goods_back_here(world: World, remote_id: str, money: int = 100_000) -> None:
    [line] = world.lines(remote_id)
    with world.book.write() as session:
        orders.return_goods(
            session, line.order_id, {line.id or 0: orders.ReturnInput(1)}, refund_amount=money, now=world.clock()
        )


def question(world: World) -> AttentionRow:
    with world.book.read() as session:
        [row] = [row for row in attention.rows(session) if row.kind is AttentionKind.PARKED_ACT]
    return row


def answer(world: World, *, withdraw: bool) -> None:
    with world.book.write() as session:
        actions.act(session, question(world).id, choice={"withdraw": withdraw}, now=world.clock())


def given_back_there(world: World, remote_id: str) -> int:
    return sum(refund.amount.minor for refund in world.shop.orders[remote_id].refunds)


def test_f15_a_refund_made_there_meanwhile_is_asked_about_before_ours_is_sent(world: World, sent: str) -> None:
    goods_back_here(world, sent)
    desk.refund(world, sent, 1, restocked=True)
    world.sync()
    assert given_back_there(world, sent) == 100_000
    assert desk.acts(world, sent)[OutboxKind.REFUND] is OutboxState.PARKED
    row = question(world)
    assert "money was given back on the channel, too" in str(row.title)
    assert str(row.meaning).count("100,000") == 2


def test_f15_the_same_refund_entered_twice_is_one_in_the_book_when_ours_is_withdrawn(world: World, sent: str) -> None:
    goods_back_here(world, sent)
    desk.refund(world, sent, 1, restocked=True)
    world.sync()
    answer(world, withdraw=True)
    for _ in range(2):
        world.clock.pass_(60)
        world.shop.save(world.shop.orders[sent])  # it is changed there again, and pulled
        world.sync()
        assert (world.order(sent).refunded_total, given_back_there(world, sent)) == (100_000, 100_000)
        assert world.on_hand(desk.variant(world, "MUG")) == 8
    world.all_is_well()


def test_f15_two_refunds_that_were_both_meant_are_both_made(world: World, sent: str) -> None:
    goods_back_here(world, sent)
    desk.refund(world, sent, 1, restocked=True)
    world.sync()
    answer(world, withdraw=False)
    world.clock.pass_(60)
    world.sync()
    world.clock.pass_(60)
    world.sync()
    assert (world.order(sent).refunded_total, given_back_there(world, sent)) == (200_000, 200_000)
    world.all_is_well()


def test_f15_what_the_book_knows_of_already_is_not_asked_about(world: World, sent: str) -> None:
    desk.refund(world, sent, 1, restocked=True)
    world.sync()
    world.clock.pass_(60)
    goods_back_here(world, sent)
    world.sync()
    assert given_back_there(world, sent) == 200_000
    assert desk.acts(world, sent)[OutboxKind.REFUND] is OutboxState.DONE


def test_f15_a_refund_that_was_given_up_and_made_by_hand_there_is_one(world: World, sent: str) -> None:
    """Money and units: the goods that the channel put on its shelf came back once, those of another refund, too."""
    world.shop.faults["refund_order"] = ["reject"]
    goods_back_here(world, sent)
    world.sync()
    answer(world, withdraw=True)
    desk.refund(world, sent, 1, restocked=True)
    desk.refund(world, sent, 2, restocked=True, name="R2")
    world.clock.pass_(60)
    world.sync()
    assert world.order(sent).refunded_total == 300_000
    assert world.on_hand(desk.variant(world, "MUG")) == 10


def test_f15_the_question_is_asked_although_the_channel_did_not_answer_at_first(world: World, sent: str) -> None:
    goods_back_here(world, sent)
    desk.refund(world, sent, 1, restocked=True)
    world.shop.faults["get_order"] = ["before"]
    world.sync()
    world.clock.pass_(3600)
    world.sync()
    assert given_back_there(world, sent) == 100_000
    assert "money was given back on the channel, too" in str(question(world).title)


def test_f20_our_own_refund_is_not_taken_for_another_when_what_follows_it_fails(world: World, sent: str) -> None:
    """The refund was made, and reading it back failed: it is looked for by its key, and nobody is asked."""
    goods_back_here(world, sent)
    world.shop.faults["refund_order"] = ["failed after"]
    world.sync()
    world.clock.pass_(3600)
    world.sync()
    assert given_back_there(world, sent) == 100_000
    assert desk.acts(world, sent)[OutboxKind.REFUND] is OutboxState.DONE

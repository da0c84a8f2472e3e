"""Carriers' labels for the orders of a shop: real HTTP with the practice Shopee, and what must never be mixed up."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlmodel import select

from storemanager import clock, pdf
from storemanager.channels.base import Arranging, Channel, LabelAnswer, LabelSheet
from storemanager.database import Book
from storemanager.domain.accounts import ReadOnly
from storemanager.domain.orders import Order, OrderStatus, Shipment
from storemanager.errors import StoreError
from storemanager.practice.faults import Fault, Rule
from storemanager.practice.server import PracticeServer
from storemanager.practice.shopee.labels import pdf_of as a_pdf
from storemanager.services import account_holds, attention, orders, packing, packing_labels
from storemanager.services.order_inputs import LineInput, OrderInput
from storemanager.sync.label_store import KEPT_FOR, LabelStore
from storemanager.sync.labels import LabelDesk, Progress, by_order
from storemanager.texts import translate
from tests.channels.world import NOON, World
from tests.makers import a_variant
from tests.practice.shopee.traffic import CheckedShopee
from tests.sync.marketplace import Marketplace, many_models
from tests.sync.world import write_fast


class Desk:
    """A marketplace with orders that wait, and the desk that gets their labels."""

    def __init__(self, market: Marketplace, folder: Path) -> None:
        self.market, self.store = market, LabelStore(folder)
        self.told: list[Progress] = []
        many_models(market.shop, 1, 3)
        market.adopt()
        for number in range(3):
            market.shop.buy(f"G0-{number}")
        market.sync()
        with market.book.read() as session:
            self.ids = {order.remote_id or "": order.id or 0 for order in session.exec(select(Order))}

    @contextmanager
    def _opened(self, account_id: int) -> Iterator[Channel]:
        channel = self.market._make(self.market._settings(account_id), lambda: False)
        try:
            yield channel
        finally:
            channel.close()

    @property
    def labels(self) -> LabelDesk:
        self.market.server.requests.reset()
        return LabelDesk(
            self.market.book, self._opened, self.store, now=self.market.outside.now, report=self.told.append
        )

    def texts(self, order_ids: Sequence[int]) -> list[str]:
        run = self.labels.fetch(order_ids)
        assert run.refused == ()
        return [text for one in order_ids for text in pdf.page_texts(run.carriers[one])]


@pytest.fixture
def desk(book: Book, tmp_path: Path) -> Iterator[Desk]:
    write_fast(book)
    outside = World(NOON)
    shop = CheckedShopee(clock=outside.now)
    with PracticeServer(shop) as server:
        yield Desk(Marketplace(book, shop, server, outside), tmp_path)
    assert shop.problems == []


def test_parcels_are_asked_for_and_each_order_gets_its_own_page(desk: Desk) -> None:
    wanted = list(reversed(desk.ids.values()))
    texts = desk.texts(wanted)
    for remote_id, text in zip(reversed(desk.ids), texts, strict=True):
        there = desk.market.shop.orders[remote_id]
        assert there.status == "PROCESSED"
        assert remote_id in text
        assert there.tracking in text
    with desk.market.book.read() as session:
        for order in session.exec(select(Order)):
            assert packing_labels.tracking_of(session, order) == desk.market.shop.orders[order.remote_id or ""].tracking
    words = [str(each.words) for each in desk.told]
    assert words == [
        "Shopee: the carrier is asked to take 3 parcels…", "Shopee: the carrier is making 3 labels…",
    ]  # fmt: skip


def test_printing_again_needs_no_network_and_old_labels_go(desk: Desk) -> None:
    before = desk.texts(list(desk.ids.values()))
    desk.market.server.close()
    assert desk.texts(list(desk.ids.values())) == before
    assert [file.stat().st_mode & 0o077 for file in desk.store._folder.iterdir()] == [0] * 3
    desk.store.clean(clock.now() + KEPT_FOR + timedelta(minutes=1))
    assert list(desk.store._folder.iterdir()) == []


def test_an_order_that_was_called_off_there_is_told_and_the_others_have_their_labels(desk: Desk) -> None:
    gone = next(iter(desk.ids))
    desk.market.shop.cancel(gone)
    run = desk.labels.fetch(list(desk.ids.values()))
    [refused] = run.refused
    assert refused.order_id == desk.ids[gone]
    assert "was cancelled on Shopee" in str(refused.problem)
    assert set(run.carriers) == set(desk.ids.values()) - {desk.ids[gone]}


def test_labels_that_take_too_long_are_told_and_come_the_next_time(desk: Desk) -> None:
    desk.market.shop.label_comes_after = timedelta(minutes=5)
    run = desk.labels.fetch(list(desk.ids.values()))
    assert run.carriers == {}
    assert all("still being made" in str(each.problem) for each in run.refused)
    desk.market.outside.advance(600)
    assert len(desk.texts(list(desk.ids.values()))) == 3


def test_a_channel_that_is_away_stops_nobody_else_s_label(desk: Desk) -> None:
    with desk.market.book.write() as session:
        own = orders.create(session, OrderInput((LineInput(a_variant(session, "CUP", on_hand=3), 1),)), now=NOON)
    desk.market.server.faults.add(Rule(Fault.BEFORE_DROP))
    assert desk.labels.questions([own, *desk.ids.values()]) == ()
    run = desk.labels.fetch([own, *desk.ids.values()])
    assert run.own == (own,)
    assert {each.order_id for each in run.refused} == set(desk.ids.values())
    desk.market.server.faults.clear()


def test_an_account_that_cannot_be_opened_asks_nothing_and_stops_nobody_else_s_label(desk: Desk) -> None:
    with desk.market.book.write() as session:
        own = orders.create(session, OrderInput((LineInput(a_variant(session, "CUP", on_hand=3), 1),)), now=NOON)

    def locked(_account_id: int) -> AbstractContextManager[Channel]:
        raise StoreError(translate("vault", "The keyring is locked."), translate("vault", "Unlock it."))

    labels = LabelDesk(desk.market.book, locked, desk.store, now=desk.market.outside.now)
    assert labels.questions([own, *desk.ids.values()]) == ()
    run = labels.fetch([own, *desk.ids.values()])
    assert run.own == (own,)
    assert {str(each.problem) for each in run.refused} == {"The keyring is locked. Unlock it."}


def test_an_account_that_is_only_read_from_is_asked_for_nothing(desk: Desk) -> None:
    with desk.market.book.write() as session:
        account_holds.hold(session, None, ReadOnly.RESTORED, now=NOON)
    run = desk.labels.fetch(list(desk.ids.values()))
    assert {str(each.problem) for each in run.refused} == {
        "Nothing is sent to Shopee at the moment. Look under Channels what it waits for."
    }
    assert not desk.market.server.requests.matching("POST")
    assert {order.status for order in desk.market.shop.orders.values()} == {"READY_TO_SHIP"}


def test_how_parcels_go_is_asked_once_and_remembered(desk: Desk) -> None:
    wanted = list(desk.ids.values())
    [question] = desk.labels.questions(wanted)
    assert (question.account_name, len(question.ways)) == ("Shopee", 2)
    with desk.market.book.write() as session:
        packing_labels.remember_way(session, question.account_id, question.ways[0].lasting)
    assert desk.labels.questions(wanted) == ()
    assert len(desk.labels.questions(wanted, again=True)) == 1


def test_an_order_that_is_over_has_no_label(desk: Desk) -> None:
    first = next(iter(desk.ids.values()))
    with desk.market.book.write() as session:
        orders.cancel(session, first, reason="", now=NOON)
    [refused] = desk.labels.fetch([first]).refused
    assert "is cancelled: there is no label for it." in str(refused.problem)


# --- Whose page is it? ---


def test_pages_are_told_apart_by_what_is_written_on_them_in_whatever_order_they_come() -> None:
    sheet = LabelSheet(("A1", "B2"), a_pdf([("SPX 2", "B2"), ("SPX 1", "A1"), ("SPX 1 once more", "A1")]))
    found = by_order(sheet, {})
    assert found is not None
    assert [len(pdf.page_texts(found[one])) for one in ("A1", "B2")] == [2, 1]
    assert "B2" in pdf.page_texts(found["B2"])[0]


def test_a_tracking_number_says_whose_page_it_is_too() -> None:
    sheet = LabelSheet(("A1", "B2"), a_pdf([("SPX999", "x"), ("SPX777", "x")]))
    found = by_order(sheet, {"A1": "SPX777", "B2": "SPX999"})
    assert found is not None
    assert "SPX777" in pdf.page_texts(found["A1"])[0]


@pytest.mark.parametrize("pages", [[("A1",), ("nobody",)], [("A1 B2",), ("B2",)], [("A1",)]])
def test_a_file_that_does_not_say_it_is_not_taken_apart(pages: list[tuple[str, ...]]) -> None:
    assert by_order(LabelSheet(("A1", "B2"), a_pdf(pages)), {}) is None


class Silent:
    """A carrier whose labels are pictures: nothing on them can be read."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def fetch_labels(self, remote_ids: Sequence[str]) -> LabelAnswer:
        self.asked.append(tuple(remote_ids))
        return LabelAnswer((LabelSheet(tuple(remote_ids), a_pdf([("?",)] * len(remote_ids))),))


def test_then_its_orders_are_asked_for_one_by_one(desk: Desk) -> None:
    carrier = Silent()
    found = desk.labels._taken_apart(carrier, carrier.fetch_labels(["A1", "B2"]))
    assert carrier.asked == [("A1", "B2"), ("A1",), ("B2",)]
    assert {one: len(pdf.page_texts(content)) for one, content in found.items()} == {"A1": 1, "B2": 1}


def test_a_packed_file_of_pdfs_is_opened_and_anything_else_refused() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("1.pdf", a_pdf([("A1",)]))
        file.writestr("2.pdf", a_pdf([("B2",)]))
    found = by_order(LabelSheet(("A1", "B2"), packed.getvalue(), "application/zip"), {})
    assert found is not None
    assert set(found) == {"A1", "B2"}
    for content in (b"<html>", b"PK\x03\x04 broken", b"%PDF-1.4 broken"):
        with pytest.raises(pdf.UnreadablePdfError):
            by_order(LabelSheet(("A1", "B2"), content), {})


def test_an_answer_that_was_lost_has_the_parcel_asked_for_once_all_the_same(desk: Desk) -> None:
    desk.market.server.faults.add(Rule(Fault.AFTER_DROP, path="ship_order", times=1))
    run = desk.labels.fetch(list(desk.ids.values()))
    assert run.carriers == {}
    assert all("Nothing is lost: get the labels again in a moment." in str(each.problem) for each in run.refused)
    desk.market.server.faults.clear()
    assert len(desk.texts(list(desk.ids.values()))) == 3
    assert desk.market.server.requests.count(path="ship_order") == 3, "the lost one is not asked for again"


def test_a_sync_between_label_and_parcel_leaves_the_order_to_be_packed_and_it_leaves_once(desk: Desk) -> None:
    desk.texts(list(desk.ids.values()))
    desk.market.sync()
    remote_id, order_id = next(iter(desk.ids.items()))
    tracking = desk.market.shop.orders[remote_id].tracking
    with desk.market.book.write() as session:
        assert session.get_one(Order, order_id).status is OrderStatus.CONFIRMED
        counted = {goods.key: goods.pieces for goods in packing.parcel(session, order_id).goods}
        packing.close_parcel(session, order_id, counted, now=NOON)
    desk.market.sync()
    with desk.market.book.write() as session:
        assert packing.parcel(session, order_id).label == tracking
        packing.send(session, order_id, key="once", now=NOON)
    for _ in range(2):
        desk.market.sync()
    with desk.market.book.read() as session:
        assert session.get_one(Order, order_id).status is OrderStatus.SHIPPED
        sent = select(Shipment.tracking_number).where(Shipment.order_id == order_id)
        assert session.exec(sent).all() == [tracking], "the parcel the channel has told of is this one"
        assert attention.rows(session) == []
    desk.market.is_right()


def test_a_parcel_the_seller_arranged_on_the_channel_itself_is_known_by_its_number_here(desk: Desk) -> None:
    remote_id, order_id = next(iter(desk.ids.items()))
    with desk._opened(desk.market.account) as channel:
        assert isinstance(channel, Arranging)
        channel.arrange([remote_id])
    desk.market.outside.advance(60)
    desk.market.sync()
    with desk.market.book.read() as session:
        assert packing.parcel(session, order_id).label == desk.market.shop.orders[remote_id].tracking

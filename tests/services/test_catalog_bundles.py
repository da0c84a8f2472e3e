"""A bundle is made, changed and taken apart without losing stock, and what cannot be is said."""

from __future__ import annotations

import pytest

from storemanager.database import Book
from storemanager.errors import InvalidInputError, NotAllowedError
from storemanager.services import audit, orders, stock
from storemanager.services.catalog_bundles import BundlePart, parts, set_parts
from storemanager.services.orders import LineInput, OrderInput
from tests.makers import NOON, a_shop, a_variant


@pytest.fixture
def ids(book: Book) -> dict[str, int]:
    with book.write() as session:
        a_shop(session)
        return {
            "TEA": a_variant(session, "TEA", on_hand=7),
            "CUP": a_variant(session, "CUP", on_hand=5),
            "GIFT": a_variant(session, "GIFT"),
            "SET": a_variant(session, "SET"),
        }


def make(book: Book, ids: dict[str, int], bundle: str = "GIFT", **wanted: int) -> None:
    with book.write() as session:
        set_parts(session, ids[bundle], [BundlePart(ids[sku], many) for sku, many in wanted.items()], now=NOON)


def available(book: Book, variant_id: int) -> int:
    with book.read() as session:
        return stock.availability(session, [variant_id])[variant_id].available


def test_a_bundle_can_be_sold_as_often_as_its_parts_allow(book: Book, ids: dict[str, int]) -> None:
    make(book, ids, TEA=2, CUP=1)
    assert available(book, ids["GIFT"]) == 3
    make(book, ids, TEA=1, CUP=1)
    assert available(book, ids["GIFT"]) == 5
    make(book, ids)
    assert available(book, ids["GIFT"]) == 0


def test_undo_brings_back_what_it_was_made_of(book: Book, ids: dict[str, int]) -> None:
    make(book, ids, TEA=2)
    make(book, ids, TEA=1, CUP=1)
    with book.write() as session:
        latest = audit.history(session, "variant", ids["GIFT"])[0]
        assert latest.undoable
        audit.undo(session, latest.id, now=NOON)
        assert parts(session, ids["GIFT"]) == (BundlePart(ids["TEA"], 2),)


@pytest.mark.parametrize(
    ("bundle", "wanted", "sentence"),
    [
        ("GIFT", {"GIFT": 1}, "GIFT is a bundle itself"),
        ("GIFT", {"SET": 1}, "SET is a bundle itself"),
        ("GIFT", {"TEA": 0}, "at least one"),
        ("CUP", {"TEA": 1}, "CUP is part of the bundle SET"),
    ],
)
def test_what_cannot_be_in_a_bundle_is_said_and_nothing_changes(
    book: Book, ids: dict[str, int], bundle: str, wanted: dict[str, int], sentence: str
) -> None:
    make(book, ids, "SET", CUP=2)
    with pytest.raises(InvalidInputError) as refused:
        make(book, ids, bundle, **wanted)
    assert sentence in str(refused.value.message)
    with book.read() as session:
        assert parts(session, ids[bundle]) == ()


def test_what_has_stock_of_its_own_is_not_made_a_bundle(book: Book, ids: dict[str, int]) -> None:
    with pytest.raises(NotAllowedError, match="TEA has stock of its own"):
        make(book, ids, "TEA", CUP=1)


def test_a_bundle_that_an_order_waits_for_stays_as_it_was_promised(book: Book, ids: dict[str, int]) -> None:
    make(book, ids, TEA=2)
    with book.write() as session:
        order_id = orders.create(session, OrderInput((LineInput(ids["GIFT"], 1),), placed_at=NOON), now=NOON)
    with pytest.raises(NotAllowedError, match="Orders wait for GIFT"):
        make(book, ids, TEA=1)
    with book.write() as session:
        orders.cancel(session, order_id, reason="", now=NOON)
    make(book, ids, TEA=1)
    assert available(book, ids["GIFT"]) == 7
    with book.read() as session:
        assert stock.check(session) == []

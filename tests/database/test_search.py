"""Search as somebody types: without diacritics, inside words, exact codes first, on SQLite and on PostgreSQL."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import Session, col, select

from storemanager.database import Book, search
from storemanager.domain.catalog import Variant
from storemanager.domain.folding import fold
from storemanager.domain.orders import Order, OrderStatus
from storemanager.domain.search import matches, words_of
from storemanager.services import catalog, customers
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.customers import CustomerInput
from tests.makers import LATER, NOON, a_product, a_variant


def names(hits: search.SearchHits) -> list[str]:
    return [hit.name for hit in hits.products]


def an_order(session: Session, number: str, words: str, **more: Any) -> int:
    order = Order(
        number=number, currency="VND", total=1000, status=OrderStatus.CONFIRMED, placed_at=NOON, created_at=NOON,
        updated_at=NOON, search_text=fold(f"{number} {words}"), **more,
    )  # fmt: skip
    session.add(order)
    session.flush()
    assert order.id is not None
    return order.id


@pytest.mark.parametrize(
    "typed", ["duong", "Đường", "đường phố", "PHO duong", "uong", "du", "d", "ao du", "at-", "AT-DUONG", "p ph"]
)
def test_products_are_found_by_any_part_of_their_words(any_session: Session, typed: str) -> None:
    a_variant(any_session, "AT-DUONG-1", name="Áo thun Đường phố")
    a_variant(any_session, "MU-1", name="Mũ lưỡi trai")
    found = search.find(any_session, typed)
    assert names(found) == ["Áo thun Đường phố"]
    assert [hit.sku for hit in found.products] == ["AT-DUONG-1"]
    assert search.matching_ids(any_session, "products", typed) == [found.products[0].variant_id]


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "'; DROP", "NEAR(", "*", "a* OR b*", "%", "_", "\\", "duong mu", "\x00"]
)
def test_odd_input_finds_nothing_and_breaks_nothing(any_session: Session, typed: str) -> None:
    a_variant(any_session, "SP1", name="Áo thun Đường phố")
    a_variant(any_session, "SP2", name="Mũ")
    assert search.find(any_session, typed).products == ()


def test_an_exact_code_comes_first(any_session: Session) -> None:
    a_variant(any_session, "12", name="Bát số 8931234567897")
    [cup] = catalog.create_products(
        any_session, [ProductInput("Cốc", (VariantInput("MUG", barcodes=("8931234567897",)),))], now=NOON
    )
    first, second = search.find(any_session, "8931234567897").products
    assert (first.variant_id, first.exact, second.exact) == (cup.variant_ids[0], True, False)
    [by_sku] = search.find(any_session, "mug").products
    assert by_sku.exact


def test_customers_are_found_by_phone_however_it_is_typed(any_session: Session) -> None:
    given_phone = CustomerInput(name="Nguyễn Thị Lan", phone="0912345678", email="lan@shop.example")
    lan = customers.find_or_create(any_session, given_phone, now=NOON).customer_id
    for typed in ("0912", "0912345678", "+84912345678", "0912 345 678", "345678", "lan ngu", "LAN@shop.example"):
        assert [hit.id for hit in search.find(any_session, typed).customers] == [lan], typed
    assert search.find(any_session, "0912 345 678").customers[0].exact
    assert search.find(any_session, "lan").customers[0].contact == "+84912345678"


def test_orders_are_found_by_number_newest_first(any_session: Session) -> None:
    first = an_order(any_session, "DH-000001", "Lan 0912345678")
    second = an_order(any_session, "DH-000012", "Lan", remote_number="1001")
    assert [hit.id for hit in search.find(any_session, "dh-000001").orders] == [first]
    assert search.find(any_session, "dh-000001").orders[0].exact
    assert {hit.id for hit in search.find(any_session, "lan").orders} == {first, second}


def test_what_changes_is_found_by_its_new_name_only(any_session: Session) -> None:
    made = a_product(any_session, "Bình gốm", ["VASE"])
    form = catalog.product_input(catalog.product(any_session, made.product_id))
    catalog.update_product(any_session, made.product_id, replace(form, name="Lọ hoa"), now=LATER)
    assert names(search.find(any_session, "lo hoa")) == ["Lọ hoa"]
    assert search.find(any_session, "binh").products == ()
    other = replace(form, name="Bình", variants=(VariantInput("NEW"),))
    catalog.update_product(any_session, made.product_id, other, now=LATER)
    assert [hit.sku for hit in search.find(any_session, "binh").products] == ["NEW"]


def test_a_screenful_is_enough(any_session: Session) -> None:
    for number in range(30):
        a_variant(any_session, f"CUP-{number}", name="Cốc sứ")
    assert len(search.find(any_session, "coc").products) == 20
    assert len(search.find(any_session, "coc", limit=5).products) == 5
    assert len(search.matching_ids(any_session, "products", "coc")) == 30


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.text(alphabet="aăâdđeơưu-0129 ", min_size=1, max_size=14).filter(str.strip),
    st.text(alphabet="aăâdđeơưu-0129 ", min_size=1, max_size=4),
)
def test_search_finds_what_reading_every_name_would_find(book: Book, name: str, typed: str) -> None:
    with book.write() as session:
        searched = (
            " "
            + session.connection()
            .execute(text("SELECT search_text FROM variant WHERE id = :id"), {"id": a_variant(session, name=name)})
            .scalar_one()
        )
        words = words_of(typed)
        expected = bool(words) and all(word in searched for word in words)
        assert bool(search.find(session, typed).products) is expected
        session.rollback()


def test_the_index_is_used_on_postgresql(pg_book: Book) -> None:
    with pg_book.write() as session:
        products = [ProductInput(f"Cốc số {number}", (VariantInput(f"C{number}"),)) for number in range(3000)]
        catalog.create_products(session, products, now=NOON)
    with pg_book.write() as session:
        session.connection().execute(text("ANALYZE variant"))
        statement = select(col(Variant.id)).where(matches(Variant, "so 1234", "postgresql")).limit(20)
        compiled = statement.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
        plan = "\n".join(session.connection().execute(text(f"EXPLAIN {compiled}")).scalars())
        assert "ix_variant_search" in plan


def test_a_code_is_found_by_its_beginning_its_middle_and_its_end(any_session: Session) -> None:
    [found] = _products(any_session, "8930000012345")
    others = _products(any_session, "8930000112345", "9990000012345")
    for typed in ("8930000012345", "893000001234", "00012345", "930000012345"):
        hits = {hit.product_id for hit in search.find(any_session, typed).products}
        assert found in hits
        assert (others[0] in hits) is (typed in "8930000112345")
        assert (others[1] in hits) is (typed in "9990000012345")


def _products(session: Session, *skus: str) -> list[int]:
    given = [ProductInput(f"Cốc {sku[:3]}", (VariantInput(sku),)) for sku in skus]
    return [made.product_id for made in catalog.create_products(session, given, now=NOON)]


def test_many_products_at_once_are_found_like_single_ones_and_so_are_those_that_follow(any_session: Session) -> None:
    many = _products(any_session, *(f"NHIEU-{number}" for number in range(1000, 1300)))
    [after] = _products(any_session, "SAU-1")
    assert {hit.product_id for hit in search.find(any_session, "nhieu-1234").products} == {many[234]}
    assert {hit.product_id for hit in search.find(any_session, "sau-1").products} == {after}

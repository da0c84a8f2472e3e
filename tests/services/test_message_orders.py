"""An order proposed from a message, with what the book knows: several products where several fit, the price and stock
of now, the people a phone may belong to, and never more statements than the message has lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from storemanager.database import Book
from storemanager.domain.customers import IdentityKind
from storemanager.domain.order_text import Doubt, RemarkKind
from storemanager.services import accounts, catalog, customers
from storemanager.services.catalog import PriceChange, ProductInput, VariantInput
from storemanager.services.customers import CustomerInput
from storemanager.services.message_orders import (
    MOST_CANDIDATES,
    OrderProposal,
    ProposedLine,
    Sender,
    address_input,
    propose,
)
from tests.makers import LATER, NOON, a_customer, a_product, a_variant, put_in_stock


def proposed(session: Session, *messages: str, sender: Sender | None = None) -> OrderProposal:
    return propose(session, messages, now=NOON, sender=sender)


def the_line(session: Session, *messages: str) -> ProposedLine:
    [line] = proposed(session, *messages).lines
    return line


def a_shirt(session: Session, name: str = "Áo thun", code: str = "AT") -> Sequence[int]:
    """A shirt in red and blue, M and L."""
    variants = [
        VariantInput(f"{code}-{colour}-{size}", (colour, size), price=150_000)
        for colour in ("Đỏ", "Xanh")
        for size in ("M", "L")
    ]
    [made] = catalog.create_products(session, [ProductInput(name, tuple(variants), options=("Màu", "Size"))], now=NOON)
    return made.variant_ids


def test_the_variant_that_was_said_is_found_without_diacritics_with_its_stock_and_price(any_session: Session) -> None:
    red_m = a_shirt(any_session)[0]
    put_in_stock(any_session, red_m, 7)
    line = the_line(any_session, "cho e 2c ao thun do sz m")
    assert line.only is not None
    assert (line.only.variant_id, line.only.quantity, line.only.available) == (red_m, 2, 7)
    assert line.only.price == 150_000
    assert {quote.text for quote in line.only.matched} == {"ao", "thun", "do", "m"}


def test_where_several_variants_fit_all_are_told_and_none_is_chosen(any_session: Session) -> None:
    shirts = a_shirt(any_session)
    line = the_line(any_session, "2 áo thun M")
    assert {one.variant_id for one in line.candidates} == {shirts[0], shirts[2]}
    assert line.only is None


def test_two_products_of_one_name_are_both_told(session: Session) -> None:
    first, second = a_variant(session, "A-1", name="Nón lá"), a_variant(session, "A-2", name="Nón lá")
    line = the_line(session, "1 nón lá")
    assert {one.variant_id for one in line.candidates} == {first, second}
    assert line.only is None


def test_goods_beside_a_phone_are_no_name(session: Session) -> None:
    a_shirt(session)
    told = proposed(session, "áo thun đỏ m 0901234567")
    assert [line.said.quantity for line in told.lines] == [None]
    assert [one.sku for one in told.lines[0].candidates] == ["AT-Đỏ-M"]
    assert told.names == ()
    assert [name.name for name in proposed(session, "nguyễn thị lan 0901234567").names] == ["Nguyễn Thị Lan"]


def test_what_the_shop_does_not_sell_stays_a_line_with_its_words(session: Session) -> None:
    a_shirt(session)
    line = the_line(session, "1 bộ bàn ghế gỗ")
    assert line.candidates == ()
    assert line.said.quotes[0].text == "1 bộ bàn ghế gỗ"


def test_a_word_that_no_product_knows_is_told_with_the_candidate(session: Session) -> None:
    a_shirt(session)
    line = the_line(session, "1 áo thun đỏ M cotton")
    assert line.candidates
    assert [quote.text for quote in line.candidates[0].missing] == ["cotton"]


@pytest.mark.parametrize("text", ["AT-ĐỎ-M x2", "2 cái mã 8931234567897", "8931234567897 lấy 2"])
def test_a_code_names_its_variant_whatever_else_fits(any_session: Session, text: str) -> None:
    a_shirt(any_session)
    coded = ProductInput("Trà sen", (VariantInput("AT-đỏ-m2", price=1, barcodes=("8931234567897",)),))
    [made] = catalog.create_products(any_session, [coded], now=NOON)
    [line] = proposed(any_session, text).lines
    assert line.only is not None
    assert line.only.exact
    assert line.only.quantity == 2
    assert (line.only.variant_id == made.variant_ids[0]) == ("893" in text)


def test_a_sale_price_is_proposed_while_the_sale_lasts(session: Session) -> None:
    variant = a_variant(session, "TS", name="Trà sen", price=200_000)
    change = PriceChange(variant, 200_000, 180_000, NOON - timedelta(days=1), NOON + timedelta(minutes=5))
    catalog.set_prices(session, [change], now=NOON)
    now, later = (propose(session, ["1 trà sen"], now=moment).lines[0].candidates[0].price for moment in (NOON, LATER))
    assert (now, later) == (180_000, 200_000)


def test_a_price_the_buyer_names_puts_the_right_one_first_but_drops_no_other(session: Session) -> None:
    a_variant(session, "A", name="Nón lá", price=100_000)
    dear = a_variant(session, "B", name="Nón lá", price=130_000)
    line = the_line(session, "1 nón lá 130k")
    assert [one.price_agrees for one in line.candidates] == [True, False]
    assert line.candidates[0].variant_id == dear
    assert line.only is None


def test_what_is_not_sold_any_more_is_not_proposed(session: Session) -> None:
    made = a_product(session, "Nón lá", ["NL-1"])
    catalog.archive(session, [made.product_id], now=NOON)
    assert the_line(session, "2 nón lá").candidates == ()


def test_kilograms_become_thousandths_and_pieces_stay_pieces(session: Session) -> None:
    by_weight = ProductInput("Xoài cát", (VariantInput("XO", price=90_000, quantity_scale=1000),), unit="kg")
    catalog.create_products(session, [by_weight], now=NOON)
    assert the_line(session, "1,5kg xoài cát").candidates[0].quantity == 1500
    assert the_line(session, "2 xoài cát").candidates[0].quantity is None


def test_a_number_at_the_end_is_a_quantity_only_where_no_product_knows_it(session: Session) -> None:
    a_product(session, "Quần jean 30", ["QJ-30"])
    a_product(session, "Nón lá", ["NL-1"])
    size = the_line(session, "quần jean 30")
    assert (size.said.quantity, size.said.doubts) == (None, (Doubt.QUANTITY_NOT_SAID,))
    hats = the_line(session, "nón lá 3")
    assert hats.said.quantity == 3
    assert hats.said.doubts == (Doubt.NUMBER_AT_END,)
    assert hats.candidates[0].quantity == 3


def test_goods_that_were_only_asked_about_are_no_lines(session: Session) -> None:
    a_shirt(session)
    told = proposed(session, "còn áo thun đỏ M không shop?")
    assert told.lines == ()
    assert [one.sku for one in told.mentions[0].candidates] == ["AT-Đỏ-M"]


def test_a_question_and_the_wish_after_it_are_one_line(session: Session) -> None:
    a_shirt(session)
    told = proposed(session, "còn áo thun đỏ M không shop?", "vậy lấy 2 cái nha")
    [line] = told.lines
    assert line.said.quantity == 2
    assert line.only is not None
    assert line.only.sku == "AT-Đỏ-M"
    assert {quote.span.message for quote in line.said.quotes} == {0, 1}
    assert told.mentions == ()


def test_what_was_not_understood_is_kept_as_it_was_written(session: Session) -> None:
    a_shirt(session)
    told = proposed(session, "2 áo thun đỏ M, hàng trưng bày bên quận mấy vậy", "mai em qua")
    assert [line.only and line.only.sku for line in told.lines] == ["AT-Đỏ-M"]
    assert any("trưng bày" in quote.text for quote in told.rest)


def test_a_phone_that_a_family_shares_proposes_all_of_them_and_says_whose_name_agrees(any_session: Session) -> None:
    husband = a_customer(any_session, "Trần Văn Đức", phone="0901234567")
    wife = a_customer(any_session, "Nguyễn Thị Lan", phone="0901234567")
    told = proposed(any_session, "Lan 090 123 4567")
    assert [(one.customer_id, one.name_agrees) for one in told.customers] == [(wife, True), (husband, False)]
    assert all(one.known_by == (IdentityKind.PHONE,) for one in told.customers)


def test_who_writes_is_known_by_the_id_on_the_channel(session: Session) -> None:
    account = accounts.add(session, kind="x", name="Page", address="", settings={}, currency="VND", now=NOON)
    given = CustomerInput("Thảo", account_id=account, channel_customer_id="6700112233")
    known = customers.find_or_create(session, given, now=NOON).customer_id
    other = a_customer(session, "Ai đó", phone="0901234567")
    told = proposed(session, "2 áo 0901234567", sender=Sender(account, "6700112233"))
    assert [(one.customer_id, one.name_agrees) for one in told.customers] == [(known, None), (other, None)]
    assert proposed(session, "2 áo", sender=Sender(account + 1, "6700112233")).customers == ()


def test_a_merged_customer_is_proposed_as_the_one_they_went_into(session: Session) -> None:
    keep, gone = a_customer(session, "Lan", phone="0901234567"), a_customer(session, "Lan Anh", phone="0912345678")
    customers.merge(session, keep, gone, reason="the same person", now=NOON)
    [found] = proposed(session, "sđt 0912345678").customers
    assert found.customer_id == keep


def test_an_old_address_and_one_of_today_go_to_their_own_fields(session: Session) -> None:
    [old] = proposed(session, "giao 9 Nguyễn Huệ, P. Phú Nhuận, TP Huế, Thừa Thiên Huế").addresses
    told = address_input(old, name="Lan", phone="+84901234567")
    assert (told.street, told.legacy_ward, told.legacy_district) == (
        "9 Nguyễn Huệ",
        "Phường Phú Nhuận",
        "Thành phố Huế",
    )
    assert (told.legacy_province, told.province, told.ward) == ("Thừa Thiên Huế", "Huế", "")
    [new] = proposed(session, "giao 36 Lý Thường Kiệt, phường Hoàn Kiếm, Hà Nội").addresses
    today = address_input(new)
    assert (today.street, today.ward, today.province) == ("36 Lý Thường Kiệt", "Phường Hoàn Kiếm", "Hà Nội")
    assert (today.legacy_district, today.raw) == ("", "36 Lý Thường Kiệt, phường Hoàn Kiếm, Hà Nội")


def test_a_name_without_a_level_stays_with_the_street(session: Session) -> None:
    [said] = proposed(session, "Địa chỉ 5 Trần Phú, Phước Hải, Nha Trang, Khánh Hòa").addresses
    told = address_input(said)
    assert (told.street, told.legacy_district, told.province) == ("5 Trần Phú, Phước Hải", "Nha Trang", "Khánh Hòa")


def test_more_that_fits_than_is_read_is_said(session: Session) -> None:
    variants = tuple(VariantInput(f"K-{number}", (f"Mẫu {number}",), price=1) for number in range(MOST_CANDIDATES + 5))
    catalog.create_products(session, [ProductInput("Khăn lụa", variants, options=("Mẫu",))], now=NOON)
    line = the_line(session, "1 khăn lụa")
    assert len(line.candidates) == MOST_CANDIDATES
    assert line.more
    assert line.only is None


def test_the_statements_grow_with_the_lines_and_not_with_the_book(book: Book) -> None:
    asked: list[str] = []
    with book.write() as session:
        a_shirt(session)
        for number in range(30):
            a_shirt(session, f"Áo khoác {number}", f"AK{number}")
    text = "cho em 2 áo thun đỏ M, 1 áo thun xanh L, 0901234567"
    with book.read() as session:
        proposed(session, text)  # what is read once for a connection
        event.listen(book.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
        proposed(session, text)
    assert len(asked) <= 10, asked


def test_talk_without_goods_asks_the_index_a_few_times_only(book: Book) -> None:
    asked: list[str] = []
    with book.write() as session:
        a_shirt(session)
    with book.read() as session:
        event.listen(book.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
        told = proposed(session, "hôm nay trời đẹp quá mình ra biển chơi rồi tối về nghỉ ngơi")
    assert told.lines == ()
    assert len(asked) <= 20, asked


def test_the_proposal_changes_nothing(session: Session) -> None:
    a_shirt(session)
    first = proposed(session, "2 áo thun đỏ M, cod, 0901234567 Lan")
    assert not session.new
    assert not session.dirty
    assert proposed(session, "2 áo thun đỏ M, cod, 0901234567 Lan") == first
    assert [remark.kind for remark in first.remarks] == [RemarkKind.COD]
    assert replace(first) == first


ODD = ["", "   ", "\x00", "%_%", "2 \"áo' OR 1=1", "😀" * 50, "2 " * 300, "áo " * 500, "x2 " * 90]


@pytest.mark.parametrize("text", ODD)
def test_odd_messages_break_nothing(session: Session, text: str) -> None:
    a_shirt(session)
    proposed(session, text, text)


def test_odd_messages_break_nothing_on_postgresql(pg_book: Book) -> None:
    with pg_book.write() as session:
        a_shirt(session)
        for text in ODD:
            proposed(session, text, text)

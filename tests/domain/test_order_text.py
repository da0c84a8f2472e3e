"""What is read out of a buyer's words, whatever they are: places in the text, valid phones, nothing lost, no crash."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storemanager.domain.order_text import AddressSaid, Doubt, OrderText, Quote, RemarkKind, read
from storemanager.domain.order_text.gazetteer import PROVINCE_TODAY, TODAY
from tests.recognition.cases import Case
from tests.recognition.messages import MESSAGES

PIECES = [piece for case in MESSAGES for message in case.messages for piece in message.split()]
ANYTHING = st.text(max_size=120) | st.lists(st.sampled_from([*PIECES, "\n", ",", "x", "2", "-"]), max_size=40).map(
    " ".join
)


def quotes_of(said: OrderText) -> Iterator[Quote]:
    """Everything that points into the text."""
    yield from (phone.quote for phone in said.phones)
    yield from (name.quote for name in said.names)
    yield from (remark.quote for remark in said.remarks)
    yield from said.rest
    for address in said.addresses:
        yield from address.quotes
        yield from (part.quote for part in (address.ward, address.district, address.province, *address.areas) if part)
        yield from ([address.street] if address.street else [])
    for line in said.goods:
        yield from line.quotes
        yield from (word.quote for word in line.words)
        yield from (quote for quote in (line.quantity_quote, line.price_quote) if quote)


@settings(deadline=None)  # another program on the machine may hold one example up
@given(st.lists(ANYTHING, max_size=4))
def test_every_place_lies_in_the_text_and_says_what_stands_there(messages: list[str]) -> None:
    for quote in quotes_of(read(messages)):
        assert messages[quote.span.message][quote.span.start : quote.span.end] == quote.text
        assert quote.text.strip()


@settings(deadline=None)  # another program on the machine may hold one example up
@given(st.lists(ANYTHING, max_size=4))
def test_only_valid_phones_are_proposed_and_only_positive_quantities(messages: list[str]) -> None:
    said = read(messages)
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(phone.e164, None)) for phone in said.phones)
    assert all(line.quantity is None or line.quantity > 0 for line in said.goods)
    assert all(line.words for line in said.goods)


@settings(deadline=None)  # another program on the machine may hold one example up
@given(st.lists(ANYTHING, max_size=3))
def test_the_same_words_are_read_the_same_again(messages: list[str]) -> None:
    assert read(messages) == read(list(messages))


@settings(deadline=None)  # another program on the machine may hold one example up
@given(st.sampled_from(MESSAGES))
def test_what_was_understood_is_not_told_as_not_understood_too(case: Case) -> None:
    said = read(case.messages)
    understood = {place for quote in quotes_of(said) if quote not in said.rest for place in _letters(quote)}
    for quote in said.rest:
        assert not set(_letters(quote)) <= understood


def _letters(quote: Quote) -> Iterator[tuple[int, int]]:
    return ((quote.span.message, place) for place in range(quote.span.start, quote.span.end))


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("sđt 0901234567", "+84901234567"),
        ("84901234567", "+84901234567"),
        ("+84 90 123 45 67", "+84901234567"),
        ("gọi 090.123.4567 nha", "+84901234567"),
        ("o9o1234567", "+84901234567"),
        ("sdt: 901234567", "+84901234567"),
        ("2 cái 0901234567", "+84901234567"),
        ("01234567890", "+84834567890"),
        ("nhà riêng 028 3812 3456", "+842838123456"),
        ("my number is +1 650 253 0000", "+16502530000"),
    ],
)
def test_a_phone_is_read_however_it_is_written(text: str, e164: str) -> None:
    assert [phone.e164 for phone in read([text]).phones] == [e164]


@pytest.mark.parametrize(
    "text",
    [
        "đơn hàng 0901234567", "mã vận đơn 0901234567", "stk 0901234567890", "số tk 0901234567", "DH0901234567",
        "SPX0901234567", "#0901234567", "giá 150.000", "901234567", "090123", "tổng 1.250.000đ", "8931234567897",
    ],
)  # fmt: skip
def test_numbers_of_orders_accounts_and_amounts_are_no_phones(text: str) -> None:
    assert read([text]).phones == ()


@pytest.mark.parametrize("between", ["hoặc", "hay"])
def test_the_word_between_two_phones_is_nobody_s_name(between: str) -> None:
    text = read([f"sđt 0987654321, {between} 0356789012"])
    assert len(text.phones) == 2
    assert text.names == ()


def test_two_phones_are_both_told_and_none_is_chosen() -> None:
    said = read(["0901234567 hoặc 0912.345.678"])
    assert [phone.e164 for phone in said.phones] == ["+84901234567", "+84912345678"]


def an_address(text: str) -> AddressSaid:
    [found] = read([text]).addresses
    return found


def test_an_address_of_three_levels_and_one_of_two_are_told_apart() -> None:
    old = an_address("giao 12 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM")
    assert not old.two_tier
    new = an_address("giao 12 Lê Lợi, phường Sài Gòn, Hồ Chí Minh")
    assert new.two_tier
    assert (new.ward and new.ward.name, new.province_today) == ("Phường Sài Gòn", "Hồ Chí Minh")


@pytest.mark.parametrize("verb", ["giao", "ship về", "gửi tới"])
def test_goods_right_before_the_address_are_no_part_of_it(verb: str) -> None:
    text = read([f"Chị lấy 2 XPD-01 {verb} 12 ngõ 84 Trần Thái Tông, Cầu Giấy, Hà Nội 0912486317"])
    [address] = text.addresses
    assert address.quotes[0].text == "12 ngõ 84 Trần Thái Tông, Cầu Giấy, Hà Nội"
    [goods] = text.goods
    assert goods.quantity == 2
    assert [word.quote.text for word in goods.words] == ["XPD-01"]


def test_an_old_province_is_kept_as_said_with_the_one_it_belongs_to_today() -> None:
    said = an_address("ship 18 Hùng Vương, Tam Kỳ, Quảng Nam")
    assert said.province is not None
    assert (said.province.name, said.province_today, said.two_tier) == ("Quảng Nam", "Đà Nẵng", False)


def test_today_there_are_34_provinces_and_there_were_63() -> None:
    assert len(TODAY) == len(set(TODAY)) == 34
    assert len(PROVINCE_TODAY) == 63 + 1  # Thừa Thiên Huế and Huế are both said
    assert set(PROVINCE_TODAY.values()) == set(TODAY)


def test_two_addresses_are_both_told() -> None:
    said = read(["ship 12 Lê Lợi, Huế", "à thôi gửi về 5 Trần Phú, Nha Trang, Khánh Hòa nhé"])
    assert [address.street and address.street.text for address in said.addresses] == ["12 Lê Lợi", "5 Trần Phú"]


def test_a_street_and_its_ward_in_two_messages_are_one_address() -> None:
    [said] = read(["giao 12 Lê Lợi", "phường Thuận Hóa, Huế"]).addresses
    assert [quote.text for quote in said.quotes] == ["12 Lê Lợi", "phường Thuận Hóa, Huế"]
    assert said.street is not None
    assert said.ward is not None


@pytest.mark.parametrize(
    "text", ["2 kẹo dừa Bến Tre", "1 trà sen Tây Hồ", "3 chai nước mắm Phú Quốc", "2 hoa huệ trắng", "12 áo thun"]
)
def test_goods_named_after_a_place_are_no_address(text: str) -> None:
    assert read([text]).addresses == ()


def test_decomposed_letters_are_read_like_composed_ones() -> None:
    text = "cho em 2 áo thun đỏ size M, ship 12 Lê Lợi, P. Phú Hội, Huế 0901234567 Lan"
    composed, decomposed = read([text]), read([unicodedata.normalize("NFD", text)])
    assert [line.quantity for line in decomposed.goods] == [line.quantity for line in composed.goods]
    assert [[word.folded for word in line.words] for line in decomposed.goods] == [
        [word.folded for word in line.words] for line in composed.goods
    ]
    assert len(decomposed.addresses) == 1


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("2 áo thun", 2), ("x2 áo thun", 2), ("áo thun x2", 2), ("áo thun x 2", 2), ("áo thun *2", 2),
        ("2c áo thun", 2), ("hai cái áo thun", 2), ("ba cái áo thun", 3), ("áo thun 2 cái", 2), ("áo thun sl 2", 2),
        ("lấy 1 chục áo thun", 10), ("áo thun: 2", 2), ("2áo thun", 2),
    ],
)  # fmt: skip
def test_a_quantity_is_read_however_it_is_said(text: str, quantity: int) -> None:
    [line] = read([text]).goods
    assert line.quantity == quantity
    assert [word.folded for word in line.words if not word.soft] == ["ao", "thun"]


def test_kilograms_are_told_from_pieces() -> None:
    lines = read(["1,5kg xoài, nửa ký bưởi, 2 cam sành"]).goods
    assert [(line.quantity, line.weight_unit) for line in lines] == [
        (Decimal("1.5"), True), (Decimal("0.5"), True), (Decimal(2), False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("áo thun 150k", 150_000),
        ("áo thun 150.000đ", 150_000),
        ("ấm trà 1tr2", 1_200_000),
        ("áo thun 150 nghìn", 150_000),
    ],
)
def test_the_price_a_buyer_names_is_kept(text: str, price: int) -> None:
    [line] = read([text]).goods
    assert line.price == price


def test_parts_that_do_not_add_up_are_doubted() -> None:
    lines = read(["3 áo thun size M, 1 đỏ 1 xanh"]).goods
    assert [line.quantity for line in lines] == [1, 1]
    assert all(Doubt.PARTS_DIFFER in line.doubts for line in lines)


def test_a_question_asks_for_nothing() -> None:
    [line] = read(["còn áo thun đỏ size M không shop"]).goods
    assert line.question
    assert not line.asked


def test_a_request_as_a_question_asks_for_it() -> None:
    [line] = read(["cho em 2 áo thun đỏ được không ạ"]).goods
    assert line.asked
    assert not line.question


def test_what_nobody_understands_stays_as_it_was_written() -> None:
    said = read(["0901234567 nha %%% ☂ ???"])
    assert said.goods == ()
    assert said.phones


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("cod nha", RemarkKind.COD), ("em ck trước", RemarkKind.BANK_TRANSFER), ("bớt chút đi", RemarkKind.DISCOUNT),
        ("ck 5% nhé", RemarkKind.DISCOUNT), ("free ship ko", RemarkKind.FREE_SHIPPING),
        ("giao trước 10h", RemarkKind.WHEN), ("1m58 48kg", RemarkKind.MEASUREMENTS),
        ("địa chỉ như cũ", RemarkKind.SAME_AS_BEFORE),
    ],
)  # fmt: skip
def test_remarks_are_told_by_kind(text: str, kind: RemarkKind) -> None:
    assert kind in {remark.kind for remark in read([text]).remarks}


def test_a_pasted_book_is_read_up_to_a_limit() -> None:
    said = read(["áo thun 2 " * 50_000 + " 0901234567"])
    assert said.phones == ()

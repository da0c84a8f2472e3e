"""Customers: one record a person; families share phones, channels hide names, and every merge can be taken back."""

from dataclasses import replace

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount
from storemanager.domain.attention import Attention, AttentionKind
from storemanager.domain.customers import Customer, CustomerIdentity, IdentityKind
from storemanager.domain.orders import Order, OrderStatus
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.money import Money
from storemanager.services import audit, customers
from storemanager.services.customers import AddressInput, CustomerEdit, CustomerFilter, CustomerInput
from tests.makers import LATER, NOON

LAN = CustomerInput(name="Nguyễn Thị Lan", phone="0912 345 678", email="Lan@Shop.example")
HOME = AddressInput(street="12 Hàng Bạc", ward="Hoàn Kiếm", province="Hà Nội", legacy_district="quận Hoàn Kiếm")


def an_account(session: Session, name: str = "Web") -> int:
    account = ChannelAccount(kind="woocommerce", name=name, connected_at=NOON)
    session.add(account)
    session.flush()
    assert account.id is not None
    return account.id


def an_order_of(session: Session, customer_id: int, number: str, total: int, status: OrderStatus) -> int:
    order = Order(
        number=number, customer_id=customer_id, currency="VND", total=total, status=status, placed_at=NOON,
        created_at=NOON, updated_at=NOON,
    )  # fmt: skip
    session.add(order)
    session.flush()
    assert order.id is not None
    return order.id


def match(session: Session, given: CustomerInput) -> int:
    found = customers.find_or_create(session, given, now=NOON).customer_id
    assert found is not None
    return found


def test_the_same_phone_and_name_is_the_same_person(any_session: Session) -> None:
    lan = match(any_session, LAN)
    for given in (
        CustomerInput(name="Lan", phone="+84912345678"),
        CustomerInput(name="LAN nguyen thi", phone="84.912.345.678"),
        CustomerInput(phone="912345678"),
        CustomerInput(name="Nguyễn Thị Lan", email="lan@shop.EXAMPLE"),
    ):
        assert customers.find_or_create(any_session, given, now=NOON) == customers.CustomerMatch(lan, False, None)


def test_one_phone_with_two_names_is_two_people_and_a_question(any_session: Session) -> None:
    lan = match(any_session, LAN)
    son = customers.find_or_create(any_session, CustomerInput(name="Trần Văn Sơn", phone="0912345678"), now=NOON)
    assert son.created
    assert son.customer_id != lan
    row = any_session.get(Attention, son.suggestion_id)
    assert row is not None
    assert row.kind is AttentionKind.SAME_PERSON
    assert row.payload == {"keep_id": lan, "other_id": son.customer_id}
    again = customers.find_or_create(any_session, CustomerInput(name="Sơn", phone="0912345678"), now=NOON)
    assert (again.customer_id, again.created, again.suggestion_id) == (son.customer_id, False, None)


def test_f16_hidden_values_make_nobody_the_same_person(any_session: Session) -> None:
    shopee = an_account(any_session, "Shopee")
    hidden = CustomerInput(name="N***n", phone="******78", email="l***@shop.example", masked=True)
    assert customers.find_or_create(any_session, hidden, now=NOON).customer_id is None
    one = replace(hidden, account_id=shopee, channel_customer_id="77")
    two = replace(hidden, account_id=shopee, channel_customer_id="78")
    assert match(any_session, one) != match(any_session, two)
    assert match(any_session, one) == match(any_session, one)
    kinds = {identity.kind for identity in any_session.exec(select(CustomerIdentity))}
    assert kinds == {IdentityKind.CHANNEL}


def test_f16_a_hidden_phone_is_not_used_even_when_the_channel_does_not_say_so(session: Session) -> None:
    assert (
        customers.find_or_create(session, CustomerInput(name="Lan", phone="09****5678"), now=NOON).customer_id is None
    )


def test_a_channels_own_id_is_stronger_than_any_name(any_session: Session) -> None:
    web, shopee = an_account(any_session), an_account(any_session, "Shopee")
    lan = match(any_session, replace(LAN, account_id=web, channel_customer_id="5"))
    renamed = CustomerInput(name="Lan Shop", phone="0988888888", account_id=web, channel_customer_id="5")
    assert match(any_session, renamed) == lan
    other_shop = CustomerInput(name="Ai đó", account_id=shopee, channel_customer_id="5")
    assert match(any_session, other_shop) != lan
    assert {each.value for each in customers.customer(any_session, lan).identities} == {
        "5", "lan@shop.example", "+84912345678", "+84988888888",
    }  # fmt: skip


def test_a_name_alone_names_nobody(session: Session) -> None:
    assert customers.find_or_create(session, CustomerInput(name="Lan"), now=NOON).customer_id is None
    made = customers.create(session, CustomerInput(name="Lan"), now=NOON)
    assert made.created


def test_a_hidden_person_gets_a_name_when_the_channel_shows_it(session: Session) -> None:
    shopee = an_account(session, "Shopee")
    hidden = match(session, CustomerInput(name="L*n", masked=True, account_id=shopee, channel_customer_id="7"))
    shown = CustomerInput(name="Lan", phone="0912345678", account_id=shopee, channel_customer_id="7")
    assert match(session, shown) == hidden
    session.expire_all()
    assert customers.customer(session, hidden).name == "Lan"
    assert customers.customer_ids(session, CustomerFilter(text="0912345")) == [hidden]


def test_many_are_matched_with_few_statements(book: Book) -> None:
    statements: list[str] = []
    event.listen(
        book.engine, "before_cursor_execute", lambda _c, _cursor, statement, *_rest: statements.append(statement)
    )
    people = [CustomerInput(name=f"Khách {n}", phone=f"09{n:08}", email=f"k{n}@shop.example") for n in range(500)]
    with book.write() as session:
        made = customers.find_or_create_many(session, [*people, *people], now=NOON)
    assert [each.created for each in made] == [True] * 500 + [False] * 500
    assert [each.customer_id for each in made[:500]] == [each.customer_id for each in made[500:]]
    assert len(statements) < 20
    with book.write() as session:
        again = customers.find_or_create_many(session, people, now=NOON)
    assert [each.customer_id for each in again] == [each.customer_id for each in made[:500]]
    assert len(statements) < 50


def test_an_address_is_kept_once_as_it_was_said(session: Session) -> None:
    lan = match(session, replace(LAN, address=HOME))
    match(session, replace(LAN, address=replace(HOME, street="12 hang bac")))
    match(session, replace(LAN, address=replace(HOME, street="5 Lò Sũ", is_default=True)))
    rows = customers.customer(session, lan).addresses
    assert [(row.address.street, row.address.is_default) for row in rows] == [("12 Hàng Bạc", True), ("5 Lò Sũ", False)]
    assert rows[0].address.legacy_district == "quận Hoàn Kiếm"


def test_merged_people_are_one_and_can_be_split_again(any_session: Session) -> None:
    lan = match(any_session, replace(LAN, address=HOME))
    shop_lan = match(any_session, CustomerInput(name="Lan Shop", phone="0912345678", email="shop@shop.example"))
    order = an_order_of(any_session, shop_lan, "DH-1", 50_000, OrderStatus.DELIVERED)
    customers.merge(any_session, lan, shop_lan, reason="cùng địa chỉ", now=NOON, actor="Lan")
    one = customers.customer(any_session, lan)
    assert [each.id for each in one.orders] == [order]
    assert [each.id for each in one.merged] == [shop_lan]
    assert customers.customer_ids(any_session) == [lan]
    assert match(any_session, CustomerInput(name="Lan Shop", email="shop@shop.example")) == lan
    assert any_session.exec(select(Attention.open_key)).all() == [None]  # the question is answered
    later = an_order_of(any_session, lan, "DH-2", 10_000, OrderStatus.CONFIRMED)

    customers.split(any_session, shop_lan, now=LATER, actor="Lan")
    assert [each.id for each in customers.customer(any_session, shop_lan).orders] == [order]
    assert [each.id for each in customers.customer(any_session, lan).orders] == [later]
    assert match(any_session, CustomerInput(name="Lan Shop", email="shop@shop.example")) == shop_lan
    assert len(customers.customer(any_session, lan).addresses) == 1
    assert set(customers.customer_ids(any_session, CustomerFilter(text="lan"))) == {lan, shop_lan}


def test_a_chain_of_merges_leads_to_the_last(session: Session) -> None:
    first, second, third = (match(session, CustomerInput(name=n, phone=p)) for n, p in (
        ("An", "0912000001"), ("Bình", "0912000002"), ("Chi", "0912000003")))  # fmt: skip
    customers.merge(session, second, first, reason="một người", now=NOON)
    customers.merge(session, third, second, reason="một người", now=NOON)
    assert match(session, CustomerInput(phone="0912000001")) == third
    [entry, *_] = audit.history(session, "customer", second)
    audit.undo(session, entry.id, now=LATER)
    assert match(session, CustomerInput(phone="0912000002")) == second


def test_nobody_is_merged_twice_or_with_themselves(session: Session) -> None:
    lan, other = match(session, LAN), match(session, CustomerInput(name="Sơn", phone="0912000002"))
    with pytest.raises(NotAllowedError, match="one person already"):
        customers.merge(session, lan, lan, reason="", now=NOON)
    customers.merge(session, lan, other, reason="x", now=NOON)
    with pytest.raises(NotAllowedError, match="one person already"):
        customers.merge(session, other, lan, reason="", now=NOON)
    with pytest.raises(NotAllowedError, match="not merged with anybody"):
        customers.split(session, lan, now=NOON)
    with pytest.raises(NotFoundError):
        customers.customer(session, 999)


def test_the_form_changes_everything_but_ids_on_channels(any_session: Session) -> None:
    web = an_account(any_session)
    lan = match(any_session, replace(LAN, account_id=web, channel_customer_id="5", address=HOME))
    before = customers.customer_edit(customers.customer(any_session, lan))
    wanted = CustomerEdit(
        name="Lan Nguyễn",
        company="Gốm Nhà Lan",
        phones=("028 3812 3456", "01201234567"),
        emails=("moi@shop.example",),
        tags=("quen",),
        addresses=(replace(HOME, street="1 Lò Sũ", is_default=True),),
    )
    customers.update(any_session, lan, wanted, now=LATER, actor="Lan")
    detail = customers.customer(any_session, lan)
    assert {(each.kind, each.value, each.can_text) for each in detail.identities} == {
        (IdentityKind.CHANNEL, "5", True),
        (IdentityKind.PHONE, "+842838123456", False),
        (IdentityKind.PHONE, "+84701234567", True),
        (IdentityKind.EMAIL, "moi@shop.example", True),
    }
    assert customers.customer_ids(any_session, CustomerFilter(text="0701234")) == [lan]
    assert customers.customer_ids(any_session, CustomerFilter(text="0912345")) == []
    [change] = audit.history(any_session, "customer", lan)
    audit.undo(any_session, change.id, now=LATER)
    assert customers.customer_edit(customers.customer(any_session, lan)) == before


def test_a_wrong_phone_or_e_mail_is_named(session: Session) -> None:
    lan = match(session, LAN)
    with pytest.raises(InvalidInputError, match="“12” is not a phone number"):
        customers.update(session, lan, CustomerEdit(name="Lan", phones=("12",)), now=LATER)
    with pytest.raises(InvalidInputError, match="“lan@” is not an e-mail"):
        customers.update(session, lan, CustomerEdit(name="Lan", emails=("lan@",)), now=LATER)
    assert customers.customer(session, lan).name == LAN.name


def test_the_list_shows_what_people_bought(any_session: Session) -> None:
    lan = match(any_session, replace(LAN, address=HOME))
    son = match(any_session, CustomerInput(name="Sơn", phone="0912000002"))
    an_order_of(any_session, lan, "DH-1", 50_000, OrderStatus.DELIVERED)
    an_order_of(any_session, lan, "DH-2", 20_000, OrderStatus.CONFIRMED)
    an_order_of(any_session, lan, "DH-3", 90_000, OrderStatus.CANCELLED)
    assert customers.customer_ids(any_session) == [lan, son]
    assert customers.customer_ids(any_session, sort="orders", descending=True) == [lan, son]
    first, second = customers.customer_rows(any_session, [lan, son])
    assert (first.order_count, first.spent, first.last_order_at) == (2, (Money(70_000, "VND"),), NOON)
    assert (first.phone, first.email, first.province) == ("+84912345678", "lan@shop.example", "Hà Nội")
    assert (second.order_count, second.spent, second.last_order_at) == (0, (), None)
    detail = customers.customer(any_session, lan)
    assert (detail.order_count, detail.spent, len(detail.orders)) == (2, (Money(70_000, "VND"),), 3)


def test_a_number_that_is_none_is_kept_as_it_was_said(session: Session) -> None:
    made = customers.create(session, CustomerInput(name="Lan", phone="hỏi chị Hoa"), now=NOON)
    row = session.get(Customer, made.customer_id)
    assert row is not None
    assert row.extra == {"phone_as_given": "hỏi chị Hoa"}


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Nguyễn Thị Lan", "lan nguyen", True),
        ("Lan", "", True),
        ("Lan", "Sơn", False),
        ("Nguyễn Lan", "Trần Lan", False),
        ("L***n", "Sơn", True),
    ],
)
def test_names_agree_when_one_is_part_of_the_other(one: str, other: str, agree: bool) -> None:
    assert customers.names_agree(one, other) is agree

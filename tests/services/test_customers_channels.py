"""On which channels a person is known."""

from sqlalchemy import event
from sqlmodel import Session

from storemanager.domain.orders import Order
from storemanager.services import customers
from storemanager.services.customers import CustomerInput
from storemanager.services.customers_channels import channels_of
from tests.makers import NOON, a_customer, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account


def test_a_person_is_known_where_they_have_an_account_and_where_they_ordered(any_session: Session) -> None:
    session = any_session
    a_shop(session)
    web, shopee = an_account(session), an_account(session, "mocnhien.hn", "shopee")
    given = CustomerInput(name="Lan", account_id=shopee, channel_customer_id="lan_92", phone="0903112445")
    lan = customers.find_or_create(session, given, now=NOON).customer_id
    assert lan is not None
    huy = a_customer(session, "Huy")
    tea = a_variant(session, "TEA", on_hand=5)
    for _ in range(2):
        session.get_one(Order, a_channel_order(session, web, (tea, 1))).customer_id = lan
    session.flush()
    known = channels_of(session, [lan, huy])
    assert [(each.account_id, each.kind, each.name) for each in known[lan]] == [
        (web, "woocommerce", "mocnhien.vn"),
        (shopee, "shopee", "mocnhien.hn"),
    ]
    assert huy not in known


def test_a_page_of_a_hundred_people_asks_two_questions(session: Session) -> None:
    a_shop(session)
    people = [a_customer(session, f"Khách {number}") for number in range(100)]
    asked: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    channels_of(session, people)
    assert len(asked) == 2

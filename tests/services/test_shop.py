"""The shop: made once, its settings, its running numbers."""

import pytest
from sqlmodel import Session, select

from storemanager.domain.stock import Location
from storemanager.errors import InvalidInputError, NotAllowedError, NotFoundError
from storemanager.services import shop
from tests.makers import NOON, a_shop, a_variant


def test_a_new_shop_has_one_default_stockroom(any_session: Session) -> None:
    a_shop(any_session)
    [location] = any_session.exec(select(Location)).all()
    assert (location.name, location.is_default) == ("Kho chính", True)
    assert shop.get(any_session).currency == "VND"


def test_a_book_holds_one_shop(session: Session) -> None:
    a_shop(session)
    with pytest.raises(NotAllowedError, match="a shop in this book already"):
        shop.create(session, name="Hai", currency="VND", language="vi", now=NOON)


def test_an_empty_book_says_what_to_do(session: Session) -> None:
    with pytest.raises(NotFoundError, match="no shop in this book"):
        shop.get(session)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": "  "}, "no name"),
        ({"currency": "đồng"}, "not a currency"),
        ({"language": "fr"}, "no language"),
        ({"timezone": "Hanoi"}, "not a time zone"),
        ({"timezone": ""}, "not a time zone"),
    ],
)
def test_a_wrong_value_is_named(session: Session, wrong: dict[str, str], message: str) -> None:
    right = {"name": "Lan", "currency": "VND", "language": "vi", "timezone": "Asia/Ho_Chi_Minh"}
    with pytest.raises(InvalidInputError, match=message):
        shop.create(session, **{**right, **wrong}, now=NOON)
    assert shop.find(session) is None


def test_numbers_run_without_a_gap(any_session: Session) -> None:
    assert shop.next_number(any_session, "orders", "DH") == "DH-000001"
    assert shop.next_numbers(any_session, "orders", "DH", 3) == ["DH-000002", "DH-000003", "DH-000004"]
    assert shop.next_number(any_session, "counts", "KK") == "KK-000001"
    assert shop.next_number(any_session, "orders", "DH") == "DH-000005"


def test_settings_keep_what_they_are_given(any_session: Session) -> None:
    assert shop.setting(any_session, "sync.minutes", 10) == 10
    for value in (5, "x", 1.5, True, None, {"a": [1, None]}):
        shop.set_setting(any_session, "sync.minutes", value)
        any_session.expire_all()
        assert shop.setting(any_session, "sync.minutes", 10) == value


def test_the_currency_of_a_shop_with_prices_stays(session: Session) -> None:
    a_shop(session)
    shop.update(session, currency="usd", name="Lan's", timezone="UTC")
    assert (shop.get(session).currency, shop.get(session).name) == ("USD", "Lan's")
    a_variant(session, "MUG", price=1200)
    with pytest.raises(NotAllowedError, match="another currency"):
        shop.update(session, currency="VND")

"""Channel accounts: connecting, policies, leases, removing and coming back."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storemanager.domain.accounts import AccountState, Listing
from storemanager.domain.orders import Order
from storemanager.errors import InvalidInputError, NotFoundError
from storemanager.services import accounts
from storemanager.texts import verbatim
from tests.makers import NOON, a_shop


def _connect(session: Session, name: str = "Web", address: str = "https://shop.test") -> int:
    a_shop(session)
    return accounts.add(
        session, kind="woocommerce", name=name, address=address, settings={"address": address}, currency="VND", now=NOON
    )


def test_nothing_is_sent_to_a_new_account_before_it_is_activated(session: Session) -> None:
    account = _connect(session)
    assert accounts.get(session, account).state is AccountState.SETTING_UP
    accounts.activate(session, account, now=NOON)
    assert accounts.get(session, account).state is AccountState.ACTIVE


def test_two_accounts_cannot_have_one_name(session: Session) -> None:
    _connect(session)
    with pytest.raises(InvalidInputError, match="already an account"):
        _connect(session)
    with pytest.raises(InvalidInputError):
        _connect(session, "  ")


def test_names_of_accounts_that_differ_only_in_capitals_would_be_mistaken_for_one_another(session: Session) -> None:
    account = _connect(session, "Web")
    with pytest.raises(InvalidInputError, match="already an account"):
        _connect(session, "WEB ", "https://two.test")
    accounts.rename(session, account, "web")  # its own name may change so


@pytest.mark.parametrize("address", ["https://shop.test", "https://SHOP.test/", "http://shop.test"])
def test_one_shop_is_connected_once_or_every_order_would_come_in_twice(session: Session, address: str) -> None:
    account = _connect(session)
    with pytest.raises(InvalidInputError, match="connected already, as “Web”"):
        _connect(session, "Second", address)
    accounts.remove(session, account)
    _connect(session, "Second", address)


def test_a_pause_ends_where_it_began(session: Session) -> None:
    new, active = _connect(session), _connect(session, "Second", "https://two.test")
    accounts.activate(session, active, now=NOON)
    for account in (new, active):
        accounts.pause(session, account)
        accounts.resume(session, account)
    assert [row.state for row in accounts.rows(session)] == [AccountState.SETTING_UP, AccountState.ACTIVE]


def test_an_account_that_was_signed_out_works_again_after_new_values(session: Session) -> None:
    account = _connect(session)
    accounts.activate(session, account, now=NOON)
    accounts.signed_out(session, account, verbatim("key refused"))
    assert accounts.get(session, account).state is AccountState.SIGN_IN
    kept = accounts.get(session, account).settings
    accounts.update_connection(session, account, settings={**kept, "address": "https://new.test"}, now=NOON)
    row = accounts.get(session, account)
    assert (row.state, row.problem) == (AccountState.ACTIVE, None)


def test_a_new_policy_lets_every_listing_be_decided_anew(session: Session) -> None:
    account = _connect(session)
    session.add(Listing(account_id=account, remote_product_id="1", dirty=False, updated_at=NOON))
    accounts.update_policy(session, account, safety_stock=2, cap=5)
    session.expire_all()
    assert session.exec(select(Listing.dirty)).one()
    accounts.update_policy(session, account, no_cap=True)
    assert accounts.get(session, account).cap is None
    with pytest.raises(InvalidInputError):
        accounts.update_policy(session, account, share_percent=101)


def test_f66_a_lease_is_held_by_one_until_it_runs_out(session: Session) -> None:
    account, until = _connect(session), NOON + timedelta(minutes=2)
    assert accounts.take_lease(session, account, "one", until=until, now=NOON)
    assert accounts.take_lease(session, account, "one", until=until, now=NOON)
    assert not accounts.take_lease(session, account, "two", until=until, now=NOON)
    assert accounts.take_lease(session, account, "two", until=until + timedelta(minutes=9), now=until)
    accounts.release_lease(session, account, "one")
    assert not accounts.take_lease(session, account, "one", until=until, now=until)


def test_orders_outlive_their_account_and_find_it_again(session: Session) -> None:
    account = _connect(session)
    session.add(
        Order(number="DH-1", account_id=account, remote_id="77", remote_number="77", currency="VND", placed_at=NOON,
              created_at=NOON, updated_at=NOON)
    )  # fmt: skip
    session.flush()
    accounts.remove(session, account)
    assert accounts.rows(session) == []
    order = session.exec(select(Order)).one()
    assert (order.account_id, order.remote_id, order.remote_number) == (None, None, "77")
    elsewhere = _connect(session, "Elsewhere", "https://other.test")
    again = _connect(session, "Again", "https://SHOP.test/")
    session.refresh(order)
    assert (order.account_id, order.remote_id) == (again, "77")
    assert elsewhere != again
    with pytest.raises(NotFoundError):
        accounts.get(session, 999)

"""Read-only until looked at: what is held, what is parked, and how it is let go."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from storemanager.domain.accounts import ChannelAccount, Listing, MatchState, ReadOnly
from storemanager.domain.attention import AttentionKind
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.errors import NotAllowedError
from storemanager.services import accounts, attention, outbox
from tests.makers import NOON, a_shop, a_variant

LATER = NOON + timedelta(hours=1)


def _account(session: Session, name: str = "Web") -> int:
    a_shop(session)
    account = accounts.add(
        session, kind="x", name=name, address=f"https://{name}.test", settings={}, currency="VND", now=NOON
    )
    accounts.activate(session, account, now=NOON)
    return account


def _listing(session: Session, account: int) -> Listing:
    listing = Listing(
        account_id=account, variant_id=a_variant(session), match_state=MatchState.MATCHED, remote_product_id="1",
        stock_seen=5, stock_ceiling=5, dirty=False, updated_at=NOON,
    )  # fmt: skip
    session.add(listing)
    session.flush()
    return listing


def _read(session: Session, account: int) -> None:
    row = session.get_one(ChannelAccount, account)
    row.last_full_check_at = LATER
    session.add(row)
    session.flush()


def test_f64_after_a_restore_every_account_waits_and_every_number_is_read_anew(session: Session) -> None:
    one, two = _account(session, "one"), _account(session, "two")
    listing = _listing(session, one)
    assert accounts.hold_all_restored(session, now=NOON) == [one, two]
    session.refresh(listing)
    assert (listing.stock_unclear, listing.dirty, listing.stock_ceiling) == (True, True, None)
    assert {row.read_only for row in accounts.rows(session)} == {ReadOnly.RESTORED}
    found = attention.rows(session)
    assert [(row.kind, row.action) for row in found] == [(AttentionKind.READ_ONLY, "look_at_comparison")] * 2
    assert accounts.hold_all_restored(session, now=LATER) == []


def test_f64_what_waited_in_the_copy_asks_whether_it_was_done(session: Session) -> None:
    account = _account(session)
    entry = outbox.add(session, account_id=account, kind=OutboxKind.NOTE, payload={}, key="k", now=NOON)
    accounts.hold_all_restored(session, now=NOON)
    assert outbox.get(session, entry).state is OutboxState.PARKED
    assert outbox.due(session, account, now=LATER) == []
    [row] = [row for row in attention.rows(session) if row.kind is AttentionKind.PARKED_ACT]
    assert "already" in str(row.title)
    outbox.retry(session, entry)
    assert outbox.get(session, entry).state is OutboxState.UNCLEAR  # it is looked for before it is done


def test_f64_a_new_act_after_a_restore_is_not_taken_for_one_of_the_lost_days(session: Session) -> None:
    account = _account(session)
    outbox.add(session, account_id=account, kind=OutboxKind.REFUND, payload={}, key="refund:7", now=NOON)
    accounts.hold_all_restored(session, now=NOON)
    again = outbox.add(session, account_id=account, kind=OutboxKind.REFUND, payload={}, key="refund:7", now=LATER)
    assert outbox.get(session, again).key != "refund:7"
    assert outbox.get(session, again).state is OutboxState.WAITING


def test_f63_what_waits_after_days_away_is_kept_for_the_release(session: Session) -> None:
    account = _account(session)
    entry = outbox.add(session, account_id=account, kind=OutboxKind.NOTE, payload={}, key="k", now=NOON)
    assert accounts.hold(session, [account], ReadOnly.AWAY, now=NOON) == [account]
    assert outbox.get(session, entry).state is OutboxState.WAITING


def test_it_is_let_go_only_after_it_was_read_and_then_the_guard_does_not_ask_again(session: Session) -> None:
    account = _account(session)
    listing = _listing(session, account)
    accounts.hold(session, None, ReadOnly.RESTORED, now=NOON)
    with pytest.raises(NotAllowedError, match="has not been read"):
        accounts.release(session, account, now=LATER)
    _read(session, account)
    accounts.release(session, account, now=LATER)
    session.refresh(listing)
    row = accounts.get(session, account)
    assert (row.read_only, row.settings["first_push_agreed"], listing.dirty) == (None, True, True)
    assert attention.rows(session) == []
    accounts.release(session, account, now=LATER)  # once more changes nothing


def test_a_graver_reason_takes_the_place_of_a_milder_one_and_not_the_other_way_round(session: Session) -> None:
    account = _account(session)
    accounts.hold(session, [account], ReadOnly.AWAY, now=NOON)
    accounts.hold(session, [account], ReadOnly.RESTORED, now=LATER)
    accounts.hold(session, [account], ReadOnly.AWAY, now=LATER)
    row = accounts.get(session, account)
    assert (row.read_only, row.read_only_since) == (ReadOnly.RESTORED, LATER)
    [matter] = attention.rows(session)
    assert "earlier state" in str(matter.title)


def test_an_account_that_was_never_switched_on_raises_no_alarm(session: Session) -> None:
    a_shop(session)
    account = accounts.add(session, kind="x", name="New", address="", settings={}, currency="VND", now=NOON)
    accounts.hold_all_restored(session, now=NOON)
    assert attention.rows(session) == []
    accounts.activate(session, account, now=LATER)
    assert accounts.get(session, account).read_only is None
    assert session.exec(select(ChannelAccount.read_only_since)).one() is None

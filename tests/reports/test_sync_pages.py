"""What the Sync page tells: the runs, what they sent and put right, and how each account is."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Session

from storemanager.database import Book
from storemanager.domain.accounts import ChannelAccount, Listing, MatchState, ReadOnly
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import OutboxKind, RunState, SentField, SentValue, SyncRun
from storemanager.reports import sync_health, sync_runs
from storemanager.reports.sync_runs import RunFilter
from storemanager.services import attention, outbox
from storemanager.texts import Text, verbatim
from tests.makers import NOON, a_shop, a_variant
from tests.order_makers import a_channel_order, an_account

MINUTE = timedelta(minutes=1)


def a_run(
    session: Session,
    account_id: int,
    state: RunState = RunState.DONE,
    *,
    at: datetime = NOON,
    round_id: str = "round",
    problem: Text | None = None,
    requests: int = 4,
    **counts: int,
) -> int:
    run = SyncRun(
        round_id=round_id, account_id=account_id, trigger="schedule", state=state, started_at=at,
        finished_at=None if state is RunState.RUNNING else at + timedelta(seconds=7), requests=requests, counts=counts,
        lines=[verbatim("Nothing has changed.").to_json()], problem=problem.to_json() if problem else None,
    )  # fmt: skip
    session.add(run)
    session.flush()
    assert run.id is not None
    return run.id


def a_listing(session: Session, account_id: int, variant_id: int, number: int, *, dirty: bool = False) -> int:
    listing = Listing(
        account_id=account_id, variant_id=variant_id, match_state=MatchState.MATCHED, remote_product_id=str(number),
        remote_title=f"Item {number}", dirty=dirty, updated_at=NOON,
    )  # fmt: skip
    session.add(listing)
    session.flush()
    assert listing.id is not None
    return listing.id


def sent(session: Session, run_id: int, listing_id: int, before: int, after: int, *, repair: bool = False) -> None:
    session.add(
        SentValue(
            run_id=run_id, listing_id=listing_id, field=SentField.STOCK, before={"stock": before},
            after={"stock": after}, repair=repair, sent_at=NOON,
        )
    )  # fmt: skip
    session.flush()


def test_runs_are_found_by_account_and_by_trouble(session: Session) -> None:
    one, two = an_account(session, "One"), an_account(session, "Two")
    fine = a_run(session, one)
    bad = a_run(session, one, RunState.FAILED)
    other = a_run(session, two, RunState.ATTENTION)
    stopped = a_run(session, two, RunState.CANCELLED)
    assert sync_runs.run_ids(session, RunFilter()) == [stopped, other, bad, fine]
    assert sync_runs.run_ids(session, RunFilter(one)) == [bad, fine]
    assert sync_runs.run_ids(session, RunFilter(which="trouble")) == [other, bad]
    assert sync_runs.run_ids(session, RunFilter(two, "trouble")) == [other]


def test_a_run_tells_what_it_sent_and_what_it_put_right(session: Session) -> None:
    account = an_account(session)
    mug = a_variant(session, "MUG", name="Ly gốm")
    listing = a_listing(session, account, mug, 1)
    quiet, busy = a_run(session, account), a_run(session, account, requests=9)
    sent(session, busy, listing, 5, 4)
    sent(session, busy, listing, 3, 4, repair=True)
    rows = sync_runs.run_rows(session, [quiet, busy])
    assert (rows[busy].sent, rows[busy].repaired, rows[busy].requests, rows[busy].seconds) == (2, 1, 9, 7)
    assert (rows[quiet].sent, rows[quiet].repaired) == (0, 0)
    assert sync_runs.run_ids(session, RunFilter(which="sent")) == [busy]
    assert sync_runs.run_ids(session, RunFilter(which="repaired")) == [busy]
    detail = sync_runs.run_detail(session, busy)
    assert detail is not None
    assert [(one.repair, one.before, one.after) for one in detail.sent] == [
        (True, {"stock": 3}, {"stock": 4}),
        (False, {"stock": 5}, {"stock": 4}),
    ]
    assert (detail.sent[0].title, detail.sent[0].sku) == ("Ly gốm", "MUG")


def test_a_run_knows_the_other_accounts_of_its_round(session: Session) -> None:
    one, two = an_account(session, "One"), an_account(session, "Two")
    mine, theirs = a_run(session, one), a_run(session, two)
    a_run(session, two, round_id="another")
    detail = sync_runs.run_detail(session, mine)
    assert detail is not None
    assert [row.id for row in detail.others] == [theirs]
    assert sync_runs.run_detail(session, 999) is None


def test_what_to_do_is_told_while_the_trouble_stands(session: Session) -> None:
    account = an_account(session)
    run = a_run(session, account, RunState.FAILED, problem=verbatim("Not reached"))
    attention.raise_(
        session, kind=AttentionKind.NOT_REACHED, severity=Severity.WARN, area=Area.CONNECTION, key="not-reached:1",
        account_id=account, title=verbatim("Not reached"), meaning=verbatim("m"), advice=verbatim("Look at the cable."),
        now=NOON,
    )  # fmt: skip
    detail = sync_runs.run_detail(session, run)
    assert detail is not None
    assert str(detail.advice) == "Look at the cable."
    attention.resolve(session, "not-reached:1", resolution="reached", now=NOON + MINUTE)
    later = sync_runs.run_detail(session, run)
    assert later is not None
    assert later.advice is None


def test_health_counts_what_waits_and_what_the_day_cost(session: Session) -> None:
    account = an_account(session)
    mug = a_variant(session, "MUG", on_hand=3)
    order = a_channel_order(session, account, (mug, 1), placed_at=NOON - 9 * MINUTE)
    for number in range(3):
        a_listing(session, account, mug, number, dirty=number > 0)
    a_run(session, account, at=NOON - timedelta(days=2), requests=100)
    a_run(session, account, at=NOON - timedelta(hours=1), requests=4, stock_written=2)
    for minutes in (30, 20):
        a_run(session, account, RunState.FAILED, at=NOON - minutes * MINUTE, requests=1)
    a_run(session, account, RunState.CANCELLED, at=NOON - MINUTE, requests=0)
    outbox.add(
        session, account_id=account, kind=OutboxKind.SHIP, payload={}, key="a", order_id=order, now=NOON - 8 * MINUTE
    )
    outbox.add(session, account_id=account, kind=OutboxKind.NOTE, payload={}, key="b", order_id=order, now=NOON)
    [found] = sync_health.health(session, now=NOON)
    assert (found.changes, found.acts, found.parked) == (2, 2, 0)
    assert found.oldest_act is not None
    assert found.oldest_act.created_at == NOON - 8 * MINUTE
    assert (found.rounds_of_the_day, found.failed_of_the_day) == (4, 2)
    assert (found.requests_of_the_day, found.numbers_of_the_day) == (6, 2)
    assert found.failures_in_a_row == 2
    assert found.last_order is not None
    assert found.last_order.placed_at == NOON - 9 * MINUTE


def test_health_tells_why_nothing_is_written(session: Session) -> None:
    account = an_account(session)
    row = session.get_one(ChannelAccount, account)
    row.read_only, row.read_only_since = ReadOnly.AWAY, NOON
    session.add(row)
    session.flush()
    [found] = sync_health.health(session, now=NOON)
    assert (found.read_only, found.read_only_since) == (ReadOnly.AWAY, NOON)
    assert (found.last_order, found.oldest_act, found.lag, found.rounds_of_the_day) == (None, None, None, 0)


def test_the_sync_page_asks_the_same_of_both_databases(any_book: Book) -> None:
    with any_book.write() as session:
        a_shop(session)
        account = an_account(session)
        listing = a_listing(session, account, a_variant(session, "MUG"), 1, dirty=True)
        run = a_run(session, account, stock_written=1)
        sent(session, run, listing, 2, 1, repair=True)
    with any_book.read() as session:
        assert sync_runs.run_ids(session, RunFilter(account, "repaired")) == [run]
        detail = sync_runs.run_detail(session, run)
        assert detail is not None
        assert len(detail.sent) == 1
        [found] = sync_health.health(session, now=NOON + MINUTE)
        assert (found.changes, found.numbers_of_the_day) == (1, 1)

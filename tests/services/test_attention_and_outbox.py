"""What waits for the owner, and what waits for a channel."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.errors import NotAllowedError, NotFoundError
from storemanager.services import accounts, attention, outbox
from storemanager.texts import verbatim
from tests.makers import NOON, a_product, a_shop

LATER = NOON + timedelta(hours=1)


def _raise(session: Session, key: str, severity: Severity = Severity.WARN, words: str = "words") -> int:
    return attention.raise_(
        session, kind=AttentionKind.OTHER, severity=severity, area=Area.STOCK, key=key, title=verbatim(words),
        meaning=verbatim("m"), advice=verbatim("a"), now=NOON,
    )  # fmt: skip


def test_a_matter_raised_again_is_one_row_and_one_after_it_was_settled_is_another(session: Session) -> None:
    first = _raise(session, "k")
    assert _raise(session, "k", words="newer") == first
    [row] = attention.rows(session)
    assert (str(row.title), row.times) == ("newer", 2)
    assert attention.resolve(session, "k", resolution="done", now=NOON)
    assert not attention.resolve(session, "k", now=NOON)
    assert attention.rows(session) == []
    assert _raise(session, "k") != first


def test_the_worst_comes_first_and_what_was_put_off_comes_later(session: Session) -> None:
    mild, bad = _raise(session, "mild", Severity.INFO), _raise(session, "bad", Severity.DANGER)
    assert [row.id for row in attention.rows(session)] == [bad, mild]
    attention.snooze(session, bad, LATER)
    assert [row.id for row in attention.rows(session, now=NOON)] == [mild]
    assert [row.id for row in attention.rows(session, now=LATER)] == [bad, mild]
    assert attention.counts(session)[Area.STOCK] == 2
    assert attention.counts(session)[Area.PRICES] == 0


def test_matters_that_are_gone_are_closed_together(session: Session) -> None:
    for key in ("order:1", "order:2", "order_3"):
        _raise(session, key)
    assert attention.resolve_many(session, "order:", keep={"order:2"}, now=NOON) == 1
    assert {row.key for row in attention.rows(session)} == {"order:2", "order_3"}
    with pytest.raises(NotFoundError):
        attention.get(session, 999)


def _account(session: Session) -> int:
    a_shop(session)
    return accounts.add(session, kind="x", name="Web", address="", settings={}, currency="VND", now=NOON)


def _add(session: Session, account: int, key: str, product: int | None = None) -> int:
    return outbox.add(
        session, account_id=account, kind=OutboxKind.NOTE, payload={}, key=key, product_id=product, now=NOON
    )


def test_the_same_act_is_noted_down_once(session: Session) -> None:
    account = _account(session)
    assert _add(session, account, "k") == _add(session, account, "k")
    assert outbox.waiting_counts(session) == {account: 1}


def test_an_act_waits_for_the_one_before_it_of_the_same_record(session: Session) -> None:
    account, product = _account(session), a_product(session).product_id
    first, second = _add(session, account, "1", product), _add(session, account, "2", product)
    alone = _add(session, account, "3")
    assert [row.id for row in outbox.due(session, account, now=NOON)] == [first, second, alone]
    outbox.try_later(session, first, verbatim("busy"), at=LATER, unclear=False)
    assert [row.id for row in outbox.due(session, account, now=NOON)] == [alone]
    assert [row.id for row in outbox.due(session, account, now=LATER)] == [first, second, alone]
    outbox.park(session, first, verbatim("no"))
    assert [row.id for row in outbox.due(session, account, now=LATER)] == [alone]
    outbox.retry(session, first)
    assert [row.id for row in outbox.due(session, account, now=NOON)] == [first, second, alone]


def test_what_was_started_may_have_happened_and_what_is_done_stays_done(session: Session) -> None:
    entry = _add(session, _account(session), "k")
    outbox.start(session, entry)
    assert (outbox.get(session, entry).state, outbox.get(session, entry).attempts) == (OutboxState.UNCLEAR, 1)
    outbox.done(session, entry, now=NOON)
    with pytest.raises(NotAllowedError):
        outbox.retry(session, entry)
    with pytest.raises(NotAllowedError):
        outbox.withdraw(session, entry)


def test_f28_what_waits_for_our_own_patience_is_done_when_the_owner_asks(session: Session) -> None:
    account = _account(session)
    ours, theirs = _add(session, account, "ours"), _add(session, account, "the channel's wish")
    for entry, minutes in ((ours, 1), (theirs, 30)):
        outbox.start(session, entry)
        outbox.try_later(session, entry, verbatim("busy"), at=NOON + timedelta(minutes=minutes), unclear=False)
    assert outbox.due(session, account, now=NOON) == []
    asked_for = outbox.due(session, account, now=NOON, own_wait=lambda attempts: timedelta(minutes=attempts))
    assert [row.id for row in asked_for] == [ours]


def test_many_acts_noted_down_together_are_noted_down_once(session: Session) -> None:
    a_shop(session)
    account = accounts.add(session, kind="woocommerce", name="Web", address="", settings={}, currency="VND", now=NOON)
    product = a_product(session).product_id
    acts = [
        outbox.NewAct(account, OutboxKind.PUBLISH, {"remote_product_id": str(number)}, f"k{number}", product)
        for number in range(3)
    ]
    assert outbox.add_many(session, acts[:2], now=NOON) == 2
    assert outbox.add_many(session, acts, now=NOON) == 1
    rows = outbox.rows(session)
    assert [(row.key, row.state, row.attempts, row.product_id) for row in rows] == [
        (f"k{number}", OutboxState.WAITING, 0, product) for number in range(3)
    ]
    outbox.start(session, rows[0].id)
    assert outbox.get(session, rows[0].id).attempts == 1

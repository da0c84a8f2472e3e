"""The outbox: acts to be done once on a channel. Before an act is sent the book says that it may have happened; the
connector looks by the entry's key before it repeats one (R4). An act that is refused waits for the owner and holds
back only its own order; one that a right is missing for is told with the right; one that never works does not try for
ever; and a channel that only asks to wait is waited for, however long (F28)."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum

from sqlalchemy import update
from sqlmodel import Session, col

from storemanager.channels.base import RemoteMessage, RemoteOrder, RemoteProduct, RemoteRefund, RemoteReview
from storemanager.channels.errors import RejectedError, SignInError, TransientError
from storemanager.channels.failures import TOO_MANY
from storemanager.domain.accounts import ChannelAccount, Listing
from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.conversations import Conversation
from storemanager.domain.orders import Order
from storemanager.domain.syncing import OutboxKind, OutboxState
from storemanager.errors import StoreError
from storemanager.services import attention, outbox, reviews, shop
from storemanager.services.outbox import OutboxRow
from storemanager.sync import contents, conversations_in, intake, matching, order_money, seen
from storemanager.sync.act_calls import Done, Listed, RefundedThereTooError, prepare
from storemanager.sync.desk import Desk
from storemanager.sync.products_in import take_products
from storemanager.sync.reviews import given
from storemanager.sync.status import Phase
from storemanager.texts import Text, translate

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
FAILURES_IN_A_ROW = 3
MOST_TRIES = 10
TRIED_FOR = timedelta(days=1)
"""An act that failed so often, and for so long, while the channel was well, will not work by itself."""
WAIT_SETTING, WAIT_MINUTES = "act_wait_minutes", 60
"""The owner is told when the oldest act waits longer."""

TALK = frozenset({OutboxKind.SEND_MESSAGE, OutboxKind.PUBLISH_POST, OutboxKind.REMOVE_POST})
"""What is said to people: it moves no stock, and is looked for by its words and its time."""


class Answer(Enum):
    """What became of an act: done, refused, not answered, or its time has not come."""

    YES = "yes"
    NO = "no"
    NONE = "none"
    NOT_YET = "not yet"


class Sent(Enum):
    """What a round did of its acts: nothing went out, all that did was answered, or one may have happened."""

    NOTHING = "nothing"
    ANSWERED = "answered"
    UNCLEAR = "unclear"


def do_acts(desk: Desk) -> Sent:
    """Do what is due, in order. After three failures in a row the rest waits for the next round: the channel is not
    well."""
    acts = _Acts(desk)
    acts.run()
    _tell_age(desk)
    return acts.sent


def backoff(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 1, 2, 4 … minutes, at most six hours."""
    doublings = min(max(attempts - 1, 0), 12)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))


class _Acts:
    """The acts of one round of one account."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._signed_in = False
        """The channel has answered a question after it refused an act for want of a right."""
        self.sent = Sent.NOTHING

    def run(self) -> None:
        desk = self._desk
        with desk.read() as session:
            due = outbox.due(session, desk.account_id, now=desk.now(), own_wait=backoff if desk.by_hand else None)
        failures = 0
        held: set[outbox.Chain] = set()
        for done, row in enumerate(due):
            desk.check()
            desk.tell(Phase.ACTS, done, len(due))
            if failures >= FAILURES_IN_A_ROW:
                desk.tally.add("acts_waiting", len(due) - done)
                return
            if row.chain in held:
                continue
            answer = self._try(row)
            failures = failures + 1 if answer is Answer.NONE else 0
            if answer is not Answer.YES and row.chain != outbox.ALONE and (row.holds_back or answer is not Answer.NO):
                held.add(row.chain)  # what follows in the same order must not overtake it

    def _try(self, row: OutboxRow) -> Answer:
        desk, talk = self._desk, row.kind in TALK
        if row.attempts >= MOST_TRIES and row.next_try_at is None:
            _park(desk, row, _BROKE_OFF(count=row.attempts), "")
            return Answer.NO
        try:
            with desk.read() as session:
                act = prepare(session, desk, row)
        except StoreError as error:
            _park(desk, row, error.message, "")
            return Answer.NO
        if act is None:
            return Answer.NOT_YET
        with desk.write() as session:
            if not self._may_start(session, row):
                return Answer.NOT_YET
            outbox.start(session, row.id)
            if talk:
                outbox.first_tried(session, row.id, at=desk.channel.server_now())
        if self.sent is Sent.NOTHING and not talk:
            self.sent = Sent.ANSWERED
        try:
            result = act()
        except TransientError as error:
            if error.unclear and not talk:
                self.sent = Sent.UNCLEAR
            return self._failed(row, error)
        except SignInError as error:
            return self._not_allowed(row, error)
        except RejectedError as error:
            _park(desk, row, error.message, error.reply, error.advice)
            return Answer.NO
        except RefundedThereTooError as found:
            _ask_about_two_refunds(desk, row, found)
            return Answer.NO
        _store(desk, row, result)
        return Answer.YES

    def _may_start(self, session: Session, row: OutboxRow) -> bool:
        """Asked again in the transaction that starts it: the account may have been made read-only, and the act given
        up, since the round began."""
        held = session.get_one(ChannelAccount, self._desk.account_id).read_only is not None
        return not held and outbox.get(session, row.id).state in outbox.UNSETTLED

    def _failed(self, row: OutboxRow, error: TransientError) -> Answer:
        """Tried again by itself, later each time. A channel that asks to wait has done nothing: that is no attempt, and
        it is waited for as long as it takes (F28)."""
        desk = self._desk
        asked = not error.unclear and (error.code in (TOO_MANY, "resting") or error.retry_after_seconds is not None)
        if not asked and row.attempts + 1 >= MOST_TRIES and desk.now() - row.created_at >= TRIED_FOR:
            _park(desk, row, _IN_VAIN(count=row.attempts + 1, problem=error.message), error.reply)
            return Answer.NO
        wait = timedelta(seconds=error.retry_after_seconds or 0)
        at = desk.now() + max(wait, backoff(row.attempts + 1))
        unclear = error.unclear or row.attempts > 0
        with desk.write() as session:
            outbox.try_later(session, row.id, error.message, at=at, unclear=unclear, counts=not asked)
        desk.tally.add("acts_waiting")
        return Answer.NONE

    def _not_allowed(self, row: OutboxRow, error: SignInError) -> Answer:
        """Either the channel no longer lets us in at all, which ends the round, or it lets us do all but this (F53)."""
        desk = self._desk
        with desk.write() as session:
            outbox.try_later(session, row.id, error.message, at=desk.now(), unclear=row.attempts > 0)
        if not self._signed_in:
            try:
                desk.channel.check()
            except SignInError:
                raise error from None
            self._signed_in = True
        _park_without_right(desk, row, error)
        return Answer.NO


_BROKE_OFF = translate("sync", "The program broke off {count} times while it was doing this.")
_IN_VAIN = translate("sync", "It was tried {count} times in more than a day. {problem}")


def _store(desk: Desk, row: OutboxRow, result: Done) -> None:
    """The act is done, and what the channel answered is taken in with it, in one transaction."""
    now = desk.now()
    with desk.write() as session:
        given_up = outbox.get(session, row.id).state is OutboxState.WITHDRAWN  # by the owner, while it was under way
        outbox.done(session, row.id, now=now)
        attention.resolve(session, f"act:{row.id}", resolution="done", now=now)
        if isinstance(result, RemoteRefund) and row.order_id is not None:
            order_money.remember_own(session, row.order_id, result, row.payload.get("return_id"))
            if row.payload.get("restock", True):
                at = min(result.refunded_at or desk.channel.server_now(), desk.channel.server_now())
                seen.expect_back(session, desk.account_id, row.order_id, at=at)
        elif isinstance(result, RemoteMessage):
            conversations_in.sent(session, row.id, result)
        elif isinstance(result, RemoteOrder):
            intake.take_in(session, desk.account_id, [result], now=now, tally=desk.tally)
        elif isinstance(result, RemoteReview):
            reviews.take(session, desk.account_id, [given(result)])
        elif isinstance(result, Listed):
            take_products(
                session, desk.account_id, [result.product], read_at=desk.channel.server_now(), now=now,
                tally=desk.tally,
            )  # fmt: skip
            contents.was_sent(session, desk.account_id, result.product, result.draft, at=now)
            matching.refresh(session, desk.account_id, now=now, tally=desk.tally)
            if not given_up:
                _publish_next(session, row, result.product, desk)
        elif row.kind is OutboxKind.PUBLISH:
            _remember_shown(session, row)
    desk.tally.add("acts_done")


def _remember_shown(session: Session, row: OutboxRow) -> None:
    """Some channels are read again only at night: what was done is known without that."""
    status = "published" if row.payload.get("published", True) else "draft"
    here = (col(Listing.account_id) == row.account_id,
            col(Listing.remote_product_id) == str(row.payload["remote_product_id"]))  # fmt: skip
    session.execute(update(Listing).where(*here).values(remote_status=status))


def _publish_next(session: Session, row: OutboxRow, product: RemoteProduct, desk: Desk) -> None:
    """A new product is shown to shoppers only after its numbers were read back (F36)."""
    if row.kind is OutboxKind.CREATE_LISTING and row.payload.get("publish", True):
        outbox.add(
            session, account_id=row.account_id, kind=OutboxKind.PUBLISH, product_id=row.product_id,
            payload={"remote_product_id": product.remote_id, "published": True}, key=f"publish:{row.key}",
            now=desk.now(),
        )  # fmt: skip


def _park(desk: Desk, row: OutboxRow, problem: Text, reply: str, advice: Text | None = None) -> None:
    """The channel refuses it, or will never do it: the owner decides. Who refuses knows best what would help."""
    refused = translate("sync", "The channel refused “{act}”.")(act=outbox.ACT_WORDS[row.kind])
    of_order = translate("sync", "Order {number}: the channel refused “{act}”.")(act=outbox.ACT_WORDS[row.kind])
    meaning = translate("sync", "It is done here but not there. {problem}")(problem=problem)
    if row.kind is OutboxKind.SEND_MESSAGE:
        meaning = translate("sync", "The person has not got it, and still waits for an answer. {problem}")(
            problem=problem
        )
    advice = advice or translate("sync", "Look at it on the channel, then try again or withdraw it.")
    _ask(desk, row, problem, reply, title=refused, title_of_order=of_order, meaning=meaning, advice=advice)


def _ask_about_two_refunds(desk: Desk, row: OutboxRow, found: RefundedThereTooError) -> None:
    """Whoever knows whether one refund was entered twice, or two were meant, is the owner."""
    problem = translate("sync", "The channel has given back {there} of which the book did not know.")(there=found.there)
    title = translate("sync", "Money was given back on the channel, too.")
    of_order = translate("sync", "Order {number}: money was given back on the channel, too.")
    meaning = translate("sync", "{there} was given back there, and {here} entered here waits. Sent, it comes on top.")(
        there=found.there, here=found.here
    )
    advice = translate("sync", "If it is the same refund, withdraw it here. If both are meant, try again.")
    _ask(desk, row, problem, "", title=title, title_of_order=of_order, meaning=meaning, advice=advice)


def _park_without_right(desk: Desk, row: OutboxRow, error: SignInError) -> None:
    """Only this call is not allowed: the right is named, and the rest runs."""
    right, act = _RIGHTS[row.kind], outbox.ACT_WORDS[row.kind]
    title = translate("sync", "The saved key may not {right}, so “{act}” was not done.")(right=right, act=act)
    of_order = translate("sync", "Order {number}: the saved key may not {right}, so “{act}” was not done.")(
        right=right, act=act
    )
    meaning = translate("sync", "It is done here but not there; everything else goes on.")
    advice = translate("sync", "Give the key this right on the channel, or connect with another key, then try again.")
    _ask(desk, row, error.message, error.reply, title=title, title_of_order=of_order, meaning=meaning, advice=advice)


_ORDERS, _REFUNDS, _PRODUCTS, _MESSAGES, _POSTS = (
    translate("sync", "change orders"),
    translate("sync", "refund orders"),
    translate("sync", "change products"),
    translate("sync", "send messages"),
    translate("sync", "publish posts"),
)
_RIGHTS = {
    OutboxKind.SHIP: _ORDERS,
    OutboxKind.CANCEL: _ORDERS,
    OutboxKind.STATUS: _ORDERS,
    OutboxKind.NOTE: _ORDERS,
    OutboxKind.REFUND: _REFUNDS,
    OutboxKind.CREATE_LISTING: _PRODUCTS,
    OutboxKind.UPDATE_LISTING: _PRODUCTS,
    OutboxKind.PUBLISH: _PRODUCTS,
    OutboxKind.REPLY_REVIEW: translate("sync", "answer reviews"),
    OutboxKind.SEND_MESSAGE: _MESSAGES,
    OutboxKind.PUBLISH_POST: _POSTS,
    OutboxKind.REMOVE_POST: _POSTS,
}


_TO = translate("sync", "Message to {name}: {title}")


def _ask(
    desk: Desk,
    row: OutboxRow,
    problem: Text,
    reply: str,
    *,
    title: Text,
    title_of_order: Text,
    meaning: Text,
    advice: Text,
) -> None:
    now = desk.now()
    with desk.write() as session:
        outbox.park(session, row.id, problem)
        order = session.get(Order, row.order_id) if row.order_id is not None else None
        conversation = session.get(Conversation, row.conversation_id) if row.conversation_id is not None else None
        if order is not None:
            title = title_of_order(number=order.remote_number or order.number)
        elif conversation is not None:
            title = _TO(name=conversation.person_name or conversation.person_username or "?", title=title)
        elsewhere = Area.CUSTOMERS if conversation is not None else Area.STOCK
        attention.raise_(
            session,
            kind=AttentionKind.PARKED_ACT,
            severity=Severity.DANGER if order is not None else Severity.WARN,
            area=Area.ORDERS if order is not None else elsewhere,
            key=f"act:{row.id}",
            account_id=desk.account_id,
            order_id=row.order_id,
            title=title,
            meaning=meaning,
            advice=advice,
            action="retry_act",
            payload={"outbox_id": row.id},
            channel_reply=reply,
            now=now,
        )
    desk.tally.add("acts_parked")


# --- How long they wait ---


def _tell_age(desk: Desk) -> None:
    """Nothing waits in silence: the owner is told when the oldest act waits too long, until it was done."""
    key, now = f"acts-wait:{desk.account_id}", desk.now()
    with desk.read() as session:
        late = _is_late(session, desk)
        if late is None and not attention.is_open(session, key):
            return
    with desk.write() as session:
        late = _is_late(session, desk)
        account = session.get(ChannelAccount, desk.account_id)
        if late is None or account is None:
            attention.resolve(session, key, resolution="done", now=now)
            return
        count = outbox.waiting_counts(session).get(desk.account_id, 0)
        problem = late.problem or translate("sync", "It has not been its turn yet.")
        attention.raise_(
            session,
            kind=AttentionKind.OTHER,
            severity=Severity.WARN,
            area=Area.CONNECTION,
            key=key,
            account_id=desk.account_id,
            title=translate("sync", "{account}: {count:act waits|acts wait}, the oldest since {time}.")(
                account=account.name, count=count, time=late.created_at
            ),
            meaning=translate("sync", "“{act}” is done here but not there yet. {problem}")(
                act=outbox.ACT_WORDS[late.kind], problem=problem
            ),
            advice=translate("sync", "It is tried again by itself. If a customer waits for it, do it on the channel."),
            action="sync_now",
            payload={"account_id": desk.account_id},
            now=now,
        )


def _is_late(session: Session, desk: Desk) -> OutboxRow | None:
    """The oldest act, if it waits longer than the owner wants."""
    oldest = outbox.oldest(session, desk.account_id)
    if oldest is None:
        return None
    minutes = int(shop.setting(session, WAIT_SETTING, WAIT_MINUTES))
    return oldest if desk.now() - oldest.created_at > timedelta(minutes=minutes) else None

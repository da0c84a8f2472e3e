"""What the messages page asks of the book: plain functions of a session, so that no widget ever reaches a worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, select

from storemanager import texts
from storemanager.domain.accounts import AccountState
from storemanager.domain.conversations import Conversation
from storemanager.domain.customers import IdentityKind
from storemanager.domain.phones import display
from storemanager.errors import StoreError
from storemanager.gui.pages.messages.contact import Offer
from storemanager.gui.pages.messages.order_draft import Goods, goods_of, goods_of_row
from storemanager.gui.pages.messages.person_part import SOMEBODY_NEW, Person
from storemanager.gui.pages.messages.thread_list import Around
from storemanager.services import (
    accounts,
    attention,
    catalog,
    conversation_prices,
    conversations,
    customers,
    orders,
    shop,
)
from storemanager.services.conversations import (
    MessageInput,
    MessageRow,
    MessageState,
    NewCustomer,
    Reply,
    ReplyLimits,
    TemplateRow,
    ThreadCounts,
    ThreadDetail,
    ThreadKey,
    ThreadOrder,
)
from storemanager.services.customers import AddressInput, CustomerDetail, CustomerRow
from storemanager.services.customers_inputs import names_agree, tokens
from storemanager.services.message_orders import CustomerCandidate, OrderProposal, address_input
from storemanager.texts import Text, translate

AT_ONCE = 50


# --- What is around the list ---


@dataclass(frozen=True)
class InboxAccount:
    """An account whose channel has messages. `no_right`: it may not read them (yet)."""

    id: int
    kind: str
    name: str
    paused: bool
    no_right: bool


@dataclass(frozen=True)
class Surroundings:
    counts: ThreadCounts
    around: Around
    inboxes: tuple[InboxAccount, ...]
    currency: str
    language: str


def surroundings(session: Session, kinds: frozenset[str], now: datetime) -> Surroundings:
    """Counts, accounts and people for the filters; `kinds` are those whose channel has messages."""
    found = shop.find(session)
    inboxes = tuple(
        InboxAccount(
            each.id, each.shown_kind, each.name, each.state is AccountState.PAUSED,
            attention.is_open(session, f"no-right:messages:{each.id}"),
        )
        for each in accounts.rows(session)
        if each.kind in kinds
    )  # fmt: skip
    around = Around(tuple((each.id, each.name) for each in inboxes), _assigned(session))
    return Surroundings(
        conversations.counts(session, now), around, inboxes,
        found.currency if found else "VND", texts.language(),
    )  # fmt: skip


def _assigned(session: Session) -> tuple[str, ...]:
    """Everybody who answers somewhere."""
    query = select(Conversation.assigned_to).where(Conversation.assigned_to != "").distinct()
    return tuple(sorted(session.exec(query)))


# --- One thread ---


@dataclass(frozen=True)
class Offers:
    """What was read of where the parcel goes."""

    phones: tuple[Offer, ...]
    names: tuple[Offer, ...]
    addresses: tuple[Offer, ...]


@dataclass(frozen=True)
class Loaded:
    """A thread with all that the page shows of it. `sources` say, for each message that an order would be read from,
    where it stands; `read` are their ids."""

    detail: ThreadDetail
    messages: tuple[MessageRow, ...]
    person: Person
    proposal: OrderProposal
    sources: Mapping[int, str]
    read: tuple[int, ...]
    offers: Offers
    mentions: tuple[Goods, ...]
    figures: Mapping[int, Goods]
    replies: tuple[Reply, ...]
    templates: Mapping[int, tuple[TemplateRow, ...]]
    currency: str

    @property
    def key(self) -> ThreadKey:
        return self.detail.row.key


def load(
    session: Session, key: ThreadKey, *, limit: int, chosen: Sequence[int], person_id: int | None, now: datetime
) -> Loaded:
    """Everything of one thread at once. `chosen` are the variants in the draft, whose stock is asked again; `person_id`
    the candidate the owner has chosen."""
    detail = conversations.thread(session, key)
    account_id = detail.conversations[0].account_id
    proposal = conversations.proposal(session, key, now=now)
    read = conversations.source_messages(session, key)
    sources = {place: _said_at(row.sent_at, now) for place, row in enumerate(read)}
    customer = customers.customer(session, detail.row.customer_id) if detail.row.customer_id is not None else None
    chosen_person = customers.customer(session, person_id) if customer is None and person_id else customer
    found = shop.find(session)
    return Loaded(
        detail=detail,
        messages=tuple(conversations.messages(session, key, limit=limit)),
        person=Person(customer, () if customer is not None else _candidates(detail, proposal)),
        proposal=proposal,
        sources=sources,
        read=tuple(row.id for row in read),
        offers=_offers(detail, proposal, sources, chosen_person),
        mentions=_mentions(proposal),
        figures=figures(session, account_id, chosen, now=now),
        replies=tuple(conversations.quick_replies(session)),
        templates={
            each.account_id: tuple(conversations.templates(session, each.account_id, approved_only=True))
            for each in detail.conversations
        },
        currency=found.currency if found else "VND",
    )


def open_thread(
    session: Session, key: ThreadKey, *, limit: int, chosen: Sequence[int], person_id: int | None, now: datetime
) -> Loaded:
    """As `load`, and the owner has seen it."""
    conversations.mark_read(session, key)
    return load(session, key, limit=limit, chosen=chosen, person_id=person_id, now=now)


def older(session: Session, key: ThreadKey, before: int) -> tuple[MessageRow, ...]:
    """Messages before the oldest that is shown."""
    return tuple(conversations.messages(session, key, before=before, limit=AT_ONCE))


def figures(session: Session, account_id: int, variant_ids: Sequence[int], *, now: datetime) -> dict[int, Goods]:
    """Stock and price of variants as they are now, for who writes on that account."""
    prices = conversation_prices.for_order(session, account_id, variant_ids, now=now)
    return {row.id: goods_of_row(row, prices.get(row.id)) for row in catalog.variant_rows(session, variant_ids)}


def _said_at(moment: datetime, now: datetime) -> str:
    zone = texts.zone()
    same_day = moment.astimezone(zone).date() == now.astimezone(zone).date()
    told = translate("messages", "written at {time}")
    return str(told(time=texts.clock_time(moment) if same_day else texts.moment(moment)))


def _candidates(detail: ThreadDetail, proposal: OrderProposal) -> tuple[CustomerCandidate, ...]:
    """Whose phone was written; where no name was, the name on the channel is held against theirs."""
    name = next((each.person_name for each in detail.conversations if each.person_name), "")
    return tuple(
        replace(each, name_agrees=names_agree(each.name, name))
        if each.name_agrees is None and tokens(name) and tokens(each.name)
        else each
        for each in proposal.customers
    )


def _mentions(proposal: OrderProposal) -> tuple[Goods, ...]:
    found = {one.variant_id: goods_of(one) for line in proposal.mentions for one in line.candidates[:3]}
    return tuple(found.values())[:5]


def _offers(
    detail: ThreadDetail, proposal: OrderProposal, sources: Mapping[int, str], customer: CustomerDetail | None
) -> Offers:
    phones = [Offer(display(each.e164), sources.get(each.quote.span.message, "")) for each in proposal.phones]
    names = [Offer(each.name, sources.get(each.quote.span.message, "")) for each in proposal.names]
    addresses = []
    for said in proposal.addresses:
        address = address_input(said)
        addresses.append(Offer(address.raw, sources.get(said.quotes[0].span.message, ""), address=address))
    if customer is not None:
        book = str(translate("messages", "from the customer's record"))
        known = [each.value for each in customer.identities if each.kind is IdentityKind.PHONE]
        phones += [Offer(display(value), book, said=False) for value in known[:1]]
        names += [Offer(customer.name, book, said=False)] if customer.name else []
        if customer.addresses:
            address = customer.addresses[0].address
            addresses.append(Offer(one_line(address), book, said=False, address=address))
    else:
        theirs = str(translate("messages", "their name on the channel"))
        person = next((each.person_name for each in detail.conversations if each.person_name), "")
        names += [Offer(person, theirs, said=False)] if person and "*" not in person else []
    return Offers(tuple(phones), tuple(names), tuple(addresses))


def one_line(address: AddressInput) -> str:
    """An address as it is read."""
    parts = (
        address.street, address.ward or address.legacy_ward, address.legacy_district,
        address.legacy_province or address.province,
    )  # fmt: skip
    return ", ".join(part for part in parts if part) or address.raw


def people(session: Session, text: str, most: int) -> tuple[CustomerRow, ...]:
    """Customers that the words may mean."""
    if not text.strip():
        return ()
    ids = customers.customer_ids(session, customers.CustomerFilter(text=text))
    return tuple(customers.customer_rows(session, ids[:most]))


# --- Sending ---


@dataclass(frozen=True)
class ToSend:
    """Messages of one conversation, in this order."""

    conversation_id: int
    messages: tuple[MessageInput, ...]
    limits: ReplyLimits
    key: str
    author: str = ""


def send(session: Session, given: ToSend, *, now: datetime) -> int:
    """Write them down to be sent; answers with the id of the last."""
    message_id = 0
    for number, each in enumerate(given.messages):
        message_id = conversations.queue_message(
            session, given.conversation_id, each, limits=given.limits, key=f"{given.key}:{number}",
            author=given.author, now=now,
        )  # fmt: skip
    return message_id


# --- The order ---


@dataclass(frozen=True)
class OrderWanted:
    """The draft as plain values; `summary_to` is the conversation that its summary goes to."""

    order: ThreadOrder
    key: str
    language: str
    summary_to: int | None
    limits: ReplyLimits | None
    author: str = ""


@dataclass(frozen=True)
class Made:
    """An order that has just been made, and its summary: on its way (its message), or to be looked at first."""

    order_id: int
    number: str
    summary: str
    message_id: int | None
    problem: Text | None
    thread: ThreadKey


def make_order(session: Session, key: ThreadKey, wanted: OrderWanted, *, now: datetime) -> Made:
    """The order, and with it the words to answer with. That these cannot be sent now does not undo the order."""
    order_id = conversations.make_order(session, key, wanted.order, idempotency_key=wanted.key, now=now)
    detail = orders.order(session, order_id)
    summary = conversations.order_summary_text(session, order_id, wanted.language)
    message_id, problem = None, None
    if wanted.summary_to is not None and wanted.limits is not None:
        try:
            message_id = conversations.queue_message(
                session, wanted.summary_to, MessageInput(text=summary), limits=wanted.limits,
                key=f"{wanted.key}:summary", author=wanted.author, now=now,
            )  # fmt: skip
        except StoreError as refused:
            problem = refused.message
    thread = conversations.thread_of_order(session, order_id) or key
    return Made(order_id, detail.shown_number, summary, message_id, problem, thread)


def undo_order(session: Session, made: Made, *, now: datetime) -> bool:
    """Cancel the order again, and keep its summary from being sent; False when that is on its way already."""
    orders.cancel(session, made.order_id, reason=str(translate("messages", "taken back at once")), now=now)
    if made.message_id is None:
        return True
    newest = conversations.messages(session, made.thread, limit=AT_ONCE)
    row = next((each for each in newest if each.id == made.message_id), None)
    if row is None or row.state not in (MessageState.SENDING, MessageState.REFUSED):
        return False
    conversations.withdraw_message(session, made.message_id, now=now)
    return True


def new_customer(choice: int | None, linked: int | None, name: str, phone: str) -> int | NewCustomer | None:
    """Whose order it is: the thread's customer, the chosen one, or somebody new as far as anything is known of them."""
    if linked is not None:
        return linked
    if choice is not None and choice != SOMEBODY_NEW:
        return choice
    return NewCustomer(name, phone)

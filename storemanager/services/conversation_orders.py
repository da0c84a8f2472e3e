"""An order out of a conversation: what the person's words could mean, the order itself, and the words to answer with.

The order is an ordinary one of the desk: it reserves its goods, so every channel is offered less at the next sync."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel

from storemanager.domain.conversations import ConversationOrder
from storemanager.domain.orders import OrderStatus
from storemanager.money import Money
from storemanager.services import order_writing
from storemanager.services.conversation_acts import link_customer
from storemanager.services.conversation_details import MessageRow, not_there, rows_where
from storemanager.services.conversation_rows import ThreadKey, ThreadRow, threads_of
from storemanager.services.conversation_state import MESSAGE
from storemanager.services.customers_changes import customer_edit, update_customer
from storemanager.services.customers_inputs import AddressInput, CustomerInput
from storemanager.services.customers_matching import create, find_or_create
from storemanager.services.customers_rows import customer
from storemanager.services.message_orders import OrderProposal, Sender, propose
from storemanager.services.order_details import order as order_detail
from storemanager.services.order_inputs import DiscountInput, LineInput, OrderInput
from storemanager.services.order_tables import ORDER
from storemanager.services.packing_papers import address_of
from storemanager.texts import amount

MOST_READ = 30
A_PAUSE = timedelta(days=2)
"""What was written before such a silence belongs to an earlier talk."""

Thread = tuple[ThreadRow, Sequence[Any]]

_MADE = SQLModel.metadata.tables[str(ConversationOrder.__tablename__)]


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """Who orders, where the book does not know them: they become a customer under the id they write with."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ThreadOrder:
    """What is ordered. `customer`: one of the book, a new one, or None to leave it open. `until`: what was written
    until then is in it (None: everything so far)."""

    lines: tuple[LineInput, ...]
    customer: int | NewCustomer | None = None
    contact_name: str = ""
    contact_phone: str = ""
    address: AddressInput | None = None
    shipping_total: int = 0
    discounts: tuple[DiscountInput, ...] = ()
    payment_method: str = ""
    note: str = ""
    confirm: bool = True
    until: datetime | None = None


def source_messages(session: Session, key: ThreadKey) -> list[MessageRow]:
    """The person's messages that a next order would be made of, in order: those after the last order (a cancelled one
    was none), back to the last long silence. What the shop answers in between changes nothing: people order in
    pieces."""
    found = threads_of(session, key)
    if found is None:
        raise not_there()
    ids = [each.id for each in found[1]]
    taken = session.connection().scalar(
        select(func.max(_MADE.c.until).label("until"))
        .join(ORDER, ORDER.c.id == _MADE.c.order_id)
        .where(_MADE.c.conversation_id.in_(ids), ORDER.c.status != OrderStatus.CANCELLED)
    )
    conditions = [MESSAGE.c.conversation_id.in_(ids), MESSAGE.c.from_shop.is_(False), MESSAGE.c.text != ""]
    if taken is not None:
        conditions.append(MESSAGE.c.sent_at > taken)
    rows = rows_where(session, conditions, MOST_READ)
    first = max((at for at in range(1, len(rows)) if rows[at].sent_at - rows[at - 1].sent_at > A_PAUSE), default=0)
    return rows[first:]


def proposal(session: Session, key: ThreadKey, *, now: datetime) -> OrderProposal:
    """The order that the person's words seem to ask for: those of `source_messages`, in that order. Nothing is decided
    here."""
    found = threads_of(session, key)
    if found is None:
        raise not_there()
    newest = found[1][0]
    words = [row.text for row in source_messages(session, key)]
    return propose(session, words, now=now, sender=Sender(newest.account_id, newest.person_id))


def make_order(
    session: Session, key: ThreadKey, given: ThreadOrder, *, idempotency_key: str, now: datetime, actor: str = ""
) -> int:
    """Write the order and answer with its id. The same key again writes nothing. Its goods are reserved in the same
    transaction, or nothing has happened; the person's ids on the channels become the customer's."""
    session.flush()
    asked = select(_MADE.c.order_id).where(_MADE.c.idempotency_key == idempotency_key)
    known = session.connection().scalar(asked)
    if known is not None:
        return int(known)
    found = threads_of(session, key)
    if found is None:
        raise not_there()
    newest = found[1][0]
    customer_id = _customer(session, key, given, found, now=now, actor=actor)
    order_id = order_writing.create(session, _input(session, given, customer_id), now=now, actor=actor)
    until = given.until or newest.last_at
    session.add(
        ConversationOrder(order_id=order_id, conversation_id=newest.id, until=until, idempotency_key=idempotency_key)
    )
    session.flush()
    return order_id


def thread_of_order(session: Session, order_id: int) -> ThreadKey | None:
    """The thread that the order was made out of."""
    asked = select(_MADE.c.conversation_id).where(_MADE.c.order_id == order_id)
    conversation_id = session.connection().scalar(asked)
    if conversation_id is None:
        return None
    found = threads_of(session, ThreadKey("conversation", conversation_id))
    return None if found is None else found[0].key


def order_summary_text(session: Session, order_id: int, language: str) -> str:
    """The order in words for the person, in the language they write: lines, total, and where it goes."""
    detail, words = order_detail(session, order_id), _SUMMARY.get(language, _SUMMARY["en"])

    def money(minor: int) -> str:
        return amount(Money(minor, detail.currency), language)

    lines = [words["order"].format(number=detail.shown_number)]
    for line in detail.lines:
        count = f"{line.quantity / line.scale:g}"
        lines.append(f"- {count} × {line.title}: {money(line.total)}")
    if detail.shipping_total:
        lines.append(words["shipping"].format(amount=money(detail.shipping_total)))
    lines.append(words["total"].format(amount=money(detail.total)))
    place = address_of(detail.shipping) or address_of(detail.billing)
    if place:
        to = ", ".join(part for part in (detail.contact_name, detail.contact_phone, place) if part)
        lines.append(words["to"].format(address=to))
    lines.append(words["ask"])
    return "\n".join(lines)


_SUMMARY: Mapping[str, Mapping[str, str]] = {  # for the person who orders, whatever language the program speaks
    "vi": {
        "order": "Đơn {number}:", "shipping": "Phí giao: {amount}", "total": "Tổng: {amount}",
        "to": "Giao đến: {address}", "ask": "Bạn xem giúp mình thông tin đã đúng chưa nhé.",
    },
    "en": {
        "order": "Order {number}:", "shipping": "Delivery: {amount}", "total": "Total: {amount}",
        "to": "Delivered to: {address}", "ask": "Please tell me if everything is right.",
    },
}  # fmt: skip


def _customer(
    session: Session, key: ThreadKey, given: ThreadOrder, found: Thread, *, now: datetime, actor: str
) -> int | None:
    """Whose order it is; from now on the thread is theirs."""
    row, (newest, *_) = found
    if given.customer is None:
        return row.customer_id
    if isinstance(given.customer, int):
        customer_id = given.customer
        _remember_address(session, customer_id, given.address, now=now, actor=actor)
    else:
        person = CustomerInput(
            name=given.customer.name, phone=given.customer.phone, address=given.address, source="conversation"
        )
        if row.customer_id is None:
            known_there = replace(person, account_id=newest.account_id, channel_customer_id=newest.person_id)
            made = find_or_create(session, known_there, now=now)
        else:  # the owner says that it is somebody else than the thread's customer
            made = create(session, person, now=now)
        assert made.customer_id is not None
        customer_id = made.customer_id
    if customer_id != row.customer_id:
        customer_id = link_customer(session, key, customer_id, now=now, actor=actor).id
    return customer_id


def _remember_address(
    session: Session, customer_id: int, address: AddressInput | None, *, now: datetime, actor: str
) -> None:
    """A place the book does not know of the customer yet."""
    if address is None or not address.key:
        return
    detail = customer(session, customer_id)
    if address.key in {each.address.key for each in detail.addresses}:
        return
    edit = customer_edit(detail)
    added = replace(address, is_default=not edit.addresses)
    wanted = replace(edit, addresses=(*edit.addresses, added))
    update_customer(session, customer_id, wanted, now=now, actor=actor)


def _input(session: Session, given: ThreadOrder, customer_id: int | None) -> OrderInput:
    new = given.customer if isinstance(given.customer, NewCustomer) else None
    known = customer(session, customer_id).name if customer_id is not None else ""
    name = given.contact_name or (new.name if new else "") or known
    phone = given.contact_phone or (new.phone if new else "") or (given.address.phone if given.address else "")
    return OrderInput(
        lines=given.lines, customer_id=customer_id, contact_name=name, contact_phone=phone,
        shipping=_place(given.address, name, phone) if given.address is not None else {},
        discounts=given.discounts, shipping_total=given.shipping_total, payment_method=given.payment_method,
        note=given.note, confirm=given.confirm,
    )  # fmt: skip


def _place(address: AddressInput, name: str, phone: str) -> dict[str, str]:
    """As orders of the channels keep it."""
    place = {
        "name": address.name or name, "phone": address.phone or phone, "street": address.street,
        "ward": address.ward or address.legacy_ward, "district": address.legacy_district,
        "province": address.province or address.legacy_province, "postcode": address.postcode,
        "country": address.country, "raw": address.raw,
    }  # fmt: skip
    return {field: value for field, value in place.items() if value}

"""Who may have written: the customers that a phone in the message or the sender's own id on the channel points to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlmodel import Session, col

from storemanager.domain.customers import Customer, CustomerIdentity, IdentityKind
from storemanager.domain.order_text import NameSaid, PhoneSaid
from storemanager.services.customers_inputs import names_agree
from storemanager.services.customers_matching import roots


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as the channel knows them."""

    account_id: int
    channel_customer_id: str


@dataclass(frozen=True, slots=True)
class CustomerCandidate:
    """Somebody of the book it may be. `known_by`: how they were found. `name_agrees`: with a name in the message (None:
    none was said); families share phones, so a phone under another name is somebody else as easily."""

    customer_id: int
    name: str
    known_by: tuple[IdentityKind, ...]
    name_agrees: bool | None


def customers_of(
    session: Session, phones: Sequence[PhoneSaid], names: Sequence[NameSaid], sender: Sender | None
) -> tuple[CustomerCandidate, ...]:
    """The customers it may be: who is known by the channel's own id first, then those whose name agrees."""
    conditions = []
    if phones:
        numbers = sorted({phone.e164 for phone in phones})
        conditions.append(
            and_(col(CustomerIdentity.kind) == IdentityKind.PHONE, col(CustomerIdentity.value).in_(numbers))
        )
    if sender is not None and sender.channel_customer_id.strip():
        conditions.append(
            and_(
                col(CustomerIdentity.account_id) == sender.account_id,
                col(CustomerIdentity.value) == sender.channel_customer_id.strip(),
            )
        )
    if not conditions:
        return ()
    asked = select(col(CustomerIdentity.customer_id), col(CustomerIdentity.kind)).where(or_(*conditions))
    rows = session.connection().execute(asked).all()
    ends = roots(session, [row[0] for row in rows])
    known_by: dict[int, set[IdentityKind]] = defaultdict(set)
    for customer_id, kind in rows:
        known_by[ends[customer_id]].add(kind)
    named = select(col(Customer.id), col(Customer.name)).where(col(Customer.id).in_(sorted(known_by)))
    found = [
        CustomerCandidate(row.id, row.name, _kinds(known_by[row.id]), _agrees(row.name, names))
        for row in (session.connection().execute(named).all() if known_by else ())
        if row.id is not None
    ]
    return tuple(
        sorted(found, key=lambda one: (IdentityKind.CHANNEL not in one.known_by, not one.name_agrees, one.customer_id))
    )


def _kinds(kinds: set[IdentityKind]) -> tuple[IdentityKind, ...]:
    return tuple(sorted(kinds, key=lambda kind: kind.value))


def _agrees(known: str, names: Sequence[NameSaid]) -> bool | None:
    return any(names_agree(known, said.name) for said in names) if names else None

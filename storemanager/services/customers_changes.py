"""Changing customers: the form, merging two records that are one person, and splitting them again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session, SQLModel, col

from storemanager.domain.audit import AuditEntry
from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.orders import Order
from storemanager.domain.phones import Phone, normalise
from storemanager.errors import InvalidInputError, NotAllowedError
from storemanager.services import attention, audit
from storemanager.services.bulk import chunks, insert_rows
from storemanager.services.customers_inputs import AddressInput, CustomerEdit, clean_email
from storemanager.services.customers_matching import Key, customer_search_text
from storemanager.services.customers_rows import CustomerDetail, customer
from storemanager.texts import Text, translate

_MERGED = "customer.merged"


def customer_edit(detail: CustomerDetail) -> CustomerEdit:
    """The customer as the form begins with."""
    shown = {kind: [each.value for each in detail.identities if each.kind is kind] for kind in IdentityKind}
    return CustomerEdit(
        name=detail.name,
        company=detail.company,
        tax_code=detail.tax_code,
        note=detail.note,
        tags=detail.tags,
        phones=tuple(shown[IdentityKind.PHONE]),
        emails=tuple(shown[IdentityKind.EMAIL]),
        addresses=tuple(row.address for row in detail.addresses),
    )


def update_customer(
    session: Session, customer_id: int, wanted: CustomerEdit, *, now: datetime, actor: str = ""
) -> None:
    """Make the customer what is given. Ids on channels stay."""
    current = customer(session, customer_id)
    phones = {phone.e164: (raw, phone) for raw, phone in ((raw, _phone(raw)) for raw in wanted.phones if raw.strip())}
    emails = {_email(raw): raw for raw in wanted.emails if raw.strip()}
    before, after = asdict(customer_edit(current)), asdict(wanted)
    after["phones"], after["emails"] = tuple(phones), tuple(emails)
    changed = [name for name in before if before[name] != after[name]]
    if not changed:
        return
    keys: list[Key] = [(IdentityKind.PHONE, None, value) for value in phones]
    keys += [(IdentityKind.EMAIL, None, value) for value in emails]
    _keep_identities(session, current, keys, phones, now=now)
    if "addresses" in changed:
        session.connection().execute(delete(Address).where(col(Address.customer_id) == customer_id))
        insert_rows(session, Address, [{"customer_id": customer_id, **asdict(each)} for each in wanted.addresses])
    session.connection().execute(
        update(Customer)
        .where(col(Customer.id) == customer_id)
        .values(
            name=wanted.name.strip(),
            company=wanted.company.strip(),
            tax_code=wanted.tax_code.strip(),
            note=wanted.note,
            tags=list(wanted.tags),
            search_text=customer_search_text(wanted.name, wanted.company, keys),
            updated_at=now,
        )
    )
    session.expire_all()
    audit.record(
        session,
        action="customer.edited",
        entity="customer",
        entity_id=customer_id,
        text=translate("customers", "{name} was changed.")(name=wanted.name.strip() or current.name),
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        now=now,
        actor=actor,
    )


def merge(session: Session, keep_id: int, other_id: int, *, reason: str, now: datetime, actor: str = "") -> None:
    """Make two records one person: what belongs to `other_id` goes to `keep_id`, and can come back by `split`."""
    keep, other = customer(session, keep_id), customer(session, other_id)
    if keep_id == other_id or keep.merged_into_id is not None or other.merged_into_id is not None:
        raise NotAllowedError(
            translate("customers", "These two records are one person already."),
            translate("customers", "Refresh the list; nothing is left to merge."),
        )
    known = {(each.kind, each.account_id, each.value) for each in keep.identities}
    moved: dict[str, list[int]] = {
        "identities": [each.id for each in other.identities if (each.kind, each.account_id, each.value) not in known],
        "addresses": [each.id for each in other.addresses],
        "orders": [each.id for each in other.orders],
    }
    _give(session, moved, keep_id)
    own = col(Customer.id)
    session.connection().execute(update(Customer).where(own == other_id).values(merged_into_id=keep_id, updated_at=now))
    search_again(session, keep_id, now=now)
    session.expire_all()
    audit.record(
        session,
        action=_MERGED,
        entity="customer",
        entity_id=other_id,
        text=translate("customers", "{other} was merged into {name}: {reason}")(
            other=other.name or "?", name=keep.name or "?", reason=reason
        ),
        before={"merged_into": None, **moved},
        after={"merged_into": keep_id},
        now=now,
        actor=actor,
    )
    low, high = sorted((keep_id, other_id))
    attention.resolve(session, f"same-person:{low}:{high}", resolution="merged", now=now)


def split(session: Session, other_id: int, *, now: datetime, actor: str = "") -> None:
    """Take a merge back: the record stands by itself again with what it brought; what came later stays."""
    other = customer(session, other_id)
    if other.merged_into_id is None:
        raise NotAllowedError(
            translate("customers", "{name} is not merged with anybody.")(name=other.name or "?"),
            translate("customers", "Nothing needs to be split."),
        )
    entry = session.execute(
        select(AuditEntry)
        .where(
            col(AuditEntry.action) == _MERGED,
            col(AuditEntry.entity) == "customer",
            col(AuditEntry.entity_id) == other_id,
        )
        .order_by(col(AuditEntry.id).desc())
        .limit(1)
    ).scalar_one()
    _give(session, {name: (entry.before or {})[name] for name in _TABLES}, other_id)
    own = col(Customer.id)
    session.connection().execute(update(Customer).where(own == other_id).values(merged_into_id=None, updated_at=now))
    for customer_id in (other.merged_into_id, other_id):
        search_again(session, customer_id, now=now)
    session.expire_all()
    audit.record(
        session,
        action="customer.split",
        entity="customer",
        entity_id=other_id,
        text=translate("customers", "{name} was split off again.")(name=other.name or "?"),
        before={"merged_into": other.merged_into_id},
        after={"merged_into": None},
        now=now,
        actor=actor,
    )


@audit.undoes(_MERGED)
def _undo_merge(session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None:
    split(session, entry.entity_id, now=now, actor=actor)


@audit.undoes("customer.edited")
def _undo_edit(session: Session, entry: AuditEntry, *, now: datetime, actor: str) -> None:
    current = asdict(customer_edit(customer(session, entry.entity_id)))
    if any(_plain(current[name]) != _plain(value) for name, value in (entry.after or {}).items()):
        raise NotAllowedError(
            translate("customers", "This was changed again since then."),
            translate("customers", "Undo the later change first, or change the record by hand."),
        )
    fields = {**current, **(entry.before or {})}
    wanted = CustomerEdit(
        **{
            **fields,
            "tags": tuple(fields["tags"]),
            "phones": tuple(fields["phones"]),
            "emails": tuple(fields["emails"]),
            "addresses": tuple(AddressInput(**each) for each in fields["addresses"]),
        }
    )
    update_customer(session, entry.entity_id, wanted, now=now, actor=actor)


_TABLES: dict[str, type[SQLModel]] = {"identities": CustomerIdentity, "addresses": Address, "orders": Order}


def _give(session: Session, ids: dict[str, Sequence[int]] | dict[str, list[int]], customer_id: int) -> None:
    for name, table in _TABLES.items():
        columns = SQLModel.metadata.tables[str(table.__tablename__)].c
        for some in chunks(ids[name]):
            session.connection().execute(update(table).where(columns.id.in_(some)).values(customer_id=customer_id))


def _keep_identities(
    session: Session,
    current: CustomerDetail,
    keys: Sequence[Key],
    phones: dict[str, tuple[str, Phone]],
    *,
    now: datetime,
) -> None:
    """Phones and e-mails exactly as in `keys`; those that stay keep their history."""
    own = [each for each in current.identities if each.kind is not IdentityKind.CHANNEL]
    gone = [each.id for each in own if (each.kind, None, each.value) not in keys]
    session.connection().execute(delete(CustomerIdentity).where(col(CustomerIdentity.id).in_(gone)))
    there = {(each.kind, None, each.value) for each in own}
    rows: list[dict[str, Any]] = []
    for key in keys:
        if key not in there:
            kind, _, value = key
            raw, phone = phones.get(value, (value, None)) if kind is IdentityKind.PHONE else (value, None)
            rows.append(
                {
                    "customer_id": current.id,
                    "kind": kind,
                    "account_id": None,
                    "value": value,
                    "display": raw.strip(),
                    "can_text": phone.can_text if phone else True,
                    "source": "",
                    "since": now,
                }
            )
    insert_rows(session, CustomerIdentity, rows)


def search_again(session: Session, customer_id: int, *, now: datetime) -> None:
    session.expire_all()
    detail = customer(session, customer_id)
    keys: list[Key] = [(each.kind, each.account_id, each.value) for each in detail.identities]
    searched = customer_search_text(detail.name, detail.company, keys)
    own = col(Customer.id)
    session.connection().execute(
        update(Customer).where(own == customer_id).values(search_text=searched, updated_at=now)
    )


def _phone(raw: str) -> Phone:
    phone = normalise(raw)
    if phone is None:
        raise _wrong(translate("customers", "“{value}” is not a phone number.")(value=raw.strip()))
    return phone


def _email(raw: str) -> str:
    email = clean_email(raw)
    if email is None:
        raise _wrong(translate("customers", "“{value}” is not an e-mail address.")(value=raw.strip()))
    return email


def _wrong(message: Text) -> InvalidInputError:
    return InvalidInputError(message, translate("customers", "Correct it, or leave it empty."))


def _plain(value: Any) -> Any:
    """As JSON gives it back, where a tuple has become a list."""
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value

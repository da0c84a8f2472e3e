"""Who is this? The person of an order or a file's row is found by their id on the channel, by e-mail or by phone, or
is new. Families share phones, so a phone is enough only where the names agree; hidden values never count (F16).

Many are matched with a constant number of statements: what the book knows of all of them is read first, then each is
decided in memory, in order, so that the second row of one batch finds the person the first one made.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, or_, true, update
from sqlalchemy import select as columns
from sqlmodel import Session, SQLModel, col, select

from storemanager.domain.attention import Area, AttentionKind, Severity
from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.folding import search_text
from storemanager.domain.phones import display, national_form
from storemanager.services import attention
from storemanager.services.bulk import allot_ids, chunks, insert_rows
from storemanager.services.customers_inputs import (
    AddressInput,
    CustomerInput,
    CustomerMatch,
    is_masked_name,
    names_agree,
    phone_is_hidden,
    tokens,
    usable_email,
    usable_phone,
)
from storemanager.texts import translate

Key = tuple[IdentityKind, int | None, str]


@dataclass
class _Person:
    """A customer while a batch is decided; what was added to it is written at the end."""

    id: int
    name: str
    company: str = ""
    new: bool = False
    changed: bool = False
    identities: dict[Key, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    other_names: list[str] = field(default_factory=list)  # of the records that were merged into this one

    def agrees(self, name: str) -> bool:
        """Whether somebody of that name may be this person."""
        return any(names_agree(known, name) for known in (self.name, *self.other_names))


def find_or_create(session: Session, given: CustomerInput, *, now: datetime) -> CustomerMatch:
    """The customer that `given` speaks of, made if they are new."""
    return find_or_create_many(session, [given], now=now)[0]


def find_or_create_many(session: Session, given: Sequence[CustomerInput], *, now: datetime) -> list[CustomerMatch]:
    """The customer of each, in the same order. Nothing that was hidden or is missing ever makes two people one."""
    return _Matching(session, given, now).run()


def create(session: Session, given: CustomerInput, *, now: datetime) -> CustomerMatch:
    """A new person whatever the book knows, for a form; who looks the same becomes a suggestion."""
    return _Matching(session, [given], now, always_new=True).run()[0]


def identity_keys(given: CustomerInput) -> list[Key]:
    """By what the person can be known, the strongest first."""
    keys: list[Key] = []
    if given.account_id is not None and given.channel_customer_id.strip():
        keys.append((IdentityKind.CHANNEL, given.account_id, given.channel_customer_id.strip()))
    if email := usable_email(given):
        keys.append((IdentityKind.EMAIL, None, email))
    if phone := usable_phone(given):
        keys.append((IdentityKind.PHONE, None, phone.e164))
    return keys


def customer_search_text(name: str, company: str, keys: Iterable[Key]) -> str:
    """All a customer is searched by, folded: a phone both with +84 and with 0."""
    words = [name, company]
    for kind, _, value in keys:
        if kind is IdentityKind.PHONE:
            words += [value, national_form(value)]
        elif kind is IdentityKind.EMAIL:
            words.append(value)
    return search_text(*words)


def roots(session: Session, customer_ids: Iterable[int]) -> dict[int, int]:
    """Each customer with the one it has been merged into, at the end of the chain."""
    into: dict[int, int | None] = {}
    session.flush()
    waiting = set(customer_ids)
    asked = set(waiting)
    while waiting:
        for some in chunks(sorted(waiting)):
            into |= {row[0]: row[1] for row in session.connection().execute(_MERGED_INTO, {"ids": some})}
        waiting = {merged for merged in into.values() if merged is not None} - into.keys()

    def end(customer_id: int) -> int:
        merged = into.get(customer_id)
        return customer_id if merged is None else end(merged)

    return {customer_id: end(customer_id) for customer_id in asked}


_CUSTOMER = SQLModel.metadata.tables[str(Customer.__tablename__)]
_IDENTITY = SQLModel.metadata.tables[str(CustomerIdentity.__tablename__)]
_THESE: BindParameter[Any] = bindparam("ids", expanding=True)
_MERGED_INTO = columns(_CUSTOMER.c.id, _CUSTOMER.c.merged_into_id).where(_CUSTOMER.c.id.in_(_THESE))
_MERGED = columns(_CUSTOMER.c.id, _CUSTOMER.c.merged_into_id, _CUSTOMER.c.name).where(
    _CUSTOMER.c.merged_into_id.in_(_THESE)
)
_NAMES = columns(_CUSTOMER.c.id, _CUSTOMER.c.name, _CUSTOMER.c.company).where(_CUSTOMER.c.id.in_(_THESE))
_IDENTITIES = (
    columns(_IDENTITY.c.customer_id, _IDENTITY.c.kind, _IDENTITY.c.account_id, _IDENTITY.c.value)
    .where(_IDENTITY.c.customer_id.in_(_THESE))
    .order_by(_IDENTITY.c.id)
)
_ADDRESSES = select(Address).where(col(Address.customer_id).in_(_THESE))


class _Matching:
    def __init__(
        self, session: Session, given: Sequence[CustomerInput], now: datetime, *, always_new: bool = False
    ) -> None:
        self._session = session
        self._given = given
        self._now = now
        self._always_new = always_new
        self._keys = [identity_keys(each) for each in given]
        self._people: dict[int, _Person] = {}
        self._known: dict[Key, list[int]] = defaultdict(list)
        self._new_ids = iter(allot_ids(session, Customer, len(given)))
        self._customers: list[dict[str, Any]] = []
        self._identities: list[dict[str, Any]] = []
        self._addresses: list[dict[str, Any]] = []
        self._suggestions: list[tuple[int, _Person, _Person]] = []

    def run(self) -> list[CustomerMatch]:
        self._read()
        matches = [self._match(number, each) for number, each in enumerate(self._given)]
        self._write()
        suggested = {number: self._suggest(new, other) for number, new, other in self._suggestions}
        return [
            CustomerMatch(match.customer_id, match.created, suggested.get(number))
            for number, match in enumerate(matches)
        ]

    # --- what the book knows ---

    def _read(self) -> None:
        wanted = sorted({key for keys in self._keys for key in keys}, key=lambda key: (key[0].name, str(key[1:])))
        found: list[CustomerIdentity] = []
        for some in chunks(wanted, 300):
            found += self._session.exec(select(CustomerIdentity).where(or_(*_any_of(some)))).all()
        ends = roots(self._session, [row.customer_id for row in found])
        self._read_people(set(ends.values()))
        for row in found:
            key = (row.kind, row.account_id, row.value)
            if ends[row.customer_id] not in self._known[key]:
                self._known[key].append(ends[row.customer_id])

    def _read_people(self, customer_ids: set[int]) -> None:
        for some in chunks(sorted(customer_ids)):
            these = {"ids": some}
            for row in self._session.connection().execute(_NAMES, these):
                self._people[row[0]] = _Person(*row)
            for customer_id, *key in self._session.connection().execute(_IDENTITIES, these):
                self._people[customer_id].identities[key[0], key[1], key[2]] = None
            for address in self._session.scalars(_ADDRESSES, these):
                self._people[address.customer_id].places.add(_place(address))
        self._read_other_names({customer_id: customer_id for customer_id in customer_ids})

    def _read_other_names(self, ends: dict[int, int]) -> None:
        """The names of merged records, level by level down to the first of each chain."""
        below: dict[int, int] = {}
        for some in chunks(sorted(ends)):
            for customer_id, into, name in self._session.connection().execute(_MERGED, {"ids": some}):
                below[customer_id] = ends[into]
                self._people[ends[into]].other_names.append(name)
        if below:
            self._read_other_names(below)

    # --- one after the other, in memory ---

    def _match(self, number: int, given: CustomerInput) -> CustomerMatch:
        keys = self._keys[number]
        if not keys and not self._always_new:
            return CustomerMatch(None)
        person, others = (None, self._shared(keys)) if self._always_new else self._find(given, keys)
        created = person is None
        if person is None:
            person = self._make(given)
            if others:
                self._suggestions.append((number, person, others[0]))
        self._add(person, given, keys)
        return CustomerMatch(person.id, created)

    def _find(self, given: CustomerInput, keys: Sequence[Key]) -> tuple[_Person | None, list[_Person]]:
        """The person, or those who share an e-mail or phone under another name."""
        for key in keys:
            if key[0] is IdentityKind.CHANNEL and self._known[key]:
                return self._people[self._known[key][0]], []
        shared = self._shared(keys)
        agreeing = [person for person in shared if person.agrees(given.name)]
        if not agreeing:
            return None, shared
        same_name = [person for person in agreeing if tokens(person.name) == tokens(given.name)]
        return (same_name or agreeing)[0], []

    def _shared(self, keys: Sequence[Key]) -> list[_Person]:
        ids = [found for key in keys if key[0] is not IdentityKind.CHANNEL for found in self._known[key]]
        return [self._people[customer_id] for customer_id in dict.fromkeys(ids)]

    def _make(self, given: CustomerInput) -> _Person:
        person = _Person(next(self._new_ids), given.name.strip(), given.company.strip(), new=True)
        self._people[person.id] = person
        extra: dict[str, Any] = {}
        if given.phone.strip() and not phone_is_hidden(given) and usable_phone(given) is None:
            extra["phone_as_given"] = given.phone.strip()
        self._customers.append(
            {
                "id": person.id,
                "name": person.name,
                "company": person.company,
                "tax_code": given.tax_code.strip(),
                "note": given.note.strip(),
                "tags": list(given.tags),
                "extra": extra,
                "created_at": self._now,
                "updated_at": self._now,
            }
        )
        return person

    def _add(self, person: _Person, given: CustomerInput, keys: Sequence[Key]) -> None:
        """What was told and is not known of the person yet."""
        for key in keys:
            if key in person.identities:
                continue
            if key[0] is IdentityKind.CHANNEL and self._known[key]:
                continue  # an id on a channel stands at one person only; a form cannot take it away
            person.identities[key] = None
            person.changed = True
            if person.id not in self._known[key]:
                self._known[key].append(person.id)
            self._identities.append(_identity_row(person.id, key, given, self._now))
        better = given.name.strip() and not given.masked and not is_masked_name(given.name)
        if better and not tokens(person.name):
            person.name = given.name.strip()
            person.changed = True
        if given.address is not None and not given.masked:
            self._add_place(person, given.address)

    def _add_place(self, person: _Person, address: AddressInput) -> None:
        if address.key and address.key not in person.places:
            first = not person.places
            person.places.add(address.key)
            self._addresses.append({"customer_id": person.id, **asdict(address), "is_default": first})

    # --- into the book ---

    def _write(self) -> None:
        for row in self._customers:
            person = self._people[row["id"]]
            row["name"] = person.name
            row["search_text"] = customer_search_text(person.name, person.company, person.identities)
        insert_rows(self._session, Customer, self._customers)
        insert_rows(self._session, CustomerIdentity, self._identities)
        insert_rows(self._session, Address, self._addresses)
        for person in self._people.values():
            if person.changed and not person.new:
                searched = customer_search_text(person.name, person.company, person.identities)
                self._session.connection().execute(
                    update(Customer)
                    .where(col(Customer.id) == person.id)
                    .values(name=person.name, search_text=searched, updated_at=self._now)
                )

    def _suggest(self, new: _Person, other: _Person) -> int:
        shared = next(key for key in new.identities if key in other.identities)
        value = display(shared[2]) if shared[0] is IdentityKind.PHONE else shared[2]
        low, high = sorted((new.id, other.id))
        return attention.raise_(
            self._session,
            kind=AttentionKind.SAME_PERSON,
            severity=Severity.INFO,
            area=Area.CUSTOMERS,
            key=f"same-person:{low}:{high}",
            title=translate("customers", "{name} and {other} may be one person")(name=new.name, other=other.name),
            meaning=translate("customers", "Both use {value}, but the names differ. Families often share a phone.")(
                value=value
            ),
            advice=translate("customers", "Merge them if they are one person; otherwise leave them apart."),
            customer_id=new.id,
            action="merge_customers",
            payload={"keep_id": other.id, "other_id": new.id},
            now=self._now,
        )


def _any_of(keys: Sequence[Key]) -> list[Any]:
    """Conditions that find the identities of `keys`, one for each kind and account."""
    values: dict[tuple[IdentityKind, int | None], list[str]] = defaultdict(list)
    for kind, account_id, value in keys:
        values[kind, account_id].append(value)
    return [
        and_(
            col(CustomerIdentity.kind) == kind,
            col(CustomerIdentity.account_id) == account_id if account_id is not None else true(),
            col(CustomerIdentity.value).in_(some),
        )
        for (kind, account_id), some in values.items()
    ]


def _identity_row(customer_id: int, key: Key, given: CustomerInput, now: datetime) -> dict[str, Any]:
    kind, account_id, value = key
    phone = usable_phone(given) if kind is IdentityKind.PHONE else None
    shown = {IdentityKind.PHONE: given.phone, IdentityKind.EMAIL: given.email, IdentityKind.CHANNEL: value}[kind]
    return {
        "customer_id": customer_id,
        "kind": kind,
        "account_id": account_id,
        "value": value,
        "display": shown.strip(),
        "can_text": phone.can_text if phone else kind is not IdentityKind.PHONE,
        "source": given.source,
        "since": now,
    }


def _place(address: Address) -> str:
    names = AddressInput.__dataclass_fields__
    return AddressInput(**{name: getattr(address, name) for name in names}).key

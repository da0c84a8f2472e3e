"""Comparing the customers of a file with the book: the same phone or e-mail with a name that agrees is the same
person; anything less is a new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import Session, col, select

from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.phones import display, normalise
from storemanager.importexport.codes import shortened
from storemanager.importexport.drafts import Parsed, RecordDraft
from storemanager.importexport.formats import OWN
from storemanager.importexport.plans import Action, Change, RecordPlan
from storemanager.services.customers_inputs import AddressInput, names_agree
from storemanager.texts import translate, verbatim

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
SIMPLE = ("name", "company", "tax_code", "note", "tags", "extra")
_OF_ADDRESS = ("address", "ward", "district", "province", "country", "postcode")
Key = tuple[IdentityKind, str]


class CustomerPlanner:
    """Plans one file of customers, chunk by chunk."""

    def __init__(self, session: Session, parsed: Parsed) -> None:
        self._session = session
        self._parsed = parsed
        self._own = parsed.format == OWN
        self._seen: dict[Key, list[tuple[int, str]]] = defaultdict(list)
        self.new_locations: set[str] = set()

    def plan(self, drafts: Sequence[RecordDraft]) -> Iterator[RecordPlan]:
        keys = [self._keys(draft) for draft in drafts]
        known = self._known({key for each in keys for key in each})
        for draft, own in zip(drafts, keys, strict=True):
            yield self._plan(draft, own, known)

    def _keys(self, draft: RecordDraft) -> list[Key]:
        row, values, problems = draft.rows[0], draft.values, draft.problems
        keys: list[Key] = []
        for raw in values.get("phones", ()):
            phone = normalise(raw)
            if phone is not None:
                keys.append((IdentityKind.PHONE, phone.e164))
                if raw.isdecimal() and len(raw) == 9:
                    problems.note(
                        row,
                        self._parsed.head("phones"),
                        translate("files", "{raw} has lost its leading zero; it is read as {phone}.")(
                            raw=raw, phone=display(phone.e164)
                        ),
                    )
                continue
            remark = shortened(raw)
            problems.error(
                row,
                self._parsed.head("phones"),
                remark.text if remark else translate("files", "“{value}” is not a phone number.")(value=raw[:60]),
            )
        for raw in values.get("emails", ()):
            if _EMAIL.fullmatch(raw.strip()):
                keys.append((IdentityKind.EMAIL, raw.strip().lower()))
            else:
                problems.error(
                    row,
                    self._parsed.head("emails"),
                    translate("files", "“{value}” is not an e-mail address.")(value=raw[:60]),
                )
        return list(dict.fromkeys(keys))

    def _known(self, keys: set[Key]) -> dict[Key, list[Any]]:
        found: dict[Key, list[Any]] = defaultdict(list)
        for kind in (IdentityKind.PHONE, IdentityKind.EMAIL):
            wanted = sorted(value for each, value in keys if each is kind)
            for start in range(0, len(wanted), 500):
                rows = self._session.exec(
                    select(CustomerIdentity.value, Customer)
                    .join(Customer, col(Customer.id) == CustomerIdentity.customer_id)
                    .where(
                        CustomerIdentity.kind == kind,
                        col(CustomerIdentity.value).in_(wanted[start : start + 500]),
                        col(Customer.merged_into_id).is_(None),
                    )
                    .order_by(col(Customer.id))
                )
                for value, customer in rows:
                    found[kind, value].append(customer)
        return found

    def _plan(self, draft: RecordDraft, keys: list[Key], known: dict[Key, list[Any]]) -> RecordPlan:
        row, values, problems = draft.rows[0], draft.values, draft.problems
        plan = RecordPlan({row: Action.NEW}, problems=problems, values=values)
        name = values.get("name", "")
        if not name and not keys and not problems.wrong:
            problems.error(
                row,
                self._parsed.head("name"),
                translate("files", "Empty. A customer needs a name, a phone or an e-mail."),
            )
        for key in keys:
            earlier = next((seen for seen, other in self._seen[key] if names_agree(name, other)), None)
            if earlier is not None and not self._own:
                problems.error(
                    row,
                    self._parsed.head("phones" if key[0] is IdentityKind.PHONE else "emails"),
                    translate("files", "The same person stands in row {row} already.")(row=verbatim(str(earlier))),
                )
                break
            self._seen[key].append((row, name))
        if problems.wrong:
            plan.rows[row] = Action.WRONG
            return plan
        values["keys"] = keys
        if "addresses" not in values:
            address = address_of(values, name)
            if address is not None:
                values["addresses"] = [address]
        match = next((each for key in keys for each in known.get(key, ()) if names_agree(name, each.name)), None)
        if match is not None:
            self._compare(plan, row, match, keys)
        return plan

    def _compare(self, plan: RecordPlan, row: int, customer: Customer, keys: list[Key]) -> None:
        values, head = plan.values, self._parsed.head
        plan.record_id = customer.id
        for key in SIMPLE:
            if key not in values:
                continue
            old = getattr(customer, key)
            new = list(values[key]) if key == "tags" else values[key]
            if old != new:
                plan.changes.append(Change(row, key, head(key), _shown(old), _shown(new)))
            else:
                del values[key]
        stored_keys = self._session.exec(select(CustomerIdentity).where(CustomerIdentity.customer_id == customer.id))
        has = {(each.kind, each.value) for each in stored_keys}
        values["keys"] = [key for key in keys if key not in has]
        for kind, value in values["keys"]:
            field = "phones" if kind is IdentityKind.PHONE else "emails"
            plan.changes.append(Change(row, field, head(field), "", display(value) if field == "phones" else value))
        stored = self._session.exec(select(Address).where(Address.customer_id == customer.id)).all()
        places = {AddressInput(**_fields(each)).key for each in stored}
        values["addresses"] = [each for each in values.get("addresses", ()) if _key(each) not in places]
        for each in values["addresses"]:
            plan.changes.append(Change(row, "address", head("address"), "", each.get("street") or each.get("raw", "")))
        plan.rows[row] = Action.CHANGED if plan.changes else Action.SAME


ADDRESS_FIELDS = tuple(name for name in Address.model_fields if name not in ("id", "customer_id"))


def _fields(address: Address) -> dict[str, Any]:
    return {name: getattr(address, name) for name in ADDRESS_FIELDS}


def _key(address: dict[str, Any]) -> str:
    return AddressInput(**{name: value for name, value in address.items() if name in ADDRESS_FIELDS}).key


def address_of(values: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The address in a row's own columns; the district people still say is kept as they say it."""
    if not any(values.get(key) for key in _OF_ADDRESS if key != "country"):
        return None
    country = str(values.get("country", "VN")).strip().upper()
    parts = [str(values[key]) for key in ("address", "ward", "district", "province") if values.get(key)]
    return {
        "name": name,
        "street": values.get("address", ""),
        "ward": values.get("ward", ""),
        "legacy_district": values.get("district", ""),
        "province": values.get("province", ""),
        "postcode": values.get("postcode", ""),
        "country": country if len(country) == 2 else "VN",
        "raw": ", ".join(parts),
        "is_default": True,
    }


def _shown(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return tuple(str(each) for each in value)
    return str(value) if value else ""

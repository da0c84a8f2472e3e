"""Writing planned customers with their phones, e-mails and addresses, in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from storemanager.domain.customers import Address, Customer, CustomerIdentity, IdentityKind
from storemanager.domain.phones import display, normalise
from storemanager.importexport.notes import Note, changed, created
from storemanager.importexport.planning_customers import ADDRESS_FIELDS, SIMPLE
from storemanager.importexport.plans import RecordPlan
from storemanager.importexport.preview import Preview
from storemanager.services.bulk import allot_ids, insert_rows
from storemanager.services.customers_matching import customer_search_text

_BLANK: dict[str, Any] = {"name": "", "company": "", "tax_code": "", "note": "", "tags": [], "extra": {}}
_NO_ADDRESS: dict[str, Any] = dict.fromkeys(ADDRESS_FIELDS, "") | {"country": "VN", "is_default": False}


class CustomerWriter:
    """Carries out the plans of one import, chunk by chunk."""

    def __init__(self, session: Session, preview: Preview, import_id: int, *, now: datetime, actor: str) -> None:
        self._session, self._import_id, self._now = session, import_id, now

    def write(self, plans: Sequence[RecordPlan]) -> list[Note]:
        new = [plan for plan in plans if plan.record_id is None]
        notes: list[Note] = []
        customers, identities, addresses = [], [], []
        for plan, customer_id in zip(new, allot_ids(self._session, Customer, len(new)), strict=True):
            customers.append(self._customer(customer_id, plan.values))
            identities += self._identities(customer_id, plan.values)
            addresses += self._addresses(customer_id, plan.values)
            notes.append(created("customer", customer_id))
        known = [(plan.record_id, plan.values) for plan in plans if plan.record_id is not None]
        notes += [self._change(customer_id, values, identities, addresses) for customer_id, values in known]
        insert_rows(self._session, Customer, customers)
        insert_rows(self._session, CustomerIdentity, identities)
        insert_rows(self._session, Address, addresses)
        for customer_id, _ in known:
            self._search_again(customer_id)
        return notes

    def finish(self) -> list[Note]:
        return []

    def _customer(self, customer_id: int, values: dict[str, Any]) -> dict[str, Any]:
        said = {key: values.get(key, default) for key, default in _BLANK.items()}
        extra = {**said["extra"], **({"code": values["code"]} if values.get("code") else {})}
        keys = [(kind, None, value) for kind, value in values["keys"]]
        return {
            **said,
            "id": customer_id,
            "tags": list(said["tags"]),
            "extra": extra,
            "merged_into_id": None,
            "created_at": self._now,
            "updated_at": self._now,
            "search_text": customer_search_text(said["name"], said["company"], keys),
        }

    def _identities(self, customer_id: int, values: dict[str, Any]) -> list[dict[str, Any]]:
        rows = []
        for kind, value in values["keys"]:
            phone = normalise(value) if kind is IdentityKind.PHONE else None
            rows.append(
                {
                    "customer_id": customer_id,
                    "kind": kind,
                    "account_id": None,
                    "value": value,
                    "display": display(value) if phone else value,
                    "can_text": phone.can_text if phone else True,
                    "source": "import",
                    "since": self._now,
                }
            )
        return rows

    def _addresses(self, customer_id: int, values: dict[str, Any]) -> list[dict[str, Any]]:
        return [
            {**_NO_ADDRESS, **{key: each[key] for key in ADDRESS_FIELDS if key in each}, "customer_id": customer_id}
            for each in values.get("addresses", ())
        ]

    def _change(
        self,
        customer_id: int,
        values: dict[str, Any],
        identities: list[dict[str, Any]],
        addresses: list[dict[str, Any]],
    ) -> Note:
        row = self._session.get_one(Customer, customer_id)
        fields = {key: list(values[key]) if key == "tags" else values[key] for key in SIMPLE if key in values}
        before = {key: getattr(row, key) for key in fields}
        if fields:
            self._session.connection().execute(
                update(Customer).where(col(Customer.id) == customer_id).values(**fields, updated_at=self._now)
            )
            self._session.expire(row)
        new_identities = self._identities(customer_id, values)
        new_addresses = self._addresses(customer_id, values)
        if self._session.exec(select(Address.id).where(Address.customer_id == customer_id)).first() is not None:
            new_addresses = [{**each, "is_default": False} for each in new_addresses]
        identities += new_identities
        addresses += new_addresses
        added = {
            "identities": [[each["kind"].name, each["value"]] for each in new_identities],
            "addresses": [each["raw"] or each["street"] for each in new_addresses],
        }
        return changed("customer", customer_id, before, {**fields, **added})

    def _search_again(self, customer_id: int) -> None:
        row = self._session.get_one(Customer, customer_id)
        rows = self._session.exec(select(CustomerIdentity).where(CustomerIdentity.customer_id == customer_id))
        keys = [(each.kind, each.account_id, each.value) for each in rows]
        row.search_text = customer_search_text(row.name, row.company, keys)
        self._session.add(row)

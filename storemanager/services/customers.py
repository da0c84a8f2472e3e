"""Customers: one record a person across all channels. One door to everything that is done with them; the files behind
it are named after what they hold."""

from storemanager.services.customers_changes import customer_edit, merge, split
from storemanager.services.customers_changes import update_customer as update
from storemanager.services.customers_inputs import AddressInput, CustomerEdit, CustomerInput, CustomerMatch, names_agree
from storemanager.services.customers_matching import create, find_or_create, find_or_create_many
from storemanager.services.customers_rows import (
    CustomerDetail,
    CustomerFilter,
    CustomerRow,
    customer,
    customer_ids,
    customer_rows,
)

__all__ = [
    "AddressInput",
    "CustomerDetail",
    "CustomerEdit",
    "CustomerFilter",
    "CustomerInput",
    "CustomerMatch",
    "CustomerRow",
    "create",
    "customer",
    "customer_edit",
    "customer_ids",
    "customer_rows",
    "find_or_create",
    "find_or_create_many",
    "merge",
    "names_agree",
    "split",
    "update",
]

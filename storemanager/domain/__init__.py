"""The nouns of the shop and the rules they keep by themselves. No I/O, no session: `services` acts, this room knows.

Importing the package imports every table, so that `SQLModel.metadata` is whole.
"""

from storemanager.domain import (  # noqa: F401 - every table must be known to the metadata
    accounts,
    attention,
    audit,
    catalog,
    channel_products,
    collections,
    conversations,
    customers,
    imports,
    orders,
    packing,
    reviews,
    shop,
    stock,
    syncing,
)

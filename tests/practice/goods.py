"""What the tests of practice shops share: goods on the shelf, and how they are called."""

from storemanager.practice.woocommerce import PracticeShop

NO_TLS = False
"""For the `verify` of a client: practice shops speak plain http, and reading all certificates takes longer than a
request."""


def a_shirt(shop: PracticeShop) -> int:
    """A variable product with the variations SHIRT-S and SHIRT-M, ten of each."""
    size = {"name": "Size", "variation": True, "options": ["S", "M"]}
    parent = shop.add_product({"name": "Áo thun", "sku": "SHIRT", "type": "variable", "attributes": [size]})
    for option in ("S", "M"):
        shop.add_variation(
            parent,
            {
                "sku": f"SHIRT-{option}",
                "regular_price": "150000",
                "manage_stock": True,
                "stock_quantity": 10,
                "attributes": [{"name": "Size", "option": option}],
            },
        )
    return parent

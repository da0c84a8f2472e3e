"""What stands where the list of products would be, when it has no rows."""

from __future__ import annotations

from collections.abc import Callable

from storemanager.gui.widgets.buttons import Button
from storemanager.gui.widgets.notes import EmptyState
from storemanager.texts import translate


def nothing_yet(write: Callable[[], None], bring: Callable[[], None], connect: Callable[[], None]) -> EmptyState:
    """The book has no products: the ways to the first ones."""
    new = Button(str(translate("ProductsPage", "New product")), "primary", icon="plus", key="Ctrl+N")
    new.clicked.connect(write)
    file = Button(str(translate("ProductsPage", "Import a file")), icon="upload")
    file.clicked.connect(bring)
    channel = Button(str(translate("ProductsPage", "Connect a channel")), icon="plug")
    channel.clicked.connect(connect)
    sentence = translate(
        "ProductsPage",
        "Bring in the product file you have, take the products from your website, or write the first one here.",
    )
    return EmptyState("package", str(translate("ProductsPage", "No products yet")), str(sentence), new, file, channel)


def nothing_found(clear: Callable[[], None]) -> EmptyState:
    """The filters leave nothing over."""
    button = Button(str(translate("ProductsPage", "Clear filters")), icon="x")
    button.clicked.connect(clear)
    sentence = translate("ProductsPage", "Nothing matches these filters. Try fewer words, or clear the filters.")
    return EmptyState("search", str(translate("ProductsPage", "No product found")), str(sentence), button)

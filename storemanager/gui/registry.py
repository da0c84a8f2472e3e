"""The pages of the window: a new page is one entry. Each is loaded and made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from storemanager.gui.background import Background
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.widgets.page import Page, PlainPage
from storemanager.gui.window import ATTENTION
from storemanager.texts import translate

Give = Callable[[], Background]
"""The work beside the window; it is there when the first page is made."""


MakeSettings = Callable[[], Page]
"""The settings page knows this computer (its folder, its look), so whoever knows it makes the page."""


def page_specs(give: Give, settings: MakeSettings = PlainPage) -> tuple[PageSpec, ...]:
    def home() -> Page:
        from storemanager.gui.pages.home.page import HomePage

        return HomePage(give())

    def orders() -> Page:
        from storemanager.gui.pages.orders import OrdersPage

        return OrdersPage(give())

    def products() -> Page:
        from storemanager.gui.pages.products import ProductsPage

        return ProductsPage(give())

    def customers() -> Page:
        from storemanager.gui.pages.customers import CustomersPage

        return CustomersPage(give())

    return (
        PageSpec("home", translate("window", "Today"), "house", home),
        PageSpec("orders", translate("window", "Orders"), "clipboard-list", orders),
        PageSpec("products", translate("window", "Products"), "package", products),
        PageSpec("customers", translate("window", "Customers"), "users", customers),
        PageSpec("channels", translate("window", "Channels"), "store", PlainPage),
        PageSpec("files", translate("window", "Files"), "file-spreadsheet", PlainPage),
        PageSpec("settings", translate("window", "Settings"), "settings", settings, "foot"),
        PageSpec(ATTENTION, translate("window", "Needs attention"), "triangle-alert", PlainPage, "hidden"),
    )

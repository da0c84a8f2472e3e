"""The pages of the window: a new page is one entry. Each is loaded and made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from storemanager.gui.background import Background
from storemanager.gui.pages.product_channels.keys import EDIT, GRID, SENDING, SHOWN
from storemanager.gui.pages_list import PageSpec
from storemanager.gui.widgets.page import Page, PlainPage
from storemanager.gui.window import ATTENTION, CHANNELS, SYNC
from storemanager.texts import translate

if TYPE_CHECKING:
    from storemanager.gui.sync_wiring import ShopSync

Give = Callable[[], Background]
"""The work beside the window; it is there when the first page is made."""


MakeSettings = Callable[[], Page]
"""The settings page knows this computer (its folder, its look), so whoever knows it makes the page."""

GiveSync = Callable[[], "ShopSync"]
"""The sync of the shop; made at the latest when a page needs it."""


def page_specs(give: Give, sync: GiveSync, settings: MakeSettings = PlainPage) -> tuple[PageSpec, ...]:
    def home() -> Page:
        from storemanager.gui.pages.home.page import HomePage

        return HomePage(give())

    def orders() -> Page:
        from storemanager.gui.pages.orders import OrdersPage

        return OrdersPage(give())

    def packing() -> Page:
        from storemanager.gui.pages.packing import PackingPage

        return PackingPage(give(), sync().access)

    def products() -> Page:
        from storemanager.gui.pages.products import ProductsPage

        return ProductsPage(give())

    def customers() -> Page:
        from storemanager.gui.pages.customers import CustomersPage

        return CustomersPage(give())

    def messages() -> Page:
        from storemanager.gui.pages.messages import MessagesPage

        return MessagesPage(give(), sync())

    def channels() -> Page:
        from storemanager.gui.pages.channels.page import ChannelsPage

        return ChannelsPage(give(), sync())

    def files() -> Page:
        from storemanager.gui.pages.files import FilesPage

        return FilesPage(give())

    def attention() -> Page:
        from storemanager.gui.pages.attention.page import AttentionPage

        return AttentionPage(give(), sync())

    def syncs() -> Page:
        from storemanager.gui.pages.sync import SyncPage

        return SyncPage(give(), sync())

    def channels_of() -> Page:
        from storemanager.gui.pages.product_channels.shown_page import ShownPage

        return ShownPage(give(), sync())

    def edit_for_channels() -> Page:
        from storemanager.gui.pages.product_channels.edit_page import EditPage

        return EditPage(give(), sync())

    def put_on_channels() -> Page:
        from storemanager.gui.pages.product_channels.grid_page import GridPage

        return GridPage(give(), sync())

    def sending() -> Page:
        from storemanager.gui.pages.product_channels.send_page import SendPage

        return SendPage(give(), sync())

    below = "products"
    return (
        PageSpec("home", translate("window", "Today"), "house", home),
        PageSpec("orders", translate("window", "Orders"), "clipboard-list", orders),
        PageSpec("products", translate("window", "Products"), "package", products),
        PageSpec("customers", translate("window", "Customers"), "users", customers),
        PageSpec("messages", translate("window", "Messages"), "message-square", messages),
        PageSpec(CHANNELS, translate("window", "Channels"), "store", channels),
        PageSpec("files", translate("window", "Files"), "file-spreadsheet", files),
        PageSpec("settings", translate("window", "Settings"), "settings", settings, "foot"),
        PageSpec(ATTENTION, translate("window", "Needs attention"), "triangle-alert", attention, "hidden"),
        PageSpec("packing", translate("window", "Packing"), "package-check", packing, "hidden", under="orders"),
        PageSpec(SYNC, translate("window", "Sync"), "refresh-cw", syncs, "hidden"),
        PageSpec(SHOWN, translate("window", "What each channel will show"), "eye", channels_of, "hidden", under=below),
        PageSpec(EDIT, translate("window", "Edit for channels"), "pencil", edit_for_channels, "hidden", under=below),
        PageSpec(GRID, translate("window", "Put on channels"), "upload", put_on_channels, "hidden", under=below),
        PageSpec(SENDING, translate("window", "What will be sent"), "send", sending, "hidden", under=below),
    )

"""Stock and prices are changed from the products page, and undone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from storemanager.database import Book
from storemanager.gui.dialogs.change_prices import ChangePricesDialog
from storemanager.gui.dialogs.change_stock import ChangeStockDialog
from storemanager.gui.dialogs.set_price import SetPriceDialog
from storemanager.gui.pages.products import ProductsPage
from storemanager.services import catalog, stock
from tests.gui.pages.desk import Desk
from tests.gui.pages.products.seen import on_hand


def test_f4_receives_goods_and_undo_takes_them_out_again(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    desk.open(shop["TEA"])
    desk.press(Qt.Key.Key_F4)
    dialog = desk.dialog(ChangeStockDialog)
    desk.enter(dialog.quantity, "3")
    assert "12 → 15" in dialog.after.text()
    desk.save(dialog)
    assert on_hand(book, shop["TEA"]) == 15
    assert page.side.tabs.tabText(0).startswith("Why 10?")
    desk.undo()
    assert on_hand(book, shop["TEA"]) == 12
    with book.read() as session:
        assert [row.quantity for row in stock.timeline(session, shop["TEA"]).movements] == [-3, 3, 12]


def changing(desk: Desk, page: ProductsPage, variant_id: int, way: str) -> ChangeStockDialog:
    """The form for the stock of a variant, set to count or to correct it."""
    desk.open(variant_id)
    page.change_stock()
    dialog = desk.dialog(ChangeStockDialog)
    dialog.mode.choose(way)
    dialog.mode.chosen.emit(way)
    return dialog


def test_a_count_that_is_no_number_is_refused_below_its_field_and_a_right_one_writes_the_difference(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    dialog = changing(desk, page, shop["SUGAR"], "count")
    desk.enter(dialog.quantity, "3x")
    desk.save(dialog)
    assert dialog.isVisible()
    assert dialog.quantity.below.text() == "“3x” is not a number."
    assert on_hand(book, shop["SUGAR"]) == 40
    desk.enter(dialog.quantity, "38")
    desk.save(dialog)
    assert on_hand(book, shop["SUGAR"]) == 38


def test_taking_away_more_than_is_there_is_refused_in_the_form_and_nothing_changes(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    dialog = changing(desk, page, shop["HONEY"], "correct")
    desk.enter(dialog.quantity, "-4")
    desk.save(dialog)
    assert dialog.isVisible()
    assert "Not enough of HONEY on hand: 4 to take away, 3 there." in dialog.refusal.title.text()
    assert on_hand(book, shop["HONEY"]) == 3


def test_a_sale_price_must_be_lower_and_a_new_price_can_be_undone(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    desk.open(shop["TEA"])
    page.set_price()
    dialog = desk.dialog(SetPriceDialog)
    desk.enter(dialog.price, "200k")
    desk.enter(dialog.sale, "210.000")
    desk.save(dialog)
    assert dialog.sale.below.text() == "The sale price must be below the price."
    desk.enter(dialog.sale, "190,000")
    desk.save(dialog)

    def prices() -> tuple[int | None, int | None]:
        with book.read() as session:
            found = catalog.variant(session, shop["TEA"])
            return found.price, found.sale_price

    assert prices() == (200_000, 190_000)
    desk.undo()
    assert prices() == (226_000, None)


def test_ticked_products_get_ten_percent_dearer_rounded_to_a_thousand_and_undo_brings_all_back(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    page.table.go_to(shop["TEA"])
    desk.press(Qt.Key.Key_Space)
    page.table.go_to(shop["HONEY"])
    desk.press(Qt.Key.Key_Space)
    assert page.bar.count.text() == "2 products ticked"
    desk.qtbot.mouseClick(page.prices_button, Qt.MouseButton.LeftButton)
    dialog = desk.dialog(ChangePricesDialog)
    dialog.rounding.choose("1000")
    desk.enter(dialog.amount, "10")
    assert dialog.save_button.text() == "Change 2 prices"
    desk.save(dialog)

    def prices() -> list[int | None]:
        with book.read() as session:
            return [catalog.variant(session, shop[sku]).price for sku in ("TEA", "HONEY", "SUGAR")]

    assert prices() == [249_000, 208_000, 30_000]
    desk.undo()
    assert prices() == [226_000, 189_000, 30_000]

"""The products page as its owner uses it: real keys, real clicks, a real book."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from storemanager.database import Book
from storemanager.domain.accounts import Listing, MatchState
from storemanager.domain.catalog import ProductStatus
from storemanager.gui.dialogs.change_prices import ChangePricesDialog
from storemanager.gui.dialogs.change_stock import ChangeStockDialog
from storemanager.gui.dialogs.product_form import ProductForm
from storemanager.gui.dialogs.product_variants import BARCODES, PRICE, SKU, STOCK
from storemanager.gui.dialogs.set_price import SetPriceDialog
from storemanager.gui.languages import Languages
from storemanager.gui.models.rows import CELL
from storemanager.gui.pages.products import ProductsPage
from storemanager.gui.widgets.notes import EmptyState
from storemanager.services import accounts, catalog, listings, orders, stock
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.orders import LineInput, OrderInput
from tests.gui.pages.desk import Desk, at_the_desk
from tests.gui.pages.shown import filled_buttons
from tests.makers import NOON, a_product, a_shop, a_variant, put_in_stock


@pytest.fixture
def shop(book: Book) -> dict[str, int]:
    """Three products, one of them partly promised to an order."""
    with book.write() as session:
        a_shop(session)
        ids = {
            "TEA": a_variant(session, "TEA", name="Trà sen Tây Hồ", on_hand=12, price=226_000),
            "SUGAR": a_variant(session, "SUGAR", name="Đường phèn", on_hand=40, price=30_000),
            "HONEY": a_variant(session, "HONEY", name="Mật ong", on_hand=3, price=189_000),
        }
        given = OrderInput((LineInput(ids["TEA"], 5),), contact_name="Lê Minh Châu", placed_at=NOON)
        orders.create(session, given, now=NOON)
    return ids


@pytest.fixture
def at(qtbot: QtBot, dressed: QApplication, book: Book, shop: dict[str, int]) -> Iterator[tuple[Desk, ProductsPage]]:
    with at_the_desk(qtbot, book, ProductsPage) as found:
        yield found


def shown(page: ProductsPage, row: int, column: int) -> object:
    return page.model.index(row, column).data(CELL)


def said(page: ProductsPage) -> str:
    """Every word in the panel that can be seen."""
    return " | ".join(each.text() for each in page.side.findChildren(QLabel) if each.isVisible())


def on_hand(book: Book, variant_id: int) -> int:
    with book.read() as session:
        return stock.availability(session, [variant_id])[variant_id].on_hand


def test_the_list_says_what_is_available_and_what_that_is_made_of(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    _, page = at
    cell = shown(page, page.model.row_of(shop["TEA"]), 1)
    assert (cell.text, cell.second) == ("7", "12 − 5")  # type: ignore[attr-defined]
    assert "3 variants" in page.head.fact.text()


def test_a_product_is_found_without_accents_and_the_filter_can_be_cleared(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    page.focus_filter()
    with desk.qtbot.waitSignal(page.model.loaded):
        desk.qtbot.keyClicks(page.filters.search, "duong")
    assert list(page.model.all_ids()) == [shop["SUGAR"]]
    with desk.qtbot.waitSignal(page.model.loaded):
        desk.qtbot.keyClicks(page.filters.search, "xyz")
    state = page.card.empty_state()
    assert isinstance(state, EmptyState)
    assert state.title.text() == "No product found"
    with desk.qtbot.waitSignal(page.model.loaded):
        page.clear_filters()
    assert page.model.rowCount() == 3
    assert page.card.empty_state() is None


def test_pressing_a_heading_sorts_and_pressing_it_again_turns_the_order_round(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    head = page.table.horizontalHeader()
    middle = QPoint(head.sectionViewportPosition(1) + head.sectionSize(1) // 2, head.height() // 2)
    for wanted in (["HONEY", "TEA", "SUGAR"], ["SUGAR", "TEA", "HONEY"]):
        with desk.qtbot.waitSignal(page.model.loaded):
            desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert list(page.model.all_ids()) == [shop[sku] for sku in wanted]


def test_enter_opens_why_it_is_seven_with_the_order_behind_it(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    desk.open(shop["TEA"])
    assert page.side.tabs.tabText(0).startswith("Why 7?")
    desk.qtbot.waitUntil(lambda: "Opening stock" in said(page))
    words = said(page)
    for part in ("12", "on hand", "reserved for 1 order", "DH-000001", "Opening stock"):
        assert part in words
    went: list[tuple[str, object]] = []
    page.opens.connect(lambda key, record: went.append((key, record)))
    row = next(each for each in page.side.why.findChildren(QLabel) if each.text() == "DH-000001")
    desk.qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went == [("orders", 1)]


def test_the_panel_follows_the_current_row_and_escape_closes_it(
    at: tuple[Desk, ProductsPage], shop: dict[str, int]
) -> None:
    desk, page = at
    desk.open(shop["SUGAR"])
    desk.press(Qt.Key.Key_Down)
    desk.settle()
    current = page.table.current_id()
    assert page.side.data is not None
    assert page.side.data.variant.id == current
    assert page.close_something()
    assert not page.panel_open()
    assert page.table.current_id() == current


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


def test_a_count_that_is_no_number_is_refused_below_its_field_and_a_right_one_writes_the_difference(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    desk.open(shop["SUGAR"])
    page.change_stock()
    dialog = desk.dialog(ChangeStockDialog)
    dialog.mode.choose("count")
    dialog.mode.chosen.emit("count")
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
    desk.open(shop["HONEY"])
    page.change_stock()
    dialog = desk.dialog(ChangeStockDialog)
    dialog.mode.choose("correct")
    dialog.mode.chosen.emit("correct")
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


def test_a_new_product_with_two_options_makes_its_variants_with_stock(
    at: tuple[Desk, ProductsPage], book: Book
) -> None:
    desk, page = at
    page.new_here()
    form = desk.dialog(ProductForm)
    desk.enter(form.name, "Khăn lụa")
    form.variants.write(0, SKU, "KL")
    form.variants.write(0, PRICE, "285.000")
    desk.qtbot.mouseClick(form.several_button, Qt.MouseButton.LeftButton)
    for (name, values), given in zip(form.options, (("Màu", "Đỏ đô, Xanh"), ("Cỡ", "S, M")), strict=False):
        desk.enter(name, given[0])
        desk.enter(values, given[1])
    desk.qtbot.mouseClick(form.make_button, Qt.MouseButton.LeftButton)
    assert form.variants.rowCount() == 4
    form.variants.write(1, STOCK, "6")
    desk.save(form)
    with book.read() as session:
        variant_id = catalog.find_variant(session, "KL-DODO-M")
        assert variant_id is not None
        detail = catalog.variant(session, variant_id)
        whole = catalog.product(session, detail.product_id)
    assert (detail.options, detail.price, detail.on_hand) == (("Đỏ đô", "M"), 285_000, 6)
    assert [each.sku for each in whole.variants] == ["KL-DODO-S", "KL-DODO-M", "KL-XANH-S", "KL-XANH-M"]
    assert page.model.rowCount() == 7


def test_a_sku_that_is_taken_is_said_at_its_line_and_the_form_stays_as_it_was(
    at: tuple[Desk, ProductsPage], book: Book
) -> None:
    desk, page = at
    page.new_here()
    form = desk.dialog(ProductForm)
    desk.save(form)
    assert form.name.below.text() == "Give it the name customers will read."
    desk.enter(form.name, "Trà khác")
    desk.save(form)
    assert "needs a SKU" in form.below.text()
    form.variants.write(0, SKU, "TEA")
    desk.save(form)
    assert form.isVisible()
    assert "The SKU TEA is in the book already." in form.below.text()
    assert form.variants.cell_text(0, SKU) == "TEA"
    form.variants.write(0, PRICE, "12x")
    desk.save(form)
    assert form.below.text() == "“12x” is not a number."
    with book.read() as session:
        assert len(catalog.variant_ids(session)) == 3


def test_editing_keeps_what_has_no_field_and_undo_brings_the_old_product_back(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        given = VariantInput("MUG", barcodes=("8936014520117",), price=90_000, weight_grams=350, extra={"x": "kept"})
        [made] = catalog.create_products(session, [ProductInput("Cốc", (given,))], now=NOON)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.edit()
    form = desk.dialog(ProductForm)
    assert form.variants.cell_text(0, BARCODES) == "8936014520117"
    desk.enter(form.name, "Cốc men ngọc")
    form.variants.write(0, SKU, "MUG-1")
    desk.save(form)

    def now_in_the_book() -> tuple[str, str, int | None, object]:
        with book.read() as session:
            found = catalog.variant(session, made.variant_ids[0])
            return found.product_name, found.sku, found.weight_grams, found.extra.get("x")

    assert now_in_the_book() == ("Cốc men ngọc", "MUG-1", 350, "kept")
    desk.undo()
    assert now_in_the_book() == ("Cốc", "MUG", 350, "kept")


def test_an_archived_product_leaves_the_list_and_undo_brings_it_back(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    page.table.go_to(shop["HONEY"])
    desk.press(Qt.Key.Key_Space)
    desk.qtbot.mouseClick(page.archive_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert shop["HONEY"] not in list(page.model.all_ids())
    desk.undo()
    assert shop["HONEY"] in list(page.model.all_ids())
    with book.read() as session:
        owner = catalog.variant(session, shop["HONEY"]).product_id
        assert catalog.product(session, owner).status is ProductStatus.ACTIVE


def test_undo_makes_an_archived_draft_a_draft_again(at: tuple[Desk, ProductsPage], book: Book) -> None:
    desk, page = at
    with book.write() as session:
        draft = ProductInput("Mẫu mới", (VariantInput("NEW"),), status=ProductStatus.DRAFT)
        [made] = catalog.create_products(session, [draft], now=NOON)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.side.archive_wanted.emit()
    desk.settle()
    desk.undo()
    with book.read() as session:
        assert catalog.product(session, made.product_id).status is ProductStatus.DRAFT


def test_f71_a_description_with_markup_is_shown_as_plain_letters_and_never_run(
    at: tuple[Desk, ProductsPage], book: Book
) -> None:
    desk, page = at
    text = "<p>Trà <b>ngon</b> &lt;b&gt;</p><script>alert(1)</script><img src=http://x.example/a.png onerror=alert(2)>"
    with book.write() as session:
        given = ProductInput("Trà <i>lạ</i>", (VariantInput("ODD"),), description=text)
        [made] = catalog.create_products(session, [given], now=NOON)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.side.choose("details")
    desk.qtbot.waitUntil(lambda: "Trà ngon <b>" in said(page))
    labels = [each for each in page.side.findChildren(QLabel) if each.isVisible()]
    assert page.side.title.text() == "Trà <i>lạ</i>"
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in labels if "<" in each.text())


def test_siblings_of_a_variant_are_one_click_away(at: tuple[Desk, ProductsPage], book: Book) -> None:
    desk, page = at
    with book.write() as session:
        made = a_product(session, "Áo thun", ["AO-S", "AO-M"], on_hand=4)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.side.choose("details")
    desk.qtbot.waitUntil(lambda: "Cỡ 2" in said(page))
    sibling = next(each for each in page.side.details.findChildren(QLabel) if each.text() == "Cỡ 2")
    desk.qtbot.mouseClick(sibling, Qt.MouseButton.LeftButton)
    desk.settle()
    assert page.side.second.text().startswith("AO-M")
    assert page.table.current_id() == made.variant_ids[1]


def test_a_channel_has_its_column_and_its_listing_can_be_paused_and_unmatched(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        account_id = accounts.add(
            session, kind="woocommerce", name="My website", address="https://shop.example", settings={},
            currency="VND", now=NOON,
        )  # fmt: skip
        accounts.activate(session, account_id, now=NOON)
        listing = Listing(
            account_id=account_id, variant_id=shop["TEA"], match_state=MatchState.MATCHED, remote_product_id="9",
            stock_seen=11, dirty=False, updated_at=NOON,
        )  # fmt: skip
        session.add(listing)
        session.flush()
        listing_id = listing.id or 0
    page.refresh()
    desk.settle()
    cell = shown(page, page.model.row_of(shop["TEA"]), 3)
    assert (cell.text, cell.mark) == ("7", "differs")  # type: ignore[attr-defined]
    assert cell.spoken == "My website shows 11, it should be 7"  # type: ignore[attr-defined]
    desk.open(shop["TEA"])
    page.side.choose("channels")
    page.side.channels.pause_wanted.emit(listing_id)
    desk.settle()
    assert shown(page, page.model.row_of(shop["TEA"]), 3).mark == "paused"  # type: ignore[attr-defined]
    page.side.channels.unmatch_wanted.emit(listing_id)
    desk.settle()
    assert shown(page, page.model.row_of(shop["TEA"]), 3).mark == "absent"  # type: ignore[attr-defined]
    desk.undo()
    with book.read() as session:
        assert listings.get(session, listing_id).variant_id == shop["TEA"]


def test_ctrl_c_copies_amounts_as_plain_numbers(at: tuple[Desk, ProductsPage], shop: dict[str, int]) -> None:
    desk, page = at
    page.table.go_to(shop["TEA"])
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Trà sen Tây Hồ\t7\t226000"


def test_a_refresh_keeps_the_current_row_and_the_ticks(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    page.table.go_to(shop["TEA"])
    desk.press(Qt.Key.Key_Space)
    with book.write() as session:
        put_in_stock(session, shop["HONEY"], 5)
        a_variant(session, "AAA", name="An toàn", on_hand=1)
    page.refresh()
    desk.settle()
    assert page.table.current_id() == shop["TEA"]
    assert page.model.ticked == {shop["TEA"]}
    assert page.model.rowCount() == 4


def test_an_empty_shop_is_told_what_to_do_first(qtbot: QtBot, dressed: QApplication, book: Book) -> None:
    with book.write() as session:
        a_shop(session)
    with at_the_desk(qtbot, book, ProductsPage) as (_, page):
        state = page.card.empty_state()
        assert isinstance(state, EmptyState)
        assert state.title.text() == "No products yet"
        assert len(filled_buttons(page)) == 1


def test_switching_the_language_puts_every_word_of_the_page_into_it(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], qapp: QApplication
) -> None:
    desk, page = at
    desk.open(shop["TEA"])
    languages = Languages(qapp)
    try:
        languages.use("vi")
        QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        assert page.head.title.text() == "Hàng hoá"
        assert page.table.model().headerData(0, Qt.Orientation.Horizontal) == "Hàng"
        assert page.side.tabs.tabText(0) == "Vì sao còn 7?"
    finally:
        languages.use("en")

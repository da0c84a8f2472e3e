"""Products are written, edited and archived from their page, and each of it is undone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from storemanager.database import Book
from storemanager.domain.catalog import ProductStatus
from storemanager.gui.dialogs.bundle_form import BundleForm
from storemanager.gui.dialogs.product_form import ProductForm
from storemanager.gui.dialogs.product_variants import BARCODES, PRICE, SKU, STOCK
from storemanager.gui.pages.products import ProductsPage
from storemanager.services import catalog
from storemanager.services.catalog import ProductInput, VariantInput
from storemanager.services.catalog_bundles import parts
from tests.gui.pages.desk import Desk
from tests.makers import NOON


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


def test_what_was_not_counted_is_counted_from_what_is_on_the_shelf_when_counting_is_switched_on(
    at: tuple[Desk, ProductsPage], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        given = VariantInput("BAG", track_stock=False)
        [made] = catalog.create_products(session, [ProductInput("Túi", (given,))], now=NOON)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.edit()
    form = desk.dialog(ProductForm)
    assert not form.counting.isChecked()
    assert STOCK not in form.variants.fields
    desk.qtbot.keyClick(form.counting, Qt.Key.Key_Space)
    form.variants.write(0, STOCK, "7")
    desk.save(form)
    with book.read() as session:
        detail = catalog.variant(session, made.variant_ids[0])
    assert (detail.track_stock, detail.on_hand) == (True, 7)
    page.edit()
    form = desk.dialog(ProductForm)
    assert form.counting.isChecked()
    assert STOCK not in form.variants.fields, "its stock is changed where it is explained"


def test_a_bundle_is_put_together_by_scanning_its_parts_and_undone(
    at: tuple[Desk, ProductsPage], shop: dict[str, int], book: Book
) -> None:
    desk, page = at
    with book.write() as session:
        [made] = catalog.create_products(session, [ProductInput("Bộ quà trà", (VariantInput("GIFT"),))], now=NOON)
    page.refresh()
    desk.settle()
    desk.open(made.variant_ids[0])
    page.side.bundle_wanted.emit()
    form = desk.dialog(BundleForm)
    for code in ("TEA", "SUGAR", "TEA"):
        form.finder.search.setText(code)
        desk.qtbot.keyClick(form.finder.search, Qt.Key.Key_Return)
        desk.settle()
    assert [(each.product.sku, each.value()) for each in form.rows] == [("TEA", 2), ("SUGAR", 1)]
    assert form.said.text() == "By what is available now it can be sold 3 times."
    form.rows[1].quantity.setText("0")
    desk.save(form)
    assert form.rows[1].sentence.text() == "Enter a number that is more than zero."
    form.rows[1].quantity.setText("4")
    desk.save(form)
    with book.read() as session:
        assert [(part.variant_id, part.quantity) for part in parts(session, made.variant_ids[0])] == [
            (shop["SUGAR"], 4), (shop["TEA"], 2),
        ]  # fmt: skip
        assert catalog.variant_rows(session, made.variant_ids)[0].available == 3
    desk.undo()
    with book.read() as session:
        assert parts(session, made.variant_ids[0]) == ()

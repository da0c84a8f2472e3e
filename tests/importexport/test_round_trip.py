"""What goes out comes back the same, whatever text is in it, and nothing in it runs in Excel (F72)."""

import csv
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemanager.domain.catalog import ProductKind, ProductStatus
from storemanager.domain.stock import MovementReason
from storemanager.importexport import Action, ImportKind, Stopped, export, moments, open_file
from storemanager.importexport.cells import inert, plain, revived
from storemanager.importexport.lists import joined, split
from storemanager.importexport.tables import new_table
from storemanager.services import catalog, orders, stock
from storemanager.services.catalog_inputs import ImageInput, ProductInput, VariantInput
from storemanager.services.order_inputs import LineInput, OrderInput
from tests.importexport.desk import LATER, NOON, Desk

TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text("=+-@'\t\r\n\x00 \"\\_x0041;,a")


@given(TEXT)
def test_f72_no_cell_begins_with_what_excel_would_run(text: str) -> None:
    cell = inert(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) or not cell
    assert revived(cell) == text


@given(st.lists(TEXT))
def test_a_list_in_one_cell_comes_back_the_same(items: list[str]) -> None:
    assert split(joined(items)) == tuple(items)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=1, max_size=12))
def test_f72_any_text_is_read_back_unchanged(tmp_path: Path, ending: str, texts: list[str]) -> None:
    path = tmp_path / f"a.{ending}"
    with new_table(path, ["Mark", "Text"], sheet="S") as table:
        for text in texts:
            table.write(["x", text])
    assert [revived(row[2]) for row in open_file(path).rows] == texts


def test_f72_cells_of_woocommerce_that_were_made_inert_are_read_as_they_were() -> None:
    assert plain("'=1+1") == "=1+1"
    assert plain("'til tomorrow") == "'til tomorrow"
    assert plain('="00123"') == "00123"


def a_full_shop(desk: Desk) -> None:
    """Everything a product can have, in texts that are hard on files."""
    nasty = "=cmd|'/c calc'!A1\r\n\tdòng \x01 hai; \"ba\" \\; _x000D_ "
    with desk.book.write() as session:
        first, second, *_ = catalog.create_products(
            session,
            [
                ProductInput(
                    name="=Áo dài; lụa",
                    options=("Màu", "Cỡ; số"),
                    variants=(
                        VariantInput(
                            "-AO-1",
                            ("Đỏ", "M"),
                            ("8931234567897", "0012"),
                            price=350000,
                            sale_price=300000,
                            sale_from=NOON,
                            sale_to=LATER + timedelta(microseconds=7),
                            cost=120000,
                            weight_grams=300,
                            safety_stock=2,
                            reorder_point=5,
                            shelf="+K1",
                            image_url="https://example.com/a,b.jpg",
                            extra={"ghi chú": {"=": [1, None, "x"]}},
                        ),
                        VariantInput("007", ("Đỏ", ""), (), price=0, track_stock=False),
                        VariantInput("@x 1.0", ("Xanh", "L"), ("ABC-1",)),
                    ),
                    description=nasty,
                    short_description="'trích dẫn",
                    brand="@hiệu",
                    unit="bộ",
                    handle="ao-dai",
                    tags=("a;b", "c\\d", ", ", "="),
                    categories=(("Quần áo", "Áo > dài"), ("-Mới",)),
                    images=(ImageInput("https://example.com/1.jpg", "=mô tả"), ImageInput("https://example.com/2.jpg")),
                    extra={"woocommerce": {"ID": "7"}},
                ),
                ProductInput(
                    "Gạo ST25", (VariantInput("GAO", price=25000, quantity_scale=1000, safety_stock=1500),), unit="kg"
                ),
                ProductInput("Bộ sưu tập", (), kind=ProductKind.GROUPED, status=ProductStatus.DRAFT, handle="bst"),
            ],
            now=NOON,
        )
        place = stock.default_location(session)
        stock.post(
            session,
            [
                stock.NewMovement(first.variant_ids[0], place, 17, MovementReason.INITIAL, "a", NOON),
                stock.NewMovement(first.variant_ids[2], place, -2, MovementReason.CORRECTION, "b", NOON),
                stock.NewMovement(second.variant_ids[0], place, 12345, MovementReason.INITIAL, "c", NOON),
            ],
            now=NOON,
        )


NOT_CONTENT = (
    "import_run",
    "import_change",
    "stock_movement",
    "number_series",
    "shop",
    "audit_entry",
    "sqlite_sequence",
)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_full_shop_comes_back_the_same_from_its_own_file(dollar_desk: Desk, other_desk: Desk, ending: str) -> None:
    a_full_shop(dollar_desk)
    other_desk.take_in(dollar_desk.export(ImportKind.PRODUCTS, f"hang.{ending}"))
    mine, theirs = dollar_desk.dump(without=NOT_CONTENT), other_desk.dump(without=NOT_CONTENT)
    assert theirs == {**mine, "stock_level": theirs["stock_level"]}
    assert [row[:4] for row in theirs["stock_level"]] == [row[:4] for row in mine["stock_level"]]
    again = other_desk.preview(dollar_desk.export(ImportKind.PRODUCTS, f"hang2.{ending}"))
    assert again.count(Action.SAME) == again.row_count


def test_codes_stand_as_text_in_excel_and_the_heads_stay_in_sight(dollar_desk: Desk) -> None:
    a_full_shop(dollar_desk)
    path = dollar_desk.export(ImportKind.PRODUCTS, "hang.xlsx")
    rows = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows[0][:3] == ["SKU", "Name", "Product group"]
    assert [row[0] for row in rows[1:4]] == ["'-AO-1", "007", "'@x 1.0"]
    assert isinstance(rows[1][rows[0].index("Price")], float)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_counts_customers_and_orders_come_back_the_same(dollar_desk: Desk, other_desk: Desk, ending: str) -> None:
    a_full_shop(dollar_desk)
    dollar_desk.take_in(
        "Tên khách hàng,Điện thoại,Email,Địa chỉ,Thẻ,Ghi chú\n"
        '\'=Lê An,0901234567,an@example.com,"12, Lê Lợi",vip;quen,"a\nb"\n',
        ImportKind.CUSTOMERS,
    )
    with dollar_desk.book.write() as session:
        lines = (LineInput(1, 2), LineInput(4, 1500), LineInput(None, 1, unit_price=500, title="=Gói quà"))
        sent = orders.create(session, OrderInput(lines, customer_id=1, contact_name="Lê An", note="+gấp"), now=NOON)
        orders.record_payment(session, sent, 1000, "cash", key="p1", now=LATER)
        orders.ship(session, sent, tracking_number="GHN=1", carrier="GHN", now=LATER)
        orders.create(session, OrderInput((LineInput(1, 3),)), now=LATER)
    for kind in (ImportKind.PRODUCTS, ImportKind.STOCK, ImportKind.CUSTOMERS, ImportKind.ORDERS):
        other_desk.take_in(dollar_desk.export(kind, f"{kind.value}.{ending}"), kind)
    own = ("customer", "customer_identity", "address", "orders", "order_line", "payment", "shipment", "shipment_line")
    mine, theirs = dollar_desk.dump(), other_desk.dump()
    for name in own:
        assert len(theirs[name]) == len(mine[name]) > 0, name
    for name in ("customer", "address", "orders", "order_line", "payment", "shipment", "shipment_line"):
        assert theirs[name] == mine[name], name
    levels = "variant_id, on_hand, reserved"
    assert other_desk.table("stock_level", levels, "ORDER BY 1") == dollar_desk.table(
        "stock_level", levels, "ORDER BY 1"
    )
    with other_desk.book.read() as session:
        assert stock.check(session) == []
    for kind in (ImportKind.STOCK, ImportKind.CUSTOMERS, ImportKind.ORDERS):
        again = other_desk.export(kind, f"again.{ending}")
        first = dollar_desk.folder / f"{kind.value}.{ending}"
        assert [row[1:] for row in open_file(again).rows] == [row[1:] for row in open_file(first).rows]


def test_an_export_that_is_cancelled_leaves_the_old_file(dollar_desk: Desk) -> None:
    a_full_shop(dollar_desk)
    path = dollar_desk.file("old", "hang.csv")
    with dollar_desk.book.read() as session, pytest.raises(Stopped):
        export(session, ImportKind.PRODUCTS, path, cancelled=lambda: True)
    assert path.read_text() == "old"
    assert [each.name for each in path.parent.glob(".hang*")] == []


def test_a_csv_for_excel_has_a_byte_order_mark(dollar_desk: Desk) -> None:
    a_full_shop(dollar_desk)
    path = dollar_desk.export(ImportKind.PRODUCTS, "hang.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfSKU,Name")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 6


def test_times_are_kept_to_the_last_digit() -> None:
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    moment = datetime.fromisoformat("2026-11-22T05:00:00.000007+00:00")
    assert moments.parse(moments.written(moment, zone), zone) == moment


def test_an_export_says_how_many_rows_the_file_has(desk: Desk) -> None:
    desk.take_in(
        "Mã hàng,Tên hàng,Thuộc tính 1,Giá trị thuộc tính 1,Giá bán\n"
        "A-S,Áo,Cỡ,S,1000\nA-M,Áo,Cỡ,M,2000\nCUP,Cốc,,,3000\n"
    )
    path = desk.folder / "out.csv"
    with desk.book.read() as session:
        rows = export(session, ImportKind.PRODUCTS, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert rows == len(list(csv.reader(file))) - 1 == 3
